//! The laws at the end of "Scoring", for whoever decides: they are checked of the program, and of the oracle itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    condition::{self, Expr, Test, Want, parse_all},
    make::{self, Line},
    scale::Point,
    wish::{self, Aim},
    world::{Claim, Effect, Kind, Rule, Says, World},
};
use crate::generate::SplitMix;

/// What laws speak of.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// For each ranked service its rank and score.
    pub ranked: BTreeMap<String, (usize, f64)>,
    /// The winner, or those tied at the top.
    pub elected: BTreeSet<String>,
    pub verdict: String,
}

/// Decides; the last are struck out.
pub type Decide<'a> = &'a dyn Fn(&World, &Line, &[usize]) -> Said;

impl Said {
    /// One that is ruled out stands behind all.
    fn rank(&self, id: &str) -> usize {
        self.ranked.get(id).map_or(usize::MAX, |r| r.0)
    }
}

fn random_case(seed: u64) -> (SplitMix, World, Line) {
    let mut random = SplitMix(seed);
    let world = make::world(&mut random, seed % 8 == 7);
    let line = make::line(&mut random, &world);
    (random, world, line)
}

/// Striking out who is not first changes neither the winner nor who ties; one of k tied leaves the others.
pub fn striking_out(decide: Decide<'_>, seed: u64) {
    let (mut random, world, line) = random_case(seed);
    let before = decide(&world, &line, &[]);
    if before.ranked.is_empty() {
        return;
    }
    let struck = random.below(world.services.len());
    let id = &world.services[struck].id;
    let after = decide(&world, &line, &[struck]);
    assert!(!after.ranked.contains_key(id), "{seed}: {id} is struck out and ranked");
    if before.rank(id) > 1 || before.elected.len() > 1 {
        let left: BTreeSet<String> = before.elected.iter().filter(|e| *e != id).cloned().collect();
        assert_eq!(
            after.elected,
            left,
            "{seed}: {id} struck out\n{}\n{line:?}",
            world.ron()
        );
    }
}

/// Whether what asks for an atom is for it (true), against it, both, or for a state (both).
fn directions(world: &World, line: &Line, attribute: usize, option: Option<usize>) -> BTreeSet<bool> {
    fn of(expr: &Expr, is_for: bool, is_it: &dyn Fn(&Test) -> bool, found: &mut BTreeSet<bool>) {
        match expr {
            Expr::All(some) | Expr::Any(some) => some.iter().for_each(|e| of(e, is_for, is_it, found)),
            Expr::Not(e) => of(e, !is_for, is_it, found),
            Expr::Test(Test::Cell(_, Want::State(_))) => {
                // A state asked of another attribute is none of our business.
                if matches!(expr, Expr::Test(test) if is_it(test)) {
                    found.extend([true, false]);
                }
            }
            Expr::Test(test @ Test::Cell(_, want)) if is_it(test) => {
                found.insert(is_for == (*want != Want::No));
            }
            Expr::Test(_) => {}
        }
    }
    let is_it = |test: &Test| match test {
        Test::Cell(a, Want::Option(o)) => *a == attribute && Some(*o) == option,
        Test::Cell(a, _) => *a == attribute,
        Test::Retired => false,
    };
    let mut found = BTreeSet::new();
    for text in &line.conditions {
        of(&condition::parse(text, &world.attributes), true, &is_it, &mut found);
    }
    for text in &line.wishes {
        if let Aim::Option(expr) = &wish::parse(text, &world.attributes).aim {
            of(expr, true, &is_it, &mut found);
        }
    }
    for rule in world.factors.iter().flat_map(|f| &f.options).flatten() {
        let is_for = matches!(rule.effect, Effect::Favours(_));
        of(&parse_all(&rule.when, &world.attributes), is_for, &is_it, &mut found);
    }
    found
}

