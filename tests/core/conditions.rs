//! Conditions as they are written: what is written reads back as the same condition, whatever a catalog calls its things.

use crosscheck::{
    catalog::{
        Catalog, Cells, Condition, Expr, ServiceIx, Truth, View,
        annotations::MarkKind,
        cell::State,
        check::check,
        condition::{Join, Op, Subject, Test, Want},
        kind::Feature,
        load,
        raw::{RawEnd, RawSays},
    },
    explore::{Index, Query, explore, list},
};

use crate::{
    generate::{SplitMix, generate},
    rename::{rename, rename_options},
};

/// Every single value that a facet, a box or a mark of the window can ask for.
fn wants(catalog: &Catalog, cells: &Cells, subject: Subject) -> Vec<Want> {
    let mut all: Vec<Want> = match subject {
        Subject::Attribute(ix) => {
            let about = &catalog[ix];
            let states = [State::NotStated, State::Conflicting, State::NotApplicable].map(Want::State);
            let partly = about.kind.has(Feature::Flag) || about.kind.has(Feature::Options);
            let partly = partly.then_some(Want::State(State::Partly));
            let options = (0..about.options.len() as u16).map(Want::Option);
            let values = (0..catalog.services.len() as u32).filter_map(|s| {
                cells
                    .get(ServiceIx(s), ix)
                    .scalar()
                    .and_then(crosscheck::catalog::Scalar::asked)
                    .map(Want::Scalar)
            });
            // Ranges between values that are there, dates that are none of year, month and day among them.
            let scalars: Vec<_> = (0..catalog.services.len() as u32)
                .filter_map(|s| cells.get(ServiceIx(s), ix).scalar()?.asked())
                .collect();
            let ranges: Vec<Want> = scalars
                .windows(2)
                .filter_map(|w| w[0].to(&w[1]))
                .take(4)
                .map(Want::Scalar)
                .collect();
            states
                .into_iter()
                .chain(partly)
                .chain(options)
                .chain(values.take(6))
                .chain(ranges)
                .collect()
        }
        Subject::Name => {
            let services = catalog.services.iter();
            let names = services.flat_map(|s| std::iter::once(&s.name).chain(&s.former_names).chain(&s.aliases));
            names.map(|n| Want::Text(n.clone())).collect()
        }
        Subject::Category => vec![Want::State(State::NotStated)],
        Subject::Yours => MarkKind::ALL.map(Want::Mark).to_vec(),
        Subject::Role | Subject::Status | Subject::Source | Subject::Several => vec![],
    };
    let index = Index::build(cells);
    let (_, facets) = explore(cells, &index, &Query::default());
    let facet = facets.iter().find(|f| f.subject == subject);
    all.extend(facet.iter().flat_map(|f| f.options.iter().map(|o| o.want.clone())));
    all
}

fn conditions(catalog: &Catalog, cells: &Cells, random: &mut SplitMix) -> Vec<Condition> {
    let attributes = catalog.attributes.iter().filter_map(|a| catalog.attribute(&a.id));
    let subjects = attributes
        .map(Subject::Attribute)
        .chain(Subject::BUILT_IN)
        .chain([Subject::Yours]);
    let mut all = Vec::new();
    for subject in subjects {
        let wants = wants(catalog, cells, subject);
        let mut tests: Vec<Test> = wants.iter().map(|w| Test::AnyOf(vec![w.clone()])).collect();
        for n in [1, 2, 2, 3, 3] {
            let mut some: Vec<Want> = Vec::new();
            for _ in 0..n {
                let want = &wants[random.below(wants.len())];
                if !some.contains(want) {
                    some.push(want.clone());
                }
            }
            tests.extend([Test::AnyOf(some.clone()), Test::AllOf(some.clone()), Test::NoneOf(some)]);
        }
        let is_one = |w: &Want| {
            w.scalar()
                .is_some_and(|v| v.asked().is_some() && v.end(false) == v.end(true))
        };
        for want in wants.into_iter().filter(is_one) {
            let ops = [Op::Less, Op::AtMost, Op::More, Op::AtLeast];
            tests.extend(ops.map(|op| Test::Bound(op, want.clone())));
        }
        all.extend(tests.into_iter().map(|test| Condition { subject, test }));
    }
    let pairs: Vec<Condition> = (0..all.len())
        .map(|i| {
            let join = [Join::Or, Join::And][i % 2];
            let some = (0..2 + i % 2).map(|_| all[random.below(all.len())].clone());
            Condition::joined(join, some.collect())
        })
        .collect();
    all.extend(pairs);
    all
}

