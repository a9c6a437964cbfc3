//! What Markdown puts around the values of a table's cells: `**bold**`, `` `code` ``, `[text](address)`.

use std::borrow::Cow;

use crate::{
    catalog::wording::excerpt,
    import::{
        rows::TextRow,
        table::ListTable,
        workbook::{Links, add_links},
    },
};

/// The marks that were left out, and the addresses that stood in them.
#[derive(Debug, Default)]
pub struct MarkdownMarks {
    links: Links,
    is_marked: bool,
    /// What was struck out: where, the text, and whether it stays as a name.
    struck: Vec<(usize, String, bool)>,
}

impl MarkdownMarks {
    /// Leaves out the marks around the whole of a cell; within a text they stay.
    pub fn leave_out(&mut self, row: &mut TextRow<'_>) {
        for (column, text) in row.texts.iter_mut().enumerate() {
            let Unmarked {
                bare,
                address,
                is_struck,
            } = unmarked(text);
            // An entry whose name is struck out is one all the same.
            let is_name = column == 0;
            if is_struck {
                self.struck.push((row.place, bare.to_owned(), is_name));
            }
            if is_struck && !is_name {
                *text = Cow::default();
                continue;
            }
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
        for (names, what) in [
            (false, "What is struck out is not stated"),
            (true, "The names of these entries are struck out"),
        ] {
            let struck = self.struck.iter().filter(|(.., is_name)| *is_name == names);
            let places = struck.map(|(place, text, _)| format!("“{}” in {} {place}", excerpt(text), table.place_word));
            table.remark(what, places.collect());
        }
        add_links(table, &self.links);
    }
}

/// A text without the marks around it, the address that it leads to, and whether it is struck out.
#[derive(Debug, PartialEq)]
struct Unmarked<'t> {
    bare: &'t str,
    address: Option<&'t str>,
    is_struck: bool,
}

fn unmarked(text: &str) -> Unmarked<'_> {
    let (mut bare, mut address, mut is_struck) = (text.trim(), None, false);
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
        if let Some(inner) = ["**", "__", "`", "*"].iter().find_map(|mark| within(mark)) {
            bare = inner;
        } else if let Some(inner) = within("~~") {
            (bare, is_struck) = (inner, true);
        } else if let Some((shown, target)) = link() {
            (bare, address) = (shown, Some(target));
        } else {
            return Unmarked {
                bare,
                address,
                is_struck,
            };
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
            let Unmarked { bare, address, .. } = unmarked(text);
            assert_eq!((bare, address), expected, "{text}");
        }
        for (text, expected) in [
            ("~~A~~", true),
            ("**~~A~~**", true),
            ("~~**A**~~", true),
            ("~~A~~ B", false),
            ("~A~", false),
            ("~~", false),
        ] {
            assert_eq!(unmarked(text).is_struck, expected, "{text}");
        }
    }
}
