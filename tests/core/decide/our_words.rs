//! What rests on our inference says so, in every point that any answers bring.

use std::collections::BTreeSet;

use crosscheck::{
    catalog::{Cells, Origin, SourceIx, View, load},
    dataset::built_in::BUILT_IN,
    decide::{Answers, RuleTable, justification, rank, rank_with},
};

use super::{robustness::ways, verify::TODAY};

/// Every point that any combination of answers brings is brought by one option alone as well, so each is looked at once.
#[test]
fn whatever_rests_on_our_inference_says_so() {
    // No claim of the catalog rests on our inference, so one of its documents is taken for it.
    let document = "(id: \"sql-revoscalepy-2020\",";
    let text = String::from_utf8_lossy(BUILT_IN).replace(document, &format!("{document} inference: true,"));
    let catalog = load(text.as_bytes()).0.unwrap();
    let cells = Cells::build(catalog.clone(), View::on(TODAY));
    let (mut inferred, mut stated) = (0, 0);
    let mut looked_at = BTreeSet::new();
    for (f, factor) in catalog.factors.iter().enumerate() {
        for o in 0..factor.options.len() {
            let asked = Answers::new(&catalog).with_chosen(f, vec![o]);
            for ranked in &rank(&cells, &asked).ranked {
                for point in &ranked.contributions {
                    looked_at.insert((ranked.service, point.topic, point.option, point.rule));
                    let why = justification::earned(&cells, &asked, ranked.service, point);
                    let ours = |s: SourceIx| catalog[s].origin == Origin::Inference;
                    let any = why.facts.iter().flat_map(|f| &f.claims).any(|c| ours(c.source));
                    let all = why.facts.iter().all(|f| f.claims.iter().all(|c| ours(c.source)));
                    let says = why.because.to_lowercase();
                    if all {
                        assert!(why.because.starts_with("Our inference:"), "{}", why.because);
                        assert!(why.sources.is_empty() && why.inferred);
                        inferred += 1;
                    } else {
                        assert!(!why.because.starts_with("Our inference:"), "{}", why.because);
                        assert!(!why.sources.is_empty() && !why.inferred);
                        stated += 1;
                    }
                    if any {
                        assert!(says.contains("our inference"), "{}", why.because);
                    }
                    assert!(!why.sources.iter().any(|s| ours(*s)));
                }
            }
        }
    }
    let table = RuleTable::whole(&cells);
    let factors: Vec<usize> = (0..catalog.factors.len()).collect();
    let all = ways(&catalog, &Answers::new(&catalog), &factors);
    assert!(all.len() >= 7_776, "{} combinations", all.len());
    let mut brought = BTreeSet::new();
    for asked in &all {
        for ranked in rank_with(&cells, &table, asked).ranked {
            let points = ranked.contributions.iter();
            brought.extend(points.map(|c| (ranked.service, c.topic, c.option, c.rule)));
        }
    }
    let missed: Vec<_> = brought.difference(&looked_at).collect();
    assert!(!brought.is_empty() && missed.is_empty(), "{missed:?}");
    assert!(
        inferred > 0 && stated > inferred,
        "{inferred} inferred, {stated} stated"
    );
}
