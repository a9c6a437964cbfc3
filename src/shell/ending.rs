//! How the program ends when it was not asked to: by a fault, or by a signal. The user's documents are saved first.

use std::{
    any::Any,
    backtrace::Backtrace,
    panic,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, ThreadId},
};

use super::{documents::Documents, keeper::Keeper, log::Log};
use crate::{catalog::wording::lower_first, platform::files::shown};

/// Knows what is to be saved when the program ends, and what is to be reported then.
#[derive(Clone)]
pub struct Ending {
    log: Log,
    /// The thread of the window: a fault there ends the program. Workers' faults are answered, and only logged here.
    window: ThreadId,
    now: Arc<Mutex<Now>>,
}

#[derive(Default)]
struct Now {
    begun: bool,
    keeper: Option<Keeper>,
    /// To which what is being written is added when a signal ends the program.
    documents: Option<Documents>,
    /// The mark of a window that was not closed, which a signal removes: a signal is a deliberate end.
    mark: Option<PathBuf>,
    /// The message of the last panic on the window's thread.
    panic_message: String,
}

impl Ending {
    /// To be made on the thread that will have the window.
    pub fn new(log: Log) -> Self {
        Self {
            log,
            window: thread::current().id(),
            now: Arc::default(),
        }
    }

    /// The window's documents are with this keeper.
    pub fn keep(&self, keeper: Keeper) {
        self.now().keeper = Some(keeper);
    }

    /// The window's documents are these; what is being written is added to them first when a signal ends the program.
    pub fn keep_documents(&self, documents: &Documents) {
        self.keep(documents.keeper().clone());
        self.now().documents = Some(documents.clone());
    }

    /// The window is marked there.
    pub fn marked(&self, mark: &Path) {
        self.now().mark = Some(mark.to_path_buf());
    }

    /// The window is open.
    pub fn begin(&self) {
        self.now().begun = true;
    }

    /// Whether the window has opened.
    pub fn has_begun(&self) -> bool {
        self.now().begun
    }

    /// The message of the panic that ended the window's thread.
    pub fn panic_message(&self) -> String {
        self.now().panic_message.clone()
    }

    /// Saves what is pending; on any thread.
    ///
    /// # Errors
    /// One sentence that names what is not saved.
    pub fn save(&self) -> Result<(), String> {
        // A clone, so that nothing is locked while it works.
        let keeper = self.now().keeper.clone();
        let saved = keeper.map_or(Ok(()), |keeper| keeper.flush());
        if let Err(message) = &saved {
            self.log.add(message);
        }
        saved
    }

    /// From here on a panic goes into the log, on whichever thread; on the window's, documents are saved before anything
    /// else happens. Nothing is printed: [`Ending::fault`] reports it in a sentence.
    pub fn watch_panics(&self) {
        let ending = self.clone();
        panic::set_hook(Box::new(move |info| {
            let thread = thread::current();
            let at = info.location().map_or_else(String::new, |l| format!(" at {l}"));
            let text = text_of(info.payload());
            if thread.id() == ending.window {
                text.clone_into(&mut ending.now().panic_message);
                let _ = ending.save();
            }
            let name = thread.name().unwrap_or("unnamed");
            let backtrace = Backtrace::force_capture();
            let version = env!("CARGO_PKG_VERSION");
            ending.log.add(&format!(
                "crosscheck {version} panicked{at} on the thread “{name}”: {text}\n{backtrace}"
            ));
        }));
    }

    /// What to report when a fault has ended the window's thread: what happened, what became of the user's documents, and
    /// where the log is. Saves once more, because a panic that came from a worker's thread arrives here first.
    pub fn fault(&self) -> String {
        let saved = match self.save() {
            Ok(()) => "Your work is saved; start again".to_owned(),
            Err(message) => lower_first(&message),
        };
        let log = shown(self.log.path());
        format!("The program has a fault and had to stop. {saved}. To report it, send the log: {log}")
    }

    /// From here on a signal that ends the program saves documents first; the program ends as the signal demands.
    #[cfg(unix)]
    pub fn watch_signals(&self) {
        use signal_hook::{
            consts::{SIGHUP, SIGINT, SIGTERM},
            iterator::Signals,
            low_level,
        };
        let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP, SIGINT]) else {
            // Then the keeper's second is what is promised.
            return;
        };
        let ending = self.clone();
        let wait = move || {
            for signal in signals.forever() {
                let documents = ending.now().documents.clone();
                if let Some(documents) = documents {
                    documents.keep_again_if_gone();
                    documents.add_unfinished();
                }
                let _ = ending.save();
                if let Some(mark) = ending.now().mark.take() {
                    let _ = std::fs::remove_file(mark);
                }
                let _ = low_level::emulate_default_handler(signal);
            }
        };
        let _ = thread::Builder::new().name("crosscheck signals".into()).spawn(wait);
    }

    /// Other systems send no signals; the keeper's second is what is promised there.
    #[cfg(not(unix))]
    pub fn watch_signals(&self) {}

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The message of a panic, if it has one.
fn text_of(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("(without words)")
}
