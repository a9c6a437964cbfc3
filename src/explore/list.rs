//! The list a query gives.

use super::{
    facets::{self, Facet},
    index::Index,
    query::{Query, Unknown},
    scope::Scope,
    search::{self, Match},
    sort,
};
use crate::catalog::{Cells, Condition, ServiceIx};

/// How many services depend on what is not known, by the first reason that holds: sources disagree, none states it, it holds
/// in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unknowns {
    /// Because no source states it.
    pub not_stated: usize,
    /// Because sources disagree.
    pub conflicting: usize,
    /// Because it holds in part.
    pub partly: usize,
}

/// What a query gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listing {
    /// The services, in order. All of them: there is no silent cap.
    pub hits: Vec<ServiceIx>,
    /// How many services there are under the view, listed or not.
    pub total: usize,
    /// How many of the hits are there only because what is not known is kept; 0 each when it is dropped.
    pub kept: Unknowns,
    /// How many services are missing only because what is not known is dropped; 0 each when it is kept.
    pub dropped: Unknowns,
    /// Whether no service has the words as typed, and typing mistakes were forgiven.
    pub forgiven: bool,
    /// The search as typed, for [`Listing::matched`].
    pub search: String,
}

impl Listing {
    /// Where the search matches a text that is shown, to highlight it.
    pub fn marks(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        if self.search.trim().is_empty() {
            return Vec::new();
        }
        search::marks(&self.search, text, self.forgiven)
    }

    /// Which field of a hit the search matched, and where in it. Worked out on demand, because only visible rows need it.
    /// `None` without a search.
    pub fn matched(&self, cells: &Cells, service: ServiceIx) -> Option<Match> {
        search::matched(cells, service, &self.search, self.forgiven)
    }
}

/// The services a query keeps, in its order.
pub fn list(cells: &Cells, index: &Index, query: &Query) -> Listing {
    of_scope(cells, index, query, &Scope::of(cells, index, query))
}

/// The list and all facets of one query; what both need is worked out once.
pub fn explore(cells: &Cells, index: &Index, query: &Query) -> (Listing, Vec<Facet>) {
    let scope = Scope::of(cells, index, query);
    (
        of_scope(cells, index, query, &scope),
        facets::of_scope(index, query, &scope),
    )
}

/// For each condition how many services it would leave of what a query keeps, and how many more if what is not known were
/// so. What the query is worked out for is worked out once.
pub fn count_with<'c>(
    cells: &Cells,
    index: &Index,
    query: &Query,
    conditions: impl IntoIterator<Item = &'c Condition>,
) -> Vec<(usize, usize)> {
    let mut conditions = conditions.into_iter().peekable();
    if conditions.peek().is_none() {
        return Vec::new();
    }
    let kept = Scope::of(cells, index, query).kept(query.unknown, |_| true);
    let count = |condition| {
        let verdicts = super::scope::verdicts(condition, cells, index);
        let yes = kept.count_both(&verdicts.yes);
        (yes, kept.count_both(&verdicts.possible()) - yes)
    };
    conditions.map(count).collect()
}

fn of_scope(cells: &Cells, index: &Index, query: &Query, scope: &Scope) -> Listing {
    let all = scope.all();
    let unknowns = Unknowns {
        not_stated: scope.searched.count_both(&all.not_stated),
        conflicting: scope.searched.count_both(&all.conflicting),
        partly: scope.searched.count_both(&all.partly),
    };
    let mut kept = scope.searched.clone();
    super::scope::keep(&mut kept, &all, query.unknown);
    let slots = match (query.sort.as_slice(), &scope.found) {
        ([], Some(found)) => found.ranked(index, &kept),
        ([], None) => kept.iter().collect(),
        ([one], _) => sort::sorted(cells, index, &kept, *one),
        (several, _) => sort::sorted_by_all(cells, index, &kept, several),
    };
    let none = Unknowns::default();
    let (kept, dropped) = match query.unknown {
        Unknown::Keep => (unknowns, none),
        Unknown::Drop => (none, unknowns),
    };
    Listing {
        hits: slots.into_iter().map(|slot| index.service(slot)).collect(),
        total: index.present().count(),
        kept,
        dropped,
        forgiven: scope.found.as_ref().is_some_and(|f| f.forgiven),
        search: query.search.clone(),
    }
}
