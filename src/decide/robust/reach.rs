//! How high and how low a service could score, over all ways to settle what is not known of it: semantics.md's scoring,
//! point 12.
//!
//! Each atom that is asked in one way is settled that way; one that is asked both ways (an answer wants it, another does
//! not) is tried both ways, and a scale that is asked more than one thing at every place where something changes.

use std::collections::BTreeMap;

use super::{
    super::{
        answers::Answers,
        candidates::Candidates,
        curve::{Aim, ValueCurve},
        order::RankKey,
        parts::Measure,
        table::RuleTable,
        topic::Topic,
    },
    rescore::rescore,
};
use crate::catalog::{
    Atom, AttributeIx, Cell, CellValue, Cells, Condition, Feature, Op, OptionIx, RuleEffect, Scalar, ServiceIx, Side,
    State,
    condition::{Subject, Test, Want},
};

/// The best and the worst a service could score.
#[derive(Debug, Clone, Copy)]
pub struct Reach {
    /// `None`: it would be out whatever is settled.
    pub best: Option<RankKey>,
    /// `None`: it could be out.
    pub worst: Option<RankKey>,
}

/// The most ways to settle one service that are tried; beyond it what is left is taken at its best and at its worst by
/// itself, which may report that a service could win when it could not.
const MOST_WAYS: usize = 4096;

/// What is asked of one attribute, and whether the answers want it so.
#[derive(Debug, Clone, PartialEq)]
enum Ask {
    Value(Want, bool),
    Bound(Op, Scalar, bool),
    /// More, or less, of it is wished for, by this curve.
    Measured(Box<ValueCurve>),
    /// A value as near as can be is.
    Near(Scalar),
}

/// Evaluates it for every service of a field.
pub struct Reaches<'a> {
    cells: &'a Cells,
    table: &'a RuleTable,
    field: &'a Candidates,
    answers: &'a Answers,
    asks: BTreeMap<AttributeIx, Vec<Ask>>,
}

impl<'a> Reaches<'a> {
    pub fn new(cells: &'a Cells, table: &'a RuleTable, field: &'a Candidates, answers: &'a Answers) -> Self {
        let mut asks: BTreeMap<AttributeIx, Vec<Ask>> = BTreeMap::new();
        let factors = cells.catalog.factors.iter().enumerate();
        for (f, factor) in factors.filter(|(f, _)| answers.importance(*f) > 0) {
            let chosen = answers.chosen(f).iter().filter_map(|o| factor.options.get(*o));
            for rule in chosen.flat_map(|o| &o.rules) {
                let wanted = matches!(rule.effect, RuleEffect::Favours(_));
                rule.when
                    .conditions()
                    .into_iter()
                    .for_each(|c| gather(&mut asks, c, wanted));
            }
        }
        answers.must_haves.iter().for_each(|c| gather(&mut asks, c, true));
        for part in field.wishes() {
            match (part.topic, part.measure.as_deref()) {
                (_, Some(Measure::Asked(condition))) => gather(&mut asks, condition, true),
                (Topic::Wish(attribute, _), Some(Measure::Curve(curve))) => {
                    asks.entry(attribute).or_default().push(match curve.aim() {
                        Aim::Better(_) => Ask::Measured(curve.clone()),
                        Aim::Target(target) => Ask::Near(target.clone()),
                    });
                }
                _ => {}
            }
        }
        Self {
            cells,
            table,
            field,
            answers,
            asks,
        }
    }

    /// For everyone that is left, by place.
    pub fn all(&self) -> Vec<(usize, Reach)> {
        let mut scratch: Option<Cells> = None;
        self.field.left().map(|i| (i, self.of(i, &mut scratch))).collect()
    }

