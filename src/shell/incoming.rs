//! What the system passes to the window, cleaned before anything reads it: a letter pressed with Alt asks for a command, and
//! types nothing into the box that has the keyboard.

use egui::{Context, Event, Plugin, RawInput, os::OperatingSystem};

/// Cleans what comes with a frame.
#[derive(Default)]
pub struct Incoming {
    /// The last key was pressed with Alt; what it would type follows, in the same frame or the next.
    with_alt: bool,
}

impl Plugin for Incoming {
    fn debug_name(&self) -> &'static str {
        "what reaches the window"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        // On a Mac the key types what is printed on it; elsewhere that is another key, which counts as Ctrl and Alt or
        // neither.
        if ctx.os() == OperatingSystem::Mac {
            return;
        }
        input.events.retain(|event| match event {
            Event::Key { pressed, modifiers, .. } => {
                self.with_alt = *pressed && modifiers.alt && !modifiers.ctrl;
                true
            }
            Event::Text(_) => !std::mem::take(&mut self.with_alt),
            _ => true,
        });
    }
}
