//! The evidence behind a list: where sources disagree, what none of them states, how old what they state is, what
//! each of them carries, and how each service has fared over the years.
//!
//! Everything is under one view (that of the [`Cells`](crate::catalog::Cells)) and gives indices and dates; words are
//! made where they are shown. The questions to a vendor are the exception: they are text in their own right.

pub mod ages;
pub mod disagreements;
pub mod gaps;
pub mod lifespan;
pub mod questions;
pub mod sources;

pub use ages::{Age, StatedCell, age, stalest};
pub use disagreements::{Disagreement, Dispute, DisputeSide, DisputeSize, Stand, disputes};
pub use gaps::{AttributeGap, GapSets, Gaps, ServiceGap, attributes_without, gap_sets, gaps};
pub use lifespan::{Lifespan, Lifespans, Renamed, lifespan, lifespans};
pub use questions::{OpenQuestion, question, question_to, questions, who_could_answer};
pub use sources::{SourceUse, named_by, source_uses};
