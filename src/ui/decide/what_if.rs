//! What if: a second branch beside the first. Above what differs, below both rankings with what moved and why.

use egui::{Align, Label, Layout, PopupCloseBehavior, Role, Sense, TextStyle, Ui, pos2, vec2};

use super::controls::{WEIGHTS, line_at};
use crate::{
    app::{
        action::{Actions, Decide},
        state::DecidePage,
        view::decide::{ChoiceView, MovedView, WhatIfView},
    },
    decide::WizardEvent,
    ui::{
        theme::{self, Icon, scale},
        widgets::{icon_at, primary_button, quiet_button, radio, scrolling, secondary_button, spoken, text, tick_box},
    },
};

/// Below this width the two verdicts are one below the other.
const BESIDE: f32 = 520.0;

/// The page.
pub(super) fn what_if_ui(ui: &mut Ui, view: &WhatIfView, actions: &mut Actions) {
    let about = "Try another answer or two here. Your own answers stay as they are until you take these over.";
    text::page_head(ui, "What if…", about);
    ui.add_space(scale::SPACE_12);
    verdicts_ui(ui, view);
    ui.add_space(scale::SPACE_12);
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(!view.differs.is_empty(), |ui| {
            if primary_button(ui, "Take these answers over").clicked() {
                actions.push(Decide::AdoptBranch);
            }
        });
        if secondary_button(ui, "Drop them").clicked() {
            actions.push(Decide::DropBranch);
        }
        if quiet_button(ui, "Back to the result").clicked() {
            actions.push(Decide::Show(DecidePage::Wizard));
        }
    });
    text::section(ui, scale::SPACE_16, "Answers");
    for question in &view.questions {
        ui.push_id(("what if", question.factor), |ui| question_ui(ui, question, actions));
    }
    ui.add_space(scale::SPACE_16);
    columns_ui(ui);
    for moved in &view.moved {
        moved_ui(ui, moved);
    }
    if view.more > 0 {
        ui.label(scale::caption(format!("{} more are ranked below these.", view.more)));
    }
}

fn verdicts_ui(ui: &mut Ui, view: &WhatIfView) {
    let one = |ui: &mut Ui, head: &str, verdict: &str, under: &[String]| {
        ui.vertical(|ui| {
            ui.label(scale::head(head));
            ui.add(Label::new(scale::name(verdict)).wrap());
            for line in under {
                text::caption(ui, line);
            }
        });
    };
    let same = ["The same answers so far: change one below.".to_owned()];
    let differs = if view.differs.is_empty() {
        &same[..]
    } else {
        &view.differs[..]
    };
    if ui.available_width() >= BESIDE {
        ui.columns(2, |columns| {
            one(&mut columns[0], "Now", &view.now, &[]);
            one(&mut columns[1], "Then", &view.then, differs);
        });
    } else {
        one(ui, "Now", &view.now, &[]);
        ui.add_space(scale::SPACE_8);
        one(ui, "Then", &view.then, differs);
    }
}

fn question_ui(ui: &mut Ui, q: &ChoiceView, actions: &mut Actions) {
    ui.horizontal(|ui| {
        let roles = theme::roles(ui);
        let width = (ui.available_width() - 232.0).max(160.0);
        let (rect, _) = ui.allocate_exact_size(vec2(width, 44.0), Sense::hover());
        let top = pos2(rect.left(), rect.top() + 13.0);
        line_at(ui, &q.label, TextStyle::Small, roles.text_weak, top, width);
        let words = if q.differs && q.then != q.now {
            format!("{} → {}", q.now, q.then)
        } else {
            q.now.clone()
        };
        let (style, color) = if q.differs {
            (scale::strong14(), roles.text_strong)
        } else {
            (TextStyle::Body, roles.text)
        };
        let at = pos2(rect.left(), rect.top() + 31.0);
        line_at(ui, &words, style, color, at, width);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            weight_ui(ui, q, actions);
            answer_ui(ui, q, actions);
        });
    });
}

