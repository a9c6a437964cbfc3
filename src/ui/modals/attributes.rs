//! The catalog's attributes, and what the user can set for each.

use egui::{Align, Layout, Ui, UiBuilder, vec2};

use super::{
    column_list::ColumnList,
    columns_beside::{back_ui, columns_ui},
};
use crate::{
    app::{
        action::{Action, Actions, OwnAttributes},
        state::TypedSetting,
        view::attributes::AttributesView,
    },
    ui::{
        theme::scale,
        widgets::{announced, default_button, text},
    },
};

/// The preferred width of the sheet.
pub const WIDTH: f32 = 1120.0;
/// What it needs beside the list.
const AROUND: f32 = 268.0;
/// Height of the text above the list, whatever it is.
const LINES: f32 = 44.0;

/// The sheet; `at`: the attribute that is looked at.
pub fn attributes_ui(
    ui: &mut Ui,
    view: &AttributesView,
    (at, typed): (usize, Option<&TypedSetting>),
    problem: Option<&str>,
    actions: &mut Actions,
) {
    // The ring of what is on the first line is whole.
    ui.add_space(scale::SPACE_4);
    ui.horizontal(|ui| {
        text::title(ui, "Attributes");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (undo, redo) = view.steps;
            back_ui(ui, (undo.then_some(""), redo.then_some("")), actions);
        });
    });
    let rect = ui.available_rect_before_wrap();
    let rect = egui::Rect::from_min_size(rect.min, vec2(rect.width(), LINES));
    let area = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_min_height(LINES);
        match problem {
            Some(problem) => text::problem(ui, problem),
            None => drop(text::running(
                ui,
                "What you change here is yours, like your stars and notes: the catalog’s file stays as it is, and a \
                 session takes it along.",
            )),
        }
    });
    announced(&area.response);
    let room = (ui.ctx().content_rect().height() - AROUND).clamp(120.0, 480.0);
    let rect = ui.available_rect_before_wrap();
    let rect = egui::Rect::from_min_size(rect.min, vec2(rect.width(), room));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_min_size(rect.size());
        let list = ColumnList {
            rows: &view.rows,
            more: 0,
            chosen: at,
            opens: true,
            look: |at| OwnAttributes::Look(at).into(),
        };
        if let Some(form) = &view.form {
            columns_ui(ui, &list, (form, typed), room, actions);
        }
    });
    ui.add_space(scale::SPACE_8);
    if default_button(ui, "Done").clicked() {
        actions.push(OwnAttributes::TakeTyped);
        actions.push(Action::CloseModal);
    }
}
