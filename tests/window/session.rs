//! Leaving and coming back: a session saved from the window and opened again, on the same catalog and on a changed one;
//! evidence of one's own seen wherever its cell is shown.

use std::path::{Path, PathBuf};

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Command,
        action::{Annotate, Decide, File, Filter, Select},
        state::{Modal, Model},
    },
    catalog::{AttributeIx, ServiceIx, State, kind::forms},
    dataset::Loaded,
    decide::WizardEvent,
    platform::store::Store,
    shell::{Shell, documents::Documents, kept::session_place},
    workspace::{
        Place,
        kept::{CatalogHome, CatalogKey, Opened, SessionPlace},
    },
};
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::Queryable as _};

type App = Harness<'static, Shell>;

fn model(app: &App) -> &Model {
    app.state().model()
}

fn service(app: &App, id: &str) -> ServiceIx {
    model(app).dataset.catalog.service(id).expect("in the catalog")
}

fn attribute(app: &App, id: &str) -> AttributeIx {
    model(app).dataset.catalog.attribute(id).expect("in the catalog")
}

fn saving_to(path: &Path) -> FakeWorld {
    FakeWorld {
        save_to: Some(path.to_path_buf()),
        ..FakeWorld::default()
    }
}

fn databases() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/databases.ron");
    std::fs::read_to_string(path).expect("a catalog")
}

/// Says that a number is exactly this, in the form.
fn measure(app: &mut App, service: ServiceIx, attribute: AttributeIx, number: &str, note: &str) {
    app.state_mut().push(Annotate::AddEvidence(service, attribute));
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Note").focus();
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Note").type_text(note);
    app.run();
    let Some(Modal::Evidence(draft)) = &model(app).session.modal else {
        panic!("the form is open");
    };
    let mut entry = draft.value.clone();
    assert_eq!(entry.note, note, "typed into the form");
    entry.says = forms::EXACTLY;
    number.clone_into(&mut entry.value);
    app.state_mut().push(Annotate::DraftEvidence(Box::new(entry)));
    app.run();
    app.get_by_role_and_label(Role::Button, "Keep it").click();
    app.run();
    app.run();
}

#[test]
fn a_session_comes_back_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("choice.crosscheck");
    let mut app = open(Window::default(), saving_to(&path));
    let (databricks, fabric) = (service(&app, "azure-databricks"), service(&app, "microsoft-fabric"));
    for action in [Select::ToggleTick(databricks), Select::ToggleTick(fabric)] {
        app.state_mut().push(action);
    }
    app.state_mut().push(Decide::Event(WizardEvent::Choose(1)));
    app.state_mut().push(Decide::Event(WizardEvent::SetImportance(0, 3)));
    app.state_mut().push(Filter::SetSearch("azure".into()));
    app.state_mut().push(Annotate::Star(databricks));
    app.run();
    let limit = attribute(&app, "data-limit");
    measure(&mut app, fabric, limit, "12", "we measured it");
    app.state_mut().push(Command::SaveSession);
    app.run();
    app.get_by_label_contains("Saved choice.crosscheck");
    // A command reads it too: own evidence counts, and decide takes its answers.
    let command = |words: &[&str]| {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_crosscheck"))
            .args(words)
            .args(["--today", "2026-11-21", "--session"])
            .arg(&path)
            .output()
            .expect("the program runs");
        String::from_utf8(out.stdout).expect("text")
    };
    let listed = command(&["list", "--where", "yours=evidence", "--format", "json"]);
    assert!(
        listed.contains("microsoft-fabric") && listed.contains("your-evidence-2026-11-21"),
        "{listed}"
    );
    let decided: serde_json::Value = serde_json::from_str(&command(&["decide", "--format", "adr-json"])).expect("JSON");
    assert_eq!(decided["drivers"].as_array().map(Vec::len), Some(1), "{decided}");
    let saved = model(&app).workspace.clone();
    let first = std::fs::read(&path).expect("written");
    assert!(model(&app).session.file.as_ref().is_some_and(|f| !f.changed));

    // Everything changes …
    app.state_mut().push(Select::ClearTicked);
    app.state_mut().push(Filter::ClearAll);
    app.state_mut().push(Decide::Event(WizardEvent::Restart));
    app.state_mut().push(Annotate::Star(databricks));
    app.state_mut().push(Annotate::DeleteEvidence(0));
    app.run();
    app.run();
    assert!(
        model(&app).session.file.as_ref().is_some_and(|f| f.changed),
        "marked as changed"
    );
    assert_eq!(model(&app).dataset.get(fabric, limit).state, State::NotStated);
    let changed = model(&app).workspace.clone();

    // … and comes back, on the same catalog without a question.
    app.state_mut().push(File::Open(path.clone()));
    app.run();
    app.get_by_role_and_label(Role::Button, "Don’t save").click();
    app.run();
    app.run();
    let now = &model(&app).workspace;
    assert_eq!(
        (&now.comparison, &now.view, &now.annotations),
        (&saved.comparison, &saved.view, &saved.annotations)
    );
    assert_eq!(now.wizard.responses(), saved.wizard.responses());
    assert_eq!(now.wizard.importance(), saved.wizard.importance());
    assert_eq!(model(&app).dataset.get(fabric, limit).state, State::Value);

    // Saved again it is the same file to the byte, and Undo brings back what was open before.
    app.state_mut().push(Command::SaveSession);
    app.run();
    assert_eq!(std::fs::read(&path).expect("written"), first);
    app.state_mut().push(Command::Undo);
    app.run();
    app.run();
    assert_eq!(model(&app).workspace.wizard.responses(), changed.wizard.responses());
    assert_eq!(model(&app).workspace.annotations, changed.annotations);
    assert_eq!(model(&app).dataset.get(fabric, limit).state, State::NotStated);
}

