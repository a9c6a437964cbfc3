//! Bringing one's own list: reading it again another way, merging it, keeping what came of it.

use std::sync::Arc;

use super::{dialogs, replace};
use crate::{
    app::{
        action::Import,
        effect::{Choose, Effect},
        export_request::Content,
        state::{Modal, Model, Pending, SaveJob, Tone},
    },
    dataset::from_list::ImportJob,
    workspace::kept::Opened,
};

pub(super) fn update(model: &mut Model, action: Import) -> Vec<Effect> {
    match action {
        Import::Ask => dialogs::open(model, Choose::List),
        Import::AskInto if model.dataset.imported.is_none() => vec![],
        Import::AskInto => dialogs::open(model, Choose::Into),
        Import::Show => {
            if model.dataset.imported.is_some() {
                model.session.modal = Some(Modal::Import { problem: None });
            }
            vec![]
        }
        Import::SetName(column) => again(model, |job| job.name = Some(column)),
        Import::SetId(column) => again(model, |job| job.id = column),
        Import::Into(path) => again(model, |job| job.into = Some(path)),
        Import::Alone => again(model, |job| job.into = None),
        Import::Save => save(model),
        Import::CopyReport => match &model.dataset.imported {
            Some(list) => {
                let text = list.report.text();
                model.say(Tone::Good, "Copied the import report.");
                vec![Effect::Copy(text)]
            }
            None => vec![],
        },
        Import::Done(result) => done(model, result),
    }
}

/// Reads the list in use again, the same way; `None` when what is in use is no list.
pub(super) fn reload(model: &mut Model) -> Option<Vec<Effect>> {
    model.dataset.imported.as_ref()?;
    Some(again(model, |_| ()))
}

/// Reads the list again with one thing changed.
fn again(model: &mut Model, change: impl FnOnce(&mut ImportJob)) -> Vec<Effect> {
    let Some(list) = &model.dataset.imported else {
        // Another file was dropped while a dialog asked what to put the list into.
        model.session.pending.take_if(|p| *p == Pending::OpenDialog);
        return vec![];
    };
    let mut job = list.job.clone();
    change(&mut job);
    model.session.pending = Some(Pending::Reading(None));
    vec![Effect::Import(job)]
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

/// What cannot be read the new way leaves everything as it was; the report says what is wrong.
fn done(model: &mut Model, result: Result<Opened, Vec<crate::catalog::Finding>>) -> Vec<Effect> {
    model.session.pending = None;
    match result {
        Ok(opened) => return replace::dataset(model, opened),
        Err(findings) => {
            let problem = findings.first().map_or_else(String::new, ToString::to_string);
            if model.dataset.imported.is_some() {
                let problem = format!("{problem} The list stays as it was read before.");
                model.session.modal = Some(Modal::Import { problem: Some(problem) });
            } else {
                model.say(Tone::Bad, problem);
            }
        }
    }
    vec![]
}
