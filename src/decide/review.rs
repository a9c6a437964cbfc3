//! When a decision must be looked at again: the first day after its own on which something it rests on changes its
//! standing, and a year on at the latest.

use jiff::{ToSpan as _, civil::Date};

use super::{
    answers::Answers,
    explain::lost_apart,
    facts::{StatedFact, facts},
    grounds,
    justification::{self, Justification},
    open_cells::{open_cells, open_facts},
    score::Ranking,
};
use crate::catalog::{Cells, EventKind, Origin, Reading, ServiceIx, Source, SourceDate, SourceIx, parts::ended_parts};

/// How many years a source is taken for current.
pub const CURRENT_YEARS: i32 = 3;

/// When to look again, and why then.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// The first day after the decision's own on which one of these holds.
    pub date: Date,
    /// What holds then, all of it, as parts of a sentence: `support of TinyBase ends`.
    pub causes: Vec<ReviewCause>,
    /// Sources that were older than [`CURRENT_YEARS`] on the decision's own day already; no date comes of them.
    pub older: Vec<SourceIx>,
}

/// What happens on the day of review.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewCause {
    /// Part of a sentence: `support of TinyBase ends`.
    pub words: String,
    /// The evidence; empty for the year that has passed.
    pub sources: Vec<SourceIx>,
}

/// The facts that a decision for these services rests on: what earned them their points, and the must-haves that they
/// meet. A service that is ruled out rests on nothing.
pub fn rests_on(
    cells: &Cells,
    answers: &Answers,
    ranking: &Ranking,
    services: &[ServiceIx],
) -> Vec<(ServiceIx, StatedFact)> {
    let mut all: Vec<(ServiceIx, StatedFact)> = Vec::new();
    for service in services.iter().copied() {
        let earned = earned(cells, answers, ranking, service).flat_map(|j| j.facts);
        let met = answers.must_haves.iter().flat_map(|c| facts(cells, service, c));
        add_new(&mut all, service, earned.chain(met).collect());
    }
    all
}

/// What a record cites of these services: what [`rests_on`] names, what cost them points, what is stated of what is open,
/// what is to be confirmed of them, and why they are ruled out.
pub fn cited_facts(
    cells: &Cells,
    answers: &Answers,
    ranking: &Ranking,
    services: &[ServiceIx],
) -> Vec<(ServiceIx, StatedFact)> {
    let mut all = rests_on(cells, answers, ranking, services);
    for service in services {
        add_new(&mut all, *service, lost_or_held(cells, answers, ranking, *service));
    }
    all
}

/// The same of one that is not at the top: which must-haves it meets is cited of those alone.
pub fn cited_of_other(
    cells: &Cells,
    answers: &Answers,
    ranking: &Ranking,
    service: ServiceIx,
) -> Vec<(ServiceIx, StatedFact)> {
    let earned = earned(cells, answers, ranking, service).flat_map(|j| j.facts);
    let mut all = Vec::new();
    add_new(&mut all, service, earned.collect());
    add_new(&mut all, service, lost_or_held(cells, answers, ranking, service));
    all
}

fn add_new(all: &mut Vec<(ServiceIx, StatedFact)>, service: ServiceIx, facts: Vec<StatedFact>) {
    for fact in facts {
        if !all.iter().any(|(s, f)| *s == service && *f == fact) {
            all.push((service, fact));
        }
    }
}

/// What cost a service points, and what is stated of why it is ruled out or would be, and of what is open.
fn lost_or_held(cells: &Cells, answers: &Answers, ranking: &Ranking, service: ServiceIx) -> Vec<StatedFact> {
    let out = ranking.ruled_out.iter().find(|o| o.service == service);
    let ranked = ranking.of(service);
    let lost = ranked.map_or_else(Vec::new, |r| lost_apart(&r.contributions, &r.lost));
    let lost = lost.into_iter();
    let lost = lost.flat_map(|c| justification::lost(cells, answers, service, c).facts);
    let reasons = out.map(|o| &o.reasons).or(ranked.map(|r| &r.to_confirm));
    let held = reasons.into_iter().flatten();
    let held = held.flat_map(|r| grounds::facts_of(cells, answers, service, *r));
    let open = ranked.into_iter().flat_map(|r| &r.open);
    let open = open.flat_map(|o| open_facts(cells, service, &open_cells(cells, answers, service, o)));
    lost.chain(held.filter(|f| !f.claims.is_empty())).chain(open).collect()
}

