//! Whether the user's documents survive what can happen to a program and its disk: kills, signals, faults, a full disk,
//! a folder that is read-only or gone, two programs at once. `CROSSCHECK_KILLS` sets how many kills there are.
#![allow(clippy::print_stdout, clippy::print_stderr)] // figures for whoever asks for them with --nocapture
#![allow(clippy::case_sensitive_file_extension_comparisons)] // names that the program itself gave

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    panic,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, SystemTime},
};

use crosscheck::{
    platform::{files, store::Store},
    shell::{
        documents::Documents,
        ending::Ending,
        keeper::{Keeper, KeptDocument},
        log::Log,
        unfinished_note::UnfinishedNote,
    },
    workspace::kept::{AnnotationsContent, CatalogKey},
};

const FOLDER: &str = "CROSSCHECK_TEST_FOLDER";
const WHO: &str = "CROSSCHECK_TEST_WHO";
const DOCUMENTS: [&str; 2] = ["settings.ron", "annotations.ron"];
/// What is saved by name, as sessions and exports are.
const SESSION: &str = "saved.crosscheck";

/// The n-th state of a document: long enough to be torn.
fn document(n: usize) -> String {
    let line = format!("what the user wrote, for the {n}th time\n");
    format!("{n}\n{}end {n}", line.repeat(200 + n % 300))
}

/// Which state a text is; `None` when it is none, whole.
fn state(text: &str) -> Option<usize> {
    let n = text.lines().next()?.parse().ok()?;
    (text == document(n)).then_some(n)
}

/// Which state a saved session is in; `None` where there is none yet.
fn session(path: &Path) -> Option<usize> {
    let text = fs::read_to_string(path).ok()?;
    Some(state(&text).expect("a whole session"))
}

fn sound(text: &str) -> bool {
    state(text).is_some()
}

