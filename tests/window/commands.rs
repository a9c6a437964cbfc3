//! Every command: the README lists all, and the palette finds and runs them by keys alone.

use std::fmt::Write as _;

use crate::support::{
    app::{FakeWorld, Window, open},
    readme,
};
use crosscheck::{
    app::{Command, action::Select, command::Menu, state::Modal},
    workspace::{Layout, Place, ThemeChoice},
};
use egui::{Key, KeyboardShortcut, ModifierNames, Role};
use egui_kittest::kittest::Queryable as _;

#[test]
fn the_readme_lists_every_command_with_its_keys() {
    let keys = |s: Option<KeyboardShortcut>| s.map_or(String::new(), |s| s.format(&ModifierNames::NAMES, false));
    let mut table = "| menu | command | keys |\n|---|---|---|\n".to_owned();
    for menu in Menu::ALL {
        for command in Command::all() {
            let face = command.face();
            if face.menu.0 == menu {
                let _ = writeln!(table, "| {} | {} | {} |", menu.label(), face.label, keys(face.shortcut));
            }
        }
    }
    readme::holds("commands", &table);
}

#[test]
fn a_command_is_found_and_run_by_keys_alone() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    app.run();
    let field = |app: &egui_kittest::Harness<'_, _>, said: &str| {
        app.query_by_label(&format!("Find anything; Enter: {said}")).is_some()
    };
    assert!(
        field(&app, &format!("Run {}", Command::NewCatalog.face().label)),
        "all of them at first"
    );
    for letters in ["the", "me"] {
        app.event(egui::Event::Text(letters.to_owned()));
        app.run();
    }
    assert!(field(&app, "Run Theme of the system"));
    app.key_press(Key::ArrowDown);
    app.run();
    app.key_press(Key::ArrowDown);
    app.run();
    assert!(field(&app, "Run Dark theme"), "the arrows move the mark");
    app.key_press(Key::Enter);
    app.run();
    let model = app.state().model();
    assert_eq!(model.preferences.theme, ThemeChoice::Dark);
    assert_eq!(model.session.modal, None, "it closes behind the command");
    assert_eq!(model.workspace.view.layout, Layout::Cards, "Enter reached nothing else");
}

#[test]
fn what_cannot_run_stays_and_escape_closes() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    app.run();
    app.event(egui::Event::Text("redo".to_owned()));
    app.run();
    app.key_press(Key::Enter);
    app.run();
    assert!(matches!(app.state().model().session.modal, Some(Modal::Palette(_))));
    app.key_press(Key::Escape);
    app.run();
    assert_eq!(app.state().model().session.modal, None);
}

#[test]
fn a_form_that_it_opens_takes_what_is_typed() {
    let mut app = open(Window::default(), FakeWorld::default());
    let service = app.state().model().dataset.catalog.service("azure-databricks");
    app.state_mut().push(Select::Open(service.expect("there")));
    app.run();
    app.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    app.run();
    app.event(egui::Event::Text("note".to_owned()));
    app.run();
    app.key_press(Key::Enter);
    app.run();
    app.event(egui::Event::Text("half a thought".to_owned()));
    app.run();
    let Some(Modal::Remark(draft)) = &app.state().model().session.modal else {
        panic!("the form is open")
    };
    assert_eq!(draft.value.text, "half a thought");
}

#[test]
fn one_box_finds_everything_and_enter_does_what_the_row_says() {
    let mut app = open(Window::default(), FakeWorld::default());
    let mut take = |typed: &str, said: &str| {
        app.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
        app.run();
        app.event(egui::Event::Text(typed.to_owned()));
        app.run();
        app.get_by_label(&format!("Find anything; Enter: {said}"));
        app.key_press(Key::Enter);
        app.run();
        let model = app.state().model();
        assert_eq!(model.session.modal, None, "{typed}");
        let (workspace, session) = (model.workspace.clone(), &model.session);
        (workspace, session.open, session.evidence.shown_source)
    };
    let (workspace, open, _) = take("databricks", "Open Azure Databricks");
    assert_eq!(workspace.place, Place::Explore);
    let databricks = open.expect("it is open");
    let conditions = workspace.view.query.conditions.len();
    let (workspace, ..) = take("on-prem", "Tick this filter On premises");
    assert_eq!(workspace.view.query.conditions.len(), conditions + 1);
    let (workspace, ..) = take("on-prem", "Untick this filter On premises");
    assert_eq!(workspace.view.query.conditions.len(), conditions);
    let (workspace, open, _) = take(
        "programming languages",
        "Go to the question Which programming languages are you comfortable with?",
    );
    assert_eq!((workspace.place, open), (Place::Decide, None));
    let (workspace, _, source) = take("SynapseML", "Open SynapseML");
    assert_eq!((workspace.place, source), (Place::Explore, None));
    let (workspace, ..) = take("no such thing", "Search the list “no such thing”");
    assert_eq!(workspace.view.query.search, "no such thing");
    let dataset = &app.state().model().dataset;
    assert_eq!(dataset.catalog[databricks].name, "Azure Databricks");
}

#[test]
fn a_source_that_was_found_comes_into_sight_in_the_list_of_documents() {
    let mut app = open(Window::default(), FakeWorld::default());
    let catalog = app.state().model().dataset.catalog.clone();
    let last = catalog.sources.iter().rev().nth(1).expect("a source").title.clone();
    app.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    app.run();
    app.event(egui::Event::Text(last.clone()));
    app.run();
    app.get_by_role_and_label(Role::Button, &format!("Show the source {last}, Microsoft, 9 Jul 2020"))
        .click();
    app.run();
    app.run();
    let window = app.ctx.content_rect();
    let rects = app.query_all_by_label(&last).map(|n| n.rect());
    assert!(rects.into_iter().any(|r| window.contains_rect(r)), "{last}");
}
