//! Which keys of commands were pressed.

use std::cmp::Reverse;

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use crate::app::{Action, Command, Model, action::Filter};

/// What the keys that were pressed ask for. Those with the most modifiers are tried first, or Ctrl+Shift+E would also be
/// Ctrl+E; what cannot run leaves its keys to others.
pub(super) fn pressed(ctx: &Context, model: &Model) -> impl Iterator<Item = Action> + use<> {
    let mut all: Vec<(usize, Command, KeyboardShortcut)> = Command::all()
        .filter(|c| c.is_enabled(model) && c.reaches(model))
        .filter_map(|c| c.face().shortcut.map(|s| (modifier_count(s.modifiers), c, s)))
        .collect();
    all.sort_by_key(|(n, ..)| Reverse(*n));
    let typing = ctx.text_edit_focused();
    let mut pressed: Vec<Action> = all
        .into_iter()
        // A text box keeps its own undo and plain keys.
        .filter(|(n, c, _)| !typing || (*n > 0 && !c.keeps_to_text()))
        .filter(|(_, _, s)| ctx.input_mut(|i| i.consume_shortcut(s)))
        .map(|(_, c, _)| c.into())
        .collect();
    let is_free = model.session.modal.is_none();
    if is_free && !typing && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Slash)) {
        // The same key's text event would otherwise be typed into the box that is about to take the keyboard.
        ctx.input_mut(|i| i.events.retain(|e| !matches!(e, Event::Text(t) if t == "/")));
        pressed.push(Filter::FocusSearch.into());
    }
    pressed.into_iter()
}

fn modifier_count(m: Modifiers) -> usize {
    [m.alt, m.ctrl, m.shift, m.mac_cmd, m.command]
        .into_iter()
        .filter(|x| *x)
        .count()
}
