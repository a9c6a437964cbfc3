//! The sidebar: the path so far, who leads and how the field narrows.

use egui::{Align, Color32, Label, Layout, Rect, Role, Sense, Stroke, TextStyle, Ui, pos2, vec2};

use super::controls::line_at;
use crate::{
    app::{
        action::{Actions, Decide},
        state::DecidePage,
        view::{DecideView, decide::PathStep},
    },
    decide::Position,
    ui::{
        theme::{self, Icon, scale},
        widgets::{focus_ring, icon_at, quiet_button, secondary_button, share_bar, spoken_as, text, tick_box},
    },
};

pub(super) fn path_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for step in &view.steps {
        step_ui(ui, step, view.page == DecidePage::Wizard, actions);
    }
    pages_ui(ui, view, actions);
    ui.add_space(scale::SPACE_16);
    ui.label(scale::strong(&view.field));
    ui.label(scale::caption(if view.leading.is_empty() {
        "Nobody leads yet"
    } else {
        "Leading so far"
    }));
    for (i, leader) in view.leading.iter().enumerate() {
        ui.add_space(scale::SPACE_4);
        ui.horizontal(|ui| {
            let room = ui.available_width() - 44.0;
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(Label::new(&leader.name).truncate());
            });
            let score = scale::caption(&leader.score);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(score));
        });
        let words = format!("{} {}", leader.name, leader.score);
        let size = vec2(ui.available_width(), 6.0);
        share_bar(ui, size, leader.share, None, i == 0, &words);
    }
    if let Some(settled) = &view.settled {
        ui.add_space(scale::SPACE_12);
        text::running(ui, settled);
        if secondary_button(ui, "Go to the result").clicked() {
            actions.push(Decide::GoTo(Position::Result));
        }
    }
    if let Some((question, label)) = &view.next_question {
        ui.add_space(scale::SPACE_12);
        text::caption(ui, "The question that tells most now");
        if secondary_button(ui, label).clicked() {
            actions.push(Decide::GoTo(Position::Question(*question)));
        }
    }
    ui.add_space(scale::SPACE_16);
    let mut include = view.include_retired;
    if tick_box(ui, &mut include, "Rank retired ones too").changed() {
        actions.push(Decide::SetIncludeRetired(include));
    }
}

/// The pages beside the path: the machine as a picture, and the second branch once there is one.
fn pages_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    ui.add_space(scale::SPACE_8);
    let mut page = |text: &str, page: DecidePage| {
        let on = view.page == page;
        let response = quiet_button(ui, text);
        spoken_as(&response, Role::Button, on, text);
        if on {
            let bar = Rect::from_min_size(response.rect.left_top(), vec2(2.0, response.rect.height()));
            ui.painter()
                .rect_filled(bar.shrink2(vec2(0.0, 6.0)), 0, theme::roles(ui).accent);
        }
        if response.clicked() {
            actions.push(Decide::Show(if on { DecidePage::Wizard } else { page }));
        }
    };
    page("The steps as a picture", DecidePage::Machine);
    if view.has_branch {
        page("What if", DecidePage::WhatIf);
    }
}

/// One step of the path. `shown`: the wizard itself is on the right, and not one of the pages beside it.
fn step_ui(ui: &mut Ui, step: &PathStep, shown: bool, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let height = if step.answer.is_empty() { 30.0 } else { 46.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let now = step.now && shown;
    let state = match (step.now, step.done) {
        (true, _) => "now",
        (_, true) => "done",
        _ => "to come",
    };
    let answered = if step.answer.is_empty() { "" } else { ", " };
    let words = format!("{}{answered}{}, {state}", step.label, step.answer);
    spoken_as(&response, Role::Button, now, &words);
    let fill = match (now, response.hovered()) {
        (true, _) => roles.accent_tint,
        (false, true) => roles.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, scale::CORNER, fill);
    focus_ring(ui, &response, rect, scale::CORNER);
    let y = rect.top() + 15.0;
    let mark = pos2(rect.left() + 14.0, y);
    if step.done {
        icon_at(ui, mark, 12.0, Icon::Tick, roles.good);
    } else {
        let color = if step.now { roles.accent } else { roles.outline };
        ui.painter().circle_stroke(mark, 3.0, Stroke::new(1.5, color));
    }
    let (style, color) = if step.now {
        (scale::strong14(), roles.text_strong)
    } else {
        (TextStyle::Body, roles.text)
    };
    let left = rect.left() + 28.0;
    let room = rect.right() - left - 8.0;
    line_at(ui, &step.label, style, color, pos2(left, y), room);
    if !step.answer.is_empty() {
        let at = pos2(left, y + 17.0);
        line_at(ui, &step.answer, TextStyle::Small, roles.text_weak, at, room);
    }
    if response.on_hover_text(words).clicked() {
        actions.push(Decide::GoTo(step.position));
    }
}
