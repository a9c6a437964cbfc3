//! Columns of the user's own: written with a preview, taking part like any other, kept, handed on, taken back.

use std::{fs, path::PathBuf, process::Command as Program};

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Command,
        action::{Filter, Grid, OwnColumns},
        column_draft::ColumnEntry,
        state::Model,
    },
    catalog::{
        OwnColumn,
        condition::{Condition, Subject},
        format::START,
    },
    explore::Sort,
    platform::store::Store,
    shell::{Shell, documents::Documents},
    workspace::Layout,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};

type App = Harness<'static, Shell>;

/// A folder with a small catalog, and with what is kept of it.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().expect("a folder"));
        fs::write(home.path("list.ron"), START).expect("written");
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn open(&self) -> (App, Documents) {
        let documents = Documents::open(Store::new(self.path("kept")));
        let fake = FakeWorld {
            documents: Some(documents.clone()),
            save_to: Some(self.path("one.crosscheck")),
            ..FakeWorld::default()
        };
        let window = Window {
            file: Some(self.path("list.ron")),
            ..Window::default()
        };
        let mut app = open(window, fake);
        settle(&mut app);
        (app, documents)
    }
}

fn settle(app: &mut App) {
    for _ in 0..4 {
        app.run();
    }
}

fn model(app: &App) -> &Model {
    app.state().model()
}

fn push(app: &mut App, action: impl Into<crosscheck::app::Action>) {
    app.state_mut().push(action);
    settle(app);
}

fn type_text(app: &mut App, text: &str) {
    app.event(egui::Event::Text(text.to_owned()));
    settle(app);
}

/// Adds a column as the sheet would.
fn add(app: &mut App, name: &str, formula: &str) {
    push(app, Command::AddColumn);
    let entry = ColumnEntry {
        editing: None,
        name: name.into(),
        formula: formula.into(),
        began: None,
    };
    push(app, OwnColumns::Draft(entry));
    push(app, OwnColumns::Keep);
}

fn shown(app: &App) -> Vec<String> {
    let catalog = &model(app).dataset.catalog;
    catalog.own_columns().map(|a| catalog[a].label.clone()).collect()
}

fn filter(app: &mut App, text: &str) {
    let condition = Condition::parse(text, &model(app).dataset.catalog).expect("a condition");
    push(app, Filter::SetCondition(condition));
}

#[test]
fn what_stands_under_several_headings_is_previewed_once() {
    let mut app = open(Window::default(), FakeWorld::default());
    let languages = model(&app).dataset.catalog.attribute("languages").expect("there");
    filter(&mut app, "name=\"Azure Databricks\"");
    push(&mut app, Grid::GroupBy(Some(Subject::Attribute(languages))));
    push(&mut app, Command::AddColumn);
    type_text(&mut app, "Double");
    app.key_press(Key::Tab);
    app.run();
    type_text(&mut app, "data-limit × 2");
    assert_eq!(
        app.query_all_by_label_contains("Azure Databricks: not stated").count(),
        1
    );
}

#[test]
fn a_column_is_written_by_keys_with_a_preview_and_sorts_the_table() {
    let (mut app, _) = Home::new().open();
    push(&mut app, Command::AddColumn);
    assert!(app.get_by_role_and_label(Role::TextInput, "Name").is_focused());
    assert!(app.query_by_label("Type a formula to see what it gives.").is_some());
    type_text(&mut app, "Double");
    app.key_press(Key::Tab);
    app.run();
    type_text(&mut app, "price / usrs");
    assert!(
        app.query_by_label_contains("No attribute named “usrs”. Did you mean “users”?")
            .is_some(),
        "what is wrong is said while one types"
    );
    app.key_press_modifiers(Modifiers::COMMAND, Key::A);
    app.run();
    type_text(&mut app, "price × 2 ÷ users");
    assert!(
        app.query_by_label("In €/month; worked out for 2 of 2 entries.")
            .is_some()
    );
    assert!(app.query_by_label("First tool: 2.4 to 8 €/month").is_some());
    assert!(app.query_by_label("Second tool: at most 6 €/month").is_some());
    app.key_press(Key::Enter);
    settle(&mut app);
    assert_eq!(model(&app).session.modal, None);
    assert_eq!(shown(&app), ["Double"]);
    push(&mut app, Filter::SetLayout(Layout::Table));
    app.get_by_role_and_label(Role::ColumnHeader, "Sort by Double (€/month)")
        .click();
    settle(&mut app);
    let sort = &model(&app).workspace.view.query.sort;
    let by = sort
        .first()
        .map(|s| s.by.label(&model(&app).dataset.catalog).to_owned());
    assert_eq!(by.as_deref(), Some("Double"));

    // With Shift another column is a further key, and asked for again it is turned round.
    let first = model(&app).workspace.view.query.sort[0];
    let then = Sort {
        by: Subject::Name,
        descending: false,
    };
    for descending in [false, true] {
        push(&mut app, Filter::ThenSort(then));
        let keys = &model(&app).workspace.view.query.sort;
        assert_eq!(keys.as_slice(), [first, Sort { descending, ..then }]);
    }
    app.get_by_role_and_label(Role::ColumnHeader, "Sorted by Name, key 2, down; turn round");
    for _ in 0..2 {
        push(&mut app, Command::Undo);
    }

    // Steps back: the order, the layout, the column; and forth again.
    for _ in 0..3 {
        push(&mut app, Command::Undo);
    }
    assert!(shown(&app).is_empty());
    for _ in 0..3 {
        push(&mut app, Command::Redo);
    }
    assert_eq!(shown(&app), ["Double"]);
    assert!(
        app.query_by_role_and_label(Role::ColumnHeader, "Sorted by Double (€/month), up; turn round")
            .is_some()
    );
}

