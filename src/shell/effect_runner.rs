//! Carrying out effects: dialogs, reads and writes on worker threads, so that the window never freezes. Whatever
//! happens, an answer comes back, or the user would wait for ever.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use eframe::Frame;

use super::{
    clipboard::Clipboard,
    dialogs::{self, DialogAnswer},
    documents::{Documents, opened},
    fault,
    file_writer::{self, FileWriter},
    kept, launch,
    newest_only::NewestOnly,
    reading,
    reply::{Promise, Reply, spawn},
    reveal::reveal,
    seldom::Seldom,
    session,
};
use crate::{
    app::{
        Effect, Model,
        action::{Editions, File, Import, Keep},
        effect::Choose,
        state::Modal,
    },
    dataset::{Loaded, from_list::is_list},
    platform::files,
    workspace::Preferences,
};

/// What carries out effects. Tests put one in place that never answers, or that needs no screen.
pub trait EffectRunner {
    /// Starts an effect. Must not block. `window`: what a dialog belongs to, once there is a window.
    fn run(&self, effect: Effect, model: &Model, reply: &Reply, window: Option<&Frame>);

    /// A number no dataset has had yet.
    fn next_revision(&self) -> u64;
}

/// The real one.
pub struct NativeRunner {
    /// The log of what made workers fail.
    log: PathBuf,
    /// The number of the read whose answer is waited for; every other one gives up.
    reading: Arc<AtomicU64>,
    revision: Arc<AtomicU64>,
    writer: FileWriter,
    clipboard: Clipboard,
    /// How sure an answer is.
    robust: NewestOnly,
    /// What the blanks are worth.
    worth: NewestOnly,
    /// What depends on inferences.
    inferred: NewestOnly,
    /// What is known of every service, made ready to be compared.
    likeness: NewestOnly,
    documents: Option<Documents>,
}

