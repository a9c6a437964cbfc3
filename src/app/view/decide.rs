//! The wizard as drawing reads it: the path, the question, the field as it narrows, and the answer with its reasons.

use crate::{
    app::state::Model,
    catalog::{
        Catalog, Cond, Effect, EventKind, Kind, Rule, ServiceIx, Several,
        cond::{Subject, Test, Want},
        value::Side,
    },
    decide::{Given, Points, Position, Ranked, Ranking, Reason, State as WizardState, Topic, rank},
};

/// What the wizard's view depends on.
pub type Key = (u64, WizardState, bool);

/// The wizard.
#[derive(Debug, Clone, PartialEq)]
pub struct DecideView {
    /// The path, one step a state.
    pub steps: Vec<Step>,
    /// Where we are.
    pub position: Position,
    /// Whether Back would change anything.
    pub can_go_back: bool,
    /// Set when the question is edited from the review.
    pub editing: bool,
    /// `9 fit · 4 ruled out`.
    pub field: String,
    /// Who leads so far, best first, at most three: name and share of the full score.
    pub leading: Vec<Leader>,
    /// The question, at one.
    pub question: Option<QuestionView>,
    /// The must-haves set so far.
    pub must_haves: Vec<(Cond, String)>,
    /// What a must-have can be picked from.
    pub offers: Vec<Offer>,
    /// Every question with its answer.
    pub review: Vec<ReviewRow>,
    /// The recommendation.
    pub result: ResultView,
    /// Whether the catalog has no questions.
    pub no_factors: bool,
    /// Whether retired services are ranked too.
    pub include_retired: bool,
}

/// One step of the path.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Where it leads.
    pub position: Position,
    /// Its name.
    pub label: String,
    /// The answer so far; empty when there is none.
    pub answer: String,
    /// Whether it is where we are.
    pub now: bool,
    /// Whether it has been answered, skipped or left open.
    pub done: bool,
}

/// One of those who lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Leader {
    /// Its name.
    pub name: String,
    /// Its score, 0 to 1.
    pub share: f32,
    /// Its score in words.
    pub score: String,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionView {
    /// Its place.
    pub factor: usize,
    /// What is asked.
    pub question: String,
    /// Why, and on whose word.
    pub why: String,
    /// The source that names the factor.
    pub source: String,
    /// Whether several may be chosen.
    pub several: bool,
    /// How several add up, in words; empty when only one may be chosen.
    pub several_text: String,
    /// The answers.
    pub options: Vec<AnswerView>,
    /// How much it weighs, 0 to 3.
    pub importance: u8,
    /// Whether there is an answer, so that Next leads on.
    pub answered: bool,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerView {
    /// What it is called.
    pub label: String,
    /// What choosing it implies.
    pub implies: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// An attribute a must-have can be made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The attribute.
    pub label: String,
    /// Its options, each a must-have.
    pub options: Vec<(String, Cond)>,
    /// For a number: its id and unit, to type a bound.
    pub number: Option<(String, String)>,
}

/// One question with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewRow {
    /// The question's place.
    pub factor: usize,
    /// The question.
    pub question: String,
    /// The answer in words.
    pub answer: String,
    /// How much it weighs, 0 to 3.
    pub importance: u8,
}

/// The recommendation.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultView {
    /// One sentence.
    pub sentence: String,
    /// What stands behind the sentence: margin, threshold.
    pub under: String,
    /// Those left, best first.
    pub ranked: Vec<RankedView>,
    /// Those ruled out.
    pub ruled_out: Vec<OutView>,
    /// The three to compare.
    pub leaders: Vec<ServiceIx>,
}

/// One service that is left.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedView {
    /// Which.
    pub service: ServiceIx,
    /// Its place, from 1.
    pub place: usize,
    /// Its name.
    pub name: String,
    /// `66.7`, and the range when something is not known: `66.7 (50.0 to 100.0)`.
    pub score: String,
    /// Shares of the full score, 0 to 1.
    pub share: f32,
    /// The interval, 0 to 1; `None` when nothing is open.
    pub whisker: Option<(f32, f32)>,
    /// What speaks for it.
    pub reasons: Vec<ReasonView>,
    /// What cost it points.
    pub lost: Vec<ReasonView>,
    /// What is not known, and what it could add.
    pub open: Vec<ReasonView>,
    /// What should be confirmed before choosing.
    pub to_confirm: Vec<String>,
}

