//! Making a file on a worker and writing it: what is small is there at once and says nothing on the way; what takes its
//! time tells how far it is, and can be stopped before anything is written.

use std::{
    cell::Cell,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use super::reply::Reply;
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
        files::{self, WriteError},
        system_fonts,
    },
};

/// How long a file may take before the window shows how far it is: a bar that only flashes tells nobody anything.
const QUIET: Duration = Duration::from_millis(400);

/// Knows which file is being made, so that it can be stopped.
#[derive(Default, Clone)]
pub struct FileWriter {
    cancelled: Arc<AtomicU64>,
}

/// Whether to go on with one file.
pub type GoOn = Box<dyn Fn() -> bool + Send>;

impl FileWriter {
    /// A file is begun; the answer tells it when to stop.
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

/// Makes a file, writes it and says how it went.
pub fn write(job: SaveJob, path: PathBuf, overwrite: &Overwrite, go_on: GoOn, reply: &Reply) {
    let started = Instant::now();
    let last = Cell::new(0);
    let tell = |share: f32| {
        let percent = (share * 100.0) as u8;
        if percent > last.get() && started.elapsed() > QUIET {
            last.set(percent);
            reply.send(Export::Progress(percent));
        }
        go_on()
    };
    for action in make_and_write(job, path, overwrite, Progress::new(&tell)) {
        reply.send(action);
    }
}

/// What [`write`] says at the end, in order.
pub fn make_and_write(job: SaveJob, path: PathBuf, overwrite: &Overwrite, progress: Progress<'_>) -> Vec<Action> {
    let context = ExportContext {
        faces: Some(&system_fonts::find),
        progress,
    };
    let made = job
        .content
        .make(&context)
        .and_then(|made| progress.at(1.0).map(|()| made));
    let made = match made {
        Ok(made) => made,
        Err(ExportError::Cancelled) => return vec![Export::Cancelled.into()],
        Err(e) => return vec![File::Written(Err(e.to_string())).into()],
    };
    if let Overwrite::IfStill(then) = overwrite {
        // A file that is gone, or says the same already, is nobody's loss.
        let now = files::read(&path).map(|bytes| hash(&bytes));
        if now.is_ok_and(|now| now != *then && now != hash(&made.bytes)) {
            let content = Content::from(made.bytes);
            return vec![File::ChangedOnDisk(SaveJob { content, ..job }, path).into()];
        }
    }
    match files::write(&path, &made.bytes, *overwrite != Overwrite::Never) {
        Ok(path) => {
            let mut said = vec![File::Written(Ok(path)).into()];
            if !made.notes.is_empty() {
                said.push(Export::Noted(made.notes).into());
            }
            said
        }
        Err(WriteError::Exists(_)) => {
            // Made once is enough: the answer to "replace?" only has to write it.
            let content = Content::from(made.bytes);
            vec![File::Exists(SaveJob { content, ..job }, path).into()]
        }
        Err(WriteError::Failed(message)) => vec![File::Written(Err(message)).into()],
    }
}
