//! A path to type, where the system has no file dialog.

use egui::Ui;

use crate::{
    app::action::{Action, Actions, File},
    ui::{
        theme::scale,
        widgets::{primary_button, secondary_button, text_field, types_at},
    },
};

/// What is asked for, with the word on its button.
pub(super) fn path_ui(ui: &mut Ui, (title, verb): (&str, &str), path: &str, actions: &mut Actions) {
    typed_ui(ui, (title, verb), path, "/home/me/file", actions);
}

/// The same for a folder.
pub(super) fn folder_ui(ui: &mut Ui, (title, verb): (&str, &str), path: &str, actions: &mut Actions) {
    typed_ui(ui, (title, verb), path, "/home/me/folder", actions);
}

fn typed_ui(ui: &mut Ui, (title, verb): (&str, &str), path: &str, like: &str, actions: &mut Actions) {
    ui.label(scale::title(title));
    let label = ui.label("No file dialog is available here. Type a path:");
    let field = text_field(ui, path, (like, ""), |edit| edit.desired_width(f32::INFINITY));
    field.response.clone().labelled_by(label.id);
    if let Some(text) = field.changed() {
        actions.push(File::DraftPath(text));
    }
    let enter = field.entered(ui);
    types_at(ui.ctx(), field.response.id);
    // The question that it is part of may have been open before it.
    if ui.memory(|m| m.focused().is_none()) {
        field.response.request_focus();
    }
    ui.horizontal(|ui| {
        let filled = !path.trim().is_empty();
        let go = ui.add_enabled_ui(filled, |ui| primary_button(ui, verb).clicked());
        if go.inner || enter {
            actions.push(File::TakePath);
        }
        if secondary_button(ui, "Cancel").clicked() {
            actions.push(Action::CloseModal);
        }
    });
}
