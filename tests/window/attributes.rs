//! The attributes of a catalog made by hand: what is said of them is shown at once, is undone, is kept beside the catalog and
//! handed on in a session, and never touches the file.

use std::{fs, path::PathBuf, process::Command as Program};

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Command,
        action::{Filter, Grid, OwnAttributes},
        state::Model,
    },
    catalog::{AttributeIx, annotations::OwnAttribute, format::START, model::Better},
    explore::matrix::MatrixTopic,
    platform::store::Store,
    shell::{Shell, documents::Documents},
    workspace::choices::Layout,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, Shell>;

struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self::of(START)
    }

    fn of(text: &str) -> Self {
        let home = Self(tempfile::tempdir().expect("a folder"));
        fs::write(home.path("list.ron"), text).expect("written");
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
    for _ in 0..5 {
        app.run();
    }
}

fn model(app: &App) -> &Model {
    app.state().model()
}

fn command(app: &mut App, command: Command) {
    app.state_mut().push(command);
    settle(app);
}

/// Looks at an attribute; those far down are not drawn before.
fn look_at(app: &mut App, label: &str) {
    let catalog = &model(app).dataset.catalog;
    let at = catalog.attributes.iter().position(|a| a.label == label);
    let at = at.unwrap_or_else(|| panic!("no attribute {label}"));
    app.state_mut().push(OwnAttributes::Look(at));
    settle(app);
    let start = format!("{label}: ");
    { app.query_all_by_role(Role::Button) }
        .find(|n| n.accesskit_node().label().is_some_and(|l| l.starts_with(&start)))
        .unwrap_or_else(|| panic!("{label} is not listed"));
}

fn choose(app: &mut App, what: &str, choice: &str) {
    let is_it = |l: &str| l == what || l == format!("{what}, chosen by you");
    { app.query_all_by_role(Role::ComboBox) }
        .find(|n| n.accesskit_node().label().is_some_and(|l| is_it(&l)))
        .expect("there")
        .click();
    settle(app);
    app.get_by_role_and_label(Role::Button, choice).click();
    settle(app);
}

fn write(app: &mut App, field: &str, text: &str) {
    app.get_by_role_and_label(Role::TextInput, field).focus();
    app.run();
    app.key_press_modifiers(Modifiers::COMMAND, Key::A);
    app.run();
    app.event(egui::Event::Text(text.to_owned()));
    app.run();
    app.key_press(Key::Enter);
    settle(app);
}

fn says(app: &App, part: &str) -> bool {
    app.query_all_by_label_contains(part).next().is_some()
}

fn about(app: &App, id: &str) -> String {
    let catalog = &model(app).dataset.catalog;
    let a = &catalog[catalog.attribute(id).expect("there")];
    let better = match a.better {
        None => "",
        Some(Better::Higher) => " higher",
        Some(Better::Lower) => " lower",
    };
    format!(
        "{}: {:?} in “{}”{better}, {}",
        a.label, a.kind, a.unit, catalog.groups[a.group].label
    )
}

#[test]
fn an_attribute_of_a_catalog_made_by_hand_is_changed_undone_kept_and_handed_on() {
    let home = Home::new();
    {
        let (mut app, documents) = home.open();
        command(&mut app, Command::Attributes);
        look_at(&mut app, "Support");
        assert!(
            app.query_by_label("First tool: By mail, within a day is read as By mail, within a day")
                .is_some()
        );
        write(&mut app, "Shown as", "Help");
        write(&mut app, "Group", "Afterwards");
        choose(&mut app, "Kind", "A set");
        assert_eq!(about(&app, "support"), "Help: Set in “”, Afterwards");
        assert!(says(&app, "Help: a set of 2 options, in 1 of 2; changed by you"));
        // What cannot be read so is said, and nothing changes.
        choose(&mut app, "Kind", "A number");
        assert!(says(
            &app,
            "“By mail, within a day” of First tool cannot be read as a number"
        ));
        assert_eq!(about(&app, "support"), "Help: Set in “”, Afterwards");
        // Each was a step.
        app.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        settle(&mut app);
        assert_eq!(about(&app, "support"), "Help: Text in “”, Afterwards");
        app.get_by_role_and_label(Role::Button, "Redo").click();
        settle(&mut app);
        assert_eq!(about(&app, "support"), "Help: Set in “”, Afterwards");
        look_at(&mut app, "Users");
        assert!(says(&app, "“Price a user” is worked out from it."));
        choose(&mut app, "Better", "Neither direction");
        assert_eq!(about(&app, "users"), "Users: Number in “”, What matters");
        app.get_by_role_and_label(Role::Button, "All as the catalog says")
            .click();
        settle(&mut app);
        assert_eq!(about(&app, "users"), "Users: Number in “” higher, What matters");
        app.get_by_role_and_label(Role::Button, "Done").click();
        settle(&mut app);
        assert_eq!(model(&app).session.modal, None);
        command(&mut app, Command::SaveSession);
        documents.keeper().flush().expect("kept");
    }
    assert_eq!(fs::read_to_string(home.path("list.ron")).expect("there"), START);
    let (mut app, _) = home.open();
    assert_eq!(about(&app, "support"), "Help: Set in “”, Afterwards");
    command(&mut app, Command::Reload);
    assert_eq!(about(&app, "support"), "Help: Set in “”, Afterwards");
    let notices = &model(&app).session.notices;
    assert!(
        notices.iter().all(|n| !n.text.contains("kept, but not shown")),
        "{notices:?}"
    );

    let listed = Program::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["list", "--format", "json", "--where", "Help=\"By mail\"", "--catalog"])
        .arg(home.path("list.ron"))
        .arg("--session")
        .arg(home.path("one.crosscheck"))
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&listed.stdout);
    assert!(
        text.contains("\"id\": \"first\"") && !text.contains("\"id\": \"second\""),
        "{text}"
    );
}

