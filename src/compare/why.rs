//! "WhyOver A over B" in words: what A is stated to have and B not, the reverse, what no source says of either, and what
//! could change it. Every sentence is made from cells with claims, and carries their sources.

use super::{Numbering, Versus, cell_words::option_label, status::status_words, versus::versus};
use crate::catalog::{Atom, Attribute, AttributeIx, Cells, Feature, OptionIx, ServiceIx, SourceIx, State, Status};

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
    /// The words again in spans, each followed by its own sources: put together they are `text`.
    pub parts: Vec<SentencePart>,
}

/// A span of a sentence, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentencePart {
    /// The words, with the blanks around them.
    pub text: String,
    /// The sources of this span, each number once.
    pub marks: Vec<SourceMark>,
}

/// A source number with the place where its claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceMark {
    /// The source's number.
    pub number: usize,
    /// Of which service it speaks.
    pub service: ServiceIx,
    /// The cell it speaks of; `None` where it is not one cell: a lifecycle, or all that was read.
    pub attribute: Option<AttributeIx>,
}

/// The sentences and the sources they cite.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WhyOver {
    /// At most [`MAX_SENTENCES`]; empty when nothing that is stated tells the two apart.
    pub sentences: Vec<Sentence>,
    /// The sources cited, number `n` at `n - 1`.
    pub sources: Vec<SourceIx>,
}

/// Says why one might take `a` over `b`, and why not.
pub fn why_over(cells: &Cells, a: ServiceIx, b: ServiceIx) -> WhyOver {
    let mut numbers = Numbering::new(&cells.catalog);
    let sentences = sentences(cells, a, b, &mut numbers);
    WhyOver {
        sentences,
        sources: numbers.into_cited(),
    }
}

/// [`why_over`] with numbers that go on from those of a comparison, so that one source has one number in sight.
pub fn sentences(cells: &Cells, a: ServiceIx, b: ServiceIx, numbers: &mut Numbering) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (speaks, this, other) in [(Speaks::For, a, b), (Speaks::Against, b, a)] {
        let mut points = points(cells, this, other, numbers);
        points.truncate(MAX_A_SIDE);
        sentences.extend(points.into_iter().map(|s| Sentence { speaks, ..s }));
    }
    sentences.extend(silent(cells, a, b, numbers));
    sentences.extend(change(cells, a, b, numbers));
    // A sentence nothing rests on has no place here, whatever it would say.
    sentences.retain(|s: &Sentence| !s.sources.is_empty());
    sentences.truncate(MAX_SENTENCES);
    sentences
}

/// A thing a sentence lists, with its sources.
type Thing = (String, Vec<Ground>);

/// What a thing rests on: a source, and the cell in which it says so.
#[derive(Clone, Copy)]
struct Ground {
    source: SourceIx,
    service: ServiceIx,
    attribute: Option<AttributeIx>,
}

/// What speaks for `this`, a sentence a kind.
fn points(cells: &Cells, this: ServiceIx, other: ServiceIx, numbers: &mut Numbering) -> Vec<Sentence> {
    let catalog = &cells.catalog;
    let (name, rival) = (&catalog[this].name, &catalog[other].name);
    let (mut flags, mut options, mut ahead): (Vec<Thing>, Vec<Thing>, Vec<Thing>) = (vec![], vec![], vec![]);
    for attribute in catalog.attribute_ixs() {
        let about = &catalog[attribute];
        let (mine, theirs) = (cells.get(this, attribute), cells.get(other, attribute));
        let both = || sources(cells, [this, other], attribute, None);
        if mine.state == State::Yes && theirs.state == State::No {
            flags.push((about.label.clone(), both()));
        }
        let has = |o: &OptionIx| mine.atom(*o) == Atom::Yes && theirs.atom(*o) == Atom::No;
        options.extend((0..atoms_of(about)).filter(has).map(|o| {
            let label = format!("{} ({})", option_label(about, o), about.label);
            (label, sources(cells, [this, other], attribute, Some(o)))
        }));
        if let Some(Versus::Better(by)) = versus(about, theirs, mine) {
            ahead.push((format!("{} ({by})", about.label), both()));
        }
    }
    let mut said = Vec::new();
    let status = cells.judged(other).status;
    let gone = |s| matches!(s, Status::Retiring | Status::Retired);
    if gone(status) && !gone(cells.judged(this).status) {
        let words = status_words(cells, other, numbers);
        let marks = words.sources.iter().map(|number| SourceMark {
            number: *number,
            service: other,
            attribute: None,
        });
        let part = SentencePart {
            text: format!("{rival}: {}.", words.text),
            marks: marks.collect(),
        };
        said.push(Sentence {
            speaks: Speaks::For,
            text: part.text.clone(),
            sources: words.sources,
            parts: vec![part],
        });
    }
    for (things, opening) in [
        (flags, format!("Yes for {name}, and stated to be no for {rival}")),
        (options, format!("{name} has, and {rival} is stated not to have")),
        (ahead, format!("{name} is ahead of {rival} on")),
    ] {
        said.extend(sentence(Speaks::For, &opening, things, numbers));
    }
    said
}

