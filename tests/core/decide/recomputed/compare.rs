//! What the program prints, held against the oracle: each disagreement in a line that starts with the field's name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    UNIT, change,
    score::{
        Asked, Model, Outcome, Placed, ask_all, importances, outcome, parts, ranked, ruled_out_by, verdict, weight,
    },
    settle::{AtomId, questions},
    weights,
    world::{Kind, option_id},
};

/// Ways to settle one service that are tried; above it possible winners are not compared.
const MOST_WAYS: usize = 3_000;

/// How many fields are compared.
pub const FIELDS: usize = 27;

pub struct Comparison<'a> {
    pub(super) model: &'a Model<'a>,
    asked: &'a Asked,
    said: &'a Value,
    pub differences: Vec<String>,
    /// How often each field was compared.
    pub compared: BTreeMap<&'static str, usize>,
}

/// Compares everything `decide --format json` says.
pub fn compare<'a>(model: &'a Model<'a>, asked: &'a Asked, said: &'a Value) -> Comparison<'a> {
    let mut c = Comparison {
        model,
        asked,
        said,
        differences: vec![],
        compared: BTreeMap::new(),
    };
    c.ranking();
    c.ruled_out();
    c.flips();
    c.cell_flips();
    c.importance_flips();
    c.answers();
    c.acceptability();
    c.possible_winners();
    c
}

/// Equal but for the last bits of an f64.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9
}

pub(super) fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|v| v.as_str().map(str::to_owned))
        .collect()
}

fn said_elected(change: &Value) -> (Option<String>, BTreeSet<String>) {
    let winner = change["winner"].as_str().map(str::to_owned);
    (winner, texts(&change["tied"]).into_iter().collect())
}

