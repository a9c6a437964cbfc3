//! Watches the open file on disk, so that what an editor saves is read again by itself. The system reports changes, and
//! nothing is read here but when the file was changed and how long it is. A timer runs only while the file is gone: a drive
//! that comes back is reported by no system.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf, absolute},
    sync::mpsc::{self, RecvTimeoutError},
    time::{Duration, SystemTime},
};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::reply::{Reply, spawn};
use crate::{app::action::File, platform::clock};

/// How long a file must rest before it is looked at: editors write in several steps.
const REST: Duration = Duration::from_millis(200);

/// How long it is between two looks for a file that is gone.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// When a file was changed, how long it is and who may read it; `None` while there is none.
type Stamp = Option<(SystemTime, u64, fs::Permissions)>;

/// What the listener is sent.
enum News {
    /// Something has happened to the file.
    File,
    /// A folder on the way to the file is another one, or may be.
    Place,
    /// Nobody wants to know any more.
    End,
}

/// Follows one file at a time.
#[derive(Default)]
pub struct FileWatch {
    followed: Option<PathBuf>,
    listener: Option<Listener>,
}

/// Ends the listener's thread when it goes.
struct Listener(mpsc::Sender<News>);

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.0.send(News::End);
    }
}

impl FileWatch {
    /// From now on changes of this file come as [`File::ChangedThere`], and its end as [`File::GoneThere`]. Nothing happens
    /// when it is followed already.
    pub fn follow(&mut self, file: Option<&Path>, reply: &Reply) {
        if self.followed.as_deref() != file {
            self.followed = file.map(Path::to_path_buf);
            self.listener = file.map(|file| listener(file.to_path_buf(), reply.clone()));
        }
    }
}

fn listener(file: PathBuf, reply: Reply) -> Listener {
    let (sender, news) = mpsc::channel();
    let watcher = watch(&file, &sender);
    let seen = stamp(&file);
    let leads_to = file.canonicalize().ok();
    let ended = Listener(sender.clone());
    spawn(move || listen(&file, (watcher, seen, leads_to), (&sender, &news), &reply));
    ended
}

/// Watches the folder, since editors put a new file in the place of the old one; of a link that of what it leads to as
/// well. And the folders over it: a watch stays with a folder that is moved away, and does not see the one that takes its
/// place. `None` where the system cannot report changes, and then nothing does.
fn watch(file: &Path, news: &mpsc::Sender<News>) -> Option<RecommendedWatcher> {
    let file = absolute(file).ok()?;
    let target = file.canonicalize().ok().filter(|target| *target != file);
    let places: Vec<&Path> = std::iter::once(&*file).chain(target.as_deref()).collect();
    let over = places.iter().flat_map(|place| place.ancestors().skip(1));
    let name = |p: &Path| Some(p.file_name()?.to_os_string());
    let names: Vec<OsString> = places.iter().filter_map(|p| name(p)).collect();
    let folders: Vec<OsString> = over.clone().filter_map(name).collect();
    let sender = news.clone();
    let reported = move |event: notify::Result<Event>| {
        let Ok(event) = event else { return };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        let is_one_of = |all: &[OsString]| event.paths.iter().any(|p| all.iter().any(|n| p.file_name() == Some(n)));
        // The listener may have ended.
        let _ = if event.need_rescan() || is_one_of(&folders) {
            sender.send(News::Place)
        } else if is_one_of(&names) {
            sender.send(News::File)
        } else {
            Ok(())
        };
    };
    let mut watcher = notify::recommended_watcher(reported).ok()?;
    // What macOS watches is a path, whatever folder is there, with all that is in it.
    let depth = if cfg!(target_os = "macos") { 1 } else { usize::MAX };
    let near = places.iter().flat_map(|place| place.ancestors().skip(1).take(depth));
    for folder in near {
        // A folder that may not be looked at may still lead to one that may.
        let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
    }
    Some(watcher)
}

