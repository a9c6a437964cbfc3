//! Nothing moves but what the person moved: what lies under the pointer when it is clicked lies there afterwards, in every
//! place and at every size. Rectangles from before and after are compared.

use std::collections::BTreeMap;

use crate::{
    everywhere::{click, everywhere},
    support::app::{FakeWorld, Window, open},
};
use crosscheck::{
    app::action::{Action, Decide, Filter, Select},
    catalog::ServiceIx,
    decide::{Position, WizardEvent},
    shell::Shell,
    workspace::{Layout, Place},
};
use egui::{Rect, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable as _},
};

type App = Harness<'static, Shell>;

/// The window in pixels, and pixels a point: two windows at 100 %, and 1280×800 at 100, 200 and 300 %.
pub const SCREENS: [Screen; 5] = [
    Screen([900.0, 600.0], 1.0),
    Screen([2560.0, 1440.0], 1.0),
    Screen([1280.0, 800.0], 1.0),
    Screen([1280.0, 800.0], 2.0),
    Screen([1280.0, 800.0], 3.0),
];

/// A size in pixels and a scale.
#[derive(Debug, Clone, Copy)]
pub struct Screen([f32; 2], f32);

impl Screen {
    /// Its size in points.
    pub fn size(self) -> [f32; 2] {
        self.0.map(|pixels| pixels / self.1)
    }

    /// The window on it.
    pub fn open(self) -> App {
        let window = Window {
            size: self.size(),
            scale: self.1,
            ..Window::default()
        };
        open(window, FakeWorld::default())
    }
}

/// What a popup is called that stays open when something in it is clicked.
const LASTING: &str = "Options";

/// What can be clicked and is wholly in sight, by role and name. What has a name of its own twice is left out: it cannot be
/// told which one is which afterwards.
fn controls(app: &App) -> BTreeMap<(String, String), Rect> {
    controls_within(app, None)
}

/// The same of what is within something of this name.
fn controls_within(app: &App, name: Option<&str>) -> BTreeMap<(String, String), Rect> {
    let window = Rect::from_min_size(egui::Pos2::ZERO, app.ctx.content_rect().size());
    let mut found: BTreeMap<(String, String), Vec<Rect>> = BTreeMap::new();
    let wanted = [Role::Button, Role::CheckBox, Role::RadioButton, Role::Link];
    let within = name.map_or_else(|| Some(app.root()), |name| app.query_by_label(name));
    for node in within.iter().flat_map(NodeT::children_recursive) {
        let told = node.accesskit_node();
        if !wanted.contains(&told.role()) || told.is_disabled() {
            continue;
        }
        let name = told.label().unwrap_or_default();
        let key = (format!("{:?}", told.role()), name);
        found.entry(key).or_default().push(node.rect());
    }
    let one = |(key, rects): (_, Vec<Rect>)| match rects.as_slice() {
        [rect] if window.contains_rect(*rect) => Some((key, *rect)),
        _ => None,
    };
    found.into_iter().filter_map(one).collect()
}

/// A page to walk, and how one comes to it.
pub fn pages(app: &App) -> Vec<(&'static str, Vec<Action>)> {
    let catalog = &app.state().model().dataset.catalog;
    let three: Vec<ServiceIx> = ["azure-machine-learning", "azure-databricks", "microsoft-fabric"]
        .iter()
        .map(|id| catalog.service(id).expect("in the catalog"))
        .collect();
    let layout = |layout| vec![Action::Go(Place::Explore), Filter::SetLayout(layout).into()];
    let decide = |position| vec![Action::Go(Place::Decide), Decide::GoTo(position).into()];
    let answered = vec![
        Action::Go(Place::Decide),
        Decide::GoTo(Position::Question(0)).into(),
        Decide::Event(WizardEvent::Choose(0)).into(),
        Decide::GoTo(Position::Result).into(),
    ];
    vec![
        ("cards", layout(Layout::Cards)),
        ("table", layout(Layout::Table)),
        ("timeline", layout(Layout::Timeline)),
        ("compare", vec![Select::CompareThese(three).into()]),
        ("question", decide(Position::Question(0))),
        ("must-haves", decide(Position::MustHaves)),
        ("review", decide(Position::Review)),
        ("result", answered),
    ]
}

