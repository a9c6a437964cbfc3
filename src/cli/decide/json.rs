//! The contract's JSON of `decide`.

use serde_json::{Map, Value, json};

use crate::{
    catalog::{Catalog, Cells, ServiceIx, Several, SourceIx},
    decide::{
        Answers, Open, Ranked, Ranking, Reason, Robustness, Topic,
        robust::Atom,
        robustness,
        words::{self, Told, topic_id},
    },
};

/// The questions: `[{"factor","question","source","multiple","options":[{"id","label"}]}]`; `[]` without factors.
pub fn list_json(catalog: &Catalog) -> Value {
    let factor = |f: &crate::catalog::Factor| {
        let options: Vec<Value> = f
            .options
            .iter()
            .map(|o| json!({ "id": o.id, "label": o.label }))
            .collect();
        json!({
            "factor": f.id,
            "question": f.question,
            "source": catalog[f.source].id,
            "multiple": f.several != Several::One,
            "options": options,
        })
    };
    catalog.factors.iter().map(factor).collect()
}

/// The ranking with all that is said of it. Points are numbers exact to a millionth; shares run from 0 to 1.
pub fn ranking_json(cells: &Cells, answers: &Answers, ranking: &Ranking) -> Value {
    let said = Said {
        catalog: &cells.catalog,
        cells,
        answers,
    };
    let robust = robustness(cells, answers);
    let mut value = json!({
        "winner": id_of(&cells.catalog, ranking.winner),
        "clear": ranking.clear,
        "ranking": ranking.ranked.iter().map(|r| said.ranked(r)).collect::<Vec<_>>(),
        "ruled_out": ranking.ruled_out.iter().map(|r| said.ruled_out(r.service, &r.reasons)).collect::<Vec<_>>(),
    });
    if let (Value::Object(all), Value::Object(more)) = (&mut value, said.robust(&robust)) {
        all.extend(more);
    }
    value
}

struct Said<'a> {
    catalog: &'a Catalog,
    cells: &'a Cells,
    answers: &'a Answers,
}

