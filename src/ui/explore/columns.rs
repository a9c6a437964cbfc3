//! Which columns the table shows and in which order: a popup with a search, a tick, a pin and a place for each.

use std::collections::HashMap;

use egui::{Align, Label, Layout, Margin, Rect, Sense, Ui, vec2};

use crate::{
    app::{
        action::{Actions, Grid, OwnColumns},
        view::{ExploreView, explore::Choosable},
    },
    catalog::condition::Subject,
    ui::{
        theme::{self, Icon, scale},
        widgets::{
            grip_dots, icon_button, icon_toggle, lasting_popup, quiet_button, scrolling, text_field, tick_box_bare,
        },
    },
};

/// What the popup remembers while it is open.
#[derive(Default)]
pub struct ColumnsPopup {
    /// What is looked for.
    typed: String,
    /// The columns as they are listed: a tick moves none from under the pointer.
    listed: Vec<Subject>,
    /// How many of these stand under the heading of those shown.
    shown: usize,
}

impl ColumnsPopup {
    /// The columns under the two headings, in the order in which they were when the popup opened; those shown among the first in
    /// the order they have now.
    fn sections<'v>(&mut self, all: &'v [Choosable]) -> [Vec<&'v Choosable>; 2] {
        let by_subject: HashMap<Subject, &Choosable> = all.iter().map(|c| (c.subject, c)).collect();
        let find = |subject: &Subject| by_subject.get(subject).copied();
        if self.listed.len() != all.len() || !self.listed.iter().all(|s| by_subject.contains_key(s)) {
            self.listed = all.iter().map(|c| c.subject).collect();
            self.shown = all.iter().filter(|c| c.place.is_some()).count();
        }
        let listed: Vec<&Choosable> = self.listed.iter().filter_map(find).collect();
        let (first, rest) = listed.split_at(self.shown.min(listed.len()));
        let mut in_order: Vec<&Choosable> = first.iter().copied().filter(|c| c.place.is_some()).collect();
        in_order.sort_by_key(|c| c.place);
        let mut in_order = in_order.into_iter();
        let first = first.iter().map(|c| c.place.and_then(|_| in_order.next()).unwrap_or(c));
        [first.collect(), rest.to_vec()]
    }
}

/// The popup its button opens.
pub(super) fn menu_ui(button: &egui::Response, view: &ExploreView, popup: &mut ColumnsPopup, actions: &mut Actions) {
    if !lasting_popup(button, None, |ui| columns_popup_ui(ui, view, popup, actions)) {
        popup.listed.clear();
    }
}

fn columns_popup_ui(ui: &mut Ui, view: &ExploreView, popup: &mut ColumnsPopup, actions: &mut Actions) {
    let [mut shown, mut hidden] = popup.sections(&view.choosable);
    // One that was ticked below the second heading stays there, so that these are not all that the table shows.
    let places: Vec<usize> = shown.iter().filter_map(|c| c.place).collect();
    let typed = &mut popup.typed;
    ui.set_width(380.0_f32.min(ui.ctx().content_rect().width() - 48.0));
    ui.spacing_mut().item_spacing = vec2(scale::SPACE_4, scale::SPACE_4);
    ui.horizontal(|ui| {
        // Room for the button is kept while there is nothing to reset, so that the box stays as it is.
        let width = ui.available_width() - 72.0 - scale::SPACE_16;
        let hint = ("Search columns", "Search columns");
        let field = text_field(ui, typed, hint, |edit| {
            edit.id(egui::Id::unique("columns search"))
                .margin(Margin::symmetric(8, 6))
                .desired_width(width)
        });
        *typed = field.text;
        if view.columns_chosen && quiet_button(ui, "Reset").clicked() {
            actions.push(Grid::ResetColumns);
        }
    });
    if quiet_button(ui, "Add a column…").clicked() {
        actions.push(OwnColumns::Ask);
    }
    let words = typed.to_lowercase();
    let matching = |c: &&Choosable| words.split_whitespace().all(|w| c.key.contains(w));
    shown.retain(matching);
    hidden.retain(matching);
    // As high for one match as for all: nothing jumps while typing.
    let height = 420.0_f32.min(ui.ctx().content_rect().height() * 0.6);
    let list = egui::ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink(false);
    scrolling(ui, list, |ui| {
        if shown.is_empty() && hidden.is_empty() {
            ui.label(scale::caption("No column is called that."));
        }
        if !shown.is_empty() {
            ui.label(scale::head("Shown, from left to right"));
            shown_rows_ui(ui, &shown, &places, actions);
        }
        if !hidden.is_empty() {
            ui.add_space(scale::SPACE_4);
            ui.label(scale::head("Not shown, most said first"));
        }
        for column in &hidden {
            place_less_ui(ui, column, actions);
        }
    });
}

