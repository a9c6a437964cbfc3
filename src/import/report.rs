//! What a person should know after an import: how each column was understood, what was renamed, what was not read as
//! written, and what a merge changed.

use super::{
    columns::roles::ColumnPart,
    merge::MergeChanges,
    sample::SampleCell,
    table::{FileForm, ListColumn, ListTable, NoEntry},
};
use crate::catalog::{
    raw::{ColumnReading, ListReading, RawAttribute},
    wording::{count, excerpt, in_unit, message, thousands},
};

/// The most examples a report lists under one heading; how many more there are is shown.
const LISTED: usize = 20;
/// The same of columns, of which most lists have fewer.
const COLUMNS_LISTED: usize = 100;

/// What an import understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportReport {
    /// The file's name.
    pub file: String,
    /// How many entries it has.
    pub entries: usize,
    /// What became of each column, in the file's order.
    pub columns: Vec<ColumnReport>,
    /// The heading of the column that holds names; `None` when there is no column at all.
    pub name_column: Option<String>,
    /// The heading of the column that holds ids; `None`: they were made from names.
    pub id_column: Option<String>,
    /// Ids that were not possible as wished.
    pub renamed: Vec<String>,
    /// Entries without a name.
    pub nameless: Vec<String>,
    /// Words that were read as "not stated".
    pub missing: Vec<String>,
    /// Words that may mean "not stated"; they were kept as values.
    pub placeholders: Vec<String>,
    /// Spellings that became one option.
    pub joined: Vec<String>,
    /// Values that their attribute cannot take and that are in a text attribute beside it.
    pub beside: Vec<String>,
    /// Times of day that were left out of dates.
    pub cut_times: Vec<String>,
    /// The records of the file that are no entries, in its order. With the entries they are all it has.
    pub left_out: Vec<NoEntry>,
    /// What a place in the file is: `line` or `entry`.
    pub place_word: &'static str,
    /// Anything else: what happened, and where.
    pub remarks: Vec<(String, Vec<String>)>,
    /// What changed in the catalog merged into; `None` for an import alone.
    pub changes: Option<MergeChanges>,
    /// All that the user has set for the list, for an earlier edition too.
    pub reading: ListReading,
    /// How the file turned out to be written.
    pub form: FileForm,
    /// Whether this program wrote the file: then there is nothing to report of it.
    pub is_own: bool,
}

/// What became of one column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ColumnReport {
    /// Its heading in the file.
    pub header: String,
    /// The attribute's id; `None` when it became none.
    pub attribute: Option<String>,
    /// What it became, in words: `a choice of 4 options`, `the name of each entry`.
    pub what: String,
    /// How many cells are filled.
    pub filled: usize,
    /// How many of them have a word for "not stated" alone.
    pub missing: usize,
    /// Why it was read so, or not as it looks; empty when there is nothing to report.
    pub why: String,
    /// What the user can set to have it read in another likely way; empty when there is none.
    pub instead: String,
    /// What the user asks of it that cannot be, in a sentence without its full stop; mostly empty.
    pub refused: String,
    /// What it is.
    pub part: ColumnPart,
    /// What the user can call it by; `None`: another column has the same heading.
    pub head: Option<String>,
    /// What the user has set for it.
    pub said: Option<ColumnReading>,
    /// Whether the attribute was there before in the catalog merged into, so that its kind holds.
    pub is_fixed: bool,
    /// Of a set: whether each of its cells names all there is.
    pub is_whole: bool,
    /// The text attribute beside it, with what it cannot take.
    pub companion: Option<String>,
    /// Some of its cells.
    pub sample: Vec<SampleCell>,
}

/// `a choice of 3 options`, `a number in GB`.
fn noun(attribute: &RawAttribute) -> String {
    let noun = attribute.kind.words().noun;
    let noun = if attribute.complete {
        format!("{noun}, each cell of which names all there is,")
    } else {
        noun.to_owned()
    };
    match (attribute.options.len(), attribute.unit.as_str()) {
        (0, "") => noun,
        (0, unit) => format!("{noun} {}", in_unit(unit)),
        (1, _) => format!("{noun} of 1 option"),
        (n, _) => format!("{noun} of {n} options"),
    }
}

impl ColumnReport {
    /// A column that became no attribute.
    pub fn role(column: &ListColumn, what: &str) -> Self {
        Self {
            header: column.header.clone(),
            what: what.to_owned(),
            filled: column.cells.len(),
            ..Self::default()
        }
    }

