//! Every cell in which sources disagree: each side with who takes it and when, and a click away the claims.

use egui::{Rect, RichText, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::{
    app::{
        action::{Actions, Select},
        view::{
            Selection,
            explore::{DisagreementsView, disagreements::DisagreementRow},
        },
    },
    ui::{
        cells::shape_of,
        theme::{self, scale},
        widgets::{GridState, Tracks, line_text, list, row},
    },
};

const HEAD: f32 = 30.0;
const SAYS: f32 = 22.0;
const BY: f32 = 18.0;
const GAP: f32 = 12.0;
const SECTION: f32 = 40.0;

/// The list, those of services that the filters leave first.
pub(super) fn disagreements_ui(
    ui: &mut Ui,
    view: &DisagreementsView,
    selection: Selection<'_>,
    state: &mut GridState,
    actions: &mut Actions,
) {
    ui.label(scale::name(&view.summary));
    ui.add_space(scale::SPACE_8);
    if view.is_empty() {
        ui.label("Every claim of this catalog agrees with the others on its cell.");
        return;
    }
    let starts_section = |i: usize| i == view.listed;
    let section = |i: usize| if starts_section(i) { SECTION } else { 0.0 };
    let heights = view.sizes().enumerate();
    let rows: Tracks = heights.map(|(i, size)| section(i) + height(size) + GAP).collect();
    list(ui, "disagreements", (&rows, 16.0), state, |ui, visible, rect, i| {
        if starts_section(i) {
            let at = pos2(rect.left(), rect.top() + SECTION / 2.0);
            let heading = scale::head("In what the filters leave out");
            line_text(ui, at, heading, theme::roles(ui).text_weak, rect.width());
        }
        let card = Rect::from_min_max(rect.min + vec2(0.0, section(i)), rect.max - vec2(0.0, GAP));
        if let Some(row) = view.row(i)
            && card_ui(ui, row, i, card, selection, actions)
        {
            visible.reveal(i);
        }
    });
}

/// What each side says stands on a line of its own, and who says so below it.
fn height((sides, claims): (u16, u16)) -> f32 {
    HEAD + SAYS * f32::from(sides) + BY * f32::from(claims) + 2.0 * scale::SPACE_12
}

/// One cell. Returns whether the keyboard has just come to it.
fn card_ui(
    ui: &mut Ui,
    cell: &DisagreementRow,
    i: usize,
    rect: Rect,
    selection: Selection<'_>,
    actions: &mut Actions,
) -> bool {
    let roles = theme::roles(ui);
    let open = selection.shows_claims(cell.service, cell.attribute);
    let line = egui::Stroke::new(1.0, if open { roles.accent } else { roles.line });
    ui.painter()
        .rect(rect, scale::CORNER, roles.surface, line, egui::StrokeKind::Inside);
    let id = egui::Id::unique(("disagreement", cell.service.0, cell.attribute.0, i));
    let response = row(ui, rect.shrink(1.0), id, false, &cell.spoken);
    if response.clicked() {
        actions.push(Select::ToggleClaims(cell.service, cell.attribute));
    }
    let inner = rect.shrink(scale::SPACE_12);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(id));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let mut y = inner.top() + HEAD / 2.0 - 4.0;
    let name = scale::strong(&cell.name);
    let room = inner.width() * 0.6;
    let (used, _) = line_text(&child, pos2(inner.left(), y), name, roles.text_strong, room);
    let x = inner.left() + used + scale::SPACE_12;
    let label = RichText::new(&cell.label);
    line_text(&child, pos2(x, y), label, roles.text, inner.right() - x);
    y = inner.top() + HEAD;
    let indent = scale::SIGN + scale::SPACE_8;
    let (left, room) = (inner.left(), inner.width() - indent);
    for line in &cell.lines {
        if !line.says.is_empty() {
            if let Some(shape) = shape_of(line.shape) {
                let center = pos2(left + scale::SIGN / 2.0, y + SAYS / 2.0);
                let sign = Rect::from_center_size(center, Vec2::splat(scale::SIGN));
                theme::paint(child.painter(), sign, shape, &roles);
            }
            let at = pos2(left + indent, y + SAYS / 2.0);
            let (_, cut) = line_text(&child, at, RichText::new(&line.says), roles.text_strong, room);
            if cut {
                let whole = Rect::from_min_size(pos2(left, y), vec2(inner.width(), SAYS));
                let hover = child.interact(whole, id.with(("says", y.to_bits())), Sense::hover());
                hover.on_hover_text(&line.says);
            }
            y += SAYS;
        }
        let at = pos2(left + indent, y + BY / 2.0);
        line_text(&child, at, scale::caption(&line.by), roles.text_weak, room);
        y += BY;
    }
    response.gained_focus()
}
