//! Which services a query keeps: the verdicts of its conditions and its search, worked out once for the list and all
//! facets.

use super::{
    bits::Bits,
    index::Index,
    query::{Query, Unknown},
    search::{self, SearchHits},
    verdicts::Verdicts,
};
use crate::catalog::{
    Cells, Condition, Scalar, ServiceIx, State, Truth,
    condition::{Join, Op, Subject, Test, Want, compare},
};

/// A query worked out for all services.
#[derive(Debug, Clone)]
pub struct Scope {
    /// What the search found; `None` without one.
    pub found: Option<SearchHits>,
    /// The verdicts of each condition, in the query's order.
    pub conditions: Vec<Verdicts>,
    /// The services that are there and that the search, if any, matches.
    pub searched: Bits,
}

impl Scope {
    /// Works out a query.
    pub fn of(cells: &Cells, index: &Index, query: &Query) -> Self {
        let found = search::search(&cells.catalog, index, &query.search);
        let mut searched = index.present().clone();
        if let Some(found) = &found {
            searched.keep(&found.bits);
        }
        let conditions = query.conditions.iter().map(|c| verdicts(c, cells, index)).collect();
        Self {
            found,
            conditions,
            searched,
        }
    }

    /// The verdicts of all conditions together.
    pub fn all(&self) -> Verdicts {
        Verdicts::all(&self.conditions, self.searched.len())
    }

    /// What stays when only the conditions that `counts` picks (by their place) are asked.
    pub fn kept(&self, unknown: Unknown, counts: impl Fn(usize) -> bool) -> Bits {
        let mut kept = self.searched.clone();
        for (_, condition) in self.conditions.iter().enumerate().filter(|(i, _)| counts(*i)) {
            keep(&mut kept, condition, unknown);
        }
        kept
    }
}

/// Leaves in `kept` what a condition keeps. All of several conditions hold where each does, and all of them are
/// possible where each is, so one after the other is the same as all at once.
pub fn keep(kept: &mut Bits, condition: &Verdicts, unknown: Unknown) {
    match unknown {
        Unknown::Drop => kept.keep(&condition.yes),
        Unknown::Keep => kept.keep(&condition.possible()),
    }
}

/// The verdicts of one condition on all services that are there.
pub fn verdicts(condition: &Condition, cells: &Cells, index: &Index) -> Verdicts {
    let len = index.len();
    let each = |wants: &[Want]| {
        wants
            .iter()
            .map(|w| of_want(condition.subject, w, cells, index))
            .collect::<Vec<_>>()
    };
    match &condition.test {
        Test::AnyOf(wants) => Verdicts::any(&each(wants), len),
        Test::AllOf(wants) => Verdicts::all(&each(wants), len),
        Test::NoneOf(wants) => Verdicts::any(&each(wants), len).negated(),
        Test::Bound(op, want) => match want.scalar().filter(|_| index.column(condition.subject).is_some()) {
            Some(bound) => bounded(condition.subject, *op, bound, index),
            None => one_by_one(condition, cells, index),
        },
        Test::Joined(join, parts) => {
            let parts: Vec<Verdicts> = parts.iter().map(|c| verdicts(c, cells, index)).collect();
            match join {
                Join::Or => Verdicts::any(&parts, len),
                Join::And => Verdicts::all(&parts, len),
            }
        }
    }
}

fn of_want(subject: Subject, want: &Want, cells: &Cells, index: &Index) -> Verdicts {
    let len = index.len();
    let column = index.column(subject);
    let mut all = Verdicts::no(len);
    if let Some(choice) = column.and_then(|c| c.choice(want)) {
        choice.answers.yes.add_to(&mut all.yes);
        choice.answers.conflicting.add_to(&mut all.conflicting);
        choice.answers.not_stated.add_to(&mut all.not_stated);
        choice.answers.partly.add_to(&mut all.partly);
        return all;
    }
    if let (Some(column), Want::State(state)) = (column, want)
        && let Some(set) = column.state(*state)
    {
        set.add_to(&mut all.yes);
        return all;
    }
    one_by_one(&Condition::any_of(subject, vec![want.clone()]), cells, index)
}

/// A bound on a scale, read from the column alone: the cells are too far apart in memory to be read one by one
/// while a slider is dragged.
fn bounded(subject: Subject, op: Op, bound: &Scalar, index: &Index) -> Verdicts {
    let mut all = Verdicts::no(index.len());
    if let Some(column) = index.column(subject) {
        column.not_stated.add_to(&mut all.not_stated);
        column.conflicting.add_to(&mut all.conflicting);
        for (value, slot) in &column.values {
            all.put(*slot, compare(value, op, bound));
        }
    }
    all
}

/// For what no column covers: ranges of dates, texts, rare numbers.
fn one_by_one(condition: &Condition, cells: &Cells, index: &Index) -> Verdicts {
    let mut all = Verdicts::no(index.len());
    // In the file's order, in which the cells are in memory.
    for (service, slot) in cells
        .catalog
        .service_ixs()
        .map(|s| (s, index.slot(s)))
        .filter(|(_, slot)| index.present().has(*slot))
    {
        all.put(slot, condition.eval(cells, service));
    }
    all
}

/// The state of the cell a condition looks at; a built-in subject always has a value.
pub fn state_of(condition: &Condition, cells: &Cells, service: ServiceIx) -> State {
    match (condition.subject, &condition.test) {
        (Subject::Attribute(ix), _) => cells.get(service, ix).state,
        // The first that keeps it out.
        (_, Test::Joined(_, parts)) => {
            let out = parts.iter().find(|c| c.eval(cells, service).truth != Truth::True);
            out.map_or(State::Value, |c| state_of(c, cells, service))
        }
        _ => State::Value,
    }
}
