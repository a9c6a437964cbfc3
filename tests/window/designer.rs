//! What a designer saw when walking through the window: edges that meet, room that is used, and words that are the same.

use std::fmt::Write as _;

use crate::{
    everywhere::{click, push},
    painted::texts,
    support::app::{FakeWorld, Window, open, open_first, sized},
};
use crosscheck::{
    app::{
        Command, Effect,
        action::{Action, Annotate, Export, File, Filter, Select},
        effect::Choose,
        state::{Modal, OpenPalette},
    },
    catalog::{
        ServiceIx,
        condition::{Subject, Want},
    },
    export::Format,
    shell::{Shell, fault},
    workspace::{Layout, Place},
};
use egui::{Event, Key, Modifiers, Rect, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, Shell>;

fn databricks(app: &App) -> ServiceIx {
    let catalog = &app.state().model().dataset.catalog;
    catalog.service("azure-databricks").expect("there")
}

/// Where something is that is painted with these words.
fn painted(app: &App, words: &str) -> Rect {
    let found = texts(app).into_iter().find(|t| t.text == words);
    found.unwrap_or_else(|| panic!("{words:?} is not painted")).rect
}

/// The name of what has the keyboard.
fn focused(app: &App) -> String {
    let mut all = app.root().children_recursive();
    let found = all.find(|n| n.accesskit_node().is_focused());
    found.map_or_else(String::new, |n| n.accesskit_node().label().unwrap_or_default())
}

fn cards(app: &App) -> Vec<Rect> {
    let all = app.query_all_by_role(Role::CheckBox);
    let named = all.filter(|n| n.accesskit_node().label().is_some_and(|l| l.starts_with("Compare ")));
    named.map(|n| n.rect()).collect()
}

#[test]
fn details_move_nothing_of_the_grid_and_leave_the_toolbar_of_a_wide_window() {
    for (width, in_sight) in [(1590.0, false), (1600.0, true), (2560.0, true)] {
        for layout in [Layout::Cards, Layout::Table, Layout::Timeline] {
            let mut app = sized([width, 900.0]);
            let at = databricks(&app);
            push(&mut app, &[Filter::SetLayout(layout).into()]);
            let lies = |app: &App| {
                let heads = app.query_all_by_role(Role::ColumnHeader).map(|n| n.rect());
                let boxes = app.query_all_by_role(Role::CheckBox);
                let of_one = |label: &str| label.starts_with("Compare ") && label != "Compare this one";
                let boxes = boxes.filter(|n| n.accesskit_node().label().is_some_and(|l| of_one(&l)));
                let boxes = boxes.map(|n| n.rect());
                (boxes.collect::<Vec<Rect>>(), heads.collect::<Vec<Rect>>())
            };
            let before = lies(&app);
            push(&mut app, &[Select::Open(at).into()]);
            assert_eq!(lies(&app), before, "{width} {layout:?}");
            let sheet = app.get_by_role_and_label(Role::Button, "Close the details").rect();
            let toolbar = app.get_by_role_and_label(Role::RadioButton, "Timeline").rect();
            let is_clear = toolbar.bottom() < sheet.top();
            assert_eq!(is_clear, in_sight, "{width} {layout:?}: {toolbar:?}, {sheet:?}");
        }
    }
}

#[test]
fn cards_the_line_above_them_and_the_toolbar_end_at_one_edge() {
    // In a wider window five cards as wide as they grow leave room at the right.
    for size in [[2300.0, 1300.0], [1600.0, 900.0], [1280.0, 800.0], [900.0, 700.0]] {
        let mut app = open_first(
            Window {
                size,
                ..Window::default()
            },
            FakeWorld::default(),
        );
        app.run();
        let toolbar = app.get_by_role_and_label(Role::RadioButton, "Timeline").rect().right() + 2.0;
        // The tick box is as far inside its card as the cross is inside its line.
        let cards = cards(&app).into_iter().map(|r| r.right()).fold(0.0, f32::max) + 6.0;
        assert!((toolbar - cards).abs() < 1.5, "{size:?}: {toolbar} and {cards}");
    }
}

#[test]
fn a_table_uses_the_room_there_is_for_what_is_cut() {
    let cut = |width: f32| {
        let mut app = sized([width, 900.0]);
        push(&mut app, &[Filter::SetLayout(Layout::Table).into()]);
        let heads: Vec<Rect> = app.query_all_by_role(Role::ColumnHeader).map(|n| n.rect()).collect();
        let (name, right) = (heads[0].width(), heads.last().expect("some").right());
        let cut: Vec<String> = texts(&app).into_iter().filter(|t| t.is_cut).map(|t| t.text).collect();
        (cut, right, name)
    };
    let (cut_there, right, name) = cut(2560.0);
    assert!((2500.0..=2545.0).contains(&right), "the last column ends at {right}");
    assert!(name >= 300.0, "{name}");
    for whole in [
        "Azure Data Science Virtual Machine (DSVM)",
        "not in the given documents",
    ] {
        assert!(!cut_there.iter().any(|t| t == whole), "{whole} is cut");
    }
    assert!(cut(1280.0).2 <= 240.0, "nothing is free there");
}

#[test]
fn what_a_card_says_of_a_status_its_row_says_too() {
    let mut app = sized([1280.0, 800.0]);
    push(&mut app, &[Filter::SetLayout(Layout::Table).into()]);
    painted(&app, "a part ended 1 Oct 2026");
    // What is disputed is as large as the other cells.
    let height = |begins: &str| {
        let found = texts(&app).into_iter().find(|t| t.text.starts_with(begins));
        found.unwrap_or_else(|| panic!("{begins}")).rect.height()
    };
    let (disputed, plain) = (
        height("Python, R, SQL, Scala; partly"),
        height("Python, R, SQL, Java, C#"),
    );
    assert!((disputed - plain).abs() < 1.0, "{disputed} and {plain}");
}

#[test]
fn the_line_of_the_first_start_does_not_ask_for_what_is_done() {
    let mut app = open_first(Window::default(), FakeWorld::default());
    let three: Vec<ServiceIx> = app.state().model().dataset.catalog.service_ixs().take(3).collect();
    for service in three {
        push(&mut app, &[Select::ToggleTick(service).into()]);
    }
    assert!(app.query_by_label_contains("Tick two to compare").is_none());
    app.get_by_label("Compare what is ticked, or let five questions decide.");
    // In a low window its line is the grid's.
    let low = Window {
        size: [900.0, 600.0],
        ..Window::default()
    };
    let app = open_first(low, FakeWorld::default());
    assert!(app.query_by_label_contains("Tick two to compare").is_none());
}

#[test]
fn the_star_is_below_the_tick_box() {
    let mut app = sized([1280.0, 800.0]);
    let at = databricks(&app);
    push(&mut app, &[Select::Open(at).into()]);
    let star = app.get_by_label("Star Azure Databricks").rect();
    let tick = app.get_by_label("Compare this one").rect();
    let title = painted(&app, "Parts that end or have ended");
    assert!((star.center().x - 8.0 - tick.left()).abs() < 0.6, "{star:?}, {tick:?}");
    assert!((title.left() - tick.left()).abs() < 2.0, "{title:?}, {tick:?}");
}

#[test]
fn all_keys_of_the_shortcuts_begin_at_one_edge() {
    let mut app = sized([1280.0, 800.0]);
    push(&mut app, &[Command::Shortcuts.into()]);
    let of = |words| painted(&app, words).left();
    for keys in ["F6", "Page Up, Page Down", "Alt+F, E, V, O, H", "Home, End"] {
        assert!(
            (of(keys) - of("Shift+F6")).abs() < 2.0,
            "{keys}: {} and {}",
            of(keys),
            of("Shift+F6")
        );
    }
}

#[test]
fn the_attributes_open_with_the_keyboard_on_the_first_one() {
    let mut app = sized([1280.0, 800.0]);
    let at = databricks(&app);
    push(&mut app, &[Annotate::Star(at).into()]);
    app.key_press_modifiers(Modifiers::ALT, Key::E);
    app.run();
    app.run();
    push(&mut app, &[Command::Attributes.into()]);
    app.run();
    let found = focused(&app);
    assert!(found.starts_with("What it is"), "{found:?} has it");
}

#[test]
fn what_a_view_of_the_evidence_is_about_belongs_to_its_name() {
    let mut app = sized([1280.0, 800.0]);
    let at = app.get_by_label("Evidence").rect().center();
    click(&mut app, at);
    app.run();
    let (name, about) = (
        painted(&app, "Sources"),
        painted(&app, "Each document, and what rests on it"),
    );
    let next = painted(&app, "Disagreements");
    assert!((about.left() - name.left()).abs() < 2.0, "{about:?}, {name:?}");
    assert!(
        about.top() - name.bottom() < next.top() - about.bottom() - 6.0,
        "{name:?}, {about:?}, {next:?}"
    );
    let (last, about) = (
        painted(&app, "Show the age of evidence"),
        "Tints cells by how old their newest claim is",
    );
    assert!((painted(&app, about).left() - last.left()).abs() < 2.0);
}

#[test]
fn a_list_is_asked_for_by_the_name_of_its_command() {
    let effect = Effect::OpenDialog(Choose::List);
    let answer = fault::answer(&effect, "no").expect("an answer");
    let mut app = sized([900.0, 600.0]);
    push(&mut app, &[answer]);
    assert!(matches!(app.state().model().session.modal, Some(Modal::ListPath)));
    painted(&app, "Import a list");
    assert!(app.query_by_role_and_label(Role::Button, "Import").is_some());
}

#[test]
fn a_chip_is_shown_where_a_line_has_room_for_it() {
    let mut app = sized([1280.0, 800.0]);
    let catalog = &app.state().model().dataset.catalog;
    let languages = catalog.attribute("languages").expect("there");
    let java = catalog[languages]
        .options
        .iter()
        .position(|o| o.label == "Java")
        .expect("there");
    let java = Want::Option(u16::try_from(java).expect("few"));
    push(
        &mut app,
        &[Filter::ToggleOption(Subject::Attribute(languages), java).into()],
    );
    painted(&app, "Languages: Java");
    assert!(
        texts(&app)
            .iter()
            .all(|t| !t.text.starts_with('+') || t.text.len() > 2 || t.rect.left() < 290.0)
    );
}

#[test]
fn the_sign_of_what_is_shown_stands_beside_the_count() {
    let app = sized([582.0, 364.0]);
    let count = painted(&app, "11 current alternatives of 75");
    let sign = app.get_by_label_contains("signs").rect();
    assert!((count.center().y - sign.center().y).abs() < 4.0, "{count:?}, {sign:?}");
    assert!(sign.left() >= count.right(), "{count:?}, {sign:?}");
}

#[test]
fn what_is_reported_leaves_the_foot_of_a_dialog_free() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [
        "a.csv",
        "a_list_with_a_name_that_is_so_long_that_what_is_said_of_it_takes_a_second_line_or_even_a_third.csv",
    ] {
        let list = folder.path().join(name);
        std::fs::write(&list, "Name,Price\nOne,1\nTwo,2\nThree,3\n").expect("written");
        let mut app = sized([900.0, 600.0]);
        push(&mut app, &[File::Open(list).into()]);
        assert!(
            matches!(app.state().model().session.modal, Some(Modal::Import { .. })),
            "{name}"
        );
        let messages = app.get_by_label("Messages");
        let words = messages.children_recursive();
        let words = words.filter(|n| matches!(n.accesskit_node().role(), Role::Label | Role::Button));
        let messages = words.map(|n| n.rect()).reduce(Rect::union).expect("something is said");
        assert!(
            messages.top() < 60.0 && messages.height() > 10.0,
            "{name}: {messages:?}"
        );
        for button in [
            "Explore the list",
            "Save as catalog…",
            "Merge into a catalog…",
            "Copy report",
            "Undo",
        ] {
            for rect in app.query_all_by_role_and_label(Role::Button, button).map(|n| n.rect()) {
                let own = messages.contains_rect(rect);
                assert!(
                    own || !messages.intersects(rect),
                    "{name}: {button} {rect:?} under {messages:?}"
                );
            }
        }
    }
}

