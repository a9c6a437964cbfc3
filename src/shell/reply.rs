//! The way back into the window from a worker, the promise that something comes back, and workers.

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

/// An answer that will come: when the work panics, or is never begun, another one is given in its place.
pub struct Promise {
    reply: Reply,
    fault: Option<Action>,
    stale: Option<Box<dyn Fn() -> bool + Send>>,
}

impl Promise {
    /// Promises an answer; `fault` is what it is when nothing better comes.
    pub fn new(reply: &Reply, fault: Option<Action>) -> Self {
        Self {
            reply: reply.clone(),
            fault,
            stale: None,
        }
    }

    /// The answer is no longer waited for once `stale` returns true.
    #[must_use]
    pub fn unless(mut self, stale: impl Fn() -> bool + Send + 'static) -> Self {
        self.stale = Some(Box::new(stale));
        self
    }

    /// The way back, for what is reported on the way.
    pub fn reply(&self) -> &Reply {
        &self.reply
    }

    /// The answer.
    pub fn keep(self, action: impl Into<Action>) {
        self.reply.send(action);
        self.settle();
    }

    /// The work is done, and what there was to report was reported on the way.
    pub fn settle(mut self) {
        self.fault = None;
    }
}

impl Drop for Promise {
    fn drop(&mut self) {
        if let Some(fault) = self.fault.take()
            && !self.stale.as_ref().is_some_and(|stale| stale())
        {
            self.reply.send(fault);
        }
    }
}

/// Runs work on a thread of its own. Without one (the system is out of them) it is done here: slow is better than never.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::File;

    fn answers(work: impl FnOnce(Promise) + Send + 'static) -> Vec<Action> {
        let (sender, inbox) = mpsc::channel();
        let reply = Reply::new(sender, egui::Context::default());
        let fault = File::NotOpened("fault".to_owned()).into();
        let promise = Promise::new(&reply, Some(fault));
        drop(reply);
        spawn(move || work(promise));
        inbox.iter().collect()
    }

    #[test]
    fn whatever_becomes_of_the_work_one_answer_comes() {
        let fault = || vec![Action::from(File::NotOpened("fault".to_owned()))];
        assert_eq!(answers(|_| panic!("a fault, on purpose")), fault());
        assert_eq!(answers(drop), fault());
        assert_eq!(answers(|promise| drop(promise.unless(|| false))), fault());
        assert_eq!(answers(|promise| drop(promise.unless(|| true))), []);
        assert_eq!(answers(Promise::settle), []);
        assert_eq!(
            answers(|promise| promise.keep(File::DialogCancelled)),
            [Action::from(File::DialogCancelled)]
        );
    }
}
