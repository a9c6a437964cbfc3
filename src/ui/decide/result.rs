//! The recommendation: one sentence, what to do with it, the ranking, and who is out.

use egui::{Label, RichText, Ui};

use super::{controls::event, ranked::ranked_ui, robust::robust_ui};
use crate::{
    app::{
        action::{Actions, Decide, File, Select},
        state::DecidePage,
        view::{DecideView, decide::OutView},
    },
    decide::WizardEvent,
    report::ReportFormat,
    ui::{
        theme::scale,
        widgets::{menu, menu_item, primary_button, quiet_button, secondary_button, text},
    },
};

pub(super) fn result_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    let result = &view.result;
    ui.add(Label::new(scale::verdict(&result.headline)).wrap());
    if !result.besides.is_empty() {
        text::running(ui, &result.besides);
    }
    if !result.under.is_empty() {
        text::running(ui, &result.under);
    }
    if !result.not_weighed.is_empty() {
        text::caption(ui, &result.not_weighed);
    }
    ui.add_space(scale::SPACE_12);
    ui.horizontal_wrapped(|ui| {
        if let Some((text, to)) = &result.next
            && primary_button(ui, text).clicked()
        {
            actions.push(Decide::GoTo(*to));
        }
        if result.leaders.len() >= 2 {
            let text = if result.leaders.len() == 3 {
                "Compare the top three"
            } else {
                "Compare the two"
            };
            let button = if result.leads { primary_button } else { secondary_button };
            if button(ui, text).clicked() {
                actions.push(Select::CompareThese(result.leaders.clone()));
            }
        }
        let save = secondary_button(ui, "Save record…");
        menu(&save, 160.0, |ui| {
            for (format, label, _) in ReportFormat::records() {
                if menu_item(ui, format!("As {label}…")) {
                    actions.push(File::SaveRecord(format));
                }
            }
        });
        if secondary_button(ui, "What if…").clicked() {
            // A branch that was begun is taken up again.
            actions.push(if view.has_branch {
                Decide::Show(DecidePage::WhatIf)
            } else {
                Decide::WhatIf(Vec::new())
            });
        }
        if !result.ranked.is_empty() && secondary_button(ui, "Show these in Explore").clicked() {
            actions.push(Decide::ShowRanked);
        }
        if secondary_button(ui, "Change answers").clicked() {
            event(actions, WizardEvent::ToReview);
        }
        if quiet_button(ui, "Begin again").clicked() {
            event(actions, WizardEvent::Restart);
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
    if more > 0 && quiet_button(ui, &format!("Show more: {more} are {what} below these")).clicked() {
        actions.push(Decide::ShowMore);
    }
}

/// Stands where the figures will, so that nothing above them moves when they arrive.
fn working_ui(ui: &mut Ui) {
    for heading in ["What would change it", "How sure"] {
        ui.add_space(scale::SPACE_16);
        ui.label(scale::title(heading));
        ui.label(scale::running("Working it out…"));
    }
}

fn ruled_out_ui(ui: &mut Ui, list: &[OutView], actions: &mut Actions) {
    if list.is_empty() {
        return;
    }
    text::section(ui, scale::SPACE_16, "Ruled out");
    for out in list {
        ui.add_space(scale::SPACE_8);
        ui.horizontal_wrapped(|ui| {
            if ui.link(RichText::new(&out.name).strikethrough()).clicked() {
                actions.push(Select::Open(out.service));
            }
            for (to, name) in &out.instead {
                ui.label(scale::caption("use instead"));
                text::service_link(ui, *to, name, actions);
            }
        });
        for reason in &out.reasons {
            text::caption(ui, reason);
        }
    }
}
