//! What the user can call each column of a list by, and which column that is.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    catalog::{finding::Finding, suggest::did_you_mean, wording::excerpt},
    import::{
        ids::attribute_slug,
        table::{ListColumn, ListTable, RecordPart},
    },
};

/// What the user can call each column by, which [`named`] finds it by: its heading, with the part of the record before it
/// or its number after it where another column has the heading too; `None` where that does not distinguish it from another.
pub fn heads(table: &ListTable) -> Vec<Option<String>> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, column) in table.columns.iter().enumerate() {
        first.entry(&column.header).or_insert(i);
    }
    let mut parted = BTreeSet::new();
    let head = |(i, column): (usize, &ListColumn)| {
        let header = column.header.as_str();
        if first.get(header) == Some(&i) && header.trim() == header {
            return Some(header.to_owned());
        }
        let long = match column.part {
            RecordPart::Field => {
                let alike = table
                    .columns
                    .get(..i)?
                    .iter()
                    .filter(|c| c.header.trim() == header.trim());
                numbered(header.trim(), alike.count() + 1)
            }
            RecordPart::Attribute => format!("attributes.{header}"),
            RecordPart::Link => format!("links.{header}"),
        };
        let is_free = !first.contains_key(long.as_str()) && parted.insert(long.clone());
        is_free.then_some(long)
    };
    table.columns.iter().enumerate().map(head).collect()
}

/// What a column is called whose heading comes so many times: `Price (2)`.
fn numbered(header: &str, n: usize) -> String {
    format!("{header} ({n})")
}

/// A column the user named: by its exact heading, else without regard to case and spacing, else with the part of the
/// record before it.
pub(super) fn named(table: &ListTable, header: &str, of_what: &str) -> Result<usize, Finding> {
    let by = |same: &dyn Fn(&str) -> bool| table.columns.iter().position(|c| same(&c.header));
    let slug = attribute_slug(header);
    let in_part = || {
        let (part, rest) = header.trim().split_once('.')?;
        let part = match part {
            "attributes" => RecordPart::Attribute,
            "links" => RecordPart::Link,
            _ => return None,
        };
        table.columns.iter().position(|c| c.part == part && c.header == rest)
    };
    let of_several = || {
        let (base, n) = header.trim().strip_suffix(')')?.rsplit_once(" (")?;
        let mut alike = (0..).zip(&table.columns).filter(|(_, c)| c.header.trim() == base);
        let n: usize = n.parse().ok().filter(|n| *n > 1)?;
        alike.nth(n - 1).map(|(at, _)| at)
    };
    by(&|h| h == header.trim())
        .or_else(in_part)
        .or_else(of_several)
        .or_else(|| by(&|h| h.to_lowercase() == header.trim().to_lowercase()))
        .or_else(|| slug.as_ref().and_then(|_| by(&|h| attribute_slug(h) == slug)))
        .ok_or_else(|| {
            let help = did_you_mean(header, table.columns.iter().map(|c| c.header.as_str()));
            Finding::error(
                "",
                format!(
                    "{of_what}: no column is called “{}”",
                    excerpt(&header.escape_debug().to_string())
                ),
            )
            .help(help)
        })
}
