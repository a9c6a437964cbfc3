//! The grid driven as a person would, and how much of it is laid out.

use std::sync::Arc;

use crosscheck::{
    app::{
        Command, Effect,
        action::{File, Filter, Grid, Select},
    },
    catalog::{
        check,
        condition::Subject,
        raw::{Group, Kind, RawAttribute, RawCatalog, RawClaim, RawSays, RawService, RawSource},
    },
    dataset::{Dataset, Loaded},
    export::Format,
    shell::{Shell, documents::opened},
    workspace::Layout,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::app::{FakeWorld, Window, open, today};

type App = Harness<'static, Shell>;

fn at(layout: Layout, window: Window) -> App {
    let mut app = open(window, FakeWorld::default());
    app.state_mut().push(Filter::SetLayout(layout));
    app.run();
    app
}

/// A catalog so plain that a hundred thousand services are made in a moment.
fn plain(services: usize) -> Arc<Dataset> {
    let flag = |i: usize| RawAttribute {
        id: format!("flag-{i}"),
        label: format!("Flag {i}"),
        group: "g".to_owned(),
        kind: Kind::Flag,
        about: String::new(),
        options: vec![],
        unit: String::new(),
        better: None,
        from_parts: false,
        complete: false,
        decimals: None,
        formula: String::new(),
    };
    let raw = RawCatalog {
        title: "Plain".to_owned(),
        sources: vec![RawSource {
            id: "a".to_owned(),
            title: "A".to_owned(),
            // Old enough that the timeline has lives to draw.
            date: Some("2019".to_owned()),
            ..RawSource::default()
        }],
        groups: vec![Group {
            id: "g".to_owned(),
            label: "All".to_owned(),
        }],
        attributes: (0..12).map(flag).collect(),
        services: (0..services)
            .map(|i| RawService {
                id: format!("s{i}"),
                name: format!("Service {i:06}"),
                category: ["One", "Two", ""][i % 3].to_owned(),
                claims: vec![RawClaim {
                    attribute: format!("flag-{}", i % 12),
                    says: RawSays::Yes,
                    source: "a".to_owned(),
                    place: String::new(),
                    note: String::new(),
                    supersedes: vec![],
                    withdrawn: None,
                }],
                ..RawService::default()
            })
            .collect(),
        ..RawCatalog::default()
    };
    let catalog = check::check(&raw).0.expect("it checks");
    Arc::new(Dataset::new(
        catalog,
        today(),
        Some(std::path::PathBuf::from("plain.ron")),
        vec![],
        7,
    ))
}

fn with(dataset: Arc<Dataset>, layout: Layout) -> App {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(File::Read {
        path: "plain.ron".into(),
        result: Ok(opened(Loaded(dataset), None)),
    });
    app.state_mut().push(Filter::SetLayout(layout));
    app.run();
    app
}

fn nodes(app: &App) -> usize {
    app.root().children_recursive().count()
}

#[test]
fn of_a_hundred_thousand_services_only_those_in_sight_are_laid_out() {
    let (few, many) = (plain(300), plain(100_000));
    for layout in [Layout::Table, Layout::Matrix, Layout::Cards] {
        let small = nodes(&with(few.clone(), layout));
        let mut app = with(many.clone(), layout);
        let first = nodes(&app);
        assert!(
            first < small + 20,
            "{layout:?}: {first} nodes, {small} with 300 services"
        );
        app.get_by_role_and_label(Role::TextInput, "Search services").focus();
        app.run();
        app.key_press(Key::ArrowDown);
        app.run();
        app.run();
        app.key_press(Key::End);
        app.run();
        app.run();
        let tick = app.get_by_role_and_label(Role::CheckBox, "Compare Service 099999");
        let bottom = tick.rect().bottom();
        assert!(bottom <= 800.0, "{layout:?}: the last row is in sight, at {bottom}");
        assert!(nodes(&app) < small + 20, "{layout:?}: {} nodes at the end", nodes(&app));
    }
}

#[test]
fn cards_have_the_keys_of_a_list() {
    let mut app = with(plain(1000), Layout::Cards);
    app.key_press_modifiers(Modifiers::COMMAND, Key::F);
    app.run();
    app.key_press(Key::ArrowDown);
    app.run();
    let at = |app: &App| {
        let model = app.state().model();
        model.session.cursor.map(|s| s.0)
    };
    assert_eq!(at(&app), Some(0));
    for (key, expected) in [(Key::End, 999), (Key::Home, 0)] {
        app.key_press(key);
        app.run();
        assert_eq!(at(&app), Some(expected), "{key:?}");
        // Its card is in sight and has the keyboard: the next key leads on from it.
        let focused = app.root().children_recursive().any(|n| n.is_focused());
        assert!(focused, "{key:?} leaves the keyboard nowhere");
    }
    app.key_press(Key::PageDown);
    app.run();
    let page = at(&app).unwrap_or_default();
    assert!(page > 2 && page < 100, "{page}");
    app.key_press(Key::PageUp);
    app.run();
    assert_eq!(at(&app), Some(0));
}

/// The services that are ticked, by place.
fn ticked(app: &App) -> Vec<u32> {
    let ticked = &app.state().model().workspace.comparison.services;
    ticked.iter().map(|s| s.0).collect()
}

#[test]
fn the_first_arrow_leads_into_the_list_and_shift_ticks_a_run() {
    for layout in [Layout::Cards, Layout::Table, Layout::Matrix, Layout::Timeline] {
        let mut app = with(plain(30), layout);
        let press = |app: &mut App, modifiers, key| {
            app.key_press_modifiers(modifiers, key);
            app.run();
        };
        let at = |app: &App| app.state().model().session.cursor.map(|s| s.0);
        // In a card's row one goes on to the side, elsewhere down.
        let (on, back) = match layout {
            Layout::Cards => (Key::ArrowRight, Key::ArrowLeft),
            _ => (Key::ArrowDown, Key::ArrowUp),
        };
        press(&mut app, Modifiers::NONE, Key::ArrowDown);
        assert_eq!(at(&app), Some(0), "{layout:?}: the first arrow leads to the first");
        press(&mut app, Modifiers::SHIFT, on);
        press(&mut app, Modifiers::SHIFT, on);
        assert_eq!((at(&app), ticked(&app)), (Some(2), vec![0, 1, 2]), "{layout:?}");
        press(&mut app, Modifiers::SHIFT, back);
        assert_eq!(
            (at(&app), ticked(&app)),
            (Some(1), vec![0, 1]),
            "{layout:?}: a run shrinks as it grew"
        );
        // Without Shift the run has ended; the next one begins where the keyboard is.
        for _ in 0..3 {
            press(&mut app, Modifiers::NONE, on);
        }
        press(&mut app, Modifiers::SHIFT, back);
        assert_eq!(ticked(&app), [0, 1, 3, 4], "{layout:?}");
        press(&mut app, Modifiers::COMMAND, Key::Z);
        assert_eq!(
            ticked(&app),
            [0, 1],
            "{layout:?}: a step of the run is a step to take back"
        );
    }
}

#[test]
fn the_first_arrow_leads_to_the_service_that_was_looked_at_last() {
    for layout in [Layout::Cards, Layout::Table] {
        let mut app = with(plain(30), layout);
        app.state_mut().push(Select::Open(crosscheck::catalog::ServiceIx(4)));
        app.state_mut().push(Select::CloseDetails);
        app.run();
        app.key_press(Key::ArrowDown);
        app.run();
        let focused = app.root().children_recursive().find(egui_kittest::Node::is_focused);
        let name = focused.and_then(|n| n.accesskit_node().label()).unwrap_or_default();
        assert!(name.contains("Service 000004"), "{layout:?}: {name:?} has the keyboard");
    }
}

#[test]
fn groups_have_counts_fold_and_end_with_what_is_not_stated() {
    for layout in [Layout::Cards, Layout::Table, Layout::Matrix] {
        let mut app = with(plain(30), layout);
        app.get_by_role_and_label(Role::Button, "Group").click();
        app.run();
        app.get_by_role_and_label(Role::RadioButton, "Category").click();
        app.run();
        app.get_by_role_and_label(Role::Button, "One, 10 services, unfolded")
            .click();
        app.run();
        app.get_by_role_and_label(Role::Button, "Two, 10 services, unfolded")
            .click();
        app.run();
        app.get_by_role_and_label(Role::Button, "Not stated, 10 services, unfolded");
        assert!(
            app.query_by_role_and_label(Role::CheckBox, "Compare Service 000000")
                .is_none()
        );
        app.get_by_role_and_label(Role::CheckBox, "Compare Service 000002");
        app.get_by_role_and_label(Role::Button, "One, 10 services, folded")
            .click();
        app.run();
        app.get_by_role_and_label(Role::CheckBox, "Compare Service 000000");
        app.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        app.run();
        assert_eq!(
            app.state().model().workspace.view.grid.group,
            None,
            "grouping is a step to take back"
        );
    }
}

/// Under each option it has stands an entry with a place of its own: ticked as one, reached one by one.
#[test]
fn under_the_options_of_a_set_one_stands_as_often_as_it_has_any() {
    for layout in [Layout::Cards, Layout::Table, Layout::Matrix] {
        let tall = Window {
            size: [1280.0, 6000.0],
            ..Window::default()
        };
        let mut app = at(layout, tall);
        let languages = app
            .state()
            .model()
            .dataset
            .catalog
            .attribute("languages")
            .expect("a set");
        let count = |app: &App| {
            let mut views = crosscheck::app::view::Views::default();
            views.refresh(app.state().model());
            let view = views.explore().expect("a view");
            (view.count.clone(), view.len(), view.groups.lines())
        };
        let before = count(&app);
        app.state_mut().push(Grid::GroupBy(Some(Subject::Attribute(languages))));
        app.run();
        let (words, places, lines) = count(&app);
        assert_eq!(words, before.0, "the whole counts each once");
        assert!(places > before.1, "{layout:?}: {places} places");
        app.get_by_label_contains("Each stands under every option it is stated to have");
        let boxes = |app: &App| {
            app.query_all_by_role_and_label(Role::CheckBox, "Compare Azure Databricks")
                .count()
        };
        let (n, of) = (boxes(&app), app.state().model().workspace.comparison.services.len());
        assert!(n > 1, "{layout:?}: it has several languages");
        let first = app
            .get_all_by_role_and_label(Role::CheckBox, "Compare Azure Databricks")
            .next();
        first.expect("a box").click();
        app.run();
        let ticked = app.state().model().workspace.comparison.services.len();
        assert_eq!((boxes(&app), ticked), (n, of + 1), "one and the same");
        if layout != Layout::Table {
            continue;
        }
        // By the arrow from the first line to the last, each once.
        app.key_press_modifiers(Modifiers::COMMAND, Key::F);
        app.run();
        let mut reached = std::collections::HashSet::new();
        for _ in 0..lines + 3 {
            app.key_press(Key::ArrowDown);
            app.run();
            app.run();
            reached.extend(app.ctx.memory(egui::Memory::focused));
        }
        // The search box is where it began.
        assert_eq!(reached.len(), lines, "every line has the keyboard once");
    }
}

#[test]
fn the_matrix_by_keys_alone() {
    let mut app = at(Layout::Matrix, Window::default());
    app.key_press_modifiers(Modifiers::COMMAND, Key::F);
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Search services")
        .type_text("databricks");
    app.run();
    app.key_press(Key::ArrowDown);
    app.run();
    app.run();
    let focused = |app: &App| {
        let id = app.ctx.memory(egui::Memory::focused);
        assert!(id.is_some(), "something has the keyboard");
        app.root()
            .children_recursive()
            .find(|n| n.accesskit_node().is_focused())
            .and_then(|n| n.accesskit_node().label())
            .expect("it has a name")
    };
    assert_eq!(
        focused(&app),
        "Azure Databricks, Project phases: Data preparation: yes, 3 sources"
    );
    app.key_press(Key::ArrowRight);
    app.run();
    app.run();
    assert!(focused(&app).contains("Exploring data"), "{}", focused(&app));
    app.key_press(Key::Space);
    app.run();
    assert_eq!(
        app.state().model().workspace.comparison.services.len(),
        1,
        "Space ticks"
    );
    app.key_press(Key::Enter);
    app.run();
    let phases = app.state().model().dataset.catalog.attribute("phases");
    let opened = app.state().model().session.claims_of.map(|(_, a)| a);
    assert!(
        opened.is_some() && (phases.is_none() || opened == phases),
        "Enter opens the claims"
    );
    app.key_press(Key::ArrowUp);
    app.run();
    app.run();
    assert_eq!(focused(&app), "Order the rows by Project phases: Exploring data");
    app.key_press(Key::Enter);
    app.run();
    app.run();
    assert_eq!(focused(&app), "Rows with yes first, by Project phases: Exploring data");
    app.key_press(Key::ArrowDown);
    app.run();
    app.run();
    assert!(focused(&app).starts_with("Azure Databricks"));
}

/// The places of columns in the table, by their ids.
fn placed(app: &App) -> Vec<String> {
    let model = app.state().model();
    let columns = model.workspace.view.grid.columns(&model.dataset);
    let ids = columns.shown().iter().map(|s| s.id(&model.dataset.catalog).to_owned());
    ids.collect()
}

#[test]
fn a_column_ticked_below_the_others_has_no_moves_and_a_drop_stays_in_its_own_section() {
    let mut app = at(
        Layout::Table,
        Window {
            size: [1280.0, 800.0],
            ..Window::default()
        },
    );
    let before = placed(&app);
    app.get_by_role_and_label(Role::Button, "Columns").click();
    app.run();
    let offered = {
        let catalog = &app.state().model().dataset.catalog;
        let mut all = catalog.attribute_ixs();
        all.find(|a| catalog[*a].label == "Offered by").expect("an attribute")
    };
    app.state_mut().push(Grid::ToggleColumn(Subject::Attribute(offered)));
    app.run();
    let ticked = placed(&app);
    assert_eq!(ticked.len(), before.len() + 1);
    app.get_by_role_and_label(Role::Button, "Keep Offered by beside the name");
    assert!(app.query_by_label("Move Offered by down").is_none());
    assert!(app.query_by_label("Move Offered by up").is_none());
    // The last of those above it has nowhere to go.
    let name_of = |id: &str| {
        let catalog = &app.state().model().dataset.catalog;
        catalog
            .attribute(id)
            .map_or("Category", |a| catalog[a].label.as_str())
            .to_owned()
    };
    let rows: Vec<(String, egui::Rect)> = before
        .iter()
        .map(|id| {
            let nodes = { app.query_all_by_role(Role::CheckBox) };
            let name = if id == "status" {
                "Status".to_owned()
            } else {
                name_of(id)
            };
            let row = nodes
                .filter_map(|n| Some((n.accesskit_node().label()?, n.rect())))
                .find(|(label, _)| label.starts_with(&format!("Show {name}")))
                .unwrap_or_else(|| panic!("no row of {id}"));
            (id.clone(), row.1)
        })
        .collect();
    let (first, last) = (rows[0].1, rows[rows.len() - 1].1);
    let grip = egui::pos2(first.left() - 12.0, first.center().y);
    let below = egui::pos2(grip.x, last.bottom() + 6.0);
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    app.hover_at(grip);
    app.run();
    app.event(button(grip, true));
    app.run();
    for at in [grip + egui::vec2(0.0, 30.0), below] {
        app.hover_at(at);
        app.step();
    }
    app.event(button(below, false));
    app.run();
    let after = placed(&app);
    let expected: Vec<String> = before[1..].iter().chain(&before[..1]).cloned().collect();
    assert_eq!(after[..before.len()], expected, "{ticked:?}");
    // Opened again, it is among them, with moves.
    app.key_press(Key::Escape);
    app.run();
    app.get_by_role_and_label(Role::Button, "Columns").click();
    app.run();
    app.get_by_role_and_label(Role::Button, "Move Offered by up");
}

#[test]
fn a_row_keeps_the_keyboard_when_another_comes_back_above_it() {
    for layout in [Layout::Table, Layout::Matrix] {
        let mut app = at(layout, Window::default());
        let all: Vec<_> = { app.query_all_by_role(Role::CheckBox) }
            .filter_map(|n| n.accesskit_node().label())
            .filter(|label| label.starts_with("Compare "))
            .collect();
        let kept = all[2].trim_start_matches("Compare ").to_owned();
        app.state_mut().push(Filter::SetSearch(kept));
        app.run();
        app.get_by_role_and_label(Role::CheckBox, &all[2]).focus();
        app.run();
        let before = app.ctx.memory(egui::Memory::focused);
        app.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        app.run();
        let now = app.get_by_role_and_label(Role::CheckBox, &all[2]);
        assert!(app.query_by_role_and_label(Role::CheckBox, &all[0]).is_some());
        assert!(now.accesskit_node().is_focused(), "{layout:?}: {before:?}");
    }
}

#[test]
fn columns_are_searched_shown_moved_pinned_and_exported_as_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("services.csv");
    let fake = FakeWorld {
        save_to: Some(target.clone()),
        ..FakeWorld::default()
    };
    let asked = fake.asked.clone();
    let mut app = open(Window::default(), fake);
    app.state_mut().push(Filter::SetLayout(Layout::Table));
    app.run();
    app.get_by_role_and_label(Role::Button, "Columns").click();
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Search columns").focus();
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Search columns")
        .type_text("offered");
    app.run();
    app.get_by_role_and_label(Role::CheckBox, "Show Offered by").click();
    app.run();
    app.get_by_role_and_label(Role::Button, "Keep Offered by beside the name")
        .click();
    app.run();
    let columns = |app: &App| {
        let model = app.state().model();
        let columns = model.workspace.view.grid.columns(&model.dataset);
        let ids: Vec<String> = columns
            .shown()
            .iter()
            .map(|s| s.id(&model.dataset.catalog).to_owned())
            .collect();
        (ids, columns.pinned().len())
    };
    let (ids, pinned) = columns(&app);
    assert_eq!((ids.len(), pinned), (9, 1), "{ids:?}");
    assert_eq!(
        app.state()
            .model()
            .dataset
            .catalog
            .attribute(&ids[0])
            .map(|a| app.state().model().dataset.catalog[a].label.clone())
            .as_deref(),
        Some("Offered by")
    );
    // An empty search shows all again; down moves a column that scrolls.
    app.state_mut().push(Grid::ToggleColumn(Subject::Category));
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Search columns").focus();
    app.run();
    app.key_press_modifiers(Modifiers::COMMAND, Key::A);
    app.key_press(Key::Backspace);
    app.run();
    app.run();
    app.get_by_role_and_label(Role::Button, "Move Status down").click();
    app.run();
    let (ids, _) = columns(&app);
    assert_eq!(ids[1..3], ["languages", "status"], "{ids:?}");
    app.key_press(Key::Escape);
    app.run();

    app.state_mut().push(Command::Export(Format::Csv));
    app.run();
    assert!(asked.borrow().iter().any(|e| matches!(e, Effect::Write { .. })));
    let written = std::fs::read(&target).expect("written");
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args([
            "list",
            "--where",
            "role=alternative",
            "--where",
            "status!=retired",
            "--format",
            "csv",
        ])
        .args(["--columns", &ids.join(","), "--today", "2026-11-21"])
        .output()
        .expect("the program runs");
    assert_eq!(
        String::from_utf8_lossy(&out.stdout),
        String::from_utf8_lossy(&written),
        "window and command write the same columns in the same order"
    );
}

