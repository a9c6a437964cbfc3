//! The system's own file dialogs, and how to distinguish "cancelled" from "there is none".
//!
//! rfd answers `None` for both, but logs an error when no dialog could be shown; we watch its log records meanwhile.
//!
//! A dialog belongs to the window: it stays over it, and goes where it goes. So it is on Windows, on a Mac and under X11; of
//! a window under Wayland the desktop portal is told nothing, because rfd then links a library of the system's.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use eframe::Frame;
use rfd::AsyncFileDialog;

use crate::{app::effect::Choose, catalog::plain_text::file_name, import::read::READERS};

/// The result of a dialog.
pub enum DialogAnswer {
    /// A file was chosen.
    Path(PathBuf),
    /// The user closed it.
    Cancelled,
    /// The system offers none.
    NoDialog,
}

/// Asks for a file to open, or for a folder. `folder`: where to begin; else where the system chooses. `window`: what the dialog
/// belongs to.
pub fn open(
    what: Choose,
    (folder, window): (Option<PathBuf>, Option<&Frame>),
    then: impl FnOnce(DialogAnswer) + Send + 'static,
) {
    let (title, kind, extensions) = match what {
        Choose::Folder => {
            let dialog = begun(folder, window).set_title("Save elsewhere");
            return wait(dialog.pick_folder(), then);
        }
        Choose::Anything => {
            let all = [&["ron"], &lists()[..], &["crosscheck"]].concat();
            ("Open catalog", "Catalogs, lists and sessions", all)
        }
        Choose::List => ("Import a list", "Lists", lists()),
        Choose::Into => ("Merge into a catalog", "Catalogs", vec!["ron"]),
        Choose::Edition => ("Compare with an older edition", "Catalogs", vec!["ron"]),
        Choose::ForSession => (
            "Open the session’s catalog",
            "Catalogs and lists",
            [&["ron"], &lists()[..]].concat(),
        ),
    };
    let dialog = begun(folder, window)
        .set_title(title)
        .add_filter(kind, &extensions)
        .add_filter("All files", &["*"]);
    wait(dialog.pick_file(), then);
}

/// Shows why the program ended, where the system can; without a window of ours.
pub fn alert(message: &str) {
    let dialog = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error);
    let _ = dialog.set_title("Crosscheck").set_description(message).show();
}

/// The endings of lists.
fn lists() -> Vec<&'static str> {
    READERS.iter().map(|r| r.extension).collect()
}

/// Asks where to save.
pub fn save(
    title: &str,
    (name, kind, extension): (&str, &str, &str),
    (folder, window): (Option<PathBuf>, Option<&Frame>),
    then: impl FnOnce(DialogAnswer) + Send + 'static,
) {
    let dialog = begun(folder, window)
        .set_title(title)
        .set_file_name(file_name(name))
        .add_filter(kind, &[extension]);
    wait(dialog.save_file(), then);
}

/// A dialog of the window that begins in a folder.
fn begun(folder: Option<PathBuf>, window: Option<&Frame>) -> AsyncFileDialog {
    let dialog = AsyncFileDialog::new();
    let dialog = match window {
        Some(window) => dialog.set_parent(window),
        None => dialog,
    };
    match folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// Waits on a thread of its own. The dialog itself was made on the window's thread, as macOS requires.
fn wait(
    dialog: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
    then: impl FnOnce(DialogAnswer) + Send + 'static,
) {
    let work = move || {
        let before = ERRORS.load(Ordering::SeqCst);
        let chosen = pollster::block_on(dialog);
        let failed = ERRORS.load(Ordering::SeqCst) != before;
        then(match chosen {
            Some(handle) => DialogAnswer::Path(handle.path().to_path_buf()),
            None if failed => DialogAnswer::NoDialog,
            None => DialogAnswer::Cancelled,
        });
    };
    // Without a thread there is no dialog either; what is promised in `then` is answered when it is dropped.
    let _ = thread::Builder::new().name("crosscheck dialog".into()).spawn(work);
}

static ERRORS: AtomicUsize = AtomicUsize::new(0);
static COUNTER: ErrorCounter = ErrorCounter;

/// Counts rfd's errors and prints nothing.
struct ErrorCounter;

impl log::Log for ErrorCounter {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() == log::Level::Error && metadata.target().starts_with("rfd")
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            ERRORS.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn flush(&self) {}
}

/// Begins watching. Call it once, before the window opens.
pub fn watch() {
    if log::set_logger(&COUNTER).is_ok() {
        log::set_max_level(log::LevelFilter::Error);
    }
}
