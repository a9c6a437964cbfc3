//! The open file changes on disk: it is read again by itself, with what is set up kept by id; while it is broken, what is
//! open stays, with a band that says why.

use std::path::PathBuf;

use crosscheck::{
    app::{
        action::{Action, Annotate, File, Filter, Grid, Select},
        annotation_draft::EvidenceEntry,
        state::{Modal, OnDisk},
    },
    catalog::condition::Subject,
    shell::Shell,
};
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::Queryable as _};
use jiff::civil::date;

use crate::support::app::{FakeWorld, Window, open};

const DATABASES: &str = include_str!("../data/databases.ron");

/// A window on a file of one's own, of which an editor writes new states.
struct Edited {
    app: Harness<'static, Shell>,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Edited {
    fn new(name: &str, text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        let file = Some(path.clone());
        let mut app = open(
            Window {
                file,
                ..Window::default()
            },
            FakeWorld {
                save_to: Some(folder.path().join("copy.ron")),
                ..FakeWorld::default()
            },
        );
        app.run();
        Self {
            app,
            path,
            _folder: folder,
        }
    }

    /// The file is written, and the system tells of it.
    fn write(&mut self, text: &str) {
        std::fs::write(&self.path, text).expect("written");
        self.app.state_mut().push(File::ChangedThere(self.path.clone()));
        self.app.run();
    }

    fn name_of_open(&self) -> Option<String> {
        let model = self.app.state().model();
        model.session.open.map(|s| model.dataset.catalog[s].name.clone())
    }

    fn notices(&self) -> Vec<String> {
        let notices = &self.app.state().model().session.notices;
        notices.iter().map(|n| n.text.clone()).collect()
    }
}

#[test]
fn a_change_is_read_by_itself_and_what_is_open_and_set_up_stays() {
    let mut edited = Edited::new("c.ron", DATABASES);
    let model = edited.app.state().model();
    let service = model.dataset.catalog.service("bigserver").expect("there");
    edited.app.state_mut().push(Select::Open(service));
    edited.app.state_mut().push(Filter::SetSearch("server".to_owned()));
    edited.app.run();
    edited.write(&DATABASES.replace("name: \"Grand Server\"", "name: \"Grander Server\""));
    assert_eq!(edited.name_of_open().as_deref(), Some("Grander Server"));
    let model = edited.app.state().model();
    assert_eq!(model.workspace.view.query.search, "server");
    assert!(model.session.modal.is_none());
    let said = edited.notices();
    assert!(
        said.iter()
            .any(|n| n == "c.ron has changed on disk and was read again."),
        "{said:?}"
    );
}

#[test]
fn an_editor_that_saves_takes_no_step_back_from_the_user() {
    let mut edited = Edited::new("c.ron", DATABASES);
    let model = edited.app.state().model();
    let service = model.dataset.catalog.service("bigserver").expect("there");
    edited.app.state_mut().push(Select::ToggleTick(service));
    edited.app.run();
    edited.write(&DATABASES.replace("name: \"Grand Server\"", "name: \"Grander Server\""));
    assert_eq!(edited.app.state().model().workspace.comparison.services.len(), 1);
    edited.app.state_mut().push(Action::Undo);
    edited.app.run();
    assert!(edited.app.state().model().workspace.comparison.services.is_empty());
    edited.app.state_mut().push(Action::Redo);
    edited.app.run();
    assert_eq!(edited.app.state().model().workspace.comparison.services.len(), 1);
}

