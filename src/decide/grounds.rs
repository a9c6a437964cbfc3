//! Why a service is out, or what would rule it out: a rule, a must-have, its end, or the user's own decision.

use crate::catalog::{
    Cells, Condition, Evaluation, ServiceIx, SourceIx, Status, Truth, Why,
    condition::Subject,
    wording::{listed, lower_first},
};

use super::{
    answers::Answers,
    facts::{StatedFact, facts, of_status, retirement_source},
    justification::{IN_PART, INFERENCE, cited},
    open_cells,
    score::Reason,
    topic::Topic,
};

/// Why a service is out, or what would rule it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// The rule as a condition, `embedded=no`; `status=retired` for the lifecycle, `struck-out` for the user's decision.
    pub rule: String,
    /// Why it is out, for a reader, with what is our inference in it marked.
    pub because: String,
    /// The documents that state what is so: those of the claims it looks at; never our own inference. Empty where nothing
    /// is known, for what is our inference, and for what was struck out.
    pub sources: Vec<SourceIx>,
    /// The document that the rule is from; empty where there is no rule, and for a rule of ours. Where this is empty
    /// too and something is known, `because` starts "Our inference:".
    pub rule_sources: Vec<SourceIx>,
}

impl Grounds {
    /// All that it rests on, each once: the rule's source, then those of what is so.
    pub fn all_sources(&self) -> impl Iterator<Item = SourceIx> {
        let of_rule = self.rule_sources.iter();
        let stating = self.sources.iter().filter(|s| !self.rule_sources.contains(s));
        of_rule.chain(stating).copied()
    }
}

/// Why a service is out, or (where its rule or must-have is not known) what would rule it out.
pub fn reason(cells: &Cells, answers: &Answers, service: ServiceIx, reason: Reason) -> Grounds {
    match reason {
        Reason::Struck => Grounds {
            rule: "struck-out".to_owned(),
            because: match answers.struck_because.get(&service) {
                Some(reason) => format!("You struck it out: {}.", reason.trim_end_matches('.')),
                None => "You struck it out.".to_owned(),
            },
            sources: Vec::new(),
            rule_sources: Vec::new(),
        },
        Reason::Retired => of_retired(cells, service),
        Reason::MustHave(m) => {
            let Some(condition) = answers.must_haves.get(m) else {
                return grounds(String::new(), String::new(), Vec::new(), Vec::new());
            };
            let human = condition.human(&cells.catalog);
            let asked: Evaluation = condition.eval(cells, service);
            let stated = open_cells::stated_in_part(cells, service, condition);
            let nothing = facts(cells, service, condition).iter().all(|f| f.claims.is_empty());
            let because = match (asked.truth, asked.why) {
                (Truth::Unknown, Some(Why::Conflicting)) => {
                    format!("Sources disagree on whether it meets “{human}”.")
                }
                (Truth::Unknown, Some(Why::Partly)) => format!("It meets “{human}” only in part."),
                (Truth::Unknown, _) if !stated.is_empty() => {
                    format!("What is stated leaves open whether it meets “{human}”: {stated}.")
                }
                (Truth::Unknown, _) => format!("No source says whether it meets “{human}”."),
                (_, _) if condition.subject == Subject::Status => {
                    let status = cells.judged(service).status.label();
                    format!("It does not meet “{human}”: it is {}.", lower_first(status))
                }
                (_, _) if nothing => format!("It does not meet “{human}”, since nothing is stated of it."),
                _ => format!("It does not meet “{human}”."),
            };
            let rule = condition.text(&cells.catalog);
            let event = Some(cells.judged(service)).filter(|_| condition.subject == Subject::Status);
            let event = event.and_then(|judged| cells.catalog[service].lifecycle.get(judged.event?));
            let stating = evidence(cells, service, condition).into_iter();
            let sources = cited(&cells.catalog, stating.chain(event.map(|e| e.source)));
            // Without a document all of it is ours, which is stated before it.
            let because = if sources.is_empty() {
                because
            } else {
                with_inferred(because, &facts(cells, service, condition))
            };
            if asked.truth == Truth::Unknown || nothing {
                // Nothing is claimed, so there is nothing an empty list would hide.
                return Grounds {
                    rule,
                    because,
                    sources,
                    rule_sources: Vec::new(),
                };
            }
            grounds(rule, because, sources, Vec::new())
        }
        Reason::Rule { factor, option, rule } => {
            let Some(rule) = Topic::Factor(factor).rule(&cells.catalog, option, rule) else {
                return grounds(String::new(), String::new(), Vec::new(), Vec::new());
            };
            let unknown = rule.when.eval(cells, service).truth == Truth::Unknown;
            let because = noted(if unknown { "It is out if this is so:" } else { "" }, &rule.because);
            let asked = facts_of(cells, answers, service, reason);
            let because = with_inferred(because, &asked);
            let claims = asked.iter().flat_map(|f| &f.claims).map(|c| c.source);
            let stating = cited(&cells.catalog, claims);
            grounds(
                rule.when_text.clone(),
                because,
                stating,
                cited(&cells.catalog, [rule.source]),
            )
        }
    }
}