impl Said<'_> {
    fn ranked(&self, ranked: &Ranked) -> Value {
        let Self { catalog, cells, .. } = *self;
        let contribution = |c: &crate::decide::Contribution| {
            let told = words::earned(cells, self.answers, ranked.service, c);
            json!({
                "factor": topic_id(catalog, c.topic),
                "option": self.option(c.topic, c.option),
                "rule": told.rule,
                "points": c.points.as_f64(),
                "because": told.because,
                "sources": self.sources(&told.sources),
            })
        };
        let open = |o: &Open| {
            let atoms = words::open_cells(cells, ranked.service, o);
            json!({
                "factor": topic_id(catalog, o.topic),
                "option": self.option(o.topic, o.option),
                "points": o.points.as_f64(),
                "cells": self.atoms(&atoms),
            })
        };
        json!({
            "id": catalog[ranked.service].id,
            "score": ranked.score.as_f64(),
            "low": ranked.low.as_f64(),
            "high": ranked.high.as_f64(),
            "contributions": ranked.contributions.iter().map(contribution).collect::<Vec<_>>(),
            "open": ranked.open.iter().map(open).collect::<Vec<_>>(),
            "to_confirm": ranked.to_confirm.iter().map(|r| self.to_confirm(ranked.service, *r)).collect::<Vec<_>>(),
        })
    }

    fn to_confirm(&self, service: ServiceIx, reason: Reason) -> Value {
        let told = self.reason(service, reason);
        let atoms = words::cells_to_confirm(self.cells, self.answers, service, reason);
        json!({ "rule": told.rule, "because": told.because, "sources": self.sources(&told.sources), "cells": self.atoms(&atoms) })
    }

    /// One entry a service: the first rule, every reason, all their sources.
    fn ruled_out(&self, service: ServiceIx, reasons: &[Reason]) -> Value {
        let told: Vec<Told> = reasons.iter().map(|r| self.reason(service, *r)).collect();
        let mut sources: Vec<SourceIx> = Vec::new();
        for source in told.iter().flat_map(|t| &t.sources) {
            if !sources.contains(source) {
                sources.push(*source);
            }
        }
        json!({
            "id": self.catalog[service].id,
            "rule": told.first().map(|t| t.rule.as_str()),
            "because": told.iter().map(|t| t.because.as_str()).collect::<Vec<_>>().join(" "),
            "sources": self.sources(&sources),
        })
    }

    fn robust(&self, robust: &Robustness) -> Value {
        let catalog = self.catalog;
        let option = |f: usize, o: usize| self.option(Topic::Factor(f), Some(o));
        let flips = robust.flips.iter().map(|flip| {
            let from: Vec<&str> = flip
                .from
                .iter()
                .filter_map(|o| Some(catalog.factors[flip.factor].options.get(*o)?.id.as_str()))
                .collect();
            let from = if from.is_empty() {
                Value::Null
            } else {
                json!(from.join(","))
            };
            json!({
                "factor": catalog.factors[flip.factor].id,
                "from": from,
                "to": option(flip.factor, flip.to),
                "winner": id_of(catalog, flip.winner),
            })
        });
        let cell_flips = robust.cell_flips.iter().map(|flip| {
            json!({
                "id": catalog[flip.service].id,
                "attribute": catalog[flip.atom.attribute].id,
                "option": flip.atom.option_id(catalog),
                "settled": if flip.yes { "yes" } else { "no" },
                "winner": id_of(catalog, flip.winner),
            })
        });
        let importance_flips = robust.importance_flips.iter().map(|flip| {
            json!({
                "factor": topic_id(catalog, flip.topic),
                "from": flip.from,
                "to": flip.to,
                "winner": id_of(catalog, flip.winner),
            })
        });
        let share = &robust.share;
        let mut shares: Map<String, Value> = share
            .wins
            .iter()
            .map(|(s, n)| (catalog[*s].id.clone(), json!(share.of(*n))))
            .collect();
        if share.none > 0 {
            shares.insert("none".to_owned(), json!(share.of(share.none)));
        }
        let all = &robust.acceptability;
        let ranks: Map<String, Value> = all
            .services
            .iter()
            .map(|a| {
                let shares: Vec<f64> = a.ranks.iter().map(|n| all.share(*n)).collect();
                (catalog[a.service].id.clone(), json!(shares))
            })
            .collect();
        let nearest = robust.nearest.iter().map(|n| {
            let lacks: Vec<String> = n.lacks.iter().map(|r| self.reason(n.service, *r).because).collect();
            json!({ "id": catalog[n.service].id, "lacks": lacks })
        });
        json!({
            "flips": flips.collect::<Vec<_>>(),
            "cell_flips": cell_flips.collect::<Vec<_>>(),
            "importance_flips": importance_flips.collect::<Vec<_>>(),
            "answer_share": shares,
            "answer_share_sampled": share.sampled,
            "possible_winners": robust.possible_winners.iter().map(|s| catalog[*s].id.as_str()).collect::<Vec<_>>(),
            "acceptability": ranks,
            "nearest": nearest.collect::<Vec<_>>(),
            "settled": robust.settled,
            "next_question": robust.next_question.map(|f| catalog.factors[f].id.as_str()),
        })
    }

    fn reason(&self, service: ServiceIx, reason: Reason) -> Told {
        words::reason(self.cells, self.answers, service, reason)
    }

    fn option(&self, topic: Topic, option: Option<usize>) -> Value {
        let Topic::Factor(f) = topic else { return Value::Null };
        let option = option.and_then(|o| self.catalog.factors.get(f)?.options.get(o));
        option.map_or(Value::Null, |o| json!(o.id))
    }

    fn sources(&self, sources: &[SourceIx]) -> Value {
        sources.iter().map(|s| json!(self.catalog[*s].id)).collect()
    }

    fn atoms(&self, atoms: &[Atom]) -> Value {
        let atom = |a: &Atom| json!({ "attribute": self.catalog[a.attribute].id, "option": a.option_id(self.catalog) });
        atoms.iter().map(atom).collect()
    }
}

fn id_of(catalog: &Catalog, service: Option<ServiceIx>) -> Value {
    service.map_or(Value::Null, |s| json!(catalog[s].id))
}
