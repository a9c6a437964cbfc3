//! What lies over the window, by keys alone and where there is little room.

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Action, Command, Effect,
        action::{File, Filter},
        state::{Modal, Unsaved},
    },
    catalog::format::START,
    shell::Shell,
    workspace::Place,
};
use egui::{Key, Modifiers, Pos2, Rect, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, Shell>;

fn push(app: &mut App, action: impl Into<Action>) {
    app.state_mut().push(action);
    app.run();
    app.run();
}

fn over(app: &mut App, modal: Modal) {
    push(app, File::NoDialog(Box::new(modal)));
}

fn press(app: &mut App, key: Key) {
    app.key_press(key);
    app.run();
    app.run();
}

/// What Enter would press.
fn chosen(app: &App) -> String {
    let buttons = app.get_all_by_role(Role::Button);
    let focused: Vec<String> = buttons
        .filter(egui_kittest::Node::is_focused)
        .filter_map(|b| b.accesskit_node().label())
        .collect();
    focused.join(", ")
}

fn types_into(app: &App, label: &str) -> bool {
    app.get_by_role_and_label(Role::TextInput, label).is_focused()
}

#[test]
fn a_file_that_is_dragged_over_the_window_is_named_with_what_will_happen() {
    let mut app = open(Window::default(), FakeWorld::default());
    let file = egui::HoveredFile {
        path: Some("/tmp/a folder/Übersicht.csv".into()),
        ..egui::HoveredFile::default()
    };
    app.input_mut().hovered_files.push(file);
    // Frames follow each other as long as it is there.
    app.run_steps(3);
    app.get_by_label("Übersicht.csv");
    app.get_by_label("Let go to make a catalog of the list");
    app.input_mut().hovered_files.clear();
    app.run();
    assert!(
        app.query_by_label("Let go to make a catalog of the list").is_none(),
        "gone with the file"
    );
}

#[test]
fn what_no_font_can_draw_is_said_once() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.ctx
        .set_missing_glyph_policy(egui::epaint::text::MissingGlyphPolicy::Tofu);
    app.run();
    let said = |app: &Harness<'static, Shell>| -> Vec<String> {
        let notices = app.state().model().session.notices.iter();
        notices
            .map(|n| n.text.clone())
            .filter(|t| t.contains("No font"))
            .collect()
    };
    assert_eq!(said(&app), [""; 0]);
    for typed in ["\u{13000}\u{13001}", "\u{13002}"] {
        app.state_mut().push(Filter::SetSearch(typed.to_owned()));
        app.run();
        app.run();
        let said = said(&app);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(
            said[0].contains("2 characters") && said[0].contains("(U+13000)"),
            "{said:?}"
        );
    }
}

#[test]
fn a_path_to_type_has_the_keyboard_at_once_and_gives_it_on() {
    const LABEL: &str = "No file dialog is available here. Type a path:";
    let mut app = open(Window::default(), FakeWorld::default());
    over(&mut app, Modal::FolderPath(None));
    assert!(types_into(&app, LABEL));
    // Though nothing is typed yet.
    press(&mut app, Key::Tab);
    assert_eq!((chosen(&app).as_str(), types_into(&app, LABEL)), ("Cancel", false));
    press(&mut app, Key::Enter);
    assert!(app.state().model().session.modal.is_none());
}

#[test]
fn cancel_in_the_folder_to_type_asks_again_what_to_do_with_what_is_not_saved() {
    let mut app = open(Window::default(), FakeWorld::default());
    let unsaved = Modal::NotSaved(Unsaved {
        what: vec!["Your notes".into()],
        why: "The disk is full.".into(),
        again: false,
    });
    over(&mut app, unsaved.clone());
    app.state_mut().push(File::NoDialog(Box::new(Modal::FolderPath(None))));
    app.run();
    app.get_by_role_and_label(Role::Button, "Cancel").click();
    app.run();
    assert_eq!(app.state().model().session.modal, Some(unsaved));
}

#[test]
fn keys_of_commands_act_on_nothing_behind_a_dialog() {
    let mut app = open(Window::default(), FakeWorld::default());
    let before = app.state().model().workspace.clone();
    push(&mut app, Command::GoDecide);
    over(&mut app, Modal::About);
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::Num1),
        (Modifiers::COMMAND, Key::Z),
        (Modifiers::ALT, Key::T),
    ] {
        app.key_press_modifiers(modifiers, key);
        app.run();
        let model = app.state().model();
        assert_eq!(model.workspace.place, Place::Decide, "{key:?}");
        assert_eq!(model.workspace.view, before.view, "{key:?}");
    }
    assert_eq!(app.state().model().session.modal, Some(Modal::About));
    app.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    app.run();
    press(&mut app, Key::Escape);
    assert_eq!(app.state().model().session.modal, None);
}

