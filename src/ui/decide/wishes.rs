//! What one would like more or less of: the wizard of a list that came without questions.

use egui::Ui;

use super::controls::{event, weight_ui};
use crate::{
    app::{action::Actions, view::decide::WishView},
    catalog::Better,
    decide::{WizardEvent, answers::DEFAULT_IMPORTANCE},
    ui::{
        theme::scale,
        widgets::{Segment, segmented, text},
    },
};

/// The wishes, one below the other.
pub(super) fn wishes_ui(ui: &mut Ui, wishes: &[WishView], actions: &mut Actions) {
    let why = if wishes.is_empty() {
        "This catalog has no rules, and nothing in it is a number or a date, or says which direction is better: only must-haves decide."
    } else {
        "This catalog has no rules, so your wishes rank what your must-haves leave. What is not stated opens a range, as everywhere."
    };
    text::page_head(ui, "What would you like more or less of?", why);
    for wish in wishes {
        ui.add_space(scale::SPACE_12);
        ui.push_id(("wish", wish.attribute.0), |ui| wish_ui(ui, wish, actions));
    }
}

fn wish_ui(ui: &mut Ui, wish: &WishView, actions: &mut Actions) {
    ui.label(scale::strong(&wish.label));
    ui.label(scale::caption(&wish.stated));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_12;
        match wish.declared {
            Some(Better::Higher) => {
                ui.label("More is better, by the catalog");
            }
            Some(Better::Lower) => {
                ui.label("Less is better, by the catalog");
            }
            None => direction_ui(ui, wish, actions),
        }
        if wish.declared.is_some() || wish.better.is_some() {
            let spoken = format!("How much {} weighs", wish.label);
            if let Some(n) = weight_ui(ui, &spoken, wish.importance) {
                let better = wish.better.filter(|_| wish.declared.is_none());
                event(actions, WizardEvent::SetWish(wish.with(better, n)));
            }
        }
    });
}

/// Of a number or a date that declares no direction, what more of it is worth is the user's own to say.
fn direction_ui(ui: &mut Ui, wish: &WishView, actions: &mut Actions) {
    let to_me = |direction: &str| format!("{}{}, to me", direction[..1].to_uppercase(), &direction[1..]);
    let (less, more) = (to_me(wish.directions.lower), to_me(wish.directions.higher));
    let segments = ["No wish", &less, &more].map(Segment::new);
    let now = match wish.better {
        None => 0,
        Some(Better::Lower) => 1,
        Some(Better::Higher) => 2,
    };
    let spoken = format!("Which {} is better to you", wish.label);
    if let Some(n) = segmented(ui, &spoken, &segments, now) {
        let better = [None, Some(Better::Lower), Some(Better::Higher)][n.min(2)];
        let importance = match better {
            None => 0,
            Some(_) if wish.importance == 0 => DEFAULT_IMPORTANCE,
            Some(_) => wish.importance,
        };
        event(actions, WizardEvent::SetWish(wish.with(better, importance)));
    }
}
