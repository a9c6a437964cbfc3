//! The label column: headings that fold their rows, and each row's label with whether its panes differ.

use std::sync::Arc;

use egui::{CursorIcon, Galley, Rect, Role, Sense, Stroke, TextStyle, Ui, pos2, vec2};

use super::state::{GROUP, Measures, id};
use crate::{
    app::{
        action::{Actions, Compare},
        location::{LineId, Location},
        view::{CompareView, compare::GroupHead},
    },
    compare::{Class, Row},
    ui::{
        theme::{self, scale},
        widgets::{Visible, clipped, focus_ring, menu_item, paint_fold, roving, spoken, spoken_as, text, wrapped},
    },
};

/// Room above a label, so that it is on the line of the cells' first words.
const TOP: f32 = 8.0;
/// Room between a label and the first pane.
const RIGHT: f32 = 16.0;

/// How high a row has to be for its label in a column of a width.
pub(super) fn height(ui: &Ui, view: &CompareView, width: f32, row: &Row) -> f32 {
    let label = label(ui, view, width, row).size().y;
    let class = class(ui, view, row, width).map_or(0.0, |class| class.size().y + 2.0);
    label + class + 2.0 * TOP
}

fn label(ui: &Ui, view: &CompareView, width: f32, row: &Row) -> Arc<Galley> {
    let color = theme::roles(ui).text;
    wrapped(ui, view.label(row.attribute), &TextStyle::Body, color, width - RIGHT)
}

/// Whether the panes differ, in a word; nothing where every row shown does.
fn class(ui: &Ui, view: &CompareView, row: &Row, width: f32) -> Option<Arc<Galley>> {
    if view.differences_only && !view.keep_cant_tell {
        return None;
    }
    let roles = theme::roles(ui);
    let color = match row.class {
        Class::Different => roles.text,
        Class::Same | Class::CantTell => roles.text_weak,
    };
    Some(wrapped(ui, row.class.word(), &TextStyle::Small, color, width - RIGHT))
}

/// Draws the label of a line, beside its cells.
pub(super) fn label_ui(
    ui: &mut Ui,
    view: &CompareView,
    (measures, visible, index): (&Measures, &Visible<'_>, usize),
    cursor: Option<Location>,
    followed: &mut Option<Location>,
    actions: &mut Actions,
) {
    let line = Stroke::new(1.0, theme::roles(ui).line);
    let column = measures.label_column();
    let rect = Rect::from_x_y_ranges(column.x_range(), visible.row(index));
    // The ring around a heading needs room beside it.
    let clip = column.with_min_x(column.left() - scale::SPACE_8);
    clipped(ui, clip, "compare label", |ui| match view.lines.get(index).copied() {
        None => {}
        Some(LineId::Group(group)) => {
            if let Some(head) = view.head(group) {
                group_ui(ui, view, (index, head, rect), visible, cursor, followed, actions);
            }
        }
        Some(LineId::Row(attribute)) => {
            let Some(row) = view.row(attribute) else { return };
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
            row_ui(ui, view, measures.labels, rect, row);
        }
    });
}

fn row_ui(ui: &Ui, view: &CompareView, width: f32, rect: Rect, row: &Row) {
    let roles = theme::roles(ui);
    let galley = label(ui, view, width, row);
    let at = rect.min + vec2(0.0, TOP);
    let below = at + vec2(0.0, galley.size().y + 2.0);
    ui.painter().galley(at, galley, roles.text);
    if let Some(class) = class(ui, view, row, width) {
        ui.painter().galley(below, class, roles.text_weak);
    }
    let about = view.about(row.attribute);
    let response = ui.interact(rect, ui.scope_id().with(("label", row.attribute.0)), Sense::hover());
    spoken(&response, Role::RowHeader, view.label(row.attribute));
    if !about.is_empty() {
        response.on_hover_text(about);
    }
}

fn group_ui(
    ui: &Ui,
    view: &CompareView,
    (index, head, rect): (usize, &GroupHead, Rect),
    visible: &Visible<'_>,
    cursor: Option<Location>,
    followed: &mut Option<Location>,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let line = LineId::Group(head.group);
    let on = cursor.is_some_and(|c| c.line == line);
    let pane = cursor.map(|c| c.pane).or(view.panes.first().map(|p| p.service));
    let Some(pane) = pane else { return };
    let spot = Location { line, pane };
    let top = pos2(rect.left(), rect.bottom() - GROUP + 8.0);
    let bar = Rect::from_min_max(top, rect.max - vec2(8.0, 2.0));
    let response = ui
        .interact(bar, id(spot), roving(on))
        .on_hover_cursor(CursorIcon::PointingHand);
    let state = if head.folded { "folded" } else { "unfolded" };
    let words = format_args!("{}, {}, {state}", head.label, head.count);
    spoken_as(&response, Role::Button, !head.folded, words);
    visible.keyboard_on_row(ui, &response, index);
    if response.hovered() {
        let lit = bar.expand2(vec2(6.0, 0.0));
        ui.painter().rect_filled(lit, scale::CORNER_SMALL, roles.raised);
    }
    let name = text::format(ui, &scale::strong12(), roles.text);
    let count = text::format(ui, &TextStyle::Small, roles.text_weak);
    let job = text::counted_job((&head.label, name), (&head.count, count));
    let cut = paint_fold(ui, bar, (head.folded, 0.0, 12.0), roles.text_weak, job);
    focus_ring(ui, &response, bar.expand2(vec2(5.0, -1.0)), scale::CORNER_SMALL);
    if response.clicked() || response.secondary_clicked() {
        *followed = Some(spot);
        response.request_focus();
        actions.push(Compare::Cursor(spot));
    }
    if response.clicked() {
        actions.push(Compare::ToggleGroup(head.group));
    }
    response.context_menu(|ui| {
        ui.set_min_width(180.0);
        for (label, fold) in [("Fold all groups", true), ("Unfold all groups", false)] {
            if menu_item(ui, label) {
                actions.push(Compare::FoldAll(fold));
            }
        }
    });
    if cut {
        response.on_hover_text(&head.label);
    }
}
