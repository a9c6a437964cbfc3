//! Carrying out effects: dialogs, reads and writes on worker threads, so that the window never freezes. Whatever
//! happens, an answer comes back, or the user would wait for ever.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU8, AtomicU64, Ordering},
        mpsc,
    },
    thread,
};

use super::{
    clipboard::Clipboard,
    dialogs, session,
    writer::{self, Writer},
};
use crate::{
    app::{
        Action, Effect, Model,
        action::{Decide, File, Import},
        effect::Choose,
    },
    catalog::View,
    dataset::{
        Dataset, Loaded,
        from_list::{ImportJob, is_list},
    },
    decide::{Answers, robustness_with},
    platform::files,
};

/// The way back into the window from a worker.
#[derive(Clone)]
pub struct Reply {
    sender: mpsc::Sender<Action>,
    pub(super) ctx: egui::Context,
}

impl Reply {
    /// Answers go to `sender`, and wake the window of `ctx`.
    pub fn new(sender: mpsc::Sender<Action>, ctx: egui::Context) -> Self {
        Self { sender, ctx }
    }

    /// Sends an answer and wakes the window. A window that has closed needs none.
    pub fn send(&self, action: impl Into<Action>) {
        let _ = self.sender.send(action.into());
        self.ctx.request_repaint();
    }
}

/// What carries out effects. Tests put one in place that never answers, or that needs no screen.
pub trait World {
    /// Starts an effect. Must not block.
    fn run(&self, effect: Effect, model: &Model, reply: &Reply);

    /// A number no dataset has had yet.
    fn next_revision(&self) -> u64;
}

/// The real one.
#[derive(Default)]
pub struct RealWorld {
    /// The number of the read whose answer is waited for; every other one gives up.
    reading: Arc<AtomicU64>,
    revision: Arc<AtomicU64>,
    writer: Writer,
    clipboard: Clipboard,
    /// The newest question about how sure an answer is.
    robust_ticket: Arc<AtomicU64>,
    /// SessionDocument by the one worker that works on such a question.
    robust_turn: Arc<std::sync::Mutex<()>>,
}

