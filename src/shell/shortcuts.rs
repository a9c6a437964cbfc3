//! Which keys of commands were pressed.

use std::cmp::Reverse;

use egui::{Context, Event, KeyboardShortcut, Modifiers};

use crate::app::{Action, Command, Model};

/// What the keys that were pressed ask for. Those with the most modifiers are tried first, or Ctrl+Shift+E would also be
/// Ctrl+E; what cannot run leaves its keys to others.
pub(super) fn pressed(ctx: &Context, model: &Model) -> impl Iterator<Item = Action> + use<> {
    let mut all: Vec<(usize, Command, KeyboardShortcut)> = Command::all()
        .filter(|c| c.is_enabled(model) && c.reaches(model))
        .filter_map(|c| Some((c.face().shortcut?, c)))
        .chain(Command::ALSO.into_iter().filter(|(_, c)| c.reaches(model)))
        .map(|(s, c)| (modifier_count(s.modifiers), c, s))
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
    // Where a character is depends on the keyboard; that it was typed does not. It is not typed into the box that is about
    // to take the keyboard.
    for (character, on, command) in Command::CHARACTERS {
        let is_typed = |e: &Event| match e {
            Event::Text(text) => text == character,
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => *key == on && !modifiers.ctrl && !modifiers.alt,
            _ => false,
        };
        if !typing && command.reaches(model) && ctx.input(|i| i.events.iter().any(is_typed)) {
            ctx.input_mut(|i| i.events.retain(|e| !is_typed(e)));
            pressed.push(command.into());
        }
    }
    pressed.into_iter()
}

fn modifier_count(m: Modifiers) -> usize {
    [m.alt, m.ctrl, m.shift, m.mac_cmd, m.command]
        .into_iter()
        .filter(|x| *x)
        .count()
}
