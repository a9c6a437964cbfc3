//! What is planted in a small catalog that is right, one fault a row: the checker says where it is, what it is and what to do,
//! and says nothing else.

use std::{collections::BTreeSet, fs};

use crosscheck::{
    catalog::{Finding, Report, Severity, View, check, load, parse_raw, raw::RawCatalog},
    cli::check::findings,
};
use jiff::civil::date;

/// The comments and the options name what a careless search for a finding's place would find first.
const RIGHT: &str = r#"// services: "one", "two", factors: "need" with rules: (when: ["sql=yes"]), newer: "Three", allowed: and claims: of "paper"
(
    title: "Stores",
    sources: [
        (id: "paper", title: "Paper", date: "2020-05-13", file: "paper.md", given: true),
        (id: "notes", title: "Notes", estimate: "2022", estimated_from: "a version", file: "notes.md", given: true),
        (id: "page", title: "Page", date: "2024-03-04"),
        (id: "ours", title: "Our inference", date: "2025-01-01", kind: Inference),
    ],
    groups: [(id: "g", label: "G")],
    attributes: [
        (id: "part-of", label: "Part of", group: "g", kind: Services),
        (id: "size", label: "Size", group: "g", kind: Number, unit: "GB"),
        (id: "margin", label: "Margin", group: "g", kind: Number, unit: "%"),
        (id: "sql", label: "SQL", group: "g", kind: Flag),
        (id: "open", label: "Open", group: "g", kind: Flag),
        (id: "cloud", label: "Cloud", group: "g", kind: Flag),
        (id: "for", label: "For", group: "g", kind: Set, options: [
            (id: "r", label: "R"), (id: "go", label: "Go"), (id: "c", label: "C", also: ["need", "one", "two", "old", "older", "queries", "freedom"])]),
    ],
    services: [
        (id: "one", name: "One", aliases: ["uno"], named_in: ["paper", "notes"], summary: "Since 2020-04-03.",
            lifecycle: [(kind: Seen, date: "2024-03-01", source: "page")],
            claims: [
                (attribute: "sql", says: Yes, source: "paper", place: "Stores › One"),
                (attribute: "open", says: No, source: "ours", note: "It is offered nowhere."),
                (attribute: "cloud", says: Yes, source: "paper", place: "Stores › One"),
                (attribute: "size", says: Exactly(10), source: "notes", place: "Sizes"),
                (attribute: "margin", says: Exactly(-2), source: "notes", place: "Sizes"),
                (attribute: "for", says: Has(["r"]), source: "paper", place: "Limits"),
                (attribute: "for", says: Lacks(["go", "c"]), source: "paper", place: "Limits"),
            ]),
        (id: "two", name: "Two", aliases: ["due"], named_in: ["paper"], claims: [
            (attribute: "sql", says: No, source: "paper", place: "Stores › Two"),
            (attribute: "open", says: Yes, source: "page", place: "Licences"),
            (attribute: "size", says: AtMost(20), source: "paper", place: "Limits"),
            (attribute: "size", says: Exactly(30), source: "page", place: "Sizes",
                supersedes: [(source: "paper", because: "It has grown.")]),
        ]),
        (id: "old", name: "Old", role: Supporting, named_in: ["notes", "paper"],
            lifecycle: [
                (kind: ClosedToNew, date: "2022-06", source: "page"),
                (kind: Ends, date: "2023", source: "page"),
            ],
            successors: [(to: "two", source: "page")],
            claims: [
                (attribute: "part-of", says: Services(["one"]), source: "notes", place: "(start)"),
                (attribute: "cloud", says: No, source: "paper", place: "Limits"),
            ]),
        (id: "older", name: "Older", role: Supporting, named_in: ["page"],
            lifecycle: [(kind: Ends, date: "2021", source: "page")]),
    ],
    factors: [
        (id: "need", label: "Need", question: "?", why: "w", source: "paper", place: "Stores", options: [
            (id: "queries", label: "Queries", rules: [
                (when: ["sql=yes"], effect: Favours(2), because: "It asks.", source: "paper", place: "Stores"),
                (when: ["for=r", "sql=yes"], effect: Favours(1), because: "So it is.", source: "paper", place: "Limits"),
            ]),
            (id: "freedom", label: "Freedom", rules: [
                (when: ["open=yes"], effect: Favours(2), because: "Our inference: it is free.", source: "ours"),
            ]),
        ]),
    ],
)"#;

const PAPER: &str =
    "---\ntitle: Paper\nms.date: 05/13/2020\n---\n# Stores\n\n## One\n\n<!--\n## Hid\n-->\n\n## Two\n\n# Limits\n";
const NOTES: &str = "---\nms.date:\n---\nLoose notes.\n\n# Sizes\n";

fn planted(from: &str, to: &str) -> String {
    assert_eq!(RIGHT.matches(from).count(), 1, "planted once: {from}");
    RIGHT.replacen(from, to, 1)
}

fn view() -> View {
    View::on(date(2026, 11, 26))
}

/// Each finding: how bad, where, what and what to do.
fn said(report: &Report) -> Vec<String> {
    let all = report.errors.iter().chain(&report.warnings);
    all.map(|f| {
        assert!(!f.help.is_empty(), "{f} says what to do");
        assert!(f.line.is_some(), "{f} has its line");
        let word = match f.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        format!("{word}: {}: {}.", f.path, f.message)
    })
    .collect()
}

