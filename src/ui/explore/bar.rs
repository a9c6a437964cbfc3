//! The toolbar: how many are left, and how they are shown. Its order is the same in every window: Sort, Group, Columns,
//! Views, Evidence, then the layouts; a screen reader reads them in that order.

use egui::Ui;

use super::{columns, groups, layouts, saved_views, state::ExploreState, table_head::sort_by};
use crate::{
    app::{
        Command,
        action::{Actions, Filter},
        view::{ExploreView, Screen},
    },
    ui::{
        keys::with_hint,
        signs::signs_button_ui,
        theme::scale,
        widgets::{
            announced, fair_share, long_menu, menu_choice, quiet_button, quiet_width, secondary_button, text,
            text_width,
        },
    },
};

/// Width from which all of it is on one line, and from which the layouts alone go to a second one. Neither depends on
/// what is shown, so that a click on a layout moves none of them.
const ONE_LINE: f32 = 960.0;
const TWO_LINES: f32 = 600.0;
/// Below this width the first of the two lines has no room for all buttons: the last ones go to the second, before the layouts.
const ALL_ON_FIRST: f32 = 800.0;

/// One of the buttons between the count and the layouts.
#[derive(Clone, Copy)]
enum BarButton {
    Sort,
    Group,
    Columns,
    Views,
    Evidence,
}

pub(super) fn bar_ui(
    ui: &mut Ui,
    view: &ExploreView,
    screen: Screen<'_>,
    state: &mut ExploreState,
    filters_beside: bool,
    actions: &mut Actions,
) {
    let width = ui.available_width();
    let ways = ways(view, screen);
    let gap = ui.spacing().item_spacing.x;
    let (one_line, two_lines) = (width >= ONE_LINE, width >= TWO_LINES);
    let parted = two_lines && width < ALL_ON_FIRST;
    // By the width alone: were it by their words, a longer name to sort by would move the others to the next line.
    let is_late = |(way, _): &(BarButton, String)| matches!(way, BarButton::Views | BarButton::Evidence);
    let on_first = ways.iter().take_while(|way| !(parted && is_late(way))).count();
    ui.horizontal(|ui| {
        ui.set_height(scale::CONTROL_MAIN);
        if !filters_beside {
            filters_button_ui(ui, view, actions);
        }
        if two_lines {
            announced(&ui.label(scale::name(&view.count)));
            signs_button_ui(ui, actions);
        }
        let layouts = if one_line { layouts::width(ui) + gap } else { 0.0 };
        if two_lines {
            let room = ui.available_width() - layouts - scale::SPACE_16;
            ways_ui(ui, &ways[..on_first], room, (view, screen), state, actions);
        }
        if one_line {
            layouts::layouts_ui(ui, view, actions);
        }
    });
    if !two_lines {
        ui.horizontal(|ui| {
            let room = ui.available_width() - scale::CONTROL - ui.spacing().item_spacing.x;
            ui.scope(|ui| {
                ui.set_max_width(room);
                announced(&ui.add(egui::Label::new(scale::name(&view.count)).wrap()));
            });
            signs_button_ui(ui, actions);
        });
        // As many lines as they need: they scroll away in a low window.
        ui.horizontal_wrapped(|ui| {
            for (way, label) in &ways {
                way_ui(ui, *way, label, (view, screen), state, actions);
            }
        });
    }
    if !one_line {
        ui.horizontal(|ui| {
            ui.set_height(scale::CONTROL_MAIN);
            if two_lines {
                let gap = if ways[on_first..].is_empty() { 0.0 } else { gap };
                let room = ui.available_width() - layouts::width(ui) - gap - scale::SPACE_16;
                ways_ui(ui, &ways[on_first..], room, (view, screen), state, actions);
            }
            layouts::layouts_ui(ui, view, actions);
        });
    }
}

/// The buttons on one line that ends where `room` does: of too many words the longest are shortened first.
fn ways_ui(
    ui: &mut Ui,
    ways: &[(BarButton, String)],
    room: f32,
    (view, screen): (&ExploreView, Screen<'_>),
    state: &mut ExploreState,
    actions: &mut Actions,
) {
    let gaps = ui.spacing().item_spacing.x * ways.len().saturating_sub(1) as f32;
    let wanted: Vec<f32> = ways.iter().map(|(_, label)| quiet_width(ui, label)).collect();
    let most = fair_share(&wanted, room - gaps);
    let taken: f32 = wanted.iter().map(|w| w.min(most)).sum();
    ui.add_space((room - gaps - taken).max(0.0));
    for ((way, label), wanted) in ways.iter().zip(&wanted) {
        ui.scope(|ui| {
            // Of its width also where it is cut, so that what follows it stays in its place.
            ui.set_width(wanted.min(most));
            way_ui(ui, *way, label, (view, screen), state, actions);
        });
    }
}

fn filters_button_ui(ui: &mut Ui, view: &ExploreView, actions: &mut Actions) {
    let active = view.chips.len();
    let text = if active == 0 {
        "Filters".to_owned()
    } else {
        format!("Filters {active}")
    };
    if with_hint(secondary_button(ui, &text), Command::OF_FILTERS_BUTTON).clicked() {
        actions.push(Filter::ToggleFilters);
    }
}

/// What there is for this layout, each with its button's label.
fn ways(view: &ExploreView, screen: Screen<'_>) -> Vec<(BarButton, String)> {
    let layout = view.layout;
    let views = screen.views().saved_views();
    let all = [
        layout.is_sorted().then(|| (BarButton::Sort, view.sort_label.clone())),
        layout.is_grid().then(|| (BarButton::Group, groups::label(view))),
        layout.has_columns().then(|| (BarButton::Columns, "Columns".to_owned())),
        views.map(|list| (BarButton::Views, saved_views::label(list))),
        Some((BarButton::Evidence, layouts::evidence_label(view))),
    ];
    all.into_iter().flatten().collect()
}

fn way_ui(
    ui: &mut Ui,
    way: BarButton,
    label: &str,
    (view, screen): (&ExploreView, Screen<'_>),
    state: &mut ExploreState,
    actions: &mut Actions,
) {
    let button = quiet_button(ui, label);
    // Shown in full where it is cut.
    let cut = button.rect.width() + 1.0 < text_width(ui, label, &egui::TextStyle::Button) + scale::SPACE_16;
    match way {
        BarButton::Sort => sort_ui(&button, view, actions),
        BarButton::Group => groups::menu_ui(&button, view, actions),
        BarButton::Columns => columns::menu_ui(&button, view, &mut state.columns, actions),
        BarButton::Views => {
            if let Some(list) = screen.views().saved_views() {
                saved_views::saved_views_ui(&button, list, screen.drafts(), actions);
            }
        }
        BarButton::Evidence => layouts::evidence_menu_ui(&button, view, screen.selection(), actions),
    }
    if cut {
        button.on_hover_text(label);
    }
}

fn sort_ui(button: &egui::Response, view: &ExploreView, actions: &mut Actions) {
    long_menu(button, 220.0, 420.0, |ui| {
        for sort in &view.sorts {
            if menu_choice(ui, sort.chosen, &sort.label) {
                sort_by(ui, sort.sets, actions);
            }
        }
        text::caption(ui, "With Shift: a further key");
    });
}
