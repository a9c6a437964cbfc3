//! Decisions that turn on must-haves and rule-outs: what would change them, what is to confirm, and what stands behind a
//! reason, in every form alike.

use crosscheck::{
    catalog::{Cells, View, load},
    decide::robustness,
    report::{Basis, Decision, ReportFormat, verify},
};
use jiff::civil::date;

use super::words::{asked, written};

/// Of four, C runs on Windows through a part, sources disagree on A, and nobody says whether D does.
const LIST: &str = r#"(
    title: "T",
    sources: [(id: "new", title: "New", date: "2025-01-01"), (id: "old", title: "Old", date: "2018-01-01"),
        (id: "inf", title: "Inf", kind: Inference)],
    groups: [(id: "g", label: "G")],
    attributes: [
        (id: "price", label: "Price", group: "g", kind: Number, unit: "€", better: Lower),
        (id: "cloud", label: "Cloud", group: "g", kind: Flag),
        (id: "os", label: "OS", group: "g", kind: Set, options: [(id: "win", label: "Windows"), (id: "mac", label: "Mac")]),
    ],
    services: [
        (id: "a", name: "A", claims: [(attribute: "price", says: Exactly(100.0), source: "new"),
            (attribute: "cloud", says: Yes, source: "inf"), (attribute: "os", says: Has(["win"]), source: "new"),
            (attribute: "os", says: Lacks(["win"]), source: "old")]),
        (id: "b", name: "B", claims: [(attribute: "price", says: Exactly(200.0), source: "old"),
            (attribute: "cloud", says: No, source: "new"), (attribute: "os", says: Only(["mac"]), source: "old")]),
        (id: "c", name: "C", claims: [(attribute: "price", says: Exactly(300.0), source: "new"),
            (attribute: "os", says: Has(["win"]), source: "new")]),
        (id: "d", name: "D", claims: [(attribute: "price", says: AtMost(150.0), source: "new")]),
    ],
    factors: [(id: "need", label: "Need", question: "What?", why: "W.", source: "new", several: AnyOrAll, options: [
        (id: "w", label: "Win", rules: [(when: ["os=win"], effect: Favours(2), because: "It runs there.", source: "new")]),
        (id: "m", label: "Mac", rules: [(when: ["os=mac"], effect: Favours(1), because: "It runs on Macs.", source: "new")]),
        (id: "x", label: "No cloud", rules: [
            (when: ["cloud=yes"], effect: RulesOut, because: "It is in the cloud.", source: "old"),
            (when: ["cloud=no"], effect: Favours(1), because: "It stays here.", source: "new")]),
    ])],
)"#;

fn list_with(change: (&str, &str)) -> Cells {
    let text = LIST.replace(change.0, change.1);
    let (catalog, report) = load(text.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    Cells::build(catalog, View::on(date(2026, 11, 28)))
}

fn list() -> Cells {
    list_with(("", ""))
}

#[test]
fn what_would_change_a_decision_by_must_haves_alone_is_said() {
    let cells = list();
    let answers = asked(&cells, &[], &["cloud=no"], &[]);
    assert!(!robustness(&cells, &answers).cell_flips.is_empty());
    for format in [ReportFormat::Text, ReportFormat::Markdown, ReportFormat::Record] {
        let text = written(&cells, &answers, format);
        assert!(
            text.contains("“Cloud” of C settled to yes") || text.contains("“Cloud” of C settled to no"),
            "{text}"
        );
    }
}

#[test]
fn a_record_says_of_every_option_what_is_to_confirm() {
    let cells = list();
    let answers = asked(&cells, &[], &["os=win"], &["price=less"]);
    for format in ReportFormat::ALL {
        let text = written(&cells, &answers, format);
        for words in [
            "Sources disagree on whether it meets",
            "No source says whether it meets",
        ] {
            assert!(text.contains(words), "{words} in {}: {text}", format.id());
        }
    }
}

#[test]
fn what_rules_out_and_what_is_so_are_named_apart() {
    let cells = list();
    let answers = asked(&cells, &["need=x"], &[], &[]);
    let text = written(&cells, &answers, ReportFormat::Text);
    assert!(
        text.contains("It is in the cloud; our inference: Cloud: yes. (rule [old, 1 Jan 2018])"),
        "no document states that it is: {text}"
    );
    assert!(
        text.contains("It is out if this is so: It is in the cloud. (rule [old, 1 Jan 2018])"),
        "nobody says that it is: {text}"
    );
}

#[test]
fn verify_speaks_of_what_was_cited_against_the_recommended_too() {
    let cells = list();
    let answers = asked(&cells, &[], &["os=win"], &["price=less"]);
    let basis = Basis::of(&Decision::new(&cells, &answers));
    assert_eq!(basis.elected, ["c"]);
    assert_eq!(verify(&basis, &cells, &answers), [""; 0]);
    let price = r#"says: Exactly(300.0), source: "new""#;
    for (other, says) in [
        (r#"says: Exactly(300.0), source: "old""#, "rests on"),
        (
            r#"says: Exactly(350.0), source: "new""#,
            "C: “Price: 300 €” was cited; now it is “Price: 350 €”.",
        ),
    ] {
        let lines = verify(&basis, &list_with((price, other)), &answers);
        assert!(lines.iter().any(|l| l.contains(says)), "{other}: {lines:?}");
    }
}

#[test]
fn any_of_several_options_is_or() {
    let cells = list();
    for (given, says) in [
        ("need=w,m", "instead of “Win” or “Mac”"),
        ("need=w+m", "instead of “Win” and “Mac”"),
    ] {
        let text = written(&cells, &asked(&cells, &[given], &[], &[]), ReportFormat::Text);
        assert!(text.contains(says), "{given}: {text}");
    }
}

#[test]
fn who_comes_first_in_no_weighting_has_no_typical_one() {
    let cells = list();
    let text = written(&cells, &asked(&cells, &["need=w+m"], &[], &[]), ReportFormat::Text);
    assert!(!text.contains("0.0% of weightings (typically"), "{text}");
}
