//! How often a frame is drawn before it is shown.
//!
//! After each event egui asks for two more frames, in which what comes a frame late settles. Passes of the same frame do
//! that as well, and turn no triangles into pixels, which without a graphics card is most of a frame's time: after the third,
//! or the fourth where a scroll bar comes or goes, egui asks for no frame any more. What a pass pushes is done before the next
//! one, so that a key and what it leads to are one picture.
//!
//! egui gives each event to one pass only: what a pass pushes has happened, also where it is drawn again.

use std::num::NonZeroUsize;

use egui::Context;

/// How many passes a frame has at most.
pub(super) const MOST: NonZeroUsize = NonZeroUsize::new(4).unwrap();

/// What is known of the frame that is drawn.
#[derive(Default)]
pub(super) struct Passes {
    /// Whether it began with an event.
    stirred: bool,
}

impl Passes {
    /// A pass begins.
    pub fn begin(&mut self, ctx: &Context) {
        if ctx.current_pass_index() == 0 {
            self.stirred = ctx.input(|i| !i.raw.events.is_empty());
        }
    }

    /// A pass ends in which something was pushed, or nothing. Returns whether the frame is shown as it is.
    pub fn end(&self, ctx: &Context, pushed: bool) -> bool {
        // The third is the last unless something asked for another picture in the second.
        let settles = || ctx.current_pass_index() < 2 || !ctx.repaint_causes().is_empty();
        if pushed || (self.stirred && settles()) {
            // Declined in the last pass there can be.
            ctx.request_discard("what an event leads to is drawn at once");
        }
        !ctx.will_discard()
    }
}

/// egui warns programs that draw frames several times that it may be a mistake, in red on a plate over the window of a debug
/// build. Here it is meant.
#[cfg(debug_assertions)]
pub(super) fn forget_warning(shapes: &mut Vec<egui::epaint::ClippedShape>) {
    let is_warning = |shape: &egui::epaint::ClippedShape| match &shape.shape {
        egui::Shape::Text(text) => text.galley.text().starts_with("egui PERF WARNING: request_discard"),
        _ => false,
    };
    while let Some(at) = shapes.iter().position(is_warning) {
        // The plate is drawn right before its text.
        shapes.drain(at.saturating_sub(1)..=at);
    }
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use super::*;

    #[test]
    fn of_the_warning_nothing_is_left() {
        let ctx = Context::default();
        let shapes = |warns: bool| {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let ctx = ui.ctx();
                let place = (egui::Pos2::ZERO, egui::Align2::LEFT_TOP, egui::Color32::RED);
                let painter = ctx.debug_painter();
                painter.debug_text(place.0, place.1, place.2, "kept");
                if warns {
                    let text = "egui PERF WARNING: request_discard has been called 3 frames in a row";
                    painter.debug_text(place.0, place.1, place.2, text);
                }
            });
            output.textures_delta.clear();
            output.shapes
        };
        let expected = shapes(false).len();
        let mut with = shapes(true);
        assert_eq!(with.len(), expected + 2, "a plate and a text");
        forget_warning(&mut with);
        assert_eq!(with.len(), expected);
    }
}
