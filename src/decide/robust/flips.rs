//! What would change the outcome: another answer, a cell settled, another importance.

use crate::catalog::{AttributeIx, Catalog, Cell, Cells, ServiceIx, Several};

use super::{
    super::{
        answers::{Answers, MAX_IMPORTANCE},
        candidates::Candidates,
        order::{Outcome, RankKey, elect},
        parts::ScorePart,
        table::RuleTable,
        topic::Topic,
    },
    asks::{Asks, Unsettled, open_cells},
    rescore::rescore,
    settle::OpenAtom,
    tops::Tops,
};

/// An answer that, given otherwise, changes the outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flip {
    /// The factor, by its place.
    pub factor: usize,
    /// The options chosen now; empty when none is given.
    pub from: Vec<usize>,
    /// Whether these are asked for together, not any of them.
    pub all: bool,
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
                    all: answers.several(catalog, factor) == Several::All,
                    to,
                    outcome: then.map(|i| table.candidates[i]),
                });
            }
        }
    }
    flips
}

/// For each factor that is answered, and each wish, `idle` ones that count for nothing too, the smallest step of its importance within 0 to 3 that changes
/// the outcome: none, one, or two when a step down and a step up of the same size both do.
pub fn importance_flips(
    catalog: &Catalog,
    table: &RuleTable,
    field: &Candidates,
    idle: &[ScorePart],
    answers: &Answers,
) -> Vec<ImportanceFlip> {
    let answered = (0..table.columns.len()).filter(|f| !answers.chosen(*f).is_empty());
    let factors = answered.map(|f| (Topic::Factor(f), answers.importance(f)));
    let wishes = field.wishes().map(|p| (p.topic, p.importance));
    let idle_topics = idle.iter().map(|p| (p.topic, 0));
    let topics: Vec<(Topic, u8)> = factors.chain(wishes).chain(idle_topics).collect();
    let now = field.outcome();
    let mut flips = Vec::new();
    for (topic, from) in topics {
        for step in 1..=MAX_IMPORTANCE {
            let up = Some(from + step).filter(|to| *to <= MAX_IMPORTANCE);
            let before = flips.len();
            for to in [from.checked_sub(step), up].into_iter().flatten() {
                let then = weighed(catalog, table, (field, idle), answers, topic, to).outcome();
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
    (field, idle): (&Candidates, &[ScorePart]),
    answers: &Answers,
    topic: Topic,
    to: u8,
) -> Candidates {
    match topic {
        Topic::Factor(f) => field.with(catalog, table, &answers.with_importance(f, to)),
        Topic::Wish(..) => {
            let mut next = field.clone();
            next.parts.extend(idle.iter().filter(|p| p.topic == topic).cloned());
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
        let mut seen: Vec<(AttributeIx, Cell)> = Vec::new();
        let open = open_cells(cells, &asked, i, *service);
        let ways = |Unsettled { atom, ways }| ways.into_iter().map(move |(yes, cell)| (atom.clone(), yes, cell));
        for (atom, yes, cell) in open.into_iter().flat_map(ways) {
            // Two ways of asking that lead to the same cell are one.
            let same = (atom.attribute, cell.clone());
            if seen.contains(&same) {
                continue;
            }
            seen.push(same);
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
