//! What may be done to a catalog without changing what it means, on generated ones with rules: order, ids, a service or
//! an attribute that has nothing to do with the rest. And filters that commute, and exports that are the list shown.

use std::collections::BTreeMap;

use crosscheck::{
    catalog::{
        Catalog, Cells, Condition, ServiceIx, View,
        check::check,
        raw::{
            AttributeOption, Kind, RawAttribute, RawCatalog, RawFactor, RawFactorOption, RawRule, RawSays, RuleEffect,
        },
    },
    compare::edition::differences,
    decide::{Answers, Points, rank},
    explore::{Index, Listing, Query, Sort, Unknown, list},
    export::{Document, ExportContext, Format, Meta, Progress, list_json},
};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::Value;

use crate::generate::{SplitMix, generate};

/// Rules on what generated catalogs have: two factors, three answers each.
const RULES: [[&[(&str, RuleEffect)]; 3]; 2] = [
    [
        &[
            ("languages=python", RuleEffect::Favours(3)),
            ("offline=yes", RuleEffect::Favours(1)),
        ],
        &[
            ("languages=java,rust", RuleEffect::Favours(2)),
            ("licence=closed", RuleEffect::RulesOut),
        ],
        &[
            ("hosted=no", RuleEffect::Disfavours(2)),
            ("limit>=5", RuleEffect::Favours(2)),
        ],
    ],
    [
        &[("tier=gold,silver", RuleEffect::Favours(2))],
        &[
            ("since>=2015", RuleEffect::Favours(1)),
            ("targets=edge+cloud", RuleEffect::Favours(3)),
        ],
        &[
            ("stars>100", RuleEffect::Favours(2)),
            ("offline=no", RuleEffect::RulesOut),
        ],
    ],
];

/// What a list may be asked, on any generated catalog.
const CONDITIONS: [&str; 16] = [
    "licence=open",
    "licence!=closed",
    "tier=gold,bronze",
    "offline=yes",
    "offline!=no",
    "hosted=not-stated",
    "languages=python",
    "languages=python+java",
    "languages!=rust,go",
    "targets=edge,cloud",
    "limit>=5",
    "limit<12.5",
    "stars>40",
    "since>=2015-03",
    "works-with=not-stated",
    "source=survey",
];

/// A generated catalog with rules.
pub fn raw(services: usize, seed: u64) -> RawCatalog {
    let factor = |(i, options): (usize, &[&[(&str, RuleEffect)]; 3])| RawFactor {
        id: format!("factor-{i}"),
        label: format!("Factor {i}"),
        question: "Which one?".to_owned(),
        why: "It matters".to_owned(),
        source: "survey".to_owned(),
        options: options
            .iter()
            .enumerate()
            .map(|(o, rules)| RawFactorOption {
                id: format!("answer-{o}"),
                label: format!("Answer {o}"),
                rules: rules
                    .iter()
                    .map(|(when, effect)| RawRule {
                        when: vec![(*when).to_owned()],
                        effect: *effect,
                        because: "so says the survey".to_owned(),
                        source: "survey".to_owned(),
                        place: String::new(),
                    })
                    .collect(),
                ..RawFactorOption::default()
            })
            .collect(),
        ..RawFactor::default()
    };
    RawCatalog {
        factors: RULES.iter().enumerate().map(factor).collect(),
        ..generate(services, seed)
    }
}

/// What a catalog means: nothing in it is a place in the file.
#[derive(Debug, Clone, PartialEq)]
struct Meaning {
    /// Every service with its cells and claims.
    services: BTreeMap<String, Value>,
    /// Ids in the order of the list, for every question asked.
    lists: Vec<Vec<String>>,
    /// Who is ranked, in order, with the points; for every pair of answers.
    rankings: Vec<Vec<(String, [Points; 3])>>,
}

/// A condition of [`CONDITIONS`] or [`RULES`] with something before every id in it.
fn named(text: &str, before: &str) -> String {
    let at = text.find(['=', '<', '>', '!']).expect("a comparison");
    let (id, rest) = text.split_at(at);
    let (sign, value) = rest.split_at(rest.len() - rest.trim_start_matches(['=', '<', '>', '!']).len());
    let id = if id == "source" {
        id.to_owned()
    } else {
        format!("{before}{id}")
    };
    let plain = ["yes", "no", "not-stated"].contains(&value) || !value.starts_with(|c: char| c.is_ascii_lowercase());
    if plain {
        return format!("{id}{sign}{value}");
    }
    let value = value
        .replace(',', &format!(",{before}"))
        .replace('+', &format!("+{before}"));
    format!("{id}{sign}{before}{value}")
}

