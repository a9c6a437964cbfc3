//! Making a file on a worker and writing it: a small file is there at once without progress; one that takes
//! time reports its progress, and can be stopped before anything is written.

use std::{
    io::Write,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use super::{reply::Reply, seldom::Seldom};
use crate::{
    app::{
        Action,
        action::{Export, File},
        effect::Overwrite,
        export_request::Content,
        state::SaveJob,
    },
    catalog::parse::hash,
    export::{ExportContext, ExportError, Progress},
    platform::{
        files::{self, NotMade, WriteError},
        system_fonts,
    },
};

/// How long a file may take before the window shows how far it is: a bar that only flashes is of no use.
const QUIET: Duration = Duration::from_millis(400);

/// Knows which file is being made, so that it can be stopped.
#[derive(Default, Clone)]
pub struct FileWriter {
    cancelled: Arc<AtomicU64>,
}

/// Whether to go on with one file.
pub type GoOn = Box<dyn Fn() -> bool + Send>;

impl FileWriter {
    /// A file is begun; the returned flag tells it when to stop.
    pub fn begin(&self) -> GoOn {
        let cancelled = Arc::clone(&self.cancelled);
        let now = cancelled.load(Ordering::Relaxed);
        Box::new(move || cancelled.load(Ordering::Relaxed) == now)
    }

    /// Whatever is being made stops.
    pub fn cancel(&self) {
        self.cancelled.fetch_add(1, Ordering::Relaxed);
    }
}

/// Makes a file, writes it and reports the result.
pub fn write(job: SaveJob, path: PathBuf, overwrite: &Overwrite, go_on: GoOn, reply: &Reply) {
    let seldom = Seldom::after(QUIET);
    let tell = |share: f32| {
        let percent = (share * 100.0) as u8;
        if seldom.tells(percent) {
            reply.send(Export::Progress(percent));
        }
        go_on()
    };
    for action in make_and_write(job, path, overwrite, Progress::new(&tell)) {
        reply.send(action);
    }
}

/// What [`write`] reports at the end, in order.
pub fn make_and_write(job: SaveJob, path: PathBuf, overwrite: &Overwrite, progress: Progress<'_>) -> Vec<Action> {
    let context = ExportContext {
        faces: Some(&system_fonts::find),
        progress,
    };
    if let Overwrite::IfStill(then) = overwrite {
        let made = match job.content.make(&context) {
            Ok(made) => made,
            Err(e) => return not_made(&e),
        };
        // A file that is gone, or has the same content already, is no loss.
        let now = files::read(&path).map(|bytes| hash(&bytes));
        if now.is_ok_and(|now| now != *then && now != hash(&made.bytes)) {
            let content = Content::from(made.bytes);
            return vec![File::ChangedOnDisk(SaveJob { content, ..job }, path).into()];
        }
    }
    // From a window no one waits for the other end of a pipe, and what goes to a device is kept nowhere.
    if std::fs::metadata(&path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        let path = files::shown(&path);
        let message = format!("This is a device or a pipe, and nothing was written. Choose another place: {path}");
        return vec![File::Written(Err(message)).into()];
    }
    let content = |out: &mut dyn Write| {
        let notes = job.content.put(&context, out)?;
        progress.at(1.0)?;
        Ok(notes)
    };
    match files::make(&path, *overwrite != Overwrite::Never, content) {
        Ok((path, notes)) => {
            let mut said = vec![File::Written(Ok(path)).into()];
            if !notes.is_empty() {
                said.push(Export::Noted(notes).into());
            }
            said
        }
        Err(NotMade::Unmade(e)) => not_made(&e),
        Err(NotMade::Unwritten(WriteError::Exists(_))) => vec![File::Exists(job, path).into()],
        Err(NotMade::Unwritten(WriteError::Failed(message))) => vec![File::Written(Err(message)).into()],
    }
}

fn not_made(why: &ExportError) -> Vec<Action> {
    match why {
        ExportError::Cancelled => vec![Export::Cancelled.into()],
        e => vec![File::Written(Err(e.to_string())).into()],
    }
}