    fn of(&self, candidate: usize, scratch: &mut Option<Cells>) -> Reach {
        let service = self.table.candidates[candidate];
        let mut ways: Vec<(AttributeIx, Ways)> = Vec::new();
        for (attribute, asks) in &self.asks {
            let found = self.ways(service, *attribute, asks);
            if !found.is_empty() {
                ways.push((*attribute, found));
            }
        }
        if ways.is_empty() {
            let as_it_is = rescore((self.cells, self.cells), self.field, self.answers, candidate, service);
            return Reach {
                best: as_it_is.at_best(),
                worst: as_it_is.at_worst(),
            };
        }
        let scratch = scratch.get_or_insert_with(|| self.cells.clone());
        let mut reach = Reach {
            best: None,
            worst: None,
        };
        let mut can_be_out = false;
        let asked = |cells: &Cells| rescore((cells, self.cells), self.field, self.answers, candidate, service);
        // What is asked in one way is settled for, then against; what is asked both ways is tried each way in both.
        let mut choices = 1_usize;
        for for_it in [true, false] {
            let mut put: Vec<(AttributeIx, Cell)> = Vec::new();
            let mut open: Vec<(AttributeIx, Vec<Cell>)> = Vec::new();
            for (attribute, way) in &ways {
                let base = self.cells.get(service, *attribute);
                match way.settled(base, for_it) {
                    Settled::One(cell) => put.push((*attribute, cell)),
                    Settled::Any(cells) if choices.saturating_mul(cells.len()) <= MOST_WAYS => {
                        choices *= cells.len();
                        open.push((*attribute, cells));
                    }
                    Settled::Any(_) => {}
                }
            }
            choices = 1;
            let before: Vec<(AttributeIx, Cell)> = put
                .into_iter()
                .map(|(a, cell)| (a, scratch.replace(service, a, cell)))
                .collect();
            each_way(scratch, service, &open, &mut |cells| {
                let then = asked(cells);
                if for_it {
                    reach.best = reach.best.max(then.at_best());
                } else {
                    match then.at_worst() {
                        Some(key) => reach.worst = Some(reach.worst.map_or(key, |w| w.min(key))),
                        None => can_be_out = true,
                    }
                }
            });
            for (attribute, cell) in before {
                scratch.replace(service, attribute, cell);
            }
        }
        if can_be_out {
            reach.worst = None;
        }
        reach
    }

    /// The ways to settle one attribute of a service; empty where nothing that is asked of it is open.
    fn ways(&self, service: ServiceIx, attribute: AttributeIx, asks: &[Ask]) -> Ways {
        let about = &self.cells.catalog[attribute];
        let cell = self.cells.get(service, attribute);
        if about.kind.has(Feature::Atoms) {
            let open = |o: OptionIx| matches!(cell.atom(o), Atom::NotStated | Atom::Conflicting);
            let mut atoms: BTreeMap<OptionIx, (bool, bool)> = BTreeMap::new();
            for ask in asks {
                if let Ask::Value(want, wanted) = ask
                    && let Some(o) = want.option().filter(|o| open(*o))
                {
                    let entry = atoms.entry(o).or_default();
                    *entry = (entry.0 || *wanted, entry.1 || !wanted);
                }
            }
            return Ways::Atoms(atoms);
        }
        let is_open = match cell.state {
            State::NotStated | State::Conflicting => true,
            State::Value => matches!(&cell.value, CellValue::Scalar(s) if s.end(false) != s.end(true)),
            _ => false,
        };
        if !is_open {
            return Ways::Cells(Vec::new());
        }
        if about.kind.has(Feature::Flag) {
            let sides = [State::Yes, State::No].map(|state| Cell {
                state,
                value: CellValue::None,
            });
            return Ways::Cells(sides.into());
        }
        if asks
            .iter()
            .any(|a| matches!(a, Ask::Value(want, _) if want.option().is_some()))
            || about.better.is_some() && !about.options.is_empty()
        {
            let options = (0..about.options.len()).map(|o| Cell::of(CellValue::Choice(o as OptionIx)));
            return Ways::Cells(options.collect());
        }
        Ways::Cells(
            places(cell, asks)
                .into_iter()
                .map(|s| Cell::of(CellValue::Scalar(s)))
                .collect(),
        )
    }
}

/// How an attribute of one service can be settled.
enum Ways {
    /// Options of a set: whether each is wanted, and whether it is unwanted.
    Atoms(BTreeMap<OptionIx, (bool, bool)>),
    /// The values it could have, of which one must be tried after the other.
    Cells(Vec<Cell>),
}

