//! Ranges: handles that are dragged and fields that are typed in. What cannot be read is marked and changes nothing.

use crate::{
    app::{
        action::{Action, Filter},
        draft::{BoundDraft, Draft},
        range::{self, End},
        state::Model,
    },
    catalog::{Scalar, condition::Subject},
};

/// Whether an action goes on with the movement of a range that is under way, so that both are one step to undo.
pub(super) fn goes_on(model: &Model, action: &Action) -> bool {
    match action {
        Action::Filter(Filter::SetRange(subject, ..) | Filter::TypeBound { subject, .. }) => {
            model.session.moving == Some(*subject)
        }
        _ => false,
    }
}

/// Puts a range in place of all conditions on a subject.
pub(super) fn set(model: &mut Model, subject: Subject, low: Option<Scalar>, high: Option<Scalar>) {
    model.session.drafts.bounds.retain(|b| b.subject != subject);
    put(model, subject, low, high);
}

fn put(model: &mut Model, subject: Subject, low: Option<Scalar>, high: Option<Scalar>) {
    let conditions = &mut model.workspace.view.query.conditions;
    let before = conditions.clone();
    let at = conditions
        .iter()
        .position(|c| c.subject == subject)
        .unwrap_or(conditions.len());
    conditions.retain(|c| c.subject != subject);
    let at = at.min(conditions.len());
    conditions.splice(at..at, range::conditions(subject, low, high));
    if *conditions != before {
        model.session.moving = Some(subject);
    }
}

/// Takes what is typed as it is typed; `done` when the field is left, which is when an error is shown.
pub(super) fn typed(model: &mut Model, subject: Subject, end: End, text: String, done: bool) {
    let Subject::Attribute(attribute) = subject else { return };
    let catalog = &model.dataset.catalog;
    let read = range::read(&text, &catalog[attribute]);
    let (low, high) = range::bounds(&model.workspace.view.query, subject);
    let (low, high) = (low.cloned(), high.cloned());
    let bounds = read.and_then(|bound| {
        let (low, high) = match end {
            End::Low => (bound, high),
            End::High => (low, bound),
        };
        if range::is_upside_down(low.as_ref(), high.as_ref()) {
            return Err("The lowest is above the highest.".to_owned());
        }
        Ok((low, high))
    });
    let wrong = match bounds {
        Ok((low, high)) => {
            put(model, subject, low, high);
            None
        }
        Err(problem) => Some(format!("{problem} The list stays as it was.")),
    };
    let drafts = &mut model.session.drafts.bounds;
    let before = drafts.iter().position(|b| b.is_at(subject, end));
    let mut draft = before.map_or_else(Draft::default, |at| drafts.remove(at).draft);
    if done {
        draft.problem = wrong;
        draft.value = text;
    } else {
        draft.amend(text, wrong);
    }
    if draft.problem.is_some() || !done {
        drafts.push(BoundDraft { subject, end, draft });
    }
}
