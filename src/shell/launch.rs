//! Opens a file, a folder or a page with the system's program for it, and finds out whether that could be started.

use std::{ffi::OsStr, fs, path::Path};

use super::reply::Promise;
use crate::{app::action::File, platform::files::shown};

/// Opens a file or a folder; the promise is kept with a sentence where that is not possible.
pub(super) fn file(path: &Path, promise: Promise) {
    if fs::symlink_metadata(path).is_err() {
        return promise.keep(File::NotOpened(format!("It is not there any more: {}", shown(path))));
    }
    answer(system::open(path.as_os_str()), &shown(path), promise);
}

/// Opens the folder of a file; the promise is kept with a sentence where that is not possible, or the file is not in it.
pub(super) fn folder_of(path: &Path, promise: Promise) {
    let folder = path.parent().unwrap_or(path);
    if fs::symlink_metadata(path).is_ok() || fs::symlink_metadata(folder).is_err() {
        return file(folder, promise);
    }
    let why = match system::open(folder.as_os_str()) {
        Ok(()) => format!(
            "It is not there; the folder it should be in was opened: {}",
            shown(path)
        ),
        Err(why) => format!(
            "It is not there, and its folder could not be opened. {why}: {}",
            shown(folder)
        ),
    };
    promise.keep(File::NotOpened(why));
}

/// Opens a page in the browser; the promise is kept with a sentence where that is not possible.
pub(super) fn page(link: &str, promise: Promise) {
    answer(system::open(link.as_ref()), link, promise);
}

fn answer(result: Result<(), String>, what: &str, promise: Promise) {
    match result {
        Ok(()) => promise.settle(),
        Err(why) => promise.keep(File::NotOpened(format!("{why}: {what}"))),
    }
}

#[cfg(target_os = "linux")]
mod system {
    use std::{
        io,
        process::{Child, Command, Stdio},
        thread,
        time::{Duration, Instant},
    };

    use super::OsStr;

    /// What starts the user's own program for a file or an address, the most common first.
    const STARTERS: [&[&str]; 2] = [&["xdg-open"], &["gio", "open"]];
    /// How long one may take to fail. One that runs on has started what it was to start, or is that itself.
    const PATIENCE: Duration = Duration::from_secs(5);

    /// One that failed is followed by the next.
    pub(super) fn open(what: &OsStr) -> Result<(), String> {
        let mut failed = None;
        for starter in STARTERS {
            let (program, arguments) = starter.split_first().map_or(("", starter), |(p, a)| (*p, a));
            let nowhere = || Stdio::null();
            let child = Command::new(program)
                .args(arguments)
                .arg(what)
                .stdin(nowhere())
                .stdout(nowhere())
                .stderr(nowhere())
                .spawn();
            match child.map(has_started) {
                Ok(true) => return Ok(()),
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                Ok(false) | Err(_) => failed = Some(program),
            }
        }
        Err(failed.map_or_else(
            || "The system has no program to open this with".to_owned(),
            |program| format!("The system’s program for this could not be started ({program} failed)"),
        ))
    }

    fn has_started(mut child: Child) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            match child.try_wait() {
                Ok(Some(status)) => return status.success(),
                Ok(None) => thread::sleep(Duration::from_millis(50)),
                Err(_) => return false,
            }
        }
        // When it ends at last, the system wants to be asked for its result.
        super::super::reply::spawn(move || {
            let _ = child.wait();
        });
        true
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_starter_that_fails_has_not_started_anything() {
            let run = |program: &str| Command::new(program).spawn().expect("it runs");
            assert!(has_started(run("true")));
            assert!(!has_started(run("false")));
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use super::OsStr;

    pub(super) fn open(what: &OsStr) -> Result<(), String> {
        opener::open(what).map_err(|_| "The system has no program to open this with".to_owned())
    }
}
