//! What was cited for a decision, looked up again: sources of another date, and facts that state something else, rest on
//! something else, or are cited no more.

use std::collections::BTreeMap;

use super::basis::{CitedClaim, CitedFact};
use crate::{
    catalog::{
        AttributeIx, Catalog, Cells, Condition, DateSpan, Feature, OUR_INFERENCE, ServiceIx, SourceDate, State, Truth,
        annotations,
        condition::{Subject, quoted},
        wording::{listed, lower_first, thousands},
    },
    decide::facts::{facts, value_fact},
};

/// Sources that are of another day than they were, each once.
pub fn redated(catalog: &Catalog, then: &[&CitedFact], now: &[CitedFact]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (was, is) in then.iter().filter_map(|was| Some((*was, same(was, now)?))) {
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
                } else if is_estimated(catalog, &other.source) {
                    format!("undated, about {}", human(other.date.as_deref().unwrap_or_default()))
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

/// Whether its date is the catalog's guess.
pub fn is_estimated(catalog: &Catalog, id: &str) -> bool {
    let source = catalog.source(id).map(|s| &catalog[s]);
    source.is_some_and(|s| matches!(s.date, SourceDate::Estimated(..)))
}

/// `dated 2 Mar 2024`, `undated`.
fn dated(date: Option<&str>) -> String {
    date.map_or_else(|| "undated".to_owned(), |date| format!("dated {}", human(date)))
}

fn human(date: &str) -> String {
    DateSpan::parse(date).map_or_else(|| date.to_owned(), DateSpan::human)
}

/// That a cited fact states something else or rests on something else now.
pub fn changed(cells: &Cells, was: &CitedFact, now: &[CitedFact]) -> Option<String> {
    let service = cells.catalog.service(&was.service)?;
    let name = &cells.catalog[service].name;
    let Some(is) = same(was, now).filter(|is| is.states_as(was) || !is.claims.is_empty()) else {
        return Some(gone(cells, service, was));
    };
    if !is.states_as(was) {
        let (before, now) = (labelled(&cells.catalog, was), labelled(&cells.catalog, is));
        return Some(format!("{name}: “{before}” was cited; now it is “{now}”."));
    }
    let what = labelled(&cells.catalog, was);
    let (before, after) = (sources(&cells.catalog, was), sources(&cells.catalog, is));
    if before != after {
        return Some(format!(
            "“{}” of {name} rests on {} now; it rested on {}.",
            what,
            listed(&after, "and"),
            listed(&before, "and")
        ));
    }
    if let Some(moved) = other_places(&cells.catalog, was, is) {
        return Some(format!("“{what}” of {name} {moved}."));
    }
    if let Some(recounted) = other_count(&cells.catalog, was, is) {
        return Some(format!("“{what}” of {name} {recounted}."));
    }
    let mut pairs = was.claims.iter().zip(&is.claims);
    let other_part = |(then, now): &(&CitedClaim, &CitedClaim)| then.through.is_some() && then.through != now.through;
    if let Some((then, _)) = pairs.clone().find(other_part) {
        let part = then.through.as_deref().unwrap_or_default();
        let part = cells.catalog.service(part).map_or(part, |p| &cells.catalog[p].name);
        return Some(format!("“{what}” of {name} is not stated of its part {part} any more."));
    }
    let says_else =
        |(then, now): &(&CitedClaim, &CitedClaim)| then.says.is_some() && now.says.is_some() && then.says != now.says;
    if let Some((then, _)) = pairs.clone().find(says_else) {
        let source = titled(&cells.catalog, &then.source);
        return Some(format!("“{what}” of {name}: {source} states something else of it now."));
    }
    let (_, noted) = pairs.find(|(then, now)| then.note.is_some() && then.note != now.note)?;
    Some(match noted.note.as_deref().unwrap_or_default() {
        "" => format!("“{what}” of {name} has no note beside it any more."),
        note => format!("“{what}” of {name} has another note beside it now: {note}"),
    })
}

/// Whether more or fewer claims state it under the same heading of a source; in words after the fact.
fn other_count(catalog: &Catalog, was: &CitedFact, is: &CitedFact) -> Option<String> {
    let at = |c: &CitedClaim| (c.source.clone(), c.place.clone());
    let count = |f: &CitedFact| {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        f.claims.iter().for_each(|c| *counts.entry(at(c)).or_default() += 1);
        counts
    };
    let (then, now) = (count(was), count(is));
    let (other, n) = now.iter().find(|(at, n)| then.get(at) != Some(n))?;
    let before = then.get(other).copied().unwrap_or_default();
    let more = if *n > before { "more" } else { "less" };
    let times = match n.abs_diff(before) {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{} times", thousands(times)),
    };
    let (source, place) = other;
    let place = match place.as_str() {
        "" => String::new(),
        place => format!("under “{place}” "),
    };
    Some(format!(
        "is stated {times} {more} {place}in {}",
        titled(catalog, source)
    ))
}

/// Whether it is under other headings of the same sources: at fewer, at more, or elsewhere; in words after the fact.
fn other_places(catalog: &Catalog, was: &CitedFact, is: &CitedFact) -> Option<String> {
    let beyond = |f: &CitedFact, other: &CitedFact| -> Vec<String> {
        let at = |c: &CitedClaim| (c.source.clone(), c.place.clone());
        let stands: Vec<_> = other.claims.iter().map(at).collect();
        let only = f.claims.iter().filter(|c| !stands.contains(&at(c)));
        only.map(|c| stands_at(catalog, c)).collect()
    };
    let (left, come) = (beyond(was, is), beyond(is, was));
    match (left.is_empty(), come.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("is not stated {} any more", listed(&left, "or"))),
        (true, false) => Some(format!("is now also stated {}", listed(&come, "and"))),
        (false, false) => Some(format!(
            "stands {} now; it stood {}",
            listed(&come, "and"),
            listed(&left, "and")
        )),
    }
}

/// `under “Limits” in “The manual”`.
fn stands_at(catalog: &Catalog, claim: &CitedClaim) -> String {
    let source = titled(catalog, &claim.source);
    match claim.place.as_str() {
        "" => format!("in {source} with no heading named"),
        place => format!("under “{place}” in {source}"),
    }
}

/// What is cited now of the same cell. A must-have and a wish may cite one cell in other words each.
fn same<'a>(was: &CitedFact, now: &'a [CitedFact]) -> Option<&'a CitedFact> {
    let is_same = |f: &&CitedFact| (&f.service, &f.attribute, &f.option) == (&was.service, &was.attribute, &was.option);
    let mut of_it = now.iter().filter(is_same);
    let as_it_was = of_it.clone().find(|f| f.says == was.says);
    as_it_was.or_else(|| of_it.next())
}

