//! Texts of conditions: each is refused with a sentence, or read, and then its own text gives it again.

use std::sync::Arc;

use crosscheck::{
    catalog::{Catalog, Condition, Feature, View, condition::Test, load},
    dataset::{Dataset, built_in::BUILT_IN},
};
use jiff::civil::date;

use crate::{
    fuzz::engine::{ACCEPTED, Seen, Target, Wrong, finds, holds, planted},
    fuzz::laws::{is_cut, outcome},
    fuzz::seeds,
};

fn datasets() -> Vec<Dataset> {
    [
        BUILT_IN.to_vec(),
        seeds::data("databases.ron"),
        seeds::data("hostile.ron"),
    ]
    .iter()
    .map(|bytes| {
        let catalog = load(bytes).0.expect("a catalog of the repository");
        Dataset::new(catalog, View::on(date(2026, 11, 21)), None, vec![], 1)
    })
    .collect()
}

fn check(text: &[u8], datasets: &[Dataset]) -> Result<Seen, String> {
    let text = String::from_utf8_lossy(text);
    let mut seen = Seen::new();
    for dataset in datasets {
        let catalog = &dataset.catalog;
        match Condition::parse(&text, catalog) {
            Err(error) => {
                is_cut(&error.to_string())?;
                seen.push_str(&outcome(&error.message));
            }
            Ok(condition) => {
                let written = condition.text(catalog);
                let again =
                    Condition::parse(&written, catalog).map_err(|e| format!("{text:?} is written {written:?}: {e}"))?;
                if again != condition {
                    return Err(format!("{text:?} is written {written:?}, which is another condition"));
                }
                for service in catalog.service_ixs().take(3) {
                    condition.eval(dataset, service);
                }
                let test = match condition.test {
                    Test::AnyOf(wants) => format!("any of {}", wants.len().min(4)),
                    Test::AllOf(wants) => format!("all of {}", wants.len().min(4)),
                    Test::NoneOf(wants) => format!("none of {}", wants.len().min(4)),
                    Test::Bound(op, _) => op.sign().to_owned(),
                    Test::Joined(join, parts) => format!("{} {}", parts.len().min(4), join.word()),
                };
                seen = format!("{ACCEPTED}: {test} {seen}");
            }
        }
    }
    Ok(seen)
}

/// What one may ask of every attribute of a catalog.
fn asked(catalog: &Catalog) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for attribute in &catalog.attributes {
        let id = &attribute.id;
        all.push(format!("{id}=not-stated"));
        if attribute.kind.has(Feature::Scale) {
            all.extend(["1..2", "\"1\"..9,3", "2019..2020-05"].map(|range| format!("{id}={range} or {id}!=1..3")));
            all.extend(["<5", "<=1.5", ">2019-05", ">=2020"].map(|bound| format!("{id}{bound}")));
        }
        let ids: Vec<&str> = attribute.options.iter().take(3).map(|o| o.id.as_str()).collect();
        all.push(format!("{id}={}", ids.join(",")));
        all.push(format!("{id}!={}", ids.join(", ")));
        all.push(format!("{id}={}", ids.join("+")));
    }
    all.extend(catalog.categories.iter().map(|c| format!("category={c}")));
    all.extend(catalog.services.iter().take(5).map(|s| format!("name={}", s.name)));
    all.extend(catalog.sources.iter().take(3).map(|s| format!("source={}", s.id)));
    all.extend(["role=alternative", "status!=retired,retiring", "yours=starred"].map(str::to_owned));
    all.into_iter().map(String::into_bytes).collect()
}

fn target() -> Target {
    let datasets = datasets();
    let seeds: Vec<_> = datasets.iter().flat_map(|d| asked(&d.catalog)).collect();
    Target {
        name: "condition",
        words: seeds::words(&seeds, 400),
        seeds,
        check: Arc::new(move |text| check(text, &datasets)),
    }
}

#[test]
fn a_condition_is_refused_or_reads_back() {
    holds(target());
}

#[test]
fn a_planted_fault_behind_conditions_is_found() {
    let faulty = |input: &[u8], seen: &Seen| seen.contains("none of 2") && input.contains(&b' ');
    assert_eq!(
        finds(planted(target(), faulty), 100_000),
        Wrong::Panics("planted".to_owned())
    );
}
