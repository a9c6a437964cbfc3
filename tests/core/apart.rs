//! What sets two services apart, against a slow and obvious second opinion on the catalog that ships; and five pairs of the
//! small catalog in words.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck::{
    catalog::{
        Atom, Attribute, AttributeIx, Better, Catalog, Cell, CellValue, Cells, Kind, OptionIx, Reading, Role, Rule,
        ServiceIx, State, View,
        condition::{Subject, Test, Want},
        load,
    },
    compare::{Apart, ApartKind, ApartLine, Numbering, apart},
    export::{PaperWhy, paper_sources, why_markdown, why_text},
};
use jiff::civil::date;

/// One thing that is compared: an attribute, or an option of a set.
type Thing = (AttributeIx, Option<OptionIx>);

const TODAY: jiff::civil::Date = date(2026, 11, 21);

fn cells(file: &str, view: View) -> Cells {
    let bytes = std::fs::read(file).unwrap();
    let (catalog, report) = load(&bytes);
    Cells::build(catalog.unwrap_or_else(|| panic!("{report:?}")), view)
}

fn views() -> [View; 3] {
    let today = View::on(TODAY);
    [
        today,
        View {
            reading: Reading::Documents,
            ..today
        },
        View {
            as_of: Some(date(2021, 6, 30)),
            ..today
        },
    ]
}

/// What cells of one attribute hold, in a form in which equal ones are equal.
fn held(cell: &Cell) -> String {
    match &cell.value {
        CellValue::Texts(texts) => format!("{:?}", texts.iter().collect::<BTreeSet<_>>()),
        CellValue::Services(all) => format!("{:?}", all.iter().collect::<BTreeSet<_>>()),
        value => format!("{:?} {value:?}", cell.state),
    }
}

/// -1: the first is better; 1: the second; 0: the catalog does not say.
fn better(about: &Attribute, a: &Cell, b: &Cell) -> i8 {
    let ends = |c: &Cell| match &c.value {
        CellValue::Choice(o) => Some((f64::from(*o), f64::from(*o))),
        CellValue::Scalar(s) => s.number().map(|n| (n.lo(), n.hi())),
        _ => None,
    };
    let (Some(a), Some(b)) = (ends(a), ends(b)) else {
        return 0;
    };
    let more = if a.0 > b.1 { -1 } else { i8::from(b.0 > a.1) };
    match about.better {
        None => 0,
        Some(Better::Higher) => more,
        Some(Better::Lower) => -more,
    }
}

/// The list each thing belongs in, thing by thing, without a thought of order or words.
fn expected(cells: &Cells, one: ServiceIx, other: ServiceIx) -> BTreeMap<Thing, ApartKind> {
    let catalog = &cells.catalog;
    let mut all = BTreeMap::new();
    let mut put = |thing: Thing, a: State, b: State, equal: bool, better: i8| {
        let unknown = |s| s == State::NotStated;
        let kind = if a == State::Conflicting || b == State::Conflicting {
            ApartKind::Disputed
        } else if unknown(a) && unknown(b) {
            ApartKind::Nobody
        } else if unknown(b) {
            ApartKind::OnlyOne
        } else if unknown(a) {
            ApartKind::OnlyOther
        } else if equal {
            return;
        } else if (a, b) == (State::Yes, State::No) {
            ApartKind::OneYes
        } else if (a, b) == (State::No, State::Yes) {
            ApartKind::OtherYes
        } else {
            match better {
                -1 => ApartKind::OneBetter,
                1 => ApartKind::OtherBetter,
                _ => ApartKind::Different,
            }
        };
        all.insert(thing, kind);
    };
    for attribute in catalog.attribute_ixs() {
        let about = &catalog[attribute];
        let (a, b) = (cells.get(one, attribute), cells.get(other, attribute));
        let whole =
            |c: &Cell| c.state == State::NotApplicable || c.state == State::Conflicting && c.atom(0) == c.atom(1);
        let all_blank = a.state == State::NotStated && b.state == State::NotStated;
        let plain = |c: &Cell| c.value == CellValue::None;
        let as_one = about.kind != Kind::Set || all_blank || (whole(a) && plain(a)) || (whole(b) && plain(b));
        if as_one {
            put(
                (attribute, None),
                a.state,
                b.state,
                held(a) == held(b),
                better(about, a, b),
            );
        } else {
            for o in 0..about.options.len() as OptionIx {
                let (x, y) = (a.atom(o), b.atom(o));
                put((attribute, Some(o)), x.state(), y.state(), x == y, 0);
            }
        }
    }
    all
}

