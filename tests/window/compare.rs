//! The comparison in the window, driven as a person would: by keys, by mouse and by dragging.

use std::fmt::Write as _;

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Command, Effect,
        action::{Annotate, Compare, Filter, Select},
        location::{LineId, Location},
    },
    catalog::ServiceIx,
    shell::Shell,
    workspace::{Place, Stored},
};
use egui::{Event, Key, Modifiers, PointerButton, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, Shell>;

const THREE: [&str; 3] = ["azure-machine-learning", "azure-databricks", "microsoft-fabric"];

fn service(app: &App, id: &str) -> ServiceIx {
    app.state().model().dataset.catalog.service(id).expect("in the catalog")
}

fn comparing(window: Window, ids: &[&str]) -> App {
    let mut app = open(window, FakeWorld::default());
    let services: Vec<ServiceIx> = ids.iter().map(|id| service(&app, id)).collect();
    app.state_mut().push(Select::CompareThese(services));
    app.run();
    app
}

fn panes(app: &App) -> Vec<String> {
    let model = app.state().model();
    let ids = model.workspace.comparison.services.iter();
    ids.map(|s| model.dataset.catalog[*s].id.clone()).collect()
}

fn cursor(app: &App) -> Location {
    app.state().model().session.compare.cursor.expect("a cursor")
}

fn press(app: &mut App, key: Key) {
    app.key_press(key);
    app.run();
}

/// What was put on the clipboard in the frames just run.
fn copied(app: &mut App, what: impl FnOnce(&mut App)) -> String {
    what(app);
    let mut text = None;
    for _ in 0..6 {
        app.step();
        for command in &app.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(t) = command {
                text = Some(t.clone());
            }
        }
    }
    text.expect("something was copied")
}

#[test]
fn one_cursor_walks_over_every_cell_and_keeps_in_sight() {
    let mut app = comparing(Window::default(), &THREE);
    // Nothing has the keyboard: the first arrow leads into the table.
    press(&mut app, Key::ArrowDown);
    let first = cursor(&app);
    assert_eq!(first.pane, service(&app, THREE[0]));
    let rows = app.state().model().dataset.catalog.attributes.len();
    let groups = app.state().model().dataset.catalog.groups.len();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..rows + groups {
        let at = cursor(&app);
        if let LineId::Row(attribute) = at.line {
            for expected in [true, true, false] {
                let at = cursor(&app);
                seen.insert((at.pane, attribute));
                let node = app
                    .ctx
                    .memory(egui::Memory::focused)
                    .expect("the cell has the keyboard");
                let rect = app.ctx.read_response(node).expect("it is drawn").rect;
                assert!(
                    rect.top() > 180.0 && rect.bottom() < 753.0 && rect.right() < 1280.0,
                    "{rect:?} is in sight"
                );
                let before = at;
                press(&mut app, Key::ArrowRight);
                assert_eq!(cursor(&app) != before, expected, "the row has three cells");
            }
            press(&mut app, Key::Home);
        }
        press(&mut app, Key::ArrowDown);
    }
    assert_eq!(seen.len(), rows * 3, "every cell was reached");
    let last = cursor(&app);
    press(&mut app, Key::ArrowDown);
    assert_eq!(cursor(&app), last, "it stops at the end");
    app.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    app.run();
    assert!(
        matches!(cursor(&app).line, LineId::Group(_)),
        "the first line is a heading"
    );
}

#[test]
fn enter_opens_the_claims_and_escape_gives_the_cell_back() {
    let mut app = comparing(Window::default(), &THREE);
    press(&mut app, Key::ArrowDown);
    press(&mut app, Key::ArrowDown);
    press(&mut app, Key::ArrowRight);
    let at = cursor(&app);
    press(&mut app, Key::Enter);
    let session = &app.state().model().session;
    assert_eq!(session.claims_of, at.attribute().map(|a| (at.pane, a)));
    press(&mut app, Key::Escape);
    assert_eq!(app.state().model().session.open, None);
    press(&mut app, Key::ArrowLeft);
    assert_ne!(cursor(&app), at, "the keyboard is still in the table");
}

