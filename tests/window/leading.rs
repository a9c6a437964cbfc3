//! What leads to the grid: the line of the first start, orders, tooltips with their keys, and what lies over it.

use crate::{
    still::pages,
    support::app::{FakeWorld, Window, open, open_first, sized},
};
use crosscheck::{
    app::{
        Command,
        action::{Action, Annotate, File, Filter, Grid, Select},
        state::Modal,
    },
    catalog::condition::Subject,
    shell::Shell,
    workspace::{Layout, Place},
};
use egui::{Event, Key, Modifiers, Order, Role};
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

fn press(app: &mut App, modifiers: Modifiers, key: Key) {
    app.key_press_modifiers(modifiers, key);
    app.run();
    app.run();
}

#[test]
fn the_first_start_says_one_line_that_goes_with_its_cross_and_stays_away() {
    const LINE: &str = "Tick two to compare, or let five questions decide.";
    let mut app = open_first(Window::default(), FakeWorld::default());
    app.get_by_label(LINE);
    app.get_by_label("Do not show this line again").click();
    app.run();
    assert!(app.query_by_label(LINE).is_none());
    assert!(
        app.state().model().preferences.welcomed,
        "it is kept with the preferences"
    );
    let mut app = open_first(Window::default(), FakeWorld::default());
    app.get_by_role_and_label(Role::Button, "Start").click();
    app.run();
    assert_eq!(app.state().model().workspace.place, Place::Decide);
    // A list without questions is not told of any.
    let list = std::env::temp_dir().join(format!("crosscheck-first-{}.csv", std::process::id()));
    std::fs::write(&list, "Name,Price\nOne,1\nTwo,2\nThree,3\n").expect("written");
    let mut app = open_first(Window::default(), FakeWorld::default());
    push(&mut app, File::Open(list.clone()));
    push(&mut app, Action::CloseModal);
    app.get_by_label("Tick two to compare.");
    std::fs::remove_file(&list).expect("removed");
}

#[test]
fn esc_closes_the_filters_over_a_narrow_window() {
    let mut app = sized([900.0, 600.0]);
    push(&mut app, Filter::ToggleFilters);
    assert!(app.query_by_label("Find a filter").is_some());
    press(&mut app, Modifiers::NONE, Key::Escape);
    assert!(app.query_by_label("Find a filter").is_none());
    assert!(!app.state().model().session.filters_open);
}

#[test]
fn the_menu_of_orders_has_every_column_and_says_which_way() {
    let mut app = sized([1280.0, 800.0]);
    let choose = |app: &mut App, button: &str, entry: &str| {
        app.get_by_role_and_label(Role::Button, button).click();
        app.run();
        app.run();
        app.get_by_role_and_label(Role::RadioButton, entry).click();
        app.run();
        app.run();
    };
    app.get_by_role_and_label(Role::Button, "Sort: name").click();
    app.run();
    let n = app.query_all_by_role(Role::RadioButton).count();
    assert!(n > 30, "only {n} orders");
    press(&mut app, Modifiers::NONE, Key::Escape);
    choose(&mut app, "Sort: name", "Name, up");
    choose(&mut app, "Sort: name, down", "Name, down");
    choose(&mut app, "Sort: name", "Languages");
    choose(&mut app, "Sort: Languages", "Languages, up");
    app.get_by_role_and_label(Role::Button, "Sort: Languages, down");
    // With Shift a further one. The name is behind all of them by itself.
    app.event(Event::ModifiersChanged(Modifiers::SHIFT));
    choose(&mut app, "Sort: Languages, down", "Status");
    choose(&mut app, "Sort: Languages, down +1", "Status, up (key 2)");
    choose(&mut app, "Sort: Languages, down +1", "Name");
    app.event(Event::ModifiersChanged(Modifiers::NONE));
    let keys = app.state().model().workspace.view.query.sort.clone();
    assert_eq!(keys.iter().map(|k| k.descending).collect::<Vec<_>>(), [true, true]);
    push(&mut app, Filter::SetSort(None));
    push(&mut app, Filter::SetSearch("spark".to_owned()));
    choose(&mut app, "Sort: relevance", "Relevance");
}

#[test]
fn evidence_of_ones_own_moves_no_filter() {
    let mut app = sized([1280.0, 800.0]);
    let top = |app: &App| app.get_by_role_and_label(Role::Button, "Languages").rect().top();
    let before = top(&app);
    let databricks = app.state().model().dataset.catalog.service("azure-databricks");
    push(&mut app, Annotate::Star(databricks.expect("in the catalog")));
    assert!(!app.state().model().workspace.annotations.marks.is_empty());
    assert!((top(&app) - before).abs() < 0.5);
}

