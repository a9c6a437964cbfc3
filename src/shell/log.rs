//! The log: the program's reports of its own faults, for the person asked to fix them.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use crate::platform::clock;

const NAME: &str = "crosscheck.log";
/// How large the log may be; then it replaces the previous one, and a new one is begun.
const MOST: u64 = 1024 * 1024;

/// A file that is only ever added to.
#[derive(Debug, Clone)]
pub struct Log {
    path: PathBuf,
}

impl Log {
    /// The log in a folder. No file is made before there is something to log.
    pub fn new(folder: &Path) -> Self {
        Self {
            path: folder.join(NAME),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds an entry with the time. A log that cannot be written to is no reason to stop.
    pub fn add(&self, text: &str) {
        let _ = self.try_add(text);
    }

    fn try_add(&self, text: &str) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        if fs::metadata(&self.path).is_ok_and(|m| m.len() > MOST) {
            let _ = fs::rename(&self.path, self.path.with_file_name(format!("{NAME}.old")));
        }
        // In one piece, so that two programs do not write into each other's entries.
        let entry = format!(
            "{} {}\n",
            clock::now().strftime("%Y-%m-%dT%H:%M:%S%:z"),
            text.trim_end()
        );
        let mut file = OpenOptions::new().append(true).create(true).open(&self.path)?;
        file.write_all(entry.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_is_added_to_and_put_aside_when_it_is_large() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().join("new");
        let log = Log::new(&folder);
        assert!(!folder.exists());
        log.add("one");
        Log::new(&folder).add("two");
        let text = fs::read_to_string(log.path()).expect("the log");
        assert!(text.contains(" one\n") && text.ends_with(" two\n"), "{text}");
        let file = OpenOptions::new().write(true).open(log.path()).expect("the log");
        file.set_len(MOST + 1).expect("made long");
        log.add("three");
        let text = fs::read_to_string(log.path()).expect("the log");
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(folder.join("crosscheck.log.old").exists());
    }
}
