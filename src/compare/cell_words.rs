//! A cell in words for people, the same in the window and on paper. Every line shows its state, carries the numbers of
//! its sources, and shows both sides, with their dates, where sources disagree.

use std::{fmt::Write as _, ops::Range};

use super::{
    Numbering,
    cell_line::{CellLine, CellWords},
};
use crate::catalog::{
    Atom, Attribute, AttributeIx, Catalog, Cell, CellValue, Cells, Claim, Feature, Kind, OUR_INFERENCE, OptionIx,
    Origin, ServiceIx, ServiceRef, Side, SourceIx, State, is_web_link, web_link::address,
};

/// The numbers of the sources whose claims make the cell, in the order of the claims, each once.
pub fn cited(cells: &Cells, service: ServiceIx, attribute: AttributeIx, numbers: &mut Numbering) -> Vec<usize> {
    numbers.cite_all(cells.claims(service, attribute).0.iter().map(|c| c.source))
}

/// A cell in words. Sources that are cited for the first time get the next numbers.
pub fn cell_words(cells: &Cells, service: ServiceIx, attribute: AttributeIx, numbers: &mut Numbering) -> CellWords {
    words_beside(cells, (service, attribute), &[], numbers)
}

/// The same beside other panes, all of which have the `shared` options.
pub(super) fn words_beside(
    cells: &Cells,
    (service, attribute): (ServiceIx, AttributeIx),
    shared: &[OptionIx],
    numbers: &mut Numbering,
) -> CellWords {
    let (counted, history) = cells.claims(service, attribute);
    let stated = counted.iter().filter(|c| !c.says.is_remark());
    let live: Vec<&Claim> = stated.copied().collect();
    let cell = cells.get(service, attribute);
    let about = &cells.catalog[attribute];
    let state = cell.state;
    let sources = numbers.cite_all(live.iter().map(|c| c.source));
    let mark = mark_words(&cells.catalog, live.iter().copied());
    let one = |shape, text: String| vec![CellLine::new(shape, text, sources.clone()).marked(mark.clone())];
    let mut lines = match (&cell.value, state) {
        (CellValue::Atoms(atoms), _) if state != State::NotApplicable => {
            set_lines(cells, about, (atoms, shared), &live, numbers)
        }
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
        (CellValue::Scalar(value), _) => one(state, value.shown(&about.unit, about.digits())),
        (CellValue::Texts(texts), _) => texts
            .iter()
            .map(|t| {
                let of_text: Vec<&Claim> = live.iter().copied().filter(|c| c.says.text() == Some(t)).collect();
                let mark = mark_words(&cells.catalog, of_text.iter().copied());
                let sources = numbers.cite_all(of_text.iter().map(|c| c.source));
                CellLine::new(state, shown_text(about.kind, t), sources).marked(mark)
            })
            .collect(),
        (CellValue::Services(all), _) => services_lines(cells, all, &live, numbers),
        // A value without one cannot come out of a checked catalog; its state is still true.
        (CellValue::None | CellValue::Atoms(_), _) => one(state, state.word().to_owned()),
    };
    let is_measured = matches!(cell.value, CellValue::Scalar(_)) && about.kind.has(Feature::Number);
    if let (true, [line]) = (state == State::No || is_measured, lines.as_mut_slice()) {
        line.note = whole_notes(&live);
    }
    if !history.is_empty() {
        let all = history.iter().map(|c| (*c, claim_words(&cells.catalog, c)));
        let line = sides(cells, all, "superseded: ", numbers);
        lines.push(CellLine {
            shape: State::Value,
            history: true,
            ..line
        });
    }
    lines.extend(own_lines(cells, &counted, numbers));
    CellWords { state, lines }
}

/// What a cell states about some options of a set, in words.
pub(super) fn option_words(
    cells: &Cells,
    service: ServiceIx,
    attribute: AttributeIx,
    options: &[OptionIx],
    numbers: &mut Numbering,
) -> CellWords {
    let CellValue::Atoms(atoms) = &cells.get(service, attribute).value else {
        return cell_words(cells, service, attribute, numbers);
    };
    let named = |(option, _): &&(OptionIx, Atom)| options.contains(option);
    let atoms: Vec<(OptionIx, Atom)> = atoms.iter().filter(named).copied().collect();
    let state = Cell::of_atoms(atoms.clone()).state;
    if atoms.is_empty() {
        let lines = vec![CellLine::new(state, state.word(), Vec::new())];
        return CellWords { state, lines };
    }
    let live: Vec<&Claim> = cells.claims(service, attribute).0;
    let lines = set_lines(cells, &cells.catalog[attribute], (&atoms, &[]), &live, numbers);
    CellWords { state, lines }
}

