//! What a session file holds, and how it is written and read. The same session gives the same bytes: no clock but the
//! view's day gets in.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::snapshot::Snapshot;
use crate::{
    catalog::{Annotations, DateSpan, Finding, Reading, View, wording::excerpt},
    dataset::Dataset,
    decide::Answers,
    workspace::{
        catalog_hint::CatalogHint,
        parts,
        stored::{FORMER_FIELDS, Stored},
        work::Workspace,
    },
};

/// The extension without its dot.
pub const EXTENSION: &str = "crosscheck";
/// What the format is called in a dialog.
pub const KIND: &str = "Crosscheck session";
/// Written into every file; a higher one was written by a newer program. Since 2, conditions have quotes.
const VERSION: u32 = 2;

/// What a session file holds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename = "Session")]
pub struct SessionDocument {
    version: u32,
    /// Which catalog it is about.
    pub catalog: CatalogHint,
    /// How it was looked at.
    pub view: ViewHint,
    /// What was set up.
    pub workspace: Stored,
    /// The user's own evidence, stars, strikes and notes.
    #[serde(rename = "own")]
    pub annotations: Annotations,
    /// What mattered then.
    #[serde(rename = "seen")]
    pub snapshot: Snapshot,
    /// What could not be read of the file, each part a text of the file's shape: saving writes it back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<String>,
}

/// The view of a session. The day is shown, not restored: on another day lifecycles are judged on that day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ViewHint {
    /// The day on which lifecycles were judged, YYYY-MM-DD.
    pub judged_on: String,
    /// Only what sources dated by this day state, YYYY-MM-DD.
    pub as_of: Option<String>,
    /// Only what sources dated on this day or later state, YYYY-MM-DD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Which sources count.
    pub reading: Option<Reading>,
}

impl SessionDocument {
    /// Everything, ready to be written.
    pub fn of(dataset: &Dataset, workspace: &Workspace) -> Self {
        Self {
            snapshot: Snapshot::of(dataset, workspace),
            ..Self::set_up(dataset, workspace)
        }
    }

    /// The same without the snapshot: what a change is judged by.
    fn set_up(dataset: &Dataset, workspace: &Workspace) -> Self {
        let view = dataset.view;
        Self {
            version: VERSION,
            catalog: CatalogHint::of(dataset),
            view: ViewHint {
                judged_on: view.today.to_string(),
                as_of: view.as_of.map(|d| d.to_string()),
                since: view.since.map(|d| d.to_string()),
                reading: Some(view.reading),
            },
            workspace: Stored::of(workspace, &dataset.catalog),
            annotations: (*workspace.annotations).clone(),
            snapshot: Snapshot::default(),
            unread: Vec::new(),
        }
    }

    /// Whether the model has changed since.
    pub fn differs(&self, dataset: &Dataset, workspace: &Workspace) -> bool {
        let now = Self::set_up(dataset, workspace);
        *self.workspace.renewed(dataset) != now.workspace
            || self.annotations != now.annotations
            || (self.view.as_of != now.view.as_of || self.view.since != now.view.since)
            || self.view.reading != now.view.reading
    }

    /// The view to open it under, on a day.
    pub fn view_on(&self, today: jiff::civil::Date) -> View {
        let day = |text: &Option<String>| text.as_deref().and_then(DateSpan::parse);
        View {
            as_of: day(&self.view.as_of).map(DateSpan::last),
            since: day(&self.view.since).map(DateSpan::first),
            today,
            reading: self.view.reading.unwrap_or(Reading::Today),
        }
    }

    /// As text.
    pub fn write(&self) -> String {
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()).unwrap_or_default();
        format!("// A Crosscheck session: open it with Crosscheck.\n{text}\n")
    }

    /// From a file's bytes, with the places of what cannot be read or is not known. The error is one finding with its
    /// place: that of what makes the text no RON at all, or no session.
    pub fn read(bytes: &[u8]) -> Result<(Self, Vec<String>), Finding> {
        let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).map_err(|_| {
            Finding::error("", "the session is not UTF-8 text").help("It was damaged; ask for it again.")
        })?;
        if text.trim().is_empty() {
            return Err(Finding::error("", "the session is empty").help("It was damaged; ask for it again."));
        }
        if !parts::is_record(text) {
            crate::catalog::parse::parse_ron::<Self>(text)?;
        }
        let (mut document, mut unread) = parts::read::<Self>(text);
        unread.retain(|part| !is_former(&part.place));
        if document.version == 0 || document.catalog.title.is_empty() {
            return Err(Finding::error("", "this is not a session of Crosscheck").help("Choose a file that it saved."));
        }
        for (place, day) in [
            ("view → as_of", &document.view.as_of),
            ("view → since", &document.view.since),
        ] {
            if let Some(day) = day.as_ref().filter(|day| DateSpan::parse(day).is_none()) {
                let message = format!("“{}” is not a date", excerpt(day));
                return Err(Finding::error(place, message).help("Write YYYY-MM-DD."));
            }
        }
        for part in &unread {
            if !document.unread.contains(&part.text) {
                document.unread.push(part.text.clone());
            }
        }
        let mut places: Vec<String> = unread.into_iter().map(|part| part.place).collect();
        places.dedup();
        Ok((document, places))
    }

    /// Whether a newer program wrote it.
    pub fn is_newer(&self) -> bool {
        self.version > VERSION
    }

    /// The ranking input of its wizard, on a dataset that has its own evidence laid over it.
    pub fn answers(&self, dataset: &Dataset) -> Answers {
        let (workspace, _) = self.restore(dataset);
        workspace.answers(dataset)
    }

    /// The workspace on a dataset, and a sentence for each thing the catalog does not know.
    pub fn restore(&self, dataset: &Dataset) -> (Workspace, Vec<String>) {
        let (mut workspace, lost) = self.workspace.restore(dataset);
        workspace.annotations = Arc::new(self.annotations.clone());
        (workspace, lost)
    }
}

/// Whether a place is that of a field which earlier versions wrote, and in which nothing was.
fn is_former(place: &str) -> bool {
    let field = place.strip_prefix("workspace → ");
    field.is_some_and(|field| FORMER_FIELDS.contains(&field))
}
