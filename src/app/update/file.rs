//! Opening, exporting, and the shell's answers. Every way out of a dialog or a write ends `pending`, so that nothing
//! stays blocked.

use std::{path::PathBuf, sync::Arc};

use super::{say, session};
use crate::{
    app::{
        action::{File, Import, Loaded},
        effect::Effect,
        saved::Saved,
        state::{History, Modal, Model, Pending, Place, SaveJob, Session, Tone},
    },
    catalog::{Finding, check::is_web_link},
    compare::{self, compare},
    decide,
    export::{self, Document, Format, Meta, list_json},
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
        File::Export(format) => return export(model, format),
        File::SaveRecord => {
            if model.session.pending.is_none() {
                model.session.pending = Some(Pending::SaveDialog);
                return vec![Effect::SaveDialog(record(model))];
            }
        }
        File::CopyMarkdown => {
            if let Ok(job) = job(model, Format::Markdown) {
                say(model, Tone::Good, "Copied as a Markdown table.", None);
                return vec![Effect::Copy(String::from_utf8_lossy(&job.bytes).into_owned())];
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
        File::Rebuilt(Loaded(library), told) => session::rebuilt(model, library, told),
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
    match &model.library.name {
        Some(path) => {
            let path = PathBuf::from(path);
            load(model, Some(path))
        }
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

fn export(model: &mut Model, format: Format) -> Vec<Effect> {
    if model.session.pending.is_some() {
        return vec![];
    }
    match job(model, format) {
        Ok(job) => {
            model.session.pending = Some(Pending::SaveDialog);
            vec![Effect::SaveDialog(job)]
        }
        Err(message) => {
            say(model, Tone::Bad, message, None);
            vec![]
        }
    }
}

/// What the place shows, in a format: the same document the command line writes.
fn job(model: &Model, format: Format) -> Result<SaveJob, String> {
    let library = &model.library;
    let (catalog, cells) = (&library.catalog, &library.cells);
    let (stem, document) = match model.workspace.place {
        Place::Explore => {
            let mut listing = crate::explore::list(catalog, cells, &library.index, &model.workspace.query);
            let json = (format == Format::Json).then(|| list_json(catalog, cells, &listing));
            let grid = &model.workspace.grid;
            if let Some((ordered, _)) = grid
                .group
                .and_then(|by| crate::explore::group::grouped(catalog, cells, &listing.hits, by))
            {
                listing.hits = ordered;
            }
            let services = listing.hits;
            let columns = grid.columns(library);
            let meta = Meta::of_query(catalog, cells, &model.workspace.query);
            (
                "services",
                Document {
                    json,
                    ..Document::of_list(catalog, cells, &services, columns.shown(), &meta)
                },
            )
        }
        Place::Compare | Place::Decide => {
            let services = match (model.workspace.place, model.panes()) {
                (Place::Compare, Some(panes)) => panes.to_vec(),
                _ => leaders(model, 3),
            };
            if services.len() < 2 {
                return Err("There is nothing to compare yet; tick two services first.".to_owned());
            }
            ("comparison", side_by_side(model, services))
        }
    };
    let bytes = format.write(&document).map_err(|e| e.to_string())?;
    Ok(SaveJob {
        file_name: format!("{stem}.{}", format.extension()),
        kind: format.label().to_owned(),
        extension: format.extension().to_owned(),
        bytes: Arc::new(bytes),
    })
}

/// The comparison in sight, as a document.
pub(super) fn comparison(model: &Model) -> Option<Document> {
    let panes = model.panes().filter(|_| model.workspace.place == Place::Compare)?;
    Some(side_by_side(model, panes.to_vec()))
}

fn side_by_side(model: &Model, services: Vec<crate::catalog::ServiceIx>) -> Document {
    let (catalog, cells) = (&model.library.catalog, &model.library.cells);
    let request = compare::Request {
        services,
        differences_only: model.workspace.differences_only,
        keep_cant_tell: model.workspace.keep_cant_tell,
        baseline: model.workspace.baseline,
    };
    let comparison = compare(catalog, cells, &request);
    Document::of_comparison(catalog, cells, &comparison, &Meta::new(catalog, cells))
}

/// The decision as a record: the same bytes as `decide --format adr`.
fn record(model: &Model) -> SaveJob {
    let library = &model.library;
    let (catalog, cells, answers) = (&library.catalog, &library.cells, model.answers());
    let ranking = decide::rank(catalog, cells, &answers);
    let robustness = decide::robustness(catalog, cells, &answers);
    let record = export::record::record(catalog, cells, &answers, &ranking, &robustness);
    SaveJob {
        file_name: "decision.md".to_owned(),
        kind: "Markdown".to_owned(),
        extension: "md".to_owned(),
        bytes: Arc::new(export::record::markdown::write(&record).into_bytes()),
    }
}

/// The first of the wizard's ranking.
fn leaders(model: &Model, n: usize) -> Vec<crate::catalog::ServiceIx> {
    let answers = model.answers();
    let ranking = decide::rank(&model.library.catalog, &model.library.cells, &answers);
    ranking.ranked.iter().take(n).map(|r| r.service).collect()
}

fn read(model: &mut Model, path: &std::path::Path, result: Result<Loaded, Vec<Finding>>) {
    model.session.pending = None;
    model.session.reading_percent = None;
    match result {
        Ok(Loaded(library)) => replace_library(model, library),
        Err(findings) => {
            model.session.modal = Some(Modal::Findings {
                file: crate::files::shown(path),
                findings,
            });
        }
    }
}

/// Puts another library in place. What the user had set up is carried over by ids, as far as the new catalog knows
/// them; what it does not know is told.
pub(super) fn replace_library(model: &mut Model, library: Arc<crate::app::state::Library>) {
    let same_list = library.catalog.title == model.library.catalog.title;
    let saved = Saved::of(&model.workspace, &model.library.catalog);
    let (workspace, lost) = if same_list {
        let (restored, lost) = saved.restore(&library);
        let own = Arc::clone(&model.workspace.own);
        (crate::app::state::Workspace { own, ..restored }, lost)
    } else {
        session::shelve(model);
        let mut fresh = crate::app::state::Workspace::first(&library);
        fresh.theme = model.workspace.theme;
        fresh.layout = model.workspace.layout;
        fresh.views.clone_from(&model.workspace.views);
        fresh.own = model.shelf.remove(&library.catalog.title).unwrap_or_default();
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
    let before = std::mem::replace(&mut model.library, library);
    for text in lost {
        say(model, Tone::Info, text, None);
    }
    super::import::show_if_new(model, &before);
    if !model.library.warnings.is_empty() {
        let n = model.library.warnings.len();
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