#[test]
fn on_a_changed_catalog_it_says_what_changed_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let (list, path) = (
        folder.path().join("databases.ron"),
        folder.path().join("choice.crosscheck"),
    );
    std::fs::write(&list, databases()).expect("written");
    let window = || Window {
        file: Some(list.clone()),
        ..Window::default()
    };
    let mut app = open(window(), saving_to(&path));
    app.run();
    app.state_mut().push(Decide::Event(WizardEvent::Choose(0)));
    app.run();
    let (tiny, first) = (service(&app, "tinybase"), model(&app).dataset.catalog.services.len());
    assert!(first > 1);
    app.state_mut().push(Select::ToggleTick(tiny));
    app.state_mut().push(Command::SaveSession);
    app.run();
    drop(app);

    let text = std::fs::read_to_string(&path).expect("written");
    let winner = text
        .split("winner: Some(\"")
        .nth(1)
        .and_then(|t| t.split('"').next())
        .expect("a winner");
    // The winner is gone from the next state of the catalog.
    let changed = databases()
        .replace(&format!("\"{winner}\""), "\"another\"")
        .replace("TinyBase", "TinyBase Next");
    std::fs::write(&list, changed).expect("written");
    let mut app = open(window(), FakeWorld::default());
    app.run();
    let before = model(&app).workspace.clone();
    app.state_mut().push(File::Open(path.clone()));
    app.run();
    app.get_by_label_contains("Since choice.crosscheck was saved");
    app.get_by_label_contains("has changed since");
    assert!(
        app.query_all_by_label_contains("is not in the catalog any more")
            .count()
            > 0
    );
    assert_eq!(model(&app).workspace, before, "nothing moves before the user agrees");
    app.get_by_role_and_label(Role::Button, "Keep what is open").click();
    app.run();
    assert_eq!(model(&app).workspace, before);
    app.state_mut().push(File::Open(path));
    app.run();
    app.get_by_role_and_label(Role::Button, "Open it with these changes")
        .click();
    app.run();
    assert_ne!(model(&app).workspace.wizard.responses(), before.wizard.responses());
}

#[test]
fn a_broken_session_is_told_in_a_sentence_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.crosscheck");
    for (text, expected) in [
        ("(version: 1, catalog: (title: \"x\",", "ends too early"),
        ("", "The session is empty"),
        ("(version: 1)", "not a session"),
        (
            "(version: 1, catalog: (title: \"x\"), workspace: (layout: Some(Cubes)), own: (claims: [)",
            "Line 1",
        ),
    ] {
        std::fs::write(&path, text).expect("written");
        let mut app = open(Window::default(), FakeWorld::default());
        let before = model(&app).workspace.clone();
        app.state_mut().push(File::Open(path.clone()));
        app.run();
        app.get_by_label_contains("This file cannot be opened");
        app.get_by_label_contains(expected);
        assert_eq!(model(&app).workspace, before);
    }
}

