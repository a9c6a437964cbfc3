//! File › Compare with another edition: which is which, what differs, all of it by keys, and what goes wrong as a notice.

use std::path::PathBuf;

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Command,
        action::{Editions, File},
        state::Modal,
    },
    shell::Shell,
};
use egui::Key;
use egui_kittest::{Harness, kittest::Queryable as _};

const DATABASES: &str = include_str!("../data/databases.ron");

/// The window on an edition of the databases, and the path of another one.
fn on(folder: &tempfile::TempDir, new: &str, old: &str, fake: FakeWorld) -> (Harness<'static, Shell>, PathBuf) {
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("new.ron"), new).expect("written");
    std::fs::write(path("old.ron"), old).expect("written");
    let window = Window {
        file: Some(path("new.ron")),
        ..Window::default()
    };
    (open(window, fake), path("old.ron"))
}

/// What is put on the clipboard in the next frames.
fn copied(app: &mut Harness<'_, Shell>) -> String {
    for _ in 0..6 {
        app.step();
        for command in &app.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                return text.clone();
            }
        }
    }
    panic!("nothing was copied");
}

#[test]
fn the_open_catalog_is_the_new_edition_and_what_differs_is_read_and_copied_by_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = DATABASES.replace("Grand Server", "Grander Server");
    let fake = FakeWorld {
        no_dialog: true,
        ..FakeWorld::default()
    };
    let (mut app, old) = on(&folder, &new, DATABASES, fake);
    app.state_mut().push(Command::CompareEdition);
    app.run();
    assert!(matches!(app.state().model().session.modal, Some(Modal::EditionPath)));
    app.state_mut()
        .push(File::DraftPath(old.to_string_lossy().into_owned()));
    app.run();
    app.key_press(Key::Enter);
    app.run();
    app.get_by_label_contains("New, open here: Embedded and server databases, new.ron, ");
    app.get_by_label_contains("Old: Embedded and server databases, old.ron, ");
    app.get_by_label("Services renamed (1)");
    app.get_by_label_contains("Services renamed: Grander Server (bigserver): Grand Server → Grander Server");
    // The keyboard is on Close; the next two copy.
    for form in ["Old: Embedded", "# Two editions of a catalog"] {
        app.key_press(Key::Tab);
        app.run();
        // What is copied is in the frame of the key itself; that of its release has an output of its own.
        app.key_down(Key::Enter);
        let text = copied(&mut app);
        app.key_up(Key::Enter);
        assert!(text.starts_with(form) && text.contains("Grander Server"), "{text}");
    }
    app.key_press(Key::Escape);
    app.run();
    assert_eq!(app.state().model().session.modal, None);
}

#[test]
fn editions_that_say_the_same_say_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut app, old) = on(
        &folder,
        DATABASES,
        &format!("// Another layout.\n{DATABASES}"),
        FakeWorld::default(),
    );
    app.state_mut().push(Editions::With(old));
    app.run();
    app.get_by_label("The two editions say the same.");
}

#[test]
fn what_cannot_be_compared_is_a_notice() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut app, old) = on(&folder, DATABASES, "(title: \"T\",", FakeWorld::default());
    app.state_mut().push(Editions::With(old.clone()));
    app.run();
    app.get_by_label_contains("old.ron, line 1");
    app.state_mut().push(Editions::With("/no/such.ron".into()));
    app.run();
    app.get_by_label_contains("no such file");
    // The open file is another one by now: nothing is told of an edition that nobody sees.
    std::fs::write(&old, DATABASES).expect("written");
    std::fs::write(folder.path().join("new.ron"), "()").expect("written");
    app.state_mut().push(Editions::With(old));
    app.run();
    app.get_by_label_contains("has changed on disk since it was read");
    let session = &app.state().model().session;
    assert_eq!((&session.modal, session.pending), (&None, None));
}

#[test]
fn a_long_list_of_changes_scrolls_by_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut many = String::new();
    for i in 0..300 {
        use std::fmt::Write as _;
        let _ = writeln!(many, "(id: \"n{i:03}\", name: \"N {i:03}\"),");
    }
    let new = DATABASES.replace("    services: [\n", &format!("    services: [\n{many}"));
    let (mut app, old) = on(&folder, &new, DATABASES, FakeWorld::default());
    app.state_mut().push(Editions::With(old));
    app.run();
    app.get_by_label("Services added (300)");
    app.get_by_label("and 100 more; copy the changes to read them all");
    let top = |app: &Harness<'_, Shell>| app.get_by_label("Services added (300)").rect().top();
    let at_first = top(&app);
    for (key, up) in [
        (Key::PageDown, true),
        (Key::PageUp, false),
        (Key::End, true),
        (Key::Home, false),
    ] {
        app.key_press(key);
        app.run();
        assert_eq!(top(&app) < at_first - 1.0, up, "{key:?}");
    }
}
