//! The thread that keeps the user's documents: each change is on the disk a second later, and at once when the program is
//! about to end, from whichever thread that becomes known.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, ThreadId},
    time::{Duration, Instant},
};

use crate::platform::{files::shown, store::Store};

/// How long changes are gathered after the first, and how long after a failure a write is tried again.
const GATHER: Duration = Duration::from_secs(1);
/// The same while a caller waits for everything to be written.
const HURRY: Duration = Duration::from_millis(50);
/// How long the end of the program waits at most.
const PATIENCE: Duration = Duration::from_secs(2);

/// Returns what should be in a file, by what is there.
pub type Merge = dyn Fn(Option<&str>) -> Option<String> + Send + Sync;

/// A document to be kept. Its functions are called on the keeper's thread, perhaps more than once.
#[derive(Clone)]
pub struct KeptDocument {
    /// The name in the store.
    pub name: String,
    /// Whether a text is such a document, whole.
    pub sound: fn(&str) -> bool,
    /// What should be in the file, by what is there; `None` leaves it as it is.
    pub merge: Arc<Merge>,
}

/// How the writing of a document went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeeperAnswer {
    /// The document's name in the store.
    pub name: String,
    /// What was written; nothing when the file was right already. Or one sentence why not: it is reported once, and the
    /// write is tried again until it works.
    pub result: Result<Option<String>, String>,
    /// What else the user should know, a sentence each.
    pub notices: Vec<String>,
    /// Whether the folder had to be made for it: what lay there before, if anything did, is gone.
    pub made_folder: bool,
    /// The sentence that was reported when it could not be written, now that it is.
    pub failed_before: Option<String>,
}

/// Keeps documents. The last of its clones to go writes what is pending and ends the thread.
#[derive(Clone)]
pub struct Keeper {
    shared: Arc<Shared>,
    _last: Arc<LastHandle>,
}

struct Shared {
    store: Store,
    answer: Box<dyn Fn(KeeperAnswer) -> Vec<KeptDocument> + Send + Sync>,
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Default)]
struct Queue {
    pending: BTreeMap<String, ToWrite>,
    /// Those whose failure has been reported, and how.
    failing: BTreeMap<String, String>,
    /// The thread that is writing right now.
    writer: Option<ThreadId>,
    /// What is being written.
    in_hand: Option<KeptDocument>,
    /// How many wait for everything to be written.
    waiting: usize,
    /// The system is out of threads: the waiting thread does the writing.
    threadless: bool,
    /// What cannot be written is not tried again.
    gave_up: bool,
    ended: bool,
}

struct ToWrite {
    document: KeptDocument,
    due: Instant,
}

struct LastHandle(Arc<Shared>);

impl Drop for LastHandle {
    fn drop(&mut self) {
        let _ = self.0.flush();
        self.0.queue().ended = true;
        self.0.changed.notify_all();
    }
}

impl Keeper {
    /// Begins to keep documents in a store. `answer` is called for each write, on the keeper's thread, and returns what is to
    /// be written besides.
    pub fn start(store: Store, answer: impl Fn(KeeperAnswer) -> Vec<KeptDocument> + Send + Sync + 'static) -> Self {
        let shared = Arc::new(Shared {
            store,
            answer: Box::new(answer),
            queue: Mutex::default(),
            changed: Condvar::new(),
        });
        let works = Arc::clone(&shared);
        let thread = thread::Builder::new().name("crosscheck keeper".into());
        shared.queue().threadless = thread.spawn(move || works.work()).is_err();
        Self {
            _last: Arc::new(LastHandle(Arc::clone(&shared))),
            shared,
        }
    }

    /// The store that documents are kept in.
    pub fn store(&self) -> &Store {
        &self.shared.store
    }

    /// Takes a document to be written within a second; it replaces one of that name that is not written yet.
    pub fn put(&self, document: KeptDocument) {
        let due = Instant::now() + GATHER;
        let mut queue = self.shared.queue();
        if let Some(pending) = queue.pending.get_mut(&document.name) {
            pending.document = document;
        } else {
            queue.pending.insert(document.name.clone(), ToWrite { document, due });
        }
        let threadless = queue.threadless;
        drop(queue);
        self.shared.changed.notify_all();
        if threadless {
            // The answer reports the result.
            let _ = self.flush();
        }
    }

    /// The names of the documents that are not written yet.
    pub fn unwritten(&self) -> Vec<String> {
        let documents = self.unwritten_documents().into_iter();
        documents.map(|document| document.name).collect()
    }

    /// What is pending, and what is being written, which a disk that does not answer may hold up.
    fn unwritten_documents(&self) -> Vec<KeptDocument> {
        let queue = self.shared.queue();
        let pending = queue.pending.values().map(|p| &p.document);
        let in_hand = queue.in_hand.iter().filter(|d| !queue.pending.contains_key(&d.name));
        pending.chain(in_hand).cloned().collect()
    }

