//! How sure the answer is and what would change it: points 9 to 12 of semantics.md's scoring.
//!
//! Everything is computed from one [`RuleTable`]: no rule is evaluated twice, but those that look at a cell being settled.
//! Where something is drawn at random the seed is fixed, so that the same catalog and answers give the same figures.

pub mod acceptability;
mod asks;
pub mod editions;
pub mod flips;
pub mod inferred;
pub mod possible;
pub mod random;
mod reach;
mod rescore;
pub mod settle;
pub mod share;
mod tops;
mod units;
pub mod worth;

use crate::catalog::{Catalog, Cells, ServiceIx};

use super::{
    answers::Answers,
    candidates::Candidates,
    parts,
    score::{Ranking, Reason, RuledOut, rank_with},
    table::RuleTable,
};

pub use acceptability::{Acceptability, Accepted};
pub use flips::{CellFlip, Flip, ImportanceFlip};
pub use inferred::{Inference, InferenceUse, InferenceUses, InferredTogether, inference_uses};
pub use settle::{Asked, OpenAtom};
pub use share::Share;
pub use units::UNITS;
pub use worth::{BlankWorth, Blanks, worth};

/// What would change the outcome of some answers, and how often each service wins.
#[derive(Debug, Clone, PartialEq)]
pub struct Robustness {
    /// Single answers that, given otherwise, change the outcome.
    pub flips: Vec<Flip>,
    /// Cells not known that, settled one way, change the outcome.
    pub cell_flips: Vec<CellFlip>,
    /// For each factor the smallest change of its importance that changes the outcome.
    pub importance_flips: Vec<ImportanceFlip>,
    /// Of all combinations of answers, the share each service wins.
    pub share: Share,
    /// Of all weightings, the share in which each service ranks first, second, …
    pub acceptability: Acceptability,
    /// Who could stand alone at the top, over all ways to settle what is not known; by name.
    pub possible_winners: Vec<ServiceIx>,
    /// Who could at most draw level at the top then; by name.
    pub could_draw_level: Vec<ServiceIx>,
    /// Whether every way of answering the questions still open has the outcome there is now.
    pub settled: bool,
    /// The unanswered factor that would settle most, by its place; `None` when all are answered, and when it is settled.
    pub next_question: Option<usize>,
    /// Of those ruled out, the up to three with the least against them.
    pub nearest: Vec<RuledOut>,
}

impl Robustness {
    /// Who could pass the winner, by name: the possible winners besides it, and those of which a value could turn out better
    /// than all that are known, where the scale ends. Of several that tie, each that could come first alone is among them.
    pub fn could_pass(&self, catalog: &Catalog, ranking: &Ranking) -> Vec<ServiceIx> {
        let mut all = self.possible_winners.clone();
        all.extend(&ranking.could_be_better);
        all.retain(|s| ranking.winner() != Some(*s));
        all.sort_by(|a, b| catalog.by_name(*a, *b));
        all.dedup();
        all
    }

    /// Whom a single cell, once it is stated, brings to the top in place of all that are there, and who is none of the
    /// possible winners; by name. What asks whether something is stated is judged there as it is, and several may pass
    /// the winner together.
    pub fn brought_by_a_cell(&self, catalog: &Catalog, top: &[ServiceIx]) -> Vec<ServiceIx> {
        let flips = self.cell_flips.iter().map(|f| f.outcome.top());
        let others = flips.filter(|then| !then.iter().any(|s| top.contains(s)));
        let mut all: Vec<ServiceIx> = others.flatten().copied().collect();
        all.retain(|s| !self.possible_winners.contains(s));
        all.sort_by(|a, b| catalog.by_name(*a, *b));
        all.dedup();
        all
    }
}

/// Works out all of it. Cost is that of [`share::share`]: up to a million combinations times the number of
/// alternatives; call it from a worker for long lists.
pub fn robustness(cells: &Cells, answers: &Answers) -> Robustness {
    robustness_with(cells, &RuleTable::whole(cells), answers)
}

/// The same with rules evaluated before; the table must be whole.
pub fn robustness_with(cells: &Cells, table: &RuleTable, answers: &Answers) -> Robustness {
    let field = Candidates::of(cells, table, answers);
    let open = possible::not_given(&cells.catalog, answers);
    let settled = possible::settled(&cells.catalog, table, &field, answers, &open);
    let possible = possible::possible(cells, table, &field, answers);
    Robustness {
        flips: flips::answer_flips(&cells.catalog, table, &field, answers),
        cell_flips: flips::cell_flips(cells, table, &field, answers),
        importance_flips: flips::importance_flips(
            &cells.catalog,
            table,
            &field,
            &parts::idle(cells, table, &answers.wishes),
            answers,
        ),
        share: share::share(table, &field, answers),
        acceptability: acceptability::acceptability(table, &field),
        possible_winners: possible.alone,
        could_draw_level: possible.level,
        settled,
        next_question: if settled {
            None
        } else {
            possible::next_question(&cells.catalog, table, &field, answers, &open)
        },
        nearest: nearest(rank_with(cells, table, answers).ruled_out),
    }
}

/// How many of those ruled out are listed as the nearest.
pub const MOST_NEAREST: usize = 3;

/// The few with the fewest failed rules and must-haves (having retired counts as one), then by name. What the user
/// struck out is not brought back.
fn nearest(mut ruled_out: Vec<RuledOut>) -> Vec<RuledOut> {
    ruled_out.retain(|r| !r.reasons.contains(&Reason::Struck));
    ruled_out.sort_by_key(|r| r.reasons.len()); // stable: equal ones stay by name
    ruled_out.truncate(MOST_NEAREST);
    ruled_out
}
