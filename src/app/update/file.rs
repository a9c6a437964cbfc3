//! Opening, saving, and the shell's answers. Every way out of a dialog or a write ends `pending`, so that nothing stays
//! blocked.

use std::path::PathBuf;

use super::{import, replace, saving, session};
use crate::{
    app::{
        action::{File, Import},
        effect::Effect,
        state::{Modal, Model, Pending, SaveJob, Tone},
    },
    catalog::{Finding, is_web_link},
    dataset::Loaded,
    report::{Decision, ReportFormat},
};

pub(super) fn update(model: &mut Model, action: File) -> Vec<Effect> {
    match action {
        File::AskOpen => {
            if model.session.pending.is_none() {
                model.session.pending = Some(Pending::OpenDialog);
                return vec![Effect::OpenDialog];
            }
        }
        File::Open(path) => return open(model, path),
        File::OpenBuiltIn => return load(model, None),
        File::Reload => return reload(model),
        File::DraftPath(text) => model.session.drafts.path.set(text),
        File::TakePath => return take_path(model),
        File::SaveRecord(format) => {
            if model.session.pending.is_none()
                && let Some(job) = record(model, format)
            {
                return saving::ask(model, job);
            }
        }
        File::ReplaceAnyway => {
            if let Some(Modal::Replace(job, path)) = model.session.modal.take() {
                return saving::write(model, job, path.into(), true);
            }
        }
        File::Reveal(path, true) => return vec![Effect::ShowInFolder(path)],
        File::Reveal(path, false) => return vec![Effect::OpenFile(path)],
        File::OpenLink(link) => {
            if is_web_link(&link) {
                return vec![Effect::OpenLink(link)];
            }
        }
        File::SaveSession(ask) => return session::save(model, ask),
        File::TakeSession => session::take_offer(model),
        File::SessionRead { path, result } => session::read(model, path, result),
        File::SessionRecalled { path, found } => session::recalled(model, path, found),
        File::Rebuilt(Loaded(dataset), told) => session::rebuilt(model, dataset, told),
        File::DialogCancelled => {
            model.session.pending = None;
            model.session.saving = None;
        }
        File::NoDialog(job) => {
            model.session.pending = None;
            let name = job.as_ref().map_or_else(String::new, |j| j.file_name.clone());
            model.session.drafts.path.set(name);
            model.session.modal = Some(job.map_or(Modal::OpenPath, Modal::SavePath));
        }
        // The system's dialog has asked about replacing already.
        File::SaveTo(job, path) => return saving::write(model, job, path, true),
        File::CancelReading => {
            if model.session.pending == Some(Pending::Reading) {
                model.session.pending = None;
                model.session.reading_percent = None;
                return vec![Effect::CancelReading];
            }
        }
        File::ReadSoFar(percent) => {
            if model.session.pending == Some(Pending::Reading) {
                model.session.reading_percent = Some(percent);
            }
        }
        File::Read { path, result } => read(model, &path, result),
        File::Written(result) => {
            saving::ended(model);
            match result {
                Ok(path) => {
                    let name = saving::file_name(&path);
                    session::written(model, &path);
                    // The notice with its ways to the file must not lie under the report it came from.
                    model.session.modal.take_if(|m| matches!(m, Modal::Import { .. }));
                    model.say_of_file(Tone::Good, format!("Saved {name}."), Some(path));
                }
                Err(message) => {
                    model.session.saving = None;
                    if let Some(Modal::Import { problem }) = &mut model.session.modal {
                        *problem = Some(message.clone());
                    }
                    model.say(Tone::Bad, message);
                }
            }
        }
        File::Exists(job, path) => {
            saving::ended(model);
            model.session.modal = Some(Modal::Replace(job, path.to_string_lossy().into_owned()));
        }
    }
    vec![]
}

/// Reads the open file again.
fn reload(model: &mut Model) -> Vec<Effect> {
    if let Some(effects) = import::reload(model) {
        return effects;
    }
    let path = model.dataset.origin.path().map(PathBuf::from);
    path.map_or_else(Vec::new, |path| load(model, Some(path)))
}

fn open(model: &mut Model, path: PathBuf) -> Vec<Effect> {
    if session::is_session(&path) {
        model.session.pending = Some(Pending::Reading);
        return vec![Effect::LoadSession(path)];
    }
    load(model, Some(path))
}

fn load(model: &mut Model, path: Option<PathBuf>) -> Vec<Effect> {
    model.session.pending = Some(Pending::Reading);
    // A file can be stopped from the first moment; the built-in catalog is there before anybody could.
    model.session.reading_percent = path.is_some().then_some(0);
    vec![Effect::Load(path)]
}

fn take_path(model: &mut Model) -> Vec<Effect> {
    let path = PathBuf::from(model.session.drafts.path.value.trim());
    if path.as_os_str().is_empty() {
        return vec![];
    }
    model.session.drafts.path.set(String::new());
    match model.session.modal.take() {
        Some(Modal::OpenPath) => open(model, path),
        Some(Modal::IntoPath) => import::update(model, Import::Into(path)),
        Some(Modal::SavePath(job)) => saving::write(model, job, path, false),
        other => {
            model.session.modal = other;
            vec![]
        }
    }
}

/// The decision as a record: the same bytes as `decide` writes.
fn record(model: &Model, format: ReportFormat) -> Option<SaveJob> {
    let (_, label, extension) = ReportFormat::records().find(|(f, ..)| *f == format)?;
    let answers = model.answers();
    let decision = Decision::new(&model.dataset, &answers);
    Some(SaveJob {
        file_name: format!("decision.{extension}"),
        kind: label.to_owned(),
        extension: extension.to_owned(),
        content: format.write(&decision).into(),
    })
}

fn read(model: &mut Model, path: &std::path::Path, result: Result<Loaded, Vec<Finding>>) {
    model.session.pending = None;
    model.session.reading_percent = None;
    match result {
        Ok(Loaded(dataset)) => replace::dataset(model, dataset),
        Err(findings) => {
            model.session.modal = Some(Modal::Findings {
                file: crate::dataset::shown(path),
                findings,
            });
        }
    }
}
