//! One service of the ranking with every point traced to its rule.

use super::{
    evidence::{RuleEvidence, evidence},
    limits::share,
};
use crate::{
    app::{state::Model, text::sentence},
    catalog::{
        Catalog, Origin, Rule, ServiceIx, SourceIx,
        parts::{ended_parts, ends_in_words},
    },
    compare::{Numbering, cell_words},
    decide::{
        Answers, Contribution, Justification, Open, Points, Ranked, Ranking, Reason, Topic,
        grounds::{self, Grounds},
        justification::{self, topic_label},
        lost_apart,
        open_cells::{open_cells, open_documents, open_words},
        review, summary, whole_of,
    },
};

/// One service that is left.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedView {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// Its rank, from 1; equal ones share it.
    pub place: usize,
    /// The service's name, as the catalog has it.
    pub name: String,
    /// `66.7`, and the range when something is not known: `66.7 (50.0 to 100.0)`.
    pub score: String,
    /// Shares of the full score, 0 to 1.
    pub share: f32,
    /// What each question and wish brings of the score, in the order of the reasons; together they reach the low end.
    pub pieces: Vec<ScorePiece>,
    /// The interval, 0 to 1; both ends are the score when nothing is open.
    pub range: (f32, f32),
    /// What counts for it.
    pub reasons: Vec<ReasonView>,
    /// What cost it points.
    pub lost: Vec<ReasonView>,
    /// What is not known, and what it could add.
    pub open: Vec<ReasonView>,
    /// What should be confirmed before choosing.
    pub to_confirm: Vec<String>,
    /// The must-haves it is known to meet, with what states each; of those at the top, since every other meets or leaves
    /// them open too.
    pub met: Vec<String>,
    /// Its parts that have ended or will, with the source.
    pub ends: Vec<String>,
    /// A sentence where none of the documents the catalog was made from names it.
    pub aside: Option<&'static str>,
}

/// What one question or wish brings of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct ScorePiece {
    /// Of the full score, 0 to 1.
    pub share: f32,
    /// `Languages +33.3`.
    pub words: String,
}

/// One point for, against or open.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonView {
    /// `+16.7`.
    pub points: String,
    /// The question and the answer.
    pub answer: String,
    /// Why it is asked and what states it.
    pub because: String,
    /// Titles and dates of what states it, and our inference where it does.
    pub source: String,
    /// What each rule behind it rests on; empty for a wish.
    pub evidence: Vec<RuleEvidence>,
}

pub(super) fn ranked(model: &Model, answers: &Answers, ranking: &Ranking, r: &Ranked) -> RankedView {
    let dataset = &model.dataset;
    let catalog = &model.dataset.catalog;
    let view = |topic: Topic, option: Option<usize>, rule: Option<usize>, points: String| {
        let answer = match topic {
            Topic::Factor(f) => {
                let label = option
                    .and_then(|o| catalog.factors[f].options.get(o))
                    .map_or("", |o| o.label.as_str());
                format!("{}: {label}", catalog.factors[f].label)
            }
            Topic::Wish(a, _) => catalog[a].label.clone(),
        };
        let rule = match (topic, option, rule) {
            (Topic::Factor(f), Some(o), Some(r)) => catalog.factors[f].options[o].rules.get(r),
            _ => None,
        };
        ReasonView {
            points,
            answer,
            because: match (rule, topic) {
                (Some(rule), _) => rule.because.clone(),
                (None, Topic::Wish(..)) => wish_words(model, r.service, topic),
                (None, Topic::Factor(_)) => String::new(),
            },
            source: rule.map_or_else(String::new, |x| rule_source(catalog, x)),
            evidence: rule.map(|x| evidence(model, r.service, x)).into_iter().collect(),
        }
    };
    RankedView {
        service: r.service,
        place: r.rank,
        name: catalog[r.service].name.clone(),
        aside: catalog
            .is_beyond_given(r.service)
            .then_some(summary::BEYOND_GIVEN_SENTENCE),
        score: if ranking.taking_part.is_empty() {
            // Nothing asked yet scores any service.
            String::new()
        } else if r.low == r.high {
            r.score.to_string()
        } else {
            format!("{} ({} to {})", r.score, r.low, r.high)
        },
        share: share(r.score),
        pieces: pieces(catalog, &r.contributions),
        range: if ranking.taking_part.is_empty() {
            (0.0, 0.0)
        } else {
            (share(r.low), share(r.high))
        },
        reasons: r
            .contributions
            .iter()
            .map(|c| {
                let of = match c.topic {
                    Topic::Wish(..) => format!(" of {}", ranking.most(c.topic)),
                    Topic::Factor(_) => whole_of(c, &r.lost).map_or_else(String::new, |of| format!(" of {of}")),
                };
                let shown = view(c.topic, c.option, c.rule, format!("+{}{of}", c.points));
                told_apart(
                    shown,
                    &model.dataset.catalog,
                    &justification::earned(dataset, answers, r.service, c),
                )
            })
            .collect(),
        lost: lost_apart(&r.contributions, &r.lost)
            .into_iter()
            .map(|c| {
                let points = match c.topic {
                    Topic::Wish(..) => format!("0 of {}", ranking.most(c.topic)),
                    Topic::Factor(_) => match c.points.to_string().as_str() {
                        "0.0" => "less than −0.1".to_owned(),
                        points => format!("−{points}"),
                    },
                };
                let shown = view(c.topic, c.option, c.rule, points);
                told_apart(
                    shown,
                    &model.dataset.catalog,
                    &justification::lost(dataset, answers, r.service, c),
                )
            })
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
                let atoms = open_cells(dataset, answers, r.service, o);
                let documents = open_documents(dataset, r.service, &atoms).into_iter();
                let documents: Vec<String> = documents.map(|s| catalog[s].titled()).collect();
                v.source = documents.join("; ");
                if o.option.is_some() {
                    v.because = sentence(&open_words(dataset, r.service, o.topic, &atoms));
                }
                v.evidence = open_rules(catalog, o).map(|x| evidence(model, r.service, x)).collect();
                v
            })
            .collect(),
        met: if review::top(ranking).contains(&r.service) {
            let must_haves = answers.must_haves.iter();
            let met = must_haves.filter_map(|m| justification::met(dataset, r.service, m));
            met.map(|m| with_titles(catalog, m.because, &m.sources)).collect()
        } else {
            vec![]
        },
        ends: grounds::own_end(dataset, r.service)
            .into_iter()
            .chain(ends_in_words(&ended_parts(dataset, r.service)))
            .map(|(words, sources)| with_titles(catalog, format!("{words}."), &sources))
            .collect(),
        to_confirm: r.to_confirm.iter().map(|c| reason(model, r.service, *c)).collect(),
    }
}

