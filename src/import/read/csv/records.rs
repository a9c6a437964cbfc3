//! Splits separated text into records as RFC 4180 has it, and reports where a quotation mark is not as it should be: one that
//! opens a value and is never closed is a character like any other (`5.25"` is a size), so that it swallows no lines.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memchr3};

/// How a quotation mark within quotation marks is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoting {
    /// Twice: `""`.
    Doubled,
    /// After a backslash: `\"`; twice is read too.
    Backslash,
}

/// What separates values, and how they are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// One ASCII character.
    pub delimiter: u8,
    /// How a quotation mark is written.
    pub quoting: Quoting,
}

/// The records of a text, one after the other.
pub struct Records<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    dialect: Dialect,
    /// Lines in which a quotation mark opens a value that would swallow lines; it was read as a character.
    pub unclosed: Vec<usize>,
    /// Lines in which text follows a closing quotation mark; the marks were read as characters.
    pub stray: Vec<usize>,
}

/// A value within quotation marks.
struct Quoted {
    /// Where its text ends.
    end: usize,
    /// Where what follows the closing mark begins.
    after: usize,
    /// Whether characters in it are escaped.
    escaped: bool,
}

impl<'a> Records<'a> {
    /// From the beginning of a text.
    pub fn new(text: &'a str, dialect: Dialect) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            dialect,
            unclosed: Vec::new(),
            stray: Vec::new(),
        }
    }

    /// Puts the values of the next record, blank or not, into `fields`; returns in which line it begins, or that there
    /// is none.
    pub fn next(&mut self, fields: &mut Vec<Cow<'a, str>>) -> Option<usize> {
        fields.clear();
        if self.at >= self.text.len() {
            return None;
        }
        let line = self.line;
        loop {
            let field = self.field();
            fields.push(field);
            match self.byte(self.at) {
                Some(b) if b == self.dialect.delimiter => self.at += 1,
                Some(b'\r') => {
                    self.at += if self.byte(self.at + 1) == Some(b'\n') { 2 } else { 1 };
                    break;
                }
                Some(_) => {
                    self.at += 1;
                    break;
                }
                None => break,
            }
        }
        self.line += 1;
        Some(line)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// One value; what ends it is not passed.
    fn field(&mut self) -> Cow<'a, str> {
        let start = self.at;
        let mut open = start;
        while self.byte(open) == Some(b' ') {
            open += 1;
        }
        if self.byte(open) == Some(b'"') {
            match self.quoted(open + 1) {
                Some(quoted) if self.ends(quoted.after) => {
                    let text = &self.text[open + 1..quoted.end];
                    self.line += line_ends(text);
                    self.at = quoted.after;
                    return if quoted.escaped {
                        self.unescaped(text).into()
                    } else {
                        text.into()
                    };
                }
                Some(quoted) if line_ends(&self.text[open..quoted.end]) == 0 => self.stray.push(self.line),
                _ => self.unclosed.push(self.line),
            }
        }
        let rest = &self.text.as_bytes()[start..];
        let end = memchr3(self.dialect.delimiter, b'\n', b'\r', rest).map_or(self.text.len(), |n| start + n);
        self.at = end;
        self.text[start..end].into()
    }

    /// The value whose opening mark is before `start`; `None` when no mark closes it.
    fn quoted(&self, start: usize) -> Option<Quoted> {
        let bytes = self.text.as_bytes();
        let (mut at, mut escaped) = (start, false);
        loop {
            let rest = bytes.get(at..)?;
            let found = match self.dialect.quoting {
                Quoting::Doubled => memchr(b'"', rest),
                Quoting::Backslash => memchr2(b'"', b'\\', rest),
            };
            at += found?;
            let is_escape = self.byte(at) == Some(b'\\');
            if is_escape || self.byte(at + 1) == Some(b'"') {
                escaped = true;
                at += 2;
                continue;
            }
            let mut after = at + 1;
            while self.byte(after) == Some(b' ') {
                after += 1;
            }
            return Some(Quoted {
                end: at,
                after,
                escaped,
            });
        }
    }

    /// Whether a value may end here.
    fn ends(&self, at: usize) -> bool {
        self.byte(at)
            .is_none_or(|b| b == self.dialect.delimiter || b == b'\n' || b == b'\r')
    }

    /// A backslash stays where it precedes anything but itself or a quotation mark: `C:\new` is a folder.
    fn unescaped(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut signs = text.chars().peekable();
        while let Some(sign) = signs.next() {
            let doubled = sign == '"' || (sign == '\\' && self.dialect.quoting == Quoting::Backslash);
            match signs.peek() {
                Some(next) if doubled && (*next == '"' || *next == sign) => out.extend(signs.next()),
                _ => out.push(sign),
            }
        }
        out
    }
}

/// How many lines end within a text.
fn line_ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    let alone = |at: usize| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    memchr2_all(bytes).filter(|at| alone(*at)).count()
}

fn memchr2_all(bytes: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr2_iter(b'\n', b'\r', bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, delimiter: u8, quoting: Quoting) -> (Vec<(usize, String)>, Vec<usize>, Vec<usize>) {
        let mut records = Records::new(text, Dialect { delimiter, quoting });
        let (mut found, mut fields) = (Vec::new(), Vec::new());
        while let Some(line) = records.next(&mut fields) {
            found.push((line, fields.join("¦")));
        }
        (found, records.unclosed, records.stray)
    }

    #[test]
    fn records_are_split_where_they_end() {
        let doubled = |text: &str| all(text, b',', Quoting::Doubled);
        let is = |rows: &[(usize, &str)]| -> Vec<(usize, String)> {
            rows.iter().map(|(n, t)| (*n, (*t).to_owned())).collect()
        };
        for (text, rows) in [
            ("a,b\n1,2\n", &[(1, "a¦b"), (2, "1¦2")][..]),
            ("a,b\r\n1,2\r3,4", &[(1, "a¦b"), (2, "1¦2"), (3, "3¦4")]),
            ("a,\n\n,b", &[(1, "a¦"), (2, ""), (3, "¦b")]),
            ("\"a,\"\"x\"\"\",\"1\r\n2\"\nb", &[(1, "a,\"x\"¦1\r\n2"), (3, "b")]),
            ("a, \"b, c\" ,d", &[(1, "a¦b, c¦d")]),
            ("\"\",x", &[(1, "¦x")]),
        ] {
            assert_eq!(doubled(text), (is(rows), vec![], vec![]), "{text:?}");
        }
        let backslash = all("a,\"say \\\"hi\\\", ok\",\"C:\\new\\\\\"\n", b',', Quoting::Backslash);
        assert_eq!(backslash.0, is(&[(1, "a¦say \"hi\", ok¦C:\\new\\")]));
    }

    #[test]
    fn an_open_mark_swallows_no_lines() {
        let (rows, unclosed, stray) = all("a,3.5\" x\nb,\"5.25\nc,7\nd,\"5 inch\" disk\n", b',', Quoting::Doubled);
        let texts: Vec<&str> = rows.iter().map(|(_, t)| t.as_str()).collect();
        assert_eq!(texts, ["a¦3.5\" x", "b¦\"5.25", "c¦7", "d¦\"5 inch\" disk"]);
        assert_eq!((unclosed, stray), (vec![2], vec![4]));
    }
}
