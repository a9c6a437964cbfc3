//! The smallest window with large text: what leads to a place scrolls away, and nothing lies over anything else.

use crate::{
    everywhere::{App, push, sheets},
    painted::each,
    support::app::sized,
};
use crosscheck::{
    app::{
        Command,
        action::{Action, Filter, Select},
        state::Modal,
    },
    catalog::{Finding, condition::Subject},
    explore::Sort,
    workspace::{Layout, Place},
};
use egui::{Pos2, Rect, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn the_smallest_window_at_200_percent_hides_nothing() {
    let size = [320.0, 220.0];
    let window = Rect::from_min_size(Pos2::ZERO, size.into());
    let mut app = sized(size);
    let rect = |app: &App, label: &str| app.get_by_label(label).rect();
    // Search and places lie beside one another, however far the header has to be scrolled.
    let (decide, search) = (rect(&app, "Decide"), rect(&app, "Search services"));
    assert!(decide.right() <= search.left(), "{decide:?}, {search:?}");
    // Half of the height is the place's.
    assert!(rect(&app, "Decide").bottom() < size[1] / 2.0 - 32.0);
    push(&mut app, &[Action::Go(Place::Decide)]);
    for button in [("Back", "Show the result"), ("Show the result", "Next")] {
        let (left, right) = (rect(&app, button.0), rect(&app, button.1));
        assert!(left.right() <= right.left(), "{button:?}: {left:?}, {right:?}");
    }
    app.get_by_label("Skip");
    for (name, come) in sheets(&app) {
        push(&mut app, &[Action::CloseModal, Action::CloseModal]);
        push(&mut app, &come);
        let open = app.state().model().session.modal.as_ref();
        let open = open.unwrap_or_else(|| panic!("{name} is not open"));
        if let Some(Action::Show(asked)) = come.last() {
            assert_eq!(std::mem::discriminant(open), std::mem::discriminant(asked), "{name}");
        }
        let id = if matches!(open, Modal::Palette(_)) {
            "palette"
        } else {
            "modal"
        };
        let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique(id));
        let sheet = app
            .ctx
            .memory(|m| m.areas().is_visible(&layer).then(|| m.area_rect(layer.id)));
        let sheet = sheet.flatten().unwrap_or_else(|| panic!("{name} is not drawn"));
        assert!(window.contains_rect(sheet), "{name}: {sheet:?}");
    }
}

#[test]
fn no_way_to_show_the_list_is_cut_where_a_second_row_has_room() {
    for (size, layout) in [
        ([640.0, 400.0], Layout::Timeline),
        ([640.0, 400.0], Layout::Table),
        ([320.0, 220.0], Layout::Table),
    ] {
        let mut app = sized(size);
        push(&mut app, &[Command::Show(layout).into()]);
        let name = if layout == Layout::Timeline {
            "Sort: first named"
        } else {
            "Sort: name"
        };
        for label in [name, "Views", "Evidence"] {
            let words = app.get_by_label(label).rect().width();
            let wanted = width_of(&app, label);
            assert!(words >= wanted, "{size:?} {layout:?}: {label} has {words} of {wanted}");
        }
    }
}

#[test]
fn the_buttons_of_the_list_keep_their_line_whatever_it_is_sorted_by() {
    for width in [640.0, 700.0, 760.0, 820.0, 900.0, 960.0, 1000.0] {
        let mut app = sized([width, 700.0]);
        push(&mut app, &[Command::Show(Layout::Table).into()]);
        let lines = |app: &App| {
            let buttons =
                { app.query_all_by_role(Role::Button) }.filter_map(|n| Some((n.accesskit_node().label()?, n)));
            let of_bar = buttons.filter(|(label, _)| label.starts_with("Group") || label == "Columns");
            of_bar.map(|(_, n)| n.rect().top()).collect::<Vec<_>>()
        };
        let before = lines(&app);
        assert_eq!(before.len(), 2, "{before:?}");
        let longest = {
            let catalog = &app.state().model().dataset.catalog;
            let longest = catalog.attribute_ixs().max_by_key(|a| catalog[*a].label.len());
            longest.expect("an attribute")
        };
        let sort = Sort {
            by: Subject::Attribute(longest),
            descending: true,
        };
        push(&mut app, &[Filter::SetSort(Some(sort)).into()]);
        assert_eq!(lines(&app), before, "{width}");
    }
}

#[test]
fn in_a_low_window_the_errors_of_a_file_scroll_with_the_sheet() {
    let findings: Vec<Finding> = (0..40)
        .map(|i| Finding::error(format!("service {i}"), "it has no name"))
        .collect();
    let mut app = sized([640.0, 300.0]);
    let sheet = Modal::Findings {
        path: "catalog.ron".into(),
        file: "catalog.ron".to_owned(),
        findings,
    };
    push(&mut app, &[Action::Show(sheet)]);
    let title = app.get_by_label("This file cannot be opened").rect();
    let close = app.get_by_label("Close").rect();
    assert!(close.top() - title.bottom() > 400.0, "{title:?}, {close:?}");
}

#[test]
fn how_far_explore_has_scrolled_is_not_how_far_compare_has() {
    let size = [640.0, 360.0];
    let leading = |app: &App| {
        app.get_by_role_and_label(Role::RadioButton, "Side by side")
            .rect()
            .top()
    };
    let come = |app: &mut App| {
        let catalog = &app.state().model().dataset.catalog;
        let two = ["azure-databricks", "microsoft-fabric"].map(|id| catalog.service(id).expect("there"));
        push(
            app,
            &[Select::CompareThese(two.into()).into(), Action::Go(Place::Compare)],
        );
    };
    let mut fresh = sized(size);
    come(&mut fresh);
    let mut app = sized(size);
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
    come(&mut app);
    assert!(
        (leading(&app) - leading(&fresh)).abs() < 1.0,
        "{} {}",
        leading(&app),
        leading(&fresh)
    );
}

/// How wide a quiet button with these words is.
fn width_of(app: &App, label: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(&app.ctx.global_style());
    let galley = app
        .ctx
        .fonts_mut(|f| f.layout_no_wrap(label.to_owned(), font, egui::Color32::WHITE));
    galley.size().x + 15.0
}

#[test]
fn one_bar_is_seen_where_what_leads_to_the_grid_has_scrolled_away() {
    let mut app = sized([582.0, 364.0]);
    app.hover_at(egui::pos2(291.0, 300.0));
    app.run();
    let bars = |app: &App| {
        let mut seen = Vec::new();
        for shape in &app.output().shapes {
            each(&shape.shape, &mut |shape| {
                if let egui::Shape::Rect(r) = shape
                    && r.fill.a() > 0
                    && (2.0..9.0).contains(&r.rect.width())
                    && r.rect.height() > 20.0
                    && r.rect.left() > 540.0
                {
                    seen.push(r.rect);
                }
            });
        }
        seen
    };
    assert_eq!(bars(&app).len(), 1, "{:?}", bars(&app));
    for _ in 0..20 {
        app.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            source: egui::MouseWheelSource::Wheel,
            delta: egui::vec2(0.0, -20.0),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
        });
        app.run();
    }
    assert_eq!(bars(&app).len(), 1, "{:?}", bars(&app));
}