#[test]
fn what_vanished_is_named_as_the_user_saw_it_and_nothing_else_is() {
    let mut edited = Edited::new("c.ron", DATABASES);
    // Saved again as it was: there is nothing to say.
    edited.write(DATABASES);
    assert_eq!(edited.notices(), [""; 0]);
    let catalog = &edited.app.state().model().dataset.catalog;
    let tiny = catalog.service("tinybase").expect("there");
    let licence = catalog.attribute("licence").expect("there");
    let name = catalog[tiny].name.clone();
    let label = catalog[licence].label.clone();
    edited.app.state_mut().push(Select::Open(tiny));
    edited.app.state_mut().push(Annotate::Star(tiny));
    let entry = EvidenceEntry {
        note: "seen".to_owned(),
        ..EvidenceEntry::new(
            &edited.app.state().model().dataset.catalog,
            tiny,
            licence,
            date(2026, 11, 20),
        )
    };
    edited.app.state_mut().push(Annotate::AddEvidence(tiny, licence));
    edited
        .app
        .state_mut()
        .push(Annotate::DraftEvidence(Box::new(EvidenceEntry {
            says: *entry.form.says.last().expect("a note"),
            ..entry
        })));
    edited.app.state_mut().push(Annotate::KeepEvidence);
    edited
        .app
        .state_mut()
        .push(Grid::GroupBy(Some(Subject::Attribute(licence))));
    edited.app.run();
    edited.app.run();
    let without = DATABASES.replace("\"tinybase\"", "\"another\"");
    let without = without
        .replace("licence", "license")
        .replace("id: \"shape\"", "id: \"form\"");
    assert_ne!(without, DATABASES);
    edited.write(&without);
    let said = edited.notices().join(" ");
    for expected in [
        format!("What was open is not in this catalog: {name}."),
        format!("What you noted on {name} is kept, but it is not in this catalog."),
        format!("What the list was grouped by is not in this catalog: {label}."),
    ] {
        assert!(said.contains(&expected), "{said}");
    }
    assert!(!said.contains("answered"), "no question was: {said}");
    assert!(!said.contains("tinybase"), "once, and by its name: {said}");
    let serial = edited.app.state().model().session.notices[0].serial;
    edited.app.state_mut().push(Action::Dismiss(serial));
    edited.write(&format!("{without}\n"));
    let said = edited.notices().join(" ");
    assert!(!said.contains("is kept"), "nor at the next change: {said}");
}

#[test]
fn a_form_that_was_closed_comes_back_by_undo_after_the_file_was_read_again() {
    let mut edited = Edited::new("c.ron", DATABASES);
    let catalog = &edited.app.state().model().dataset.catalog;
    let (tiny, licence) = (catalog.service("tinybase"), catalog.attribute("licence"));
    let (tiny, licence) = (tiny.expect("there"), licence.expect("there"));
    let write = |edited: &mut Edited| {
        edited.app.state_mut().push(Annotate::AddEvidence(tiny, licence));
        edited.app.run();
        let form = edited.app.state().model().session.modal.clone();
        let Some(Modal::Evidence(draft)) = form else {
            panic!("{form:?}")
        };
        let entry = EvidenceEntry {
            note: "half a th".to_owned(),
            ..draft.value
        };
        edited.app.state_mut().push(Annotate::DraftEvidence(Box::new(entry)));
        edited.app.state_mut().push(Action::CloseModal);
        edited.app.run();
    };
    write(&mut edited);
    // Others come before it, and it is saved again and again.
    let first = DATABASES.replacen("services: [", "services: [(id: \"aaa\", name: \"Aaa\"),", 1);
    assert_ne!(first, DATABASES);
    edited.write(&first);
    let model = edited.app.state().model();
    assert_ne!(model.dataset.catalog.service("tinybase"), Some(tiny), "it has moved");
    assert!(
        model.session.notices.iter().any(|n| n.undo.is_some()),
        "{:?}",
        edited.notices()
    );
    edited.app.get_by_role_and_label(Role::Button, "Undo").click();
    edited.app.run();
    let model = edited.app.state().model();
    let Some(Modal::Evidence(draft)) = &model.session.modal else {
        panic!("{:?}", model.session.modal)
    };
    assert_eq!(draft.value.note, "half a th");
    assert_eq!(Some(draft.value.service), model.dataset.catalog.service("tinybase"));
    // What it is about is gone: it is not offered any more.
    edited.app.state_mut().push(Action::CloseModal);
    edited.app.run();
    edited.write(&first.replace("\"tinybase\"", "\"another\""));
    assert!(!edited.app.state().model().can_undo());
    // What is written on a cell that takes other options now is kept as an unfinished note.
    let mut edited = Edited::new("c.ron", DATABASES);
    write(&mut edited);
    edited.write(&DATABASES.replacen(
        "(id: \"closed\", label: \"Closed\"),",
        "(id: \"closed\", label: \"Closed\"), (id: \"gift\", label: \"A gift\"),",
        1,
    ));
    let claims = &edited.app.state().model().workspace.annotations.claims;
    assert!(
        matches!(&claims[..], [one] if one.note.starts_with("Unfinished: ") && one.note.ends_with("half a th")),
        "{claims:?}"
    );
    assert!(
        edited.notices().iter().any(|n| n.contains("kept as a note")),
        "{:?}",
        edited.notices()
    );
}

