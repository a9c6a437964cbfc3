//! Watches the open file on disk, so that what an editor saves is read again by itself. The system reports changes; no
//! timer runs, and nothing is read here but when the file was changed and how long it is.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    sync::mpsc,
    time::{Duration, SystemTime},
};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::reply::{Reply, spawn};
use crate::app::action::File;

/// How long a file must rest before it is looked at: editors write in several steps.
const REST: Duration = Duration::from_millis(200);

/// When a file was changed, how long it is and who may read it; `None` while there is none.
type Stamp = Option<(SystemTime, u64, fs::Permissions)>;

/// Follows one file at a time.
#[derive(Default)]
pub struct FileWatch {
    followed: Option<PathBuf>,
    /// Reports as long as it lives; `None` where the system cannot report changes, and then nothing does.
    watcher: Option<RecommendedWatcher>,
}

impl FileWatch {
    /// From now on changes of this file come as [`File::ChangedThere`]. Nothing happens when it is followed already.
    pub fn follow(&mut self, file: Option<&Path>, reply: &Reply) {
        if self.followed.as_deref() != file {
            self.followed = file.map(Path::to_path_buf);
            self.watcher = file.and_then(|file| watch(file.to_path_buf(), reply.clone()));
        }
    }
}

/// Watches the folder, since editors put a new file in the place of the old one; of a link that of what it leads to as
/// well.
fn watch(file: PathBuf, reply: Reply) -> Option<RecommendedWatcher> {
    let target = file.canonicalize().ok().filter(|target| *target != file);
    let places: Vec<&Path> = std::iter::once(&*file).chain(target.as_deref()).collect();
    let names: Vec<OsString> = places
        .iter()
        .filter_map(|p| Some(p.file_name()?.to_os_string()))
        .collect();
    let (sender, changes) = mpsc::channel::<()>();
    let told = move |event: notify::Result<Event>| {
        let Ok(event) = event else { return };
        let is_change = !matches!(event.kind, EventKind::Access(_));
        let is_named = |p: &PathBuf| names.iter().any(|name| p.file_name() == Some(name));
        if is_change && event.paths.iter().any(is_named) {
            // The listener ends with the watcher.
            let _ = sender.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(told).ok()?;
    let mut folders = places.iter().map(|place| {
        let folder = place.parent().filter(|f| !f.as_os_str().is_empty());
        folder.unwrap_or_else(|| Path::new("."))
    });
    watcher.watch(folders.next()?, RecursiveMode::NonRecursive).ok()?;
    for folder in folders {
        // The link itself is watched in any case.
        let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
    }
    let seen = stamp(&file);
    spawn(move || listen(&file, seen, &changes, &reply));
    Some(watcher)
}

/// Reports each change once the file rests; ends with the watcher.
fn listen(file: &Path, mut seen: Stamp, changes: &mpsc::Receiver<()>, reply: &Reply) {
    while changes.recv().is_ok() {
        while changes.recv_timeout(REST).is_ok() {}
        let now = stamp(file);
        // A file that is gone may be about to come back: what is open stays.
        if now.is_some() && now != seen {
            seen = now;
            reply.send(File::ChangedThere(file.to_path_buf()));
        }
    }
}

fn stamp(file: &Path) -> Stamp {
    let about = fs::metadata(file).ok()?;
    Some((about.modified().ok()?, about.len(), about.permissions()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Action;

    #[test]
    fn a_file_that_is_written_anew_or_put_in_place_is_told_of() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("c.ron");
        fs::write(&file, "one").expect("written");
        let (sender, inbox) = mpsc::channel();
        let reply = Reply::new(sender, egui::Context::default());
        let mut watch = FileWatch::default();
        watch.follow(Some(&file), &reply);
        let told = || inbox.recv_timeout(Duration::from_secs(20)).expect("told");
        let expected = Action::from(File::ChangedThere(file.clone()));
        fs::write(&file, "two and more").expect("written");
        assert_eq!(told(), expected);
        let beside = folder.path().join("c.ron.new");
        fs::write(&beside, "three, longer still").expect("written");
        fs::rename(&beside, &file).expect("moved");
        assert_eq!(told(), expected, "as editors save");
        #[cfg(unix)]
        {
            use std::os::unix::fs::{PermissionsExt as _, symlink};
            fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("set");
            assert_eq!(told(), expected, "who may read it");
            let real = tempfile::tempdir().expect("a folder");
            let (target, link) = (real.path().join("real.ron"), folder.path().join("link.ron"));
            fs::write(&target, "one").expect("written");
            symlink(&target, &link).expect("linked");
            watch.follow(Some(&link), &reply);
            fs::write(&target, "two and more").expect("written");
            assert_eq!(told(), Action::from(File::ChangedThere(link)), "what a link leads to");
        }
        watch.follow(None, &reply);
        fs::write(&file, "four").expect("written");
        drop(reply);
        assert!(inbox.iter().next().is_none(), "nobody watches any more");
    }
}
