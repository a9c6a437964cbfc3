//! A line of text that is typed. What is typed is a draft: cloned from what is shown, edited, and pushed by the caller.

use egui::{Key, Response, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo};

use crate::ui::theme::{roles, scale};

/// What became of a field in this frame.
pub struct TypedText {
    /// The field.
    pub response: Response,
    /// What it holds.
    pub text: String,
}

impl TypedText {
    /// What was typed, when something was.
    pub fn changed(&self) -> Option<String> {
        self.response.changed().then(|| self.text.clone())
    }

    /// Whether Enter was pressed in it.
    pub fn entered(&self, ui: &Ui) -> bool {
        self.response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
    }

    /// Whether Esc was pressed in it. egui takes the keyboard away with the same key.
    pub fn escaped(&self, ui: &Ui) -> bool {
        (self.response.has_focus() || self.response.lost_focus()) && ui.input(|i| i.key_pressed(Key::Escape))
    }

    /// Draws the edge of a field whose text cannot be read.
    pub fn mark_wrong(&self, ui: &Ui) {
        let stroke = Stroke::new(1.5, roles(ui).bad);
        ui.painter()
            .rect_stroke(self.response.rect, scale::CORNER, stroke, StrokeKind::Inside);
    }
}

/// A field that says `hint` while it is empty. `spoken` names it for a screen reader; where a label does that, it is
/// empty. `look` sets its width, margin and id.
pub fn text_field(
    ui: &mut Ui,
    text: &str,
    (hint, spoken): (&str, &str),
    look: impl for<'t> FnOnce(TextEdit<'t>) -> TextEdit<'t>,
) -> TypedText {
    let mut text = text.to_owned();
    let response = ui.add(look(TextEdit::singleline(&mut text).hint_text(hint)));
    if !spoken.is_empty() {
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(enabled, "", &text, hint);
            info.label = Some(spoken.to_owned());
            info
        });
    }
    TypedText { response, text }
}