impl Comparison<'_> {
    pub(super) fn same<T: PartialEq + std::fmt::Debug>(&mut self, field: &'static str, said: T, expected: T) {
        *self.compared.entry(field).or_default() += 1;
        if said != expected {
            self.differences
                .push(format!("{field}: said {said:?}, expected {expected:?}"));
        }
    }

    fn same_set<T: Ord + std::fmt::Debug>(&mut self, field: &'static str, said: BTreeSet<T>, expected: BTreeSet<T>) {
        *self.compared.entry(field).or_default() += 1;
        if said != expected {
            let surplus: Vec<&T> = said.difference(&expected).collect();
            let missing: Vec<&T> = expected.difference(&said).collect();
            self.differences
                .push(format!("{field}: said beyond {surplus:?}, not said {missing:?}"));
        }
    }

    fn number(&mut self, field: &'static str, whose: &str, said: &Value, expected: f64) {
        *self.compared.entry(field).or_default() += 1;
        if !said.as_f64().is_some_and(|said| near(said, expected)) {
            self.differences
                .push(format!("{field} of {whose}: said {said}, expected {expected}"));
        }
    }

    fn id(&self, service: usize) -> String {
        self.model.world.services[service].id.clone()
    }

    fn winner(&self, outcome: &Outcome) -> Option<String> {
        match outcome {
            Outcome::One(service) => Some(self.id(*service)),
            _ => None,
        }
    }

    /// Winner and who ties, as the program says it of a change.
    fn elected(&self, outcome: &Outcome) -> (Option<String>, BTreeSet<String>) {
        let tied = match outcome {
            Outcome::Tied(some) => some.iter().map(|s| self.id(*s)).collect(),
            _ => BTreeSet::new(),
        };
        (self.winner(outcome), tied)
    }

    /// Winner, verdict, and everyone's rank, score and points.
    fn ranking(&mut self) {
        let (model, asked, said) = (self.model, self.asked, self.said);
        let all = ask_all(model, asked);
        let expected = ranked(model, asked, &all);
        let weight = all.first().map_or(0, |of| weight(model, asked, of));
        let elected = outcome(&expected);
        self.same(
            "winner",
            said["winner"].as_str().map(str::to_owned),
            self.winner(&elected),
        );
        let word = verdict(&expected, weight);
        self.same("verdict", said["verdict"].as_str(), Some(word));
        self.same(
            "clear",
            said["clear"].as_bool(),
            Some(matches!(word, "settled" | "leads")),
        );
        let (_, tied) = self.elected(&elected);
        self.same_set("tied", texts(&said["tied"]).into_iter().collect(), tied);
        let listed: Vec<Value> = said["ranking"].as_array().cloned().unwrap_or_default();
        let ids = |v: &Vec<Value>| {
            v.iter()
                .map(|r| r["id"].as_str().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        };
        let order: Vec<String> = expected.iter().map(|p| self.id(p.service)).collect();
        self.same("order", ids(&listed), order.clone());
        if ids(&listed) != order {
            return;
        }
        for (place, one) in expected.iter().zip(&listed) {
            let of = all.iter().find(|of| of.service == place.service).unwrap();
            let rank = 1 + expected.iter().filter(|p| p.key() > place.key()).count() as u64;
            self.same("rank", one["rank"].as_u64(), Some(rank));
            let (low, score, high) = if weight == 0 {
                (0.0, 0.0, 100.0)
            } else {
                points(place, weight)
            };
            let id = self.id(place.service);
            self.number("low", &id, &one["low"], low);
            self.number("high", &id, &one["high"], high);
            self.number("score", &id, &one["score"], score);
            let fits = parts(model.world, asked, of);
            for (part, (fit, importance)) in fits.iter().zip(importances(asked)).enumerate() {
                let (low, high) = fit.unwrap_or_default();
                let points = |fit: i128| 100.0 * (importance * fit) as f64 / (weight.max(1) * UNIT) as f64;
                let (of_low, of_open) = (self.sum(&one["contributions"], part), self.sum(&one["open"], part));
                self.number(
                    "contributions",
                    &id,
                    &of_low.into(),
                    if importance == 0 { 0.0 } else { points(low) },
                );
                self.number(
                    "open",
                    &id,
                    &of_open.into(),
                    if importance == 0 { 0.0 } else { points(high - low) },
                );
            }
            self.evidence(place.service, &one["contributions"]);
            let rule_outs = (0..model.rules.len())
                .filter(|f| ruled_out_by(model.world, asked, of, *f).is_unknown())
                .count();
            let confirm = one["to_confirm"].as_array().map_or(0, Vec::len);
            // A rule-out that is unknown is one entry or more, as it has rules.
            self.same(
                "to_confirm",
                confirm >= place.to_confirm + rule_outs && (rule_outs > 0 || confirm == place.to_confirm),
                true,
            );
        }
    }

    /// The points of one factor or wish in a list of points.
    fn sum(&self, list: &Value, part: usize) -> f64 {
        let factors = self.asked.importance.len();
        let belongs = |point: &&Value| {
            if part < factors {
                point["factor"].as_str() == Some(&self.model.world.factors[part].id)
            } else {
                let attribute = self.asked.wishes[part - factors].attribute;
                let id = self.model.world.attributes[attribute].id;
                !self.model.world.factors.iter().any(|f| point["factor"] == *f.id)
                    && [&point["factor"], &point["attribute"], &point["wish"]]
                        .iter()
                        .any(|v| v.as_str().is_some_and(|v| v == id))
            }
        };
        let points = list.as_array().into_iter().flatten().filter(belongs);
        points.filter_map(|p| p["points"].as_f64()).sum()
    }

    fn ruled_out(&mut self) {
        let failures = change::failures(self.model, self.asked);
        let expected: BTreeSet<String> = failures.iter().map(|(s, _)| self.id(*s)).collect();
        let listed = |field: &str| -> Vec<String> {
            let all = self.said[field].as_array().into_iter().flatten();
            all.map(|r| r["id"].as_str().unwrap_or_default().to_owned()).collect()
        };
        let (out, nearest) = (listed("ruled_out"), listed("nearest"));
        self.same_set("ruled_out", out.into_iter().collect(), expected);
        // Of those that fail as much, any may be listed.
        let mut counts: Vec<usize> = failures.iter().map(|(_, n)| *n).collect();
        counts.sort_unstable();
        counts.truncate(3);
        let count = |id: &String| {
            failures
                .iter()
                .find(|(s, _)| self.id(*s) == *id)
                .map_or(usize::MAX, |(_, n)| *n)
        };
        let said = nearest.iter().map(count).collect();
        self.same("nearest", said, counts);
    }

    fn flips(&mut self) {
        let expected = change::flips(self.model, self.asked);
        let expected: BTreeSet<_> = expected
            .iter()
            .map(|(f, o, then)| {
                (
                    self.model.world.factors[*f].id.clone(),
                    option_id(*o),
                    self.elected(then),
                )
            })
            .collect();
        let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
        let flips = self.said["flips"].as_array().into_iter().flatten();
        let said = flips.map(|f| (text(&f["factor"]), text(&f["to"]), said_elected(f)));
        self.same_set("flips", said.collect(), expected);
    }

    fn cell_flips(&mut self) {
        let all = ask_all(self.model, self.asked);
        let now = change::elect(self.model, self.asked, &all);
        let settled = change::settled_outcomes(self.model, self.asked);
        let key = |service: usize, atom: &AtomId, yes: bool| {
            let about = &self.model.world.attributes[atom.attribute];
            let option = atom.option.map(|o| about.options[o].to_owned());
            (
                self.id(service),
                about.id.to_owned(),
                option,
                if yes { "yes" } else { "no" }.to_owned(),
            )
        };
        let questions = questions(self.model, self.asked);
        let is_clear = |id: &str, attribute: &str| {
            let is_it = |a: usize| self.model.world.attributes[a].id == attribute;
            let unclear = settled.iter().filter(|s| s.3.is_none());
            let mut states = (0..self.model.world.attributes.len()).filter(|a| questions.asks_state(*a));
            !states.any(is_it) && !unclear.clone().any(|s| self.id(s.0) == id && is_it(s.1.attribute))
        };
        let mut expected = BTreeSet::new();
        for (service, atom, yes, then) in &settled {
            if let Some(then) = then
                && *then != now
            {
                expected.insert((key(*service, atom, *yes), self.elected(then)));
            }
        }
        let mut said = BTreeSet::new();
        for flip in self.said["cell_flips"].as_array().into_iter().flatten() {
            let text = |field: &str| flip[field].as_str().map(str::to_owned);
            let (id, attribute) = (text("id").unwrap_or_default(), text("attribute").unwrap_or_default());
            let is_set = self
                .model
                .world
                .attributes
                .iter()
                .any(|a| a.id == attribute && a.kind == Kind::Set);
            let option = text("option").filter(|_| is_set);
            if is_clear(&id, &attribute) {
                said.insert((
                    (id, attribute, option, text("settled").unwrap_or_default()),
                    said_elected(flip),
                ));
            }
        }
        self.same_set("cell_flips", said, expected);
    }

    /// Each one said must lead to the outcome said, and be the smallest step for its factor; none may be missing.
    fn importance_flips(&mut self) {
        let expected = change::importance_flips(self.model, self.asked);
        let factors: Vec<&String> = self.model.world.factors.iter().map(|f| &f.id).collect();
        let now = importances(self.asked);
        let said = self.said["importance_flips"].as_array().cloned().unwrap_or_default();
        for (part, importance) in now.iter().enumerate() {
            if part >= factors.len() && *importance == 0 {
                continue; // A wish of no importance may go unmentioned.
            }
            let id = match part.checked_sub(factors.len()) {
                None => factors[part].clone(),
                Some(wish) => self.model.world.attributes[self.asked.wishes[wish].attribute]
                    .id
                    .to_owned(),
            };
            let step = |to: i128| (to - now[part]).abs();
            let smallest = expected.iter().filter(|e| e.0 == part).map(|e| step(e.1)).min();
            let of_part: Vec<&Value> = said
                .iter()
                .filter(|s| s["factor"] == *id || s["attribute"] == *id)
                .collect();
            let steps: Vec<i128> = of_part
                .iter()
                .map(|s| step(i128::from(s["to"].as_i64().unwrap_or(99))))
                .collect();
            self.same(
                "importance_flips",
                (id.clone(), steps.iter().min().copied()),
                (id, smallest),
            );
            for one in of_part {
                let found = expected.iter().find(|e| e.0 == part && one["to"] == e.1 as i64);
                let then = found.map(|e| self.elected(&e.2));
                self.same("importance_flips", Some(said_elected(one)), then);
            }
        }
    }

    fn answers(&mut self) {
        let (model, asked) = (self.model, self.asked);
        if !model.rules.is_empty() {
            let shares = change::answer_share(&change::outcomes_of_answers(model, asked), model.world.services.len());
            let ids = model
                .world
                .services
                .iter()
                .map(|s| s.id.clone())
                .chain(["none".to_owned()]);
            for (id, share) in ids.zip(shares) {
                let said = self.said["answer_share"].get(&id).cloned().unwrap_or(0.0.into());
                self.number("answer_share", &id, &said, share);
            }
        }
        let is_settled = change::is_settled(model, asked);
        self.same("settled", self.said["settled"].as_bool(), Some(is_settled));
        let entropies = change::entropies(model, asked);
        let most = entropies.iter().map(|e| e.1).fold(0.0, f64::max);
        let best = entropies
            .iter()
            .find(|e| near(e.1, most))
            .map(|e| model.world.factors[e.0].id.as_str());
        self.same(
            "next_question",
            self.said["next_question"].as_str(),
            best.filter(|_| !is_settled),
        );
    }

    /// Within five standard deviations of 10,000 draws.
    fn acceptability(&mut self) {
        let all = ask_all(self.model, self.asked);
        let Some(shares) = weights::acceptability(self.model, self.asked, &all) else {
            return;
        };
        for (service, ranks) in shares {
            let id = self.id(service);
            let said = self.said["acceptability"].get(&id).cloned().unwrap_or_default();
            for (rank, share) in ranks.iter().enumerate() {
                let said = said.get(rank).and_then(Value::as_f64).unwrap_or(0.0);
                let deviation = (share * (1.0 - share) / 10_000.0).max(0.0).sqrt();
                let is_near = (said - share).abs() <= 5.0 * deviation + 2e-4;
                self.same(
                    "acceptability",
                    (&id, rank, said, is_near),
                    (&id, rank, if is_near { said } else { *share }, true),
                );
            }
        }
    }

    fn possible_winners(&mut self) {
        let Some(possible) = change::possible_winners(self.model, self.asked, MOST_WAYS) else {
            return;
        };
        let all = ask_all(self.model, self.asked);
        let elected = change::elect(self.model, self.asked, &all);
        let ids = |some: &[usize]| some.iter().map(|s| self.id(*s)).collect::<BTreeSet<_>>();
        let besides: Vec<usize> = possible
            .iter()
            .copied()
            .filter(|s| elected != Outcome::One(*s))
            .collect();
        let (expected, mut expected_besides) = (ids(&possible), ids(&besides));
        // The curve of a wish ends at what is known, and a value need not.
        if let Outcome::One(_) = elected {
            let ranked = ranked(self.model, self.asked, &all);
            let level = ranked[1..].iter().filter(|p| p.highest == ranked[0].low && p.is_beyond);
            expected_besides.extend(level.map(|p| self.id(p.service)));
        }
        self.same_set(
            "possible_winners",
            texts(&self.said["possible_winners"]).into_iter().collect(),
            expected,
        );
        self.same_set(
            "could_pass",
            texts(&self.said["could_pass"]).into_iter().collect(),
            expected_besides,
        );
    }
}

/// Low, score and high of 100.
fn points(place: &Placed, weight: i128) -> (f64, f64, f64) {
    let of_100 = |units: i128, whole: i128| 100.0 * units as f64 / whole as f64;
    let whole = weight * UNIT;
    (
        of_100(place.low, whole),
        of_100(place.score3(), 3 * whole),
        of_100(place.high, whole),
    )
}