#[test]
fn the_search_behind_takes_no_letters() {
    let mut app = open(Window::default(), FakeWorld::default());
    over(&mut app, Modal::About);
    assert_eq!(chosen(&app), "Close");
    press(&mut app, Key::Slash);
    push(&mut app, Command::FocusSearch);
    assert_eq!(chosen(&app), "Close");
    press(&mut app, Key::Escape);
    push(&mut app, Command::FocusSearch);
    assert!(types_into(&app, "Search services"));
}

#[test]
fn where_there_is_little_room_page_keys_scroll_a_question_and_its_answers_stay_in_sight() {
    let size = [450.0, 300.0];
    let window = Window {
        size,
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    let end = |role, label| app.get_by_role_and_label(role, label).rect();
    let (places, search) = (
        end(Role::RadioButton, "Decide"),
        end(Role::TextInput, "Search services"),
    );
    assert!(places.right() <= search.left(), "{places:?}, {search:?}");
    over(
        &mut app,
        Modal::NotSaved(Unsaved {
            what: (0..8).map(|n| format!("Document {n}")).collect(),
            why: "The disk is full.".to_owned(),
            again: false,
        }),
    );
    for answer in ["Try again", "Save elsewhere…", "Quit without saving", "Cancel"] {
        let rect = app.get_by_role_and_label(Role::Button, answer).rect();
        let screen = Rect::from_min_size(Pos2::ZERO, size.into());
        assert!(screen.contains_rect(rect), "{answer}: {rect:?}");
    }
    let top = |app: &App| app.get_by_label("The disk is full.").rect().top();
    let before = top(&app);
    press(&mut app, Key::PageDown);
    assert!(top(&app) < before - 20.0, "{before}, {}", top(&app));
    press(&mut app, Key::PageUp);
    assert!((top(&app) - before).abs() < 0.5, "back where it was");
    assert_eq!(chosen(&app), "Try again");
}

#[test]
fn the_format_is_looked_up_by_keys_and_read_aloud() {
    let mut app = open(Window::default(), FakeWorld::default());
    push(&mut app, Command::Format);
    assert!(types_into(&app, "Find a field of the format"));
    let aloud = "title of Catalog, text, required: What the list is about. For example title: \"Small databases\"";
    let top = |app: &App| app.get_by_label(aloud).rect().top();
    let before = top(&app);
    press(&mut app, Key::ArrowDown);
    press(&mut app, Key::PageDown);
    assert!(top(&app) < before - 100.0, "{before}, {}", top(&app));
    app.event(egui::Event::Text("estimate claim".to_owned()));
    app.run();
    app.run();
    assert!(app.query_by_label("No field has these words.").is_some());
    assert!(app.query_by_label(aloud).is_none());
    app.key_press_modifiers(Modifiers::COMMAND, Key::A);
    app.event(egui::Event::Text("supersedes claims".to_owned()));
    app.run();
    app.run();
    assert!(app.query_by_label("1 field with these words").is_some());
    press(&mut app, Key::Escape);
    assert!(app.state().model().session.modal.is_none());
}

#[test]
fn a_new_catalog_is_asked_for_written_and_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.ron");
    let fake = FakeWorld {
        save_to: Some(path.clone()),
        ..FakeWorld::default()
    };
    let asked = fake.asked.clone();
    let mut app = open(Window::default(), fake);
    app.key_press_modifiers(Modifiers::COMMAND, Key::N);
    for _ in 0..4 {
        app.run();
    }
    let suggested = asked.borrow().iter().find_map(|e| match e {
        Effect::SaveDialog(job) => Some((job.title(), job.file_name.clone())),
        _ => None,
    });
    assert_eq!(suggested, Some(("New catalog".to_owned(), "my-list.ron".to_owned())));
    assert_eq!(std::fs::read_to_string(&path).expect("written"), START);
    let model = app.state().model();
    assert_eq!(model.dataset.origin.path(), Some(path.as_path()));
    assert_eq!(model.session.pending, None);
    assert!(app.query_by_label_contains("Saved mine.ron").is_some());
}

#[test]
fn a_new_catalog_whose_place_is_typed_replaces_nothing_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.ron");
    std::fs::write(&path, "mine").expect("written");
    let fake = FakeWorld {
        no_dialog: true,
        ..FakeWorld::default()
    };
    let mut app = open(Window::default(), fake);
    push(&mut app, Command::NewCatalog);
    assert!(app.query_by_label("New catalog").is_some());
    push(&mut app, File::DraftPath(path.to_string_lossy().into_owned()));
    push(&mut app, File::TakePath);
    assert!(app.query_by_label("Replace the file?").is_some());
    press(&mut app, Key::Enter);
    assert_eq!(std::fs::read_to_string(&path).expect("there"), "mine");
    let model = app.state().model();
    assert_eq!((&model.session.modal, &model.session.open_after_saving), (&None, &None));
    assert_eq!(model.dataset.origin.path(), None, "what was open stays");
}
