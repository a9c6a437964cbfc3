//! The label column: headings that fold their rows, and each row's label with whether its panes differ.

use std::sync::Arc;

use egui::{
    CursorIcon, Galley, Rect, Role, Sense, Stroke, TextStyle, Ui, UiBuilder, WidgetInfo, pos2, text::LayoutJob, vec2,
};

use super::{
    body,
    layout::{GROUP, Grid, Kept},
};
use crate::{
    app::{
        action::{Actions, Compare},
        location::{LineId, Location},
        view::{CompareView, compare::GroupHead},
    },
    compare::{Class, Row},
    ui::theme::{self, Icon, scale, ui_ext},
};

/// Room above a label, so that it stands on the line of the cells' first words.
const TOP: f32 = 8.0;
/// Room between a label and the first pane.
const RIGHT: f32 = 16.0;

/// How high a row has to be for its label.
pub(super) fn height(ui: &Ui, view: &CompareView, grid: &Grid, row: &Row) -> f32 {
    let mut height = label(ui, view, grid, row).size().y;
    if let Some(class) = class(ui, view, row, grid) {
        height += class.size().y + 2.0;
    }
    height + 2.0 * TOP
}

fn label(ui: &Ui, view: &CompareView, grid: &Grid, row: &Row) -> Arc<Galley> {
    let font = TextStyle::Body.resolve(ui.style());
    let text = view.label(row.attribute).to_owned();
    let job = LayoutJob::simple(text, font, theme::roles(ui).text, grid.labels - RIGHT);
    ui.fonts_mut(|f| f.layout_job(job))
}

/// Whether the panes differ, in a word; nothing where every row shown does.
fn class(ui: &Ui, view: &CompareView, row: &Row, grid: &Grid) -> Option<Arc<Galley>> {
    if view.differences_only && !view.keep_cant_tell {
        return None;
    }
    let roles = theme::roles(ui);
    let ink = match row.class {
        Class::Different => roles.text,
        Class::Same | Class::CantTell => roles.text_weak,
    };
    let font = TextStyle::Small.resolve(ui.style());
    let job = LayoutJob::simple(row.class.word().to_owned(), font, ink, grid.labels - RIGHT);
    Some(ui.fonts_mut(|f| f.layout_job(job)))
}

/// Draws the labels in sight, beside the cells.
pub(super) fn labels_ui(
    ui: &mut Ui,
    view: &CompareView,
    grid: &Grid,
    cursor: Option<Location>,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let column = grid.label_column();
    let mut child = ui.new_child(UiBuilder::new().max_rect(column).id_salt("compare labels"));
    // The ring around a heading needs room beside it.
    let clip = column.with_min_x(column.left() - scale::SPACE_8);
    child.set_clip_rect(clip.intersect(ui.clip_rect()));
    let offset = kept.drawn.y;
    for index in kept.between(offset, offset + column.height()) {
        let Some(line) = view.lines.get(index).copied() else {
            continue;
        };
        let (top, height) = kept.line(index);
        let rect = Rect::from_min_size(
            pos2(column.left(), column.top() + top - offset),
            vec2(grid.labels, height),
        );
        match line {
            LineId::Group(group) => {
                if let Some(head) = view.head(group) {
                    group_ui(&mut child, rect, head, view, cursor, kept, actions);
                }
            }
            LineId::Row(attribute) => {
                let Some(row) = view.row(attribute) else { continue };
                child
                    .painter()
                    .hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, roles.line));
                row_ui(&child, view, grid, rect, row);
            }
        }
    }
    // A heading with the keyboard exists also while it is scrolled away.
    if let Some(cursor) = cursor
        && let LineId::Group(_) = cursor.line
        && let Some(index) = kept.index(cursor.line)
    {
        let (top, height) = kept.line(index);
        if top + height < offset || top > offset + column.height() {
            let rect = Rect::from_min_size(
                pos2(column.left(), column.top() + top - offset),
                vec2(grid.labels, height),
            );
            child.interact(rect, body::id(cursor), Sense::click());
        }
    }
}

fn row_ui(ui: &Ui, view: &CompareView, grid: &Grid, rect: Rect, row: &Row) {
    let roles = theme::roles(ui);
    let galley = label(ui, view, grid, row);
    let at = rect.min + vec2(0.0, TOP);
    let below = at + vec2(0.0, galley.size().y + 2.0);
    ui.painter().galley(at, galley, roles.text);
    if let Some(class) = class(ui, view, row, grid) {
        ui.painter().galley(below, class, roles.text_weak);
    }
    let about = view.about(row.attribute);
    let response = ui.interact(rect, ui.scope_id().with(("label", row.attribute.0)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, view.label(row.attribute)));
    if !about.is_empty() {
        response.on_hover_text(about);
    }
}

fn group_ui(
    ui: &mut Ui,
    rect: Rect,
    head: &GroupHead,
    view: &CompareView,
    cursor: Option<Location>,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let line = LineId::Group(head.group);
    let on = cursor.is_some_and(|c| c.line == line);
    let pane = cursor.map(|c| c.pane).or(view.panes.first().map(|p| p.service));
    let Some(pane) = pane else { return };
    let spot = Location { line, pane };
    let bar = Rect::from_min_max(
        pos2(rect.left(), rect.bottom() - GROUP + 8.0),
        rect.max - vec2(8.0, 2.0),
    );
    let response = ui
        .interact(bar, body::id(spot), body::sense(on))
        .on_hover_cursor(CursorIcon::PointingHand);
    let state = if head.folded { "folded" } else { "unfolded" };
    let spoken = || format!("{}, {}, {state}", head.label, head.count);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, !head.folded, spoken()));
    if response.hovered() {
        ui.painter()
            .rect_filled(bar.expand2(vec2(6.0, 0.0)), scale::CORNER_SMALL, roles.raised);
    }
    let icon = if head.folded {
        Icon::ChevronRight
    } else {
        Icon::ChevronDown
    };
    let square = Rect::from_center_size(pos2(bar.left() + 6.0, bar.center().y), vec2(12.0, 12.0));
    theme::paint_icon(ui.painter(), square, icon, roles.text_weak);
    let mut job = LayoutJob::default();
    let format = |style: TextStyle, color| egui::TextFormat {
        font_id: style.resolve(ui.style()),
        color,
        ..Default::default()
    };
    job.append(&head.label, 0.0, format(scale::strong12(), roles.text));
    job.append(&head.count, 8.0, format(TextStyle::Small, roles.text_weak));
    job.wrap = egui::text::TextWrapping::truncate_at_width(bar.width() - 18.0);
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    let at = pos2(bar.left() + 18.0, bar.center().y - galley.size().y * 0.5);
    let cut = galley.elided;
    ui.painter().galley(at, galley, roles.text);
    ui_ext::focus_ring(ui, &response, bar.expand2(vec2(5.0, -1.0)), scale::CORNER_SMALL);
    if response.clicked() || response.secondary_clicked() {
        kept.followed = Some(spot);
        response.request_focus();
        actions.push(Compare::Cursor(spot));
    }
    if response.clicked() {
        actions.push(Compare::ToggleGroup(head.group));
    }
    response.context_menu(|ui| {
        ui.set_min_width(180.0);
        for (label, fold) in [("Fold all groups", true), ("Unfold all groups", false)] {
            if ui.button(label).clicked() {
                actions.push(Compare::FoldAll(fold));
                ui.close();
            }
        }
    });
    if cut {
        response.on_hover_text(&head.label);
    }
}
