//! Decide as a decision is made: on is to the result once no question matters, a wish that counts for nothing stays, and
//! points are read whole.

use crosscheck::{
    app::action::{Action, Decide},
    catalog::Better,
    decide::{Curve, Position, Wish, WishFor, WizardEvent},
    workspace::Place,
};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use crate::{
    everywhere::{App, Files, push},
    painted::texts,
    support::app::{FakeWorld, Window, open},
};

/// The databases in Decide, after these events.
fn databases(events: &[WizardEvent]) -> App {
    let files = Files::new();
    let window = Window {
        file: Some(files.path("databases.ron")),
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    push(&mut app, &[Action::CloseModal, Action::Go(Place::Decide)]);
    for event in events {
        push(&mut app, &[Decide::Event(event.clone()).into()]);
    }
    app
}

fn size_wish(app: &App, importance: u8) -> WizardEvent {
    let attribute = app.state().model().dataset.catalog.attribute("max-size");
    WizardEvent::SetWish(Wish {
        attribute: attribute.expect("a number"),
        wants: WishFor::Better(Better::Higher),
        curve: Some(Curve::Rank),
        importance,
    })
}

fn position(app: &App) -> Position {
    app.state().model().workspace.wizard.position()
}

#[test]
fn on_is_to_the_result_once_no_question_matters() {
    let mut app = databases(&[]);
    let settled = "No answer still open can change this";
    assert!(app.query_by_label_contains(settled).is_none());
    push(&mut app, &[Decide::Event(WizardEvent::Choose(1)).into()]);
    app.get_by_label_contains(settled);
    app.get_by_label_contains("Next leads to the result.");
    app.get_by_role_and_label(Role::Button, "Next").click();
    app.run();
    assert_eq!(position(&app), Position::Result);
    // The questions that are left can be answered all the same, by the steps; from one of them on is where it was.
    push(&mut app, &[Decide::GoTo(Position::Question(1)).into()]);
    assert_eq!(position(&app), Position::Question(1));
    assert!(app.query_by_label_contains("Next leads to the result.").is_none());
    push(&mut app, &[Decide::Event(WizardEvent::Choose(0)).into()]);
    app.get_by_role_and_label(Role::Button, "Back to the review").click();
    app.run();
    assert_eq!(position(&app), Position::Review);
    // By the keyboard as by the button.
    for _ in 0..3 {
        push(&mut app, &[Decide::Event(WizardEvent::Back).into()]);
    }
    assert_eq!(position(&app), Position::Result);
    push(&mut app, &[Decide::Event(WizardEvent::Back).into()]);
    assert_eq!(position(&app), Position::Question(0));
    app.key_press(Key::Enter);
    app.run();
    assert_eq!(position(&app), Position::Result);
}

#[test]
fn a_wish_that_counts_for_nothing_stays_as_it_was() {
    let mut app = databases(&[]);
    let wish = size_wish(&app, 1);
    push(
        &mut app,
        &[Decide::GoTo(Position::MustHaves).into(), Decide::Event(wish).into()],
    );
    let wishes = |app: &App| app.state().model().workspace.wizard.wishes().to_vec();
    let told = "It is kept and does not count.";
    assert!(app.query_by_label(told).is_none());
    let weigh = |app: &mut App, weight: &str| {
        app.get_by_role_and_label(Role::RadioButton, weight).click();
        app.run();
    };
    weigh(&mut app, "Not at all");
    app.get_by_label(told);
    let curves = "How values of Largest database (TB) count";
    app.get_by_role_and_label(Role::RadioGroup, curves);
    assert_eq!(wishes(&app)[0].importance, 0);
    push(&mut app, &[Decide::GoTo(Position::Review).into()]);
    app.get_by_label_contains("by rank, does not count");
    push(&mut app, &[Decide::GoTo(Position::MustHaves).into()]);
    weigh(&mut app, "A lot");
    assert_eq!(
        (wishes(&app)[0].importance, wishes(&app)[0].curve),
        (3, Some(Curve::Rank))
    );
    app.get_by_role_and_label(Role::Button, "Remove the wish about Largest database (TB)")
        .click();
    app.run();
    assert!(wishes(&app).is_empty());
    assert!(app.query_by_role_and_label(Role::RadioGroup, curves).is_none());
}

#[test]
fn the_points_of_a_wish_are_read_whole() {
    let mut app = databases(&[WizardEvent::Choose(1)]);
    app.set_size(egui::vec2(1280.0, 800.0));
    let wish = size_wish(&app, 3);
    push(
        &mut app,
        &[Decide::Event(wish).into(), Decide::GoTo(Position::Result).into()],
    );
    let points = texts(&app)
        .into_iter()
        .filter(|t| t.text.starts_with('+') && t.text.contains(" of "));
    let points: Vec<_> = points.collect();
    assert!(!points.is_empty(), "{:#?}", texts(&app));
    for point in points {
        assert!(!point.is_cut && !point.text.contains('…'), "{point:?}");
    }
}
