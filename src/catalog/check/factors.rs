//! The wizard's questions and their rules.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use std::collections::BTreeSet;

use super::{
    super::{
        condition::{Expr, Subject},
        limits::RULES,
        model::*,
        raw::*,
        wording::excerpt,
    },
    Checker, FileLocation,
    texts::TextUse,
    too_much,
};

impl Checker<'_> {
    pub(super) fn factors(&mut self) {
        let mut ids = BTreeSet::new();
        for (i, raw) in self.raw.factors.iter().enumerate() {
            let location = FileLocation::entry("factors", i, &raw.id);
            self.found.id(&raw.id, &location, "a factor");
            if !ids.insert(&raw.id) {
                self.found.error(
                    &location,
                    format!("the factor id “{}” is used twice", excerpt(&raw.id)),
                    "Ids are unique.",
                );
            }
            if raw.options.len() < 2 {
                self.found.error(
                    &location,
                    "a question needs at least two answers",
                    "Add options, or remove the factor.",
                );
            }
            if raw.why.trim().is_empty() {
                self.found.warn(
                    &location,
                    "the question does not say why it is asked",
                    "Add why: \"…\", or leave it.",
                );
            }
            let source = self.source_ref(&raw.source, &location);
            let mut answers = BTreeSet::new();
            let mut options = Vec::new();
            for (j, option) in raw.options.iter().enumerate() {
                let at = location.entry_of("options", j, &option.id);
                self.found.id(&option.id, &at, "an answer");
                if option.id == "not-sure" {
                    self.found.error(&at, "“not-sure” is built in", "Remove this option.");
                }
                if !answers.insert(&option.id) {
                    self.found.error(
                        &at,
                        format!("the answer id “{}” is used twice", excerpt(&option.id)),
                        "Ids are unique.",
                    );
                }
                if option.rules.len() > RULES {
                    self.found.error(
                        &at,
                        format!("an answer has {} rules, and {RULES} is the most", option.rules.len()),
                        "More cannot be explained; join some.",
                    );
                }
                if option.rules.is_empty() {
                    self.found.warn(
                        &at,
                        "the answer has no rule, so choosing it changes nothing",
                        "Add a rule, or say in implies that the documents do not tell.",
                    );
                }
                let rules = option
                    .rules
                    .iter()
                    .enumerate()
                    .filter_map(|(k, r)| self.rule(r, &at.item("rules", k)))
                    .collect();
                options.push(FactorOption {
                    id: option.id.clone(),
                    label: option.label.clone(),
                    implies: option.implies.clone(),
                    rules,
                });
            }
            self.catalog.factors.push(Factor {
                id: raw.id.clone(),
                label: raw.label.clone(),
                question: raw.question.clone(),
                why: raw.why.clone(),
                source,
                place: raw.place.clone(),
                several: raw.several,
                options,
            });
        }
    }

    pub(super) fn rule(&mut self, raw: &RawRule, location: &FileLocation<'_>) -> Option<Rule> {
        let source = self.source_ref(&raw.source, location);
        if raw.because.trim().is_empty() {
            self.found
                .error(location, "the rule has no reason", "Add because: \"…\".");
        }
        if let RuleEffect::Favours(w) | RuleEffect::Disfavours(w) = raw.effect
            && !(1..=3).contains(&w)
        {
            self.found.error(
                location,
                format!("the weight {w} is not 1, 2 or 3"),
                "Use 1 for a little, 3 for a lot.",
            );
        }
        if raw.when.is_empty() {
            self.found.error(
                location,
                "the rule has no condition",
                "Add when: [\"ATTRIBUTE=VALUE\"].",
            );
            return None;
        }
        // Measured before it is read: that takes as long as the text is.
        let length = raw.when.iter().map(String::len).sum();
        if too_much::is_refused(length, TextUse::Prose, location, &mut self.found) {
            return None;
        }
        let when = match Expr::parse(&raw.when, &self.catalog) {
            Ok(when) => when,
            Err(e) => {
                self.found.unreadable(location, e.message, e.help, e.unknown);
                return None;
            }
        };
        if when.conditions().iter().any(|c| c.subject == Subject::Name) {
            self.found.error(
                location,
                "a rule may not name a service",
                "Ask for an attribute that tells it apart.",
            );
        }
        let inferred = self
            .catalog
            .sources
            .get(source.at())
            .is_some_and(|s| s.origin == Origin::Inference);
        let because = if inferred && !raw.because.starts_with("Our inference:") {
            format!("Our inference: {}", raw.because)
        } else {
            raw.because.clone()
        };
        Some(Rule {
            when,
            when_text: raw.when.join(" and "),
            effect: raw.effect,
            because,
            source,
            place: raw.place.clone(),
        })
    }
}