/// What a reason rests on: the facts that its rule or must-have looks at, or that its time is over.
pub fn facts_of(cells: &Cells, answers: &Answers, service: ServiceIx, reason: Reason) -> Vec<StatedFact> {
    match reason {
        Reason::Struck => Vec::new(),
        Reason::Retired => {
            let Grounds { because, sources, .. } = retired(cells, service);
            let words = because.trim_start_matches(INFERENCE).trim();
            vec![of_status(cells, words.trim_end_matches('.').to_owned(), &sources)]
        }
        Reason::MustHave(m) => {
            let condition = answers.must_haves.get(m).into_iter();
            condition.flat_map(|c| facts(cells, service, c)).collect()
        }
        Reason::Rule { factor, option, rule } => {
            let rule = Topic::Factor(factor).rule(&cells.catalog, option, rule).into_iter();
            let conditions = rule.flat_map(|r| r.when.deciding(cells, service));
            conditions.flat_map(|c| facts(cells, service, c)).collect()
        }
    }
}

/// That its time is over, and what to use instead.
fn of_retired(cells: &Cells, service: ServiceIx) -> Grounds {
    let successors = cells.catalog[service].successors.iter();
    let names: Vec<&str> = successors.map(|s| cells.catalog.name_of(&s.to)).collect();
    let retired = retired(cells, service);
    if names.is_empty() {
        return retired;
    }
    let alone = retired.because.trim_end_matches('.');
    Grounds {
        because: format!("{alone}; use {} instead.", listed(&names, "or")),
        ..retired
    }
}

/// That its time is over, for where what to use instead is shown beside it. Its sources state both.
pub fn retired(cells: &Cells, service: ServiceIx) -> Grounds {
    let because = cells
        .judged(service)
        .date
        .map_or("Retired; no date is stated.".to_owned(), |d| {
            format!("Retired since {}.", d.human())
        });
    let successors = cells.catalog[service].successors.iter().map(|s| s.source);
    let sources = cited(
        &cells.catalog,
        retirement_source(cells, service).into_iter().chain(successors),
    );
    grounds("status=retired".to_owned(), because, sources, Vec::new())
}

/// `Retired since 30 Jun 2021`, `To retire on 1 October 2027`, of one that is weighed all the same, with what says so; `None` where it
/// does neither.
pub fn own_end(cells: &Cells, service: ServiceIx) -> Option<(String, Vec<SourceIx>)> {
    let judged = cells.judged(service);
    let words = match (judged.status, judged.date) {
        (Status::Retired, _) => retired(cells, service).because.trim_end_matches('.').to_owned(),
        (Status::Retiring, Some(day)) => format!("To retire {}", day.on()),
        (Status::Retiring, None) => "To retire; no date is stated".to_owned(),
        _ => return None,
    };
    Some((words, cited(&cells.catalog, retirement_source(cells, service))))
}

/// A reason with a note put before it, after the words that mark our own inference.
fn noted(note: &str, because: &str) -> String {
    match (note, because.strip_prefix(INFERENCE)) {
        ("", _) => because.to_owned(),
        (note, Some(rest)) => format!("{INFERENCE} {} {}", lower_first(note), rest.trim_start()),
        (note, None) => format!("{note} {because}"),
    }
}

/// A reason followed by those of its facts that we inferred, alone or in part.
fn with_inferred(because: String, facts: &[StatedFact]) -> String {
    // What no source claims is not known, which is no inference.
    let claimed = facts.iter().filter(|f| !f.words.is_empty() && !f.claims.is_empty());
    let ours = claimed.filter(|f| f.is_inferred_in_part());
    let words = ours.map(|f| {
        if f.is_stated() {
            format!("{} ({IN_PART})", f.words)
        } else {
            format!("our inference: {}", f.words)
        }
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() {
        return because;
    }
    format!("{}; {}.", because.trim_end_matches('.'), words.join("; "))
}

/// What rests on no source but ourselves is marked so.
fn grounds(rule: String, because: String, sources: Vec<SourceIx>, rule_sources: Vec<SourceIx>) -> Grounds {
    let because = if sources.is_empty() && rule_sources.is_empty() && !because.starts_with(INFERENCE) {
        format!("{INFERENCE} {because}")
    } else {
        because
    };
    Grounds {
        rule,
        because,
        sources,
        rule_sources,
    }
}

/// The sources of what a condition looks at: claims that count under the view and are about what is asked.
fn evidence(cells: &Cells, service: ServiceIx, condition: &Condition) -> Vec<SourceIx> {
    let facts = facts(cells, service, condition);
    facts.iter().flat_map(|f| &f.claims).map(|c| c.source).collect()
}
