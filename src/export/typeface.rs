//! The typeface that ships with the program: the window and pictures draw with the same.

/// Running text.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
/// Headings and labels.
pub const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
/// The name of both.
pub const FAMILY: &str = "Inter";
