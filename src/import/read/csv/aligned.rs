//! Columns aligned by blanks, as terminals and old reports print tables: two blanks or more between them in every line, or a
//! line under the heading that is drawn for each.

use std::borrow::Cow;

/// Blanks between columns; one alone is within a value.
const APART: usize = 2;
/// Among so many lines a line under the heading is looked for.
const HEAD: usize = 20;
/// How many of a hundred lines must have a gap blank for it to be one: a value that is too long runs over the next.
const SHARE: usize = 90;

/// Where the columns of such a table start, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aligned {
    starts: Vec<usize>,
    /// How many blanks are between them at least.
    apart: usize,
    is_drawn: bool,
    /// How many lines are before the heading, where that is known.
    above: usize,
}

impl Aligned {
    /// Finds the columns; `None` where the text is no such table, or `delimiter` separates the values of its first line.
    pub fn of(text: &str, delimiter: u8) -> Option<Self> {
        if text.contains('\t') {
            return None;
        }
        if let Some(drawn) = Self::drawn(text) {
            return Some(drawn);
        }
        let lines: Vec<Vec<char>> = text
            .lines()
            .filter(|l| is_split(l))
            .map(|l| l.chars().collect())
            .collect();
        let filled = text.lines().filter(|l| !l.trim().is_empty() && !is_line(l)).count();
        let first = lines.first()?;
        // Titles and notes are few; what else a line without a gap would be is no such table.
        if lines.len() < 2 || lines.len() * 3 < filled * 2 || first.contains(&char::from(delimiter)) {
            return None;
        }
        let width = lines.iter().map(Vec::len).max()?;
        let is_blank = |line: &Vec<char>, at: usize| line.get(at).is_none_or(|c| c.is_whitespace());
        let is_gap = |at: usize| {
            let blank = lines.iter().filter(|line| is_blank(line, at)).count();
            is_blank(first, at) && blank * 100 >= lines.len() * SHARE
        };
        let mut starts = Vec::new();
        let mut gap = APART;
        for at in 0..width {
            if is_gap(at) {
                gap += 1;
            } else {
                if gap >= APART {
                    starts.push(at);
                }
                gap = 0;
            }
        }
        (starts.len() > 1).then_some(Self {
            starts,
            apart: APART,
            is_drawn: false,
            above: 0,
        })
    }

    /// The columns that a line under the heading draws, with a blank between them: `----- ----`.
    fn drawn(text: &str) -> Option<Self> {
        let is_drawn = |line: &str| is_line(line) && line.split_whitespace().nth(1).is_some();
        let at = text.lines().take(HEAD).position(is_drawn)?;
        let line = text.lines().nth(at)?;
        // The line directly over it is the heading, and what precedes that a title.
        let above = text.lines().take(at).collect::<Vec<_>>();
        let above = above.iter().rposition(|line| !line.trim().is_empty())?;
        let mut is_blank = true;
        let signs = line.chars().enumerate();
        let begins = signs.filter_map(|(at, c)| {
            let was_blank = std::mem::replace(&mut is_blank, c.is_whitespace());
            (was_blank && !is_blank).then_some(at)
        });
        let starts: Vec<usize> = begins.collect();
        let drawn = Self {
            starts,
            apart: 1,
            is_drawn: true,
            above,
        };
        // Below a blank line stand notes: `(2 rows affected)`.
        let block = || text.lines().skip(above).take_while(|l| !l.trim().is_empty());
        let lines = || block().filter(|l| !is_line(l));
        let fit = lines().filter(|l| drawn.fits(l)).count();
        (fit * 100 >= lines().count() * SHARE).then_some(drawn)
    }

    /// Whether a line is blank before each column but the first.
    fn fits(&self, line: &str) -> bool {
        let signs: Vec<char> = line.chars().collect();
        let is_blank = |at: usize| signs.get(at).is_none_or(|c| c.is_whitespace());
        let mut starts = self.starts.iter().skip(1);
        starts.all(|start| (start.saturating_sub(self.apart)..*start).all(is_blank))
    }

