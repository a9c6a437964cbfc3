//! "Why is it not here?": a small sheet that names the filter in the way of one service, and removes just that one.

use egui::{Label, Ui};

use crate::{
    app::{
        Model,
        action::{Actions, WhyNot},
        view::why::WhyView,
    },
    ui::theme::{scale, ui_ext},
};

/// The button, and the sheet it opens.
pub fn why_ui(ui: &mut Ui, view: Option<&WhyView>, model: &Model, actions: &mut Actions) {
    let button = ui_ext::quiet_button(ui, "Why is one not here?");
    let behavior = egui::PopupCloseBehavior::CloseOnClickOutside;
    // An id of its own: that of the button moves with the chips before it, and the sheet would close under the answer.
    let id = egui::Id::unique("why not");
    egui::Popup::menu(&button).id(id).close_behavior(behavior).show(|ui| {
        ui.set_width(360.0);
        ui.spacing_mut().item_spacing.y = scale::SPACE_8;
        let mut typed = model.session.why.typed.clone();
        let label = ui.label(scale::caption("A service you miss in the grid"));
        let edit = egui::TextEdit::singleline(&mut typed)
            .desired_width(f32::INFINITY)
            .hint_text("Its name");
        if ui.add(edit).labelled_by(label.id).changed() {
            actions.push(WhyNot::Type(typed));
        }
        let Some(view) = view else { return };
        if view.answer.is_none() {
            for (service, name) in &view.offered {
                if ui_ext::quiet_button(ui, name).clicked() {
                    actions.push(WhyNot::Pick(*service));
                }
            }
            if view.more > 0 {
                ui.label(scale::caption(format!("and {} more; type on", view.more)));
            }
        }
        if let Some(answer) = &view.answer {
            ui.label(scale::strong(&answer.name));
            if answer.obstacles.is_empty() {
                ui.label("It is in the grid.");
            }
            for (text, remedy) in &answer.obstacles {
                ui.add(Label::new(scale::running(text)).wrap());
                if let Some((words, action)) = remedy
                    && ui_ext::secondary_button(ui, words).clicked()
                {
                    actions.push(action.clone());
                }
            }
        }
    });
}