/// What the user stated, a line each, so that it reads as theirs wherever the cell is shown.
fn own_lines(cells: &Cells, counted: &[&Claim], numbers: &mut Numbering) -> Vec<CellLine> {
    let own = counted.iter().filter(|c| cells.catalog[c.source].origin == Origin::Own);
    let line = |claim: &&Claim| {
        let when = cells.catalog[claim.source].when_beside();
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
    (atoms, shared): (&[(OptionIx, Atom)], &[OptionIx]),
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
        let speak = |o: OptionIx| live.iter().copied().filter(move |c| c.says.atom(o).is_some());
        for (mark, options) in grouped(options, |o| mark_words(&cells.catalog, speak(*o))) {
            let words = options
                .iter()
                .map(|o| (noted_option(about, *o, wanted, live), shared.contains(o)));
            let (text, shared) = joined(before, words);
            let named = |c: &Claim| options.iter().any(|o| c.says.atom(*o).is_some());
            let sources = numbers.cite_all(sources_of(live, named));
            lines.push(CellLine {
                shared,
                ..CellLine::new(wanted.state(), text, sources).marked(mark)
            });
        }
    }
    for (option, _) in atoms.iter().filter(|(_, a)| *a == Atom::Conflicting) {
        let says = live.iter().filter_map(|c| Some((*c, side_words(c, *option)?)));
        let label = option_label(about, *option);
        let speak = live.iter().copied().filter(|c| c.says.atom(*option).is_some());
        lines.push(CellLine {
            disputed: Some(label.to_owned()),
            mark: mark_words(&cells.catalog, speak),
            ..sides(cells, says, &format!("{label}: "), numbers)
        });
    }
    lines
}

/// `not: R, SQL`, and where in it the shared ones are. A text of which all is shared is shared from its start.
fn joined(before: &str, words: impl Iterator<Item = (String, bool)>) -> (String, Vec<Range<usize>>) {
    let mut text = before.to_owned();
    let mut shared: Vec<Range<usize>> = Vec::new();
    let mut all = true;
    for (i, (word, is_shared)) in words.enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        let from = text.len();
        text.push_str(&word);
        all &= is_shared;
        if is_shared {
            shared.push(from..text.len());
        }
    }
    let whole = all && !shared.is_empty();
    let shared = if whole {
        std::iter::once(0..text.len()).collect()
    } else {
        shared
    };
    (text, shared)
}

/// Services that are named, those that are not a document's own word on lines of their own.
fn services_lines(cells: &Cells, all: &[ServiceRef], live: &[&Claim], numbers: &mut Numbering) -> Vec<CellLine> {
    let catalog = &cells.catalog;
    let naming = |s: &ServiceRef| {
        let s = s.clone();
        live.iter().copied().filter(move |c| c.says.services().contains(&s))
    };
    let groups = grouped(all.iter().collect(), |s| mark_words(catalog, naming(s)));
    let line = |(mark, named): (String, Vec<&ServiceRef>)| {
        let names: Vec<&str> = named.iter().map(|s| catalog.name_of(s)).collect();
        let says = |c: &Claim| named.iter().any(|s| c.says.services().contains(s));
        CellLine::new(State::Value, names.join(", "), numbers.cite_all(sources_of(live, says))).marked(mark)
    };
    groups.into_iter().map(line).collect()
}

/// Things under the mark each has: those without one first, then in the order they come.
fn grouped<T>(things: Vec<T>, mark: impl Fn(&T) -> String) -> Vec<(String, Vec<T>)> {
    let mut groups: Vec<(String, Vec<T>)> = Vec::new();
    for thing in things {
        let mark = mark(&thing);
        match groups.iter_mut().find(|(m, _)| *m == mark) {
            Some((_, group)) => group.push(thing),
            None => groups.push((mark, vec![thing])),
        }
    }
    groups.sort_by_key(|(mark, _)| !mark.is_empty());
    groups
}