#[test]
fn what_a_newer_version_wrote_is_told_and_not_saved_over_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("newer.crosscheck");
    let mut app = open(Window::default(), saving_to(&path));
    app.state_mut().push(Command::SaveSession);
    app.run();
    let text = std::fs::read_to_string(&path).expect("written");
    let newer = text
        .replace("version: 2,", "version: 9,\n    weather: \"rain\",")
        .replace("keep_unknown: false,", "keep_unknown: false,\n        mood: Some(3),");
    assert_ne!(newer.len(), text.len());
    std::fs::write(&path, newer).expect("written");
    app.state_mut().push(File::Open(path.clone()));
    app.run();
    app.get_by_label_contains("written by a newer Crosscheck");
    app.get_by_label("weather");
    app.get_by_label("workspace → mood");
    app.get_by_role_and_label(Role::Button, "Open it with these changes")
        .click();
    app.run();
    assert!(model(&app).session.file.as_ref().is_some_and(|f| f.newer));
}

#[test]
fn evidence_of_ones_own_is_seen_everywhere_and_undone() {
    // Tall, so that every row is drawn.
    let window = Window {
        size: [1280.0, 3600.0],
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    let (databricks, limit) = (service(&app, "azure-databricks"), attribute(&app, "data-limit"));
    // Something wrong is marked, and nothing is kept.
    app.state_mut().push(Annotate::AddEvidence(databricks, limit));
    app.run();
    app.get_by_role_and_label(Role::Button, "Keep it").click();
    app.run();
    app.get_by_label_contains("A number is missing");
    // Neither is what can be read two ways.
    let Some(Modal::Evidence(draft)) = &model(&app).session.modal else {
        panic!("the form is open");
    };
    let mut entry = draft.value.clone();
    "1,500".clone_into(&mut entry.value);
    app.state_mut().push(Annotate::DraftEvidence(Box::new(entry)));
    app.run();
    app.get_by_role_and_label(Role::Button, "Keep it").click();
    app.run();
    app.get_by_label_contains("1500");
    app.get_by_label_contains("1.5");
    assert!(model(&app).workspace.annotations.claims.is_empty());
    app.key_press(egui::Key::Escape);
    app.run();

    measure(&mut app, databricks, limit, "12", "we measured it");
    assert!(
        app.query_all_by_label_contains("your evidence, 21 Nov 2026: 12 GB (we measured it)")
            .count()
            > 0,
        "in the details"
    );
    app.state_mut().push(Select::CloseDetails);
    let other = service(&app, "microsoft-fabric");
    app.state_mut().push(Select::CompareThese(vec![databricks, other]));
    app.run();
    assert!(
        app.query_all_by_label_contains("your evidence, 21 Nov 2026").count() > 0,
        "side by side"
    );

    app.state_mut().push(Decide::DraftMustHave("data-limit>=40".into()));
    app.state_mut().push(Decide::AddMustHave);
    app.state_mut().push(crosscheck::app::Action::Go(Place::Decide));
    app.run();
    let ranking = crosscheck::decide::rank(&model(&app).dataset, &model(&app).answers());
    assert!(
        ranking.ruled_out.iter().any(|r| r.service == databricks),
        "12 GB is not 40"
    );
    // The must-have, and what was said of the cell.
    app.state_mut().push(Command::Undo);
    app.state_mut().push(Command::Undo);
    app.state_mut().push(Command::Undo);
    app.run();
    app.run();
    assert!(model(&app).workspace.annotations.claims.is_empty(), "undone");
    assert_eq!(model(&app).dataset.get(databricks, limit).state, State::NotStated);
}

#[test]
fn what_evidence_of_ones_own_does_to_the_ranking_is_said() {
    let mut app = open(Window::default(), FakeWorld::default());
    let (databricks, limit) = (service(&app, "azure-databricks"), attribute(&app, "data-limit"));
    let said = |app: &App| -> Vec<String> {
        let notices = model(app).session.notices.iter();
        notices
            .map(|n| n.text.clone())
            .filter(|t| t.contains("our evidence"))
            .collect()
    };
    // Nothing is asked: there is no ranking to speak of.
    measure(&mut app, databricks, limit, "12", "we measured it");
    assert_eq!(said(&app), [""; 0]);
    app.state_mut().push(Decide::DraftMustHave("data-limit>=40".into()));
    app.state_mut().push(Decide::AddMustHave);
    app.run();
    measure(&mut app, databricks, limit, "50", "again");
    let ranking = crosscheck::decide::rank(&model(&app).dataset, &model(&app).answers());
    let stands = ranking.ranked.iter().find(|r| r.service == databricks);
    let state = model(&app).dataset.get(databricks, limit).state;
    let expected = match stands {
        // Of 12 and 50 on one day neither counts more, so it is to be confirmed and not ruled out.
        Some(r) => format!(
            "With your evidence Azure Databricks is not ruled out any more: place {}, {:.1} points.",
            r.rank,
            r.score.as_f64()
        ),
        None => "With your evidence Azure Databricks stays ruled out.".to_owned(),
    };
    assert_eq!(said(&app), [expected], "{state:?}");
}

#[test]
fn stars_notes_and_what_is_struck_out_by_keys_and_menus() {
    let mut app = open(Window::default(), FakeWorld::default());
    let fabric = service(&app, "microsoft-fabric");
    app.state_mut().push(Select::Open(fabric));
    app.run();
    app.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::D);
    app.run();
    app.get_by_role_and_label(Role::Button, "Strike out…").click();
    app.run();
    // Without a reason nothing is struck out.
    app.get_by_role_and_label(Role::Button, "Strike it out").click();
    app.run();
    app.get_by_label_contains("Say why in a few words");
    app.get_by_role_and_label(Role::TextInput, "Why, in a few words")
        .focus();
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Why, in a few words")
        .type_text("not allowed here");
    app.run();
    app.key_press(egui::Key::Enter);
    app.run();
    app.run();
    app.get_by_label("Struck out by you: not allowed here");
    let mark = model(&app).dataset.catalog.marks.get(&fabric).cloned().expect("marked");
    assert!(mark.starred);
    assert_eq!(mark.struck.as_deref(), Some("not allowed here"));
    // It stays in the list, says so aloud, and is not ranked.
    assert!(
        app.query_all_by_label_contains("struck out by you: not allowed here")
            .count()
            > 0
    );
    let ranking = crosscheck::decide::rank(&model(&app).dataset, &model(&app).answers());
    assert!(ranking.ruled_out.iter().any(|r| r.service == fabric));
    // A facet of what is the user's own narrows to it.
    app.state_mut().push(Filter::DraftCondition("starred".to_owned()));
    app.run();
    app.get_by_label("Find a filter; Enter ticks: Yours: Starred, 1");
    app.get_by_role_and_label(Role::CheckBox, "Yours: Starred, 1").click();
    app.run();
    app.get_by_label("1 current alternative of 75");
    app.state_mut().push(Command::Undo);
    app.state_mut().push(Command::Undo);
    app.run();
    app.run();
    let mark = model(&app)
        .dataset
        .catalog
        .marks
        .get(&fabric)
        .cloned()
        .expect("still starred");
    assert_eq!((mark.starred, mark.struck), (true, None), "one step at a time");
}