#[test]
fn a_screen_reader_meets_the_hits_of_the_palette_in_their_order() {
    let mut app = sized([1280.0, 800.0]);
    let typed = OpenPalette {
        typed: "azure".to_owned(),
        marked: 0,
    };
    push(&mut app, &[Action::Show(Modal::Palette(typed))]);
    let nodes: Vec<(Role, Rect)> = app
        .get_by_label("Find anything")
        .children_recursive()
        .filter(|n| matches!(n.accesskit_node().role(), Role::Button | Role::Label))
        .map(|n| (n.accesskit_node().role(), n.rect()))
        .collect();
    assert!(nodes.len() > 6, "{nodes:?}");
    let tops: Vec<f32> = nodes.iter().map(|(_, r)| (r.center().y / 32.0).floor()).collect();
    assert!(tops.is_sorted(), "{nodes:#?}");
}

#[test]
fn the_steps_of_the_text_size_are_under_its_name() {
    let mut app = sized([1280.0, 800.0]);
    push(&mut app, &[Command::Settings.into()]);
    let group = app.get_by_role_and_label(Role::Group, "Text size");
    let within: Vec<String> = group
        .children_recursive()
        .filter_map(|n| n.accesskit_node().label())
        .collect();
    for name in ["Smaller", "Larger", "Text size as the system"] {
        assert!(within.iter().any(|w| w == name), "{name} in {within:?}");
    }
    assert!(app.query_by_role_and_label(Role::Button, "As the system").is_none());
}

