//! Files, messages and the system's fonts: what the window and the commands alike ask of the system.

pub mod console;
pub mod files;
pub mod folder;
pub mod store;
pub mod system_fonts;
#[cfg(feature = "window")]
pub mod thread_clock;
