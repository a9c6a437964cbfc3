//! Files and the system's fonts: what the window and the commands alike ask of the system.

pub mod files;
pub mod system_fonts;
