//! Columns of one kind: flags, links, dates, numbers and versions, where every cell is one.

use std::borrow::Cow;

use super::cells::{flags_of, plain};
use crate::{
    catalog::{
        is_web_link,
        kind::{DateFormat, Kind, Marks},
        raw::{ColumnReading, ColumnRole, ListReading},
    },
    import::{
        columns::{dates, heading_words, how::How, meaning, numbers, reasons, roles::says_end, versions},
        table::{ListColumn, ListTable, ListValue},
    },
};

/// What is known of a column beside its cells.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Whether the values brought their types along (JSON).
    pub typed: bool,
    /// How many rows the list has.
    pub rows: usize,
    /// The user's settings for the list.
    pub list: &'a ListReading,
    /// The user's settings for the column.
    pub said: Option<&'a ColumnReading>,
    /// The kind of the attribute merged into.
    pub fixed: Option<Kind>,
    /// The decimal separator that the columns of the list show.
    pub shown: Option<Marks>,
    /// Whether semicolons stand between its values.
    pub semicolons: bool,
}

impl<'a> About<'a> {
    /// A list without settings.
    pub fn of(table: &ListTable, list: &'a ListReading) -> Self {
        Self {
            typed: table.typed,
            rows: table.places.len(),
            list,
            said: None,
            fixed: None,
            shown: None,
            semicolons: table.form.delimiter == Some(';'),
        }
    }

    /// The words that the user set to mean "not stated".
    pub fn missing(&self) -> Option<&'a [String]> {
        let of_column = self.said.and_then(|s| s.missing.as_ref());
        of_column.or(self.list.missing.as_ref()).map(Vec::as_slice)
    }
}

/// The unit that the heading gives, or a row of units under it; empty without one.
pub fn unit_above(column: &ListColumn) -> &str {
    if column.unit.is_empty() {
        meaning::split_unit(&column.header).1
    } else {
        &column.unit
    }
}

/// Whether a column is of days on which entries end.
pub fn is_of_ends(column: &ListColumn, about: About<'_>) -> bool {
    says_end(&column.header) || about.said.is_some_and(|s| s.role == Some(ColumnRole::End))
}

/// Flags, links, dates, numbers and versions: only if every cell is one. An error is why a column that looks like one is
/// not read as such; `None`: it is of words.
pub fn scalar(values: &[&ListValue], column: &ListColumn, about: About<'_>) -> Option<Result<How, String>> {
    let header = column.header.as_str();
    if values.iter().any(|v| matches!(v, ListValue::List(_))) {
        return None;
    }
    if let Some(signs) = flags_of(values) {
        return Some(Ok(How::Flag(signs)));
    }
    if values
        .iter()
        .all(|v| matches!(v, ListValue::Text(t) | ListValue::Guarded(t) if is_web_link(t.trim())))
    {
        return Some(Ok(How::Link));
    }
    // What was guarded against formulas is text.
    if values.iter().any(|v| matches!(v, ListValue::Guarded(_))) {
        return None;
    }
    let of_versions = heading_words::of_versions(header, !unit_above(column).is_empty(), plain(values));
    let is_version = of_versions.is_sure;
    if !is_version && values.iter().any(|v| matches!(v, ListValue::Text(_))) {
        match dates::infer(plain(values), about.list.dates) {
            Ok(DateFormat::Iso)
                if plain(values).all(|t| t.trim().len() == 4)
                    && !heading_words::speaks_of_time(header)
                    && !is_of_ends(column, about) => {}
            Ok(form) => return Some(Ok(How::Date(form))),
            Err(dates::DateRefusal::Ambiguous) => return Some(Err(reasons::TWO_DATES.to_owned())),
            Err(dates::DateRefusal::NotDates) => {}
        }
    }
    if values.iter().any(|v| matches!(v, ListValue::Bool(_))) {
        // JSON has a boolean beside texts of numbers where versions that support something are listed.
        let of_versions = versions::Heading {
            is_release: of_versions.is_release || !of_versions.is_measure,
            ..of_versions
        };
        return are_versions(values, of_versions).then_some(Ok(How::Version));
    }
    if heading_words::speaks_of_codes(header) {
        return Some(Err(reasons::CODES.to_owned()));
    }
    // Under "Release" 1.5 is a version, and 2019 a number.
    let has_point = || plain(values).any(|t| t.contains('.'));
    if of_versions.is_release && has_point() && are_versions(values, of_versions) {
        return Some(Ok(How::Version));
    }
    if !is_version {
        match numbers_of(values, column, about) {
            Ok(form) => return Some(Ok(How::Number(form))),
            Err(numbers::Refusal::Ambiguous) => return Some(Err(reasons::TWO_NUMBERS.to_owned())),
            Err(numbers::Refusal::Units(a, b)) => return Some(Err(reasons::two_units(&a, &b))),
            Err(numbers::Refusal::Counted(head, cell)) => return Some(Err(reasons::counted_twice(&head, &cell))),
            Err(numbers::Refusal::NotNumbers | numbers::Refusal::Zeros) => {}
        }
    }
    are_versions(values, of_versions).then_some(Ok(How::Version))
}

pub fn are_versions(values: &[&ListValue], heading: versions::Heading) -> bool {
    // Numbers of JSON alone are numbers, whatever the heading implies.
    let texts: Vec<Cow<'_, str>> = match values.first() {
        Some(ListValue::Text(t)) if !t.bytes().any(|b| b.is_ascii_digit()) && t.len() > 20 => return false,
        _ => values.iter().map(|v| v.text()).collect(),
    };
    versions::are_versions(texts.iter().map(AsRef::as_ref), heading)
}

pub fn numbers_of(
    values: &[&ListValue],
    column: &ListColumn,
    about: About<'_>,
) -> Result<numbers::NumberFormat, numbers::Refusal> {
    let is_number = |v: &&ListValue| matches!(v, ListValue::Number(_));
    if values.iter().all(is_number) {
        return if values.is_empty() {
            Err(numbers::Refusal::NotNumbers)
        } else {
            Ok(numbers::NumberFormat::plain())
        };
    }
    let said = about.said.and_then(|s| s.unit.as_deref());
    let hints = numbers::Hints {
        decimal: about.list.decimal,
        unit: said.unwrap_or_else(|| unit_above(column)),
        measure: heading_words::speaks_of_decimals(&column.header, plain(values)),
        marks: heading_words::speaks_of_marks(&column.header),
        shown: about.shown,
        memory: heading_words::speaks_of_memory(&column.header),
        temperature: heading_words::speaks_of_temperature(&column.header),
        duration: heading_words::speaks_of_duration(&column.header),
        semicolons: about.semicolons,
        colons: column.cells.iter().any(|(_, v)| v.text().trim_start().starts_with(':')),
    };
    numbers::infer(plain(values).filter(|t| !t.is_empty()), hints)
}
