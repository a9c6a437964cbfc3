//! How much of a ranking is worked out and shown at once.

use crate::decide::Points;

/// The most alternatives for which robustness is worked out between two frames; it takes some 15 ms for thirteen.
pub const QUICK: usize = 60;

/// How many of a ranking are shown at first, and how many more at a time.
pub const SHOWN: usize = 30;

/// A score as a share of the full score, 0 to 1.
pub(super) fn share(points: Points) -> f32 {
    (points.as_f64() / 100.0) as f32
}
