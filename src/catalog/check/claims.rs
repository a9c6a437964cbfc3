//! Claims: what each asserts must fit its attribute.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use super::{
    super::{
        model::*,
        raw::*,
        suggest::did_you_mean,
        value::{Assertion, Interval, Side},
    },
    is_web_link,
    services::Entry,
    spot::Spot,
};

impl Entry<'_> {
    pub(super) fn claim(&mut self, raw: RawClaim, claims: &Spot<'_>) -> Option<Claim> {
        let RawClaim {
            attribute: id,
            says,
            source,
            place,
            note,
            supersedes,
        } = raw;
        let spot = claims.under(&id);
        let Some(attribute) = self.known.catalog.attribute(&id) else {
            let help = did_you_mean(&id, self.known.raw.attributes.iter().map(|a| a.id.as_str()));
            self.found
                .error(&spot.word(&id), format!("no attribute named “{id}”"), help);
            return None;
        };
        let source_ix = self.source_ref(&source, &spot);
        let says = self.says(says, attribute, &spot.word(&id))?;
        let supersedes = supersedes
            .into_iter()
            .map(|s| {
                if s.because.trim().is_empty() {
                    let message = "superseding another source needs its reason";
                    self.found.error(&spot, message, "Add because: \"…\".");
                }
                if s.source == source {
                    let message = "a claim cannot supersede its own source";
                    self.found.error(&spot, message, "Name the older source.");
                }
                (self.source_ref(&s.source, &spot), s.because)
            })
            .collect();
        let place = self.places.of(place);
        Some(Claim::new(attribute, says, source_ix, place).with(note, supersedes))
    }

    fn says(&mut self, raw: RawSays, ix: AttributeIx, spot: &Spot<'_>) -> Option<Assertion> {
        let attribute = &self.known.raw.attributes[ix.at()];
        let of = |c: &mut Self, ids: &[String]| c.option_ixs(ids, ix, spot);
        let number = |c: &mut Self, lo: f64, hi: f64, given: &[f64]| {
            let finite = given.iter().all(|n| n.is_finite());
            let interval = finite.then(|| Interval::new(lo, hi)).flatten();
            if interval.is_none() {
                c.found.error(
                    spot,
                    "the number is not finite, or the two ends are in the wrong order",
                    "Write the lower end first.",
                );
            }
            interval.map(Assertion::Number)
        };
        match (raw, attribute.kind) {
            (RawSays::NotApplicable, _) => Some(Assertion::NotApplicable),
            (RawSays::Yes, RawKind::Flag) => Some(Assertion::Flag(Side::Yes)),
            (RawSays::No, RawKind::Flag) => Some(Assertion::Flag(Side::No)),
            (RawSays::Partly, RawKind::Flag) => Some(Assertion::Flag(Side::Partly)),
            (RawSays::Is(id), RawKind::Choice) => of(self, std::slice::from_ref(&id))
                .and_then(|o| o.first().copied())
                .map(Assertion::Choice),
            (RawSays::Has(ids), RawKind::Set) => of(self, &ids).map(|o| Assertion::Set(Side::Yes, o)),
            (RawSays::Lacks(ids), RawKind::Set) => of(self, &ids).map(|o| Assertion::Set(Side::No, o)),
            (RawSays::PartlyHas(ids), RawKind::Set) => of(self, &ids).map(|o| Assertion::Set(Side::Partly, o)),
            (RawSays::Only(ids), RawKind::Set) => of(self, &ids).map(Assertion::Only),
            (RawSays::Exactly(n), RawKind::Number) => number(self, n, n, &[n]),
            (RawSays::AtLeast(n), RawKind::Number) => number(self, n, f64::INFINITY, &[n]),
            (RawSays::AtMost(n), RawKind::Number) => number(self, f64::NEG_INFINITY, n, &[n]),
            (RawSays::Between(a, b), RawKind::Number) => number(self, a, b, &[a, b]),
            (RawSays::Unlimited, RawKind::Number) => Some(Assertion::Number(Interval::UNLIMITED)),
            (RawSays::On(date), RawKind::Date) => self.found.date(&date, spot).map(Assertion::Date),
            (RawSays::Text(text), RawKind::Text) => {
                if text.trim().is_empty() {
                    self.found.error(
                        spot,
                        "the text is empty",
                        "Leave the claim out: what is blank is not stated.",
                    );
                }
                Some(Assertion::Text(text.into()))
            }
            (RawSays::Link(link), RawKind::Link) => {
                if !is_web_link(&link) {
                    self.found.error(
                        spot,
                        "only links that start with http:// or https:// are allowed",
                        "Make it a Text, or give the web address.",
                    );
                }
                Some(Assertion::Link(link.into()))
            }
            (RawSays::Services(ids), RawKind::Services) => {
                if ids.iter().any(|i| i.trim().is_empty()) || ids.is_empty() {
                    self.found.error(
                        spot,
                        "the list of services is empty or has a blank",
                        "Leave the claim out, or name one.",
                    );
                }
                Some(Assertion::Services(
                    // Which of them are ids shows when all services are read.
                    ids.into_iter().map(ServiceRef::Named).collect(),
                ))
            }
            (says, kind) => {
                let takes = match kind {
                    RawKind::Flag => "Yes, No or Partly",
                    RawKind::Choice => "Is(\"…\")",
                    RawKind::Set => "Has([…]), Lacks([…]), Only([…]) or PartlyHas([…])",
                    RawKind::Number => "Exactly(…), AtLeast(…), AtMost(…), Between(…, …) or Unlimited",
                    RawKind::Date => "On(\"YYYY-MM-DD\")",
                    RawKind::Text => "Text(\"…\")",
                    RawKind::Link => "Link(\"https://…\")",
                    RawKind::Services => "Services([\"…\"])",
                };
                let word = says_word(&says);
                self.found.error(
                    spot,
                    format!("“{}” cannot be claimed as {word}", attribute.id),
                    format!("It takes {takes}, or NotApplicable."),
                );
                None
            }
        }
    }

    fn option_ixs(&mut self, ids: &[String], attribute: AttributeIx, spot: &Spot<'_>) -> Option<Box<[OptionIx]>> {
        if ids.is_empty() {
            self.found.error(
                spot,
                "the list of options is empty",
                "Leave the claim out, or name one.",
            );
            return None;
        }
        let mut all = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(ix) = self.known.option_ids[attribute.at()].get(id.as_str()) {
                all.push(*ix);
            } else {
                let attribute = &self.known.raw.attributes[attribute.at()];
                let help = did_you_mean(id, attribute.options.iter().map(|o| o.id.as_str()));
                self.found
                    .error(&spot.word(id), format!("“{}” has no option “{id}”", attribute.id), help);
                return None;
            }
        }
        all.sort_unstable();
        all.dedup();
        Some(all.into())
    }
}

fn says_word(says: &RawSays) -> &'static str {
    match says {
        RawSays::Yes => "Yes",
        RawSays::No => "No",
        RawSays::Partly => "Partly",
        RawSays::Is(_) => "Is(…)",
        RawSays::Has(_) => "Has([…])",
        RawSays::Lacks(_) => "Lacks([…])",
        RawSays::Only(_) => "Only([…])",
        RawSays::PartlyHas(_) => "PartlyHas([…])",
        RawSays::Exactly(_) => "Exactly(…)",
        RawSays::AtLeast(_) => "AtLeast(…)",
        RawSays::AtMost(_) => "AtMost(…)",
        RawSays::Between(..) => "Between(…)",
        RawSays::Unlimited => "Unlimited",
        RawSays::On(_) => "On(…)",
        RawSays::Text(_) => "Text(…)",
        RawSays::Link(_) => "Link(…)",
        RawSays::Services(_) => "Services([…])",
        RawSays::NotApplicable => "NotApplicable",
    }
}
