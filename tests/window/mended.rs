//! Small things that were wrong once: each is looked at as it was seen, in what is painted or read aloud.

use std::{collections::BTreeSet, fmt::Write as _, path::Path};

use crate::{
    everywhere::{Files, everywhere, push},
    painted::{Painted, each, texts},
    support::app::{FakeWorld, Window, open, sized},
};
use crosscheck::{
    app::action::{Action, Annotate, Decide, Export, File, Filter, Import, Select},
    app::{Command, state::ImportPage},
    catalog::Better,
    decide::{Position, Wish, WishFor, WizardEvent},
    export::Format,
    shell::Shell,
    workspace::{Layout, Place},
};
use egui::{Key, Order, Pos2, Rect, Role, Shape, epaint::ClippedShape};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, Shell>;

/// How many tooltips are open.
fn tooltips(app: &App) -> usize {
    let open = app.ctx.memory(|m| m.areas().visible_layer_ids());
    open.iter().filter(|layer| layer.order == Order::Tooltip).count()
}

/// The pointer comes to rest, and what it brings has time to come.
fn rest_at(app: &mut App, at: Pos2) {
    app.hover_at(at);
    app.run();
    for _ in 0..12 {
        app.step();
    }
}

#[test]
fn what_a_form_covers_shows_no_tooltip() {
    let mut app = open(Window::default(), FakeWorld::default());
    let mut sights: Vec<Pos2> = { app.query_all_by_role(Role::Label) }
        .map(|n| n.rect().center())
        .collect();
    sights.retain(|p| app.ctx.content_rect().shrink(200.0).contains(*p));
    let mut shown = 0;
    for at in sights.into_iter().step_by(3) {
        rest_at(&mut app, at);
        if tooltips(&app) == 0 {
            continue;
        }
        shown += 1;
        let service = app
            .state()
            .model()
            .dataset
            .catalog
            .service("azure-databricks")
            .expect("there");
        app.state_mut().push(Annotate::AskNote(service));
        for _ in 0..4 {
            app.step();
        }
        assert_eq!(tooltips(&app), 0, "{at:?}");
        app.state_mut().push(Action::CloseModal);
        app.run();
        // And it comes again, where nothing covers it.
        rest_at(&mut app, at + egui::vec2(1.0, 0.0));
        assert_eq!(tooltips(&app), 1, "{at:?}");
        if shown == 3 {
            break;
        }
    }
    assert!(shown > 0, "no tooltip came at all");
}

fn wheel(app: &mut App, at: Pos2, down: f32) {
    app.hover_at(at);
    app.run();
    app.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        source: egui::MouseWheelSource::Wheel,
        delta: egui::vec2(0.0, -down),
        phase: egui::TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
    });
    app.run();
}

/// A list as long as a real one: each entry has some of the options, most have blanks.
fn long_list(folder: &Path) -> std::path::PathBuf {
    let mut text = String::from("name,tags,licence\n");
    for i in 0..2413 {
        let tags = if i % 8 == 0 { "" } else { ["a;b", "a", "b;c"][i % 3] };
        let licence = if i % 9 < 8 { "" } else { ["free", "paid"][i % 2] };
        let _ = writeln!(text, "Entry {i:04},{tags},{licence}");
    }
    let path = folder.join("long.csv");
    std::fs::write(&path, text).expect("written");
    path
}

