//! Saving and copying what is shown, and what a worker says while a file is made.

use super::{say, session};
use crate::{
    app::{
        action::Export,
        effect::Effect,
        sheet::{Content, Of, Sheet},
        state::{Model, Pending, SaveJob, Tone},
    },
    catalog::ServiceIx,
    compare, decide,
    export::{Document, Format, Watch, html, markdown, separated},
    workspace::Place,
};

pub(super) fn update(model: &mut Model, action: Export) -> Vec<Effect> {
    match action {
        Export::Save(format) => return save(model, format),
        Export::CopyMarkdown => {
            if let Some(document) = shown(model) {
                say(model, Tone::Good, "Copied as a Markdown table.", None);
                return vec![Effect::Copy(markdown::write(&document))];
            }
        }
        Export::CopyHtml => {
            if let Some(document) = shown(model) {
                let text = separated::table(&document, b'\t').unwrap_or_default();
                return vec![Effect::CopyHtml {
                    html: html::fragment(&document),
                    text: String::from_utf8_lossy(&text).into_owned(),
                }];
            }
        }
        Export::Copied { as_table } => {
            let text = if as_table {
                "Copied as a table; paste it into a mail or a page."
            } else {
                "Copied as plain text; the clipboard here takes no tables."
            };
            say(model, Tone::Good, text, None);
        }
        Export::Progress(percent) => {
            if model.session.pending == Some(Pending::Writing) {
                model.session.progress = Some(percent.min(100));
            }
        }
        Export::Cancel => {
            if model.session.pending == Some(Pending::Writing) {
                return vec![Effect::CancelWrite];
            }
        }
        Export::Cancelled => {
            model.session.pending = None;
            model.session.progress = None;
            session::not_saved(model);
            let text = "Cancelled. Nothing was written, and a file of that name is as it was.";
            say(model, Tone::Info, text, None);
        }
        Export::Noted(notes) => {
            for note in notes {
                say(model, Tone::Info, note, None);
            }
        }
    }
    vec![]
}

fn save(model: &mut Model, format: Format) -> Vec<Effect> {
    if model.session.pending.is_some() {
        return vec![];
    }
    let Some((stem, sheet)) = sheet(model, format) else {
        let text = "There is nothing to compare yet; tick two services first.";
        say(model, Tone::Bad, text, None);
        return vec![];
    };
    model.session.pending = Some(Pending::SaveDialog);
    vec![Effect::SaveDialog(SaveJob {
        file_name: format!("{stem}.{}", format.extension()),
        kind: format.label().to_owned(),
        extension: format.extension().to_owned(),
        content: Content::Sheet(Box::new(sheet)),
    })]
}

/// What the place shows, and what its files are called; `None` when there is nothing.
fn sheet(model: &Model, format: Format) -> Option<(&'static str, Sheet)> {
    let dataset = &model.dataset;
    let (stem, of) = match model.workspace.place {
        Place::Explore => {
            let query = model.workspace.query.clone();
            let listing = crate::explore::list(dataset, &dataset.index, &query);
            let grid = &model.workspace.grid;
            let grouped = grid
                .group
                .and_then(|by| crate::explore::group::grouped(dataset, &listing.hits, by));
            let of = Of::List {
                services: grouped.map_or_else(|| listing.hits.clone(), |(ordered, _)| ordered),
                columns: grid.columns(dataset).shown().to_vec(),
                query,
                listing,
            };
            ("services", of)
        }
        Place::Compare | Place::Decide => {
            let services = match (model.workspace.place, model.panes()) {
                (Place::Compare, Some(panes)) => panes.to_vec(),
                _ => leaders(model, 3),
            };
            if services.len() < compare::MIN_PANES {
                return None;
            }
            let request = compare::Request {
                services,
                differences_only: model.workspace.differences_only,
                keep_cant_tell: model.workspace.keep_cant_tell,
                baseline: model.workspace.baseline,
            };
            ("comparison", Of::Comparison(request))
        }
    };
    let dataset = dataset.clone();
    Some((stem, Sheet { dataset, of, format }))
}

/// What the place shows, as a document.
fn shown(model: &Model) -> Option<Document> {
    let (_, sheet) = sheet(model, Format::Markdown)?;
    sheet.document(Watch::default()).ok()
}

/// The comparison in sight, as a document.
pub(super) fn comparison(model: &Model) -> Option<Document> {
    (model.workspace.place == Place::Compare && model.panes().is_some())
        .then(|| shown(model))
        .flatten()
}

/// The first of the wizard's ranking.
fn leaders(model: &Model, n: usize) -> Vec<ServiceIx> {
    let answers = model.answers();
    let ranking = decide::rank(&model.dataset, &answers);
    ranking.ranked.iter().take(n).map(|r| r.service).collect()
}
