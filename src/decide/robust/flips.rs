//! What would change the outcome: another answer, a cell settled, another importance.

use crate::catalog::{
    AttributeIx, Catalog, Cell, Cells, Condition, OptionIx, ServiceIx,
    condition::{Test, Want},
};

use super::{
    super::{
        answers::{Answers, MAX_IMPORTANCE},
        candidates::Candidates,
        order::{Outcome, RankKey, elect},
        parts::Measure,
        table::RuleTable,
        topic::Topic,
    },
    rescore::rescore,
    settle::{Asked, OpenAtom, settled, unknown},
};

/// An answer that, given otherwise, changes the outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flip {
    /// The factor, by its place.
    pub factor: usize,
    /// The options chosen now; empty when none is given.
    pub from: Vec<usize>,
    /// The one option instead.
    pub to: usize,
    /// Who is elected then.
    pub outcome: Outcome<ServiceIx>,
}

/// A cell not known that, settled, changes the outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct CellFlip {
    /// Whose cell.
    pub service: ServiceIx,
    /// What is not known of it.
    pub atom: OpenAtom,
    /// Whether it is settled to yes.
    pub yes: bool,
    /// Who is elected then.
    pub outcome: Outcome<ServiceIx>,
}

/// An importance that, set otherwise, changes the outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportanceFlip {
    /// The factor or the wish.
    pub topic: Topic,
    /// Its importance now.
    pub from: u8,
    /// The nearest other one at which the outcome changes.
    pub to: u8,
    /// Who is elected then.
    pub outcome: Outcome<ServiceIx>,
}

/// Each factor × each option not chosen, in the catalog's order; several chosen options are replaced by that one.
pub fn answer_flips(catalog: &Catalog, table: &RuleTable, field: &Candidates, answers: &Answers) -> Vec<Flip> {
    let now = field.outcome();
    let mut flips = Vec::new();
    for (factor, columns) in table.columns.iter().enumerate() {
        let from = answers.chosen(factor);
        if answers.importance(factor) == 0 {
            continue; // whatever is answered takes no part
        }
        for to in (0..columns.len()).filter(|o| !from.contains(o)) {
            let then = field
                .with(catalog, table, &answers.with_chosen(factor, vec![to]))
                .outcome();
            if then != now {
                flips.push(Flip {
                    factor,
                    from: from.to_vec(),
                    to,
                    outcome: then.map(|i| table.candidates[i]),
                });
            }
        }
    }
    flips
}

/// For each factor that is answered, and each wish, the smallest step of its importance within 0 to 3 that changes
/// the outcome: none, one, or two when a step down and a step up of the same size both do.
pub fn importance_flips(
    catalog: &Catalog,
    table: &RuleTable,
    field: &Candidates,
    answers: &Answers,
) -> Vec<ImportanceFlip> {
    let answered = (0..table.columns.len()).filter(|f| !answers.chosen(*f).is_empty());
    let factors = answered.map(|f| (Topic::Factor(f), answers.importance(f)));
    let topics: Vec<(Topic, u8)> = factors.chain(field.wishes().map(|p| (p.topic, p.importance))).collect();
    let now = field.outcome();
    let mut flips = Vec::new();
    for (topic, from) in topics {
        for step in 1..=MAX_IMPORTANCE {
            let up = Some(from + step).filter(|to| *to <= MAX_IMPORTANCE);
            let before = flips.len();
            for to in [from.checked_sub(step), up].into_iter().flatten() {
                let then = weighed(catalog, table, field, answers, topic, to).outcome();
                if then != now {
                    flips.push(ImportanceFlip {
                        topic,
                        from,
                        to,
                        outcome: then.map(|i| table.candidates[i]),
                    });
                }
            }
            if flips.len() > before {
                break;
            }
        }
    }
    flips
}

fn weighed(
    catalog: &Catalog,
    table: &RuleTable,
    field: &Candidates,
    answers: &Answers,
    topic: Topic,
    to: u8,
) -> Candidates {
    match topic {
        Topic::Factor(f) => field.with(catalog, table, &answers.with_importance(f, to)),
        Topic::Wish(..) => {
            let mut next = field.clone();
            next.parts
                .iter_mut()
                .filter(|p| p.topic == topic)
                .for_each(|p| p.importance = to);
            next.parts.retain(|p| p.importance > 0);
            next
        }
    }
}

