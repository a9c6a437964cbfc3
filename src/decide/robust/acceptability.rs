//! Rank acceptability and central weights: who would win if the importances were otherwise, over all weightings.
//!
//! After Lahdelma and Salminen, "SMAA-2: stochastic multicriteria acceptability analysis for group decision making",
//! Operations Research 49 (3), 2001. Weights are drawn uniformly from the simplex of the factors that take part; the
//! scores keep their interval and are ordered by the ranking's own rule, must-haves to confirm first. Those that tie share
//! the ranks they occupy. With 10,000 draws a share is exact to within about one percentage point (two standard errors,
//! √(p(1−p)/10,000) ≤ 0.005).

use crate::catalog::ServiceIx;

use super::{
    super::{candidates::Candidates, order::RankKey, points::nearest, table::RuleTable, topic::Topic},
    random::{SplitMix64, UNIT},
    units::UNITS,
};

/// How many weightings are drawn.
pub const DRAWS: u32 = 10_000;

/// With more ranked services than this, only the first [`RANKS_OF_MANY`] ranks are counted.
pub const MANY: usize = 20;

/// See [`MANY`].
pub const RANKS_OF_MANY: usize = 10;

const SEED: u64 = 0x5EED_0002;

/// Of all weightings, in how many each service ranks where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acceptability {
    /// What was weighted; empty when nothing takes part.
    pub topics: Vec<Topic>,
    /// Weightings drawn; 0 when there was nothing to weigh.
    pub draws: u32,
    /// By name. With more than twenty ranked, only those with any share in the first ten ranks.
    pub services: Vec<Accepted>,
}

/// One service's part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// In how many draws it ranks first, second, …, in units of which [`UNITS`] are a whole draw; ranks that were not counted
    /// are left out.
    pub ranks: Vec<u64>,
    /// The mean of the weightings that rank it first, in millionths for each topic; `None` when none does.
    pub central: Option<Vec<u32>>,
    /// Whether something is stated for it: only then does its first rank elect it.
    pub is_stated: bool,
}

impl Acceptability {
    /// A number of draws, in units, as a share of all, 0 to 1.
    pub fn share(&self, units: u64) -> f64 {
        if self.draws == 0 {
            0.0
        } else {
            nearest(units.into(), u128::from(self.draws) * u128::from(UNITS))
        }
    }

    /// The share of all weightings in which a service ranks first; 0 when it is not among those counted, and when nothing
    /// is stated for it.
    pub fn first(&self, service: ServiceIx) -> f64 {
        self.share(self.firsts(|a| a.is_stated && a.service == service))
    }

    /// The share of all weightings in which nothing is stated for what ranks first, 0 to 1.
    pub fn nobody(&self) -> f64 {
        self.share(self.firsts(|a| !a.is_stated))
    }

    fn firsts(&self, counts: impl Fn(&Accepted) -> bool) -> u64 {
        let counted = self.services.iter().filter(|a| counts(a));
        counted.filter_map(|a| a.ranks.first()).sum()
    }
}

/// Draws the weightings and ranks by each. Importances do not enter, but that 0 takes a factor out. Nothing is drawn
/// when nothing takes part, nothing is left, or more than a million services are.
pub fn acceptability(table: &RuleTable, field: &Candidates) -> Acceptability {
    let left: Vec<usize> = field.left().collect();
    let topics: Vec<Topic> = field.parts.iter().map(|p| p.topic).collect();
    if topics.is_empty() || left.is_empty() {
        return Acceptability {
            topics,
            ..Acceptability::default()
        };
    }
    // One candidate's fits side by side: the inner loop reads them in order.
    let fits: Vec<(u64, u64)> = left
        .iter()
        .flat_map(|i| field.parts.iter().map(|p| p.column.fits[*i]))
        .map(|f| (f.lo, f.hi))
        .collect();
    let n = topics.len();
    let is_stated = |i: usize, candidate: usize| {
        let mine = &fits[i * n..][..n];
        field.base[candidate].to_confirm < field.must_haves || mine.iter().any(|(lo, _)| *lo > 0)
    };
    let to_confirm: Vec<u32> = left.iter().map(|i| field.base[*i].to_confirm).collect();
    let ranks = if left.len() > MANY { RANKS_OF_MANY } else { left.len() };
    let mut counts = vec![vec![0_u64; ranks]; left.len()];
    let mut weights_first = vec![vec![0_u128; topics.len()]; left.len()];
    let mut random = SplitMix64::new(SEED);
    let mut weights = vec![0; topics.len()];
    let mut order: Vec<(RankKey, usize)> = Vec::with_capacity(left.len());
    for _ in 0..DRAWS {
        random.simplex(&mut weights);
        order.clear();
        for (i, fits) in fits.chunks_exact(topics.len()).enumerate() {
            order.push((weighed(to_confirm[i], fits, &weights), i));
        }
        if order.len() > ranks {
            order.select_nth_unstable_by(ranks, |a, b| b.cmp(a));
        }
        let (top, rest) = order.split_at_mut(ranks);
        top.sort_unstable_by(|a, b| b.cmp(a));
        share_ranks(top, rest, &mut |rank, i, units| {
            counts[i][rank] += units;
            if rank == 0 {
                for (sum, w) in weights_first[i].iter_mut().zip(&weights) {
                    *sum += u128::from(*w) * u128::from(units);
                }
            }
        });
    }
    let service = |(i, (ranks, sums)): (usize, (Vec<u64>, Vec<u128>))| {
        let first = u128::from(ranks[0]) * u128::from(UNIT);
        let mean = |sum: &u128| (sum * 1_000_000 / first) as u32;
        let central = (first > 0).then(|| sums.iter().map(mean).collect());
        Accepted {
            service: table.candidates[left[i]],
            ranks,
            central,
            is_stated: is_stated(i, left[i]),
        }
    };
    let services = counts.into_iter().zip(weights_first).enumerate().map(service);
    let counted = |a: &Accepted| left.len() <= MANY || a.ranks.iter().any(|n| *n > 0);
    Acceptability {
        topics,
        draws: DRAWS,
        services: services.filter(counted).collect(),
    }
}

fn weighed(to_confirm: u32, fits: &[(u64, u64)], weights: &[u64]) -> RankKey {
    let (mut low, mut high) = (0, 0);
    for ((lo, hi), weight) in fits.iter().zip(weights) {
        low += u128::from(*lo) * u128::from(*weight);
        high += u128::from(*hi) * u128::from(*weight);
    }
    RankKey::of(to_confirm, low, high)
}

/// Gives each counted rank to those that occupy it; those that tie share the ranks they occupy evenly, also with
/// equals below the counted ones.
fn share_ranks(top: &[(RankKey, usize)], rest: &[(RankKey, usize)], give: &mut impl FnMut(usize, usize, u64)) {
    let mut from = 0;
    while let Some((key, _)) = top.get(from) {
        let to = from + top[from..].partition_point(|(k, _)| k == key);
        let below = rest
            .iter()
            .filter(|(k, _)| to == top.len() && k == key)
            .map(|(_, i)| *i);
        let equal: Vec<usize> = top[from..to].iter().map(|(_, i)| *i).chain(below).collect();
        let units = UNITS / equal.len() as u64;
        for rank in from..to {
            for i in &equal {
                give(rank, *i, units);
            }
        }
        from = to;
    }
}
