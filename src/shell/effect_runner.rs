//! Carrying out effects: dialogs, reads and writes on worker threads, so that the window never freezes. Whatever
//! happens, an answer comes back, or the user would wait for ever.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU8, AtomicU64, Ordering},
    },
};

use super::{
    clipboard::Clipboard,
    dialogs::{self, DialogAnswer},
    file_writer::{self, FileWriter},
    kept, reading,
    reply::{Reply, spawn},
    session,
};
use crate::{
    app::{
        Effect, Model,
        action::{File, Import},
        effect::Choose,
        state::Modal,
    },
    dataset::{Loaded, from_list::is_list},
    platform::files,
};

/// What carries out effects. Tests put one in place that never answers, or that needs no screen.
pub trait EffectRunner {
    /// Starts an effect. Must not block.
    fn run(&self, effect: Effect, model: &Model, reply: &Reply);

    /// A number no dataset has had yet.
    fn next_revision(&self) -> u64;
}

/// The real one.
#[derive(Default)]
pub struct NativeRunner {
    /// The number of the read whose answer is waited for; every other one gives up.
    reading: Arc<AtomicU64>,
    revision: Arc<AtomicU64>,
    writer: FileWriter,
    clipboard: Clipboard,
    /// The newest question about how sure an answer is.
    robust_ticket: Arc<AtomicU64>,
    /// Held by the one worker that works on such a question.
    robust_turn: Arc<Mutex<()>>,
}

impl EffectRunner for NativeRunner {
    fn run(&self, effect: Effect, model: &Model, reply: &Reply) {
        let view = model.dataset.view;
        let reply = reply.clone();
        match effect {
            Effect::OpenDialog(what) => dialogs::open(what, move |answer| match (answer, what) {
                (DialogAnswer::Path(path), Choose::Into) => reply.send(Import::Into(path)),
                // What cannot be a list is refused with the reason, not tried as a catalog.
                (DialogAnswer::Path(path), Choose::List) if !is_list(&path) => {
                    reply.send(reading::import(reading::job_of(&path), view, 0));
                }
                (DialogAnswer::Path(path), _) => reply.send(File::Open(path)),
                (DialogAnswer::Cancelled, _) => reply.send(File::DialogCancelled),
                (DialogAnswer::NoDialog, Choose::Into) => reply.send(File::NoDialog(Box::new(Modal::IntoPath))),
                (DialogAnswer::NoDialog, _) => reply.send(File::NoDialog(Box::new(Modal::OpenPath))),
            }),
            Effect::Import(job) => {
                let revision = self.next_revision();
                spawn(move || reply.send(reading::import(job, view, revision)));
            }
            Effect::SaveDialog(job) => {
                let (name, kind, extension) = (job.file_name.clone(), job.kind.clone(), job.extension.clone());
                dialogs::save(&name, &kind, &extension, move |answer| {
                    reply.send(match answer {
                        DialogAnswer::Path(path) => File::SaveTo(job, path),
                        DialogAnswer::Cancelled => File::DialogCancelled,
                        DialogAnswer::NoDialog => File::NoDialog(Box::new(Modal::SavePath(job))),
                    });
                });
            }
            Effect::Write { job, path, replace } => {
                let go_on = self.writer.begin();
                spawn(move || file_writer::write(job, path, replace, go_on, &reply));
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
                        // The cells and the index are worked out after reading.
                        let percent = (share * 80.0) as u8;
                        if told.fetch_max(percent, Ordering::Relaxed) < percent && wanted() {
                            reply.send(File::ReadSoFar(percent));
                        }
                        wanted()
                    };
                    let result = reading::open_watched(path.clone(), view, revision, &goes_on);
                    if let Some(result) = result.filter(|_| wanted()) {
                        let path = path.unwrap_or_default();
                        reply.send(File::Read { path, result });
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
                        reply.send(reading::robust(&dataset, *answers));
                    }
                });
            }
            Effect::LoadSession(path) => {
                let dataset = Arc::clone(&model.dataset);
                let revisions = (self.next_revision(), self.next_revision());
                spawn(move || reply.send(session::read(path, &dataset, revisions)));
            }
            Effect::RecallSession(session) => spawn(move || {
                if let Some(found) = kept::recall(&session) {
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

impl NativeRunner {
    /// Makes the read under way, if any, give up; the number of the next one.
    fn stop_reading(&self) -> u64 {
        self.reading.fetch_add(1, Ordering::Relaxed) + 1
    }
}

fn opened(result: Result<(), opener::OpenError>, what: &str, reply: &Reply) {
    if result.is_err() {
        reply.send(File::Written(Err(format!(
            "The system has no program to open this with: {what}"
        ))));
    }
}