/// Each unknown atom that a rule of a chosen option, a must-have or a wish looks at, of each service that is left, settled
/// yes and then no (what a wish measures at its best, then at its worst); listed where the outcome changes. By the
/// service's name, then in the order they are asked.
pub fn cell_flips(cells: &Cells, table: &RuleTable, field: &Candidates, answers: &Answers) -> Vec<CellFlip> {
    let asked = Asks::of(&cells.catalog, field, answers);
    let keys: Vec<Option<RankKey>> = {
        let mut keys = vec![None; field.out.len()];
        field.left().for_each(|i| keys[i] = Some(field.key(i)));
        keys
    };
    let now = field.outcome();
    let tops = Tops::of(&keys);
    let mut scratch = cells.clone();
    let mut flips = Vec::new();
    for (i, service) in table.candidates.iter().enumerate() {
        if keys[i].is_none() || !(asked.states || tops.can_matter(i, field.sums(i).1)) {
            continue;
        }
        for Settlement { atom, yes, cell } in settlements(cells, &asked, i, *service) {
            let before = scratch.replace(*service, atom.attribute, cell);
            let then = rescore((&scratch, &scratch), field, answers, i, *service).key();
            scratch.replace(*service, atom.attribute, before);
            let mut top: Vec<(usize, RankKey)> = tops.without(i).chain(then.map(|key| (i, key))).collect();
            top.sort_by_key(|(j, _)| *j); // by name, as `elect` takes them
            let outcome = elect(top.into_iter(), field.must_haves);
            if outcome != now {
                flips.push(CellFlip {
                    service: *service,
                    atom,
                    yes,
                    outcome: outcome.map(|w| table.candidates[w]),
                });
            }
        }
    }
    flips
}

/// Those with the best key, and those with the next: all that can stand at the top when one of them moves.
struct Tops {
    best: Vec<(usize, RankKey)>,
    next: Vec<(usize, RankKey)>,
}

impl Tops {
    fn of(keys: &[Option<RankKey>]) -> Self {
        let left = || keys.iter().enumerate().filter_map(|(i, k)| Some((i, (*k)?)));
        let best = left().map(|(_, k)| k).max();
        let next = left().map(|(_, k)| k).filter(|k| Some(*k) != best).max();
        let holders = |key: Option<RankKey>| left().filter(|(_, k)| Some(*k) == key).collect();
        Self {
            best: holders(best),
            next: holders(next),
        }
    }

    /// Who stands at the top of all the others.
    fn without(&self, candidate: usize) -> impl Iterator<Item = (usize, RankKey)> + '_ {
        let alone = matches!(self.best.as_slice(), [(i, _)] if *i == candidate);
        let top = if alone { &self.next } else { &self.best };
        top.iter().copied().filter(move |(i, _)| *i != candidate)
    }

    /// Whether settling something of a candidate could change the outcome: it stands at the top, or would reach it with
    /// everything settled for it.
    fn can_matter(&self, candidate: usize, high: u128) -> bool {
        let best = RankKey::of(0, high, high);
        self.best.iter().any(|(i, key)| *i == candidate || best >= *key)
    }
}

/// What the answers ask of the cells of a service.
struct Asks<'a> {
    conditions: Vec<Condition>,
    /// Whether one asks for a state (`a=not-stated`): then an interval does not hold what settling brings.
    states: bool,
    /// What wishes measure.
    measured: Vec<(AttributeIx, &'a Measure)>,
}

impl<'a> Asks<'a> {
    fn of(catalog: &Catalog, field: &'a Candidates, answers: &Answers) -> Self {
        let taking_part = catalog
            .factors
            .iter()
            .enumerate()
            .filter(|(f, _)| answers.importance(*f) > 0);
        let options =
            taking_part.flat_map(|(f, factor)| answers.chosen(f).iter().filter_map(|o| factor.options.get(*o)));
        let rules = options.flat_map(|o| &o.rules).flat_map(|r| r.when.conditions());
        let mut conditions: Vec<Condition> = rules.chain(&answers.must_haves).cloned().collect();
        let mut measured = Vec::new();
        for part in field.wishes() {
            match (part.topic, part.measure.as_deref()) {
                (Topic::Wish(attribute, _), Some(measure @ Measure::Curve(_))) => measured.push((attribute, measure)),
                (_, Some(Measure::Asked(condition))) => conditions.push(condition.clone()),
                _ => {}
            }
        }
        Self {
            states: conditions.iter().any(asks_a_state),
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
    }
}

struct Settlement {
    atom: OpenAtom,
    yes: bool,
    cell: Cell,
}

/// What one service's cells could be settled to; two ways of asking that lead to the same cell are one.
fn settlements(cells: &Cells, asks: &Asks<'_>, candidate: usize, service: ServiceIx) -> Vec<Settlement> {
    let atoms = unknown(&asks.conditions, cells, service);
    let mut all: Vec<Settlement> = Vec::new();
    let mut add = |atom: &OpenAtom, yes: bool, cell: Option<Cell>| {
        let Some(cell) = cell else { return };
        if !all.iter().any(|s| s.atom.attribute == atom.attribute && s.cell == cell) {
            all.push(Settlement {
                atom: atom.clone(),
                yes,
                cell,
            });
        }
    };
    for atom in &atoms {
        let asked: Vec<OptionIx> = atoms.iter().filter_map(|a| asked_option(a, atom.attribute)).collect();
        for yes in [true, false] {
            let cell = cells.get(service, atom.attribute);
            add(atom, yes, settled(atom, yes, &cells.catalog, cell, &asked));
        }
    }
    for (attribute, measure) in &asks.measured {
        let (cell, Measure::Curve(curve)) = (cells.get(service, *attribute), measure) else {
            continue;
        };
        let (least, most) = curve.worth(cell, candidate);
        if least < most {
            let atom = OpenAtom {
                attribute: *attribute,
                asked: Asked::Measure,
            };
            for yes in [true, false] {
                add(&atom, yes, curve.settled(cell, yes));
            }
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