#[test]
fn what_is_said_while_a_dialog_is_open_lies_over_it() {
    let mut app = sized([1280.0, 800.0]);
    push(&mut app, Action::Show(Modal::About));
    push(&mut app, File::NotOpened("It could not be done.".to_owned()));
    let at = app.get_by_label("It could not be done.").rect().center();
    let layer = app.ctx.layer_id_at(at).map(|l| l.order);
    assert_eq!(layer, Some(Order::Tooltip));
    app.get_by_label("Dismiss this message").click();
    app.run();
    assert!(
        app.query_by_label("It could not be done.").is_none(),
        "it can be pressed"
    );
    assert_eq!(app.state().model().session.modal, Some(Modal::About));
}

#[test]
fn f10_and_esc_leave_nothing_behind_where_nothing_had_the_keyboard() {
    let mut app = sized([1280.0, 800.0]);
    assert_eq!(app.ctx.memory(egui::Memory::focused), None);
    press(&mut app, Modifiers::NONE, Key::F10);
    assert!(app.ctx.memory(egui::Memory::focused).is_some());
    press(&mut app, Modifiers::NONE, Key::Escape);
    assert_eq!(app.ctx.memory(egui::Memory::focused), None);
}

#[test]
fn the_age_of_evidence_leads_from_decide_to_what_has_one() {
    let mut app = sized([1280.0, 800.0]);
    push(&mut app, Action::Go(Place::Decide));
    push(&mut app, Command::ToggleAgeLens);
    let model = app.state().model();
    assert_eq!(
        (model.workspace.place, model.session.evidence.age_lens),
        (Place::Explore, true)
    );
}

#[test]
fn what_is_all_shown_is_not_offered_to_be() {
    let mut app = sized([1280.0, 800.0]);
    app.get_by_label("Show all 75");
    push(&mut app, Filter::ClearAll);
    push(
        &mut app,
        Filter::DraftCondition("status!=retired or status=retired".to_owned()),
    );
    push(&mut app, Filter::AddCondition);
    assert!(app.query_by_label_contains("Show all 75").is_none());
}

