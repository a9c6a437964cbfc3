//! The review: every answer on one page.

use egui::{Align, Layout, Role, Ui};

use super::controls::{WEIGHTS, event, importance_ui, must_have_chips_ui};
use crate::{
    app::{action::Actions, view::DecideView},
    decide::WizardEvent,
    ui::{
        theme::scale,
        widgets::{secondary_button, spoken, text},
    },
};

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
                let room = ui.available_width() - 112.0;
                ui.vertical(|ui| {
                    ui.set_width(room);
                    text::caption(ui, &row.question);
                    text::strong(ui, &row.answer);
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let button = secondary_button(ui, "Change");
                    spoken(
                        &button,
                        Role::Button,
                        format_args!("Change the answer to {}", row.question),
                    );
                    if button.clicked() {
                        event(actions, WizardEvent::Edit(row.factor));
                    }
                });
            });
            importance_ui(ui, row.factor, row.importance, actions);
            ui.add_space(scale::SPACE_12);
        });
    }
    ui.label(scale::caption("Must-haves"));
    if view.must_haves.is_empty() {
        ui.label("none");
    }
    must_have_chips_ui(ui, view, actions);
    ui.add_space(scale::SPACE_12);
    ui.label(scale::caption("Wishes"));
    if view.wishes.iter().all(|w| w.importance == 0) {
        ui.label("none");
    }
    for wish in view.wishes.iter().filter(|w| w.importance > 0) {
        let weight = WEIGHTS.get(usize::from(wish.importance)).copied().unwrap_or_default();
        text::running(ui, format!("{}: {}, {}", wish.label, wish.words, weight.to_lowercase()));
    }
}
