//! A window whose workers come to grief, or whose system has no program for things: it says so, and never stays busy.

use crate::support::app::{FAULT, FakeWorld, Window, open};
use crosscheck::{
    app::{
        Action, Command,
        action::{AsOf, Editions, Export, File, Import, Select},
        state::{Pending, SaveJob},
    },
    catalog::Reading,
    export::Format,
};
use egui_kittest::kittest::Queryable as _;

fn job() -> SaveJob {
    SaveJob {
        file_name: "notes.md".to_owned(),
        kind: "Markdown".to_owned(),
        extension: "md".to_owned(),
        content: b"notes".to_vec().into(),
    }
}

#[test]
fn whatever_a_worker_was_asked_the_window_is_not_busy_when_it_comes_to_grief() {
    let fake = FakeWorld {
        faulty: true,
        ..FakeWorld::default()
    };
    let asked = fake.asked.clone();
    let mut app = open(Window::default(), fake);
    let actions: [Action; 14] = [
        Command::OpenCatalog.into(),
        Command::SaveSession.into(),
        Command::Export(Format::Xlsx).into(),
        Import::Ask.into(),
        Editions::With("some.ron".into()).into(),
        File::Open("some.ron".into()).into(),
        File::Open("some.crosscheck".into()).into(),
        File::OpenBuiltIn.into(),
        File::SaveTo(job(), "some.md".into()).into(),
        File::Reveal("some.md".into(), true).into(),
        File::Reveal("some.md".into(), false).into(),
        File::OpenLink("https://example.org".to_owned()).into(),
        Export::CopyHtml.into(),
        AsOf::Reading(Reading::Documents).into(),
    ];
    for action in actions {
        let before = asked.borrow().len();
        app.state_mut().push(action.clone());
        app.run();
        assert_eq!(asked.borrow().len(), before + 1, "{action:?} asks for one thing, once");
        let session = &app.state().model().session;
        assert_eq!(session.pending, None, "{action:?}");
        assert!(!session.rebuilding, "{action:?}");
        let noticed = session.modal.is_some() || session.notices.iter().any(|n| n.text.contains(FAULT));
        assert!(noticed, "{action:?} comes to nothing in silence");
        app.state_mut().push(Action::CloseModal);
        while let Some(serial) = app.state().model().session.notices.first().map(|n| n.serial) {
            app.state_mut().push(Action::Dismiss(serial));
            app.run();
        }
    }
    // What could not be worked out is asked for again when something has changed, and not before.
    let before = asked.borrow().len();
    let catalog = &app.state().model().dataset.catalog;
    let first = catalog.service("azure-databricks").expect("in the catalog");
    app.state_mut().push(Select::Open(first));
    app.run();
    assert_eq!(asked.borrow().len(), before);
    app.state_mut().push(AsOf::All);
    app.run();
    assert_eq!(app.state().model().session.wanted_view, None);
}

#[test]
fn a_save_under_way_survives_a_browser_that_does_not_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.crosscheck");
    let fake = FakeWorld {
        save_to: Some(path.clone()),
        slow_writes: true,
        ..FakeWorld::default()
    };
    let mut app = open(Window::default(), fake);
    app.state_mut().push(Command::SaveSession);
    app.run();
    let saving = app.state().model().session.saving.clone();
    assert!(saving.is_some());
    app.state_mut().push(File::NotOpened("There is no browser.".to_owned()));
    app.run();
    app.get_by_label_contains("There is no browser.");
    assert_eq!(app.state().model().session.pending, Some(Pending::Writing(None)));
    assert_eq!(app.state().model().session.saving, saving, "the save goes on");
    app.state_mut().push(File::Written(Ok(path.clone())));
    app.run();
    let file = app.state().model().session.file.as_ref().expect("the session's file");
    assert_eq!(file.path, path);
}
