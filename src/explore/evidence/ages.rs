//! How old what is stated is: for each cell the age of its newest claim, in days before the view's day.
//!
//! The age is that of the source, not of the fact. A year or a month counts from its last day, as everywhere a date
//! is compared with a day; a source dated after the view's day is 0 days old. An undated source with an estimate has
//! an age marked as such; one without has none.

use std::cmp::Reverse;

use jiff::civil::Date;
use rayon::prelude::*;

use super::super::index::Index;
use crate::catalog::{AttributeIx, Cells, DateSpan, ServiceIx, SourceDate, SourceIx};

/// The age of a cell's newest claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// No source states it.
    NotStated,
    /// Sources do, but their dates are not known.
    Undated,
    /// Only our inference does, which is no document and has no age.
    Inferred,
    /// So old.
    Known {
        /// Whole days before the view's day; 0 when it is not before it.
        days: u32,
        /// The newest source's date.
        date: DateSpan,
        /// Whether that date is an estimate.
        estimated: bool,
        /// The newest source.
        source: SourceIx,
    },
}

/// The age at which the lens shows its full tint: eight years, by when most of what a cloud offers has changed.
pub const OLDEST_DAYS: u32 = 8 * 365;

impl Age {
    /// Days, where there are any to count.
    pub fn days(self) -> Option<u32> {
        match self {
            Self::Known { days, .. } => Some(days),
            Self::NotStated | Self::Undated | Self::Inferred => None,
        }
    }

    /// How far along to [`OLDEST_DAYS`], from 0 to 1; `None` when the age is not known.
    pub fn share(self) -> Option<f32> {
        self.days().map(|d| d.min(OLDEST_DAYS) as f32 / OLDEST_DAYS as f32)
    }
}

/// The age of one cell's newest claim. What a newer claim has made history does not count, nor does our inference.
pub fn age(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> Age {
    let (live, _) = cells.claims(service, attribute);
    if live.is_empty() {
        return Age::NotStated;
    }
    let sources = || live.iter().map(|c| c.source);
    if sources().all(|s| cells.catalog[s].is_inference()) {
        return Age::Inferred;
    }
    match sources()
        .filter_map(|s| Some((s, date(cells, s)?)))
        .max_by_key(|(_, (date, _))| (date.last(), date.first()))
    {
        None => Age::Undated,
        Some((source, (date, estimated))) => Age::Known {
            days: days_between(date.last(), cells.view.today),
            date,
            estimated,
            source,
        },
    }
}

/// A source's date, and whether it is an estimate; our inference has none that counts.
fn date(cells: &Cells, source: SourceIx) -> Option<(DateSpan, bool)> {
    match cells.catalog[source].shown_date()? {
        SourceDate::Stated(d) => Some((*d, false)),
        SourceDate::Estimated(d, _) => Some((*d, true)),
        SourceDate::Unknown => None,
    }
}

/// Whole days from one day to another; 0 when they are in reverse order.
fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from((to - from).get_days()).unwrap_or(0)
}

/// A cell of which something is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedCell {
    /// Whose cell.
    pub service: ServiceIx,
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
}

/// The cells of these services of which something is stated, those on the oldest evidence first: by age, then by the
/// service's name, then in the catalog's order. Those that only undated sources state come last.
pub fn stalest(cells: &Cells, index: &Index, services: &[ServiceIx]) -> Vec<StatedCell> {
    let kept = index.slots_of(services);
    let all = index.kept().get(|| all_stalest(cells, index));
    let left = all.iter().filter(|(slot, _)| kept.has(*slot));
    left.map(|(slot, attribute)| StatedCell {
        service: index.service(*slot),
        attribute: *attribute,
    })
    .collect()
}

/// Each cell by its service's slot, in which the filters ask.
fn all_stalest(cells: &Cells, index: &Index) -> Vec<(u32, AttributeIx)> {
    let of = |service: ServiceIx| {
        let slot = index.slot(service);
        let stated = move |attribute| match age(cells, service, attribute) {
            Age::NotStated => None,
            // Without days it comes last.
            age => Some((Reverse(age.days()), slot, attribute)),
        };
        cells.catalog.attribute_ixs().filter_map(stated)
    };
    let present: Vec<ServiceIx> = cells.present().collect();
    let mut all: Vec<_> = present.into_par_iter().flat_map_iter(of).collect();
    all.par_sort_unstable();
    all.into_iter().map(|(_, slot, attribute)| (slot, attribute)).collect()
}
