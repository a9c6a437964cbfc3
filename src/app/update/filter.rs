//! Filters, search, order and layout.

use crate::{
    app::{action::Filter, state::Model},
    catalog::cond::{Cond, Subject, Test, Want},
};

pub(super) fn update(model: &mut Model, action: Filter) {
    let query = &mut model.workspace.query;
    match action {
        Filter::SetSearch(text) => query.search = text,
        Filter::ToggleOption(subject, want) => toggle(&mut query.conds, subject, want),
        Filter::ClearSubject(subject) => query.conds.retain(|c| c.subject != subject),
        Filter::Remove(i) => {
            if i < query.conds.len() {
                query.conds.remove(i);
            }
        }
        Filter::SetCond(cond) => match query.conds.iter_mut().find(|c| c.subject == cond.subject) {
            Some(old) => *old = cond,
            None => query.conds.push(cond),
        },
        Filter::SetQuery(next) => *query = *next,
        Filter::ClearAll => {
            query.search.clear();
            query.conds.clear();
        }
        Filter::SetUnknown(unknown) => query.unknown = unknown,
        Filter::SetSort(sort) => query.sort = sort,
        Filter::SetLayout(layout) => model.workspace.layout = layout,
        Filter::ToggleFold(id) => {
            let folded = &mut model.workspace.folded;
            match folded.iter().position(|f| *f == id) {
                Some(i) => drop(folded.remove(i)),
                None => folded.push(id),
            }
        }
        Filter::ToggleFilters => model.session.filters_open = !model.session.filters_open,
    }
}

/// Asks for one more option of a subject (any of them will do), or stops asking for it. A "none of" on the subject,
/// such as the starting *not retired*, gives way to what is asked for now.
fn toggle(conds: &mut Vec<Cond>, subject: Subject, want: Want) {
    let Some(i) = conds
        .iter()
        .position(|c| c.subject == subject && matches!(c.test, Test::AnyOf(_) | Test::AllOf(_)))
    else {
        conds.retain(|c| c.subject != subject);
        conds.push(Cond {
            subject,
            test: Test::AnyOf(vec![want]),
        });
        return;
    };
    if let Test::AnyOf(wants) | Test::AllOf(wants) = &mut conds[i].test {
        match wants.iter().position(|w| *w == want) {
            Some(at) => drop(wants.remove(at)),
            None => wants.push(want),
        }
        if wants.is_empty() {
            conds.remove(i);
        }
    }
}
