//! As of when, in the real app: the control in the header, what it leaves out, and the way back.

use crate::support::app::{FakeWorld, Window, open, today};
use crosscheck::{
    app::{
        Command,
        action::{Action, AsOf, Filter, Select},
    },
    catalog::{Reading, View},
    shell::Shell,
    workspace::{Layout, Place},
};
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::Queryable as _};
use jiff::civil::{Date, date};

type App = Harness<'static, Shell>;

fn view(app: &App) -> View {
    app.state().model().dataset.view
}

fn open_sheet(app: &mut App) {
    app.get_by_label_contains("Choose another day").click();
    app.run();
}

fn as_of(app: &mut App, day: Date) {
    app.state_mut().push(AsOf::Set(Some(day)));
    app.run();
}

#[test]
fn a_year_is_chosen_and_the_chip_leads_back() {
    let mut app = open(Window::default(), FakeWorld::default());
    let before = app.state().model().dataset.present().count();
    open_sheet(&mut app);
    app.get_by_role_and_label(Role::RadioButton, "End of 2019").click();
    app.run();
    assert_eq!(view(&app).as_of, Some(date(2019, 12, 31)));
    let then = app.state().model().dataset.present().count();
    assert!(then < before, "{then} of {before} services were named by then");
    // It says so in all three places.
    for place in [Place::Explore, Place::Compare, Place::Decide] {
        app.state_mut().push(Action::Go(place));
        app.run();
        app.get_by_label_contains("As of the end of 2019");
        app.get_by_label_contains("left out. Go back to all sources, as of today");
    }
    app.get_by_label_contains("Go back to all sources").click();
    app.run();
    assert_eq!(view(&app), today());
    assert!(app.query_by_label_contains("Go back to all sources").is_none());
    app.get_by_label_contains("As of today, 21 Nov 2026");
}

#[test]
fn the_title_names_the_day_where_it_is_not_today() {
    let mut app = open(Window::default(), FakeWorld::default());
    let title = |app: &mut App, day: Option<Date>| {
        app.state_mut().push(AsOf::Set(day));
        let mut title = None;
        for _ in 0..6 {
            app.step();
            let all = app.output().viewport_output.values().flat_map(|v| &v.commands);
            for command in all {
                if let egui::ViewportCommand::Title(text) = command {
                    title = Some(text.clone());
                }
            }
        }
        title.expect("a title")
    };
    let then = title(&mut app, Some(date(2019, 12, 31)));
    assert_eq!(then, "Machine learning on Azure as of 31 Dec 2019 – Crosscheck");
    assert_eq!(title(&mut app, None), "Machine learning on Azure – Crosscheck");
}

#[test]
fn what_is_older_than_a_day_is_left_out_until_it_counts_again() {
    let mut app = open(Window::default(), FakeWorld::default());
    open_sheet(&mut app);
    app.state_mut().push(AsOf::DraftSince("2025-02-30".into()));
    app.run();
    app.get_by_role_and_label(Role::Button, "Set").click();
    app.run();
    app.get_by_label_contains("“2025-02-30” is not a date");
    assert_eq!(view(&app), today(), "the last good view stays");
    app.state_mut().push(AsOf::DraftSince("2025".into()));
    app.run();
    app.get_by_role_and_label(Role::Button, "Set").click();
    app.run();
    assert_eq!(view(&app).since, Some(date(2025, 1, 1)));
    for place in [Place::Explore, Place::Compare, Place::Decide] {
        app.state_mut().push(Action::Go(place));
        app.run();
        app.get_by_label_contains("since 1 Jan 2025");
        app.get_by_label_contains("left out. Go back to all sources, as of today");
    }
    open_sheet(&mut app);
    app.get_by_role_and_label(Role::RadioButton, "However old").click();
    app.run();
    assert_eq!(view(&app), today());
}

#[test]
fn a_day_is_typed_and_a_bad_one_changes_nothing() {
    let mut app = open(Window::default(), FakeWorld::default());
    open_sheet(&mut app);
    let field = |app: &App| app.get_by_label("Another day, as year-month-day").rect();
    app.get_by_label("Another day, as year-month-day").focus();
    app.run();
    app.get_by_label("Another day, as year-month-day")
        .type_text("2019-02-30");
    app.run();
    app.key_press(egui::Key::Enter);
    app.run();
    app.get_by_label_contains("“2019-02-30” is not a date");
    assert_eq!(view(&app), today(), "the last good view stays");
    assert!(field(&app).is_positive(), "and the sheet with the text, to mend it");
    app.state_mut().push(AsOf::Draft("2019-06-30".into()));
    app.run();
    assert!(app.query_by_label_contains("is not a date").is_none());
    app.get_by_role_and_label(Role::Button, "Show").click();
    app.run();
    assert_eq!(view(&app).as_of, Some(date(2019, 6, 30)));
    app.get_by_label_contains("As of 30 Jun 2019");
}

#[test]
fn the_reading_is_in_the_same_sheet_and_both_are_taken_back_at_once() {
    let mut app = open(Window::default(), FakeWorld::default());
    as_of(&mut app, date(2019, 12, 31));
    open_sheet(&mut app);
    app.get_by_role_and_label(Role::RadioButton, "Only the given documents")
        .click();
    app.run();
    assert_eq!(
        (view(&app).as_of, view(&app).reading),
        (Some(date(2019, 12, 31)), Reading::Documents)
    );
    app.state_mut().push(Command::ReadingToday);
    app.run();
    assert_eq!(
        (view(&app).as_of, view(&app).reading),
        (Some(date(2019, 12, 31)), Reading::Today)
    );
    app.state_mut().push(AsOf::Reading(Reading::Documents));
    app.run();
    app.state_mut().push(AsOf::All);
    app.run();
    assert_eq!(view(&app), today());
}

