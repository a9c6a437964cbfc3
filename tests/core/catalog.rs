//! The catalog that ships: it checks, it is complete, and the README's counts are its own.
#![allow(clippy::print_stderr)]

use std::{collections::BTreeSet, path::Path};

use crosscheck::{
    catalog::{Catalog, Cells, Kind, PartEnd, Reading, Role, State, View, ended_parts, load, wording::thousands},
    dataset::built_in::BUILT_IN,
    decide::robust::{InferredTogether, inference_uses},
};
use jiff::civil::date;

fn catalog() -> Catalog {
    let (catalog, report) = load(BUILT_IN);
    assert!(report.errors.is_empty(), "{:#?}", report.errors);
    catalog.expect("no errors, so a catalog")
}

fn today() -> View {
    View::on(date(2026, 11, 21))
}

#[test]
fn it_checks_without_errors_and_without_warnings_that_are_not_allowed() {
    let report = crosscheck::cli::check::findings(BUILT_IN, today(), None);
    let said: Vec<String> = report
        .errors
        .iter()
        .chain(&report.warnings)
        .map(ToString::to_string)
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// In the words of the page of what we inferred.
#[test]
fn the_readme_counts_what_hangs_on_inference_as_its_page_does() {
    let uses = inference_uses(&Cells::build(catalog(), today()));
    let n = |n: u64| thousands(usize::try_from(n).expect("a count"));
    let InferredTogether { claims, rules, both } = uses.together;
    let text = format!(
        "Of {} combinations of answers, {} end otherwise without all these claims, {} without all these rules, {}\nwithout both.\n",
        n(uses.total),
        n(claims),
        n(rules),
        n(both),
    );
    crate::readme::holds("inferred", &text);
}

#[test]
fn the_readme_counts_are_the_catalogs_own() {
    let catalog = catalog();
    let cells = Cells::build(catalog.clone(), today());
    let claims: usize = catalog.services.iter().map(|s| s.claims.len()).sum();
    let text: usize = catalog
        .services
        .iter()
        .flat_map(|s| &s.claims)
        .filter(|c| catalog[c.attribute].kind == Kind::Text)
        .count();
    let alternatives = catalog.services.iter().filter(|s| s.role == Role::Alternative).count();
    let conflicting = catalog
        .service_ixs()
        .flat_map(|s| catalog.attribute_ixs().map(move |a| (s, a)))
        .filter(|(s, a)| cells.get(*s, *a).state == State::Conflicting)
        .count();
    let counts = format!(
        "| what | how many |\n|---|---|\n| services | {} ({alternatives} alternatives) |\n| attributes | {} |\n| claims | {claims} ({text} of them text) |\n| cells in which sources disagree | {conflicting} |\n| sources | {} |\n",
        catalog.services.len(),
        catalog.attributes.len(),
        catalog.sources.len(),
    );
    crate::readme::holds("counts", &counts);
    assert!(
        text * 3 <= claims,
        "text claims are for what no option, number or date can say"
    );
}

/// Each cell in which sources disagree, with the contradiction it stands for; none is there for show.
const DISAGREEMENTS: &[(&str, &str, &str)] = &[
    ("azure-databricks", "offered-by", "C5"),
    ("azure-databricks", "languages", "C4: Java"),
    ("databricks-notebooks", "languages", "C4: Java"),
    ("sql-server-ml-services", "add-on", "C31"),
];

#[test]
fn every_disagreement_is_a_known_contradiction() {
    let catalog = catalog();
    let cells = Cells::build(catalog.clone(), today());
    let mut found = BTreeSet::new();
    for s in catalog.service_ixs() {
        for a in catalog.attribute_ixs() {
            if cells.get(s, a).state == State::Conflicting {
                found.insert((catalog[s].id.as_str(), catalog[a].id.as_str()));
                let claims = catalog[s].claims_on(a);
                let places: BTreeSet<_> = claims.iter().map(|c| (c.source, &c.place)).collect();
                assert!(
                    places.len() >= 2,
                    "{} {}: one place cannot disagree with itself",
                    catalog[s].id,
                    catalog[a].id
                );
            }
        }
    }
    let known: BTreeSet<_> = DISAGREEMENTS.iter().map(|(s, a, _)| (*s, *a)).collect();
    assert_eq!(found, known);
}

#[test]
fn every_claim_names_a_place_and_every_service_is_named_by_a_source() {
    let catalog = catalog();
    for service in &catalog.services {
        assert!(!service.named_in.is_empty(), "{} is named by no source", service.id);
        assert!(!service.summary.is_empty(), "{} has no summary", service.id);
        for claim in &service.claims {
            let source = &catalog[claim.source];
            assert!(
                !claim.place.is_empty() || source.origin == crosscheck::catalog::Origin::Inference,
                "{} {}: no place in {}",
                service.id,
                catalog[claim.attribute].id,
                source.id
            );
        }
    }
}

#[test]
fn the_two_readings_differ_as_they_should() {
    let catalog = catalog();
    let documents = Cells::build(
        catalog.clone(),
        View {
            reading: Reading::Documents,
            ..today()
        },
    );
    let now = Cells::build(catalog.clone(), today());
    let batch_ai = catalog.service("azure-batch-ai").expect("in the catalog");
    assert_eq!(now.judged(batch_ai).status.id(), "retired");
    assert_eq!(
        documents.judged(batch_ai).status.id(),
        "available",
        "lifecycles are ignored"
    );
}

/// The tables the catalog was written from, where they are at hand.
fn shared() -> Option<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let there = folder.join("evidence/facts.csv").exists();
    if !there {
        eprintln!("skipped: the tables the catalog was written from are not beside the project");
    }
    there.then_some(folder)
}