fn opened(file: std::path::PathBuf) -> App {
    let window = Window {
        file: Some(file),
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    push(&mut app, &[Action::CloseModal, Action::Go(Place::Explore)]);
    app
}

#[test]
fn the_filters_of_another_catalog_begin_at_their_head() {
    let files = Files::new();
    let mut app = sized([1280.0, 520.0]);
    let head = |app: &App, name: &str| app.get_by_role_and_label(Role::Button, name).rect().top();
    let before = head(&app, "Languages");
    wheel(&mut app, Pos2::new(140.0, 400.0), 2_000.0);
    assert!(head(&app, "Languages") < before - 300.0, "scrolled");
    push(&mut app, &[File::Open(files.path("databases.ron")).into()]);
    let box_ends = app.get_by_label_contains("Find a filter").rect().bottom();
    let first = app.get_by_role_and_label(Role::Button, "Speaks SQL").rect();
    assert!(first.top() >= box_ends && first.bottom() < 520.0, "{first:?}");
}

#[test]
fn what_there_is_one_of_is_not_counted_as_several() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("screens.csv");
    std::fs::write(&list, "Name,Size (in),Price (EUR)\nOne,24,100\nTwo,24,\nThree,24,250\n").expect("written");
    let mut app = opened(list);
    let mut wrong = BTreeSet::new();
    let mut read = 0;
    let odd = |text: &str| {
        let words = [
            " all 1 ",
            "−0.0",
            "-0.0",
            " 1 values",
            " 1 options",
            " 1 entries",
            " 1 combinations",
        ];
        let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        words.iter().any(|odd| format!(" {text} ").contains(odd)) || parts.windows(2).any(|pair| pair == ["in", "in"])
    };
    let mut look = |app: &App| {
        for node in app.root().children_recursive() {
            let node = node.accesskit_node();
            for text in [node.label(), node.value(), node.data().tooltip().map(str::to_owned)]
                .into_iter()
                .flatten()
            {
                read += 1;
                if odd(&text) {
                    wrong.insert(text);
                }
            }
        }
    };
    look(&app);
    for page in [ImportPage::Columns, ImportPage::File, ImportPage::Report] {
        push(&mut app, &[Import::Show.into(), Import::Page(page).into()]);
        for column in 0..3 {
            push(&mut app, &[Import::Look(column).into()]);
            look(&app);
        }
    }
    push(&mut app, &[Action::CloseModal]);
    for layout in Layout::ALL {
        push(&mut app, &[Filter::SetLayout(layout).into()]);
        look(&app);
    }
    for position in [Position::MustHaves, Position::Review, Position::Result] {
        push(&mut app, &[Action::Go(Place::Decide), Decide::GoTo(position).into()]);
        look(&app);
    }
    assert!(read > 500, "{read} texts");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(odd("Show all 1 values") && odd("A number in in") && odd("Against it −0.0"));
}

#[test]
fn what_is_open_is_not_offered_to_be_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let offered = |file: &str, save: Action| {
        let fake = FakeWorld {
            save_to: Some(folder.path().join(file)),
            ..FakeWorld::default()
        };
        let mut app = open(Window::default(), fake);
        push(&mut app, &[save]);
        assert!(
            app.query_by_role_and_label(Role::Button, "Show in folder").is_some(),
            "{file} was saved"
        );
        app.query_by_role_and_label(Role::Button, "Open").is_some()
    };
    assert!(!offered("my.crosscheck", Command::SaveSession.into()));
    assert!(offered("list.html", Export::Save(Format::Html).into()));
}

#[test]
fn the_popup_of_views_has_room_around_and_text_as_it_is_written() {
    let mut app = sized([1280.0, 800.0]);
    app.get_by_role_and_label(Role::Button, "Views").click();
    app.run();
    let area = egui::Id::unique("views menu");
    let popup = app.ctx.memory(|m| m.area_rect(area)).expect("it is open");
    let about = "Keep the filters, the search, the order and the layout under a name.";
    let within: Vec<_> = texts(&app)
        .into_iter()
        .filter(|t| popup.contains_rect(t.rect))
        .collect();
    assert!(within.iter().any(|t| t.text == about), "{within:?}");
    for Painted {
        text,
        rect,
        is_justified,
        ..
    } in &within
    {
        assert!(!is_justified, "“{text}” is justified");
        assert!(rect.left() >= popup.left() + 8.0, "“{text}” {rect:?} in {popup:?}");
    }
    let field = app.get_by_label("Name for what is shown").rect();
    let hint = within.iter().find(|t| t.text == "Name for what is shown");
    let hint = hint.expect("the field says what it is for").rect;
    assert!(hint.left() >= field.left() + 6.0, "{hint:?} in {field:?}");
    let save = app.get_by_role_and_label(Role::Button, "Save view").rect();
    assert!(save.width() < 120.0, "{save:?} is as wide as its words");
}