    /// Writes what is not written yet into another folder. It stays to be written where it belongs.
    ///
    /// # Errors
    /// One sentence that names what is not saved there either.
    pub fn save_elsewhere(&self, folder: &Path) -> Result<(), String> {
        let store = Store::new(folder);
        let was_used = store.has_lock();
        let documents = self.unwritten_documents();
        let mut saved = documents
            .iter()
            .map(|d| store.update(&d.name, &d.sound, &*d.merge).map(drop));
        let result = saved.try_for_each(|saved| saved);
        if !was_used {
            // No program has its documents there: it is a leftover in a folder of the user's.
            store.remove_lock();
        }
        result
    }

    /// Drops what is not written yet, and from here on what cannot be written: the program is about to end.
    pub fn give_up(&self) {
        let mut queue = self.shared.queue();
        queue.gave_up = true;
        queue.pending.clear();
        queue.failing.clear();
    }

    /// Writes everything that is pending, now, and waits for it, two seconds at most. May be called on any thread, also
    /// by a panic hook or when a signal has come.
    ///
    /// # Errors
    /// One sentence that names what is not saved.
    pub fn flush(&self) -> Result<(), String> {
        self.shared.flush()
    }
}

impl Shared {
    /// No foreign code runs while the lock is held, so what a panic left behind is valid.
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        let mut queue = self.queue();
        while !queue.ended {
            let now = Instant::now();
            queue = match queue.pending.values().map(|p| p.due).min() {
                Some(due) if due <= now => self.write_due(queue, now),
                Some(due) => {
                    let waited = self.changed.wait_timeout(queue, due.saturating_duration_since(now));
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    fn flush(&self) -> Result<(), String> {
        let until = Instant::now() + PATIENCE;
        let me = thread::current().id();
        let mut queue = self.queue();
        queue.waiting += 1;
        loop {
            let now = Instant::now();
            let idle = queue.pending.is_empty() && queue.writer.is_none();
            // A thread that panics while writing cannot wait for itself.
            if idle || now >= until || queue.writer == Some(me) {
                break;
            }
            for pending in queue.pending.values_mut() {
                pending.due = if pending.due > now + HURRY { now } else { pending.due };
            }
            queue = if queue.threadless {
                self.write_due(queue, now)
            } else {
                self.changed.notify_all();
                let waited = self
                    .changed
                    .wait_timeout(queue, HURRY.min(until.saturating_duration_since(now)));
                waited.unwrap_or_else(PoisonError::into_inner).0
            };
        }
        queue.waiting -= 1;
        // What is tried again at this moment fails too, as far as is known.
        let in_hand = queue.in_hand.iter().map(|document| &document.name);
        let failed = queue
            .pending
            .keys()
            .chain(in_hand)
            .find_map(|name| queue.failing.get(name));
        if let Some(message) = failed {
            Err(message.clone())
        } else if queue.pending.is_empty() && queue.writer.is_none() {
            Ok(())
        } else {
            let folder = shown(self.store.folder());
            Err(format!(
                "The last changes are not saved: the disk does not answer. Look there: {folder}"
            ))
        }
    }

    /// Writes what is due, with the queue unlocked meanwhile.
    fn write_due<'a>(&'a self, mut queue: MutexGuard<'a, Queue>, now: Instant) -> MutexGuard<'a, Queue> {
        let due = queue.pending.iter().filter(|(_, p)| p.due <= now);
        let names: Vec<String> = due.map(|(name, _)| name.clone()).collect();
        queue.writer = Some(thread::current().id());
        for name in names {
            let Some(ToWrite { document, .. }) = queue.pending.remove(&name) else {
                continue;
            };
            queue.in_hand = Some(document.clone());
            drop(queue);
            let had_folder = self.store.folder().is_dir();
            let written = catch_unwind(AssertUnwindSafe(|| {
                self.store.update(&name, &document.sound, &*document.merge)
            }));
            let written =
                written.unwrap_or_else(|_| Err(format!("“{name}” is not saved: the program has a fault there.")));
            queue = self.queue();
            queue.in_hand = None;
            let mut failed_before = None;
            let (result, notices) = match written {
                Ok(kept) => {
                    failed_before = queue.failing.remove(&name);
                    (Ok(kept.text), kept.notices)
                }
                Err(_) if queue.gave_up => continue,
                Err(message) => {
                    let due = Instant::now() + if queue.waiting > 0 { HURRY } else { GATHER };
                    // What was put meanwhile is newer.
                    let again = queue.pending.entry(name.clone()).or_insert(ToWrite { document, due });
                    again.due = again.due.max(due);
                    if queue.failing.insert(name.clone(), message.clone()).is_some() {
                        continue;
                    }
                    (Err(message), vec![])
                }
            };
            drop(queue);
            // The callback may panic too; the next document is to be written all the same.
            let answer = KeeperAnswer {
                name,
                made_folder: !had_folder && result.is_ok(),
                failed_before,
                result,
                notices,
            };
            let besides = catch_unwind(AssertUnwindSafe(|| (self.answer)(answer))).unwrap_or_default();
            queue = self.queue();
            for document in besides {
                let due = Instant::now();
                let name = document.name.clone();
                queue.pending.entry(name).or_insert(ToWrite { document, due });
            }
        }
        queue.writer = None;
        self.changed.notify_all();
        queue
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, sync::mpsc};

    use super::*;

    fn document(name: &str, text: &str) -> KeptDocument {
        let text = text.to_owned();
        KeptDocument {
            name: name.to_owned(),
            sound: |_| true,
            merge: Arc::new(move |_| Some(text.clone())),
        }
    }

    fn start() -> (tempfile::TempDir, Keeper, mpsc::Receiver<KeeperAnswer>) {
        let dir = tempfile::tempdir().expect("a folder");
        let (sender, answers) = mpsc::channel();
        let keeper = Keeper::start(Store::new(dir.path().join("kept")), move |answer| {
            let _ = sender.send(answer);
            Vec::new()
        });
        (dir, keeper, answers)
    }

    /// The next answer, for which a busy machine with a slow disk may take its time.
    fn next(answers: &mpsc::Receiver<KeeperAnswer>) -> KeeperAnswer {
        answers.recv_timeout(Duration::from_mins(1)).expect("an answer")
    }

    /// Waits until everything is written, for which one flush has two seconds.
    fn flushed(keeper: &Keeper) -> Result<(), String> {
        (0..30)
            .find_map(|_| keeper.flush().ok())
            .ok_or_else(|| "not in a minute".to_owned())
    }

    fn text(keeper: &Keeper, name: &str) -> Option<String> {
        keeper.store().read(name, &|_| true).text
    }

    #[test]
    fn the_last_of_several_changes_is_written_once() {
        let (_dir, keeper, answers) = start();
        for n in 1..=5 {
            keeper.put(document("a", &n.to_string()));
        }
        let answer = next(&answers);
        assert_eq!((answer.name.as_str(), answer.result), ("a", Ok(Some("5".to_owned()))));
        assert_eq!(text(&keeper, "a").as_deref(), Some("5"));
        assert_eq!(text(&keeper, "a.bak"), None, "nothing was written before it");
    }

    #[test]
    fn a_flush_writes_everything_from_any_thread() {
        let (_dir, keeper, answers) = start();
        keeper.put(document("a", "1"));
        keeper.put(document("b", "2"));
        let other = keeper.clone();
        let flushed = thread::spawn(move || flushed(&other)).join();
        assert!(matches!(flushed, Ok(Ok(()))));
        assert_eq!(
            (text(&keeper, "a").as_deref(), text(&keeper, "b").as_deref()),
            (Some("1"), Some("2"))
        );
        assert_eq!(answers.try_iter().count(), 2);
        keeper.put(document("a", "3"));
        let store = keeper.store().clone();
        drop(keeper);
        assert_eq!(
            store.read("a", &|_| true).text.as_deref(),
            Some("3"),
            "the last to go writes"
        );
    }

    #[test]
    fn a_failure_is_said_once_and_the_write_tried_again() {
        let (_dir, keeper, answers) = start();
        // A file where the folder should be.
        fs::write(keeper.store().folder(), "in the way").expect("written");
        keeper.put(document("a", "1"));
        assert!(
            keeper
                .flush()
                .is_err_and(|m| m.contains("“a” is not saved: a file lies where its folder should be"))
        );
        assert!(keeper.flush().is_err(), "it stays pending");
        let said: Vec<_> = answers.try_iter().collect();
        assert!(matches!(&said[..], [KeeperAnswer { result: Err(_), .. }]), "{said:?}");
        fs::remove_file(keeper.store().folder()).expect("removed");
        let answer = next(&answers);
        assert_eq!(answer.result, Ok(Some("1".to_owned())));
        assert!(answer.failed_before.is_some_and(|m| m.contains("“a” is not saved")));
    }

    #[test]
    fn a_fault_in_one_document_stops_no_other() {
        let (_dir, keeper, answers) = start();
        keeper.put(KeptDocument {
            merge: Arc::new(|_| panic!("a fault, on purpose")),
            ..document("a", "")
        });
        keeper.put(document("b", "2"));
        let said = [next(&answers), next(&answers)];
        assert_eq!(
            said.map(|a| (a.name, a.result.is_ok())),
            [("a".into(), false), ("b".into(), true)]
        );
        assert!(keeper.flush().is_err_and(|m| m.contains("fault")));
        keeper.put(document("a", "1"));
        let answer = next(&answers);
        assert_eq!((answer.name.as_str(), answer.result), ("a", Ok(Some("1".to_owned()))));
    }
}
