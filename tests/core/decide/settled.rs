//! How far the built-in catalog carries: every way to answer all questions by one option, counted by verdict, by what
//! the winner rests on, and by what stands in the way of a settled answer.
//!
//! The README has the first figures, and a test holds them there. `cargo test --test core -- decide::settled --nocapture`
//! prints more; `CATALOG=other.ron` counts another catalog.

#![allow(clippy::print_stderr)] // figures for whoever asks for them with --nocapture

use std::{collections::BTreeMap, sync::Arc};

use crosscheck::{
    catalog::{
        Catalog, Cells, Origin, ServiceIx, ServiceRef, View, check,
        kind::RawSays,
        load, parse_raw,
        raw::{RawCatalog, RawClaim},
        wording::thousands,
    },
    decide::{
        Answers, Outcome, Points, Ranking, RuleTable,
        open_cells::open_cells,
        rank_top, rank_with,
        robust::{OpenAtom, inference_uses},
        sentence::footing,
    },
};
use jiff::civil::{Date, date};

use super::robustness::ways;
use crate::readme;

const TODAY: Date = date(2026, 11, 26);

/// What is not known of a service.
type Blank = (ServiceIx, OpenAtom);

/// A blank with its name, and in how many ways it is open: in all, and with one rival alone.
struct Standing {
    name: String,
    blank: Blank,
    ways: [usize; 2],
}

/// How many blanks the README names.
const NAMED: usize = 5;

/// The catalog's file as it lies in the repository, so that no build stands between an edit and its count.
fn file() -> Vec<u8> {
    let path =
        std::env::var("CATALOG").unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/catalog.ron").to_owned());
    std::fs::read(path).expect("a catalog")
}

fn catalog() -> Catalog {
    load(&file()).0.expect("a catalog without errors")
}

/// How many of these ways, none of them settled, are settled once this blank of a service is filled: with yes or with no,
/// whichever settles more.
fn settles(catalog: &Catalog, raw: &RawCatalog, (service, atom): &Blank, ways: &[&Answers]) -> usize {
    let source = catalog.sources.iter().find(|s| s.origin == Origin::Public);
    let id = atom.option_id(catalog);
    let filled = |says: RawSays| {
        let mut raw = raw.clone();
        raw.services[service.at()].claims.push(RawClaim {
            attribute: catalog[atom.attribute].id.clone(),
            says,
            source: source.expect("a public source").id.clone(),
            place: String::new(),
            note: String::new(),
            supersedes: Vec::new(),
            withdrawn: None,
        });
        check::check(&raw).0
    };
    let [yes, no] = match id {
        None => [vec![RawSays::Yes], vec![RawSays::No]],
        Some(id) => [
            vec![RawSays::Has(vec![id.clone()]), RawSays::Is(id.clone())],
            vec![RawSays::Lacks(vec![id])],
        ],
    };
    let settled = |says: Vec<RawSays>| {
        // Of these the one that the attribute's kind has.
        let Some(other) = says.into_iter().find_map(filled) else {
            return 0;
        };
        let cells = Cells::build(other, View::on(TODAY));
        let table = RuleTable::whole(&cells);
        let verdicts = ways.iter().map(|a| rank_top(&cells, &table, a, 0).verdict);
        verdicts.filter(|v| v.id() == "settled").count()
    };
    settled(yes).max(settled(no))
}

/// Every way to answer all questions, each by one option.
fn complete(catalog: &Catalog) -> Vec<Answers> {
    let mut all = ways(
        catalog,
        &Answers::new(catalog),
        &(0..catalog.factors.len()).collect::<Vec<_>>(),
    );
    all.retain(|a| a.chosen.iter().all(|c| !c.is_empty()));
    all
}

/// Who is elected in each without the rules of ours, and without the claims of ours too where asked.
fn without_our_rules(catalog: &Catalog, view: View, all: &[Answers], claims: bool) -> Vec<Outcome<ServiceIx>> {
    let mut other = catalog.clone();
    for option in other.factors.iter_mut().flat_map(|f| &mut f.options) {
        option.rules.retain(|r| !catalog[r.source].is_inference());
    }
    without(&other, view, all, |c, s, i| {
        claims && c[c[s].claims[i].source].is_inference()
    })
}

