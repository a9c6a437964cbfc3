//! The way back into the window from a worker, and workers.

use std::{
    sync::{Arc, Mutex, mpsc},
    thread,
};

use crate::app::Action;

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

/// Runs work on a thread of its own. Without one (the system is out of them) it is done here: slow beats never.
pub(super) fn spawn(work: impl FnOnce() + Send + 'static) {
    let kept = Arc::new(Mutex::new(Some(work)));
    let on_thread = Arc::clone(&kept);
    let thread = thread::Builder::new().name("crosscheck worker".into());
    if thread.spawn(move || run(&on_thread)).is_err() {
        run(&kept);
    }
}

fn run(kept: &Mutex<Option<impl FnOnce()>>) {
    let work = kept.lock().ok().and_then(|mut kept| kept.take());
    if let Some(work) = work {
        work();
    }
}
