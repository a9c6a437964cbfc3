//! The sidebar: the path so far, who leads and how the field narrows.

use egui::{Color32, Rect, Role, Sense, Stroke, TextStyle, Ui, pos2, vec2};

use super::{controls::line_at, ranking::standing_ui};
use crate::{
    app::{
        action::{Actions, Decide},
        state::DecidePage,
        view::{DecideView, decide::PathStep},
    },
    decide::Position,
    ui::{
        theme::{self, Icon, scale},
        widgets::{focus_ring, icon_at, quiet_button, secondary_button, spoken_as, text, tick_box},
    },
};

/// `beside`: the current ranking has a column of its own, else the first three are here.
pub(super) fn path_ui(ui: &mut Ui, view: &DecideView, beside: bool, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for step in &view.steps {
        step_ui(ui, step, view.page == DecidePage::Wizard, actions);
    }
    pages_ui(ui, view, actions);
    ui.add_space(scale::SPACE_16);
    ui.label(scale::strong(&view.field));
    // Above what comes and goes, so that it stays where it is when it is clicked.
    if let Some(mut include) = view.include_retired
        && tick_box(ui, &mut include, "Rank retired ones too").changed()
    {
        actions.push(Decide::SetIncludeRetired(include));
    }
    if let Some(settled) = &view.settled {
        ui.add_space(scale::SPACE_12);
        text::running(ui, settled);
        let is_there = view.page == DecidePage::Wizard && view.position == Position::Result;
        if !is_there && secondary_button(ui, "Go to the result").clicked() {
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
    // Last, since it is not on every page: what is pressed above it stays where it is. The pages beside the questions say
    // themselves how it stands.
    if !beside && view.page == DecidePage::Wizard {
        ui.add_space(scale::SPACE_12);
        standing_ui(ui, &view.result, Some(3));
    }
}

/// The pages beside the path: the machine as a picture, and the second branch. It is there before one is begun, so that
/// nothing below it moves then.
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
            actions.push(match page {
                DecidePage::WhatIf if !view.has_branch => Decide::WhatIf(Vec::new()),
                _ if on => Decide::Show(DecidePage::Wizard),
                _ => Decide::Show(page),
            });
        }
    };
    page("The steps as a picture", DecidePage::Machine);
    page("What if", DecidePage::WhatIf);
}

/// One step of the path. `shown`: the wizard itself is on the right, and not one of the pages beside it.
fn step_ui(ui: &mut Ui, step: &PathStep, shown: bool, actions: &mut Actions) {
    let roles = theme::roles(ui);
    // Two lines from the start, so that an answer moves no step.
    let height = 44.0;
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
    let y = if step.answer.is_empty() {
        rect.center().y
    } else {
        rect.top() + 14.0
    };
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
