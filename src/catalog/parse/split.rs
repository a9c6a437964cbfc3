//! Finds the entries of a catalog's `services: [ … ]`, so that they can be parsed on every core.
//!
//! The other lists are found too, so that each entry that has a wrong shape is reported. It knows only what brackets,
//! texts and comments look like. At anything unexpected it gives up, and then the file is parsed whole: it never
//! decides what a file means, and no message of the parser comes from a part.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

/// A catalog's text, with the entries of its services taken out.
#[derive(Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// The whole text but for what is between the list's brackets.
    pub head: String,
    /// The text of each entry, from after one comma to before the next.
    pub entries: Vec<&'a str>,
}

/// The one extension that a catalog names at its start, and that holds for every entry even where it is not named.
const IMPLIED: &str = "#![enable(implicit_some)]";

/// A list of the catalog, `name: [ … ]`, and where its entries are in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The field's name.
    pub name: String,
    /// What is between its brackets.
    pub within: Range<usize>,
    /// Each entry.
    pub entries: Vec<Range<usize>>,
}

impl List {
    /// The same of a text that starts further on.
    pub fn moved(self, by: usize) -> Self {
        let moved = |range: Range<usize>| range.start + by..range.end + by;
        Self {
            name: self.name,
            within: moved(self.within),
            entries: self.entries.into_iter().map(moved).collect(),
        }
    }
}

/// Every list of the catalog, or of one of its entries; `None` when the text is not plainly laid out as one.
pub fn lists(text: &str) -> Option<Vec<List>> {
    let mut scan = Scan::new(text.as_bytes());
    let behind = text.trim_start().strip_prefix(IMPLIED).unwrap_or(text);
    scan.at = text.len() - behind.len();
    let (_, b'(') = scan.next()? else { return None };
    let mut lists = Vec::new();
    let mut name = None;
    let mut depth = 1_usize;
    while depth > 0 {
        match scan.next()? {
            (open, b'[') if depth == 1 && name.is_some() && scan.before.is_none() => {
                let (entries, close) = entries(text, &mut scan, open + 1)?;
                let start = |entry: &str| entry.as_ptr() as usize - text.as_ptr() as usize;
                lists.push(List {
                    name: name.take()?,
                    within: open + 1..close,
                    entries: entries.into_iter().map(|e| start(e)..start(e) + e.len()).collect(),
                });
            }
            (_, b'(' | b'[' | b'{') => depth += 1,
            (_, b')' | b']' | b'}') => depth -= 1,
            (_, b':') if depth == 1 => {
                name = match &scan.before {
                    Some(Before::Word(word)) => text.get(word.clone()).map(str::to_owned),
                    _ => None,
                };
            }
            _ => name = None,
        }
    }
    Some(lists)
}

/// The entries of `services`; `None` when the text is not plainly laid out as a catalog.
pub fn split(text: &str) -> Option<Split<'_>> {
    let mut scan = Scan::new(text.as_bytes());
    let behind = text.trim_start().strip_prefix(IMPLIED).unwrap_or(text);
    scan.at = text.len() - behind.len();
    let (_, open) = scan.next()?;
    if open != b'(' {
        return None;
    }
    let mut depth = 1_usize;
    loop {
        match scan.next()? {
            (_, b'(' | b'[' | b'{') => depth += 1,
            (_, b')' | b']' | b'}') if depth > 1 => depth -= 1,
            (_, b':') if depth == 1 && scan.field_is(b"services") => {
                let (open, b'[') = scan.next()? else {
                    return None;
                };
                if scan.before.is_some() {
                    return None;
                }
                let (entries, close) = entries(text, &mut scan, open + 1)?;
                let head = [&text[..=open], &text[close..]].concat();
                return Some(Split { head, entries });
            }
            (_, b',' | b':') => {}
            _ => return None,
        }
    }
}

/// The entries from `start` on, and where the bracket is that closes their list.
fn entries<'a>(text: &'a str, scan: &mut Scan<'_>, mut start: usize) -> Option<(Vec<&'a str>, usize)> {
    let mut entries = Vec::new();
    let mut depth = 0_usize;
    // Whether anything but space and comments has come since the last comma.
    let mut any = false;
    loop {
        let (at, sign) = scan.next()?;
        any |= scan.before.is_some();
        match sign {
            b'(' | b'[' | b'{' => depth += 1,
            b']' if depth == 0 => {
                if any {
                    entries.push(&text[start..at]);
                }
                return Some((entries, at));
            }
            b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
            b',' if depth == 0 => {
                entries.push(&text[start..at]);
                start = at + 1;
                any = false;
                continue;
            }
            _ => {}
        }
        any = true;
    }
}

/// Walks over a text from one bracket, comma or colon to the next.
struct Scan<'a> {
    text: &'a [u8],
    at: usize,
    /// What came before the last delimiter, after the one before it: a single word, or anything else.
    before: Option<Before>,
}

enum Before {
    Word(Range<usize>),
    Other,
}

impl<'a> Scan<'a> {
    fn new(text: &'a [u8]) -> Self {
        Self {
            text,
            at: 0,
            before: None,
        }
    }