fn found(apart: &Apart) -> Vec<(Thing, ApartKind)> {
    let of_line = |kind, line: &ApartLine| -> Vec<(Thing, ApartKind)> {
        let Some(attribute) = line.attribute else {
            return Vec::new();
        };
        if line.options.is_empty() {
            return vec![((attribute, None), kind)];
        }
        line.options.iter().map(|o| ((attribute, Some(*o)), kind)).collect()
    };
    let lists = apart.lists.iter();
    lists
        .flat_map(|l| l.lines.iter().flat_map(move |line| of_line(l.kind, line)))
        .collect()
}

#[test]
fn whatever_differs_or_is_unknown_stands_in_exactly_one_list() {
    for view in views() {
        for file in ["catalog.ron", "tests/data/databases.ron"] {
            let cells = cells(file, view);
            let catalog = &*cells.catalog;
            let ones = catalog.service_ixs().filter(|s| catalog[*s].role == Role::Alternative);
            for one in ones {
                for other in catalog.service_ixs().filter(|s| *s != one) {
                    let mut numbers = Numbering::new(catalog);
                    let apart = apart(&cells, one, other, &mut numbers);
                    let title = apart.title(catalog);
                    let all = found(&apart);
                    let unique: BTreeMap<Thing, ApartKind> = all.iter().copied().collect();
                    assert_eq!(unique.len(), all.len(), "{title}: a thing stands in two lists");
                    assert_eq!(unique, expected(&cells, one, other), "{title}");
                    well_formed(&cells, &apart, numbers.cited().len());
                }
            }
        }
    }
}

/// Counts are right, what is stated has sources, what is blank has none, and nothing is cut short.
fn well_formed(cells: &Cells, apart: &Apart, sources: usize) {
    for list in &apart.lists {
        assert!(!list.lines.is_empty());
        assert!(
            list.heading.ends_with(&format!(" ({})", list.lines.len())),
            "{}",
            list.heading
        );
        for line in &list.lines {
            for (service, side) in [apart.one, apart.other].into_iter().zip(&line.sides) {
                assert!(!side.lines.is_empty(), "{}", line.label);
                for words in &side.lines {
                    assert!(words.sources.iter().all(|n| (1..=sources).contains(n)));
                    let blank = words.shape == State::NotStated;
                    let silent = words.sources.is_empty();
                    // "Available" may rest on silence alone.
                    assert!(line.attribute.is_none() || blank == silent, "{}: {words:?}", line.label);
                }
                let Some(attribute) = line.attribute else { continue };
                let claims = cells.claims(service, attribute).0;
                let cites = side.lines.iter().any(|l| !l.sources.is_empty());
                assert!(!cites || !claims.is_empty(), "{}", line.label);
            }
            let states = [&line.sides[0], &line.sides[1]].map(|s| s.state);
            let blank = states.map(|s| s == State::NotStated);
            match list.kind {
                ApartKind::Nobody => assert_eq!(blank, [true, true]),
                ApartKind::OnlyOne => assert_eq!(blank, [false, true]),
                ApartKind::OnlyOther => assert_eq!(blank, [true, false]),
                ApartKind::Disputed => assert!(states.contains(&State::Conflicting)),
                _ => assert_eq!(blank, [false, false]),
            }
        }
    }
}

/// How many rules look at a thing of the line.
fn asked(catalog: &Catalog, line: &ApartLine) -> usize {
    let options = catalog.factors.iter().flat_map(|f| &f.options);
    let rules = options.flat_map(|o| &o.rules);
    rules.filter(|rule| looks_at(rule, line)).count()
}

fn looks_at(rule: &Rule, line: &ApartLine) -> bool {
    rule.when.conditions().into_iter().any(|condition| {
        let wants = match &condition.test {
            Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) => wants.clone(),
            Test::Bound(_, want) => vec![want.clone()],
            Test::Joined(..) => Vec::new(),
        };
        let named = |want: &Want| match want {
            Want::Option(o) => line.options.is_empty() || line.options.contains(o),
            _ => true,
        };
        line.attribute.map(Subject::Attribute) == Some(condition.subject) && wants.iter().any(named)
    })
}

