//! Questions of which only the newest is worth an answer: one worker at a time, and one that waited while another came
//! has nothing to do.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};

use super::reply::{Promise, spawn};
use crate::app::Action;

/// Works on the newest question of one kind.
#[derive(Default)]
pub struct NewestOnly {
    /// The number of the newest.
    newest: Arc<AtomicU64>,
    /// Held by the one worker that works.
    turn: Arc<Mutex<()>>,
}

impl NewestOnly {
    /// Works on a thread of its own, unless a newer question comes before it has begun.
    pub fn spawn<A: Into<Action>>(&self, promise: Promise, work: impl FnOnce() -> A + Send + 'static) {
        let ticket = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        let (newest, turn) = (Arc::clone(&self.newest), Arc::clone(&self.turn));
        spawn(move || {
            let _turn = turn.lock();
            if newest.load(Ordering::Relaxed) == ticket {
                promise.keep(work());
            } else {
                promise.settle();
            }
        });
    }
}
