//! What the open catalog changes of another edition: which is which, and every change in a line under its heading.

use egui::{Label, Role, ScrollArea, Ui, vec2};

use crate::{
    app::action::{Action, Actions, Editions},
    catalog::wording::thousands,
    export::excerpt::ExcerptForm,
    report::edition::{ChangeSection, EditionReport, SAME},
    ui::{
        theme::scale,
        widgets::{default_button, quiet_button, reading_keys, scrolling, spoken, text},
    },
};

/// The preferred width of the page.
pub const WIDTH: f32 = 760.0;
/// The most lines under one heading: all are laid out in every frame, and no one reads more here.
const LISTED: usize = 200;

/// The page.
pub fn edition_ui(ui: &mut Ui, report: &EditionReport, actions: &mut Actions) {
    text::title(ui, "What the new edition changes");
    text::running(ui, format!("New, open here: {}", report.new.words()));
    text::running(ui, format!("Old: {}", report.old.words()));
    if report.is_same() {
        text::strong(ui, SAME);
    } else {
        changes_ui(ui, report);
    }
    ui.add_space(scale::SPACE_4);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(scale::SPACE_8, scale::SPACE_8);
        if default_button(ui, "Close").clicked() {
            actions.push(Action::CloseModal);
        }
        if quiet_button(ui, "Copy as text").clicked() {
            actions.push(Editions::Copy(ExcerptForm::Text));
        }
        if quiet_button(ui, "Copy as Markdown").clicked() {
            actions.push(Editions::Copy(ExcerptForm::Markdown));
        }
    });
}

fn changes_ui(ui: &mut Ui, report: &EditionReport) {
    let room = (ui.ctx().content_rect().height() - 300.0).clamp(120.0, 520.0);
    scrolling(
        ui,
        ScrollArea::vertical()
            .id_salt("edition")
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink([false, true]),
        |ui| {
            reading_keys(ui);
            ui.spacing_mut().item_spacing.y = scale::SPACE_4;
            if !report.answer_words().is_empty() {
                text::running(ui, report.answer_words());
            }
            report.sections.iter().for_each(|section| section_ui(ui, section));
            ui.add_space(scale::SPACE_8);
        },
    );
}

fn section_ui(ui: &mut Ui, section: &ChangeSection) {
    text::section(ui, scale::SPACE_8, section.heading());
    for line in section.lines.iter().take(LISTED) {
        let response = ui.add(Label::new(scale::running(line)).wrap().selectable(true));
        // A screen reader must be able to find which heading a line is under.
        spoken(&response, Role::Label, format_args!("{}: {line}", section.title));
    }
    if section.lines.len() > LISTED {
        let more = thousands(section.lines.len() - LISTED);
        text::caption(ui, format!("and {more} more; copy the changes to read them all"));
    }
}