/// A catalog that is asked by ids.
struct Asked<'a> {
    /// What comes before each of its ids.
    before: &'a str,
    cells: Cells,
    index: Index,
}

impl<'a> Asked<'a> {
    fn new(raw: &RawCatalog, before: &'a str) -> Self {
        let (catalog, report, _) = check(raw);
        let catalog = catalog.unwrap_or_else(|| panic!("{:?}", report.errors));
        let cells = Cells::build(catalog, View::on(date(2026, 11, 21)));
        let index = Index::build(&cells);
        Self { before, cells, index }
    }

    fn catalog(&self) -> &Catalog {
        &self.cells.catalog
    }

    fn id(&self, service: ServiceIx) -> String {
        self.catalog()[service].id.replace(self.before, "")
    }

    fn condition(&self, text: &str) -> Condition {
        Condition::parse(&named(text, self.before), self.catalog()).expect("a condition")
    }

    fn query(&self, texts: &[&str], search: &str, sort: Option<&str>, keep: bool) -> Query {
        Query {
            search: search.to_owned(),
            conditions: texts.iter().map(|t| self.condition(t)).collect(),
            unknown: if keep { Unknown::Keep } else { Unknown::Drop },
            sort: sort
                .iter()
                .map(|id| Sort {
                    by: crosscheck::catalog::condition::Subject::parse(&format!("{}{id}", self.before), self.catalog())
                        .expect("an attribute"),
                    descending: keep,
                })
                .collect(),
        }
    }

    fn list(&self, query: &Query) -> Listing {
        list(&self.cells, &self.index, query)
    }

    /// Answer `a` to the first factor and `b` to the second, wherever they stand.
    fn answers(&self, a: usize, b: usize) -> Answers {
        let mut answers = Answers::new(self.catalog());
        for (factor, answer, importance) in [(0, a, 2), (1, b, 3)] {
            let id = format!("{}factor-{factor}", self.before);
            let at = self
                .catalog()
                .factors
                .iter()
                .position(|f| f.id == id)
                .expect("the factor");
            let id = format!("{}answer-{answer}", self.before);
            let option = self.catalog().factors[at]
                .options
                .iter()
                .position(|o| o.id == id)
                .expect("the answer");
            answers.chosen[at] = vec![option];
            answers.importance[at] = importance;
        }
        answers
    }

    fn ranking(&self, a: usize, b: usize) -> Vec<(String, [Points; 3])> {
        let ranking = rank(&self.cells, &self.answers(a, b));
        if let Some(winner) = ranking.winner() {
            assert_eq!(winner, ranking.ranked[0].service);
        }
        ranking
            .ranked
            .iter()
            .map(|r| (self.id(r.service), [r.score, r.low, r.high]))
            .collect()
    }

    /// Of the lists a third, by `seed`: the same of every catalog that is compared.
    fn meaning(&self, seed: u64) -> Meaning {
        let all = self.list(&Query::default());
        let json = list_json(&self.cells, &all).to_string().replace(self.before, "");
        let json: Value = serde_json::from_str(&json).expect("it is JSON");
        let mut lists = vec![all.hits.iter().map(|s| self.id(*s)).collect()];
        for (i, text) in CONDITIONS.iter().enumerate().skip(seed as usize % 3).step_by(3) {
            let sort = ["limit", "since", "offline", "stars"][i % 4];
            let search = if i % 5 == 4 { "data" } else { "" };
            let query = self.query(&[text], search, Some(sort).filter(|_| i % 3 > 0), i % 2 == 0);
            lists.push(self.list(&query).hits.iter().map(|s| self.id(*s)).collect());
        }
        // What reading back needs stands with whatever is listed first.
        let without_definitions = |mut service: Value| {
            service.as_object_mut().expect("an entry").remove("defines");
            service
        };
        let services = json.as_array().expect("an array").iter().cloned();
        let services = services.map(without_definitions).map(unordered);
        Meaning {
            services: services
                .map(|s| (s["id"].as_str().expect("an id").to_owned(), s))
                .collect(),
            lists,
            rankings: (0..3).map(|n| self.ranking(n, (n + seed as usize) % 3)).collect(),
        }
    }
}

/// Without the order of arrays; that of keys does not count.
fn unordered(value: Value) -> Value {
    match value {
        Value::Array(all) => {
            let mut all: Vec<Value> = all.into_iter().map(unordered).collect();
            all.sort_by_cached_key(ToString::to_string);
            all.into()
        }
        Value::Object(all) => {
            // Sorted too: what is compared as text above must not depend on it.
            let sorted: BTreeMap<String, Value> = all.into_iter().map(|(k, v)| (k, unordered(v))).collect();
            sorted.into_iter().collect::<serde_json::Map<_, _>>().into()
        }
        other => other,
    }
}

