//! Why one of the ranking is where it is: every point with its rule and what that rests on.

use egui::{Align, Layout, TextStyle, Ui};

use super::{controls::column_ui, evidence::evidence_ui};
use crate::{
    app::{
        action::{Actions, Select},
        view::decide::{RankedView, ReasonView},
    },
    ui::{
        theme::scale,
        widgets::{quiet_button, text, text_width},
    },
};

/// The why of one.
pub(super) fn why_ui(ui: &mut Ui, r: &RankedView, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = scale::SPACE_4;
    ui.horizontal(|ui| {
        let room = ui.available_width() - 64.0;
        ui.scope(|ui| {
            ui.set_width(room);
            text::cut(ui, scale::name(&r.name), &r.name);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let open = quiet_button(ui, "Open");
            crate::ui::widgets::spoken(&open, egui::Role::Button, format_args!("Open {}", r.name));
            if open.clicked() {
                actions.push(Select::Open(r.service));
            }
        });
    });
    if let Some(aside) = r.aside {
        text::caption(ui, aside);
    }
    for open in &r.to_confirm {
        text::caption(ui, format!("To confirm: {open}"));
    }
    for sentence in &r.met {
        text::caption(ui, sentence);
    }
    if r.reasons.is_empty() && r.open.is_empty() && r.lost.is_empty() {
        text::running(ui, "Nothing stated speaks for it or against it.");
    }
    reasons_ui(ui, "For it", &r.reasons, actions);
    reasons_ui(ui, "Not known", &r.open, actions);
    reasons_ui(ui, "Against it", &r.lost, actions);
    // What has no points comes after what has.
    for sentence in &r.ends {
        text::caption(ui, sentence);
    }
}

fn reasons_ui(ui: &mut Ui, heading: &str, reasons: &[ReasonView], actions: &mut Actions) {
    if reasons.is_empty() {
        return;
    }
    text::section(ui, scale::SPACE_8, heading);
    // As wide as the longest: `+44.4 of 100.0` is cut nowhere.
    let widths = reasons
        .iter()
        .map(|r| text_width(ui, &r.points, &TextStyle::Small) + 1.0);
    let width = widths.fold(64.0, f32::max).ceil();
    for (i, r) in reasons.iter().enumerate() {
        ui.horizontal_top(|ui| {
            column_ui(ui, &r.points, width, 18.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                // Shown once for all rules of one answer.
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