/// Who is elected in each, with some of the claims left out.
fn without(
    catalog: &Catalog,
    view: View,
    all: &[Answers],
    out: impl Fn(&Catalog, ServiceIx, usize) -> bool,
) -> Vec<Outcome<ServiceIx>> {
    let mut other = catalog.clone();
    for service in catalog.service_ixs() {
        let mut at = 0;
        other.services[service.at()].claims.retain(|_| {
            at += 1;
            !out(catalog, service, at - 1)
        });
    }
    let cells = Cells::build(Arc::new(other), view);
    let table = RuleTable::whole(&cells);
    all.iter().map(|a| rank_top(&cells, &table, a, 0).outcome).collect()
}

/// Withdrawn, or history because another claim on the same cell supersedes its source: of the service itself, or of a
/// whole that has what is stated of this part as its own.
fn is_history(catalog: &Catalog, service: ServiceIx, claim: usize) -> bool {
    let it = &catalog[service].claims[claim];
    let part_of = catalog.attribute("part-of");
    let belongs = catalog[service]
        .claims
        .iter()
        .filter(|c| Some(c.attribute) == part_of && c.withdrawn().is_none());
    let wholes = belongs.flat_map(|c| c.says.services()).filter_map(|whole| match whole {
        ServiceRef::Known(whole) if catalog[it.attribute].from_parts => Some(*whole),
        _ => None,
    });
    let supersedes = |s: ServiceIx| {
        let same = catalog[s].claims_on(it.attribute).iter();
        same.filter(|c| c.withdrawn().is_none())
            .flat_map(crosscheck::catalog::Claim::supersedes)
            .any(|(source, _)| *source == it.source)
    };
    it.withdrawn().is_some() || std::iter::once(service).chain(wholes).any(supersedes)
}

fn differ<T: PartialEq>(these: &[T], those: &[T]) -> usize {
    these.iter().zip(those).filter(|(a, b)| a != b).count()
}

#[test]
fn no_winner_hangs_on_what_is_superseded_or_withdrawn() {
    let catalog = catalog();
    let all = complete(&catalog);
    let view = View::on(TODAY);
    let outcomes = without(&catalog, view, &all, |_, _, _| false);
    let living = without(&catalog, view, &all, is_history);
    assert_eq!(differ(&outcomes, &living), 0, "winners that hang on history");
}