#[test]
fn after_a_click_tab_goes_on_from_what_was_clicked() {
    for layout in [Layout::Cards, Layout::Table, Layout::Timeline] {
        let mut app = sized([1280.0, 800.0]);
        push(&mut app, &[Filter::SetLayout(layout).into()]);
        let at = painted(&app, "Azure Databricks").center();
        click(&mut app, at);
        app.run();
        assert!(
            focused(&app).starts_with("Azure Databricks"),
            "{layout:?}: {:?}",
            focused(&app)
        );
        app.key_press(Key::Tab);
        app.run();
        assert!(
            focused(&app).starts_with("Close the details"),
            "{layout:?}: {:?}",
            focused(&app)
        );
    }
}

#[test]
fn a_letter_leads_to_the_next_entry_of_a_menu_that_begins_with_it() {
    let mut app = sized([1280.0, 800.0]);
    app.key_press_modifiers(Modifiers::ALT, Key::F);
    app.run();
    app.run();
    let mut seen = Vec::new();
    for _ in 0..12 {
        app.event(Event::Text("s".to_owned()));
        app.run();
        let now = focused(&app);
        assert!(now.starts_with('S'), "{now:?}");
        if seen.contains(&now) {
            break;
        }
        seen.push(now);
    }
    assert!(seen.len() > 1, "it goes on to the next: {seen:?}");
    app.event(Event::Text("ö".to_owned()));
    app.run();
    assert!(focused(&app).starts_with('S'), "what begins no entry leads nowhere");
}