/// One point for, against or open.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonView {
    /// `+16.7`.
    pub points: String,
    /// The question and the answer.
    pub answer: String,
    /// The rule's own words.
    pub because: String,
    /// Title, date and heading of the source.
    pub source: String,
}

/// One service that is ruled out.
#[derive(Debug, Clone, PartialEq)]
pub struct OutView {
    /// Which.
    pub service: ServiceIx,
    /// Its name.
    pub name: String,
    /// Why, each in a sentence with its source.
    pub reasons: Vec<String>,
    /// What to use instead, when it has retired.
    pub instead: Vec<(Option<ServiceIx>, String)>,
}

pub(super) fn key(model: &Model) -> Key {
    (
        model.library.revision,
        model.workspace.wizard.clone(),
        model.workspace.include_retired,
    )
}

pub(super) fn view(model: &Model) -> DecideView {
    let library = &model.library;
    let catalog = &library.catalog;
    let wizard = &model.workspace.wizard;
    let ranking = rank(catalog, &library.cells, &model.answers());
    let position = wizard.position();
    DecideView {
        steps: steps(model),
        position,
        can_go_back: wizard.can_go_back(),
        editing: wizard.editing(),
        field: format!("{} fit · {} ruled out", ranking.ranked.len(), ranking.ruled_out.len()),
        leading: leading(catalog, &ranking),
        question: match position {
            Position::Question(i) => question(model, i),
            _ => None,
        },
        must_haves: wizard
            .must_haves()
            .iter()
            .map(|c| (c.clone(), c.human(catalog)))
            .collect(),
        offers: if position == Position::MustHaves {
            offers(catalog)
        } else {
            vec![]
        },
        review: (0..catalog.factors.len())
            .map(|i| ReviewRow {
                factor: i,
                question: catalog.factors[i].question.clone(),
                answer: answer(catalog, i, &wizard.given()[i]),
                importance: wizard.importance()[i],
            })
            .collect(),
        result: result(model, &ranking),
        no_factors: catalog.factors.is_empty(),
        include_retired: model.workspace.include_retired,
    }
}

fn steps(model: &Model) -> Vec<Step> {
    let catalog = &model.library.catalog;
    let wizard = &model.workspace.wizard;
    model
        .library
        .script
        .positions()
        .into_iter()
        .map(|position| {
            let (label, answer, done) = match position {
                Position::Question(i) => {
                    let given = &wizard.given()[i];
                    let text = if *given == Given::NotAsked {
                        String::new()
                    } else {
                        answer(catalog, i, given)
                    };
                    (
                        format!("{} {}", i + 1, catalog.factors[i].label),
                        text,
                        *given != Given::NotAsked,
                    )
                }
                Position::MustHaves => {
                    let n = wizard.must_haves().len();
                    (
                        "Must-haves".to_owned(),
                        if n == 0 { String::new() } else { format!("{n} set") },
                        n > 0,
                    )
                }
                Position::Review => ("Review".to_owned(), String::new(), false),
                Position::Result => ("Result".to_owned(), String::new(), false),
            };
            Step {
                position,
                label,
                answer,
                now: position == wizard.position(),
                done,
            }
        })
        .collect()
}

fn answer(catalog: &Catalog, factor: usize, given: &Given) -> String {
    match given {
        Given::NotAsked => "not answered".to_owned(),
        Given::Skipped => "skipped".to_owned(),
        Given::NotSure => "not sure".to_owned(),
        Given::Chosen(options) => {
            let labels: Vec<&str> = options
                .iter()
                .filter_map(|o| catalog.factors[factor].options.get(*o))
                .map(|o| o.label.as_str())
                .collect();
            labels.join(", ")
        }
    }
}

fn leading(catalog: &Catalog, ranking: &Ranking) -> Vec<Leader> {
    ranking
        .ranked
        .iter()
        .filter(|r| r.low > Points::ZERO)
        .take(3)
        .map(|r| Leader {
            name: catalog[r.service].name.clone(),
            share: share(r.score),
            score: r.score.to_string(),
        })
        .collect()
}

fn share(points: Points) -> f32 {
    (points.as_f64() / 100.0) as f32
}

