//! "Why is it not here?": a small popup that names the filter that excludes one service, and removes just that one.

use egui::Ui;

use crate::{
    app::{
        action::{Actions, WhyNot},
        view::why::WhyNotView,
    },
    ui::{
        theme::scale,
        widgets::{lasting_popup, quiet_button, secondary_button, takes_keyboard, text, text_field},
    },
};

/// What the button asks.
pub(super) const ASKS: &str = "Why is one not here?";

/// The button, and the popup it opens.
pub(super) fn why_ui(ui: &mut Ui, view: Option<&WhyNotView>, typed: &str, actions: &mut Actions) {
    let button = quiet_button(ui, ASKS);
    let id = egui::Id::unique("why not");
    lasting_popup(&button, Some(id), |ui| {
        ui.set_width(360.0);
        ui.spacing_mut().item_spacing.y = scale::SPACE_8;
        let label = ui.label(scale::caption("What you miss in the grid"));
        let field = text_field(ui, typed, ("Its name", ""), |edit| edit.desired_width(f32::INFINITY));
        field.response.clone().labelled_by(label.id);
        takes_keyboard(&field.response);
        if let Some(text) = field.changed() {
            actions.push(WhyNot::Type(text));
        }
        let Some(view) = view else { return };
        if let Some(only) = view.named.only().filter(|_| field.entered(ui)) {
            actions.push(WhyNot::Pick(only));
            field.response.request_focus();
        }
        let Some(answer) = &view.answer else {
            for (service, name) in &view.named.offered {
                if quiet_button(ui, name).clicked() {
                    actions.push(WhyNot::Pick(*service));
                }
            }
            if let Some(rest) = view.named.rest() {
                ui.label(scale::caption(rest));
            }
            return;
        };
        ui.label(scale::strong(&answer.name));
        if answer.obstacles.is_empty() {
            ui.label("It is in the grid.");
        }
        for (obstacle, remedy) in &answer.obstacles {
            text::running(ui, obstacle);
            if let Some((words, action)) = remedy
                && secondary_button(ui, words).clicked()
            {
                actions.push(action.clone());
            }
        }
    });
}
