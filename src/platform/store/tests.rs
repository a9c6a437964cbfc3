//! A document is written whole or not at all, read with its last good copy, and set aside when damaged.

use super::*;

/// A document is whole when its last line marks the end.
fn sound(text: &str) -> bool {
    text.ends_with("end")
}

fn store() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().expect("a folder");
    let store = Store::new(dir.path().join("kept"));
    (dir, store)
}

fn put(store: &Store, name: &str, text: &str) {
    let kept = store.update(name, &sound, &|_| Some(text.to_owned())).expect("written");
    assert_eq!(kept.text.as_deref(), Some(text));
}

fn file(store: &Store, name: &str) -> Option<String> {
    fs::read_to_string(store.folder().join(name)).ok()
}

fn damaged(store: &Store) -> Vec<String> {
    let entries = fs::read_dir(store.folder()).expect("the folder").flatten();
    let mut names: Vec<String> = entries.filter_map(|e| e.file_name().into_string().ok()).collect();
    names.retain(|n| n.contains(DAMAGED));
    names.sort();
    names
}

#[test]
fn a_document_comes_back_and_its_last_state_is_kept() {
    let (_dir, store) = store();
    assert_eq!(
        store.read("a.ron", &sound),
        Kept::default(),
        "nothing yet, and no folder is made"
    );
    assert!(!store.folder().exists());
    put(&store, "a.ron", "one end");
    assert_eq!(file(&store, "a.ron.bak"), None, "there was nothing before");
    put(&store, "a.ron", "two end");
    assert_eq!(store.read("a.ron", &sound).text.as_deref(), Some("two end"));
    assert_eq!(file(&store, "a.ron.bak").as_deref(), Some("one end"));
    put(&store, "a.ron", "two end");
    assert_eq!(file(&store, "a.ron.bak").as_deref(), Some("one end"), "nothing changed");
    let left = store.update("a.ron", &sound, &|now| {
        assert_eq!(now, Some("two end"));
        None
    });
    assert_eq!(left, Ok(Kept::default()));
    put(&store, "b.ron", "b end");
    fs::remove_file(store.folder().join("a.ron")).expect("removed");
    assert_eq!(store.names(), ["a.ron", "b.ron"], "the last good state counts");
}

#[test]
fn a_damaged_document_is_set_aside_and_its_last_state_taken() {
    for wrong in [&b"cut sho"[..], b"", b"\xff\xfe end", b"\0\0\0"] {
        let (_dir, store) = store();
        put(&store, "a.ron", "one end");
        put(&store, "a.ron", "two end");
        for round in 1..=2 {
            fs::write(store.folder().join("a.ron"), wrong).expect("written");
            let kept = store.read("a.ron", &sound);
            assert_eq!(kept.text.as_deref(), Some("one end"));
            assert_eq!(damaged(&store).len(), round, "none is written over");
            let aside = fs::read(store.folder().join(&damaged(&store)[0])).expect("set aside");
            assert_eq!(aside, wrong);
            let notice = kept.notices.concat();
            assert!(damaged(&store).iter().any(|n| notice.contains(n)), "{notice}");
            let day = clock::now().strftime("The last good copy, of %Y").to_string();
            assert!(
                notice.contains(&day) && notice.ends_with(" is used instead."),
                "{notice}"
            );
        }
        let missing = store.read("a.ron", &sound);
        assert_eq!(missing.text.as_deref(), Some("one end"));
        assert!(missing.notices.concat().contains("was missing"), "{missing:?}");
        put(&store, "a.ron", "three end");
        assert_eq!(
            file(&store, "a.ron.bak").as_deref(),
            Some("one end"),
            "never worse than it was"
        );
        assert_eq!(store.names(), ["a.ron"]);
    }
}