/// Lets a window find the session file that an earlier one left.
fn recalled(app: &mut App, left: &SessionPlace) {
    let documents = Documents::open(Store::new(tempfile::tempdir().expect("a folder").path()));
    let home = CatalogHome {
        session: Some(left.clone()),
        ..documents.home(&model(app).dataset)
    };
    let dataset = Loaded(model(app).dataset.clone());
    let opened = Opened {
        dataset,
        home: Box::new(CatalogHome {
            key: CatalogKey::of_title("another name"),
            ..home
        }),
    };
    app.state_mut().push(File::Read {
        path: PathBuf::new(),
        result: Ok(opened),
    });
    app.run();
    app.run();
}

#[test]
fn the_next_run_goes_on_saving_to_the_same_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("choice.crosscheck");
    let mut app = open(Window::default(), saving_to(&path));
    assert_eq!(session_place(model(&app)), None, "nothing is open");
    let databricks = service(&app, "azure-databricks");
    app.state_mut().push(Select::ToggleTick(databricks));
    app.state_mut().push(Command::SaveSession);
    app.run();
    let left = session_place(model(&app)).expect("a session is open");

    // The next run: nothing of it is set up here, so that it counts as changed; no dialog is there to ask for a file.
    let mut next = open(Window::default(), FakeWorld::default());
    recalled(&mut next, &left);
    let file = model(&next).session.file.clone().expect("open again");
    assert_eq!((&file.path, file.changed), (&path, true));
    assert_eq!(model(&next).session.notices, [], "nothing to tell");
    next.state_mut().push(Command::SaveSession);
    next.run();
    next.get_by_label_contains("Saved choice.crosscheck");
    let left = session_place(model(&next)).expect("it is still open");

    // Somebody else has written to it meanwhile: it is told, and not written over.
    for (then, words) in [(Some("other"), "has changed since"), (None, "no longer where it was")] {
        match then {
            Some(text) => std::fs::write(&path, text).expect("written"),
            None => std::fs::remove_file(&path).expect("removed"),
        }
        let mut later = open(Window::default(), FakeWorld::default());
        recalled(&mut later, &left);
        later.get_by_label_contains(words);
        assert!(model(&later).session.file.is_none(), "{words}");
    }
}
