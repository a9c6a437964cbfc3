//! Bringing one's own list: its sheet (`settings`: what is set for it, `steps`: undo), merging it, keeping the result.

mod settings;
pub(super) mod steps;

use std::{mem, sync::Arc};

use super::{dialogs, on_disk, replace, session};
use crate::{
    app::{
        action::Import,
        effect::{Choose, Effect},
        export_request::Content,
        state::{ImportPage, Modal, Model, Pending, SaveJob, Tone},
    },
    dataset::OpenedFrom,
    workspace::kept::Opened,
};

pub(super) fn update(model: &mut Model, action: Import) -> Vec<Effect> {
    match action {
        Import::Ask => return dialogs::open(model, Choose::List),
        Import::AskInto if model.dataset.imported.is_none() => {}
        Import::AskInto => return dialogs::open(model, Choose::Into),
        Import::Show => show(model, None),
        Import::Attributes => attributes(model),
        Import::FromCatalog => {
            if let Some(job) = model.dataset.list_behind()
                && !session::asks_first(model, &OpenedFrom::File(job.path.clone()))
            {
                model.session.modal = None;
                model.session.pending = Some(Pending::Reading(None));
                return vec![Effect::Import(job)];
            }
        }
        Import::Page(page) => {
            let effects = settings::take_typed(model);
            model.session.import.page = page;
            return effects;
        }
        Import::Look(column) => {
            let effects = settings::take_typed(model);
            model.session.import.column = column;
            return effects;
        }
        Import::SetColumn(column, setting) => return settings::of_column(model, column, setting),
        Import::SetList(setting) => return settings::of_list(model, setting),
        Import::Type(typed) => model.session.import.typed = Some(typed),
        Import::TakeTyped => return settings::take_typed(model),
        Import::Into(path) => {
            model.session.import.page = ImportPage::Report;
            let what = format!("merging into {}", dialogs::file_name(&path));
            return steps::on(model, true, what, |job| job.into = Some(path));
        }
        Import::Alone => return steps::on(model, true, "not merging".to_owned(), |job| job.into = None),
        Import::Save => return save(model),
        Import::CopyReport => {
            if let Some(list) = &model.dataset.imported {
                let text = list.report.text();
                model.say(Tone::Good, "Copied the import report.");
                return vec![Effect::Copy(text)];
            }
        }
        Import::Done(result) => return done(model, result),
    }
    vec![]
}

/// Reads the list in use again, the same way; `None` when what is in use is no list.
pub(super) fn reload(model: &mut Model) -> Option<Vec<Effect>> {
    model.dataset.imported.as_ref()?;
    Some(steps::again(model))
}

/// The columns of the list in use; of a catalog that was made from one, how to get to them.
fn attributes(model: &mut Model) {
    if let Some(job) = model.dataset.list_behind() {
        let catalog = model.dataset.origin.path().map(dialogs::file_name);
        model.session.modal = Some(Modal::ListBehind {
            catalog: catalog.unwrap_or_default(),
            list: dialogs::file_name(&job.path),
        });
        return;
    }
    model.session.import.page = ImportPage::Columns;
    show(model, None);
}

fn show(model: &mut Model, problem: Option<String>) {
    if model.dataset.imported.is_some() {
        model.session.modal = Some(Modal::Import { problem });
    }
}

fn save(model: &mut Model) -> Vec<Effect> {
    let Some(list) = &model.dataset.imported else {
        return vec![];
    };
    let job = SaveJob {
        file_name: list.file_name(),
        kind: "Crosscheck catalog".to_owned(),
        extension: "ron".to_owned(),
        content: Content::Ready(Arc::clone(&list.text)),
    };
    dialogs::save(model, job)
}

/// What cannot be read the new way leaves everything as it was; the sheet says what is wrong.
fn done(model: &mut Model, result: Result<Opened, Vec<crate::catalog::Finding>>) -> Vec<Effect> {
    let asked = model.session.import.asked.as_ref();
    if let (Some(asked), Ok(opened)) = (asked, &result)
        && opened.dataset.0.imported.as_ref().map(|l| &l.job) != Some(&asked.job)
    {
        // Something else was set while it was read; that reading will come.
        return vec![];
    }
    model.session.pending = None;
    match result {
        Ok(opened) => return replace::dataset(model, opened),
        Err(mut findings) => {
            mem::take(&mut model.session.import.asked);
            if on_disk::could_not_read(model, &mut findings) {
                return vec![];
            }
            let problem = findings.first().map_or_else(String::new, ToString::to_string);
            if model.dataset.imported.is_some() {
                show(model, Some(format!("{problem} The list stays as it was read before.")));
            } else {
                model.say(Tone::Bad, problem);
            }
        }
    }
    vec![]
}