#[test]
fn what_is_asked_of_an_attribute_is_carried_over_when_its_kind_changes() {
    // No question rests on the licence here, so that its kind can change.
    let home = Home::of(&START.replace("when: [\"licence=open\"]", "when: [\"users>=1\"]"));
    let (mut app, _) = home.open();
    let condition = |app: &mut App, text: &str| {
        let condition = crosscheck::catalog::Condition::parse(text, &model(app).dataset.catalog).expect("a condition");
        app.state_mut().push(Filter::SetCondition(condition));
        settle(app);
    };
    condition(&mut app, "licence=open");
    let texts = |app: &App| {
        let model = model(app);
        let all = model.workspace.view.query.conditions.iter();
        all.map(|c| c.text(&model.dataset.catalog)).collect::<Vec<_>>()
    };
    assert!(texts(&app).contains(&"licence=open".to_owned()));
    command(&mut app, Command::Attributes);
    look_at(&mut app, "Licence");
    choose(&mut app, "Kind", "A set");
    assert!(texts(&app).contains(&"licence=open".to_owned()), "{:?}", texts(&app));
    choose(&mut app, "Kind", "A date");
    assert!(says(&app, "“Open source” of First tool cannot be read as a date"));
    choose(&mut app, "Kind", "Text");
    assert!(model(&app).dataset.catalog.attribute("licence").is_some());
    app.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut app);
    assert!(texts(&app).contains(&"licence=open".to_owned()), "{:?}", texts(&app));
}

/// Of the built-in catalog, whose cards have summaries, and of what its own choice has no room for.
#[test]
fn cards_show_what_is_ticked_for_them() {
    let mut app = open(Window::default(), FakeWorld::default());
    settle(&mut app);
    command(&mut app, Command::Attributes);
    let on_cards = |app: &App, label: &str| {
        let start = format!("{label}: ");
        let all = app.query_all_by_label_contains(&start);
        all.filter(|n| n.accesskit_node().role() == Role::Label).count() > 0
    };
    let tick = |app: &mut App| {
        app.get_by_role_and_label(Role::CheckBox, "Cards show it").click();
        settle(app);
    };
    let close = |app: &mut App| {
        app.get_by_role_and_label(Role::Button, "Done").click();
        settle(app);
    };
    // The catalog names it, after more than a card has room for.
    look_at(&mut app, "Works offline");
    tick(&mut app);
    close(&mut app);
    assert!(on_cards(&app, "Works offline"));
    assert!(on_cards(&app, "Languages"));
    command(&mut app, Command::Attributes);
    look_at(&mut app, "Languages");
    tick(&mut app);
    for more in ["Frameworks", "Collaboration"] {
        look_at(&mut app, more);
        tick(&mut app);
    }
    // There is no room for a fourth, and it says so.
    look_at(&mut app, "Compute");
    tick(&mut app);
    look_at(&mut app, "Works offline");
    assert!(says(&app, "cards have room for 3: take another off first"));
    close(&mut app);
    for (label, expected) in [("Languages", false), ("Frameworks", true), ("Collaboration", true)] {
        assert_eq!(on_cards(&app, label), expected, "{label}");
    }
    // All as it was.
    for _ in 0..5 {
        app.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        settle(&mut app);
    }
    assert!(on_cards(&app, "Languages") && !on_cards(&app, "Works offline"));
    assert!(model(&app).workspace.annotations.attributes.is_empty());
}

#[test]
fn a_heading_left_without_attributes_is_no_topic_of_the_matrix() {
    let home = Home::of(
        "(title: \"T\", groups: [(id: \"one\", label: \"One\"), (id: \"two\", label: \"Two\")], sources: [(id: \"s\", title: \"S\")],\
         attributes: [(id: \"a\", label: \"A\", group: \"one\", kind: Flag), (id: \"b\", label: \"B\", group: \"two\", kind: Flag)],\
         services: [(id: \"x\", name: \"X\", claims: [(attribute: \"a\", says: Yes, source: \"s\"), (attribute: \"b\", says: No, source: \"s\")])])",
    );
    let (mut app, _) = home.open();
    let topic = |app: &App| model(app).workspace.view.grid.topic;
    app.state_mut().push(Filter::SetLayout(Layout::Matrix));
    app.state_mut().push(Grid::SetTopic(MatrixTopic::Group(0)));
    settle(&mut app);
    assert_eq!(topic(&app), Some(MatrixTopic::Group(0)));
    let regrouped = OwnAttribute {
        group: Some("Two".to_owned()),
        ..OwnAttribute::default()
    };
    app.state_mut()
        .push(OwnAttributes::Say(AttributeIx(0), Box::new(regrouped)));
    settle(&mut app);
    assert_eq!(topic(&app), None);
    app.state_mut().push(Command::Undo);
    settle(&mut app);
    assert_eq!(topic(&app), Some(MatrixTopic::Group(0)));
}
