//! What would change the winner: another answer, a cell settled, another importance.

use crate::catalog::{
    AttributeIx, Catalog, Cell, Cells, Condition, OptionIx, ServiceIx,
    condition::{Test, Want},
};

use super::{
    super::{
        answers::{Answers, MAX_IMPORTANCE, Topic},
        candidates::{Candidates, Score, winner},
        points::Points,
        table::{AnswerColumn, Exclusion, Fit, RuleTable, column, combine},
    },
    settle::{Asked, OpenAtom, settled, unknown},
};

/// An answer that, given otherwise, changes the winner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flip {
    /// The factor, by its place.
    pub factor: usize,
    /// The options chosen now; empty when none is given.
    pub from: Vec<usize>,
    /// The one option instead.
    pub to: usize,
    /// Who wins then; `None`: nobody.
    pub winner: Option<ServiceIx>,
}

/// A cell not known that, settled, changes the winner.
#[derive(Debug, Clone, PartialEq)]
pub struct CellFlip {
    /// Whose cell.
    pub service: ServiceIx,
    /// What is not known of it.
    pub atom: OpenAtom,
    /// Whether it is settled to yes.
    pub yes: bool,
    /// Who wins then; `None`: nobody.
    pub winner: Option<ServiceIx>,
}

/// An importance that, set otherwise, changes the winner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportanceFlip {
    /// The factor or the preference.
    pub topic: Topic,
    /// Its importance now.
    pub from: u8,
    /// The nearest other one at which the winner changes.
    pub to: u8,
    /// Who wins then; `None`: nobody.
    pub winner: Option<ServiceIx>,
}

/// Each factor × each option not chosen, in the catalog's order; several chosen options are replaced by that one.
pub fn answer_flips(catalog: &Catalog, table: &RuleTable, field: &Candidates, answers: &Answers) -> Vec<Flip> {
    let now = field.winner();
    let mut flips = Vec::new();
    for (factor, columns) in table.columns.iter().enumerate() {
        let from = answers.chosen(factor);
        if answers.importance(factor) == 0 {
            continue; // whatever is answered takes no part
        }
        for to in (0..columns.len()).filter(|o| !from.contains(o)) {
            let then = field
                .with(catalog, table, &answers.with_chosen(factor, vec![to]))
                .winner();
            if then != now {
                let winner = then.map(|i| table.candidates[i]);
                flips.push(Flip {
                    factor,
                    from: from.to_vec(),
                    to,
                    winner,
                });
            }
        }
    }
    flips
}