/// How many pairs of alternatives the line's attribute, or the best of its options, separates.
fn separated(cells: &Cells, line: &ApartLine) -> usize {
    let catalog = &cells.catalog;
    let Some(attribute) = line.attribute else { return 0 };
    if matches!(catalog[attribute].kind, Kind::Text | Kind::Link) {
        return 0;
    }
    let alternatives: Vec<ServiceIx> = cells
        .present()
        .filter(|s| catalog[*s].role == Role::Alternative)
        .collect();
    let pairs = |unequal: &dyn Fn(&Cell, &Cell) -> bool| {
        let mut n = 0;
        for (i, a) in alternatives.iter().enumerate() {
            for b in &alternatives[..i] {
                n += usize::from(unequal(cells.get(*a, attribute), cells.get(*b, attribute)));
            }
        }
        n
    };
    if line.options.is_empty() {
        return pairs(&|a, b| a.state.is_known() && b.state.is_known() && held(a) != held(b));
    }
    let known = |a: Atom| !matches!(a, Atom::NotStated | Atom::Conflicting);
    let of = |o: &OptionIx| pairs(&|a, b| known(a.atom(*o)) && known(b.atom(*o)) && a.atom(*o) != b.atom(*o));
    line.options.iter().map(of).max().unwrap_or(0)
}

#[test]
fn the_most_telling_stands_first() {
    for file in ["catalog.ron", "tests/data/databases.ron"] {
        let cells = cells(file, View::on(TODAY));
        let catalog = &*cells.catalog;
        let of: Vec<ServiceIx> = catalog
            .service_ixs()
            .filter(|s| catalog[*s].role == Role::Alternative)
            .collect();
        let mut weights: BTreeMap<Vec<Thing>, (usize, usize)> = BTreeMap::new();
        for (one, other) in of
            .iter()
            .flat_map(|a| of.iter().map(move |b| (*a, *b)))
            .filter(|(a, b)| a != b)
        {
            let apart = apart(&cells, one, other, &mut Numbering::new(catalog));
            for list in &apart.lists {
                let status = list.lines.iter().position(|l| l.attribute.is_none());
                assert!(status.is_none_or(|at| at == 0), "what became of the two stands first");
                let keys: Vec<_> = list.lines[status.map_or(0, |_| 1)..]
                    .iter()
                    .map(|line| {
                        let attribute = line.attribute.unwrap();
                        let things = line.options.iter().map(|o| (attribute, Some(*o)));
                        let things: Vec<Thing> = if line.options.is_empty() {
                            vec![(attribute, None)]
                        } else {
                            things.collect()
                        };
                        let weight = *weights
                            .entry(things)
                            .or_insert_with(|| (asked(catalog, line), separated(&cells, line)));
                        (std::cmp::Reverse(weight), attribute, line.options.first().copied())
                    })
                    .collect();
                assert!(keys.is_sorted(), "{}: {keys:?}", list.heading);
            }
        }
        assert!(
            weights.values().any(|w| w.0 > 0) && weights.values().any(|w| w.1 > 0),
            "{file}: nothing was weighed"
        );
    }
}

#[test]
fn the_other_way_round_says_the_same() {
    let cells = cells("catalog.ron", View::on(TODAY));
    let catalog = &*cells.catalog;
    let mirrored = |kind| match kind {
        ApartKind::OneBetter => ApartKind::OtherBetter,
        ApartKind::OtherBetter => ApartKind::OneBetter,
        ApartKind::OneYes => ApartKind::OtherYes,
        ApartKind::OtherYes => ApartKind::OneYes,
        ApartKind::OnlyOne => ApartKind::OnlyOther,
        ApartKind::OnlyOther => ApartKind::OnlyOne,
        same => same,
    };
    let of: Vec<ServiceIx> = catalog.service_ixs().take(20).collect();
    for (a, b) in of
        .iter()
        .flat_map(|a| of.iter().map(move |b| (*a, *b)))
        .filter(|(a, b)| a < b)
    {
        let (there, back) = (
            apart(&cells, a, b, &mut Numbering::new(catalog)),
            apart(&cells, b, a, &mut Numbering::new(catalog)),
        );
        for list in &there.lists {
            let things = |lines: &[ApartLine]| -> Vec<_> {
                lines
                    .iter()
                    .map(|l| (l.label.clone(), l.options.clone(), l.by.clone()))
                    .collect()
            };
            assert_eq!(
                things(&list.lines),
                things(back.lines(mirrored(list.kind))),
                "{}",
                list.heading
            );
        }
        assert_eq!(there.lists.len(), back.lists.len());
    }
}

