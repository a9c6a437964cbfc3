//! Every cell in which sources disagree: each side with who takes it and when, and a click away the claims.

use egui::{Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};

use super::{line_text, row_response};
use crate::{
    app::{
        Model,
        action::{Actions, Select},
        view::evidence::{DisagreementsView, disagreements::DisagreementRow},
    },
    ui::{
        parts::shape_of,
        theme::{self, scale},
    },
};

const HEAD: f32 = 30.0;
const SAYS: f32 = 22.0;
const BY: f32 = 18.0;
const GAP: f32 = 12.0;
const SECTION: f32 = 40.0;

/// The list, those of services that the filters leave first.
pub fn disagreements_ui(ui: &mut Ui, view: &DisagreementsView, model: &Model, actions: &mut Actions) {
    ui.label(scale::name(&view.summary));
    ui.add_space(scale::SPACE_8);
    if view.rows.is_empty() {
        ui.label("Every claim of this catalog agrees with the others on its cell.");
        return;
    }
    let section = |i: usize| {
        if i == view.listed {
            Some("In services that the filters leave out")
        } else {
            None
        }
    };
    let total: f32 = view
        .rows
        .iter()
        .enumerate()
        .map(|(i, row)| height(row) + GAP + section(i).map_or(0.0, |_| SECTION))
        .sum();
    egui::ScrollArea::vertical()
        .id_salt("disagreements")
        .auto_shrink(false)
        .show_viewport(ui, |ui, viewport| {
            let origin = ui.max_rect().min;
            let width = ui.available_width() - 16.0;
            ui.allocate_exact_size(vec2(width, total), Sense::hover());
            let mut y = 0.0;
            for (i, row) in view.rows.iter().enumerate() {
                if let Some(text) = section(i) {
                    let at = pos2(origin.x, origin.y + y + SECTION / 2.0);
                    line_text(ui, at, scale::head(text), theme::roles(ui).text_weak, width);
                    y += SECTION;
                }
                let rect = Rect::from_min_size(pos2(origin.x, origin.y + y), vec2(width, height(row)));
                y += rect.height() + GAP;
                // One more on either side, so that Tab reaches the next.
                if rect.bottom() - origin.y < viewport.min.y - 200.0 || rect.top() - origin.y > viewport.max.y + 200.0 {
                    continue;
                }
                card_ui(ui, row, i, rect, model, actions);
            }
        });
}

fn height(row: &DisagreementRow) -> f32 {
    let lines: f32 = row
        .lines
        .iter()
        .map(|l| if l.says.is_empty() { BY } else { SAYS + BY })
        .sum();
    HEAD + lines + 2.0 * scale::SPACE_12
}

fn card_ui(ui: &mut Ui, row: &DisagreementRow, i: usize, rect: Rect, model: &Model, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let open = model.session.claims_of == Some((row.service, row.attribute)) && model.session.open == Some(row.service);
    ui.painter().rect(
        rect,
        scale::CORNER,
        roles.surface,
        egui::Stroke::new(1.0, if open { roles.accent } else { roles.line }),
        egui::StrokeKind::Inside,
    );
    let id = egui::Id::unique(("disagreement", row.service.0, row.attribute.0, i));
    let response = row_response(ui, rect.shrink(1.0), id, false, &row.spoken);
    if response.has_focus() {
        ui.scroll_to_rect(rect, None);
    }
    if response.clicked() {
        actions.push(Select::ToggleClaims(row.service, row.attribute));
    }
    let inner = rect.shrink(scale::SPACE_12);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(id));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let mut y = inner.top() + HEAD / 2.0 - 4.0;
    let name = scale::strong(&row.name);
    let (used, _) = line_text(
        &child,
        pos2(inner.left(), y),
        name,
        roles.text_strong,
        inner.width() * 0.6,
    );
    let x = inner.left() + used + scale::SPACE_12;
    line_text(
        &child,
        pos2(x, y),
        RichText::new(&row.label),
        roles.text,
        inner.right() - x,
    );
    y = inner.top() + HEAD;
    let indent = scale::SIGN + scale::SPACE_8;
    for line in &row.lines {
        let left = inner.left();
        if !line.says.is_empty() {
            if let Some(shape) = shape_of(line.shape) {
                let at = Rect::from_center_size(
                    pos2(left + scale::SIGN / 2.0, y + SAYS / 2.0),
                    egui::Vec2::splat(scale::SIGN),
                );
                theme::paint(child.painter(), at, shape, &roles);
            }
            let at = pos2(left + indent, y + SAYS / 2.0);
            let room = inner.width() - indent;
            let (_, cut) = line_text(&child, at, RichText::new(&line.says), roles.text_strong, room);
            if cut {
                let line_rect = Rect::from_min_size(pos2(left, y), vec2(inner.width(), SAYS));
                let hover = child.interact(line_rect, id.with(("says", y.to_bits())), Sense::hover());
                hover.on_hover_text(&line.says);
            }
            y += SAYS;
        }
        let at = pos2(left + indent, y + BY / 2.0);
        let room = inner.width() - indent;
        line_text(&child, at, scale::caption(&line.by), roles.text_weak, room);
        y += BY;
    }
}