#[test]
fn a_broken_file_leaves_the_last_good_state_and_heals_by_itself() {
    let mut edited = Edited::new("c.ron", DATABASES);
    let before = edited.app.state().model().dataset.revision;
    edited.write("(title: \"half a f");
    let model = edited.app.state().model();
    assert_eq!(model.dataset.revision, before, "the last good one stays");
    assert!(model.session.modal.is_none(), "nothing lies over the work");
    edited
        .app
        .get_by_label_contains("c.ron cannot be read as it is now; you see its last good state: line 1");
    edited
        .app
        .get_by_role_and_label(Role::Button, "Show what is wrong")
        .click();
    edited.app.run();
    edited.app.get_by_label("This file cannot be opened");
    edited.app.get_by_role_and_label(Role::Button, "Copy");
    // Mended while its errors are shown: they go, and so does the band.
    edited.write(DATABASES);
    let model = edited.app.state().model();
    assert!(model.session.modal.is_none() && model.session.on_disk == OnDisk::AsRead);
    assert_ne!(model.dataset.revision, before);
    assert!(edited.app.query_by_label_contains("last good state").is_none());
}

#[test]
fn a_file_that_goes_is_mentioned_until_it_is_back() {
    let mut edited = Edited::new("c.ron", DATABASES);
    std::fs::remove_file(&edited.path).expect("removed");
    let path = edited.path.clone();
    let at = |day: i8| date(2026, 11, day).at(9, 5, 0, 0);
    for (day, words) in [(21, "at 09:05"), (20, "on 20 Nov 2026 at 09:05")] {
        edited.app.state_mut().push(File::GoneThere(path.clone(), at(day)));
        edited.app.run();
        edited.app.get_by_label(&format!(
            "c.ron is no longer there; you see it as it was read {words}, and it is read again when it is back."
        ));
    }
    // What was read can be kept.
    edited.app.get_by_label("Save a copy…").click();
    edited.app.run();
    assert_eq!(
        std::fs::read(edited.path.with_file_name("copy.ron")).expect("written"),
        DATABASES.as_bytes()
    );
    let button = edited.app.query_by_role_and_label(Role::Button, "Show what is wrong");
    assert!(button.is_none(), "there are no errors");
    edited.write(DATABASES);
    assert!(edited.app.query_by_label_contains("no longer there").is_none());
    assert_eq!(edited.app.state().model().session.on_disk, OnDisk::AsRead);
    // Another file is none of its business.
    edited
        .app
        .state_mut()
        .push(File::GoneThere("/elsewhere/c.ron".into(), at(21)));
    edited.app.run();
    assert_eq!(edited.app.state().model().session.on_disk, OnDisk::AsRead);
}

#[test]
fn what_vanished_is_named_as_it_was_shown_and_once() {
    let mut edited = Edited::new("c.ron", DATABASES);
    let model = edited.app.state().model();
    let service = model.dataset.catalog.service("bigserver").expect("there");
    edited.app.state_mut().push(Select::ToggleTick(service));
    edited
        .app
        .state_mut()
        .push(Filter::DraftCondition("licence=open".to_owned()));
    edited.app.state_mut().push(Filter::AddCondition);
    edited.app.run();
    let filters = edited.app.state().model().workspace.view.query.conditions.clone();
    let renamed = DATABASES
        .replace("bigserver", "big")
        .replace("\"licence\"", "\"terms\"")
        .replace("\"Licence\"", "\"Terms\"");
    edited.write(&renamed);
    let said = edited.notices().join("\n");
    assert!(
        said.contains("What was ticked is not in this catalog: Grand Server."),
        "{said}"
    );
    assert!(said.contains("The filter “Licence: "), "{said}");
    let serial = edited.app.state().model().session.notices[0].serial;
    edited.app.state_mut().push(Action::Dismiss(serial));
    edited.app.run();
    edited.write(&format!("{renamed}\n"));
    let said = edited.notices().join("\n");
    assert!(!said.contains("ticked") && said.contains("was read again"), "{said}");
    // And it is back where it is known again.
    edited.write(DATABASES);
    let model = edited.app.state().model();
    assert_eq!(model.workspace.comparison.services, [service]);
    assert_eq!(model.workspace.view.query.conditions, filters);
}

