//! The scoring of semantics.md a second time: slow, obvious and exact, from the catalog's file on, with a reader of
//! conditions of its own. It shares nothing with the program but what it reads and what it compares. Names are those of
//! the page; numbers in brackets are those of its section "Scoring".

mod cells;
mod change;
mod compare;
mod condition;
mod evidence;
mod laws;
mod make;
mod program;
mod scale;
mod score;
mod settle;
mod weights;
mod wish;
mod world;

use std::collections::BTreeMap;

use crate::generate::SplitMix;

/// What a fit of 1 is counted in: a millionth, and one part in every number up to 30, the most that ten rules weigh, are
/// whole numbers of it; so all sums are exact.
const UNIT: i128 = 2_329_089_562_800 * 1_000_000;

/// Compares everything `decide --format json` says in random cases.
fn agree_on(seeds: std::ops::Range<u64>) {
    let mut compared: BTreeMap<&str, usize> = BTreeMap::new();
    let mut broken: Vec<String> = Vec::new();
    for seed in seeds {
        let mut random = SplitMix(seed);
        let world = make::world(&mut random, seed % 8 == 7);
        let line = make::line(&mut random, &world);
        let said = program::decide(&world, &line);
        let (model, asked) = (score::Model::new(&world, line.view()), line.asked(&world));
        let comparison = compare::compare(&model, &asked, &said);
        if !comparison.differences.is_empty() {
            let differences = comparison.differences.join("\n  ");
            broken.push(format!("{seed}: {:?}\n  {differences}", line.arguments()));
        }
        for (field, times) in comparison.compared {
            *compared.entry(field).or_default() += times;
        }
    }
    // `make::world` writes the catalog of a seed; `World::ron` says it as a file.
    assert!(broken.is_empty(), "{} cases\n{}", broken.len(), broken.join("\n"));
    // Nothing is compared by not being there.
    assert_eq!(compared.len(), compare::FIELDS, "{compared:?}");
    assert!(compared.values().all(|times| *times >= 100), "{compared:?}");
}

// In two halves, so that both cores have work.
#[test]
fn the_program_agrees_on_one_half_of_random_cases() {
    agree_on(0..510);
}

#[test]
fn the_program_agrees_on_the_other_half_of_random_cases() {
    agree_on(510..1_020);
}

#[test]
fn striking_out_who_is_not_first_changes_nothing() {
    (0..150).for_each(|seed| laws::striking_out(&program::said, seed));
    (0..400).for_each(|seed| laws::striking_out(&score::said, seed));
}

#[test]
fn support_never_lowers_a_rank() {
    let tried = (0..150)
        .filter(|seed| laws::support_never_hurts(&program::said, *seed))
        .count();
    assert!(tried >= 60, "{tried}");
    (0..400).for_each(|seed| {
        laws::support_never_hurts(&score::said, seed);
    });
}

#[test]
fn silence_scores_above_no() {
    (0..150).for_each(|seed| laws::silence_is_not_no(&program::said, seed));
    (0..300).for_each(|seed| laws::silence_is_not_no(&score::said, seed));
}

#[test]
fn the_order_of_the_file_is_irrelevant() {
    (0..150).for_each(|seed| laws::reordering(&program::said, seed));
    (0..300).for_each(|seed| laws::reordering(&score::said, seed));
}

#[test]
fn a_better_value_never_scores_less() {
    (0..150).for_each(|seed| laws::curves_are_monotone(&program::said, seed));
    (0..300).for_each(|seed| laws::curves_are_monotone(&score::said, seed));
}
