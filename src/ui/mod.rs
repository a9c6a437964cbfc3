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
mod drop_sign;
mod explore;
mod file_band;
mod keys;
mod low;
mod menu_bar;
mod modals;
mod notices;
mod recent_files;
mod session_changes;
mod signs;
mod state;
pub mod theme;
pub mod widgets;

use egui::{CentralPanel, Frame, Key, Margin, Panel, Rect, Ui, UiBuilder, pos2};
use explore::facets::FiltersLie;
use theme::scale;
use widgets::{Region, Takes, name_panel, over, region, settle, show_hints};

use crate::{
    app::{
        action::{Action, Actions, Filter, Select},
        view::{ExploreView, Screen},
    },
    workspace::Place,
};
pub use state::UiState;

/// Width below which the filters fold behind a button.
const FILTERS_BESIDE: f32 = 960.0;

/// Width from which the details leave what leads to the grid in sight, and lie over the right of the grid alone.
const DETAILS_BELOW_BAR: f32 = 1600.0;

/// Width of the filters, and the least the grid beside them needs.
const FILTERS_WIDTH: f32 = 288.0;
const GRID_LEAST: f32 = 320.0;

/// The margin of a panel at the side, whose scroll bar is at its edge.
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
    if screen.modal().is_some() {
        // What is over the window hides all else from a screen reader.
        ui.ctx()
            .accesskit_node_builder(ui.unique_id(), egui::accesskit::Node::set_hidden);
    }
    menu_bar::menu_bar_ui(ui, screen, &mut state.menus, actions);
    chrome::header_ui(ui, chrome, screen, &mut state.explore.focus_grid, actions);
    file_band::file_band_ui(ui, screen, actions);
    // The tray comes last, as it is seen; its room is kept.
    let whole = ui.available_rect_before_wrap();
    let tray = chrome::tray_height(ui, chrome);
    let rest = whole.with_max_y(whole.bottom() - tray);
    let below = whole.with_min_y(rest.bottom());
    let place = screen.place();
    let over = screen.details();
    let outer = ui;
    let ui = &mut outer.new_child(UiBuilder::new().max_rect(rest).id_salt("place"));
    let room = ui.available_rect_before_wrap();
    let filters_beside = width >= FILTERS_BESIDE;
    let exploring = views.explore().filter(|_| place == Place::Explore);
    if let Some(view) = exploring.filter(|_| filters_beside) {
        Panel::left("filters")
            .resizable(false)
            .frame(Frame::new().fill(roles.surface).inner_margin(SIDE))
            .exact_size(FILTERS_WIDTH)
            .show(ui, |ui| {
                region(ui, Region::Filters);
                filters_ui(ui, view, screen, state, FiltersLie::Beside, actions);
            });
    }
    let margin = Margin { right: 4, ..SIDE };
    CentralPanel::default()
        .frame(Frame::new().fill(roles.ground).inner_margin(margin))
        .show(ui, |ui| match place {
            Place::Explore => {
                region(ui, Region::Main);
                if let Some(view) = views.explore() {
                    explore::explore_ui(ui, view, screen, &mut state.explore, filters_beside, actions);
                }
            }
            Place::Compare => {
                region(ui, Region::Main);
                if let Some(view) = views.compare() {
                    let covered = over.map_or(0.0, |_| sheet_width(ui.ctx().content_rect().width()));
                    compare::compare_ui(ui, view, (screen, covered), &mut state.compare, actions);
                }
            }
            Place::Decide => {
                name_panel(ui, "Decide");
                if let Some(view) = views.decide() {
                    decide::decide_ui(ui, view, screen.drafts(), actions);
                }
            }
        });
    if tray > 0.0 {
        let mut ui = outer.new_child(UiBuilder::new().max_rect(below).id_salt("below"));
        chrome::tray_ui(&mut ui, chrome, actions);
    }
    if let Some(view) = exploring.filter(|_| !filters_beside && screen.filters_open()) {
        // With large text there is no room for both; the filters have the window to themselves then.
        let all = width < FILTERS_WIDTH + GRID_LEAST;
        let right = room.left() + if all { width } else { FILTERS_WIDTH };
        let rect = Rect::from_min_max(room.min, pos2(right, room.bottom()));
        sheet_ui(ui, ("Filters", Takes::First), rect, |ui| {
            region(ui, Region::Filters);
            filters_ui(
                ui,
                view,
                screen,
                state,
                if all { FiltersLie::Alone } else { FiltersLie::Over },
                actions,
            );
        });
    }
    if let Some(view) = over {
        let is_wide = exploring.is_some() && width >= DETAILS_BELOW_BAR;
        let below = if is_wide { state.explore.grid_top } else { room.top() };
        let rect = details_rect(ui.ctx().content_rect(), room.with_min_y(below));
        sheet_ui(ui, ("Details", Takes::Next), rect, |ui| {
            region(ui, Region::Details);
            details::details_ui(ui, view, screen.selection(), &mut state.unfolded_claims, actions);
        });
    }
    let right = over.map_or(0.0, |_| sheet_width(width));
    let room = Rect::from_min_max(room.min, room.max - egui::vec2(right, 0.0));
    notices::notices_ui(ui.ctx(), room, (chrome, screen), &mut state.notices, actions);
    modals::modal_ui(ui.ctx(), screen, &mut state.palette_in_sight, actions);
    drop_sign::drop_sign_ui(ui.ctx(), screen);
    show_hints(ui.ctx());
    make_way(ui, screen, (over.is_some(), filters_beside), actions);
    if screen.modal().is_none() && ui.input(|i| i.key_pressed(Key::Escape)) && !ui.ctx().text_edit_focused() {
        if over.is_none() && !filters_beside && exploring.is_some() && screen.filters_open() {
            actions.push(Filter::ToggleFilters);
        }
        actions.push(Action::Select(Select::CloseDetails));
    }
}

