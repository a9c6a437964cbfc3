//! A list without factors still decides: by must-haves and by preferences about attributes with a direction.

use crosscheck::{
    catalog::{Catalog, Cells, Condition, ServiceIx, View, load},
    cli::decide::{choose_curves, parse_wishes},
    decide::{Answers, Curve, Outcome, Points, RuleTable, Topic, Verdict, Wish, WishFor, rank, robustness, sentence},
    import::{ImportRequest, import},
    report::{Basis, Decision, verify},
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 1, 1);

/// Services by their price (less is better) and their grade (later is better); `None`: not stated.
pub fn list(services: &[(Option<i32>, Option<usize>)]) -> (Catalog, Cells) {
    let grades = ["low", "middle", "high"];
    let service = |(i, (price, grade)): (usize, &(Option<i32>, Option<usize>))| {
        let price = price.map_or(String::new(), |p| {
            format!(r#"(attribute: "price", says: Exactly({p}.0), source: "src", place: "P"),"#)
        });
        let grade = grade.map_or(String::new(), |g| {
            format!(
                r#"(attribute: "grade", says: Is("{}"), source: "src", place: "P"),"#,
                grades[g]
            )
        });
        format!(r#"(id: "s{i}", name: "S{i}", named_in: ["src"], claims: [{price}{grade}]),"#)
    };
    let services: String = services.iter().enumerate().map(service).collect();
    let text = format!(
        r#"(title: "T", sources: [(id: "src", title: "S", date: "2025", given: true)], groups: [(id: "g", label: "G")],
        attributes: [
            (id: "price", label: "Price", group: "g", kind: Number, unit: "EUR", better: Lower),
            (id: "grade", label: "Grade", group: "g", kind: Choice, better: Higher, options: [
                (id: "low", label: "Low"), (id: "middle", label: "Middle"), (id: "high", label: "High")]),
            (id: "colour", label: "Colour", group: "g", kind: Flag),
        ], services: [{services}])"#
    );
    let (catalog, report) = load(text.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 1, 1)));
    (catalog, cells)
}

pub fn wishes(catalog: &Catalog, importance: &[(&str, u8)]) -> Answers {
    let wish = |(id, importance): &(&str, u8)| {
        let attribute = catalog.attribute(id).unwrap();
        Wish {
            attribute,
            wants: catalog[attribute].better.map_or(WishFor::Yes, WishFor::Better),
            curve: catalog[attribute].better.map(|_| Curve::Linear),
            importance: *importance,
        }
    };
    Answers {
        wishes: importance.iter().map(wish).collect(),
        ..Answers::new(catalog)
    }
}

#[test]
fn values_are_placed_between_the_least_and_the_greatest() {
    let (catalog, cells) = list(&[
        (Some(10), Some(0)),
        (Some(30), Some(2)),
        (Some(25), None),
        (None, Some(1)),
    ]);
    let ranking = rank(&cells, &wishes(&catalog, &[("price", 2), ("grade", 1)]));
    let shown: Vec<_> = ranking
        .ranked
        .iter()
        .map(|r| (r.service.at(), r.low.to_string(), r.high.to_string()))
        .collect();
    let expected = [
        (0, "66.7", "66.7"),
        (3, "16.7", "83.3"),
        (1, "33.3", "33.3"),
        (2, "16.7", "50.0"),
    ];
    assert_eq!(shown, expected.map(|(i, l, h)| (i, l.to_owned(), h.to_owned())));
    for r in &ranking.ranked {
        assert_eq!(r.contributions.iter().map(|c| c.points).sum::<Points>(), r.low);
        assert_eq!(r.open.iter().map(|o| o.points).sum::<Points>(), r.high - r.low);
        assert!(
            r.contributions
                .iter()
                .all(|c| matches!(c.topic, Topic::Wish(..)) && c.option.is_none())
        );
    }
}