#[test]
fn a_file_dropped_on_a_question_takes_nothing_away() {
    let mut edited = Edited::new("c.ron", DATABASES);
    let other = edited.path.with_file_name("other.ron");
    std::fs::write(&other, DATABASES.replace("Embedded and server databases", "Others")).expect("written");
    let question = Modal::SessionCatalog {
        session: "s.crosscheck".into(),
        title: "Others".to_owned(),
        named: other.clone(),
        typed: false,
    };
    edited.app.state_mut().push(Action::Show(question.clone()));
    edited.app.state_mut().push(File::Dropped(other.clone()));
    edited.app.run();
    assert_eq!(edited.app.state().model().session.modal, Some(question));
    edited.app.get_by_label_contains("Nothing was opened.");
    edited.app.state_mut().push(Action::Show(Modal::About));
    edited.app.state_mut().push(File::Dropped(other));
    edited.app.run();
    assert_eq!(edited.app.state().model().dataset.catalog.title, "Others");
    assert_eq!(edited.app.state().model().session.modal, None);
}

#[test]
fn a_picture_is_called_one() {
    let mut edited = Edited::new("c.ron", DATABASES);
    let picture = edited.path.with_file_name("photo.jpeg");
    std::fs::write(&picture, include_bytes!("../../assets/icon.png")).expect("written");
    edited.app.state_mut().push(File::Dropped(picture));
    edited.app.run();
    edited
        .app
        .get_by_label_contains("This is a picture, no catalog. Open a catalog (.ron), a list");
}

#[test]
fn a_file_that_could_not_be_opened_opens_once_it_is_mended() {
    let mut edited = Edited::new("c.ron", "(title: ");
    assert!(matches!(
        edited.app.state().model().session.modal,
        Some(Modal::Findings { .. })
    ));
    edited.app.get_by_role_and_label(Role::Button, "Read again").click();
    edited.app.run();
    edited.app.get_by_label("This file cannot be opened");
    edited.write(DATABASES);
    let model = edited.app.state().model();
    assert!(model.session.modal.is_none());
    assert_eq!(model.dataset.catalog.title, "Embedded and server databases");
}

#[test]
fn a_question_is_never_taken_away_by_a_change_on_disk() {
    let mut edited = Edited::new("c.ron", DATABASES);
    edited.app.state_mut().push(Action::Show(Modal::Shortcuts));
    edited.app.run();
    edited.write(&DATABASES.replace("Embedded and server databases", "Databases"));
    let title = |e: &Edited| e.app.state().model().dataset.catalog.title.clone();
    assert!(matches!(
        edited.app.state().model().session.modal,
        Some(Modal::Shortcuts)
    ));
    assert_eq!(title(&edited), "Embedded and server databases", "not yet");
    edited.app.key_press(egui::Key::Escape);
    edited.app.run();
    assert_eq!(title(&edited), "Databases");
}

#[test]
fn a_list_is_read_again_without_its_sheet() {
    let mut edited = Edited::new("laptops.csv", "Name,Price\nOne,10\nTwo,20\n");
    edited.app.state_mut().push(Action::CloseModal);
    edited.app.run();
    edited.write("Name,Price\nOne,10\nTwo,20\nThree,30\n");
    let model = edited.app.state().model();
    assert_eq!(model.dataset.catalog.services.len(), 3);
    assert!(model.session.modal.is_none(), "the sheet stays closed");
}
