//! Services: what one chooses between, and what happened to each.

use serde::{Deserialize, Serialize};

use super::{Claim, Point, Role};
use crate::catalog::{
    interner::Interned,
    ix::{AttributeIx, ServiceRef, SourceIx},
    value::DateSpan,
};

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Its id in the file; a contract.
    pub id: String,
    /// The newest name.
    pub name: String,
    /// Names it had before.
    pub former_names: Box<[String]>,
    /// Other spellings and short names.
    pub aliases: Box<[String]>,
    /// May be empty: not stated.
    pub category: Interned,
    /// Whether the wizard ranks it.
    pub role: Role,
    /// A line or two; may be empty.
    pub summary: String,
    /// What could confuse a reader; may be empty.
    pub note: String,
    /// Sources that name it.
    pub named_in: Box<[SourceIx]>,
    /// What happened to it, oldest first, undated last.
    pub lifecycle: Box<[Event]>,
    /// What to use instead.
    pub successors: Box<[Successor]>,
    /// Its claims, ordered by attribute, then newest source first.
    pub claims: Vec<Claim>,
    /// What sources state in its favour.
    pub benefits: Box<[Point]>,
    /// What sources state as considerations.
    pub considerations: Box<[Point]>,
}

impl Service {
    /// Every name it goes by: its own, those it had before, its other spellings.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let all = std::iter::once(&self.name)
            .chain(&self.former_names)
            .chain(&self.aliases);
        all.map(String::as_str)
    }

    /// The claims on one attribute, newest source first, whatever the view.
    pub fn claims_on(&self, attribute: AttributeIx) -> &[Claim] {
        let start = self.claims.partition_point(|c| c.attribute < attribute);
        let len = self.claims[start..].partition_point(|c| c.attribute == attribute);
        &self.claims[start..start + len]
    }

    /// The sources that name it or make a claim about it, with repeats. What is withdrawn names nothing.
    pub fn sources(&self) -> impl Iterator<Item = SourceIx> + '_ {
        let claimed = self.claims.iter().filter(|c| c.withdrawn().is_none());
        self.named_in.iter().copied().chain(claimed.map(|c| c.source))
    }
}

/// What replaces a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Successor {
    /// What to use instead.
    pub to: ServiceRef,
    /// What reports it, by its place in the catalog.
    pub source: SourceIx,
    /// Where in it.
    pub place: Interned,
    /// May be empty.
    pub note: String,
}

/// What happened to a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What it was.
    pub kind: EventKind,
    /// When; `None` when the source does not state it.
    pub date: Option<DateSpan>,
    /// What reports it, by its place in the catalog.
    pub source: SourceIx,
    /// Where in it.
    pub place: Interned,
    /// May be empty.
    pub note: String,
}

/// The kinds of event a lifecycle is judged by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventKind {
    /// A source shows it in use or available on that day.
    Seen,
    /// It goes on under another name: the catalog's name is the newest, this was the former one.
    RenamedFrom(String),
    /// No new customers or resources from that day; it still runs.
    ClosedToNew,
    /// Support ends or ended: retired from that day.
    Ends,
    /// The owner states there is no further development; retired even without a date.
    NoDevelopment,
    /// A part, tier or feature ends; the service goes on.
    PartEnds(String),
}
