//! The recommendation: one sentence, the ranking, and who is out.

use super::{
    ranked::{RankedView, ranked, reason, with_sources},
    robust::{RobustView, robust_view},
};
use crate::{
    app::state::Model,
    catalog::{ServiceIx, ServiceRef, wording::thousands},
    compare::MAX_PANES,
    decide::{Position, Ranked, Ranking, Reason, Response, Robustness, Verdict, grounds, sentence, summary},
};

/// The recommendation.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultView {
    /// The verdict's first sentence: who leads and by how much.
    pub headline: String,
    /// What the verdict states besides: who could pass, what it rests on. May be empty.
    pub besides: String,
    /// Whether the first leads: something stated speaks for it.
    pub leads: bool,
    /// What is not weighed at all, in a sentence; empty where the catalog knows of nothing.
    pub not_weighed: String,
    /// Where nothing leads: what to do next, and where that is.
    pub next: Option<(String, Position)>,
    /// The verdict's word, and what would make a close one clear; where nothing speaks for any service, what to do.
    pub under: String,
    /// Those left, best first.
    pub ranked: Vec<RankedView>,
    /// What to do next, in place of a ranking in which nothing scores any of them.
    pub nothing_weighed: Option<&'static str>,
    /// Which of them is explained beside the ranking.
    pub explained: usize,
    /// Those ruled out.
    pub ruled_out: Vec<OutView>,
    /// How many of those ranked, and of those ruled out, are not shown yet.
    pub more: (usize, usize),
    /// Those to compare: all that lead, or the first three where fewer do; none where nothing speaks for any.
    pub leaders: Vec<ServiceIx>,
    /// A sentence where more lead than can stand side by side; else empty.
    pub leaders_beyond: String,
    /// How much depends on what; `None` away from the result, and for lists too long to work it out between two frames.
    pub robust: Option<RobustView>,
}

/// One service that is ruled out.
#[derive(Debug, Clone, PartialEq)]
pub struct OutView {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// The service's name, as the catalog has it.
    pub name: String,
    /// Why, each in a sentence with its source.
    pub reasons: Vec<String>,
    /// What to use instead, when it has retired.
    pub instead: Vec<(Option<ServiceIx>, String)>,
}

