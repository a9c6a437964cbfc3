//! Every command: the README lists all, and the palette finds and runs them by keys alone.

use std::fmt::Write as _;

use crate::support::{
    app::{FakeWorld, Window, open},
    readme,
};
use crosscheck::{
    app::{Command, command::Menu, state::Modal},
    workspace::{Layout, ThemeChoice},
};
use egui::{Key, KeyboardShortcut, ModifierNames};
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
        app.query_by_label(&format!("Find a command; Enter runs: {said}"))
            .is_some()
    };
    assert!(field(&app, Command::NewCatalog.face().label), "all of them at first");
    for letters in ["the", "me"] {
        app.event(egui::Event::Text(letters.to_owned()));
        app.run();
    }
    assert!(field(&app, "Theme of the system"));
    app.key_press(Key::ArrowDown);
    app.run();
    app.key_press(Key::ArrowDown);
    app.run();
    assert!(field(&app, "Dark theme"), "the arrows move the mark");
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
    app.event(egui::Event::Text(" nothing like it".to_owned()));
    app.run();
    app.get_by_label("No command has these words.");
    app.key_press(Key::Escape);
    app.run();
    assert_eq!(app.state().model().session.modal, None);
}