#[test]
fn every_condition_that_can_be_built_reads_back_as_it_was() {
    let mut cases = 0;
    for seed in 0..40 {
        let mut raw = generate(12, seed);
        rename(&mut raw, seed);
        let (catalog, report, _) = check(&raw);
        let mut catalog = catalog.unwrap_or_else(|| panic!("{seed}: {:?}", report.errors.first()));
        rename_options(&mut catalog, seed);
        let cells = Cells::build(catalog, View::on(jiff::civil::date(2026, 5, 1)));
        let catalog = &cells.catalog;
        let all = conditions(catalog, &cells, &mut SplitMix(seed));
        for condition in &all {
            let text = condition.text(catalog);
            let read = Condition::parse(&text, catalog);
            assert_eq!(read.as_ref(), Ok(condition), "{seed}: {text}");
            assert_eq!(read.map(|c| c.text(catalog)).as_deref(), Ok(&*text));
            assert!(
                !text.contains(|c: char| c.is_control() || c == '\u{202e}'),
                "{seed}: {text:?}"
            );
            cases += 1;
        }
        // Two in one text are still two.
        for pair in all.chunks_exact(2) {
            let text = format!("{} | {}", pair[0].text(catalog), pair[1].text(catalog));
            let either = pair.iter().flat_map(|c| match &c.test {
                Test::Joined(Join::Or, parts) => parts.iter().cloned().map(Expr::from).collect(),
                _ => vec![Expr::from(c.clone())],
            });
            let expected = Expr::Any(either.collect());
            assert_eq!(
                Expr::parse(std::slice::from_ref(&text), catalog),
                Ok(expected),
                "{seed}: {text}"
            );
        }
    }
    assert!(cases >= 10_000, "{cases}");
}

const ODD: &str = r#"(
    title: "t",
    sources: [(id: "s", title: "The source")],
    groups: [(id: "g", label: "G")],
    attributes: [
        (id: "lang", label: "Languages it speaks", group: "g", kind: Set, options: [
            (id: "cpp", label: "C plus plus"), (id: "c", label: "C"), (id: "big", label: "Big C"),
            (id: "some", label: "In part"), (id: "quoted", label: "Quoted"),
        ]),
        (id: "x", label: "Twice", group: "g", kind: Text),
        (id: "y", label: "Twice", group: "g", kind: Number),
        (id: "yours", label: "Part played", group: "g", kind: Flag),
    ],
    services: [
        (id: "a", name: "A", category: "Data, storage"),
        (id: "b", name: "B", category: "Compute"),
        (id: "c", name: "C", category: "Data"),
        (id: "d", name: "D", category: "storage"),
    ],
)"#;

/// With ids that the checker would refuse, and the grammar must bear all the same.
fn odd() -> Catalog {
    let (catalog, report) = load(ODD.as_bytes());
    let mut catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    for (option, id) in catalog.attributes[0]
        .options
        .iter_mut()
        .zip(["c++", "c", "C", "partly", "a, \"b\""])
    {
        id.clone_into(&mut option.id);
    }
    catalog
}

