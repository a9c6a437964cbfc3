//! The neutral document every writer starts from: a title, one table in groups, its sources, and a foot. It holds words
//! and typed values, and knows neither the catalog nor any format.

use jiff::civil::Date;

use super::paper_claims::PaperClaims;
use crate::{
    catalog::{DateSpan, State, value::plain, wording::heading},
    compare::Class,
};

/// A table on paper, with everything a reader needs to trust it.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The heading.
    pub title: String,
    /// Sentences under the heading.
    pub lines: Vec<String>,
    /// What the rows are, the heading of the first column: `Attribute` or `Service`.
    pub row_label: String,
    /// The columns after the first.
    pub columns: Vec<PaperColumn>,
    /// The rows under their headings. A list has one group with an empty label.
    pub groups: Vec<PaperGroup>,
    /// The sources cited, number `n` at `n - 1`.
    pub sources: Vec<PaperSource>,
    /// The claims behind the cells whose words do not contain all of them.
    pub claims: Vec<PaperClaims>,
    /// What sets one service apart from another, below the table; only a comparison may have it.
    pub why: Option<PaperWhy>,
    /// Labels and values of the foot, in order.
    pub foot: Vec<(String, String)>,
    /// What each column or row, and each service of a comparison, is, as JSON that reading a table back takes; see
    /// [`super::definition`].
    pub definitions: Vec<String>,
    /// The only day a writer may stamp a file with.
    pub today: Date,
    /// Rows know whether their cells differ, so that a reader can hide those that do not.
    pub has_classes: bool,
    /// What the JSON format writes. Its shape is the contract of the command that makes the document, so the code that
    /// builds the document sets it; `None`: it has no JSON form.
    pub json: Option<serde_json::Value>,
}

impl Document {
    /// The same with only these rows, for copying one; groups left without a row are dropped too.
    #[must_use]
    pub fn only(&self, keep: impl Fn(&PaperRow) -> bool) -> Self {
        let groups = self.groups.iter().map(|group| {
            let rows = group.rows.iter().filter(|row| keep(row)).cloned().collect();
            PaperGroup {
                label: group.label.clone(),
                rows,
            }
        });
        Self {
            groups: groups.filter(|g| !g.rows.is_empty()).collect(),
            json: None,
            ..self.clone()
        }
    }
}

/// A column of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperColumn {
    /// Its id in the catalog; for a built-in column its name in conditions.
    pub id: String,
    /// The heading above it, without the unit.
    pub label: String,
    /// The unit of its numbers; empty without one, and where each row has its own.
    pub unit: String,
    /// What a reader must know of the whole column: a service's status. Empty: nothing.
    pub note: String,
    /// The numbers of the sources the note rests on.
    pub note_sources: Vec<usize>,
    /// Cells rest on sources; built-in columns do not.
    pub cited: bool,
    /// Cells are compared with a baseline.
    pub versus: Option<String>,
    /// Every cell is a number or a state: it may be right-aligned.
    pub numeric: bool,
    /// It is one of the few that the catalog shows first.
    pub headline: bool,
}

impl PaperColumn {
    /// The heading with its unit: `Largest database (TB)`.
    pub fn heading(&self) -> String {
        heading(&self.label, &self.unit)
    }
}

/// Rows under a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperGroup {
    /// The heading; empty for a list.
    pub label: String,
    /// In the order of the comparison or list.
    pub rows: Vec<PaperRow>,
}

/// A service of a list, or an attribute of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperRow {
    /// Its id in the catalog.
    pub id: String,
    /// The text of the first column.
    pub label: String,
    /// The unit of its numbers; may be empty.
    pub unit: String,
    /// Whether its cells differ; `None` in a list.
    pub class: Option<Class>,
    /// One a column.
    pub cells: Vec<PaperCell>,
}

impl PaperRow {
    /// The label with its unit: `Largest database (TB)`.
    pub fn heading(&self) -> String {
        heading(&self.label, &self.unit)
    }
}

/// What stands where a row and a column cross, for every writer.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperCell {
    /// Its state; built-in columns are always [`State::Value`] or [`State::NotStated`].
    pub state: State,
    /// Its words, states spelt out; never empty.
    pub lines: Vec<PaperLine>,
    /// Its value with a type, for formats that have types.
    pub value: PaperValue,
    /// A place among the values of its row or column: numbers by their lower end, dates by their first day.
    pub order: Option<f64>,
    /// The numbers of its sources.
    pub sources: Vec<usize>,
    /// How it compares with the baseline, in words.
    pub versus: Option<String>,
}

impl PaperCell {
    /// Its lines as one text, without source numbers save those that distinguish the sides of a conflict, and without
    /// marks, which are beside it ([`Self::marks`]).
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|l| l.bare.as_str()).collect();
        lines.join("\n")
    }

    /// The cell in a field that holds a value alone.
    pub fn plain(&self) -> String {
        match &self.value {
            PaperValue::Number(n) => plain(*n),
            PaperValue::Date(day) => day.to_string(),
            PaperValue::Link(link) => link.clone(),
            PaperValue::Text => self.text(),
        }
    }

    /// What of it rests on our inference or is stated of a part: `our inference`; of several lines each with its words,
    /// `our inference: Java`.
    pub fn marks(&self) -> Vec<String> {
        let marked = self.lines.iter().filter(|l| !l.mark.is_empty());
        let words = |line: &PaperLine| match self.lines.len() {
            1 => line.mark.clone(),
            _ => format!("{}: {}", line.mark, line.bare),
        };
        marked.map(words).collect()
    }
}

/// One line of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperLine {
    /// The state whose shape may precede it.
    pub shape: State,
    /// Its words.
    pub text: String,
    /// Its words without [`Self::mark`], for a field that holds a value.
    pub bare: String,
    /// That it rests on our inference or is stated of a part; mostly empty. Where sources disagree the words state it.
    pub mark: String,
    /// What is noted on it, in brackets behind its words where a format has no other place for it; mostly empty.
    pub note: String,
    /// The address it leads to, if it is a link: http or https only.
    pub link: Option<String>,
    /// The numbers of its sources that the text does not hold already.
    pub sources: Vec<usize>,
}

/// A value with a type.
#[derive(Debug, Clone, PartialEq)]
pub enum PaperValue {
    /// Nothing but its words.
    Text,
    /// Exactly this number, in the row's or the column's unit.
    Number(f64),
    /// This date, to the day, month or year.
    Date(DateSpan),
    /// An http or https address.
    Link(String),
}

/// What sets two services apart, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperWhy {
    /// `Why TinyBase over Doc Drawer`.
    pub title: String,
    /// The two services, in the order of the sides.
    pub names: [String; 2],
    /// Those that have lines.
    pub lists: Vec<PaperWhyList>,
    /// The numbers of the sources cited, ascending.
    pub cited: Vec<usize>,
}

/// Lines that have something in common.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperWhyList {
    /// `Only stated for TinyBase (12)`.
    pub heading: String,
    /// The most relevant first.
    pub lines: Vec<PaperWhyLine>,
}

/// An attribute on both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperWhyLine {
    /// What is compared.
    pub label: String,
    /// What is stated of the two, in the order of the names; none where no source states anything.
    pub sides: Vec<Vec<PaperLine>>,
    /// By what the better one is better; may be empty.
    pub by: String,
}

/// A source as the list of sources shows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PaperSource {
    /// Its id in the catalog.
    pub id: String,
    /// Title, publisher and date in words.
    pub words: String,
    /// Its http or https address.
    pub link: Option<String>,
}
