//! Tooltips of everything that is pressed, in one place: at the end of a pass what lies under the pointer says what it does,
//! and the keys that do the same. What it does are the words a screen reader says of it, unless it was given others; where
//! they stand on it and no keys do the same, there is none. Whoever shows a tooltip of its own shows that one.
//!
//! The words are put together for what lies under the pointer alone. Entries of a list (a card, a row) have none: all that
//! they say stands on them, and a tooltip over each that the pointer passes would hide the next.

use egui::{Context, Id, KeyboardShortcut, LayerId, Plugin, Response};

use crate::app::Command;

/// What a control says of itself in this pass.
struct Hint {
    of: Id,
    words: String,
    /// What stands on it, in full.
    label: String,
    keys: Option<String>,
}

/// What was said in this pass.
#[derive(Default)]
pub struct Tooltips {
    said: Vec<Hint>,
    /// Whether it is said of all that is drawn, for tests, and not of what lies under the pointer alone.
    pub of_all: bool,
    /// The delay of tooltips by the style, while none is shown.
    delay: Option<f32>,
}

/// In seconds; longer than the pointer ever rests.
const NEVER: f32 = 1.0e6;

impl Plugin for Tooltips {
    fn debug_name(&self) -> &'static str {
        "what tooltips say"
    }

    /// egui keeps a tooltip while the pointer is within what it is of, whatever has come to lie over that since: without the
    /// pointer being moved, a form is opened by keys. For one pass no tooltip is shown then, and those that were are gone.
    fn on_begin_pass(&mut self, ui: &mut egui::Ui) {
        self.said.clear();
        let ctx = ui.ctx();
        if self.delay.is_none() && shows_of_covered(ctx) {
            self.delay = Some(ctx.global_style().interaction.tooltip_delay);
            ctx.all_styles_mut(|style| style.interaction.tooltip_delay = NEVER);
        }
    }

    fn on_end_pass(&mut self, ui: &mut egui::Ui) {
        if let Some(delay) = self.delay.take() {
            ui.ctx().all_styles_mut(|style| style.interaction.tooltip_delay = delay);
        }
    }
}

/// Whether the last pass showed the tooltip of something that is covered where the pointer is.
fn shows_of_covered(ctx: &Context) -> bool {
    let layers: Vec<LayerId> = ctx.viewport(|v| {
        let of = v.prev_pass.tooltips.widget_tooltips.keys();
        of.filter_map(|id| v.prev_pass.widgets.get(*id))
            .map(|w| w.layer_id)
            .collect()
    });
    if layers.is_empty() {
        return false;
    }
    let over = ctx.input(|i| i.pointer.hover_pos()).and_then(|at| ctx.layer_id_at(at));
    let is_below = |layer: &LayerId| !ctx.memory(|m| m.is_above_modal_layer(*layer));
    layers
        .iter()
        .any(|l| is_below(l) || over.is_some_and(|over| over != *l && over.order != egui::Order::Tooltip))
}

impl Tooltips {
    fn of(&mut self, id: Id) -> &mut Hint {
        let at = self.said.iter().position(|h| h.of == id).unwrap_or_else(|| {
            self.said.push(Hint {
                of: id,
                words: String::new(),
                label: String::new(),
                keys: None,
            });
            self.said.len() - 1
        });
        &mut self.said[at]
    }
}

impl Hint {
    fn text(&self, ctx: &Context) -> String {
        let of_command = || {
            let named = Command::all().map(Command::face).find(|face| face.label == self.words);
            named?.shortcut.map(|keys| ctx.format_shortcut(&keys))
        };
        match self.keys.clone().or_else(of_command) {
            Some(keys) => format!("{} ({keys})", self.words),
            // It stands there already.
            None if self.words == self.label => String::new(),
            None => self.words.clone(),
        }
    }
}

/// Says what a control does; what is said later counts.
pub fn hint(response: &Response, words: impl FnOnce() -> String) {
    say(response, |hint| hint.words = words());
}

/// Says that these words stand on a control in full: a tooltip that had no more to say would only repeat them.
pub fn stands_on(response: &Response, label: impl FnOnce() -> String) {
    say(response, |hint| hint.label = label());
}

/// Says that all an entry of a list or a menu does stands on it. One that is a command's tells its keys.
pub fn hint_entry(response: &Response, words: &str) {
    say(response, |hint| {
        let is_command = Command::all().any(|c| c.face().label == words && c.face().shortcut.is_some());
        hint.words = if is_command { words.to_owned() } else { String::new() };
    });
}

/// Says which keys do the same. They are told to a screen reader too.
pub fn hint_keys(response: &Response, keys: Option<KeyboardShortcut>) {
    if let Some(keys) = keys {
        hint_key_names(response, || response.ctx.format_shortcut(&keys));
    }
}

/// The same by their names.
pub fn hint_key_names(response: &Response, names: impl Fn() -> String) {
    say(response, |hint| hint.keys = Some(names()));
    let ctx = &response.ctx;
    if ctx.has_accesskit_node(response.id) {
        let names = names();
        ctx.accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(names));
    }
}

fn say(response: &Response, change: impl FnOnce(&mut Hint)) {
    let ctx = &response.ctx;
    ctx.with_plugin(|hints: &mut Tooltips| {
        if hints.of_all || response.contains_pointer() {
            change(hints.of(response.id));
        }
    });
}

/// At the end of a pass, after all is drawn: the tooltip of what the pointer is on.
pub fn show_hints(ctx: &Context) {
    let said = ctx.with_plugin(|hints: &mut Tooltips| std::mem::take(&mut hints.said));
    for hint in said.iter().flatten() {
        let Some(response) = ctx.read_response(hint.of) else {
            continue;
        };
        let text = hint.text(ctx);
        ctx.accesskit_node_builder(hint.of, |node| node.set_tooltip(text.as_str()));
        let has_own = ctx.viewport(|v| v.this_pass.tooltips.widget_tooltips.contains_key(&hint.of));
        if !has_own && !text.is_empty() {
            response.on_hover_text(&text).on_disabled_hover_text(&text);
        }
    }
}
