//! Decide: the path on the left, the question or the answer on the right.

mod controls;
mod evidence;
mod foot;
mod machine;
mod must_haves;
mod path;
mod question;
mod ranked;
mod ranking;
mod result;
mod review;
mod robust;
mod what_if;
mod wishes;

use egui::{Frame, Margin, Ui, UiBuilder};

use super::{
    theme::{self, scale},
    widgets::{Region, lasting_popup, name_panel, region, scrolling, secondary_button},
};
use crate::{
    app::{action::Actions, draft::Drafts, state::DecidePage, view::DecideView},
    decide::Position,
};

/// Width from which the path is beside the question; below it, it is behind a button.
const PATH_BESIDE: f32 = 560.0;
/// The widest a column of text is.
const COLUMN: f32 = 760.0;

/// Width from which the current ranking has a column of its own beside a question, and how wide that is.
const STANDING_BESIDE: f32 = 860.0;
const STANDING: f32 = 264.0;
const STANDING_MOST: f32 = 400.0;
/// Height of a page below which the way to the path scrolls away with it.
const LOW: f32 = 240.0;
/// The widest the result is.
const RESULT: f32 = 1280.0;

/// The wizard.
pub fn decide_ui(ui: &mut Ui, view: &DecideView, drafts: &Drafts, actions: &mut Actions) {
    let roles = theme::roles(ui);
    // The buttons come last, as they are seen; their room is kept.
    let whole = ui.available_rect_before_wrap();
    let is_tight = foot::is_tight(whole.width());
    let rest = whole.with_max_y(whole.bottom() - foot::height(ui));
    let outer = ui;
    let ui = &mut outer.new_child(UiBuilder::new().max_rect(rest).id_salt("page"));
    let beside = ui.available_width() >= PATH_BESIDE;
    let is_result = view.page == DecidePage::Wizard && view.position == Position::Result;
    let standing =
        view.page == DecidePage::Wizard && !is_result && ui.available_width() - path_width(ui) >= STANDING_BESIDE;
    if beside {
        path_panel_ui(ui, view, standing || is_result, actions);
    }
    if standing {
        standing_panel_ui(ui, view);
    }
    egui::CentralPanel::default()
        .frame(Frame::new().fill(roles.ground).inner_margin(Margin {
            left: if beside { 24 } else { 0 },
            right: 0,
            top: 0,
            bottom: 0,
        }))
        .show(ui, |ui| {
            region(ui, Region::Main);
            let low = ui.available_height() < LOW;
            if !beside && !low {
                steps_button_ui(ui, view, actions);
            }
            scrolling(
                ui,
                egui::ScrollArea::vertical()
                    .id_salt(("decide", page_salt(view)))
                    .auto_shrink(false),
                |ui| {
                    let most = if is_result { RESULT } else { COLUMN };
                    let width = most.min(ui.available_width() - 24.0);
                    ui.set_max_width(width);
                    if !beside && low {
                        steps_button_ui(ui, view, actions);
                    }
                    page_ui(ui, view, (drafts, is_tight), actions);
                    ui.add_space(scale::SPACE_32);
                },
            );
        });
    let below = UiBuilder::new()
        .max_rect(whole.with_min_y(rest.bottom()))
        .id_salt("foot");
    foot::foot_ui(&mut outer.new_child(below), view, is_tight, actions);
}

/// The current ranking, where the right half would be empty: next to the question, however wide the window is.
fn standing_panel_ui(ui: &mut Ui, view: &DecideView) {
    let width = (ui.available_width() - COLUMN - scale::SPACE_32).max(STANDING);
    let margin = Margin {
        left: 16,
        right: 0,
        top: 0,
        bottom: 0,
    };
    egui::Panel::right("decide standing")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(theme::roles(ui).ground).inner_margin(margin))
        .show(ui, |ui| {
            name_panel(ui, "As it stands");
            scrolling(
                ui,
                egui::ScrollArea::vertical().id_salt("standing").auto_shrink(false),
                |ui| {
                    ui.set_max_width((ui.available_width() - scale::SPACE_12).min(STANDING_MOST));
                    ranking::standing_ui(ui, &view.result, None);
                },
            );
        });
}

fn path_width(ui: &Ui) -> f32 {
    if ui.available_width() > 820.0 { 256.0 } else { 208.0 }
}

fn path_panel_ui(ui: &mut Ui, view: &DecideView, standing: bool, actions: &mut Actions) {
    let roles = theme::roles(ui);
    egui::Panel::left("decide path")
        .exact_size(path_width(ui))
        .resizable(false)
        .frame(Frame::new().fill(roles.ground).inner_margin(Margin {
            left: 0,
            right: 16,
            top: 0,
            bottom: 12,
        }))
        .show(ui, |ui| {
            region(ui, Region::Path);
            scrolling(
                ui,
                egui::ScrollArea::vertical().id_salt("path").auto_shrink(false),
                |ui| path::path_ui(ui, view, standing, actions),
            );
        });
}

/// The path behind a button, where there is no room for it beside the question.
fn steps_button_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        let button = secondary_button(ui, "Steps…");
        lasting_popup(&button, None, |ui| {
            ui.set_width(240.0);
            let height = (ui.ctx().content_rect().height() - 160.0).max(120.0);
            scrolling(ui, egui::ScrollArea::vertical().max_height(height), |ui| {
                path::path_ui(ui, view, false, actions);
            });
        });
        ui.label(scale::caption(&view.field));
    });
    ui.add_space(scale::SPACE_8);
}

fn page_ui(ui: &mut Ui, view: &DecideView, (drafts, is_tight): (&Drafts, bool), actions: &mut Actions) {
    if let Some(machine) = &view.machine {
        return machine::machine_ui(ui, machine, actions);
    }
    if let Some(what_if) = &view.what_if {
        return what_if::what_if_ui(ui, what_if, actions);
    }
    match view.position {
        Position::Question(_) => {
            if let Some(question) = &view.question {
                question::question_ui(ui, question, is_tight, actions);
            }
        }
        Position::MustHaves => must_haves::must_haves_ui(ui, view, drafts, actions),
        Position::Review => review::review_ui(ui, view, actions),
        Position::Result => result::result_ui(ui, view, actions),
    }
}

/// Each page keeps its own place while one is away.
fn page_salt(view: &DecideView) -> usize {
    match view.page {
        DecidePage::Machine => return 1004,
        DecidePage::WhatIf => return 1005,
        DecidePage::Wizard => {}
    }
    match view.position {
        Position::Question(i) => i,
        Position::MustHaves => 1001,
        Position::Review => 1002,
        Position::Result => 1003,
    }
}
