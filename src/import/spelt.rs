//! What was found out about each column of a list, in the words in which its user sets it: to be read, changed, and
//! read again.

use super::{
    build::Built,
    columns::{ColumnRoles, heads::heads},
    report::ColumnReport,
    table::ListTable,
};
use crate::catalog::{
    Feature,
    model::Group,
    raw::{ColumnReading, ColumnRole, RawAttribute},
};

/// What each column became, one entry a column in the list's order; two of the one that is both name and id.
/// `reports`: what became of each, in the same order.
pub fn spelt(
    table: &ListTable,
    roles: &ColumnRoles,
    reports: &[ColumnReport],
    built: &Built,
    groups: &[Group],
) -> Vec<ColumnReading> {
    let mut all = Vec::new();
    for (at, (report, head)) in reports.iter().zip(heads(table)).enumerate() {
        // One that is found by no word of its own stays as the program reads it.
        let Some(head) = head else { continue };
        let bare = ColumnReading::of(head.as_str());
        let attribute = report.attribute.as_ref();
        if let Some(attribute) = attribute.and_then(|id| built.attributes.iter().find(|a| a.id == *id)) {
            all.push(of_attribute(
                bare,
                attribute,
                built,
                groups,
                roles.said(at),
                built.ends.contains(&at),
            ));
            continue;
        }
        let mut found = words(roles, at).map(|role| ColumnReading {
            role: Some(role),
            ..bare.clone()
        });
        match found.next() {
            Some(first) => all.extend([first].into_iter().chain(found)),
            None => all.push(ColumnReading {
                skip: roles.skipped.contains(&at),
                ..bare
            }),
        }
    }
    all
}

fn of_attribute(
    bare: ColumnReading,
    attribute: &RawAttribute,
    built: &Built,
    groups: &[Group],
    said: Option<&ColumnReading>,
    is_end: bool,
) -> ColumnReading {
    let group = groups.iter().find(|g| g.id == attribute.group);
    ColumnReading {
        kind: Some(attribute.kind),
        unit: Some(attribute.unit.clone()).filter(|u| !u.is_empty()),
        better: attribute.better,
        complete: attribute.kind.has(Feature::Atoms).then_some(attribute.complete),
        label: Some(attribute.label.clone()),
        group: group.map(|g| g.label.clone()),
        missing: said.and_then(|s| s.missing.clone()),
        headline: Some(built.headline.contains(&attribute.id)),
        role: if is_end {
            Some(ColumnRole::End)
        } else {
            said.and_then(|s| s.role).filter(|r| *r == ColumnRole::Link)
        },
        ..bare
    }
}

/// What a column that is no attribute is for.
fn words(roles: &ColumnRoles, at: usize) -> impl Iterator<Item = ColumnRole> {
    let all = [
        (roles.name, ColumnRole::Name),
        (roles.id, ColumnRole::Id),
        (roles.category, ColumnRole::Category),
        (roles.former, ColumnRole::FormerName),
        (roles.successor, ColumnRole::Successor),
    ];
    all.into_iter()
        .filter(move |(column, _)| *column == Some(at))
        .map(|(_, role)| role)
}