#[test]
fn what_is_settled_and_what_stands_in_the_way() {
    let catalog = catalog();
    let all = complete(&catalog);
    let cells = Cells::build(catalog.clone(), View::on(TODAY));
    let table = RuleTable::whole(&cells);
    let rankings: Vec<Ranking> = all.iter().map(|a| rank_with(&cells, &table, a)).collect();
    let outcomes: Vec<_> = rankings.iter().map(|r| r.outcome.clone()).collect();

    let mut verdicts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut winners: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut blanks: BTreeMap<String, Standing> = BTreeMap::new();
    let zero = Points::default();
    let (mut inferred, mut old, mut mostly_old) = (0, 0, 0);
    for (answers, ranking) in all.iter().zip(&rankings) {
        *verdicts.entry(ranking.verdict.id()).or_default() += 1;
        let Some(winner) = ranking.winner().and_then(|w| ranking.of(w)) else {
            continue;
        };
        let is_settled = ranking.verdict.id() == "settled";
        let count = winners.entry(&catalog[winner.service].name).or_default();
        count[0] += 1;
        count[1] += usize::from(is_settled);
        let rests = footing(&cells, answers, winner);
        inferred += usize::from(rests.inferred > zero);
        old += usize::from(rests.old > zero);
        mostly_old += usize::from(rests.old + rests.old + rests.old >= winner.low + winner.low && rests.old > zero);
        if is_settled {
            continue;
        }
        let rivals: Vec<_> = ranking
            .ranked
            .iter()
            .filter(|r| r.service != winner.service && r.high > winner.low)
            .collect();
        // Several rules may ask the same; the way is one.
        let mut here = BTreeMap::new();
        for ranked in rivals.iter().copied().chain([winner]) {
            let asked = ranked.open.iter();
            for atom in asked.flat_map(|open| open_cells(&cells, answers, ranked.service, open)) {
                let name = format!("{} · {}", catalog[ranked.service].name, atom.human(&catalog));
                here.insert(name, (ranked.service, atom));
            }
        }
        for (name, blank) in here {
            let standing = blanks.entry(name.clone()).or_insert(Standing {
                name,
                blank,
                ways: [0, 0],
            });
            standing.ways[0] += 1;
            standing.ways[1] += usize::from(rivals.len() == 1);
        }
    }
    let led = |r: &&Ranking| r.margin.is_some_and(|m| m >= Points::CLEAR_MARGIN) && r.verdict.id() == "close";
    eprintln!("{} complete answers: {verdicts:?}", all.len());
    eprintln!(
        "of the close ones, {} lead by five points or more and have something to confirm",
        rankings.iter().filter(led).count()
    );
    eprintln!("winners (times, settled): {winners:?}");
    eprintln!(
        "winner rests in part on inference {inferred}, in part on evidence older than five years {old}, by two thirds {mostly_old}"
    );

    let view = View::on(TODAY);
    let inference = without(&catalog, view, &all, |c, s, i| {
        c[c[s].claims[i].source].origin == Origin::Inference
    });
    let since = View {
        since: Some(date(2021, 11, 26)),
        ..view
    };
    let recent = without(&catalog, since, &all, |_, _, _| false);
    let living = without(&catalog, view, &all, is_history);
    let rules = without_our_rules(&catalog, view, &all, false);
    let both = without_our_rules(&catalog, view, &all, true);
    eprintln!(
        "another outcome without our claims {}, without our rules {}, without both {}",
        differ(&outcomes, &inference),
        differ(&outcomes, &rules),
        differ(&outcomes, &both)
    );
    eprintln!(
        "as the page of what we inferred counts it: {:?}",
        inference_uses(&cells).together
    );
    eprintln!(
        "another outcome without evidence older than five years {}, without what is superseded or withdrawn {}",
        differ(&outcomes, &recent),
        differ(&outcomes, &living)
    );

    let mut blanks: Vec<Standing> = blanks.into_values().collect();
    blanks.sort_by_key(|b| (std::cmp::Reverse(b.ways[0]), b.name.clone()));
    let unsettled: Vec<&Answers> = (all.iter().zip(&rankings))
        .filter(|(_, r)| r.verdict.id() != "settled")
        .map(|(a, _)| a)
        .collect();
    assert!(
        blanks.iter().all(|b| b.ways[0] <= unsettled.len()),
        "a blank is open in no more ways than there are"
    );
    eprintln!("what is open of winners and of who could pass them (ways, with one rival alone):");
    for Standing { name, ways, .. } in blanks.iter().take(150) {
        eprintln!("{:6} {:6}  {name}", ways[0], ways[1]);
    }
    blanks.truncate(NAMED);
    let raw = parse_raw(&file()).expect("a catalog");
    let settles: Vec<usize> = blanks
        .iter()
        .map(|b| settles(&catalog, &raw, &b.blank, &unsettled))
        .collect();
    eprintln!("the first {NAMED} settle, each filled alone: {settles:?}");
    if std::env::var_os("CATALOG").is_none() {
        let most = settles.into_iter().max().unwrap_or_default();
        readme::holds("settled", &in_the_readme(all.len(), &verdicts, &blanks, most));
    }
}

/// The figures that the README has. `most`: how many ways any of the blanks settles.
fn in_the_readme(all: usize, verdicts: &BTreeMap<&str, usize>, blanks: &[Standing], most: usize) -> String {
    let row = |name: &str, n: usize| format!("| {name} | {} |\n", thousands(n));
    let verdicts = verdicts.iter().map(|(verdict, n)| row(verdict, *n));
    let open = blanks.iter().map(|b| row(&format!("open: {}", b.name), b.ways[0]));
    let ways = row(&format!("ways to answer, judged on {TODAY}"), all);
    [
        ways + "|---|---|\n",
        verdicts.collect(),
        open.collect(),
        row("more settled once one of these is stated, at most", most),
    ]
    .concat()
}
