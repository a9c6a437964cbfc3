//! The filter panel, driven as a person would: chips, ranges, long facets, typed conditions, why-not, undo.
#![allow(clippy::expect_used, clippy::panic)] // a test says what it expects by panicking

mod support;

use crosscheck::{
    app::{
        Command,
        action::{Action, Filter},
        state::{Layout, Place},
    },
    shell::Shell,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use support::app::{FakeWorld, Window, open};

type App = Harness<'static, Shell>;

fn app() -> App {
    open(
        Window {
            size: [1280.0, 1600.0],
            ..Window::default()
        },
        FakeWorld::default(),
    )
}

/// A list with a number, a date and a long set.
fn list() -> (tempfile::TempDir, App) {
    let mut text = String::from("name,price (EUR),since,tags\n");
    for i in 0..40 {
        let price = if i % 10 == 9 {
            String::new()
        } else {
            format!("{}", i * 5)
        };
        let tags = format!("tag {:02};tag {:02}", i % 20, (i + 1) % 20);
        text.push_str(&format!("Tool {i:02},{price},20{:02}-03-15,{tags}\n", 10 + i % 12));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tools.csv");
    std::fs::write(&path, text).expect("written");
    let mut app = open(
        Window {
            size: [1280.0, 2400.0],
            file: Some(path),
            ..Window::default()
        },
        FakeWorld::default(),
    );
    app.key_press(Key::Escape);
    app.run();
    app.state_mut().push(Filter::ClearAll);
    app.run();
    (folder, app)
}

fn conds(app: &App) -> Vec<String> {
    let model = app.state().model();
    model
        .workspace
        .query
        .conds
        .iter()
        .map(|c| c.text(&model.library.catalog))
        .collect()
}

fn shown(app: &App) -> String {
    let model = app.state().model();
    let library = &model.library;
    let listing = crosscheck::explore::list(&library.catalog, &library.cells, &library.index, &model.workspace.query);
    format!("{} of {}", listing.hits.len(), listing.total)
}

fn undo_steps(app: &App) -> usize {
    app.state().model().history.undo.len()
}

fn type_into(app: &mut App, label: &str, text: &str) {
    app.get_by_role_and_label(Role::TextInput, label).focus();
    app.run();
    app.get_by_role_and_label(Role::TextInput, label).type_text(text);
    app.run();
}

/// Whether a fold of this name is open; facets start folded unless they are in the headline.
fn unfold(app: &mut App, id: &str) {
    app.state_mut().push(Filter::ToggleFold(id.to_owned()));
    app.run();
}

#[test]
fn a_range_is_typed_marked_when_it_cannot_be_read_and_one_step_to_undo() {
    let (_folder, mut app) = list();
    let before = undo_steps(&app);
    type_into(&mut app, "Price, lowest, typed", "100");
    assert_eq!(conds(&app), ["price>=100"], "each digit is taken as it is typed");
    assert_eq!(shown(&app), "18 of 40");
    app.get_by_role_and_label(Role::TextInput, "Price, lowest, typed")
        .type_text("x");
    app.run();
    app.key_press(Key::Tab);
    app.run();
    app.get_by_label_contains("“100x” is not a number");
    app.get_by_label_contains("The list stays as it was.");
    assert_eq!(conds(&app), ["price>=100"], "the last good bound stays");
    assert_eq!(undo_steps(&app), before + 1, "typing is one step");
    type_into(&mut app, "Price, highest, typed", "50");
    app.key_press(Key::Enter);
    app.run();
    app.get_by_label_contains("The lowest is above the highest");
    assert_eq!(conds(&app), ["price>=100"]);
    app.state_mut().push(Command::Undo);
    app.run();
    assert!(conds(&app).is_empty());
    assert_eq!(shown(&app), "40 of 40");
}

#[test]
fn a_handle_is_dragged_and_stepped_and_each_is_one_step_to_undo() {
    let (_folder, mut app) = list();
    let before = undo_steps(&app);
    let from = app.get_by_role_and_label(Role::Slider, "Price, lowest").rect().center();
    app.drag_at(from);
    app.run();
    for x in [10.0, 30.0, 50.0, 80.0] {
        app.hover_at(from + egui::vec2(x, 0.0));
        app.run();
    }
    app.drop_at(from + egui::vec2(80.0, 0.0));
    app.run();
    let dragged = conds(&app);
    assert!(dragged.len() == 1 && dragged[0].starts_with("price>="), "{dragged:?}");
    assert_eq!(undo_steps(&app), before + 1, "one drag is one step");

    app.get_by_role_and_label(Role::Slider, "Price, highest").focus();
    app.run();
    for _ in 0..3 {
        app.key_press(Key::ArrowLeft);
        app.run();
    }
    let stepped = conds(&app);
    assert!(stepped.len() == 2 && stepped[1].starts_with("price<="), "{stepped:?}");
    assert_eq!(undo_steps(&app), before + 2);
    app.key_press(Key::End);
    app.run();
    assert_eq!(conds(&app), dragged, "End opens the upper end again");
    app.state_mut().push(Command::Undo);
    app.state_mut().push(Command::Undo);
    app.run();
    assert!(conds(&app).is_empty());
}

#[test]
fn dates_have_a_range_and_a_chip_that_takes_it_away() {
    let (_folder, mut app) = list();
    type_into(&mut app, "Since, lowest, typed", "2018-03");
    assert_eq!(conds(&app), ["since>=2018-03"]);
    app.get_by_role_and_label(Role::Button, "Remove filter Since at least Mar 2018")
        .click();
    app.run();
    assert!(conds(&app).is_empty());
}

#[test]
fn a_long_facet_is_searched_and_keeps_what_is_chosen_in_sight() {
    let (_folder, mut app) = list();
    assert!(app.query_by_label_contains("Tags: tag 07, ").is_some());
    assert!(
        app.query_by_label_contains("Tags: tag 15, ").is_none(),
        "eight at first"
    );
    type_into(&mut app, "Find in Tags", "15");
    app.get_by_label_contains("Tags: tag 15, ").click();
    app.run();
    assert!(app.query_by_label_contains("Tags: tag 07, ").is_none());
    app.get_by_role_and_label(Role::TextInput, "Find in Tags").focus();
    app.key_press(Key::Escape);
    app.run();
    app.get_by_label_contains("Tags: tag 15, ");
    assert!(app.query_by_label_contains("Tags: tag 16, ").is_none());
    app.get_by_role_and_label(Role::Button, "Show all 20 options of Tags")
        .click();
    app.run();
    app.get_by_label_contains("Tags: tag 16, ");
    app.get_by_role_and_label(Role::Button, "Show fewer of Tags").click();
    app.run();
    assert!(app.query_by_label_contains("Tags: tag 16, ").is_none());
}

#[test]
fn a_typed_condition_is_understood_or_marked_and_never_fails_open() {
    let mut app = app();
    let before = conds(&app);
    type_into(&mut app, "Type a condition", "langauges=python");
    app.key_press(Key::Enter);
    app.run();
    app.get_by_label_contains("Did you mean “languages”?");
    app.get_by_label_contains("The list stays as it was.");
    assert_eq!(conds(&app), before);
    app.state_mut().push(Filter::DraftCond("languages=python".to_owned()));
    app.run();
    app.get_by_label_contains("Languages: Python · Enter adds it");
    app.get_by_role_and_label(Role::TextInput, "Type a condition").focus();
    app.run();
    app.key_press(Key::Enter);
    app.run();
    assert_eq!(conds(&app).last().map(String::as_str), Some("languages=python"));
    assert!(app.state().model().session.cond.text.is_empty());
}
