//! The review: every answer on one page.

use egui::{Align, Layout, Role, Ui};

use super::controls::{WEIGHTS, event, importance_ui, must_have_chips_ui};
use crate::{
    app::{
        action::{Actions, Decide},
        view::DecideView,
    },
    decide::{Position, WizardEvent},
    ui::{
        theme::scale,
        widgets::{secondary_button, spoken, text},
    },
};

/// Room for the buttons at the right.
const BUTTONS: f32 = 112.0;

pub(super) fn review_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    let (head, about) = if view.no_factors {
        ("What you ask for", "Change it a page before; the ranking follows.")
    } else {
        ("Your answers", "Change any of them; the others stay.")
    };
    text::page_head(ui, head, about);
    ui.add_space(scale::SPACE_12);
    for row in &view.review {
        ui.push_id(row.factor, |ui| {
            ui.horizontal(|ui| {
                let room = ui.available_width() - BUTTONS;
                ui.vertical(|ui| {
                    ui.set_width(room);
                    text::caption(ui, &row.question);
                    text::strong(ui, &row.answer);
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let (text, aloud) = if row.answered {
                        ("Change", format!("Change the answer to {}", row.question))
                    } else {
                        ("Answer", format!("Answer {}", row.question))
                    };
                    let button = secondary_button(ui, text);
                    spoken(&button, Role::Button, aloud);
                    if button.clicked() {
                        event(actions, WizardEvent::Edit(row.factor));
                    }
                });
            });
            importance_ui(ui, row.factor, row.importance, actions);
            ui.add_space(scale::SPACE_12);
        });
    }
    let wished = view.wishes.iter().any(|w| w.wish.is_some());
    asked_ui(ui, "Must-haves", !view.must_haves.is_empty(), actions);
    must_have_chips_ui(ui, view, actions);
    ui.add_space(scale::SPACE_12);
    asked_ui(ui, "Wishes", wished, actions);
    for wish in view.wishes.iter().filter(|w| w.wish.is_some()) {
        let weight = match WEIGHTS.get(usize::from(wish.importance)) {
            Some(weight) if wish.importance > 0 => weight.to_lowercase(),
            _ => "does not count".to_owned(),
        };
        text::running(ui, format!("{}: {}, {weight}", wish.label, wish.words));
    }
}

/// The must-haves or the wishes as a row like that of a question, which leads to the page where they are set.
fn asked_ui(ui: &mut Ui, what: &str, any: bool, actions: &mut Actions) {
    ui.horizontal(|ui| {
        let room = ui.available_width() - BUTTONS;
        ui.vertical(|ui| {
            ui.set_width(room);
            text::caption(ui, what);
            if !any {
                text::strong(ui, "none");
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let word = if any { "Change" } else { "Add" };
            let button = secondary_button(ui, word);
            spoken(&button, Role::Button, format_args!("{word} {}", what.to_lowercase()));
            if button.clicked() {
                actions.push(Decide::GoTo(Position::MustHaves));
            }
        });
    });
}
