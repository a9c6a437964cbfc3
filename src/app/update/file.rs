//! Opening, dialogs, and the shell's answers. Every way out of a dialog or a write ends `pending`, so that nothing stays
//! blocked.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{dialogs, editions, import, keep, on_disk, replace, session};
use crate::{
    app::{
        action::{Editions, File, Import, Keep},
        effect::{Choose, Effect, Overwrite},
        export_request::Content,
        state::{Modal, Model, Notice, OnDisk, Pending, SaveJob, Tone},
    },
    catalog::{Finding, format::START, is_web_link, plain_text::file_name, wording::excerpt},
    dataset::{Loaded, OpenedFrom},
    report::{Decision, ReportFormat},
    workspace::kept::Opened,
};

pub(super) fn update(model: &mut Model, action: File) -> Vec<Effect> {
    match action {
        File::New => return dialogs::save(model, new_catalog()),
        File::AskOpen => return dialogs::open(model, Choose::Anything),
        File::Open(path) => {
            // It was offered, and is taken.
            model.session.modal.take_if(|m| matches!(m, Modal::EndedUnclosed(_)));
            return ask_or_open(model, OpenedFrom::File(path));
        }
        File::Dropped(path) => {
            if model.session.modal.as_ref().is_some_and(Modal::is_underway) {
                model.say(
                    Tone::Info,
                    "Nothing was opened. Finish or close what is open over the window, then drop the file again.",
                );
            } else {
                return update(model, File::Open(path));
            }
        }
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
        File::ForgetRecent => model.preferences.recent.clear(),
        File::Reload => return reload(model),
        File::ChangedThere(path) => on_disk::changed(model, &path),
        File::GoneThere(path, seen) => on_disk::gone(model, &path, seen),
        File::SaveCopy => {
            if let Some(job) = copy_of_file(model) {
                return dialogs::save(model, job);
            }
        }
        File::ShowBroken => {
            if let (OnDisk::Broken(findings), Some(path)) = (&model.session.on_disk, model.dataset.origin.path()) {
                model.session.modal = Some(findings_of(path, findings.clone()));
            }
        }
        File::TryAgain => {
            if let Some(Modal::Findings { path, .. }) = &model.session.modal {
                let path = path.clone();
                return open_path(model, path);
            }
        }
        File::ForgetThisRecent => {
            if let Some(Modal::Findings { path, file, .. }) = &model.session.modal {
                let (path, file) = (path.clone(), excerpt(file).to_string());
                model.preferences.forget_recent(&path);
                model.session.modal = None;
                model.say(Tone::Good, format!("{file} is off the list of recent files."));
            }
        }
        File::CopyFindings => {
            if let Some(Modal::Findings { file, findings, .. }) = &model.session.modal {
                let lines = findings.iter().map(ToString::to_string);
                let text: Vec<String> = std::iter::once(file.clone()).chain(lines).collect();
                return vec![Effect::Copy(text.join("\n"))];
            }
        }
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
        File::NotOpened(why) | File::NotDrawn(why) => model.report(Tone::Bad, why),
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
                    // What was refused before is not so any more.
                    let is_refusal = |n: &Notice| n.text.starts_with("Nothing was written") && n.text.contains(&name);
                    model.session.notices.retain(|n| !is_refusal(n));
                    model.preferences.saved_into(path.parent());
                    // The notice with its ways to the file must not be hidden under the report it came from.
                    model.session.modal.take_if(|m| matches!(m, Modal::Import { .. }));
                    model.say_of_file(Tone::Good, format!("Saved {name}."), path);
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
                    model.report(Tone::Bad, message);
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

/// Opens a file, another one as well as the one that is open.
pub(super) fn open_path(model: &mut Model, path: PathBuf) -> Vec<Effect> {
    if Some(&*path) == model.dataset.origin.path() && model.dataset.imported.is_some() {
        return reload(model);
    }
    open(model, OpenedFrom::File(path))
}

/// Reads the open file again.
pub(super) fn reload(model: &mut Model) -> Vec<Effect> {
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
        Some(Modal::OpenPath | Modal::ListPath) => ask_or_open(model, OpenedFrom::File(path)),
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

/// The open file as it was read.
fn copy_of_file(model: &Model) -> Option<SaveJob> {
    let path = model.dataset.origin.path()?;
    let extension = path
        .extension()
        .map_or_else(|| "ron".to_owned(), |e| e.to_string_lossy().into_owned());
    Some(SaveJob {
        file_name: dialogs::file_name(path),
        kind: "Catalog".to_owned(),
        extension,
        content: Content::Ready(Arc::clone(model.dataset.file_bytes.as_ref()?)),
    })
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

/// Reads what has changed again, once nothing prevents it: no question is open, and nothing else is being read.
pub(super) fn changes_wanted(model: &mut Model) -> Vec<Effect> {
    let session = &model.session;
    let is_free = matches!(session.modal, None | Some(Modal::Findings { .. }));
    if session.on_disk != OnDisk::Changed || !is_free || session.pending.is_some() || session.rebuilding {
        return vec![];
    }
    // An error sheet is about a file that could not be opened; it is tried as it was the first time.
    if let Some(Modal::Findings { path, .. }) = &session.modal {
        let path = path.clone();
        model.session.on_disk = OnDisk::AsRead;
        return open_path(model, path);
    }
    model.session.on_disk = OnDisk::ReadingAgain;
    if model.dataset.imported.is_some() {
        return import::steps::quietly_again(model);
    }
    reload(model)
}

fn read(model: &mut Model, path: &Path, result: Result<Opened, Vec<Finding>>) -> Vec<Effect> {
    model.session.pending = None;
    match result {
        Ok(opened) => {
            // The errors of the file that is there now.
            model.session.modal.take_if(|m| matches!(m, Modal::Findings { .. }));
            return replace::dataset(model, opened);
        }
        Err(mut findings) => {
            if !on_disk::could_not_read(model, &mut findings) {
                model.session.modal = Some(findings_of(path, findings));
            }
        }
    }
    vec![]
}

fn findings_of(path: &Path, findings: Vec<Finding>) -> Modal {
    Modal::Findings {
        path: path.to_path_buf(),
        file: crate::dataset::shown(path),
        findings,
    }
}
