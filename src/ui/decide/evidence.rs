//! What a point of the ranking rests on, unfolded in place: the rule, its source, and the claims of the cells it looked
//! at.

use egui::{RichText, Role, TextStyle, Ui};

use crate::{
    app::{
        action::{Actions, Select},
        view::decide::{ReasonView, RuleEvidence},
    },
    ui::{
        theme::scale,
        widgets::{spoken, text},
    },
};

/// The source of one reason, and what it rests on, unfolded by a link that keeps its place.
pub(super) fn evidence_ui(ui: &mut Ui, reason: &ReasonView, actions: &mut Actions) {
    if reason.evidence.is_empty() {
        if !reason.source.is_empty() {
            text::caption(ui, &reason.source);
        }
        return;
    }
    let line = |ui: &mut Ui, open: bool| {
        let words = if open { "Hide evidence" } else { "Evidence" };
        // Else its first line would be as high as a control, and those below it as high as text.
        let control = std::mem::take(&mut ui.spacing_mut().interact_size.y);
        let line = ui.horizontal_wrapped(|ui| {
            if !reason.source.is_empty() {
                ui.label(scale::caption(&reason.source));
            }
            let link = text::whole_link(ui, RichText::new(words).text_style(TextStyle::Small));
            spoken(&link, Role::Button, format_args!("{words}: {}", reason.because));
            link
        });
        ui.spacing_mut().interact_size.y = control;
        line.inner
    };
    if text::unfolds(ui, "evidence", line) {
        for (i, rule) in reason.evidence.iter().enumerate() {
            ui.push_id(i, |ui| text::raised(ui, |ui| rule_ui(ui, rule, actions)));
            ui.add_space(scale::SPACE_4);
        }
    }
}

fn rule_ui(ui: &mut Ui, rule: &RuleEvidence, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(scale::head("The rule asks"));
    text::running(ui, &rule.asks);
    ui.label(scale::head("It rests on"));
    let source = match &rule.link {
        Some(_) => RichText::new(&rule.source),
        None => scale::running(&rule.source),
    };
    text::outside_link(ui, source, rule.link.as_deref(), actions);
    if !rule.place.is_empty() {
        text::caption(ui, &rule.place);
    }
    for looked in &rule.cells {
        ui.add_space(scale::SPACE_4);
        ui.horizontal(|ui| {
            ui.label(scale::head(&looked.label));
            let link = ui.link(scale::caption("all claims"));
            spoken(&link, Role::Link, format_args!("All claims on {}", looked.label));
            if link.clicked() {
                actions.push(Select::ToggleClaims(looked.cell.0, looked.cell.1));
            }
        });
        if looked.claims.is_empty() {
            text::running(ui, "Not stated in any source.");
        }
        for claim in &looked.claims {
            text::selectable(ui, claim);
        }
    }
}