    /// The next bracket, comma or colon, and where it is; `None` at the end and at whatever is unusual.
    fn next(&mut self) -> Option<(usize, u8)> {
        self.before = None;
        loop {
            let byte = *self.text.get(self.at)?;
            match byte {
                b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b':' => {
                    self.at += 1;
                    return Some((self.at - 1, byte));
                }
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                b'"' => {
                    self.text_end()?;
                    self.before = Some(Before::Other);
                }
                b'/' => self.comment_end()?,
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                    let start = self.at;
                    while matches!(self.text.get(self.at), Some(b) if is_word(*b)) {
                        self.at += 1;
                    }
                    let word = start..self.at;
                    match (&self.text[word.clone()], self.text.get(self.at)) {
                        (b"r" | b"br", Some(b'"' | b'#')) => {
                            self.raw_text_end()?;
                            self.before = Some(Before::Other);
                        }
                        (b"b", Some(b'"')) => {}
                        _ => {
                            self.before = Some(if self.before.is_none() {
                                Before::Word(word)
                            } else {
                                Before::Other
                            });
                        }
                    }
                }
                b'0'..=b'9' | b'+' | b'-' | b'.' => {
                    // As the parser reads them, a number may be joined to letters.
                    while matches!(self.text.get(self.at), Some(b) if is_word(*b) || b"+-.".contains(b)) {
                        self.at += 1;
                    }
                    self.before = Some(Before::Other);
                }
                // Characters in quotes, `#![enable(…)]`, letters beyond ASCII: nothing that a catalog needs.
                _ => return None,
            }
        }
    }

    /// Whether the word before the colon just passed is this field's name.
    fn field_is(&self, name: &[u8]) -> bool {
        matches!(&self.before, Some(Before::Word(word)) if &self.text[word.clone()] == name)
    }

    /// Skips from a quotation mark to after its partner.
    fn text_end(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            self.at += memchr2(b'"', b'\\', &self.text[self.at..])?;
            if self.text[self.at] == b'"' {
                self.at += 1;
                return Some(());
            }
            // What is escaped may itself be a quotation mark.
            self.at = (self.at + 2 <= self.text.len()).then_some(self.at + 2)?;
        }
    }

    /// Skips from the `#` or the quotation mark of a raw text to after its end.
    fn raw_text_end(&mut self) -> Option<()> {
        let hashes = self.text[self.at..].iter().take_while(|b| **b == b'#').count();
        self.at += hashes;
        if *self.text.get(self.at)? != b'"' {
            return None;
        }
        let end = [&b"\""[..], &vec![b'#'; hashes]].concat();
        self.at += 1;
        self.at += memmem::find(&self.text[self.at..], &end)? + end.len();
        Some(())
    }

    /// Skips from a slash to after the comment it starts.
    fn comment_end(&mut self) -> Option<()> {
        match self.text.get(self.at + 1)? {
            b'/' => {
                self.at += memchr(b'\n', &self.text[self.at..])?;
                Some(())
            }
            b'*' => {
                self.at += 2;
                let mut depth = 1;
                while depth > 0 {
                    self.at += memchr2(b'*', b'/', &self.text[self.at..])?;
                    match (self.text[self.at], self.text.get(self.at + 1)?) {
                        (b'*', b'/') => (depth, self.at) = (depth - 1, self.at + 2),
                        (b'/', b'*') => (depth, self.at) = (depth + 1, self.at + 2),
                        _ => self.at += 1,
                    }
                }
                Some(())
            }
            _ => None,
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn entries_are_split_by_brackets_texts_and_comments() {
        for (text, expected) in [
            ("(services: [])", Some(vec![])),
            ("(services: [ /* none, yet */ ])", Some(vec![])),
            (
                "(title: \"a\", services: [(id: \"b, c\"),(d)])",
                Some(vec!["(id: \"b, c\")", "(d)"]),
            ),
            ("Catalog(services: [(a), // (b),\n])", Some(vec!["(a)"])),
            ("(services: [(a: r#\"]\",\"#)])", Some(vec!["(a: r#\"]\",\"#)"])),
            ("(services: [(a: \"\\\"]\"),])", Some(vec!["(a: \"\\\"]\")"])),
            ("(a: [(services: [(x)])], services: [(y)])", Some(vec!["(y)"])),
            (
                "(services: [/* a /* b, */ ] */ (c)])",
                Some(vec![" /* a /* b, */ ] */ (c)".trim()]),
            ),
            ("(services: [,])", Some(vec![""])),
            // Left to the parser.
            ("(title: \"a\")", None),
            ("(other // services\n: [])", None),
            (" #![enable(implicit_some)]\n(services: [(a)])", Some(vec!["(a)"])),
            ("#![enable(unwrap_newtypes)](services: [])", None),
            ("(services: Some([]))", None),
            ("(services: [(a: 'b')])", None),
            ("(services: [(a)", None),
            ("(services: [(a]", None),
            ("", None),
        ] {
            let found = split(text);
            assert_eq!(found.as_ref().map(|s| s.entries.clone()), expected, "{text}");
        }
    }

    #[test]
    fn the_head_is_the_text_without_the_entries() {
        let found = split("(title: \"a\", services: [(b), (c)], factors: [(d)])").map(|s| s.head);
        assert_eq!(found.as_deref(), Some("(title: \"a\", services: [], factors: [(d)])"));
    }

    proptest! {
        #[test]
        fn no_text_is_too_much(text in "[ -~\n]{0,60}") {
            let _ = split(&text);
            let _ = split(&format!("(services: [{text}"));
        }
    }
}