/// This program again, to run one of the tests below that are for that.
fn child(test: &str, folder: &Path, who: &str) -> Child {
    let program = std::env::current_exe().expect("this program");
    Command::new(program)
        .args([&format!("kept::{test}"), "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(WHO, who)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started")
}

fn folder() -> Option<PathBuf> {
    std::env::var_os(FOLDER).map(PathBuf::from)
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{line}").and_then(|()| out.flush()).expect("said");
}

#[test]
#[ignore = "run by a_kill_at_any_moment…"]
fn writes_until_it_is_killed() {
    let Some(folder) = folder() else { return };
    let store = Store::new(folder);
    loop {
        for name in DOCUMENTS {
            let next = |now: Option<&str>| Some(document(now.and_then(state).unwrap_or(0) + 1));
            let written = store.update(name, &sound, &next).expect("written");
            let n = written.text.as_deref().and_then(state).expect("a state");
            say(&format!("written {name} {n}"));
        }
        let path = store.folder().join(SESSION);
        let n = session(&path).map_or(1, |n| n + 1);
        files::write(&path, document(n).as_bytes(), true).expect("written");
        say(&format!("written {SESSION} {n}"));
    }
}

#[test]
fn a_kill_at_any_moment_loses_nothing_and_tears_nothing() {
    let kills = std::env::var("CROSSCHECK_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(40);
    let dir = tempfile::tempdir().expect("a folder");
    let store = Store::new(dir.path().join("kept"));
    let mut last = [0; DOCUMENTS.len() + 1];
    let mut unacknowledged = 0;
    let mut random = 0x2545_F491_u32;
    for kill in 0..kills {
        let mut child = child("writes_until_it_is_killed", store.folder(), "");
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        let mut said = String::new();
        while !said.contains("written") {
            assert_ne!(out.read_line(&mut said).expect("read"), 0, "it ended by itself: {said}");
        }
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        thread::sleep(Duration::from_micros(u64::from(random >> 8) % 40_000));
        child.kill().expect("killed");
        out.read_to_string(&mut said).expect("read");
        child.wait().expect("ended");
        for (name, last) in DOCUMENTS.iter().chain([&SESSION]).zip(&mut last) {
            let begins = format!("written {name} ");
            let acknowledged = said
                .lines()
                .filter_map(|l| l.strip_prefix(&begins)?.parse().ok())
                .next_back();
            let acknowledged: usize = acknowledged.unwrap_or(*last);
            let found = if *name == SESSION {
                session(&store.folder().join(name)).unwrap_or(0)
            } else {
                let kept = store.read(name, &sound);
                assert_eq!(kept.notices, Vec::<String>::new(), "kill {kill}");
                kept.text.as_deref().and_then(state).unwrap_or(0)
            };
            let may = acknowledged..=acknowledged + 1;
            assert!(
                may.contains(&found),
                "kill {kill}: {name} is at {found}, {acknowledged} was acknowledged"
            );
            if let Ok(backup) = fs::read_to_string(store.folder().join(format!("{name}.bak"))) {
                let before = state(&backup).expect("a whole backup");
                assert!(
                    (found.saturating_sub(1)..=found).contains(&before),
                    "{before} before {found}"
                );
            }
            unacknowledged += usize::from(found > acknowledged);
            *last = found;
        }
    }
    let names = || {
        let entries = fs::read_dir(store.folder()).expect("the folder").flatten();
        let names = entries.map(|e| e.file_name().to_string_lossy().into_owned());
        names.collect::<Vec<String>>()
    };
    let half = names().iter().filter(|n| n.ends_with(".tmp")).count();
    let writes: usize = last.iter().sum();
    println!(
        "{kills} kills, {writes} writes: {half} killed half-written, {unacknowledged} written but not acknowledged"
    );
    // What the killed programs left goes when it is old.
    let long_ago = SystemTime::now() - Duration::from_hours(48);
    for entry in fs::read_dir(store.folder()).expect("the folder").flatten() {
        let file = fs::File::options().write(true).open(entry.path()).expect("a file");
        file.set_modified(long_ago).expect("dated");
    }
    files::sweep(store.folder());
    let mut left = names();
    left.retain(|n| !n.ends_with(".ron") && !n.ends_with(".ron.bak") && n != SESSION);
    assert_eq!(left, [".lock"]);
}

#[test]
#[ignore = "run by two_programs…"]
fn adds_lines() {
    let Some(folder) = folder() else { return };
    let who = std::env::var(WHO).expect("who");
    let store = Store::new(folder);
    for n in 0..30 {
        let line = format!("{who} {n}\n");
        let add = |now: Option<&str>| Some(format!("{}{line}", now.unwrap_or_default()));
        // The keeper would try it again too.
        while store.update("both", &|_| true, &add).is_err() {}
    }
}

#[test]
fn two_programs_that_write_one_document_keep_each_others_entries() {
    let dir = tempfile::tempdir().expect("a folder");
    let children = ["one", "two", "three"].map(|who| child("adds_lines", dir.path(), who));
    for mut child in children {
        assert!(child.wait().expect("ended").success());
    }
    let text = fs::read_to_string(dir.path().join("both")).expect("written");
    for who in ["one", "two", "three"] {
        let of: Vec<&str> = text.lines().filter_map(|l| l.strip_prefix(who)).collect();
        let all: Vec<String> = (0..30).map(|n| format!(" {n}")).collect();
        assert_eq!(of, all, "{who}");
    }
}

/// A small disk that goes when it is dropped; `None` where none can be mounted.
#[cfg(target_os = "linux")]
struct SmallDisk(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl SmallDisk {
    fn new() -> Option<Self> {
        let dir = tempfile::tempdir().expect("a folder");
        let mount = |words: &[&str]| {
            Command::new("mount")
                .args(words)
                .arg(dir.path())
                .stderr(Stdio::null())
                .status()
        };
        let mounted = mount(&["-t", "tmpfs", "-o", "size=128k", "crosscheck"]).is_ok_and(|s| s.success());
        mounted.then_some(Self(dir))
    }

    fn again(&self, how: &str) {
        let how = format!("remount,{how}");
        let mounted = Command::new("mount").args(["-o", &how]).arg(self.0.path()).status();
        assert!(mounted.is_ok_and(|s| s.success()), "{how}");
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_or_read_only_disk_keeps_the_last_good_state_and_says_so() {
    let Some(disk) = SmallDisk::new() else {
        eprintln!("No small disk can be mounted here, so a full disk is not tried.");
        return;
    };
    let store = Store::new(disk.0.path().join("kept"));
    let put = |n| store.update("a", &sound, &|_| Some(document(n)));
    let now = || store.read("a", &sound).text.as_deref().and_then(state);
    put(1).expect("room for it");
    put(2).expect("room for it");
    let filler = disk.0.path().join("filler");
    let mut file = fs::File::create(&filler).expect("made");
    while file.write_all(&[0; 4096]).is_ok() {}
    drop(file);
    let refused = put(3).expect_err("no room");
    assert!(refused.contains("the disk is full"), "{refused}");
    assert_eq!(now(), Some(2));
    let backup = fs::read_to_string(store.folder().join("a.bak")).expect("a backup");
    assert!(sound(&backup));
    let left = fs::read_dir(store.folder()).expect("the folder").count();
    assert_eq!(left, 3, "the document, its backup and the lock; nothing half written");
    let message = files::write(&store.folder().join("export.md"), document(9).as_bytes(), false);
    assert!(message.is_err_and(|e| e.message().contains("the disk is full")));
    fs::remove_file(&filler).expect("removed");
    put(4).expect("room again");
    disk.again("ro");
    let refused = put(5).expect_err("read-only");
    assert!(refused.contains("read-only"), "{refused}");
    assert_eq!(now(), Some(4));
    disk.again("rw");
    put(6).expect("writable again");
    assert_eq!(now(), Some(6));
}

#[test]
fn a_folder_that_vanishes_is_made_again_and_a_clock_that_jumps_changes_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let store = Store::new(dir.path().join("kept"));
    let put = |n| store.update("a", &sound, &|_| Some(document(n))).expect("written");
    put(1);
    fs::remove_dir_all(store.folder()).expect("removed");
    put(2);
    let years = Duration::from_hours(24 * 365 * 30);
    for (n, time) in [(3, SystemTime::UNIX_EPOCH), (4, SystemTime::now() + years)] {
        for name in ["a", "a.bak"] {
            if let Ok(file) = fs::File::options().write(true).open(store.folder().join(name)) {
                file.set_modified(time).expect("dated");
            }
        }
        put(n);
        assert_eq!(store.read("a", &sound).text.as_deref().and_then(state), Some(n));
    }
}

/// What a window has that is about to end: a document that is not written yet.
fn about_to_end(folder: PathBuf) -> (Ending, Keeper) {
    let ending = Ending::new(Log::new(&folder));
    let keeper = Keeper::start(Store::new(folder), |_| Vec::new());
    ending.keep(keeper.clone());
    ending.begin();
    keeper.put(changed());
    (ending, keeper)
}

fn changed() -> KeptDocument {
    KeptDocument {
        name: "a".to_owned(),
        sound,
        merge: Arc::new(|_| Some(document(1))),
    }
}

#[cfg(unix)]
#[test]
#[ignore = "run by a_signal_saves_first"]
fn waits_for_a_signal() {
    let Some(folder) = folder() else { return };
    let ending = Ending::new(Log::new(&folder));
    let documents = Documents::open(Store::new(&folder));
    documents.keeper().put(changed());
    let mut content = AnnotationsContent::default();
    let half = content.annotations.marks.entry("x".to_owned()).or_default();
    half.note = "half a note".to_owned();
    documents.set_unfinished(Some(UnfinishedNote {
        document: CatalogKey::built_in().annotations(),
        content,
    }));
    ending.keep_documents(&documents);
    ending.watch_signals();
    say("ready");
    thread::sleep(Duration::from_mins(10));
}

#[cfg(unix)]
#[test]
fn a_signal_saves_first() {
    use std::os::unix::process::ExitStatusExt as _;
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let dir = tempfile::tempdir().expect("a folder");
        let mut child = child("waits_for_a_signal", dir.path(), "");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        assert!(out.lines().map_while(Result::ok).any(|l| l == "ready"));
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &child.id().to_string()])
            .status();
        assert!(sent.is_ok_and(|s| s.success()));
        let status = child.wait().expect("ended");
        assert_eq!(status.signal(), Some(number), "ends as the signal would have it");
        assert!(
            Store::new(dir.path()).read("a", &sound).text.is_some(),
            "saved before {name}"
        );
        let kept = dir.path().join(CatalogKey::built_in().annotations());
        let kept = fs::read_to_string(kept).expect("saved before it ends");
        assert!(kept.contains("half a note"), "{name}: {kept}");
    }
}

#[test]
#[ignore = "run by a_fault_saves_first…"]
fn comes_to_grief() {
    let Some(folder) = folder() else { return };
    let (ending, keeper) = about_to_end(folder);
    ending.watch_panics();
    let worker = thread::Builder::new().name("a worker".to_owned());
    let _ = worker
        .spawn(|| panic!("a worker's fault"))
        .map(thread::JoinHandle::join);
    let _ = panic::catch_unwind(|| panic!("the window's fault"));
    let saved = keeper.store().read("a", &sound).text.is_some();
    say(&format!("saved: {saved}"));
    say(&ending.fault());
    // Nothing of what a return would still do.
    std::process::exit(0);
}

#[test]
fn a_fault_saves_first_and_says_where_the_log_is() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = child("comes_to_grief", dir.path(), "")
        .wait_with_output()
        .expect("ended");
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(said.contains("saved: true"), "before anything else: {said}");
    let log = dir.path().join("crosscheck.log");
    assert!(
        said.contains("Your work is saved") && said.contains(&*log.to_string_lossy()),
        "{said}"
    );
    let text = fs::read_to_string(log).expect("the log");
    for part in ["a worker's fault", "the window's fault", "kept.rs:", "comes_to_grief"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
