//! Reading a whole file: a regular one, as it was at one moment, and no more of it than there may be.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Read as _},
    path::Path,
};

use super::{plain, shown};
use crate::catalog::MAX_BYTES;

/// How often a file that changes while it is read is read again.
const TRIES: usize = 3;

/// Reads a whole file. The error is one sentence that names what is wrong and what to do, path last.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let shown = shown(path);
    for _ in 0..TRIES {
        if let Some(bytes) = read_once(path, &shown)? {
            return Ok(bytes);
        }
    }
    Err(format!(
        "The file changes while it is read; try again when it is written: {shown}"
    ))
}

/// The names of the files in a folder, in order; none where it cannot be read.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|e| e.file_type().is_ok_and(|t| t.is_file()));
    let mut names: Vec<String> = files.filter_map(|e| e.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// Reads standard input to its end. The error is one sentence.
pub fn read_standard_input() -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut bounded = io::stdin().lock().take(MAX_BYTES as u64 + 1);
    let read = bounded.read_to_end(&mut bytes);
    read.map_err(|e| format!("Standard input cannot be read ({}); name a file instead.", plain(&e)))?;
    if bytes.len() > MAX_BYTES {
        return Err("Standard input has more than 256 MiB, which is the most that is read; split it.".to_owned());
    }
    Ok(bytes)
}

/// `None`: something was written into the file meanwhile, so this is neither what it was nor what it is.
fn read_once(path: &Path, shown: &str) -> Result<Option<Vec<u8>>, String> {
    let failed = |e: &io::Error| explain(e, shown);
    // Looked at before it is opened, because opening a device can do something; and after, because that is what is read.
    regular(&fs::metadata(path).map_err(|e| failed(&e))?, shown)?;
    let file = open(path).map_err(|e| failed(&e))?;
    let before = file.metadata().map_err(|e| failed(&e))?;
    regular(&before, shown)?;
    let too_large = || format!("The file has more than 256 MiB, which is the most that is read; split it: {shown}");
    if before.len() > MAX_BYTES as u64 {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(before.len() as usize + 1);
    // What is read counts: a file can grow, and some that are made up as they are read have no length at all.
    let mut bounded = (&file).take(MAX_BYTES as u64 + 1);
    bounded.read_to_end(&mut bytes).map_err(|e| failed(&e))?;
    if bytes.len() > MAX_BYTES {
        return Err(too_large());
    }
    let after = file.metadata().map_err(|e| failed(&e))?;
    let same = before.len() == after.len() && before.modified().ok() == after.modified().ok();
    Ok(same.then_some(bytes))
}

fn regular(meta: &Metadata, shown: &str) -> Result<(), String> {
    if meta.is_file() {
        Ok(())
    } else if meta.is_dir() {
        Err(format!(
            "This is a folder, not a file; name the file inside it: {shown}"
        ))
    } else {
        Err(format!(
            "This is a device or a pipe, and only regular files are read; save what it gives in a file first: {shown}"
        ))
    }
}

/// A pipe that was put in the file's place meanwhile must not block us.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    options.open(path)
}

fn explain(e: &io::Error, shown: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_explained_in_a_sentence() {
        let dir = tempfile::tempdir().expect("a folder");
        let missing = dir.path().join("no.ron");
        assert!(read(&missing).is_err_and(|m| m.starts_with("There is no such file")));
        assert!(read(dir.path()).is_err_and(|m| m.starts_with("This is a folder")));
    }

    #[cfg(unix)]
    #[test]
    fn neither_a_device_nor_a_pipe_nor_a_link_to_one_is_read() {
        let dir = tempfile::tempdir().expect("a folder");
        let (pipe, link, socket) = (dir.path().join("p"), dir.path().join("l"), dir.path().join("s"));
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.is_ok_and(|s| s.success()));
        std::os::unix::fs::symlink("/dev/zero", &link).expect("linked");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
        for path in [&pipe, &link, &socket, Path::new("/dev/zero")] {
            assert!(
                read(path).is_err_and(|m| m.starts_with("This is a device or a pipe")),
                "{}",
                path.display()
            );
        }
        // Also when it takes the place of the file between the look at it and its opening.
        assert!(open(&pipe).is_ok(), "opened without a writer");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_without_a_length_is_read_to_its_end() {
        assert!(read(Path::new("/proc/self/status")).is_ok_and(|b| b.len() > 100));
    }

    #[test]
    fn a_file_larger_than_the_bound_is_refused_before_it_is_read() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("large");
        let file = File::create(&path).expect("made");
        file.set_len(MAX_BYTES as u64 + 1).expect("a hole");
        assert!(read(&path).is_err_and(|m| m.contains("more than 256 MiB")));
    }

    #[test]
    fn a_catalog_that_is_replaced_while_it_is_read_is_the_old_one_or_the_new() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("catalog.ron");
        let whole = |letter: u8| vec![letter; 300_000];
        super::super::replace(&path, &whole(b'a')).expect("written");
        let target = path.clone();
        let writer = std::thread::spawn(move || {
            for round in 0..50_u8 {
                super::super::replace(&target, &whole(b'a' + round % 26)).expect("written");
            }
        });
        let mut reads = 0;
        while !writer.is_finished() || reads == 0 {
            let bytes = read(&path).expect("always there");
            assert_eq!(bytes.len(), 300_000);
            assert!(bytes.iter().all(|b| *b == bytes[0]), "parts of two");
            reads += 1;
        }
        assert!(writer.join().is_ok());
    }
}