#[test]
fn without_wishes_only_must_haves_decide() {
    let (catalog, cells) = list(&[(Some(10), None), (Some(30), None), (None, None)]);
    let must_haves = vec![Condition::parse("price<=20", &catalog).unwrap()];
    let ranking = rank(
        &cells,
        &Answers {
            must_haves,
            ..Answers::new(&catalog)
        },
    );
    assert_eq!(
        ranking.winner(),
        Some(ServiceIx(0)),
        "it alone is stated to meet what must be"
    );
    assert_eq!(
        (ranking.verdict, ranking.margin),
        (Verdict::Leads, None),
        "another may meet it too"
    );
    let left: Vec<_> = ranking
        .ranked
        .iter()
        .map(|r| (r.service.at(), r.to_confirm.len()))
        .collect();
    assert_eq!(left, [(0, 0), (2, 1)], "not stated is to confirm, not out");
    // A wish about an attribute that declares no direction, or of importance 0, takes no part.
    for (id, importance) in [("colour", 3), ("price", 0)] {
        assert!(
            rank(&cells, &wishes(&catalog, &[(id, importance)]))
                .taking_part
                .is_empty()
        );
    }
}

#[test]
fn importances_of_wishes_flip_too() {
    let (catalog, cells) = list(&[(Some(10), Some(0)), (Some(30), Some(2))]);
    let answers = wishes(&catalog, &[("price", 2), ("grade", 1)]);
    let robust = robustness(&cells, &answers);
    let flips: Vec<_> = robust
        .importance_flips
        .iter()
        .map(|f| (f.topic, f.to, f.outcome.clone()))
        .collect();
    let topic = |id| Topic::Wish(catalog.attribute(id).unwrap(), None);
    let both = Outcome::Tied(vec![ServiceIx(0), ServiceIx(1)]);
    assert_eq!(flips, [(topic("price"), 1, both.clone()), (topic("grade"), 2, both)]);
    let first = |i: usize| robust.acceptability.share(robust.acceptability.services[i].ranks[0]);
    assert!((first(0) - 0.5).abs() < 0.02, "{}", first(0));
    // One that counts for nothing could count.
    let flips = robustness(&cells, &wishes(&catalog, &[("price", 0), ("grade", 1)])).importance_flips;
    let flips: Vec<_> = flips.into_iter().map(|f| (f.topic, f.from, f.to)).collect();
    assert!(flips.contains(&(topic("price"), 0, 1)), "{flips:?}");
}

proptest! {
    #[test]
    fn ruling_out_one_that_did_not_win_changes_nothing(
        services in prop::collection::vec((prop::option::of(0..9), prop::option::of(0..3_usize)), 1..6),
        price in 0..=3_u8,
        grade in 0..=3_u8,
    ) {
        let (catalog, cells) = list(&services);
        let answers = wishes(&catalog, &[("price", price), ("grade", grade)]);
        let ranking = rank(&cells, &answers);
        for service in ranking.ranked.iter().filter(|r| r.rank > 1).map(|r| r.service) {
            let struck = Answers { struck: vec![service], ..answers.clone() };
            prop_assert_eq!(rank(&cells, &struck).outcome, ranking.outcome.clone());
        }
    }
}

