//! The places that are cited of one source: each written in one way, and none left out where others have theirs.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    location::{FileLocation, Findings, for_each_rule},
    usage::Usage,
};
use crate::catalog::{
    ix::SourceIx,
    model::{Catalog, Claim},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    let mut written: HashMap<PlaceKey, WrittenPlace<'_>> = HashMap::new();
    for_each_place(catalog, |source, place, _| {
        let first = WrittenPlace {
            source,
            place,
            times: 0,
        };
        written.entry(key(source, place)).or_insert(first).times += 1;
    });
    let others = written_otherwise(&written);
    if !others.is_empty() {
        for_each_place(catalog, |source, place, location| {
            let Some(other) = others.get(&key(source, place)) else {
                return;
            };
            found.warn(
                &location.word(&catalog[source].id).word(place),
                format!(
                    "“{}” is cited at “{}”, and elsewhere at “{}”",
                    excerpt(&catalog[source].id),
                    excerpt(place),
                    excerpt(other)
                ),
                "Write one place in one way, or cite the heading above each that tells them apart.",
            );
        });
    }
    without_place(catalog, found);
}

/// A place in a source. A long list cites few of them a million times; they are shared, so that where the text stands in
/// memory tells them apart without reading it.
type PlaceKey = (SourceIx, *const u8, usize);

fn key(source: SourceIx, place: &str) -> PlaceKey {
    (source, place.as_ptr(), place.len())
}

/// How often a place is cited as one text.
struct WrittenPlace<'c> {
    source: SourceIx,
    place: &'c str,
    times: usize,
}

/// Goes through all that cites a place, in the order of the catalog.
fn for_each_place<'c>(catalog: &'c Catalog, mut visit: impl FnMut(SourceIx, &'c str, &FileLocation<'_>)) {
    let mut visit = |source: SourceIx, place: &'c str, location: &FileLocation<'_>| {
        if !place.trim().is_empty() {
            visit(source, place, location);
        }
    };
    for (i, service) in catalog.services.iter().enumerate() {
        let entry = FileLocation::entry("services", i, &service.id);
        let lifecycle = service.lifecycle.iter().map(|e| ("lifecycle", e.source, &*e.place));
        let successors = service.successors.iter().map(|s| ("successors", s.source, &*s.place));
        let benefits = service.benefits.iter().map(|p| ("benefits", p.source, &*p.place));
        let considerations = service.considerations.iter();
        let considerations = considerations.map(|p| ("considerations", p.source, &*p.place));
        let claims = service.claims.iter().map(|c| ("claims", c.source, &*c.place));
        for (list, source, place) in lifecycle
            .chain(successors)
            .chain(benefits)
            .chain(considerations)
            .chain(claims)
        {
            visit(source, place, &entry.under(list));
        }
    }
    for (i, newer) in catalog.newer.iter().enumerate() {
        let entry = FileLocation::entry("newer", i, &newer.name);
        visit(newer.source, &newer.place, &entry);
        if let Some(why) = &newer.because {
            visit(why.source, &why.place, &entry.field("because"));
        }
    }
    for_each_rule(catalog, |rule, _, location| visit(rule.source, &rule.place, location));
}

/// How often a place is written, and the place, so that the greatest is the one that is taken.
type Usual<'c> = (usize, Reverse<(usize, &'c str)>);

/// The places that are written otherwise elsewhere, each with the way in which it is written most.
fn written_otherwise<'c>(written: &HashMap<PlaceKey, WrittenPlace<'c>>) -> HashMap<PlaceKey, &'c str> {
    let mut times: HashMap<(SourceIx, &'c str), usize> = HashMap::new();
    for one in written.values() {
        *times.entry((one.source, one.place)).or_default() += one.times;
    }
    // Of two that are written as often the shorter is taken, which has no blank too many.
    let mut usual: HashMap<(SourceIx, String), Usual<'c>> = HashMap::new();
    for ((source, place), times) in times {
        let rank = (times, Reverse((place.len(), place)));
        let most = usual.entry((source, words(place))).or_insert(rank);
        *most = rank.max(*most);
    }
    let other = |one: &WrittenPlace<'c>| {
        let words = words(one.place);
        // A heading that is there twice may be numbered by whoever cites it.
        let bare = words
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
            .to_owned();
        let as_written = |words| usual.get(&(one.source, words)).map(|(_, Reverse((_, other)))| *other);
        let other = as_written(words).filter(|other| *other != one.place);
        other.or_else(|| as_written(bare).filter(|other| *other != one.place))
    };
    let all = written.iter();
    all.filter_map(|(key, one)| Some((*key, other(one)?))).collect()
}

/// A place without what differs from one hand to another: case, the kind of dash and quotation mark, spaces.
fn words(place: &str) -> String {
    let plain = |c: char| match c {
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '’' | '‘' | '‛' => '\'',
        '“' | '”' | '„' => '"',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let plain: String = place.chars().map(plain).collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Claims that give no place, of sources of which most others do.
fn without_place(catalog: &Catalog, found: &mut Findings) {
    let is_bare = |c: &Claim| c.place.trim().is_empty();
    let mut counts = vec![[0_usize; 2]; catalog.sources.len()];
    for claim in catalog.services.iter().flat_map(|s| &s.claims) {
        counts[claim.source.at()][usize::from(is_bare(claim))] += 1;
    }
    for (i, service) in catalog.services.iter().enumerate() {
        for claim in service.claims.iter().filter(|c| is_bare(c)) {
            let [placed, bare] = counts[claim.source.at()];
            let source = &catalog[claim.source];
            if placed <= bare || !source.origin.is_document() {
                continue;
            }
            let entry = FileLocation::entry("services", i, &service.id);
            let attribute = &catalog[claim.attribute].id;
            found.warn(
                &entry.under("claims").under(attribute).word(attribute).word(&source.id),
                format!("the claim names no place in “{}”, and others do", excerpt(&source.id)),
                "Add place: \"…\" with the headings above the sentence, or \"(start)\".",
            );
        }
    }
}
