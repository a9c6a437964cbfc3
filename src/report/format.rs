//! What a decision can be written as, one row each: the command line and the window's menu read these rows.

use super::{
    Decision, ranking_json, ranking_markdown, ranking_text, record_build::record, record_html, record_markdown,
};
use crate::export::json::pretty;

type WriteDecision = fn(&Decision<'_>) -> Vec<u8>;

/// The description of a format.
struct ReportRow {
    id: &'static str,
    help: &'static str,
    file: Option<(&'static str, &'static str)>,
    write: WriteDecision,
}

/// Its id and its words in the command line's help; for a record, its name in the window and the extension of its files.
fn row([id, help]: [&'static str; 2], file: Option<(&'static str, &'static str)>, write: WriteDecision) -> ReportRow {
    ReportRow { id, help, file, write }
}

table! {
    /// A form of a decision.
    pub enum ReportFormat: ReportRow {
        Text => row(["text", "For reading in a terminal"], None, |d| ranking_text::write(d).into_bytes()),
        Json => row(["json", "One JSON object"], None, |d| pretty(&ranking_json::ranking_json(d))),
        Markdown => row(["md", "Markdown"], None, |d| ranking_markdown::write(d).into_bytes()),
        Record => row(["adr", "A decision record in the MADR 4 form"], Some(("Markdown", "md")),
            |d| record_markdown::write(&record(d)).into_bytes()),
        RecordPage => row(["adr-html", "The same record as one self-contained page"], Some(("HTML", "html")),
            |d| record_html::write(&record(d)).into_bytes()),
        RecordJson => row(["adr-json", "The same record as one JSON object"], Some(("JSON", "json")),
            |d| pretty(&record(d))),
    }
}

impl ReportFormat {
    /// As commands write it.
    pub fn id(self) -> &'static str {
        self.row().id
    }

    /// Its line in the command line's help.
    pub fn help(self) -> &'static str {
        self.row().help
    }

    /// The forms of a record, the most common first: each with its name for a person and the extension of its files.
    pub fn records() -> impl Iterator<Item = (Self, &'static str, &'static str)> {
        Self::ALL.into_iter().filter_map(|format| {
            let (label, extension) = format.row().file?;
            Some((format, label, extension))
        })
    }

    /// Writes a decision. The same decision gives the same bytes.
    pub fn write(self, decision: &Decision<'_>) -> Vec<u8> {
        (self.row().write)(decision)
    }
}
