//! A few pictures of the whole window, drawn on the CPU so that they are the same on every machine. They change when
//! the look changes: renew them with `UPDATE_SNAPSHOTS=1 cargo test --test window screens` and look at them.

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        action::{Action, Compare, Filter, Prefer, Select},
        location::Location,
    },
    workspace::{Layout, Place, ThemeChoice},
};
use egui_kittest::Harness;

fn service(app: &Harness<'_, crosscheck::shell::Shell>, id: &str) -> crosscheck::catalog::ServiceIx {
    app.state().model().dataset.catalog.service(id).expect("in the catalog")
}

fn do_all(app: &mut Harness<'_, crosscheck::shell::Shell>, theme: ThemeChoice, actions: Vec<Action>) {
    app.state_mut().push(Prefer::Theme(theme));
    for action in actions {
        app.state_mut().push(action);
    }
    app.run();
    // The pointer is nowhere, so that nothing is lit.
    app.run();
}

#[test]
fn explore_as_cards_with_details() {
    let mut app = open(Window::default(), FakeWorld::default());
    let databricks = service(&app, "azure-databricks");
    do_all(
        &mut app,
        ThemeChoice::Dark,
        vec![Select::ToggleTick(databricks).into(), Select::Open(databricks).into()],
    );
    app.snapshot("explore_cards_dark");
}

#[test]
fn explore_as_a_table_in_light_and_narrow() {
    let window = Window {
        size: [900.0, 600.0],
        theme: egui::Theme::Light,
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    do_all(
        &mut app,
        ThemeChoice::Light,
        vec![Filter::SetLayout(Layout::Table).into()],
    );
    app.snapshot("explore_table_light_narrow");
}

#[test]
fn compare_three_in_light() {
    let mut app = open(
        Window {
            theme: egui::Theme::Light,
            ..Window::default()
        },
        FakeWorld::default(),
    );
    let ids = ["azure-machine-learning", "azure-databricks", "sql-server-ml-services"].map(|id| service(&app, id));
    do_all(
        &mut app,
        ThemeChoice::Light,
        vec![Select::CompareThese(ids.to_vec()).into()],
    );
    app.snapshot("compare_light");
}

#[test]
fn compare_with_a_baseline_in_dark_and_narrow() {
    let window = Window {
        size: [900.0, 600.0],
        file: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron").into()),
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    app.run();
    let ids = ["tinybase", "docdrawer", "oldstore"].map(|id| service(&app, id));
    let size = app
        .state()
        .model()
        .dataset
        .catalog
        .attribute("max-size")
        .expect("there");
    do_all(
        &mut app,
        ThemeChoice::Dark,
        vec![
            Select::CompareThese(ids.to_vec()).into(),
            Compare::TogglePin(ids[0]).into(),
            Compare::SetDifferencesOnly(true).into(),
            Compare::ToggleGroup(0).into(),
            Compare::Cursor(Location::cell(ids[1], size)).into(),
        ],
    );
    app.snapshot("compare_baseline_dark_narrow");
}

#[test]
fn decide_at_twice_the_size() {
    let mut app = open(
        Window {
            scale: 2.0,
            size: [1000.0, 700.0],
            ..Window::default()
        },
        FakeWorld::default(),
    );
    do_all(&mut app, ThemeChoice::Dark, vec![Action::Go(Place::Decide)]);
    app.snapshot("decide_dark_2x");
}

#[test]
fn nothing_matches() {
    let mut app = open(Window::default(), FakeWorld::default());
    do_all(
        &mut app,
        ThemeChoice::Dark,
        vec![Filter::SetSearch("zzzz".into()).into()],
    );
    app.snapshot("nothing_matches_dark");
}

/// The grid at a small size, plain at 100 % and 200 %, in both themes: few pixels, all shapes.
#[test]
fn the_grid_in_both_themes_and_at_twice_the_size() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (theme, choice, word) in [
        (egui::Theme::Dark, ThemeChoice::Dark, "dark"),
        (egui::Theme::Light, ThemeChoice::Light, "light"),
    ] {
        for scale in [1.0, 2.0] {
            let window = Window {
                size: [640.0, 460.0],
                scale,
                theme,
                ..Window::default()
            };
            let mut app = open(window, FakeWorld::default());
            for (layout, name) in [
                (Layout::Cards, "cards"),
                (Layout::Table, "table"),
                (Layout::Matrix, "matrix"),
            ] {
                do_all(&mut app, choice, vec![Filter::SetLayout(layout).into()]);
                app.snapshot(format!("grid_{name}_{word}_{}00", scale as u8));
            }
            results.extend(app.take_snapshot_results());
        }
    }
}

#[test]
fn very_long_names_are_cut_and_stay_in_their_place() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/long_names.ron");
    let mut app = open(
        Window {
            size: [900.0, 520.0],
            file: Some(path),
            ..Window::default()
        },
        FakeWorld::default(),
    );
    app.run();
    for (layout, name) in [(Layout::Table, "table"), (Layout::Matrix, "matrix")] {
        do_all(&mut app, ThemeChoice::Light, vec![Filter::SetLayout(layout).into()]);
        app.snapshot(format!("long_names_{name}"));
    }
}
