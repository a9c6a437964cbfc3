//! What a point of the ranking rests on, unfolded in place: the rule, its source, and the claims of the cells it looked
//! at.

use egui::{Frame, Label, Margin, Ui};

use crate::{
    app::{
        action::{Actions, File, Select},
        view::decide::{ReasonView, RuleEvidence},
    },
    ui::theme::{self, scale},
};

/// The source of one reason, and behind a link that keeps its place what it rests on.
pub(super) fn evidence_ui(ui: &mut Ui, reason: &ReasonView, actions: &mut Actions) {
    if reason.evidence.is_empty() {
        return;
    }
    let id = ui.make_persistent_id("evidence");
    let mut open = ui.data(|d| d.get_temp::<bool>(id)).unwrap_or(false);
    let text = if open { "Hide evidence" } else { "Evidence" };
    ui.horizontal_wrapped(|ui| {
        if !reason.source.is_empty() {
            ui.label(scale::caption(&reason.source));
        }
        let link = ui.link(egui::RichText::new(text).text_style(egui::TextStyle::Small));
        link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{text}: {}", reason.because)));
        if link.clicked() {
            open = !open;
            ui.data_mut(|d| d.insert_temp(id, open));
        }
    });
    if open {
        for (i, rule) in reason.evidence.iter().enumerate() {
            ui.push_id(i, |ui| rule_ui(ui, rule, actions));
        }
    }
}

fn rule_ui(ui: &mut Ui, rule: &RuleEvidence, actions: &mut Actions) {
    let roles = theme::roles(ui);
    Frame::new()
        .fill(roles.raised)
        .corner_radius(scale::CORNER)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(scale::head("The rule asks"));
            ui.add(Label::new(scale::running(&rule.asks)).wrap());
            ui.label(scale::head("It rests on"));
            match &rule.link {
                Some(link) => {
                    if ui.link(&rule.source).on_hover_text(link).clicked() {
                        actions.push(File::OpenLink(link.clone()));
                    }
                }
                None => {
                    ui.add(Label::new(scale::running(&rule.source)).wrap());
                }
            }
            if !rule.place.is_empty() {
                ui.add(Label::new(scale::caption(&rule.place)).wrap());
            }
            for looked in &rule.cells {
                ui.add_space(scale::SPACE_4);
                ui.horizontal(|ui| {
                    ui.label(scale::head(&looked.label));
                    let link = ui.link(scale::caption("all claims"));
                    link.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::Link, true, format!("All claims on {}", looked.label))
                    });
                    if link.clicked() {
                        actions.push(Select::ToggleClaims(looked.cell.0, looked.cell.1));
                    }
                });
                if looked.claims.is_empty() {
                    ui.add(Label::new(scale::running("Not stated in any source.")).wrap());
                }
                for claim in &looked.claims {
                    ui.add(Label::new(scale::running(claim)).wrap().selectable(true));
                }
            }
        });
    ui.add_space(scale::SPACE_4);
}