fn question(model: &Model, i: usize) -> Option<QuestionView> {
    let catalog = &model.library.catalog;
    let factor = catalog.factors.get(i)?;
    let given = model.workspace.wizard.given().get(i)?;
    let chosen = |o: usize| matches!(given, Given::Chosen(list) if list.contains(&o));
    let source = &catalog[factor.source];
    Some(QuestionView {
        factor: i,
        question: factor.question.clone(),
        why: factor.why.clone(),
        source: format!("{}, {}", source.title, source.date.human()),
        several: factor.several != Several::One,
        several_text: match factor.several {
            Several::One => String::new(),
            Several::Any => "Choose all that apply; one that fits is enough.".to_owned(),
            Several::All => "Choose all that apply; a service must fit them all.".to_owned(),
        },
        options: factor
            .options
            .iter()
            .enumerate()
            .map(|(o, option)| AnswerView {
                label: option.label.clone(),
                implies: option.implies.clone(),
                chosen: chosen(o),
            })
            .collect(),
        importance: model.workspace.wizard.importance()[i],
        answered: *given != Given::NotAsked,
    })
}

fn offers(catalog: &Catalog) -> Vec<Offer> {
    catalog
        .attribute_ixs()
        .filter_map(|a| {
            let subject = Subject::Attribute(a);
            let attribute = &catalog[a];
            let any = |want| Cond {
                subject,
                test: Test::AnyOf(vec![want]),
            };
            let options = match &attribute.kind {
                Kind::Flag => vec![
                    ("Yes".to_owned(), any(Want::Flag(Side::Yes))),
                    ("No".to_owned(), any(Want::Flag(Side::No))),
                ],
                Kind::Choice(options) | Kind::Set(options) => options
                    .iter()
                    .enumerate()
                    .map(|(i, o)| (o.label.clone(), any(Want::Option(i as u16))))
                    .collect(),
                Kind::Number(_) => vec![],
                _ => return None,
            };
            let number = match &attribute.kind {
                Kind::Number(unit) => Some((attribute.id.clone(), unit.clone())),
                _ => None,
            };
            Some(Offer {
                label: attribute.label.clone(),
                options,
                number,
            })
        })
        .collect()
}

fn result(model: &Model, ranking: &Ranking) -> ResultView {
    let catalog = &model.library.catalog;
    let name = |s: ServiceIx| catalog[s].name.as_str();
    let second = ranking.ranked.get(1);
    let (sentence, under) = match (ranking.winner, ranking.clear, second) {
        (Some(w), true, _) => (
            format!("{} leads clearly", name(w)),
            ranking.margin.map_or_else(
                || "It is the only one left.".to_owned(),
                |m| format!("By {m} points; 5 or more are clear."),
            ),
        ),
        (Some(w), false, Some(s)) => {
            let margin = ranking.margin.unwrap_or(Points::ZERO);
            let close = margin < Points::CLEAR_MARGIN;
            let sentence = if close {
                format!("No clear winner: {} or {}", name(w), name(s.service))
            } else {
                format!("{} leads, with something to confirm", name(w))
            };
            (sentence, format!("{margin} points apart; 5 or more are clear."))
        }
        (Some(w), false, None) => (format!("{} is left, with something to confirm", name(w)), String::new()),
        (None, _, _) if ranking.ranked.is_empty() => (
            "Nothing listed fits".to_owned(),
            "Every alternative is ruled out; the reasons are below.".to_owned(),
        ),
        (None, _, _) => (
            "The documents do not say".to_owned(),
            "Nothing stated speaks for any one of them yet. Answer a question, or relax a must-have.".to_owned(),
        ),
    };
    ResultView {
        sentence,
        under,
        ranked: ranking
            .ranked
            .iter()
            .enumerate()
            .map(|(i, r)| ranked(model, i, r))
            .collect(),
        ruled_out: ranking
            .ruled_out
            .iter()
            .map(|out| OutView {
                service: out.service,
                name: name(out.service).to_owned(),
                reasons: out.reasons.iter().map(|r| reason(model, out.service, *r)).collect(),
                instead: if out.reasons.contains(&Reason::Retired) {
                    catalog[out.service]
                        .successors
                        .iter()
                        .map(|s| {
                            let to = match s.to {
                                crate::catalog::ServiceRef::Known(ix) => Some(ix),
                                crate::catalog::ServiceRef::Named(_) => None,
                            };
                            (to, catalog.name_of(&s.to).to_owned())
                        })
                        .collect()
                } else {
                    vec![]
                },
            })
            .collect(),
        leaders: ranking.ranked.iter().take(3).map(|r| r.service).collect(),
    }
}

