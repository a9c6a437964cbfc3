//! The entries that record how a list was read.

use super::field::{FormatEntry, may, must};

/// The kinds of attributes.
pub(super) const KINDS: &str = "one of Flag, Choice, Set, Number, Date, Version, Text, Link, Services";

/// How a list was read.
pub(super) const READING: FormatEntry = FormatEntry {
    name: "Reading",
    about: "How a list was read, so that its next edition is read the same way; import writes it.",
    fields: &[
        may("missing", "list of text", "Words that mean “not stated”.", "[\"n/a\"]"),
        may(
            "decimal",
            "one of Point, Comma",
            "What stands before the decimals.",
            "Comma",
        ),
        may(
            "dates",
            "one of Dmy, Mdy, Ymd",
            "In which order dates name day, month and year.",
            "Dmy",
        ),
        may("delimiter", "text", "What separates the values of a line.", "';'"),
        may(
            "heading",
            "number",
            "The line of its heading, from 1; 0: it has none.",
            "3",
        ),
        may("encoding", "text", "The name of its encoding.", "\"windows-1252\""),
        may("sheet", "text", "The sheet of a workbook, by name or number.", "\"2\""),
        may(
            "transposed",
            "true or false",
            "Whether its entries stand in columns; else in rows.",
            "true",
        ),
        may("entries", "text", "What its entries are called.", "\"laptops\""),
        may("columns", "list of Column", "What is said of single columns.", "[]"),
    ],
};

/// How one of its columns was.
pub(super) const COLUMN: FormatEntry = FormatEntry {
    name: "Column",
    about: "How one column of a list was read.",
    fields: &[
        must("head", "text", "Its heading.", "\"Price\""),
        may("kind", KINDS, "The kind of attribute it becomes.", "Number"),
        may("skip", "true or false", "It becomes nothing.", "false"),
        may("unit", "text", "The unit of its numbers.", "\"€\""),
        may("better", "one of Higher, Lower", "Which direction is better.", "Lower"),
        may(
            "complete",
            "true or false",
            "Of a set: whether each cell names all there is.",
            "true",
        ),
        may(
            "label",
            "text",
            "What readers see in place of its heading.",
            "\"Price a month\"",
        ),
        may("group", "text", "The heading it is shown under.", "\"Costs\""),
        may(
            "missing",
            "list of text",
            "Words that mean “not stated” in it.",
            "[\"-\"]",
        ),
        may("headline", "true or false", "Whether cards show it.", "true"),
        may(
            "role",
            "one of Name, Id, Category, FormerName, Link, End, Successor",
            "What it is for.",
            "Name",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Kind;

    #[test]
    fn the_reference_names_every_kind() {
        let all: Vec<String> = Kind::ALL.iter().map(|k| format!("{k:?}")).collect();
        assert_eq!(KINDS, format!("one of {}", all.join(", ")));
    }
}
