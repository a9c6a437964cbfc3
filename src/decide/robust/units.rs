//! What shares are counted in.

/// One combination of answers, or one weighting, in the units that shares are counted in: those that tie share it evenly,
/// and up to twenty can do so without a remainder (the least common multiple of 1 to 20).
pub const UNITS: u64 = 232_792_560;