#[test]
fn claims_open_at_their_head_whichever_cell_leads_to_them() {
    let mut app = comparing(Window::default(), &THREE);
    let first = service(&app, THREE[0]);
    let rows: Vec<_> = app.state().model().dataset.catalog.attribute_ixs().collect();
    let mut seen = 0;
    for attribute in rows {
        let model = app.state().model();
        let label = model.dataset.catalog[attribute].label.clone();
        let (claims, _) = model.dataset.cells.claims(first, attribute);
        if claims.is_empty() || model.dataset.catalog[attribute].formula.is_some() {
            continue;
        }
        app.state_mut().push(Select::ToggleClaims(first, attribute));
        app.run();
        app.run();
        // What scrolls begins below the panel's own head.
        let head = app.get_by_label("Compare this one").rect().bottom();
        let in_panel = |r: egui::Rect| r.left() > 850.0 && r.top() >= head - 1.0 && r.bottom() < 752.0;
        let heads = app.query_all_by_role(Role::Label).filter(|n| {
            let said = n.accesskit_node().value().unwrap_or_default();
            said == label && in_panel(n.rect())
        });
        assert!(heads.count() > 0, "the heading {label} is in sight");
        let citations = app.get_all_by_label("Copy as citation");
        let top = citations.map(|n| n.rect().top()).fold(f32::INFINITY, f32::min);
        assert!(top > head && top < 752.0, "the first claim on {label} ends at {top}");
        app.state_mut().push(Select::CloseDetails);
        app.run();
        seen += 1;
    }
    assert!(seen > 15, "{seen} cells");
}

#[test]
fn down_from_a_head_leads_to_the_cells_below_it() {
    let mut app = comparing(Window::default(), &THREE);
    for (id, name) in THREE
        .iter()
        .zip(["Azure Machine Learning", "Azure Databricks", "Microsoft Fabric"])
    {
        for control in ["Hold the others against", "Move or swap"] {
            app.get_by_label(&format!("{control} {name}")).focus();
            app.run();
            press(&mut app, Key::ArrowDown);
            let at = cursor(&app);
            assert_eq!(at.pane, service(&app, id), "below {control} {name}");
            assert!(matches!(at.line, LineId::Row(_)));
            let node = app
                .ctx
                .memory(egui::Memory::focused)
                .expect("the cell has the keyboard");
            let rect = app.ctx.read_response(node).expect("it is drawn").rect;
            assert!(rect.top() > 180.0 && rect.bottom() < 753.0, "{rect:?} is in sight");
            press(&mut app, Key::Escape);
        }
    }
}

#[test]
fn a_cell_says_all_that_is_seen_of_it() {
    let mut app = comparing(Window::default(), &THREE);
    let databricks = service(&app, THREE[1]);
    app.state_mut().push(Compare::TogglePin(databricks));
    app.run();
    app.get_by_role_and_label(
        Role::GridCell,
        "Microsoft Fabric, What it is: not stated. Row: different",
    );
    assert!(
        app.query_by_label("Baseline").is_some(),
        "the baseline is named, not only coloured"
    );
}

