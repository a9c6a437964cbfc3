//! What would change the answer, and how sure it is.

use egui::{Label, Sense, Ui, vec2};

use super::line_at;
use crate::{
    app::{
        action::{Actions, Decide, Select},
        view::decide::{FlipView, RobustView},
    },
    ui::theme::{self, scale, ui_ext},
};

/// The room kept for the button at the end of a line.
const BUTTON_ROOM: f32 = 96.0;

/// What would change the answer, and how sure it is.
pub(super) fn robust_ui(ui: &mut Ui, r: &RobustView, actions: &mut Actions) {
    if !r.nearest.is_empty() {
        list_ui(ui, "Nearest misses", &r.nearest, "");
    }
    if r.shares.is_empty() && r.answers.is_empty() && !r.nearest.is_empty() {
        // Nothing is left, whatever is answered: of a winner there is nothing to say.
        return;
    }
    ui.add_space(scale::SPACE_16);
    ui.label(scale::title("What would change it"));
    let none = "No single answer, changed, brings another winner.";
    flips_ui(ui, "One answer, changed", &r.answers, none, actions);
    head_ui(ui, "Something not stated, settled");
    if r.cells.is_empty() {
        none_ui(
            ui,
            "Nothing that is not stated would, settled either way, bring another winner.",
        );
    }
    for (i, flip) in r.cells.iter().enumerate() {
        ui.push_id(("cell flip", i), |ui| {
            if line_ui(ui, &flip.text, "Claims") {
                actions.push(Select::ToggleClaims(flip.cell.0, flip.cell.1));
            }
        });
    }
    let none = "No change of one weight brings another winner.";
    flips_ui(ui, "How much a question weighs", &r.importances, none, actions);
    ui.add_space(scale::SPACE_16);
    ui.label(scale::title("How sure"));
    if !r.possible.is_empty() {
        ui.add(
            Label::new(scale::running(format!(
                "Could win once all that is open is settled: {}.",
                r.possible
            )))
            .wrap(),
        );
    }
    ui.add(Label::new(scale::caption(format!("Shares of {}.", r.over))).wrap());
    for s in &r.shares {
        ui.add_space(scale::SPACE_8);
        ui.label(scale::strong(&s.name));
        share_line_ui(ui, "of all answers", s.of_answers, &s.of_answers_text);
        share_line_ui(
            ui,
            "of all weightings",
            s.of_weightings,
            &format!("{:.1}%", s.of_weightings * 100.0),
        );
        ui.add(Label::new(scale::caption(&s.of_weightings_text)).wrap());
    }
}

fn share_line_ui(ui: &mut Ui, what: &str, share: f32, text: &str) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(120.0, 16.0), Sense::hover());
        line_at(
            ui,
            what,
            egui::TextStyle::Small,
            theme::roles(ui).text_weak,
            rect.left_center(),
            120.0,
        );
        ui_ext::share_bar(
            ui,
            vec2(ui.available_width() - 64.0, 6.0),
            share,
            None,
            true,
            &format!("{text} {what}"),
        );
        ui.label(scale::caption(text));
    });
}

fn flips_ui(ui: &mut Ui, heading: &str, flips: &[FlipView], none: &str, actions: &mut Actions) {
    head_ui(ui, heading);
    if flips.is_empty() {
        none_ui(ui, none);
    }
    for (i, flip) in flips.iter().enumerate() {
        ui.push_id((heading, i), |ui| {
            if line_ui(ui, &flip.text, "What if…") {
                actions.push(Decide::WhatIf(flip.events.clone()));
            }
        });
    }
}

/// A sentence with a quiet button at the end of its line; both stand on the same first line.
fn line_ui(ui: &mut Ui, text: &str, button: &str) -> bool {
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - BUTTON_ROOM).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.add_space(scale::SPACE_4);
            ui.add(Label::new(scale::running(text)).wrap());
        });
        let response = ui_ext::quiet_button(ui, button);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{button} {text}")));
        response.clicked()
    })
    .inner
}

fn head_ui(ui: &mut Ui, heading: &str) {
    ui.add_space(scale::SPACE_8);
    ui.label(scale::head(heading));
}

fn none_ui(ui: &mut Ui, none: &str) {
    ui.add(Label::new(scale::running(none)).wrap());
}

fn list_ui(ui: &mut Ui, heading: &str, lines: &[String], none: &str) {
    ui.add_space(scale::SPACE_8);
    ui.label(scale::head(heading));
    if lines.is_empty() {
        ui.add(Label::new(scale::running(none)).wrap());
    }
    for line in lines {
        ui.add(Label::new(scale::running(line)).wrap());
    }
}
