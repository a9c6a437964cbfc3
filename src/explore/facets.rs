//! Facets: the options one can filter by, each with what choosing it would give.
//!
//! Counts are disjunctive: an option is counted over the services that the search and all *other* subjects' conditions
//! keep, so a facet does not collapse under its own choice. The law: an option's count is the length of the list with
//! that option in place of the subject's conditions (with what is not known kept, plus its unknowns).

use std::sync::Arc;

use super::{
    bits::{Bits, Set},
    columns::FacetColumn,
    histogram::{Bin, Span},
    index::Index,
    query::Query,
    scope::Scope,
};
use crate::catalog::{
    Catalog,
    condition::{Subject, Want},
};

/// One subject one can filter by.
#[derive(Debug, Clone, PartialEq)]
pub struct Facet {
    /// What it is about.
    pub subject: Subject,
    /// Its options: those of the catalog, in its order; for numbers and dates, the values when at most 50 occur; for
    /// services, those named.
    pub options: Vec<FacetOption>,
    /// In how many services in scope the whole cell is not stated.
    pub not_stated: usize,
    /// In how many services in scope the whole cell is in conflict.
    pub conflicting: usize,
    /// In how many services in scope the whole cell is not applicable.
    pub not_applicable: usize,
    /// For numbers and dates with any known value: the extent over all services that are there, and the services in
    /// scope in each bin.
    pub span: Option<Span<usize>>,
    /// How many services are in scope.
    pub scope: usize,
    /// Whether the query has a condition on this subject.
    pub active: bool,
}

/// A value to filter by, with how many services it would leave.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetOption {
    /// What a condition would ask for.
    pub want: Want,
    /// As conditions write it.
    pub id: Arc<str>,
    /// For a person.
    pub label: Arc<str>,
    /// How many services in scope are known to have it.
    pub count: usize,
    /// How many more may have it: no source states it.
    pub not_stated: usize,
    /// How many more may have it: sources disagree.
    pub conflicting: usize,
    /// How many more have it in part.
    pub partly: usize,
    /// Whether a condition of the query names it, for or against.
    pub active: bool,
}

impl Facet {
    /// For a person.
    pub fn label<'a>(&self, catalog: &'a Catalog) -> &'a str {
        self.subject.label(catalog)
    }
}

/// The same for a query that has been worked out.
pub fn of_scope(index: &Index, query: &Query, scope: &Scope) -> Vec<Facet> {
    let all = Counted::new(scope.kept(query.unknown, |_| true));
    index
        .columns()
        .iter()
        .map(|column| {
            let active = query.conditions.iter().any(|c| c.subject == column.subject);
            if active {
                let others = scope.kept(query.unknown, |i| query.conditions[i].subject != column.subject);
                facet(column, query, &Counted::new(others), true)
            } else {
                facet(column, query, &all, false)
            }
        })
        .collect()
}

/// A scope and how many are in it.
struct Counted {
    bits: Bits,
    count: usize,
    /// Its slots, when they are so few that testing each is less than going through all bits.
    few: Option<Vec<u32>>,
}

impl Counted {
    fn new(bits: Bits) -> Self {
        let count = bits.count();
        Self {
            count,
            few: (count <= bits.len() / 512).then(|| bits.iter().collect()),
            bits,
        }
    }

    fn of(&self, set: &Set) -> usize {
        match (set, &self.few) {
            (_, Some(few)) if few.is_empty() => 0,
            (Set::Many(bits), Some(few)) => few.iter().filter(|s| bits.has(**s)).count(),
            _ => set.count_in(&self.bits, self.count),
        }
    }
}

fn facet(column: &FacetColumn, query: &Query, scope: &Counted, active: bool) -> Facet {
    let not_stated = scope.of(&column.not_stated);
    let conflicting = scope.of(&column.conflicting);
    // Most options share these two with the whole column.
    let shared = |set: &Arc<Set>, of: &Arc<Set>, count: usize| {
        if Arc::ptr_eq(set, of) { count } else { scope.of(set) }
    };
    let options = column
        .choices
        .iter()
        .map(|choice| FacetOption {
            want: choice.want.clone(),
            id: choice.id.clone(),
            label: choice.label.clone(),
            count: scope.of(&choice.answers.yes),
            not_stated: shared(&choice.answers.not_stated, &column.not_stated, not_stated),
            conflicting: shared(&choice.answers.conflicting, &column.conflicting, conflicting),
            partly: scope.of(&choice.answers.partly),
            active: active && query.names(column.subject, &choice.want),
        })
        .collect();
    let span = column.span.as_ref().map(|span| Span {
        min: span.min.clone(),
        max: span.max.clone(),
        is_log: span.is_log,
        bins: span
            .bins
            .iter()
            .map(|b| Bin {
                from: b.from.clone(),
                to: b.to.clone(),
                holds: scope.of(&b.holds),
            })
            .collect(),
    });
    Facet {
        subject: column.subject,
        options,
        not_stated,
        conflicting,
        not_applicable: scope.of(&column.not_applicable),
        span,
        scope: scope.count,
        active,
    }
}
