//! The places that are cited of one source: each written in one way, and none left out where others have theirs.

use std::collections::{BTreeMap, HashMap};

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
    let mut written = WrittenPlaces::default();
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
            written.cite(catalog, source, place, &entry.under(list), found);
        }
    }
    for (i, newer) in catalog.newer.iter().enumerate() {
        let entry = FileLocation::entry("newer", i, &newer.name);
        written.cite(catalog, newer.source, &newer.place, &entry, found);
    }
    for_each_rule(catalog, |rule, _, location| {
        written.cite(catalog, rule.source, &rule.place, location, found);
    });
    without_place(catalog, found);
}

/// Each place as it is first written, by what of it counts.
#[derive(Default)]
struct WrittenPlaces<'c> {
    by_words: BTreeMap<(SourceIx, String), &'c str>,
    /// What there is to find of each place, written as it is: the other, where there is one. A long list cites few places a
    /// million times; they are shared, so that where the text stands in memory tells them apart without reading it.
    known: HashMap<(SourceIx, *const u8, usize), Option<&'c str>>,
}

impl<'c> WrittenPlaces<'c> {
    /// The place that this one is as well, in other letters.
    fn other(&mut self, source: SourceIx, place: &'c str) -> Option<&'c str> {
        let words = words(place);
        // A heading that is there twice may be numbered by whoever cites it.
        let numbered = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let bare = (numbered != words).then(|| self.by_words.get(&(source, numbered.to_owned())).copied());
        let known = *self.by_words.entry((source, words)).or_insert(place);
        let other = if known == place { bare.flatten() } else { Some(known) };
        other.filter(|_| !place.trim().is_empty())
    }

    fn cite(
        &mut self,
        catalog: &Catalog,
        source: SourceIx,
        place: &'c str,
        location: &FileLocation<'_>,
        found: &mut Findings,
    ) {
        let key = (source, place.as_ptr(), place.len());
        let other = match self.known.get(&key) {
            Some(Some(other)) => Some(*other),
            Some(None) if !ends_in_number(place) => None,
            _ => {
                let other = self.other(source, place);
                self.known.insert(key, other);
                other
            }
        };
        if let Some(other) = other {
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
        }
    }
}

fn ends_in_number(place: &str) -> bool {
    place.trim_end().ends_with(|c: char| c.is_ascii_digit())
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