/// `Price: 100 €`: what is cited for a wish is the value alone.
fn labelled(catalog: &Catalog, fact: &CitedFact) -> String {
    let label = catalog.attribute(&fact.attribute).map(|a| &*catalog[a].label);
    match label.filter(|label| !fact.says.starts_with(label)) {
        Some(label) => format!("{label}: {}", fact.says),
        None => fact.says.clone(),
    }
}

/// A fact that is no longer cited, and what its cell states now.
fn gone(cells: &Cells, service: ServiceIx, was: &CitedFact) -> String {
    let was_cited = labelled(&cells.catalog, was);
    let cited = format!("{}: “{was_cited}” was cited", cells.catalog[service].name);
    let Some(attribute) = cells.catalog.attribute(&was.attribute) else {
        if was.attribute == Subject::Status.id(&cells.catalog) {
            let status = cells.judged(service).status.label();
            return format!("{cited}; now it is “{}”.", lower_first(status));
        }
        return format!("{cited}; the decision does not rest on it any more.");
    };
    match cells.get(service, attribute).state {
        State::NotStated => match left_with_a_part(cells, service, attribute, was) {
            Some(why) => format!("{cited}; {why}."),
            None => format!("{cited}; no source states it any more."),
        },
        State::Conflicting => format!("{cited}; sources disagree on it now."),
        _ => {
            let says = says_now(cells, service, attribute, was);
            let label = &cells.catalog[attribute].label;
            if was.says.starts_with(&format!("{label}: {says}")) || says == was.says || still_has(cells, service, was) {
                format!("{cited}; it is stated still, but the decision does not rest on it any more.")
            } else {
                format!("{cited}; now it is “{says}”.")
            }
        }
    }
}

/// Whether the option that was cited is stated still.
fn still_has(cells: &Cells, service: ServiceIx, was: &CitedFact) -> bool {
    option_asked(cells, was).is_some_and(|c| c.eval(cells, service).truth == Truth::True)
}

/// The option that was cited, as a question.
fn option_asked(cells: &Cells, was: &CitedFact) -> Option<Condition> {
    let option = was.option.as_ref()?;
    Condition::parse(
        &format!("{}={}", quoted(&was.attribute), quoted(option)),
        &cells.catalog,
    )
    .ok()
}

/// What is stated now of what was cited: of the option where it was one of a set, else of the attribute.
fn says_now(cells: &Cells, service: ServiceIx, attribute: AttributeIx, was: &CitedFact) -> String {
    let about = &cells.catalog[attribute];
    let asked = option_asked(cells, was).filter(|_| about.kind.has(Feature::Atoms));
    let stated = asked.and_then(|c| facts(cells, service, &c).into_iter().next());
    stated.map_or_else(
        || value_fact(cells, service, attribute).words,
        |fact| {
            let words = fact.words.strip_prefix(&about.label);
            words
                .and_then(|w| w.strip_prefix(": "))
                .unwrap_or(&fact.words)
                .to_owned()
        },
    )
}

/// Why a part that stated it speaks for the service no more; `None` where no part did, or where of the part itself nothing
/// is stated any more.
fn left_with_a_part(cells: &Cells, service: ServiceIx, attribute: AttributeIx, was: &CitedFact) -> Option<String> {
    if was_of_a_part(cells, service, attribute) {
        return Some("the part that had it has ended".to_owned());
    }
    let catalog = &cells.catalog;
    let part = was.claims.iter().find_map(|c| c.through.as_ref())?;
    let Some(part) = catalog.service(part) else {
        return Some(format!(
            "the part that had it, “{part}”, is not in the catalog any more"
        ));
    };
    let linked = cells.parts_of(service).any(|p| p == part);
    if cells.get(part, attribute).state == State::NotStated {
        return None;
    }
    let name = &catalog[part].name;
    Some(if linked {
        // A whole has what is stated of a part to its full extent, and never a no.
        let says = says_now(cells, part, attribute, was);
        format!("of its part {name} it is “{says}” now")
    } else {
        format!("it is stated of {name}, which is no part of it any more")
    })
}

/// Whether a part of it that has ended has claims on this.
fn was_of_a_part(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> bool {
    let parts = cells.parts_of(service);
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
    if annotations::date_of_id(id, catalog).is_some() {
        return "the author’s own evidence".to_owned();
    }
    let title = catalog.source(id).map_or(id, |s| catalog[s].title.as_str());
    format!("“{title}”")
}
