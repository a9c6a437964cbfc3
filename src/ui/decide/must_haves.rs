//! Must-haves: conditions of the user's own.

use egui::{Label, RichText, Ui};

use super::{back_ui, event, wishes::wishes_ui};
use crate::{
    app::{
        action::{Actions, Decide},
        view::{DecideView, decide::Offer},
    },
    decide::Event,
    ui::{
        Drafts,
        theme::{self, scale, ui_ext},
    },
};

pub(super) fn must_haves_ui(ui: &mut Ui, view: &DecideView, drafts: &mut Drafts, actions: &mut Actions) {
    ui.label(scale::title("Is there anything it must have?"));
    ui.add_space(scale::SPACE_4);
    let why = "A must-have rules out what is known not to meet it. Where no source says, the service stays and the point is listed to confirm.";
    ui.add(Label::new(scale::running(why)).wrap());
    ui.add_space(scale::SPACE_12);
    chips_ui(ui, view, actions);
    ui.horizontal_wrapped(|ui| {
        let button = ui_ext::secondary_button(ui, "Add a must-have");
        egui::Popup::menu(&button).show(|ui| {
            egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                for offer in &view.offers {
                    ui.menu_button(&offer.label, |ui| offer_ui(ui, offer, drafts, actions));
                }
            });
        });
    });
    ui.add_space(scale::SPACE_12);
    let label = ui.label(scale::caption("Or write a condition, as on the command line:"));
    ui.horizontal(|ui| {
        let edit = egui::TextEdit::singleline(&mut drafts.must_have)
            .desired_width(320.0)
            .hint_text(&view.hint);
        let response = ui.add(edit).labelled_by(label.id);
        if response.changed() {
            actions.push(Decide::DraftMustHave(drafts.must_have.clone()));
        }
        let enter = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if ui_ext::secondary_button(ui, "Add").clicked() || (enter && !drafts.must_have.trim().is_empty()) {
            actions.push(Decide::AddMustHave);
        }
    });
    if let Some(error) = &drafts.must_have_error {
        ui.add(Label::new(RichText::new(error).color(theme::roles(ui).bad)).wrap());
    }
    if view.no_factors {
        ui.add_space(scale::SPACE_24);
        wishes_ui(ui, &view.wishes, actions);
    }
    ui.add_space(scale::SPACE_24);
    ui.horizontal(|ui| {
        if ui_ext::primary_button(ui, "Next").clicked() {
            event(actions, Event::Next);
        }
        back_ui(ui, view, actions);
    });
}

pub(super) fn chips_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    if view.must_haves.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (cond, text) in &view.must_haves {
            if ui_ext::chip(ui, text, &format!("Remove must-have {text}")).clicked() {
                actions.push(Decide::RemoveMustHave(cond.clone()));
            }
        }
    });
    ui.add_space(scale::SPACE_8);
}

fn offer_ui(ui: &mut Ui, offer: &Offer, drafts: &mut Drafts, actions: &mut Actions) {
    for (label, cond) in &offer.options {
        if ui.button(label).clicked() {
            event(actions, Event::AddMustHave(cond.clone()));
            ui.close();
        }
    }
    if let Some((id, unit)) = &offer.number {
        for (words, sign) in [("At least", ">="), ("At most", "<=")] {
            if ui.button(format!("{words} … {unit}")).clicked() {
                drafts.must_have = format!("{id}{sign}");
                actions.push(Decide::DraftMustHave(drafts.must_have.clone()));
                ui.close();
            }
        }
    }
}
