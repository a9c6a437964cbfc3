//! Scores, order, outcome and verdict (1, 2, 4 to 7 of "Scoring"), each service asked everything each time.

use super::{
    UNIT,
    cells::{Cell, View, cell, is_present, is_retired},
    condition::{Expr, FALSE, Facts, TRUE, UNKNOWN, Worth, parse_all},
    laws::Said,
    make::Line,
    wish::{Aim, Reference, Wish},
    world::{Effect, Kind, Several, World},
};

/// A catalog under one view.
pub struct Model<'w> {
    pub world: &'w World,
    pub view: View,
    /// For each service, its cells.
    pub rows: Vec<Vec<Cell>>,
    pub retired: Vec<bool>,
    /// Those that may be ranked.
    pub alternatives: Vec<usize>,
    /// For each attribute on a scale, the known values of all alternatives.
    pub references: Vec<Reference>,
    /// For each factor and option, what each rule does when.
    pub rules: Vec<Vec<Vec<(Effect, Expr)>>>,
}

#[derive(Debug, Clone)]
pub struct Asked {
    /// For each factor.
    pub chosen: Vec<Vec<usize>>,
    pub importance: Vec<i128>,
    /// The factors of which all chosen options count, where whoever answers chooses.
    pub all_of: Vec<usize>,
    pub must_haves: Vec<Expr>,
    pub wishes: Vec<Wish>,
    pub include_retired: bool,
    pub struck: Vec<usize>,
}

impl<'w> Model<'w> {
    pub fn new(world: &'w World, view: View) -> Self {
        let services = 0..world.services.len();
        let attributes = 0..world.attributes.len();
        let row = |s: usize| attributes.clone().map(|a| cell(world, view, s, a)).collect();
        let rows: Vec<Vec<Cell>> = services.clone().map(row).collect();
        let is_alternative = |s: &usize| !world.services[*s].supporting && is_present(world, view, *s);
        let alternatives: Vec<usize> = services.clone().filter(is_alternative).collect();
        let known = |a: usize, s: usize| match &rows[s][a] {
            Cell::Scale(super::cells::One::Value(range)) => Some((s, range.clone())),
            _ => None,
        };
        let references = attributes
            .clone()
            .map(|a| alternatives.iter().filter_map(|s| known(a, *s)).collect());
        let rule = |r: &super::world::Rule| (r.effect, parse_all(&r.when, &world.attributes));
        let option = |rules: &Vec<super::world::Rule>| rules.iter().map(rule).collect();
        Self {
            references: references.collect(),
            rules: world
                .factors
                .iter()
                .map(|f| f.options.iter().map(option).collect())
                .collect(),
            retired: services.map(|s| is_retired(world, view, s)).collect(),
            world,
            view,
            rows,
            alternatives,
        }
    }

    pub fn kind(&self, attribute: usize) -> Kind {
        self.world.attributes[attribute].kind
    }

    /// Whether anything is known of what is wished, for some alternative.
    pub fn is_known(&self, wish: &Wish) -> bool {
        match &wish.aim {
            Aim::Option(asked) => self.alternatives.iter().any(|s| asked.worth(self.facts(*s)) != UNKNOWN),
            _ => !self.references[wish.attribute].is_empty(),
        }
    }

    /// A service as it stands.
    pub fn facts(&self, service: usize) -> Facts<'_> {
        self.settled(service, &self.rows[service])
    }

    /// A service of which some cells are settled; a state that is asked for is judged as it was stated.
    pub fn settled<'a>(&'a self, service: usize, settled: &'a [Cell]) -> Facts<'a> {
        Facts {
            service,
            stated: &self.rows[service],
            settled,
            retired: self.retired[service],
        }
    }
}

/// What one service answers to everything that may be asked of it, low and high in [`UNIT`]s.
#[derive(Debug, Clone)]
pub struct Answered {
    pub service: usize,
    /// For each factor and option, the fit; `None` when no rule scores.
    pub fits: Vec<Vec<Option<(i128, i128)>>>,
    /// For each factor and option, whether it rules the service out.
    pub outs: Vec<Vec<Worth>>,
    /// For each wish that takes part.
    pub wishes: Vec<Option<(i128, i128)>>,
    /// For each of those, the most it could fit once its value is known, and whether that is beyond what is known.
    pub best: Vec<Option<(i128, bool)>>,
    pub must_haves: Vec<Worth>,
}

