//! The sidebar: the path so far, who leads and how the field narrows.

use egui::{Align, Label, Layout, Sense, Stroke, Ui, vec2};

use super::line_at;
use crate::{
    app::{
        action::{Actions, Decide},
        state::DecidePage,
        view::{DecideView, decide::Step},
    },
    decide::Position,
    ui::theme::{self, Icon, scale, ui_ext},
};

pub(super) fn path_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for step in &view.steps {
        step_ui(ui, step, view.page == DecidePage::Wizard, actions);
    }
    pages_ui(ui, view, actions);
    ui.add_space(scale::SPACE_16);
    ui.label(scale::strong(&view.field));
    if view.leading.is_empty() {
        ui.label(scale::caption("Nobody leads yet"));
    } else {
        ui.label(scale::caption("Leading so far"));
    }
    for (i, leader) in view.leading.iter().enumerate() {
        ui.add_space(scale::SPACE_4);
        ui.horizontal(|ui| {
            let room = ui.available_width() - 44.0;
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(Label::new(&leader.name).truncate());
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(scale::caption(&leader.score))
            });
        });
        ui_ext::share_bar(
            ui,
            vec2(ui.available_width(), 6.0),
            leader.share,
            None,
            i == 0,
            &format!("{} {}", leader.name, leader.score),
        );
    }
    if let Some(settled) = &view.settled {
        ui.add_space(scale::SPACE_12);
        ui.add(Label::new(scale::running(settled)).wrap());
        if ui_ext::secondary_button(ui, "Go to the result").clicked() {
            actions.push(Decide::GoTo(Position::Result));
        }
    }
    if let Some((question, label)) = &view.next_question {
        ui.add_space(scale::SPACE_12);
        ui.add(Label::new(scale::caption("The question that tells most now")).wrap());
        if ui_ext::secondary_button(ui, label).clicked() {
            actions.push(Decide::GoTo(Position::Question(*question)));
        }
    }
    ui.add_space(scale::SPACE_16);
    let mut include = view.include_retired;
    if ui_ext::tick_box(ui, &mut include, "Rank retired ones too").changed() {
        actions.push(Decide::SetIncludeRetired(include));
    }
}

/// The pages beside the path: the machine as a picture, and the second branch once there is one.
fn pages_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    ui.add_space(scale::SPACE_8);
    let mut page = |text: &str, page: DecidePage| {
        let on = view.page == page;
        let response = ui_ext::quiet_button(ui, text);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, text));
        if on {
            let bar = egui::Rect::from_min_size(response.rect.left_top(), vec2(2.0, response.rect.height()));
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
fn step_ui(ui: &mut Ui, step: &Step, shown: bool, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let height = if step.answer.is_empty() { 30.0 } else { 46.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let now = step.now && shown;
    let state = match (step.now, step.done) {
        (true, _) => "now",
        (_, true) => "done",
        _ => "to come",
    };
    let spoken = if step.answer.is_empty() {
        format!("{}, {state}", step.label)
    } else {
        format!("{}, {}, {state}", step.label, step.answer)
    };
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, now, &spoken));
    let fill = if now {
        roles.accent_tint
    } else if response.hovered() {
        roles.hover
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, scale::CORNER, fill);
    ui_ext::focus_ring(ui, &response, rect, scale::CORNER);
    let y = rect.top() + 15.0;
    if step.done {
        let mark = egui::Rect::from_center_size(egui::pos2(rect.left() + 14.0, y), vec2(12.0, 12.0));
        theme::paint_icon(ui.painter(), mark, Icon::Tick, roles.good);
    } else {
        let ink = if step.now { roles.accent } else { roles.outline };
        ui.painter()
            .circle_stroke(egui::pos2(rect.left() + 14.0, y), 3.0, Stroke::new(1.5, ink));
    }
    let ink = if step.now { roles.text_strong } else { roles.text };
    let style = if step.now {
        scale::strong14()
    } else {
        egui::TextStyle::Body
    };
    let left = rect.left() + 28.0;
    line_at(
        ui,
        &step.label,
        style,
        ink,
        egui::pos2(left, y),
        rect.right() - left - 8.0,
    );
    if !step.answer.is_empty() {
        line_at(
            ui,
            &step.answer,
            egui::TextStyle::Small,
            roles.text_weak,
            egui::pos2(left, y + 17.0),
            rect.right() - left - 8.0,
        );
    }
    if response.on_hover_text(&spoken).clicked() {
        actions.push(Decide::GoTo(step.position));
    }
}
