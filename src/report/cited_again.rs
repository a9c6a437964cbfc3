//! What was cited for a decision, looked up again: sources of another date, and facts that say something else, rest on
//! something else, or are cited no more.

use super::basis::CitedFact;
use crate::{
    catalog::{AttributeIx, Catalog, Cells, DateSpan, OUR_INFERENCE, ServiceIx, State, parts::parts, wording::listed},
    decide::{Ranking, facts::value_fact},
};

/// Sources that are of another day than they were, each once.
pub fn redated(catalog: &Catalog, then: &[CitedFact], now: &[CitedFact]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (was, is) in then.iter().filter_map(|was| Some((was, same(was, now)?))) {
        for claim in &was.claims {
            let mut others = is.claims.iter().filter(|c| c.source == claim.source);
            let Some(other) = others.find(|c| c.date != claim.date) else {
                continue;
            };
            let line = format!(
                "{} is {} now; it was {}.",
                titled(catalog, &claim.source),
                if is_ours(catalog, &other.source) {
                    OUR_INFERENCE.to_owned()
                } else {
                    dated(other.date.as_deref())
                },
                dated(claim.date.as_deref())
            );
            if !all.contains(&line) {
                all.push(line);
            }
        }
    }
    all
}

fn is_ours(catalog: &Catalog, id: &str) -> bool {
    catalog.source(id).is_some_and(|s| catalog[s].is_inference())
}

/// `dated 2 Mar 2024`, `undated`.
fn dated(date: Option<&str>) -> String {
    date.map_or_else(
        || "undated".to_owned(),
        |date| {
            format!(
                "dated {}",
                DateSpan::parse(date).map_or_else(|| date.to_owned(), DateSpan::human)
            )
        },
    )
}

/// Cited facts that say something else or rest on something else, of services that are still ranked. What became of the
/// others is one sentence, and not this room's.
pub fn changed(cells: &Cells, ranking: &Ranking, then: &[CitedFact], now: &[CitedFact]) -> Vec<String> {
    let line = |was: &CitedFact| {
        let service = cells.catalog.service(&was.service)?;
        ranking.of(service)?;
        let name = &cells.catalog[service].name;
        let Some(is) = same(was, now).filter(|is| is.says == was.says || !is.claims.is_empty()) else {
            return Some(gone(cells, service, was));
        };
        if is.says != was.says {
            return Some(format!("{name}: “{}” was cited; now it is “{}”.", was.says, is.says));
        }
        let (before, after) = (sources(&cells.catalog, was), sources(&cells.catalog, is));
        if before != after {
            return Some(format!(
                "“{}” of {name} rests on {} now; it rested on {}.",
                was.says,
                listed(&after, "and"),
                listed(&before, "and")
            ));
        }
        let places = |f: &CitedFact| {
            f.claims
                .iter()
                .map(|c| (c.source.clone(), c.place.clone()))
                .collect::<Vec<_>>()
        };
        if places(was) != places(is) {
            let where_ = listed(&after, "and");
            return Some(format!(
                "“{}” of {name} stands at another place in {where_} now.",
                was.says
            ));
        }
        let mut claims = was.claims.iter().zip(&is.claims);
        let (_, noted) = claims.find(|(then, now)| then.note.is_some() && then.note != now.note)?;
        Some(match noted.note.as_deref().unwrap_or_default() {
            "" => format!("“{}” of {name} has no note beside it any more.", was.says),
            note => format!("“{}” of {name} has another note beside it now: {note}", was.says),
        })
    };
    then.iter().filter_map(line).collect()
}

/// What is cited now of the same cell.
fn same<'a>(was: &CitedFact, now: &'a [CitedFact]) -> Option<&'a CitedFact> {
    let key = |f: &CitedFact| (f.service.clone(), f.attribute.clone(), f.option.clone());
    now.iter().find(|f| key(f) == key(was))
}

/// A fact that is cited no more, and what its cell says now.
fn gone(cells: &Cells, service: ServiceIx, was: &CitedFact) -> String {
    let cited = format!("{}: “{}” was cited", cells.catalog[service].name, was.says);
    let Some(attribute) = cells.catalog.attribute(&was.attribute) else {
        return format!("{cited}; the decision does not rest on it any more.");
    };
    match cells.get(service, attribute).state {
        State::NotStated if was_of_a_part(cells, service, attribute) => {
            format!("{cited}; the part that had it has ended.")
        }
        State::NotStated => format!("{cited}; no source states it any more."),
        State::Conflicting => format!("{cited}; sources disagree on it now."),
        _ => {
            let says = value_fact(cells, service, attribute).words;
            let label = &cells.catalog[attribute].label;
            if was.says.starts_with(&format!("{label}: {says}")) || says == was.says {
                format!("{cited}; it is stated still, but the decision does not rest on it any more.")
            } else {
                format!("{cited}; now it is “{says}”.")
            }
        }
    }
}

/// Whether a part of it that has ended has claims on this.
fn was_of_a_part(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> bool {
    let parts = parts(cells, service).into_iter();
    let mut ended = parts.filter(|part| cells.is_over(*part, service));
    ended.any(|part| !cells.catalog[part].claims_on(attribute).is_empty())
}

/// The sources of a fact, each once.
fn sources(catalog: &Catalog, fact: &CitedFact) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for claim in &fact.claims {
        let title = titled(catalog, &claim.source);
        if !all.contains(&title) {
            all.push(title);
        }
    }
    if all.is_empty() {
        all.push("nothing".to_owned());
    }
    all
}

/// A source by its title; by its id where the catalog has it no more.
fn titled(catalog: &Catalog, id: &str) -> String {
    let title = catalog.source(id).map_or(id, |s| catalog[s].title.as_str());
    format!("“{title}”")
}
