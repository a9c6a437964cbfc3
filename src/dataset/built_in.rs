//! The catalog that ships with the program.

/// Its file, compiled in.
pub const BUILT_IN: &[u8] = include_bytes!("../../catalog.ron");
