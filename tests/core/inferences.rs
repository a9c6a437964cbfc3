//! Our inferences are even: each is one of a few rules, and whoever meets a rule's premise, as documents state it, has
//! its conclusion settled, by the rule or by a page that says so or otherwise: of every service, retired and supporting
//! ones too.

use std::collections::BTreeSet;

use crosscheck::{
    catalog::{Atom, Catalog, Cells, Kind, ServiceIx, View, load},
    dataset::built_in::BUILT_IN,
};
use jiff::civil::date;

/// A rule: what has to be stated of a service, what then is concluded, and words that every note on it has.
struct InferenceRule {
    /// Options of a set, all of them stated; of each list one is enough.
    premise: &'static [(&'static str, &'static [&'static str])],
    /// What then is no blank.
    conclusion: (&'static str, &'static [&'static str]),
    note: &'static str,
}

const RULES: &[InferenceRule] = &[
    // What reaches you in one form is none of the others that you would run yourself.
    InferenceRule {
        premise: &[(
            "form",
            &[
                "managed-service",
                "platform",
                "api",
                "library",
                "vm-image",
                "database-feature",
            ],
        )],
        conclusion: ("form", &["vm-image", "cluster", "server-software"]),
        note: "we take it that",
    },
    // A ready-made interface needs neither cluster nor server of yours.
    InferenceRule {
        premise: &[("form", &["api"])],
        conclusion: ("requires", &["cluster-management", "own-server"]),
        note: "we take it that neither is needed",
    },
    // Nor does a database that is looked after for you.
    InferenceRule {
        premise: &[("form", &["database-feature"]), ("form", &["managed-service"])],
        conclusion: ("requires", &["cluster-management", "own-server"]),
        note: "we take it that neither is needed",
    },
    // Nor does a library that trains where you work.
    InferenceRule {
        premise: &[("form", &["library"]), ("compute", &["local"])],
        conclusion: ("requires", &["cluster-management", "own-server"]),
        note: "we take it that neither is needed",
    },
    // Where a framework for neural networks can be had, they can be trained.
    InferenceRule {
        premise: &[(
            "frameworks",
            &["tensorflow", "keras", "cognitive-toolkit", "caffe", "chainer"],
        )],
        conclusion: ("model-types", &["deep-learning"]),
        note: "we take it that these can be trained",
    },
    // What offers ready models and no training of others, has none of the others.
    InferenceRule {
        premise: &[("model-types", &["customisable-prebuilt"])],
        conclusion: ("model-types", &["classic-ml", "deep-learning", "spark-ml"]),
        note: "we take it that no",
    },
];

fn atom(cells: &Cells, service: ServiceIx, attribute: &str, option: &str) -> Atom {
    let catalog = &cells.catalog;
    let attribute = catalog.attribute(attribute).expect("an attribute");
    let option = catalog[attribute].option(option).expect("an option");
    cells.get(service, attribute).atom(option)
}

/// Without our inferences: what documents state.
fn as_stated(catalog: &Catalog) -> Cells {
    let mut stated = catalog.clone();
    for service in &mut stated.services {
        service.claims.retain(|c| !catalog[c.source].is_inference());
    }
    Cells::build(stated, View::on(date(2026, 11, 26)))
}

fn meets(stated: &Cells, service: ServiceIx, rule: &InferenceRule) -> bool {
    rule.premise.iter().all(|(attribute, options)| {
        let is_stated = |o: &&str| matches!(atom(stated, service, attribute, o), Atom::Yes | Atom::Partly);
        options.iter().any(is_stated)
    })
}

#[test]
fn every_inference_follows_a_rule_that_holds_for_all_it_fits() {
    let catalog = load(BUILT_IN).0.expect("the catalog");
    let stated = as_stated(&catalog);
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 11, 26)));
    let mut wrong = BTreeSet::new();
    for service in catalog.service_ixs() {
        let id = &catalog[service].id;
        for claim in &catalog[service].claims {
            let attribute = &catalog[claim.attribute];
            if !catalog[claim.source].is_inference() {
                continue;
            }
            if attribute.kind == Kind::Text {
                // Who is meant where a document leaves it open: each is a reading of its own, and no rule.
                assert!(claim.note().ends_with("is meant."), "{id}: {}", claim.note());
                continue;
            }
            assert_eq!(attribute.kind, Kind::Set, "{id}: a rule of another kind");
            let follows = |rule: &&InferenceRule| {
                rule.conclusion.0 == attribute.id && claim.note().contains(rule.note) && meets(&stated, service, rule)
            };
            if !RULES.iter().any(|rule| follows(&rule)) {
                wrong.insert(format!("{id}: {} follows no rule: {}", attribute.id, claim.note()));
            }
            // That it is in the cloud concludes nothing: a virtual machine is there, and is an image all the same.
            if claim.note().contains("cloud") {
                wrong.insert(format!("{id}: {} rests on the cloud: {}", attribute.id, claim.note()));
            }
        }
        for rule in RULES.iter().filter(|rule| meets(&stated, service, rule)) {
            let (attribute, options) = rule.conclusion;
            for option in options {
                if atom(&cells, service, attribute, option) == Atom::NotStated {
                    wrong.insert(format!("{id}: {attribute}={option} is blank, and “{}” fits", rule.note));
                }
            }
        }
    }
    assert_eq!(wrong, BTreeSet::new());
}
