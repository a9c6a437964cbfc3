//! The ranking as the contract's JSON of `decide`. Numbers are the nearest floats of the exact
//! values; shares run from 0 to 1.

use serde_json::{Map, Value, json};

use super::decision::{Candidate, Decision, Reasons, Scored};
use crate::{
    catalog::{Catalog, Cells, ServiceIx, SourceIx, State, Why, parts::PartEnd},
    decide::Topic,
    decide::{Justification, facts::StatedFact, justification::topic_id, robust::OpenAtom, summary},
};

/// The ranking with points, justifications and sources.
pub fn ranking_json(decision: &Decision<'_>) -> Value {
    let Decision {
        catalog,
        ranking,
        robust,
        ..
    } = decision;
    let flips = robust.flips.iter().map(|flip| {
        let factor = &catalog.factors[flip.factor];
        let option = |o: &usize| factor.options.get(*o).map(|o| o.id.as_str());
        let from: Vec<&str> = flip.from.iter().filter_map(option).collect();
        json!({
            "factor": factor.id,
            "from": (!from.is_empty()).then(|| from.join(",")),
            "to": option(&flip.to),
            "winner": id_of(catalog, flip.outcome.winner()),
            "tied": service_ids(catalog, flip.outcome.tied()),
        })
    });
    let cell_flips = robust.cell_flips.iter().map(|flip| {
        json!({
            "id": catalog[flip.service].id,
            "attribute": catalog[flip.atom.attribute].id,
            "option": flip.atom.option_id(catalog),
            "settled": if flip.yes { "yes" } else { "no" },
            "winner": id_of(catalog, flip.outcome.winner()),
            "tied": service_ids(catalog, flip.outcome.tied()),
        })
    });
    let importance_flips = robust.importance_flips.iter().map(|flip| {
        json!({
            "factor": topic_id(catalog, flip.topic),
            "wish": matches!(flip.topic, Topic::Wish(..)),
            "from": flip.from,
            "to": flip.to,
            "winner": id_of(catalog, flip.outcome.winner()),
            "tied": service_ids(catalog, flip.outcome.tied()),
        })
    });
    let share = &robust.share;
    let wins = share
        .wins
        .iter()
        .filter(|_| !catalog.factors.is_empty())
        .map(|(s, n)| (catalog[*s].id.clone(), json!(share.of(*n))));
    let none = (share.none > 0 && !catalog.factors.is_empty()).then(|| ("none".to_owned(), json!(share.nobody())));
    let all = &robust.acceptability;
    let ranks = all.services.iter().map(|a| {
        let shares: Value = a.ranks.iter().map(|n| all.share(*n)).collect();
        (catalog[a.service].id.clone(), shares)
    });
    let nearest = decision.nearest.iter().map(|n| {
        let lacks: Value = n.reasons.iter().map(|(_, grounds)| grounds.because.as_str()).collect();
        json!({ "id": catalog[n.service].id, "lacks": lacks })
    });
    let not_weighed = summary::unweighed(decision.cells).map(|l| {
        let source = l.source.map(|s| catalog[s].id.as_str());
        let mut one = json!({ "name": l.name, "source": source, "place": l.place });
        if let Some(why) = l.because {
            one["because"] = json!({ "text": why.text, "source": catalog[why.source].id, "place": &*why.place });
        }
        one
    });
    json!({
        "winner": id_of(catalog, ranking.winner()),
        "clear": ranking.is_clear(),
        "verdict": ranking.verdict.id(),
        "sentence": decision.sentence,
        "tied": service_ids(catalog, ranking.outcome.tied()),
        "could_pass": service_ids(catalog, &robust.could_pass(catalog, ranking)),
        "ranking": decision.candidates().map(|c| ranked(decision, &c)).collect::<Value>(),
        "ruled_out": decision.ruled_out.iter().map(|out| ruled_out(catalog, out)).collect::<Value>(),
        "flips": flips.collect::<Value>(),
        "cell_flips": cell_flips.collect::<Value>(),
        "importance_flips": importance_flips.collect::<Value>(),
        "answer_share": wins.chain(none).collect::<Map<_, _>>(),
        "answer_share_sampled": share.sampled,
        "possible_winners": robust.possible_winners.iter().map(|s| catalog[*s].id.as_str()).collect::<Value>(),
        "acceptability": ranks.collect::<Map<_, _>>(),
        "nearest": nearest.collect::<Value>(),
        "not_weighed": not_weighed.collect::<Value>(),
        "settled": robust.settled,
        "next_question": robust.next_question.map(|f| catalog.factors[f].id.as_str()),
    })
}

