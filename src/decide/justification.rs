//! What a ranking says, in words and with its sources: why a point was earned, why a service is out.

use crate::catalog::{
    AttributeIx, Catalog, Cells, Claim, Condition, Origin, Rule, RuleEffect, ServiceIx, SourceIx, Truth,
    condition::{Subject, Test, Want},
    wording::{lower_first, upper_first},
};

use super::{
    answers::{Answers, Topic},
    explain::{Contribution, Open},
    preference::{direction, direction_words},
    robust::settle::{OpenAtom, unknown},
    score::Reason,
};

/// One reason in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Justification {
    /// The rule as a condition, `embedded=no`; `status=retired` for the lifecycle; `more is better` for a preference.
    pub rule: String,
    /// A sentence.
    pub because: String,
    /// What it rests on: the rule's source, then the sources of the claims it looks at; never our own inference. Empty
    /// only for what is our inference (then `because` starts "Our inference:") or was struck out by the user.
    pub sources: Vec<SourceIx>,
}

/// The name of a factor or of a preference's attribute.
pub fn topic_label(catalog: &Catalog, topic: Topic) -> &str {
    match topic {
        Topic::Factor(f) => catalog.factors.get(f).map_or("", |f| &f.label),
        Topic::Preference(a) => &catalog[a].label,
    }
}

/// The id of a factor or of a preference's attribute.
pub fn topic_id(catalog: &Catalog, topic: Topic) -> &str {
    match topic {
        Topic::Factor(f) => catalog.factors.get(f).map_or("", |f| &f.id),
        Topic::Preference(a) => &catalog[a].id,
    }
}

/// The rule a contribution names; `None` for a preference.
pub fn rule_of<'a>(catalog: &'a Catalog, contribution: &Contribution) -> Option<&'a Rule> {
    rule_at(catalog, contribution.topic, contribution.option?, contribution.rule?)
}

fn rule_at(catalog: &Catalog, topic: Topic, option: usize, rule: usize) -> Option<&Rule> {
    let Topic::Factor(factor) = topic else { return None };
    catalog.factors.get(factor)?.options.get(option)?.rules.get(rule)
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
        return of_preference(cells, answers, service, contribution.topic);
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
    justify(
        rule.when_text.clone(),
        noted(note, &rule.because),
        rule_sources(cells, service, rule),
    )
}

/// The sentence does not name the attribute: it stands behind the topic everywhere.
fn of_preference(cells: &Cells, answers: &Answers, service: ServiceIx, topic: Topic) -> Justification {
    let Topic::Preference(attribute) = topic else {
        return justify(String::new(), String::new(), Vec::new());
    };
    let wish = answers.preferences.iter().find(|p| p.attribute == attribute);
    let better = wish
        .and_then(|p| direction(&cells.catalog, p))
        .or(cells.catalog[attribute].better);
    let rule = better.map_or_else(String::new, |b| direction_words(&cells.catalog, attribute, b));
    let claims = cells.claims(service, attribute).0;
    let sources = cited(&cells.catalog, claims.iter().map(|c| c.source));
    let because = format!("{}.", upper_first(&rule));
    justify(rule, because, sources)
}

/// Why a service is out, or (where its rule or must-have is not known) what would rule it out.
pub fn reason(cells: &Cells, answers: &Answers, service: ServiceIx, reason: Reason) -> Justification {
    match reason {
        Reason::Struck => Justification {
            rule: "struck-out".to_owned(),
            because: match answers.struck_because.get(&service) {
                Some(reason) => format!("You struck it out: {}.", reason.trim_end_matches('.')),
                None => "You struck it out.".to_owned(),
            },
            sources: Vec::new(),
        },
        Reason::Retired => of_retired(cells, service),
        Reason::MustHave(m) => {
            let Some(condition) = answers.must_haves.get(m) else {
                return justify(String::new(), String::new(), Vec::new());
            };
            let human = condition.human(&cells.catalog);
            let verdict = condition.eval(cells, service);
            let because = match (verdict.truth, verdict.why) {
                (Truth::Unknown, Some(crate::catalog::Why::Conflicting)) => {
                    format!("Sources disagree on whether it meets “{human}”.")
                }
                (Truth::Unknown, Some(crate::catalog::Why::Partly)) => format!("It meets “{human}” only in part."),
                (Truth::Unknown, _) => format!("No source says whether it meets “{human}”."),
                _ => format!("It does not meet “{human}”."),
            };
            let rule = condition.text(&cells.catalog);
            let sources = cited(&cells.catalog, evidence(cells, service, condition));
            if verdict.truth == Truth::Unknown {
                // Nothing is claimed, so there is nothing an empty list would hide.
                return Justification { rule, because, sources };
            }
            justify(rule, because, sources)
        }
        Reason::Rule { factor, option, rule } => {
            let Some(rule) = rule_at(&cells.catalog, Topic::Factor(factor), option, rule) else {
                return justify(String::new(), String::new(), Vec::new());
            };
            let unknown = rule.when.eval(cells, service).truth == Truth::Unknown;
            let because = noted(if unknown { "To confirm:" } else { "" }, &rule.because);
            justify(rule.when_text.clone(), because, rule_sources(cells, service, rule))
        }
    }
}

