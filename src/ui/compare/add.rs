//! The last column: a button, which opens a box that finds one more service by its name.

use egui::{Layout, Rect, Ui, vec2};

use super::state::Measures;
use crate::{
    app::{
        action::{Actions, Compare, Select},
        view::{CompareView, Screen},
    },
    catalog::ServiceIx,
    ui::{
        theme::scale,
        widgets::{Visible, lasting_popup, menu_item, quiet_button, takes_keyboard, text, text_field},
    },
};

/// Draws the head of the column after the last pane.
pub(super) fn add_ui(
    ui: &mut Ui,
    (view, screen): (&CompareView, Screen<'_>),
    (measures, visible): (&Measures, &Visible<'_>),
    actions: &mut Actions,
) {
    let heads = measures.heads();
    let left = visible.column(view.panes.len().saturating_sub(1)).max;
    let at = egui::pos2(left + scale::SPACE_4, heads.top() + scale::SPACE_4);
    let rect = Rect::from_min_size(at, vec2(measures.add - scale::SPACE_4, scale::CONTROL));
    if !heads.intersects(rect) {
        return;
    }
    let mut child = text::part(ui, rect, "add a pane", Layout::left_to_right(egui::Align::Center));
    let button = quiet_button(&mut child, "+ Add").on_hover_text("Add one more to the comparison");
    // Its id stays although every pane that is added moves the button.
    let id = egui::Id::unique("add a pane");
    lasting_popup(&button, Some(id), |ui| {
        ui.set_width(320.0);
        ui.spacing_mut().item_spacing.y = scale::SPACE_4;
        let label = ui.label(scale::caption("What to add"));
        let typed = &screen.drafts().add_pane.value;
        let field = text_field(ui, typed, ("Its name", ""), |edit| {
            edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6))
        });
        field.response.clone().labelled_by(label.id);
        takes_keyboard(&field.response);
        if let Some(text) = field.changed() {
            actions.push(Compare::TypeToAdd(text));
        }
        if let Some(named) = screen.named_to_add() {
            if let Some(only) = named.only().filter(|_| field.entered(ui)) {
                add(only, actions);
                ui.close();
            }
            for (service, name) in &named.offered {
                item_ui(ui, *service, name, actions);
            }
            match named.rest() {
                Some(rest) => drop(ui.label(scale::caption(rest))),
                None if named.offered.is_empty() => drop(ui.label("Nothing else has this in its name.")),
                None => {}
            }
        } else if let Some(last) = view.panes.last() {
            let Some(like) = screen.most_like(last.service) else {
                actions.push(Compare::LookLike(last.service));
                return;
            };
            if like.waits || !like.found.is_empty() {
                ui.label(scale::caption(format!("Or one like {}", last.name)));
            }
            if like.waits {
                ui.label("Looking for them.");
            }
            for other in &like.found {
                item_ui(ui, other.service, &other.words(), actions);
            }
        }
    });
}

fn item_ui(ui: &mut Ui, service: ServiceIx, name: &str, actions: &mut Actions) {
    if menu_item(ui, name) {
        add(service, actions);
    }
}

fn add(service: ServiceIx, actions: &mut Actions) {
    actions.push(Select::ToggleTick(service));
    actions.push(Compare::TypeToAdd(String::new()));
}