    /// A column that became an attribute.
    pub fn attribute(column: &ListColumn, attribute: &RawAttribute, why: String, instead: String) -> Self {
        Self {
            instead,
            is_whole: attribute.complete,
            attribute: Some(attribute.id.clone()),
            what: noun(attribute),
            why,
            ..Self::role(column, "")
        }
    }

    /// An attribute of a file of our own.
    pub fn own(attribute: &RawAttribute, filled: usize) -> Self {
        Self {
            header: attribute.label.clone(),
            attribute: Some(attribute.id.clone()),
            what: match attribute.formula.as_str() {
                "" => noun(attribute),
                formula => format!("{}, worked out: {}", noun(attribute), excerpt(formula)),
            },
            filled,
            ..Self::default()
        }
    }

    /// The column in one line, with what a command can set to have it read otherwise.
    pub fn line(&self, entries: usize) -> String {
        let mut line = self.short_line(entries);
        if !self.instead.is_empty() {
            line.push_str("; ");
            line.push_str(&self.instead);
        }
        line
    }

    /// The column in one line.
    pub fn short_line(&self, entries: usize) -> String {
        let Self {
            header,
            attribute,
            what,
            filled,
            missing,
            why,
            ..
        } = self;
        let id = match attribute {
            Some(id) if id != header => format!(" → {}", excerpt(id)),
            _ => String::new(),
        };
        let stated = filled.saturating_sub(*missing);
        let share = if stated == entries {
            String::new()
        } else {
            format!(", in {} of {}", thousands(stated), thousands(entries))
        };
        let mut line = format!("{}{id}: {what}{share}", excerpt(header));
        if !why.is_empty() {
            line.push_str("; ");
            line.push_str(why);
        }
        line
    }
}

/// A heading of the report with its lines; one empty line when the heading is complete alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// A sentence or a few words.
    pub title: String,
    /// What there is to report, one line each.
    pub lines: Vec<String>,
}

impl ImportReport {
    /// A report that includes the notes of the file's reader.
    pub fn new(file: &str, table: &ListTable) -> Self {
        Self {
            file: file.to_owned(),
            entries: table.places.len(),
            left_out: table.left_out.clone(),
            place_word: table.place_word,
            remarks: table.remarks.clone(),
            form: table.form.clone(),
            ..Self::default()
        }
    }

    /// The report's first sentence.
    pub fn headline(&self) -> String {
        let attributes = self.columns.iter().filter(|c| c.attribute.is_some()).count();
        let entries = count(self.entries, "entry", "entries");
        let attributes = count(attributes, "attribute", "attributes");
        format!("Read {entries} with {attributes} from {}.", self.file)
    }

    /// The report by headings, the most important first; long lists are cut, and state how many more there are.
    pub fn sections(&self) -> Vec<Section> {
        let columns = Section {
            title: "What each column became".to_owned(),
            lines: cut_at(COLUMNS_LISTED, self.columns.len(), |i| {
                self.columns[i].line(self.entries)
            }),
        };
        let columns = (!columns.lines.is_empty()).then_some(columns);
        self.merged()
            .into_iter()
            .chain(columns)
            .chain(self.notes("--missing \"\""))
            .collect()
    }

    /// What a merge changed; nothing for an import alone.
    pub fn merged(&self) -> Vec<Section> {
        let Some(changes) = &self.changes else { return vec![] };
        let lists = changes.lists();
        let lists = lists.iter().map(|(title, lines)| (title.as_str(), *lines));
        std::iter::once((changes.taken_for.as_str(), &[][..]))
            .chain(lists)
            .map(|(title, lines)| Section {
                title: title.to_owned(),
                lines: if lines.is_empty() { alone() } else { cut(lines) },
            })
            .collect()
    }

