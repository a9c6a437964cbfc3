//! What would change the answer, and how sure it is.

use egui::{Align, Layout, Role, Sense, TextStyle, Ui, pos2, vec2};

use super::controls::{beside_ui, line_at};
use crate::{
    app::{
        action::{Actions, Decide, Evidence, Select},
        view::decide::{ChangeView, QuestionChanges, RobustView, ShareView},
    },
    catalog::wording::BEYOND_GIVEN,
    ui::{
        annotations,
        theme::{self, scale},
        widgets::{menu, menu_item, quiet_button, share_bar, spoken, text},
    },
};

/// The room kept for the button at the end of a line.
const BUTTON_ROOM: f32 = 88.0;

/// What would change the answer, and how sure it is; side by side where there is room.
pub(super) fn robust_ui(ui: &mut Ui, r: &RobustView, beside: bool, actions: &mut Actions) {
    if !r.nearest.is_empty() {
        text::section(ui, scale::SPACE_8, "Nearest misses");
        for line in &r.nearest {
            text::running(ui, line);
        }
    }
    if r.shares.is_empty() && r.questions.is_empty() && !r.nearest.is_empty() {
        // Nothing is left, whatever is answered: there is nothing to show about a winner.
        return;
    }
    ui.add_space(if beside { scale::SPACE_12 } else { scale::SPACE_24 });
    if !beside {
        sure_ui(ui, r);
        ui.add_space(scale::SPACE_24);
        changes_ui(ui, r, actions);
        return;
    }
    let half = (ui.available_width() - scale::SPACE_24) / 2.0;
    beside_ui(
        ui,
        (half, half),
        actions,
        |ui, _| sure_ui(ui, r),
        |ui, actions| changes_ui(ui, r, actions),
    );
}

fn sure_ui(ui: &mut Ui, r: &RobustView) {
    ui.label(scale::title("How sure"));
    if !r.shares.is_empty() {
        ui.add_space(scale::SPACE_4);
        table_ui(ui, &r.shares);
    }
    if !r.over.is_empty() {
        text::caption(ui, format!("Who comes first, over {}.", r.over));
    }
    if !r.possible.is_empty() {
        let possible = format!("Could win once all that is open is settled: {}.", r.possible);
        text::running(ui, possible);
    }
}