#[test]
fn what_is_typed_is_written_in_one_way() {
    let catalog = odd();
    for (typed, written) in [
        ("category=Data, storage", Ok("category=\"Data, storage\"")),
        ("category=\"data, STORAGE\",Data", Ok("category=\"Data, storage\",Data")),
        ("category=Data,storage", Ok("category=Data,storage")),
        ("category!=storage,Data", Ok("category!=storage,Data")),
        ("\"category\" = \"Data\"", Ok("category=Data")),
        ("Category=Data", Ok("category=Data")),
        ("lang=c", Ok("lang=c")),
        ("lang=C", Ok("lang=C")),
        ("lang=big c", Ok("lang=C")),
        ("languages it speaks=\"c++\"", Ok("lang=\"c++\"")),
        ("\"Languages it speaks\"=\"c++\"+c", Ok("lang=\"c++\"+c")),
        ("lang=\"c\"+", Ok("lang=\"c\"+")),
        ("lang=not-stated+", Ok("lang=not-stated+")),
        ("lang=\"partly\"", Ok("lang=\"partly\"")),
        ("lang=Partly", Ok("lang=partly")),
        ("lang=\"a, \\\"b\\\"\",c", Ok("lang=\"a, \\\"b\\\"\",c")),
        ("x=a, b", Ok("x=\"a, b\"")),
        ("x=5\" wide", Ok("x=\"5\\\" wide\"")),
        ("x=\"a\",\"b\"", Ok("x=\"a\",\"b\"")),
        ("x=\"not-stated\"", Ok("x=\"not-stated\"")),
        ("x=\"\\u{1b}[2J\"", Ok("x=\"\\u{1b}[2J\"")),
        ("x=not-stated", Ok("x=not-stated")),
        ("x=not-stated,conflicting", Ok("x=not-stated,conflicting")),
        ("x=not-stated,really", Ok("x=\"not-stated,really\"")),
        ("y=1,500", Ok("y=1500")),
        ("y=1,\"500\"", Ok("y=1, 500")),
        ("y=1.499,00", Err("“1.499,00” is not a number")),
        ("y=1.499, 00", Ok("y=1.499, 0")),
        ("y=2,0.125,0.5", Ok("y=2,0.125,0.5")),
        ("y=4..8", Ok("y=4..8")),
        ("y = 1,000 .. 2,500, 7", Ok("y=1000..2500,7")),
        ("y!=\"4\"..\"8\"", Ok("y!=4..8")),
        ("y=4..4", Ok("y=4")),
        ("y=8..4", Err("the ends of the range “8..4” are in the wrong order")),
        ("y=4..", Err("an end is missing from the range “4..”")),
        ("y=..8", Err("an end is missing from the range “..8”")),
        ("y=4..not-stated", Err("“not-stated” is no end of a range")),
        ("y>=4..8", Err("“4..8” is not a number")),
        ("x=4..8", Ok("x=\"4..8\"")),
        ("x=a or y=2", Ok("x=a or y=2")),
        ("x=this or that", Ok("x=\"this or that\"")),
        ("y=1 or y=3..5 OR \"y\"=1", Ok("y=1,3..5")),
        ("y<1 or y>5 or lang=\"c++\"", Ok("y<1 or y>5 or lang=\"c++\"")),
        ("x=a and y=2", Ok("x=a and y=2")),
        (
            "x=a and y=2 or y=3",
            Err("“x=a and y=2 or y=3” has both “and” and “or”"),
        ),
        ("x=a or z=2", Err("no attribute named “z”")),
        ("source=the source", Ok("source=s")),
        ("yours=yes", Ok("yours=yes")),
        (":yours=starred", Ok(":yours=starred")),
        (":role=supporting", Ok("role=supporting")),
        ("lang=c++", Ok("lang=\"c++\"")),
        ("lang=c++,c", Ok("lang=\"c++\",c")),
        ("lang=c+++c", Ok("lang=\"c++\"+c")),
        ("lang=c+", Err("“lang” has no option “c+”")),
        ("Twice=a", Err("more than one attribute is called “Twice”")),
        ("lang=\"c", Err("a quotation mark is not closed")),
        ("lang=\"c\" c", Err("something stands behind a closing quotation mark")),
        ("x", Err("“x” is not a condition")),
    ] {
        let read = Condition::parse(typed, &catalog);
        let text = read.as_ref().map(|c| c.text(&catalog)).map_err(|e| e.message.clone());
        assert_eq!(text.as_deref().map_err(String::as_str), written, "{typed}");
        if let Ok(written) = written {
            assert_eq!(Condition::parse(written, &catalog), read, "{typed}");
        }
    }
}

/// As a list calls them: with the unit, and whatever stands between the words.
#[test]
fn an_attribute_is_found_by_the_heading_of_the_list() {
    let text = r#"(title: "t", groups: [(id: "g", label: "G")], attributes: [
        (id: "max-size", label: "Max size", unit: "GB", group: "g", kind: Number),
        (id: "ram", label: "Memory", about: "From the column “RAM (installed)”.", group: "g", kind: Number),
        (id: "on", label: "Made on", group: "g", kind: Date),
    ])"#;
    let catalog = load(text.as_bytes()).0.expect("a catalog");
    for (typed, written) in [
        ("max_size_GB>=6", "max-size>=6"),
        ("Max Size (gb)>=6 MB", "max-size>=0.006"),
        ("max_size=4..8 MB", "max-size=0.004..0.008"),
        ("max_size=4 GB..8,000 MB", "max-size=4..8"),
        ("ram (installed)<2", "ram<2"),
        ("made_on=2019..2020-05", "on=2019-01-01..2020-05-31"),
        ("made_on=2019-01..2019-12", "on=2019"),
    ] {
        let read = Condition::parse(typed, &catalog)
            .map(|c| c.text(&catalog))
            .map_err(|e| e.to_string());
        assert_eq!(read.as_deref(), Ok(written), "{typed}");
    }
}

