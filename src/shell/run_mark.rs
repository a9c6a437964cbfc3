//! A mark for as long as a window is open, a file each, so that the next start knows of one that ended without being closed:
//! by a fault, by being killed, or with the power. It holds what was open, and what was being written.

use std::{
    fs::{self, File, OpenOptions},
    io::{Seek as _, Write as _},
    path::{Path, PathBuf},
    process,
};

use super::unfinished_note::UnfinishedNote;
use crate::app::state::{Modal, Model};

const BEGIN: &str = ".window-";
const END: &str = ".open";
/// What separates the path from what is being written: no path holds it.
const WRITING: char = '\0';

/// The mark of this window. It is removed with the window, but not when a fault ends it.
pub struct RunMark {
    path: PathBuf,
    /// Locked, which ends with the process however that ends.
    file: File,
    noted: (Option<PathBuf>, Option<UnfinishedNote>),
}

/// A window that ended without being closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedWindow {
    /// The file that was open in it; `None`: the built-in catalog.
    pub file: Option<PathBuf>,
}

impl RunMark {
    /// Marks this window in the folder of kept documents. `None` where that cannot be: then nothing is known at the next
    /// start.
    pub fn begin(folder: &Path) -> Option<Self> {
        fs::create_dir_all(folder).ok()?;
        let path = folder.join(format!("{BEGIN}{}{END}", process::id()));
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .ok()?;
        file.try_lock().ok()?;
        file.set_len(0).ok()?;
        Some(Self {
            path,
            file,
            noted: (None, None),
        })
    }

    /// Where the mark is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Records what is open and what is being written. Writes only when that is something else than before.
    pub fn note(&mut self, open: Option<&Path>, writing: Option<&UnfinishedNote>) {
        if self.noted.0.as_deref() == open && self.noted.1.as_ref() == writing {
            return;
        }
        self.noted = (open.map(Path::to_path_buf), writing.cloned());
        // A path that is no text is not offered; what cannot be recorded is no reason to stop.
        let mut text = open.and_then(Path::to_str).unwrap_or_default().to_owned();
        if let Some(writing) = writing.and_then(|w| ron::to_string(w).ok()) {
            text.push(WRITING);
            text.push_str(&writing);
        }
        let _ = self.file.set_len(0);
        let _ = self.file.rewind();
        let _ = self.file.write_all(text.as_bytes());
    }
}

impl Drop for RunMark {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// What is open: the session, else the catalog or list; `None`: the built-in catalog. What is offered to be opened again
/// counts, so that it is offered once more where the window ends before it was answered.
pub(super) fn open_file(model: &Model) -> Option<&Path> {
    if let Some(Modal::EndedUnclosed(offered)) = &model.session.modal {
        return Some(offered);
    }
    let session = model.session.file.as_ref().map(|f| &*f.path);
    session.or_else(|| model.dataset.origin.path())
}

/// The window that ended last without being closed; each is reported once. Where several did, as when the power fails,
/// those with other files open are left to the next starts.
pub fn ended(folder: &Path) -> Option<EndedWindow> {
    let mut left = Vec::new();
    for entry in left_in(folder) {
        let when = entry.metadata().and_then(|m| m.modified()).ok();
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        let path = text.split(WRITING).next().unwrap_or_default();
        let file = Some(PathBuf::from(path)).filter(|p| p.is_absolute());
        left.push((when, file, entry.path()));
    }
    let (_, last, _) = left.iter().max()?;
    for (_, file, mark) in &left {
        // What was being written in it could not be kept yet.
        let still_holds = fs::read_to_string(mark).is_ok_and(|text| text.contains(WRITING));
        if !still_holds && (file.is_none() || file == last) {
            let _ = fs::remove_file(mark);
        }
    }
    Some(EndedWindow { file: last.clone() })
}

/// What was being written in windows that ended without being closed, with the marks that hold it: they do until it is
/// [`kept`].
pub fn unfinished(folder: &Path) -> (Vec<UnfinishedNote>, Vec<PathBuf>) {
    let (mut all, mut marks) = (Vec::new(), Vec::new());
    for entry in left_in(folder) {
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        if let Some((_, writing)) = text.split_once(WRITING) {
            // Half a line, as when the power fails, is nothing.
            all.extend(ron::from_str::<UnfinishedNote>(writing));
            marks.push(entry.path());
        }
    }
    (all, marks)
}

/// What these marks hold of what was being written is kept elsewhere now.
pub fn kept(marks: &[PathBuf]) {
    for mark in marks {
        let text = fs::read_to_string(mark).unwrap_or_default();
        let path = text.split(WRITING).next().unwrap_or_default();
        let file = OpenOptions::new().write(true).open(mark);
        let _ = file.and_then(|file| file.set_len(path.len() as u64));
    }
}

/// The marks that no window holds any more.
fn left_in(folder: &Path) -> impl Iterator<Item = fs::DirEntry> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| {
        let name = entry.file_name();
        let is_mark = name.to_str().is_some_and(|n| n.starts_with(BEGIN) && n.ends_with(END));
        let is_file = entry.file_type().is_ok_and(|t| t.is_file());
        is_mark && is_file && is_left(&entry.path())
    })
}