/// What states a point or a must-have.
fn facts(catalog: &Catalog, why: &Justification) -> Value {
    let fact = |f: &StatedFact| {
        let claims = f.claims.iter().map(|c| {
            let source = &catalog[c.source];
            // An inference keeps its date in the catalog; it is never shown.
            let date = source.iso();
            let through = c.through.map(|part| catalog[part].id.as_str());
            json!({ "source": source.id, "date": date, "place": c.place, "through": through })
        });
        json!({
            "attribute": f.about,
            "option": f.option,
            "claims": claims.collect::<Value>(),
            "inferred": f.is_inferred(),
        })
    };
    why.facts.iter().map(fact).collect()
}

fn ranked(decision: &Decision<'_>, candidate: &Candidate<'_>) -> Value {
    let Decision { catalog, cells, .. } = decision;
    let service = candidate.service;
    let met = |why: &Justification| {
        json!({
            "rule": why.rule.when,
            "because": why.because,
            "facts": facts(catalog, why),
            "inferred": why.inferred,
            "sources": ids(catalog, why.sources.iter().copied()),
        })
    };
    let ends = |end: &PartEnd<'_>| {
        json!({
            "part": end.part,
            "id": id_of(catalog, end.service),
            "date": end.date.map(|d| d.to_string()),
            "because": format!("{}.", end.words()),
            "sources": ids(catalog, end.sources()),
        })
    };
    let earned = |s: &Scored| {
        let why = &s.justification;
        json!({
            "factor": s.about.id,
            "option": s.about.option_id,
            "points": s.points.as_f64(),
            "because": why.because,
            "rule": {
                "when": why.rule.when,
                "because": why.rule.because,
                "sources": ids(catalog, why.rule.sources.iter().copied()),
                "inferred": why.rule.inferred,
            },
            "facts": facts(catalog, why),
            "inferred": why.inferred,
            "sources": ids(catalog, why.sources.iter().copied()),
        })
    };
    let open = candidate.open.iter().map(|o| {
        json!({
            "factor": o.about.id,
            "option": o.about.option_id,
            "points": o.points.as_f64(),
            "cells": atoms(cells, service, &o.cells),
            "sources": ids(catalog, o.sources.iter().copied()),
        })
    });
    let to_confirm = candidate.to_confirm.iter().map(|(grounds, open)| {
        json!({
            "rule": grounds.rule,
            "because": grounds.because,
            "sources": ids(catalog, grounds.all_sources()),
            "cells": atoms(cells, service, open),
        })
    });
    json!({
        "id": catalog[candidate.service].id,
        "rank": candidate.ranked.rank,
        "score": candidate.ranked.score.as_f64(),
        "low": candidate.ranked.low.as_f64(),
        "high": candidate.ranked.high.as_f64(),
        "contributions": candidate.earned.iter().map(earned).collect::<Value>(),
        "open": open.collect::<Value>(),
        "to_confirm": to_confirm.collect::<Value>(),
        "met": candidate.met.iter().map(met).collect::<Value>(),
        "beyond_given": candidate.beyond_given,
        "own_end": candidate.own_end.as_ref().map(|(words, sources)| json!({
            "words": words,
            "sources": ids(catalog, sources.iter().copied()),
        })),
        "ended_parts": candidate.ended_parts.iter().map(ends).collect::<Value>(),
    })
}

/// One entry a service: the first rule, every reason, all their sources once.
fn ruled_out(catalog: &Catalog, out: &Reasons) -> Value {
    let rule = out.reasons.first().map(|(_, grounds)| grounds.rule.as_str());
    let mut sources: Vec<SourceIx> = Vec::new();
    for source in out.sources() {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    json!({
        "id": catalog[out.service].id,
        "rule": rule,
        "because": out.text(),
        "sources": ids(catalog, sources),
    })
}

fn ids(catalog: &Catalog, sources: impl IntoIterator<Item = SourceIx>) -> Value {
    sources.into_iter().map(|s| catalog[s].id.as_str()).collect()
}

/// What is not known, and why: `not-stated`, `conflicting`, or `partly` where a part is stated.
fn atoms(cells: &Cells, service: ServiceIx, atoms: &[OpenAtom]) -> Value {
    let catalog = &*cells.catalog;
    let atom = |a: &OpenAtom| {
        let why = match a.why(cells, service) {
            Why::NotStated => State::NotStated,
            Why::Conflicting => State::Conflicting,
            Why::Partly => State::Partly,
        };
        json!({ "attribute": catalog[a.attribute].id, "option": a.option_id(catalog), "state": why.id() })
    };
    atoms.iter().map(atom).collect()
}

fn service_ids(catalog: &Catalog, services: &[ServiceIx]) -> Value {
    services.iter().map(|s| catalog[*s].id.as_str()).collect()
}

fn id_of(catalog: &Catalog, service: Option<ServiceIx>) -> Option<&str> {
    service.map(|s| catalog[s].id.as_str())
}
