//! One service of the ranking: its bar, and its reasons unfolded on a click.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui, collapsing_header::CollapsingState, vec2};

use super::{controls::column_ui, evidence::evidence_ui};
use crate::{
    app::{
        action::{Actions, Select},
        view::decide::{RankedView, ReasonView},
    },
    ui::{
        theme::{self, scale},
        widgets::{BadgeKind, badge, share_bar, text},
    },
};

/// One service of the ranking: a bar with a whisker for what is not known, and its reasons unfolded on a click.
///
/// `leads`: the first in the ranking leads it, which it does not where nothing stated speaks for it.
pub(super) fn ranked_ui(ui: &mut Ui, r: &RankedView, leads: bool, actions: &mut Actions) {
    let roles = theme::roles(ui);
    ui.push_id(("ranked", r.service.0), |ui| {
        Frame::new()
            .fill(roles.surface)
            .stroke(Stroke::new(1.0, roles.line))
            .corner_radius(scale::CORNER)
            .inner_margin(Margin::symmetric(16, 12))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = scale::SPACE_4;
                ui.horizontal(|ui| {
                    ui.label(scale::caption(r.place.to_string()));
                    if ui.link(scale::strong(&r.name)).clicked() {
                        actions.push(Select::Open(r.service));
                    }
                    if !r.to_confirm.is_empty() {
                        badge(ui, "to confirm", BadgeKind::Caution);
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(&r.score));
                });
                let spoken = format!("{} scores {}", r.name, r.score);
                let (size, strong) = (vec2(ui.available_width(), 8.0), leads && r.place == 1);
                share_bar(ui, size, r.share, r.whisker, strong, &spoken);
                if let Some(aside) = r.aside {
                    text::caption(ui, aside);
                }
                for met in &r.met {
                    text::caption(ui, met);
                }
                for ends in &r.ends {
                    text::caption(ui, ends);
                }
                for open in &r.to_confirm {
                    text::caption(ui, format!("To confirm: {open}"));
                }
                let count = r.reasons.len() + r.open.len() + r.lost.len();
                if count > 0 {
                    let id = ui.make_persistent_id("why");
                    CollapsingState::load_with_default_open(ui.ctx(), id, r.place == 1)
                        .show_header(ui, |ui| {
                            ui.label(scale::caption(format!(
                                "Why: {} for, {} not known, {} against",
                                r.reasons.len(),
                                r.open.len(),
                                r.lost.len()
                            )));
                        })
                        .body_unindented(|ui| {
                            reasons_ui(ui, "For it", &r.reasons, actions);
                            reasons_ui(ui, "Not known", &r.open, actions);
                            reasons_ui(ui, "Against it", &r.lost, actions);
                        });
                }
            });
        ui.add_space(scale::SPACE_8);
    });
}

fn reasons_ui(ui: &mut Ui, heading: &str, reasons: &[ReasonView], actions: &mut Actions) {
    if reasons.is_empty() {
        return;
    }
    text::section(ui, scale::SPACE_4, heading);
    for (i, r) in reasons.iter().enumerate() {
        ui.horizontal_top(|ui| {
            column_ui(ui, &r.points, 84.0, 18.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                // Said once for all rules of one answer.
                if i == 0 || reasons[i - 1].answer != r.answer {
                    text::strong(ui, &r.answer);
                }
                text::running(ui, &r.because);
                ui.push_id((heading, i), |ui| evidence_ui(ui, r, actions));
                ui.add_space(scale::SPACE_4);
            });
        });
    }
}