fn answer_ui(ui: &mut Ui, q: &ChoiceView, actions: &mut Actions) {
    let button = secondary_button(ui, "Answer…");
    spoken(&button, Role::Button, format_args!("Answer {} otherwise", q.label));
    let behaviour = if q.several {
        PopupCloseBehavior::CloseOnClickOutside
    } else {
        PopupCloseBehavior::CloseOnClick
    };
    egui::Popup::menu(&button).close_behavior(behaviour).show(|ui| {
        scrolling(ui, egui::ScrollArea::vertical().max_height(360.0), |ui| {
            for (label, chosen, events) in &q.options {
                let clicked = if q.several {
                    let mut on = *chosen;
                    tick_box(ui, &mut on, label).changed()
                } else {
                    radio(ui, *chosen, label).clicked()
                };
                if clicked {
                    actions.push(Decide::Branch(events.clone()));
                }
            }
        });
    });
}

fn weight_ui(ui: &mut Ui, q: &ChoiceView, actions: &mut Actions) {
    let button = quiet_button(ui, "Weight…");
    spoken(&button, Role::Button, format_args!("Weigh {} otherwise", q.label));
    egui::Popup::menu(&button).show(|ui| {
        for (n, word) in (0_u8..).zip(WEIGHTS) {
            if radio(ui, n == q.importance, word).clicked() {
                actions.push(Decide::Branch(vec![WizardEvent::SetImportance(q.factor, n)]));
            }
        }
    });
}

/// Room for the arrow before how far it moved.
const ARROW: f32 = 20.0;

/// Widths of a row's columns: the name takes what is left.
fn widths(ui: &Ui) -> [f32; 4] {
    let rest = ui.available_width();
    let (number, word) = (96.0, 120.0);
    [(rest - 2.0 * number - word).max(120.0), number, number, word]
}

fn columns_ui(ui: &mut Ui) {
    let roles = theme::roles(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let mut x = rect.left();
    for (width, text) in widths(ui).into_iter().zip(["Name", "Now", "Then", "Moved"]) {
        // Over the words, which stand after their arrows.
        let x_text = if text == "Moved" { x + ARROW } else { x };
        let at = pos2(x_text, rect.center().y);
        line_at(ui, text, scale::strong12(), roles.text_weak, at, width - 8.0);
        x += width;
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, roles.line));
}

fn moved_ui(ui: &mut Ui, m: &MovedView) {
    let roles = theme::roles(ui);
    let height = if m.because.is_empty() { 32.0 } else { 48.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let words = format!("{}: now {}, then {}, {}. {}", m.name, m.now, m.then, m.word, m.because);
    spoken(&response, Role::Label, &words);
    let y = rect.top() + 16.0;
    let [name, now, then, word] = widths(ui);
    let mut at = pos2(rect.left(), y);
    line_at(ui, &m.name, scale::strong14(), roles.text_strong, at, name - 8.0);
    at.x += name;
    line_at(ui, &m.now, TextStyle::Body, roles.text, at, now - 8.0);
    at.x += now;
    line_at(ui, &m.then, TextStyle::Body, roles.text_strong, at, then - 8.0);
    at.x += then;
    let icon = match m.up {
        Some(n) if n > 0 => Some((Icon::ArrowUp, roles.good)),
        Some(n) if n < 0 => Some((Icon::ArrowDown, roles.caution)),
        None => Some((Icon::Close, roles.caution)),
        Some(_) => None,
    };
    if let Some((icon, color)) = icon {
        icon_at(ui, pos2(at.x + 6.0, y), 14.0, icon, color);
    }
    at.x += ARROW;
    line_at(ui, &m.word, TextStyle::Small, roles.text, at, word - 24.0);
    if !m.because.is_empty() {
        let at = pos2(rect.left(), rect.top() + 35.0);
        line_at(ui, &m.because, TextStyle::Small, roles.text_weak, at, rect.width());
    }
    response.on_hover_text(words);
}
