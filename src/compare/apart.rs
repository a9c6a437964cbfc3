//! What sets two services apart, as lists that leave nothing out: what one is better on, what is yes for one and stated to
//! be no for the other, what differs, what is stated for one alone, where sources disagree, and what no source states.
//! A blank is never a no, and *not applicable* against a value is a difference.

use super::{
    Numbering, Versus, alike,
    cell_line::{CellLine, CellWords},
    cell_words::{cell_words, option_label, option_words},
    status::{StatusWords, status_words},
    telling::Telling,
    versus::versus,
};
use crate::catalog::{
    Attribute, AttributeIx, Catalog, Cell, CellValue, Cells, Feature, OptionIx, Reading, ServiceIx, State, Status,
};

/// What the lines of a list have in common. The lists are in this order: what answers "why one over another" outright
/// comes first, and what no source states last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApartKind {
    /// The one is better, in a direction that the catalog declares, or goes on where the other ends.
    OneBetter,
    /// The other is better, or goes on where the one ends.
    OtherBetter,
    /// Yes for the one, and stated to be no for the other.
    OneYes,
    /// Yes for the other, and stated to be no for the one.
    OtherYes,
    /// Stated for the one and not for the other.
    OnlyOne,
    /// Stated for the other and not for the one.
    OnlyOther,
    /// Both are known and unequal, and nothing shows which is better.
    Different,
    /// Sources disagree about one of them, or about both.
    Disputed,
    /// No source states it of either.
    Nobody,
}

impl ApartKind {
    const ALL: [Self; 9] = [
        Self::OneBetter,
        Self::OtherBetter,
        Self::OneYes,
        Self::OtherYes,
        Self::OnlyOne,
        Self::OnlyOther,
        Self::Different,
        Self::Disputed,
        Self::Nobody,
    ];

    /// `Only stated for TinyBase`.
    fn words(self, one: &str, other: &str) -> String {
        match self {
            Self::OneBetter => format!("{one} is better on"),
            Self::OtherBetter => format!("{other} is better on"),
            Self::OneYes => format!("Yes for {one}, no for {other}"),
            Self::OtherYes => format!("Yes for {other}, no for {one}"),
            Self::OnlyOne => format!("Only stated for {one}"),
            Self::OnlyOther => format!("Only stated for {other}"),
            Self::Different => "Different".to_owned(),
            Self::Disputed => "Sources disagree".to_owned(),
            Self::Nobody => "Nobody says".to_owned(),
        }
    }
}

/// What sets two services apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// The service that is argued for.
    pub one: ServiceIx,
    /// The service it is compared with.
    pub other: ServiceIx,
    /// Those that have lines; none when all is stated for both, and the same.
    pub lists: Vec<ApartList>,
}

impl Apart {
    /// The sentence where nothing sets the two apart.
    pub const NOTHING: &str = "Everything is stated for both of them, and the same.";

    /// `Why TinyBase over Doc Drawer`.
    pub fn title(&self, catalog: &Catalog) -> String {
        format!("Why {} over {}", catalog[self.one].name, catalog[self.other].name)
    }

    /// The lines of a kind; none where it has no list.
    pub fn lines(&self, kind: ApartKind) -> &[ApartLine] {
        let list = self.lists.iter().find(|l| l.kind == kind);
        list.map_or(&[], |l| l.lines.as_slice())
    }