#[test]
fn a_timeline_without_a_life_says_so_and_one_with_lives_uses_its_width() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("long.csv");
    let mut text = String::from("name,tags\n");
    for i in 0..2413 {
        let _ = writeln!(text, "Entry {i:04},a");
    }
    std::fs::write(&list, text).expect("written");
    let mut app = open(
        Window {
            file: Some(list),
            ..Window::default()
        },
        FakeWorld::default(),
    );
    let timeline = Filter::SetLayout(Layout::Timeline).into();
    push(&mut app, &[Action::CloseModal, Action::Go(Place::Explore), timeline]);
    painted(&app, "Nothing here has a beginning or an end to draw");
    assert!(
        texts(&app)
            .iter()
            .any(|t| t.text.starts_with("0 of 2,413 services have one; "))
    );
    let mut app = sized([1280.0, 800.0]);
    push(&mut app, &[Filter::SetLayout(Layout::Timeline).into()]);
    let today = painted(&app, "today, 21 Nov 2026").left();
    assert!(1260.0 - today < 200.0, "{today}");
}

#[test]
fn what_decide_exports_is_named_by_what_it_is() {
    for (place, name) in [(Place::Decide, "leaders."), (Place::Explore, "services.")] {
        let fake = FakeWorld {
            no_dialog: true,
            ..FakeWorld::default()
        };
        let mut app = open(Window::default(), fake);
        push(&mut app, &[Action::Go(place), Export::Save(Format::Markdown).into()]);
        let asked = &app.state().model().session.modal;
        let Some(Modal::SavePath(job)) = asked else {
            panic!("{place:?}: {asked:?}");
        };
        assert!(job.file_name.starts_with(name), "{place:?}: {}", job.file_name);
    }
}

#[test]
fn compare_keeps_its_words_where_they_fit() {
    // The smallest of these is a window of 640×440 with text at 200 %.
    for (size, word) in [
        ([1280.0, 800.0], "Why one over another"),
        ([640.0, 400.0], "Why one over another"),
        ([320.0, 220.0], "Why"),
    ] {
        let mut app = sized(size);
        let catalog = &app.state().model().dataset.catalog;
        let two = ["azure-databricks", "microsoft-fabric"].map(|id| catalog.service(id).expect("there"));
        push(
            &mut app,
            &[Select::CompareThese(two.into()).into(), Action::Go(Place::Compare)],
        );
        let tab = app.get_by_role_and_label(Role::RadioButton, word).rect();
        assert!(tab.right() <= size[0], "{size:?}: {tab:?}");
    }
}

#[test]
fn about_says_where_it_comes_from() {
    let mut app = sized([1280.0, 800.0]);
    push(&mut app, &[Action::Show(Modal::About)]);
    painted(&app, "Built from source; no address is published for it yet.");
}

#[test]
fn in_a_wide_window_the_longest_names_are_whole() {
    let longest = "Azure Data Science Virtual Machine (DSVM)";
    for layout in [Layout::Matrix, Layout::Timeline] {
        let mut app = sized([2560.0, 1440.0]);
        push(&mut app, &[Filter::SetLayout(layout).into()]);
        painted(&app, longest);
    }
}
