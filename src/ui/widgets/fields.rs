//! A line of text that is typed. What is typed is a draft: cloned from what is shown, edited, and pushed by the caller.

use egui::{
    Id, Key, Margin, Modifiers, Response, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

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

    /// Whether Enter was pressed in it. The key is used up then: what waits for one where nothing has the keyboard would take
    /// it as well, since the field has just lost it.
    pub fn entered(&self, ui: &Ui) -> bool {
        self.response.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
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

/// A field that shows `hint` while it is empty. `spoken` names it for a screen reader; where a label does that, it is
/// empty. `look` sets its width, margin and id.
pub fn text_field(
    ui: &mut Ui,
    text: &str,
    (hint, spoken): (&str, &str),
    look: impl for<'t> FnOnce(TextEdit<'t>) -> TextEdit<'t>,
) -> TypedText {
    let mut text = text.to_owned();
    let response = ui.add(look(
        TextEdit::singleline(&mut text)
            .hint_text(hint)
            .margin(Margin::symmetric(8, 6)),
    ));
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

/// The first field of what has just opened: it takes the keyboard once.
pub fn takes_keyboard(field: &Response) {
    let shown = field.id.with("shown");
    let pass = field.ctx.cumulative_pass_nr();
    let before = field
        .ctx
        .data_mut(|d| std::mem::replace(d.get_temp_mut_or_default::<u64>(shown), pass));
    // It was not there in the pass before.
    if before + 1 < pass {
        field.request_focus();
    }
}

/// Selects what is between two characters of a field.
pub fn select_text(ui: &Ui, id: Id, from: usize, to: usize) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let range = CCursorRange::two(CCursor::new(from), CCursor::new(to));
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
}