/// For each factor that is answered, and each preference, the smallest step of its importance within 0 to 3 that
/// changes the winner: none, one, or two when a step down and a step up of the same size both do.
pub fn importance_flips(
    catalog: &Catalog,
    table: &RuleTable,
    field: &Candidates,
    answers: &Answers,
) -> Vec<ImportanceFlip> {
    let answered = (0..table.columns.len()).filter(|f| !answers.chosen(*f).is_empty());
    let factors = answered.map(|f| (Topic::Factor(f), answers.importance(f)));
    let topics: Vec<(Topic, u8)> = factors
        .chain(field.preferences().map(|p| (p.topic, p.importance)))
        .collect();
    let now = field.winner();
    let mut flips = Vec::new();
    for (topic, from) in topics {
        for step in 1..=MAX_IMPORTANCE {
            let up = Some(from + step).filter(|to| *to <= MAX_IMPORTANCE);
            let before = flips.len();
            for to in [from.checked_sub(step), up].into_iter().flatten() {
                let then = weighed(catalog, table, field, answers, topic, to).winner();
                if then != now {
                    flips.push(ImportanceFlip {
                        topic,
                        from,
                        to,
                        winner: then.map(|i| table.candidates[i]),
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
        Topic::Preference(_) => {
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

/// Each unknown atom that a rule of a chosen option or a must-have looks at, of each service that is left, settled yes
/// and then no; listed where the winner changes. By the service's name, then in the order the rules ask. Preferences
/// stay as they are.
pub fn cell_flips(cells: &Cells, table: &RuleTable, field: &Candidates, answers: &Answers) -> Vec<CellFlip> {
    let conditions = conditions(&cells.catalog, answers);
    // A question about a state (`a=not-stated`) is true or false, so its interval does not hold what settling brings.
    let asks_states = conditions.iter().any(|c| asks_a_state(c));
    let scores: Vec<Option<Score>> = (0..field.out.len())
        .map(|i| (field.out[i] != Exclusion::Yes).then(|| field.score(i)))
        .collect();
    let now = field.winner();
    // Only one service's score moves at a time, so its rival is the winner, or the next when it is the winner itself.
    let next = winner(
        (0..scores.len())
            .filter(|i| Some(*i) != now)
            .filter_map(|i| Some((i, scores[i]?))),
    );
    let mut scratch = cells.clone();
    let mut flips = Vec::new();
    for (i, service) in table.candidates.iter().enumerate() {
        let Some(score) = scores[i] else { continue };
        if !asks_states && !can_matter(score, now.map(|w| (w, scores[w])), i) {
            continue;
        }
        for Settlement { atom, yes, cell } in settlements(cells, &conditions, *service) {
            let before = scratch.replace(*service, atom.attribute, cell);
            let settled = rescore(&scratch, field, answers, i, *service);
            scratch.replace(*service, atom.attribute, before);
            let rival = if now == Some(i) { next } else { now };
            let rival = rival.and_then(|r| Some((r, scores[r]?)));
            let mut left: Vec<(usize, Score)> = rival.into_iter().chain(settled.map(|s| (i, s))).collect();
            left.sort_by_key(|(j, _)| *j); // by name, as `winner` takes them
            let then = winner(left.into_iter());
            if then != now {
                flips.push(CellFlip {
                    service: *service,
                    atom,
                    yes,
                    winner: then.map(|w| table.candidates[w]),
                });
            }
        }
    }
    flips
}

/// A service that does not win can only change that by winning: not if it would not even with everything settled for
/// it. (Settling moves the score within its interval and adds no support beyond it.)
fn can_matter(score: Score, winner: Option<(usize, Option<Score>)>, candidate: usize) -> bool {
    let best = Score::certain(score.high);
    match winner {
        Some((w, Some(leads))) => w == candidate || best.key() >= leads.key(),
        _ => score.high > Points::ZERO,
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

fn conditions<'a>(catalog: &'a Catalog, answers: &'a Answers) -> Vec<&'a Condition> {
    let taking_part = catalog
        .factors
        .iter()
        .enumerate()
        .filter(|(f, _)| answers.importance(*f) > 0);
    let options = taking_part.flat_map(|(f, factor)| answers.chosen(f).iter().filter_map(|o| factor.options.get(*o)));
    let rules = options.flat_map(|o| &o.rules).flat_map(|r| r.when.conditions());
    rules.chain(&answers.must_haves).collect()
}

struct Settlement {
    atom: OpenAtom,
    yes: bool,
    cell: Cell,
}

/// What one service's cells could be settled to; two ways of asking that lead to the same cell are one.
fn settlements(cells: &Cells, conditions: &[&Condition], service: ServiceIx) -> Vec<Settlement> {
    let atoms = unknown(conditions.iter().copied(), cells, service);
    let mut all: Vec<Settlement> = Vec::new();
    for atom in &atoms {
        let asked: Vec<OptionIx> = atoms.iter().filter_map(|a| asked_option(a, atom.attribute)).collect();
        for yes in [true, false] {
            let cell = settled(atom, yes, &cells.catalog, cells.get(service, atom.attribute), &asked);
            let Some(cell) = cell else { continue };
            if !all.iter().any(|s| s.atom.attribute == atom.attribute && s.cell == cell) {
                all.push(Settlement {
                    atom: atom.clone(),
                    yes,
                    cell,
                });
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

/// One candidate's score with some of its cells otherwise; `None` when it is ruled out then.
fn rescore(
    cells: &Cells,
    field: &Candidates,
    answers: &Answers,
    candidate: usize,
    service: ServiceIx,
) -> Option<Score> {
    let must = answers
        .must_haves
        .iter()
        .map(|c| Exclusion::unless(c.eval(cells, service).truth));
    let mut out = must.max().unwrap_or_default();
    let (mut lo, mut hi) = (0, 0);
    for (f, factor) in cells
        .catalog
        .factors
        .iter()
        .enumerate()
        .filter(|(f, _)| answers.importance(*f) > 0)
    {
        let chosen = answers.chosen(f).iter().filter_map(|o| factor.options.get(*o));
        let columns: Vec<AnswerColumn> = chosen.map(|o| column(cells, &[service], o)).collect();
        if columns.is_empty() {
            continue;
        }
        let column = combine(factor.several, &columns.iter().collect::<Vec<_>>());
        let Fit { lo: l, hi: h, out: o } = column.fits[0];
        out = out.max(o);
        if column.weight > 0 {
            lo += u64::from(answers.importance(f)) * u64::from(l);
            hi += u64::from(answers.importance(f)) * u64::from(h);
        }
    }
    for part in field.preferences() {
        lo += u64::from(part.importance) * u64::from(part.column.fits[candidate].lo);
        hi += u64::from(part.importance) * u64::from(part.column.fits[candidate].hi);
    }
    (out != Exclusion::Yes).then(|| Score::of(lo, hi, field.weight()))
}
