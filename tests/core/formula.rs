//! Computed attributes: each cell against a slow and obvious reckoning, and what cannot be reckoned refused.

use crosscheck::{
    catalog::{
        Catalog, Cells, Condition, ServiceIx, State, Truth, View,
        condition::Subject,
        formula::{define, read, why_blank},
        ix::AttributeIx,
        load,
        meant::looked_up,
    },
    explore::{Index, Query, Sort, list},
};

use crate::generate::SplitMix;

const LIST: &str = r#"(
    title: "t",
    sources: [(id: "s", title: "S", date: "2020"), (id: "s2", title: "S2", date: "2021")],
    groups: [(id: "g", label: "G")],
    attributes: [
        (id: "price", label: "Price", unit: "$/h", group: "g", kind: Number),
        (id: "v-cpus", label: "Virtual CPUs", group: "g", kind: Number),
        (id: "ram", label: "Memory", unit: "GiB", group: "g", kind: Number),
        (id: "disk", label: "Disk", unit: "GB", group: "g", kind: Number),
        (id: "off", label: "Discount", unit: "%", group: "g", kind: Number),
        (id: "euro", label: "In Europe", unit: "€/h", group: "g", kind: Number),
        (id: "kind", label: "Kind", group: "g", kind: Text),
        (id: "month", label: "A month", unit: "$", group: "g", kind: Number, formula: "price * HOURS"),
        (id: "HOURS", label: "Hours", unit: "d", group: "g", kind: Number),
    ],
    services: [
        (id: "a", name: "A", claims: [
            (attribute: "price", says: Exactly(0.3), source: "s"), (attribute: "v-cpus", says: Exactly(4), source: "s2"),
            (attribute: "ram", says: Exactly(8), source: "s"), (attribute: "disk", says: Exactly(100), source: "s"),
            (attribute: "off", says: Exactly(20), source: "s"), (attribute: "HOURS", says: Exactly(30), source: "s"),
        ]),
        (id: "b", name: "B", claims: [
            (attribute: "price", says: Between(2, 4), source: "s"), (attribute: "v-cpus", says: Between(1, 2), source: "s"),
            (attribute: "ram", says: AtLeast(16), source: "s"), (attribute: "disk", says: Between(-1, 1), source: "s"),
        ]),
        (id: "c", name: "C", claims: [(attribute: "price", says: Exactly(1), source: "s")]),
        (id: "d", name: "D", claims: [
            (attribute: "price", says: Exactly(1), source: "s"), (attribute: "price", says: Exactly(2), source: "s2"),
            (attribute: "v-cpus", says: NotApplicable, source: "s"),
        ]),
        (id: "e", name: "E", claims: [
            (attribute: "price", says: Exactly(1), source: "s"), (attribute: "v-cpus", says: NotApplicable, source: "s"),
        ]),
        (id: "f", name: "F", claims: [
            (attribute: "price", says: Exactly(6), source: "s"), (attribute: "v-cpus", says: Unlimited, source: "s"),
            (attribute: "ram", says: Exactly(0), source: "s"),
        ]),
    ],
)"#;

fn catalog() -> Catalog {
    let (catalog, report) = load(LIST.as_bytes());
    catalog.unwrap_or_else(|| panic!("{:?}", report.errors))
}

fn with(definitions: &[(&str, &str)]) -> Cells {
    let mut catalog = catalog();
    for (name, formula) in definitions {
        define(&mut catalog, name, formula).unwrap_or_else(|e| panic!("{formula}: {e}"));
    }
    Cells::build(catalog, View::on(jiff::civil::date(2026, 5, 1)))
}