    /// The values of the line at a place from 0, and whether they fit the columns. One that does not is read at its gaps where it has as many
    /// parts as there are columns, and else as one value.
    pub fn values<'t>(&self, line: &'t str, at: usize) -> (Vec<Cow<'t, str>>, bool) {
        if at < self.above {
            return (vec![Cow::Borrowed(line.trim())], true);
        }
        let places: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
        let byte = |start: usize| places.get(start).copied().unwrap_or(line.len());
        let ends = self.starts.iter().skip(1).map(|start| byte(*start)).chain([line.len()]);
        if is_line(line) {
            return (line.split_whitespace().map(Cow::Borrowed).collect(), true);
        }
        if !self.fits(line) {
            let parts: Vec<&str> = line.split("  ").map(str::trim).filter(|p| !p.is_empty()).collect();
            let fits = parts.len() == self.starts.len();
            let parts = if fits { parts } else { vec![line.trim()] };
            return (parts.into_iter().map(Cow::Borrowed).collect(), fits);
        }
        let mut from = 0;
        let value = |end: usize| {
            let value = line.get(from..end).unwrap_or_default().trim();
            from = end;
            Cow::Borrowed(value)
        };
        (ends.map(value).collect(), true)
    }

    /// For the report.
    pub fn words(&self) -> String {
        let places: Vec<String> = self.starts.iter().map(|at| (at + 1).to_string()).collect();
        let (last, before) = places.split_last().unwrap_or((const { &String::new() }, &[]));
        let before = before.join(", ");
        let by = if self.is_drawn {
            "drawn under the heading"
        } else {
            "aligned by blanks"
        };
        format!("Its columns are {by}, and begin at characters {before} and {last}")
    }
}

/// Whether a line has a gap between two values.
fn is_split(line: &str) -> bool {
    line.trim().contains("  ")
}

/// Whether a line is drawn, not written.
fn is_line(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || "-=+|_─━═┼".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<Vec<String>> {
        let aligned = Aligned::of(text, b',')?;
        let line = |(at, line): (usize, &str)| {
            let (values, fits) = aligned.values(line, at);
            values.join("|") + if fits { "" } else { " !" }
        };
        Some(text.lines().enumerate().map(line).collect())
    }

    #[test]
    fn columns_are_found_by_the_blanks_between_them() {
        for (text, expected) in [
            (
                "Name       Price  OS\nAlpha One  12.50  Linux\nBeta        9.99  Windows 11",
                Some(&["Name|Price|OS", "Alpha One|12.50|Linux", "Beta|9.99|Windows 11"][..]),
            ),
            // An empty cell, and right-aligned figures with commas.
            (
                "Größe      Preis\nklein       9,50\nmittel\nsehr groß  12,00",
                Some(&["Größe|Preis", "klein|9,50", "mittel|", "sehr groß|12,00"]),
            ),
            // One value in many runs over the next column.
            (
                "n    p\na1   1\nb1   2\nc1   3\nd1   4\ne1   5\nf1   6\ng1   7\nh1   8\nlong one  9\ni1   1",
                Some(&[
                    "n|p",
                    "a1|1",
                    "b1|2",
                    "c1|3",
                    "d1|4",
                    "e1|5",
                    "f1|6",
                    "g1|7",
                    "h1|8",
                    "long one|9",
                    "i1|1",
                ]),
            ),
            // Drawn with one blank between, under a heading with more.
            (
                "Phone    Battery Charge\n-------- ------- -----------\nAlpha 12 3 mAh   1 h 30 min\nBeta     5 mAh   2 h",
                Some(&[
                    "Phone|Battery|Charge",
                    "--------|-------|-----------",
                    "Alpha 12|3 mAh|1 h 30 min",
                    "Beta|5 mAh|2 h",
                ]),
            ),
            (
                "My phones by name\n\nPhone    Battery\n-------- -------\nAlpha 12 3 mAh",
                Some(&[
                    "My phones by name",
                    "",
                    "Phone|Battery",
                    "--------|-------",
                    "Alpha 12|3 mAh",
                ]),
            ),
            ("a, b,  c\n1, 2,  3", None),
            ("Name\nAlpha One\nBeta", None),
            ("One sentence.  Another.\nNo table\nat all, this\nis", None),
            ("a\t  b\n1\t  2", None),
            ("name  x", None),
        ] {
            let expected = expected.map(|e| e.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
