//! Opening, exporting, and the shell's answers. Every way out of a dialog or a write ends `pending`, so that nothing
//! stays blocked.

use std::{path::PathBuf, sync::Arc};

use super::{say, session};
use crate::{
    app::{
        action::{File, Import},
        effect::Effect,
        state::{Modal, Model, Pending, SaveJob, Session, Tone},
    },
    catalog::{Finding, check::is_web_link},
    dataset::Loaded,
    decide, report,
    workspace::{History, stored::Saved},
};

pub(super) fn update(model: &mut Model, action: File) -> Vec<Effect> {
    match action {
        File::AskOpen => {
            if model.session.pending.is_none() {
                model.session.pending = Some(Pending::OpenDialog);
                return vec![Effect::OpenDialog];
            }
        }
        File::Open(path) if session::is_session(&path) => return session::open(model, path),
        File::Open(path) => return load(model, Some(path)),
        File::OpenBuiltIn => return load(model, None),
        File::DraftPath(text) => model.session.path_draft = text,
        File::TakePath => return take_path(model),
        File::SaveRecord(format) => {
            if model.session.pending.is_none() {
                model.session.pending = Some(Pending::SaveDialog);
                return vec![Effect::SaveDialog(record(model, format))];
            }
        }
        File::ReplaceAnyway => {
            if let Some(Modal::Replace(job, path)) = model.session.modal.take() {
                model.session.pending = Some(Pending::Writing);
                return vec![Effect::Write {
                    job,
                    path: path.into(),
                    replace: true,
                }];
            }
        }
        File::Reveal(path, in_folder) => {
            return vec![if in_folder {
                Effect::ShowInFolder(path)
            } else {
                Effect::OpenFile(path)
            }];
        }
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
            session::not_saved(model);
        }
        File::NoDialog(job) => {
            model.session.pending = None;
            model.session.path_draft = job.as_ref().map_or_else(String::new, |j| j.file_name.clone());
            model.session.modal = Some(job.map_or(Modal::OpenPath, Modal::SavePath));
        }
        File::SaveTo(job, path) => {
            model.session.pending = Some(Pending::Writing);
            // The system's dialog has asked about replacing already.
            return vec![Effect::Write {
                job,
                path,
                replace: true,
            }];
        }
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
            model.session.pending = None;
            model.session.progress = None;
            match result {
                Ok(path) => {
                    let name = session::file_name(&path);
                    session::written(model, &path);
                    // The notice with its ways to the file must not lie under the report it came from.
                    model.session.modal.take_if(|m| matches!(m, Modal::Import { .. }));
                    say(model, Tone::Good, format!("Saved {name}."), Some(path));
                }
                Err(message) => {
                    session::not_saved(model);
                    if let Some(Modal::Import { problem }) = &mut model.session.modal {
                        *problem = Some(message.clone());
                    }
                    say(model, Tone::Bad, message, None);
                }
            }
        }
        File::Exists(job, path) => {
            model.session.pending = None;
            model.session.progress = None;
            model.session.modal = Some(Modal::Replace(job, path.to_string_lossy().into_owned()));
        }
    }
    vec![]
}

/// Reads the open file again.
pub(super) fn reload(model: &mut Model) -> Vec<Effect> {
    if let Some(effects) = super::import::reload(model) {
        return effects;
    }
    match model.dataset.origin.path().map(PathBuf::from) {
        Some(path) => load(model, Some(path)),
        None => vec![],
    }
}

fn load(model: &mut Model, path: Option<PathBuf>) -> Vec<Effect> {
    model.session.pending = Some(Pending::Reading);
    // A file can be stopped from the first moment; the built-in catalog is there before anybody could.
    model.session.reading_percent = path.is_some().then_some(0);
    vec![Effect::Load(path)]
}

fn take_path(model: &mut Model) -> Vec<Effect> {
    let path = model.session.path_draft.trim().to_owned();
    if path.is_empty() {
        return vec![];
    }
    model.session.path_draft.clear();
    match model.session.modal.take() {
        Some(Modal::OpenPath) if session::is_session(path.as_ref()) => session::open(model, path.into()),
        Some(Modal::OpenPath) => load(model, Some(path.into())),
        Some(Modal::IntoPath) => super::import::update(model, Import::Into(path.into())),
        Some(Modal::SavePath(job)) => {
            model.session.pending = Some(Pending::Writing);
            vec![Effect::Write {
                job,
                path: path.into(),
                replace: false,
            }]
        }
        other => {
            model.session.modal = other;
            vec![]
        }
    }
}

/// The decision as a record: the same bytes as `decide --format adr`, `adr-html` and `adr-json`.
fn record(model: &Model, format: report::Format) -> SaveJob {
    let dataset = &model.dataset;
    let (cells, answers) = (&dataset.cells, model.answers());
    let ranking = decide::rank(cells, &answers);
    let robustness = decide::robustness(cells, &answers);
    let record = report::record(cells, &answers, &ranking, &robustness);
    SaveJob {
        file_name: format!("decision.{}", format.extension()),
        kind: format.label().to_owned(),
        extension: format.extension().to_owned(),
        content: format.write(&record).into(),
    }
}

fn read(model: &mut Model, path: &std::path::Path, result: Result<Loaded, Vec<Finding>>) {
    model.session.pending = None;
    model.session.reading_percent = None;
    match result {
        Ok(Loaded(dataset)) => replace_dataset(model, dataset),
        Err(findings) => {
            model.session.modal = Some(Modal::Findings {
                file: crate::dataset::shown(path),
                findings,
            });
        }
    }
}

/// Puts another dataset in place. What the user had set up is carried over by ids, as far as the new catalog knows
/// them; what it does not know is told.
pub(super) fn replace_dataset(model: &mut Model, dataset: Arc<crate::dataset::Dataset>) {
    let same_list = dataset.catalog.title == model.dataset.catalog.title;
    let saved = Saved::of(&model.workspace, &model.dataset.catalog);
    let (workspace, lost) = if same_list {
        let (restored, lost) = saved.restore(&dataset);
        let own = Arc::clone(&model.workspace.own);
        (crate::workspace::Workspace { own, ..restored }, lost)
    } else {
        session::shelve(model);
        let mut fresh = crate::workspace::Workspace::first(&dataset);
        fresh.theme = model.workspace.theme;
        fresh.layout = model.workspace.layout;
        fresh.views.clone_from(&model.workspace.views);
        fresh.own = model.shelf.remove(&dataset.catalog.title).unwrap_or_default();
        (fresh, vec![])
    };
    let notices = std::mem::take(&mut model.session.notices);
    let evidence = model.session.evidence;
    // A session file is about one catalog; the same one read again keeps it.
    let file = model.session.file.take().filter(|_| same_list);
    model.session = Session {
        notices,
        evidence,
        file,
        ..Session::default()
    };
    model.workspace = workspace;
    model.history = History::default();
    let before = std::mem::replace(&mut model.dataset, dataset);
    for text in lost {
        say(model, Tone::Info, text, None);
    }
    super::import::show_if_new(model, &before);
    if !model.dataset.warnings.is_empty() {
        let n = model.dataset.warnings.len();
        let things = if n == 1 {
            "1 thing looks".to_owned()
        } else {
            format!("{n} things look")
        };
        say(
            model,
            Tone::Info,
            format!("Opened; {things} unintended in the file. See crosscheck check."),
            None,
        );
    }
}
