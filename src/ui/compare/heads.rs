//! The panes' heads: a name that is also a handle, what became of the service, and what can be done with the pane.

use egui::{Align, CursorIcon, Label, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{
    drag,
    layout::{Grid, Kept},
    menu,
};
use crate::{
    app::{
        action::{Actions, Compare, Select},
        view::{CompareView, compare::Pane},
    },
    catalog::Status,
    ui::{
        marks,
        parts::badge_kind,
        theme::{self, Icon, scale, ui_ext},
    },
};

/// Draws the heads, moved by how far the panes are scrolled.
pub(super) fn heads_ui(ui: &mut Ui, view: &CompareView, grid: &Grid, kept: &mut Kept, actions: &mut Actions) {
    let roles = theme::roles(ui);
    corner_ui(ui, view, grid);
    let clip = grid.heads();
    let mut child = ui.new_child(UiBuilder::new().max_rect(clip).id_salt("compare heads"));
    child.set_clip_rect(clip.intersect(ui.clip_rect()));
    let line = grid.outer.left()..=clip.right();
    ui.painter()
        .hline(line, clip.bottom() - 0.5, Stroke::new(1.0, roles.line));
    for (i, pane) in view.panes.iter().enumerate() {
        let left = clip.left() + grid.pane * i as f32 - kept.drawn.x;
        let rect = Rect::from_min_size(pos2(left, clip.top()), vec2(grid.pane, grid.head));
        if rect.intersects(clip) {
            head_ui(&mut child, view, grid, (i, pane), rect, kept, actions);
        }
    }
}

/// Above the labels: how many rows are left out, and why.
fn corner_ui(ui: &mut Ui, view: &CompareView, grid: &Grid) {
    let Some(hidden) = view.hidden.as_ref().filter(|_| !grid.is_low()) else {
        return;
    };
    let corner = Rect::from_min_max(grid.outer.min, pos2(grid.label_column().right(), grid.heads().bottom()));
    let corner = corner.shrink2(vec2(0.0, 6.0)).with_max_x(corner.right() - 12.0);
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(corner)
            .layout(Layout::bottom_up(Align::Min))
            .id_salt("compare corner"),
    );
    child.set_clip_rect(corner.intersect(ui.clip_rect()));
    child
        .add(Label::new(scale::caption(hidden)).wrap())
        .on_hover_text(super::bar::WHAT_IS_HIDDEN);
}

fn head_ui(
    ui: &mut Ui,
    view: &CompareView,
    grid: &Grid,
    (i, pane): (usize, &Pane),
    rect: Rect,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let handle = ui.interact(rect, ui.scope_id().with(("head", pane.service.0)), Sense::DRAG);
    handle.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("Pane of {}", pane.name)));
    drag::head_drag(ui, pane, &handle, kept);
    if kept.dragged == Some(pane.service) {
        ui.painter()
            .rect_filled(rect.shrink(2.0), scale::CORNER, roles.accent_tint);
    } else if handle.hovered() && view.panes.len() > 1 {
        grip(ui, rect);
    }
    let inner = rect.shrink2(vec2(12.0, 4.0)).with_max_x(rect.right() - 4.0);
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .id_salt(("pane", pane.service.0))
            .layout(Layout::top_down(Align::Min)),
    );
    let ui = &mut child;
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    let buttons = 3.0 * scale::CONTROL;
    let name_height = if grid.is_low() { scale::CONTROL } else { 46.0 };
    ui.horizontal_top(|ui| {
        let room = (inner.width() - buttons - 4.0).max(24.0);
        ui.allocate_ui_with_layout(vec2(room, name_height), Layout::top_down(Align::Min), |ui| {
            ui.set_min_size(vec2(room, name_height));
            ui.add_space(4.0);
            name_ui(ui, pane, if grid.is_low() { 1 } else { 2 }, actions);
        });
        pin_ui(ui, pane, actions);
        menu::pane_button_ui(ui, view, i, pane, actions);
        if ui_ext::icon_button(ui, Icon::Close, &format!("Take {} out", pane.name)).clicked() {
            actions.push(Select::ToggleTick(pane.service));
        }
    });
    if grid.is_low() {
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if pane.pinned {
            ui_ext::badge(ui, "Baseline", ui_ext::BadgeKind::Plain);
        }
        if pane.mark.struck.is_some() {
            ui_ext::badge(ui, "struck out", ui_ext::BadgeKind::Plain);
        }
        if pane.status != Status::Available {
            ui_ext::badge(ui, &pane.status_text, badge_kind(pane.status)).on_hover_text(&pane.status_text);
        }
    });
}

fn name_ui(ui: &mut Ui, pane: &Pane, rows: usize, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let struck = pane.mark.struck.is_some();
    let ink = if struck { roles.text_weak } else { roles.text_strong };
    let mut job = marks::name_job(ui, &pane.name, &[], (&scale::strong16(), ink), struck);
    let signs = marks::signs_width(&pane.mark);
    job.wrap.max_width = ui.available_width() - signs;
    job.wrap.max_rows = rows;
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(signs, 0.0), Sense::click());
    let told = pane.mark.words().join("; ");
    response.widget_info(|| {
        let spoken = if told.is_empty() {
            format!("Details of {}", pane.name)
        } else {
            format!("Details of {}, {told}", pane.name)
        };
        WidgetInfo::labeled(Role::Button, true, spoken)
    });
    let first = galley.rows.first().map_or(0.0, |r| r.height());
    marks::paint_signs(ui, pos2(rect.left(), rect.top() + first / 2.0), &pane.mark);
    let cut = galley.elided;
    ui.painter().galley(rect.min + vec2(signs, 0.0), galley, ink);
    ui_ext::focus_ring(ui, &response, rect.expand(2.0), scale::CORNER_SMALL);
    let response = match (cut, told.is_empty()) {
        (false, true) => response,
        (true, true) => response.on_hover_text(&pane.name),
        (_, false) => response.on_hover_text(format!("{}: {told}", pane.name)),
    };
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        actions.push(Select::Open(pane.service));
    }
}

fn pin_ui(ui: &mut Ui, pane: &Pane, actions: &mut Actions) {
    let pin = if pane.pinned { Icon::Pinned } else { Icon::Pin };
    let spoken = menu::pin_words(pane);
    if ui_ext::icon_toggle(ui, pin, &spoken, pane.pinned).clicked() {
        actions.push(Compare::TogglePin(pane.service));
    }
}

/// Six dots at the head's left edge, while the pointer is on it: it can be taken here.
fn grip(ui: &Ui, rect: Rect) {
    let ink = theme::roles(ui).text_weak;
    for row in 0..3 {
        for column in 0..2 {
            let at = rect.min + vec2(3.0 + 4.0 * column as f32, 14.0 + 4.0 * row as f32);
            ui.painter().circle_filled(at, 1.0, ink);
        }
    }
}
