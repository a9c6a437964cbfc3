//! Rank acceptability (11 of "Scoring") exactly, for two and three factors and wishes taking part: the simplex of weights
//! is cut along every line on which two services change places; within a piece the order is the same.

use std::cmp::Ordering;

use super::score::{Answered, Asked, Model, parts, placed};

type Weights = [f64; 3];

/// A service's fits in what takes part.
struct Fits {
    service: usize,
    to_confirm: usize,
    low: Vec<i128>,
    /// 2 · low + high
    score: Vec<i128>,
}

/// More services cut the simplex into too many pieces.
const MOST_RANKED: usize = 8;

/// For each ranked service, its share of every rank; `None` unless two or three take part, or when too many are ranked.
pub fn acceptability(model: &Model<'_>, asked: &Asked, all: &[Answered]) -> Option<Vec<(usize, Vec<f64>)>> {
    let fits = |of: &Answered| {
        let place = placed(model, asked, of)?;
        let taking_part: Vec<(i128, i128)> = parts(model.world, asked, of).into_iter().flatten().collect();
        Some(Fits {
            service: of.service,
            to_confirm: place.to_confirm,
            low: taking_part.iter().map(|f| f.0).collect(),
            score: taking_part.iter().map(|f| 2 * f.0 + f.1).collect(),
        })
    };
    let all: Vec<Fits> = all.iter().filter_map(fits).collect();
    if all.len() > MOST_RANKED {
        return None;
    }
    let corners = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    let size: fn(&[Weights]) -> f64 = match all.first()?.low.len() {
        2 => length,
        3 => area,
        _ => return None,
    };
    let mut pieces = vec![corners[..all[0].low.len()].to_vec()];
    let whole = size(&pieces[0]);
    for a in &all {
        for b in &all {
            for line in [difference(&a.score, &b.score), difference(&a.low, &b.low)] {
                if line.iter().all(|d| *d == 0.0) {
                    continue;
                }
                pieces = pieces
                    .iter()
                    .flat_map(|p| [cut(p, &line, 1.0), cut(p, &line, -1.0)])
                    .collect();
                pieces.retain(|p| p.len() > 1 && size(p) > 1e-12);
            }
        }
    }
    let mut shares: Vec<(usize, Vec<f64>)> = all.iter().map(|f| (f.service, vec![0.0; all.len()])).collect();
    for piece in &pieces {
        let share = size(piece) / whole;
        let centre = centre(piece);
        for (i, a) in all.iter().enumerate() {
            let before = all.iter().filter(|b| order(b, a, &centre) == Ordering::Less).count();
            let tied = all.iter().filter(|b| order(b, a, &centre) == Ordering::Equal).count();
            for rank in &mut shares[i].1[before..before + tied] {
                *rank += share / tied as f64;
            }
        }
    }
    Some(shares)
}

fn difference(a: &[i128], b: &[i128]) -> Vec<f64> {
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b) as f64 / super::UNIT as f64)
        .collect()
}

fn along(line: &[f64], weights: &Weights) -> f64 {
    line.iter().zip(weights).map(|(d, w)| d * w).sum()
}

/// Who comes first for weights inside a piece, where sums are equal only if every term is.
fn order(a: &Fits, b: &Fits, weights: &Weights) -> Ordering {
    let sum = |a: &[i128], b: &[i128]| {
        if a == b {
            Ordering::Equal
        } else {
            along(&difference(b, a), weights).total_cmp(&0.0)
        }
    };
    let has_points = |f: &Fits| f.low.iter().any(|low| *low > 0);
    a.to_confirm
        .cmp(&b.to_confirm)
        .then(has_points(b).cmp(&has_points(a)))
        .then(sum(&a.score, &b.score))
        .then(sum(&a.low, &b.low))
}

/// The part of a convex piece on one side of a line.
fn cut(piece: &[Weights], line: &[f64], side: f64) -> Vec<Weights> {
    let mut kept = Vec::new();
    for (i, here) in piece.iter().enumerate() {
        let next = &piece[(i + 1) % piece.len()];
        let (at, then) = (side * along(line, here), side * along(line, next));
        if at >= 0.0 {
            kept.push(*here);
        }
        if at * then < 0.0 {
            let t = at / (at - then);
            kept.push([0, 1, 2].map(|k| here[k] + t * (next[k] - here[k])));
        }
    }
    kept
}

/// Of a piece of the line between two corners.
fn length(piece: &[Weights]) -> f64 {
    let ends = piece.iter().map(|w| w[0]);
    ends.clone().fold(0.0, f64::max) - ends.fold(1.0, f64::min)
}

/// Twice that of a piece of the triangle, seen along the third weight.
fn area(piece: &[Weights]) -> f64 {
    let turn = |i: usize| {
        let (a, b) = (piece[i], piece[(i + 1) % piece.len()]);
        a[0] * b[1] - b[0] * a[1]
    };
    (0..piece.len()).map(turn).sum::<f64>().abs()
}

fn centre(piece: &[Weights]) -> Weights {
    [0, 1, 2].map(|k| piece.iter().map(|w| w[k]).sum::<f64>() / piece.len() as f64)
}