/// `Java: yes [2] (about 2019), no [9] (our inference)`: each side once, newest first, with all who take it.
fn sides<'c>(
    cells: &Cells,
    claims: impl Iterator<Item = (&'c Claim, String)>,
    before: &str,
    numbers: &mut Numbering,
) -> CellLine {
    let mut sides: Vec<(String, Vec<&Claim>)> = Vec::new();
    for (claim, says) in claims {
        let same = |c: &&Claim| c.source == claim.source && c.through() == claim.through();
        match sides.iter_mut().find(|(s, _)| *s == says) {
            Some((_, by)) if by.iter().any(same) => {}
            Some((_, by)) => by.push(claim),
            None => sides.push((says, vec![claim])),
        }
    }
    let (mut text, mut brief) = (before.to_owned(), String::new());
    for (i, (says, by)) in sides.iter().enumerate() {
        let between = if i == 0 { "" } else { ", " };
        text.push_str(between);
        text.push_str(says);
        for claim in by {
            let _ = write!(
                text,
                " [{}] ({})",
                numbers.cite(claim.source),
                when_words(&cells.catalog, claim)
            );
        }
        let newest = by
            .first()
            .map_or_else(String::new, |c| cells.catalog[c.source].when_narrow());
        let _ = write!(brief, "{between}{says} {newest}");
    }
    let sources = numbers.cite_all(sides.iter().flat_map(|(_, by)| by.iter().map(|c| c.source)));
    CellLine {
        sides: brief,
        cites: true,
        ..CellLine::new(State::Conflicting, text, sources)
    }
}

/// When a claim's source is from, and the part it is about where it is not about the service itself.
fn when_words(catalog: &Catalog, claim: &Claim) -> String {
    let when = catalog[claim.source].when_beside();
    match claim.through() {
        Some(part) => format!("through {}, {when}", catalog[part].name),
        None => when,
    }
}

/// What one claim states, for a person: `yes`, `partly: reading only`, `only Python, Go`, `at most 2 TB`.
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

/// A text as it is shown: of an address also how DNS spells its host, where that is otherwise.
fn shown_text(kind: Kind, text: &str) -> String {
    if kind.has(Feature::Link) && is_web_link(text) {
        address(text)
    } else {
        text.to_owned()
    }
}

/// What marks claims that are not a document's own word on the service: `our inference` where all are that, `in part
/// our inference` where some are; `through Workbench` where all are stated of a part. Empty for most.
pub fn mark_words<'c>(catalog: &Catalog, claims: impl IntoIterator<Item = &'c Claim>) -> String {
    let (mut all, mut inferred) = (0, 0);
    let mut through: Vec<Option<ServiceIx>> = Vec::new();
    for claim in claims {
        all += 1;
        inferred += usize::from(catalog[claim.source].is_inference());
        if !through.contains(&claim.through()) {
            through.push(claim.through());
        }
    }
    let through: Option<Vec<&str>> = through.iter().map(|p| Some(catalog[(*p)?].name.as_str())).collect();
    let through = through.filter(|names| !names.is_empty());
    let inference = match inferred {
        0 => String::new(),
        n if n == all => OUR_INFERENCE.to_owned(),
        _ => format!("in part {OUR_INFERENCE}"),
    };
    let through = through.map_or_else(String::new, |names| format!("through {}", names.join(" and ")));
    [through, inference]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// An option's label; empty when there is no such option.
pub(super) fn option_label(about: &Attribute, option: OptionIx) -> &str {
    about.definition().option_label(option)
}

/// An option's label, with what the notes state about how far where it holds in part.
fn noted_option(about: &Attribute, option: OptionIx, atom: Atom, live: &[&Claim]) -> String {
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
        // Notes are sentences, and here they are within one.
        let note = claim.note().trim_end_matches('.');
        if !note.is_empty() && !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.join("; ")
}

/// The notes of these claims as they are, each once.
fn whole_notes(live: &[&Claim]) -> String {
    let mut notes: Vec<&str> = Vec::new();
    for note in live.iter().map(|c| c.note()).filter(|n| !n.is_empty()) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.join("; ")
}

fn sources_of(live: &[&Claim], wanted: impl Fn(&Claim) -> bool) -> Vec<SourceIx> {
    live.iter().filter(|c| wanted(c)).map(|c| c.source).collect()
}
