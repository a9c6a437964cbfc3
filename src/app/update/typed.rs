//! A condition typed in the filter panel: marked while one goes on typing what could not be read, taken with Enter. One
//! that cannot be read filters nothing in and nothing out: the list stays as it was, and it says so.

use crate::{
    app::{
        draft::Draft,
        state::Model,
        text::sentence,
        typed_condition::{is_condition, nothing_called, read},
    },
    catalog::ConditionError,
};

/// Takes the text as it is typed. An error is shown with Enter, and from then on until it is corrected.
pub(super) fn draft(model: &mut Model, text: String) {
    let is_marked = model.session.drafts.condition.problem.is_some() && !text.trim().is_empty();
    let wrong = is_marked.then(|| read(model, &text)).and_then(Result::err);
    let wrong = wrong.map(|e| problem(model, &text, &e));
    let drafts = &mut model.session.drafts;
    drafts.found_at = None;
    drafts.condition.amend(text, wrong);
}

/// Adds the condition to the filters, or reports what is wrong with it.
pub(super) fn add(model: &mut Model) {
    let draft = &model.session.drafts.condition;
    if draft.value.trim().is_empty() {
        model.session.drafts.condition = Draft::default();
    } else {
        let read = read(model, &draft.value).map_err(|e| problem(model, &draft.value, &e));
        let Some(condition) = model.session.drafts.condition.take(|_| read) else {
            return;
        };
        let conditions = &mut model.workspace.view.query.conditions;
        if !conditions.contains(&condition) {
            conditions.push(condition);
        }
    }
    model.session.drafts.found_at = None;
}

/// For a condition, what is wrong with it; for words that contain none, what can be typed.
fn problem(model: &Model, text: &str, e: &ConditionError) -> String {
    let wrong = if is_condition(text, &model.dataset.catalog) {
        sentence(&e.to_string())
    } else {
        nothing_called(&model.dataset.catalog)
    };
    format!("{wrong} The list stays as it was.")
}
