//! The sheet of an import: its columns, with what can be set for one and what that makes of its cells; how the file is read;
//! what to look at (`report`); and what to do with the result.

mod report;

use egui::{Align, Layout, TextStyle, Ui, UiBuilder, vec2};

use super::{
    column_list::ColumnList,
    columns_beside::{back_ui, columns_ui},
    form,
    scrolled::scrolled,
};
use crate::{
    app::{
        action::{Action, Actions, Import},
        state::ImportPage,
        view::{Screen, import::ImportView},
    },
    ui::{
        theme::scale,
        widgets::{Segment, announced, default_button, quiet_button, secondary_button, segmented, text, text_width},
    },
};

/// The preferred width of the sheet.
pub const WIDTH: f32 = 1120.0;
/// What the sheet needs beside its page.
const AROUND: f32 = 272.0;

/// The pages, in order.
const PAGES: [ImportPage; 3] = [ImportPage::Columns, ImportPage::File, ImportPage::Report];

/// The sheet with its choices.
pub fn import_ui(ui: &mut Ui, view: &ImportView, problem: Option<&str>, screen: Screen<'_>, actions: &mut Actions) {
    let sheet = screen.import_sheet();
    text::title(ui, format!("Imported {}", view.title));
    status_ui(ui, view, problem);
    ui.horizontal(|ui| {
        let pages = [
            Segment::new("Columns"),
            Segment::new("File"),
            Segment::counted("To look at", view.notes.len() + view.merged.len()),
        ];
        let shown = PAGES.iter().position(|p| *p == sheet.page).unwrap_or_default();
        if let Some(at) = segmented(ui, "Page", &pages, shown) {
            actions.push(Import::Page(PAGES[at]));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            back_ui(ui, (view.undo.as_deref(), view.redo.as_deref()), actions);
        });
    });
    let room = (ui.ctx().content_rect().height() - AROUND).clamp(120.0, 480.0);
    let rect = ui.available_rect_before_wrap();
    let rect = egui::Rect::from_min_size(rect.min, vec2(rect.width(), room));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_min_size(rect.size());
        match sheet.page {
            ImportPage::Columns => sheet_columns_ui(ui, view, screen, room, actions),
            ImportPage::File => scrolled(ui, "import file", room, |ui| {
                form::file_ui(ui, &view.file, sheet.typed.as_ref(), actions);
            }),
            ImportPage::Report => report::report_ui(ui, view, room),
        }
    });
    foot_ui(ui, view, screen.is_busy(), actions);
}

/// What was read and what was taken back, or else what is wrong. Two lines are kept free for either, so that nothing below
/// moves.
fn status_ui(ui: &mut Ui, view: &ImportView, problem: Option<&str>) {
    const LINES: f32 = 44.0;
    let rect = ui.available_rect_before_wrap();
    let rect = egui::Rect::from_min_size(rect.min, vec2(rect.width(), LINES));
    let area = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing.y = scale::SPACE_4;
        ui.set_min_height(LINES);
        if let Some(problem) = problem {
            text::problem(ui, problem);
            return;
        }
        text::running(ui, &view.headline);
        if !view.told.is_empty() {
            text::running(ui, &view.told);
        } else if !view.notes.is_empty() {
            text::caption(ui, view.to_look_at());
        }
    });
    // A reader hears it without looking for it.
    announced(&area.response);
}

/// The columns of the list, with the one that is looked at.
fn sheet_columns_ui(ui: &mut Ui, view: &ImportView, screen: Screen<'_>, room: f32, actions: &mut Actions) {
    let sheet = screen.import_sheet();
    let Some(column) = &view.column else {
        text::running(ui, "The list has no columns.");
        return;
    };
    let list = ColumnList {
        rows: &view.columns,
        more: view.more_columns,
        chosen: sheet.column,
        opens: false,
        look: |at| Import::Look(at).into(),
    };
    columns_ui(ui, &list, (column, sheet.typed.as_ref()), room, actions);
}

fn foot_ui(ui: &mut Ui, view: &ImportView, busy: bool, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(scale::SPACE_8, scale::SPACE_8);
        if default_button(ui, "Explore the list").clicked() {
            actions.push(Import::TakeTyped);
            actions.push(Action::CloseModal);
        }
        ui.add_enabled_ui(!busy, |ui| {
            if secondary_button(ui, "Save as catalog…").clicked() {
                actions.push(Import::Save);
            }
            if view.into.is_none() && secondary_button(ui, "Merge into a catalog…").clicked() {
                actions.push(Import::AskInto);
            }
            if view.into.is_some() && secondary_button(ui, "Do not merge").clicked() {
                actions.push(Import::Alone);
            }
        });
        if quiet_button(ui, "Copy report").clicked() {
            actions.push(Import::CopyReport);
        }
        if busy {
            let words = "Reading…";
            ui.add_space(scale::SPACE_8);
            ui.set_min_width(text_width(ui, words, &TextStyle::Small));
            text::caption(ui, words);
        }
    });
}
