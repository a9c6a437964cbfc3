//! What a merge changed, and what a person should look at.

use egui::Ui;

use crate::{
    app::view::import::{ImportView, Section},
    ui::{modals::scrolled::scrolled, theme::scale, widgets::text},
};

/// The page.
pub fn report_ui(ui: &mut Ui, view: &ImportView, room: f32) {
    scrolled(ui, "import report", room, |ui| {
        if let Some(into) = &view.into {
            text::section(ui, scale::SPACE_8, format!("Merged into {into}"));
        }
        view.merged.iter().for_each(|s| section_ui(ui, s));
        match view.notes.as_slice() {
            [] => drop(text::running(ui, "Nothing was renamed, cut, joined or left out.")),
            notes => {
                text::section(ui, scale::SPACE_8, "To look at");
                for section in notes {
                    section_ui(ui, section);
                }
            }
        }
        ui.add_space(scale::SPACE_8);
    });
}

/// A sentence with what it is about, line by line.
fn section_ui(ui: &mut Ui, section: &Section) {
    ui.add_space(scale::SPACE_4);
    text::strong(ui, &section.title);
    for line in section.lines.iter().filter(|l| !l.is_empty()) {
        ui.horizontal_top(|ui| {
            ui.add_space(scale::SPACE_12);
            text::running(ui, line);
        });
    }
}
