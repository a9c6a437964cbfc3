//! Explore: the chips of what is active, and what is shown of the services they leave.

mod blanks;
mod card_fact;
mod card_steps;
mod cards;
mod columns;
mod disagreements;
mod evidence;
pub mod facets;
mod find;
mod gaps;
mod groups;
mod layouts;
mod matrix;
mod matrix_head;
mod options;
mod range;
mod saved_views;
mod sources;
mod state;
mod table;
mod table_head;
mod timeline;
mod timeline_as_of;
mod timeline_axis;
mod why;

use egui::{Align, Layout as UiLayout, Ui};

use super::{
    theme::scale,
    widgets::{chip, menu, quiet_button, secondary_button, text},
};
use crate::app::{
    action::{Actions, Decide, Filter},
    view::{ExploreView, Screen},
};
use layouts::{layouts_ui, shown_ui};
pub use state::ExploreState;

/// Height below which the place scrolls as a whole, and the least height of its grid then: large text in a small
/// window leaves no room for both bars and grid.
const LOW: f32 = 360.0;
const LEAST_GRID: f32 = 240.0;

/// The grid with what leads to it.
pub fn explore_ui(
    ui: &mut Ui,
    view: &ExploreView,
    screen: Screen<'_>,
    state: &mut ExploreState,
    filters_beside: bool,
    actions: &mut Actions,
) {
    if ui.available_height() >= LOW {
        leading_ui(ui, view, screen, state, filters_beside, actions);
        grid_ui(ui, view, screen, state, actions);
        return;
    }
    egui::ScrollArea::vertical()
        .id_salt("explore in a low window")
        .auto_shrink(false)
        .show(ui, |ui| {
            leading_ui(ui, view, screen, state, filters_beside, actions);
            let size = egui::vec2(ui.available_width(), ui.available_height().max(LEAST_GRID));
            ui.allocate_ui(size, |ui| {
                ui.set_min_size(size);
                grid_ui(ui, view, screen, state, actions);
            });
        });
}

/// What leads to the grid: how many are left, how they are shown, and why.
fn leading_ui(
    ui: &mut Ui,
    view: &ExploreView,
    screen: Screen<'_>,
    state: &mut ExploreState,
    filters_beside: bool,
    actions: &mut Actions,
) {
    bar_ui(ui, view, screen, state, filters_beside, actions);
    chips_ui(ui, view, screen, actions);
    if view.forgiven {
        ui.label(scale::caption("Nothing matches exactly; these are near matches."));
    }
    if !view.groups.note.is_empty() {
        text::caption(ui, view.groups.note);
    }
    ui.add_space(scale::SPACE_8);
}

fn grid_ui(ui: &mut Ui, view: &ExploreView, screen: Screen<'_>, state: &mut ExploreState, actions: &mut Actions) {
    if view.is_empty() && !view.layout.lists_all() {
        empty_ui(ui, view, actions);
    } else {
        shown_ui(ui, view, screen, state, actions);
    }
}

fn bar_ui(
    ui: &mut Ui,
    view: &ExploreView,
    screen: Screen<'_>,
    state: &mut ExploreState,
    filters_beside: bool,
    actions: &mut Actions,
) {
    let width = ui.available_width();
    // With the details open beside it, or in a small window, there is no room for all on one line.
    let narrow = width < if view.sort.is_some() { 1040.0 } else { 980.0 };
    // With large text not even for the layouts beside the count.
    let tight = width < 560.0;
    ui.horizontal(|ui| {
        ui.set_height(32.0);
        if !filters_beside {
            filters_button_ui(ui, view, actions);
        }
        ui.label(scale::name(&view.count));
        if !tight {
            ui.with_layout(UiLayout::right_to_left(Align::Center), |ui| {
                ui.add_space(scale::SPACE_12);
                layouts_ui(ui, view, actions);
                if !narrow {
                    ways_ui(ui, view, screen, state, actions);
                }
            });
        }
    });
    if tight {
        ui.horizontal(|ui| layouts_ui(ui, view, actions));
    }
    if narrow {
        ui.horizontal_wrapped(|ui| ways_ui(ui, view, screen, state, actions));
    }
}

fn filters_button_ui(ui: &mut Ui, view: &ExploreView, actions: &mut Actions) {
    let active = view.chips.len();
    let text = if active == 0 {
        "Filters".to_owned()
    } else {
        format!("Filters {active}")
    };
    if secondary_button(ui, &text).clicked() {
        actions.push(Filter::ToggleFilters);
    }
}

/// The views behind the grid, and its order where it has one.
fn ways_ui(ui: &mut Ui, view: &ExploreView, screen: Screen<'_>, state: &mut ExploreState, actions: &mut Actions) {
    layouts::evidence_menu_ui(ui, view, screen.selection(), actions);
    let layout = view.layout;
    if layout.is_sorted() {
        sort_ui(ui, view, actions);
    }
    if layout.is_grid() {
        groups::menu_ui(ui, view, actions);
    }
    if layout.has_columns() {
        columns::menu_ui(ui, view, &mut state.columns_typed, actions);
    }
    if let Some(list) = screen.views().saved_views() {
        saved_views::saved_views_ui(ui, list, screen.drafts(), actions);
    }
}

fn sort_ui(ui: &mut Ui, view: &ExploreView, actions: &mut Actions) {
    let response = quiet_button(ui, &view.sort_label);
    menu(&response, 200.0, |ui| {
        for column in &view.columns {
            let chosen = view.sort.is_some_and(|s| s.by == column.subject);
            if ui.radio(chosen, &column.label).clicked() {
                actions.push(Filter::SetSort(Some(column.next_sort())));
                ui.close();
            }
        }
        ui.separator();
        if ui.radio(view.sort.is_none(), "As found").clicked() {
            actions.push(Filter::SetSort(None));
            ui.close();
        }
    });
}

fn chips_ui(ui: &mut Ui, view: &ExploreView, screen: Screen<'_>, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(scale::SPACE_8, scale::SPACE_4);
        for shown in &view.chips {
            if chip(ui, &shown.text, &shown.spoken).clicked() {
                actions.push(match shown.condition {
                    Some(i) => Filter::Remove(i),
                    None => Filter::SetSearch(String::new()),
                });
            }
        }
        if let Some(unknown) = &view.unknown
            && quiet_button(ui, &unknown.text).on_hover_text(&unknown.hint).clicked()
        {
            actions.push(Filter::SetUnknown(unknown.sets));
        }
        if view.chips.len() > 1 && quiet_button(ui, "Clear all").clicked() {
            actions.push(Filter::ClearAll);
        }
        if !view.among.is_empty() && quiet_button(ui, &view.among).clicked() {
            actions.push(Decide::AmongThese);
        }
        if !view.chips.is_empty() {
            why::why_ui(ui, screen.views().why(), screen.why_typed(), actions);
        }
    });
}

fn empty_ui(ui: &mut Ui, view: &ExploreView, actions: &mut Actions) {
    ui.vertical_centered(|ui| {
        ui.add_space(64.0);
        if view.empty.is_empty() {
            ui.label(scale::title("This catalog has no services"));
            ui.add_space(scale::SPACE_8);
            ui.label("Open another one from the File menu, or drop a file on the window.");
            return;
        }
        ui.label(scale::title(&view.nothing));
        ui.add_space(scale::SPACE_8);
        ui.label("What would bring some back:");
        ui.add_space(scale::SPACE_12);
        for relax in &view.empty {
            if secondary_button(ui, &relax.text).clicked() {
                actions.push(relax.action.clone());
            }
            ui.add_space(scale::SPACE_4);
        }
    });
}