    /// What a person should look at: what was renamed, cut, joined, kept as text, or could not be read. `keeps`: what keeps
    /// words for "not stated" as values, where this is read.
    pub fn notes(&self, keeps: &str) -> Vec<Section> {
        let mut all = Vec::new();
        let mut add = |title: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                all.push(Section {
                    title: message(title.to_owned()),
                    lines,
                });
            }
        };
        add("Left out, because they are no entries", self.no_entries());
        add(
            "Ids that were changed or numbered, because they must be unique and without spaces",
            cut(&self.renamed),
        );
        add("Entries without a name", cut(&self.nameless));
        add(
            &format!("Taken as not stated; {keeps} keeps them as values"),
            cut(&self.missing),
        );
        add(
            "Kept as values, although they may mean “not stated”; blank cells would say so",
            cut(&self.placeholders),
        );
        add(
            "Kept as text, because the attribute cannot take them",
            cut(&self.beside),
        );
        add("Spellings taken as one option", cut(&self.joined));
        add("The time of day was left out", cut(&self.cut_times));
        for (what, places) in &self.remarks {
            if places.is_empty() {
                add(what, alone());
            } else {
                add(what, cut(places));
            }
        }
        all
    }

    /// What was left out, by reason: `blank: lines 3, 5–9`. Nothing where there is but a heading in the first line.
    fn no_entries(&self) -> Vec<String> {
        let mut by_reason: Vec<(&str, Vec<usize>)> = Vec::new();
        for NoEntry { place, why } in &self.left_out {
            match by_reason.iter_mut().find(|(known, _)| known == why) {
                Some((_, places)) => places.push(*place),
                None => by_reason.push((why, vec![*place])),
            }
        }
        if let [(_, places)] = by_reason.as_slice()
            && places.as_slice() == [1]
        {
            return Vec::new();
        }
        let line = |(why, places): (&str, Vec<usize>)| format!("{why}: {}", ranges(self.place_word, &places));
        by_reason.into_iter().map(line).collect()
    }

    /// The whole report as text.
    pub fn text(&self) -> String {
        let mut text = self.headline();
        text.push('\n');
        for section in self.sections() {
            text.push_str(&section.title);
            let lines: Vec<&String> = section.lines.iter().filter(|l| !l.is_empty()).collect();
            text.push_str(if lines.is_empty() { ".\n" } else { ":\n" });
            for line in lines {
                text.push_str("  ");
                text.push_str(line);
                text.push('\n');
            }
        }
        text
    }
}

/// Ascending places: `line 4`, `lines 1–3, 7`; the last ones of very many are counted.
fn ranges(word: &str, places: &[usize]) -> String {
    /// How many ranges fit a line.
    const RANGES: usize = 30;
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for place in places {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *place => *last = *place,
            _ => ranges.push((*place, *place)),
        }
    }
    let shown = ranges.iter().take(RANGES).map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    });
    let shown: Vec<String> = shown.collect();
    let rest: usize = ranges.iter().skip(RANGES).map(|(first, last)| last - first + 1).sum();
    let rest = if rest > 0 {
        format!(" and {} more", thousands(rest))
    } else {
        String::new()
    };
    let many = match (places.len(), word) {
        (1, word) => word.to_owned(),
        (_, "entry") => "entries".to_owned(),
        (_, word) => format!("{word}s"),
    };
    format!("{many} {}{rest}", shown.join(", "))
}

/// A title that is complete alone has one empty line under it.
fn alone() -> Vec<String> {
    vec![String::new()]
}

fn cut(lines: &[String]) -> Vec<String> {
    cut_at(LISTED, lines.len(), |i| lines[i].clone())
}

/// The first of so many lines, and how many more there are.
fn cut_at(most: usize, all: usize, line: impl Fn(usize) -> String) -> Vec<String> {
    let mut shown: Vec<String> = (0..all.min(most)).map(|i| message(line(i))).collect();
    if all > most {
        shown.push(format!("… and {} more like this", thousands(all - most)));
    }
    shown
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{COLUMNS_LISTED, LISTED};
    use crate::import::{ImportRequest, import};

    #[test]
    fn a_report_of_5_000_columns_is_folded() {
        let columns = 5_000;
        let row = |cell: &dyn Fn(usize) -> String| (0..columns).map(cell).collect::<Vec<_>>().join(",");
        let text = format!("{}\n{}\n", row(&|i| format!("c{i}")), row(&|i| format!("v{i}")));
        let request = ImportRequest::new(text.as_bytes(), "wide.csv", date(2026, 11, 26));
        let report = import(&request, None).expect("imports").report;
        assert_eq!(report.columns.len(), columns);
        let sections = report.sections();
        let lines = &sections[0].lines;
        assert_eq!(lines.len(), COLUMNS_LISTED + 1);
        assert_eq!(lines[COLUMNS_LISTED], "… and 4,900 more like this");
        assert!(
            sections[1..].iter().all(|s| s.lines.len() <= LISTED + 1),
            "{sections:?}"
        );
        assert!(report.text().contains("\n  … and 4,900 more like this\n"));
    }
}