/// What a chip says is read as what it stands for, on the command line and in the box of the window; what joins several may be
/// refused, where its words are also a value; never as something else.
#[test]
fn a_chip_s_words_are_read_as_its_condition() {
    let mut refused = Vec::new();
    for seed in [7, 8] {
        let mut raw = generate(30, seed);
        // Numbers that have thousands marks.
        for claim in raw.services.iter_mut().flat_map(|s| &mut s.claims) {
            if let ("stars", RawSays::Exactly(RawEnd::Number(n))) = (claim.attribute.as_str(), &mut claim.says) {
                *n *= 10.0;
            }
        }
        let (catalog, report, _) = check(&raw);
        let cells = Cells::build(
            catalog.unwrap_or_else(|| panic!("{report:?}")),
            View::on(jiff::civil::date(2026, 5, 1)),
        );
        let all = conditions(&cells.catalog, &cells, &mut SplitMix(seed));
        let all = || all.iter().filter(|c| c.subject != Subject::Several);
        let marked = |c: &Condition| {
            let words = c.human(&cells.catalog);
            words.starts_with("The stars at least ") && words.contains(',')
        };
        assert!(all().any(marked), "no number in it is so large");
        for condition in all() {
            let words = condition.human(&cells.catalog);
            for parse in [Condition::parse, Condition::parse_typed] {
                let read = match parse(&words, &cells.catalog) {
                    Ok(read) => read,
                    Err(e) => {
                        refused.push(format!("{words}: {e}"));
                        continue;
                    }
                };
                assert_eq!(read.human(&cells.catalog), words);
                for service in cells.catalog.service_ixs() {
                    assert_eq!(
                        read.eval(&cells, service).truth,
                        condition.eval(&cells, service).truth,
                        "{words}"
                    );
                }
            }
        }
    }
    assert!(
        refused.is_empty(),
        "{} refused: {:#?}",
        refused.len(),
        &refused[..refused.len().min(20)]
    );
}

#[test]
fn conditions_are_read_in_words() {
    let text = r#"(title: "t", groups: [(id: "g", label: "G")], attributes: [
        (id: "size", label: "Max size", unit: "GB", group: "g", kind: Number),
        (id: "on", label: "Made on", group: "g", kind: Date),
        (id: "host", label: "Hosting", group: "g", kind: Choice, options: [
            (id: "cloud", label: "Cloud"), (id: "premises", label: "On premises"), (id: "mixed", label: "Cloud or both")]),
        (id: "langs", label: "Languages", group: "g", kind: Set, options: [
            (id: "r", label: "R"), (id: "py", label: "Python"), (id: "ci", label: "Search and rank")]),
        (id: "off", label: "Works offline", group: "g", kind: Flag),
        (id: "note", label: "Note is", group: "g", kind: Text),
    ])"#;
    let catalog = load(text.as_bytes()).0.expect("a catalog");
    for (typed, written) in [
        ("Max size at least 40", Ok("size>=40")),
        ("max size AT LEAST 1,500 MB", Ok("size>=1.5")),
        ("size over 3", Ok("size>3")),
        ("size from 3 to 8 GB", Ok("size=3..8")),
        ("size between 3 and 8,000 MB", Ok("size=0.003..8")),
        ("size: 3 to 8", Ok("size=3..8")),
        ("size from 3", Ok("size>=3")),
        ("size 3 to 8", Ok("size=3..8")),
        ("max size 3 GB to 8 GB", Ok("size=3..8")),
        ("max size ≥ 5", Ok("size>=5")),
        ("size≤5 GB", Ok("size<=5")),
        ("hosting ≠ cloud", Ok("host!=cloud")),
        ("size<=20 $", Err("“20 $” is in $, but “size” is in GB")),
        ("works offline", Ok("off=yes")),
        ("hosting", Err("“hosting” is not a condition")),
        ("made on since 2019", Ok("on>=2019")),
        ("Made on before 2019-03", Ok("on<2019-03")),
        ("made on from 2019 to 2020", Ok("on=2019-01-01..2020-12-31")),
        ("hosting: on premises", Ok("host=premises")),
        ("Hosting is On premises or Cloud", Ok("host=premises,cloud")),
        ("Hosting: Cloud or both", Ok("host=mixed")),
        ("Hosting is not Cloud", Ok("host!=cloud")),
        ("Hosting is not Cloud or premises", Ok("host!=cloud,premises")),
        ("Hosting: not Cloud, not premises", Ok("host!=cloud,premises")),
        ("Languages: Python and R", Ok("langs=py+r")),
        ("Languages: Search and rank", Ok("langs=ci")),
        ("Languages is Python, R", Ok("langs=py,r")),
        ("Works offline: yes", Ok("off=yes")),
        ("Works offline is stated", Ok("off!=not-stated")),
        ("Works offline is not stated", Ok("off=not-stated")),
        ("Works offline: not stated", Ok("off=not-stated")),
        ("Works offline: sources disagree", Ok("off=conflicting")),
        ("Note is: this or that", Err("“this or that” can be read in two ways")),
        ("Note is: not good", Err("“not good” can be read in two ways")),
        ("Note is: \"this or that\"", Ok("note=\"this or that\"")),
        ("Note is: at least 3", Ok("note=\"at least 3\"")),
        ("role: supporting", Ok("role=supporting")),
        // A sign is a sign, whatever words stand beside it.
        ("note=at least: 3", Ok("note=\"at least: 3\"")),
        ("note is = a", Ok("note=a")),
        ("hosting: somewhere", Err("“host” has no option “somewhere”")),
        ("hosting: cloud or nowhere", Err("“host” has no option “nowhere”")),
        (
            "hosting at least 3",
            Err("“hosting” is neither a number nor a date, so >= cannot be asked of it"),
        ),
        ("cost at least 3", Err("no attribute named “cost”")),
        ("size at least", Err("a value for “size” is missing")),
        ("at least 3", Err("“at least 3” is not a condition")),
    ] {
        let read = Condition::parse(typed, &catalog);
        let text = read.as_ref().map(|c| c.text(&catalog)).map_err(|e| e.message.clone());
        assert_eq!(text.as_deref().map_err(String::as_str), written, "{typed}");
        // Settings and sessions are read as they are written, never as somebody may have meant it.
        if !typed.contains('=') {
            assert!(Condition::parse_kept(typed, &catalog).is_err(), "{typed}");
        }
    }
}

