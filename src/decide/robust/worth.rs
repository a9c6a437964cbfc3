//! What a blank is worth: of all combinations of answers, in how many the outcome would be another if it were settled;
//! semantics.md's scoring, point 13.
//!
//! A blank moves its own service alone. So a combination is added up once, the top and the next are kept
//! ([`Tops`]), and each blank that an answer of the combination asks changes one sum. What a rule makes of a settled cell
//! is evaluated once, before the walk.

use std::ops::ControlFlow;

use crate::catalog::{Cell, Cells, Condition, ServiceIx, condition::Subject};

use super::{
    super::{
        answers::Answers,
        candidates::{Admission, Candidates, admission, answered},
        order::RankKey,
        points::nearest,
        table::{AnswerColumn, Exclusion, Fit, RuleTable, column, combine},
        topic::Topic,
    },
    asks::{Asks, Unsettled, open_cells},
    settle::OpenAtom,
    share::{AnswerAxis, Combination, Sum, Walk},
    tops::Tops,
};

/// What all blanks that the answers could ask about are worth.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Blanks {
    /// What decides most first; then by the service's name, then in the catalog's order of attributes.
    pub all: Vec<BlankWorth>,
    /// Combinations counted.
    pub total: u64,
    /// Whether they were drawn at random because there are more than [`EXACT_UP_TO`](super::share::EXACT_UP_TO).
    pub sampled: bool,
}

/// A cell that is not known, with the combinations that hang on it.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankWorth {
    /// Whose cell.
    pub service: ServiceIx,
    /// What is not known of it.
    pub atom: OpenAtom,
    /// In how many combinations the outcome would be another if it were yes, or if it were no.
    pub decides: u64,
    /// Who would be elected in any of those, by name; the service itself may be one.
    pub instead: Vec<ServiceIx>,
}

impl Blanks {
    /// A blank's combinations as a share of all, 0 to 1.
    pub fn share(&self, blank: &BlankWorth) -> f64 {
        nearest(blank.decides.into(), self.total.into())
    }

    /// What one blank is worth; `None` where nothing asks about it.
    pub fn of(&self, service: ServiceIx, atom: &OpenAtom) -> Option<&BlankWorth> {
        self.all.iter().find(|b| b.service == service && b.atom == *atom)
    }
}

/// Every blank that an option of a factor with some importance, a must-have or a wish asks about; those that decide nothing
/// are among them, what nothing asks is not. Factors that are answered keep their answer; the others go over each single
/// option and no answer. The table must be whole. Cost is that of [`share`](super::share::share) and of re-evaluating for
/// each blank: call it from a worker.
pub fn worth(cells: &Cells, table: &RuleTable, answers: &Answers) -> Blanks {
    let field = Candidates::of(cells, table, answers);
    let asks = Asks::of_all_ways(&cells.catalog, &field, answers);
    let mut open: Vec<OpenBlanks> = blanks(cells, table, answers, &field, &asks)
        .into_iter()
        .map(OpenBlanks::new)
        .collect();
    let factors = 0..table.columns.len();
    let kept = |f: usize| answered(table, f, answers.chosen(f), answers.several(&cells.catalog, f));
    let kept: Vec<Option<AnswerColumn>> = factors.map(kept).collect();
    let axes = kept.iter().enumerate().map(|(f, kept)| match kept {
        Some(column) => AnswerAxis::fixed(answers.importance(f), Some(column)),
        None => AnswerAxis::free(table, answers, f),
    });
    let walk = Walk::with_all(&field, axes.collect());
    let mut keys: Vec<Option<RankKey>> = Vec::new();
    let mut total = 0;
    let sampled = walk.visit(&mut |combination: &Combination<'_>| {
        total += 1;
        keys.clear();
        keys.extend(combination.keys().map(|(_, key)| key));
        let tops = Tops::of(&keys);
        for (i, sum) in combination.sums() {
            let can_matter = asks.states || (keys[i].is_some() && tops.can_matter(i, sum.hi));
            if can_matter {
                open[i].count(total, (i, sum), combination.values, &tops, field.must_haves);
            }
        }
        ControlFlow::Continue(())
    });
    let named = |(i, blank): (usize, Blank)| BlankWorth {
        service: table.candidates[i],
        atom: blank.atom,
        decides: blank.decides,
        instead: blank.instead.iter().map(|i| table.candidates[*i]).collect(),
    };
    let all = open.into_iter().enumerate();
    let all = all.flat_map(|(i, mine)| mine.blanks.into_iter().map(move |b| (i, b)));
    let mut all: Vec<BlankWorth> = all.map(named).collect();
    all.sort_by_key(|b| std::cmp::Reverse(b.decides)); // stable: equal ones stay by name and attribute
    Blanks { all, total, sampled }
}

