//! What one would like more or less of, or to have: beside the questions, or in their place.

use egui::Ui;

use super::controls::{event, weight_ui};
use crate::{
    app::{
        action::Actions,
        text::sentence,
        view::{DecideView, decide::WishView},
    },
    catalog::Better,
    decide::{Curve, WizardEvent, answers::DEFAULT_IMPORTANCE},
    ui::{
        theme::scale,
        widgets::{Segment, long_menu, menu_item, secondary_button, segmented, text},
    },
};

/// The wishes, one below the other, and what else can be wished.
pub(super) fn wishes_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    let why = match (view.no_factors, view.wish_offers.is_empty()) {
        (true, true) => "This catalog has no rules, and nothing in it can be wished for: only must-haves decide.",
        (true, false) => {
            "This catalog has no rules, so your wishes rank what your must-haves leave. What is not stated opens a range, as everywhere."
        }
        (false, _) => "A wish weighs in like a question. What is not stated opens a range, as everywhere.",
    };
    text::page_head(ui, "What would you like more or less of?", why);
    for (i, wish) in view.wishes.iter().enumerate() {
        ui.add_space(scale::SPACE_12);
        ui.push_id(("wish", i, wish.attribute.0), |ui| wish_ui(ui, wish, actions));
    }
    if !view.wish_offers.is_empty() {
        ui.add_space(scale::SPACE_12);
        let button = secondary_button(ui, "Add a wish");
        long_menu(&button, 0.0, 420.0, |ui| {
            for offer in &view.wish_offers {
                ui.menu_button(&offer.label, |ui| {
                    for (label, wish) in &offer.wishes {
                        if menu_item(ui, label.as_str()) {
                            event(actions, WizardEvent::SetWish(wish.clone()));
                        }
                    }
                });
            }
        });
    }
}

fn wish_ui(ui: &mut Ui, wish: &WishView, actions: &mut Actions) {
    ui.label(scale::strong(&wish.label));
    ui.label(scale::caption(&wish.stated));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_12;
        match (&wish.asked, wish.declared) {
            (Some(asked), _) => {
                ui.label(asked);
            }
            (None, Some(Better::Higher)) => {
                ui.label("More is better, by the catalog");
            }
            (None, Some(Better::Lower)) => {
                ui.label("Less is better, by the catalog");
            }
            (None, None) => direction_ui(ui, wish, actions),
        }
        if wish.asked.is_some() || wish.declared.is_some() || wish.better.is_some() {
            let spoken = format!("How much {} weighs", wish.label);
            if let Some(n) = weight_ui(ui, &spoken, wish.importance) {
                event(actions, WizardEvent::SetWish(wish.with(None, n)));
            }
        }
    });
    curve_ui(ui, wish, actions);
}

/// How values between the least and the greatest count; chosen when the wish is made, and the user's to change.
fn curve_ui(ui: &mut Ui, wish: &WishView, actions: &mut Actions) {
    let Some((now, curves)) = wish.curve.as_ref().filter(|_| wish.importance > 0) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(scale::caption("Values count"));
        let words: Vec<String> = curves.iter().map(|c| sentence(c.words())).collect();
        let segments: Vec<Segment<'_>> = words.iter().map(|w| Segment::new(w)).collect();
        let at = curves.iter().position(|c| c == now).unwrap_or_default();
        let spoken = format!("How values of {} count", wish.label);
        if let Some(n) = segmented(ui, &spoken, &segments, at) {
            let curve = curves.get(n).copied().unwrap_or(Curve::Linear);
            if let Some(curved) = wish.curved(curve) {
                event(actions, WizardEvent::SetWish(curved));
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
