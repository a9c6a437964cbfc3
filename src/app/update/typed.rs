//! A condition typed in the filter panel: understood or marked while one types, taken with Enter. One that cannot be
//! read filters nothing in and nothing out: the list stays as it was, and it says so.

use crate::{
    app::{draft::Draft, state::Model, text::sentence},
    catalog::condition::{Condition, ConditionError},
};

/// Takes the text as it is typed. An error is shown with Enter, and from then on until it is mended.
pub(super) fn draft(model: &mut Model, text: String) {
    let catalog = &model.dataset.catalog;
    let read = (!text.trim().is_empty()).then(|| read(model, &text));
    let drafts = &mut model.session.drafts;
    drafts.understood = read.as_ref().and_then(|r| Some(r.as_ref().ok()?.human(catalog)));
    let wrong = read.and_then(Result::err);
    drafts.condition.amend(text, wrong.as_ref().map(problem));
}

/// Adds the condition to the filters, or says what is wrong with it.
pub(super) fn add(model: &mut Model) {
    let draft = &model.session.drafts.condition;
    if draft.value.trim().is_empty() {
        model.session.drafts.condition = Draft::default();
    } else {
        let read = read(model, &draft.value).map_err(|e| problem(&e));
        let Some(condition) = model.session.drafts.condition.take(|_| read) else {
            return;
        };
        let conditions = &mut model.workspace.view.query.conditions;
        if !conditions.contains(&condition) {
            conditions.push(condition);
        }
    }
    if model.session.drafts.condition.value.is_empty() {
        model.session.drafts.understood = None;
    }
}

/// Reads a condition, or that the columns shown have no blank.
fn read(model: &Model, text: &str) -> Result<Condition, ConditionError> {
    let columns = || model.workspace.view.grid.columns(&model.dataset).shown().to_vec();
    let complete = Condition::asks_complete(text)
        .then(columns)
        .and_then(Condition::complete);
    complete.map_or_else(|| Condition::parse_typed(text, &model.dataset.catalog), Ok)
}

fn problem(e: &ConditionError) -> String {
    format!("{} The list stays as it was.", sentence(&e.to_string()))
}
