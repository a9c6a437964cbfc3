//! What depends on the catalog's own inferences: how many combinations of answers would end otherwise without each of its
//! claims and rules that no document states.

use std::{collections::BTreeMap, ops::ControlFlow, sync::Arc};

use crate::catalog::{Catalog, Cells, ServiceIx, SourceIx};

use super::{
    super::{answers::Answers, candidates::Candidates, table::RuleTable},
    share::{AnswerAxis, Combination, Walk},
};

/// How many are removed in turn: each costs a walk over all combinations of answers.
pub const MOST: usize = 200;

/// Something the catalog's makers concluded themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inference {
    /// A claim, by its place among its service's.
    Claim {
        /// Whose it is.
        service: ServiceIx,
        /// Its place among the service's claims.
        claim: usize,
    },
    /// A rule of an option, each by its place.
    Rule {
        /// The factor, by its place in the catalog.
        factor: usize,
        /// The place of the option among the question's.
        option: usize,
        /// The place of the rule among the option's.
        rule: usize,
    },
}

/// An inference and what depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InferenceUse {
    /// A claim or a rule, by where it stands.
    pub what: Inference,
    /// How many combinations of answers would end otherwise without it.
    pub differ: u64,
    /// Who comes first, alone or with others, in those and would not: most often first, then by place.
    pub winners: Vec<ServiceIx>,
}

/// What depends on each inference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InferenceUses {
    /// The first [`MOST`], what decides most first; equal ones stay in the catalog's order.
    pub all: Vec<InferenceUse>,
    /// Combinations of answers, the same for all; 1 for a catalog without questions.
    pub total: u64,
    /// Whether they were drawn at random, because there are more than [`EXACT_UP_TO`](super::share::EXACT_UP_TO).
    pub sampled: bool,
    /// How many would end otherwise with more than one removed at once.
    pub together: InferredTogether,
}

/// How many combinations of answers would end otherwise without all inferences of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InferredTogether {
    /// Without the claims.
    pub claims: u64,
    /// Without the rules.
    pub rules: u64,
    /// Without either.
    pub both: u64,
}

/// The inferences that count under the view, in the catalog's order: claims that are not withdrawn, then rules.
pub fn inferences(cells: &Cells) -> Vec<Inference> {
    let catalog = &*cells.catalog;
    let is_ours = |source: SourceIx| catalog[source].is_inference() && cells.counts(source);
    let claims = catalog.service_ixs().flat_map(|service| {
        let claims = catalog[service].claims.iter().enumerate();
        let ours = claims.filter(|(_, c)| is_ours(c.source) && c.withdrawn().is_none() && c.through().is_none());
        ours.map(move |(claim, _)| Inference::Claim { service, claim })
    });
    let options = catalog.factors.iter().enumerate().flat_map(|(f, factor)| {
        let options = factor.options.iter().enumerate();
        options.map(move |(o, option)| (f, o, option))
    });
    let rules = options.flat_map(|(factor, option, of)| {
        let ours = of.rules.iter().enumerate().filter(|(_, r)| is_ours(r.source));
        ours.map(move |(rule, _)| Inference::Rule { factor, option, rule })
    });
    claims.chain(rules).collect()
}

/// Removes each in turn and answers every question in every way, and not at all; nothing is wished for, and nothing must
/// be. Cost is that of [`share`](super::share::share) for each: call it from a worker.
pub fn inference_uses(cells: &Cells) -> InferenceUses {
    let (with, sampled) = outcomes(cells);
    let mut all: Vec<InferenceUse> = inferences(cells)
        .into_iter()
        .take(MOST)
        .map(|what| {
            let other = Cells::build(without(&cells.catalog, what), cells.view);
            let (without, _) = outcomes(&other);
            let mut winners: BTreeMap<ServiceIx, u64> = BTreeMap::new();
            let mut differ = 0;
            for (with, without) in with.iter().zip(&without).filter(|(a, b)| a != b) {
                differ += 1;
                for service in with.iter().filter(|s| !without.contains(s)) {
                    *winners.entry(*service).or_default() += 1;
                }
            }
            let mut winners: Vec<(ServiceIx, u64)> = winners.into_iter().collect();
            winners.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
            InferenceUse {
                what,
                differ,
                winners: winners.into_iter().map(|(s, _)| s).collect(),
            }
        })
        .collect();
    all.sort_by_key(|u| std::cmp::Reverse(u.differ)); // stable
    let differ = |claims, rules| {
        let (without, _) = outcomes(&Cells::build(without_all(cells, claims, rules), cells.view));
        with.iter().zip(&without).filter(|(a, b)| a != b).count() as u64
    };
    let together = match all.len() {
        0 => InferredTogether::default(),
        _ => InferredTogether {
            claims: differ(true, false),
            rules: differ(false, true),
            both: differ(true, true),
        },
    };
    InferenceUses {
        all,
        total: with.len() as u64,
        sampled,
        together,
    }
}

/// The catalog as it would be without one of them.
fn without(catalog: &Catalog, what: Inference) -> Arc<Catalog> {
    let mut other = catalog.clone();
    match what {
        Inference::Claim { service, claim } => {
            if let Some(service) = other.services.get_mut(service.at()) {
                service.claims.remove(claim);
            }
        }
        Inference::Rule { factor, option, rule } => {
            let options = other.factors.get_mut(factor).map(|f| &mut f.options);
            if let Some(option) = options.and_then(|o| o.get_mut(option)) {
                option.rules.remove(rule);
            }
        }
    }
    Arc::new(other)
}

/// The catalog as it would be without any of its inferred claims, or rules, or either.
fn without_all(cells: &Cells, claims: bool, rules: bool) -> Arc<Catalog> {
    let mut other = (*cells.catalog).clone();
    let is_ours = |source: SourceIx| cells.catalog[source].is_inference() && cells.counts(source);
    for service in other.services.iter_mut().filter(|_| claims) {
        service.claims.retain(|c| !is_ours(c.source));
    }
    let options = other.factors.iter_mut().flat_map(|f| &mut f.options);
    for option in options.filter(|_| rules) {
        option.rules.retain(|r| !is_ours(r.source));
    }
    Arc::new(other)
}

/// Who comes first in every combination of answers; and whether they were drawn at random, always the same ones.
fn outcomes(cells: &Cells) -> (Vec<Vec<ServiceIx>>, bool) {
    let (table, answers) = (RuleTable::whole(cells), Answers::new(&cells.catalog));
    let field = Candidates::of(cells, &table, &answers);
    let axes = (0..table.columns.len()).map(|f| AnswerAxis::free(&table, &answers, f));
    let walk = Walk::new(&field, axes.collect());
    let mut all = Vec::new();
    let sampled = walk.visit(&mut |combination: &Combination<'_>| {
        let top = combination.outcome();
        all.push(top.top().iter().map(|i| table.candidates[*i]).collect());
        ControlFlow::Continue(())
    });
    (all, sampled)
}