/// The world in which these are all the claims of a service on an attribute.
fn claimed(world: &World, service: usize, attribute: usize, says: Option<Says>) -> World {
    let mut world = world.clone();
    // It alone is spoken of: what else it has, and its whole, stay as they are.
    world.attributes[attribute].complete = false;
    for source in &mut world.sources {
        source.complete.retain(|a| *a != attribute);
    }
    let service = &mut world.services[service];
    service.part_of = None;
    service.named_in = vec![1];
    service.claims.retain(|c| c.attribute != attribute);
    service.claims.extend(says.map(|says| Claim {
        attribute,
        says,
        source: 1,
        supersedes: vec![],
        withdrawn: false,
    }));
    world
}

/// No → not stated → yes, and no → partly → yes, never lower a rank where the atom is asked for in one direction alone;
/// where it is asked against, the other way round.
pub fn support_never_hurts(decide: Decide<'_>, seed: u64) -> bool {
    let (mut random, world, line) = random_case(seed);
    let atoms: Vec<(usize, Option<usize>, bool)> = world
        .attributes
        .iter()
        .enumerate()
        .flat_map(|(a, about)| match about.kind {
            Kind::Flag => vec![(a, None)],
            Kind::Set => (0..about.options.len()).map(|o| (a, Some(o))).collect(),
            _ => vec![],
        })
        .filter_map(
            |(a, o)| match directions(&world, &line, a, o).into_iter().collect::<Vec<_>>()[..] {
                [one] => Some((a, o, one)),
                _ => None,
            },
        )
        .collect();
    if atoms.is_empty() {
        return false;
    }
    let (attribute, option, is_for) = atoms[random.below(atoms.len())];
    let service = random.below(world.services.len());
    let id = &world.services[service].id;
    let [no, partly, yes] = match option {
        None => [Says::No, Says::Partly, Says::Yes],
        Some(o) => [Says::Lacks(vec![o]), Says::PartlyHas(vec![o]), Says::Has(vec![o])],
    };
    for middle in [None, Some(partly)] {
        let mut steps = [Some(no.clone()), middle, Some(yes.clone())].map(|says| {
            let world = claimed(&world, service, attribute, says);
            decide(&world, &line, &[]).rank(id)
        });
        if !is_for {
            steps.reverse();
        }
        let what = world.attributes[attribute].id;
        assert!(
            steps[0] >= steps[1] && steps[1] >= steps[2],
            "{seed}: {id} {what} {option:?}: {steps:?}\n{}\n{line:?}",
            world.ron()
        );
    }
    true
}

/// Not stated scores strictly above no in the fit of an option whose rule asks that atom alone.
pub fn silence_is_not_no(decide: Decide<'_>, seed: u64) {
    let (mut random, mut world, _) = random_case(seed);
    let offline = 0;
    let others = |rule: &Rule| !rule.when.iter().any(|w| w.contains("offline"));
    let mut rules: Vec<Rule> = world
        .factors
        .iter()
        .flat_map(|f| &f.options)
        .flatten()
        .cloned()
        .collect();
    rules.retain(|r| others(r) && r.effect != Effect::RulesOut && !r.when.iter().any(|w| w.contains("Works")));
    rules.truncate(random.below(4));
    let weight = 1 + random.below(3) as u8;
    rules.push(Rule {
        when: vec!["offline=yes".to_owned()],
        effect: Effect::Favours(weight),
        source: 0,
    });
    world.factors = vec![super::world::Factor {
        id: "f0".to_owned(),
        several: super::world::Several::One,
        options: vec![rules, vec![]],
    }];
    let line = Line {
        answers: vec!["f0=o0".to_owned()],
        include_retired: true,
        ..Line::default()
    };
    world.services[0].supporting = false;
    let [no, silent] = [Some(Says::No), None].map(|says| {
        let said = decide(&claimed(&world, 0, offline, says), &line, &[]);
        said.ranked[&world.services[0].id].1
    });
    assert!(silent > no, "{seed}: {silent} {no}\n{}", world.ron());
}

/// The order of sources, attributes, services, claims and rules in the file is irrelevant.
pub fn reordering(decide: Decide<'_>, seed: u64) {
    let (mut random, world, line) = random_case(seed);
    let before = decide(&world, &line, &[]);
    let after = decide(&shuffled(&mut random, &world), &line, &[]);
    assert_eq!(before.elected, after.elected, "{seed}");
    assert_eq!(before.verdict, after.verdict, "{seed}");
    assert_eq!(before.ranked, after.ranked, "{seed}");
}