#[test]
fn a_damaged_copy_is_set_aside_with_the_document() {
    let (_dir, store) = store();
    put(&store, "a.ron", "one end");
    for name in ["a.ron", "a.ron.bak"] {
        fs::write(store.folder().join(name), format!("cut short: {name}")).expect("written");
    }
    let kept = store.read("a.ron", &sound);
    assert_eq!(kept.text, None);
    let notice = kept.notices.concat();
    assert!(
        notice.contains("The earlier copy is damaged as well; it lies now at "),
        "{notice}"
    );
    for text in ["two end", "three end", "four end"] {
        put(&store, "a.ron", text);
    }
    let aside = damaged(&store);
    let mut texts: Vec<String> = aside.iter().filter_map(|n| file(&store, n)).collect();
    texts.sort();
    assert_eq!(texts, ["cut short: a.ron", "cut short: a.ron.bak"]);
    assert!(aside.iter().all(|n| notice.contains(n)), "{notice}");
    assert_eq!(store.names(), ["a.ron"]);
}

#[test]
fn a_write_over_a_damaged_document_sets_it_aside_first() {
    let (_dir, store) = store();
    put(&store, "a.ron", "one end");
    fs::write(store.folder().join("a.ron"), "cut sho").expect("written");
    let kept = store.update("a.ron", &sound, &|now| {
        assert_eq!(now, None);
        Some("new end".to_owned())
    });
    let kept = kept.expect("written");
    assert!(
        kept.notices.concat().contains("no earlier copy: it begins empty"),
        "{kept:?}"
    );
    assert_eq!(damaged(&store).len(), 1);
    assert_eq!(file(&store, "a.ron").as_deref(), Some("new end"));
}

#[test]
fn what_another_program_wrote_meanwhile_is_merged() {
    let (_dir, store) = store();
    let other = store.clone();
    put(&store, "a.ron", "end");
    let add = |store: &Store, line: &str| {
        store.update("a.ron", &sound, &|now| {
            Some(format!("{line} {}", now.unwrap_or_default()))
        })
    };
    add(&store, "mine").expect("written");
    add(&other, "theirs").expect("written");
    assert_eq!(file(&store, "a.ron").as_deref(), Some("theirs mine end"));
}

#[test]
fn a_lock_that_another_holds_is_not_waited_for() {
    let (_dir, store) = store();
    put(&store, "a.ron", "one end");
    let lock = File::open(store.folder().join(LOCK)).expect("the lock");
    lock.lock().expect("locked");
    let refused = store.update("a.ron", &sound, &|_| Some("two end".to_owned()));
    assert!(refused.is_err_and(|m| m.contains("Another program")));
    fs::write(store.folder().join("a.ron"), "cut sho").expect("written");
    let kept = store.read("a.ron", &sound);
    assert!(
        kept.notices.concat().contains("is damaged"),
        "noticed, and left: {kept:?}"
    );
    assert_eq!(file(&store, "a.ron").as_deref(), Some("cut sho"));
}

#[test]
fn a_name_stays_in_the_folder() {
    let (_dir, store) = store();
    for name in ["", ".", "..", "../a", "a/b", ".lock", "a.bak", "a.damaged-1"] {
        let refused = store.update(name, &sound, &|_| Some("end".to_owned()));
        assert!(refused.is_err(), "{name}");
    }
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let (_dir, store) = store();
    put(&store, "b.ron", "end");
    fs::create_dir(store.folder().join("a.ron")).expect("made");
    let kept = store.read("a.ron", &sound);
    assert_eq!((kept.text, kept.notices.len()), (None, 1));
    let refused = store.update("a.ron", &sound, &|_| Some("end".to_owned()));
    assert!(refused.is_err());
    assert!(store.folder().join("a.ron").is_dir());
    assert_eq!(store.names(), ["b.ron"]);
}

#[test]
fn a_mark_that_an_editor_puts_before_a_sound_document_is_read_over() {
    let (_dir, store) = store();
    put(&store, "a.ron", "one end");
    fs::write(store.folder().join("a.ron"), "\u{feff}two end").expect("written");
    let kept = store.read("a.ron", &|text| sound(text) && text.starts_with("two"));
    assert_eq!((kept.text.as_deref(), kept.notices), (Some("two end"), vec![]));
    assert!(damaged(&store).is_empty());
}

#[test]
fn what_cannot_be_locked_is_named() {
    let (_dir, store) = store();
    fs::create_dir_all(store.folder().join(LOCK)).expect("a folder in its place");
    let message = store
        .update("a.ron", &sound, &|_| Some("end".to_owned()))
        .expect_err("no lock");
    assert!(
        message.ends_with(LOCK) && message.contains("Nothing can be kept there"),
        "{message}"
    );
}