fn of_retired(cells: &Cells, service: ServiceIx) -> Justification {
    let judged = cells.judged(service);
    let mut because = judged.date.map_or("Retired; no date is stated".to_owned(), |d| {
        format!("Retired since {}", d.human())
    });
    let successors: Vec<&str> = cells.catalog[service]
        .successors
        .iter()
        .map(|s| cells.catalog.name_of(&s.to))
        .collect();
    if !successors.is_empty() {
        because.push_str("; use ");
        because.push_str(&successors.join(" or "));
        because.push_str(" instead");
    }
    let successors = cells.catalog[service].successors.iter().map(|s| s.source);
    let sources = cited(
        &cells.catalog,
        retirement_source(cells, service).into_iter().chain(successors),
    );
    justify("status=retired".to_owned(), because + ".", sources)
}

/// The cells that open points hang on, each once.
pub fn open_cells(cells: &Cells, service: ServiceIx, open: &Open) -> Vec<OpenAtom> {
    let Some(option) = open.option else { return Vec::new() };
    let rules: Vec<&Rule> = open
        .rules
        .iter()
        .filter_map(|r| rule_at(&cells.catalog, open.topic, option, *r))
        .collect();
    unknown(rules.iter().flat_map(|r| r.when.conditions()), cells, service)
}

/// The cells that must be settled to confirm a rule or a must-have, each once.
pub fn cells_to_confirm(cells: &Cells, answers: &Answers, service: ServiceIx, reason: Reason) -> Vec<OpenAtom> {
    let conditions: Vec<&Condition> = match reason {
        Reason::MustHave(m) => answers.must_haves.get(m).into_iter().collect(),
        Reason::Rule { factor, option, rule } => {
            rule_at(&cells.catalog, Topic::Factor(factor), option, rule).map_or(Vec::new(), |r| r.when.conditions())
        }
        Reason::Struck | Reason::Retired => Vec::new(),
    };
    unknown(conditions, cells, service)
}

const INFERENCE: &str = "Our inference:";

/// A reason with a note put before it, behind the words that mark our own inference.
fn noted(note: &str, because: &str) -> String {
    match (note, because.strip_prefix(INFERENCE)) {
        ("", _) => because.to_owned(),
        (note, Some(rest)) => format!("{INFERENCE} {} {}", lower_first(note), rest.trim_start()),
        (note, None) => format!("{note} {because}"),
    }
}

/// What rests on no source but ourselves says so.
fn justify(rule: String, because: String, sources: Vec<SourceIx>) -> Justification {
    let because = if sources.is_empty() && !because.starts_with(INFERENCE) {
        format!("{INFERENCE} {because}")
    } else {
        because
    };
    Justification { rule, because, sources }
}

/// Sources without our own inference, each once, in the order they come.
fn cited(catalog: &Catalog, sources: impl IntoIterator<Item = SourceIx>) -> Vec<SourceIx> {
    let mut all = Vec::new();
    for source in sources {
        if catalog[source].origin != Origin::Inference && !all.contains(&source) {
            all.push(source);
        }
    }
    all
}

fn rule_sources(cells: &Cells, service: ServiceIx, rule: &Rule) -> Vec<SourceIx> {
    let conditions = rule.when.conditions().into_iter();
    let evidence = conditions.flat_map(|c| evidence(cells, service, c));
    cited(&cells.catalog, std::iter::once(rule.source).chain(evidence))
}

/// The sources of what a condition looks at: claims that count under the view and speak of what is asked.
fn evidence(cells: &Cells, service: ServiceIx, condition: &Condition) -> Vec<SourceIx> {
    match condition.subject {
        Subject::Attribute(attribute) => {
            let claims = speaking(cells, service, attribute, &condition.test);
            claims.iter().map(|c| c.source).collect()
        }
        Subject::Status => retirement_source(cells, service).into_iter().collect(),
        Subject::Role | Subject::Category | Subject::Source | Subject::Name | Subject::Yours => {
            cells.catalog[service].named_in.to_vec()
        }
    }
}

/// The source of the event that decides the status, where one does.
fn retirement_source(cells: &Cells, service: ServiceIx) -> Option<SourceIx> {
    let event = cells.judged(service).event?;
    cells.catalog[service].lifecycle.get(event).map(|e| e.source)
}

/// The claims of a cell that speak of what a condition asks, newest first.
pub fn speaking<'a>(cells: &'a Cells, service: ServiceIx, attribute: AttributeIx, test: &Test) -> Vec<&'a Claim> {
    let wants = match test {
        Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) => wants.as_slice(),
        Test::Bound(..) => &[],
    };
    let asks_options = wants.iter().any(|w| w.option().is_some());
    let speaks = |claim: &&Claim| {
        let options = claim.says.options();
        let names_one = || wants.iter().filter_map(Want::option).any(|o| options.contains(&o));
        !claim.says.is_remark() && (!asks_options || !claim.says.is_silent_on_others() || names_one())
    };
    cells.claims(service, attribute).0.into_iter().filter(speaks).collect()
}