#[test]
fn a_cell_a_row_and_the_table_are_copied_as_text_and_as_markdown() {
    let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/databases.ron");
    let window = Window {
        file: Some(path),
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    app.run();
    let services = ["tinybase", "docdrawer"].map(|id| service(&app, id));
    let size = app
        .state()
        .model()
        .dataset
        .catalog
        .attribute("max-size")
        .expect("there");
    app.state_mut().push(Select::CompareThese(services.to_vec()));
    app.state_mut().push(Compare::TogglePin(services[0]));
    app.state_mut().push(Compare::Cursor(Location::cell(services[1], size)));
    app.run();
    assert_eq!(
        copied(&mut app, |app| app.event(Event::Copy)),
        "16 TB (better: 14 to 15 TB more)",
        "the system's own key copies the cell"
    );
    let run = |app: &mut App, name: &str| {
        let command = Command::all().find(|c| c.face().label == name).expect("a command");
        copied(app, |app| app.state_mut().push(command))
    };
    let n = number_of(&app, services[1], "max-size");
    assert_eq!(
        run(&mut app, "Copy cell as Markdown"),
        format!(
            "16 TB \\[{n}\\]<br>better: 14 to 15 TB more\n\n{n}. Survey of stores, Example Institute, 2 Mar 2024\n"
        )
    );
    let row = run(&mut app, "Copy row");
    assert_eq!(row.lines().count(), 2, "the names of the columns, and the row: {row}");
    assert!(
        row.lines()
            .all(|l| l.split('\t').count() == row.lines().next().unwrap().split('\t').count())
    );
    assert!(row.contains("16 TB") || row.contains("\t16\t"), "{row}");
    let row = run(&mut app, "Copy row as Markdown");
    assert!(
        row.starts_with("| Attribute |") && row.contains("The database handbook"),
        "{row}"
    );
    let attributes = app.state().model().dataset.catalog.attributes.len();
    let table = run(&mut app, "Copy table as Markdown");
    assert_eq!(table.lines().filter(|l| l.starts_with('|')).count(), attributes + 2);
    let table = run(&mut app, "Copy table");
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(table.as_bytes());
    assert_eq!(reader.records().count(), attributes + 1, "status and every row");
}

/// The number a cell's first source has in the comparison.
fn number_of(app: &App, service: ServiceIx, attribute: &str) -> usize {
    let model = app.state().model();
    let (catalog, cells) = (&model.dataset.catalog, &model.dataset.cells);
    let request = crosscheck::compare::CompareRequest {
        services: model.workspace.comparison.services.clone(),
        differences_only: false,
        keep_cant_tell: false,
        baseline: None,
    };
    let comparison = crosscheck::compare::compare(cells, &request);
    let attribute = catalog.attribute(attribute).unwrap();
    let at = comparison.services.iter().position(|s| *s == service).unwrap();
    let mut rows = comparison.groups.iter().flat_map(|g| &g.rows);
    rows.find(|r| r.attribute == attribute).unwrap().cells[at].notes[0]
}

#[test]
fn copying_is_left_to_text_boxes_while_one_types() {
    let mut app = comparing(Window::default(), &THREE);
    press(&mut app, Key::ArrowDown);
    app.get_by_role_and_label(Role::TextInput, "Search services").focus();
    app.run();
    app.event(Event::Copy);
    app.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    app.run();
    assert!(app.query_by_label_contains("Copied the cell").is_none());
    assert_eq!(panes(&app), THREE);
}

#[test]
fn groups_fold_by_key_and_by_click_and_stay_folded() {
    let mut app = comparing(Window::default(), &THREE);
    let cells = |app: &App| app.query_all_by_role(Role::GridCell).count();
    let before = cells(&app);
    press(&mut app, Key::ArrowDown);
    press(&mut app, Key::ArrowUp);
    assert!(matches!(cursor(&app).line, LineId::Group(_)));
    press(&mut app, Key::ArrowLeft);
    app.get_by_label("In short, 8 rows, folded");
    press(&mut app, Key::ArrowLeft);
    app.get_by_label("In short, 8 rows, folded");
    press(&mut app, Key::ArrowRight);
    assert_eq!(cells(&app), before, "right unfolds");
    press(&mut app, Key::Enter);
    app.get_by_label("In short, 8 rows, folded").click();
    app.run();
    app.get_by_label("In short, 8 rows, unfolded").click();
    app.run();

    let model = app.state().model();
    let saved = Stored::of(&model.workspace, &model.dataset.catalog).write();
    let (again, _) = Stored::read(&saved).0.restore(&model.dataset);
    assert_eq!(again.folded_groups, model.workspace.folded_groups);
    assert_eq!(again.folded_groups.len(), 1, "it is remembered between runs");
}

#[test]
fn the_cursor_goes_to_the_heading_its_row_is_folded_under() {
    let mut app = comparing(Window::default(), &THREE);
    press(&mut app, Key::ArrowDown);
    let row = cursor(&app);
    app.state_mut().push(Compare::FoldAll(true));
    app.run();
    press(&mut app, Key::ArrowRight);
    assert!(
        app.state().model().workspace.folded_groups.len() + 1 == app.state().model().dataset.catalog.groups.len(),
        "the keyboard stood on the heading, and unfolded it"
    );
    assert_eq!(cursor(&app), row, "what it was on is remembered");
}

#[test]
fn a_pane_is_moved_by_its_head_and_undone_in_one_step() {
    let mut app = comparing(Window::default(), &THREE);
    let from = app.get_by_label("Pane of Azure Machine Learning").rect();
    let to = app.get_by_label("Pane of Microsoft Fabric").rect();
    let grab = from.left_bottom() + egui::vec2(60.0, -8.0);
    app.hover_at(grab);
    app.run();
    app.event(Event::PointerButton {
        pos: grab,
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    app.run();
    let target = to.right_bottom() + egui::vec2(-20.0, -8.0);
    for at in [grab + egui::vec2(40.0, 0.0), target] {
        app.hover_at(at);
        app.step();
    }
    assert_eq!(panes(&app), THREE, "nothing moves before it is let go");
    app.event(Event::PointerButton {
        pos: target,
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    app.run();
    assert_eq!(panes(&app), [THREE[1], THREE[2], THREE[0]]);
    app.state_mut().push(Command::Undo);
    app.run();
    assert_eq!(panes(&app), THREE, "one step back");
}

#[test]
fn a_drag_ends_with_escape() {
    let mut app = comparing(Window::default(), &THREE);
    let grab = app.get_by_label("Pane of Azure Machine Learning").rect().left_bottom() + egui::vec2(60.0, -8.0);
    let target = app.get_by_label("Pane of Microsoft Fabric").rect().right_bottom() + egui::vec2(-20.0, -8.0);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    app.hover_at(grab);
    app.run();
    app.event(button(grab, true));
    app.run();
    app.hover_at(target);
    app.step();
    app.key_press(Key::Escape);
    app.step();
    app.event(button(target, false));
    app.run();
    assert_eq!(panes(&app), THREE);
}

#[test]
fn panes_move_are_pinned_and_taken_out_by_keys_and_menu_each_in_one_step() {
    let mut app = comparing(Window::default(), &THREE);
    press(&mut app, Key::ArrowDown);
    app.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    app.run();
    assert_eq!(panes(&app), [THREE[1], THREE[0], THREE[2]]);
    app.key_press_modifiers(Modifiers::ALT, Key::P);
    app.run();
    assert_eq!(
        app.state().model().workspace.comparison.baseline,
        Some(service(&app, THREE[0])),
        "the pane with the keyboard"
    );
    app.get_by_label("Move or swap Azure Databricks").click();
    app.run();
    app.get_by_label_contains("Move right").click();
    app.run();
    assert_eq!(panes(&app), [THREE[0], THREE[1], THREE[2]]);
    app.get_by_label("Take Azure Machine Learning out").click();
    app.run();
    assert_eq!(panes(&app), [THREE[1], THREE[2]]);
    assert_eq!(
        app.state().model().workspace.comparison.baseline,
        None,
        "the baseline went with it"
    );
    for expected in [&[0, 1, 2][..], &[1, 0, 2], &[1, 0, 2], &[0, 1, 2]] {
        app.state_mut().push(Command::Undo);
        app.run();
        let expected: Vec<&str> = expected.iter().map(|i| THREE[*i]).collect();
        assert_eq!(panes(&app), expected);
    }
    assert_eq!(app.state().model().workspace.comparison.baseline, None);
}

#[test]
fn differences_only_says_what_it_hides_and_can_show_what_cannot_be_told() {
    let mut app = comparing(Window::default(), &THREE);
    app.get_by_role_and_label(Role::CheckBox, "Differences only").click();
    app.run();
    let line = |app: &App| {
        let node = app.query_by_label_contains("hidden:")?;
        let node = node.accesskit_node();
        node.label().or(node.value())
    };
    let hidden = line(&app).expect("a line says so");
    let cant_tell: usize = hidden
        .split(", ")
        .nth(1)
        .and_then(|t| t.split(' ').next())
        .and_then(|n| n.parse().ok())
        .expect("how many cannot be told");
    assert!(cant_tell > 0, "{hidden}");
    app.get_by_role_and_label(Role::CheckBox, &format!("Also can't tell ({cant_tell})"))
        .click();
    app.run();
    assert!(
        line(&app).is_none_or(|l| !l.contains("can't tell")),
        "they are shown now: {:?}",
        line(&app)
    );
    app.get_by_role_and_label(Role::CheckBox, &format!("Also can't tell ({cant_tell})"));
    app.state_mut().push(Command::Undo);
    app.run();
    assert_eq!(line(&app), Some(hidden), "undo goes back one step");
}

/// The names of what can be pressed.
fn buttons(app: &App) -> Vec<String> {
    let all = app.query_all_by_role(Role::Button);
    all.filter_map(|n| n.accesskit_node().label()).collect()
}

/// Chooses a line of the menu that copies why one over another.
fn copy(app: &mut App, label: &str) {
    app.get_by_role_and_label(Role::Button, "Copy…").click();
    app.run();
    app.get_by_label(label).click();
}

#[test]
fn why_one_over_another_lists_what_opens_its_claims() {
    let mut app = comparing(Window::default(), &THREE);
    app.get_by_role_and_label(Role::RadioButton, "Why one over another")
        .click();
    app.run();
    let headed = |app: &App, start: &str| buttons(app).into_iter().find(|b| b.starts_with(start));
    for start in [
        "Only stated for Azure Machine Learning (",
        "Only stated for Azure Databricks (",
        "Nobody says (",
    ] {
        let heading = headed(&app, start).unwrap_or_else(|| panic!("{start}: {:?}", buttons(&app)));
        assert!(heading.ends_with("), unfolded"), "{heading}");
    }
    app.get_by_role_and_label(Role::Button, "The other way round").click();
    app.run();
    let why = app.state().model().session.compare.why;
    assert_eq!(why, Some((service(&app, THREE[1]), service(&app, THREE[0]))));
    let text = copied(&mut app, |app| copy(app, "Copy as text"));
    assert!(
        text.starts_with("Why Azure Databricks over Azure Machine Learning\n"),
        "{text}"
    );
    assert!(text.contains("\nSources\n["), "{text}");
    let markdown = copied(&mut app, |app| copy(app, "Copy as Markdown"));
    let headings = |text: &str| {
        text.lines()
            .filter(|l| l.ends_with(')') && !l.starts_with(['-', '|', '[']))
            .count()
    };
    assert_eq!(
        headings(&text),
        markdown.lines().filter(|l| l.starts_with("## ")).count(),
        "{markdown}"
    );
    app.state_mut().push(Command::CopyMarkdown);
    let whole = copied(&mut app, |_| {});
    assert!(
        whole.contains("\n## Why Azure Databricks over Azure Machine Learning\n"),
        "{whole}"
    );
    let words = app.query_all_by_role(Role::Button).find(|n| {
        let label = n.accesskit_node().label().unwrap_or_default();
        label.contains(", Languages: ") && label.ends_with("Show its claims")
    });
    words.expect("words that lead to a cell").click();
    app.run();
    let (claimed, attribute) = app.state().model().session.claims_of.expect("claims are open");
    assert_eq!(app.state().model().dataset.catalog[attribute].id, "languages");
    app.get_by_role_and_label(Role::RadioButton, "Side by side").click();
    app.run();
    assert_eq!(
        cursor(&app),
        Location::cell(claimed, attribute),
        "the table shows the cell it rests on"
    );
    // A pair of which one is taken out is not asked about any more.
    app.state_mut().push(Command::WhyOver);
    app.run();
    app.state_mut().push(Select::ToggleTick(claimed));
    app.run();
    assert!(app.query_all_by_role(Role::GridCell).count() > 0);
}

#[test]
fn a_long_list_of_why_shows_all_and_folds_and_what_was_pressed_stays_where_it_is() {
    let size = [1280.0, 800.0];
    let mut app = comparing(
        Window {
            size,
            ..Window::default()
        },
        &THREE,
    );
    app.state_mut().push(Command::WhyOver);
    app.run();
    let shown = |app: &App| {
        let all = buttons(app).into_iter();
        all.filter(|b| b.ends_with("Show its claims")).count()
    };
    let starting = |app: &App, start: &str| {
        let all = buttons(app).into_iter();
        all.filter(|b| b.starts_with(start)).collect::<Vec<_>>()
    };
    let first = shown(&app);
    let all = starting(&app, "Show all ").into_iter().next().expect("a long list");
    let heading = all.split_once(": ").expect("which list").1.to_owned();
    let at = app.get_by_role_and_label(Role::Button, &all).rect();
    app.get_by_role_and_label(Role::Button, &all).focus();
    app.run();
    press(&mut app, Key::Enter);
    let fewer = starting(&app, "Show first 8: ")
        .into_iter()
        .next()
        .expect("it goes back");
    assert!(fewer.ends_with(&heading), "{fewer}");
    let now = app.get_by_role_and_label(Role::Button, &fewer).rect();
    assert!(
        now.contains(at.center()) && now.right_top() == at.right_top(),
        "it stays under the pointer"
    );
    let more = shown(&app);
    assert!(more > first, "{more} lines, {first} before");
    let folds = format!("{heading}, unfolded");
    let at = app.get_by_role_and_label(Role::Button, &folds).rect();
    app.get_by_role_and_label(Role::Button, &folds).focus();
    app.run();
    press(&mut app, Key::Space);
    let folded = format!("{heading}, folded");
    assert_eq!(
        app.get_by_role_and_label(Role::Button, &folded).rect(),
        at,
        "so does the heading"
    );
    assert!(shown(&app) < more);
}

#[test]
fn fewer_than_two_offers_what_is_easily_confused() {
    let mut app = comparing(Window::default(), &[]);
    app.get_by_label("Nothing to compare yet");
    app.get_by_role_and_label(Role::Button, "Azure Databricks and Microsoft Fabric")
        .click();
    app.run();
    assert_eq!(panes(&app), ["azure-databricks", "microsoft-fabric"]);
    let databricks = service(&app, "azure-databricks");
    app.state_mut().push(Select::ToggleTick(databricks));
    app.run();
    app.get_by_label_contains("Microsoft Fabric is ticked.");
    app.get_by_role_and_label(Role::Button, "Microsoft Fabric and Azure Databricks");
}

#[test]
fn what_is_ticked_outlives_filters_and_its_names_stay_in_the_tray() {
    let window = Window {
        size: [900.0, 600.0],
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    let six: Vec<ServiceIx> = {
        let catalog = &app.state().model().dataset.catalog;
        // The longest names there are.
        let mut all: Vec<ServiceIx> = catalog.service_ixs().collect();
        all.sort_by_key(|s| std::cmp::Reverse(catalog[*s].name.chars().count()));
        all.truncate(6);
        all
    };
    app.state_mut().push(Select::CompareThese(six.clone()));
    app.run();
    app.state_mut().push(crosscheck::app::Action::Go(Place::Explore));
    app.state_mut().push(Filter::SetSearch("zzzz".into()));
    app.run();
    assert_eq!(panes(&app).len(), 6);
    for service in &six {
        let spoken = format!("Untick {}", app.state().model().dataset.catalog[*service].name);
        let rect = app.get_by_label(&spoken).rect();
        assert!(
            rect.left() >= 0.0 && rect.right() <= 900.0,
            "{spoken} is in sight: {rect:?}"
        );
    }
    let spoken = format!("Untick {}", app.state().model().dataset.catalog[six[2]].name);
    app.get_by_label(&spoken).click();
    app.run();
    assert_eq!(panes(&app).len(), 5);
}

/// A catalog of six services and this many attributes.
fn wide(attributes: usize) -> String {
    let mut text = String::from(
        "(title: \"Wide\", sources: [(id: \"a\", title: \"A\", date: \"2020\")], groups: [(id: \"g\", label: \"G\")], attributes: [",
    );
    for i in 0..attributes {
        let _ = write!(
            text,
            "(id: \"t{i}\", label: \"Attribute {i}\", group: \"g\", kind: Text),"
        );
    }
    text.push_str("], services: [");
    for s in 0..6 {
        let _ = write!(text, "(id: \"s{s}\", name: \"Service {s}\", claims: [");
        for i in 0..attributes {
            let _ = write!(
                text,
                "(attribute: \"t{i}\", says: Text(\"Words of service {s} on attribute {i}, long enough to be wrapped {}\"), source: \"a\", place: \"p\"),",
                "again and ".repeat((s * 7 + i * 3) % 9)
            );
        }
        text.push_str("]),");
    }
    text.push_str("])");
    text
}

#[test]
fn only_the_rows_in_sight_are_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let cells = |attributes: usize| {
        let path = folder.path().join(format!("wide{attributes}.ron"));
        std::fs::write(&path, wide(attributes)).expect("written");
        let window = Window {
            file: Some(path),
            ..Window::default()
        };
        let mut app = open(window, FakeWorld::default());
        app.run();
        let services: Vec<ServiceIx> = app.state().model().dataset.catalog.service_ixs().collect();
        app.state_mut().push(Select::CompareThese(services));
        app.run();
        let top = app.query_all_by_role(Role::GridCell).count();
        press(&mut app, Key::ArrowDown);
        app.key_press_modifiers(Modifiers::COMMAND, Key::End);
        app.run();
        let end = app.query_all_by_role(Role::GridCell).count();
        assert!(
            app.query_all_by_label_contains(&format!("on attribute {},", attributes - 1))
                .count()
                > 0,
            "the last row is in sight"
        );
        (top, end)
    };
    let (few, many) = (cells(30), cells(200));
    assert_eq!(few.0, many.0, "two hundred rows cost what thirty do");
    assert!(many.0 <= 6 * 16 && many.1 <= 6 * 16, "{many:?}");
}

#[test]
fn text_at_three_hundred_percent_still_leaves_room_to_read() {
    let mut app = comparing(
        Window {
            size: [427.0, 267.0],
            ..Window::default()
        },
        &THREE,
    );
    let cell = app.query_all_by_role(Role::GridCell).next().expect("a cell").rect();
    assert!(cell.left() < 427.0 - 200.0 && cell.top() < 267.0 - 40.0, "{cell:?}");
    let head = app.get_by_label("Pane of Azure Machine Learning").rect();
    assert!(head.width() >= 240.0, "panes keep their least width");
    press(&mut app, Key::ArrowDown);
    press(&mut app, Key::End);
    let label = app.get_by_role_and_label(Role::RowHeader, "What it is").rect();
    assert!(
        label.left() >= 0.0 && label.right() < 240.0,
        "labels stay while panes scroll sideways"
    );
    let head = app.get_by_label("Pane of Microsoft Fabric").rect();
    assert!(head.left() < 427.0, "heads scroll with their panes: {head:?}");
    app.state_mut().push(Command::WhyOver);
    app.run();
    for list in app.query_all_by_role(Role::ComboBox) {
        assert!(list.rect().right() <= 427.0, "{:?} is in sight", list.rect());
    }
}

#[test]
fn the_row_one_looks_at_stays_where_it_is_when_the_panel_opens() {
    let mut app = comparing(Window::default(), &THREE);
    for _ in 0..12 {
        press(&mut app, Key::ArrowDown);
    }
    let at = |app: &App| {
        let id = app.ctx.memory(egui::Memory::focused).expect("focus");
        app.ctx.read_response(id).expect("drawn").rect.top()
    };
    let before = at(&app);
    press(&mut app, Key::Enter);
    assert!((at(&app) - before).abs() < 2.0, "{} became {}", before, at(&app));
}

#[test]
fn a_blank_cell_says_that_it_is_not_a_no() {
    let mut app = comparing(Window::default(), &THREE);
    app.get_by_role_and_label(
        Role::GridCell,
        "Microsoft Fabric, What it is: not stated. Row: different",
    )
    .click();
    app.run();
    app.get_by_label("What it is: no source states it. That is not a no.");
}

#[test]
fn in_a_small_window_the_number_of_hidden_rows_is_still_in_sight() {
    let window = Window {
        size: [450.0, 300.0],
        ..Window::default()
    };
    let mut app = comparing(window, &THREE);
    app.get_by_role_and_label(Role::CheckBox, "Differences only").click();
    app.run();
    let found = app
        .query_all_by_role(Role::CheckBox)
        .filter_map(|n| n.accesskit_node().label())
        .any(|l| l.starts_with("Differences only (") && l.ends_with(" hidden)"));
    assert!(found, "how many are hidden");
}

#[test]
fn a_panel_over_the_panes_does_not_hide_the_cell_it_is_about() {
    let window = Window {
        size: [900.0, 600.0],
        ..Window::default()
    };
    let mut app = comparing(window, &THREE);
    press(&mut app, Key::ArrowDown);
    press(&mut app, Key::End);
    press(&mut app, Key::Enter);
    let id = app.ctx.memory(egui::Memory::focused).expect("focus");
    let rect = app.ctx.read_response(id).expect("drawn").rect;
    assert!(
        rect.left() >= 230.0 && rect.right() <= 900.0 - 380.0,
        "{rect:?} is between labels and panel"
    );
    press(&mut app, Key::Tab);
    let id = app.ctx.memory(egui::Memory::focused).expect("focus");
    let next = app.ctx.read_response(id).expect("drawn").rect;
    assert!(next != rect, "Tab leads on, out of the cells");
}

#[test]
fn the_window_and_the_command_export_the_same_rows() {
    let fake = FakeWorld::default();
    let asked = fake.asked.clone();
    let mut app = open(Window::default(), fake);
    let services = THREE.map(|id| service(&app, id));
    app.state_mut().push(Select::CompareThese(services.to_vec()));
    app.state_mut().push(Compare::SetDifferencesOnly(true));
    app.state_mut().push(Compare::SetKeepCantTell(true));
    app.state_mut()
        .push(Command::Export(crosscheck::export::Format::Markdown));
    app.run();
    let asked = asked.borrow();
    let Some(Effect::SaveDialog(job)) = asked.last() else {
        panic!("a dialog")
    };
    let text = job.content.make(&crosscheck::export::ExportContext::default()).unwrap();
    let text = String::from_utf8_lossy(&text.bytes);
    assert!(
        text.contains("Filters: differences, and rows that can't tell"),
        "{text}"
    );
    assert!(text.contains("| can't tell |"), "what is shown is what is saved");
}

#[test]
fn tab_reaches_the_heads_of_the_panes_before_the_cells() {
    let mut app = comparing(Window::default(), &THREE);
    let (databricks, learning) = (
        service(&app, "azure-databricks"),
        service(&app, "azure-machine-learning"),
    );
    app.state_mut().push(Annotate::Star(databricks));
    app.run();
    app.run();
    // What the head shows by a star it says in words.
    app.get_by_role_and_label(Role::Button, "Details of Azure Databricks, starred");
    let name = app.state().model().dataset.catalog[learning].name.clone();
    app.get_by_label("Export…").focus();
    app.run();
    press(&mut app, Key::Tab);
    assert!(app.get_by_label(&format!("Details of {name}")).is_focused());
}

#[test]
fn a_notice_moves_nothing() {
    let mut app = comparing(Window::default(), &THREE);
    let place = |app: &App| app.get_by_label("Untick all").rect();
    let cell = |app: &App| app.get_by_label_contains("Details of Azure Databricks").rect();
    let before = (place(&app), cell(&app));
    app.state_mut().push(Command::CopyMarkdown);
    app.run();
    app.get_by_label_contains("Copied as a Markdown table");
    assert_eq!((place(&app), cell(&app)), before);
    let notice = app.get_by_label("Dismiss this message").rect();
    assert!(notice.max.y < place(&app).min.y, "above the tray: {notice:?}");
    app.get_by_label("Dismiss this message").click();
    app.run();
    assert!(app.query_by_label("Dismiss this message").is_none());
}

#[test]
fn one_sentence_on_top_says_how_they_differ() {
    let mut app = comparing(Window::default(), &THREE);
    let sentence = |app: &App| {
        let node = app.get_by_label_contains("They differ in ");
        node.accesskit_node().value().unwrap_or_default()
    };
    let all = sentence(&app);
    let rows: Vec<_> = {
        let services = THREE.map(|id| service(&app, id)).to_vec();
        let request = crosscheck::compare::CompareRequest {
            services,
            ..Default::default()
        };
        let told = crosscheck::compare::compare(&app.state().model().dataset, &request);
        told.groups.into_iter().flat_map(|g| g.rows).collect()
    };
    let of = |class| rows.iter().filter(|r| r.class == class).count();
    let (differ, open) = (
        of(crosscheck::compare::Class::Different),
        of(crosscheck::compare::Class::CantTell),
    );
    let expected = format!("They differ in {differ} rows; {open} can't be told; most in “");
    assert!(all.starts_with(&expected), "{all}, not {expected}");
    app.state_mut().push(Compare::SetDifferencesOnly(true));
    app.run();
    assert_eq!(sentence(&app), all, "the same with fewer rows in sight");
}

/// The names offered in the popup of "+ Add".
fn offered(app: &App) -> Vec<String> {
    let model = app.state().model();
    let names: Vec<&str> = model.dataset.catalog.services.iter().map(|s| s.name.as_str()).collect();
    buttons(app)
        .into_iter()
        .filter(|b| names.contains(&b.as_str()))
        .collect()
}

#[test]
fn a_service_is_added_behind_the_last_pane_by_a_part_of_its_name() {
    let mut app = comparing(Window::default(), &THREE);
    let add = app.get_by_role_and_label(Role::Button, "+ Add").rect();
    let last = app.get_by_label("Take Microsoft Fabric out").rect();
    assert!(
        add.left() >= last.right() && add.right() <= 1280.0,
        "{add:?} behind {last:?}"
    );
    app.get_by_role_and_label(Role::Button, "+ Add").click();
    app.run();
    app.run();
    // The box has the keyboard, and services like the last pane are offered before anything is typed.
    assert!(app.ctx.text_edit_focused(), "one types at once");
    assert!(!offered(&app).is_empty(), "some are like it");
    app.event(Event::Text("sql server".to_owned()));
    app.run();
    let found = offered(&app);
    // By what it was called before, too.
    assert_eq!(
        found,
        [
            "Microsoft Machine Learning Server",
            "SQL Server Machine Learning Services"
        ]
    );
    press(&mut app, Key::Enter);
    assert_eq!(panes(&app), THREE, "Enter takes the only one, and there are several");
    app.get_by_role_and_label(Role::Button, &found[0]).click();
    app.run();
    assert_eq!(panes(&app).len(), 4);
    assert_eq!(panes(&app)[..3], THREE, "it comes last");
    assert!(offered(&app).is_empty(), "the popup has closed");
    app.state_mut().push(crosscheck::app::Action::Undo);
    app.run();
    assert_eq!(panes(&app), THREE, "one step back");
}

#[test]
fn what_is_compared_already_is_not_offered_again() {
    let mut app = comparing(Window::default(), &THREE);
    app.state_mut().push(Compare::TypeToAdd("microsoft fabric".to_owned()));
    app.get_by_role_and_label(Role::Button, "+ Add").click();
    app.run();
    app.run();
    assert!(offered(&app).is_empty());
    app.get_by_label("Nothing else has this in its name.");
}

#[test]
fn how_they_differ_is_stated_in_every_window() {
    for size in [[640.0, 440.0], [640.0, 400.0], [427.0, 267.0], [320.0, 220.0]] {
        let app = comparing(
            Window {
                size,
                ..Window::default()
            },
            &THREE,
        );
        let sentence = app.get_by_label_contains("They differ in ").rect();
        assert!(sentence.bottom() <= size[1], "{size:?}: {sentence:?}");
    }
}

#[test]
fn what_a_pane_can_be_swapped_for_says_which_are_retired() {
    let mut app = comparing(
        Window::default(),
        &["data-science-virtual-machine", "azure-machine-learning"],
    );
    let swap = "Move or swap Azure Data Science Virtual Machine (DSVM)";
    app.get_by_role_and_label(Role::Button, swap).click();
    app.run();
    app.run();
    app.get_by_label("Azure Batch AI · Retired");
}

#[test]
fn sources_have_one_form_of_number() {
    let window = Window {
        size: [1280.0, 2600.0],
        ..Window::default()
    };
    let app = comparing(
        window,
        &["azure-machine-learning", "azure-databricks", "sql-server-ml-services"],
    );
    let texts = crate::painted::texts(&app);
    let numbered = |t: &str| (1..40).any(|n| t.contains(&format!("[{n}] (")));
    let wrong: Vec<&str> = texts.iter().map(|t| &*t.text).filter(|t| numbered(t)).collect();
    assert_eq!(wrong, Vec::<&str>::new());
    assert!(
        texts.iter().any(|t| t.text.starts_with("superseded: ")),
        "a source within the words"
    );
}
