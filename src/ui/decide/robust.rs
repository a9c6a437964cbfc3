//! What would change the answer, and how sure it is.

use egui::{Role, Ui, vec2};

use super::controls::column_ui;
use crate::{
    app::{
        action::{Actions, Decide, Evidence, Select},
        view::decide::{FlipView, RobustView},
    },
    ui::{
        theme::scale,
        widgets::{quiet_button, share_bar, spoken, text},
    },
};

/// The room kept for the button at the end of a line.
const BUTTON_ROOM: f32 = 96.0;

/// What would change the answer, and how sure it is.
pub(super) fn robust_ui(ui: &mut Ui, r: &RobustView, actions: &mut Actions) {
    if !r.nearest.is_empty() {
        text::section(ui, scale::SPACE_8, "Nearest misses");
        for line in &r.nearest {
            text::running(ui, line);
        }
    }
    if r.shares.is_empty() && r.answers.is_empty() && !r.nearest.is_empty() {
        // Nothing is left, whatever is answered: of a winner there is nothing to say.
        return;
    }
    ui.add_space(scale::SPACE_16);
    ui.label(scale::title("What would change it"));
    let none = "No single answer, changed, brings another outcome.";
    flips_ui(ui, "One answer, changed", &r.answers, none, actions);
    text::section(ui, scale::SPACE_8, "Something not stated, settled");
    if r.cells.is_empty() {
        let none = "Nothing that is not stated would, settled either way, bring another outcome.";
        text::running(ui, none);
    }
    for (i, flip) in r.cells.iter().enumerate() {
        ui.push_id(("cell flip", i), |ui| {
            if line_ui(ui, &flip.text, "Claims") {
                actions.push(Select::ToggleClaims(flip.cell.0, flip.cell.1));
            }
            if line_ui(ui, &flip.question, "Copy") {
                actions.push(Evidence::CopyQuestion(flip.cell.0, flip.cell.1));
            }
            if !flip.worth.is_empty() {
                text::caption(ui, &flip.worth);
            }
        });
    }
    let none = "No change of one weight brings another outcome.";
    flips_ui(ui, "How much a question weighs", &r.importances, none, actions);
    ui.add_space(scale::SPACE_16);
    ui.label(scale::title("How sure"));
    if !r.possible.is_empty() {
        let possible = format!("Could win once all that is open is settled: {}.", r.possible);
        text::running(ui, possible);
    }
    if !r.over.is_empty() {
        text::caption(ui, format!("Who comes first, over {}.", r.over));
    }
    for s in &r.shares {
        ui.add_space(scale::SPACE_8);
        ui.label(scale::strong(&s.name));
        if !s.of_answers_text.is_empty() {
            share_line_ui(ui, "of answers", s.of_answers, &s.of_answers_text);
        }
        if !s.of_weightings_text.is_empty() {
            share_line_ui(ui, "of weightings", s.of_weightings, &s.of_weightings_text);
        }
        if !s.typically.is_empty() {
            text::caption(ui, format!("Typically: {}", s.typically));
        }
    }
}

fn share_line_ui(ui: &mut Ui, what: &str, share: f32, words: &str) {
    ui.horizontal(|ui| {
        column_ui(ui, what, 120.0, 16.0);
        let size = vec2(ui.available_width() - 64.0, 6.0);
        share_bar(ui, size, share, None, true, &format!("{words} {what}"));
        ui.label(scale::caption(words));
    });
}

fn flips_ui(ui: &mut Ui, heading: &str, flips: &[FlipView], none: &str, actions: &mut Actions) {
    text::section(ui, scale::SPACE_8, heading);
    if flips.is_empty() {
        text::running(ui, none);
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
fn line_ui(ui: &mut Ui, sentence: &str, button: &str) -> bool {
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - BUTTON_ROOM).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.add_space(scale::SPACE_4);
            text::running(ui, sentence);
        });
        let response = quiet_button(ui, button);
        spoken(&response, Role::Button, format_args!("{button} {sentence}"));
        response.clicked()
    })
    .inner
}