/// The blanks of one candidate, found by the answers that ask them: most combinations ask few of them.
struct OpenBlanks {
    blanks: Vec<Blank>,
    /// Evaluated whatever is answered, by must-haves and wishes.
    always: Vec<usize>,
    /// For each factor and place among its answers.
    by_answer: Vec<Vec<Vec<usize>>>,
}

impl OpenBlanks {
    fn new(blanks: Vec<Blank>) -> Self {
        let (mut always, mut by_answer) = (Vec::new(), Vec::<Vec<Vec<usize>>>::new());
        for (b, blank) in blanks.iter().enumerate() {
            if blank.ways.iter().any(Settlement::is_always_asked) {
                always.push(b);
            }
            for (factor, value, ..) in blank.ways.iter().flat_map(|way| &way.options) {
                by_answer.resize_with(by_answer.len().max(factor + 1), Vec::new);
                let answers = &mut by_answer[*factor];
                answers.resize_with(answers.len().max(value + 1), Vec::new);
                answers[*value].push(b);
            }
        }
        Self {
            blanks,
            always,
            by_answer,
        }
    }

    /// Counts one combination, the `number`th, of which the candidate has this sum.
    fn count(&mut self, number: u64, candidate: (usize, Sum), values: &[usize], tops: &Tops, must_haves: u32) {
        let asked = self.by_answer.iter().zip(values);
        let asked = asked.filter_map(|(answers, value)| answers.get(*value)).flatten();
        for b in self.always.iter().chain(asked) {
            let blank = &mut self.blanks[*b];
            // Two answers may ask the same.
            if blank.counted < number {
                blank.counted = number;
                blank.count(candidate, values, tops, must_haves);
            }
        }
    }
}

/// One blank, what settling it does, and what has been counted of it.
struct Blank {
    atom: OpenAtom,
    ways: Vec<Settlement>,
    /// The last combination that asked it.
    counted: u64,
    decides: u64,
    /// By place, in order.
    instead: Vec<usize>,
}

impl Blank {
    fn count(&mut self, (candidate, sum): (usize, Sum), values: &[usize], tops: &Tops, must_haves: u32) {
        let mut changes = false;
        for way in &self.ways {
            let Some(key) = way.applied(sum, values) else { continue };
            if !tops.moves(candidate, key, must_haves) {
                continue;
            }
            changes = true;
            if let Some(elected) = tops.elected(candidate, key, must_haves)
                && let Err(at) = self.instead.binary_search(&elected)
            {
                self.instead.insert(at, elected);
            }
        }
        self.decides += u64::from(changes);
    }
}

/// What settling a blank one way does to the sums of its service.
struct Settlement {
    /// Before any question is asked.
    before: (Admission, Admission),
    /// What wishes add.
    wishes: (Part, Part),
    /// For each option whose fit changes: its factor, its place among the factor's answers, and the fit now and then.
    options: Vec<(usize, usize, Part, Part)>,
}

/// What a part adds to a sum.
#[derive(Clone, Copy, PartialEq, Default)]
struct Part {
    lo: u128,
    hi: u128,
    outs: u32,
}

impl Part {
    fn of(importance: u8, fit: Fit, scores: bool) -> Self {
        let importance = if scores { u128::from(importance) } else { 0 };
        Self {
            lo: importance * u128::from(fit.lo),
            hi: importance * u128::from(fit.hi),
            outs: u32::from(fit.out == Exclusion::Yes),
        }
    }
}

impl Settlement {
    fn is_always_asked(&self) -> bool {
        self.before.0 != self.before.1 || self.wishes.0 != self.wishes.1
    }

    /// The key with it applied, `Some(None)` where that is out; `None` where nothing of this combination asks the blank.
    #[allow(clippy::option_option)]
    fn applied(&self, mut sum: Sum, values: &[usize]) -> Option<Option<RankKey>> {
        let mut asked = self.is_always_asked();
        let mut change = |now: Part, then: Part| {
            sum.lo = sum.lo + then.lo - now.lo;
            sum.hi = sum.hi + then.hi - now.hi;
            sum.outs = sum.outs + then.outs - now.outs;
        };
        if asked {
            let out = |a: Admission| Part {
                outs: u32::from(a.is_out),
                ..Part::default()
            };
            change(out(self.before.0), out(self.before.1));
            change(self.wishes.0, self.wishes.1);
        }
        for (factor, value, now, then) in &self.options {
            if values[*factor] == *value {
                asked = true;
                change(*now, *then);
            }
        }
        let key = || RankKey::of(self.before.1.to_confirm, sum.lo, sum.hi);
        asked.then(|| (sum.outs == 0).then(key))
    }
}