/// Reports each change once the file rests; ends with the [`Listener`].
fn listen(
    file: &Path,
    (mut watcher, mut seen, mut leads_to): (Option<RecommendedWatcher>, Stamp, Option<PathBuf>),
    (sender, news): (&mpsc::Sender<News>, &mpsc::Receiver<News>),
    reply: &Reply,
) {
    // About when it was read: it is as soon as it is followed, and as soon as a change is reported.
    let mut read_at = clock::now().datetime();
    loop {
        let first = match seen {
            Some(_) => news.recv().map_err(|_| RecvTimeoutError::Disconnected),
            None => news.recv_timeout(LOOK_AGAIN),
        };
        let mut is_elsewhere = matches!(first, Ok(News::Place));
        let mut next = first;
        while let Ok(what) = next {
            match what {
                News::End => return,
                News::Place => is_elsewhere = true,
                News::File => {}
            }
            next = news.recv_timeout(REST);
        }
        if matches!(next, Err(RecvTimeoutError::Disconnected)) {
            return;
        }
        let was_gone = seen.is_none();
        // A link may have come in the file's place, or lead elsewhere.
        let led_to = std::mem::replace(&mut leads_to, file.canonicalize().ok());
        if is_elsewhere || leads_to != led_to || (was_gone && stamp(file).is_some()) {
            // The watch of the new folder stands before the old one goes and before the file is looked at.
            watcher = watch(file, sender).or(watcher);
        }
        let now = stamp(file);
        if now == seen {
            continue;
        }
        seen = now;
        let path = file.to_path_buf();
        reply.send(if seen.is_some() {
            read_at = clock::now().datetime();
            File::ChangedThere(path)
        } else {
            File::GoneThere(path, read_at)
        });
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

    /// A file in a folder of a folder, followed; and what is reported of it.
    struct Followed {
        root: tempfile::TempDir,
        file: PathBuf,
        inbox: mpsc::Receiver<Action>,
        _watch: FileWatch,
    }

    impl Followed {
        fn new() -> Self {
            let root = tempfile::tempdir().expect("a folder");
            let folder = root.path().join("over/near");
            fs::create_dir_all(&folder).expect("folders");
            let file = folder.join("c.ron");
            fs::write(&file, "one").expect("written");
            let (sender, inbox) = mpsc::channel();
            let mut watch = FileWatch::default();
            watch.follow(Some(&file), &Reply::new(sender, egui::Context::default()));
            Self {
                root,
                file,
                inbox,
                _watch: watch,
            }
        }

        /// Waits until the file is reported to have changed, or to be gone.
        fn expect(&self, is_gone: bool) {
            let file = &self.file;
            let matches = |action: &Action| match action {
                Action::File(File::GoneThere(path, seen)) => {
                    is_gone && path == file && *seen <= clock::now().datetime()
                }
                other => !is_gone && *other == File::ChangedThere(file.clone()).into(),
            };
            let next = || self.inbox.recv_timeout(Duration::from_secs(20)).expect("reported");
            while !matches(&next()) {}
        }
    }

    #[test]
    fn a_folder_that_is_replaced_is_followed_on() {
        for moved in ["over/near", "over"] {
            let followed = Followed::new();
            let (file, root) = (&followed.file, followed.root.path());
            fs::rename(root.join(moved), root.join("away")).expect("moved");
            fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
            fs::write(file, "two and more").expect("written");
            followed.expect(false);
            while followed.inbox.recv_timeout(REST * 3).is_ok() {}
            fs::write(file, "three, longer still").expect("written");
            followed.expect(false);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_takes_the_place_of_the_file_or_leads_elsewhere_is_followed() {
        let followed = Followed::new();
        let (file, root) = (&followed.file, followed.root.path());
        for name in ["first.ron", "second.ron"] {
            let target = root.join(name);
            fs::write(&target, format!("what {name} holds")).expect("written");
            let link = file.with_extension("link");
            std::os::unix::fs::symlink(&target, &link).expect("a link");
            fs::rename(&link, file).expect("put in place");
            followed.expect(false);
            while followed.inbox.recv_timeout(REST * 3).is_ok() {}
            fs::write(&target, "edited, and of another length").expect("written");
            followed.expect(false);
            while followed.inbox.recv_timeout(REST * 3).is_ok() {}
        }
    }

    #[test]
    fn a_file_that_goes_is_reported_and_so_is_its_return() {
        let followed = Followed::new();
        let file = &followed.file;
        fs::remove_file(file).expect("removed");
        followed.expect(true);
        fs::write(file, "one").expect("written");
        followed.expect(false);
        // With all that leads to it.
        fs::remove_dir_all(followed.root.path().join("over")).expect("removed");
        followed.expect(true);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(file, "two").expect("written");
        followed.expect(false);
        while followed.inbox.recv_timeout(REST * 3).is_ok() {}
        fs::write(file, "three, longer still").expect("written");
        followed.expect(false);
    }

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
