//! Ranges: handles that are dragged and fields that are typed in. What cannot be read is marked and changes nothing.

use crate::{
    app::{
        action::{Action, Filter},
        filter_drafts::BoundDraft,
        range::{self, End},
        state::Model,
    },
    catalog::{
        Kind,
        cond::{Subject, Want},
    },
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
pub(super) fn set(model: &mut Model, subject: Subject, low: Option<Want>, high: Option<Want>) {
    model.session.bounds.retain(|b| b.subject != subject);
    put(model, subject, low, high);
}

fn put(model: &mut Model, subject: Subject, low: Option<Want>, high: Option<Want>) {
    let conds = &mut model.workspace.query.conds;
    let before = conds.clone();
    let at = conds.iter().position(|c| c.subject == subject).unwrap_or(conds.len());
    conds.retain(|c| c.subject != subject);
    let at = at.min(conds.len());
    conds.splice(at..at, range::conds(subject, low, high));
    if *conds != before {
        model.session.moving = Some(subject);
    }
}

/// Takes what is typed as it is typed; `done` when the field is left, which is when an error is told.
pub(super) fn typed(model: &mut Model, subject: Subject, end: End, text: String, done: bool) {
    let Subject::Attribute(attribute) = subject else { return };
    let catalog = &model.dataset.catalog;
    let is_date = matches!(catalog[attribute].kind, Kind::Date);
    let read = range::read(&text, is_date, catalog[attribute].unit());
    let (low, high) = range::bounds(&model.workspace.query, subject);
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
    let drafts = &mut model.session.bounds;
    let was_told = drafts.iter().any(|b| b.is_at(subject, end) && b.problem.is_some());
    drafts.retain(|b| !b.is_at(subject, end));
    let problem = match bounds {
        Ok((low, high)) => {
            put(model, subject, low, high);
            None
        }
        // Half a date is no mistake while one types on.
        Err(_) if !done && !was_told => None,
        Err(problem) => Some(format!("{problem} The list stays as it was.")),
    };
    if problem.is_some() || !done {
        model.session.bounds.push(BoundDraft {
            subject,
            end,
            text,
            problem,
        });
    }
}
