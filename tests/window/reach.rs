//! Nothing is out of reach of the keyboard: whatever has it is in sight, what opens takes it, what closes gives it back, and
//! a screen reader finds a name for everything.

use crate::{
    everywhere::{everywhere, places},
    still::{SCREENS, Screen},
    support::app::sized,
};
use crosscheck::{
    app::{
        Command,
        action::{Action, Decide, Select},
        state::Modal,
    },
    catalog::ServiceIx,
    decide::Position,
    shell::Shell,
    workspace::{Layout, Place},
};
use egui::{Event, Key, Modifiers, Rect};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, Shell>;

fn press(app: &mut App, modifiers: Modifiers, key: Key) {
    app.key_press_modifiers(modifiers, key);
    app.run();
}

fn push(app: &mut App, actions: impl IntoIterator<Item = Action>) {
    for action in actions {
        app.state_mut().push(action);
    }
    app.run();
    app.run();
}

fn service(app: &App, id: &str) -> ServiceIx {
    app.state().model().dataset.catalog.service(id).expect("in the catalog")
}

/// The name of what has the keyboard.
fn focused(app: &App) -> String {
    let mut all = app.root().children_recursive();
    let found = all.find(|n| n.accesskit_node().is_focused());
    let name = found.map_or_else(String::new, |n| n.accesskit_node().label().unwrap_or_default());
    // Its keys stand behind the name of what has some.
    let bare = name.split(" Ctrl+").next().unwrap_or_default();
    bare.split(" Alt+").next().unwrap_or_default().to_owned()
}

/// What is wrong with where the keyboard is: outside of what it lies in, or behind something else.
fn out_of_sight(app: &App) -> Option<String> {
    let id = app.ctx.memory(egui::Memory::focused)?;
    let Some(at) = app.ctx.read_response(id) else {
        return Some(format!("{id:?} is not drawn"));
    };
    let window = Rect::from_min_size(egui::Pos2::ZERO, app.ctx.content_rect().size());
    let seen = at.interact_rect.intersect(window);
    // Of what is larger than its room, a good part.
    let whole = |seen: f32, all: f32| seen >= all.min(64.0) - 3.0;
    let in_sight = seen.is_positive() && whole(seen.width(), at.rect.width()) && whole(seen.height(), at.rect.height());
    let uppermost = in_sight.then(|| app.ctx.layer_id_at(seen.center())).flatten();
    // Where a low window has no other room, what leads to a page has its address over it.
    let is_own_tooltip = uppermost.is_some_and(|l| l.order == egui::Order::Tooltip);
    if in_sight && (uppermost == Some(at.layer_id) || is_own_tooltip) {
        return None;
    }
    Some(format!(
        "{:?} at {:?}, of which {seen:?} is in sight under {uppermost:?}",
        focused(app),
        at.rect
    ))
}

/// The most stops of one spot: what repeats, such as cards and rows, need not be gone through to the last.
const MOST_STOPS: usize = 150;

/// Goes round with Tab, and tells of each stop that is out of sight.
fn walk(app: &mut App, spot: &str, wrong: &mut Vec<String>) -> usize {
    let (mut first, mut stops, mut last) = (None, 0, String::new());
    for _ in 0..MOST_STOPS {
        app.key_press(Key::Tab);
        app.step();
        // What has to be scrolled to is in sight some frames later.
        if out_of_sight(app).is_some() {
            app.run();
        }
        let at = app.ctx.memory(egui::Memory::focused);
        if at.is_some() && at == first {
            break;
        }
        if at.is_none() && first.is_some() {
            wrong.push(format!("{spot}: nothing has the keyboard after “{last}”"));
        }
        last = focused(app);
        first = first.or(at);
        stops += usize::from(at.is_some());
        if let Some(why) = out_of_sight(app) {
            wrong.push(format!("{spot}: {why}"));
        }
    }
    stops
}

/// All the window at one size: the whole way round with Tab in every place, popup, menu and sheet.
fn walk_at(screen: Screen) {
    let (mut wrong, mut stops, mut spots) = (Vec::new(), 0, 0);
    let mut app = screen.open();
    everywhere(&mut app, |app, spot| {
        spots += 1;
        stops += walk(app, &spot.name, &mut wrong);
    });
    assert!(spots > 50 && stops > 1000, "only {stops} stops in {spots} spots");
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} of {stops}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_has_the_keyboard_is_in_sight_everywhere_at_900_by_600() {
    walk_at(SCREENS[0]);
}