enum Settled {
    One(Cell),
    Any(Vec<Cell>),
}

impl Ways {
    fn is_empty(&self) -> bool {
        match self {
            Self::Atoms(atoms) => atoms.is_empty(),
            Self::Cells(cells) => cells.is_empty(),
        }
    }

    fn settled(&self, base: &Cell, for_it: bool) -> Settled {
        match self {
            Self::Cells(cells) => Settled::Any(cells.clone()),
            Self::Atoms(atoms) => {
                let mut all = vec![base.clone()];
                for (option, (wanted, unwanted)) in atoms {
                    let sides = if wanted == unwanted {
                        vec![true, false]
                    } else {
                        vec![*wanted == for_it]
                    };
                    let settle = |cell: &Cell| {
                        let with = |yes: &bool| super::settle::settled_option(cell, *option, *yes);
                        sides.iter().map(with).collect::<Vec<_>>()
                    };
                    if all.len() * sides.len() <= MOST_WAYS {
                        all = all.iter().flat_map(settle).collect();
                    }
                }
                match <[Cell; 1]>::try_from(all) {
                    Ok([one]) => Settled::One(one),
                    Err(several) => Settled::Any(several),
                }
            }
        }
    }
}

fn gather(asks: &mut BTreeMap<AttributeIx, Vec<Ask>>, condition: &Condition, wanted: bool) {
    if let Test::Joined(_, parts) = &condition.test {
        for part in parts {
            gather(asks, part, wanted);
        }
        return;
    }
    let Subject::Attribute(attribute) = condition.subject else {
        return;
    };
    let mut push = |ask: Ask| {
        let all = asks.entry(attribute).or_default();
        if !all.contains(&ask) {
            all.push(ask);
        }
    };
    let (wants, wanted) = match &condition.test {
        Test::AnyOf(wants) | Test::AllOf(wants) => (wants, wanted),
        Test::NoneOf(wants) => (wants, !wanted),
        Test::Bound(op, want) => {
            if let Some(bound) = want.scalar() {
                push(Ask::Bound(*op, bound.clone(), wanted));
            }
            return;
        }
        Test::Joined(..) => return,
    };
    for want in wants {
        match want {
            // A state is judged as it is.
            Want::State(_) => {}
            no if no.side() == Some(Side::No) => push(Ask::Value(Want::yes(), !wanted)),
            other => push(Ask::Value(other.clone(), wanted)),
        }
    }
}

/// The places on a scale where something that is asked changes, within what is known: both its ends, and each bound with
/// what is just beyond it.
fn places(cell: &Cell, asks: &[Ask]) -> Vec<Scalar> {
    let asked = asks.iter().filter_map(|a| match a {
        Ask::Bound(_, bound, _) | Ask::Near(bound) => Some(bound),
        Ask::Value(want, _) => want.scalar(),
        Ask::Measured(_) => None,
    });
    let asked: Vec<&Scalar> = asked.collect();
    let Some(known) = cell.scalar().cloned().or_else(|| asked.first().map(|s| s.anything())) else {
        return Vec::new();
    };
    let mut all = vec![known.end(false), known.end(true)];
    for bound in asked {
        let beyond = [Op::More, Op::Less].map(|op| Some(bound.side(op)?.end(op == Op::Less)));
        let places = [Some(bound.end(false)), Some(bound.end(true))]
            .into_iter()
            .chain(beyond);
        all.extend(places.flatten().filter(|p| p.is(&known) == Some(true)));
    }
    for ask in asks {
        if let Ask::Measured(curve) = ask {
            all = all.into_iter().map(|value| curve.possible(value)).collect();
        }
    }
    all.sort();
    all.dedup();
    all
}

fn each_way(
    scratch: &mut Cells,
    service: ServiceIx,
    open: &[(AttributeIx, Vec<Cell>)],
    visit: &mut impl FnMut(&Cells),
) {
    let Some(((attribute, cells), rest)) = open.split_first() else {
        visit(scratch);
        return;
    };
    for cell in cells {
        let before = scratch.replace(service, *attribute, cell.clone());
        each_way(scratch, service, rest, visit);
        scratch.replace(service, *attribute, before);
    }
}