fn shuffle<T>(all: &mut [T], random: &mut SplitMix) {
    for i in (1..all.len()).rev() {
        all.swap(i, random.below(i + 1));
    }
}

/// The same with everything in another order that a file may put in any.
pub fn shuffled(mut raw: RawCatalog, random: &mut SplitMix) -> RawCatalog {
    shuffle(&mut raw.sources, random);
    shuffle(&mut raw.groups, random);
    shuffle(&mut raw.attributes, random);
    shuffle(&mut raw.services, random);
    shuffle(&mut raw.factors, random);
    raw.attributes.iter_mut().for_each(|a| shuffle(&mut a.options, random));
    for service in &mut raw.services {
        shuffle(&mut service.claims, random);
        shuffle(&mut service.aliases, random);
        shuffle(&mut service.named_in, random);
        shuffle(&mut service.lifecycle, random);
        shuffle(&mut service.former_names, random);
        shuffle(&mut service.benefits, random);
        shuffle(&mut service.considerations, random);
        shuffle(&mut service.successors, random);
    }
    for factor in &mut raw.factors {
        shuffle(&mut factor.options, random);
        factor.options.iter_mut().for_each(|o| shuffle(&mut o.rules, random));
    }
    raw
}

/// The same with other ids everywhere; what they are put in order by stays.
fn renamed(mut raw: RawCatalog, before: &str) -> RawCatalog {
    let to = |id: &mut String| id.insert_str(0, before);
    let all = |ids: &mut Vec<String>| ids.iter_mut().for_each(to);
    all(&mut raw.headline);
    raw.sources.iter_mut().for_each(|s| to(&mut s.id));
    raw.groups.iter_mut().for_each(|g| to(&mut g.id));
    for attribute in &mut raw.attributes {
        to(&mut attribute.id);
        to(&mut attribute.group);
        attribute.options.iter_mut().for_each(|o| to(&mut o.id));
    }
    let known: Vec<String> = raw.services.iter().map(|s| s.id.clone()).collect();
    for service in &mut raw.services {
        to(&mut service.id);
        all(&mut service.named_in);
        service.lifecycle.iter_mut().for_each(|e| to(&mut e.source));
        service.benefits.iter_mut().for_each(|b| to(&mut b.source));
        for claim in &mut service.claims {
            to(&mut claim.attribute);
            to(&mut claim.source);
            match &mut claim.says {
                RawSays::Is(option) => to(option),
                RawSays::Has(o) | RawSays::Lacks(o) | RawSays::PartlyHas(o) | RawSays::Only(o) => all(o),
                RawSays::Services(others) => others.iter_mut().filter(|o| known.contains(o)).for_each(to),
                _ => {}
            }
        }
    }
    for factor in &mut raw.factors {
        to(&mut factor.id);
        to(&mut factor.source);
        for option in &mut factor.options {
            to(&mut option.id);
            for rule in &mut option.rules {
                to(&mut rule.source);
                rule.when.iter_mut().for_each(|when| *when = named(when, before));
            }
        }
    }
    raw
}

