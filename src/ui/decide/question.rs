//! One question: why it is asked, its answers as cards, how much it weighs.

use egui::{CursorIcon, Key, Modifiers, Popup, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, pos2, vec2};

use super::{
    controls::{event, importance_ui, line_at},
    foot::no_answer_ui,
};
use crate::{
    app::{
        action::{Action, Actions, Filter},
        view::{
            decide::{AnswerView, QuestionView},
            explore::layouts::BY_SOURCE,
        },
    },
    decide::WizardEvent,
    ui::{
        theme::{self, ColorRoles, Icon, scale},
        widgets::{Segment, focus_ring, hint, hint_key_names, quiet_button, segmented, spoken_as, text, wrapped},
    },
    workspace::Place,
};

/// `is_tight`: what leads on without an answer has no room in the foot.
pub(super) fn question_ui(ui: &mut Ui, q: &QuestionView, is_tight: bool, actions: &mut Actions) {
    text::page_head(ui, &q.question, &q.why);
    source_ui(ui, q, actions);
    if !q.several_text.is_empty() {
        ui.add_space(scale::SPACE_4);
        ui.label(scale::strong(&q.several_text));
    }
    ui.add_space(scale::SPACE_12);
    let columns = if ui.available_width() > 560.0 { 2 } else { 1 };
    let gap = scale::SPACE_12;
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    ui.spacing_mut().item_spacing = vec2(gap, gap);
    for (r, row) in q.options.chunks(columns).enumerate() {
        let height = row.iter().map(|a| answer_height(ui, a, width)).fold(LOWEST, f32::max);
        ui.horizontal(|ui| {
            for (c, answer) in row.iter().enumerate() {
                let option = r * columns + c;
                if answer_ui(ui, (option + 1, answer), q.several, vec2(width, height)) || digit_pressed(ui, option) {
                    let chosen = if q.several {
                        WizardEvent::Toggle
                    } else {
                        WizardEvent::Choose
                    };
                    event(actions, chosen(option));
                }
            }
        });
    }
    if let Some(all) = q.all_of {
        ui.add_space(scale::SPACE_4);
        let segments = ["One that fits is enough", "It must fit them all"].map(Segment::new);
        if let Some(n) = segmented(ui, "How the answers add up", &segments, usize::from(all)) {
            event(actions, WizardEvent::AskForAll(q.factor, n == 1));
        }
    }
    if is_tight {
        ui.horizontal(|ui| no_answer_ui(ui, actions));
    }
    ui.add_space(scale::SPACE_4);
    importance_ui(ui, q.factor, q.importance, actions);
}

/// Whether the key with the answer's number was pressed, while nothing is typed in and nothing lies over the window.
fn digit_pressed(ui: &Ui, option: usize) -> bool {
    let is_free = !ui.ctx().text_edit_focused() && ui.memory(|m| m.top_modal_layer().is_none());
    let key = DIGITS.get(option).filter(|_| is_free && !Popup::is_any_open(ui.ctx()));
    key.is_some_and(|key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, *key)))
}

const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// The height of a card that has nothing but its name.
const LOWEST: f32 = 48.0;

/// Where an answer's words begin.
const WORDS: f32 = 44.0;

fn answer_height(ui: &Ui, answer: &AnswerView, width: f32) -> f32 {
    let fits = if answer.fits.is_empty() { 0.0 } else { 20.0 };
    if answer.implies.is_empty() {
        return LOWEST + fits;
    }
    implied(ui, answer, width).size().y + 20.0 + 28.0 + fits
}

/// What an answer means, in a card of a width.
fn implied(ui: &Ui, answer: &AnswerView, width: f32) -> std::sync::Arc<egui::Galley> {
    let color = theme::roles(ui).text;
    wrapped(ui, &answer.implies, &TextStyle::Small, color, width - WORDS - 12.0)
}

/// One answer as a card; its mark is round where only one may be chosen and square where several may.
fn answer_ui(ui: &mut Ui, (number, answer): (usize, &AnswerView), several: bool, size: Vec2) -> bool {
    let roles = theme::roles(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let role = if several { Role::CheckBox } else { Role::RadioButton };
    spoken_as(&response, role, answer.chosen, &answer.label);
    if number <= DIGITS.len() {
        hint_key_names(&response, || format!("key {number}"));
    }
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_description(answer.fits.as_str()));
    let (fill, width, line) = match (answer.chosen, response.hovered()) {
        (true, _) => (roles.accent_tint, 1.5, roles.accent),
        (false, true) => (roles.surface, 1.0, roles.outline),
        (false, false) => (roles.surface, 1.0, roles.line),
    };
    let line = Stroke::new(width, line);
    ui.painter().rect(rect, scale::CORNER, fill, line, StrokeKind::Inside);
    focus_ring(ui, &response, rect, scale::CORNER);
    let mark = Rect::from_center_size(rect.left_top() + vec2(22.0, 24.0), Vec2::splat(16.0));
    mark_ui(ui, mark, several, answer.chosen, &roles);
    let left = rect.left() + WORDS;
    let at = pos2(left, rect.top() + 24.0);
    let room = rect.right() - left - 12.0;
    line_at(ui, &answer.label, scale::strong14(), roles.text_strong, at, room);
    let galley = implied(ui, answer, rect.width());
    ui.painter().galley(pos2(left, rect.top() + 37.0), galley, roles.text);
    let at = pos2(left, rect.bottom() - 18.0);
    line_at(ui, &answer.fits, TextStyle::Small, roles.text_weak, at, room);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn mark_ui(ui: &Ui, mark: Rect, several: bool, chosen: bool, roles: &ColorRoles) {
    let line = Stroke::new(1.25, if chosen { roles.accent } else { roles.outline });
    if several && chosen {
        ui.painter().rect_filled(mark, scale::CORNER_SMALL, roles.accent);
        theme::paint_icon(ui.painter(), mark.shrink(1.5), Icon::Tick, roles.on_accent);
    } else if several {
        ui.painter()
            .rect_stroke(mark, scale::CORNER_SMALL, line, StrokeKind::Inside);
    } else {
        ui.painter().circle_stroke(mark.center(), 7.25, line);
        if chosen {
            ui.painter().circle_filled(mark.center(), 4.5, roles.accent);
        }
    }
}

/// The source a question cites; a click shows what is known of it.
fn source_ui(ui: &mut Ui, q: &QuestionView, actions: &mut Actions) {
    let words = scale::caption(format!("Source: {}", q.source));
    if !text::unfolds(ui, ("question source", q.factor), |ui, _| {
        let link = ui.link(words);
        hint(&link, || "What is known of this source".to_owned());
        link
    }) {
        return;
    }
    for line in &q.source_lines {
        text::caption(ui, line);
    }
    ui.horizontal(|ui| {
        if let Some(link) = &q.link {
            text::leads_to(&quiet_button(ui, "Open the page"), link, actions);
        }
        if quiet_button(ui, "See what rests on it").clicked() {
            actions.push(Action::Go(Place::Explore));
            actions.push(Filter::SetLayout(BY_SOURCE));
        }
    });
}
