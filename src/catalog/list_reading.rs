//! How an imported list is read where its user chose so. It is stored with the list's source, so that the next edition of
//! the list is read the same way.

use serde::{Deserialize, Serialize};

use super::{
    kind::{Kind, Marks},
    model::Better,
};

/// The user's settings for reading a list; what is left out the import infers itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListReading {
    /// Words that mean "not stated" wherever they are all a cell has; an empty list: none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
    /// The decimal separator in all of the list's numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<Marks>,
    /// In which order its dates name day, month and year where that can be read in two ways.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
    /// What separates the values of a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// The line of its heading, from 1; 0: it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<usize>,
    /// The name of its encoding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The sheet of a workbook, by name or number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Whether its entries stand in columns (true) or in rows (false).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transposed: Option<bool>,
    /// What its entries are called, in the plural.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entries: Option<String>,
    /// Settings of single columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnReading>,
}

/// The user's settings for one column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnReading {
    /// Its heading in the list, or the name of the field.
    pub head: String,
    /// The kind of attribute it becomes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// It becomes nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skip: bool,
    /// The unit of its numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Which direction is better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// Of a set: whether each cell names all there is (true), or what it does not name is not stated (false).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete: Option<bool>,
    /// What a reader sees in place of its heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The heading it is shown under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// As for the whole list, in this column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
    /// Whether cards show it; else those do that state most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<bool>,
    /// What it is for, beside or in place of an attribute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<ColumnRole>,
}

impl ColumnReading {
    /// Nothing set for a column yet.
    pub fn of(head: impl Into<String>) -> Self {
        Self {
            head: head.into(),
            ..Self::default()
        }
    }

    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        *self == Self::of(self.head.as_str())
    }
}

/// What a column of a list is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnRole {
    /// The name of each entry.
    Name,
    /// The id of each entry.
    Id,
    /// The words after which entries are grouped.
    Category,
    /// What it was called before.
    FormerName,
    /// An address of it.
    Link,
    /// The day it ends: an event of its lifecycle, beside the attribute.
    End,
    /// What to use in its place.
    Successor,
}

/// In which order a date in figures names its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

impl ListReading {
    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same with what was set later laid over it.
    #[must_use]
    pub fn with(mut self, later: &Self) -> Self {
        self.missing = later.missing.clone().or(self.missing);
        self.decimal = later.decimal.or(self.decimal);
        self.dates = later.dates.or(self.dates);
        self.delimiter = later.delimiter.or(self.delimiter);
        self.heading = later.heading.or(self.heading);
        self.encoding = later.encoding.clone().or(self.encoding);
        self.sheet = later.sheet.clone().or(self.sheet);
        self.transposed = later.transposed.or(self.transposed);
        self.entries = later.entries.clone().or(self.entries);
        for column in &later.columns {
            self.add(column.clone());
        }
        self
    }

    /// Adds what is set for a column, over what was set for it before; an entry has one name, and one id.
    pub fn add(&mut self, more: ColumnReading) {
        if let Some(role @ (ColumnRole::Name | ColumnRole::Id)) = more.role {
            let others = self.columns.iter_mut().filter(|c| c.role == Some(role));
            others.for_each(|c| c.role = None);
        }
        // One column may be both the name and the id.
        let both = |a: Option<ColumnRole>, b: Option<ColumnRole>| {
            use ColumnRole::{Id, Name};
            matches!((a, b), (Some(Name), Some(Id)) | (Some(Id), Some(Name)))
        };
        let known = self.columns.iter_mut();
        match { known }.find(|c| c.head == more.head && !both(c.role, more.role)) {
            Some(known) => {
                known.skip = more.skip || (known.skip && more.kind.is_none() && more.role.is_none());
                known.kind = more.kind.or(known.kind);
                known.unit = more.unit.or(known.unit.take());
                known.better = more.better.or(known.better);
                known.complete = more.complete.or(known.complete);
                known.label = more.label.or(known.label.take());
                known.group = more.group.or(known.group.take());
                known.missing = more.missing.or(known.missing.take());
                known.headline = more.headline.or(known.headline);
                known.role = more.role.or(known.role);
            }
            None => self.columns.push(more),
        }
        self.columns.retain(|c| !c.is_empty());
    }

    /// Replaces what was set for a column by what is set now.
    pub fn replace(&mut self, before: &ColumnReading, now: ColumnReading) {
        self.columns.retain(|c| c != before);
        self.add(now);
    }
}