/// As people say it, without a sign and without a phrase: on the command line, and as a person types it.
#[test]
fn what_people_say_is_read_as_a_condition() {
    let text = r#"(title: "t", groups: [(id: "g", label: "G")], attributes: [
        (id: "ram", label: "RAM", unit: "GB", group: "g", kind: Number),
        (id: "list-price", label: "List price", unit: "€", group: "g", kind: Number),
        (id: "cost-2", label: "Street price", unit: "€", group: "g", kind: Number),
        (id: "on", label: "Made on", group: "g", kind: Date),
        (id: "host", label: "Hosting", group: "g", kind: Choice, options: [
            (id: "cloud", label: "Cloud"), (id: "premises", label: "On premises"), (id: "both", label: "Both")]),
        (id: "sold", label: "Sold as", group: "g", kind: Choice, options: [
            (id: "box", label: "Box"), (id: "both", label: "Both")]),
        (id: "touch", label: "Touch", group: "g", kind: Flag),
        (id: "not-sold", label: "Not for sale", group: "g", kind: Flag),
        (id: "note", label: "Note", group: "g", kind: Text),
        (id: "lang", label: "Languages", group: "g", kind: Set, options: [(id: "r", label: "R"), (id: "python", label: "Python")]),
    ])"#;
    let catalog = load(text.as_bytes()).0.expect("a catalog");
    let of = |read: Result<Condition, crosscheck::catalog::ConditionError>| {
        read.map(|c| c.text(&catalog)).map_err(|e| e.to_string())
    };
    let which = |text: &str| format!("does not say whether that or more, or less, is meant. Write {text}");
    let which_ram = which("ram at least 8, ram at most 8, or ram: 8.");
    let two_ways = "can be read as 1 to 1.5 or as 1000 to 1500; write 1 to 1.5 or 1000 to 1500.";
    // Read on the command line, and from a person; an error has these words.
    for (said, on_line, typed) in [
        ("ram 8 or 64", Ok("ram=8,64"), Ok("ram=8,64")),
        ("RAM 8, 16 or 64 GB", Ok("ram=8,16,64"), Ok("ram=8,16,64")),
        (
            "hosting cloud, on premises or both",
            Ok("host=cloud,premises,both"),
            Ok("host=cloud,premises,both"),
        ),
        (
            "ram 512 or 64,000 MB",
            Ok("ram=0.512,64"),
            Err("can be read as 64 or as 0.064"),
        ),
        ("ram: 8 or 16 or 64 GB", Ok("ram=8,16,64"), Ok("ram=8,16,64")),
        ("made on 2019 or 2021", Ok("on=2019,2021"), Ok("on=2019,2021")),
        ("ram 8", Err(&*which_ram), Err(&*which_ram)),
        (
            "ram 8 or 64 or touch: yes",
            Ok("ram=8,64 or touch=yes"),
            Ok("ram=8,64 or touch=yes"),
        ),
        (
            "hosting cloud or on premises",
            Ok("host=cloud,premises"),
            Ok("host=cloud,premises"),
        ),
        ("hosting cloud", Ok("host=cloud"), Err("is not a condition")),
        ("hosting cluod", Err("Did you mean “cloud”?"), Err("is not a condition")),
        ("not touch", Ok("touch!=yes"), Ok("touch!=yes")),
        (
            "Not Touch and not on premises",
            Ok("touch!=yes and host!=premises"),
            Ok("touch!=yes and host!=premises"),
        ),
        ("not cloud", Ok("host!=cloud"), Ok("host!=cloud")),
        ("not hosting: cloud", Ok("host!=cloud"), Ok("host!=cloud")),
        (
            "not both",
            Err("Write Hosting is not both, or Sold as is not both."),
            Err("more than one attribute has"),
        ),
        (
            "not premise",
            Err("no flag or option is called “premise”. Did you mean “On premises”?"),
            Err("On premises"),
        ),
        (
            "not ram at least 8",
            Err("“not” cannot stand before"),
            Err("“not” cannot stand before"),
        ),
        ("not retired", Ok("status!=retired"), Ok("status!=retired")),
        ("not for sale", Ok("not-sold=yes"), Err("is not a condition")),
        ("note good or bad", Err("is not a condition"), Err("is not a condition")),
        // Marks of the other convention: English on the command line, refused from a person where both are possible.
        ("list price 1.000 to 1.500", Ok("list-price=1..1.5"), Err(two_ways)),
        (
            "list price 900 to 1.500",
            Err("in the wrong order"),
            Ok("list-price=900..1500"),
        ),
        (
            "list price 1.5 to 2.125",
            Ok("list-price=1.5..2.125"),
            Ok("list-price=1.5..2.125"),
        ),
        (
            "list price 1.000.000 to 2.000.000",
            Err("is not a number"),
            Ok("list-price=1000000..2000000"),
        ),
        (
            "list price from 1.499,90 to 2.000",
            Err("is not a number"),
            Ok("list-price=1499.9..2000"),
        ),
        (
            "list price at least 1.125",
            Ok("list-price>=1.125"),
            Err("read as 1.125 or as 1125; write 1.1250 or 1125."),
        ),
        (
            "list price at least 1.1250",
            Ok("list-price>=1.125"),
            Ok("list-price>=1.125"),
        ),
        (
            "list price at least 1.499,00",
            Err("is not a number"),
            Ok("list-price>=1499"),
        ),
        // Words and signs in place of the forms that conditions have.
        (
            "host = cloud or premises",
            Ok("host=cloud,premises"),
            Ok("host=cloud,premises"),
        ),
        (
            "host != cloud or premises",
            Ok("host!=cloud,premises"),
            Ok("host!=cloud,premises"),
        ),
        ("lang = R and Python", Ok("lang=r+python"), Ok("lang=r+python")),
        (
            "lang != R and Python",
            Err("several values at once"),
            Err("several values at once"),
        ),
        ("ram = 512 MB to 2 TB", Ok("ram=0.512..2000"), Ok("ram=0.512..2000")),
        ("ram = 8 or 64 GB", Ok("ram=8,64"), Ok("ram=8,64")),
        ("ram=>8", Ok("ram>=8"), Ok("ram>=8")),
        ("ram =< 8 GB", Ok("ram<=8"), Ok("ram<=8")),
        ("ram==8", Ok("ram=8"), Ok("ram=8")),
        ("host==cloud", Ok("host=cloud"), Ok("host=cloud")),
        ("host=>cloud", Err("no option “>cloud”"), Err("no option “>cloud”")),
        ("not lang=R", Ok("lang!=r"), Ok("lang!=r")),
        ("not host!=cloud", Ok("host=cloud"), Ok("host=cloud")),
        (
            "not lang=R and not host=cloud",
            Ok("lang!=r and host!=cloud"),
            Ok("lang!=r and host!=cloud"),
        ),
        (
            "not ram>=8",
            Err("“not” cannot stand before “ram>=8”"),
            Err("Write what is meant instead"),
        ),
        ("lang contains R", Ok("lang=r"), Ok("lang=r")),
        ("lang includes R or Python", Ok("lang=r,python"), Ok("lang=r,python")),
        (
            "name contains Aero",
            Err("search for the words: --search \"Aero\""),
            Err("its search box"),
        ),
        (
            "host starts with cl",
            Err("a condition compares whole values. Write host=VALUE"),
            Err("whole values"),
        ),
        (
            "list price more than 1.5k",
            Ok("list-price>1500"),
            Ok("list-price>1500"),
        ),
        (
            "ram more than 1k",
            Err("“1k” is not a number"),
            Err("“1k” is not a number"),
        ),
        // A part of a name names nothing, and what has it is suggested.
        (
            "price>=100",
            Err("Did you mean “list-price” or “Street price”?"),
            Err("“list-price” or “Street price”"),
        ),
        (
            "host=premises cloud",
            Err("“host” has no option"),
            Err("“host” has no option"),
        ),
        (
            "host=prem",
            Err("Did you mean “premises”?"),
            Err("Did you mean “premises”?"),
        ),
    ] {
        for (expected, read) in [
            (on_line, Condition::parse(said, &catalog)),
            (typed, Condition::parse_typed(said, &catalog)),
        ] {
            match (expected, of(read)) {
                (Ok(text), read) => assert_eq!(read.as_deref(), Ok(text), "{said}"),
                (Err(words), Err(e)) => assert!(e.contains(words), "{said}: {e}"),
                (Err(words), Ok(read)) => panic!("{said}: {read} and not “{words}”"),
            }
        }
        if !said.contains('=') {
            assert!(Condition::parse_kept(said, &catalog).is_err(), "{said}");
        }
    }
}

