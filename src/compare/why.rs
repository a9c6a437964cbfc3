//! "Why A over B" in words: what A is stated to have and B not, the reverse, what no source says of either, and what
//! could change it. Every sentence is made from cells with claims, and carries their sources.

use super::{
    Evidence, Numbering, Versus,
    status::status_words,
    versus::versus,
    words::{claim_atom, option_label},
};
use crate::catalog::{Atom, AttributeIx, Catalog, Cells, Kind, OptionIx, ServiceIx, SourceIx, State, Status};

/// The most sentences one reads before stopping.
pub const MAX_SENTENCES: usize = 8;
/// The most sentences for each side, so that what is not known always has its place.
const MAX_A_SIDE: usize = 3;
/// The most things one sentence lists.
const MAX_THINGS: usize = 5;

/// What a sentence does for the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    /// For the first service.
    For,
    /// For the second.
    Against,
    /// For neither: no source says.
    Silent,
    /// It tells what could change the picture.
    Change,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What it does for the question.
    pub speaks: Speaks,
    /// The words, with a full stop.
    pub text: String,
    /// The numbers of its sources; never empty.
    pub sources: Vec<usize>,
}

/// The sentences and the sources they cite.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Why {
    /// At most [`MAX_SENTENCES`]; empty when nothing that is stated tells the two apart.
    pub sentences: Vec<Sentence>,
    /// The sources cited, number `n` at `n - 1`.
    pub sources: Vec<SourceIx>,
}

/// Says why one might take `a` over `b`, and why not.
pub fn why_over(catalog: &Catalog, cells: &Cells, a: ServiceIx, b: ServiceIx) -> Why {
    let evidence = Evidence::new(catalog, cells);
    let mut numbers = Numbering::new(catalog);
    let mut sentences = Vec::new();
    for (speaks, this, other) in [(Speaks::For, a, b), (Speaks::Against, b, a)] {
        let points = points(&evidence, this, other, &mut numbers);
        let points = points
            .into_iter()
            .map(|(text, sources)| Sentence { speaks, text, sources });
        sentences.extend(points.take(MAX_A_SIDE));
    }
    sentences.extend(silent(&evidence, a, b, &mut numbers));
    sentences.extend(change(&evidence, a, b, &mut numbers));
    // A sentence nothing rests on has no place here, whatever it would say.
    sentences.retain(|s: &Sentence| !s.sources.is_empty());
    sentences.truncate(MAX_SENTENCES);
    Why {
        sentences,
        sources: numbers.into_cited(),
    }
}

/// A thing a sentence lists, with its sources.
type Thing = (String, Vec<SourceIx>);

/// What speaks for `this`, a sentence a kind.
fn points(
    evidence: &Evidence<'_>,
    this: ServiceIx,
    other: ServiceIx,
    numbers: &mut Numbering,
) -> Vec<(String, Vec<usize>)> {
    let catalog = evidence.catalog;
    let (name, rival) = (&catalog[this].name, &catalog[other].name);
    let (mut flags, mut options, mut ahead): (Vec<Thing>, Vec<Thing>, Vec<Thing>) = (vec![], vec![], vec![]);
    for attribute in catalog.attribute_ixs() {
        let about = &catalog[attribute];
        let (mine, theirs) = (
            evidence.cells.get(this, attribute),
            evidence.cells.get(other, attribute),
        );
        let both = || sources(evidence, [this, other], attribute, None);
        if mine.state == State::Yes && theirs.state == State::No {
            flags.push((about.label.clone(), both()));
        }
        let has = |o: &OptionIx| mine.atom(*o) == Atom::Yes && theirs.atom(*o) == Atom::No;
        let all = if matches!(about.kind, Kind::Set(_)) {
            about.options().len()
        } else {
            0
        };
        options.extend((0..all as OptionIx).filter(has).map(|o| {
            let label = format!("{} ({})", option_label(about, o), about.label);
            (label, sources(evidence, [this, other], attribute, Some(o)))
        }));
        if let Some(Versus::Better(by)) = versus(about, theirs, mine) {
            ahead.push((format!("{} ({by})", about.label), both()));
        }
    }
    let mut said = Vec::new();
    let status = evidence.cells.judged(other).status;
    let gone = |s| matches!(s, Status::Retiring | Status::Retired);
    if gone(status) && !gone(evidence.cells.judged(this).status) {
        let words = status_words(catalog, evidence.cells, other, numbers);
        said.push((format!("{rival}: {}.", words.text), words.sources));
    }
    for (things, opening) in [
        (flags, format!("Yes for {name}, and stated to be no for {rival}")),
        (options, format!("{name} has, and {rival} is stated not to have")),
        (ahead, format!("{name} is ahead of {rival} on")),
    ] {
        said.extend(sentence(&opening, ": ", things, numbers));
    }
    said
}

