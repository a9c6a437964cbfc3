//! How well a facet splits the list: the share of it that is expected to be left when one of its options is taken.
//!
//! An option is taken as often as there are services that have it, and leaves those and all of which that is not known:
//! of what no source speaks of nothing can be told apart. It is measured over all services that are there, so that the
//! order of the facets stays while somebody filters.
//!
//! What splits is what a person can take in: the options that are listed at first, the most frequent ones, of which each has
//! two services at least. To take an option that one service alone has is to name that service, and an option that has to be
//! looked for splits nothing for who does not know of it; whoever would take either is left with the whole list.

use std::cmp::Reverse;

use super::{
    bits::{Bits, Set},
    columns::FacetColumn,
    index::Index,
};
use crate::catalog::condition::Subject;

/// So many options of a long facet are listed at first.
pub const OPTIONS_AT_FIRST: usize = 8;

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
    // How many have it, and how many would be left.
    let parts: Vec<(usize, usize)> = if let Some(span) = &column.span {
        // Of a number or a date one asks for a range.
        let unknown = count(&column.not_stated) + count(&column.conflicting);
        let bins = span.bins.iter().map(|bin| count(&bin.holds));
        bins.map(|has| (has, has + unknown)).collect()
    } else {
        let answers = column.choices.iter().map(|c| &c.answers);
        let each = answers.map(|a| {
            let has = count(&a.yes);
            (
                has,
                has + count(&a.not_stated) + count(&a.conflicting) + count(&a.partly),
            )
        });
        let mut parts: Vec<(usize, usize)> = each.collect();
        parts.sort_unstable_by_key(|(has, left)| (Reverse(*has), *left));
        for (at, (has, left)) in parts.iter_mut().enumerate() {
            if at >= OPTIONS_AT_FIRST || *has < 2 {
                *left = all;
            }
        }
        parts
    };
    let taken: usize = parts.iter().map(|(has, _)| has).sum();
    let left: usize = parts.iter().map(|(has, left)| has * left).sum();
    if taken == 0 {
        1.0
    } else {
        left as f64 / (taken * all) as f64
    }
}