impl World for RealWorld {
    fn run(&self, effect: Effect, model: &Model, reply: &Reply) {
        let view = model.dataset.view;
        let reply = reply.clone();
        match effect {
            Effect::OpenDialog => dialogs::open(move |answer| {
                reply.send(match answer {
                    dialogs::Answer::Path(path) => File::Open(path),
                    dialogs::Answer::Cancelled => File::DialogCancelled,
                    dialogs::Answer::NoDialog => File::NoDialog(None),
                });
            }),
            Effect::Choose(what) => dialogs::open_for(what, move |answer| match (answer, what) {
                (dialogs::Answer::Path(path), Choose::List) if is_list(&path) => reply.send(File::Open(path)),
                // What cannot be a list is refused with the reason, not tried as a catalog.
                (dialogs::Answer::Path(path), Choose::List) => {
                    reply.send(import(job_of(&path), view, 0));
                }
                (dialogs::Answer::Path(path), Choose::Into) => reply.send(Import::Into(path)),
                (dialogs::Answer::Cancelled, _) => reply.send(File::DialogCancelled),
                (dialogs::Answer::NoDialog, Choose::List) => reply.send(File::NoDialog(None)),
                (dialogs::Answer::NoDialog, Choose::Into) => reply.send(Import::NoDialog),
            }),
            Effect::Import(job) => {
                let revision = self.next_revision();
                spawn(move || reply.send(import(job, view, revision)));
            }
            Effect::SaveDialog(job) => {
                let (name, kind, extension) = (job.file_name.clone(), job.kind.clone(), job.extension.clone());
                dialogs::save(&name, &kind, &extension, move |answer| {
                    reply.send(match answer {
                        dialogs::Answer::Path(path) => File::SaveTo(job, path),
                        dialogs::Answer::Cancelled => File::DialogCancelled,
                        dialogs::Answer::NoDialog => File::NoDialog(Some(job)),
                    });
                });
            }
            Effect::Write { job, path, replace } => {
                let go_on = self.writer.begin();
                spawn(move || writer::write(job, path, replace, go_on, &reply));
            }
            Effect::CancelWrite => self.writer.cancel(),
            Effect::CopyHtml { html, text } => {
                let clipboard = self.clipboard.clone();
                spawn(move || clipboard.put_table(html, text, &reply));
            }
            Effect::Load(path) => {
                let revision = self.next_revision();
                let (mine, reading) = (self.stop_reading(), Arc::clone(&self.reading));
                spawn(move || {
                    let wanted = || reading.load(Ordering::Relaxed) == mine;
                    let told = AtomicU8::new(0);
                    let goes_on = |share: f32| {
                        // Cells and the index come after what is told here.
                        let percent = (share * 80.0) as u8;
                        if told.fetch_max(percent, Ordering::Relaxed) < percent && wanted() {
                            reply.send(File::ReadSoFar(percent));
                        }
                        wanted()
                    };
                    let answer = read_watched(path, view, revision, &goes_on);
                    if let Some(answer) = answer.filter(|_| wanted()) {
                        reply.send(answer);
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
                    let (next, told) = dataset.again(view, own, revision);
                    reply.send(File::Rebuilt(Loaded::ready(next), told));
                });
            }
            Effect::Robust(answers) => {
                let dataset = Arc::clone(&model.dataset);
                let ticket = self.robust_ticket.fetch_add(1, Ordering::Relaxed) + 1;
                let (newest, one_at_a_time) = (Arc::clone(&self.robust_ticket), Arc::clone(&self.robust_turn));
                spawn(move || {
                    let _turn = one_at_a_time.lock();
                    // Whoever waited while the answers changed again has nothing to work out.
                    if newest.load(Ordering::Relaxed) == ticket {
                        reply.send(robust(&dataset, *answers));
                    }
                });
            }
            Effect::LoadSession(path) => {
                let dataset = Arc::clone(&model.dataset);
                let revisions = (self.next_revision(), self.next_revision());
                spawn(move || reply.send(session::read(path, &dataset, revisions)));
            }
            Effect::RecallSession(kept) => spawn(move || {
                if let Some(found) = session::recall(&kept) {
                    reply.send(found);
                }
            }),
            Effect::OpenFile(path) => spawn(move || opened(opener::open(&path), &files::shown(&path), &reply)),
            Effect::ShowInFolder(path) => spawn(move || {
                let folder = path.parent().map(PathBuf::from).unwrap_or_default();
                opened(opener::open(&folder), &files::shown(&folder), &reply);
            }),
            Effect::OpenLink(link) => spawn(move || opened(opener::open_browser(&link), &link, &reply)),
            // The shell itself does these, on the window's own thread.
            Effect::Copy(_) | Effect::Zoom(_) | Effect::Quit => {}
        }
    }

    fn next_revision(&self) -> u64 {
        self.revision.fetch_add(1, Ordering::Relaxed)
    }
}

impl RealWorld {
    /// Makes the read under way, if any, give up; the number of the next one.
    fn stop_reading(&self) -> u64 {
        self.reading.fetch_add(1, Ordering::Relaxed) + 1
    }
}

/// Runs work on a thread of its own. Without one (the system is out of them) it is done here: slow beats never.
fn spawn(work: impl FnOnce() + Send + 'static) {
    let work = std::sync::Mutex::new(Some(work));
    let work = Arc::new(work);
    let on_thread = Arc::clone(&work);
    let run = |work: &std::sync::Mutex<Option<_>>| {
        let taken = work.lock().ok().and_then(|mut w| w.take());
        if let Some(work) = taken {
            let work: Box<dyn FnOnce() + Send> = Box::new(work);
            work();
        }
    };
    if thread::Builder::new()
        .name("crosscheck worker".into())
        .spawn(move || run(&on_thread))
        .is_err()
    {
        run(&work);
    }
}

fn opened(result: Result<(), opener::OpenError>, what: &str, reply: &Reply) {
    if result.is_err() {
        reply.send(File::Written(Err(format!(
            "The system has no program to open this with: {what}"
        ))));
    }
}

/// Works out how sure an answer is.
pub fn robust(dataset: &Dataset, answers: Answers) -> Decide {
    let result = robustness_with(dataset, dataset.table(), &answers);
    Decide::Robust {
        revision: dataset.revision,
        answers: Box::new(answers),
        result: Arc::new(result),
    }
}

/// Reads and checks a catalog and works out everything from it; `None` is the built-in one.
pub fn read(path: Option<PathBuf>, view: View, revision: u64) -> File {
    let name = path.clone().unwrap_or_default();
    read_watched(path, view, revision, &|_| true).unwrap_or_else(|| File::Read {
        path: name,
        result: Err(Vec::new()),
    })
}

/// [`read`] for whoever wants to follow it; `None` once `goes_on` says no.
fn read_watched(
    path: Option<PathBuf>,
    view: View,
    revision: u64,
    goes_on: &(dyn Fn(f32) -> bool + Sync),
) -> Option<File> {
    let result = match &path {
        Some(list) if is_list(list) => Dataset::import(job_of(list), view, revision, &files::read),
        _ => Dataset::open(path.clone().into(), view, revision, &files::read, goes_on)?,
    };
    Some(File::Read {
        path: path.unwrap_or_default(),
        result: result.map(Loaded::ready).map_err(Vec::from),
    })
}

/// Reads a list; what cannot be one is refused with the reason.
pub fn import(job: ImportJob, view: View, revision: u64) -> Import {
    let result = Dataset::import(job, view, revision, &files::read);
    Import::Done(result.map(Loaded::ready).map_err(Vec::from))
}

fn job_of(list: &Path) -> ImportJob {
    ImportJob {
        path: list.to_owned(),
        ..ImportJob::default()
    }
}