/// What the tooltip over a button says.
fn hovered(app: &mut App, role: Role, label: &str) -> String {
    app.event(Event::PointerMoved(egui::Pos2::ZERO));
    app.run();
    app.get_by_role_and_label(role, label).hover();
    for _ in 0..8 {
        app.step();
    }
    let all = app.root().children_recursive();
    let texts = all.filter_map(|n| n.accesskit_node().label().or_else(|| n.accesskit_node().value()));
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_button_that_is_a_command_tells_its_keys() {
    let mut app = sized([1280.0, 800.0]);
    for (role, label, keys) in [
        (Role::RadioButton, "Explore", "Ctrl+1"),
        (Role::RadioButton, "Table", "Alt+T"),
        (Role::TextInput, "Search services", "Ctrl+F"),
    ] {
        assert!(hovered(&mut app, role, label).contains(keys), "{label}: {keys}");
    }
    push(&mut app, Filter::SetSearch("spark".to_owned()));
    assert!(hovered(&mut app, Role::Button, "Clear").contains("Ctrl+Shift+F"));
    let databricks = app.state().model().dataset.catalog.service("azure-databricks");
    push(&mut app, Select::Open(databricks.expect("in the catalog")));
    assert!(hovered(&mut app, Role::Button, "Close the details").contains("Ctrl+W"));
    let mut narrow = sized([900.0, 600.0]);
    assert!(hovered(&mut narrow, Role::Button, "Filters 2").contains("Ctrl+B"));
}

#[test]
fn a_newcomers_word_finds_the_option_and_the_services_that_have_it() {
    for word in ["on-prem", "on prem", "On-Prem", "onprem"] {
        let mut app = sized([1280.0, 800.0]);
        push(&mut app, Filter::DraftCondition(word.to_owned()));
        app.get_by_label_contains("Find a filter; Enter ticks: Hosting: On premises");
        if word == "onprem" {
            // Of what is written as one only names are taken apart, not all that is said.
            continue;
        }
        push(&mut app, Filter::DraftCondition(String::new()));
        push(&mut app, Filter::SetSearch(word.to_owned()));
        assert!(
            app.query_all_by_label_contains("SQL Server Machine Learning Services")
                .count()
                > 0
        );
        assert!(app.query_by_label_contains("Nothing matches exactly").is_none());
    }
}

/// The name of what has the keyboard.
fn focused(app: &App) -> String {
    let found = app.root().children_recursive().find(egui_kittest::Node::is_focused);
    found.and_then(|n| n.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn words_one_after_the_other_tick_several_filters_at_once() {
    use crosscheck::catalog::condition::Test;
    let mut app = sized([1280.0, 800.0]);
    let before = app.state().model().workspace.view.query.conditions.len();
    press(&mut app, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert_eq!(focused(&app), "Find a filter", "its keys lead to the box");
    app.event(Event::Text("R on-prem".to_owned()));
    app.run();
    app.run();
    app.get_by_label_contains("Find a filter; Enter ticks: Languages: R and Hosting: On premises, 1");
    press(&mut app, Modifiers::NONE, Key::Enter);
    let added = &app.state().model().workspace.view.query.conditions[before..];
    assert!(
        matches!(added, [a, b] if matches!((&a.test, &b.test), (Test::AnyOf(a), Test::AnyOf(b)) if a.len() + b.len() == 2)),
        "{added:?}"
    );
    app.get_by_role_and_label(Role::CheckBox, "Compare SQL Server Machine Learning Services");
    assert!(
        app.query_by_role_and_label(Role::CheckBox, "Compare Microsoft Fabric")
            .is_none()
    );
    assert_eq!(
        app.state().model().session.drafts.condition.value,
        "",
        "the facets are back"
    );
    // Both are one step.
    push(&mut app, Action::Undo);
    assert_eq!(app.state().model().workspace.view.query.conditions.len(), before);
    // Where the filters lie behind a button, and from elsewhere, the keys lead there too.
    let mut app = sized([900.0, 600.0]);
    push(&mut app, Action::Go(Place::Decide));
    press(&mut app, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert_eq!(focused(&app), "Find a filter");
}

#[test]
fn every_button_of_every_place_says_in_words_what_it_does() {
    let (mut wordless, mut buttons) = (Vec::new(), 0);
    let mut app = sized([1280.0, 800.0]);
    for (page, actions) in pages(&app) {
        for action in actions {
            app.state_mut().push(action);
        }
        app.run();
        app.run();
        for node in app.root().children_recursive() {
            let node = node.accesskit_node();
            if !matches!(
                node.role(),
                Role::Button | Role::RadioButton | Role::CheckBox | Role::Link
            ) {
                continue;
            }
            buttons += 1;
            let label = node.label().unwrap_or_default();
            // A sign or a number alone says nothing.
            if label.chars().filter(|c| c.is_alphabetic()).count() < 2 && label.len() < 3 {
                wordless.push(format!("{page}: “{label}” at {:?}", node.bounding_box()));
            }
        }
    }
    assert!(buttons > 200, "only {buttons}");
    assert!(wordless.is_empty(), "{}", wordless.join("\n"));
}

#[test]
fn a_tooltip_ends_when_a_sheet_covers_what_it_is_of() {
    let mut app = sized([1280.0, 800.0]);
    // The summary of the first card, which is cut.
    app.hover_at(egui::pos2(480.0, 330.0));
    let tooltip = |app: &App| {
        let layers = app.ctx.memory(|m| m.areas().visible_layer_ids());
        layers.iter().any(|layer| layer.order == Order::Tooltip)
    };
    for _ in 0..8 {
        app.step();
    }
    assert!(tooltip(&app), "the whole summary");
    push(&mut app, Command::About);
    for _ in 0..4 {
        app.step();
    }
    assert!(!tooltip(&app), "it is over the sheet");
}

#[test]
fn tab_goes_round_a_dialog_and_leaves_nothing_out() {
    let mut app = open_first(Window::default(), FakeWorld::default());
    press(&mut app, Modifiers::COMMAND, Key::Comma);
    let mut way = Vec::new();
    for _ in 0..40 {
        way.push(focused(&app));
        press(&mut app, Modifiers::NONE, Key::Tab);
    }
    let again = way.iter().skip(1).position(|label| *label == way[0]).expect("round") + 1;
    let round = &way[..again];
    let system = round.iter().filter(|label| label.ends_with("s the system")).count();
    assert_eq!(
        system, 4,
        "of the theme, which is first, contrast, size and motion: {round:?}"
    );
    assert_eq!(round, &way[again..2 * again], "the second time round is as the first");
}

#[test]
fn headings_over_cards_say_what_the_numbers_come_to_where_there_is_room() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("c.csv");
    let rows = "Name,Kind,Price (EUR)\nA,one,10\nB,one,30\nC,one,20\nD,two,5\nE,two,\n";
    std::fs::write(&path, rows).expect("written");
    for (zoom, is_told) in [(1.0, true), (2.0, false)] {
        let window = Window {
            size: [900.0, 800.0],
            file: Some(path.clone()),
            ..Window::default()
        };
        let mut app = open(window, FakeWorld::default());
        app.ctx.set_zoom_factor(zoom);
        let kind = |app: &Harness<'_, Shell>| app.state().model().dataset.catalog.attribute("kind");
        push(&mut app, Action::CloseModal);
        let kind = Subject::Attribute(kind(&app).expect("a column"));
        push(&mut app, Filter::SetLayout(Layout::Cards));
        push(&mut app, Grid::GroupBy(Some(kind)));
        let says = |words: &str| app.query_by_label(words).is_some();
        let all = "one, Price: least 10 EUR, median 20 EUR, most 30 EUR, stated of 3 of 3";
        assert_eq!(says(all), is_told, "{zoom}");
        let some = "two, Price: least 5 EUR, median 5 EUR, most 5 EUR, stated of 1 of 2";
        assert_eq!(says(some), is_told, "{zoom}");
    }
}