/// What has just got the keyboard is not left behind a sheet: the sheet closes.
fn make_way(ui: &Ui, screen: Screen<'_>, (details, filters_beside): (bool, bool), actions: &mut Actions) {
    let Some(came) = settle(ui.ctx()) else { return };
    let is_behind = came.layer_id.order == egui::Order::Background
        && ui
            .ctx()
            .layer_id_at(came.rect.center())
            .is_some_and(|l| l.order == egui::Order::Middle);
    if is_behind && details {
        actions.push(Select::CloseDetails);
    }
    if is_behind && !filters_beside && screen.filters_open() {
        actions.push(Filter::ToggleFilters);
    }
}

fn filters_ui(
    ui: &mut Ui,
    view: &ExploreView,
    screen: Screen<'_>,
    state: &mut UiState,
    lie: FiltersLie,
    actions: &mut Actions,
) {
    let typed = (screen.drafts(), screen.found_filters());
    explore::facets::facets_ui(ui, view, typed, &mut state.explore.options, lie, actions);
}

/// How much of the right of a place the details cover: a third, so that the grid behind them keeps its columns.
fn sheet_width(screen: f32) -> f32 {
    (screen / 3.0).clamp(380.0, 480.0).min(screen - scale::SPACE_32)
}

/// Height below which the details take the bars' room too.
const SHEET_LEAST: f32 = 240.0;

/// Where the details are, over the right of `place`.
fn details_rect(window: Rect, place: Rect) -> Rect {
    let is_low = place.height() < SHEET_LEAST;
    let top = if is_low { window.top() } else { place.top() };
    let left = window.right() - sheet_width(window.width());
    Rect::from_min_max(pos2(left, top), pos2(window.right(), place.bottom()))
}

/// A sheet over a part of the window, which moves nothing behind it.
fn sheet_ui(ui: &mut Ui, (name, takes): (&str, Takes), rect: Rect, add: impl FnOnce(&mut Ui)) {
    let roles = theme::roles(ui);
    let shadow = ui.visuals().popup_shadow;
    let frame = Frame::new().fill(roles.surface).shadow(shadow).inner_margin(SIDE);
    let inner = rect.size() - frame.total_margin().sum();
    egui::Area::new(egui::Id::unique(("sheet", name)))
        .order(egui::Order::Middle)
        .fixed_pos(rect.min)
        .accessible_name(name)
        .show(ui.ctx(), |ui| {
            over(ui, None, takes);
            frame.show(ui, |ui| {
                ui.set_min_size(inner);
                ui.set_max_size(inner);
                add(ui);
            });
            let line = egui::Stroke::new(1.0, roles.line);
            for x in [rect.left() + 0.5, rect.right() - 0.5] {
                ui.painter().vline(x, rect.y_range(), line);
            }
        });
}
