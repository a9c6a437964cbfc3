//! Which one should I take: the wizard as a state machine, the scoring, and how sure the answer is.
//!
//! [`answers`] and [`machine`] are the user's input; [`table`] evaluates every rule for every alternative once,
//! [`candidates`] adds the columns up, [`order`] decides who is elected, [`score`] judges and [`explain`] traces each
//! point to its rule. All is exact, so the same answers give the same ranking on every machine, and ties are ties.

pub mod answers;
pub mod branch;
mod candidates;
pub mod curve;
mod diagram;
mod explain;
pub mod facts;
pub mod grounds;
pub mod justification;
pub mod lint;
mod machine;
pub mod open_cells;
mod order;
pub mod parts;
mod points;
mod response;
pub mod review;
pub mod robust;
pub mod route;
mod score;
mod script;
pub mod sentence;
pub mod summary;
mod table;
mod topic;
mod value_end;
mod verdict;
pub mod wish;

pub use answers::Answers;
pub use branch::{Difference, Moved};
pub use curve::Curve;
pub use diagram::{Diagram, MoveKind};
pub use explain::{Contribution, Open, lost_apart, whole_of};
pub use grounds::Grounds;
pub use justification::Justification;
pub use lint::lint;
pub use machine::{Position, Response, Script, WizardEvent, WizardState, step};
pub use order::{Outcome, RankKey};
pub use points::Points;
pub use robust::{Robustness, robustness, robustness_with};
pub use route::route_to;
pub use score::{Ranked, Ranking, Reason, RuledOut, rank, rank_top, rank_with};
pub use table::{Exclusion, RuleTable, is_alternative};
pub use topic::Topic;
pub use verdict::Verdict;
pub use wish::{Wish, WishFor};