fn ranked(model: &Model, i: usize, r: &Ranked) -> RankedView {
    let catalog = &model.library.catalog;
    let view = |topic: Topic, option: Option<usize>, rule: Option<usize>, points: String| {
        let answer = match topic {
            Topic::Factor(f) => {
                let label = option
                    .and_then(|o| catalog.factors[f].options.get(o))
                    .map_or("", |o| o.label.as_str());
                format!("{}: {label}", catalog.factors[f].label)
            }
            Topic::Preference(a) => catalog[a].label.clone(),
        };
        let rule = match (topic, option, rule) {
            (Topic::Factor(f), Some(o), Some(r)) => catalog.factors[f].options[o].rules.get(r),
            _ => None,
        };
        ReasonView {
            points,
            answer,
            because: rule.map_or_else(String::new, |r| r.because.clone()),
            source: rule.map_or_else(String::new, |r| rule_source(catalog, r)),
        }
    };
    RankedView {
        service: r.service,
        place: i + 1,
        name: catalog[r.service].name.clone(),
        score: if r.low == r.high {
            r.score.to_string()
        } else {
            format!("{} ({} to {})", r.score, r.low, r.high)
        },
        share: share(r.score),
        whisker: (r.low != r.high).then(|| (share(r.low), share(r.high))),
        reasons: r
            .contributions
            .iter()
            .map(|c| view(c.topic, c.option, c.rule, format!("+{}", c.points)))
            .collect(),
        lost: r
            .lost
            .iter()
            .map(|c| view(c.topic, c.option, c.rule, format!("−{}", c.points)))
            .collect(),
        open: r
            .open
            .iter()
            .map(|o| {
                let mut v = view(
                    o.topic,
                    o.option,
                    o.rules.first().copied(),
                    format!("up to {}", o.points),
                );
                v.because = format!("Not stated: {}", open_words(catalog, o));
                v
            })
            .collect(),
        to_confirm: r.to_confirm.iter().map(|c| reason(model, r.service, *c)).collect(),
    }
}

/// What would have to be known, in words.
fn open_words(catalog: &Catalog, open: &crate::decide::Open) -> String {
    let (Topic::Factor(f), Some(o)) = (open.topic, open.option) else {
        return String::new();
    };
    let mut words: Vec<String> = Vec::new();
    for rule in open
        .rules
        .iter()
        .filter_map(|r| catalog.factors[f].options[o].rules.get(*r))
    {
        for cond in rule.when.conds() {
            let text = cond.human(catalog);
            if !words.contains(&text) {
                words.push(text);
            }
        }
    }
    words.join("; ")
}

fn rule_source(catalog: &Catalog, rule: &Rule) -> String {
    let source = &catalog[rule.source];
    let place = if rule.place.is_empty() {
        String::new()
    } else {
        format!(" › {}", rule.place)
    };
    format!("{}, {}{place}", source.title, source.date.human())
}

fn reason(model: &Model, service: ServiceIx, reason: Reason) -> String {
    let catalog = &model.library.catalog;
    match reason {
        Reason::Struck => "Struck out by you.".to_owned(),
        Reason::Retired => {
            let judged = model.library.cells.judged(service);
            let event = judged.event.and_then(|e| catalog[service].lifecycle.get(e));
            let when = judged.date.map_or(String::new(), |d| format!(" since {}", d.human()));
            let what = match event.map(|e| &e.kind) {
                Some(EventKind::NoDevelopment) => "No further development",
                _ => "Retired",
            };
            let source = event.map_or(String::new(), |e| format!(" ({})", catalog[e.source].title));
            format!("{what}{when}{source}.")
        }
        Reason::MustHave(i) => {
            let text = model
                .workspace
                .wizard
                .must_haves()
                .get(i)
                .map_or(String::new(), |c| c.human(catalog));
            format!("Must-have: {text}.")
        }
        Reason::Rule { factor, option, rule } => {
            let rule = &catalog.factors[factor].options[option].rules[rule];
            debug_assert_eq!(rule.effect, Effect::RulesOut);
            format!("{} ({})", rule.because, rule_source(catalog, rule))
        }
    }
}