#[test]
fn wishes_on_the_command_line_are_read_or_told_what_is_wrong() {
    let catalog = super::machine::databases();
    let read = |args: &[&str]| {
        let owned: Vec<String> = args.iter().map(|s| (*s).to_owned()).collect();
        parse_wishes(&catalog, &owned).map(|w| w.iter().map(|p| p.importance).collect::<Vec<_>>())
    };
    for (args, expected) in [
        (&["max-size=3"][..], Ok(vec![3])),
        (&["max-size=more", "licence=1"], Ok(vec![2, 1])),
        (&["max-size=more:3"], Ok(vec![3])),
        (&["max-size=2", "max-size=2"], Ok(vec![2])),
        (&["max-size"], Err("has no =")),
        (&["max-size=4"], Err("neither a whole number from 0 to 3")),
        // Whoever wants less of what the catalog calls better with more knows why.
        (&["max-size=less"], Ok(vec![2])),
        (&["LARGEST database=less", "max-size=less:2"], Ok(vec![2])),
        (&["largest database (TB)=1", "Licence=3"], Ok(vec![1, 3])),
        (&["status=more"], Err("all have it")),
        (&["max-size=lots"], Err("is no wish")),
        (&["max-sise=2"], Err("max-size")),
        (&["embedded=2"], Err("not “2”")),
        (&["embedded=yes", "sql=yes:3"], Ok(vec![2, 3])),
        (&["max-size=target(4):1"], Ok(vec![1])),
        (&["max-size=target(4 TB):1"], Ok(vec![1])),
        (&["max-size=target(4 GB)", "max-size=target(0.004)"], Ok(vec![2])),
        (&["max-size=target(1,500 GB)", "max-size=target(1.5)"], Ok(vec![2])),
        (
            &["max-size=target(4 kg)"],
            Err("“4 kg” is not a number of TB; write one such as 40."),
        ),
        (&["max-size=target(4"], Err("is no wish")),
        (&["first-release=target(2019-03)"], Ok(vec![2])),
        (
            &["first-release=target(March)"],
            Err("“March” is not a date; write 2019"),
        ),
        (&["licence=target(1)"], Err("takes a number or a date")),
        (&["max-size=more:rank"], Ok(vec![2])),
        (&["max-size=more:rank:3"], Ok(vec![3])),
        (&["max-size=more:3:bent"], Err("one word too many")),
        (&["max-size=2", "max-size=1"], Err("given twice")),
        (&["replicates-to=oldstore:3", "Replicates to=bigserver"], Ok(vec![3, 2])),
        (&["replicates-to=Tape"], Err("“Tape” is only mentioned")),
        (&["replicates-to=2"], Err("no service has the id “2”")),
        (&["replicates-to=oldstore,bigserver"], Err("is not one option")),
    ] {
        match (read(args), expected) {
            (Ok(got), Ok(wanted)) => assert_eq!(got, wanted, "{args:?}"),
            (Err(got), Err(wanted)) => assert!(got.contains(wanted), "{args:?}: {got}"),
            (got, wanted) => panic!("{args:?}: {got:?}, not {wanted:?}"),
        }
    }
}

#[test]
fn a_curve_that_an_attribute_cannot_have_is_refused_with_those_it_can() {
    let text = r#"(title: "T", sources: [(id: "s", title: "S", date: "2025", given: true)], groups: [(id: "g", label: "G")],
        attributes: [(id: "released", label: "Released", group: "g", kind: Date), (id: "n", label: "N", group: "g", kind: Number),
            (id: "zero", label: "Zero", group: "g", kind: Number), (id: "v", label: "V", group: "g", kind: Version),
            (id: "unknown", label: "U", group: "g", kind: Version)],
        services: [(id: "a", name: "A", named_in: ["s"], claims: [
            (attribute: "released", says: On("2020"), source: "s"), (attribute: "n", says: Exactly(1.0), source: "s"),
            (attribute: "zero", says: Exactly(0.0), source: "s"), (attribute: "v", says: Exactly("1.2"), source: "s")])])"#;
    let (catalog, report) = load(text.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 1, 1)));
    let table = RuleTable::whole(&cells);
    for (wish, expected) in [
        ("n=more:log", Ok(())),
        ("n=more:linear", Ok(())),
        ("zero=less:rank", Ok(())),
        (
            "zero=less:log",
            Err("--prefer zero: log needs numbers that are all above 0. Write linear or rank."),
        ),
        ("released=newer:linear", Ok(())),
        ("released=newer:rank", Ok(())),
        ("released=newer", Ok(())),
        (
            "released=newer:log",
            Err("--prefer released: a date cannot be counted by log. Write linear or rank."),
        ),
        ("v=newer", Ok(())),
        ("unknown=newer", Ok(())),
        ("v=newer:rank", Ok(())),
        (
            "v=older:linear",
            Err("--prefer v: a version cannot be counted by linear. Write rank."),
        ),
    ] {
        let mut wishes = parse_wishes(&catalog, &[wish.to_owned()]).unwrap();
        let chosen = choose_curves(&cells, &table, &mut wishes);
        assert_eq!(chosen, expected.map_err(str::to_owned), "{wish}");
    }
}

