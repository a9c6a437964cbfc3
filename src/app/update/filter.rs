//! Filters, search, order and layout.

use std::sync::Arc;

use super::{range, toggle::toggle, typed, undo::say_with_undo};
use crate::{
    app::{
        action::{Filter, Mode},
        state::Model,
        text::count,
        view::facets::is_folded,
    },
    catalog::{
        Status,
        condition::{Condition, Subject, Test, Want},
    },
    explore::matrix::RowOrder,
    workspace::{Place, hides_retired, starting_conditions},
};

pub(super) fn update(model: &mut Model, action: Filter) {
    match action {
        Filter::SetRange(subject, low, high) => return range::set(model, subject, low, high),
        Filter::TypeBound {
            subject,
            end,
            text,
            done,
        } => return range::typed(model, subject, end, text, done),
        Filter::DraftCondition(text) => return typed::draft(model, text),
        Filter::AddCondition => return typed::add(model),
        Filter::MarkFound(at) => {
            model.session.drafts.found_at = Some(at);
            return;
        }
        _ => {}
    }
    if let Filter::ToggleOption(subject, want) = action {
        return toggle_in_place(model, subject, want);
    }
    if let Filter::AskFor(options) = action {
        for (subject, want) in options {
            if !model.workspace.view.query.names(subject, &want) {
                toggle_in_place(model, subject, want);
            }
        }
        return;
    }
    if matches!(action, Filter::ClearAll | Filter::ToStart) {
        let query = &model.workspace.view.query;
        let kept = starting_conditions(&model.dataset.catalog);
        let lost = query.conditions.iter().filter(|c| !kept.contains(c)).count();
        let searched = !query.search.trim().is_empty();
        let filters = count(lost, "filter", "filters");
        match (searched, lost) {
            (false, 0 | 1) | (true, 0) => {}
            (false, _) => say_with_undo(model, format!("Cleared {filters}.")),
            (true, _) => say_with_undo(model, format!("Cleared the search and {filters}.")),
        }
    }
    let query = &mut model.workspace.view.query;
    match action {
        Filter::SetSearch(text) => query.search = text,
        Filter::SetMode(subject, mode) => {
            model.session.modes.retain(|(s, _)| *s != subject);
            model.session.modes.push((subject, mode));
            set_mode(&mut query.conditions, subject, mode);
        }
        Filter::ClearSubject(subject) => query.conditions.retain(|c| c.subject != subject),
        Filter::Remove(i) => {
            if i < query.conditions.len() {
                query.conditions.remove(i);
            }
        }
        Filter::SetCondition(condition) => match query.conditions.iter_mut().find(|c| c.subject == condition.subject) {
            Some(old) => *old = condition,
            None => query.conditions.push(condition),
        },
        Filter::SetQuery(next) => *query = *next,
        Filter::ClearAll => {
            Arc::make_mut(&mut model.workspace.unfit).forget_filters();
            query.search.clear();
            query.conditions.clear();
        }
        Filter::ToStart => {
            Arc::make_mut(&mut model.workspace.unfit).forget_filters();
            query.search.clear();
            query.conditions = starting_conditions(&model.dataset.catalog);
        }
        Filter::SetUnknown(unknown) => query.unknown = unknown,
        Filter::SetSort(sort) => {
            query.sort = sort.into_iter().collect();
            model.workspace.view.grid.rows = RowOrder::Listed;
        }
        Filter::ThenSort(sort) => {
            match query.sort.iter_mut().find(|key| key.by == sort.by) {
                Some(key) => key.descending = !key.descending,
                None => query.sort.push(sort),
            }
            model.workspace.view.grid.rows = RowOrder::Listed;
        }
        Filter::SetLayout(layout) => {
            model.workspace.view.layout = layout;
            model.workspace.place = Place::Explore;
        }
        Filter::ToggleFold(id) => toggle(&mut model.workspace.folded, id),
        // Done above, or nothing to do: what is under way ends with any other action.
        Filter::ToggleOption(..)
        | Filter::AskFor(_)
        | Filter::SetRange(..)
        | Filter::TypeBound { .. }
        | Filter::DraftCondition(_)
        | Filter::AddCondition
        | Filter::MarkFound(_)
        | Filter::EndRange => {}
        Filter::ToggleFilters => {
            // Asked for elsewhere, they are shown.
            let elsewhere = std::mem::replace(&mut model.workspace.place, Place::Explore) != Place::Explore;
            model.session.filters_open = elsewhere || !model.session.filters_open;
        }
        // What lies over the window keeps the keyboard.
        Filter::FocusSearch | Filter::FocusFind if model.session.modal.is_some() => {}
        Filter::FocusSearch => {
            model.workspace.place = Place::Explore;
            model.session.focus_search = true;
        }
        Filter::FocusFind => {
            model.workspace.place = Place::Explore;
            // In a narrow window they lie behind a button.
            model.session.filters_open = true;
            model.session.drafts.focus_find = true;
        }
    }
}

/// Asks for one more option of a subject, or stops asking for it. A facet that is open stays so under the pointer.
fn toggle_in_place(model: &mut Model, subject: Subject, want: Want) {
    let Model {
        workspace,
        session,
        dataset,
        ..
    } = model;
    let (query, folded) = (&mut workspace.view.query, &mut workspace.folded);
    let was_folded = is_folded(folded, subject, query, &dataset.catalog);
    toggle_option(&mut query.conditions, subject, want);
    let chosen = session.modes.iter().find(|(s, _)| *s == subject);
    if let Some((_, mode)) = chosen {
        set_mode(&mut query.conditions, subject, *mode);
    }
    if !was_folded && is_folded(folded, subject, query, &dataset.catalog) {
        toggle(folded, subject.id(&dataset.catalog).to_owned());
    }
}

/// Asks for one more option of a subject, or stops asking for it, in the mode the subject is in: any of, all of or
/// none of. A range on the subject is replaced.
fn toggle_option(conditions: &mut Vec<Condition>, subject: Subject, want: Want) {
    if want == Want::Status(Status::Retired) {
        // Whoever asks for what has retired, for or against, no longer wants it simply hidden.
        conditions.retain(|c| !hides_retired(c));
    }
    let Some(i) = conditions
        .iter()
        .position(|c| c.subject == subject && !matches!(c.test, Test::Bound(..)) && !hides_retired(c))
    else {
        conditions.retain(|c| c.subject != subject || hides_retired(c));
        conditions.push(Condition::any_of(subject, vec![want]));
        return;
    };
    if let Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) = &mut conditions[i].test {
        toggle(wants, want);
        if wants.is_empty() {
            conditions.remove(i);
        }
    }
}

/// Asks for any, all or none of the options already chosen.
fn set_mode(conditions: &mut [Condition], subject: Subject, mode: Mode) {
    for condition in conditions
        .iter_mut()
        .filter(|c| c.subject == subject && !hides_retired(c))
    {
        if let Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) = &mut condition.test {
            let wants = std::mem::take(wants);
            condition.test = match mode {
                Mode::Any => Test::AnyOf(wants),
                Mode::All => Test::AllOf(wants),
                Mode::None => Test::NoneOf(wants),
            };
        }
    }
}
