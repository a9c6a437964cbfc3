//! A folder of small documents that are the user's own: settings, evidence, notes. Each is written beside, synced and
//! renamed, and what it was before is kept as `NAME.bak`, so that neither a kill nor a full disk loses the last good one.
//! What is damaged is set aside under a dated name, never deleted.
//!
//! Several programs may have the folder open. A write happens under a lock, and is worked out from what is there at
//! that moment; so each keeps the entries of the others.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    clock,
    files::{self, shown},
};

/// How often, and how long apart, a lock that another program has is tried: it holds it for the time of one write.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(30);

const BACKUP: &str = ".bak";
const DAMAGED: &str = ".damaged-";
const LOCK: &str = ".lock";

/// Returns whether a text is a whole document.
pub type Sound<'a> = &'a dyn Fn(&str) -> bool;

/// A folder of documents.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
    without: Without,
}

/// Returns what is in use where there is no document of a name: the end of a sentence.
pub type Without = fn(&str) -> &'static str;

/// What there is of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The document, or what its last good state was; nothing when there is neither.
    pub text: Option<String>,
    /// What the user should know, a sentence each.
    pub notices: Vec<String>,
}

/// A document as it is to be taken.
struct Current {
    text: Option<String>,
    /// It is the state before the last change, in place of what is missing or damaged.
    stands_in: bool,
    notices: Vec<String>,
}

/// A document as it is in its file.
enum Found {
    Missing,
    Sound(String),
    Damaged,
    /// It cannot be read, for a reason that is not its content.
    Unreadable(String),
}

impl Store {
    /// The documents of a folder. It is made when first something is written.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            without: |_| "it begins empty",
        }
    }

    /// The same, and notices name what is in use in place of a document that cannot be read.
    #[must_use]
    pub fn naming_stand_ins(self, without: Without) -> Self {
        Self { without, ..self }
    }

    /// Where the documents are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The names of the documents, sorted. A document of which only the last good state is left counts too.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let regular = entries.filter(|e| fs::metadata(e.path()).is_ok_and(|m| m.is_file()));
        let mut names: Vec<String> = regular
            .filter_map(|e| e.file_name().into_string().ok())
            .filter_map(|name| {
                let name = name.strip_suffix(BACKUP).unwrap_or(&name);
                is_document(name).then(|| name.to_owned())
            })
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// A document. One that is damaged is set aside, and its last good state replaces it, as for one that is
    /// missing; one that cannot be read is left alone.
    pub fn read(&self, name: &str, sound: Sound<'_>) -> Kept {
        if let Found::Sound(text) = find(&self.path(name), sound) {
            return Kept {
                text: Some(text),
                notices: vec![],
            };
        }
        // Another program may have set it aside and rewritten it meanwhile: looked at again, and under the lock. For
        // a look no folder is made.
        let lock = self.folder.is_dir().then(|| self.lock());
        let locked = matches!(lock, Some(Ok(_)));
        match self.current(name, sound, locked) {
            Ok(Current { text, notices, .. }) => Kept { text, notices },
            Err(message) => Kept {
                text: None,
                notices: vec![format!(
                    "“{name}” cannot be read, and until it can, {}. {message}",
                    (self.without)(name)
                )],
            },
        }
    }

    /// What can be read of a document now, or else of its last good state. Nothing is set aside and nothing is reported: that is
    /// due when the document is [read](Self::read) for its own sake.
    pub fn look(&self, name: &str, sound: Sound<'_>) -> Option<String> {
        [self.path(name), self.backup(name)]
            .iter()
            .find_map(|path| match find(path, sound) {
                Found::Sound(text) => Some(text),
                _ => None,
            })
    }

    /// Rewrites a document. Under a lock, `merge` gets what is there at that moment (nothing when there is none) and
    /// returns what should be there; `None` leaves it as it is. Returns what was written, if anything was.
    ///
    /// # Errors
    /// One sentence, also when another program has the lock: nothing was changed then, and it is to be tried again.
    pub fn update(
        &self,
        name: &str,
        sound: Sound<'_>,
        merge: &dyn Fn(Option<&str>) -> Option<String>,
    ) -> Result<Kept, String> {
        if !is_document(name) {
            return Err(format!(
                "This cannot be the name of a document: {}",
                shown(Path::new(name))
            ));
        }
        let not_saved = |e: &io::Error| {
            let (why, folder) = (files::why_not_written(e), shown(&self.folder));
            format!("“{name}” is not saved: {why}. Make room there or make it writable; it is tried again: {folder}")
        };
        if fs::metadata(&self.folder).is_ok_and(|m| !m.is_dir()) {
            let folder = shown(&self.folder);
            return Err(format!(
                "“{name}” is not saved: a file lies where its folder should be. Move that elsewhere; it is tried again: {folder}"
            ));
        }
        fs::create_dir_all(&self.folder).map_err(|e| not_saved(&e))?;
        let _lock = self.lock()?;
        let now = self.current(name, sound, true)?;
        let text = merge(now.text.as_deref());
        if let Some(text) = &text {
            // What replaced a missing or damaged document is the backup already.
            if let Some(before) = now.text.as_ref().filter(|before| !now.stands_in && *before != text) {
                files::replace(&self.backup(name), before.as_bytes()).map_err(|e| not_saved(&e))?;
            }
            files::replace(&self.path(name), text.as_bytes()).map_err(|e| not_saved(&e))?;
        }
        let notices = now.notices;
        Ok(Kept { text, notices })
    }

    /// What there is of a document, after what is damaged was set aside. An error: it must not be written over.
    fn current(&self, name: &str, sound: Sound<'_>, locked: bool) -> Result<Current, String> {
        let path = self.path(name);
        let was = match find(&path, sound) {
            Found::Sound(text) => {
                return Ok(Current {
                    text: Some(text),
                    stands_in: false,
                    notices: vec![],
                });
            }
            Found::Unreadable(message) => return Err(message),
            Found::Missing => None,
            Found::Damaged if locked => Some(format!(
                "“{name}” was damaged; it lies now at {}",
                shown(&set_aside(&path)?)
            )),
            Found::Damaged => Some(format!("“{name}” is damaged; it lies at {}", shown(&path))),
        };
        let backup = self.backup(name);
        let (earlier, no_copy) = match find(&backup, sound) {
            Found::Sound(text) => (Some(text), String::new()),
            Found::Missing => (None, "There is no earlier copy".to_owned()),
            // It would be written over by the next copy.
            Found::Damaged if locked => {
                let aside = shown(&set_aside(&backup)?);
                (
                    None,
                    format!("The earlier copy is damaged as well; it lies now at {aside}"),
                )
            }
            Found::Damaged => {
                let at = shown(&backup);
                (None, format!("The earlier copy is damaged as well; it lies at {at}"))
            }
            Found::Unreadable(_) => (None, "The earlier copy cannot be read".to_owned()),
        };
        let copy = || match written_on(&self.backup(name)) {
            Some(day) => format!("The last good copy, of {day}, is used instead"),
            None => "The last good copy is used instead".to_owned(),
        };
        let notice = match (was, &earlier) {
            (None, None) => None,
            (None, Some(_)) => Some(format!("“{name}” was missing. {}: {}", copy(), shown(&path))),
            (Some(was), Some(_)) => Some(format!("{was}. {}.", copy())),
            (Some(was), None) => Some(format!(
                "{was}. {no_copy}: {} until you put a whole one in its place.",
                (self.without)(name)
            )),
        };
        Ok(Current {
            text: earlier,
            stands_in: true,
            notices: notice.into_iter().collect(),
        })
    }

    /// Locks other programs out for as long as the returned lock lives; without waiting for long. `None` where the file
    /// system has no locks: the documents are worth more than the rare collision.
    fn lock(&self) -> Result<Option<File>, String> {
        let path = self.folder.join(LOCK);
        let failed = |e: &io::Error| {
            // Where it cannot be made, the folder is what has to change.
            let place = if path.exists() { &path } else { &self.folder };
            let (why, place) = (files::why_not_written(e), shown(place));
            format!("Nothing can be kept there: {why}. Make it writable: {place}")
        };
        // Never recreated and never deleted: a lock on a file that others do not see locks nobody out.
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|e| failed(&e))?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Some(file)),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => return Ok(None),
                Err(TryLockError::Error(e)) => return Err(failed(&e)),
            }
        }
        let folder = shown(&self.folder);
        Err(format!("Another program is writing there; it is tried again: {folder}"))
    }

    /// Whether the file that is locked is there: some program has, or had, its documents here.
    pub fn has_lock(&self) -> bool {
        self.folder.join(LOCK).exists()
    }

    /// Removes the file that is locked from a folder where no program has its documents.
    pub fn remove_lock(&self) {
        drop(fs::remove_file(self.folder.join(LOCK)));
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn backup(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}{BACKUP}"))
    }
}