#[test]
fn the_catalogs_direction_and_the_other_one_rank_the_other_way_round() {
    let (catalog, cells) = list(&[(Some(10), Some(0)), (Some(30), Some(2)), (Some(20), Some(1))]);
    let declared = catalog[catalog.attribute("price").unwrap()].better;
    assert_eq!(declared, Some(crosscheck::catalog::Better::Lower));
    let order = |wish: &str| {
        let wishes = parse_wishes(&catalog, &[wish.to_owned()]).unwrap();
        let said = wishes[0].words(&catalog);
        let answers = Answers {
            wishes,
            ..Answers::new(&catalog)
        };
        let order: Vec<usize> = rank(&cells, &answers).ranked.iter().map(|r| r.service.at()).collect();
        (order, said)
    };
    assert_eq!(order("price=less"), (vec![0, 2, 1], "less is better".to_owned()));
    assert_eq!(
        order("price=more"),
        (vec![1, 2, 0], "more is better, as you chose".to_owned())
    );
}

#[test]
fn the_first_of_a_long_ranking_are_those_of_the_whole_one() {
    let catalog = super::machine::databases();
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 1, 1)));
    let answers = Answers::new(&catalog).with_chosen(0, vec![0]);
    let table = RuleTable::whole(&cells);
    let whole = rank(&cells, &answers);
    let top = crosscheck::decide::rank_top(&cells, &table, &answers, 1);
    assert_eq!(top.ranked[0], whole.ranked[0]);
    assert_eq!(
        (&top.outcome, top.verdict, top.margin),
        (&whole.outcome, whole.verdict, whole.margin)
    );
    let order = |r: &crosscheck::decide::Ranking| r.ranked.iter().map(|r| (r.service, r.score)).collect::<Vec<_>>();
    assert_eq!(order(&top), order(&whole));
    assert!(top.ranked[1..].iter().all(|r| r.contributions.is_empty()));
}

/// Three services by the day they were released; `None`: not stated.
fn dated(days: &[Option<&str>]) -> (Catalog, Cells) {
    let service = |(i, day): (usize, Option<&str>)| {
        let claim = day.map_or(String::new(), |d| {
            format!(r#"(attribute: "released", says: On("{d}"), source: "src", place: "P"),"#)
        });
        format!(r#"(id: "s{i}", name: "S{i}", named_in: ["src"], claims: [{claim}]),"#)
    };
    let services: String = days.iter().copied().enumerate().map(service).collect();
    let text = format!(
        r#"(title: "T", sources: [(id: "src", title: "S", date: "2025", given: true)], groups: [(id: "g", label: "G")],
        attributes: [(id: "released", label: "Released", group: "g", kind: Date)], services: [{services}])"#
    );
    let (catalog, report) = load(text.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 1, 1)));
    (catalog, cells)
}

#[test]
fn of_dates_newer_or_older_is_better_as_one_wishes() {
    // A year is anywhere within it; what is not stated, anywhere at all.
    let (catalog, cells) = dated(&[Some("2020-01-01"), Some("2024-01-01"), Some("2022"), None]);
    for (wish, rule, expected) in [
        ("released=newer", "newer is better, as you chose", [1, 2]),
        ("released=older", "older is better, as you chose", [0, 2]),
    ] {
        let wishes = parse_wishes(&catalog, &[wish.to_owned()]).unwrap();
        let answers = Answers {
            wishes,
            ..Answers::new(&catalog)
        };
        let ranking = rank(&cells, &answers);
        // By the middle of what is possible, as everywhere; the blank one is not last.
        let order: Vec<_> = ranking.ranked.iter().map(|r| r.service.at()).collect();
        assert_eq!(order[..2], expected, "{wish}: {order:?}");
        let best = &ranking.ranked[0];
        assert_eq!(
            (best.low.to_string(), best.high.to_string()),
            ("100.0".into(), "100.0".into())
        );
        let year = ranking.ranked.iter().find(|r| r.service.at() == 2).unwrap();
        assert!(year.low < year.high, "a year spans days: {year:?}");
        // The attribute stands before it; it is not said twice.
        let told = crosscheck::decide::justification::earned(&cells, &answers, best.service, &best.contributions[0]);
        assert!(wish.ends_with(&told.rule.when), "{}", told.rule.when);
        assert_eq!(told.rule.because.to_lowercase(), format!("{rule}."));
        assert_eq!(told.sources.len(), 1);
    }
    for (wish, says) in [
        ("released=more", "Write newer, older"),
        ("released=2", "released=newer or released=older"),
    ] {
        let error = parse_wishes(&catalog, &[wish.to_owned()]).unwrap_err();
        assert!(error.contains(says), "{error}");
    }
}

