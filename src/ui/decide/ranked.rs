//! One service of the ranking: its bar, and its reasons unfolded on a click.

use egui::{Align, Frame, Label, Layout, Margin, Sense, Stroke, Ui, vec2};

use super::{evidence::evidence_ui, line_at};
use crate::{
    app::{
        action::{Actions, Select},
        view::decide::{RankedView, ReasonView},
    },
    ui::theme::{self, scale, ui_ext, ui_ext::BadgeKind},
};

/// `leads`: the first in the ranking leads it, which it does not where nothing stated speaks for it.
///
/// One service of the ranking: a bar with a whisker for what is not known, and its reasons unfolded on a click.
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
                        ui_ext::badge(ui, "to confirm", BadgeKind::Caution);
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(&r.score));
                });
                let spoken = format!("{} scores {}", r.name, r.score);
                ui_ext::share_bar(
                    ui,
                    vec2(ui.available_width(), 8.0),
                    r.share,
                    r.whisker,
                    leads && r.place == 1,
                    &spoken,
                );
                for text in &r.to_confirm {
                    ui.add(Label::new(scale::caption(format!("To confirm: {text}"))).wrap());
                }
                let count = r.reasons.len() + r.open.len() + r.lost.len();
                if count > 0 {
                    let id = ui.make_persistent_id("why");
                    egui::collapsing_header::CollapsingState::load_with_default_open(ui.ctx(), id, r.place == 1)
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
    ui.add_space(scale::SPACE_4);
    ui.label(scale::head(heading));
    for (i, r) in reasons.iter().enumerate() {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(84.0, 18.0), Sense::hover());
            line_at(
                ui,
                &r.points,
                egui::TextStyle::Small,
                theme::roles(ui).text_weak,
                rect.left_center(),
                84.0,
            );
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                // Said once for all rules of one answer.
                if i == 0 || reasons[i - 1].answer != r.answer {
                    ui.add(Label::new(scale::strong(&r.answer)).wrap());
                }
                ui.add(Label::new(scale::running(&r.because)).wrap());
                ui.push_id((heading, i), |ui| evidence_ui(ui, r, actions));
                ui.add_space(scale::SPACE_4);
            });
        });
    }
}