#[test]
fn a_blank_says_why_and_a_number_is_put_in_by_a_click() {
    let (mut app, _) = Home::new().open();
    push(&mut app, Command::AddColumn);
    app.get_by_role_and_label(Role::Button, "Put in Price (€/month)")
        .click();
    settle(&mut app);
    assert!(
        app.query_all_by_role(Role::TextInput)
            .any(|field| field.is_focused() && field.value().is_some_and(|v| v == "Price"))
    );
    type_text(&mut app, " / (users - 3)");
    assert!(
        app.query_by_label("First tool: not stated, what it is divided by may be 0")
            .is_some()
    );
    push(&mut app, OwnColumns::Keep);
    assert!(
        app.query_by_label_contains("The column has no name yet. Type one.")
            .is_some()
    );
    assert!(model(&app).session.modal.is_some(), "the sheet stays");
}

#[test]
fn a_column_is_kept_for_its_catalog_and_handed_on_in_a_session() {
    let home = Home::new();
    {
        let (mut app, documents) = home.open();
        add(&mut app, "Double", "price * 2");
        filter(&mut app, "Double<=20");
        assert!(app.query_by_label_contains("1 of 2 services").is_some());
        push(&mut app, Command::SaveSession);
        documents.keeper().flush().expect("kept");
    }
    assert_eq!(
        fs::read_to_string(home.path("list.ron")).expect("there"),
        START,
        "the file is not ours"
    );
    let (mut app, _) = home.open();
    assert_eq!(shown(&app), ["Double"]);
    assert!(
        app.query_by_label_contains("1 of 2 services").is_some(),
        "the filter found its column"
    );
    let said: Vec<&str> = model(&app).session.notices.iter().map(|n| n.text.as_str()).collect();
    assert!(said.iter().all(|t| !t.contains("left out")), "{said:?}");
    // Read again, it is there too.
    push(&mut app, Command::Reload);
    assert_eq!(shown(&app), ["Double"]);
    assert!(app.query_by_label_contains("1 of 2 services").is_some());

    let listed = Program::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["list", "--format", "json", "--where", "Double<=20", "--catalog"])
        .arg(home.path("list.ron"))
        .arg("--session")
        .arg(home.path("one.crosscheck"))
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&listed.stdout);
    assert!(
        text.contains("\"Double\"") && text.contains("second") && !text.contains("\"first\""),
        "{text}"
    );
}

#[test]
fn what_others_are_worked_out_from_stays_and_undo_brings_back_what_was_set_up() {
    let (mut app, _) = Home::new().open();
    add(&mut app, "Double", "price * 2");
    add(&mut app, "Share", "Double / users");
    add(&mut app, "Last", "users + 1");
    let last = |app: &App| model(app).dataset.catalog.attribute("Last").expect("there");
    let sort = Sort {
        by: Subject::Attribute(last(&app)),
        descending: true,
    };
    push(&mut app, Filter::SetSort(Some(sort)));
    filter(&mut app, "Share>=1");
    push(&mut app, OwnColumns::Remove("Double".into()));
    assert_eq!(shown(&app), ["Double", "Share", "Last"]);
    let said = model(&app)
        .session
        .notices
        .last()
        .map(|n| n.text.clone())
        .unwrap_or_default();
    assert!(said.contains("“Share” is worked out from “Double”"), "{said}");

    push(&mut app, OwnColumns::Remove("Share".into()));
    assert_eq!(shown(&app), ["Double", "Last"]);
    let sorted = |app: &App| model(app).workspace.view.query.sort.first().map(|s| s.by);
    assert_eq!(
        sorted(&app),
        Some(Subject::Attribute(last(&app))),
        "the order is still by the same column"
    );
    let conditions = |app: &App| {
        let model = model(app);
        let of = |c: &Condition| c.text(&model.dataset.catalog);
        model.workspace.view.query.conditions.iter().map(of).collect::<Vec<_>>()
    };
    assert!(conditions(&app).iter().all(|c| !c.contains("Share")));
    push(&mut app, Command::Undo);
    assert_eq!(shown(&app), ["Double", "Share", "Last"]);
    assert_eq!(sorted(&app), Some(Subject::Attribute(last(&app))));
    assert!(
        conditions(&app).iter().any(|c| c.contains("Share")),
        "{:?}",
        conditions(&app)
    );
}

#[test]
fn a_column_that_is_renamed_keeps_what_is_set_up_on_it() {
    let (mut app, _) = Home::new().open();
    add(&mut app, "Double", "price * 2");
    filter(&mut app, "Double<=20");
    push(&mut app, OwnColumns::Edit("Double".into()));
    assert!(app.query_by_label("Change your column").is_some());
    let entry = ColumnEntry {
        editing: Some("Double".into()),
        name: "Twice".into(),
        formula: "price * 3".into(),
        began: None,
    };
    push(&mut app, OwnColumns::Draft(entry));
    push(&mut app, OwnColumns::Keep);
    assert_eq!(shown(&app), ["Twice"]);
    // 27 at most is no more known to be 20 at most.
    assert!(app.query_by_label_contains("0 of 2 services").is_some());
    let own = &model(&app).workspace.annotations.columns;
    let expected = OwnColumn {
        id: "Double".into(),
        name: "Twice".into(),
        formula: "price * 3".into(),
    };
    assert_eq!(own[..], [expected]);
}
