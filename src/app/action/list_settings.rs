//! What the user can set for a list and for its columns. What is `None` the program infers itself again.

use crate::catalog::{
    Kind,
    kind::Marks,
    model::Better,
    raw::{ColumnRole, DateOrder},
};

/// A setting of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnSetting {
    /// Nothing at all: it is read as the file suggests.
    Nothing,
    /// An attribute, one of the parts of an entry, or nothing.
    Use(ColumnUse),
    /// The kind of attribute it becomes.
    Kind(Option<Kind>),
    /// The unit of its numbers.
    Unit(Option<String>),
    /// Which direction is better.
    Better(Option<Better>),
    /// Of a set: whether each cell is a whole list.
    Complete(Option<bool>),
    /// What readers see in place of its heading.
    Label(Option<String>),
    /// The heading it is shown under.
    Group(Option<String>),
    /// The words that mean "not stated" in it.
    Missing(Option<Vec<String>>),
    /// Whether cards show it.
    Headline(Option<bool>),
}

/// What a column can be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnUse {
    /// It becomes an attribute.
    Attribute,
    /// It gives this of each entry, beside being an attribute or in its place.
    Role(ColumnRole),
    /// It becomes nothing.
    LeftOut,
}

/// A setting of the whole list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListSetting {
    /// The sheet of a workbook.
    Sheet(Option<String>),
    /// Whether entries stand in columns.
    Transposed(Option<bool>),
    /// What separates the values of a line.
    Delimiter(Option<char>),
    /// The line of its heading, from 1; 0: it has none.
    Heading(Option<usize>),
    /// The name of its encoding.
    Encoding(Option<String>),
    /// What precedes the decimals.
    Decimal(Option<Marks>),
    /// In which order dates name day, month and year.
    Dates(Option<DateOrder>),
    /// The words that mean "not stated" in any column.
    Missing(Option<Vec<String>>),
    /// What its entries are called, in the plural.
    Entries(Option<String>),
}
