//! How many frames an event costs. Without a graphics card a frame takes some 23 ms, nearly all of it in turning triangles
//! into pixels, so that a frame more is what a person waits for.

use std::sync::{Arc, Mutex};

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{app::action::Filter, shell::Shell, workspace::Place};
use egui::{Event, Key, Modifiers, PointerButton, accesskit::Role, pos2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, Shell>;

/// Draws frames as eframe does: one for the events, and then as long as a frame is asked for at once and the request is
/// not older than the last pass. How many there were.
fn frames(app: &mut App, events: Vec<Event>) -> usize {
    let asked: Arc<Mutex<Vec<u64>>> = Arc::default();
    let asks = Arc::clone(&asked);
    app.ctx.set_request_repaint_callback(move |info| {
        if info.delay.is_zero() {
            asks.lock().unwrap().push(info.current_cumulative_pass_nr);
        }
    });
    app.input_mut().events.extend(events);
    let mut drawn = 0;
    loop {
        let before = app.ctx.cumulative_frame_nr();
        app.step();
        assert_eq!(app.ctx.cumulative_frame_nr(), before + 1);
        drawn += 1;
        let now = app.ctx.cumulative_pass_nr();
        let asked = std::mem::take(&mut *asked.lock().unwrap());
        if !asked.iter().any(|nr| *nr == now || nr + 1 == now) {
            return drawn;
        }
        assert!(drawn < 20, "it never comes to rest: {:?}", app.ctx.repaint_causes());
    }
}

fn key(key: Key, pressed: bool) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

fn count(app: &App) -> usize {
    app.query_all_by_label_contains(" of 7").count()
}

#[test]
fn a_key_that_changes_the_result_is_two_frames_with_its_release() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Filter::FocusSearch);
    app.run();
    // The first key brings a chip and what hangs on it.
    for letter in ["b", "a"] {
        let which = Key::from_name(&letter.to_uppercase()).unwrap();
        let press = vec![key(which, true), Event::Text(letter.to_owned())];
        assert_eq!(frames(&mut app, press), 1, "pressing {letter}");
        assert!(app.state().model().workspace.view.query.search.ends_with(letter));
        let typed = app.state().model().workspace.view.query.search.clone();
        app.get_by_label_contains(&format!("“{typed}”"));
        assert_eq!(frames(&mut app, vec![key(which, false)]), 1, "letting go of {letter}");
    }
    assert_eq!(
        app.state().model().workspace.view.query.search,
        "ba",
        "each letter once"
    );
    assert!(count(&app) > 0);
}

#[test]
fn a_pointer_over_nothing_is_one_frame_and_rest_is_none() {
    let mut app = open(Window::default(), FakeWorld::default());
    frames(&mut app, vec![Event::PointerMoved(pos2(560.0, 40.0))]);
    for x in [558.0, 556.0] {
        assert_eq!(frames(&mut app, vec![Event::PointerMoved(pos2(x, 41.0))]), 1);
    }
    assert_eq!(frames(&mut app, vec![]), 1, "nobody asked for another");
}

#[test]
fn a_click_is_done_once_and_is_seen_in_the_frame_of_its_release() {
    let mut app = open(Window::default(), FakeWorld::default());
    let service = app.state().model().dataset.catalog.service("azure-databricks").unwrap();
    let ticks = |app: &App| app.state().model().workspace.comparison.services.clone();
    for expected in [vec![service], vec![]] {
        let at = {
            let node = app.get_by_role_and_label(Role::CheckBox, "Compare Azure Databricks");
            node.rect().center()
        };
        frames(&mut app, vec![Event::PointerMoved(at)]);
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        frames(&mut app, vec![button(true)]);
        frames(&mut app, vec![button(false)]);
        assert_eq!(ticks(&app), expected);
        let node = app.get_by_role_and_label(Role::CheckBox, "Compare Azure Databricks");
        let is_ticked = node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True);
        assert_eq!(is_ticked, !expected.is_empty(), "the picture is that of the click");
    }
}

#[test]
fn what_is_pushed_while_a_frame_is_drawn_anew_is_neither_lost_nor_done_twice() {
    let mut app = open(Window::default(), FakeWorld::default());
    // Every letter and every way of going elsewhere in one frame: all of it happens before the frame is shown.
    app.state_mut().push(Filter::FocusSearch);
    app.run();
    let typed = "databricks".chars().map(|c| Event::Text(c.to_string()));
    assert_eq!(frames(&mut app, typed.collect()), 1);
    assert_eq!(app.state().model().workspace.view.query.search, "databricks");
    assert_eq!(app.state().model().history.undo.len(), 1, "one step to take back");
    app.state_mut().push(crosscheck::app::Action::Go(Place::Compare));
    frames(&mut app, vec![]);
    app.get_by_label("Nothing to compare yet");
}

/// A window closes in the frame after the one in which it is told to.
#[test]
fn a_window_that_is_told_to_close_has_a_frame_to_do_so_in() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.run();
    let quit = Event::Key {
        key: Key::Q,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    };
    assert!(frames(&mut app, vec![quit]) > 1);
}
