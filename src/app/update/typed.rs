//! A condition typed in the filter panel: understood or marked while one types, taken with Enter. One that cannot be
//! read filters nothing in and nothing out: the list stays as it was, and it says so.

use crate::{
    app::{filter_drafts::CondDraft, state::Model},
    catalog::Cond,
};

/// Takes the text as it is typed. An error is told with Enter, and from then on until it is mended.
pub(super) fn draft(model: &mut Model, text: String) {
    let was_told = model.session.cond.problem.is_some();
    let read = (!text.trim().is_empty()).then(|| Cond::parse(&text, &model.dataset.catalog));
    model.session.cond = match read {
        None => CondDraft {
            text,
            ..CondDraft::default()
        },
        Some(Ok(cond)) => CondDraft {
            understood: Some(cond.human(&model.dataset.catalog)),
            text,
            problem: None,
        },
        Some(Err(e)) => CondDraft {
            text,
            understood: None,
            problem: was_told.then(|| problem(&e)),
        },
    };
}

/// Adds the condition to the filters, or says what is wrong with it.
pub(super) fn add(model: &mut Model) {
    if model.session.cond.text.trim().is_empty() {
        model.session.cond = CondDraft::default();
        return;
    }
    match Cond::parse(&model.session.cond.text, &model.dataset.catalog) {
        Ok(cond) => {
            let conds = &mut model.workspace.query.conds;
            if !conds.contains(&cond) {
                conds.push(cond);
            }
            model.session.cond = CondDraft::default();
        }
        Err(e) => model.session.cond.problem = Some(problem(&e)),
    }
}

fn problem(e: &crate::catalog::cond::CondError) -> String {
    let text = e.to_string();
    let text = super::super::view::explore::sentence(&text);
    format!("{text} The list stays as it was.")
}