/// A row each, dragged by the grip at its left, or moved by the buttons at its right among the `places` of all under this heading.
fn shown_rows_ui(ui: &mut Ui, columns: &[&Choosable], places: &[usize], actions: &mut Actions) {
    let mut rows: Vec<(Rect, usize)> = Vec::with_capacity(columns.len());
    let mut dragged = None;
    for column in columns {
        let Some(place) = column.place else {
            place_less_ui(ui, column, actions);
            continue;
        };
        let row = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = scale::SPACE_4;
            let grip = grip_ui(ui, column);
            if grip.dragged() || grip.drag_stopped() {
                dragged = Some((*column, grip));
            }
            tick_ui(ui, column, actions);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                pin_ui(ui, column, actions);
                let before = places.iter().rev().find(|p| **p < place);
                let after = places.iter().find(|p| **p > place);
                for (icon, way, to) in [(Icon::ChevronDown, "down", after), (Icon::ChevronUp, "up", before)] {
                    ui.add_enabled_ui(to.is_some(), |ui| {
                        let button = icon_button(ui, icon, &format!("Move {} {way}", column.label));
                        if let Some(to) = to.filter(|_| button.clicked()) {
                            actions.push(Grid::PlaceColumn(column.subject, *to));
                        }
                    });
                }
            });
        });
        rows.push((row.response.rect, place));
    }
    let (Some((column, grip)), Some(at)) = (dragged, ui.input(|i| i.pointer.interact_pos())) else {
        return;
    };
    // Between which two it would be dropped.
    let before = rows.iter().position(|(r, _)| at.y < r.center().y);
    let line = before.map_or_else(|| rows.last().map_or(0.0, |(r, _)| r.bottom()), |i| rows[i].0.top());
    let across = rows.first().map_or(egui::Rangef::NOTHING, |(r, _)| r.x_range());
    let stroke = egui::Stroke::new(2.0, theme::roles(ui).accent);
    ui.painter().hline(across, line - 2.0, stroke);
    if grip.drag_stopped() {
        let from = column.place.unwrap_or(0);
        let after_last = places.last().map_or(0, |place| place + 1);
        let to = before.map_or(after_last, |i| rows[i].1);
        // Taking it away first moves those after it one up.
        let to = if to > from { to - 1 } else { to };
        if to != from {
            actions.push(Grid::PlaceColumn(column.subject, to));
        }
    }
}

/// A row that has no place among those shown, or gets the one it has when the popup is opened again: no grip and no moves.
fn place_less_ui(ui: &mut Ui, column: &Choosable, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.add_space(scale::SPACE_16 + scale::SPACE_4);
        tick_ui(ui, column, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if column.place.is_some() {
                pin_ui(ui, column, actions);
                return;
            }
            ui.add_space(scale::SPACE_8);
            ui.label(scale::caption(&column.stated));
        });
    });
}

/// Whether a column stays beside the name.
fn pin_ui(ui: &mut Ui, column: &Choosable, actions: &mut Actions) {
    let (pin, words) = if column.pinned {
        (Icon::Pinned, format!("Let {} scroll", column.label))
    } else {
        (Icon::Pin, format!("Keep {} beside the name", column.label))
    };
    if icon_toggle(ui, pin, &words, column.pinned).clicked() {
        actions.push(Grid::TogglePin(column.subject));
    }
}

/// Six dots to drag by. The buttons do the same for the keyboard.
fn grip_ui(ui: &mut Ui, column: &Choosable) -> egui::Response {
    let (rect, _) = ui.allocate_exact_size(vec2(scale::SPACE_16, scale::CONTROL), Sense::hover());
    let id = ui.scope_id().with(("grip", &column.key));
    let response = ui.interact(rect, id, Sense::DRAG);
    let roles = theme::roles(ui);
    let color = if response.hovered() || response.dragged() {
        roles.text_strong
    } else {
        roles.outline
    };
    grip_dots(ui, rect.center(), vec2(5.0, 5.0), 1.25, color);
    response.on_hover_cursor(egui::CursorIcon::Grab)
}

fn tick_ui(ui: &mut Ui, column: &Choosable, actions: &mut Actions) {
    let mut on = column.place.is_some();
    let ticked = tick_box_bare(ui, &mut on, &format!("Show {}", column.label)).changed();
    // Room for what is at the right edge.
    let taken = column.place.map_or(88.0, |_| 3.0 * scale::CONTROL + 8.0);
    let room = ui.available_width() - taken;
    let room = match &column.own {
        Some(id) => {
            if icon_button(ui, Icon::Pencil, &format!("Change {}", column.label)).clicked() {
                actions.push(OwnColumns::Edit(id.clone()));
            }
            room - scale::CONTROL
        }
        None => room,
    };
    let label = ui.scope(|ui| {
        ui.set_max_width(room.max(40.0));
        let label = Label::new(&column.label).truncate().selectable(false);
        ui.add(label.sense(Sense::CLICK))
    });
    let about = format!("{}: {}", column.group, column.label);
    if ticked | label.inner.on_hover_text(about).clicked() {
        actions.push(Grid::ToggleColumn(column.subject));
    }
}
