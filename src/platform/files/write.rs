//! Writing a file: beside the target, synced and renamed over it, so that it is whole before and after.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::{Broken, litter, plain, pour, shown};
use crate::platform::console;

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

/// Why a file that was to be made is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotMade<E> {
    /// It could not be written.
    Unwritten(WriteError),
    /// What was to be in it could not be made.
    Unmade(E),
}

/// Writes bytes as [`make`] does.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<PathBuf, WriteError> {
    let written = make(path, replace, |out| out.write_all(bytes));
    written.map(|(path, ())| path).map_err(|e| match e {
        NotMade::Unwritten(e) => e,
        NotMade::Unmade(e) => failed(path, &e),
    })
}

fn failed(path: &Path, e: &io::Error) -> WriteError {
    let why = why_not_written(e);
    WriteError::Failed(format!(
        "Nothing was written: {why}. Choose another place: {}",
        shown(path)
    ))
}

/// Lets `content` write a file beside the target and renames it over it, so that the file is whole before and after. A device
/// or a pipe is written straight through; of a symlink the target is replaced. Returns the path written, and what `content`
/// gave.
pub fn make<T: Default, E>(
    path: &Path,
    replace: bool,
    content: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<(PathBuf, T), NotMade<E>> {
    let failed = |e: io::Error| NotMade::Unwritten(failed(path, &e));
    let refused = |message: String| Err(NotMade::Unwritten(WriteError::Failed(message)));
    let shown = shown(path);
    let exists = || {
        NotMade::Unwritten(WriteError::Exists(format!(
            "The file is there already; add --force to replace it: {shown}"
        )))
    };
    let broken = |e: Broken<E>| match e {
        Broken::Maker(e) => NotMade::Unmade(e),
        Broken::Receiver(e) => failed(e),
    };
    if cfg!(unix) && path == Path::new("/dev/stdout") {
        // Where that is a file, it is the one this program was started to write into, from its position on.
        let made = console::make(content).map_err(broken)?;
        return Ok((path.to_path_buf(), made));
    }
    let target = target_of(path).map_err(failed)?;
    match fs::metadata(&target) {
        Ok(meta) if meta.is_dir() => return refused(format!("This is a folder; add a file name: {shown}")),
        Ok(meta) if !meta.is_file() => {
            return match write_through(&target, content) {
                Ok(made) => Ok((target, made)),
                Err(Broken::Receiver(e)) if nobody_reads(&e) => refused(format!(
                    "Nothing was written: nobody reads this pipe. Start its reader first: {shown}"
                )),
                // As on standard output, a reader that closes early is no failure.
                Err(Broken::Receiver(e)) if e.kind() == io::ErrorKind::BrokenPipe => Ok((target, T::default())),
                Err(e) => Err(broken(e)),
            };
        }
        Ok(_) if !replace => return Err(exists()),
        _ => {}
    }
    litter::sweep(folder_of(&target));
    match write_beside(&target, replace, content) {
        Ok(made) => Ok((target, made)),
        Err(Broken::Receiver(e)) if e.kind() == io::ErrorKind::AlreadyExists => Err(exists()),
        Err(e) => Err(broken(e)),
    }
}

/// Replaces a regular file as [`write`] does, for those with a sentence of their own.
pub(in crate::platform) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match write_beside(&target_of(path)?, true, |out| out.write_all(bytes)) {
        Err(Broken::Maker(e) | Broken::Receiver(e)) => Err(e),
        Ok(()) => Ok(()),
    }
}

fn write_beside<T, E>(
    target: &Path,
    replace: bool,
    content: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, Broken<E>> {
    let mut temp = temporary(target).map_err(Broken::Receiver)?;
    let made = pour(temp.as_file_mut(), content)?;
    rename(temp, target, replace).map_err(Broken::Receiver)?;
    Ok(made)
}

/// An empty file beside the target, with the permissions that the target has or gets.
fn temporary(target: &Path) -> io::Result<NamedTempFile> {
    let existing = fs::metadata(target).ok();
    // Renaming would replace a file we may not write to, as long as the folder is ours.
    if existing.as_ref().is_some_and(|m| m.permissions().readonly()) {
        return Err(io::Error::other("the file is read-only"));
    }
    let folder = folder_of(target);
    let name = target
        .file_name()
        .map_or_else(|| "file".into(), |n| n.to_string_lossy().into_owned());
    let prefix = litter::prefix(&name);
    let mut builder = tempfile::Builder::new();
    builder
        .prefix(&prefix)
        .suffix(litter::SUFFIX)
        .rand_bytes(litter::LETTERS);
    let permissions = existing.map(|m| m.permissions()).or_else(default_permissions);
    if let Some(p) = permissions {
        builder.permissions(p);
    }
    builder.tempfile_in(folder)
}

fn rename(temp: NamedTempFile, target: &Path, replace: bool) -> io::Result<()> {
    temp.as_file().sync_all()?;
    let renamed = if replace {
        temp.persist(target)
    } else {
        temp.persist_noclobber(target)
    };
    renamed.map_err(|e| e.error)?;
    // The new name has to reach the disk too. Where folders cannot be synced, the system does it.
    #[cfg(unix)]
    let _ = fs::File::open(folder_of(target)).and_then(|folder| folder.sync_all());
    Ok(())
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    }
}

fn write_through<T, E>(target: &Path, content: impl FnOnce(&mut dyn Write) -> Result<T, E>) -> Result<T, Broken<E>> {
    console::pour_shown(open_device(target).map_err(Broken::Receiver)?, content)
}

/// Opens a device or a pipe. A pipe without a reader is not waited for.
#[cfg(unix)]
fn open_device(target: &Path) -> io::Result<fs::File> {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = fs::OpenOptions::new();
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    let device = options.write(true).custom_flags(flags).open(target)?;
    // From here on a slow reader is waited for.
    fcntl_setfl(&device, fcntl_getfl(&device)? - OFlags::NONBLOCK)?;
    Ok(device)
}

#[cfg(not(unix))]
fn open_device(target: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new().write(true).open(target)
}

#[cfg(unix)]
fn nobody_reads(e: &io::Error) -> bool {
    rustix::io::Errno::from_io_error(e) == Some(rustix::io::Errno::NXIO)
}

#[cfg(not(unix))]
fn nobody_reads(_: &io::Error) -> bool {
    false
}

/// Why a file was not written, as part of a sentence.
pub(in crate::platform) fn why_not_written(e: &io::Error) -> String {
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

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_written_through_when_somebody_reads_it_and_refused_when_nobody_does() {
        let dir = tempfile::tempdir().expect("a folder");
        let pipe = dir.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.is_ok_and(|s| s.success()));
        let refused = write(&pipe, b"x", true);
        assert!(refused.is_err_and(|e| e.message().contains("nobody reads this pipe")));
        // More than a pipe holds, to a slow reader.
        let bytes = vec![b'x'; 1_000_000];
        let path = pipe.clone();
        let reader = std::thread::spawn(move || {
            let mut reader = fs::File::open(path).expect("the reader's end");
            let mut read = Vec::new();
            io::Read::read_to_end(&mut reader, &mut read).map(|_| read)
        });
        let written = loop {
            // Until the reader is there.
            match write(&pipe, &bytes, false) {
                Err(WriteError::Failed(m)) if m.contains("nobody reads") => std::thread::yield_now(),
                other => break other,
            }
        };
        assert_eq!(written, Ok(pipe.clone()));
        assert_eq!(reader.join().expect("read").ok(), Some(bytes));
        assert!(!fs::metadata(&pipe).expect("there").is_file(), "still a pipe");
    }
}
