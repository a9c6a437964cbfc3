//! A list of columns or attributes: heading, what it is, in how many entries it is filled, and why it is read so.

use egui::{Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, TextStyle, Ui, pos2, vec2};

use crate::{
    app::{
        action::{Action, Actions},
        view::form::ColumnRow,
    },
    catalog::wording::thousands,
    ui::{
        theme::{roles, scale},
        widgets::{
            begins_at, cut_line, focus_ring, keep_arrows, paint_text, roving, scrolling_seen, spoken_as, text,
            text_width,
        },
    },
};

/// Height of a column: three lines.
const ROW: f32 = 64.0;

/// What is listed.
pub struct ColumnList<'a> {
    /// A line each.
    pub rows: &'a [ColumnRow],
    /// How many more there are.
    pub more: usize,
    /// The one looked at.
    pub chosen: usize,
    /// Whether what it is in opens with the keyboard on it.
    pub opens: bool,
    /// What looks at one.
    pub look: fn(usize) -> Action,
}

/// The list in so much room; Tab stops at the column looked at, and arrows move from it.
pub fn columns_ui(ui: &mut Ui, list: &ColumnList<'_>, (width, room): (f32, f32), actions: &mut Actions) {
    ui.vertical(|ui| {
        ui.set_width(width);
        let more = list.more > 0;
        let room = if more { room - 24.0 } else { room };
        let area = ScrollArea::vertical()
            .id_salt("import columns")
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink([false, false]);
        scrolling_seen(ui, area, |ui, seen| list_ui(ui, list, seen, actions));
        if more {
            text::caption(ui, format!("and {} more columns", thousands(list.more)));
        }
    });
}

fn list_ui(ui: &mut Ui, list: &ColumnList<'_>, seen: Rect, actions: &mut Actions) {
    let (columns, chosen) = (list.rows, list.chosen);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), columns.len() as f32 * ROW), Sense::hover());
    let at = |i: usize| {
        let min = pos2(rect.left(), rect.top() + i as f32 * ROW);
        Rect::from_min_size(min, vec2(rect.width() - scale::SPACE_12, ROW))
    };
    let id = |i: usize| ui.scope_id().with(("import column", i));
    let first = (seen.top() / ROW).max(0.0) as usize;
    let last = ((seen.bottom() / ROW).ceil().max(0.0) as usize).min(columns.len());
    // The one looked at exists also while it is scrolled away, or the keyboard would be lost.
    let apart = (!(first..last).contains(&chosen) && chosen < columns.len()).then_some(chosen);
    for i in (first..last).chain(apart) {
        row_ui(ui, &columns[i], (at(i), id(i)), i == chosen, || {
            actions.push((list.look)(i));
        });
    }
    let here = id(chosen);
    if list.opens {
        begins_at(ui.ctx(), here);
    }
    if ui.memory(|m| m.has_focus(here)) {
        keep_arrows(ui, here);
        let page = (seen.height() / ROW).max(1.0) as usize;
        if let Some(to) = step(ui, chosen, page, columns.len()) {
            actions.push((list.look)(to));
            ui.memory_mut(|m| m.request_focus(id(to)));
            ui.scroll_to_rect(at(to), None);
        }
    }
}

/// Where a key leads.
fn step(ui: &Ui, from: usize, page: usize, all: usize) -> Option<usize> {
    let last = all.saturating_sub(1);
    [
        (Key::ArrowUp, from.saturating_sub(1)),
        (Key::ArrowDown, from + 1),
        (Key::PageUp, from.saturating_sub(page)),
        (Key::PageDown, from + page),
        (Key::Home, 0),
        (Key::End, last),
    ]
    .into_iter()
    .find(|(key, _)| ui.input_mut(|i| i.consume_key(Modifiers::NONE, *key)))
    .map(|(_, to)| to.min(last))
}

fn row_ui(ui: &Ui, column: &ColumnRow, (rect, id): (Rect, Id), chosen: bool, look: impl FnOnce()) {
    let response = ui.interact(rect, id, roving(chosen));
    spoken_as(&response, Role::Button, chosen, &column.spoken);
    if response.clicked() {
        ui.memory_mut(|m| m.request_focus(id));
        look();
    }
    let roles = roles(ui);
    let fill = match (chosen, response.hovered()) {
        (true, _) => Some(roles.accent_tint),
        (false, true) => Some(roles.raised),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter()
            .rect_filled(rect.shrink2(vec2(0.0, 1.0)), scale::CORNER_SMALL, fill);
    }
    let left = rect.left() + scale::SPACE_8;
    let right = rect.right() - scale::SPACE_8;
    let line = |n: usize| rect.top() + 13.0 + n as f32 * 19.0;
    let small = TextStyle::Small;
    let aside = |text: &str, n: usize, color| {
        let width = text_width(ui, text, &small);
        let galley = cut_line(ui, text, &small, color, width + 1.0);
        paint_text(ui, pos2(right - width, line(n)), galley, color);
        width + scale::SPACE_8
    };
    let mut elided = false;
    let mut words = |text: &str, n: usize, (style, color): (&TextStyle, egui::Color32), beside: f32| {
        let galley = cut_line(ui, text, style, color, right - left - beside);
        elided |= galley.elided;
        paint_text(ui, pos2(left, line(n)), galley, color);
    };
    let filled = aside(&column.filled, 0, roles.text_weak);
    words(&column.header, 0, (&scale::strong14(), roles.text_strong), filled);
    let by = if column.is_set {
        aside("chosen by you", 1, roles.accent_text)
    } else {
        0.0
    };
    words(&column.became, 1, (&TextStyle::Body, roles.text), by);
    words(&column.why, 2, (&small, roles.text_weak), 0.0);
    focus_ring(ui, &response, rect.shrink(2.0), scale::CORNER_SMALL);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if elided {
        response.on_hover_text(&column.spoken);
    }
}