/// Joined conditions are what their parts are, put together; a range is both of its bounds.
#[test]
fn joined_conditions_and_ranges_are_as_their_parts() {
    let (catalog, report, _) = check(&generate(30, 7));
    let cells = Cells::build(
        catalog.unwrap_or_else(|| panic!("{report:?}")),
        View::on(jiff::civil::date(2026, 5, 1)),
    );
    let all = conditions(&cells.catalog, &cells, &mut SplitMix(7));
    let (mut joined, mut ranges) = (0, 0);
    for condition in &all {
        for service in cells.catalog.service_ixs() {
            let truth = |c: &Condition| c.eval(&cells, service).truth;
            let expected = match &condition.test {
                Test::Joined(join, parts) => {
                    joined += 1;
                    let (one, other) = match join {
                        Join::Or => (Truth::True, Truth::False),
                        Join::And => (Truth::False, Truth::True),
                    };
                    if parts.iter().any(|c| truth(c) == one) {
                        one
                    } else if parts.iter().all(|c| truth(c) == other) {
                        other
                    } else {
                        Truth::Unknown
                    }
                }
                Test::AnyOf(wants)
                    if let [Want::Scalar(range)] = &wants[..]
                        && range.end(false) != range.end(true) =>
                {
                    ranges += 1;
                    let bound = |op, upper| Condition {
                        subject: condition.subject,
                        test: Test::Bound(op, Want::Scalar(range.end(upper))),
                    };
                    let ends = [bound(Op::AtLeast, false), bound(Op::AtMost, true)];
                    truth(&Condition::joined(Join::And, ends.to_vec()))
                }
                _ => continue,
            };
            assert_eq!(truth(condition), expected, "{}", condition.text(&cells.catalog));
        }
    }
    assert!(joined > 1_000 && ranges > 100, "{joined} {ranges}");
    let columns = cells.catalog.attribute_ixs().map(Subject::Attribute);
    let complete = Condition::complete(columns).expect("columns");
    for service in cells.catalog.service_ixs() {
        let mut states = cells.catalog.attribute_ixs().map(|a| cells.get(service, a).state);
        let expected = states.all(|s| s != State::NotStated);
        assert_eq!(complete.eval(&cells, service).truth == Truth::True, expected);
    }
}

