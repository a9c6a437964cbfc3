//! A service's lifecycle status in words, with the source it rests on.

use super::Numbering;
use crate::catalog::{
    Catalog, Cells, DateSpan, EventKind, OUR_INFERENCE, Origin, Reading, ServiceIx, SourceIx, Status, model::Successor,
    wording::listed,
};

/// What became of a service, for a person, with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusWords {
    /// Judged on the view's day.
    pub status: Status,
    /// For a person: `available`, `retired since 30 Jun 2021, use Grand Server instead`.
    pub text: String,
    /// The numbers of the sources it rests on; empty when it rests on the absence of an end alone.
    pub sources: Vec<usize>,
}

pub use crate::catalog::wording::BEYOND_GIVEN;

impl StatusWords {
    /// What a reader must know beside a service's name: what became of it, and that it is not in the given documents. `None`
    /// where it is in them and available.
    pub fn beside_name(&self, catalog: &Catalog, service: ServiceIx) -> Option<String> {
        match (self.status == Status::Available, catalog.is_beyond_given(service)) {
            (true, false) => None,
            (true, true) => Some(BEYOND_GIVEN.to_owned()),
            (false, false) => Some(self.text.clone()),
            (false, true) => Some(format!("{}; {BEYOND_GIVEN}", self.text)),
        }
    }
}

/// Words for what became of a service on the view's day, and what to use instead when it is going or gone.
pub fn status_words(cells: &Cells, service: ServiceIx, numbers: &mut Numbering) -> StatusWords {
    let judged = cells.judged(service);
    // Nothing was looked at in these cases, so nothing may be called available.
    let unjudged = match (cells.view.reading, cells.is_present(service)) {
        (_, false) => Some("not named in the sources counted"),
        (Reading::Documents, _) => Some("not judged"),
        _ => None,
    };
    if let Some(text) = unjudged {
        return StatusWords {
            status: judged.status,
            text: text.to_owned(),
            sources: Vec::new(),
        };
    }
    let entry = &cells.catalog[service];
    let event = judged.event.and_then(|i| entry.lifecycle.get(i));
    let date = judged.date.map(DateSpan::human);
    let mut sources: Vec<_> = event.iter().map(|e| e.source).collect();
    let mut text = match (judged.status, event.map(|e| &e.kind), date) {
        (Status::Available, ..) => "available".to_owned(),
        (Status::Renamed, Some(EventKind::RenamedFrom(old)), _) => format!("formerly {old}"),
        (Status::Renamed, ..) => "renamed".to_owned(),
        (Status::Unconfirmed, _, Some(date)) => format!("not confirmed since {date}"),
        (Status::Unconfirmed, _, None) => "not confirmed lately".to_owned(),
        (Status::Retiring, Some(EventKind::NoDevelopment), Some(date)) => {
            format!("retiring, no development from {date}")
        }
        (Status::Retiring, _, Some(date)) => format!("retiring, support ends {date}"),
        (Status::Retiring, _, None) => "retiring".to_owned(),
        (Status::Retired, Some(EventKind::NoDevelopment), Some(date)) => {
            format!("retired, no development since {date}")
        }
        (Status::Retired, Some(EventKind::NoDevelopment), None) => "retired, no further development".to_owned(),
        (Status::Retired, _, Some(date)) => format!("retired since {date}"),
        (Status::Retired, _, None) => "retired".to_owned(),
    };
    let is_inferred = |source: SourceIx| cells.catalog[source].origin == Origin::Inference;
    if event.is_some_and(|e| is_inferred(e.source)) {
        text = format!("{text} ({OUR_INFERENCE})");
    }
    if matches!(judged.status, Status::Retiring | Status::Retired) && !entry.successors.is_empty() {
        let name = |s: &Successor| match (cells.catalog.name_of(&s.to), is_inferred(s.source)) {
            (name, true) => format!("{name} ({OUR_INFERENCE})"),
            (name, false) => name.to_owned(),
        };
        let names: Vec<String> = entry.successors.iter().map(name).collect();
        text = format!("{text}, use {} instead", listed(&names, "or"));
        sources.extend(entry.successors.iter().map(|s| s.source));
    }
    StatusWords {
        status: judged.status,
        text,
        sources: numbers.cite_all(sources),
    }
}
