//! What has changed since a session was saved, shown before it is opened.

use egui::{Sense, Ui, Vec2};

use super::{
    theme::{self, Icon, scale},
    widgets::{default_button, icon_at, scrolling, secondary_button, text},
};
use crate::{
    app::action::{Action, Actions, File},
    catalog::wording::thousands,
    workspace::session_document::{SessionOffer, changes},
};

/// The most lines of one kind that are shown; the rest is counted.
const MOST_LINES: usize = 60;

/// The changes, the verdict first, and the two ways on.
pub fn changes_ui(ui: &mut Ui, offer: &SessionOffer, actions: &mut Actions) {
    let changes = &offer.changes;
    text::title(ui, format!("Since {} was saved", offer.file));
    if let Some(catalog) = &changes.catalog {
        text::running(ui, catalog);
    }
    if let Some(day) = changes::judged_on(&offer.document) {
        text::caption(ui, format!("It was judged on {day}."));
    }
    let roles = theme::roles(ui);
    for (i, line) in changes.verdict.iter().enumerate() {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(scale::ICON), Sense::hover());
            if i == 0 {
                let (icon, color) = if changes.winner_moved {
                    (Icon::Warning, roles.caution)
                } else {
                    (Icon::Tick, roles.good)
                };
                icon_at(ui, rect.center(), scale::ICON, icon, color);
            }
            text::strong(ui, line);
        });
    }
    let room = (ui.ctx().content_rect().height() - 320.0).clamp(120.0, 360.0);
    scrolling(ui, egui::ScrollArea::vertical().max_height(room), |ui| {
        ui.spacing_mut().item_spacing.y = scale::SPACE_4;
        for section in &changes.sections {
            section_ui(ui, &section.heading, &section.lines);
        }
        if !offer.unknown.is_empty() {
            let newer = if offer.document.is_newer() {
                "It was written by a newer Crosscheck. "
            } else {
                ""
            };
            let left_out = format!("{newer}This one cannot read all of it; what it leaves out stays in the file.");
            section_ui(ui, "Left out", std::slice::from_ref(&left_out));
            section_ui(ui, "", &offer.unknown);
        }
    });
    ui.add_space(scale::SPACE_4);
    ui.horizontal(|ui| {
        if default_button(ui, "Open it with these changes").clicked() {
            actions.push(File::TakeSession);
        }
        if secondary_button(ui, "Keep what is open").clicked() {
            actions.push(Action::CloseModal);
        }
    });
}

fn section_ui(ui: &mut Ui, heading: &str, lines: &[String]) {
    if !heading.is_empty() {
        text::section(ui, scale::SPACE_8, heading);
    }
    for line in lines.iter().take(MOST_LINES) {
        text::selectable(ui, line);
    }
    if lines.len() > MOST_LINES {
        ui.label(scale::caption(format!(
            "and {} more",
            thousands(lines.len() - MOST_LINES)
        )));
    }
}