/// What shares are of, and the one that each has of it with its words.
type ShareColumn = (&'static str, fn(&ShareView) -> (f32, &str));

/// A row for each that ever comes first: of how many answers, of how many weightings.
fn table_ui(ui: &mut Ui, shares: &[ShareView]) {
    let roles = theme::roles(ui);
    // A list without questions has no answers to count: it has one column, and the other is not mentioned.
    let columns: [ShareColumn; 2] = [
        ("answers", |s| (s.of_answers, &s.of_answers_text)),
        ("weightings", |s| (s.of_weightings, &s.of_weightings_text)),
    ];
    let columns = columns
        .iter()
        .filter(|(_, share)| shares.iter().any(|s| !share(s).1.is_empty()));
    let columns: Vec<_> = columns.collect();
    let width = ui.available_width();
    // In a wide window the longest names are whole.
    let share = if width >= 600.0 { 0.5 } else { 0.4 };
    let name = (width * share).min(320.0);
    let column = (width - name) / 2.0;
    let x = |rect: egui::Rect, n: u8| rect.left() + name + f32::from(n) * column;
    let (head, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    for (n, (what, _)) in (0..).zip(&columns) {
        let at = pos2(x(head, n), head.center().y);
        let word = format!("of {what}");
        line_at(ui, &word, scale::strong12(), roles.text_weak, at, column);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for s in shares {
        let (rect, response) = ui.allocate_exact_size(vec2(width, scale::CONTROL), Sense::hover());
        let line = egui::Stroke::new(1.0, roles.line);
        ui.painter().hline(rect.x_range(), rect.top(), line);
        let middle = rect.center().y;
        let signs = annotations::name_sign(ui, pos2(rect.left(), middle), s.aside.is_some());
        let at = pos2(rect.left() + signs, middle);
        let room = name - scale::SPACE_12 - signs;
        line_at(ui, &s.name, TextStyle::Body, roles.text_strong, at, room);
        let mut both = Vec::new();
        for (n, (what, share)) in (0..).zip(&columns) {
            let (share, words) = share(s);
            if words.is_empty() {
                continue;
            }
            let at = pos2(x(rect, n), middle);
            line_at(ui, words, TextStyle::Small, roles.text, at, 72.0);
            let bar = egui::Rect::from_min_size(at + vec2(76.0, -4.0), vec2((column - 92.0).max(0.0), 8.0));
            let mut part = text::part(ui, bar, ("share", n, &s.name), Layout::left_to_right(Align::Center));
            both.push(format!("{words} of {what}"));
            share_bar(&mut part, bar.size(), share, None, true, &format!("{words} of {what}"));
        }
        let both = both.join(", ");
        let beyond = s.aside.map_or_else(String::new, |_| format!(", {BEYOND_GIVEN}"));
        let words = format!("{}: {both}{beyond}", s.name);
        spoken(&response, Role::Label, &words);
        response.on_hover_text(if s.typically.is_empty() {
            words
        } else {
            format!("{words}\nTypically: {}", s.typically)
        });
    }
    ui.add_space(scale::SPACE_8);
}

fn changes_ui(ui: &mut Ui, r: &RobustView, actions: &mut Actions) {
    ui.label(scale::title("What would change it"));
    ui.add_space(scale::SPACE_4);
    if r.questions.is_empty() {
        text::running(
            ui,
            "No single answer, changed, and no change of one weight brings another outcome.",
        );
    }
    for question in &r.questions {
        ui.push_id(&question.question, |ui| question_ui(ui, question, actions));
    }
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
            let ask = ui.link(scale::caption("Copy the question that would settle it"));
            spoken(&ask, Role::Button, format_args!("Copy {}", flip.question));
            if ask.on_hover_text(&flip.question).clicked() {
                actions.push(Evidence::CopyQuestion(flip.cell.0, flip.cell.1));
            }
            if !flip.worth.is_empty() {
                text::caption(ui, &flip.worth);
            }
        });
    }
}

/// `Language: anything but R or SQL → Azure Machine Learning`, with the way to try it.
fn question_ui(ui: &mut Ui, question: &QuestionChanges, actions: &mut Actions) {
    for (i, change) in question.changes.iter().enumerate() {
        let sentence = format!("{}: {}", question.question, change.text);
        ui.push_id(i, |ui| {
            sentence_ui(ui, &sentence, |ui| try_ui(ui, &sentence, change, actions));
        });
    }
}

/// The button that tries a change in a second branch; of several, a menu.
fn try_ui(ui: &mut Ui, sentence: &str, change: &ChangeView, actions: &mut Actions) {
    let button = quiet_button(ui, "What if…");
    spoken(&button, Role::Button, format_args!("What if… {sentence}"));
    if let [(_, events)] = change.tries.as_slice() {
        if button.clicked() {
            actions.push(Decide::WhatIf(events.clone()));
        }
        return;
    }
    menu(&button, 200.0, |ui| {
        for (words, events) in &change.tries {
            if menu_item(ui, words.as_str()) {
                actions.push(Decide::WhatIf(events.clone()));
            }
        }
    });
}

/// A sentence with a quiet button at the end of its line.
fn line_ui(ui: &mut Ui, sentence: &str, button: &str) -> bool {
    let mut clicked = false;
    sentence_ui(ui, sentence, |ui| {
        let response = quiet_button(ui, button);
        spoken(&response, Role::Button, format_args!("{button} {sentence}"));
        clicked = response.clicked();
    });
    clicked
}

/// A sentence and what is at the end of its line; both on the same first line.
fn sentence_ui(ui: &mut Ui, sentence: &str, end: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - BUTTON_ROOM).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.add_space(scale::SPACE_4);
            text::running(ui, sentence);
        });
        end(ui);
    });
}
