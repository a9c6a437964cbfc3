//! The panes' heads: a name that is also a handle, what became of the service, and what can be done with the pane.

use egui::{Align, CursorIcon, Key, Layout, Modifiers, Rect, Role, Sense, Stroke, Ui, pos2, vec2};

use super::{add::add_ui, bar::WHAT_IS_HIDDEN, drag, menu, state::Measures};
use crate::{
    app::{
        action::{Actions, Compare, Select},
        location::Location,
        view::{CompareView, Screen, compare::Pane},
    },
    catalog::ServiceIx,
    ui::{
        annotations,
        cells::{badge_kind, parts_ui},
        theme::{self, Icon, scale},
        widgets::{
            BadgeKind, Visible, badge, clipped, focus_ring, grip_dots, icon_button, icon_toggle, spoken, table_row,
            text,
        },
    },
};

/// Draws the heads, moved by how far the panes are scrolled.
pub(super) fn heads_ui(
    ui: &mut Ui,
    (view, screen): (&CompareView, Screen<'_>),
    (measures, visible): (&Measures, &Visible<'_>),
    dragged: &mut Option<ServiceIx>,
    actions: &mut Actions,
) {
    corner_ui(ui, view, measures);
    let heads = measures.heads();
    let stroke = Stroke::new(1.0, theme::roles(ui).line);
    let across = measures.outer.left()..=heads.right();
    ui.painter().hline(across, heads.bottom() - 0.5, stroke);
    clipped(ui, heads, "compare heads", |ui| {
        table_row(ui, None, "Compared");
        for (i, pane) in view.panes.iter().enumerate() {
            let rect = Rect::from_x_y_ranges(visible.column(i), heads.y_range());
            if rect.intersects(heads) {
                head_ui(
                    ui,
                    (view, screen),
                    (i, pane),
                    (rect, measures.is_low()),
                    dragged,
                    actions,
                );
            }
        }
        add_ui(ui, (view, screen), (measures, visible), actions);
        down_ui(ui, view, visible, heads, actions);
    });
}

/// From a control of a head the arrow down leads to the cells below it, not to what is nearest on the screen.
fn down_ui(ui: &Ui, view: &CompareView, visible: &Visible<'_>, heads: Rect, actions: &mut Actions) {
    // To look at what has just been focused would take its focus away again: only when it matters.
    if !ui.input(|i| i.key_pressed(Key::ArrowDown)) {
        return;
    }
    let focused = ui.memory(egui::Memory::focused);
    let Some(at) = focused.and_then(|id| ui.ctx().read_response(id)) else {
        return;
    };
    let is_here = at.layer_id == ui.layer_id() && heads.contains(at.rect.center());
    if !is_here || !ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown)) {
        return;
    }
    let last = view.panes.len().saturating_sub(1);
    let column = (0..=last).find(|i| visible.column(*i).contains(at.rect.center().x));
    let pane = view.panes.get(column.unwrap_or(last));
    if let (Some(pane), Some(first)) = (pane, view.standing(None)) {
        let line = view.lines.get(visible.rows.start).copied().unwrap_or(first.line);
        let line = if visible.rows.start == 0 { first.line } else { line };
        actions.push(Compare::Cursor(Location {
            line,
            pane: pane.service,
        }));
    }
}

/// Above the labels: how many rows are left out, and why.
fn corner_ui(ui: &mut Ui, view: &CompareView, measures: &Measures) {
    let Some(hidden) = view.hidden.as_ref().filter(|_| !measures.is_low()) else {
        return;
    };
    let corner = Rect::from_min_max(measures.outer.min, measures.body().min);
    let corner = corner.shrink2(vec2(0.0, 6.0)).with_max_x(corner.right() - 12.0);
    let mut child = text::part(ui, corner, "compare corner", Layout::bottom_up(Align::Min));
    child.set_clip_rect(corner.intersect(ui.clip_rect()));
    text::caption(&mut child, hidden).on_hover_text(WHAT_IS_HIDDEN);
}