#[test]
fn a_category_with_a_comma_is_found_by_what_is_written() {
    let cells = Cells::build(odd(), View::on(jiff::civil::date(2026, 5, 1)));
    let index = Index::build(&cells);
    let found = |text: &str| {
        let query = Query {
            conditions: vec![Condition::parse(text, &cells.catalog).expect("a condition")],
            ..Query::default()
        };
        list(&cells, &index, &query)
            .hits
            .iter()
            .map(|s| cells.catalog[*s].id.as_str())
            .collect::<String>()
    };
    assert_eq!(found("category=\"Data, storage\""), "a");
    assert_eq!(found("category=Data,storage"), "cd");
}

/// A category is what it is called, letter by letter: the condition, the index and the count say so alike. In another case
/// it is found as long as only one can be meant.
#[test]
fn categories_that_differ_in_case_alone_are_two() {
    let text = r#"(title: "t", services: [
        (id: "1", name: "1", category: "a"), (id: "2", name: "2", category: "A"),
        (id: "3", name: "3", category: "Tools"), (id: "4", name: "4"), (id: "5", name: "5", category: "A"),
    ])"#;
    let catalog = load(text.as_bytes()).0.expect("a catalog");
    let cells = Cells::build(catalog, View::on(jiff::civil::date(2026, 5, 1)));
    let index = Index::build(&cells);
    let slow = |holds: &dyn Fn(&str) -> bool| -> String {
        let services = cells.catalog.services.iter();
        services.filter(|s| holds(&s.category)).map(|s| s.id.as_str()).collect()
    };
    for (typed, expected) in [
        ("category=a", slow(&|c| c == "a")),
        ("category=A", slow(&|c| c == "A")),
        ("category=a,A", slow(&|c| c == "a" || c == "A")),
        ("category!=a", slow(&|c| !c.is_empty() && c != "a")),
        ("category=tools", slow(&|c| c == "Tools")),
        ("category=not-stated", slow(&str::is_empty)),
    ] {
        let condition = Condition::parse(typed, &cells.catalog).expect("a condition");
        let one_by_one: String = cells
            .catalog
            .service_ixs()
            .filter(|s| condition.eval(&cells, *s).truth == Truth::True)
            .map(|s| cells.catalog[s].id.as_str())
            .collect();
        assert_eq!(one_by_one, expected, "{typed}");
        let query = Query {
            conditions: vec![condition],
            ..Query::default()
        };
        let found = list(&cells, &index, &query).hits;
        let found: String = found.iter().map(|s| cells.catalog[*s].id.as_str()).collect();
        assert_eq!(found, expected, "{typed} by the index");
    }
    let (_, facets) = explore(&cells, &index, &Query::default());
    let facet = facets.iter().find(|f| f.subject == Subject::Category).expect("a facet");
    let counts: Vec<(&str, usize)> = facet.options.iter().map(|o| (&*o.label, o.count)).collect();
    assert_eq!(counts, [("A", 2), ("a", 1), ("Tools", 1)]);

    let text = text.replace("\"a\"", "\"aA\"").replace("\"A\"", "\"Aa\"");
    let catalog = load(text.as_bytes()).0.expect("a catalog");
    let error = Condition::parse("category=AA", &catalog)
        .expect_err("either")
        .to_string();
    assert_eq!(
        error,
        "more than one category is called “AA”, but for upper and lower case. Write it as it stands in the catalog: Aa \
         or aA."
    );
}

