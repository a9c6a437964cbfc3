//! A cell in words for people, the same in the window and on paper. Every line says its state, carries the numbers of
//! its sources, and shows both sides, with their dates, where sources disagree.

use std::fmt::Write as _;

use super::Numbering;
use crate::catalog::{
    Atom, Attribute, AttributeIx, Catalog, CellValue, Cells, Claim, Feature, Kind, OptionIx, Origin, ServiceIx, Side,
    Source, SourceDate, SourceIx, State, is_web_link, web_link::address,
};

/// A cell in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellWords {
    /// The state of the whole cell.
    pub state: State,
    /// What is said, line by line; never empty.
    pub lines: Vec<CellLine>,
}

/// One line of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellLine {
    /// The state whose shape stands before it; [`State::Value`] has none.
    pub shape: State,
    /// The words. Where sources disagree they hold each side with its source number and date.
    pub text: String,
    /// The numbers of the sources it rests on.
    pub sources: Vec<usize>,
    /// The text holds its source numbers already, in brackets, so that whoever shows it adds none.
    pub cites: bool,
    /// The user's own evidence or note, which stands below what the cell adds up to; it has a shape of its own.
    pub yours: bool,
}

impl CellLine {
    fn new(shape: State, text: impl Into<String>, sources: Vec<usize>) -> Self {
        Self {
            shape,
            text: text.into(),
            sources,
            cites: false,
            yours: false,
        }
    }

    /// The line where no shape can be drawn: a conflict is named as one.
    pub fn spelt(&self) -> String {
        if self.shape == State::Conflicting {
            format!("{}: {}", State::Conflicting.word(), self.text)
        } else {
            self.text.clone()
        }
    }

    /// The text without source numbers, for a place that has no list of sources they could lead to; the dates stay.
    pub fn uncited(&self) -> String {
        if !self.cites {
            return self.text.clone();
        }
        let mut text = String::with_capacity(self.text.len());
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once('[') {
            text.push_str(before);
            rest = match after.split_once("] ") {
                Some((number, tail)) if number.bytes().all(|b| b.is_ascii_digit()) => tail,
                _ => {
                    text.push('[');
                    after
                }
            };
        }
        text.push_str(rest);
        text
    }
}

/// The numbers of the sources whose claims make the cell, in the order of the claims, each once.
pub fn cited(cells: &Cells, service: ServiceIx, attribute: AttributeIx, numbers: &mut Numbering) -> Vec<usize> {
    numbers.cite_all(cells.claims(service, attribute).0.iter().map(|c| c.source))
}

/// A cell in words. Sources that are cited for the first time get the next numbers.
pub fn cell_words(cells: &Cells, service: ServiceIx, attribute: AttributeIx, numbers: &mut Numbering) -> CellWords {
    let (counted, history) = cells.claims(service, attribute);
    let said = counted.iter().filter(|c| !c.says.is_remark());
    let live: Vec<&Claim> = said.copied().collect();
    let cell = cells.get(service, attribute);
    let about = &cells.catalog[attribute];
    let state = cell.state;
    let sources = numbers.cite_all(live.iter().map(|c| c.source));
    let one = |shape, text: String| vec![CellLine::new(shape, text, sources.clone())];
    let mut lines = match (&cell.value, state) {
        (CellValue::Atoms(atoms), _) if state != State::NotApplicable => set_lines(cells, about, atoms, &live, numbers),
        (_, State::NotStated) => vec![CellLine::new(state, state.word(), Vec::new())],
        (_, State::Conflicting) => {
            vec![sides(
                cells,
                live.iter().map(|c| (*c, claim_words(&cells.catalog, c))),
                "",
                numbers,
            )]
        }
        (_, State::Partly) => one(state, partly_words(live.iter().copied())),
        (_, State::Yes | State::No | State::NotApplicable) => one(state, state.word().to_owned()),
        (CellValue::Choice(o), _) => one(state, option_label(about, *o).to_owned()),
        (CellValue::Scalar(value), _) => one(state, value.words(&about.unit)),
        (CellValue::Texts(texts), _) => texts
            .iter()
            .map(|t| {
                CellLine::new(
                    state,
                    shown_text(about.kind, t),
                    numbers.cite_all(sources_of(&live, |c| c.says.text() == Some(t))),
                )
            })
            .collect(),
        (CellValue::Services(all), _) => {
            let names: Vec<&str> = all.iter().map(|s| cells.catalog.name_of(s)).collect();
            one(state, names.join(", "))
        }
        // A value without one cannot come out of a checked catalog; its state is still true.
        (CellValue::None | CellValue::Atoms(_), _) => one(state, state.word().to_owned()),
    };
    if !history.is_empty() {
        let all = history.iter().map(|c| (*c, claim_words(&cells.catalog, c)));
        let line = sides(cells, all, "superseded: ", numbers);
        lines.push(CellLine {
            shape: State::Value,
            ..line
        });
    }
    lines.extend(own_lines(cells, &counted, numbers));
    CellWords { state, lines }
}

