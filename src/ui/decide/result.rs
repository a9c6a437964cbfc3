//! The recommendation: one sentence, what to do with it, the ranking, and who is out.

use egui::{Label, RichText, Ui};

use super::{event, ranked::ranked_ui, robust::robust_ui};
use crate::{
    app::{
        action::{Actions, Decide, File, Select},
        state::DecidePage,
        view::{DecideView, decide::OutView},
    },
    decide::Event,
    report::ReportFormat,
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
        if let Some((text, to)) = &result.next
            && ui_ext::primary_button(ui, text).clicked()
        {
            actions.push(Decide::GoTo(*to));
        }
        if result.leaders.len() >= 2 {
            let text = if result.leaders.len() == 3 {
                "Compare the top three"
            } else {
                "Compare the two"
            };
            let clicked = if result.leads {
                ui_ext::primary_button(ui, text).clicked()
            } else {
                ui_ext::secondary_button(ui, text).clicked()
            };
            if clicked {
                actions.push(Select::CompareThese(result.leaders.clone()));
            }
        }
        let save = ui_ext::secondary_button(ui, "Save record…");
        egui::Popup::menu(&save).show(|ui| {
            ui.set_min_width(160.0);
            for (format, label, _) in ReportFormat::records() {
                if ui.button(format!("As {label}…")).clicked() {
                    actions.push(File::SaveRecord(format));
                    ui.close();
                }
            }
        });
        if ui_ext::secondary_button(ui, "What if…").clicked() {
            // A branch that was begun is taken up again.
            actions.push(if view.has_branch {
                Decide::Show(DecidePage::WhatIf)
            } else {
                Decide::WhatIf(Vec::new())
            });
        }
        if ui_ext::secondary_button(ui, "Change answers").clicked() {
            event(actions, Event::ToReview);
        }
        if ui_ext::quiet_button(ui, "Begin again").clicked() {
            event(actions, Event::Restart);
        }
    });
    ui.add_space(scale::SPACE_16);
    for ranked in &result.ranked {
        ranked_ui(ui, ranked, result.leads, actions);
    }
    more_ui(ui, result.more.0, "ranked", actions);
    if let Some(robust) = &result.robust {
        robust_ui(ui, robust, actions);
    } else if view.working {
        working_ui(ui);
    }
    ruled_out_ui(ui, &result.ruled_out, actions);
    more_ui(ui, result.more.1, "ruled out", actions);
}

/// What is not shown yet is counted, never left out in silence.
fn more_ui(ui: &mut Ui, more: usize, what: &str, actions: &mut Actions) {
    if more > 0 && ui_ext::quiet_button(ui, &format!("Show more: {more} are {what} below these")).clicked() {
        actions.push(Decide::ShowMore);
    }
}

/// Stands where the figures will, so that nothing above them moves when they arrive.
fn working_ui(ui: &mut Ui) {
    ui.add_space(scale::SPACE_16);
    ui.label(scale::title("What would change it"));
    ui.label(scale::running("Working it out…"));
    ui.add_space(scale::SPACE_16);
    ui.label(scale::title("How sure"));
    ui.label(scale::running("Working it out…"));
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