/// One price and one context far beyond the others: what is cheap and large ranks right after the one with the largest
/// context, and above everything that is silent, which a straight line between least and greatest would not give.
#[test]
fn a_list_with_outliers_is_ranked_by_what_is_stated() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/outlier.csv");
    let bytes = std::fs::read(file).expect("the list");
    let imported = import(&ImportRequest::new(&bytes, "outlier.csv", TODAY), None).expect("imports");
    let catalog = imported.catalog;
    let cells = Cells::build(catalog.clone(), View::on(TODAY));
    let table = RuleTable::whole(&cells);
    let asked = ["price=less", "context=more"].map(str::to_owned);
    let mut wishes = parse_wishes(&catalog, &asked).expect("wishes");
    choose_curves(&cells, &table, &mut wishes).expect("curves");
    let answers = Answers {
        wishes,
        ..Answers::new(&catalog)
    };
    let ranking = rank(&cells, &answers);
    let order: Vec<&str> = ranking
        .ranked
        .iter()
        .map(|r| catalog[r.service].name.as_str())
        .collect();
    assert_eq!(order[..2], ["Outlier context", "Cheap and large"], "{order:?}");
    let silent = |name: &&str| name.ends_with("unknown");
    assert_eq!(order[2..].iter().filter(|n| silent(n)).count(), 2, "{order:?}");
}

