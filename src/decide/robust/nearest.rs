//! The nearest misses: of those ruled out, the ones with the least against them.

use crate::catalog::{Cells, ServiceIx};

use super::super::{
    answers::Answers,
    score::{Reason, RuledOut, rank_with},
    table::Table,
};

/// How many are listed.
pub const MOST: usize = 3;

/// One that is ruled out, and by how little.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// Which.
    pub service: ServiceIx,
    /// What it lacks; never empty.
    pub lacks: Vec<Reason>,
}

/// Up to three with the fewest failed rules and must-haves (having retired counts as one), then by name. What the user
/// struck out is not brought back.
pub fn nearest(cells: &Cells, table: &Table, answers: &Answers) -> Vec<Nearest> {
    of_ruled_out(&rank_with(cells, table, answers).ruled_out)
}

/// The same from a ranking already made.
pub fn of_ruled_out(ruled_out: &[RuledOut]) -> Vec<Nearest> {
    let mut all: Vec<&RuledOut> = ruled_out
        .iter()
        .filter(|r| !r.reasons.contains(&Reason::Struck))
        .collect();
    all.sort_by_key(|r| r.reasons.len()); // stable: equal ones stay by name
    all.into_iter()
        .take(MOST)
        .map(|r| Nearest {
            service: r.service,
            lacks: r.reasons.clone(),
        })
        .collect()
}
