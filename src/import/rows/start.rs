//! Where a table starts: titles over its heading, the heading or none, a row of units under it. What cannot be decided
//! is taken as plain tables are written: the first line that is not blank is the heading.

use std::collections::BTreeMap;

use super::{
    looks::{is_figure, is_year, looks},
    row::TextRow,
    two_lines,
};
use crate::{
    catalog::{finding::Finding, kind::measure},
    import::{
        columns::meaning::{is_known_unit, is_placeholder, is_remark, is_unit},
        table::HeadingAt,
    },
};

/// Where a table starts, by places among the first rows.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct TableStart {
    /// The heading; `None`: there is none.
    pub heading: Option<usize>,
    /// Whether the row under it is its second line.
    pub in_two_lines: bool,
    /// What is before this row is not of the table.
    pub above: usize,
    /// The row of units.
    pub units: Option<usize>,
    /// What to report of it.
    pub why: Option<String>,
}

/// Finds the start in the first rows.
pub fn start(head: &[TextRow<'_>], chosen: Option<HeadingAt>, place_word: &str) -> Result<TableStart, Finding> {
    let heading = match chosen {
        Some(HeadingAt::Nowhere) => return Ok(headless("No line was taken as the heading")),
        Some(HeadingAt::Line(n)) => {
            let at = head.iter().position(|row| row.place == n);
            at.ok_or_else(|| no_such_line(n, place_word))?
        }
        None => {
            let at = heading(head);
            if at == first(head) && is_an_entry(head, at) {
                let place = head.get(at).map_or(1, |row| row.place);
                return Ok(headless(&format!(
                    "No heading was found: {place_word} {place} looks like the entries below it, and is one"
                )));
            }
            at
        }
    };
    if head.is_empty() {
        return Ok(TableStart::default());
    }
    let in_two_lines = two_lines::has_second(head, heading);
    let why = in_two_lines.then(|| {
        let place = head[heading].place;
        format!("The heading has two lines, {place_word}s {place} and {}", place + 1)
    });
    Ok(TableStart {
        heading: Some(heading),
        in_two_lines,
        above: heading,
        units: units(head, heading + usize::from(in_two_lines)),
        why,
    })
}

fn headless(why: &str) -> TableStart {
    TableStart {
        why: Some(why.to_owned()),
        ..TableStart::default()
    }
}

fn no_such_line(n: usize, place_word: &str) -> Finding {
    let what = "there is no heading here, as the file ends before it";
    let mut finding = Finding::error("", what).help(format!("Name a {place_word} of its beginning."));
    finding.line = Some(n);
    finding
}

/// The first row with anything in it.
pub fn first(head: &[TextRow<'_>]) -> usize {
    head.iter().position(|row| !row.is_blank()).unwrap_or(0)
}

/// The first row that is no title of a wider table; the first of all where that one would make no heading.
fn heading(head: &[TextRow<'_>]) -> usize {
    let first = first(head);
    let mut widths = BTreeMap::<usize, usize>::new();
    for row in head.iter().filter(|row| !row.is_blank() && !row.is_rule()) {
        *widths.entry(row.texts.len()).or_default() += 1;
    }
    let width = widths
        .into_iter()
        .max_by_key(|(width, n)| (*n, *width))
        .map_or(0, |(w, _)| w);
    let is_pair = |row: &TextRow<'_>| {
        row.filled() == 2 && row.text(0).ends_with(':') && !row.text(1).is_empty() && !row.text(1).ends_with(':')
    };
    // In a table of two columns a blank row separates titles from a heading.
    let ends_blank = |at: usize| {
        let mut rest = head[at..].iter();
        rest.find(|row| row.filled() != 1 && !is_pair(row))
            .is_some_and(TextRow::is_blank)
    };
    let is_title = |at: usize| {
        let row = &head[at];
        match row.filled() {
            0 => true,
            _ if row.is_rule() => true,
            n if n < width && row.text(0).len() > 1 && row.text(0).starts_with('#') => true,
            1 if width > 2 => !row.text(0).is_empty(),
            1 => width == 2 && ends_blank(at),
            2 if is_pair(row) => width > 2 || ends_blank(at),
            // What the file is about, with its value, is not wide enough to be the heading of a wide table.
            2 => width > 4 && !row.text(0).is_empty() && !row.text(1).is_empty() && !two_lines::has_second(head, at),
            _ => false,
        }
    };
    match (first..head.len()).find(|at| !is_title(*at)) {
        Some(at) if at > first && (could_head(&head[at], width) || two_lines::has_second(head, at)) => at,
        _ => first,
    }
}

/// Whether a row could be a heading: half the cells filled, each different, and none a number but years.
fn could_head(row: &TextRow<'_>, width: usize) -> bool {
    let cells: Vec<&str> = row.texts.iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect();
    let distinct: std::collections::BTreeSet<&&str> = cells.iter().collect();
    cells.len() * 2 >= width
        && cells.len() > 1
        && distinct.len() == cells.len()
        && cells.iter().all(|t| is_year(t) || is_letter(t) || looks(t).is_none())
}

/// `x` and `y` are headings as well as marks.
fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether a row is like those below it where these are all of one kind, and nowhere unlike them.
fn is_an_entry(head: &[TextRow<'_>], at: usize) -> bool {
    let Some(row) = head.get(at) else { return false };
    let below: Vec<&TextRow<'_>> = head[at + 1..].iter().filter(|r| !r.is_blank()).collect();
    let whole: Vec<i64> = row.texts.iter().filter_map(|t| t.trim().parse().ok()).collect();
    // 1, 2, 3 are headings of a scale.
    let is_scale = whole.len() > 1 && whole.windows(2).all(|pair| pair[1].checked_sub(pair[0]) == Some(1));
    let mut alike = 0;
    for column in 0..row.texts.len() {
        let cells: Vec<&str> = below.iter().map(|r| r.text(column)).filter(|t| !t.is_empty()).collect();
        let kind = match cells.split_first() {
            Some((one, rest)) if !rest.is_empty() => {
                looks(one).filter(|kind| rest.iter().all(|t| looks(t) == Some(*kind)))
            }
            _ => None,
        };
        let Some(kind) = kind else { continue };
        let own = row.text(column);
        if looks(own) != Some(kind) {
            return false;
        }
        let could_head = is_year(own) || (is_scale && own.parse::<i64>().is_ok());
        alike += usize::from(!could_head);
    }
    alike > 0
}

/// The row under the heading, where every filled cell is the unit of a column of figures and none names an entry. The figures
/// may have their unit with them as well.
fn units(head: &[TextRow<'_>], heading: usize) -> Option<usize> {
    let at = heading + 1;
    let row = head.get(at)?;
    let below: Vec<&TextRow<'_>> = head[at + 1..].iter().filter(|r| !r.is_blank()).collect();
    let is_measured = |column: usize| {
        let cells: Vec<&str> = below
            .iter()
            .map(|r| r.text(column))
            .filter(|t| !t.is_empty() && !is_placeholder(t))
            .collect();
        !cells.is_empty() && cells.iter().filter(|t| !is_figure(t)).count() * 2 < below.len().max(1)
    };
    let mut found = 0;
    let mut named = 0;
    for column in 0..row.texts.len() {
        let text = row.text(column);
        // What has no unit has a dash there, or a one.
        let is_none = |inner: &str| inner.is_empty() || inner == "1" || is_placeholder(inner) || is_remark(inner);
        if text.is_empty() || is_placeholder(text) || in_brackets(text).is_some_and(is_none) {
            continue;
        }
        if is_unit_word(text) {
            named += 1;
        } else if unit(text).is_some() && is_measured(column) {
            found += 1;
        } else {
            return None;
        }
    }
    let is_known = |unit: &str| is_known_unit(unit) || measure(unit).is_some();
    (found > 0 && (named > 0 || row.texts.iter().filter_map(|t| unit(t)).any(is_known))).then_some(at)
}

/// What a cell has in brackets, where it has nothing else.
fn in_brackets(text: &str) -> Option<&str> {
    [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| text.trim().strip_prefix(open)?.strip_suffix(close))
}

const UNIT_WORDS: [&str; 9] = [
    "unit",
    "units",
    "[unit]",
    "[units]",
    "einheit",
    "einheiten",
    "unité",
    "unités",
    "unidad",
];

/// The unit that a cell under a heading names, perhaps in brackets.
pub fn unit(text: &str) -> Option<&str> {
    let text = text.trim();
    let bare = in_brackets(text).unwrap_or(text).trim();
    let bare = bare.strip_prefix("in ").map_or(bare, str::trim);
    (is_unit(bare) && !is_placeholder(bare) && !is_remark(bare) && !is_unit_word(bare)).then_some(bare)
}

/// Whether a text says that units stand below it, or beside it.
pub fn is_unit_word(text: &str) -> bool {
    UNIT_WORDS.contains(&text.trim_end_matches(':').to_lowercase().as_str())
}