/// Whether a name can be that of a document: a plain name, and none that this folder uses for other things.
fn is_document(name: &str) -> bool {
    let plain = Path::new(name).file_name().is_some_and(|n| n == name);
    plain && !name.starts_with('.') && !name.ends_with(BACKUP) && !name.contains(DAMAGED)
}

/// The day and time a file was written, in local time.
fn written_on(path: &Path) -> Option<String> {
    let time = fs::metadata(path).and_then(|m| m.modified()).ok()?;
    let time = Timestamp::try_from(time).ok()?.to_zoned(TimeZone::system());
    Some(time.strftime("%Y-%m-%d %H:%M").to_string())
}

fn find(path: &Path, sound: Sound<'_>) -> Found {
    match files::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => {
                // Some editors put a byte-order mark before what they save.
                let text = text
                    .strip_prefix('\u{feff}')
                    .map_or_else(|| text.clone(), str::to_owned);
                // An empty file is what a write that was cut short leaves.
                if !text.is_empty() && sound(&text) {
                    Found::Sound(text)
                } else {
                    Found::Damaged
                }
            }
            Err(_) => Found::Damaged,
        },
        Err(message) => match path.try_exists() {
            Ok(false) => Found::Missing,
            Ok(true) | Err(_) => Found::Unreadable(message),
        },
    }
}

/// Gives a damaged document a dated name that nothing has yet. Only under the lock.
fn set_aside(path: &Path) -> Result<PathBuf, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let now = clock::now().strftime("%Y-%m-%dT%H%M%S");
    let mut aside = path.with_file_name(format!("{name}{DAMAGED}{now}"));
    let mut count = 1;
    while fs::symlink_metadata(&aside).is_ok() {
        count += 1;
        aside = path.with_file_name(format!("{name}{DAMAGED}{now}-{count}"));
    }
    fs::rename(path, &aside).map(|()| aside).map_err(|e| {
        let (why, path) = (files::why_not_written(&e), shown(path));
        format!(
            "“{name}” is damaged and cannot be set aside ({why}); nothing is saved over it. Move it elsewhere: {path}"
        )
    })
}

#[cfg(test)]
mod tests;
