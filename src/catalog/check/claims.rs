//! Claims: what each asserts must fit its attribute.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use super::{
    super::{
        model::*,
        raw::*,
        suggest::did_you_mean,
        value::{Assertion, Interval, Side},
    },
    Checker, Spot, is_web_link,
};

impl Checker<'_> {
    pub(super) fn claim(&mut self, raw: &RawClaim, spot: &Spot) -> Option<Claim> {
        let Some(attribute) = self.catalog.attribute(&raw.attribute) else {
            let help = did_you_mean(&raw.attribute, self.raw.attributes.iter().map(|a| a.id.as_str()));
            self.error(
                &spot.clone().word(&raw.attribute),
                format!("no attribute named “{}”", raw.attribute),
                help,
            );
            return None;
        };
        let source = self.source_ref(&raw.source, spot);
        let says = self.says(&raw.says, attribute, &spot.clone().word(&raw.attribute))?;
        let mut supersedes = Vec::new();
        for s in &raw.supersedes {
            if s.because.trim().is_empty() {
                self.error(
                    spot,
                    "superseding another source needs its reason",
                    "Add because: \"…\".",
                );
            }
            if s.source == raw.source {
                self.error(
                    spot,
                    "a claim cannot supersede its own source",
                    "Name the older source.",
                );
            }
            supersedes.push((self.source_ref(&s.source, spot), s.because.clone()));
        }
        Some(Claim {
            attribute,
            says,
            source,
            place: raw.place.clone(),
            note: raw.note.clone(),
            supersedes,
        })
    }

    pub(super) fn says(&mut self, raw: &RawSays, attribute: AttributeIx, spot: &Spot) -> Option<Assertion> {
        let ix = attribute;
        let attribute = &self.raw.attributes[ix.at()];
        let of = |c: &mut Self, ids: &[String]| c.option_ixs(ids, ix, spot);
        let number = |c: &mut Self, lo: f64, hi: f64, finite: &[f64]| {
            let interval = finite
                .iter()
                .all(|n| n.is_finite())
                .then(|| Interval::new(lo, hi))
                .flatten();
            if interval.is_none() {
                c.error(
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
            (RawSays::Is(id), RawKind::Choice) => of(self, std::slice::from_ref(id))
                .and_then(|o| o.first().copied())
                .map(Assertion::Choice),
            (RawSays::Has(ids), RawKind::Set) => of(self, ids).map(|o| Assertion::Set(Side::Yes, o)),
            (RawSays::Lacks(ids), RawKind::Set) => of(self, ids).map(|o| Assertion::Set(Side::No, o)),
            (RawSays::PartlyHas(ids), RawKind::Set) => of(self, ids).map(|o| Assertion::Set(Side::Partly, o)),
            (RawSays::Only(ids), RawKind::Set) => of(self, ids).map(Assertion::Only),
            (RawSays::Exactly(n), RawKind::Number) => number(self, *n, *n, &[*n]),
            (RawSays::AtLeast(n), RawKind::Number) => number(self, *n, f64::INFINITY, &[*n]),
            (RawSays::AtMost(n), RawKind::Number) => number(self, f64::NEG_INFINITY, *n, &[*n]),
            (RawSays::Between(a, b), RawKind::Number) => number(self, *a, *b, &[*a, *b]),
            (RawSays::Unlimited, RawKind::Number) => Some(Assertion::Number(Interval::UNLIMITED)),
            (RawSays::On(date), RawKind::Date) => self.date(date, spot).map(Assertion::Date),
            (RawSays::Text(text), RawKind::Text) => {
                if text.trim().is_empty() {
                    self.error(
                        spot,
                        "the text is empty",
                        "Leave the claim out: what is blank is not stated.",
                    );
                }
                Some(Assertion::Text(text.clone()))
            }
            (RawSays::Link(link), RawKind::Link) => {
                if !is_web_link(link) {
                    self.error(
                        spot,
                        "only links that start with http:// or https:// are allowed",
                        "Make it a Text, or give the web address.",
                    );
                }
                Some(Assertion::Link(link.clone()))
            }
            (RawSays::Services(ids), RawKind::Services) => {
                if ids.iter().any(|i| i.trim().is_empty()) || ids.is_empty() {
                    self.error(
                        spot,
                        "the list of services is empty or has a blank",
                        "Leave the claim out, or name one.",
                    );
                }
                Some(Assertion::Services(
                    ids.iter().map(|id| self.service_ref(id, spot)).collect(),
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
                let word = says_word(says);
                self.error(
                    spot,
                    format!("“{}” cannot be claimed as {word}", attribute.id),
                    format!("It takes {takes}, or NotApplicable."),
                );
                None
            }
        }
    }

    pub(super) fn option_ixs(&mut self, ids: &[String], attribute: AttributeIx, spot: &Spot) -> Option<Vec<OptionIx>> {
        if ids.is_empty() {
            self.error(
                spot,
                "the list of options is empty",
                "Leave the claim out, or name one.",
            );
            return None;
        }
        let mut all = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(ix) = self.option_ids[attribute.at()].get(id.as_str()) {
                all.push(*ix);
            } else {
                let attribute = &self.raw.attributes[attribute.at()];
                let help = did_you_mean(id, attribute.options.iter().map(|o| o.id.as_str()));
                self.error(
                    &spot.clone().word(id),
                    format!("“{}” has no option “{id}”", attribute.id),
                    help,
                );
                return None;
            }
        }
        all.sort_unstable();
        all.dedup();
        Some(all)
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