/// Services by what is claimed of their size, of which more is wished for: `Exactly(5.0)`; empty: not stated.
fn sized(claims: &[&str], curve: &str) -> (Cells, Answers) {
    let service = |(i, says): (usize, &&str)| {
        let claim = match *says {
            "" => String::new(),
            says => format!(r#"(attribute: "size", says: {says}, source: "src", place: "P")"#),
        };
        format!(r#"(id: "s{i}", name: "S{i}", named_in: ["src"], claims: [{claim}]),"#)
    };
    let services: String = claims.iter().enumerate().map(service).collect();
    let text = format!(
        r#"(title: "T", sources: [(id: "src", title: "S", date: "2025", given: true)], groups: [(id: "g", label: "G")],
        attributes: [(id: "size", label: "Size", group: "g", kind: Number)], services: [{services}])"#
    );
    let (catalog, report) = load(text.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = Cells::build(catalog.clone(), View::on(TODAY));
    let wishes = parse_wishes(&catalog, &[format!("size={curve}")]).expect("a wish");
    let answers = Answers {
        wishes,
        ..Answers::new(&catalog)
    };
    (cells, answers)
}

#[test]
fn an_open_end_of_another_is_never_settled() {
    for (claims, wish, expected) in [
        (
            &["Exactly(10.0)", "Between(5.0, 20.0)", "Exactly(1.0)"][..],
            "more:rank",
            Verdict::Leads,
        ),
        (
            &["Exactly(10.0)", "AtLeast(5.0)", "Exactly(1.0)"],
            "more:rank",
            Verdict::Leads,
        ),
        (
            &["Exactly(10.0)", "AtLeast(5.0)", "Exactly(1.0)"],
            "more:linear",
            Verdict::Leads,
        ),
        (&["Exactly(10.0)", "", "Exactly(1.0)"], "more:linear", Verdict::Leads),
        (&["Exactly(10.0)", "", "Exactly(1.0)"], "less:rank", Verdict::Leads),
        // What is known of them lies below.
        (
            &["Exactly(10.0)", "Between(5.0, 8.0)", "Exactly(1.0)"],
            "more:rank",
            Verdict::Settled,
        ),
        (
            &["Exactly(10.0)", "AtMost(8.0)", "Exactly(1.0)"],
            "more:linear",
            Verdict::Settled,
        ),
        (
            &["Exactly(10.0)", "Between(5.0, 10.0)", "Exactly(1.0)"],
            "more:linear",
            Verdict::Settled,
        ),
        // No known value is below zero, so that none can be less than it.
        (&["Exactly(0.0)", "", "Exactly(1.0)"], "less:linear", Verdict::Settled),
        (
            &["Exactly(0.0)", "AtMost(5.0)", "Exactly(9.0)"],
            "less:linear",
            Verdict::Settled,
        ),
        (&["Exactly(0.0)", "", "Exactly(-1.0)"], "more:linear", Verdict::Leads),
        (&["Exactly(-2.0)", "", "Exactly(1.0)"], "less:linear", Verdict::Leads),
        // Nothing is nearer than there.
        (&["Exactly(10.0)", "", "Exactly(1.0)"], "target(10)", Verdict::Settled),
    ] {
        let (cells, answers) = sized(claims, wish);
        let ranking = rank(&cells, &answers);
        assert_eq!(ranking.verdict, expected, "{claims:?} {wish}");
        let robust = robustness(&cells, &answers);
        let said = sentence::sentence(&cells, &answers, &ranking, Some(&robust));
        let is_sure = said.contains("However what is not known turns out, no other could pass it");
        // What the sentence says could pass is in the list.
        assert_eq!(
            robust.could_pass(&cells.catalog, &ranking).is_empty(),
            is_sure,
            "{claims:?} {wish}: {said}"
        );
        assert_eq!(is_sure, expected == Verdict::Settled, "{claims:?} {wish}: {said}");
    }
}

/// Its options are in an order, and one that none is known to have may be the best of them.
#[test]
fn a_choice_that_is_open_may_be_the_best_there_is() {
    for (better, known, expected) in [
        ("Higher", ["mid", "low"], Verdict::Leads),
        ("Higher", ["top", "mid"], Verdict::Settled),
        ("Lower", ["mid", "top"], Verdict::Leads),
        ("Lower", ["low", "mid"], Verdict::Settled),
    ] {
        let service = |(i, says): (usize, &&str)| {
            let claim = match *says {
                "" => String::new(),
                says => format!(r#"(attribute: "tier", says: Is("{says}"), source: "src", place: "P")"#),
            };
            format!(r#"(id: "s{i}", name: "S{i}", named_in: ["src"], claims: [{claim}]),"#)
        };
        let services: String = [known[0], known[1], "", ""].iter().enumerate().map(service).collect();
        let text = format!(
            r#"(title: "T", sources: [(id: "src", title: "S", date: "2025", given: true)], groups: [(id: "g", label: "G")],
            attributes: [(id: "tier", label: "Tier", group: "g", kind: Choice, better: {better}, options: [
                (id: "low", label: "Low"), (id: "mid", label: "Mid"), (id: "top", label: "Top")])], services: [{services}])"#
        );
        let (catalog, report) = load(text.as_bytes());
        let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
        let cells = Cells::build(catalog.clone(), View::on(TODAY));
        let wishes = parse_wishes(&catalog, &["tier=2:linear".to_owned()]).expect("a wish");
        let answers = Answers {
            wishes,
            ..Answers::new(&catalog)
        };
        let ranking = rank(&cells, &answers);
        assert_eq!(ranking.verdict, expected, "{better} {known:?}");
        let robust = robustness(&cells, &answers);
        let said = sentence::sentence(&cells, &answers, &ranking, Some(&robust));
        let both = "S2 and S3 could pass it if what is not known of them turns out better than all that is known.";
        assert_eq!(
            said.contains(both),
            expected == Verdict::Leads,
            "{better} {known:?}: {said}"
        );
        assert_eq!(
            robust.could_pass(&catalog, &ranking).len(),
            if expected == Verdict::Leads { 2 } else { 0 }
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    /// By one wish: whatever the values that are not known turn out to be, who is settled on stays at the top. The scale
    /// is made anew each time.
    #[test]
    fn what_is_settled_stays_so_however_a_value_turns_out(
        claims in prop::collection::vec((0..6_usize, 0..5_u8, 1..4_u8), 2..5),
        curve in prop::sample::select(vec!["more:rank", "less:rank", "more:linear", "less:linear"]),
    ) {
        let says = |(kind, low, more): &(usize, u8, u8)| match kind {
            0 => String::new(),
            1 => format!("AtLeast({low}.0)"),
            2 => format!("AtMost({low}.0)"),
            3 => format!("Between({low}.0, {}.0)", low + more),
            _ => format!("Exactly({low}.0)"),
        };
        let texts: Vec<String> = claims.iter().map(says).collect();
        let decided = |texts: &[String]| {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (cells, answers) = sized(&texts, curve);
            rank(&cells, &answers)
        };
        let ranking = decided(&texts);
        if ranking.verdict == Verdict::Settled {
            let winner = ranking.winner().unwrap();
            for (i, (kind, low, more)) in claims.iter().enumerate() {
                let within = |v: &u8| match kind {
                    0 => true,
                    1 => v >= low,
                    2 => v <= low,
                    3 => v >= low && *v <= low + more,
                    _ => v == low,
                };
                for value in (0..12).filter(within) {
                    let mut filled = texts.clone();
                    filled[i] = format!("Exactly({value}.0)");
                    let then = decided(&filled);
                    // Where its own range begins at the least that is known, nothing speaks for it, and nobody is elected.
                    let is_nobody = then.outcome == Outcome::Nobody;
                    let stays = is_nobody || then.outcome.top().contains(&winner);
                    prop_assert!(stays, "{texts:?} {curve}: {i} is {value}");
                }
            }
        }
    }
}

/// A list of services is never whole: one that does not name what is wished for may have it.
#[test]
fn a_service_that_is_named_can_be_wished_for() {
    let catalog = super::machine::databases();
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 11, 26)));
    let wishes = parse_wishes(&catalog, &["replicates-to=oldstore".to_owned()]).unwrap();
    assert_eq!(wishes[0].words(&catalog), "“Old Store” is wished for");
    assert_eq!(wishes[0].text(&catalog), "oldstore");
    let answers = Answers {
        wishes,
        ..Answers::new(&catalog)
    };
    let ranking = rank(&cells, &answers);
    let named: Vec<_> = ranking
        .ranked
        .iter()
        .map(|r| (catalog[r.service].id.as_str(), r.low.to_string(), r.high.to_string()))
        .collect();
    // It does not apply to what is embedded: that has no other to replicate to.
    let expected = [
        ("bigserver", "100.0", "100.0"),
        ("docdrawer", "0.0", "100.0"),
        ("tinybase", "0.0", "0.0"),
    ];
    assert_eq!(named, expected.map(|(id, l, h)| (id, l.to_owned(), h.to_owned())));
    let robust = robustness(&cells, &answers);
    let says = sentence::sentence(&cells, &answers, &ranking, Some(&robust));
    assert!(says.starts_with("Grand Server leads by"), "{says}");
    let basis = Basis::of(&Decision::new(&cells, &answers));
    assert_eq!(basis.prefer, ["replicates-to=oldstore:2"]);
    assert_eq!(
        parse_wishes(&catalog, &basis.prefer).unwrap(),
        answers.wishes,
        "it reads back"
    );
    assert_eq!(verify(&basis, &cells, &answers), Vec::<String>::new());
}
