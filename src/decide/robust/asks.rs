//! What the answers read in the cells of a service, and how what is not known of them could be settled.

use crate::catalog::{
    AttributeIx, Catalog, Cell, Cells, Condition, OptionIx, ServiceIx,
    condition::{Subject, Test, Want},
};

use super::{
    super::{answers::Answers, candidates::Candidates, parts::Measure, topic::Topic},
    settle::{Asked, OpenAtom, settled, unknown},
};

/// What the answers read in the cells of a service.
#[derive(Debug)]
pub struct Asks<'a> {
    /// Conditions of rules, must-haves and wishes.
    pub conditions: Vec<Condition>,
    /// Whether an interval need not hold what settling brings: one asks for a state (`a=not-stated`), a wish ranks ranges by
    /// their worse ends, or one asks for a bound of what a wish measures too.
    pub states: bool,
    /// What wishes measure.
    pub measured: Vec<(AttributeIx, &'a Measure)>,
}

impl<'a> Asks<'a> {
    /// By the options chosen.
    pub fn of(catalog: &Catalog, field: &'a Candidates, answers: &Answers) -> Self {
        Self::where_option(catalog, field, answers, |factor, option| {
            answers.chosen(factor).contains(&option)
        })
    }

    /// By the options chosen, and by any option of a factor that has no answer.
    pub fn of_all_ways(catalog: &Catalog, field: &'a Candidates, answers: &Answers) -> Self {
        Self::where_option(catalog, field, answers, |factor, option| {
            let chosen = answers.chosen(factor);
            chosen.is_empty() || chosen.contains(&option)
        })
    }

    fn where_option(
        catalog: &Catalog,
        field: &'a Candidates,
        answers: &Answers,
        counts: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let factors = catalog.factors.iter().enumerate();
        let taking_part = factors.filter(|(f, _)| answers.importance(*f) > 0);
        let options = taking_part.flat_map(|(f, factor)| factor.options.iter().enumerate().map(move |o| (f, o)));
        let options = options
            .filter(|(f, (o, _))| counts(*f, *o))
            .map(|(_, (_, option))| option);
        let rules = options.flat_map(|o| &o.rules).flat_map(|r| r.when.conditions());
        let mut conditions: Vec<Condition> = rules
            .chain(answers.must_haves.iter().flat_map(Condition::parts))
            .cloned()
            .collect();
        let mut measured = Vec::new();
        for part in field.wishes() {
            match (part.topic, part.measure.as_deref()) {
                (Topic::Wish(attribute, _), Some(measure @ Measure::Curve(_))) => measured.push((attribute, measure)),
                (_, Some(Measure::Asked(condition))) => conditions.push(condition.clone()),
                _ => {}
            }
        }
        let is_ranked = |(_, m): &(AttributeIx, &Measure)| matches!(m, Measure::Curve(curve) if curve.is_rank());
        let is_measured = |c: &Condition| measured.iter().any(|(a, _)| c.subject == Subject::Attribute(*a));
        Self {
            states: conditions.iter().any(|c| asks_a_state(c) || is_measured(c)) || measured.iter().any(is_ranked),
            conditions,
            measured,
        }
    }
}

fn asks_a_state(condition: &Condition) -> bool {
    match &condition.test {
        Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) => {
            wants.iter().any(|w| matches!(w, Want::State(_)))
        }
        Test::Bound(..) => false,
        Test::Joined(_, parts) => parts.iter().any(asks_a_state),
    }
}

/// What is not known of a service, with the ways to settle it: to yes, then to no, as far as a cell can state just that.
#[derive(Debug)]
pub struct Unsettled {
    /// What is not known.
    pub atom: OpenAtom,
    /// Whether to yes, and the cell then.
    pub ways: Vec<(bool, Cell)>,
}

/// What is asked of a service and not known, in the order it is asked; what a wish measures is last, at its best and at
/// its worst.
pub fn open_cells(cells: &Cells, asks: &Asks<'_>, candidate: usize, service: ServiceIx) -> Vec<Unsettled> {
    let atoms = unknown(&asks.conditions, cells, service);
    let ways = |way: &dyn Fn(bool) -> Option<Cell>| {
        let both = [true, false].into_iter();
        both.filter_map(|yes| Some((yes, way(yes)?))).collect()
    };
    let mut all: Vec<Unsettled> = Vec::new();
    for atom in &atoms {
        let asked: Vec<OptionIx> = atoms.iter().filter_map(|a| asked_option(a, atom.attribute)).collect();
        let cell = cells.get(service, atom.attribute);
        all.push(Unsettled {
            ways: ways(&|yes| settled(atom, yes, &cells.catalog, cell, &asked)),
            atom: atom.clone(),
        });
    }
    for (attribute, measure) in &asks.measured {
        let (cell, Measure::Curve(curve)) = (cells.get(service, *attribute), measure) else {
            continue;
        };
        let (least, (most, _)) = (curve.worth(cell, candidate).0, curve.best(cell, candidate));
        if least < most {
            all.push(Unsettled {
                ways: ways(&|yes| curve.settled(cell, yes)),
                atom: OpenAtom {
                    attribute: *attribute,
                    asked: Asked::Measure,
                },
            });
        }
    }
    all
}

fn asked_option(atom: &OpenAtom, attribute: AttributeIx) -> Option<OptionIx> {
    match &atom.asked {
        Asked::Is(want) if atom.attribute == attribute => want.option(),
        _ => None,
    }
}
