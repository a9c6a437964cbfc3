//! The foot of Decide: its buttons never move, whatever is asked and however long the page is.

use egui::{Align, Frame, Key, Layout, Margin, Modifiers, Popup, Rect, Ui, vec2};

use super::controls::event;
use crate::{
    app::{
        Command,
        action::{Actions, Decide},
        state::DecidePage,
        view::DecideView,
    },
    decide::{Position, WizardEvent},
    ui::{
        keys::with_keys,
        low,
        theme::{self, scale},
        widgets::{Region, hint_key_names, primary_button, quiet_button, region, secondary_button, text},
    },
};

/// Room for the longest word the last button has, so that the one before it stays where it is.
const LAST: f32 = 160.0;
/// Width below which that word is a shorter one, and the room it takes.
const NARROW: f32 = 520.0;
const LAST_NARROW: f32 = 72.0;
/// Width below which only the ways back and on have room.
const TIGHT: f32 = 390.0;

/// Room beside the last button.
const BESIDE: f32 = 12.0;

/// Room above and below the buttons, in a place of so much height.
fn above(room: f32) -> f32 {
    if room < low::LOW { 2.0 } else { 8.0 }
}

/// How high the foot is.
pub(super) fn height(ui: &Ui) -> f32 {
    scale::CONTROL_MAIN + above(ui.available_height()) * 2.0 + 1.0
}

/// Whether only the ways back and on have room, in a place of this width; [`no_answer_ui`] is below the answers then.
pub(super) fn is_tight(width: f32) -> bool {
    width - BESIDE < TIGHT
}

pub(super) fn foot_ui(ui: &mut Ui, view: &DecideView, is_tight: bool, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let height = ui.available_height();
    let above = ((height - scale::CONTROL_MAIN - 1.0) / 2.0).max(0.0) as i8;
    let margin = Margin {
        left: 0,
        right: BESIDE as i8,
        top: above,
        bottom: above,
    };
    egui::Panel::bottom("decide foot")
        .exact_size(height)
        .resizable(false)
        .frame(Frame::new().fill(roles.ground).inner_margin(margin))
        .show(ui, |ui| {
            region(ui, Region::Foot);
            buttons_ui(ui, view, is_tight, actions);
        });
}

fn buttons_ui(ui: &mut Ui, view: &DecideView, is_tight: bool, actions: &mut Actions) {
    let whole = ui.available_rect_before_wrap();
    let mut left = text::part(ui, whole, "foot left", Layout::left_to_right(Align::Center));
    if view.page != DecidePage::Wizard {
        if secondary_button(&mut left, "Back").clicked() {
            actions.push(Decide::Show(DecidePage::Wizard));
        }
        return;
    }
    left.add_enabled_ui(view.can_go_back, |ui| {
        if secondary_button(ui, "Back").clicked() {
            event(actions, WizardEvent::Back);
        }
    });
    if matches!(view.position, Position::Question(_)) && !is_tight {
        no_answer_ui(&mut left, actions);
    }
    if view.position == Position::Result {
        if quiet_button(&mut left, "Begin again").clicked() {
            event(actions, WizardEvent::Restart);
        }
        slot_ui(ui, whole, 0.0, |ui| {
            let text = match (view.no_factors, is_tight) {
                (_, true) => "Review",
                (true, false) => "Change wishes",
                (false, false) => "Change answers",
            };
            if secondary_button(ui, text).clicked() {
                event(actions, WizardEvent::ToReview);
            }
        });
        return;
    }
    let is_review = view.position == Position::Review;
    let narrow = whole.width() < NARROW;
    let last = if narrow { LAST_NARROW } else { LAST };
    if !is_review {
        slot_ui(ui, whole, last, |ui| {
            if with_keys(quiet_button(ui, "Show the result"), Command::OF_RESULT_BUTTON).clicked() {
                event(actions, WizardEvent::ToResult);
            }
        });
    }
    // No question that is left matters: on is to the result then, by the same button at the same place.
    let is_settled = view.settled.is_some() && view.question.is_some() && !view.editing;
    slot_ui(ui, whole, 0.0, |ui| {
        let (text, pressed) = match (is_review, view.editing) {
            (true, _) => ("Show the result", WizardEvent::ToResult),
            (_, true) if narrow => ("Review", WizardEvent::Next),
            (_, true) => ("Back to the review", WizardEvent::Next),
            _ if is_settled => ("Next", WizardEvent::ToResult),
            _ => ("Next", WizardEvent::Next),
        };
        let answered = is_settled || view.question.as_ref().is_none_or(|q| q.answered);
        ui.add_enabled_ui(answered, |ui| {
            let button = primary_button(ui, text);
            hint_key_names(&button, || "Enter".to_owned());
            if button.clicked() {
                event(actions, pressed.clone());
            }
        });
        // The answer may have come in the same breath; without one the machine stays where it is.
        if enter_from_nowhere(ui) {
            event(actions, pressed);
        }
    });
}

/// Skip and Not sure: in the foot, or below the answers where it is tight.
pub(super) fn no_answer_ui(ui: &mut Ui, actions: &mut Actions) {
    for (text, pressed) in [("Skip", WizardEvent::Skip), ("Not sure", WizardEvent::NotSure)] {
        if quiet_button(ui, text).clicked() {
            event(actions, pressed);
        }
    }
}

/// Enter leads on while nothing has the keyboard, as in a dialog.
fn enter_from_nowhere(ui: &Ui) -> bool {
    let is_free = ui.memory(|m| m.focused().is_none() && m.top_modal_layer().is_none());
    is_free && !Popup::is_any_open(ui.ctx()) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
}

/// A button that ends so far from the right.
fn slot_ui(ui: &mut Ui, whole: Rect, from_right: f32, add: impl FnOnce(&mut Ui)) {
    let rect = Rect::from_min_max(whole.min, whole.max - vec2(from_right, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    add(&mut text::part(ui, rect, ("foot", from_right as i32), layout));
}