#[test]
fn five_pairs_in_words() {
    let cells = cells("tests/data/databases.ron", View::on(TODAY));
    let catalog = &*cells.catalog;
    let words = |one: &str, other: &str| {
        let [one, other] = [one, other].map(|id| catalog.service(id).unwrap());
        let mut numbers = Numbering::new(catalog);
        let apart = apart(&cells, one, other, &mut numbers);
        let (paper, sources) = (PaperWhy::of(&cells, &apart), paper_sources(catalog, numbers.cited()));
        let (text, markdown) = (why_text(&paper, &sources), why_markdown(&paper, &sources));
        for list in &apart.lists {
            assert!(markdown.contains(&format!("## {}\n", list.heading)), "{markdown}");
            for line in &list.lines {
                assert!(markdown.contains(&line.label), "{}: {markdown}", line.label);
            }
        }
        let (lines, _) = text.split_once("\n\nSources").unwrap_or((&text, ""));
        lines.lines().skip(3).map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    for (one, other, expected) in PAIRS {
        assert_eq!(words(one, other), expected.trim_matches('\n'), "{one} over {other}");
    }
}

const PAIRS: [(&str, &str, &str); 5] = [
    (
        "tinybase",
        "docdrawer",
        "
TinyBase is better on (1)
- Status: available against retiring, support ends 31 Jan 2028 [1]

Doc Drawer is better on (1)
- Largest database: 1 to 2 TB [2][3] against 16 TB [2] (14 to 15 TB more)

Yes for TinyBase, no for Doc Drawer (1)
- Speaks SQL: yes [3] against no [2]

Yes for Doc Drawer, no for TinyBase (1)
- Drivers for: not: Java [2] against Java [2]

Only stated for TinyBase (5)
- Runs inside the program: yes [3] against not stated
- Drivers for: Rust [3] against not stated
- Replicates to: not applicable [3] against not stated
- First release: Aug 2004 [2] against not stated
- Home page: https://example.org/tinybase [2] against not stated

Only stated for Doc Drawer (1)
- Drivers for: not stated against Go [2]

Different (1)
- Known for: being everywhere [4] against schemas that can wait [5]
",
    ),
    (
        "bigserver",
        "oldstore",
        "
Grand Server is better on (2)
- Status: formerly Big Server [1] against retired since 30 Jun 2021, use Grand Server instead [1]
- Largest database: no limit [1] against 0.5 to 0.8 TB [2] (no limit)

Only stated for Grand Server (2)
- Drivers for: Python, Go [2] against not stated
- Replicates to: Old Store, Tape [3] against not stated

Different (2)
- Speaks SQL: yes [2] against partly: no joins [4]
- Drivers for: Java [2] against partly: Java (reading only) [2]
",
    ),
    (
        "tinybase",
        "bigserver",
        "
Grand Server is better on (1)
- Largest database: 1 to 2 TB [1][2] against no limit [3] (no limit)

Yes for TinyBase, no for Grand Server (1)
- Runs inside the program: yes [2] against no [2]

Yes for Grand Server, no for TinyBase (1)
- Drivers for: not: Java [1] against Java [2]

Only stated for TinyBase (3)
- First release: Aug 2004 [1] against not stated
- Home page: https://example.org/tinybase [1] against not stated
- Known for: being everywhere [4] against not stated

Only stated for Grand Server (1)
- Drivers for: not stated against Go [2]

Different (1)
- Replicates to: not applicable [2] against Old Store, Tape [1]
",
    ),
    (
        "backup-tool",
        "docdrawer",
        "
Backup tool is better on (1)
- Status: not confirmed since 2 Mar 2024 against retiring, support ends 31 Jan 2028 [1]

Only stated for Doc Drawer (3)
- Largest database: not stated against 16 TB [2]
- Drivers for: not stated against Python, Java, Go [2]
- Speaks SQL: not stated against no [2]

Different (1)
- Known for: =restoring, mostly [2] against schemas that can wait [3]

Nobody says (5)
- Runs inside the program
- Drivers for: Rust
- Replicates to
- First release
- Home page
",
    ),
    (
        "oldstore",
        "docdrawer",
        "
Doc Drawer is better on (1)
- Largest database: 0.5 to 0.8 TB [1] against 16 TB [2] (15.2 to 15.5 TB more)

Only stated for Old Store (1)
- Runs inside the program: no [1] against not stated

Only stated for Doc Drawer (3)
- Drivers for: not stated against Python, Go [2]
- Licence: not stated against Open [2]
- Known for: not stated against schemas that can wait [3]

Different (3)
- Status: retired since 30 Jun 2021, use Grand Server instead [4] against retiring, support ends 31 Jan 2028 [4]
- Speaks SQL: partly: no joins [5] against no [2]
- Drivers for: partly: Java (reading only) [1] against Java [2]

Nobody says (4)
- Drivers for: Rust
- Replicates to
- First release
- Home page
",
    ),
];