/// Asks one service everything, its cells settled as given.
pub fn answered(model: &Model<'_>, asked: &Asked, facts: Facts<'_>) -> Answered {
    let fit = |rules: &Vec<(Effect, Expr)>| {
        let (mut low, mut high, mut weights) = (0, 0, 0);
        for (effect, when) in rules {
            let worth = when.worth(facts);
            let (weight, worth) = match effect {
                Effect::Favours(weight) => (i128::from(*weight), worth),
                Effect::Disfavours(weight) => (i128::from(*weight), worth.not()),
                Effect::RulesOut => continue,
            };
            low += weight * worth.low;
            high += weight * worth.high;
            weights += weight;
        }
        // Worths are in halves, and a unit holds a whole number of every sum of ten weights.
        (weights > 0).then(|| (low * (UNIT / 2 / weights), high * (UNIT / 2 / weights)))
    };
    let out = |rules: &Vec<(Effect, Expr)>| {
        let outs = rules.iter().filter(|(effect, _)| *effect == Effect::RulesOut);
        outs.fold(FALSE, |w, (_, when)| w.or(when.worth(facts)))
    };
    let wish = |w: &Wish| {
        let reference = &model.references[w.attribute];
        w.takes_part(model.is_known(w))
            .then(|| w.fit(facts, model.kind(w.attribute), reference))
    };
    let best = |w: &Wish| {
        let reference = &model.references[w.attribute];
        w.takes_part(model.is_known(w))
            .then(|| w.best(facts, model.kind(w.attribute), reference))
    };
    Answered {
        service: facts.service,
        fits: model.rules.iter().map(|f| f.iter().map(fit).collect()).collect(),
        outs: model.rules.iter().map(|f| f.iter().map(out).collect()).collect(),
        wishes: asked.wishes.iter().map(wish).collect(),
        best: asked.wishes.iter().map(best).collect(),
        must_haves: asked.must_haves.iter().map(|m| m.worth(facts)).collect(),
    }
}

/// How the chosen options of a factor add up.
fn several(world: &World, asked: &Asked, f: usize) -> Several {
    match world.factors[f].several {
        Several::AnyOrAll if asked.all_of.contains(&f) => Several::All,
        Several::AnyOrAll => Several::Any,
        several => several,
    }
}

/// The fits of a service in all factors, then all wishes; `None` where one takes no part.
pub fn parts(world: &World, asked: &Asked, of: &Answered) -> Vec<Option<(i128, i128)>> {
    let factor = |f: usize| {
        let fits: Vec<(i128, i128)> = asked.chosen[f].iter().filter_map(|o| of.fits[f][*o]).collect();
        let (lows, highs) = (fits.iter().map(|f| f.0), fits.iter().map(|f| f.1));
        let together = match several(world, asked, f) {
            Several::All => lows.min().zip(highs.min()),
            _ => lows.max().zip(highs.max()),
        };
        together.filter(|_| asked.importance[f] > 0)
    };
    (0..world.factors.len())
        .map(factor)
        .chain(of.wishes.iter().copied())
        .collect()
}

/// The importances of all factors, then all wishes.
pub fn importances(asked: &Asked) -> Vec<i128> {
    asked
        .importance
        .iter()
        .copied()
        .chain(asked.wishes.iter().map(|w| w.importance))
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    pub service: usize,
    /// Must-haves that are not known to be met.
    pub to_confirm: usize,
    pub must_have_met: bool,
    /// Some answer may rule it out, and what that hangs on is not known.
    pub may_be_out: bool,
    /// Σ importance · fit, in [`UNIT`]s; a hundredth of Σ importance times the score.
    pub low: i128,
    pub high: i128,
    /// The same with every value that a wish measures at its best.
    pub highest: i128,
    /// Whether one of those could be better than all that are known.
    pub is_beyond: bool,
}

impl Placed {
    /// Three times the score: 3 · low + (high − low).
    pub fn score3(&self) -> i128 {
        2 * self.low + self.high
    }

    /// Greater is better.
    pub fn key(&self) -> (std::cmp::Reverse<usize>, bool, i128, i128) {
        (
            std::cmp::Reverse(self.to_confirm),
            self.low > 0,
            self.score3(),
            self.low,
        )
    }

    fn is_stated(&self) -> bool {
        self.low > 0 || self.must_have_met
    }
}

/// Whether the answer to a factor rules a service out.
pub fn ruled_out_by(world: &World, asked: &Asked, of: &Answered, f: usize) -> Worth {
    let outs = asked.chosen[f].iter().map(|o| of.outs[f][*o]);
    if asked.importance[f] == 0 || asked.chosen[f].is_empty() {
        FALSE
    } else if several(world, asked, f) == Several::Any {
        outs.fold(TRUE, Worth::and)
    } else {
        outs.fold(FALSE, Worth::or)
    }
}

