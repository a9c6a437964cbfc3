//! Drawing: each function takes a finished view and pushes actions; nothing here changes the model.
//!
//! All panels are declared in one place, [`root_ui`], the central one last.

mod age_lens;
mod annotation_forms;
mod annotations;
mod as_of;
mod cells;
mod chrome;
mod compare;
mod decide;
mod details;
mod explore;
mod file_band;
mod keys;
mod modals;
mod notices;
mod session_changes;
mod state;
pub mod theme;
pub mod widgets;

use egui::{CentralPanel, Frame, Key, Margin, Panel, Ui};

use crate::{
    app::{
        action::{Action, Actions, Select},
        view::{DetailsView, Screen},
    },
    workspace::Place,
};
pub use state::UiState;

/// Width below which the details panel lies over the grid.
const DETAILS_BESIDE: f32 = 1100.0;
/// Width below which the filters fold behind a button.
const FILTERS_BESIDE: f32 = 960.0;

/// Width of the filters, and the least the grid beside them needs.
const FILTERS_WIDTH: f32 = 264.0;
const GRID_LEAST: f32 = 320.0;

/// The margin of a panel at the side, whose scroll bar stands at its edge.
const SIDE: Margin = Margin {
    left: 16,
    right: 0,
    top: 12,
    bottom: 0,
};

/// The whole window.
pub fn root_ui(ui: &mut Ui, screen: Screen<'_>, state: &mut UiState, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let width = ui.available_width();
    let views = screen.views();
    let Some(chrome) = views.chrome() else { return };
    chrome::menu_bar_ui(ui, screen, actions);
    chrome::header_ui(ui, chrome, screen, &mut state.explore.focus_grid, actions);
    file_band::file_band_ui(ui, screen, actions);
    chrome::tray_ui(ui, chrome, actions);

    let room = ui.available_rect_before_wrap();
    let place = screen.place();
    let side_panel = |name: &'static str| {
        let panel = if name == "filters" {
            Panel::left(name)
        } else {
            Panel::right(name)
        };
        panel
            .resizable(false)
            .frame(Frame::new().fill(roles.surface).inner_margin(SIDE))
    };
    let filters_beside = width >= FILTERS_BESIDE;
    if place == Place::Explore
        && let Some(view) = views.explore()
        && (filters_beside || screen.filters_open())
    {
        // With large text both may not fit side by side; the filters have the window to themselves then.
        let beside = width >= FILTERS_WIDTH + GRID_LEAST;
        let options = &mut state.explore.options;
        side_panel("filters")
            .exact_size(if beside { FILTERS_WIDTH } else { width })
            .show(ui, |ui| {
                let typed = (screen.drafts(), screen.found_filters());
                explore::facets::facets_ui(ui, view, typed, options, !filters_beside, actions);
            });
    }
    let details = screen.details();
    let (beside, over) = match details {
        Some(view) if place != Place::Decide && width >= DETAILS_BESIDE => (Some(view), None),
        over => (None, over),
    };
    if let Some(view) = beside {
        side_panel("details").exact_size(360.0).show(ui, |ui| {
            details::details_ui(ui, view, screen.selection(), &mut state.unfolded_claims, actions);
        });
    }
    let margin = Margin { right: 4, ..SIDE };
    CentralPanel::default()
        .frame(Frame::new().fill(roles.ground).inner_margin(margin))
        .show(ui, |ui| match place {
            Place::Explore => {
                if let Some(view) = views.explore() {
                    explore::explore_ui(ui, view, screen, &mut state.explore, filters_beside, actions);
                }
            }
            Place::Compare => {
                if let Some(view) = views.compare() {
                    let covered = over.map_or(0.0, |_| sheet_width(ui.ctx().content_rect().width()));
                    compare::compare_ui(ui, view, (screen, covered), &mut state.compare, actions);
                }
            }
            Place::Decide => {
                if let Some(view) = views.decide() {
                    decide::decide_ui(ui, view, screen.drafts(), actions);
                }
            }
        });
    if let Some(view) = over {
        details_sheet_ui(ui, view, screen, state, actions);
    }
    let right = over.map_or(0.0, |_| sheet_width(width));
    let room = egui::Rect::from_min_max(room.min, room.max - egui::vec2(right, 0.0));
    notices::notices_ui(ui.ctx(), room, chrome, screen.notices(), actions);
    modals::modal_ui(ui.ctx(), screen, &mut state.palette_in_sight, actions);
    if screen.modal().is_none() && ui.input(|i| i.key_pressed(Key::Escape)) && !ui.ctx().text_edit_focused() {
        actions.push(Action::Select(Select::CloseDetails));
    }
}

/// How much of the right of a place the details panel covers, where the window is too narrow for both.
fn sheet_width(screen: f32) -> f32 {
    380.0_f32.min(screen - 32.0)
}

/// The details panel over the grid, in a window too narrow for both.
fn details_sheet_ui(ui: &mut Ui, view: &DetailsView, screen: Screen<'_>, state: &mut UiState, actions: &mut Actions) {
    let window = ui.ctx().content_rect();
    let top = 88.0;
    let size = egui::vec2(sheet_width(window.width()), window.height() - top - 56.0);
    egui::Area::new(egui::Id::unique("details sheet"))
        .order(egui::Order::Middle)
        .fixed_pos(egui::pos2(window.right() - size.x, window.top() + top))
        .show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).fill(theme::roles(ui).surface);
            frame.inner_margin(SIDE).show(ui, |ui| {
                ui.set_min_size(size);
                ui.set_max_size(size);
                details::details_ui(ui, view, screen.selection(), &mut state.unfolded_claims, actions);
            });
        });
}