impl EffectRunner for NativeRunner {
    fn run(&self, effect: Effect, model: &Model, reply: &Reply, window: Option<&Frame>) {
        let view = model.dataset.view;
        let promise = Promise::new(reply, fault::answer(&effect, &fault::sentence(&self.log)));
        let documents = self.documents.clone();
        match effect {
            Effect::OpenDialog(what) => {
                dialogs::open(what, (folder_of(model), window), move |answer| match (answer, what) {
                    (DialogAnswer::Path(path), Choose::Into) => promise.keep(Import::Into(path)),
                    (DialogAnswer::Path(path), Choose::Edition) => promise.keep(Editions::With(path)),
                    (DialogAnswer::Path(path), Choose::ForSession) => promise.keep(File::OpenSessionOn(path)),
                    (DialogAnswer::Path(path), Choose::Folder) => promise.keep(Keep::SaveInto(path)),
                    (DialogAnswer::NoDialog, Choose::Folder) => {
                        promise.keep(File::NoDialog(Box::new(Modal::FolderPath(None))));
                    }
                    (DialogAnswer::NoDialog, Choose::ForSession) => promise.keep(File::TypeSessionCatalog),
                    // What cannot be a list is refused with the reason, not tried as a catalog.
                    (DialogAnswer::Path(path), Choose::List) if !is_list(&path) => {
                        promise.keep(reading::import(reading::job_of(&path), view, 0, None));
                    }
                    (DialogAnswer::Path(path), _) => promise.keep(File::Open(path)),
                    (DialogAnswer::Cancelled, _) => promise.keep(File::DialogCancelled),
                    (DialogAnswer::NoDialog, Choose::Into) => promise.keep(File::NoDialog(Box::new(Modal::IntoPath))),
                    (DialogAnswer::NoDialog, Choose::Edition) => {
                        promise.keep(File::NoDialog(Box::new(Modal::EditionPath)));
                    }
                    (DialogAnswer::NoDialog, Choose::List) => promise.keep(File::NoDialog(Box::new(Modal::ListPath))),
                    (DialogAnswer::NoDialog, _) => promise.keep(File::NoDialog(Box::new(Modal::OpenPath))),
                });
            }
            Effect::Import(job) => {
                let revision = self.next_revision();
                spawn(move || promise.keep(reading::import(job, view, revision, documents.as_ref())));
            }
            Effect::CompareEdition(path) => {
                let dataset = Arc::clone(&model.dataset);
                spawn(move || promise.keep(reading::edition(&path, &dataset, &files::read)));
            }
            Effect::SaveDialog(job) => {
                let (name, kind, extension) = (job.file_name.clone(), job.kind.clone(), job.extension.clone());
                dialogs::save(
                    &job.title(),
                    (&name, &kind, &extension),
                    (folder_of(model), window),
                    move |answer| {
                        promise.keep(match answer {
                            DialogAnswer::Path(path) => File::SaveTo(job, path),
                            DialogAnswer::Cancelled => File::DialogCancelled,
                            DialogAnswer::NoDialog => File::NoDialog(Box::new(Modal::SavePath(job))),
                        });
                    },
                );
            }
            Effect::Write { job, path, overwrite } => {
                let go_on = self.writer.begin();
                spawn(move || {
                    file_writer::write(job, path, &overwrite, go_on, promise.reply());
                    promise.settle();
                });
            }
            Effect::CancelWrite => self.writer.cancel(),
            Effect::CopyHtml { html, text } => {
                let clipboard = self.clipboard.clone();
                spawn(move || {
                    clipboard.put_table(html, text, promise.reply());
                    promise.settle();
                });
            }
            Effect::Load(path) => {
                let revision = self.next_revision();
                let (mine, reading) = (self.stop_reading(), Arc::clone(&self.reading));
                let wanted = move || reading.load(Ordering::Relaxed) == mine;
                let waits = wanted.clone();
                let promise = promise.unless(move || !waits());
                spawn(move || {
                    let seldom = Seldom::after(Duration::ZERO);
                    let reply = promise.reply().clone();
                    let goes_on = |share: f32| {
                        // The cells and the index are worked out after reading.
                        let percent = (share * 80.0) as u8;
                        if wanted() && seldom.tells(percent) {
                            reply.send(File::ReadSoFar(percent));
                        }
                        wanted()
                    };
                    let result = reading::open_watched(path.clone(), view, revision, documents.as_ref(), &goes_on);
                    match result.filter(|_| wanted()) {
                        Some(result) => promise.keep(File::Read {
                            path: path.unwrap_or_default(),
                            result: result.map(|dataset| opened(dataset, documents.as_ref())),
                        }),
                        None => promise.settle(),
                    }
                });
            }
            Effect::CancelReading => {
                self.stop_reading();
            }
            Effect::Reread(view) => {
                let (dataset, own) = (Arc::clone(&model.dataset), Arc::clone(&model.workspace.annotations));
                let revision = self.next_revision();
                spawn(move || {
                    let (next, unknown) = dataset.again(view, own, revision);
                    promise.keep(File::Rebuilt(Loaded::ready(next), unknown));
                });
            }
            Effect::Robust(answers) => {
                let dataset = Arc::clone(&model.dataset);
                self.robust
                    .spawn(promise, move || reading::how_sure(&dataset, *answers));
            }
            Effect::Worth(answers) => {
                let dataset = Arc::clone(&model.dataset);
                self.worth.spawn(promise, move || reading::worth(&dataset, *answers));
            }
            Effect::Inferred => {
                let dataset = Arc::clone(&model.dataset);
                self.inferred.spawn(promise, move || reading::inferred(&dataset));
            }
            Effect::Likeness => {
                let dataset = Arc::clone(&model.dataset);
                self.likeness.spawn(promise, move || reading::likeness(&dataset));
            }
            Effect::LoadSession { path, catalog } => {
                let dataset = Arc::clone(&model.dataset);
                let revisions = (self.next_revision(), self.next_revision());
                spawn(move || promise.keep(session::read(path, catalog, &dataset, revisions, documents.as_ref())));
            }
            Effect::RecallSession(place) => spawn(move || promise.keep(kept::recall(place))),
            Effect::SaveElsewhere(folder) => spawn(move || {
                let saved = documents.map_or(Ok(()), |documents| documents.keeper().save_elsewhere(&folder));
                promise.keep(Keep::SavedElsewhere(saved));
            }),
            Effect::OpenFile(path) => spawn(move || launch::file(&path, promise)),
            Effect::ShowInFolder(path) => spawn(move || {
                if path.exists() && reveal(&path) {
                    return promise.settle();
                }
                launch::folder_of(&path, promise);
            }),
            Effect::OpenLink(link) => spawn(move || launch::page(&link, promise)),
            // The shell itself does these, on the window's own thread.
            Effect::Copy(_) | Effect::Zoom(_) | Effect::Quit | Effect::QuitUnsaved => {}
        }
    }

    fn next_revision(&self) -> u64 {
        self.revision.fetch_add(1, Ordering::Relaxed)
    }
}

impl NativeRunner {
    /// Runs effects; what makes a worker fail goes into this log. What is kept of a catalog is looked for among
    /// these documents.
    pub fn new(log: &Path, documents: Option<Documents>) -> Self {
        Self {
            log: log.to_path_buf(),
            documents,
            reading: Arc::default(),
            revision: Arc::default(),
            writer: FileWriter::default(),
            clipboard: Clipboard::default(),
            robust: NewestOnly::default(),
            worth: NewestOnly::default(),
            inferred: NewestOnly::default(),
            likeness: NewestOnly::default(),
        }
    }

    /// Makes the read under way, if any, give up; the number of the next one.
    fn stop_reading(&self) -> u64 {
        self.reading.fetch_add(1, Ordering::Relaxed) + 1
    }
}

/// Where a dialog begins: beside what is open, or else where something was opened last.
fn folder_of(model: &Model) -> Option<PathBuf> {
    let session = model.session.file.as_ref().map(|f| &*f.path);
    let open = session.or_else(|| model.dataset.origin.path()).and_then(Path::parent);
    let last = || Preferences::recent_folders(&model.preferences.recent).next();
    let folder = open.filter(|f| f.is_absolute()).or_else(last)?;
    Some(folder.to_path_buf())
}