fn shuffle<T>(random: &mut SplitMix, all: &mut [T]) {
    for i in (1..all.len()).rev() {
        all.swap(i, random.below(i + 1));
    }
}

fn shuffled(random: &mut SplitMix, world: &World) -> World {
    let mut next = world.clone();
    shuffle(random, &mut next.sources);
    shuffle(random, &mut next.attributes);
    let source = |old: &usize| {
        next.sources
            .iter()
            .position(|s| s.id == world.sources[*old].id)
            .unwrap()
    };
    let attribute = |old: &usize| {
        next.attributes
            .iter()
            .position(|a| a.id == world.attributes[*old].id)
            .unwrap()
    };
    let complete = next.sources.iter().map(|s| s.complete.iter().map(attribute).collect());
    let complete: Vec<Vec<usize>> = complete.collect();
    for service in &mut next.services {
        service.named_in = service.named_in.iter().map(source).collect();
        for claim in &mut service.claims {
            claim.attribute = attribute(&claim.attribute);
            claim.source = source(&claim.source);
            claim.supersedes = claim.supersedes.iter().map(source).collect();
        }
        shuffle(random, &mut service.claims);
    }
    for rules in next.factors.iter_mut().flat_map(|f| &mut f.options) {
        for rule in rules.iter_mut() {
            rule.source = source(&rule.source);
            shuffle(random, &mut rule.when);
        }
        shuffle(random, rules);
    }
    for (source, complete) in next.sources.iter_mut().zip(complete) {
        source.complete = complete;
    }
    shuffle(random, &mut next.services);
    let at = |id: &str| next.services.iter().position(|s| s.id == id);
    let wholes: Vec<Option<usize>> = next
        .services
        .iter()
        .map(|s| s.part_of.and_then(|whole| at(&world.services[whole].id)))
        .collect();
    for (service, whole) in next.services.iter_mut().zip(wholes) {
        service.part_of = whole;
    }
    next
}

/// More, newer and the like: a better value never scores less; of a target, a nearer one on the same side.
pub fn curves_are_monotone(decide: Decide<'_>, seed: u64) {
    let mut random = SplitMix(seed);
    let mut world = make::world(&mut random, true);
    world.factors.clear();
    let scales: Vec<usize> = (0..world.attributes.len())
        .filter(|a| matches!(world.attributes[*a].kind, Kind::Number | Kind::Date | Kind::Version))
        .collect();
    let attribute = scales[random.below(scales.len())];
    let about = world.attributes[attribute].clone();
    let text = loop {
        let text = make::wish(&mut random, &world, &about);
        if wish::parse(&text, &world.attributes).importance > 0 {
            break text;
        }
    };
    let aim = wish::parse(&text, &world.attributes).aim;
    let line = Line {
        wishes: vec![text],
        include_retired: true,
        ..Line::default()
    };
    let said = decide(&world, &line, &[]);
    let model = super::score::Model::new(&world, line.view());
    // How near it is to the target, and on which side.
    let place = |point: &Point| match (&aim, point) {
        (Aim::Target(Point::Number(x)), Point::Number(v)) => Some((-(v - x).abs(), *v > *x)),
        _ => None,
    };
    let single = |service: usize| match &model.rows[service][attribute] {
        super::cells::Cell::Scale(super::cells::One::Value(r)) if r.low == r.high => Some(r.low.clone()),
        _ => None,
    };
    for a in &model.alternatives {
        for b in &model.alternatives {
            let (Some(x), Some(y)) = (single(*a), single(*b)) else {
                continue;
            };
            let is_better = match (&aim, place(&x), place(&y)) {
                (Aim::More(_), ..) => x >= y,
                (Aim::Less(_), ..) => x <= y,
                (_, Some((near_x, side_x)), Some((near_y, side_y))) => side_x == side_y && near_x >= near_y,
                _ => false,
            };
            let score = |s: usize| said.ranked[&world.services[s].id].1;
            assert!(
                !is_better || score(*a) >= score(*b),
                "{seed}: {line:?} {x:?} {y:?}\n{}",
                world.ron()
            );
        }
    }
}
