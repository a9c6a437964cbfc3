//! What the title bar of the window reads.

use super::outgoing;
use crate::{app::Model, catalog::value::human_day};

/// The session and whether it has unsaved changes, the catalog with its file, and the day where that is not today.
pub(super) fn of(model: &Model) -> String {
    let session = model.session.file.as_ref().map_or_else(String::new, |f| {
        let name = f.path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
        let changed = if f.changed { " (unsaved changes)" } else { "" };
        format!("{name}{changed} – ")
    });
    let dataset = &model.dataset;
    let file = dataset.origin.label();
    let file = file.map_or_else(String::new, |file| format!(" ({file})"));
    let day = dataset.view.as_of.filter(|day| *day != dataset.view.today);
    let day = day.map_or_else(String::new, |day| format!(" as of {}", human_day(day)));
    // While the window is hidden there is no frame, and so nothing else that cleans.
    outgoing::title(&format!("{session}{}{file}{day} – Crosscheck", dataset.catalog.title))
}
