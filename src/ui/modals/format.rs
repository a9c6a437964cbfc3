//! The reference of the catalog format: a field to look for words in, and below it every kind of entry with its fields.

use egui::{Label, Margin, Role, ScrollArea, TextStyle, Ui, text::LayoutJob};

use crate::{
    app::{
        action::{Action, Actions},
        view::format::{FormatLine, FormatPart, FormatView},
    },
    ui::{
        theme::{self, scale},
        widgets::{default_button, reading_keys, scrolling, spoken, text, text_field},
    },
};

/// The preferred width of the page.
pub const WIDTH: f32 = 760.0;

/// The page. Its field has the keyboard, so that typing searches at once; the keys of reading scroll.
pub fn format_ui(ui: &mut Ui, typed: &str, view: &FormatView, actions: &mut Actions) {
    text::title(ui, "The catalog format");
    text::running(ui, view.about);
    text::caption(
        ui,
        "File › New catalog… writes one to start from; a file with mistakes is told line by line when it is opened.",
    );
    let field = text_field(ui, typed, ("Find a field", "Find a field of the format"), |edit| {
        edit.margin(Margin::symmetric(8, 7)).desired_width(f32::INFINITY)
    });
    if ui.memory(|m| m.focused().is_none()) {
        field.response.request_focus();
    }
    if let Some(text) = field.changed() {
        actions.push(Action::FindInFormat(text));
    }
    text::caption(ui, &view.found);
    let room = (ui.ctx().content_rect().height() - 360.0).clamp(120.0, 520.0);
    // What is found is read from its top.
    scrolling(
        ui,
        ScrollArea::vertical()
            .id_salt(("format", typed))
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink(false),
        |ui| {
            reading_keys(ui);
            view.entries.iter().for_each(|entry| entry_ui(ui, entry));
        },
    );
    if default_button(ui, "Close").clicked() {
        actions.push(Action::CloseModal);
    }
}

fn entry_ui(ui: &mut Ui, entry: &FormatPart) {
    text::section(ui, scale::SPACE_8, entry.name);
    text::running(ui, entry.about);
    for field in &entry.fields {
        field_ui(ui, field);
    }
    ui.add_space(scale::SPACE_8);
}

/// A field: its name and what it holds, then what it is for, then an example to copy.
fn field_ui(ui: &mut Ui, field: &FormatLine) {
    let roles = theme::roles(ui);
    let (name, plain) = (scale::strong14(), TextStyle::Body);
    let mut job = LayoutJob::default();
    job.append(field.name, 0.0, text::format(ui, &name, roles.text_strong));
    job.append(
        &field.kind,
        scale::SPACE_8,
        text::format(ui, &TextStyle::Small, roles.text_weak),
    );
    job.append(
        &format!("\n{}\n", field.about),
        0.0,
        text::format(ui, &plain, roles.text),
    );
    job.append(
        &field.example,
        0.0,
        text::format(ui, &TextStyle::Monospace, roles.text_weak),
    );
    let response = ui.add(Label::new(job).wrap().selectable(true));
    spoken(&response, Role::Label, &field.spoken);
}
