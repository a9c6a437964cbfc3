//! Must-haves: conditions of the user's own.

use egui::{Id, Ui, vec2};

use super::{
    controls::{event, must_have_chips_ui},
    wishes::wishes_ui,
};
use crate::{
    app::{
        action::{Actions, Decide},
        draft::Drafts,
        view::{DecideView, decide::Offer},
    },
    decide::WizardEvent,
    ui::{
        theme::scale,
        widgets::{hint_entry, long_menu, menu_item, secondary_button, text, text_field},
    },
};

pub(super) fn must_haves_ui(ui: &mut Ui, view: &DecideView, drafts: &Drafts, actions: &mut Actions) {
    let why = "A must-have rules out what is known not to meet it. What no source says anything of stays, and the point is listed to confirm.";
    text::page_head(ui, "Is there anything it must have?", why);
    ui.add_space(scale::SPACE_12);
    must_have_chips_ui(ui, view, actions);
    ui.horizontal_wrapped(|ui| {
        let button = secondary_button(ui, "Add a must-have");
        long_menu(&button, 0.0, 420.0, |ui| {
            for offer in &view.offers {
                let within = ui.menu_button(&offer.label, |ui| offer_ui(ui, offer, actions));
                hint_entry(&within.response, "");
            }
        });
    });
    ui.add_space(scale::SPACE_12);
    let label = ui.label(scale::caption("Or write a condition, as on the command line:"));
    ui.horizontal(|ui| {
        let field = text_field(ui, &drafts.must_have.value, (&view.hint, ""), |edit| {
            // The same under any number of chips, so that it keeps the keyboard.
            let edit = edit.id(Id::unique("must-have")).desired_width(320.0);
            // As high as the button beside it.
            edit.min_size(vec2(0.0, scale::CONTROL_MAIN))
                .align(egui::Align2::LEFT_CENTER)
        });
        field.response.clone().labelled_by(label.id);
        if let Some(text) = field.changed() {
            actions.push(Decide::DraftMustHave(text));
        }
        let enter = field.entered(ui) && !field.text.trim().is_empty();
        if secondary_button(ui, "Add").clicked() || enter {
            actions.push(Decide::AddMustHave);
            // The next one, or what is wrong with this one, is typed there.
            field.response.request_focus();
        }
    });
    if let Some(error) = &drafts.must_have.problem {
        text::problem(ui, error);
    }
    ui.add_space(scale::SPACE_24);
    wishes_ui(ui, view, drafts, actions);
}

fn offer_ui(ui: &mut Ui, offer: &Offer, actions: &mut Actions) {
    for (label, condition) in &offer.options {
        if menu_item(ui, label.as_str()) {
            event(actions, WizardEvent::AddMustHave(condition.clone()));
        }
    }
    if let Some((name, unit)) = &offer.number {
        for (words, sign) in [("At least", ">="), ("At most", "<=")] {
            if menu_item(ui, format!("{words} … {unit}")) {
                actions.push(Decide::DraftMustHave(format!("{name} {sign} ")));
            }
        }
    }
}
