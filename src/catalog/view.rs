//! The view: as of when, judged on which day, by which reading. Every function of the core takes one; none has a
//! default, so that no caller forgets to decide.

use jiff::civil::Date;

/// Which sources count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Reading {
    /// All sources; lifecycles are judged.
    Today,
    /// Only the sources the catalog marks as given; lifecycles are ignored.
    Documents,
}

/// The point in time and the set of sources a question is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct View {
    /// Only claims from sources dated by this day count; `None`: all, sources without any date included.
    pub as_of: Option<Date>,
    /// Only claims from sources dated on this day or later count, `None`: however old. A year or a month counts from its
    /// last day, as for `as_of`; sources without any date do not count beside it.
    pub since: Option<Date>,
    /// The day on which lifecycles are judged.
    pub today: Date,
    /// Which sources count.
    pub reading: Reading,
}

impl View {
    /// All sources, judged on `today`.
    pub fn on(today: Date) -> Self {
        Self {
            as_of: None,
            since: None,
            today,
            reading: Reading::Today,
        }
    }
}