    /// The numbers of the sources it cites, ascending, each once.
    pub fn cited(&self) -> Vec<usize> {
        let sides = self.lists.iter().flat_map(|l| &l.lines).flat_map(|l| &l.sides);
        let lines = sides.flat_map(|words| &words.lines);
        let mut all: Vec<usize> = lines.flat_map(|l| l.sources.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Lines of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApartList {
    /// Their kind.
    pub kind: ApartKind,
    /// `Only stated for TinyBase (12)`.
    pub heading: String,
    /// The most relevant first; never empty.
    pub lines: Vec<ApartLine>,
}

/// An attribute, or some options of a set, on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApartLine {
    /// What is compared; `None`: what became of the two services.
    pub attribute: Option<AttributeIx>,
    /// Of a set that is compared option by option, those of the line; else none.
    pub options: Vec<OptionIx>,
    /// The attribute's label, and the options where no side names them: `Languages`, `Languages: Go, Rust`.
    pub label: String,
    /// What is stated of the one and of the other, each with its sources.
    pub sides: [CellWords; 2],
    /// By what the better one is better: `14 TB more`; empty where nothing shows it.
    pub by: String,
}

/// What sets `one` apart from `other`. Sources that are cited for the first time get the next numbers, as one reads.
///
/// An attribute is one thing to compare; a set of which at least one side states options is one thing an option. Each is in
/// exactly one list, or in none when both sides are known and equal; a set's options that belong to the same list share a
/// line, but for disputed ones.
///
/// Within a list the most relevant line comes first: what the rules of the catalog's questions look at, by how many of them
/// do; then what separates the alternatives most, by how many pairs of them are stated to have unequal values (see
/// [`Telling`]); then the catalog's order. What became of the services comes before all.
pub fn apart(cells: &Cells, one: ServiceIx, other: ServiceIx, numbers: &mut Numbering) -> Apart {
    let catalog = &*cells.catalog;
    let telling = Telling::new(cells);
    let mut found: Vec<Unworded> = catalog
        .attribute_ixs()
        .flat_map(|attribute| compared(cells, attribute, one, other))
        .collect();
    found.sort_by_cached_key(|f| {
        let weight = telling.weight(f.attribute, &f.options);
        (std::cmp::Reverse(weight), f.attribute, f.options.first().copied())
    });
    let status = status_line(cells, one, other);
    let name = |s: ServiceIx| catalog[s].name.as_str();
    let lists = ApartKind::ALL.into_iter().filter_map(|kind| {
        let mut lines: Vec<ApartLine> = Vec::new();
        if status.as_ref().is_some_and(|k| *k == kind) {
            lines.push(ApartLine {
                attribute: None,
                options: Vec::new(),
                label: "Status".to_owned(),
                sides: [one, other].map(|s| status_cell(status_words(cells, s, numbers))),
                by: String::new(),
            });
        }
        let of_kind = found.iter().filter(|f| f.kind == kind);
        lines.extend(of_kind.map(|f| line(cells, f, [one, other], numbers)));
        (!lines.is_empty()).then(|| ApartList {
            kind,
            heading: format!("{} ({})", kind.words(name(one), name(other)), lines.len()),
            lines,
        })
    });
    Apart {
        one,
        other,
        lists: lists.collect(),
    }
}

/// A line before it has words.
struct Unworded {
    kind: ApartKind,
    attribute: AttributeIx,
    options: Vec<OptionIx>,
    by: String,
}

/// The lines of one attribute.
fn compared(cells: &Cells, attribute: AttributeIx, one: ServiceIx, other: ServiceIx) -> Vec<Unworded> {
    let about = &cells.catalog[attribute];
    let (a, b) = (cells.get(one, attribute), cells.get(other, attribute));
    let mut found: Vec<Unworded> = Vec::new();
    if !by_option(about, a, b) {
        let kind = kind_of(a.state, b.state, || alike(about, a, b) == Some(true));
        found.extend(kind.map(|kind| {
            let (kind, by) = match (kind, versus(about, b, a), versus(about, a, b)) {
                (ApartKind::Different, Some(Versus::Better(by)), _) => (ApartKind::OneBetter, by),
                (ApartKind::Different, _, Some(Versus::Better(by))) => (ApartKind::OtherBetter, by),
                (kind, ..) => (kind, String::new()),
            };
            // By what one option is better than another is evident from the two.
            let by = if about.kind.has(Feature::Options) {
                String::new()
            } else {
                by
            };
            Unworded {
                kind,
                attribute,
                options: Vec::new(),
                by,
            }
        }));
        return found;
    }
    for option in (0..).take(about.options.len()) {
        let (x, y) = (a.atom(option), b.atom(option));
        let Some(kind) = kind_of(x.state(), y.state(), || x == y) else {
            continue;
        };
        let mut open = found.iter_mut();
        match open.find(|f| f.kind == kind && kind != ApartKind::Disputed) {
            Some(line) => line.options.push(option),
            None => found.push(Unworded {
                kind,
                attribute,
                options: vec![option],
                by: String::new(),
            }),
        }
    }
    found
}

/// Whether an attribute is compared option by option: where a side states options, and the other does, or is blank. What is
/// stated of a set as a whole, that it does not apply, is one thing.
fn by_option(about: &Attribute, a: &Cell, b: &Cell) -> bool {
    let states = |c: &Cell| matches!(c.value, CellValue::Atoms(_));
    let blank = |c: &Cell| c.state == State::NotStated;
    about.kind.has(Feature::Atoms) && (states(a) || states(b)) && [a, b].into_iter().all(|c| states(c) || blank(c))
}

/// The list two states belong in; `None` when both are known and `equal`.
fn kind_of(a: State, b: State, equal: impl FnOnce() -> bool) -> Option<ApartKind> {
    match (a, b) {
        (State::Conflicting, _) | (_, State::Conflicting) => Some(ApartKind::Disputed),
        (State::NotStated, State::NotStated) => Some(ApartKind::Nobody),
        (_, State::NotStated) => Some(ApartKind::OnlyOne),
        (State::NotStated, _) => Some(ApartKind::OnlyOther),
        (State::Yes, State::No) => Some(ApartKind::OneYes),
        (State::No, State::Yes) => Some(ApartKind::OtherYes),
        (
            State::Yes | State::No | State::Partly | State::Value | State::NotApplicable,
            State::Yes | State::No | State::Partly | State::Value | State::NotApplicable,
        ) => (!equal()).then_some(ApartKind::Different),
    }
}

fn line(cells: &Cells, found: &Unworded, services: [ServiceIx; 2], numbers: &mut Numbering) -> ApartLine {
    let about = &cells.catalog[found.attribute];
    let words = |service: ServiceIx, numbers: &mut Numbering| match found.options.as_slice() {
        [] => cell_words(cells, service, found.attribute, numbers),
        options => option_words(cells, service, found.attribute, options, numbers),
    };
    let label = if found.kind == ApartKind::Nobody && !found.options.is_empty() {
        let options: Vec<&str> = found.options.iter().map(|o| option_label(about, *o)).collect();
        format!("{}: {}", about.label, options.join(", "))
    } else {
        about.label.clone()
    };
    ApartLine {
        attribute: Some(found.attribute),
        options: found.options.clone(),
        label,
        sides: services.map(|s| words(s, numbers)),
        by: found.by.clone(),
    }
}

/// Whether one goes on where the other ends, or both end otherwise; a new name alone is no difference.
fn status_line(cells: &Cells, one: ServiceIx, other: ServiceIx) -> Option<ApartKind> {
    if cells.view.reading == Reading::Documents || !cells.is_present(one) || !cells.is_present(other) {
        return None;
    }
    let status = |s: ServiceIx| {
        let words = status_words(cells, s, &mut Numbering::new(&cells.catalog));
        match words.status {
            Status::Available | Status::Renamed => (true, String::new()),
            Status::Unconfirmed => (true, words.text),
            Status::Retiring | Status::Retired => (false, words.text),
        }
    };
    match (status(one), status(other)) {
        ((true, _), (false, _)) => Some(ApartKind::OneBetter),
        ((false, _), (true, _)) => Some(ApartKind::OtherBetter),
        ((_, a), (_, b)) => (a != b).then_some(ApartKind::Different),
    }
}

fn status_cell(status: StatusWords) -> CellWords {
    CellWords {
        state: State::Value,
        lines: vec![CellLine::new(State::Value, status.text, status.sources)],
    }
}
