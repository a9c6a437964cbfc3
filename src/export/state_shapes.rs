//! The signs for the state of a cell as geometry: the window paints them and pictures fill them, from one description.
//!
//! Each differs from the others in form: colour only helps those who see it.

use std::f32::consts::FRAC_1_SQRT_2;

use crate::catalog::State;

/// The sign for what the sources say. A plain value has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StateShape {
    /// A filled disc.
    Yes,
    /// A ring with a bar through it.
    No,
    /// A ring whose left half is filled.
    Partly,
    /// A short dash.
    NotApplicable,
    /// A ring of dots.
    NotStated,
    /// Two discs that overlap, one filled and one empty.
    Conflicting,
}

/// A point relative to the sign's middle; y grows downwards.
pub type Point = (f32, f32);

/// One stroke of a sign. Lengths are in the unit of the side it was asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A filled disc.
    Disc {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: f32,
    },
    /// A ring between two radii.
    Ring {
        /// Its middle.
        center: Point,
        /// Its inner radius.
        inner: f32,
        /// Its outer radius.
        outer: f32,
    },
    /// The left half of a disc around the middle.
    LeftHalf {
        /// Its radius.
        radius: f32,
    },
    /// A straight line.
    Line {
        /// From here.
        from: Point,
        /// To here.
        to: Point,
        /// So wide.
        width: f32,
    },
    /// A bar with round ends, lying in the middle.
    Dash {
        /// Half its length.
        half_length: f32,
        /// Half its height.
        half_height: f32,
    },
}

/// The sine and cosine of an eighth of a turn's half, as a number: the functions differ in their last digit from one
/// system to another, and files made of these marks must not.
const SIN_22_5: f32 = 0.382_683_43;
const COS_22_5: f32 = 0.923_879_5;

impl StateShape {
    /// All of them, in the order of a legend.
    pub const ALL: [Self; 6] = [
        Self::Yes,
        Self::No,
        Self::Partly,
        Self::NotApplicable,
        Self::NotStated,
        Self::Conflicting,
    ];

    /// The sign of a state; a plain value has none.
    pub const fn of(state: State) -> Option<Self> {
        match state {
            State::Yes => Some(Self::Yes),
            State::No => Some(Self::No),
            State::Partly => Some(Self::Partly),
            State::Value => None,
            State::NotApplicable => Some(Self::NotApplicable),
            State::NotStated => Some(Self::NotStated),
            State::Conflicting => Some(Self::Conflicting),
        }
    }

    /// The word that goes with the sign, on screen where there is room and aloud always.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Partly => "partly",
            Self::NotApplicable => "n/a",
            Self::NotStated => "not stated",
            Self::Conflicting => "sources disagree",
        }
    }

    /// What it is made of, in a square of this side.
    pub fn marks(self, side: f32) -> Vec<Mark> {
        let middle = (0.0, 0.0);
        let outer = (side * 0.5 - 1.0).max(2.0);
        let width = (side * 0.13).max(1.3);
        let inner = outer - width;
        let ring = Mark::Ring {
            center: middle,
            inner,
            outer,
        };
        match self {
            Self::Yes => vec![Mark::Disc {
                center: middle,
                radius: outer,
            }],
            Self::No => {
                let reach = (inner + width * 0.5) * FRAC_1_SQRT_2;
                let bar = Mark::Line {
                    from: (-reach, -reach),
                    to: (reach, reach),
                    width,
                };
                vec![ring, bar]
            }
            Self::Partly => vec![
                ring,
                Mark::LeftHalf {
                    radius: inner + width * 0.5,
                },
            ],
            Self::NotApplicable => vec![Mark::Dash {
                half_length: outer * 0.6,
                half_height: width * 0.5,
            }],
            Self::NotStated => {
                let dot = (side * 0.085).max(0.9);
                let (near, far) = ((outer - dot) * SIN_22_5, (outer - dot) * COS_22_5);
                let ring = [
                    (far, near),
                    (near, far),
                    (-near, far),
                    (-far, near),
                    (-far, -near),
                    (-near, -far),
                    (near, -far),
                    (far, -near),
                ];
                ring.map(|center| Mark::Disc { center, radius: dot }).into()
            }
            Self::Conflicting => {
                let small = side * 0.33;
                let apart = side * 0.5 - small;
                vec![
                    Mark::Disc {
                        center: (-apart, 0.0),
                        radius: small,
                    },
                    Mark::Ring {
                        center: (apart, 0.0),
                        inner: small - width,
                        outer: small,
                    },
                ]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_stays_in_its_square_and_differs_from_the_others() {
        for side in [8.0, 12.0, 16.0, 40.0] {
            let all: Vec<Vec<Mark>> = StateShape::ALL.iter().map(|s| s.marks(side)).collect();
            for (i, marks) in all.iter().enumerate() {
                assert!(!all[i + 1..].contains(marks), "{i} at {side}");
                for mark in marks {
                    let (far, thick) = match *mark {
                        Mark::Disc { center, radius } => (center, radius),
                        Mark::Ring { center, inner, outer } => {
                            assert!(inner > 0.0 && inner < outer, "{mark:?}");
                            (center, outer)
                        }
                        Mark::LeftHalf { radius } => ((0.0, 0.0), radius),
                        Mark::Line { to, width, .. } => (to, width * 0.5),
                        Mark::Dash { half_length, .. } => ((half_length, 0.0), 0.0),
                    };
                    let reach = far.0.abs().max(far.1.abs()) + thick;
                    assert!(reach <= side * 0.5 + 0.01, "{mark:?} at {side}");
                }
            }
        }
    }
}
