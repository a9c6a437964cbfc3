//! The explanation of a ranking, in words and with its sources: why a point was earned, why a service is out.
//!
//! A point names two things apart: why it is asked (a rule, its source or our inference) and what states it (the claims of
//! the cells it looks at, each with its source, or our inference).

use crate::catalog::{
    Catalog, Cells, Condition, Origin, Rule, RuleEffect, ServiceIx, SourceIx, Truth,
    wording::{lower_first, upper_first},
};

use super::{
    answers::Answers,
    explain::Contribution,
    facts::{StatedFact, facts, rests_on_inference, value_fact},
    topic::Topic,
    wish::{self, Wish},
};

/// Why something is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asking {
    /// The rule as a condition, `embedded=no`; for a wish what is wished, `less`.
    pub when: String,
    /// The rule's own reason, as the catalog has it, with its full stop.
    pub because: String,
    /// The rule's source; empty for our inference and for what the user asks.
    pub sources: Vec<SourceIx>,
    /// Whether the rule is our inference.
    pub inferred: bool,
}

/// One point in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Justification {
    /// Why it is asked.
    pub rule: Asking,
    /// What states it.
    pub facts: Vec<StatedFact>,
    /// One sentence that states both.
    pub because: String,
    /// The documents that state the facts, each once; where no source states any, that of the rule, by which silence counts.
    /// Empty only where all is inferred, and where a wish or a must-have of the user's counts silence.
    pub sources: Vec<SourceIx>,
    /// Whether all that is claimed of the facts is our inference; where nothing is, whether the rule is.
    pub inferred: bool,
    /// Whether the point would be another without what we inferred.
    pub rests_on_inference: bool,
}

impl Justification {
    /// The documents that state the facts, without that of a rule by which silence counts: it is cited as the rule's.
    pub fn stating(&self) -> &[SourceIx] {
        if self.facts.iter().any(|f| !f.claims.is_empty()) {
            &self.sources
        } else {
            &[]
        }
    }

    /// Whether any of the facts is inferred. What no source claims is silence, and no inference.
    pub fn is_inferred_in_part(&self) -> bool {
        self.inferred || self.facts.iter().any(StatedFact::is_inferred_in_part)
    }
}

/// The name of a factor or of a wish's attribute.
pub fn topic_label(catalog: &Catalog, topic: Topic) -> &str {
    match topic {
        Topic::Factor(f) => catalog.factors.get(f).map_or("", |f| &f.label),
        Topic::Wish(a, _) => &catalog[a].label,
    }
}

/// The id of a factor or of a wish's attribute.
pub fn topic_id(catalog: &Catalog, topic: Topic) -> &str {
    match topic {
        Topic::Factor(f) => catalog.factors.get(f).map_or("", |f| &f.id),
        Topic::Wish(a, _) => &catalog[a].id,
    }
}

/// The rule a contribution names; `None` for a wish.
pub fn rule_of<'a>(catalog: &'a Catalog, contribution: &Contribution) -> Option<&'a Rule> {
    contribution
        .topic
        .rule(catalog, contribution.option?, contribution.rule?)
}

/// Why points were earned.
pub fn earned(cells: &Cells, answers: &Answers, service: ServiceIx, contribution: &Contribution) -> Justification {
    of_points(cells, answers, service, contribution, true)
}

/// Why points were lost.
pub fn lost(cells: &Cells, answers: &Answers, service: ServiceIx, contribution: &Contribution) -> Justification {
    of_points(cells, answers, service, contribution, false)
}

fn of_points(
    cells: &Cells,
    answers: &Answers,
    service: ServiceIx,
    contribution: &Contribution,
    gain: bool,
) -> Justification {
    let Some(rule) = rule_of(&cells.catalog, contribution) else {
        return of_wish(cells, answers, service, contribution.topic);
    };
    let note = match (rule.effect, rule.when.eval(cells, service).truth, gain) {
        (RuleEffect::Favours(_) | RuleEffect::Disfavours(_), Truth::True, _) => "",
        (RuleEffect::Favours(_), Truth::False, _) => "Not met:",
        (RuleEffect::Favours(_), Truth::Unknown, true) => "In part:",
        (RuleEffect::Favours(_), Truth::Unknown, false) => "Met only in part:",
        (RuleEffect::Disfavours(_), Truth::False, _) => "Does not apply here:",
        (RuleEffect::Disfavours(_), Truth::Unknown, true) => "Applies only in part:",
        (RuleEffect::Disfavours(_), Truth::Unknown, false) => "Applies in part:",
        (RuleEffect::RulesOut, ..) => "",
    };
    let inferred = cells.catalog[rule.source].origin == Origin::Inference;
    let asking = Asking {
        when: rule.when_text.clone(),
        because: rule.because.clone(),
        sources: if inferred { Vec::new() } else { vec![rule.source] },
        inferred,
    };
    let mut all: Vec<StatedFact> = Vec::new();
    for condition in rule.when.deciding(cells, service) {
        for fact in facts(cells, service, condition) {
            if !all.contains(&fact) {
                all.push(fact);
            }
        }
    }
    Justification {
        rests_on_inference: rests_on_inference(cells, service, &rule.when),
        ..justify(cells, asking, note, all)
    }
}

