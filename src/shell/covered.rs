//! What a sheet covers shows no tooltip any more: egui keeps one open as long as the pointer rests on its widget, also where
//! a sheet that a key opened lies over it. To what is drawn the pointer leaves the window when a sheet opens, and comes back.

use egui::{Context, Event, Plugin, Pos2, RawInput};

/// Takes the pointer away for the frame after a sheet opened.
#[derive(Default)]
pub struct Covered {
    /// Whether a sheet was open in the last frame.
    was: bool,
    /// Where the pointer comes back.
    comes_back: Option<Pos2>,
}

impl Plugin for Covered {
    fn debug_name(&self) -> &'static str {
        "what a sheet covers"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let is = ctx.memory(|m| m.top_modal_layer().is_some());
        let opened = is && !std::mem::replace(&mut self.was, is);
        self.was = is;
        if let Some(at) = self.comes_back.take() {
            input.events.insert(0, Event::PointerMoved(at));
        } else if opened && let Some(at) = ctx.pointer_latest_pos() {
            // A pointer that moves tells itself where it is.
            if !input.events.iter().any(|e| matches!(e, Event::PointerMoved(_))) {
                input.events.insert(0, Event::PointerGone);
                self.comes_back = Some(at);
                ctx.request_repaint();
            }
        }
    }
}
