//! What one would like more or less of, or to have: beside the questions, or in their place.

use egui::{Role, ScrollArea, TextWrapMode, Ui};

use super::controls::{event, weight_ui};
use crate::{
    app::{
        action::{Actions, Decide},
        draft::{Drafts, TargetDraft},
        text::sentence,
        view::{
            DecideView,
            decide::{TargetView, WishOffer, WishView},
        },
    },
    catalog::Better,
    decide::{
        Curve, WizardEvent,
        answers::{DEFAULT_IMPORTANCE, WEIGHTS},
    },
    ui::{
        theme::scale,
        widgets::{
            Segment, hint_entry, long_menu, menu_item, quiet_button, scrolling, secondary_button, segmented,
            segmented_width, spoken, text, text_field,
        },
    },
};

/// The wishes, one below the other, and what else can be wished.
pub(super) fn wishes_ui(ui: &mut Ui, view: &DecideView, drafts: &Drafts, actions: &mut Actions) {
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
        ui.push_id(("wish", i, wish.attribute.0), |ui| {
            wish_ui(ui, wish, drafts, actions);
        });
    }
    if !view.wish_offers.is_empty() {
        ui.add_space(scale::SPACE_12);
        let button = secondary_button(ui, "Add a wish");
        long_menu(&button, 0.0, 420.0, |ui| {
            for offer in &view.wish_offers {
                let within = ui.menu_button(&offer.label, |ui| {
                    // Of services there may be more than the window is high, with names that would lie over the menu.
                    ui.set_max_width((ui.ctx().content_rect().width() * 0.28).max(160.0));
                    ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
                    scrolling(ui, ScrollArea::vertical().max_height(420.0), |ui| {
                        offer_ui(ui, offer, actions);
                    });
                });
                hint_entry(&within.response, "");
            }
        });
    }
}

fn offer_ui(ui: &mut Ui, offer: &WishOffer, actions: &mut Actions) {
    for (label, wish) in &offer.wishes {
        if menu_item(ui, label.as_str()) {
            event(actions, WizardEvent::SetWish(wish.clone()));
        }
    }
    if let Some(attribute) = offer.near
        && menu_item(ui, "Near a value…")
    {
        actions.push(Decide::DraftTarget(attribute, String::new()));
    }
}

fn wish_ui(ui: &mut Ui, wish: &WishView, drafts: &Drafts, actions: &mut Actions) {
    let typed = drafts.target.as_ref();
    let typed = typed.filter(|t| wish.near.is_some() && t.attribute == wish.attribute);
    let is_near = typed.is_some() || wish.near.as_ref().is_some_and(|near| !near.text.is_empty());
    ui.label(scale::strong(&wish.label));
    ui.label(scale::caption(&wish.stated));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_12;
        match &wish.asked {
            Some(asked) => {
                ui.label(asked);
            }
            None => direction_ui(ui, wish, is_near, actions),
        }
        if let Some(near) = wish.near.as_ref().filter(|_| is_near) {
            target_ui(ui, wish, (near, typed), actions);
        }
        if wish.wish.is_some() || wish.better.is_some() && typed.is_none() {
            let aloud = format!("How much {} weighs", wish.label);
            if ui.available_size_before_wrap().x < segmented_width(ui, WEIGHTS.into_iter()) {
                ui.end_row();
            }
            if let Some(n) = weight_ui(ui, &aloud, wish.importance) {
                event(actions, WizardEvent::SetWish(wish.with(None, n)));
            }
        }
        if wish.wish.is_some() {
            let button = quiet_button(ui, "Remove");
            spoken(
                &button,
                Role::Button,
                format_args!("Remove the wish about {}", wish.label),
            );
            if button.clicked() {
                event(actions, WizardEvent::DropWish(wish.topic));
            }
        }
    });
    if wish.wish.is_some() && wish.importance == 0 {
        text::caption(ui, "It is kept and does not count.");
    }
    if let Some(problem) = typed.and_then(|t| t.draft.problem.as_ref()) {
        text::problem(ui, problem);
    }
    curve_ui(ui, wish, actions);
}

/// The value to be near to, with its unit: taken with Enter or when the field is left.
fn target_ui(ui: &mut Ui, wish: &WishView, (near, typed): (&TargetView, Option<&TargetDraft>), actions: &mut Actions) {
    let shown = typed.map_or(&near.text, |t| &t.draft.value);
    let spoken = format!("The value of {} to be near to", wish.label);
    let id = egui::Id::unique(("target", wish.attribute.0));
    let has_come = ui.ctx().read_response(id).is_none();
    let field = text_field(ui, shown, (near.hint, &spoken), |edit| edit.id(id).desired_width(140.0));
    if has_come && typed.is_some() {
        field.response.request_focus();
    }
    if !near.unit.is_empty() {
        ui.label(&near.unit);
    }
    if typed.is_some_and(|t| t.draft.problem.is_some()) {
        field.mark_wrong(ui);
    }
    if let Some(text) = field.changed() {
        actions.push(Decide::DraftTarget(wish.attribute, text));
    } else if field.escaped(ui) && typed.is_some() {
        actions.push(Decide::DropTarget);
    } else if field.response.lost_focus() && typed.is_some() {
        actions.push(Decide::TakeTarget);
        if field.entered(ui) {
            // To correct it, or to try another.
            field.response.request_focus();
        }
    }
}

/// How values between the least and the greatest count; chosen when the wish is made, and the user's to change.
fn curve_ui(ui: &mut Ui, wish: &WishView, actions: &mut Actions) {
    let Some((now, curves)) = &wish.curve else {
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

/// What is asked of a number, a date or a choice in an order: a direction, the catalog's own or the user's, or to be near a
/// value.
fn direction_ui(ui: &mut Ui, wish: &WishView, is_near: bool, actions: &mut Actions) {
    let says = |direction: &str, better| match wish.declared {
        Some(declared) if declared == better => format!("{} is better, by the catalog", sentence(direction)),
        Some(_) => format!("{} is better, to me", sentence(direction)),
        None => format!("{}, to me", sentence(direction)),
    };
    let mut ways = vec![
        (Some(Some(Better::Lower)), says(wish.directions.lower, Better::Lower)),
        (Some(Some(Better::Higher)), says(wish.directions.higher, Better::Higher)),
    ];
    if wish.declared.is_none() {
        ways.insert(0, (Some(None), "No wish".to_owned()));
    }
    if wish.near.is_some() {
        ways.push((None, "Near a value".to_owned()));
    }
    let segments: Vec<Segment<'_>> = ways.iter().map(|(_, words)| Segment::new(words)).collect();
    let now = if is_near { None } else { Some(wish.better) };
    let at = ways.iter().position(|(way, _)| *way == now).unwrap_or_default();
    let spoken = format!("Which {} is better to you", wish.label);
    match segmented(ui, &spoken, &segments, at).and_then(|n| ways.get(n)) {
        None => {}
        Some((None, _)) => actions.push(Decide::DraftTarget(wish.attribute, String::new())),
        Some((Some(None), _)) => {
            actions.push(Decide::DropTarget);
            event(actions, WizardEvent::DropWish(wish.topic));
        }
        Some((Some(better), _)) => {
            let importance = match wish.importance {
                0 => DEFAULT_IMPORTANCE,
                importance => importance,
            };
            actions.push(Decide::DropTarget);
            event(actions, WizardEvent::SetWish(wish.with(*better, importance)));
        }
    }
}