/// A service's place in the order; `None` when it is ruled out.
pub fn placed(model: &Model<'_>, asked: &Asked, of: &Answered) -> Option<Placed> {
    let factors = 0..model.world.factors.len();
    let outs: Vec<Worth> = factors.map(|f| ruled_out_by(model.world, asked, of, f)).collect();
    let is_out = outs.iter().any(|out| out.is_true())
        || of.must_haves.iter().any(|m| m.is_false())
        || asked.struck.contains(&of.service)
        || model.retired[of.service] && !asked.include_retired;
    let fits = parts(model.world, asked, of);
    let sum = |end: fn(&(i128, i128)) -> i128| {
        let weighed = fits.iter().zip(importances(asked));
        weighed
            .map(|(fit, importance)| importance * fit.as_ref().map_or(0, end))
            .sum()
    };
    let wishes = of.wishes.iter().zip(&of.best).zip(&asked.wishes);
    let raised: i128 = wishes
        .filter_map(|((fit, best), wish)| Some(wish.importance * (best.as_ref()?.0 - fit.as_ref()?.1)))
        .sum();
    (!is_out).then(|| Placed {
        service: of.service,
        to_confirm: of.must_haves.iter().filter(|m| m.is_unknown()).count(),
        may_be_out: outs.iter().any(|out| out.is_unknown()),
        must_have_met: of.must_haves.iter().any(|m| m.is_true()),
        low: sum(|fit| fit.0),
        high: sum(|fit| fit.1),
        highest: sum(|fit| fit.1) + raised,
        is_beyond: of.best.iter().flatten().any(|best| best.1),
    })
}

/// Σ importance of what takes part; 0 when nothing does.
pub fn weight(model: &Model<'_>, asked: &Asked, of: &Answered) -> i128 {
    let fits = parts(model.world, asked, of);
    fits.iter()
        .zip(importances(asked))
        .filter(|(fit, _)| fit.is_some())
        .map(|(_, i)| i)
        .sum()
}

/// Everything asked of everyone, as the cells stand.
pub fn ask_all(model: &Model<'_>, asked: &Asked) -> Vec<Answered> {
    model
        .alternatives
        .iter()
        .map(|s| answered(model, asked, model.facts(*s)))
        .collect()
}

/// Everyone who is left, first to last: by key, then name in small letters, then id.
pub fn ranked(model: &Model<'_>, asked: &Asked, all: &[Answered]) -> Vec<Placed> {
    let mut ranked: Vec<Placed> = all.iter().filter_map(|of| placed(model, asked, of)).collect();
    let name = |p: &Placed| {
        let service = &model.world.services[p.service];
        (service.name.to_lowercase(), service.id.clone())
    };
    ranked.sort_by(|a, b| b.key().cmp(&a.key()).then_with(|| name(a).cmp(&name(b))));
    ranked
}

/// Who is elected.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    One(usize),
    /// In the order in which they are listed.
    Tied(Vec<usize>),
    Nobody,
}

pub fn outcome(ranked: &[Placed]) -> Outcome {
    let first: Vec<&Placed> = ranked.iter().take_while(|p| p.key() == ranked[0].key()).collect();
    match first[..] {
        [one] if one.is_stated() => Outcome::One(one.service),
        [one, _, ..] if one.is_stated() => {
            let mut tied: Vec<usize> = first.iter().map(|p| p.service).collect();
            tied.sort_unstable();
            Outcome::Tied(tied)
        }
        _ => Outcome::Nobody,
    }
}

/// The verdict's word. `weight`: Σ importance of what takes part.
pub fn verdict(ranked: &[Placed], weight: i128) -> &'static str {
    match outcome(ranked) {
        Outcome::Nobody => return "none",
        Outcome::Tied(_) => return "tied",
        Outcome::One(_) => {}
    }
    let (winner, others) = (&ranked[0], &ranked[1..]);
    let could_pass = |o: &Placed| o.highest > winner.low || o.highest == winner.low && o.is_beyond;
    let best_other = others.iter().map(Placed::score3).max();
    // Score = 100 · score3 / (3 · weight · UNIT); under 5.0.
    let is_near = best_other.is_some_and(|best| 100 * (winner.score3() - best) < 5 * 3 * weight * UNIT);
    if winner.to_confirm > 0 || winner.may_be_out || weight > 0 && is_near {
        "close"
    } else if others.iter().all(|o| weight > 0 && !could_pass(o)) {
        "settled"
    } else {
        "leads"
    }
}

/// What the laws speak of.
pub fn said(world: &World, line: &Line, struck: &[usize]) -> Said {
    let model = Model::new(world, line.view());
    let asked = Asked {
        struck: struck.to_vec(),
        ..line.asked(world)
    };
    let all = ask_all(&model, &asked);
    let ranked = ranked(&model, &asked, &all);
    let weight = all.first().map_or(0, |of| weight(&model, &asked, of));
    let id = |service: usize| world.services[service].id.clone();
    let rank = |place: &Placed| 1 + ranked.iter().filter(|other| other.key() > place.key()).count();
    let elected = match outcome(&ranked) {
        Outcome::One(service) => vec![service],
        Outcome::Tied(some) => some,
        Outcome::Nobody => vec![],
    };
    Said {
        ranked: ranked
            .iter()
            .map(|place| {
                (
                    id(place.service),
                    (rank(place), place.score3() as f64 / weight.max(1) as f64),
                )
            })
            .collect(),
        elected: elected.into_iter().map(id).collect(),
        verdict: verdict(&ranked, weight).to_owned(),
    }
}
