//! A condition typed by those who know the language of the command line: understood while one types, or marked.

use egui::{Margin, Ui};

use crate::{
    app::{
        action::{Actions, Filter},
        draft::Drafts,
    },
    ui::widgets::{text, text_field},
};

/// The field, and what is understood of it.
pub(super) fn typed_ui(ui: &mut Ui, width: f32, drafts: &Drafts, actions: &mut Actions) {
    let draft = &drafts.condition;
    let field = text_field(ui, &draft.value, ("Type a condition", "Type a condition"), |edit| {
        edit.id(egui::Id::unique("typed condition"))
            .margin(Margin::symmetric(8, 5))
            .desired_width(width)
    });
    let hint = "As on the command line, for example role=supporting";
    field.response.clone().on_hover_text(hint);
    if draft.problem.is_some() {
        field.mark_wrong(ui);
    }
    if let Some(text) = field.changed() {
        actions.push(Filter::DraftCondition(text));
    }
    if field.entered(ui) {
        actions.push(Filter::AddCondition);
        // To mend it, or to type the next one.
        field.response.request_focus();
    } else if field.escaped(ui) && !draft.value.is_empty() {
        actions.push(Filter::DraftCondition(String::new()));
    }
    if let Some(problem) = &draft.problem {
        text::problem(ui, problem);
    } else if let Some(understood) = &drafts.understood {
        text::caption(ui, format!("{understood} · Enter adds it"));
    }
}
