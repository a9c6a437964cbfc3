//! Rank acceptability and central weights: who would win if the importances were otherwise, over all weightings.
//!
//! After Lahdelma and Salminen, "SMAA-2: stochastic multicriteria acceptability analysis for group decision making",
//! Operations Research 49 (3), 2001. Weights are drawn uniformly from the simplex of the factors that take part; the
//! scores keep their interval and are ordered by the ranking's own rule. With 10,000 draws a share is exact to within
//! about one percentage point (two standard errors, √(p(1−p)/10,000) ≤ 0.005).

use crate::catalog::ServiceIx;

use super::{
    super::{answers::Topic, candidates::Candidates, table::RuleTable},
    random::{SplitMix64, UNIT},
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
    /// In how many draws it ranks first, second, …; ranks that were not counted are left out.
    pub ranks: Vec<u32>,
    /// The mean of the weightings that rank it first, in millionths for each topic; `None` when none does.
    pub central: Option<Vec<u32>>,
}

impl Acceptability {
    /// A number of draws as a share of all, 0 to 1.
    pub fn share(&self, draws: u32) -> f64 {
        if self.draws == 0 {
            0.0
        } else {
            f64::from(draws) / f64::from(self.draws)
        }
    }
}

/// Draws the weightings and ranks by each. Importances do not enter, but that 0 takes a factor out. Nothing is drawn
/// when nothing takes part, nothing is left, or more than a million services are.
pub fn acceptability(table: &RuleTable, field: &Candidates) -> Acceptability {
    let left: Vec<usize> = field.left().collect();
    let topics: Vec<Topic> = field.parts.iter().map(|p| p.topic).collect();
    if topics.is_empty() || left.is_empty() || left.len() > 1 << PLACE_BITS {
        return Acceptability {
            topics,
            ..Acceptability::default()
        };
    }
    // One candidate's fits side by side: the inner loop reads them in order.
    let fits: Vec<(u64, u64)> = left
        .iter()
        .flat_map(|i| field.parts.iter().map(|p| p.column.fits[*i]))
        .map(|f| (u64::from(f.lo), u64::from(f.hi)))
        .collect();
    let ranks = if left.len() > MANY { RANKS_OF_MANY } else { left.len() };
    let mut counts = vec![vec![0_u32; ranks]; left.len()];
    let mut weights_first = vec![vec![0_u64; topics.len()]; left.len()];
    let mut random = SplitMix64::new(SEED);
    let mut weights = vec![0; topics.len()];
    let mut keys = vec![0_u128; left.len()];
    for _ in 0..DRAWS {
        random.simplex(&mut weights);
        for (i, (key, fits)) in keys.iter_mut().zip(fits.chunks_exact(topics.len())).enumerate() {
            *key = packed(fits, &weights, i);
        }
        if keys.len() > ranks {
            keys.select_nth_unstable_by(ranks, |a, b| b.cmp(a));
        }
        keys[..ranks].sort_unstable_by(|a, b| b.cmp(a));
        for (rank, key) in keys[..ranks].iter().enumerate() {
            counts[place(*key)][rank] += 1;
        }
        for (sum, w) in weights_first[place(keys[0])].iter_mut().zip(&weights) {
            *sum += w;
        }
    }
    let service = |(i, (ranks, sums)): (usize, (Vec<u32>, Vec<u64>))| {
        let first = u64::from(ranks[0]);
        let mean = |sum: &u64| (u128::from(*sum) * 1_000_000 / u128::from(first * UNIT)) as u32;
        let central = (first > 0).then(|| sums.iter().map(mean).collect());
        Accepted {
            service: table.candidates[left[i]],
            ranks,
            central,
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

/// The bits of a packed key that hold the candidate's place, turned about so that the earlier name is greater.
const PLACE_BITS: u32 = 20;

/// What the order compares, in one number: whether the low is above zero, low + (high − low)/3, the low, the name.
/// A weighted sum is at most 2³² · 10⁶ < 2⁵², three of them less than 2⁵⁴: 1 + 54 + 52 + 20 bits.
fn packed(fits: &[(u64, u64)], weights: &[u64], candidate: usize) -> u128 {
    let (lo, hi) = fits
        .iter()
        .zip(weights)
        .fold((0, 0), |(l, h), ((lo, hi), w)| (l + lo * w, h + hi * w));
    let place = (1 << PLACE_BITS) - 1 - candidate as u128;
    (u128::from(lo > 0) << 126) | (u128::from(2 * lo + hi) << 72) | (u128::from(lo) << PLACE_BITS) | place
}

fn place(key: u128) -> usize {
    let mask = (1 << PLACE_BITS) - 1;
    (mask - (key & mask)) as usize
}