/// What no source says of either, resting on the sources that speak of both or one of them.
fn silent(cells: &Cells, a: ServiceIx, b: ServiceIx, numbers: &mut Numbering) -> Option<Sentence> {
    let catalog = &cells.catalog;
    let blank = |attribute: &AttributeIx| {
        [a, b]
            .iter()
            .all(|s| cells.get(*s, *attribute).state == State::NotStated)
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
        .flat_map(|attribute| sources(cells, [a, b], attribute, None));
    let read: Vec<Ground> = read.map(|g| Ground { attribute: None, ..g }).collect();
    let opening = "None of the sources on either of them says";
    let sentence = sentence(Speaks::Silent, opening, things, numbers)?;
    Some(Sentence {
        sources: numbers.cite_all(read.iter().map(|g| g.source)),
        parts: vec![SentencePart {
            text: sentence.text.clone(),
            marks: marks(&read, numbers),
        }],
        ..sentence
    })
}

/// Where sources disagree on one of them, and where one is stated to have what nobody says of the other.
fn change(cells: &Cells, a: ServiceIx, b: ServiceIx, numbers: &mut Numbering) -> Option<Sentence> {
    let catalog = &cells.catalog;
    let (mut disputed, mut open): (Vec<Thing>, Vec<Thing>) = (vec![], vec![]);
    // What the catalog puts first on a card comes first here too: only a few have room.
    let mut attributes: Vec<AttributeIx> = catalog.attribute_ixs().collect();
    attributes.sort_by_key(|a| !catalog.headline.contains(a));
    for attribute in attributes {
        let about = &catalog[attribute];
        for (this, other) in [(a, b), (b, a)] {
            let (mine, theirs) = (cells.get(this, attribute), cells.get(other, attribute));
            let (name, rival) = (&catalog[this].name, &catalog[other].name);
            if mine.state == State::Conflicting {
                let thing = format!("sources disagree about {name} ({})", about.label);
                disputed.push((thing, sources(cells, [this], attribute, None)));
            }
            for o in 0..atoms_of(about) {
                if mine.atom(o) == Atom::Yes && theirs.atom(o) == Atom::NotStated {
                    let thing = format!(
                        "{name} has {} ({}), not stated for {rival}",
                        option_label(about, o),
                        about.label
                    );
                    open.push((thing, sources(cells, [this], attribute, Some(o))));
                }
            }
            if theirs.state == State::NotStated
                && (mine.state == State::Yes || about.better.is_some() && mine.state == State::Value)
            {
                let thing = format!("{} is stated for {name} and not for {rival}", about.label);
                open.push((thing, sources(cells, [this], attribute, None)));
            }
        }
    }
    disputed.append(&mut open);
    sentence(Speaks::Change, "What could change this", disputed, numbers)
}

/// `Opening: one; two; and 3 more.` with the sources of what is named; `None` without things.
fn sentence(speaks: Speaks, opening: &str, things: Vec<Thing>, numbers: &mut Numbering) -> Option<Sentence> {
    if things.is_empty() {
        return None;
    }
    let more = things.len().saturating_sub(MAX_THINGS);
    let named = &things[..things.len() - more];
    let sources = numbers.cite_all(named.iter().flat_map(|(_, g)| g.iter().map(|g| g.source)));
    let mut parts = Vec::with_capacity(named.len() + 1);
    for (i, (words, grounds)) in named.iter().enumerate() {
        let before = if i == 0 { format!("{opening}: ") } else { " ".to_owned() };
        // Numbers stand behind the punctuation, as in a paper.
        let after = if i + 1 == named.len() && more == 0 { '.' } else { ';' };
        parts.push(SentencePart {
            text: format!("{before}{words}{after}"),
            marks: marks(grounds, numbers),
        });
    }
    if more > 0 {
        parts.push(SentencePart {
            text: format!(" and {more} more."),
            marks: Vec::new(),
        });
    }
    Some(Sentence {
        speaks,
        text: parts.iter().map(|p| p.text.as_str()).collect(),
        sources,
        parts,
    })
}

/// The numbers of what a span rests on, ascending, each once: where a source speaks of both services, at the first.
fn marks(grounds: &[Ground], numbers: &mut Numbering) -> Vec<SourceMark> {
    let mut marks: Vec<SourceMark> = Vec::new();
    for ground in grounds {
        let number = numbers.cite(ground.source);
        if marks.iter().all(|m| m.number != number) {
            marks.push(SourceMark {
                number,
                service: ground.service,
                attribute: ground.attribute,
            });
        }
    }
    marks.sort_by_key(|m| m.number);
    marks
}

/// What these services' cells rest on, newest first; only what is said about one option, where one is given.
fn sources<const N: usize>(
    cells: &Cells,
    services: [ServiceIx; N],
    attribute: AttributeIx,
    option: Option<OptionIx>,
) -> Vec<Ground> {
    let mut all = Vec::new();
    for service in services {
        let claims = cells.claims(service, attribute).0;
        let named = claims
            .into_iter()
            .filter(|c| option.is_none_or(|o| c.says.atom(o).is_some()));
        all.extend(named.map(|c| Ground {
            source: c.source,
            service,
            attribute: Some(attribute),
        }));
    }
    all
}

/// How many options of an attribute are stated each by itself.
fn atoms_of(about: &Attribute) -> OptionIx {
    if about.kind.has(Feature::Atoms) {
        about.options.len() as OptionIx
    } else {
        0
    }
}