/// What a click takes away, opens elsewhere or unfolds by its own rule: what is under the pointer then is another thing.
fn leads_away(name: &str) -> bool {
    [
        "Quit",
        "Back",
        "Open the page",
        "Minimi",
        "File",
        "Edit",
        "View",
        "Go",
        "Help",
    ]
    .contains(&name)
        || name.contains("opens ")
        // What is asked for here is that it moves, or that all is larger.
        || name.starts_with("Move ")
        || ["Larger", "Smaller", "Text size as the system"].contains(&name)
}

/// How many controls of a page are clicked at one size; which ones differs from size to size.
const A_PAGE: usize = 4;
/// The same of a popup and of a sheet, of which there are many.
const A_POPUP: usize = 2;

fn clicked_stays(screen: Screen, turn: usize) {
    let (mut moved, mut clicks, mut in_sheets) = (Vec::new(), 0, 0);
    let mut app = screen.open();
    everywhere(&mut app, |app, spot| {
        // A click on an entry of a menu closes it.
        if spot.is_menu() || (spot.is_popup() && app.query_by_label(LASTING).is_none()) {
            return;
        }
        let within = spot.is_popup().then_some(LASTING);
        let is_sheet = app.state().model().session.modal.is_some();
        let all = controls_within(app, within).into_keys();
        let all: Vec<_> = all.filter(|(_, name)| !leads_away(name)).collect();
        let most = if is_sheet || spot.is_popup() { A_POPUP } else { A_PAGE };
        let step = all.len().div_ceil(most).max(1);
        for key in all.iter().skip(turn % step).step_by(step) {
            let Some(before) = controls_within(app, within).get(key).copied() else {
                continue;
            };
            click(app, before.center());
            clicks += 1;
            in_sheets += usize::from(is_sheet);
            let still_there = within.is_none_or(|popup| app.query_by_label(popup).is_some());
            if still_there
                && let Some(after) = controls_within(app, within).get(key)
                // A field that has the keyboard then may have been cut by a hair.
                && (after.min - before.min).length() > 1.01
            {
                moved.push(format!("{screen:?} {}: {key:?} {before:?} -> {after:?}", spot.name));
            }
            app.key_press(egui::Key::Escape);
            app.run();
            spot.come(app);
        }
    });
    assert!(
        clicks > 120 && in_sheets > 45,
        "only {clicks} clicks, {in_sheets} in sheets"
    );
    assert!(
        moved.is_empty(),
        "{} of {clicks} moved:\n{}",
        moved.len(),
        moved.join("\n")
    );
}

#[test]
fn what_is_clicked_stays_under_the_pointer_at_900_by_600() {
    clicked_stays(SCREENS[0], 0);
}

#[test]
fn what_is_clicked_stays_under_the_pointer_at_2560_by_1440() {
    clicked_stays(SCREENS[1], 1);
}

#[test]
fn what_is_clicked_stays_under_the_pointer_at_1280_by_800() {
    clicked_stays(SCREENS[2], 2);
}

#[test]
fn what_is_clicked_stays_under_the_pointer_at_1280_by_800_and_200_percent() {
    clicked_stays(SCREENS[3], 3);
}

#[test]
fn what_is_clicked_stays_under_the_pointer_at_1280_by_800_and_300_percent() {
    clicked_stays(SCREENS[4], 4);
}

#[test]
fn a_facet_says_how_its_options_add_up_before_one_is_chosen() {
    let mut app = open(Window::default(), FakeWorld::default());
    let languages = app
        .state()
        .model()
        .dataset
        .catalog
        .attribute("languages")
        .expect("there");
    let subject = crosscheck::catalog::condition::Subject::Attribute(languages);
    app.get_by_role_and_label(Role::Button, "Any of the options chosen of Languages")
        .click();
    app.run();
    app.get_by_role_and_label(Role::RadioButton, "None of the chosen")
        .click();
    app.run();
    let row = |app: &App| app.get_by_label_contains("Languages: R,").rect();
    let before = row(&app);
    // All of the row is one hit area: its right end too.
    let at = before.right_center() - egui::vec2(4.0, 0.0);
    click(&mut app, at);
    assert_eq!(row(&app), before, "the row stays where it was clicked");
    let query = &app.state().model().workspace.view.query;
    let test = query.conditions.iter().find(|c| c.subject == subject).map(|c| &c.test);
    assert!(
        matches!(test, Some(crosscheck::catalog::condition::Test::NoneOf(wants)) if wants.len() == 1),
        "{test:?}"
    );
}

