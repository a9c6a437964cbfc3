//! What Markdown puts around the values of a table's cells: `**bold**`, `` `code` ``, `[text](address)`.

use std::borrow::Cow;

use crate::import::{
    rows::TextRow,
    table::ListTable,
    workbook::{Links, add_links},
};

/// The marks that were left out, and the addresses that stood in them.
#[derive(Debug, Default)]
pub struct MarkdownMarks {
    links: Links,
    is_marked: bool,
}

impl MarkdownMarks {
    /// Leaves out the marks around the whole of a cell; within a text they stay.
    pub fn leave_out(&mut self, row: &mut TextRow<'_>) {
        for (column, text) in row.texts.iter_mut().enumerate() {
            let (bare, address) = unmarked(text);
            if let (Some(address), Ok(line)) = (address, u32::try_from(row.place.saturating_sub(1))) {
                self.links.entry(column).or_default().insert(line, address.to_owned());
            }
            if bare.len() < text.len() {
                self.is_marked = true;
                *text = Cow::Owned(bare.to_owned());
            }
        }
    }

    /// Adds columns of the addresses, and reports what was left out.
    pub fn tell(&self, table: &mut ListTable) {
        if self.is_marked {
            table.note("Marks of Markdown around values were left out");
        }
        add_links(table, &self.links);
    }
}

/// A text without the marks around it, and the address that it leads to.
fn unmarked(text: &str) -> (&str, Option<&str>) {
    let (mut bare, mut address) = (text.trim(), None);
    loop {
        let within = |mark: &str| {
            let inner = bare.strip_prefix(mark)?.strip_suffix(mark)?;
            (!inner.trim().is_empty() && !inner.contains(mark)).then_some(inner.trim())
        };
        let link = || {
            let (shown, rest) = bare.strip_prefix('[')?.split_once("](")?;
            let target = rest.strip_suffix(')').filter(|t| !t.contains(['(', ')', ' ']))?;
            (!shown.trim().is_empty() && !shown.contains(['[', ']'])).then_some((shown.trim(), target))
        };
        if let Some(inner) = ["**", "__", "~~", "`", "*"].iter().find_map(|mark| within(mark)) {
            bare = inner;
        } else if let Some((shown, target)) = link() {
            (bare, address) = (shown, Some(target));
        } else {
            return (bare, address);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_a_value_are_none_of_it() {
        for (text, expected) in [
            ("**A**", ("A", None)),
            ("`c d`", ("c d", None)),
            ("[B](https://b.example)", ("B", Some("https://b.example"))),
            ("**[B](https://b.example)**", ("B", Some("https://b.example"))),
            ("a **b** c", ("a **b** c", None)),
            ("**a** and **b**", ("**a** and **b**", None)),
            ("[x]", ("[x]", None)),
            ("*", ("*", None)),
            ("**", ("**", None)),
            ("5 * 3", ("5 * 3", None)),
            ("", ("", None)),
        ] {
            assert_eq!(unmarked(text), expected, "{text}");
        }
    }
}