/// Why a service earned its points, one by one; nothing where it is not ranked.
fn earned<'a>(
    cells: &'a Cells,
    answers: &'a Answers,
    ranking: &'a Ranking,
    service: ServiceIx,
) -> impl Iterator<Item = Justification> + 'a {
    let points = ranking.of(service).into_iter().flat_map(|r| &r.contributions);
    points.map(move |c| justification::earned(cells, answers, service, c))
}

/// Those at the top; where none is elected, those that come first.
pub fn top(ranking: &Ranking) -> Vec<ServiceIx> {
    match ranking.outcome.top() {
        [] => ranking.ranked.first().map(|r| r.service).into_iter().collect(),
        top => top.to_vec(),
    }
}

/// When a decision must be looked at again.
pub fn review(cells: &Cells, answers: &Answers, ranking: &Ranking) -> Review {
    let today = cells.view.today;
    let mut causes: Vec<(Date, ReviewCause)> = Vec::new();
    let mut add = |date: Date, words: String, sources: Vec<SourceIx>| {
        if date > today {
            causes.push((date, ReviewCause { words, sources }));
        }
    };
    if let Ok(date) = today.checked_add(1.year()) {
        add(date, "a year has gone by".to_owned(), Vec::new());
    }
    if cells.view.reading == Reading::Today {
        for service in top(ranking) {
            endings(cells, service, &mut add);
        }
    }
    let mut older = Vec::new();
    for source in cited(cells, answers, ranking) {
        let Some(span) = cells.catalog[source].date.span() else {
            continue;
        };
        let Ok(date) = span.last().checked_add(CURRENT_YEARS.years()) else {
            continue;
        };
        if date <= today {
            older.push(source);
        }
        let Source { title, date: dated, .. } = &cells.catalog[source];
        // An estimated day is none that a page states.
        let about = if matches!(dated, SourceDate::Estimated(..)) {
            "about "
        } else {
            ""
        };
        add(
            date,
            format!("“{title}” is {about}{CURRENT_YEARS} years old"),
            vec![source],
        );
    }
    let date = causes.iter().map(|(date, _)| *date).min().unwrap_or(Date::MAX);
    causes.retain(|(d, _)| *d == date);
    Review {
        date,
        causes: causes.into_iter().map(|(_, cause)| cause).collect(),
        older,
    }
}

/// Announced ends of a service and of its parts. A month or a year is over on its last day.
fn endings(cells: &Cells, service: ServiceIx, add: &mut impl FnMut(Date, String, Vec<SourceIx>)) {
    let name = &cells.catalog[service].name;
    for event in &cells.catalog[service].lifecycle {
        let words = match event.kind {
            EventKind::Ends => format!("support of {name} ends"),
            EventKind::NoDevelopment => format!("{name} is no longer developed"),
            _ => continue,
        };
        if let Some(date) = event.date {
            let ours = cells.catalog[event.source].is_inference();
            let words = if ours {
                format!("{words}, by our inference")
            } else {
                words
            };
            add(date.last(), words, vec![event.source]);
        }
    }
    for part in ended_parts(cells, service) {
        if let Some(date) = part.date {
            add(date.last(), format!("{name}: {}", part.words()), part.sources());
        }
    }
}

/// The documents that the decision rests on, each once: those that state what is so, and those that state why it is asked.
/// (Our inference is of no age.)
fn cited(cells: &Cells, answers: &Answers, ranking: &Ranking) -> Vec<SourceIx> {
    let top = top(ranking);
    let facts = rests_on(cells, answers, ranking, &top).into_iter();
    let stated = facts.flat_map(|(_, fact)| fact.claims).map(|c| c.source);
    let asked = top.iter().flat_map(|s| earned(cells, answers, ranking, *s));
    let mut all: Vec<SourceIx> = Vec::new();
    for source in stated.chain(asked.flat_map(|j| j.rule.sources)) {
        if cells.catalog[source].origin != Origin::Inference && !all.contains(&source) {
            all.push(source);
        }
    }
    all
}