/// What no source says of either, resting on the sources that speak of both or one of them.
fn silent(evidence: &Evidence<'_>, a: ServiceIx, b: ServiceIx, numbers: &mut Numbering) -> Option<Sentence> {
    let catalog = evidence.catalog;
    let blank = |attribute: &AttributeIx| {
        [a, b]
            .iter()
            .all(|s| evidence.cells.get(*s, *attribute).state == State::NotStated)
    };
    let things: Vec<Thing> = catalog
        .attribute_ixs()
        .filter(blank)
        .map(|attribute| (catalog[attribute].label.clone(), Vec::new()))
        .collect();
    if things.is_empty() {
        return None;
    }
    let read = catalog
        .attribute_ixs()
        .flat_map(|attribute| sources(evidence, [a, b], attribute, None));
    let read = numbers.cite_all(read);
    let (text, _) = sentence("None of the sources on either of them says", ": ", things, numbers)?;
    Some(Sentence {
        speaks: Speaks::Silent,
        text,
        sources: read,
    })
}

/// Where sources disagree on one of them, and where one is stated to have what nobody says of the other.
fn change(evidence: &Evidence<'_>, a: ServiceIx, b: ServiceIx, numbers: &mut Numbering) -> Option<Sentence> {
    let catalog = evidence.catalog;
    let (mut disputed, mut open): (Vec<Thing>, Vec<Thing>) = (vec![], vec![]);
    for attribute in catalog.attribute_ixs() {
        let about = &catalog[attribute];
        for (this, other) in [(a, b), (b, a)] {
            let (mine, theirs) = (
                evidence.cells.get(this, attribute),
                evidence.cells.get(other, attribute),
            );
            let (name, rival) = (&catalog[this].name, &catalog[other].name);
            if mine.state == State::Conflicting {
                let thing = format!("sources disagree on {} of {name}", about.label);
                disputed.push((thing, sources(evidence, [this], attribute, None)));
            }
            let options = if matches!(about.kind, Kind::Set(_)) {
                about.options().len()
            } else {
                0
            };
            for o in 0..options as OptionIx {
                if mine.atom(o) == Atom::Yes && theirs.atom(o) == Atom::NotStated {
                    let thing = format!(
                        "{name} has {} ({}), not stated for {rival}",
                        option_label(about, o),
                        about.label
                    );
                    open.push((thing, sources(evidence, [this], attribute, Some(o))));
                }
            }
            if theirs.state == State::NotStated
                && (mine.state == State::Yes || about.better.is_some() && mine.state == State::Value)
            {
                let thing = format!("{} is stated for {name} and not for {rival}", about.label);
                open.push((thing, sources(evidence, [this], attribute, None)));
            }
        }
    }
    disputed.append(&mut open);
    let (text, sources) = sentence("What could change this", ": ", disputed, numbers)?;
    Some(Sentence {
        speaks: Speaks::Change,
        text,
        sources,
    })
}

/// `Opening: one, two, and 3 more.` with the sources of what is named; `None` without things.
fn sentence(opening: &str, then: &str, things: Vec<Thing>, numbers: &mut Numbering) -> Option<(String, Vec<usize>)> {
    if things.is_empty() {
        return None;
    }
    let more = things.len().saturating_sub(MAX_THINGS);
    let named = &things[..things.len() - more];
    let words: Vec<&str> = named.iter().map(|(t, _)| t.as_str()).collect();
    let rest = if more > 0 {
        format!("; and {more} more")
    } else {
        String::new()
    };
    let text = format!("{opening}{then}{}{rest}.", words.join("; "));
    Some((
        text,
        numbers.cite_all(named.iter().flat_map(|(_, s)| s.iter().copied())),
    ))
}

/// The sources of these services' cells, newest first; only of what is said about one option, where one is given.
fn sources<const N: usize>(
    evidence: &Evidence<'_>,
    services: [ServiceIx; N],
    attribute: AttributeIx,
    option: Option<OptionIx>,
) -> Vec<SourceIx> {
    let claims = services.into_iter().flat_map(|s| evidence.claims(s, attribute).0);
    claims
        .filter(|c| option.is_none_or(|o| claim_atom(c, o).is_some()))
        .map(|c| c.source)
        .collect()
}
