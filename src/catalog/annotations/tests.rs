//! What is the user's own over a catalog: read, laid over, dated, checked, and reported where it no longer fits.

use super::*;
use crate::catalog::{Cells, Condition, State, Truth, View, limits::LOOKED_UP, load};
use jiff::civil::date;

const TEXT: &str = r#"(
        title: "T",
        sources: [(id: "book", title: "Book", date: "2019-05")],
        groups: [(id: "g", label: "G")],
        attributes: [
            (id: "flag", label: "Flag", group: "g", kind: Flag),
            (id: "size", label: "Size", group: "g", kind: Number, unit: "GB"),
            (id: "set", label: "Set", group: "g", kind: Set, options: [(id: "a", label: "A"), (id: "b", label: "B")]),
            (id: "on", label: "Runs on", group: "g", kind: Services),
        ],
        services: [
            (id: "x", name: "X", claims: [(attribute: "size", says: AtMost(10.0), source: "book", place: "p")]),
            (id: "y", name: "Y"),
        ],
    )"#;

fn catalog() -> Catalog {
    load(TEXT.as_bytes()).0.expect("a good catalog")
}

fn claim(service: &str, attribute: &str, says: Option<RawSays>, date: &str) -> OwnClaim {
    OwnClaim {
        service: service.into(),
        attribute: attribute.into(),
        says,
        note: "measured".into(),
        date: date.into(),
    }
}

#[test]
fn own_claims_take_part_and_come_off_again() {
    let before = catalog();
    let mut c = before.clone();
    let own = Annotations {
        claims: vec![
            claim("x", "size", Some(RawSays::Exactly(12.0.into())), "2026-05-03"),
            claim("y", "flag", Some(RawSays::Yes), "2020"),
            claim("y", "on", Some(RawSays::Services(vec!["x".into()])), "2026-05-03"),
            claim("y", "set", None, "2026-05-03"),
        ],
        marks: BTreeMap::from([(
            "y".to_owned(),
            Mark {
                starred: true,
                ..Mark::default()
            },
        )]),
        ..Annotations::default()
    };
    assert_eq!(apply(&mut c, &own), Vec::<String>::new());
    let (x, y) = (ServiceIx(0), ServiceIx(1));
    let state = |view, s, a| Cells::build(c.clone(), view).get(s, AttributeIx(a)).state;
    let now = View::on(date(2026, 11, 21));
    assert_eq!(state(now, x, 1), State::Conflicting, "at most 10 and exactly 12");
    assert_eq!(state(now, y, 0), State::Yes);
    assert_eq!(state(now, y, 2), State::NotStated, "a note asserts nothing");
    let then = View {
        as_of: Some(date(2025, 1, 1)),
        ..now
    };
    assert_eq!(state(then, x, 1), State::Value, "not yet measured");
    assert_eq!(state(then, y, 0), State::Yes);
    let documents = View {
        reading: crate::catalog::Reading::Documents,
        ..now
    };
    assert_eq!(state(documents, y, 0), State::NotStated, "no document says so");
    assert!(c.is_marked(y, MarkKind::Starred) && c.is_marked(x, MarkKind::Evidence));
    assert_eq!(c[x].claims[0].source, SourceIx(2), "newest first");
    assert!(apply(&mut c, &Annotations::default()).is_empty());
    assert_eq!(c, before, "nothing of it stays");
}

#[test]
fn what_is_wrong_is_reported_and_kept_apart() {
    let c = catalog();
    for (claim, expected) in [
        (
            claim("z", "flag", Some(RawSays::Yes), "2026"),
            "No service of this catalog",
        ),
        (claim("x", "flags", Some(RawSays::Yes), "2026"), "Did you mean “flag”?"),
        (claim("x", "flag", Some(RawSays::Exactly(1.0.into())), "2026"), "flag"),
        (
            claim("x", "size", Some(RawSays::Between(3.0.into(), 1.0.into())), "2026"),
            "lower end first",
        ),
        (claim("x", "set", Some(RawSays::Has(vec!["c".into()])), "2026"), "“c”"),
        (
            claim("x", "set", Some(RawSays::Has(vec![])), "2026"),
            "Nothing is said yet",
        ),
        (claim("x", "flag", Some(RawSays::Yes), "3 May"), "is not a date"),
        (
            OwnClaim {
                note: " ".into(),
                ..claim("x", "flag", None, "2026")
            },
            "Say something",
        ),
    ] {
        let message = check_claim(&c, &claim).expect_err("wrong");
        assert!(message.contains(expected), "{message}");
    }
    let own = Annotations {
        claims: vec![claim("z", "flag", Some(RawSays::Yes), "2026")],
        ..Annotations::default()
    };
    let mut laid = c.clone();
    assert_eq!(apply(&mut laid, &own).len(), 1);
    assert_eq!(laid, c);
}

