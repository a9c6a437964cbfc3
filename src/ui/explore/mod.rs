//! Explore: the chips of what is active, and what is shown of the services they leave.

mod bar;
mod blanks;
mod card_fact;
mod card_heading;
mod card_steps;
mod cards;
mod chips;
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

use egui::{Ui, vec2};

use super::{
    low,
    theme::{self, Icon, scale},
    widgets::{announced, icon_button, outdented, quiet_button, quiet_width, secondary_button, text},
};
use crate::app::{
    action::{Action, Actions, Prefer},
    view::{ExploreView, Screen, explore::Welcome},
};
use crate::workspace::{Layout, Place};
use layouts::shown_ui;
pub use state::ExploreState;

/// Height of a place below which what is shown has the room of the line that welcomes: its tabs and tick boxes say the same.
const WELCOMES: f32 = 560.0;
const SHOW_IT: &str = "Show it";

/// The least height of a place with several lists.
const LISTS: f32 = 360.0;

/// The grid with what leads to it.
pub fn explore_ui(
    ui: &mut Ui,
    view: &ExploreView,
    screen: Screen<'_>,
    state: &mut ExploreState,
    filters_beside: bool,
    actions: &mut Actions,
) {
    if ui.available_height() >= low::LEADS_AWAY {
        leading_ui(ui, view, screen, state, (filters_beside, chips::LINES), actions);
        state.grid_top = ui.cursor().top();
        grid_ui(ui, view, screen, state, actions);
        return;
    }
    state.grid_top = ui.cursor().top();
    let mut away = std::mem::take(&mut state.scrolled_away);
    low::leads_away(ui, "explore", &mut away, |ui, whole| {
        leading_ui(ui, view, screen, state, (filters_beside, 1), actions);
        // What is left of the place when all that leads to it has scrolled away. Several lists below one another need more, and so do
        // rows under names that stand upright.
        let whole = match view.layout {
            Layout::Gaps | Layout::Sources | Layout::Matrix => whole.max(vec2(0.0, LISTS)),
            _ => whole,
        };
        ui.allocate_ui(whole, |ui| {
            ui.set_min_size(whole);
            grid_ui(ui, view, screen, state, actions);
        });
    });
    state.scrolled_away = away;
}

/// What leads to the grid: how many are left, how they are shown, and why.
fn leading_ui(
    ui: &mut Ui,
    view: &ExploreView,
    screen: Screen<'_>,
    state: &mut ExploreState,
    (filters_beside, lines): (bool, usize),
    actions: &mut Actions,
) {
    let whole = ui.available_height();
    bar::bar_ui(ui, view, screen, state, filters_beside, actions);
    chips::chips_ui(ui, view, screen, lines, actions);
    if let Some(welcome) = view.welcome.as_ref().filter(|_| whole >= WELCOMES) {
        welcome_ui(ui, welcome, actions);
    }
    if let Some(hidden) = &view.hidden {
        ui.horizontal_wrapped(|ui| {
            announced(&ui.label(&hidden.text));
            // On a line of its own, its words begin where the sentence does.
            let width = quiet_width(ui, SHOW_IT);
            let by = if width > ui.available_size_before_wrap().x {
                scale::SPACE_8
            } else {
                0.0
            };
            if outdented(ui, by, width, |ui| quiet_button(ui, SHOW_IT)).clicked() {
                actions.push(hidden.shows.clone());
            }
        });
    }
    if view.forgiven {
        ui.label(scale::caption("Nothing matches exactly; these are near matches."));
    }
    if !view.groups.note.is_empty() {
        text::caption(ui, view.groups.note);
    }
    ui.add_space(scale::SPACE_8);
}

/// One line, which is dismissed with its ×.
fn welcome_ui(ui: &mut Ui, welcome: &Welcome, actions: &mut Actions) {
    let frame = egui::Frame::new()
        .fill(theme::roles(ui).raised)
        .corner_radius(scale::CORNER)
        .inner_margin(egui::Margin::symmetric(12, 2));
    // As wide as what is below it.
    let width = ui.available_width() - 16.0 - frame.total_margin().sum().x;
    frame.show(ui, |ui| {
        ui.set_width(width);
        ui.horizontal(|ui| {
            let room = ui.available_width() - scale::CONTROL - scale::SPACE_24;
            ui.scope(|ui| {
                ui.set_max_width(room - if welcome.asks { 80.0 } else { 0.0 });
                ui.add(egui::Label::new(&welcome.text).truncate());
            });
            if welcome.asks && quiet_button(ui, "Start").on_hover_text("Begin the questions").clicked() {
                actions.push(Action::Go(Place::Decide));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icon_button(ui, Icon::Close, "Do not show this line again").clicked() {
                    actions.push(Prefer::Welcomed);
                }
            });
        });
    });
}

fn grid_ui(ui: &mut Ui, view: &ExploreView, screen: Screen<'_>, state: &mut ExploreState, actions: &mut Actions) {
    if view.is_empty() && !view.layout.lists_all() {
        empty_ui(ui, view, actions);
    } else {
        shown_ui(ui, view, screen, state, actions);
    }
}

fn empty_ui(ui: &mut Ui, view: &ExploreView, actions: &mut Actions) {
    ui.vertical_centered(|ui| {
        ui.add_space(64.0);
        if view.empty.is_empty() {
            ui.label(scale::title("This catalog has no entries"));
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
