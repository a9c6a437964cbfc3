//! Reading a catalog and writing a result, with every failure as one sentence: shared by the window and the
//! commands. Nothing else in the program touches a file but the shell's own state.

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

use crate::catalog::{MAX_BYTES, wording::lower_first};
pub use crate::dataset::shown;

/// Reads a whole file. The error is one sentence that names what is wrong and what to do, path last.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let shown = shown(path);
    let meta = fs::metadata(path).map_err(|e| explain_read(&e, &shown))?;
    if meta.is_dir() {
        return Err(format!(
            "This is a folder, not a file; name the file inside it: {shown}"
        ));
    }
    if meta.len() > MAX_BYTES as u64 {
        let mb = meta.len() / (1024 * 1024);
        return Err(format!(
            "The file has {mb} MiB, and 256 MiB is the most that is read; split it: {shown}"
        ));
    }
    fs::read(path).map_err(|e| explain_read(&e, &shown))
}

fn explain_read(e: &io::Error, shown: &str) -> String {
    match e.kind() {
        io::ErrorKind::NotFound => format!("There is no such file; check the spelling: {shown}"),
        io::ErrorKind::PermissionDenied => {
            format!("You may not read this file; ask for permission, or copy it to where you may: {shown}")
        }
        _ => format!(
            "The file cannot be read ({}); try again, or copy it elsewhere: {shown}",
            plain(e)
        ),
    }
}

/// Why a file was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// The file is there already, and replacing it was not asked for.
    Exists(String),
    /// Anything else, as one sentence; what was there before is whole.
    Failed(String),
}

impl WriteError {
    /// The sentence.
    pub fn message(&self) -> &str {
        match self {
            Self::Exists(m) | Self::Failed(m) => m,
        }
    }
}

/// Writes bytes beside the target and renames over it, so that the file is whole before and after. A device or a pipe
/// is written straight through; of a symlink the target is replaced. Returns the path written.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<PathBuf, WriteError> {
    let shown = shown(path);
    let failed = |e: &io::Error| {
        let why = why_not_written(e);
        WriteError::Failed(format!("Nothing was written: {why}. Choose another place: {shown}"))
    };
    let exists = || WriteError::Exists(format!("The file is there already; add --force to replace it: {shown}"));
    let target = target_of(path).map_err(|e| failed(&e))?;
    match fs::metadata(&target) {
        Ok(meta) if meta.is_dir() => {
            return Err(WriteError::Failed(format!(
                "This is a folder; add a file name: {shown}"
            )));
        }
        Ok(meta) if !meta.is_file() => {
            let through = || {
                let mut device = fs::OpenOptions::new().write(true).open(&target)?;
                device.write_all(bytes)?;
                device.flush()
            };
            return through().map(|()| target.clone()).map_err(|e| failed(&e));
        }
        Ok(_) if !replace => return Err(exists()),
        _ => {}
    }
    match write_beside(&target, bytes, replace) {
        Ok(()) => Ok(target),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(exists()),
        Err(e) => Err(failed(&e)),
    }
}

/// Writes a regular file anew as [`write`] does, for those with a sentence of their own.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_beside(&target_of(path)?, bytes, true)
}

fn write_beside(target: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    let existing = fs::metadata(target).ok();
    // Renaming would replace a file we may not write to, as long as the folder is ours.
    if existing.as_ref().is_some_and(|m| m.permissions().readonly()) {
        return Err(io::Error::other("the file is read-only"));
    }
    let folder = match target.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    let name = target
        .file_name()
        .map_or_else(|| "file".into(), |n| n.to_string_lossy().into_owned());
    let prefix = format!(".{name}.crosscheck-");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp").rand_bytes(4);
    let permissions = existing.map(|m| m.permissions()).or_else(default_permissions);
    if let Some(p) = permissions {
        builder.permissions(p);
    }
    let mut temp = builder.tempfile_in(folder)?;
    temp.write_all(bytes)?;
    temp.as_file().sync_all()?;
    let renamed = if replace {
        temp.persist(target)
    } else {
        temp.persist_noclobber(target)
    };
    renamed.map_err(|e| e.error)?;
    // The new name has to reach the disk too. Where folders cannot be synced, the system sees to it.
    #[cfg(unix)]
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Why a file was not written, to be put into a sentence.
pub(super) fn why_not_written(e: &io::Error) -> String {
    match e.kind() {
        io::ErrorKind::PermissionDenied => "you may not write there".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "the folder is not there".to_owned(),
        _ => plain(e),
    }
}

/// The file that is meant: of a link the one it leads to.
fn target_of(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => resolve_link(path),
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        Ok(_) | Err(_) => Ok(path.to_path_buf()),
    }
}

/// Where a link leads, also when nothing is there yet.
fn resolve_link(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            let to = fs::read_link(path)?;
            Ok(if to.is_absolute() {
                to
            } else {
                path.parent().unwrap_or(Path::new("")).join(to)
            })
        }
        other => other,
    }
}

/// A new file's usual permissions; a temporary file alone would be for its owner only.
#[cfg(unix)]
#[allow(clippy::unnecessary_wraps)] // `None` on other systems
fn default_permissions() -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(fs::Permissions::from_mode(0o666)) // the umask is applied on creation
}

#[cfg(not(unix))]
fn default_permissions() -> Option<fs::Permissions> {
    None
}

/// The system's words without Rust's "(os error 5)".
fn plain(e: &io::Error) -> String {
    let text = e.to_string();
    let cut = text.find(" (os error").map_or(text.as_str(), |at| &text[..at]);
    lower_first(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_when_asked_and_nothing_is_left_behind() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("out.md");
        assert_eq!(write(&path, b"one", false), Ok(path.clone()));
        assert!(matches!(write(&path, b"two", false), Err(WriteError::Exists(_))));
        assert_eq!(fs::read(&path).ok().as_deref(), Some(b"one".as_slice()));
        assert_eq!(write(&path, b"two", true), Ok(path.clone()));
        assert_eq!(fs::read(&path).ok().as_deref(), Some(b"two".as_slice()));
        assert_eq!(
            fs::read_dir(dir.path()).map(Iterator::count).ok(),
            Some(1),
            "no temporary file stays"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_kept_and_its_target_replaced() {
        let dir = tempfile::tempdir().expect("a folder");
        let (target, link) = (dir.path().join("target"), dir.path().join("link"));
        fs::write(&target, "old").expect("written");
        std::os::unix::fs::symlink(&target, &link).expect("linked");
        write(&link, b"new", true).expect("written");
        assert!(fs::symlink_metadata(&link).is_ok_and(|m| m.is_symlink()));
        assert_eq!(fs::read_to_string(&target).ok().as_deref(), Some("new"));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_through() {
        use std::os::unix::fs::FileTypeExt as _;
        assert!(write(Path::new("/dev/null"), b"x", false).is_ok());
        assert!(
            fs::metadata("/dev/null").is_ok_and(|m| m.file_type().is_char_device()),
            "still a device"
        );
    }

    #[test]
    fn what_cannot_be_read_is_told_in_a_sentence() {
        let dir = tempfile::tempdir().expect("a folder");
        let missing = dir.path().join("no.ron");
        assert!(read(&missing).is_err_and(|m| m.starts_with("There is no such file")));
        assert!(read(dir.path()).is_err_and(|m| m.starts_with("This is a folder")));
    }
}
