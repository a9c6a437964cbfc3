//! Every cell in which sources disagree: the sides side by side, newest left, each with its sources and their dates,
//! and a click away the claims.

use egui::{Rect, RichText, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::{
    app::{
        action::{Actions, Select},
        view::{
            Selection,
            explore::{
                DisagreementsView,
                disagreements::{DisagreementRow, SideView},
            },
        },
    },
    explore::evidence::DisputeSize,
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
/// A side is never narrower; those that find no room beside the others are below them.
const SIDE: f32 = 260.0;

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
    let abreast = ((ui.available_width() - 2.0 * scale::SPACE_12) / SIDE).max(1.0) as u16;
    let heights = view.sizes().enumerate();
    let rows: Tracks = heights
        .map(|(i, size)| section(i) + height(size, abreast) + GAP)
        .collect();
    list(ui, "disagreements", (&rows, 16.0), state, |ui, visible, rect, i| {
        if starts_section(i) {
            let at = pos2(rect.left(), rect.top() + SECTION / 2.0);
            let heading = scale::head("In what the filters leave out");
            line_text(ui, at, heading, theme::roles(ui).text_weak, rect.width());
        }
        let card = Rect::from_min_max(rect.min + vec2(0.0, section(i)), rect.max - vec2(0.0, GAP));
        if let Some(row) = view.row(i)
            && card_ui(ui, (row, i), (card, abreast), selection, actions)
        {
            visible.reveal(i);
        }
    });
}

/// What a side states is on a line of its own, and its sources below it. `abreast`: for how many sides there is room.
fn height(size: DisputeSize, abreast: u16) -> f32 {
    let sides = if abreast == 1 {
        SAYS * f32::from(size.sides) + BY * f32::from(size.claims)
    } else {
        f32::from(size.sides.div_ceil(abreast)) * (SAYS + BY * f32::from(size.most))
    };
    HEAD + sides + 2.0 * scale::SPACE_12
}

/// One cell. Returns whether the keyboard has just come to it.
fn card_ui(
    ui: &mut Ui,
    (cell, i): (&DisagreementRow, usize),
    (rect, abreast): (Rect, u16),
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
    let y = inner.top() + HEAD / 2.0 - 4.0;
    let name = scale::strong(&cell.name);
    let room = inner.width() * 0.6;
    let (used, _) = line_text(&child, pos2(inner.left(), y), name, roles.text_strong, room);
    let x = inner.left() + used + scale::SPACE_12;
    let label = RichText::new(&cell.label);
    line_text(&child, pos2(x, y), label, roles.text, inner.right() - x);
    let columns = cell.sides.len().min(usize::from(abreast)).max(1);
    let width = inner.width() / columns as f32;
    let mut top = inner.top() + HEAD;
    for sides in cell.sides.chunks(columns) {
        let mut x = inner.left();
        let mut bottom = top;
        for side in sides {
            let room = Rect::from_min_max(pos2(x, top), pos2(x + width - scale::SPACE_12, inner.bottom()));
            bottom = side_ui(&child, side, room).max(bottom);
            x += width;
        }
        top = bottom;
    }
    response.gained_focus()
}

/// One side. Returns where it ends.
fn side_ui(ui: &Ui, side: &SideView, room: Rect) -> f32 {
    let roles = theme::roles(ui);
    let left = room.left() + scale::SIGN + scale::SPACE_8;
    let mut y = room.top();
    if let Some(shape) = shape_of(side.shape) {
        let center = pos2(room.left() + scale::SIGN / 2.0, y + SAYS / 2.0);
        let sign = Rect::from_center_size(center, Vec2::splat(scale::SIGN));
        theme::paint(ui.painter(), sign, shape, &roles);
    }
    let mut line = |text: &str, styled: RichText, color, height: f32| {
        let at = pos2(left, y + height / 2.0);
        let (_, cut) = line_text(ui, at, styled, color, room.right() - left);
        if cut {
            let whole = Rect::from_x_y_ranges(room.x_range(), y..=y + height);
            let id = ui.scope_id().with((whole.left().to_bits(), y.to_bits()));
            ui.interact(whole, id, Sense::hover()).on_hover_text(text);
        }
        y += height;
    };
    line(&side.says, RichText::new(&side.says), roles.text_strong, SAYS);
    for by in &side.by {
        line(by, scale::caption(by), roles.text_weak, BY);
    }
    y
}
