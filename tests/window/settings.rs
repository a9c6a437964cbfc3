//! The settings sheet: each choice holds at once, is kept, and goes back to the first start's.

use std::fs;

use crosscheck::{
    app::Command,
    platform::store::Store,
    shell::{Shell, documents::Documents},
    workspace::{ContrastChoice, MotionChoice, ThemeChoice},
};
use egui::{Key, Modifiers, Theme, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::support::app::{FakeWorld, Window, open, sized};

type App = Harness<'static, Shell>;

fn settle(app: &mut App) {
    app.run();
    app.run();
}

/// Chooses in a group; the groups have choices of one name.
fn choose(app: &mut App, group: &str, choice: &str) {
    let group = app.get_by_role_and_label(Role::RadioGroup, group);
    group.get_by_role_and_label(Role::RadioButton, choice).click();
    settle(app);
}

#[test]
fn each_choice_holds_at_once_and_after_a_restart_and_goes_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let documents = || Documents::open(Store::new(dir.path().join("kept")));
    let window = |documents: &Documents| {
        let fake = FakeWorld {
            documents: Some(documents.clone()),
            ..FakeWorld::default()
        };
        let mut app = open(Window::default(), fake);
        app.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
        settle(&mut app);
        app
    };
    let kept = documents();
    let mut app = window(&kept);
    choose(&mut app, "Theme", "Light");
    assert_eq!(app.ctx.theme(), Theme::Light);
    let quiet = app.ctx.global_style().visuals.clone();
    choose(&mut app, "Contrast", "High");
    assert_ne!(app.ctx.global_style().visuals, quiet);
    assert!(app.ctx.global_style().animation_time > 0.0);
    choose(&mut app, "Motion", "None");
    assert!(app.ctx.global_style().animation_time <= 0.0);
    app.get_by_label("Larger").click();
    settle(&mut app);
    assert!(app.query_by_label("110 %").is_some());
    choose(&mut app, "Read", "Only the given documents");
    assert!(app.query_by_label_contains("Show the folder of settings").is_some());
    kept.keeper().flush().expect("written");
    drop(app);

    let text = fs::read_to_string(dir.path().join("kept/settings.ron")).expect("the settings");
    assert!(
        text.contains("contrast: High") && text.contains("motion: Still"),
        "{text}"
    );
    let mut app = window(&documents());
    let preferences = app.state().model().preferences.clone();
    assert_eq!(
        (preferences.theme, preferences.contrast, preferences.motion),
        (ThemeChoice::Light, ContrastChoice::High, MotionChoice::Still)
    );
    assert!(app.ctx.global_style().animation_time <= 0.0);
    app.get_by_label("Reset").click();
    settle(&mut app);
    let preferences = &app.state().model().preferences;
    assert_eq!(
        (preferences.theme, preferences.contrast, preferences.motion),
        (ThemeChoice::System, ContrastChoice::System, MotionChoice::System)
    );
    assert!(app.query_by_label("100 %").is_some());
}

#[test]
fn without_a_folder_it_says_that_nothing_is_kept_and_where_the_log_is() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Command::Settings);
    settle(&mut app);
    assert!(app.query_by_label_contains("nothing is kept").is_some());
}

#[test]
fn the_licences_are_a_table_and_the_texts_of_the_part_that_is_chosen() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Command::Licences);
    settle(&mut app);
    assert!(
        app.query_by_label_contains("SIL OPEN FONT LICENSE").is_some(),
        "of the typeface"
    );
    app.get_by_label("accesskit").click();
    settle(&mut app);
    assert!(app.query_by_label_contains("Permission is hereby granted").is_some());
    assert!(
        app.query_by_label_contains("It came without a text of its own; this is")
            .is_some()
    );
    assert!(app.query_by_label_contains("SIL OPEN FONT LICENSE").is_none());
}

#[test]
fn choices_below_one_another_keep_the_name_of_their_group() {
    let mut app = sized([320.0, 400.0]);
    app.state_mut().push(Command::Settings);
    settle(&mut app);
    let radio = |choice| {
        let group = app.get_by_role_and_label(Role::RadioGroup, "Read");
        group.get_by_role_and_label(Role::RadioButton, choice).rect()
    };
    let (all, given) = (radio("All sources"), radio("Only the given documents"));
    assert!((all.left() - given.left()).abs() < 1.0, "{all:?}, {given:?}");
}
