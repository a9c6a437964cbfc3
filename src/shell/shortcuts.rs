//! Which commands' keys were pressed.

use std::cmp::Reverse;

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use crate::app::{Command, Model};

/// The commands whose keys were pressed. Those with the most modifiers are tried first, or Ctrl+Shift+E would also be
/// Ctrl+E; what cannot run leaves its keys to others.
pub(super) fn pressed(ctx: &Context, model: &Model) -> impl Iterator<Item = Command> + use<> {
    let mut all: Vec<(usize, Command, KeyboardShortcut)> = Command::ALL
        .iter()
        .copied()
        .filter(|c| c.is_enabled(model))
        .filter_map(|c| c.face().shortcut.map(|s| (modifier_count(s.modifiers), c, s)))
        .collect();
    all.sort_by_key(|(n, ..)| Reverse(*n));
    let typing = ctx.text_edit_focused();
    let mut pressed: Vec<Command> = all
        .into_iter()
        // A text box keeps its own undo and plain keys.
        .filter(|(n, c, _)| !typing || (*n > 0 && !keeps_to_text(*c)))
        .filter(|(_, _, s)| ctx.input_mut(|i| i.consume_shortcut(s)))
        .map(|(_, c, _)| c)
        .collect();
    if !typing && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Slash)) {
        // The same key's text event would otherwise be typed into the box that is about to take the keyboard.
        ctx.input_mut(|i| i.events.retain(|e| !matches!(e, Event::Text(t) if t == "/")));
        pressed.push(Command::FocusSearch);
    }
    pressed.into_iter()
}

/// Keys that a text box has a use of its own for.
fn keeps_to_text(command: Command) -> bool {
    matches!(
        command,
        Command::Undo | Command::Redo | Command::Copy(..) | Command::MovePaneLeft | Command::MovePaneRight
    )
}

fn modifier_count(m: Modifiers) -> usize {
    [m.alt, m.ctrl, m.shift, m.mac_cmd, m.command]
        .into_iter()
        .filter(|x| *x)
        .count()
}
