//! Catalogs that pass the checker and are made of what formats trip over.

use crosscheck::{
    catalog::{
        Catalog, Cells, ServiceIx, View,
        check::check,
        raw::{
            AttributeOption, Better, Group, Kind, RawAttribute, RawCatalog, RawClaim, RawSays, RawService, RawSource,
        },
    },
    compare::{CompareRequest, Comparison, compare},
    explore::{Index, Query, list},
    export::{Document, Meta, Progress, list_json},
};
use proptest::prelude::*;

/// Texts made of what formats trip over.
pub fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "=",
            "+",
            "-",
            "@",
            "'",
            "\"",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "|",
            "\\",
            "\\|",
            "`",
            "``",
            "*",
            "_",
            "[",
            "]",
            "(x)",
            "<",
            ">",
            "<br>",
            "<r>",
            "</r>",
            "</script>",
            "<!--",
            "-->",
            "&",
            "&amp;",
            "&#124;",
            "~~",
            "#",
            "1.",
            "2)",
            "- ",
            "    ",
            " ",
            ",",
            ";",
            ":",
            "a@b.example",
            "ftp://x.example",
            "javascript:alert(1)",
            "https://x.example",
            "www.x.example",
            "\u{1}",
            "\u{7f}",
            "\u{202e}",
            "\u{200f}",
            "א",
            "مرحبا",
            "é",
            "字",
            "😀",
            "\u{a0}",
            "\u{2028}",
            "_x0041_",
            "word",
            "$x$",
        ]),
        prop::sample::select(vec!["a", "b", "c", "d"]),
    ];
    prop::collection::vec(piece, 1..8)
        .prop_map(|p| p.concat())
        .prop_filter("blank is not stated", |t| !t.trim().is_empty())
}

fn says() -> impl Strategy<Value = (&'static str, RawSays)> {
    let options = || prop::collection::vec(prop::sample::select(vec!["p".to_owned(), "q".to_owned()]), 1..3);
    prop_oneof![
        hostile().prop_map(|t| ("text", RawSays::Text(t))),
        prop::sample::select(vec![RawSays::Yes, RawSays::No, RawSays::Partly, RawSays::NotApplicable])
            .prop_map(|s| ("flag", s)),
        (-1e9..1e9_f64).prop_map(|n| ("number", RawSays::Exactly(n.into()))),
        prop::sample::select(vec![
            1e300_f64,
            -2.5e-7,
            1e15,
            123_456_789_012_345_680_000.0,
            5e-324,
            f64::MAX
        ])
        .prop_map(|n| ("number", RawSays::Exactly(n.into()))),
        (-9..9i32).prop_map(|n| ("number", RawSays::AtLeast(f64::from(n).into()))),
        Just(("number", RawSays::Unlimited)),
        options().prop_map(|o| ("set", RawSays::Has(o))),
        options().prop_map(|o| ("set", RawSays::Lacks(o))),
        options().prop_map(|o| ("set", RawSays::PartlyHas(o))),
        prop::sample::select(vec!["2020", "1999-12", "2024-02-29"]).prop_map(|d| ("date", RawSays::On(d.to_owned()))),
        hostile().prop_map(|t| {
            let path: String = t.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            ("link", RawSays::Link(format!("https://x.example/{path}")))
        }),
        hostile().prop_map(|t| ("who", RawSays::Services(vec![t, "s1".to_owned()]))),
    ]
}

prop_compose! {
    /// Catalogs with an attribute of every kind, made of such texts.
    pub fn catalogs()(
        texts in prop::collection::vec(hostile(), 12),
        claims in prop::collection::vec((says(), 0..2usize, hostile()), 0..24),
        services in 2..4usize,
    ) -> Catalog {
        let text = |i: usize| texts[i % texts.len()].clone();
        let attribute = |(i, (id, kind)): (usize, (&str, Kind))| RawAttribute {
            id: id.to_owned(),
            label: text(i),
            group: "g".to_owned(),
            kind,
            about: String::new(),
            options: if kind == Kind::Set {
                ["p", "q"].map(|o| AttributeOption { id: o.to_owned(), label: format!("{}{o}", text(i + 1)), also: vec![] }).into()
            } else {
                vec![]
            },
            unit: if kind == Kind::Number { text(i + 2).trim().to_owned() } else { String::new() },
            better: (kind == Kind::Number).then_some(Better::Higher), from_parts: false, complete: false, decimals: None, formula: String::new(), };
        let kinds = [
            ("text", Kind::Text), ("flag", Kind::Flag), ("number", Kind::Number), ("set", Kind::Set),
            ("date", Kind::Date), ("link", Kind::Link), ("who", Kind::Services),
        ];
        let service = |i: usize| RawService {
            id: format!("s{i}"),
            name: format!("{}{i}", text(i + 3)),
            category: text(i + 4),
            claims: claims.iter().enumerate().filter(|(n, _)| n % services == i).map(|(_, ((attribute, says), source, note))| RawClaim {
                attribute: (*attribute).to_owned(),
                says: says.clone(),
                source: ["a", "b"][*source].to_owned(),
                place: note.clone(),
                note: note.clone(),
                supersedes: vec![], withdrawn: None, }).collect(),
            ..RawService::default()
        };
        let source = |id: &str, i: usize, date: Option<&str>| RawSource {
            id: id.to_owned(),
            title: text(i),
            publisher: text(i + 1),
            date: date.map(str::to_owned),
            ..RawSource::default()
        };
        let raw = RawCatalog {
            title: text(0),
            sources: vec![source("a", 5, Some("2020")), source("b", 7, None)],
            groups: vec![Group { id: "g".to_owned(), label: text(9) }],
            attributes: kinds.into_iter().enumerate().map(attribute).collect(),
            services: (0..services).map(service).collect(),
            ..RawCatalog::default()
        };
        let (catalog, report, _) = check(&raw);
        let mut catalog = catalog.unwrap_or_else(|| panic!("the generator makes what the checker takes: {report:?}"));
        "0123456789ab".clone_into(&mut catalog.hash);
        catalog
    }
}

/// Every service of it side by side against the first, and as a list with all columns.
pub fn documents(catalog: &Catalog) -> (Comparison, Document, Document) {
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 11, 21)));
    let services: Vec<ServiceIx> = catalog.service_ixs().collect();
    let meta = Meta::new(&cells);
    let request = CompareRequest {
        baseline: services.first().copied(),
        services: services.clone(),
        differences_only: false,
        keep_cant_tell: false,
    };
    let comparison = compare(&cells, &request);
    let compared = Document::of_comparison(&cells, &comparison, &meta);
    // All formats in the list's own order, as the command writes them.
    let listing = list(&cells, &Index::build(&cells), &Query::default());
    let mut listed = Document::of_list(
        &cells,
        &listing.hits,
        &Document::all_columns(catalog),
        &meta,
        Progress::default(),
    )
    .expect("nobody says stop");
    listed.json = Some(list_json(&cells, &listing));
    (comparison, compared, listed)
}