/// For each candidate its blanks, in the catalog's order of attributes.
fn blanks(cells: &Cells, table: &RuleTable, answers: &Answers, field: &Candidates, asks: &Asks<'_>) -> Vec<Vec<Blank>> {
    let mut scratch = cells.clone();
    let mut all = Vec::with_capacity(table.candidates.len());
    for (i, service) in table.candidates.iter().enumerate() {
        // One that is out whatever is answered stays out, but where a state is asked for.
        let is_out = field.base[i].is_out && !asks.states;
        let open = if is_out {
            Vec::new()
        } else {
            open_cells(cells, asks, i, *service)
        };
        let mut mine: Vec<(Blank, Vec<(bool, Cell)>)> = Vec::new();
        for Unsettled { atom, ways } in open {
            // Two ways of asking the same thing are one: `n>=5` and `n<5`.
            let same = |other: &[(bool, Cell)]| {
                other.len() == ways.len() && ways.iter().all(|(_, a)| other.iter().any(|(_, b)| a == b))
            };
            if mine.iter().any(|(b, w)| b.atom.attribute == atom.attribute && same(w)) {
                continue;
            }
            let effects = ways.iter().map(|(_, cell)| {
                let before = scratch.replace(*service, atom.attribute, cell.clone());
                let effect = effect(&scratch, table, answers, field, (i, *service), &atom);
                scratch.replace(*service, atom.attribute, before);
                effect
            });
            let blank = Blank {
                ways: effects.collect(),
                atom,
                counted: 0,
                decides: 0,
                instead: Vec::new(),
            };
            mine.push((blank, ways));
        }
        mine.sort_by_key(|(b, _)| b.atom.attribute);
        all.push(mine.into_iter().map(|(b, _)| b).collect());
    }
    all
}

/// Re-evaluates what looks at a cell, which is settled in `scratch`.
fn effect(
    scratch: &Cells,
    table: &RuleTable,
    answers: &Answers,
    field: &Candidates,
    (candidate, service): (usize, ServiceIx),
    atom: &OpenAtom,
) -> Settlement {
    let looks = |c: &Condition| c.subject == Subject::Attribute(atom.attribute);
    let mut options = Vec::new();
    for (f, factor) in scratch.catalog.factors.iter().enumerate() {
        let importance = answers.importance(f);
        if importance == 0 {
            continue;
        }
        // Each answer the walk gives: its place among them, and the options it chooses.
        let kept = answers.chosen(f);
        let ways: Vec<(usize, Vec<usize>)> = if kept.is_empty() {
            (0..factor.options.len()).map(|o| (o + 1, vec![o])).collect()
        } else {
            vec![(0, kept.to_vec())]
        };
        for (value, chosen) in ways {
            let chosen: Vec<_> = chosen
                .iter()
                .filter_map(|o| Some((*o, factor.options.get(*o)?)))
                .collect();
            let rules = chosen.iter().flat_map(|(_, option)| &option.rules);
            if !rules.flat_map(|r| r.when.conditions()).any(looks) {
                continue;
            }
            let several = answers.several(&scratch.catalog, f);
            let of_it = |o: usize| {
                let AnswerColumn { weight, fits, .. } = &table.columns[f][o];
                AnswerColumn {
                    weight: *weight,
                    fits: vec![fits[candidate]],
                    rules: Vec::new(),
                }
            };
            let ask = |option| column(&|when, s| when.eval(scratch, s), &[service], option, table.scale);
            let now: Vec<AnswerColumn> = chosen.iter().map(|(o, _)| of_it(*o)).collect();
            let then: Vec<AnswerColumn> = chosen.iter().map(|(_, option)| ask(option)).collect();
            let [now, then] = [now, then].map(|columns| {
                let all = combine(several, &columns.iter().collect::<Vec<_>>());
                let fit = all.fits.first().copied().unwrap_or_default();
                Part::of(importance, fit, all.weight > 0)
            });
            if now != then {
                options.push((f, value, now, then));
            }
        }
    }
    let mut wishes = (Part::default(), Part::default());
    for part in field.wishes() {
        let (Topic::Wish(attribute, _), Some(measure)) = (part.topic, &part.measure) else {
            continue;
        };
        if attribute == atom.attribute {
            let add = |sum: &mut Part, fit: Fit| {
                let more = Part::of(part.importance, fit, true);
                sum.lo += more.lo;
                sum.hi += more.hi;
            };
            add(&mut wishes.0, part.column.fits[candidate]);
            add(
                &mut wishes.1,
                measure.fit(scratch, service, attribute, candidate, table.scale),
            );
        }
    }
    Settlement {
        before: (
            field.base[candidate],
            admission(scratch, table, answers, candidate, service),
        ),
        wishes,
        options,
    }
}
