//! Columns of the user's own: added, changed, removed. Each is one step to undo.

use std::sync::Arc;

use crate::{
    app::{
        action::OwnColumns,
        column_draft::ColumnEntry,
        draft::Draft,
        state::{Modal, Model, Tone},
        unfinished::{added_to, unfinished},
    },
    catalog::{
        OwnColumn,
        annotations::columns::{MOST, refused},
        wording::excerpt,
    },
    workspace::kept::annotations::add_beside,
};

pub(super) fn update(model: &mut Model, action: OwnColumns) {
    match action {
        OwnColumns::Ask => open(model, ColumnEntry::default()),
        OwnColumns::Edit(id) => {
            let column = model.workspace.annotations.columns.iter().find(|c| c.id == id);
            if let Some(entry) = column.map(ColumnEntry::edit) {
                open(model, entry);
            }
        }
        OwnColumns::Draft(entry) => {
            if let Some(Modal::Column(draft)) = &mut model.session.modal {
                draft.set(entry);
            }
        }
        OwnColumns::Keep => keep(model),
        OwnColumns::Remove(id) => remove(model, &id),
    }
}

fn open(model: &mut Model, entry: ColumnEntry) {
    let form = Modal::Column(Draft::new(entry));
    let columns = &model.workspace.annotations.columns;
    // Another column is chosen in the form of columns itself.
    match &mut model.session.modal {
        Some(Modal::Column(draft)) if !draft.value.is_begun(columns) => model.session.modal = Some(form),
        _ => model.open_over(form),
    }
}

/// Keeps the column that is being written: as it is meant, or as one that is unfinished.
pub(super) fn keep_written(model: &mut Model) {
    keep(model);
    let (own, dataset) = (&model.workspace.annotations, &model.dataset);
    let form = model.session.modal.as_ref();
    if let Some(left) = unfinished(own, form, &dataset.catalog, dataset.view.today) {
        model.workspace.annotations = Arc::new(added_to(own, &left));
        model.session.modal = None;
    }
}

fn keep(model: &mut Model) {
    let Some(Modal::Column(draft)) = &mut model.session.modal else {
        return;
    };
    let columns = &model.workspace.annotations.columns;
    let catalog = &model.dataset.catalog;
    let entry = &draft.value;
    let at = columns.iter().position(|c| Some(&c.id) == entry.editing.as_ref());
    let column = match entry.column(catalog, columns) {
        Ok(_) if at.is_none() && columns.len() >= MOST => {
            Err(format!("There are {MOST} columns already. Remove one first."))
        }
        read => read,
    };
    let column = match column {
        Ok(column) => column,
        Err(wrong) => {
            draft.problem = Some(wrong);
            return;
        }
    };
    let mut next = columns.clone();
    let began = entry.began.clone();
    match at.and_then(|at| next.get_mut(at)) {
        Some(old) => {
            let now = std::mem::replace(old, column.clone());
            // Another window may have changed it meanwhile; then its own stays beside this one.
            if began.is_some_and(|began| began != now) && now != column {
                add_beside(&mut next, now);
            }
        }
        None => next.push(column.clone()),
    }
    if let Some(others) = hidden_by(model, &next) {
        if let Some(Modal::Column(draft)) = &mut model.session.modal {
            draft.problem = Some(format!("{others} could not be worked out any more. Change that first."));
        }
        return;
    }
    let name = excerpt(&column.name).into_owned();
    let done = if at.is_some() {
        format!("Changed “{name}”.")
    } else {
        model.session.show_column = Some(column.id);
        format!("Added “{name}”. It is found, sorted, compared and wished for like any other; Undo takes it away.")
    };
    set(model, next);
    model.say(Tone::Good, done);
}

fn remove(model: &mut Model, id: &str) {
    let columns = &model.workspace.annotations.columns;
    let Some(at) = columns.iter().position(|c| c.id == id) else {
        return;
    };
    let mut next = columns.clone();
    let name = excerpt(&next.remove(at).name).into_owned();
    if let Some(others) = hidden_by(model, &next) {
        let problem = format!("{others} is worked out from “{name}”. Change or remove that first.");
        match &mut model.session.modal {
            Some(Modal::Column(draft)) => draft.problem = Some(problem),
            _ => model.say(Tone::Bad, problem),
        }
        return;
    }
    set(model, next);
    model.say(Tone::Info, format!("“{name}” is removed; Undo brings it back."));
}

fn set(model: &mut Model, columns: Vec<OwnColumn>) {
    Arc::make_mut(&mut model.workspace.annotations).columns = columns;
    model.session.modal = None;
}

/// The columns that would be shown no more with these in place of those there are: `“a” and “b”`.
fn hidden_by(model: &Model, next: &[OwnColumn]) -> Option<String> {
    let (catalog, now) = (&model.dataset.catalog, &model.workspace.annotations.columns);
    let hidden = |columns: &[OwnColumn]| -> Vec<String> {
        let refused = refused(catalog, columns).into_iter();
        refused
            .filter_map(|(at, _)| Some(columns.get(at)?.id.clone()))
            .collect()
    };
    let before = hidden(now);
    let after = hidden(next);
    let names = next.iter().filter(|c| after.contains(&c.id) && !before.contains(&c.id));
    let names: Vec<String> = names.map(|c| format!("“{}”", excerpt(&c.name))).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}
