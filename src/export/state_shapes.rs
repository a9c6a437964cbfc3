//! The symbols for the state of a cell as geometry: the window paints them and pictures fill them, from one description.
//!
//! Each differs from the others in form: colour only helps those who see it.

use std::f32::consts::FRAC_1_SQRT_2;

use crate::catalog::State;

/// The symbol for what the sources state; a plain value has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// A point relative to the symbol's middle; y grows downwards.
pub type Offset = (f32, f32);

/// One stroke of a symbol. Lengths are in the unit of the given side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StateStroke {
    /// A filled disc.
    Disc {
        /// Its middle.
        center: Offset,
        radius: f32,
    },
    /// A ring between two radii.
    Ring {
        /// Its middle.
        center: Offset,
        /// Its inner radius.
        inner: f32,
        /// Its outer radius.
        outer: f32,
    },
    /// The left half of a disc around the middle.
    LeftHalf { radius: f32 },
    /// A straight line.
    Line {
        /// From here.
        from: Offset,
        /// To here.
        to: Offset,
        /// So wide.
        width: f32,
    },
    /// A bar with round ends, in the middle.
    Dash { half_length: f32, half_height: f32 },
}

/// The sine and cosine of an eighth of a turn's half, as a number: the functions differ in their last digit from one
/// system to another, and files made of these marks must not.
const SIN_22_5: f32 = 0.382_683_43;
const COS_22_5: f32 = 0.923_879_5;

impl StateShape {
    /// The symbol of a state; a plain value has none.
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

    /// What it is made of, in a square of this side.
    pub fn marks(self, side: f32) -> Vec<StateStroke> {
        let middle = (0.0, 0.0);
        let outer = (side * 0.5 - 1.0).max(2.0);
        let width = (side * 0.13).max(1.3);
        let inner = outer - width;
        let ring = StateStroke::Ring {
            center: middle,
            inner,
            outer,
        };
        match self {
            Self::Yes => vec![StateStroke::Disc {
                center: middle,
                radius: outer,
            }],
            Self::No => {
                let reach = (inner + width * 0.5) * FRAC_1_SQRT_2;
                let bar = StateStroke::Line {
                    from: (-reach, -reach),
                    to: (reach, reach),
                    width,
                };
                vec![ring, bar]
            }
            Self::Partly => vec![
                ring,
                StateStroke::LeftHalf {
                    radius: inner + width * 0.5,
                },
            ],
            Self::NotApplicable => vec![StateStroke::Dash {
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
                ring.map(|center| StateStroke::Disc { center, radius: dot }).into()
            }
            Self::Conflicting => {
                let small = side * 0.33;
                let apart = side * 0.5 - small;
                vec![
                    StateStroke::Disc {
                        center: (-apart, 0.0),
                        radius: small,
                    },
                    StateStroke::Ring {
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

    const ALL: [StateShape; 6] = [
        StateShape::Yes,
        StateShape::No,
        StateShape::Partly,
        StateShape::NotApplicable,
        StateShape::NotStated,
        StateShape::Conflicting,
    ];

    #[test]
    fn every_sign_stays_in_its_square_and_differs_from_the_others() {
        for side in [8.0, 12.0, 16.0, 40.0] {
            let all: Vec<Vec<StateStroke>> = ALL.iter().map(|s| s.marks(side)).collect();
            for (i, marks) in all.iter().enumerate() {
                assert!(!all[i + 1..].contains(marks), "{i} at {side}");
                for mark in marks {
                    let (far, thick) = match *mark {
                        StateStroke::Disc { center, radius } => (center, radius),
                        StateStroke::Ring { center, inner, outer } => {
                            assert!(inner > 0.0 && inner < outer, "{mark:?}");
                            (center, outer)
                        }
                        StateStroke::LeftHalf { radius } => ((0.0, 0.0), radius),
                        StateStroke::Line { to, width, .. } => (to, width * 0.5),
                        StateStroke::Dash { half_length, .. } => ((half_length, 0.0), 0.0),
                    };
                    let reach = far.0.abs().max(far.1.abs()) + thick;
                    assert!(reach <= side * 0.5 + 0.01, "{mark:?} at {side}");
                }
            }
        }
    }
}