#[test]
fn details_are_a_sheet_that_leaves_the_grid_its_columns_and_stays_behind() {
    for size in [[1280.0, 800.0], [640.0, 440.0], [427.0, 267.0]] {
        let mut app = open(
            Window {
                size,
                ..Window::default()
            },
            FakeWorld::default(),
        );
        let first = |app: &App| {
            let all = controls(app).into_iter();
            all.filter(|((role, name), _)| {
                role == "CheckBox" && name.starts_with("Compare ") && name != "Compare this one"
            })
            .collect::<Vec<_>>()
        };
        let before = first(&app);
        let databricks = app
            .state()
            .model()
            .dataset
            .catalog
            .service("azure-databricks")
            .expect("there");
        app.state_mut().push(Select::Open(databricks));
        app.run();
        assert_eq!(first(&app), before, "{size:?}: the cards stay where they are");
        let close = app.get_by_role_and_label(Role::Button, "Close the details").rect();
        let window = Rect::from_min_size(egui::Pos2::ZERO, size.into());
        assert!(window.contains_rect(close), "{size:?}: {close:?}");
        app.state_mut().push(Action::Go(Place::Decide));
        app.run();
        assert_eq!(
            app.query_by_role_and_label(Role::Button, "Close the details")
                .map(|n| n.rect()),
            None
        );
        assert_eq!(
            app.state().model().session.open,
            None,
            "details do not follow into Decide"
        );
    }
}

#[test]
fn the_toolbar_has_one_order_as_seen_and_as_read() {
    for size in [[1600.0, 900.0], [1280.0, 800.0], [900.0, 600.0], [640.0, 440.0]] {
        let app = open(
            Window {
                size,
                ..Window::default()
            },
            FakeWorld::default(),
        );
        let wanted = [
            "Sort: name",
            "Group",
            "Views",
            "Evidence",
            "Cards",
            "Table",
            "Matrix",
            "Timeline",
        ];
        let nodes = app.root().children_recursive();
        let named = nodes.filter_map(|n| Some((n.accesskit_node().label()?, n)));
        let read: Vec<(String, Rect)> = named
            .filter(|(name, _)| wanted.contains(&name.as_str()))
            .map(|(name, n)| (name, n.rect()))
            .collect();
        let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, wanted, "{size:?}");
        assert!(
            read.windows(2)
                .all(|w| w[0].1.top() + 20.0 < w[1].1.top() || w[0].1.right() <= w[1].1.left()),
            "{size:?}: {read:?}"
        );
    }
}

/// Text at 200 % in the smallest usual window: what has room on a second line is not cut on the first.
#[test]
fn no_button_of_the_toolbar_is_cut_where_there_is_room() {
    for size in [[1280.0, 800.0], [900.0, 600.0], [640.0, 400.0], [640.0, 440.0]] {
        for layout in [Layout::Cards, Layout::Table] {
            let mut app = open(
                Window {
                    size,
                    ..Window::default()
                },
                FakeWorld::default(),
            );
            app.state_mut().push(Filter::SetLayout(layout));
            app.run();
            let width = |app: &App, text: &str| {
                let font = egui::TextStyle::Button.resolve(&app.ctx.global_style());
                let laid =
                    |f: &mut egui::epaint::FontsView<'_>| f.layout_no_wrap(text.to_owned(), font, egui::Color32::WHITE);
                app.ctx.fonts_mut(laid).size().x
            };
            for name in ["Sort: name", "Group", "Views", "Evidence"] {
                let found = app
                    .query_all_by_role(Role::Button)
                    .find(|n| n.accesskit_node().label().as_deref() == Some(name));
                let has = found.expect(name).rect().width();
                assert!(has >= width(&app, name), "{size:?} {layout:?}: {name} has {has}");
            }
        }
    }
}