#[test]
fn nothing_overlaps_and_all_can_be_reached_at_three_times_the_text() {
    // 1280 × 800 with text at 300 % leaves so many points.
    let window = Window {
        size: [426.0, 266.0],
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    for layout in ["Table", "Matrix", "Cards"] {
        let choice = app.get_by_role_and_label(Role::RadioButton, layout);
        let rect = choice.rect();
        assert!(rect.left() >= 0.0 && rect.right() <= 426.0, "{layout} lies at {rect:?}");
        choice.click();
        app.run();
        app.run();
        let ticks = app
            .query_all_by_label_contains("Compare ")
            .filter(|n| n.accesskit_node().role() == Role::CheckBox);
        let rects: Vec<_> = ticks.map(|n| n.rect()).collect();
        assert!(!rects.is_empty(), "{layout}: a service is in sight");
        assert!(
            rects.iter().all(|r| r.left() >= 0.0 && r.right() <= 426.0),
            "{layout}: {rects:?}"
        );
    }
}

#[test]
fn a_wheel_is_not_fought_by_the_row_that_has_the_keyboard() {
    let mut app = with(plain(500), Layout::Table);
    app.get_by_role_and_label(Role::TextInput, "Search services").focus();
    app.run();
    app.key_press(Key::ArrowDown);
    app.run();
    app.run();
    assert!(app.state().model().session.cursor.is_some());
    app.hover_at(egui::pos2(700.0, 500.0));
    app.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Page,
        delta: egui::vec2(0.0, -3.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    for _ in 0..12 {
        app.run();
    }
    assert!(
        app.query_by_role_and_label(Role::CheckBox, "Compare Service 000000")
            .is_none(),
        "the first row is out of sight and stays so"
    );
}

#[test]
fn an_empty_catalog_and_one_without_options_say_so() {
    let mut app = with(plain(0), Layout::Matrix);
    app.get_by_label("This catalog has no entries");
    app.state_mut().push(Select::ClearTicked);
    app.run();
}
