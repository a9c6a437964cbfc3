//! What no source states: by attribute, by service, and as questions to copy or to save.

use egui::{Align, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};

use super::{line_text, row_response};
use crate::{
    app::{
        Model,
        action::{Actions, Evidence, Filter, Select},
        view::evidence::{
            GapsView,
            gaps::{AttributeGapRow, ServiceGapRow},
        },
    },
    ui::theme::{self, Icon, scale, ui_ext},
};

const ROW: f32 = scale::CONTROL_MAIN;
const COUNT: f32 = 60.0;
const BAR: f32 = 56.0;

/// Both columns, and what can be done with them.
pub fn gaps_ui(ui: &mut Ui, view: &GapsView, model: &Model, actions: &mut Actions) {
    // With the details open beside it, a small window has no room for both on one line.
    let narrow = ui.available_width() < 640.0;
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        ui.add(Label::new(scale::name(&view.summary)).truncate());
        if !narrow {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(scale::SPACE_12);
                questions_ui(ui, view, actions);
            });
        }
    });
    if narrow {
        ui.horizontal(|ui| questions_ui(ui, view, actions));
    }
    ui.add_space(scale::SPACE_8);
    let outer = ui.available_rect_before_wrap();
    let width = (outer.width() - scale::SPACE_24) / 2.0;
    let left = Rect::from_min_size(outer.min, vec2(width, outer.height()));
    let right = left.translate(vec2(width + scale::SPACE_24, 0.0));
    column_ui(ui, left, "By attribute", view.attributes.len(), |ui, rect, i| {
        if let Some(row) = view.attributes.get(i) {
            attribute_ui(ui, row, rect, actions);
        }
    });
    column_ui(ui, right, "By service", view.services(), |ui, rect, i| {
        if let Some(row) = view.service(i) {
            service_ui(ui, row, rect, model, actions);
        }
    });
}

fn questions_ui(ui: &mut Ui, view: &GapsView, actions: &mut Actions) {
    ui.add_enabled_ui(view.any, |ui| {
        if ui_ext::secondary_button(ui, "Export questions…").clicked() {
            actions.push(Evidence::ExportQuestions);
        }
        if ui_ext::quiet_button(ui, "Copy as questions").clicked() {
            actions.push(Evidence::CopyQuestions(None));
        }
    });
}

/// A heading over a list of rows, of which only those in sight are laid out.
fn column_ui(ui: &mut Ui, rect: Rect, heading: &str, rows: usize, mut row: impl FnMut(&mut Ui, Rect, usize)) {
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .id_salt(heading)
            .layout(Layout::top_down(Align::Min)),
    );
    child.label(scale::head(heading));
    child.add_space(scale::SPACE_4);
    child.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical()
        .id_salt((heading, "rows"))
        .auto_shrink(false)
        .show_rows(&mut child, ROW, rows, |ui, range| {
            for i in range {
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - 12.0, ROW), Sense::hover());
                row(ui, rect, i);
            }
        });
}

/// Label, bar and count, on one line.
fn line_ui(ui: &Ui, rect: Rect, label: &str, share: f32, count: &str, strong: bool) {
    let roles = theme::roles(ui);
    let y = rect.center().y;
    let counts = rect.right() - COUNT;
    // In a narrow column the name needs the room more; the count says the same.
    let bar = if rect.width() < 280.0 { 0.0 } else { BAR };
    let bars = counts - bar - scale::SPACE_12;
    let ink = if strong { roles.text_strong } else { roles.text };
    line_text(
        ui,
        pos2(rect.left() + scale::SPACE_8, y),
        RichText::new(label),
        ink,
        bars - rect.left() - scale::SPACE_16,
    );
    let track = Rect::from_min_size(pos2(bars, y - 2.0), vec2(bar, 4.0));
    ui.painter().rect_filled(track, 2, roles.raised);
    let filled = Rect::from_min_size(track.min, vec2(bar * share.clamp(0.0, 1.0), 4.0));
    ui.painter().rect_filled(filled, 2, roles.outline);
    let small = egui::TextStyle::Small.resolve(ui.style());
    let at = pos2(rect.right() - scale::SPACE_4, y);
    ui.painter()
        .text(at, egui::Align2::RIGHT_CENTER, count, small, roles.text_weak);
}

fn attribute_ui(ui: &mut Ui, row: &AttributeGapRow, rect: Rect, actions: &mut Actions) {
    let id = ui.scope_id().with(("gap", &row.label));
    let response = row_response(ui, rect, id, row.on, &row.spoken);
    line_ui(ui, rect, &row.label, row.share, &row.count, row.on);
    if response.on_hover_text(&row.spoken).clicked() {
        actions.push(if row.on {
            Filter::ClearSubject(row.cond.subject)
        } else {
            Filter::SetCond(row.cond.clone())
        });
    }
}

fn service_ui(ui: &mut Ui, row: &ServiceGapRow, rect: Rect, model: &Model, actions: &mut Actions) {
    let copy = Rect::from_min_size(
        pos2(rect.right() - scale::CONTROL, rect.center().y - scale::CONTROL / 2.0),
        vec2(scale::CONTROL, scale::CONTROL),
    );
    let line = Rect::from_min_max(rect.min, pos2(copy.left() - scale::SPACE_4, rect.bottom()));
    let id = egui::Id::unique(("gaps of", row.service.0));
    let open = model.session.open == Some(row.service);
    let response = row_response(ui, line, id, open, &row.spoken);
    line_ui(ui, line, &row.name, row.share, &row.count, open);
    if response.on_hover_text(&row.spoken).clicked() {
        actions.push(Select::Open(row.service));
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(copy).id_salt(("copy", row.service.0)));
    let spoken = format!("Copy the questions about {}", row.name);
    if ui_ext::icon_button(&mut child, Icon::Copy, &spoken).clicked() {
        actions.push(Evidence::CopyQuestions(Some(row.service)));
    }
}