/// What each entry shows, `-` for a blank, `!` for a conflict, `n/a`.
fn shown(cells: &Cells, id: &str) -> String {
    let a = cells.catalog.attribute(id).expect("an attribute");
    let one = |s| match (cells.get(s, a).state, cells.get(s, a).scalar()) {
        (State::Value, Some(value)) => value.words(&cells.catalog[a].unit),
        (State::Conflicting, _) => "!".to_owned(),
        (State::NotApplicable, _) => "n/a".to_owned(),
        _ => "-".to_owned(),
    };
    cells.catalog.service_ixs().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_formula_carries_units_ranges_and_blanks() {
    for (formula, expected) in [
        ("price", "0.3 $/h; 2 to 4 $/h; 1 $/h; !; 1 $/h; 6 $/h"),
        ("price * 3", "0.9 $/h; 6 to 12 $/h; 3 $/h; !; 3 $/h; 18 $/h"),
        ("price/v-cpus", "0.075 $/h; 1 to 4 $/h; -; !; n/a; -"),
        ("v-cpus * 2", "8; 2 to 4; -; n/a; n/a; no limit"),
        ("price / Memory", "0.0375 $/h/GiB; 0 to 0.25 $/h/GiB; -; !; -; -"),
        ("ram / ram", "1; at least 0; -; -; -; -"),
        ("price / disk", "0.003 $/h/GB; -; -; !; -; -"),
        (
            "ram + disk",
            "101.132257461548 GiB; at least 15.0686774253845 GiB; -; -; -; -",
        ),
        ("disk+ram", "108.589934592 GB; at least 16.179869184 GB; -; -; -; -"),
        ("10 - v-cpus", "6; 8 to 9; -; n/a; n/a; -"),
        ("price-1", "-0.7 $/h; 1 to 3 $/h; 0 $/h; !; 0 $/h; 5 $/h"),
        ("min(price, 2, 3)", "0.3 $/h; 2 $/h; 1 $/h; !; 1 $/h; 2 $/h"),
        ("MAX(ram; 2)", "8 GiB; at least 16 GiB; -; -; -; 2 GiB"),
        (
            "round(\"Virtual CPUs\" / 3, 2)",
            "1.33; 0.33 to 0.67; -; n/a; n/a; no limit",
        ),
        ("round(price)", "0 $/h; 2 to 4 $/h; 1 $/h; !; 1 $/h; 6 $/h"),
        ("price * (1 - off)", "0.24 $/h; -; -; !; -; -"),
        ("price × Discount", "0.06 $/h; -; -; !; -; -"),
        // A mere number beside a percentage is in percent, as beside euros it is in euros; 1 in front of one is the whole.
        ("100 - off", "80 %; -; -; -; -; -"),
        ("off - 1", "-80 %; -; -; -; -; -"),
        ("off + 1", "120 %; -; -; -; -; -"),
        ("1 + off", "120 %; -; -; -; -; -"),
        ("off * 2", "40 %; -; -; -; -; -"),
        ("2 * off", "40 %; -; -; -; -; -"),
        ("off / 4", "5 %; -; -; -; -; -"),
        ("max(off, 30)", "30 %; -; -; -; -; -"),
        ("min(30, off)", "20 %; -; -; -; -; -"),
        ("if_stated(off, 3)", "20 %; 3 %; 3 %; 3 %; 3 %; 3 %"),
        ("v-cpus * off", "0.8; -; -; n/a; n/a; -"),
        ("v-cpus * (off * 2)", "1.6; -; -; n/a; n/a; -"),
        ("1 / off", "5; -; -; -; -; -"),
        ("off / off", "1; -; -; -; -; -"),
        ("-(price) * -2", "0.6 $/h; 4 to 8 $/h; 2 $/h; !; 2 $/h; 12 $/h"),
        ("month / 2", "108 $; -; -; !; -; -"),
        ("price * 1e1", "3 $/h; 20 to 40 $/h; 10 $/h; !; 10 $/h; 60 $/h"),
        ("if_stated(price, 7)", "0.3 $/h; 2 to 4 $/h; 1 $/h; !; 1 $/h; 6 $/h"),
        ("If stated (v-cpus, 1)", "4; 1 to 2; 1; n/a; n/a; no limit"),
        ("if_stated(ram, disk)", "8 GiB; at least 16 GiB; -; -; -; 0 GiB"),
        (
            "price / if stated(v-cpus, 2)",
            "0.075 $/h; 1 to 4 $/h; 0.5 $/h; !; n/a; -",
        ),
        (
            "if_stated(1 / ram, 5)",
            "0.125 1/GiB; 0 to 0.0625 1/GiB; 5 1/GiB; 5 1/GiB; 5 1/GiB; 5 1/GiB",
        ),
        ("2 + 3 * 4 - 6 / 3", "12; 12; 12; 12; 12; 12"),
        ("price_($/h)", "x"),
        ("\"price ($/h)\" * 2", "0.6 $/h; 4 to 8 $/h; 2 $/h; !; 2 $/h; 12 $/h"),
    ] {
        if expected == "x" {
            assert!(read(formula, AttributeIx(99), &catalog()).is_err(), "{formula}");
            continue;
        }
        assert_eq!(shown(&with(&[("x", formula)]), "x"), expected, "{formula}");
    }
    // One after the other, and in the catalog itself.
    let cells = with(&[("one", "price * 2"), ("two", "one / price")]);
    assert_eq!(shown(&cells, "two"), "2; 1 to 4; 2; !; 2; 2");
    assert_eq!(shown(&cells, "month"), "216 $; -; -; !; -; -");
}

#[test]
fn a_percentage_is_a_share_of_one_however_the_hundred_is_written() {
    // Of the entry with a price of 0.3 $/h, 4 CPUs and a discount of 20 %.
    for (formula, expected) in [
        ("100 - off", "80 %"),
        ("off * 2", "40 %"),
        ("off / 4", "5 %"),
        ("2 * off / 3", "13.3333333333333 %"),
        // With a hundred of its own it is a mere number.
        ("off / 100", "0.2"),
        ("off * 2 / 100", "0.4"),
        ("(100 - off) / 100", "0.8"),
        ("1 - off / 100", "0.8"),
        ("1 + off / 100", "1.2"),
        ("round(off / 100, 1)", "0.2"),
        ("100 / off", "5"),
        ("1 / off", "5"),
        // As a factor it says the same with and without.
        ("price * off", "0.06 $/h"),
        ("price * off / 100", "0.06 $/h"),
        ("price / 100 * off", "0.06 $/h"),
        ("off / 100 * price", "0.06 $/h"),
        ("price * (100 - off)", "0.24 $/h"),
        ("price * (100 - off) / 100", "0.24 $/h"),
        ("(100 - off) * price / 100", "0.24 $/h"),
        ("(100 - off) / 100 * price", "0.24 $/h"),
        ("price * (1 - off)", "0.24 $/h"),
        ("price * (1 + off)", "0.36 $/h"),
        ("price * (off + 1)", "0.36 $/h"),
        ("price * (-off + 1)", "0.24 $/h"),
        ("price * (-1 + off)", "-0.24 $/h"),
        ("price * (off - 1)", "-0.24 $/h"),
        ("price * (off + 100)", "0.36 $/h"),
        ("off + 1", "120 %"),
        ("price * (1 - off / 100)", "0.24 $/h"),
        ("price - price * off / 100", "0.24 $/h"),
        ("price / (1 + off)", "0.25 $/h"),
        ("price / (100 + off) * 100", "0.25 $/h"),
        ("price * 100 / (100 + off)", "0.25 $/h"),
        ("price / (1 + off / 100)", "0.25 $/h"),
        ("price * off * off / 10000", "0.012 $/h"),
        ("price * off * off", "0.012 $/h"),
        // After 1 it is a share already, and a hundred is one like any other: of cents, or of a hundred machines.
        ("price * (1 - off) / 100", "0.0024 $/h"),
        ("100 * price * (1 - off)", "24 $/h"),
        ("100 * price * off", "6 $/h"),
        ("off / off * 100", "100"),
        ("price / 100", "0.003 $/h"),
    ] {
        let found = shown(&with(&[("x", formula)]), "x");
        assert_eq!(found.split("; ").next(), Some(expected), "{formula}");
    }
    for (formula, expected) in [
        (
            "off * 100",
            "in “off * 100”, what is in percent already would become a hundredfold. Leave the 100 out",
        ),
        ("100 * off", "would become a hundredfold"),
        (
            "price * off * off / 100",
            "in “price * off * off / 100”, the hundreds are not one for each percentage. A percentage is a share of one",
        ),
        (
            "price * off / 100 / 100",
            "the hundreds are not one for each percentage",
        ),
        (
            "price * (2 - off)",
            "in “2 - off”, a mere number is beside a percentage. The whole is 1 or 100",
        ),
        ("off + 5", "a mere number is beside a percentage"),
        ("1 + 1 - off", "a mere number is beside a percentage"),
        ("(1 - off) * 100", "would become a hundredfold"),
        (
            "v-cpus - off",
            "a mere number and % cannot be added or compared. A percentage divided by 100 is a mere number",
        ),
    ] {
        let refused = read(formula, AttributeIx(99), &catalog()).map(|f| f.text);
        let said = looked_up(refused, &catalog()).expect_err(formula).to_string();
        assert!(said.contains(expected), "{formula}: {said}");
    }
}

#[test]
fn what_cannot_be_worked_out_is_refused_with_a_sentence() {
    for (formula, expected) in [
        (
            "",
            "the formula cannot be read at the end: a number, an attribute or a bracket is missing. Write",
        ),
        ("price +", "at the end: a number, an attribute or a bracket is missing"),
        ("price price", "before “price”: “p” does not belong here"),
        ("(price", "at the end: a bracket is not closed"),
        ("price)", "before “)”: “)” does not belong here"),
        (
            "price + ram",
            "in “price + ram”, $/h and GiB cannot be added or compared. Both must measure the same.",
        ),
        (
            "min(price, v-cpus)",
            "$/h and a mere number cannot be added or compared",
        ),
        ("price - euro", "$/h and €/h cannot be added or compared"),
        ("kind * 2", "“kind” is no number, so nothing can be worked out from it"),
        ("status * 2", "“status” is no number"),
        ("pirce * 2", "no attribute named “pirce”. Did you mean “price”?"),
        ("pirce-2", "no attribute named “pirce-2”"),
        ("sqrt(price)", "no function is called “sqrt”"),
        (
            "if_stated(price, ram)",
            "in “(price, ram)”, $/h and GiB cannot be added or compared",
        ),
        ("if price", "no attribute named “if”"),
        (
            "round(price, ram)",
            "round takes what is to be rounded and how many decimals, from 0 to 12",
        ),
        ("\"price", "a quotation mark is not closed"),
        ("1e999", "that is no number"),
        ("price ^ 2", "“^” does not belong here"),
    ] {
        let refused = looked_up(read(formula, AttributeIx(99), &catalog()), &catalog());
        let said = refused.map(|f| f.text).expect_err(formula).to_string();
        assert!(said.contains(expected), "{formula}: {said}");
    }
    for deep in [
        "(".repeat(100_000),
        "-(".repeat(5_000),
        "1+".repeat(100_000),
        "price*".repeat(5_000),
    ] {
        assert!(read(&deep, AttributeIx(99), &catalog()).is_err());
    }
    for (name, expected) in [
        ("price", "“price” is there already"),
        ("role", "is there already"),
        (" ", "no name"),
    ] {
        let said = define(&mut catalog(), name, "1").expect_err(name).to_string();
        assert!(said.contains(expected), "{said}");
    }
    for (old, new, expected) in [
        (
            "\"price * HOURS\"",
            "\"price * month\"",
            "“month” would be worked out from itself",
        ),
        ("\"price * HOURS\"", "\"ram * HOURS\"", "the formula gives GiB·d, not $"),
        (
            "kind: Number, formula",
            "kind: Text, formula",
            "only a number can be worked out",
        ),
        (
            "(id: \"c\", name: \"C\", claims: [",
            "(id: \"c\", name: \"C\", claims: [(attribute: \"month\", says: Exactly(1), source: \"s\"),",
            "“month” is worked out from others and takes no claims",
        ),
    ] {
        let text = LIST.replace(old, new);
        assert_ne!(text, LIST);
        let errors = load(text.as_bytes()).1.errors;
        assert!(
            errors.iter().any(|e| e.message.contains(expected) && e.line.is_some()),
            "{errors:?}"
        );
    }
}

#[test]
fn a_computed_attribute_is_one_like_any_other() {
    let cells = with(&[("per cpu", "price / v-cpus")]);
    let a = cells.catalog.attribute("per cpu").expect("defined");
    let sources = |service: &str| {
        let service = cells.catalog.service(service).expect("an entry");
        let claims = cells.claims(service, a).0;
        claims
            .iter()
            .map(|c| cells.catalog[c.source].id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(sources("a"), ["s", "s2"], "those of its parts");
    assert_eq!(sources("c"), ["s"]);
    let index = Index::build(&cells);
    let found = |condition: &str| {
        let condition = Condition::parse(condition, &cells.catalog).expect("a condition");
        assert_eq!(
            Condition::parse(&condition.text(&cells.catalog), &cells.catalog).as_ref(),
            Ok(&condition)
        );
        let query = Query {
            conditions: vec![condition],
            sort: vec![Sort {
                by: Subject::Attribute(a),
                descending: true,
            }],
            ..Query::default()
        };
        let hits = list(&cells, &index, &query).hits;
        hits.iter().map(|s| cells.catalog[*s].id.as_str()).collect::<String>()
    };
    assert_eq!(found("\"per cpu\"<=4"), "ba");
    assert_eq!(found("per cpu=0.05..0.1"), "a");
    assert_eq!(found("per cpu=not-stated"), "cf");
    assert_eq!(found("per cpu=conflicting,not-applicable"), "de");
}

/// A tree of operations on exact numbers, written with all its brackets, and what it comes to.
fn tree(random: &mut SplitMix, values: &[(String, f64)], depth: usize) -> (String, f64) {
    if depth == 0 || random.below(5) == 0 {
        return match random.below(3) {
            0 => {
                let n = random.below(9);
                (n.to_string(), n as f64)
            }
            _ => values[random.below(values.len())].clone(),
        };
    }
    let (a, x) = tree(random, values, depth - 1);
    let (b, y) = tree(random, values, depth - 1);
    match random.below(7) {
        0 => (format!("({a} + {b})"), x + y),
        1 => (format!("({a}-{b})"), x - y),
        2 => (format!("({a}*{b})"), x * y),
        3 => (format!("({a} / {b})"), if y == 0.0 { f64::NAN } else { x / y }),
        4 => (
            format!("min({a}, {b})"),
            if x.is_nan() || y.is_nan() { f64::NAN } else { x.min(y) },
        ),
        5 => (
            format!("max({a},{b})"),
            if x.is_nan() || y.is_nan() { f64::NAN } else { x.max(y) },
        ),
        _ => (format!("-({a})"), -x),
    }
}

#[test]
fn numbers_come_out_as_a_calculator_has_them() {
    let mut random = SplitMix(11);
    let (mut stated, mut blank) = (0, 0);
    for _ in 0..400 {
        let values: Vec<(String, f64)> = (0..3)
            .map(|i| (format!("n-{i}"), random.below(13) as f64 - 4.0))
            .collect();
        let attributes = (0..3)
            .map(|i| format!("(id: \"n-{i}\", label: \"N{i}\", group: \"g\", kind: Number),"))
            .collect::<Vec<_>>()
            .concat();
        let claims = values
            .iter()
            .map(|(id, n)| format!("(attribute: \"{id}\", says: Exactly({n:?}), source: \"s\"),"))
            .collect::<Vec<_>>()
            .concat();
        let (text, expected) = tree(&mut random, &values, 5);
        let file = format!(
            "(title: \"t\", sources: [(id: \"s\", title: \"S\")], groups: [(id: \"g\", label: \"G\")], attributes: [{attributes}\
             (id: \"x\", label: \"X\", group: \"g\", kind: Number, formula: \"{text}\")], \
             services: [(id: \"a\", name: \"A\", claims: [{claims}])])"
        );
        let (catalog, report) = load(file.as_bytes());
        let cells = Cells::build(
            catalog.unwrap_or_else(|| panic!("{text}: {:?}", report.errors)),
            View::on(jiff::civil::date(2026, 5, 1)),
        );
        let x = cells.catalog.attribute("x").expect("it is there");
        let found = cells.get(ServiceIx(0), x).scalar();
        if let Some(found) = found.and_then(crosscheck::catalog::Scalar::exact_number) {
            stated += 1;
            let near = (found - expected).abs() <= 1e-9 * expected.abs().max(1.0);
            assert!(near, "{text}: {found}, not {expected}");
        } else {
            blank += 1;
            assert!(!expected.is_finite(), "{text} is blank, not {expected}");
        }
        let known = Condition::parse("x!=not-stated", &cells.catalog).expect("a condition");
        assert_eq!(
            known.eval(&cells, ServiceIx(0)).truth == Truth::True,
            expected.is_finite()
        );
    }
    assert!(stated > 200 && blank > 20, "{stated} {blank}");
}

#[test]
fn a_blank_says_which_part_it_is_of() {
    let catalog = catalog();
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 5, 1)));
    for (formula, expected) in [
        (
            "price / v-cpus",
            "-; -; not stated: Virtual CPUs; sources disagree on Price; Virtual CPUs does not apply; Virtual CPUs has no limit",
        ),
        (
            "price / ram",
            "-; -; not stated: Memory; sources disagree on Price; not stated: Memory; what it is divided by may be 0",
        ),
        (
            "if_stated(ram, disk)",
            "-; -; not stated: Memory and Disk; not stated: Memory and Disk; not stated: Memory and Disk; -",
        ),
        (
            "if_stated(v-cpus, 3) / ram",
            "-; -; not stated: Memory; Virtual CPUs does not apply; Virtual CPUs does not apply; Virtual CPUs has no limit",
        ),
    ] {
        let formula = read(formula, AttributeIx(99), &catalog).expect(formula);
        let why = |s| why_blank(&formula, &catalog, |part| cells.get(s, part)).unwrap_or_else(|| "-".into());
        let found: Vec<String> = catalog.service_ixs().map(why).collect();
        assert_eq!(found.join("; "), expected, "{}", formula.text);
    }
}

#[test]
fn what_is_worked_out_further_down_cannot_be_used_so_that_there_is_no_circle() {
    let catalog = |first: &str, second: &str| {
        format!(
            "(title: \"T\", groups: [(id: \"g\", label: \"G\")], sources: [(id: \"s\", title: \"S\")], attributes: [\
             (id: \"base\", label: \"Base\", group: \"g\", kind: Number),\
             (id: \"one\", label: \"One\", group: \"g\", kind: Number, formula: \"{first}\"),\
             (id: \"two\", label: \"Two\", group: \"g\", kind: Number, formula: \"{second}\")])"
        )
    };
    let errors = |text: &str| load(text.as_bytes()).1.errors;
    assert_eq!(errors(&catalog("base + 1", "one * 2")), []);
    for (first, second, expected) in [
        (
            "two + 1",
            "one + base",
            "what is worked out runs in a circle: one → two → one",
        ),
        ("one + 1", "one + base", "“one” would be worked out from itself"),
        (
            "two + 1",
            "base + 1",
            "“two” is itself worked out, and not before this one",
        ),
    ] {
        let found = errors(&catalog(first, second));
        let [error] = &found[..] else { panic!("{found:?}") };
        assert!(error.to_string().contains(expected), "{error}");
    }
}
