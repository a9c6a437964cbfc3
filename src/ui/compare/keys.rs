//! The keyboard in the comparison: one cursor that arrows move, which is brought into sight and keeps the focus.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use super::{
    body,
    layout::{Grid, Kept},
};
use crate::{
    app::{
        action::{Actions, Compare, Export},
        location::{LineId, Location},
        view::{CompareView, compare::Move},
    },
    export::excerpt::{ExcerptForm, ExcerptPart},
};

/// Gives the cursor the keyboard when it was moved; says whether it should come into sight.
pub(super) fn follow(ui: &Ui, wanted: Option<Location>, cursor: Option<Location>, kept: &mut Kept) -> bool {
    let moved = wanted != kept.followed;
    kept.followed = wanted;
    // What it stood on was folded or hidden: the keyboard goes on beside it.
    let displaced = kept.focused.is_some() && kept.focused != cursor;
    if let Some(cursor) = cursor.filter(|_| moved || displaced) {
        ui.memory_mut(|m| m.request_focus(body::id(cursor)));
    }
    moved
}

/// What the keys do while the keyboard is in the comparison.
pub(super) fn keys_ui(
    ui: &Ui,
    view: &CompareView,
    grid: &Grid,
    cursor: Option<Location>,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    let Some(cursor) = cursor else { return };
    let id = body::id(cursor);
    if !ui.memory(|m| m.has_focus(id)) {
        kept.focused = None;
        begin(ui, id, cursor, actions);
        return;
    }
    kept.focused = Some(cursor);
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    if ui.input(|i| i.events.contains(&Event::Copy)) {
        actions.push(Compare::Cursor(cursor));
        actions.push(Export::CopyPart(ExcerptPart::Cell, ExcerptForm::Text));
    }
    let by_page = page(kept, grid, cursor);
    let on_heading = match cursor.line {
        LineId::Group(group) => view.head(group),
        LineId::Row(_) => None,
    };
    for (modifiers, key, step) in [
        (Modifiers::COMMAND, Key::Home, Move::Top),
        (Modifiers::COMMAND, Key::End, Move::Bottom),
        (Modifiers::NONE, Key::ArrowUp, Move::Lines(-1)),
        (Modifiers::NONE, Key::ArrowDown, Move::Lines(1)),
        (Modifiers::NONE, Key::ArrowLeft, Move::Panes(-1)),
        (Modifiers::NONE, Key::ArrowRight, Move::Panes(1)),
        (Modifiers::NONE, Key::PageUp, Move::Lines(-by_page)),
        (Modifiers::NONE, Key::PageDown, Move::Lines(by_page)),
        (Modifiers::NONE, Key::Home, Move::FirstPane),
        (Modifiers::NONE, Key::End, Move::LastPane),
    ] {
        if !pressed(modifiers, key) {
            continue;
        }
        if let (Some(head), Move::Panes(by)) = (on_heading, step) {
            // As in a tree: left folds, right unfolds.
            if head.folded == (by > 0) {
                actions.push(Compare::ToggleGroup(head.group));
            }
            continue;
        }
        let to = view.step(cursor, step);
        if to != cursor {
            actions.push(Compare::Cursor(to));
        }
    }
}

/// The first arrow, while nothing else has the keyboard, leads into the comparison.
fn begin(ui: &Ui, id: egui::Id, cursor: Location, actions: &mut Actions) {
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    let pressed = ui.input(|i| i.modifiers.is_none() && arrows.iter().any(|k| i.key_pressed(*k)));
    let free = ui.memory(|m| m.focused().is_none() && m.top_modal_layer().is_none());
    if pressed && free && !egui::Popup::is_any_open(ui.ctx()) {
        ui.memory_mut(|m| m.request_focus(id));
        actions.push(Compare::Cursor(cursor));
    }
}

/// How many lines make up what is in sight.
fn page(kept: &Kept, grid: &Grid, cursor: Location) -> isize {
    let Some(at) = kept.index(cursor.line) else { return 1 };
    let (top, _) = kept.line(at);
    let below = kept.between(top, top + grid.body().height());
    (below.len() as isize - 2).max(1)
}