/// One piece for each topic.
fn pieces(catalog: &Catalog, contributions: &[Contribution]) -> Vec<ScorePiece> {
    let mut topics: Vec<(Topic, Points)> = Vec::new();
    for c in contributions {
        match topics.iter_mut().find(|(topic, _)| *topic == c.topic) {
            Some((_, points)) => *points = *points + c.points,
            None => topics.push((c.topic, c.points)),
        }
    }
    let piece = |(topic, points): (Topic, Points)| ScorePiece {
        share: share(points),
        words: format!("{} +{points}", topic_label(catalog, topic)),
    };
    topics.into_iter().map(piece).collect()
}

/// Why it is asked and what states it, in one sentence, with the documents that state it.
fn told_apart(shown: ReasonView, catalog: &Catalog, why: &Justification) -> ReasonView {
    let documents: Vec<String> = why.sources.iter().map(|s| catalog[*s].titled()).collect();
    let inference = why.is_inferred_in_part().then(|| "our inference".to_owned());
    let source: Vec<String> = documents.into_iter().chain(inference).collect();
    ReasonView {
        because: why.because.clone(),
        source: source.join("; "),
        ..shown
    }
}

/// `More is better: 12`; the direction is marked as the user's where it is.
fn wish_words(model: &Model, service: ServiceIx, topic: Topic) -> String {
    let dataset = &model.dataset;
    let Topic::Wish(attribute, _) = topic else {
        return String::new();
    };
    let mine = model.workspace.wizard.wishes().iter().find(|w| w.topic() == topic);
    let direction = mine.map_or_else(String::new, |w| sentence(&w.words(&dataset.catalog)));
    let mut numbers = Numbering::default();
    let says = cell_words(dataset, service, attribute, &mut numbers);
    let says: Vec<String> = says.lines.iter().map(crate::compare::CellLine::listed).collect();
    format!("{direction}: {}", says.join(", "))
}

fn open_rules<'a>(catalog: &'a Catalog, open: &Open) -> impl Iterator<Item = &'a Rule> {
    let option = match (open.topic, open.option) {
        (Topic::Factor(f), Some(o)) => catalog.factors.get(f).and_then(|f| f.options.get(o)),
        _ => None,
    };
    open.rules.clone().into_iter().filter_map(move |r| option?.rules.get(r))
}

fn rule_source(catalog: &Catalog, rule: &Rule) -> String {
    let source = &catalog[rule.source];
    // "Our inference:" precedes the words already; it has no place to look up.
    if source.origin == Origin::Inference {
        return String::new();
    }
    let place = if rule.place.is_empty() {
        String::new()
    } else {
        format!(" › {}", rule.place)
    };
    format!("{}{place}", source.titled())
}

pub(super) fn reason(model: &Model, service: ServiceIx, reason: Reason) -> String {
    let grounds = grounds::reason(&model.dataset, &model.answers(), service, reason);
    with_sources(&model.dataset.catalog, grounds)
}

/// Grounds with the titles of what states them, and apart from these of what their rule is from.
pub(super) fn with_sources(catalog: &Catalog, grounds: Grounds) -> String {
    let words = with_titles(catalog, grounds.because, &grounds.sources);
    let rule: Vec<String> = grounds.rule_sources.iter().map(|s| catalog[*s].titled()).collect();
    if rule.is_empty() {
        words
    } else {
        format!("{words} (rule: {})", rule.join("; "))
    }
}

/// A sentence followed by the titles of what it rests on.
fn with_titles(catalog: &Catalog, words: String, sources: &[SourceIx]) -> String {
    let titles: Vec<String> = sources.iter().map(|s| catalog[*s].titled()).collect();
    if titles.is_empty() {
        words
    } else {
        format!("{words} ({})", titles.join("; "))
    }
}