pub(super) fn result(model: &Model, ranking: &Ranking, robust: Option<&Robustness>, shown: usize) -> ResultView {
    let catalog = &model.dataset.catalog;
    let name = |s: ServiceIx| catalog[s].name.as_str();
    let answers = model.answers();
    let headline = sentence::headline(catalog, ranking);
    let whole = sentence::sentence(&model.dataset, &answers, ranking, robust);
    let besides = whole.strip_prefix(&headline).unwrap_or_default().trim().to_owned();
    let under = match ranking.verdict {
        Verdict::None if !ranking.ranked.is_empty() && catalog.factors.is_empty() => {
            if answers.must_haves.is_empty() {
                "Add a wish.".to_owned()
            } else {
                "Add a wish, or relax a must-have.".to_owned()
            }
        }
        Verdict::None if !ranking.ranked.is_empty() && answers.must_haves.is_empty() => "Answer a question.".to_owned(),
        Verdict::None if !ranking.ranked.is_empty() => "Answer a question, or relax a must-have.".to_owned(),
        _ => sentence::verdict_words(ranking),
    };
    ResultView {
        headline: sentence::short_headline(catalog, ranking),
        besides,
        under,
        not_weighed: (summary::not_weighed(&model.dataset).into_iter())
            .chain(summary::why_not_weighed(&model.dataset))
            .collect::<Vec<_>>()
            .join("\n"),
        ranked: ranking
            .ranked
            .iter()
            .take(shown)
            .map(|r| ranked(model, &answers, ranking, r))
            .collect(),
        ruled_out: ranking
            .ruled_out
            .iter()
            .take(shown)
            .map(|out| OutView {
                service: out.service,
                name: name(out.service).to_owned(),
                reasons: out.reasons.iter().map(|r| why_out(model, out.service, *r)).collect(),
                instead: if out.reasons.contains(&Reason::Retired) {
                    catalog[out.service]
                        .successors
                        .iter()
                        .map(|s| {
                            let to = match s.to {
                                ServiceRef::Known(ix) => Some(ix),
                                ServiceRef::Named(_) => None,
                            };
                            (to, catalog.name_of(&s.to).to_owned())
                        })
                        .collect()
                } else {
                    vec![]
                },
            })
            .collect(),
        explained: {
            let asked = model.session.explained;
            let is_asked = |r: &Ranked| Some(r.service) == asked;
            ranking.ranked.iter().take(shown).position(is_asked).unwrap_or(0)
        },
        nothing_weighed: (ranking.taking_part.is_empty() && answers.must_haves.is_empty()).then_some(
            if catalog.factors.is_empty() {
                "Nothing is weighed yet. Add a wish, and a ranking begins here."
            } else {
                "Nothing is weighed yet. Answer a question, and a ranking begins here."
            },
        ),
        leads: ranking.winner().is_some(),
        next: next(model, ranking),
        more: (
            ranking.ranked.len().saturating_sub(shown),
            ranking.ruled_out.len().saturating_sub(shown),
        ),
        leaders: leaders(ranking),
        leaders_beyond: leaders_beyond(ranking),
        robust: robust.map(|r| RobustView {
            nearest: if ranking.ranked.is_empty() {
                r.nearest
                    .iter()
                    .map(|n| {
                        let lacks: Vec<String> = n.reasons.iter().map(|l| reason(model, n.service, *l)).collect();
                        format!("{}: {}", name(n.service), lacks.join(" "))
                    })
                    .collect()
            } else {
                vec![]
            },
            ..robust_view(model, r)
        }),
    }
}

/// Why it is out, without what to use instead, which is beside it as links.
fn why_out(model: &Model, service: ServiceIx, why: Reason) -> String {
    match why {
        Reason::Retired => with_sources(&model.dataset.catalog, grounds::retired(&model.dataset, service)),
        _ => reason(model, service, why),
    }
}

/// How many share the first place; none where nothing speaks for any of them.
fn leading(ranking: &Ranking) -> usize {
    match ranking.verdict {
        Verdict::None => 0,
        _ => ranking.ranked.iter().take_while(|r| r.rank == 1).count(),
    }
}

fn leaders(ranking: &Ranking) -> Vec<ServiceIx> {
    let most = match leading(ranking) {
        0 => 0,
        n => n.clamp(3, MAX_PANES),
    };
    ranking.ranked.iter().take(most).map(|r| r.service).collect()
}

fn leaders_beyond(ranking: &Ranking) -> String {
    let n = leading(ranking);
    if n > MAX_PANES {
        format!(
            "{} lead together; the first {MAX_PANES} of them are compared.",
            thousands(n)
        )
    } else {
        String::new()
    }
}

/// Where nothing leads: the first question without an answer while something is left, else the must-haves.
fn next(model: &Model, ranking: &Ranking) -> Option<(String, Position)> {
    if ranking.winner().is_some() {
        return None;
    }
    let open = |g: &Response| !matches!(g, Response::Chosen(_));
    let question = model.workspace.wizard.responses().iter().position(open);
    match question.filter(|_| !ranking.ranked.is_empty()) {
        Some(i) => Some(("Answer a question".to_owned(), Position::Question(i))),
        None if !model.workspace.wizard.must_haves().is_empty() => {
            Some(("Change the must-haves".to_owned(), Position::MustHaves))
        }
        None if model.dataset.catalog.factors.is_empty() => Some(("Say what you want".to_owned(), Position::MustHaves)),
        None => Some(("Change answers".to_owned(), Position::Review)),
    }
}
