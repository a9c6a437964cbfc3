//! Opening, dialogs, and the shell's answers. Every way out of a dialog or a write ends `pending`, so that nothing stays
//! blocked.

use std::path::PathBuf;

use super::{dialogs, editions, import, keep, replace, session};
use crate::{
    app::{
        action::{Editions, File, Import, Keep},
        effect::{Choose, Effect, Overwrite},
        state::{Modal, Model, Pending, SaveJob, Tone},
    },
    catalog::{Finding, format::START, is_web_link, plain_text::file_name},
    dataset::{Loaded, OpenedFrom},
    report::{Decision, ReportFormat},
    workspace::kept::Opened,
};

pub(super) fn update(model: &mut Model, action: File) -> Vec<Effect> {
    match action {
        File::New => return dialogs::save(model, new_catalog()),
        File::AskOpen => return dialogs::open(model, Choose::Anything),
        File::Open(path) => return ask_or_open(model, OpenedFrom::File(path)),
        File::OpenBuiltIn => return ask_or_open(model, OpenedFrom::BuiltIn),
        File::OpenUnsaved => {
            if let Some(Modal::Unsaved { next, .. }) = model.session.modal.take() {
                return open(model, next);
            }
        }
        File::SaveThenOpen => return session::save_first(model),
        File::KeepMine => {
            if let Some(Modal::ChangedOnDisk(job, path)) = model.session.modal.take() {
                return dialogs::write(model, job, path, Overwrite::Agreed);
            }
        }
        File::TakeTheirs => {
            if let Some(Modal::ChangedOnDisk(_, path)) = model.session.modal.take() {
                model.session.saving = None;
                model.session.open_after_saving = None;
                return open(model, OpenedFrom::File(path));
            }
        }
        File::SaveElsewhere => {
            if let Some(Modal::ChangedOnDisk(job, _)) = model.session.modal.take() {
                return dialogs::save(model, job);
            }
        }
        File::ChangedOnDisk(job, path) => {
            model.session.pending = None;
            model.session.modal = Some(Modal::ChangedOnDisk(job, path));
        }
        File::Reload => return reload(model),
        File::DraftPath(text) => model.session.drafts.path.set(text),
        File::TakePath => return take_path(model),
        File::SaveRecord(format) => {
            if model.session.pending.is_none()
                && let Some(job) = record(model, format)
            {
                return dialogs::save(model, job);
            }
        }
        File::ReplaceAnyway => {
            if let Some(Modal::Replace(job, path)) = model.session.modal.take() {
                return dialogs::write(model, job, path.into(), Overwrite::Agreed);
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
        File::SessionElsewhere { path, title, named } => session::elsewhere(model, path, title, named),
        File::OpenNamedCatalog => return session::open_named(model),
        File::AskSessionCatalog => return session::ask_catalog(model),
        File::OpenSessionOn(catalog) => return session::open_on(model, catalog),
        File::TypeSessionCatalog => session::type_catalog(model),
        File::SessionRecalled { path, found } => session::recalled(model, path, found),
        File::Rebuilt(Loaded(dataset), warnings) => session::rebuilt(model, dataset, warnings),
        File::NotRebuilt(why) => session::not_rebuilt(model, why),
        File::NotOpened(why) => model.say(Tone::Bad, why),
        File::DialogCancelled => {
            model.session.pending = None;
            model.session.saving = None;
            model.session.open_after_saving = None;
        }
        File::NoDialog(modal) => {
            model.session.pending = None;
            model.session.drafts.path.set(match &*modal {
                Modal::SavePath(job) => file_name(&job.file_name),
                _ => String::new(),
            });
            model.session.modal = Some(match (*modal, model.session.modal.take()) {
                (Modal::FolderPath(None), Some(Modal::NotSaved(unsaved))) => Modal::FolderPath(Some(unsaved)),
                (modal, _) => modal,
            });
        }
        // The system's dialog has asked about replacing already.
        File::SaveTo(job, path) => return dialogs::write(model, job, path, Overwrite::Agreed),
        File::CancelReading => {
            if matches!(model.session.pending, Some(Pending::Reading(_))) {
                model.session.pending = None;
                return vec![Effect::CancelReading];
            }
        }
        File::ReadSoFar(percent) => {
            if let Some(Pending::Reading(done)) = &mut model.session.pending {
                *done = Some(percent);
            }
        }
        File::Read { path, result } => return read(model, &path, result),
        File::Written(result) => {
            model.session.pending = None;
            match result {
                Ok(path) => {
                    let name = dialogs::file_name(&path);
                    session::written(model, &path);
                    model.preferences.saved_into(path.parent());
                    // The notice with its ways to the file must not lie under the report it came from.
                    model.session.modal.take_if(|m| matches!(m, Modal::Import { .. }));
                    model.say_of_file(Tone::Good, format!("Saved {name}."), Some(path));
                    if let Some(next) = model.session.open_after_saving.take() {
                        return ask_or_open(model, next);
                    }
                }
                Err(message) => {
                    model.session.saving = None;
                    model.session.open_after_saving = None;
                    if let Some(Modal::Import { problem }) = &mut model.session.modal {
                        *problem = Some(message.clone());
                    }
                    model.say(Tone::Bad, message);
                }
            }
        }
        File::Exists(job, path) => {
            model.session.pending = None;
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

/// Opens something, unless the open session has changes that are in no file: then it is asked about first.
fn ask_or_open(model: &mut Model, what: OpenedFrom) -> Vec<Effect> {
    if session::asks_first(model, &what) {
        return vec![];
    }
    open(model, what)
}

fn open(model: &mut Model, what: OpenedFrom) -> Vec<Effect> {
    match what {
        OpenedFrom::File(path) if session::is_session(&path) => {
            model.session.pending = Some(Pending::Reading(None));
            vec![Effect::LoadSession { path, catalog: None }]
        }
        OpenedFrom::File(path) => load(model, Some(path)),
        OpenedFrom::BuiltIn => load(model, None),
    }
}

fn load(model: &mut Model, path: Option<PathBuf>) -> Vec<Effect> {
    // A file can be stopped from the first moment; the built-in catalog is there before anybody could.
    model.session.pending = Some(Pending::Reading(path.is_some().then_some(0)));
    vec![Effect::Load(path)]
}

fn take_path(model: &mut Model) -> Vec<Effect> {
    let path = PathBuf::from(model.session.drafts.path.value.trim());
    if path.as_os_str().is_empty() {
        return vec![];
    }
    model.session.drafts.path.set(String::new());
    match model.session.modal.take() {
        Some(Modal::OpenPath) => ask_or_open(model, OpenedFrom::File(path)),
        Some(Modal::FolderPath(asked_by)) => {
            model.session.modal = asked_by.map(Modal::NotSaved);
            keep::update(model, Keep::SaveInto(path))
        }
        Some(Modal::IntoPath) => import::update(model, Import::Into(path)),
        Some(Modal::EditionPath) => editions::update(model, Editions::With(path)),
        Some(asks @ Modal::SessionCatalog { .. }) => {
            model.session.modal = Some(asks);
            session::open_on(model, path)
        }
        Some(Modal::SavePath(job)) => dialogs::write(model, job, path, Overwrite::Never),
        other => {
            model.session.modal = other;
            vec![]
        }
    }
}

/// The catalog to start from: the same bytes as `new` writes.
fn new_catalog() -> SaveJob {
    SaveJob {
        file_name: "my-list.ron".to_owned(),
        kind: SaveJob::NEW.to_owned(),
        extension: "ron".to_owned(),
        content: START.as_bytes().to_vec().into(),
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

fn read(model: &mut Model, path: &std::path::Path, result: Result<Opened, Vec<Finding>>) -> Vec<Effect> {
    model.session.pending = None;
    match result {
        Ok(opened) => return replace::dataset(model, opened),
        Err(findings) => {
            model.session.modal = Some(Modal::Findings {
                file: crate::dataset::shown(path),
                findings,
            });
        }
    }
    vec![]
}