#[test]
fn the_ring_around_what_has_the_keyboard_is_whole() {
    let mut app = sized([1280.0, 800.0]);
    app.key_press(Key::ArrowDown);
    app.run();
    let id = app.ctx.memory(egui::Memory::focused).expect("a card has the keyboard");
    let card = app.ctx.read_response(id).expect("drawn").rect;
    let mut rings = Vec::new();
    for ClippedShape { clip_rect, shape, .. } in &app.output().shapes {
        each(shape, &mut |shape| {
            if let Shape::Rect(ring) = shape
                && ring.stroke.width >= 2.0
                && ring.rect.width() > card.width() - 12.0
                && (ring.rect.center() - card.center()).length() < 1.0
            {
                rings.push((ring.visual_bounding_rect(), *clip_rect));
            }
        });
    }
    let [(ring, clip)] = rings.as_slice() else {
        panic!("one ring around {card:?}: {rings:?}");
    };
    assert!(clip.contains_rect(*ring), "{ring:?} is cut at {clip:?}");
}

#[test]
fn counts_of_a_long_list_touch_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = opened(long_list(folder.path()));
    let touching = |app: &App, within: Rect| {
        let all = texts(app);
        let mut wrong = Vec::new();
        let all: Vec<_> = all.iter().filter(|t| within.contains_rect(t.rect)).collect();
        for (i, Painted { text: one, rect: a, .. }) in all.iter().enumerate() {
            for Painted {
                text: other, rect: b, ..
            } in &all[i + 1..]
            {
                let same_line = (a.center().y - b.center().y).abs() < 6.0;
                let (left, right) = if a.left() <= b.left() { (a, b) } else { (b, a) };
                if same_line && left.right() + 3.0 > right.left() {
                    wrong.push(format!("{one:?} {a:?} and {other:?} {b:?}"));
                }
            }
        }
        (all.len(), wrong)
    };
    let filters = Rect::from_min_max(Pos2::new(0.0, 90.0), Pos2::new(288.0, 800.0));
    let (seen, wrong) = touching(&app, filters);
    assert!(
        texts(&app)
            .iter()
            .any(|t| t.text.starts_with("+2,") && t.text.len() == 6),
        "a count of four digits"
    );
    assert!(seen > 10 && wrong.is_empty(), "{wrong:#?}");
    push(&mut app, &[Filter::SetLayout(Layout::Gaps).into()]);
    let rest = Rect::from_min_max(Pos2::new(290.0, 90.0), Pos2::new(1280.0, 800.0));
    let (seen, wrong) = touching(&app, rest);
    assert!(seen > 20 && wrong.is_empty(), "{wrong:#?}");
    // Neither do the bars run through the counts.
    let counts: Vec<_> = texts(&app)
        .into_iter()
        .filter(|t| t.text.contains(" of 2,413"))
        .collect();
    let mut bars = Vec::new();
    for ClippedShape { shape, .. } in &app.output().shapes {
        each(shape, &mut |shape| {
            if let Shape::Rect(bar) = shape
                && (bar.rect.height() - 4.0).abs() < 0.1
                && bar.rect.width() > 8.0
            {
                bars.push(bar.rect);
            }
        });
    }
    assert!(
        counts.len() > 1 && bars.len() > 4,
        "{} counts, {} bars",
        counts.len(),
        bars.len()
    );
    for Painted { text, rect: count, .. } in &counts {
        let through = bars.iter().find(|bar| bar.expand(3.0).intersects(*count));
        assert!(through.is_none(), "{through:?} through {text} at {count:?}");
    }
}

