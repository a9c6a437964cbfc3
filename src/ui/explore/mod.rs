//! Explore: the chips of what is active, and the grid as cards or as a table.

mod card_fact;
pub mod cards;
pub mod columns;
pub mod facets;
pub mod groups;
pub mod matrix;
mod matrix_head;
pub mod named;
pub mod options;
pub mod range;
mod sheet;
pub mod table;
mod table_head;
pub mod typed;
pub mod why;

use egui::{Align, Layout as UiLayout, Ui};

use super::{
    evidence::{self, evidence_ui},
    theme::{Icon, scale, ui_ext, ui_ext::Segment},
};
use crate::{
    app::{
        Model,
        action::{Actions, Filter},
        view::{ExploreView, Views},
    },
    catalog::condition::Subject,
    explore::{Sort, matrix::Rows},
    workspace::Layout,
};

/// Height below which the place scrolls as a whole, and the least height of its grid then: large text in a small
/// window leaves no room for both bars and grid.
const LOW: f32 = 360.0;
const LEAST_GRID: f32 = 240.0;

/// The grid with what leads to it.
pub fn explore_ui(
    ui: &mut Ui,
    view: &ExploreView,
    views: &Views,
    model: &Model,
    filters_beside: bool,
    actions: &mut Actions,
) {
    if ui.available_height() >= LOW {
        leading_ui(ui, view, views, model, filters_beside, actions);
        grid_ui(ui, view, views, model, actions);
        return;
    }
    egui::ScrollArea::vertical()
        .id_salt("explore in a low window")
        .auto_shrink(false)
        .show(ui, |ui| {
            leading_ui(ui, view, views, model, filters_beside, actions);
            let size = egui::vec2(ui.available_width(), ui.available_height().max(LEAST_GRID));
            ui.allocate_ui(size, |ui| {
                ui.set_min_size(size);
                grid_ui(ui, view, views, model, actions);
            });
        });
}

/// What leads to the grid: how many are left, how they are shown, and why.
fn leading_ui(
    ui: &mut Ui,
    view: &ExploreView,
    views: &Views,
    model: &Model,
    filters_beside: bool,
    actions: &mut Actions,
) {
    bar_ui(ui, view, views, model, filters_beside, actions);
    chips_ui(ui, view, views, model, actions);
    if view.forgiven {
        ui.label(scale::caption("Nothing matches exactly; these are near matches."));
    }
    ui.add_space(scale::SPACE_8);
}

fn grid_ui(ui: &mut Ui, view: &ExploreView, views: &Views, model: &Model, actions: &mut Actions) {
    let layout = model.workspace.view.layout;
    // What is listed there is not only what the filters leave.
    let whole = matches!(layout, Layout::Sources | Layout::Disagreements);
    if view.is_empty() && !whole {
        empty_ui(ui, view, actions);
        return;
    }
    match layout {
        Layout::Cards => cards::cards_ui(ui, view, model, actions),
        Layout::Table => table::table_ui(ui, view, model, actions),
        Layout::Matrix => matrix::matrix_ui(ui, view, model, actions),
        Layout::Timeline | Layout::Sources | Layout::Disagreements | Layout::Gaps => {
            if let Some(behind) = views.evidence() {
                evidence_ui(ui, behind, model, actions);
            }
        }
    }
}

fn bar_ui(ui: &mut Ui, view: &ExploreView, views: &Views, model: &Model, filters_beside: bool, actions: &mut Actions) {
    let width = ui.available_width();
    // With the details open beside it, or in a small window, there is no room for all on one line.
    let sorted = model.workspace.view.query.sort.is_some();
    let narrow = width < if sorted { 1040.0 } else { 980.0 };
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
                layouts_ui(ui, model, actions);
                if !narrow {
                    ways_ui(ui, view, views, model, actions);
                }
            });
        }
    });
    if tight {
        ui.horizontal(|ui| layouts_ui(ui, model, actions));
    }
    if narrow {
        ui.horizontal_wrapped(|ui| ways_ui(ui, view, views, model, actions));
    }
}

fn filters_button_ui(ui: &mut Ui, view: &ExploreView, actions: &mut Actions) {
    let active = view.chips.len();
    let text = if active == 0 {
        "Filters".to_owned()
    } else {
        format!("Filters {active}")
    };
    if ui_ext::secondary_button(ui, &text).clicked() {
        actions.push(Filter::ToggleFilters);
    }
}

