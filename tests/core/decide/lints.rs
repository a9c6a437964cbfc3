//! What the checker says of a wizard whose answers or alternatives cannot matter.

use crosscheck::{
    catalog::{Cells, View, load},
    decide::lint,
};

fn findings(options: &str, services: &str) -> Vec<String> {
    let text = format!(
        r#"(title: "T", sources: [(id: "src", title: "S", date: "2025", given: true)], groups: [(id: "g", label: "G")],
        attributes: [
            (id: "flag", label: "Flag", group: "g", kind: Flag),
            (id: "size", label: "Size", group: "g", kind: Number),
        ],
        services: [{services}],
        factors: [(id: "f", label: "F", question: "Q?", why: "W.", source: "src", options: [{options}])])"#
    );
    let (catalog, report) = load(text.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 1, 1)));
    lint(&cells)
        .into_iter()
        .map(|f| format!("{}: {}", f.path, f.message))
        .collect()
}

fn rule(when: &str, effect: &str) -> String {
    format!(r#"(when: [{when}], effect: {effect}, because: "B.", source: "src", place: "P")"#)
}

fn option(id: &str, rules: &[String]) -> String {
    format!(r#"(id: "{id}", label: "{id}", rules: [{}])"#, rules.join(","))
}

fn service(id: &str, claims: &str) -> String {
    format!(r#"(id: "{id}", name: "{id}", named_in: ["src"], claims: [{claims}])"#)
}

#[test]
fn says_what_cannot_matter_and_where() {
    let yes = r#"(attribute: "flag", says: Yes, source: "src", place: "P"), (attribute: "size", says: Exactly(3.0), source: "src", place: "P")"#;
    let no = r#"(attribute: "flag", says: No, source: "src", place: "P")"#;
    let two = [service("a", yes), service("b", no)].join(",");
    let fine = option("fine", &[rule(r#""flag=yes""#, "Favours(1)")]);
    let other = option("other", &[rule(r#""flag=no""#, "Favours(1)")]);
    let check = |options: &[&String], services: &str, expected: &[&str]| {
        let options: Vec<&str> = options.iter().map(|o| o.as_str()).collect();
        assert_eq!(findings(&options.join(","), services), expected);
    };
    check(&[&fine, &other], &two, &[]);
    check(
        &[&fine, &fine.replace("fine", "again")],
        &two,
        &["services[1] \"b\": no combination of answers can put this alternative first"],
    );
    check(
        &[&fine, &other, &option("void", &[rule(r#""size>=9""#, "Favours(1)")])],
        // b's size is not stated, so it might.
        &two,
        &[],
    );
    check(
        &[&fine, &other, &option("void", &[rule(r#""size>=9""#, "Favours(1)")])],
        &[
            service("a", yes),
            service(
                "b",
                &format!(r#"{no}, (attribute: "size", says: AtMost(4.0), source: "src", place: "P")"#),
            ),
        ]
        .join(","),
        &[
            "factors[0] \"f\" → options[2] \"void\": no alternative can satisfy this answer",
            "factors[0] \"f\" → options[2] \"void\" → rules[0]: “size>=9” is false for every alternative, so the rule never applies",
        ],
    );
    for (when, text) in [
        (r#""size>=5", "size<5""#, "size>=5 and size<5"),
        (r#""flag=yes", "flag=no""#, "flag=yes and flag=no"),
        (
            r#""flag=yes", "flag=no | flag!=yes""#,
            "flag=yes and flag=no | flag!=yes",
        ),
    ] {
        check(
            &[
                &fine,
                &other,
                &option("odd", &[rule(r#""flag=yes""#, "Favours(1)"), rule(when, "RulesOut")]),
            ],
            &two,
            &[&format!(
                "factors[0] \"f\" → options[2] \"odd\" → rules[1]: “{text}” contradicts itself, so it can never hold"
            )],
        );
    }
    let retired = service("c", no).replace(
        "claims:",
        r#"lifecycle: [(kind: Ends, date: "2020", source: "src", place: "P")], claims:"#,
    );
    check(&[&fine, &other], &format!("{two},{retired}"), &[]);
}
