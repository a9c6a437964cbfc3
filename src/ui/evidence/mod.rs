//! Evidence: the services' lives, the documents, the disagreements and the gaps, and the lens for the age of cells.

pub mod disagreements;
pub mod gaps;
pub mod sources;
pub mod timeline;
mod timeline_as_of;

use std::sync::Arc;

use egui::{Rect, Sense, Ui, vec2};

use super::theme::{self, scale, ui_ext};
use crate::{
    app::{
        Model,
        action::{Actions, Evidence, Filter},
        view::{EvidenceView, evidence::FactAge},
    },
    workspace::Layout,
};

/// The evidence view that is looked at.
pub fn evidence_ui(ui: &mut Ui, view: &EvidenceView, model: &Model, actions: &mut Actions) {
    match view {
        EvidenceView::Timeline(view) => timeline::timeline_ui(ui, view, model, actions),
        EvidenceView::Sources(view) => sources::sources_ui(ui, view, model, actions),
        EvidenceView::Disagreements(view) => disagreements::disagreements_ui(ui, view, model, actions),
        EvidenceView::Gaps(view) => gaps::gaps_ui(ui, view, model, actions),
    }
}

/// The views behind one quiet button, each with what it is about.
const VIEWS: [(Layout, &str, &str); 3] = [
    (Layout::Sources, "Sources", "Each document, and what rests on it"),
    (
        Layout::Disagreements,
        "Disagreements",
        "Every cell in which sources disagree",
    ),
    (Layout::Gaps, "Gaps", "What no source states, as questions"),
];

/// The button that leads to them. It says which one is open.
pub fn menu_ui(ui: &mut Ui, model: &Model, actions: &mut Actions) {
    let now = model.workspace.view.layout;
    let label = VIEWS
        .iter()
        .find(|(l, ..)| *l == now)
        .map_or_else(|| "Evidence".to_owned(), |(_, name, _)| format!("Evidence: {name}"));
    let response = ui_ext::quiet_button(ui, &label);
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(260.0);
        for (layout, name, about) in VIEWS {
            if ui_ext::radio(ui, now == layout, name).clicked() {
                actions.push(Filter::SetLayout(layout));
                ui.close();
            }
            ui.label(scale::caption(about));
        }
        ui.separator();
        lens_toggle_ui(ui, model, actions);
        ui.label(scale::caption("Tints cells by how old their newest claim is"));
    });
}

/// Switches the age lens.
pub fn lens_toggle_ui(ui: &mut Ui, model: &Model, actions: &mut Actions) {
    let mut on = model.session.evidence.age_lens;
    if ui_ext::tick_box(ui, &mut on, "Show the age of evidence").changed() {
        actions.push(Evidence::SetAgeLens(on));
    }
}

/// What the tints of the age lens mean, from new to old.
pub fn legend_ui(ui: &mut Ui, ends: &(String, String)) {
    const STEPS: u8 = 5;
    let roles = theme::roles(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_8;
        ui.label(scale::caption("Age of the newest claim:"));
        ui.label(scale::caption(&ends.0));
        let (rect, _) = ui.allocate_exact_size(vec2(16.0 * f32::from(STEPS), 12.0), Sense::hover());
        for step in 0..STEPS {
            let left = rect.left() + 16.0 * f32::from(step);
            let part = Rect::from_min_size(egui::pos2(left, rect.top()), vec2(16.0, rect.height()));
            let share = f32::from(step) / f32::from(STEPS - 1);
            ui.painter().rect_filled(part, 0, roles.age_tint(share));
        }
        ui.painter()
            .rect_stroke(rect, 0, egui::Stroke::new(1.0, roles.line), egui::StrokeKind::Outside);
        ui.label(scale::caption(&ends.1));
    });
}

/// Washes a cell by the age of its evidence. Where no date is known there is no wash: the word says "undated".
pub fn tint(ui: &Ui, rect: Rect, age: &FactAge) {
    if let Some(share) = age.share {
        ui.painter().rect_filled(rect, 0, theme::roles(ui).age_tint(share));
    }
}

/// A row of a list that can be pressed: lit under the pointer, ringed for the keyboard, spoken as one.
fn row_response(ui: &mut Ui, rect: Rect, id: egui::Id, chosen: bool, spoken: &str) -> egui::Response {
    let response = ui.interact(rect, id, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, enabled, chosen, spoken));
    let roles = theme::roles(ui);
    if chosen {
        ui.painter().rect_filled(rect, scale::CORNER_SMALL, roles.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, scale::CORNER_SMALL, roles.raised);
    }
    ui_ext::focus_ring(ui, &response, rect.shrink(2.0), scale::CORNER_SMALL);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// One line of text from `at` on, half-way up, cut with “…” at `room`. Returns its width and whether it was cut.
fn line_text(ui: &Ui, at: egui::Pos2, text: egui::RichText, ink: egui::Color32, room: f32) -> (f32, bool) {
    let galley = line_galley(ui, text, room);
    let laid_out = (galley.size().x, galley.elided);
    paint_line(ui, at, galley, ink);
    laid_out
}

/// One line of text, cut with “…” at `room`, for what must know its width before it is painted.
fn line_galley(ui: &Ui, text: egui::RichText, room: f32) -> Arc<egui::Galley> {
    egui::WidgetText::from(text).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        room.max(0.0),
        egui::TextStyle::Body,
    )
}

/// Paints a line from `at` on, half-way up.
fn paint_line(ui: &Ui, at: egui::Pos2, galley: Arc<egui::Galley>, ink: egui::Color32) {
    let top = egui::pos2(at.x, at.y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(top, galley, ink);
}
