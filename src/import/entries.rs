//! From rows to entries: ids, names, and what the columns with a role of their own state about each.

use std::collections::BTreeMap;

use super::{
    columns::ColumnRoles,
    ids::{EntryId, Unique, slug},
    report::ImportReport,
    table::{ListTable, ListValue},
    text::trim,
};
use crate::catalog::{
    model::EventKind,
    plain_text::is_id,
    raw::{ListReading, RawEvent, RawSays, RawService, RawSuccessor},
};

/// The id of each row, each once; what was not possible as wished is reported.
pub fn entry_ids(table: &ListTable, roles: &ColumnRoles, report: &mut ImportReport) -> Vec<EntryId> {
    let column = |at: Option<usize>| at.and_then(|i| table.columns.get(i));
    let (ids, names) = (column(roles.id), column(roles.name));
    let mut unique = Unique::exact();
    (0..table.places.len())
        .map(|row| {
            let name = names
                .and_then(|c| c.at(row as u32))
                .map(ListValue::text)
                .unwrap_or_default();
            let name = trim(&name);
            let given = ids.and_then(|c| c.at(row as u32)).map(ListValue::text);
            let given = given.as_deref().map(str::trim);
            let wanted = match given {
                Some(id) if is_id(id) && roles.id != roles.name => id.to_owned(),
                Some(id) => slug(id).or_else(|| slug(name)).unwrap_or_else(|| "entry".to_owned()),
                None => slug(name).unwrap_or_else(|| "entry".to_owned()),
            };
            let id = unique.give(&wanted);
            if id != wanted || (roles.id != roles.name && given.is_some_and(|g| g != id)) {
                let had = given.unwrap_or(&wanted);
                report
                    .renamed
                    .push(format!("“{name}” ({}): {had} → {id}", table.place(row)));
            }
            // People look for an entry by the code their list has, and search reads names alone: a code that its name
            // does not contain is kept beside it.
            let code = given.filter(|g| *g != name && slug(name).as_deref() != Some(*g));
            EntryId {
                id,
                alias: code.unwrap_or_default().to_owned(),
            }
        })
        .collect()
}

/// An entry a row, without claims. `list`: the user's settings, of which the words for "not stated" hold here too.
pub fn entries(
    table: &ListTable,
    roles: &ColumnRoles,
    list: &ListReading,
    ids: Vec<EntryId>,
    source: &str,
    report: &mut ImportReport,
) -> Vec<RawService> {
    let text = |at: Option<usize>, row: usize| {
        let value = at.and_then(|i| table.columns.get(i)).and_then(|c| c.at(row as u32));
        let text = value.map(|v| v.text().into_owned()).unwrap_or_default();
        let of_column = at.and_then(|at| roles.said(at)).and_then(|s| s.missing.as_ref());
        let mut missing = of_column.or(list.missing.as_ref()).into_iter().flatten();
        let is_missing = missing.any(|word| word.trim().to_lowercase() == text.trim().to_lowercase());
        if is_missing { String::new() } else { text }
    };
    let several = |at: Option<usize>, row: usize| -> Vec<String> {
        let text = text(at, row);
        let parts = text.split([';', '\n']).map(str::trim).filter(|p| !p.is_empty());
        parts.map(str::to_owned).collect()
    };
    let mut services: Vec<RawService> = ids
        .into_iter()
        .enumerate()
        .map(|(row, EntryId { id, alias })| {
            let mut name = trim(&text(roles.name, row)).to_owned();
            if name.is_empty() {
                name.clone_from(&id);
                report.nameless.push(format!("{} is called {id}", table.place(row)));
            }
            RawService {
                id,
                name,
                former_names: several(roles.former, row),
                aliases: Some(alias).filter(|a| !a.is_empty()).into_iter().collect(),
                category: text(roles.category, row),
                summary: text(roles.summary, row),
                named_in: vec![source.to_owned()],
                ..RawService::default()
            }
        })
        .collect();
    if roles.successor.is_some() {
        let to: Vec<Vec<String>> = (0..services.len()).map(|row| several(roles.successor, row)).collect();
        let places: Vec<String> = successors(&mut services, &to, source)
            .into_iter()
            .map(|r| table.place(r))
            .collect();
        if !places.is_empty() {
            let what = "What is to be used in place of these comes back to them, and was left out";
            report.remarks.push((what.to_owned(), places));
        }
    }
    services
}

/// The most steps from an entry to what follows it; more are taken for a circle.
const STEPS: usize = 1_000;

/// Gives each entry what is to be used in its place, by id where that is in the list; the rows for which that would go
/// round in a circle are left out and come back.
fn successors(services: &mut [RawService], to: &[Vec<String>], source: &str) -> Vec<usize> {
    let mut by_text: BTreeMap<String, usize> = BTreeMap::new();
    for (row, service) in services.iter().enumerate() {
        by_text.entry(service.name.trim().to_lowercase()).or_insert(row);
    }
    // An id is more precise than a name.
    for (row, service) in services.iter().enumerate() {
        by_text.insert(service.id.clone(), row);
    }
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); services.len()];
    let mut circles = Vec::new();
    for (row, texts) in to.iter().enumerate() {
        for text in texts {
            let target = by_text.get(text).or_else(|| by_text.get(&text.to_lowercase())).copied();
            if target.is_some_and(|t| leads_to(&next, t, row)) {
                circles.push(row);
                continue;
            }
            next[row].extend(target);
            let id = target.map_or_else(|| text.clone(), |t| services[t].id.clone());
            services[row].successors.push(RawSuccessor {
                to: id,
                source: source.to_owned(),
                ..RawSuccessor::default()
            });
        }
    }
    circles
}

fn leads_to(next: &[Vec<usize>], from: usize, to: usize) -> bool {
    let (mut open, mut steps) = (vec![from], 0);
    while let Some(row) = open.pop() {
        steps += 1;
        if row == to || steps > STEPS {
            return true;
        }
        open.extend(&next[row]);
    }
    false
}

/// Makes the dates that an attribute claims the ends of their entries. `over`: the rows of those that have ended on a day that
/// is not stated.
pub fn lifecycle(services: &mut [RawService], attribute: &str, source: &str, heading: &str, over: &[u32]) {
    let event = |date: Option<String>| RawEvent {
        kind: EventKind::Ends,
        date,
        source: source.to_owned(),
        place: String::new(),
        note: heading.to_owned(),
    };
    for row in over {
        if let Some(service) = services.get_mut(*row as usize) {
            service.lifecycle.push(event(None));
        }
    }
    for service in services {
        let dates = service.claims.iter().filter(|c| c.attribute == attribute);
        let dates = dates.filter_map(|c| match &c.says {
            RawSays::On(date) => Some(date.clone()),
            _ => None,
        });
        service.lifecycle.extend(dates.map(|date| event(Some(date))));
    }
}