#[test]
fn a_format_has_one_name_in_all_menus() {
    let mut app = sized([1280.0, 800.0]);
    let mut names = BTreeSet::new();
    everywhere(&mut app, |app, spot| {
        let is_list = spot.is_menu() || spot.is_popup() || spot.name == "palette";
        for node in app.root().children_recursive().filter(|_| is_list) {
            let node = node.accesskit_node();
            let label = node.label().unwrap_or_default();
            let lower = label.to_lowercase();
            if lower.contains("html") || lower.contains("web page") {
                names.insert(label.replace(" Ctrl+Shift+E", ""));
            }
        }
    });
    let expected = ["As HTML…", "Copy as HTML", "Export as HTML…"];
    assert_eq!(names, BTreeSet::from(expected.map(str::to_owned)));
}

#[test]
fn no_tooltip_covers_the_rows_of_a_list_that_says_all_itself() {
    let mut app = sized([1600.0, 900.0]);
    push(&mut app, &[Filter::SetLayout(Layout::Gaps).into()]);
    let heads = ["What a blank decides", "By attribute", "By name"];
    for head in heads {
        let at = app.get_by_label(head).rect().left_bottom() + egui::vec2(24.0, 24.0);
        rest_at(&mut app, at);
        assert_eq!(tooltips(&app), 0, "below {head}");
    }
}

#[test]
fn a_card_has_no_tooltip_and_what_is_cut_on_it_has_one() {
    let mut app = sized([1280.0, 800.0]);
    let name = app.get_by_label("Compare Foundry Tools").rect();
    let at = |left: f32, down: f32| name.left_top() + egui::vec2(-left, down);
    rest_at(&mut app, at(240.0, 12.0));
    assert_eq!(tooltips(&app), 0, "its name stands there whole");
    let mut most = 0;
    for down in (20..170).step_by(9) {
        for left in [200.0, 60.0] {
            rest_at(&mut app, at(left, down as f32));
            most = most.max(tooltips(&app));
        }
    }
    assert_eq!(most, 1, "what is cut has one");
}

#[test]
fn the_buttons_of_a_wish_stand_within_a_group_of_its_name() {
    let files = Files::new();
    let mut app = opened(files.path("databases.ron"));
    push(
        &mut app,
        &[Action::Go(Place::Decide), Decide::GoTo(Position::MustHaves).into()],
    );
    let attribute = app
        .state()
        .model()
        .dataset
        .catalog
        .attribute("max-size")
        .expect("a number");
    let wish = Wish {
        attribute,
        wants: WishFor::Better(Better::Higher),
        curve: None,
        importance: 2,
    };
    push(&mut app, &[Decide::Event(WizardEvent::SetWish(wish)).into()]);
    let group = app.get_by_role_and_label(Role::RadioGroup, "Which Largest database (TB) is better to you");
    let within: Vec<String> = group
        .children_recursive()
        .filter(|n| n.accesskit_node().role() == Role::RadioButton)
        .filter_map(|n| n.accesskit_node().label())
        .collect();
    assert!(within.len() >= 2, "{within:?}");
    assert!(
        within.iter().any(|l| l.contains("better") || l.contains("to me")),
        "{within:?}"
    );
}

#[test]
fn no_hint_in_a_field_looks_like_a_value() {
    let mut app = sized([1280.0, 800.0]);
    let catalog = &app.state().model().dataset.catalog;
    let databricks = catalog.service("azure-databricks").expect("there");
    let attributes: Vec<_> = catalog.attribute_ixs().collect();
    let mut hints = BTreeSet::new();
    let mut look = |app: &App| {
        let fields = app.query_all_by_role(Role::TextInput);
        hints.extend(fields.filter_map(|n| n.accesskit_node().data().placeholder().map(str::to_owned)));
    };
    for attribute in attributes {
        push(&mut app, &[Annotate::AddEvidence(databricks, attribute).into()]);
        look(&app);
        push(&mut app, &[Action::CloseModal]);
    }
    push(&mut app, &[Annotate::AskStrike(databricks).into()]);
    look(&app);
    let says = |hint: &String| hint.starts_with("such as") || hint.starts_with("How you know it");
    let odd: Vec<&String> = hints.iter().filter(|hint| !hint.is_empty() && !says(hint)).collect();
    assert!(hints.len() > 3 && odd.is_empty(), "{odd:?} of {hints:?}");
}