/// How many catalogs each law is tried on: a thousand, or more where the environment says so.
fn config() -> ProptestConfig {
    let given = ProptestConfig::default();
    ProptestConfig {
        cases: given.cases.max(1_000),
        failure_persistence: None,
        ..given
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn order_in_the_file_and_other_ids_change_nothing(seed: u64, services in 2..5_usize) {
        let plain = raw(services, seed);
        let expected = Asked::new(&plain, "").meaning(seed);
        let other = shuffled(plain.clone(), &mut SplitMix(seed ^ 1));
        prop_assert_eq!(&Asked::new(&other, "").meaning(seed), &expected, "another order");
        prop_assert_eq!(differences(&plain, &other).changes, [], "another order is no difference");
        let other = renamed(plain, "zqz-");
        prop_assert_eq!(&Asked::new(&other, "zqz-").meaning(seed), &expected, "other ids");
    }

    #[test]
    fn what_has_nothing_to_do_with_the_rest_changes_nothing(seed: u64, services in 2..5_usize) {
        let plain = raw(services, seed);
        let expected = Asked::new(&plain, "").meaning(seed);
        let mut more = plain.clone();
        let mut unrelated = generate(9, seed ^ 2).services.swap_remove(8);
        unrelated.id = "unrelated".to_owned();
        more.services.insert(seed as usize % services, unrelated);
        let mut found = Asked::new(&more, "").meaning(seed);
        found.services.remove("unrelated");
        found.lists.iter_mut().for_each(|l| l.retain(|id| id != "unrelated"));
        found.rankings.iter_mut().for_each(|r| r.retain(|(id, _)| id != "unrelated"));
        prop_assert_eq!(&found, &expected, "an unrelated service");

        let mut more = plain;
        more.attributes.insert(seed as usize % 12, RawAttribute {
            id: "silent".to_owned(),
            label: "What nobody states".to_owned(),
            group: "what".to_owned(),
            kind: [Kind::Flag, Kind::Set, Kind::Number, Kind::Text][seed as usize % 4],
            about: String::new(),
            options: if seed % 4 == 1 { vec![AttributeOption { id: "o".to_owned(), label: "O".to_owned(), also: vec![] }] } else { vec![] },
            unit: String::new(),
            better: None, from_parts: false, complete: false, decimals: None, formula: String::new(), });
        let mut found = Asked::new(&more, "").meaning(seed);
        for service in found.services.values_mut() {
            let cells = service["cells"].as_object_mut().expect("cells");
            let silent = cells.remove("silent").expect("the cell");
            prop_assert_eq!(silent["state"].as_str(), Some("not-stated"));
        }
        prop_assert_eq!(&found, &expected, "an attribute that nobody states");
    }

    #[test]
    fn filters_commute_and_asking_twice_is_asking_once(seed: u64, services in 2..8_usize, picked in prop::sample::subsequence(&CONDITIONS[..], 1..5), keep: bool) {
        let asked = Asked::new(&raw(services, seed), "");
        let query = asked.query(&picked, "", None, keep);
        let expected = asked.list(&query);
        let mut turned = query.clone();
        turned.conditions.reverse();
        turned.conditions.rotate_left(seed as usize % picked.len());
        prop_assert_eq!(&asked.list(&turned).hits, &expected.hits, "in another order");
        let mut twice = query.clone();
        twice.conditions.extend(query.conditions.clone());
        prop_assert_eq!(&asked.list(&twice).hits, &expected.hits, "twice");
        // One after the other: each keeps of what the others keep.
        for (i, condition) in query.conditions.iter().enumerate() {
            let mut less = query.clone();
            less.conditions.remove(i);
            let one = asked.list(&Query { conditions: vec![condition.clone()], ..query.clone() }).hits;
            let both: Vec<ServiceIx> = asked.list(&less).hits.into_iter().filter(|s| one.contains(s)).collect();
            prop_assert_eq!(&both, &expected.hits);
        }
    }

    #[test]
    fn an_export_read_back_is_the_list_shown(seed: u64, services in 2..7_usize, condition in prop::sample::select(&CONDITIONS[..]), keep: bool) {
        let asked = Asked::new(&raw(services, seed), "");
        let (cells, catalog) = (&asked.cells, asked.catalog());
        let query = asked.query(&[condition], "", Some("limit"), keep);
        let listing = asked.list(&query);
        let columns = Document::all_columns(catalog);
        let document = Document::of_list(cells, &listing.hits, &columns, &Meta::of_query(cells, &query), Progress::default()).expect("nobody says stop");
        let document = Document { json: Some(list_json(cells, &listing)), ..document };

        let written = |format: Format| format.write(&document, &ExportContext::default()).expect("it is written").bytes;
        let json: Value = serde_json::from_slice(&written(Format::Json)).expect("it reads");
        let rows = json.as_array().expect("rows");
        prop_assert_eq!(rows.len(), listing.hits.len());
        let bytes = written(Format::Csv);
        let mut reader = csv::Reader::from_reader(&bytes[..]);
        let head = reader.headers().expect("a head").clone();
        let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("records");
        // What follows the table (sources, how it was made) has no id.
        let rows_of = |r: &&csv::StringRecord| r.get(1).is_some_and(|id| catalog.service(id).is_some());
        prop_assert_eq!(records.iter().filter(rows_of).count(), listing.hits.len());
        for ((service, row), record) in listing.hits.iter().zip(rows).zip(&records) {
            prop_assert_eq!(row["id"].as_str(), Some(&*catalog[*service].id));
            prop_assert_eq!(record.get(1), Some(&*catalog[*service].id));
            for attribute in catalog.attribute_ixs() {
                let (cell, found) = (cells.get(*service, attribute), &row["cells"][&catalog[attribute].id]);
                prop_assert_eq!(found["state"].as_str(), Some(cell.state.id()));
                let shown = head.iter().position(|h| h.starts_with(&catalog[attribute].label)).and_then(|i| record.get(i));
                let shown = shown.expect("a column for every attribute");
                match &found["value"] {
                    Value::Number(n) => prop_assert_eq!(shown.parse::<f64>().ok(), n.as_f64()),
                    Value::Bool(yes) => prop_assert!(shown.starts_with(if *yes { "yes" } else { "no" }), "{}", shown),
                    _ => prop_assert!(!shown.is_empty()),
                }
            }
        }
    }
}
