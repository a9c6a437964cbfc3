//! What if: a second set of answers compared with the first. What differs between them, which services moved, and which
//! answers moved them.

use std::collections::BTreeMap;

use crate::catalog::ServiceIx;

use super::{
    answers::Answers,
    points::Points,
    score::{Ranked, Ranking},
    topic::Topic,
};

/// A difference between the two sets of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// A factor is answered otherwise.
    Answer(usize),
    /// A factor is answered the same and weighs otherwise.
    Importance(usize),
    /// The must-haves are not the same.
    MustHaves,
    /// The wishes are not the same.
    Wishes,
}

/// What differs, factors in the catalog's order first.
pub fn differences(before: &Answers, after: &Answers) -> Vec<Difference> {
    let factors = before.chosen.len().max(after.chosen.len());
    let factor = |f: usize| {
        if before.chosen(f) != after.chosen(f) {
            Some(Difference::Answer(f))
        } else if before.importance(f) != after.importance(f) && !before.chosen(f).is_empty() {
            Some(Difference::Importance(f))
        } else {
            None
        }
    };
    (0..factors)
        .filter_map(factor)
        .chain((before.must_haves != after.must_haves).then_some(Difference::MustHaves))
        .chain((before.wishes != after.wishes).then_some(Difference::Wishes))
        .collect()
}

/// The place of one service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Its rank, from 1; equal ones share it.
    pub place: usize,
    /// The points by which it is there.
    pub score: Points,
}

/// One service in both rankings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// Its place now; `None`: ruled out.
    pub before: Option<Standing>,
    /// Its place then; `None`: ruled out.
    pub after: Option<Standing>,
    /// What each question brings it, now and then, of those that bring something else; by how much that is, the
    /// greatest first.
    pub because: Vec<(Topic, Points, Points)>,
}

/// Every service of both rankings: in the order of the second, then those it rules out in the order of the first.
pub fn moved(before: &Ranking, after: &Ranking) -> Vec<Moved> {
    let (first, second) = (places(before), places(after));
    let of = |ranking: &Ranking, place: Option<&usize>| {
        place.map(|i| Standing {
            place: ranking.ranked[*i].rank,
            score: ranking.ranked[*i].score,
        })
    };
    let one = |service: ServiceIx| {
        let (b, a) = (first.get(&service), second.get(&service));
        Moved {
            service,
            before: of(before, b),
            after: of(after, a),
            because: because(b.map(|i| &before.ranked[*i]), a.map(|i| &after.ranked[*i])),
        }
    };
    let then = after.ranked.iter().map(|r| r.service);
    let gone = before
        .ranked
        .iter()
        .map(|r| r.service)
        .filter(|s| !second.contains_key(s));
    then.chain(gone).map(one).collect()
}

/// The place of each service, looked up once: a long ranking asks it of every one.
fn places(ranking: &Ranking) -> BTreeMap<ServiceIx, usize> {
    let services = ranking.ranked.iter().map(|r| r.service);
    services.enumerate().map(|(i, s)| (s, i)).collect()
}

fn because(before: Option<&Ranked>, after: Option<&Ranked>) -> Vec<(Topic, Points, Points)> {
    let (Some(before), Some(after)) = (before, after) else {
        return Vec::new();
    };
    if !is_explained(before) || !is_explained(after) {
        return Vec::new();
    }
    let mut topics: Vec<Topic> = [before, after].into_iter().flat_map(topics).collect();
    topics.sort_unstable();
    topics.dedup();
    let brings = |t: Topic| (t, brought(before, t), brought(after, t));
    let mut all: Vec<(Topic, Points, Points)> = topics.into_iter().map(brings).filter(|(_, b, a)| b != a).collect();
    // Stable, so that equal ones keep the catalog's order.
    all.sort_by_key(|(_, b, a)| std::cmp::Reverse((*a - *b).abs()));
    all
}

/// Whether its points were traced: with no answer given, or far down a long ranking, they are not.
fn is_explained(ranked: &Ranked) -> bool {
    !ranked.contributions.is_empty() || !ranked.open.is_empty() || !ranked.lost.is_empty()
}

fn topics(ranked: &Ranked) -> impl Iterator<Item = Topic> + use<'_> {
    let earned = ranked.contributions.iter().map(|c| c.topic);
    earned.chain(ranked.open.iter().map(|o| o.topic))
}

/// What a question brings a service: what it earns, and a third of what is open, as in the score.
fn brought(ranked: &Ranked, topic: Topic) -> Points {
    let earned: Points = ranked
        .contributions
        .iter()
        .filter(|c| c.topic == topic)
        .map(|c| c.points)
        .sum();
    let open: Points = ranked.open.iter().filter(|o| o.topic == topic).map(|o| o.points).sum();
    earned + open.divided(3)
}
