//! The wizard as drawing reads it: the path, the question, the field as it narrows, and the answer with its reasons.

use crate::{
    app::state::Model,
    catalog::{
        Catalog, Cond, Kind, Origin, Rule, ServiceIx, Several,
        cond::{Subject, Test, Want},
        value::Side,
    },
    decide::{
        Given, Points, Position, Ranked, Ranking, Reason, Robustness, State as WizardState, Topic, rank, robustness,
        summary, words,
    },
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
    /// Set when no answer still open can change the winner.
    pub settled: Option<String>,
    /// The open question that tells most, at a question or the review.
    pub next_question: Option<(usize, String)>,
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
    /// How much hangs on what; `None` away from the result, and for lists too long to work it out between two frames.
    pub robust: Option<RobustView>,
}

/// How much of the answer hangs on what.
#[derive(Debug, Clone, PartialEq)]
pub struct RobustView {
    /// Single answers that, changed, change the winner.
    pub answers: Vec<String>,
    /// Cells that, settled one way, change the winner.
    pub cells: Vec<String>,
    /// The smallest changes of importance that change the winner.
    pub importances: Vec<String>,
    /// For each service that ever wins: how often, over all combinations of answers and over all weightings.
    pub shares: Vec<ShareView>,
    /// What the shares are taken over, in words.
    pub over: String,
    /// Who could win once everything open is settled, when that is more than one.
    pub possible: String,
    /// Those that just miss, with what each lacks.
    pub nearest: Vec<String>,
}

/// How often one service wins.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareView {
    /// Its name.
    pub name: String,
    /// Over all combinations of answers, 0 to 1.
    pub of_answers: f32,
    /// The same in words.
    pub of_answers_text: String,
    /// Over all weightings of the answers given, 0 to 1.
    pub of_weightings: f32,
    /// The same in words, with the typical weighting.
    pub of_weightings_text: String,
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
    let robust = (ranking.ranked.len() + ranking.ruled_out.len() <= QUICK)
        .then(|| robustness(catalog, &library.cells, &model.answers()));
    let answered = wizard.given().iter().any(|g| matches!(g, Given::Chosen(_)));
    let settled = robust
        .as_ref()
        .filter(|r| r.settled && answered && !wizard.not_asked().is_empty())
        .map(|_| {
            let who = ranking
                .winner
                .map_or("That nothing leads".to_owned(), |w| catalog[w].name.clone());
            format!("No answer still open can change the winner: {who}.")
        });
    let next_question = robust
        .as_ref()
        .filter(|_| settled.is_none() && answered)
        .and_then(|r| r.next_question)
        .filter(|i| position != Position::Question(*i))
        .map(|i| (i, catalog.factors[i].label.clone()));
    DecideView {
        settled,
        next_question,
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
        result: result(
            model,
            &ranking,
            robust.as_ref().filter(|_| position == Position::Result),
        ),
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

/// The most alternatives for which robustness is worked out between two frames; it takes some 15 ms for thirteen.
const QUICK: usize = 60;

fn robust_view(catalog: &Catalog, r: &Robustness) -> RobustView {
    let name = |s: ServiceIx| catalog[s].name.clone();
    let shares = r
        .share
        .wins
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(s, n)| {
            let accepted = r.acceptability.services.iter().find(|a| a.service == *s);
            let first = accepted.map_or(0, |a| a.ranks.first().copied().unwrap_or(0));
            let of_weightings = r.acceptability.share(first);
            ShareView {
                name: name(*s),
                of_answers: r.share.of(*n) as f32,
                of_answers_text: summary::percent(r.share.of(*n)),
                of_weightings: of_weightings as f32,
                of_weightings_text: summary::acceptability_words(catalog, r, *s)
                    .unwrap_or_else(|| "never first, however the answers given are weighted".to_owned()),
            }
        })
        .collect();
    RobustView {
        answers: r.flips.iter().map(|f| summary::flip_words(catalog, f)).collect(),
        cells: r
            .cell_flips
            .iter()
            .map(|f| summary::cell_flip_words(catalog, f))
            .collect(),
        importances: r
            .importance_flips
            .iter()
            .map(|f| summary::importance_flip_words(catalog, f))
            .collect(),
        shares,
        over: if r.share.sampled {
            format!(
                "{} combinations of answers, drawn by lot; {} weightings",
                r.share.total, r.acceptability.draws
            )
        } else {
            format!(
                "all {} combinations of answers; {} weightings",
                r.share.total, r.acceptability.draws
            )
        },
        possible: if r.possible_winners.len() > 1 {
            r.possible_winners
                .iter()
                .map(|s| name(*s))
                .collect::<Vec<_>>()
                .join(", ")
        } else {
            String::new()
        },
        nearest: Vec::new(),
    }
}

fn result(model: &Model, ranking: &Ranking, robust: Option<&Robustness>) -> ResultView {
    let catalog = &model.library.catalog;
    let name = |s: ServiceIx| catalog[s].name.as_str();
    let sentence = summary::headline(catalog, ranking);
    let under = if ranking.winner.is_some() && ranking.ranked.len() > 1 {
        format!("A lead of {} points or more counts as clear.", Points::CLEAR_MARGIN)
    } else if ranking.winner.is_none() && !ranking.ranked.is_empty() {
        "Answer a question, or relax a must-have.".to_owned()
    } else {
        String::new()
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
        robust: robust.map(|r| RobustView {
            nearest: if ranking.winner.is_some() {
                vec![]
            } else {
                r.nearest
                    .iter()
                    .map(|n| {
                        let lacks: Vec<String> = n.lacks.iter().map(|l| reason(model, n.service, *l)).collect();
                        format!("{}: {}", name(n.service), lacks.join(" "))
                    })
                    .collect()
            },
            ..robust_view(catalog, r)
        }),
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
                v.because = format!("Not known: {}", open_words(model, r.service, o));
                v
            })
            .collect(),
        to_confirm: r.to_confirm.iter().map(|c| reason(model, r.service, *c)).collect(),
    }
}

/// What would have to be known, in words.
fn open_words(model: &Model, service: ServiceIx, open: &crate::decide::Open) -> String {
    let library = &model.library;
    let atoms = words::open_cells(&library.catalog, &library.cells, service, open);
    atoms
        .iter()
        .map(|a| a.human(&library.catalog))
        .collect::<Vec<_>>()
        .join("; ")
}

fn rule_source(catalog: &Catalog, rule: &Rule) -> String {
    let source = &catalog[rule.source];
    // "Our inference:" stands before the words already; it has no place to look up.
    if source.origin == Origin::Inference {
        return String::new();
    }
    let place = if rule.place.is_empty() {
        String::new()
    } else {
        format!(" › {}", rule.place)
    };
    format!("{}, {}{place}", source.title, source.date.human())
}

fn reason(model: &Model, service: ServiceIx, reason: Reason) -> String {
    let library = &model.library;
    let told = words::reason(&library.catalog, &library.cells, &model.answers(), service, reason);
    let titles: Vec<String> = told
        .sources
        .iter()
        .map(|s| format!("{}, {}", library.catalog[*s].title, library.catalog[*s].date.human()))
        .collect();
    if titles.is_empty() {
        told.because
    } else {
        format!("{} ({})", told.because, titles.join("; "))
    }
}