#[test]
fn what_was_kept_before_there_were_quotes_is_read_as_it_was() {
    let catalog = odd();
    for (kept, now) in [
        ("x=\"a\",\"b\"", "x=\"\\\"a\\\",\\\"b\\\"\""),
        ("lang=partly", "lang=\"partly\""),
        ("lang=c+C", "lang=c+C"),
        ("category=Data, storage", "category=\"Data, storage\""),
        ("y=1,500", "y=1500"),
        ("status!=retired", "status!=retired"),
    ] {
        let read = Condition::parse_old(kept, &catalog).map(|c| c.text(&catalog));
        assert_eq!(read.as_deref(), Ok(now), "{kept}");
    }
}

#[test]
fn a_number_typed_into_a_box_must_not_be_open_to_two_readings() {
    let catalog = odd();
    let typed = |text: &str| {
        Condition::parse_typed(text, &catalog)
            .map(|c| c.text(&catalog))
            .map_err(|e| e.to_string())
    };
    let refused: Result<String, String> =
        Err("“1,500” can be read as 1500 or as 1.5; write it without the comma.".to_owned());
    assert_eq!(typed("y>=1,500"), refused, "not taken for English");
    assert_eq!(typed("y=1,500"), refused);
    assert_eq!(typed("y>=1500"), Ok("y>=1500".to_owned()));
    assert_eq!(typed("y>=1,500,000"), Ok("y>=1500000".to_owned()));
    assert_eq!(typed("x=1,500"), Ok("x=\"1,500\"".to_owned()), "a text is no number");
    // The boxes of one's own evidence and of a range have the same reader.
    let number = &catalog.attributes[2];
    let end = number.kind.read_end("1,500", &number.unit).map(|_| ());
    let bound = number
        .kind
        .read_bound("1,500", &number.unit)
        .map(|read| read.map(|_| ()));
    assert_eq!((end, bound), (refused.clone().map(|_| ()), Some(refused.map(|_| ()))));
}

/// Each of its beginnings may be a name; compared in full with every name there is they took minutes.
#[test]
fn a_text_of_thousands_of_beginnings_is_refused() {
    let catalog = load(include_bytes!("../../catalog.ron")).0.expect("a catalog");
    for (piece, name) in [
        ("https://u:p@x.example/", "https"),
        ("hosting is ", "hosting"),
        ("a, b: ", "a, b"),
    ] {
        let text = piece.repeat(3_000);
        for refused in [
            Condition::parse(&text, &catalog),
            Condition::parse_typed(&text, &catalog),
        ] {
            let message = refused.expect_err(name).to_string();
            assert!(message.len() < 1_000, "{message}");
        }
    }
}

/// Each part was once looked for in all the text behind it.
#[test]
fn a_text_of_thousands_of_parts_is_read() {
    let catalog = load(include_bytes!("../../catalog.ron")).0.expect("a catalog");
    for (part, join) in [
        ("data-limit>=#", " or "),
        ("data-limit>=#", " and "),
        ("data-limit>=\"#\"", " or "),
    ] {
        let parts: Vec<String> = (1..=3_000).map(|n| part.replace('#', &n.to_string())).collect();
        let condition = Condition::parse(&parts.join(join), &catalog).expect(part);
        assert_eq!(condition.parts().len(), 3_000, "{part}{join}");
    }
}

/// Each was once read by a call within the call before it, which has an end.
#[test]
fn a_run_of_nots_is_refused() {
    let catalog = load(include_bytes!("../../catalog.ron")).0.expect("a catalog");
    let not = |times: usize| Condition::parse(&format!("{}languages=python", "not ".repeat(times)), &catalog);
    assert_eq!(not(2), Condition::parse("languages=python", &catalog));
    assert_eq!(not(3), not(1));
    let refused = not(100_000).expect_err("too many").to_string();
    assert!(refused.len() < 400, "{refused}");
    for words in ["not Languages: Python", "not languages", "python", ""] {
        let _ = Condition::parse(&format!("{}{words}", "not ".repeat(20_000)), &catalog);
    }
}