/// `1,599 €; less is better`: the attribute precedes it everywhere.
fn of_wish(cells: &Cells, answers: &Answers, service: ServiceIx, topic: Topic) -> Justification {
    let catalog = &cells.catalog;
    let Topic::Wish(attribute, _) = topic else {
        return justify(cells, Asking::default(), "", Vec::new());
    };
    let wish = answers.wishes.iter().find(|w| w.topic() == topic);
    let asking = Asking {
        when: wish.map_or_else(String::new, |w| w.text(catalog)),
        because: wish.map_or_else(String::new, |w| format!("{}.", upper_first(&w.words(catalog)))),
        sources: Vec::new(),
        inferred: false,
    };
    let all = match wish.and_then(Wish::condition) {
        Some(condition) => facts(cells, service, &condition),
        None => vec![value_fact(cells, service, attribute)],
    };
    let Justification { because, .. } = justify(cells, Asking::default(), "", all.clone());
    // What it is comes first: the attribute's name is before it. Then what is wished, and what there is to be had.
    let range = wish.map_or_else(String::new, |w| wish::range_words(cells, w));
    let wished = asking.because.trim_end_matches('.');
    let label = format!("{}: ", catalog[attribute].label);
    let because = because.replacen(&label, "", 1);
    let because = match because.strip_prefix("Stated: ") {
        Some(says) => format!("{}; {}{range}.", says.trim_end_matches('.'), lower_first(wished)),
        None => format!("{}; {}{range}.", because.trim_end_matches('.'), lower_first(wished)),
    };
    Justification {
        because,
        ..justify(cells, asking, "", all)
    }
}

/// That a service meets a must-have, and what states it; `None` where it is not known to. What no claim can state (that a
/// service is starred, that no source states something) rests on nothing, and is no inference either.
pub fn met(cells: &Cells, service: ServiceIx, must_have: &Condition) -> Option<Justification> {
    if must_have.eval(cells, service).truth != Truth::True {
        return None;
    }
    let catalog = &cells.catalog;
    let asking = Asking {
        when: must_have.text(catalog),
        because: format!("It meets “{}”.", must_have.human(catalog)),
        sources: Vec::new(),
        inferred: false,
    };
    let claimed = facts(cells, service, must_have).into_iter();
    let claimed: Vec<StatedFact> = claimed.filter(|f| !f.claims.is_empty()).collect();
    if claimed.is_empty() {
        return Some(Justification {
            because: asking.because.clone(),
            rule: asking,
            facts: Vec::new(),
            sources: Vec::new(),
            inferred: false,
            rests_on_inference: false,
        });
    }
    Some(justify(cells, asking, "", claimed))
}

pub(super) const INFERENCE: &str = "Our inference:";

/// Of what a document and we state together: neither need prove it alone.
pub(super) const IN_PART: &str = "in part our inference";

/// A rule and its facts as one: "why it is asked; stated: what, our inference: what".
fn justify(cells: &Cells, rule: Asking, note: &str, facts: Vec<StatedFact>) -> Justification {
    // What no source states is no inference: it is shown only where there is nothing else to show.
    let any_claims = facts.iter().any(|f| !f.claims.is_empty());
    let inferred = if any_claims {
        !facts.iter().any(StatedFact::is_stated)
    } else {
        rule.inferred
    };
    let asked = rule.because.strip_prefix(INFERENCE).unwrap_or(&rule.because).trim();
    let asked = asked.trim_end_matches('.');
    let is_named = |f: &&StatedFact| !f.words.is_empty() && (!any_claims || !f.claims.is_empty());
    let words = |inferred: bool| {
        let also = |f: &StatedFact| {
            if !inferred && f.is_inferred_in_part() {
                format!(" ({IN_PART})")
            } else {
                String::new()
            }
        };
        let all = facts.iter().filter(|f| f.is_stated() != inferred).filter(is_named);
        all.map(|f| format!("{}{}", f.words, also(f)))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let (stated, read) = (words(false), words(true));
    let mut parts = Vec::new();
    if !stated.is_empty() {
        parts.push(format!("stated: {stated}"));
    }
    if !any_claims {
        // Silence: `Speaks SQL: not stated`.
        parts.extend(Some(read).filter(|r| !r.is_empty()));
    } else if !read.is_empty() {
        parts.push(if inferred {
            format!("inferred: {read}")
        } else {
            format!("our inference: {read}")
        });
    }
    // A rule of our own beside facts that are stated is marked as ours; where all is inferred the whole sentence is.
    let asked = match (rule.inferred && !inferred, note) {
        (false, "") => asked.to_owned(),
        (false, note) if inferred => format!("{} {asked}", lower_first(note)),
        (false, note) => format!("{note} {asked}"),
        (true, "") => format!("By a rule of our own: {asked}"),
        (true, note) => format!("By a rule of our own: {} {asked}", lower_first(note)),
    };
    let sentence = std::iter::once(asked).filter(|a| !a.is_empty()).chain(parts);
    let sentence = format!("{}.", sentence.collect::<Vec<_>>().join("; "));
    let because = if inferred {
        format!("{INFERENCE} {sentence}")
    } else {
        upper_first(&sentence)
    };
    let claims = facts.iter().flat_map(|f| &f.claims).map(|c| c.source);
    let sources = if any_claims {
        cited(&cells.catalog, claims)
    } else {
        rule.sources.clone()
    };
    Justification {
        rule,
        facts,
        because,
        sources,
        inferred,
        rests_on_inference: inferred && any_claims,
    }
}

/// Sources without our own inference, each once, in the order they come.
pub(super) fn cited(catalog: &Catalog, sources: impl IntoIterator<Item = SourceIx>) -> Vec<SourceIx> {
    let mut all = Vec::new();
    for source in sources {
        if catalog[source].origin != Origin::Inference && !all.contains(&source) {
            all.push(source);
        }
    }
    all
}
