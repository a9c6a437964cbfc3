//! What holds of everything that is read: messages have a place and are cut, and what was opened can be looked at.

use crosscheck::{
    catalog::{Finding, Report, ServiceIx},
    compare::{CompareRequest, MAX_PANES, compare},
    dataset::Dataset,
    decide::Answers,
    explore::{Query, list},
};

use super::engine::Seen;

/// How long a message may be, in characters: a few lines of them and what to do.
const LONGEST: usize = 2_000;

/// A message is cut, whatever the data in it.
pub fn is_cut(message: &str) -> Result<(), String> {
    let long = message.chars().count();
    if long <= LONGEST {
        return Ok(());
    }
    let start: String = message.chars().take(300).collect();
    Err(format!("a message of {long} characters: {start}…"))
}

/// A finding is cut and has a place: a line or a path, save where it is about the file as a whole.
pub fn is_placed(finding: &Finding) -> Result<(), String> {
    is_cut(&finding.to_string())?;
    let whole = [
        "the file",
        "the session",
        "this is not a session",
        "the list",
        "it ",
        "the packed file",
        "the sheet",
        "the workbook",
        "this is a workbook",
    ];
    let placed = finding.line.is_some() || !finding.path.is_empty();
    if placed || whole.iter().any(|w| finding.message.starts_with(w)) {
        return Ok(());
    }
    Err(format!("a finding without a place: {finding}"))
}

/// What a report has to say is placed and cut; nothing opens without a reason why not.
pub fn is_fair(report: &Report, opened: bool) -> Result<(), String> {
    report.errors.iter().chain(&report.warnings).try_for_each(is_placed)?;
    if opened == report.errors.is_empty() {
        return Ok(());
    }
    Err(format!("opened: {opened}, with {} errors", report.errors.len()))
}

/// Lists, compares and ranks what was opened: nothing panics.
pub fn is_usable(dataset: &Dataset) {
    let listing = list(dataset, &dataset.index, &Query::default());
    let services: Vec<ServiceIx> = listing.hits.into_iter().take(MAX_PANES).collect();
    if services.len() > 1 {
        let request = CompareRequest {
            baseline: None,
            services,
            differences_only: false,
            keep_cant_tell: false,
        };
        compare(dataset, &request);
    }
    crosscheck::decide::rank_with(dataset, dataset.table(), &Answers::new(&dataset.catalog));
}

/// A message without its data: what kind of outcome it is.
pub fn outcome(message: &str) -> Seen {
    let mut inside = false;
    let mut kind: Seen = message
        .chars()
        .filter(|c| {
            let quoted = inside;
            inside = match c {
                '“' => true,
                '”' => false,
                '"' => !inside,
                _ => inside,
            };
            !quoted && !inside && !c.is_ascii_digit()
        })
        .collect();
    kind.truncate(kind.char_indices().nth(120).map_or(kind.len(), |(i, _)| i));
    kind
}
