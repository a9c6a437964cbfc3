//! How well a facet splits the list: the share of it that is expected to be left when one of its options is taken.
//!
//! An option is taken as often as there are services that have it, and leaves those and all of which that is not known:
//! of what no source speaks of nothing can be told apart. It is measured over all services that are there, so that the
//! order of the facets stays while somebody filters.

use super::{
    bits::{Bits, Set},
    columns::FacetColumn,
    index::Index,
};
use crate::catalog::condition::Subject;

/// The share of each facet.
#[derive(Debug)]
struct SplitShares(Vec<(Subject, f64)>);

/// The share of the list that is expected to be left when one option of this subject is taken: 1 where nothing is known
/// of it, or where all have the same.
pub fn share_left(index: &Index, subject: Subject) -> f64 {
    let shares = index.kept().get(|| {
        let present = (index.present(), index.present().count());
        let each = index.columns().iter();
        SplitShares(each.map(|c| (c.subject, of_column(c, present))).collect())
    });
    let found = shares.0.iter().find(|(s, _)| *s == subject);
    found.map_or(1.0, |(_, share)| *share)
}

fn of_column(column: &FacetColumn, (present, all): (&Bits, usize)) -> f64 {
    let count = |set: &Set| set.count_in(present, all);
    let parts: Vec<(usize, usize)> = match &column.span {
        // Of a number or a date one asks for a range.
        Some(span) => {
            let unknown = count(&column.not_stated) + count(&column.conflicting);
            let bins = span.bins.iter().map(|bin| count(&bin.holds));
            bins.map(|has| (has, unknown)).collect()
        }
        None => (column.choices.iter().map(|c| &c.answers))
            .map(|a| {
                (
                    count(&a.yes),
                    count(&a.not_stated) + count(&a.conflicting) + count(&a.partly),
                )
            })
            .collect(),
    };
    let taken: usize = parts.iter().map(|(has, _)| has).sum();
    let left: usize = parts.iter().map(|(has, unknown)| has * (has + unknown)).sum();
    if taken == 0 {
        1.0
    } else {
        left as f64 / (taken * all) as f64
    }
}
