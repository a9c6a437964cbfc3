//! "Why is X not here?", and what to relax when nothing is left.

use super::{
    bits::Bits,
    index::Index,
    query::{Query, Unknown},
    scope::{self, Scope},
};
use crate::catalog::{Cells, ServiceIx, State, Truth, Why};

/// What keeps a service out of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObstacleKind {
    /// It is not there under the view: no source or event that counts names it.
    NotPresent,
    /// The search does not match it.
    Search,
    /// The condition at this place of the query does not let it through.
    Condition(usize),
}

/// One thing that keeps a service out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Obstacle {
    /// What would have to be changed for it to be listed.
    pub kind: ObstacleKind,
    /// `None`: it is known not to hold. Else it is not known to hold, for this reason, and keeping what is not known
    /// would let the service through.
    pub why: Option<Why>,
    /// For a condition on an attribute, the state of the cell; for anything else, a value.
    pub state: State,
}

/// Everything that keeps a service out: relaxing all of it, and nothing less, brings it in. Empty when the service is
/// in the list.
pub fn why_not(cells: &Cells, index: &Index, query: &Query, service: ServiceIx) -> Vec<Obstacle> {
    let obstacle = |kind| Obstacle {
        kind,
        why: None,
        state: State::Value,
    };
    let mut all = Vec::new();
    if !cells.is_present(service) {
        all.push(obstacle(ObstacleKind::NotPresent));
    }
    let found = super::search::search(&cells.catalog, index, &query.search);
    if found.is_some_and(|f| !f.bits.has(index.slot(service))) {
        all.push(obstacle(ObstacleKind::Search));
    }
    for (i, condition) in query.conditions.iter().enumerate() {
        let verdict = condition.eval(cells, service);
        let stays = match verdict.truth {
            Truth::True => true,
            Truth::False => false,
            Truth::Unknown => query.unknown == Unknown::Keep,
        };
        if !stays {
            let state = scope::state_of(condition, cells, service);
            all.push(Obstacle {
                kind: ObstacleKind::Condition(i),
                why: verdict.why,
                state,
            });
        }
    }
    all
}

/// One thing that can be relaxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Restriction {
    /// Remove the search.
    Search,
    /// Remove the condition at this place of the query.
    Condition(usize),
    /// Keep what is not known.
    KeepUnknown,
}

/// What to relax, and what that gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// One thing, or, when no single one helps, two together.
    pub remove: Vec<Restriction>,
    /// How many services the list would have.
    pub brings_back: usize,
}

/// What brings services back to a list that is empty, most first, then in the order of the query (search, conditions,
/// what is not known). Each alone; only when none alone helps, two together. Empty when the list is not, and when even
/// two do not help.
pub fn relaxations(cells: &Cells, index: &Index, query: &Query) -> Vec<Relaxation> {
    let scope = Scope::of(cells, index, query);
    let count = |remove: &[Restriction]| relaxed(index, query, &scope, remove).count();
    if count(&[]) > 0 {
        return Vec::new();
    }
    let mut single: Vec<Restriction> = scope.found.iter().map(|_| Restriction::Search).collect();
    single.extend((0..query.conditions.len()).map(Restriction::Condition));
    if query.unknown == Unknown::Drop && !query.conditions.is_empty() {
        single.push(Restriction::KeepUnknown);
    }
    let ranked = |sets: Vec<Vec<Restriction>>| {
        let mut all: Vec<Relaxation> = sets
            .into_iter()
            .map(|remove| Relaxation {
                brings_back: count(&remove),
                remove,
            })
            .filter(|r| r.brings_back > 0)
            .collect();
        all.sort_by_key(|r| std::cmp::Reverse(r.brings_back));
        all
    };
    let alone = ranked(single.iter().map(|r| vec![*r]).collect());
    if !alone.is_empty() {
        return alone;
    }
    let pairs = single
        .iter()
        .enumerate()
        .flat_map(|(i, a)| single[i + 1..].iter().map(|b| vec![*a, *b]));
    ranked(pairs.collect())
}

fn relaxed(index: &Index, query: &Query, scope: &Scope, remove: &[Restriction]) -> Bits {
    let unknown = if remove.contains(&Restriction::KeepUnknown) {
        Unknown::Keep
    } else {
        query.unknown
    };
    let mut kept = if remove.contains(&Restriction::Search) {
        index.present().clone()
    } else {
        scope.searched.clone()
    };
    for (i, condition) in scope.conditions.iter().enumerate() {
        if !remove.contains(&Restriction::Condition(i)) {
            scope::keep(&mut kept, condition, unknown);
        }
    }
    kept
}