#[test]
fn what_is_ticked_open_and_answered_stays() {
    let mut app = open(Window::default(), FakeWorld::default());
    let fabric = app
        .state()
        .model()
        .dataset
        .catalog
        .service("microsoft-fabric")
        .expect("a service");
    let databricks = app
        .state()
        .model()
        .dataset
        .catalog
        .service("azure-databricks")
        .expect("a service");
    for service in [fabric, databricks] {
        app.state_mut().push(Select::ToggleTick(service));
    }
    app.state_mut().push(Select::Open(fabric));
    app.run();
    as_of(&mut app, date(2019, 12, 31));
    let model = app.state().model();
    assert!(!model.dataset.is_present(fabric), "nobody had named it");
    assert_eq!(model.workspace.comparison.services, [fabric, databricks]);
    assert_eq!(model.session.open, Some(fabric));
    // Nothing of all this is an error, in any place and layout.
    for command in [
        Command::Show(Layout::Table),
        Command::Show(Layout::Matrix),
        Command::Show(Layout::Timeline),
        Command::Show(Layout::Sources),
        Command::Show(Layout::Gaps),
    ] {
        app.state_mut().push(command);
        app.run();
    }
    for place in [Place::Compare, Place::Decide] {
        app.state_mut().push(Action::Go(place));
        app.run();
    }
    app.state_mut().push(AsOf::All);
    app.state_mut().push(Action::Go(Place::Explore));
    app.state_mut().push(Filter::ClearAll);
    app.run();
    assert_eq!(app.state().model().workspace.comparison.services, [fabric, databricks]);
}

#[test]
fn a_narrow_window_keeps_the_control_and_the_chip() {
    let mut app = open(
        Window {
            size: [640.0, 480.0],
            ..Window::default()
        },
        FakeWorld::default(),
    );
    as_of(&mut app, date(2019, 12, 31));
    let window = app.ctx.content_rect();
    let search = app.get_by_label("Search services").rect();
    for label in ["Choose another day", "Go back to all sources"] {
        let rect = app.get_by_label_contains(label).rect();
        assert!(window.contains_rect(rect), "{label}: {rect:?}");
        assert!(!rect.intersects(search.shrink(1.0)), "{label}: {rect:?} on {search:?}");
    }
}

/// Where the timeline's handle is.
fn handle(app: &App) -> egui::Pos2 {
    app.get_by_label_contains("Only what was published by a day")
        .rect()
        .center()
}

fn timeline() -> App {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Filter::ClearAll);
    app.state_mut().push(Command::Show(Layout::Timeline));
    app.run();
    app
}

#[test]
fn the_line_is_dragged_and_the_view_is_read_again_when_it_is_let_go() {
    let mut app = timeline();
    let from = handle(&app);
    app.drag_at(from);
    app.run();
    for x in [30.0, 60.0, 120.0, 180.0] {
        app.hover_at(from - egui::vec2(x, 0.0));
        app.run();
        assert_eq!(view(&app), today(), "nothing is read while it moves");
    }
    let dropped = handle(&app);
    assert!(dropped.x < from.x - 150.0, "the line follows: {from} {dropped}");
    app.drop_at(from - egui::vec2(180.0, 0.0));
    app.run();
    let day = view(&app).as_of.expect("a day");
    assert!(day < date(2026, 1, 1), "{day}");
    assert!((handle(&app).x - dropped.x).abs() < 0.5, "and stays where it was put");
    app.get_by_label_contains("Go back to all sources");
}

#[test]
fn keys_move_the_line_from_document_to_document() {
    let mut app = timeline();
    app.get_by_label_contains("Only what was published by a day").focus();
    app.run();
    let mut days = vec![];
    for _ in 0..3 {
        app.key_press(egui::Key::ArrowLeft);
        app.run();
        days.push(view(&app).as_of.expect("a day"));
    }
    assert!(days.is_sorted_by(|a, b| b < a), "{days:?}");
    let dated = &app.state().model().dataset.catalog.sources;
    for day in &days {
        assert!(
            dated.iter().any(|s| s.date.span().is_some_and(|d| d.last() == *day)),
            "{day}"
        );
    }
    app.key_press(egui::Key::ArrowRight);
    app.run();
    assert_eq!(view(&app).as_of, Some(days[1]));
    app.key_press(egui::Key::End);
    app.run();
    assert_eq!(view(&app), today());
}

#[test]
fn the_axis_stays_when_the_line_moves() {
    let mut app = timeline();
    as_of(&mut app, date(2019, 12, 31));
    let early = handle(&app).x;
    as_of(&mut app, date(2020, 12, 31));
    let late = handle(&app).x;
    as_of(&mut app, date(2017, 12, 31));
    as_of(&mut app, date(2019, 12, 31));
    assert!((handle(&app).x - early).abs() < 0.5);
    let year = late - early;
    as_of(&mut app, date(2018, 12, 31));
    assert!(
        (early - handle(&app).x - year).abs() < 1.0,
        "a year is as wide under every day"
    );
}