#[test]
fn what_the_signs_mean_is_one_click_from_cards_and_table() {
    for layout in [Layout::Cards, Layout::Table] {
        let mut app = sized([1280.0, 800.0]);
        push(&mut app, &[Filter::SetLayout(layout).into()]);
        app.get_by_role_and_label(Role::Button, "What the signs mean").click();
        app.run();
        app.get_by_label("not stated: no source says; that is not a no");
        app.get_by_role_and_label(Role::Button, "How it works").click();
        app.run();
        assert!(app.query_by_label("How points come about").is_some(), "{layout:?}");
    }
}

#[test]
fn what_the_signs_mean_is_never_cut() {
    for (size, zoom) in [
        ([1280.0, 800.0], 1.0),
        ([1280.0, 800.0], 2.0),
        ([640.0, 440.0], 1.0),
        ([900.0, 600.0], 2.0),
    ] {
        let mut app = sized(size);
        app.ctx.set_zoom_factor(zoom);
        app.run();
        app.get_by_role_and_label(Role::Button, "What the signs mean").click();
        app.run();
        let area = egui::Id::unique("signs");
        let popup = app
            .ctx
            .memory(|m| m.area_rect(area))
            .unwrap_or_else(|| panic!("{size:?} at {zoom}: it is not open"));
        let window = app.ctx.content_rect();
        assert!(window.contains_rect(popup), "{popup:?} in {window:?}");
        let within = texts(&app);
        for meaning in [
            "a source says so",
            "a source says that it is not so",
            "it holds only in part; the note says how far",
            "as stated",
            "the question makes no sense here",
            "no source says; that is not a no",
            "both sides are shown, each with its source and date",
        ] {
            let said = within.iter().find(|t| t.text.ends_with(meaning));
            let said = said.unwrap_or_else(|| panic!("{meaning}, {size:?} at {zoom}: {within:?}"));
            let is_within = popup.left() <= said.rect.left() && said.rect.right() <= popup.right();
            assert!(!said.is_cut && is_within, "{size:?} at {zoom}: {said:?} in {popup:?}");
        }
    }
}

#[test]
fn a_choice_in_the_matrix_shows_what_it_is() {
    let files = Files::new();
    let mut app = opened(files.path("databases.ron"));
    let catalog = &app.state().model().dataset.catalog;
    let licence = catalog.attribute("licence").expect("a choice");
    let topic = crosscheck::explore::matrix::MatrixTopic::Attribute(licence);
    push(
        &mut app,
        &[
            Filter::SetLayout(Layout::Matrix).into(),
            crosscheck::app::action::Grid::SetTopic(topic).into(),
            Select::CloseDetails.into(),
        ],
    );
    let cell = |app: &App, option: &str| {
        let label = format!("Doc Drawer, Licence: {option}: ");
        let node = app.get_by_label_contains(&label);
        (node.accesskit_node().label().unwrap_or_default(), node.rect())
    };
    let painted = |app: &App, within: Rect| {
        let mut found = 0;
        for ClippedShape { shape, .. } in &app.output().shapes {
            each(shape, &mut |shape| {
                let rect = shape.visual_bounding_rect();
                let is_sign = rect.width() < 16.0 && rect.height() < 16.0;
                found += usize::from(is_sign && within.contains_rect(rect));
            });
        }
        found
    };
    let (is, there) = cell(&app, "Open");
    assert!(is.contains(": yes") && painted(&app, there) > 0, "{is}");
    let (not, there) = cell(&app, "Closed");
    assert!(not.contains(": no"), "it is still said: {not}");
    assert_eq!(painted(&app, there), 0, "{not}");
}
