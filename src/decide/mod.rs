//! Which one should I take: the wizard as a state machine, the scoring, and how sure the answer is.
//!
//! [`answers`] and [`machine`] are what the user says; [`table`] asks every rule of every alternative once, [`candidates`]
//! adds the columns up, [`score`] orders and [`explain`] traces each point to its rule. Everything is whole numbers,
//! so the same answers give the same ranking on every machine.

pub mod answers;
pub mod branch;
mod candidates;
mod diagram;
mod explain;
pub mod justification;
pub mod lint;
mod machine;
mod points;
pub mod preference;
mod response;
pub mod robust;
pub mod route;
mod score;
mod script;
pub mod summary;
mod table;

pub use answers::{Answers, Preference, Topic};
pub use branch::{Difference, Moved};
pub use diagram::Diagram;
pub use explain::{Contribution, Open};
pub use justification::Justification;
pub use lint::lint;
pub use machine::{Position, Response, Script, WizardEvent, WizardState, step};
pub use points::Points;
pub use robust::{Robustness, robustness, robustness_with};
pub use route::route_to;
pub use score::{Ranked, Ranking, Reason, RuledOut, Standings, rank, rank_top, rank_with, standings};
pub use table::RuleTable;