fn layouts_ui(ui: &mut Ui, model: &Model, actions: &mut Actions) {
    let layouts = [Layout::Cards, Layout::Table, Layout::Matrix, Layout::Timeline];
    let segments = ["Cards", "Table", "Matrix", "Timeline"].map(Segment::new);
    // None is chosen while one of the views behind the button beside it is.
    let now = layouts.iter().position(|l| *l == model.workspace.view.layout);
    if let Some(i) = ui_ext::segmented(ui, "Layout", &segments, now.unwrap_or(usize::MAX)) {
        actions.push(Filter::SetLayout(layouts[i]));
    }
}

/// The views behind the grid, and its order where it has one.
fn ways_ui(ui: &mut Ui, view: &ExploreView, views: &Views, model: &Model, actions: &mut Actions) {
    evidence::menu_ui(ui, model, actions);
    let layout = model.workspace.view.layout;
    if layout.is_grid() || layout == Layout::Timeline {
        sort_ui(ui, view, model, actions);
    }
    if layout.is_grid() {
        groups::menu_ui(ui, view, model, actions);
    }
    if layout == Layout::Table {
        columns::menu_ui(ui, view, model, actions);
    }
    if let Some(list) = views.saved_views() {
        named::named_ui(ui, list, model, actions);
    }
}

fn sort_ui(ui: &mut Ui, view: &ExploreView, model: &Model, actions: &mut Actions) {
    let sort = model.workspace.view.query.sort;
    // The matrix' own order, where one is set, is what the rows stand in.
    let by_column = view.matrix.iter().flat_map(|m| &m.columns).find(|c| c.sorted.is_some());
    let alike = view.matrix.is_some() && model.workspace.view.grid.rows == Rows::Alike;
    let label = match sort {
        _ if alike => "Sort: like beside like".to_owned(),
        _ if by_column.is_some() => format!("Sort: {}", by_column.map_or("", |c| &c.label)),
        None if model.workspace.view.query.search.trim().is_empty() => match model.workspace.view.layout {
            Layout::Timeline => "Sort: first named".to_owned(),
            _ => "Sort: name".to_owned(),
        },
        None => "Sort: relevance".to_owned(),
        Some(s) => {
            let name = view
                .columns
                .iter()
                .find(|c| c.subject == s.by)
                .map_or("name", |c| c.label.as_str());
            format!("Sort: {name}{}", if s.descending { ", down" } else { "" })
        }
    };
    let response = ui_ext::quiet_button(ui, &label);
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(200.0);
        for column in &view.columns {
            if ui
                .radio(sort.is_some_and(|s| s.by == column.subject), &column.label)
                .clicked()
            {
                actions.push(Filter::SetSort(Some(next_sort(sort, column.subject))));
                ui.close();
            }
        }
        ui.separator();
        if ui.radio(sort.is_none(), "As found").clicked() {
            actions.push(Filter::SetSort(None));
            ui.close();
        }
    });
}

/// A column asked for again turns its order round.
fn next_sort(now: Option<Sort>, by: Subject) -> Sort {
    Sort {
        by,
        descending: now.is_some_and(|s| s.by == by && !s.descending),
    }
}

fn chips_ui(ui: &mut Ui, view: &ExploreView, views: &Views, model: &Model, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(scale::SPACE_8, scale::SPACE_4);
        for chip in &view.chips {
            if ui_ext::chip(ui, &chip.text, &chip.spoken).clicked() {
                actions.push(match chip.cond {
                    Some(i) => Filter::Remove(i),
                    None => Filter::SetSearch(String::new()),
                });
            }
        }
        if let Some(unknown) = &view.unknown
            && ui_ext::quiet_button(ui, &unknown.text)
                .on_hover_text(&unknown.hint)
                .clicked()
        {
            actions.push(Filter::SetUnknown(unknown.sets));
        }
        if view.chips.len() > 1 && ui_ext::quiet_button(ui, "Clear all").clicked() {
            actions.push(Filter::ClearAll);
        }
        if !view.chips.is_empty() {
            why::why_ui(ui, views.why(), model, actions);
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
        ui.label(scale::title("No service matches"));
        ui.add_space(scale::SPACE_8);
        ui.label("What would bring some back:");
        ui.add_space(scale::SPACE_12);
        for relax in &view.empty {
            if ui_ext::secondary_button(ui, &relax.text).clicked() {
                actions.push(relax.action.clone());
            }
            ui.add_space(scale::SPACE_4);
        }
    });
}

/// Whether the search box has just handed the keyboard to the grid.
fn wants_focus(ui: &Ui) -> bool {
    let wants = egui::Id::unique("grid wants focus");
    ui.memory_mut(|m| m.data.remove_temp::<bool>(wants)).is_some()
}

/// The icon and ink of a sort mark.
fn sort_icon(descending: bool) -> Icon {
    if descending { Icon::ArrowDown } else { Icon::ArrowUp }
}