/// What is changed, and the one finding.
type Row = (&'static str, &'static str, &'static str);

const ROWS: &[Row] = &[
    (
        r#"estimate: "2022", estimated_from: "a version", "#,
        "",
        "warning: sources[1] \"notes\": the given document has neither a date nor an estimate, so it does not count wherever a \
         date is asked for.",
    ),
    (
        r#"file: "notes.md", given: true"#,
        r#"file: "notes.md""#,
        "warning: sources[1] \"notes\": the source names the file of a document at hand, and is not marked as given.",
    ),
    (
        r#"file: "notes.md", given: true"#,
        "given: true",
        "warning: sources[1] \"notes\": the document is given and names no file, so its places cannot be checked.",
    ),
    (
        r#"title: "Page", date: "2024-03-04""#,
        r#"title: "Page", date: "2027-03-04""#,
        "warning: sources[2] \"page\": the source is dated 2027-03-04, and today is 2026-11-26.",
    ),
    (
        "2024-03-01",
        "2024-04-01",
        "warning: services[0] \"one\" → lifecycle: it is seen in use on 1 April 2024, and the source “page” is dated \
         2024-03-04, before that.",
    ),
    (
        r#"Seen, date: "2024-03-01", source: "page""#,
        r#"RenamedFrom("Eins"), date: "2024", source: "notes""#,
        "warning: services[0] \"one\" → lifecycle: it is renamed in 2024, and the source “notes” is estimated to be 2022, \
         before that.",
    ),
    (
        "2022-06",
        "2024-01",
        "warning: services[2] \"old\" → lifecycle: it is closed to new users in January 2024, after its end in 2023.",
    ),
    (
        r#"(kind: Ends, date: "2023", source: "page"),"#,
        r#"(kind: Ends, date: "2023", source: "page"), (kind: Ends, date: "2023-05", source: "notes"),
           (kind: Ends, date: "2024-05", source: "paper"),"#,
        "warning: services[2] \"old\" → lifecycle: it ends in May 2024 by “paper”, and in 2023 by “page”; the earlier one \
         counts.",
    ),
    (
        r#"(kind: Ends, date: "2023", source: "page"),"#,
        r#"(kind: Ends, date: "2023", source: "page"), (kind: PartEnds("Tier"), date: "2021", source: "page"),
           (kind: PartEnds("Other tier"), date: "2022", source: "page"), (kind: PartEnds("tier"), date: "2022", source: "notes"),"#,
        "warning: services[2] \"old\" → lifecycle: its part “tier” ends in 2022 by “notes”, and in 2021 by “page”; the \
         earlier one counts.",
    ),
    (
        r#"ClosedToNew, date: "2022-06""#,
        r#"Seen, date: "2024-01""#,
        "warning: services[2] \"old\" → lifecycle: it is seen in use in January 2024, after its end in 2023.",
    ),
    (
        r#"(attribute: "open", says: Yes, source: "page", place: "Licences"),"#,
        r#"(attribute: "open", says: Yes, source: "page", place: "Licences"),
           (attribute: "open", says: Yes, source: "paper", place: "Limits", supersedes: [(source: "page", because: "So it is.")]),"#,
        "warning: services[1] \"two\" → claims → open → supersedes: “paper” of 2020-05-13 supersedes “page” of 2024-03-04, \
         which is newer.",
    ),
    (
        r#", note: "It is offered nowhere.""#,
        "",
        "warning: services[0] \"one\" → claims → open: the claim is our inference, and nothing says what it rests on.",
    ),
    (
        r#"(to: "two", source: "page")"#,
        r#"(to: "two", source: "ours")"#,
        "warning: services[2] \"old\" → successors: the successor is our inference, and nothing says what it rests on.",
    ),
    (
        r#"because: "Our inference: it is free.", source: "ours""#,
        r#"because: "Our inference: it is free.", source: "page", place: "Licences""#,
        "warning: factors[0] \"need\" → options[1] \"freedom\" → rules[0]: the rule says that it is our inference, and cites \
         the document “page”.",
    ),
    (
        r#"because: "It asks.", source: "paper", place: "Stores""#,
        r#"because: "It asks.", source: "paper""#,
        "warning: factors[0] \"need\" → options[0] \"queries\" → rules[0]: the rule cites the document “paper” and no heading \
         of it, so it may be our inference.",
    ),
    (
        r#"(attribute: "cloud", says: Yes, source: "paper", place: "Stores › One"),"#,
        r#"(attribute: "cloud", says: Yes, source: "paper", place: "Stores › One"),
           (attribute: "cloud", says: No, source: "paper", place: "Stores › One"),"#,
        "warning: services[0] \"one\" → claims → cloud: “paper” states at “Stores › One” two things that cannot both be.",
    ),
    (
        r#"(attribute: "open", says: No, source: "ours", note: "It is offered nowhere."),"#,
        r#"(attribute: "open", says: No, source: "ours", note: "It is offered nowhere."),
           (attribute: "open", says: Yes, source: "ours", note: "It is offered somewhere."),"#,
        "warning: services[0] \"one\" → claims → open: “ours” states two things that cannot both be.",
    ),
    (
        r#"name: "Two", aliases"#,
        r#"name: "Two", former_names: ["one"], aliases"#,
        "warning: services[1] \"two\" → former_names → one: “one” is what “one” is called today.",
    ),
    (
        "    groups: [(id:",
        "    newer: [(name: \"due\", source: \"page\")],\n    groups: [(id:",
        "warning: newer[0] \"due\": “due” is said not to be weighed, and is, as “Two”.",
    ),
    (
        r#"Has(["r"])"#,
        r#"Has(["r", "c"])"#,
        "warning: services[0] \"one\" → claims → for: “paper” states at “Limits” two things that cannot both be.",
    ),
    (
        "Exactly(10)",
        "Exactly(-10)",
        "warning: services[0] \"one\" → claims → size: -10 GB is below zero, as no other figure of “Size” is.",
    ),
    (
        r#"(to: "two", source: "page")"#,
        r#"(to: "older", source: "page")"#,
        "warning: services[2] \"old\" → successors[0] → to: the successor “older” has itself retired in 2021.",
    ),
    (
        r#"aliases: ["due"]"#,
        r#"aliases: ["Uno"]"#,
        "warning: services[1] \"two\" → aliases → Uno: “Uno” is a name of “one” as well.",
    ),
    (
        r#"aliases: ["uno"]"#,
        r#"aliases: ["two"]"#,
        "warning: services[0] \"one\" → aliases → two: “two” is a name of “two” as well.",
    ),
    // A note that names the other, or the name, excuses nothing.
    (
        r#"aliases: ["due"]"#,
        r#"aliases: ["Uno"], note: "Uno is also what One is called.""#,
        "warning: services[1] \"two\" → aliases → Uno: “Uno” is a name of “one” as well.",
    ),
    (
        r#"name: "Older", role: Supporting"#,
        r#"name: "Elder", aliases: ["old"], role: Supporting"#,
        "warning: services[3] \"older\" → aliases → old: “old” is a name of “old” as well.",
    ),
    (
        r#"name: "Old", role: Supporting"#,
        r#"name: "Aged", aliases: ["OLDER"], role: Supporting"#,
        "warning: services[2] \"old\" → aliases → OLDER: “OLDER” is a name of “older” as well.",
    ),
    (
        r#"name: "Old", role: Supporting"#,
        r#"name: "Old", former_names: ["Due"], role: Supporting"#,
        "warning: services[1] \"two\" → aliases → due: “due” is a name of “old” as well.",
    ),
    (
        r#"(id: "older", name: "Older", role: Supporting, named_in: ["page"],"#,
        r#"(id: "older", name: "Quite another", role: Supporting, named_in: ["page"],
            successors: [(to: "quite Another", source: "page")],"#,
        "warning: services[3] \"older\" → successors[0]: no service has the id “quite Another”, so it is taken as a name.",
    ),
    (
        r#"name: "Old","#,
        r#"name: "two ","#,
        "warning: services[1] \"two\" → name: “Two” is the name of “old” as well.",
    ),
    (
        r#"(attribute: "sql", says: Yes, source: "paper", place: "Stores › One"),"#,
        r#"(attribute: "sql", says: Yes, source: "paper", place: "Stores › One"),
           (attribute: "part-of", says: Services(["old"]), source: "page", place: "Sizes"),"#,
        "warning: services[2] \"old\" → claims → part-of: what is part of what runs in a circle: old → one → old.",
    ),
    (
        r#"(when: ["sql=yes"], effect: Favours(2)"#,
        r#"(when: ["sql=yes", "for=r"], effect: Favours(2)"#,
        "warning: factors[0] \"need\" → options[0] \"queries\" → rules[1]: rules[0] of this answer has the same condition, \
         “for=r and sql=yes”.",
    ),
    // In another order, or written apart.
    (
        r#"(when: ["sql=yes"], effect: Favours(2)"#,
        r#"(when: ["for=r,go"], effect: Favours(1), because: "So it is.", source: "paper", place: "Limits"),
           (when: ["for=go,r"], effect: Favours(1), because: "So it is.", source: "paper", place: "Limits"),
           (when: ["sql=yes"], effect: Favours(2)"#,
        "warning: factors[0] \"need\" → options[0] \"queries\" → rules[1]: rules[0] of this answer has the same condition, \
         “for=go,r”.",
    ),
    (
        r#"(when: ["sql=yes"], effect: Favours(2)"#,
        r#"(when: ["sql=yes", "for=go | for=r"], effect: Favours(1), because: "So it is.", source: "paper", place: "Limits"),
           (when: ["for=r,go", "sql=yes"], effect: Favours(1), because: "So it is.", source: "paper", place: "Limits"),
           (when: ["sql=yes"], effect: Favours(2)"#,
        "warning: factors[0] \"need\" → options[0] \"queries\" → rules[1]: rules[0] of this answer has the same condition, \
         “for=r,go and sql=yes”.",
    ),
    (
        r#"aliases: ["due"], named_in: ["paper"]"#,
        r#"aliases: ["due"], named_in: ["paper", "notes"]"#,
        "warning: services[1] \"two\" → named_in: “notes” is listed as naming it, and no claim cites it.",
    ),
    (
        "Since 2020-04-03.",
        "Since 03/04/2020, and 05/06/2020.",
        "warning: services[0] \"one\" → summary: “03/04/2020” can be read as 3 Apr 2020 or as 4 Mar 2020.",
    ),
    // Said twice, with another note or in another order.
    (
        r#"(kind: ClosedToNew, date: "2022-06", source: "page"),"#,
        r#"(kind: ClosedToNew, date: "2022-06", source: "page"),
           (kind: ClosedToNew, date: "2022-06", source: "page", note: "In June."),"#,
        "warning: services[2] \"old\" → lifecycle[1]: lifecycle[0] says the same, from “page”.",
    ),
    (
        r#"(attribute: "for", says: Lacks(["go", "c"]), source: "paper", place: "Limits"),"#,
        r#"(attribute: "for", says: Lacks(["go", "c"]), source: "paper", place: "Limits"),
           (attribute: "for", says: Lacks(["c", "go"]), source: "paper", place: "Limits", note: "Again."),"#,
        "warning: services[0] \"one\" → claims → for: “paper” states this of it twice at one place.",
    ),
    (
        r#"(attribute: "open", says: No, source: "ours", note: "It is offered nowhere."),"#,
        r#"(attribute: "open", says: No, source: "ours", note: "It is offered nowhere."),
           (attribute: "open", says: No, source: "ours", note: "Nobody offers it."),"#,
        "warning: services[0] \"one\" → claims → open: “ours” states this of it twice at one place.",
    ),
    // One place in two ways.
    (
        r#"(attribute: "cloud", says: Yes, source: "paper", place: "Stores › One"),"#,
        r#"(attribute: "cloud", says: Yes, source: "paper", place: "Stores ›  one"),"#,
        "warning: services[0] \"one\" → claims: “paper” is cited at “Stores ›  one”, and elsewhere at “Stores › One”.",
    ),
    (
        r#"says: AtMost(20), source: "paper", place: "Limits""#,
        r#"says: AtMost(20), source: "paper", place: "Limits 2""#,
        "warning: services[1] \"two\" → claims: “paper” is cited at “Limits 2”, and elsewhere at “Limits”.",
    ),
    (
        r#"(attribute: "cloud", says: Yes, source: "paper", place: "Stores › One"),"#,
        r#"(attribute: "cloud", says: Yes, source: "paper"),"#,
        "warning: services[0] \"one\" → claims → cloud: the claim names no place in “paper”, and others do.",
    ),
    // Our inference by other names, and what it is no ground for.
    (
        r#"because: "Our inference: it is free.", source: "ours""#,
        r#"because: "We take it that it is free.", source: "page", place: "Licences""#,
        "warning: factors[0] \"need\" → options[1] \"freedom\" → rules[0]: the rule says that it is our inference, and cites \
         the document “page”.",
    ),
    (
        r#"because: "Our inference: it is free.", source: "ours""#,
        r#"because: "It is free (our inference).", source: "page", place: "Licences""#,
        "warning: factors[0] \"need\" → options[1] \"freedom\" → rules[0]: the rule says that it is our inference, and cites \
         the document “page”.",
    ),
    (
        r#"says: Yes, source: "page", place: "Licences""#,
        r#"says: Yes, source: "page", place: "Licences", note: "We infer it from its licence.""#,
        "warning: services[1] \"two\" → claims → open: the claim says that it is our inference, and cites the document “page”.",
    ),
    (
        r#"note: "It is offered nowhere.""#,
        r#"note: "Our inference.""#,
        "warning: services[0] \"one\" → claims → open: the claim is our inference, and nothing says what it rests on.",
    ),
    (
        r#"(kind: ClosedToNew, date: "2022-06", source: "page"),"#,
        r#"(kind: ClosedToNew, date: "2022-06", source: "ours"),"#,
        "warning: services[2] \"old\" → lifecycle: the event is our inference, and nothing says what it rests on.",
    ),
    (
        r#"(attribute: "open", says: Yes, source: "page", place: "Licences"),"#,
        r#"(attribute: "open", says: Yes, source: "page", place: "Licences"),
           (attribute: "open", says: Yes, source: "ours", note: "It is cheap.", supersedes: [(source: "page", because: "So it is.")]),"#,
        "warning: services[1] \"two\" → claims → open → supersedes: our inference supersedes the document “page”.",
    ),
    (
        r#"supersedes: [(source: "paper", because: "It has grown.")]"#,
        r#"supersedes: [(source: "notes", because: "It has grown.")]"#,
        "warning: services[1] \"two\" → claims → size → supersedes: “notes” is superseded, and states nothing of “size” here.",
    ),
    (
        "    factors: [\n",
        "    allowed: [(path: \"title\", reason: \"  \")],\n    factors: [\n",
        "warning: allowed \"title\": a warning is allowed without a reason.",
    ),
    // One place, once as a whole path and once by its last heading.
    (
        r#"(attribute: "cloud", says: Yes, source: "paper", place: "Stores › One"),"#,
        r#"(attribute: "cloud", says: No, source: "paper", place: "One"),
           (attribute: "cloud", says: Yes, source: "paper", place: "Stores › One"),"#,
        "warning: services[0] \"one\" → claims → cloud: “paper” states at “Stores › One” two things that cannot both be.",
    ),
    // Which documents name it.
    (
        r#"aliases: ["due"], named_in: ["paper"], claims: ["#,
        r#"aliases: ["due"], named_in: ["paper", "notes"], claims: [
            (attribute: "cloud", says: Yes, source: "notes", place: "Sizes", withdrawn: "It is not so."),"#,
        "warning: services[1] \"two\" → named_in: “notes” is listed as naming it, and all that cites it is withdrawn.",
    ),
    (
        r#"aliases: ["due"], named_in: ["paper"]"#,
        r#"aliases: ["due"], named_in: ["paper", "paper"]"#,
        "warning: services[1] \"two\" → named_in: “paper” is listed twice as naming it.",
    ),
    (
        r#"aliases: ["due"], named_in: ["paper"], claims: ["#,
        r#"aliases: ["due"], named_in: ["paper"], claims: [
            (attribute: "cloud", says: Yes, source: "notes", place: "Sizes"),"#,
        "warning: services[1] \"two\" → claims: the given document “notes” is cited here, and not listed as naming it.",
    ),
    (
        r#"aliases: ["due"]"#,
        r#"aliases: ["due", "Ii", "DUE"]"#,
        "warning: services[1] \"two\" → aliases → DUE: “DUE” is listed twice.",
    ),
    (
        r#"(kind: ClosedToNew, date: "2022-06", source: "page"),"#,
        r#"(kind: NoDevelopment, date: "2021", source: "page"), (kind: ClosedToNew, date: "2022-06", source: "page"),"#,
        "warning: services[2] \"old\" → lifecycle: it is closed to new users in June 2022, after its development ended in 2021.",
    ),
    // A name that two had before.
    (
        r#"(id: "older", name: "Older", role: Supporting, named_in: ["page"],"#,
        r#"(id: "elder", name: "Elder", role: Supporting, named_in: ["page"], former_names: ["Nil"]),
            (id: "older", name: "Older", role: Supporting, named_in: ["page"], former_names: ["nil"],"#,
        "warning: services[4] \"older\" → former_names → nil: “nil” is what “elder” was called before as well.",
    ),
    // What goes on after its end, and a part after its whole.
    (
        r#"(kind: Ends, date: "2023", source: "page"),"#,
        r#"(kind: Ends, date: "2023", source: "page"), (kind: PartEnds("Tier"), date: "2024-01", source: "page"),"#,
        "warning: services[2] \"old\" → lifecycle: its part “Tier” ends in January 2024, after its end in 2023.",
    ),
    (
        r#"(kind: Ends, date: "2023", source: "page"),"#,
        r#"(kind: Ends, date: "2023", source: "page"), (kind: NoDevelopment, date: "2024-01", source: "page"),"#,
        "warning: services[2] \"old\" → lifecycle: its development ends in January 2024, after its end in 2023.",
    ),
    (
        r#"lifecycle: [(kind: Ends, date: "2021", source: "page")])"#,
        r#"lifecycle: [(kind: Ends, date: "2024-02", source: "page")],
            claims: [(attribute: "part-of", says: Services(["old"]), source: "page", place: "Sizes")])"#,
        "warning: services[3] \"older\" → lifecycle: it ends in February 2024, and “old”, which it is part of, in 2023.",
    ),
    (
        r#"(id: "page", title: "Page", date: "2024-03-04"),"#,
        r#"(id: "page", title: "Page"),"#,
        "warning: services[1] \"two\" → claims → size → supersedes: “page” has no date and supersedes “paper” of 2020-05-13.",
    ),
    (
        "Since 2020-04-03.",
        "Since 04-03-2020.",
        "warning: services[0] \"one\" → summary: “04-03-2020” can be read as 4 Mar 2020 or as 3 Apr 2020.",
    ),
    (
        r#"note: "It is offered nowhere.""#,
        r#"note: "Offered until 04.03.2020.""#,
        "warning: services[0] \"one\" → claims: “04.03.2020” can be read as 4 Mar 2020 or as 3 Apr 2020.",
    ),
    (
        r#"(attribute: "size", says: AtMost(20), source: "paper", place: "Limits"),"#,
        r#"(attribute: "size", says: AtMost(20), source: "paper", place: "Limits"),
           (attribute: "cloud", says: Yes, source: "paper", place: "Limits", withdrawn: "Until 04/03/2020."),"#,
        "warning: services[1] \"two\" → claims: “04/03/2020” can be read as 4 Mar 2020 or as 3 Apr 2020.",
    ),
];

#[test]
fn what_is_planted_in_a_catalog_is_found() {
    assert_eq!(
        said(&findings(RIGHT.as_bytes(), view(), None)),
        Vec::<String>::new(),
        "nothing is wrong yet"
    );
    for (from, to, expected) in ROWS {
        let report = findings(planted(from, to).as_bytes(), view(), None);
        assert_eq!(said(&report), [*expected], "{from} → {to}");
    }
}

/// Nothing hangs on where an entry stands in the file: neither whether it is found, nor of which of two.
#[test]
fn what_is_found_is_the_same_in_any_order() {
    let found = |raw: &RawCatalog| {
        let (catalog, report, _) = check::check(raw);
        let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
        let beside = check::check_beside(&catalog, "", view().today, None);
        let place = |path: &str| path.replace(|c: char| c.is_ascii_digit(), "");
        let all = report.warnings.iter().chain(&beside.warnings);
        all.map(|f| (place(&f.path), f.message.clone()))
            .collect::<BTreeSet<_>>()
    };
    let third = r#"(id: "aged", name: "Due", role: Supporting, named_in: ["page"], aliases: ["uno", "Elder"], former_names: ["Two"]),
        (id: "elder", name: "Two", role: Supporting, named_in: ["page"], aliases: ["Old", "uno", "one"], former_names: ["Due"]),"#;
    let more = (
        "        (id: \"two\", name: ",
        format!("{third}\n        (id: \"two\", name: "),
    );
    let rows = ROWS.iter().map(|(from, to, _)| (*from, (*to).to_owned()));
    for (from, to) in rows.chain([more]) {
        let raw = parse_raw(planted(from, &to).as_bytes()).expect("it is a catalog");
        let here = found(&raw);
        assert!(!here.is_empty());
        let mut turned = raw.clone();
        turned.services.reverse();
        turned.sources.reverse();
        for service in &mut turned.services {
            service.lifecycle.reverse();
            service.claims.reverse();
        }
        assert_eq!(found(&turned), here, "{from} → {to}");
    }
}

/// A figure below zero is asked about where it stands among others that are not and its name is not of what may be so.
#[test]
fn a_figure_below_zero_is_asked_about_where_it_may_be_a_slip() {
    for (label, unit, figures, asked) in [
        ("Price", "€", &[10.0, -20.0, 30.0][..], true),
        ("Seats", "", &[10.0, -20.0, 30.0], true),
        ("Size", "GB", &[-20.0], true),
        // Two may both be slips; of more as many as not are meant.
        ("Price", "€", &[10.0, -20.0, -30.0], true),
        ("Price", "€", &[10.0, -20.0, -30.0, 40.0], true),
        ("Price", "€", &[10.0, -20.0, -30.0, -40.0], false),
        ("Price", "€", &[10.0, -20.0, -30.0, 40.0, -50.0, 60.0], false),
        ("Price", "€", &[-20.0, -30.0], false),
        ("Price", "€", &[10.0, -20.0, -30.0, 40.0, 0.0], true),
        ("Profit", "€", &[10.0, -20.0, -30.0, 40.0, 0.0], false),
        ("Profit", "€", &[10.0, -1234.5, 30.0], false),
        ("Net loss 2024", "€", &[10.0, -20.0], false),
        ("Price change", "$", &[10.0, -20.0], false),
        ("Elevation", "m", &[10.0, -5.0], false),
        ("Lat", "", &[10.0, -5.0], false),
        ("Latency", "ms", &[10.0, -5.0], true),
        ("Share", "%", &[10.0, -5.0], false),
        ("Score", "", &[-5.0], false),
    ] {
        let services = figures.iter().enumerate().map(|(i, n)| {
            format!(
                "(id: \"s{i}\", name: \"S{i}\", claims: [(attribute: \"x\", says: Exactly({n:?}), source: \"p\")]),"
            )
        });
        let text = format!(
            "(title: \"t\", sources: [(id: \"p\", title: \"P\", date: \"2024\")], groups: [(id: \"g\", label: \"G\")], \
             attributes: [(id: \"x\", label: \"{label}\", unit: \"{unit}\", group: \"g\", kind: Number)], services: [{}])",
            services.collect::<String>()
        );
        let (_, report) = load(text.as_bytes());
        assert!(report.errors.is_empty(), "{report:?}");
        // Each is asked about.
        let below = figures.iter().filter(|n| **n < 0.0).count();
        let words = match below {
            1 => format!("is below zero, as no other figure of “{label}” is"),
            below => format!(
                "is below zero, as {below} of {} figures of “{label}” are",
                figures.len()
            ),
        };
        let found = report.warnings.iter().filter(|w| w.message.ends_with(&words)).count();
        assert_eq!(
            found,
            if asked { below } else { 0 },
            "{label} {unit} {figures:?}: {report:?}"
        );
    }
}

/// What stands at the line and column of each finding.
fn placed<'t>(text: &'t str, report: &Report) -> Vec<&'t str> {
    let at = |finding: &Finding| {
        let line = text
            .lines()
            .nth(finding.line.expect("a line") - 1)
            .expect("it is there");
        let column = finding.column.expect("a column") - 1;
        let (start, _) = line.char_indices().nth(column).expect("it is there");
        &line[start..]
    };
    report.errors.iter().chain(&report.warnings).map(at).collect()
}

/// For each row of [`ROWS`], what the finding's line and column lead to.
const PLACED: &[&str] = &[
    r#""notes", title"#,
    r#""notes", title"#,
    r#""notes", title"#,
    r#""2027-03-04")"#,
    r#""2024-04-01", source: "page")"#,
    r#""2024", source: "notes")"#,
    r#""2024-01", source: "page")"#,
    r#""2024-05", source: "paper")"#,
    r#""2022", source: "#,
    r#""2024-01", source: "page")"#,
    r#"supersedes: [(source: "page", because"#,
    r#""ours"),"#,
    r#""ours")],"#,
    r#"(when: ["open=yes"], effect"#,
    r#"(when: ["sql=yes"], effect"#,
    r#""Stores › One"),"#,
    r#""open", says"#,
    r#""one"], aliases"#,
    r#""due", source"#,
    r#""Limits"),"#,
    r#""size", says: Exactly(-10)"#,
    r#""older", source: "page")"#,
    r#""Uno"], named_in"#,
    r#""two"], named_in"#,
    r#""Uno"], note: "Uno"#,
    r#""old"], role"#,
    r#""OLDER"], role"#,
    r#""due"], named_in"#,
    r#""quite Another", source"#,
    r#""Two", aliases"#,
    r#""part-of", says: Services(["one"])"#,
    r#"(when: ["for=r", "sql=yes"], effect"#,
    r#"(when: ["for=go,r"], effect"#,
    r#"(when: ["for=r,go", "sql=yes"], effect"#,
    r#""notes"], claims"#,
    r#""Since 03/04/2020"#,
    r#"(kind: ClosedToNew, date: "2022-06", source: "page", note"#,
    r#""paper", place: "Limits""#,
    r#""ours", note"#,
    r#""Stores ›  one")"#,
    r#""Limits 2")"#,
    r#""paper"),"#,
    r#"(when: ["open=yes"], effect"#,
    r#"(when: ["open=yes"], effect"#,
    r#""We infer it"#,
    r#""ours", note"#,
    r#""ours"),"#,
    r#"supersedes: [(source: "page", because"#,
    r#"supersedes: [(source: "notes", because"#,
    r#""title", reason"#,
    r#""Stores › One"),"#,
    r#""notes"], claims"#,
    r#""paper", "paper"]"#,
    r#""notes", place: "Sizes"),"#,
    r#""DUE"], named_in"#,
    r#""2022-06", source"#,
    r#""nil"],"#,
    r#""2024-01", source: "page")"#,
    r#""2024-01", source: "page")"#,
    r#""2024-02", source: "page")"#,
    r#"supersedes: [(source: "paper", because"#,
    r#""Since 04-03-2020"#,
    r#""Offered until"#,
    r#""Until 04/03/2020"#,
];

#[test]
fn a_finding_stands_where_its_fault_does() {
    assert_eq!(ROWS.len(), PLACED.len());
    for ((from, to, _), expected) in ROWS.iter().zip(PLACED) {
        let text = planted(from, to);
        let report = findings(text.as_bytes(), view(), None);
        let at = placed(&text, &report);
        assert!(at.iter().all(|at| at.starts_with(expected)), "{from} → {to}: {at:?}");
    }
    // What the wizard's lints, and those of options and rules, find has its place too.
    for (from, to, expected) in [
        (
            r#"(when: ["open=yes"], effect: Favours(2)"#,
            r#"(when: ["open=yes", "open=no"], effect: Favours(2)"#,
            r#"(when: ["open=yes", "open=no"], effect"#,
        ),
        (
            r#"(when: ["sql=yes"], effect"#,
            r#"(when: ["sqll=yes"], effect"#,
            r#"(when: ["sqll=yes"], effect"#,
        ),
        (
            "    factors: [\n",
            "    newer: [(name: \"Three\", source: \"papers\")],\n    factors: [\n",
            r#""papers")"#,
        ),
    ] {
        let text = planted(from, to);
        let report = findings(text.as_bytes(), view(), None);
        let at = placed(&text, &report);
        assert!(at.iter().any(|at| at.starts_with(expected)), "{from} → {to}: {at:?}");
    }
}

/// The same beside the documents, with what is changed in them.
type BesideRow = (Row, &'static [(&'static str, &'static str)]);

const BESIDE: &[BesideRow] = &[
    (
        (
            r#""sql", says: Yes, source: "paper", place: "Stores › One""#,
            r#""sql", says: Yes, source: "paper", place: "Stores › Onee""#,
            "error: services[0] \"one\" → claims → sql: “paper.md” has no heading “Onee”.",
        ),
        &[],
    ),
    (
        (
            r#"says: No, source: "paper", place: "Stores › Two""#,
            r#"says: No, source: "paper", place: "Sizes""#,
            "error: services[1] \"two\" → claims → sql: “paper.md” has no heading “Sizes”.",
        ),
        &[],
    ),
    (
        (
            r#"says: No, source: "paper", place: "Stores › Two""#,
            r#"says: No, source: "paper", place: "One › Two""#,
            "error: services[1] \"two\" → claims → sql: “paper.md” has these headings, but not one below the other: “One › \
             Two”.",
        ),
        &[],
    ),
    (
        (
            r#"says: No, source: "paper", place: "Stores › Two""#,
            r#"says: No, source: "paper", place: "Stores › Hid""#,
            "error: services[1] \"two\" → claims → sql: “paper.md” has “Stores › Hid” only in an HTML comment.",
        ),
        &[],
    ),
    (
        (
            r#"says: No, source: "paper", place: "Stores › Two""#,
            r#"says: No, source: "paper", place: "(start)""#,
            "error: services[1] \"two\" → claims → sql: “paper.md” has no text before its first heading.",
        ),
        &[],
    ),
    // What is left out above is no fault, until the same heading stands in two parts.
    (
        (
            r#"says: No, source: "paper", place: "Stores › Two""#,
            r#"says: No, source: "paper", place: "Stores › More""#,
            "warning: services[1] \"two\" → claims → sql: “paper.md” has “Stores › More” in more than one part.",
        ),
        &[("## Two\n", "### More\n\n## Two\n\n### More\n")],
    ),
    (
        (
            r#"because: "It asks.", source: "paper", place: "Stores""#,
            r#"because: "It asks.", source: "paper", place: "Shops""#,
            "error: factors[0] \"need\" → options[0] \"queries\" → rules[0]: “paper.md” has no heading “Shops”.",
        ),
        &[],
    ),
    (
        (
            r#"file: "notes.md""#,
            r#"file: "../notes.md""#,
            "warning: sources[1] \"notes\": the folder has no text “../notes.md”, so its places are not checked.",
        ),
        &[],
    ),
    (
        (
            r#"title: "Paper", date: "2020-05-13""#,
            r#"title: "Paper", date: "2020-05-31""#,
            "warning: sources[0] \"paper\": the source is dated 2020-05-31, and its document says “05/13/2020”.",
        ),
        &[],
    ),
    // Day and month are swapped: the other document shows which is which.
    (
        (
            r#"estimate: "2022", estimated_from: "a version", "#,
            r#"date: "2022-01-05", "#,
            "warning: sources[1] \"notes\": the source is dated 2022-01-05, and its document says “05/01/2022”.",
        ),
        &[("ms.date:\n", "ms.date: 05/01/2022\n")],
    ),
    // Nothing shows it.
    (
        (
            r#"estimate: "2022", estimated_from: "a version", "#,
            r#"date: "2022-01-05", "#,
            "warning: sources[1] \"notes\": its document is dated “05/01/2022”, which can be read as 5 Jan 2022 or as 1 May \
             2022.",
        ),
        &[("ms.date:\n", "ms.date: 05/01/2022\n"), ("05/13/2020", "2020-05-13")],
    ),
    // Neither mark nor file is left of it; its text is.
    (
        (
            r#", file: "notes.md", given: true"#,
            "",
            "warning: sources: the folder has “notes.md”, and no source names it.",
        ),
        &[],
    ),
    (
        (
            "    factors: [\n",
            "    newer: [(name: \"Three\", source: \"paper\", place: \"Nope\")],\n    factors: [\n",
            "error: newer[0] \"Three\": “paper.md” has no heading “Nope”.",
        ),
        &[],
    ),
];

#[test]
fn what_is_planted_beside_the_documents_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let beside = |catalog: &str, changes: &[(&str, &str)]| {
        for (name, text) in [("paper.md", PAPER), ("notes.md", NOTES)] {
            let text = changes
                .iter()
                .fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
            fs::write(folder.path().join(name), text).expect("written");
        }
        findings(catalog.as_bytes(), view(), Some(folder.path()))
    };
    assert_eq!(said(&beside(RIGHT, &[])), Vec::<String>::new(), "nothing is wrong yet");
    for ((from, to, expected), changes) in BESIDE {
        let report = beside(&planted(from, to), changes);
        assert_eq!(said(&report), [*expected], "{from} → {to}");
    }
    // What is meant where a heading is not there.
    let help = |row: usize| {
        let ((from, to, _), _) = BESIDE[row];
        beside(&planted(from, to), &[]).errors[0].help.clone()
    };
    assert_eq!(help(0), "Did you mean “One”?");
    assert!(
        help(1).starts_with("The source “notes” has it; cite that one"),
        "{}",
        help(1)
    );
    // A catalog in which no source names a document any more.
    let unnamed = RIGHT
        .replace(r#", file: "paper.md", given: true"#, "")
        .replace(r#", file: "notes.md", given: true"#, "");
    assert_eq!(
        said(&beside(&unnamed, &[])),
        ["warning: sources: no source names a file, so nothing was held against the folder of documents."]
    );
    // A catalog that marks none of its documents.
    let unmarked = said(&beside(&RIGHT.replace(", given: true", ""), &[]));
    assert_eq!(unmarked.len(), 2, "{unmarked:?}");
    assert!(
        unmarked.iter().all(|f| f.ends_with("is not marked as given.")),
        "{unmarked:?}"
    );
}

#[test]
fn what_is_found_can_be_allowed_with_a_reason_wherever_the_entry_stands() {
    let (from, to, _) = *ROWS.iter().find(|row| row.1 == "Exactly(-10)").expect("a row");
    let allowed = r#"allowed: [(path: "services[7] \"one\" → claims → size", reason: "A debt.")], factors: ["#;
    let text = planted(from, to).replace("factors: [", allowed);
    let report = findings(text.as_bytes(), view(), None);
    assert_eq!(said(&report), Vec::<String>::new());
    assert_eq!(report.allowed.len(), 1);
    // Of what depends on the day, and of what shows beside the documents only.
    for path in ["services \\\"old\\\" → successors[0] → to", "sources \\\"notes\\\""] {
        let allowed = format!("allowed: [(path: \"{path}\", reason: \"So it was.\")], factors: [");
        let text = planted(r#"(to: "two", source: "page")"#, r#"(to: "older", source: "page")"#);
        let report = findings(text.replace("factors: [", &allowed).as_bytes(), view(), None);
        let successor = path.starts_with("services");
        assert_eq!(
            (report.warnings.len(), report.allowed.len()),
            (usize::from(!successor), usize::from(successor))
        );
    }
}