/// What the user said, a line each, so that it reads as theirs wherever the cell is shown.
fn own_lines(cells: &Cells, counted: &[&Claim], numbers: &mut Numbering) -> Vec<CellLine> {
    let own = counted.iter().filter(|c| cells.catalog[c.source].origin == Origin::Own);
    let line = |claim: &&Claim| {
        let when = when_words(&cells.catalog[claim.source]);
        let says = claim_words(&cells.catalog, claim);
        let text = match claim.note() {
            note if claim.says.is_remark() => format!("{when}: {note}"),
            "" => format!("{when}: {says}"),
            // How far it holds is in the words already.
            _ if claim.says.side() == Some(Side::Partly) => format!("{when}: {says}"),
            note => format!("{when}: {says} ({note})"),
        };
        CellLine {
            yours: true,
            ..CellLine::new(State::Value, text, vec![numbers.cite(claim.source)])
        }
    };
    own.map(line).collect()
}

fn set_lines(
    cells: &Cells,
    about: &Attribute,
    atoms: &[(OptionIx, Atom)],
    live: &[&Claim],
    numbers: &mut Numbering,
) -> Vec<CellLine> {
    let mut lines = Vec::new();
    for (wanted, before) in [
        (Atom::Yes, ""),
        (Atom::Partly, "partly: "),
        (Atom::No, "not: "),
        (Atom::NotApplicable, "not applicable: "),
    ] {
        let options: Vec<OptionIx> = atoms.iter().filter(|(_, a)| *a == wanted).map(|(o, _)| *o).collect();
        if options.is_empty() {
            continue;
        }
        let words: Vec<String> = options.iter().map(|o| option_words(about, *o, wanted, live)).collect();
        let named = |c: &Claim| options.iter().any(|o| c.says.atom(*o).is_some());
        let sources = numbers.cite_all(sources_of(live, named));
        lines.push(CellLine::new(
            wanted.state(),
            format!("{before}{}", words.join(", ")),
            sources,
        ));
    }
    for (option, _) in atoms.iter().filter(|(_, a)| *a == Atom::Conflicting) {
        let says = live.iter().filter_map(|c| Some((*c, side_words(c, *option)?)));
        lines.push(sides(
            cells,
            says,
            &format!("{}: ", option_label(about, *option)),
            numbers,
        ));
    }
    lines
}