/// Whether no process holds a mark any more.
fn is_left(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::kept::AnnotationsContent;

    #[test]
    fn a_window_that_was_not_closed_is_told_of_once() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().join("kept");
        assert_eq!(ended(&folder), None, "nothing was ever kept there");
        let mut mark = RunMark::begin(&folder).expect("a mark");
        mark.note(Some(Path::new("/a/long path/list.csv")), None);
        mark.note(Some(Path::new("/list.csv")), None);
        assert_eq!(ended(&folder), None, "it runs");
        // As when the process is killed: the lock is released, the file stays.
        let left = folder.join(format!("{BEGIN}0{END}"));
        fs::copy(mark.path(), &left).expect("copied");
        let file = cfg!(unix).then(|| PathBuf::from("/list.csv"));
        assert_eq!(ended(&folder), Some(EndedWindow { file }));
        assert_eq!(ended(&folder), None, "once");
        mark.note(None, None);
        let path = mark.path().to_path_buf();
        assert_eq!(fs::read(&path).expect("the mark"), b"");
        drop(mark);
        assert!(!path.exists());
    }

    #[test]
    fn what_was_being_written_is_there_until_it_is_kept_and_the_file_stays_offered() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().join("kept");
        let mut mark = RunMark::begin(&folder).expect("a mark");
        let writing = UnfinishedNote {
            document: "built-in.annotations.ron".to_owned(),
            content: AnnotationsContent::default(),
        };
        let file = if cfg!(unix) { "/list.csv" } else { r"C:\list.csv" };
        mark.note(Some(Path::new(file)), Some(&writing));
        assert_eq!(unfinished(&folder), (vec![], vec![]), "it runs");
        fs::copy(mark.path(), folder.join(format!("{BEGIN}0{END}"))).expect("copied");
        // Until it is kept it is there at each start, however often that ends early.
        let left = (vec![writing], vec![folder.join(format!("{BEGIN}0{END}"))]);
        assert_eq!(unfinished(&folder), left);
        let file = Some(PathBuf::from(file));
        assert_eq!(ended(&folder), Some(EndedWindow { file: file.clone() }));
        assert_eq!(unfinished(&folder), left);
        kept(&left.1);
        assert_eq!(unfinished(&folder), (vec![], vec![]));
        assert_eq!(ended(&folder), Some(EndedWindow { file }));
    }

    #[cfg(unix)]
    #[test]
    fn of_several_windows_each_file_is_offered() {
        let dir = tempfile::tempdir().expect("a folder");
        let left = |n: u32, file: &str| {
            fs::write(dir.path().join(format!("{BEGIN}{n}{END}")), file).expect("written");
        };
        left(1, "/a.ron");
        left(2, "/b.ron");
        left(3, "/a.ron");
        left(4, "");
        let mut offered: Vec<_> = std::iter::from_fn(|| ended(dir.path()))
            .filter_map(|e| e.file)
            .collect();
        offered.sort();
        assert_eq!(offered, ["/a.ron", "/b.ron"].map(PathBuf::from));
    }

    #[test]
    fn a_fault_leaves_the_mark() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().to_path_buf();
        let mark = RunMark::begin(&folder).expect("a mark");
        let ended_by_fault = std::thread::spawn(move || {
            let _mark = mark;
            panic!("a fault, on purpose");
        });
        assert!(ended_by_fault.join().is_err());
        assert_eq!(ended(&folder), Some(EndedWindow { file: None }));
    }
}