#[test]
fn a_condition_on_evidence_is_the_same_while_the_evidence_is_not_there() {
    // A source of the file may have the id that evidence would have.
    let text = TEXT.replace(
        "sources: [",
        r#"sources: [(id: "your-evidence-2020", title: "E", date: "2020"), "#,
    );
    let bare = load(text.as_bytes()).0.expect("a good catalog");
    let mut laid = bare.clone();
    let own = ["2019-05-03", "2020", "2026-05"].map(|date| claim("y", "flag", Some(RawSays::Yes), date));
    let own = Annotations {
        claims: own.to_vec(),
        ..Annotations::default()
    };
    assert!(apply(&mut laid, &own).is_empty());
    let view = View::on(date(2026, 11, 21));
    let answers = |condition: &Condition, catalog: &Catalog| {
        let cells = Cells::build(catalog.clone(), view);
        [ServiceIx(0), ServiceIx(1)].map(|service| condition.eval(&cells, service).truth == Truth::True)
    };
    for (text, of_bare, of_laid) in [
        ("source=your-evidence-2026-05", [false, false], [false, true]),
        ("source=your-evidence-2020-", [false, false], [false, true]),
        ("source=your-evidence-2020", [false, false], [false, false]),
        ("source=book,your-evidence-2019-05-03", [true, false], [true, true]),
        ("source=book+your-evidence-2026-05", [false, false], [false, false]),
        ("source!=your-evidence-2026-05", [true, true], [true, false]),
    ] {
        let then = Condition::parse_kept(text, &laid).expect(text);
        assert_eq!(Condition::parse(text, &laid).as_ref(), Ok(&then), "{text}");
        assert_eq!(Condition::parse_kept(text, &bare).as_ref(), Ok(&then), "{text}");
        for catalog in [&laid, &bare] {
            assert_eq!(then.text(catalog), text);
            assert!(!then.human(catalog).is_empty());
        }
        assert_eq!(
            (answers(&then, &bare), answers(&then, &laid)),
            (of_bare, of_laid),
            "{text}"
        );
    }
    for wrong in ["2026-05-", "2020-13", "", "-", "2026-05-05-05"] {
        let text = format!("source=your-evidence-{wrong}");
        assert!(Condition::parse_kept(&text, &laid).is_err(), "{text}");
    }
    let typed = Condition::parse("source=your-evidence-2026-05", &bare);
    assert!(typed.is_err(), "what a person types is checked against what is there");
}

#[test]
fn on_another_catalog_the_first_words_are_given_a_suggestion() {
    let service = |i: usize| format!("(id: \"s{i:04}\", name: \"S{i}\", named_in: [\"book\"], claims: [])");
    let services: Vec<String> = (0..1_000).map(service).collect();
    let text = format!(
        "(title: \"T\", sources: [(id: \"book\", title: \"Book\")], groups: [(id: \"g\", label: \"G\")], \
         attributes: [(id: \"flag\", label: \"Flag\", group: \"g\", kind: Flag)], services: [{}])",
        services.join(",")
    );
    let mut c = load(text.as_bytes()).0.expect("a catalog");
    let other = |i: usize| claim(&format!("s{i:04}x"), "flag", Some(RawSays::Yes), "2026");
    let own = Annotations {
        claims: (0..1_000).map(other).collect(),
        ..Annotations::default()
    };
    let warnings = apply(&mut c, &own);
    assert_eq!(warnings.len(), 1_000);
    for (i, sentence) in warnings.iter().enumerate() {
        let start =
            format!("Evidence of yours is kept, but not shown: No service of this catalog has the id “s{i:04}x”.");
        let help = if i < LOOKED_UP {
            format!(" Did you mean “s{i:04}”?")
        } else {
            String::new()
        };
        assert_eq!(*sentence, start + &help);
    }
}
