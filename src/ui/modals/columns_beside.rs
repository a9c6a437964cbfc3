//! Columns or attributes, what can be set for the one that is looked at, and what that makes of its cells.

use egui::Ui;

use super::{
    column_list::{self, ColumnList},
    form, sample,
    scrolled::scrolled,
};
use crate::{
    app::{
        action::{Action, Actions},
        state::TypedSetting,
        view::form::ColumnForm,
    },
    ui::{theme::scale, widgets::quiet_button},
};

/// The width from which the three are side by side.
const BESIDE: f32 = 700.0;
/// Between them.
const GAP: f32 = scale::SPACE_16;

/// List, form and sample: side by side where there is room, else one below the other.
pub fn columns_ui(
    ui: &mut Ui,
    list: &ColumnList<'_>,
    (column, typed): (&ColumnForm, Option<&TypedSetting>),
    room: f32,
    actions: &mut Actions,
) {
    let wide = ui.available_width();
    if wide < BESIDE {
        scrolled(ui, "import columns below", room, |ui| {
            let width = ui.available_width() - scale::SPACE_12;
            column_list::columns_ui(ui, list, (width, 132.0), actions);
            ui.add_space(scale::SPACE_8);
            form::column_ui(ui, column, typed, width, actions);
            ui.add_space(scale::SPACE_8);
            sample::sample_ui(ui, column, width);
        });
        return;
    }
    let free = wide - 2.0 * GAP;
    let widths = [free * 0.30, free * 0.36, free * 0.34];
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        column_list::columns_ui(ui, list, (widths[0], room), actions);
        part(ui, (widths[1], room), "import form", |ui| {
            form::column_ui(ui, column, typed, widths[1] - scale::SPACE_12, actions);
        });
        part(ui, (widths[2], room), "import sample", |ui| {
            sample::sample_ui(ui, column, widths[2] - scale::SPACE_12);
        });
    });
}

/// A part beside others, which scrolls where it is higher than the room.
fn part(ui: &mut Ui, (width, room): (f32, f32), salt: &str, draw: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        scrolled(ui, salt, room, draw);
    });
}

/// Undo and redo, from right to left. Each names what it would undo or redo; empty where that has no name.
pub fn back_ui(ui: &mut Ui, (undo, redo): (Option<&str>, Option<&str>), actions: &mut Actions) {
    for (action, name, what) in [(Action::Redo, "Redo", redo), (Action::Undo, "Undo", undo)] {
        ui.add_enabled_ui(what.is_some(), |ui| {
            let mut button = quiet_button(ui, name);
            if let Some(what) = what.filter(|w| !w.is_empty()) {
                button = button.on_hover_text(format!("{name}: {what}"));
            }
            if button.clicked() {
                actions.push(action);
            }
        });
    }
}