fn head_ui(
    ui: &mut Ui,
    (view, screen): (&CompareView, Screen<'_>),
    (i, pane): (usize, &Pane),
    (rect, low): (Rect, bool),
    dragged: &mut Option<ServiceIx>,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let handle = ui.interact(rect, ui.scope_id().with(("head", pane.service.0)), Sense::DRAG);
    spoken(&handle, Role::ColumnHeader, format_args!("Pane of {}", pane.name));
    drag::head_drag(ui, pane, &handle, dragged);
    if *dragged == Some(pane.service) {
        ui.painter()
            .rect_filled(rect.shrink(2.0), scale::CORNER, roles.accent_tint);
    } else if handle.hovered() && view.panes.len() > 1 {
        // At the left edge, while the pointer is on it: it can be taken here.
        grip_dots(ui, rect.min + vec2(5.0, 18.0), vec2(4.0, 4.0), 1.0, roles.text_weak);
    }
    let inner = rect.shrink2(vec2(12.0, 4.0)).with_max_x(rect.right() - 4.0);
    let mut child = text::part(ui, inner, ("pane", pane.service.0), Layout::top_down(Align::Min));
    let ui = &mut child;
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    let buttons = 3.0 * scale::CONTROL;
    let (height, lines) = if low { (scale::CONTROL, 1) } else { (46.0, 2) };
    ui.horizontal_top(|ui| {
        let room = vec2((inner.width() - buttons - 4.0).max(24.0), height);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            ui.set_min_size(room);
            ui.add_space(4.0);
            name_ui(ui, pane, lines, actions);
        });
        pin_ui(ui, pane, actions);
        menu::pane_button_ui(ui, (view, screen), (i, pane), actions);
        if icon_button(ui, Icon::Close, &format!("Take {} out", pane.name)).clicked() {
            actions.push(Select::ToggleTick(pane.service));
        }
    });
    if low {
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if pane.pinned {
            badge(ui, "Baseline", BadgeKind::Plain);
        }
        if pane.mark.struck.is_some() {
            badge(ui, "struck out", BadgeKind::Plain);
        }
        if !pane.status_text.is_empty() {
            badge(ui, &pane.status_text, badge_kind(pane.status));
        }
        parts_ui(ui, &pane.parts);
    });
}

fn name_ui(ui: &mut Ui, pane: &Pane, rows: usize, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let struck = pane.mark.struck.is_some();
    let color = if struck { roles.text_weak } else { roles.text_strong };
    let mut job = annotations::name_job(ui, &pane.name, &[], (&scale::strong16(), color), struck);
    let signs = annotations::signs_width(&pane.mark, false);
    job.wrap.max_width = ui.available_width() - signs;
    job.wrap.max_rows = rows;
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(signs, 0.0), Sense::click());
    let marks = pane.mark.words().join("; ");
    let apart = if marks.is_empty() { "" } else { ", " };
    spoken(
        &response,
        Role::Button,
        format_args!("Details of {}{apart}{marks}", pane.name),
    );
    let first = galley.rows.first().map_or(0.0, |r| r.height());
    annotations::paint_signs(ui, pos2(rect.left(), rect.top() + first / 2.0), &pane.mark, false);
    let cut = galley.elided;
    ui.painter().galley(rect.min + vec2(signs, 0.0), galley, color);
    focus_ring(ui, &response, rect.expand(2.0), scale::CORNER_SMALL);
    let response = match (cut, marks.is_empty()) {
        (false, true) => response,
        (true, true) => response.on_hover_text(&pane.name),
        (_, false) => response.on_hover_text(format!("{}: {marks}", pane.name)),
    };
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        actions.push(Select::Open(pane.service));
    }
}

fn pin_ui(ui: &mut Ui, pane: &Pane, actions: &mut Actions) {
    let pin = if pane.pinned { Icon::Pinned } else { Icon::Pin };
    if icon_toggle(ui, pin, &menu::pin_words(pane), pane.pinned).clicked() {
        actions.push(Compare::TogglePin(pane.service));
    }
}