/// `Java: yes [2] (about 2019), no [9] (20 Nov 2026)`: each side once, newest first, with all who take it.
fn sides<'c>(
    cells: &Cells,
    claims: impl Iterator<Item = (&'c Claim, String)>,
    before: &str,
    numbers: &mut Numbering,
) -> CellLine {
    let mut sides: Vec<(String, Vec<SourceIx>)> = Vec::new();
    for (claim, says) in claims {
        match sides.iter_mut().find(|(s, _)| *s == says) {
            Some((_, sources)) if sources.contains(&claim.source) => {}
            Some((_, sources)) => sources.push(claim.source),
            None => sides.push((says, vec![claim.source])),
        }
    }
    let mut text = before.to_owned();
    for (i, (says, sources)) in sides.iter().enumerate() {
        text.push_str(if i == 0 { "" } else { ", " });
        text.push_str(says);
        for source in sources {
            let _ = write!(
                text,
                " [{}] ({})",
                numbers.cite(*source),
                when_words(&cells.catalog[*source])
            );
        }
    }
    let sources = numbers.cite_all(sides.iter().flat_map(|(_, s)| s.iter().copied()));
    CellLine {
        shape: State::Conflicting,
        text,
        sources,
        cites: true,
        yours: false,
    }
}

/// What one claim says, for a person: `yes`, `partly: reading only`, `only Python, Go`, `at most 2 TB`.
pub fn claim_words(catalog: &Catalog, claim: &Claim) -> String {
    if claim.says.side() == Some(Side::Partly) {
        return partly_words([claim]);
    }
    let about = &catalog[claim.attribute];
    match claim.says.text() {
        Some(text) => shown_text(about.kind, text),
        None => claim.says.words(about.definition(), catalog),
    }
}

/// A text as it is shown: of an address also how the net spells its host, where that is otherwise.
fn shown_text(kind: Kind, text: &str) -> String {
    if kind.has(Feature::Link) && is_web_link(text) {
        address(text)
    } else {
        text.to_owned()
    }
}

/// When a source speaks, for a narrow place; the catalog's own inference says that it is one.
pub fn when_words(source: &Source) -> String {
    let date = date_words(&source.date);
    match source.origin {
        Origin::Inference => format!("our inference, {date}"),
        Origin::Own => format!("your evidence, {date}"),
        Origin::Given | Origin::Public => date,
    }
}

/// When a source is from, beside a claim: `12 Feb 2018`, `about 2019`, `undated`.
pub fn date_words(date: &SourceDate) -> String {
    match date {
        SourceDate::Stated(d) => d.human(),
        SourceDate::Estimated(d, _) => format!("about {}", d.human()),
        SourceDate::Unknown => "undated".to_owned(),
    }
}

/// An option's label; empty when there is no such option.
pub(super) fn option_label(about: &Attribute, option: OptionIx) -> &str {
    about.definition().option_label(option)
}

/// An option's label, with what the notes say of how far where it holds in part.
fn option_words(about: &Attribute, option: OptionIx, atom: Atom, live: &[&Claim]) -> String {
    let label = option_label(about, option);
    let notes = match atom {
        Atom::Partly => notes_of(
            live.iter()
                .copied()
                .filter(|c| c.says.atom(option) == Some(Atom::Partly)),
        ),
        _ => String::new(),
    };
    if notes.is_empty() {
        label.to_owned()
    } else {
        format!("{label} ({notes})")
    }
}

fn side_words(claim: &Claim, option: OptionIx) -> Option<String> {
    Some(match claim.says.atom(option)? {
        Atom::Partly => partly_words([claim]),
        atom => atom.state().word().to_owned(),
    })
}

fn partly_words<'c>(claims: impl IntoIterator<Item = &'c Claim>) -> String {
    let notes = notes_of(claims.into_iter().filter(|c| c.says.is_partly()));
    if notes.is_empty() {
        "partly".to_owned()
    } else {
        format!("partly: {notes}")
    }
}

fn notes_of<'c>(claims: impl IntoIterator<Item = &'c Claim>) -> String {
    let mut notes: Vec<&str> = Vec::new();
    for claim in claims {
        // Notes are sentences, and here they stand within one.
        let note = claim.note().trim_end_matches('.');
        if !note.is_empty() && !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.join("; ")
}

fn sources_of(live: &[&Claim], wanted: impl Fn(&Claim) -> bool) -> Vec<SourceIx> {
    live.iter().filter(|c| wanted(c)).map(|c| c.source).collect()
}
