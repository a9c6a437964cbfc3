//! Files, messages and the system's fonts: what both the window and the commands need from the system.

pub mod clock;
pub mod console;
pub mod file_limit;
pub mod files;
pub mod folder;
pub mod store;
pub mod system_fonts;
#[cfg(feature = "window")]
pub mod thread_clock;
