//! The recommendation: one sentence, what to do with it, the ranking, and who is out.

use egui::{Label, RichText, Ui};

use super::{event, ranked::ranked_ui, robust::robust_ui};
use crate::{
    app::{
        action::{Actions, File, Select},
        view::{DecideView, decide::OutView},
    },
    decide::Event,
    export::record,
    ui::theme::{scale, ui_ext},
};

pub(super) fn result_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    let result = &view.result;
    ui.add(Label::new(scale::verdict(&result.sentence)).wrap());
    if !result.under.is_empty() {
        ui.add(Label::new(scale::running(&result.under)).wrap());
    }
    ui.add_space(scale::SPACE_12);
    ui.horizontal_wrapped(|ui| {
        if result.leaders.len() >= 2 {
            let text = if result.leaders.len() == 3 {
                "Compare the top three"
            } else {
                "Compare the two"
            };
            if ui_ext::primary_button(ui, text).clicked() {
                actions.push(Select::CompareThese(result.leaders.clone()));
            }
        }
        let save = ui_ext::secondary_button(ui, "Save record…");
        egui::Popup::menu(&save).show(|ui| {
            ui.set_min_width(160.0);
            for format in record::Format::ALL {
                if ui.button(format!("As {}…", format.label())).clicked() {
                    actions.push(File::SaveRecord(format));
                    ui.close();
                }
            }
        });
        if ui_ext::secondary_button(ui, "Change answers").clicked() {
            event(actions, Event::ToReview);
        }
        if ui_ext::quiet_button(ui, "Begin again").clicked() {
            event(actions, Event::Restart);
        }
    });
    ui.add_space(scale::SPACE_16);
    for ranked in &result.ranked {
        ranked_ui(ui, ranked, actions);
    }
    if let Some(robust) = &result.robust {
        robust_ui(ui, robust);
    }
    ruled_out_ui(ui, &result.ruled_out, actions);
}

fn ruled_out_ui(ui: &mut Ui, list: &[OutView], actions: &mut Actions) {
    if list.is_empty() {
        return;
    }
    ui.add_space(scale::SPACE_16);
    ui.label(scale::head("Ruled out"));
    for out in list {
        ui.add_space(scale::SPACE_8);
        ui.horizontal_wrapped(|ui| {
            if ui.link(RichText::new(&out.name).strikethrough()).clicked() {
                actions.push(Select::Open(out.service));
            }
            for (to, name) in &out.instead {
                ui.label(scale::caption("use instead"));
                match to {
                    Some(to) => {
                        if ui.link(name).clicked() {
                            actions.push(Select::Open(*to));
                        }
                    }
                    None => {
                        ui.label(name);
                    }
                }
            }
        });
        for reason in &out.reasons {
            ui.add(Label::new(scale::caption(reason)).wrap());
        }
    }
}
