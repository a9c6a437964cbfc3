//! Fewer than two services are ticked: what this place is for, and the nearest ways into it.

use egui::Ui;

use crate::{
    app::{
        action::{Action, Actions, Select},
        view::{CompareView, compare::SuggestionList},
    },
    compare::MAX_PANES,
    ui::{
        theme::scale,
        widgets::{primary_button, scrolling, secondary_button, text},
    },
    workspace::Place,
};

/// Shows what to do, and offers it.
pub(super) fn empty_ui(ui: &mut Ui, view: &CompareView, offered: Option<&SuggestionList>, actions: &mut Actions) {
    scrolling(ui, egui::ScrollArea::vertical().id_salt("compare empty"), |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space((ui.available_height() * 0.15).min(96.0));
            ui.label(scale::title("Nothing to compare yet"));
            ui.add_space(scale::SPACE_8);
            let (about, offer) = match view.panes.first() {
                Some(pane) => (
                    format!(
                        "{} is ticked. Tick at least one more in Explore, up to {MAX_PANES} in all.",
                        pane.name
                    ),
                    "Or compare it with one that has much in common with it",
                ),
                None => (
                    "Tick two or more in Explore, and they stand here side by side.".to_owned(),
                    "Or begin with two that have much in common",
                ),
            };
            ui.label(about);
            ui.add_space(scale::SPACE_16);
            if primary_button(ui, "Go to Explore").clicked() {
                actions.push(Action::Go(Place::Explore));
            }
            let Some(offered) = offered.filter(|o| o.waits || !o.all.is_empty()) else {
                return;
            };
            ui.add_space(scale::SPACE_32);
            ui.label(scale::caption(offer));
            ui.add_space(scale::SPACE_4);
            if offered.waits {
                ui.label("Looking for them.");
            }
            for suggestion in &offered.all {
                if secondary_button(ui, &suggestion.text).clicked() {
                    actions.push(Select::CompareThese(suggestion.services.clone()));
                }
                text::caption(ui, &suggestion.why);
                ui.add_space(scale::SPACE_8);
            }
        });
    });
}
