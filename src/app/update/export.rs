//! Saving and copying what is shown, and what a worker reports while a file is made.

use super::dialogs;
use crate::{
    app::{
        action::Export,
        effect::Effect,
        export_request::{Content, ExportRequest, Exported},
        location::Location,
        state::{Model, Pending, SaveJob, Tone},
    },
    catalog::ServiceIx,
    compare,
    dataset::Loaded,
    decide,
    explore::group,
    export::{
        Document, ExportError, Format,
        excerpt::{self, ExcerptForm, ExcerptPart},
        html, markdown, separated,
    },
    workspace::Place,
};

pub(super) fn update(model: &mut Model, action: Export) -> Vec<Effect> {
    match action {
        Export::Save(format) => return save(model, format),
        Export::CopyMarkdown => {
            if let Some(document) = shown(model) {
                model.say(Tone::Good, "Copied as a Markdown table.");
                return vec![Effect::Copy(markdown::text(&document))];
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
        Export::CopyPart(part, form) => return copy_part(model, part, form),
        Export::Copied { as_table } => {
            let text = if as_table {
                "Copied as a table; paste it into a mail or a page."
            } else {
                "Copied as plain text; the clipboard here takes no tables."
            };
            model.say(Tone::Good, text);
        }
        Export::NotCopied(why) => model.report(Tone::Bad, why),
        Export::Progress(percent) => {
            if let Some(Pending::Writing(done)) = &mut model.session.pending {
                *done = Some(percent.min(100));
            }
        }
        Export::Cancel => {
            if matches!(model.session.pending, Some(Pending::Writing(_))) {
                return vec![Effect::CancelWrite];
            }
        }
        Export::Cancelled => {
            model.session.pending = None;
            model.session.saving = None;
            let text = "Cancelled. Nothing was written, and a file of that name is as it was.";
            model.say(Tone::Info, text);
        }
        Export::Noted(notes) => {
            for note in notes {
                model.report(Tone::Info, note);
            }
        }
    }
    vec![]
}

fn save(model: &mut Model, format: Format) -> Vec<Effect> {
    if model.session.pending.is_some() {
        return vec![];
    }
    let Some((stem, mut of)) = in_sight(model) else {
        model.say(Tone::Bad, "There is nothing to compare yet; tick two first.");
        return vec![];
    };
    if let Exported::Comparison(_, why) = &mut of {
        *why = why.filter(|_| format.takes_why());
    }
    let job = SaveJob {
        file_name: format!("{stem}.{}", format.id()),
        kind: format.label().to_owned(),
        extension: format.id().to_owned(),
        content: Content::Request(Box::new(ExportRequest {
            dataset: Loaded(model.dataset.clone()),
            of,
            format,
        })),
    };
    dialogs::save(model, job)
}

/// What the place shows, and what its files are called; `None` when there is nothing.
fn in_sight(model: &Model) -> Option<(&'static str, Exported)> {
    let dataset = &model.dataset;
    match model.workspace.place {
        Place::Explore => {
            let view = &model.workspace.view;
            let listing = crate::explore::list(dataset, &dataset.index, &view.query);
            let by = view.grid.group;
            let grouped = by.and_then(|by| group::grouped(dataset, &listing.hits, by));
            let of = Exported::List {
                services: grouped.map_or_else(|| listing.hits.clone(), |(ordered, _)| group::once(ordered).collect()),
                columns: view.grid.columns(dataset).shown().to_vec(),
                query: view.query.clone(),
                listing,
            };
            Some(("services", of))
        }
        Place::Compare | Place::Decide => {
            let services = match (model.workspace.place, model.panes()) {
                (Place::Compare, Some(panes)) => panes.to_vec(),
                _ => leaders(model, 3),
            };
            if services.len() < compare::MIN_PANES {
                return None;
            }
            let why = model.why_pair().filter(|_| model.workspace.place == Place::Compare);
            let request = compare::CompareRequest {
                services,
                ..model.workspace.comparison.clone()
            };
            // Of Decide it is a comparison of those that lead.
            let name = match model.workspace.place {
                Place::Decide => "leaders",
                Place::Explore | Place::Compare => "comparison",
            };
            Some((name, Exported::Comparison(request, why)))
        }
    }
}

/// What the place shows, as a document.
fn shown(model: &Model) -> Option<Document> {
    let (_, of) = in_sight(model)?;
    of.document(&model.dataset).ok()
}

/// The comparison in sight, as a document.
fn comparison(model: &Model) -> Option<Document> {
    (model.workspace.place == Place::Compare && model.panes().is_some())
        .then(|| shown(model))
        .flatten()
}

/// Puts a part of the comparison on the clipboard, as it is shown.
fn copy_part(model: &mut Model, part: ExcerptPart, form: ExcerptForm) -> Vec<Effect> {
    let Some(document) = comparison(model) else {
        return vec![];
    };
    let catalog = &model.dataset.catalog;
    let cursor = model.session.compare.cursor;
    let row = cursor.and_then(Location::attribute).map(|a| catalog[a].id.as_str());
    let text = match (part, row, cursor) {
        (ExcerptPart::Cell, Some(row), Some(cursor)) => {
            excerpt::cell(&document, row, &catalog[cursor.pane].id, form).ok_or(ExportError::Inside)
        }
        (ExcerptPart::Row, Some(row), _) => excerpt::rows(&document, Some(row), form),
        (ExcerptPart::Table, ..) => excerpt::rows(&document, None, form),
        _ => return vec![],
    };
    let Ok(text) = text else {
        // The row has been left out since the keyboard was there.
        model.say(Tone::Info, "That row is not shown now, so nothing was copied.");
        return vec![];
    };
    let what = match part {
        ExcerptPart::Cell => "the cell",
        ExcerptPart::Row => "the row",
        ExcerptPart::Table => "the table",
    };
    let how = match form {
        ExcerptForm::Text => "",
        ExcerptForm::Markdown => " as Markdown",
    };
    model.say(Tone::Good, format!("Copied {what}{how}."));
    vec![Effect::Copy(text)]
}

/// The first of the wizard's ranking.
fn leaders(model: &Model, n: usize) -> Vec<ServiceIx> {
    let answers = model.answers();
    let ranking = decide::rank(&model.dataset, &answers);
    ranking.ranked.iter().take(n).map(|r| r.service).collect()
}