#[test]
fn the_buttons_of_decide_never_move() {
    for screen in SCREENS {
        let (mut app, size) = (screen.open(), screen.size());
        app.state_mut().push(Action::Go(Place::Decide));
        app.run();
        let of = |app: &App, name: &str| app.get_by_role_and_label(Role::Button, name).rect();
        let names = ["Back", "Skip", "Not sure", "Show the result", "Next"];
        let before = names.map(|name| of(&app, name));
        let window = Rect::from_min_size(egui::Pos2::ZERO, size.into());
        assert!(before.iter().all(|r| window.contains_rect(*r)), "{size:?}: {before:?}");
        assert!(
            before.windows(2).all(|w| w[0].right() <= w[1].left()),
            "{size:?}: {before:?}"
        );
        let factors = app.state().model().dataset.catalog.factors.len();
        for i in 0..factors {
            for deed in [
                Decide::GoTo(Position::Question(i)),
                Decide::Event(WizardEvent::Choose(0)),
            ] {
                app.state_mut().push(deed);
                app.run();
                assert_eq!(names.map(|name| of(&app, name)), before, "{size:?}, question {i}");
            }
        }
    }
}

#[test]
fn an_answer_says_how_many_fit_it() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Action::Go(Place::Decide));
    app.run();
    let model = app.state().model();
    let label = model.dataset.catalog.factors[0].options[0].label.clone();
    let column = &model.dataset.table().columns[0][0];
    let ranking = crosscheck::decide::rank(&model.dataset, &model.answers());
    let counted = |wanted: fn(u64, u64) -> bool| {
        let all = model.dataset.table().candidates.iter().zip(&column.fits);
        all.filter(|(s, f)| ranking.of(**s).is_some() && wanted(f.lo, f.hi))
            .count()
    };
    let (fits, open) = (counted(|lo, _| lo > 0), counted(|lo, hi| lo == 0 && hi > 0));
    assert!(fits > 0, "somebody fits");
    let told = app.get_by_role_and_label(Role::RadioButton, &label);
    let told = told.accesskit_node().description().unwrap_or_default();
    let expected = if open > 0 {
        format!("fits {fits} · not known {open}")
    } else {
        format!("fits {fits}")
    };
    assert!(told.starts_with(&expected), "{told:?}, not {expected:?}");
}

#[test]
fn a_low_window_gives_the_grid_at_least_half_its_height() {
    for size in [[640.0, 400.0], [640.0, 440.0]] {
        let mut app = open(
            Window {
                size,
                ..Window::default()
            },
            FakeWorld::default(),
        );
        let first = |app: &App| {
            app.query_all_by_role(Role::CheckBox)
                .filter(|n| n.accesskit_node().label().is_some_and(|l| l.starts_with("Compare ")))
                .map(|n| n.rect().top())
                .fold(f32::INFINITY, f32::min)
        };
        let before = first(&app);
        app.hover_at(egui::pos2(size[0] / 2.0, size[1] - 60.0));
        app.run();
        for _ in 0..8 {
            app.event(egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                source: egui::MouseWheelSource::Wheel,
                delta: egui::vec2(0.0, -20.0),
                phase: egui::TouchPhase::Move,
                modifiers: egui::Modifiers::NONE,
            });
            app.run();
        }
        // What leads to the grid goes first; the cards themselves have hardly been scrolled.
        let after = first(&app);
        let bars = 86.0;
        assert!(before - after >= 80.0, "{size:?}: {before} -> {after}");
        assert!(
            size[1] - bars >= size[1] / 2.0 && after < bars + 40.0,
            "{size:?}: {after}"
        );
    }
}

#[test]
fn pages_that_were_visited_lose_the_hollow_ring() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Action::Go(Place::Decide));
    app.run();
    assert!(app.query_by_role_and_label(Role::Button, "Result, to come").is_some());
    app.state_mut().push(Decide::Event(WizardEvent::ToResult));
    app.state_mut().push(Decide::Event(WizardEvent::ToReview));
    app.state_mut().push(Decide::GoTo(Position::Question(0)));
    app.run();
    let done = |name: &str| {
        app.query_by_role_and_label(Role::Button, &format!("{name}, done"))
            .is_some()
    };
    assert!(done("Result") && done("Review"), "what was visited is marked");
}