#[test]
fn what_has_the_keyboard_is_in_sight_everywhere_at_2560_by_1440() {
    walk_at(SCREENS[1]);
}

#[test]
fn what_has_the_keyboard_is_in_sight_everywhere_at_1280_by_800() {
    walk_at(SCREENS[2]);
}

#[test]
fn what_has_the_keyboard_is_in_sight_everywhere_at_1280_by_800_and_200_percent() {
    walk_at(SCREENS[3]);
}

#[test]
fn what_has_the_keyboard_is_in_sight_everywhere_at_1280_by_800_and_300_percent() {
    walk_at(SCREENS[4]);
}

#[test]
fn f6_goes_round_all_that_is_in_sight() {
    let mut wrong = Vec::new();
    for screen in SCREENS {
        let (mut app, size) = (screen.open(), screen.size());
        for (page, come) in places(&app) {
            push(&mut app, come);
            for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
                for _ in 0..6 {
                    press(&mut app, modifiers, Key::F6);
                    if let Some(why) = out_of_sight(&app) {
                        wrong.push(format!("{size:?} {page}, F6: {why}"));
                    }
                }
            }
            push(&mut app, [Select::CloseDetails.into()]);
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_has_the_keyboard_is_in_sight_in_every_menu() {
    let (mut wrong, mut stops) = (Vec::new(), 0);
    for screen in SCREENS {
        let (mut app, size) = (screen.open(), screen.size());
        for key in [Key::F, Key::E, Key::V, Key::O, Key::H] {
            press(&mut app, Modifiers::ALT, key);
            let place = format!("{size:?} {key:?}");
            if let Some(why) = out_of_sight(&app) {
                wrong.push(format!("{place}: {why}"));
            }
            for _ in 0..20 {
                press(&mut app, Modifiers::NONE, Key::ArrowDown);
                stops += 1;
                if let Some(why) = out_of_sight(&app) {
                    wrong.push(format!("{place}: {why}"));
                }
            }
            press(&mut app, Modifiers::NONE, Key::Escape);
            app.run();
        }
    }
    assert!(wrong.is_empty(), "{} of {stops}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn letters_with_alt_open_menus_and_arrows_go_on() {
    let mut app = sized([1280.0, 800.0]);
    press(&mut app, Modifiers::NONE, Key::Slash);
    let search = focused(&app);
    press(&mut app, Modifiers::ALT, Key::F);
    assert_eq!(focused(&app), "New catalog…", "what opens takes the keyboard");
    press(&mut app, Modifiers::NONE, Key::ArrowRight);
    app.run();
    assert_eq!(focused(&app), "Copy as Markdown", "the first that can run of Edit");
    press(&mut app, Modifiers::NONE, Key::ArrowRight);
    app.run();
    assert_eq!(focused(&app), "Layout");
    press(&mut app, Modifiers::NONE, Key::ArrowRight);
    app.run();
    assert_eq!(focused(&app), "Cards", "right leads into a menu within a menu");
    press(&mut app, Modifiers::NONE, Key::ArrowLeft);
    app.run();
    assert_eq!(focused(&app), "Layout");
    press(&mut app, Modifiers::NONE, Key::ArrowLeft);
    app.run();
    assert_eq!(focused(&app), "Copy as Markdown");
    press(&mut app, Modifiers::NONE, Key::Escape);
    app.run();
    press(&mut app, Modifiers::NONE, Key::F10);
    assert_eq!(focused(&app), "File", "F10 leads to the bar");
    press(&mut app, Modifiers::NONE, Key::ArrowDown);
    app.run();
    assert_eq!(focused(&app), "New catalog…");
    press(&mut app, Modifiers::NONE, Key::Escape);
    app.run();
    assert_eq!(focused(&app), "File", "Esc goes back to what opened it");
    assert!(!search.is_empty());
}

#[test]
fn what_closes_gives_the_keyboard_back() {
    let mut app = sized([1280.0, 800.0]);
    for _ in 0..2 {
        press(&mut app, Modifiers::NONE, Key::F6);
    }
    let before = focused(&app);
    assert!(!before.is_empty());
    // A menu, a sheet, a dialog and the palette.
    press(&mut app, Modifiers::ALT, Key::V);
    assert_ne!(focused(&app), before);
    press(&mut app, Modifiers::NONE, Key::Escape);
    app.run();
    assert_eq!(focused(&app), before, "from a menu");
    for key in [Key::K, Key::I] {
        press(&mut app, Modifiers::COMMAND, key);
        app.run();
        press(&mut app, Modifiers::NONE, Key::Escape);
        app.run();
        assert_eq!(focused(&app), before, "from {key:?}");
    }
    press(&mut app, Modifiers::NONE, Key::F1);
    app.run();
    assert_eq!(focused(&app), "Close", "a dialog takes it");
    press(&mut app, Modifiers::NONE, Key::Enter);
    app.run();
    assert_eq!(focused(&app), before, "from a dialog");
}

#[test]
fn a_box_that_opens_takes_the_keyboard_and_enter_its_only_hit() {
    let mut app = sized([1280.0, 800.0]);
    app.get_by_label("Why is one not here?").click();
    app.run();
    app.run();
    app.event(Event::Text("batch ai".to_owned()));
    app.run();
    press(&mut app, Modifiers::NONE, Key::Enter);
    app.run();
    app.get_by_label_contains("retired services are hidden");
}

#[test]
fn a_letter_with_alt_is_not_typed_and_ctrl_f_replaces_the_old_words() {
    let mut app = sized([1280.0, 800.0]);
    let search = |app: &App| app.state().model().workspace.view.query.search.clone();
    press(&mut app, Modifiers::COMMAND, Key::F);
    app.event(Event::Text("ab".to_owned()));
    app.run();
    // As the system hands them over: the key, and right behind it what it would type.
    let key = Event::Key {
        key: Key::M,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::ALT,
    };
    app.event(key);
    app.event(Event::Text("m".to_owned()));
    app.run();
    assert_eq!(search(&app), "ab");
    assert_eq!(app.state().model().workspace.view.layout, Layout::Matrix);
    press(&mut app, Modifiers::COMMAND, Key::F);
    app.event(Event::Text("fabric".to_owned()));
    app.run();
    assert_eq!(search(&app), "fabric", "the old words are selected");
}

#[test]
fn other_keys_lead_to_shortcuts_and_the_palette() {
    let mut app = sized([1280.0, 800.0]);
    app.event(Event::Text("?".to_owned()));
    app.run();
    assert_eq!(app.state().model().session.modal, Some(Modal::Shortcuts));
    push(&mut app, [Action::CloseModal]);
    press(&mut app, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert!(matches!(app.state().model().session.modal, Some(Modal::Palette(_))));
    push(&mut app, [Action::CloseModal]);
    press(&mut app, Modifiers::NONE, Key::Slash);
    app.event(Event::Text("?".to_owned()));
    app.run();
    assert_eq!(app.state().model().session.modal, None, "in a box it is typed");
}

#[test]
fn page_keys_scroll_the_page() {
    let mut app = sized([900.0, 600.0]);
    let databricks = service(&app, "azure-databricks");
    push(&mut app, [Select::Open(databricks).into()]);
    let top = |app: &App| app.get_by_label("Benefits named").rect().top();
    let before = top(&app);
    press(&mut app, Modifiers::NONE, Key::PageDown);
    app.run();
    let after = top(&app);
    assert!(before - after > 200.0, "{before} -> {after}");
    press(&mut app, Modifiers::NONE, Key::Home);
    app.run();
    assert!((top(&app) - before).abs() < 1.0, "{before} -> {}", top(&app));
}

#[test]
fn f6_goes_round_the_regions() {
    let mut app = sized([1280.0, 800.0]);
    push(&mut app, [Action::Go(Place::Decide)]);
    let mut seen = Vec::new();
    for _ in 0..6 {
        press(&mut app, Modifiers::NONE, Key::F6);
        seen.push(focused(&app));
    }
    let first = seen[0].clone();
    seen.dedup();
    assert!(seen.len() >= 5, "{seen:?}");
    press(&mut app, Modifiers::SHIFT, Key::F6);
    assert_ne!(focused(&app), *seen.last().expect("some"));
    assert!(!first.is_empty());
}

#[test]
fn what_can_be_gone_to_is_not_greyed() {
    let mut app = sized([1280.0, 800.0]);
    push(&mut app, [Action::Go(Place::Decide)]);
    press(&mut app, Modifiers::ALT, Key::T);
    let workspace = &app.state().model().workspace;
    assert_eq!(
        (workspace.place, workspace.view.layout),
        (Place::Explore, Layout::Table)
    );
    // What is about a pane is there where panes are.
    let two = ["azure-databricks", "microsoft-fabric"].map(|id| service(&app, id));
    for (place, is_there) in [(Place::Explore, false), (Place::Compare, true)] {
        push(&mut app, [Select::CompareThese(two.into()).into(), Action::Go(place)]);
        press(&mut app, Modifiers::ALT, Key::V);
        assert!(app.query_all_by_label_contains("Differences only").next().is_some());
        let moves = app.query_by_label_contains("Move the pane left");
        assert_eq!(moves.is_some(), is_there, "{place:?}");
        press(&mut app, Modifiers::NONE, Key::Escape);
    }
}

/// What a screen reader meets without a name, by role, on what is shown now.
fn unnamed(app: &App, place: &str) -> Vec<String> {
    use egui::accesskit::Role;
    // A box around others says nothing, and the runs of a text are said by the text.
    let silent = [Role::GenericContainer, Role::TextRun, Role::Window, Role::Tooltip];
    let all = app.root().children_recursive();
    let nameless = all.filter(|n| {
        let node = n.accesskit_node();
        let says = |text: Option<String>| text.is_some_and(|t| !t.trim().is_empty());
        !silent.contains(&node.role()) && !node.is_hidden() && !says(node.label()) && !says(node.value())
    });
    nameless
        .map(|n| {
            let node = n.accesskit_node();
            format!("{place}: {:?} at {:?}", node.role(), node.bounding_box())
        })
        .collect()
}

#[test]
fn a_screen_reader_finds_a_name_for_everything() {
    let mut nameless = Vec::new();
    for size in [[1280.0, 800.0], [640.0, 400.0]] {
        let mut app = sized(size);
        everywhere(&mut app, |app, spot| nameless.extend(unnamed(app, &spot.name)));
    }
    assert!(nameless.is_empty(), "{}:\n{}", nameless.len(), nameless.join("\n"));
}

#[test]
fn a_sheet_takes_the_rest_out_of_the_tree_and_results_announce_themselves() {
    let mut app = sized([1280.0, 800.0]);
    let is_live = |app: &App, label: &str| {
        let node = app.get_by_label(label);
        node.accesskit_node().live() == egui::accesskit::Live::Polite
    };
    assert!(is_live(&app, "11 current alternatives of 75"));
    let hidden = |app: &App| {
        let place = app.query_by_role_and_label(egui::accesskit::Role::RadioButton, "Explore");
        place.is_none()
    };
    assert!(!hidden(&app));
    press(&mut app, Modifiers::NONE, Key::F1);
    app.run();
    assert!(hidden(&app));
    assert!(!app.get_by_label("Close").accesskit_node().is_hidden());
    push(&mut app, [Action::CloseModal]);
    assert!(!hidden(&app));
}

#[test]
fn tables_tell_rows_columns_and_headings_and_cards_their_facts() {
    use egui::accesskit::Role;
    let mut app = sized([1280.0, 800.0]);
    assert!(
        app.query_all_by_label_contains("Languages: ").count() >= 3,
        "facts of cards that are not cut too"
    );
    for (layout, name) in [(Layout::Table, "List"), (Layout::Matrix, "Matrix")] {
        push(&mut app, [Command::Show(layout).into()]);
        let table = app.get_by_role_and_label(Role::Table, name);
        let node = table.accesskit_node();
        assert_eq!(node.data().row_count(), Some(11), "{layout:?}");
        assert!(node.data().column_count().is_some_and(|n| n > 2), "{layout:?}");
        assert!(app.query_all_by_role(Role::ColumnHeader).count() > 2, "{layout:?}");
        let cells = app.query_all_by_role(Role::Cell);
        let rows: std::collections::BTreeSet<_> = cells.filter_map(|c| c.accesskit_node().data().row_index()).collect();
        assert!(rows.len() > 5, "{layout:?}: {rows:?}");
    }
}

#[test]
fn tab_goes_through_all_filters_and_on_to_what_they_filter() {
    let mut app = crate::support::app::open(
        crate::support::app::Window::default(),
        crate::support::app::FakeWorld::default(),
    );
    app.run();
    let mut names = Vec::new();
    for _ in 0..90 {
        app.key_press(Key::Tab);
        app.run();
        names.push(focused(&app));
    }
    let nowhere: Vec<usize> = (0..names.len()).filter(|i| names[*i].is_empty()).collect();
    assert!(nowhere.is_empty(), "nowhere at {nowhere:?} of {names:?}");
    let at = |name: &str| {
        names
            .iter()
            .position(|n| n == name)
            .unwrap_or_else(|| panic!("no {name} in {names:?}"))
    };
    assert!(at("Tracks experiments") < at("Kinds of model") && at("Kinds of model") < at("Automation"));
    // A page scrolled by takes the keyboard from nothing.
    for key in [Key::PageDown, Key::PageUp, Key::End, Key::Home] {
        let before = focused(&app);
        app.key_press(key);
        app.run();
        assert_eq!(focused(&app), before, "{key:?}");
    }
}

/// Roles and names in the order of the tree.
fn tree(app: &App) -> Vec<(egui::accesskit::Role, String)> {
    let all = app.root().children_recursive();
    let named = all.map(|n| {
        let node = n.accesskit_node();
        let name = node.label().filter(|label| !label.is_empty()).or_else(|| node.value());
        (node.role(), name.unwrap_or_default())
    });
    named.filter(|(_, name)| !name.is_empty()).collect()
}

#[test]
fn the_tree_has_the_order_that_is_seen() {
    let mut app = sized([1280.0, 800.0]);
    let two = ["azure-databricks", "microsoft-fabric"].map(|id| service(&app, id));
    push(
        &mut app,
        [
            Select::CompareThese(two.into()).into(),
            Command::Show(Layout::Table).into(),
        ],
    );
    let in_order = |app: &App, wanted: &[&str]| {
        let tree = tree(app);
        let mut rest = tree.iter();
        for name in wanted {
            assert!(
                rest.any(|(_, n)| n.starts_with(name)),
                "no {name} after what precedes it in {tree:?}"
            );
        }
    };
    in_order(
        &app,
        &[
            "File",
            "Explore",
            "Search services",
            "As of today",
            "Find a filter",
            "11 current",
            "Sort by Name",
            "Sort by Category",
            "Compare Azure Databricks",
            "Ticked",
            "Untick Azure Databricks",
            "Untick all",
            "Compare 2",
        ],
    );
    push(&mut app, [Action::Go(Place::Decide)]);
    in_order(&app, &["Back", "Skip", "Next", "Untick all"]);
    let question = app.state().model().dataset.catalog.factors[0].options[0].label.clone();
    in_order(&app, &[&question, "Back"]);
    push(&mut app, [Select::ClearTicked.into()]);
    in_order(&app, &["2 services are not ticked", "Undo", "Dismiss this message"]);
    let name = app.root().accesskit_node().label().unwrap_or_default();
    assert!(name.ends_with("– Crosscheck"), "the window is called {name:?}");
}

#[test]
fn a_row_of_a_table_begins_with_its_name() {
    use egui::accesskit::Role;
    let mut app = sized([1280.0, 800.0]);
    let three = ["azure-databricks", "microsoft-fabric", "azure-machine-learning"].map(|id| service(&app, id));
    push(&mut app, [Select::CompareThese(three.into()).into()]);
    for place in ["Comparison", "List", "Matrix"] {
        match place {
            "List" => push(&mut app, [Command::Show(Layout::Table).into()]),
            "Matrix" => push(&mut app, [Command::Show(Layout::Matrix).into()]),
            _ => {}
        }
        let table = app.get_by_role_and_label(Role::Table, place);
        let rows: Vec<_> = table
            .children_recursive()
            .filter(|n| n.accesskit_node().role() == Role::Row)
            .collect();
        assert!(rows.len() > 2, "{place}: {} rows", rows.len());
        let is_cell = |r: Role| matches!(r, Role::RowHeader | Role::ColumnHeader | Role::Cell | Role::GridCell);
        let mut whole = 0;
        for (i, row) in rows.iter().enumerate() {
            let roles: Vec<Role> = row
                .children_recursive()
                .map(|n| n.accesskit_node().role())
                .filter(|r| is_cell(*r))
                .collect();
            let Some((first, rest)) = roles.split_first() else {
                continue;
            };
            let wanted = if i == 0 { Role::ColumnHeader } else { Role::RowHeader };
            assert_eq!(*first, wanted, "{place}, row {i}: {roles:?}");
            let named = row
                .children_recursive()
                .find(|n| n.accesskit_node().role() == Role::RowHeader);
            let label = named.and_then(|n| n.accesskit_node().label());
            assert_ne!(
                label.as_deref(),
                Some("Name"),
                "{place}, row {i} is headed by its own name"
            );
            whole += usize::from(!rest.is_empty());
        }
        assert!(whole > 2, "{place}: {whole} rows with cells");
    }
}

#[test]
fn f6_lands_on_the_rows_past_what_leads_to_them() {
    let mut app = sized([1280.0, 800.0]);
    let three = ["azure-databricks", "microsoft-fabric", "azure-machine-learning"].map(|id| service(&app, id));
    push(&mut app, [Select::CompareThese(three.into()).into()]);
    press(&mut app, Modifiers::NONE, Key::F6);
    let there = focused(&app);
    assert!(there.starts_with("Azure Databricks, "), "the first cell, not {there}");
    press(&mut app, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&app), "Side by side", "what leads to them is a part of its own");
    press(&mut app, Modifiers::NONE, Key::F6);
    assert!(
        focused(&app).starts_with("Azure Databricks, "),
        "back where it was: {}",
        focused(&app)
    );
}

#[test]
fn esc_leaves_the_search_for_what_it_is_about_when_nothing_had_the_keyboard() {
    let mut app = sized([1280.0, 800.0]);
    assert_eq!(app.ctx.memory(egui::Memory::focused), None);
    press(&mut app, Modifiers::COMMAND, Key::F);
    assert_eq!(focused(&app), "Search services");
    press(&mut app, Modifiers::NONE, Key::Escape);
    app.run();
    assert!(
        focused(&app).starts_with("Azure Data Science"),
        "the first card, not {:?}",
        focused(&app)
    );
    // And back to what had it.
    press(&mut app, Modifiers::SHIFT, Key::F6);
    let before = focused(&app);
    press(&mut app, Modifiers::COMMAND, Key::F);
    press(&mut app, Modifiers::NONE, Key::Escape);
    app.run();
    assert_eq!(focused(&app), before);
}

#[test]
fn home_and_end_lead_through_a_menu_and_keys_go_into_one_opened_with_the_pointer() {
    let mut app = sized([1280.0, 800.0]);
    press(&mut app, Modifiers::ALT, Key::V);
    app.run();
    let first = focused(&app);
    press(&mut app, Modifiers::NONE, Key::End);
    let last = focused(&app);
    assert_ne!(first, last);
    press(&mut app, Modifiers::NONE, Key::Home);
    assert_eq!(focused(&app), first);
    press(&mut app, Modifiers::NONE, Key::Escape);
    app.run();
    push(
        &mut app,
        [Action::Go(Place::Decide), Decide::GoTo(Position::MustHaves).into()],
    );
    let at = app.get_by_label("Add a wish").rect().center();
    crate::everywhere::click(&mut app, at);
    app.run();
    press(&mut app, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused(&app), "Comes as", "an arrow goes into it");
    press(&mut app, Modifiers::NONE, Key::Escape);
    app.run();
    assert!(!egui::Popup::is_any_open(&app.ctx), "Esc closes it");
    assert_eq!(focused(&app), "Add a wish");
}

#[test]
fn a_wish_chosen_with_the_pointer_takes_what_is_typed_next() {
    let mut app = sized([1280.0, 800.0]);
    push(
        &mut app,
        [Action::Go(Place::Decide), Decide::GoTo(Position::MustHaves).into()],
    );
    let click = |app: &mut App, label: &str| {
        let at = app.get_by_label(label).rect().center();
        crate::everywhere::click(app, at);
        app.run();
    };
    click(&mut app, "Add a wish");
    click(&mut app, "Largest training dataset");
    click(&mut app, "Near a value…");
    assert!(
        focused(&app).starts_with("The value of Largest training dataset"),
        "{:?}",
        focused(&app)
    );
}
