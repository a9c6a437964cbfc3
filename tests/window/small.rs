//! The smallest window with large text: what leads to a place scrolls away, and nothing lies over anything else.

use crate::{
    everywhere::{App, push, sheets},
    support::app::sized,
};
use crosscheck::{
    app::{Command, action::Action},
    workspace::{Layout, Place},
};
use egui::{Pos2, Rect};
use egui_kittest::kittest::Queryable as _;

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
        let sheet = app
            .ctx
            .memory(|m| {
                ["modal", "palette"]
                    .into_iter()
                    .find_map(|id| m.area_rect(egui::Id::unique(id)))
            })
            .expect("a sheet");
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

/// How wide a quiet button with these words is.
fn width_of(app: &App, label: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(&app.ctx.global_style());
    let galley = app
        .ctx
        .fonts_mut(|f| f.layout_no_wrap(label.to_owned(), font, egui::Color32::WHITE));
    galley.size().x + 15.0
}
