//! A condition typed by those who know the language of the command line: understood while one types, or marked.

use egui::{Key, Ui};

use crate::{
    app::{
        Model,
        action::{Actions, Filter},
    },
    ui::{Drafts, parts, theme::scale},
};

/// The field, and what is understood of it.
pub fn typed_ui(ui: &mut Ui, width: f32, model: &Model, drafts: &mut Drafts, actions: &mut Actions) {
    let draft = &model.session.drafts.condition;
    let response = ui.add(
        egui::TextEdit::singleline(&mut drafts.cond)
            .id(egui::Id::unique("typed condition"))
            .hint_text("Type a condition")
            .margin(egui::Margin::symmetric(8, 5))
            .desired_width(width),
    );
    let response = response.on_hover_text("As on the command line, for example role=supporting");
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, "", &drafts.cond, "role=supporting");
        info.label = Some("Type a condition".to_owned());
        info
    });
    if draft.problem.is_some() {
        parts::mark_wrong(ui, &response);
    }
    if response.changed() {
        actions.push(Filter::DraftCond(drafts.cond.clone()));
    }
    let pressed = |key| ui.input(|i| i.key_pressed(key));
    if response.lost_focus() && pressed(Key::Enter) {
        actions.push(Filter::AddCond);
        // To mend it, or to type the next one.
        response.request_focus();
    } else if (response.has_focus() || response.lost_focus()) && pressed(Key::Escape) && !draft.value.is_empty() {
        actions.push(Filter::DraftCond(String::new()));
    }
    if let Some(problem) = &draft.problem {
        parts::problem_ui(ui, problem);
    } else if let Some(understood) = &model.session.drafts.understood {
        ui.add(egui::Label::new(scale::caption(format!("{understood} · Enter adds it"))).wrap());
    }
}
