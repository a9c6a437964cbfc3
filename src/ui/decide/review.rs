//! The review: every answer on one page.

use egui::{Align, Label, Layout, Ui};

use super::{back_ui, event, must_haves::chips_ui, question::importance_ui};
use crate::{
    app::{action::Actions, view::DecideView},
    decide::Event,
    ui::theme::{scale, ui_ext},
};

pub(super) fn review_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    ui.label(scale::title("Your answers"));
    ui.add_space(scale::SPACE_4);
    ui.add(Label::new(scale::running("Change any of them; the others stay.")).wrap());
    ui.add_space(scale::SPACE_12);
    for row in &view.review {
        ui.push_id(row.factor, |ui| {
            ui.horizontal(|ui| {
                let room = ui.available_width() - 112.0;
                ui.vertical(|ui| {
                    ui.set_width(room);
                    ui.add(Label::new(scale::caption(&row.question)).wrap());
                    ui.add(Label::new(scale::strong(&row.answer)).wrap());
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let button = ui_ext::secondary_button(ui, "Change");
                    button.widget_info(|| {
                        egui::WidgetInfo::labeled(
                            egui::Role::Button,
                            true,
                            format!("Change the answer to {}", row.question),
                        )
                    });
                    if button.clicked() {
                        event(actions, Event::Edit(row.factor));
                    }
                });
            });
            importance_ui(ui, row.factor, row.importance, actions);
            ui.add_space(scale::SPACE_12);
        });
    }
    ui.label(scale::caption("Must-haves"));
    if view.must_haves.is_empty() {
        ui.label("none");
    }
    chips_ui(ui, view, actions);
    ui.add_space(scale::SPACE_16);
    ui.horizontal(|ui| {
        if ui_ext::primary_button(ui, "Show the result").clicked() {
            event(actions, Event::ToResult);
        }
        back_ui(ui, view, actions);
    });
}