#[test]
fn every_fact_of_the_tables_is_in_the_file_or_left_out_with_a_reason() {
    let Some(shared) = shared() else { return };
    let file = String::from_utf8_lossy(BUILT_IN).into_owned();
    let mut reader = csv::Reader::from_path(shared.join("evidence/facts.csv")).expect("a table");
    let missing: Vec<String> = reader
        .records()
        .flatten()
        .filter_map(|r| r.get(0).map(str::to_owned))
        .filter(|id| !file.contains(id.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "facts that are neither claimed nor left out with a reason: {missing:?}"
    );
}

/// Alternatives that no given document names and a dated public page does.
const SINCE: &[&str] = &["microsoft-foundry", "ml-net", "sql-managed-instance-ml"];

#[test]
fn every_service_of_the_inventory_is_there_under_its_names() {
    let Some(shared) = shared() else { return };
    let catalog = catalog();
    let mut reader = csv::Reader::from_path(shared.join("evidence/inventory.csv")).expect("a table");
    let mut count = 0;
    for record in reader.records().flatten() {
        let (id, name, tier) = (&record[0], &record[1], &record[5]);
        let ix = catalog.service(id).unwrap_or_else(|| panic!("{id} is missing"));
        let service = &catalog[ix];
        let names = || {
            std::iter::once(&service.name)
                .chain(&service.former_names)
                .chain(&service.aliases)
        };
        assert!(
            names().any(|n| n.eq_ignore_ascii_case(name)),
            "{id} is not found as “{name}”"
        );
        assert_eq!(service.role == Role::Alternative, tier == "primary", "{id}");
        count += 1;
    }
    let others: Vec<_> = catalog
        .services
        .iter()
        .filter(|s| SINCE.contains(&s.id.as_str()))
        .collect();
    for service in &others {
        let given = service
            .sources()
            .any(|s| catalog[s].origin == crosscheck::catalog::Origin::Given);
        assert!(!given, "{}: a document names it", service.id);
        assert!(service.note.starts_with("Not in the given documents"), "{}", service.id);
    }
    assert_eq!(others.len(), SINCE.len());
    assert_eq!(
        count + SINCE.len(),
        catalog.services.len(),
        "the catalog lists what the inventory lists, and what has come since"
    );
}

#[test]
fn every_place_and_date_is_that_of_the_documents() {
    let Some(shared) = shared() else { return };
    let report = crosscheck::cli::check::findings(BUILT_IN, today(), Some(&shared.join("sources")));
    let found = report.errors.iter().chain(&report.warnings);
    let said: Vec<String> = found.map(ToString::to_string).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn every_name_former_name_and_alias_finds_its_service_first() {
    use crosscheck::explore::{Index, Query, list};
    let catalog = catalog();
    let cells = Cells::build(catalog.clone(), today());
    let index = Index::build(&cells);
    let names = |s: &crosscheck::catalog::Service| -> Vec<String> {
        std::iter::once(&s.name)
            .chain(&s.former_names)
            .chain(&s.aliases)
            .map(|n| n.to_lowercase())
            .collect()
    };
    for ix in catalog.service_ixs() {
        for name in names(&catalog[ix]) {
            // Where two share a name, each is among the first.
            let sharing = catalog.services.iter().filter(|s| names(s).contains(&name)).count();
            let query = Query {
                search: name.clone(),
                ..Query::default()
            };
            let hits = list(&cells, &index, &query).hits;
            let place = hits.iter().position(|h| *h == ix);
            let first: Vec<&str> = hits.iter().take(3).map(|h| catalog[*h].id.as_str()).collect();
            assert!(
                place.is_some_and(|p| p < sharing),
                "“{name}” finds {first:?}, not {}",
                catalog[ix].id
            );
        }
    }
}

#[test]
fn parts_that_have_ended_or_will_are_told_with_their_service() {
    let cells = Cells::build(catalog(), today());
    let told = |id: &str| -> Vec<(String, bool, String)> {
        let service = cells.catalog.service(id).expect("is there");
        let source = |e: &PartEnd<'_>| cells.catalog[e.sources()[0]].id.clone();
        let ends = ended_parts(&cells, service);
        ends.iter().map(|e| (e.words(), e.past, source(e))).collect()
    };
    let tools = told("azure-ai-services");
    for (words, past) in [
        ("Metrics Advisor, a part, ended on 1 October 2026", true),
        ("Custom Vision, a part, ends on 25 September 2028", false),
    ] {
        assert!(
            tools.contains(&(words.to_owned(), past, "eol-list-2025".to_owned())),
            "{tools:#?}"
        );
    }
    let tier = (
        "Standard tier, a part, ended on 1 October 2026".to_owned(),
        true,
        "eol-list-2025".to_owned(),
    );
    assert_eq!(told("azure-databricks"), [tier]);
    let machine_learning = told("azure-machine-learning");
    let workbench = (
        "Azure Machine Learning Workbench, a part, ended on 9 January 2019",
        "workbench-what-happened",
    );
    assert!(
        machine_learning
            .iter()
            .any(|(words, past, source)| (words.as_str(), source.as_str()) == workbench && *past),
        "an entry of its own that is a part: {machine_learning:#?}"
    );
}
