//! Claims: what each asserts must fit its attribute.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use super::{
    super::{
        is_web_link,
        kind::{Assertion, Feature},
        limits::NAME_BYTES,
        model::*,
        raw::*,
        suggest::Among,
        wording::excerpt,
    },
    LONG_LINK, UNSAFE_LINK,
    location::FileLocation,
    services::ServiceCheck,
};

impl ServiceCheck<'_> {
    pub(super) fn claim(&mut self, raw: RawClaim, claims: &FileLocation<'_>) -> Option<Claim> {
        let RawClaim {
            attribute: id,
            says,
            source,
            place,
            note,
            supersedes,
            withdrawn,
        } = raw;
        let location = claims.under(&id);
        let Some(attribute) = self.known.catalog.attribute(&id) else {
            let message = format!("no attribute named “{}”", excerpt(&id));
            self.found.unknown(&id, Among::Attributes, &location, message);
            return None;
        };
        let source_ix = self.source_ref(&source, &location);
        if self.known.catalog[attribute].formula.is_some() {
            let message = format!("“{}” is worked out from others and takes no claims", excerpt(&id));
            self.found
                .error(&location, message, "Remove the claim, or the formula.");
        }
        let says = self.says(says, attribute, &location.word(&id))?;
        let says = if self.known.is_whole(source_ix, attribute) {
            says.of_a_whole_list()
        } else {
            says
        };
        if self.known.catalog[attribute].kind.has(Feature::Link)
            && let Some(link) = says.text().filter(|link| !is_web_link(link))
        {
            let (what, help) = if link.len() > NAME_BYTES {
                LONG_LINK
            } else {
                UNSAFE_LINK
            };
            self.found.warn(&location.word(link), what, help);
        }
        let supersedes = supersedes
            .into_iter()
            .map(|s| {
                if s.because.trim().is_empty() {
                    let message = "superseding another source needs its reason";
                    self.found.error(&location, message, "Add because: \"…\".");
                }
                if s.source == source {
                    let message = "a claim cannot supersede its own source";
                    self.found.error(&location, message, "Name the older source.");
                }
                (self.source_ref(&s.source, &location), s.because)
            })
            .collect();
        let place = self.places.of(place);
        let claim = Claim::new(attribute, says, source_ix, place).with(note, supersedes);
        let Some(why) = withdrawn else {
            return Some(claim);
        };
        if why.trim().is_empty() {
            let message = "a claim is withdrawn without a reason";
            self.found.error(&location, message, "Say why: withdrawn: \"…\".");
        }
        Some(claim.taken_back(why))
    }

    fn says(&mut self, says: RawSays, ix: AttributeIx, location: &FileLocation<'_>) -> Option<Assertion> {
        let option = |id: &str| self.known.option_ids[ix.at()].get(id).copied();
        let problem = match self.known.catalog[ix].assertion(says, &option) {
            Ok(says) => return Some(says),
            Err(problem) => problem,
        };
        match (problem.help, problem.word) {
            (None, Some(id)) => self.found.unknown(
                &id,
                Among::Options(self.known.catalog[ix].id.clone()),
                location,
                problem.message,
            ),
            (help, word) => {
                let word = word.as_deref().map(|w| location.word(w));
                self.found.error(
                    word.as_ref().unwrap_or(location),
                    problem.message,
                    help.unwrap_or_default(),
                );
            }
        }
        None
    }
}
