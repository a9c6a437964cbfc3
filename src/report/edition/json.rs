//! The changes as one JSON object: every part with every kind of change, whether there are any or not.

use serde_json::{Map, Value, json};

use super::{
    changes::{EditionHead, EditionReport},
    outline::KINDS,
};
use crate::{
    compare::edition::{EditionChange, EditionChangeKind, EditionPart, OptionSide, StatedOptions, option_changes},
    decide::robust::editions::AnswerChanges,
};

/// The number of this form of the JSON.
const FORMAT: u32 = 1;

/// Each part by its key, with the keys of the ids by which its entries are found.
const PARTS: [(EditionPart, &str, &[&str]); 15] = [
    (EditionPart::Catalog, "catalog", &[]),
    (EditionPart::Service, "services", &["service"]),
    (EditionPart::Event, "lifecycles", &["service"]),
    (EditionPart::Cell, "cells", &["service", "attribute"]),
    (EditionPart::Successor, "successors", &["service"]),
    (EditionPart::Benefit, "benefits", &["service"]),
    (EditionPart::Consideration, "considerations", &["service"]),
    (EditionPart::Attribute, "attributes", &["attribute"]),
    (EditionPart::Option, "options", &["attribute", "option"]),
    (EditionPart::Source, "sources", &["source"]),
    (EditionPart::Heading, "groups", &["group"]),
    (EditionPart::Factor, "factors", &["factor"]),
    (EditionPart::Answer, "answers", &["factor", "option"]),
    (EditionPart::Rule, "rules", &["factor", "option"]),
    (EditionPart::Allowed, "allowed", &["path"]),
];

impl EditionReport {
    /// One JSON object.
    pub fn json(&self) -> Value {
        json(self)
    }
}

fn json(report: &EditionReport) -> Value {
    let part = |(part, key, ids): &(EditionPart, &str, &[&str])| {
        let kinds = KINDS.iter().filter(|(kind, _)| can_become(*part, *kind));
        let kinds = kinds.map(|(kind, word)| {
            let changes = report.diff.of(*part, *kind).map(|c| change(c, ids));
            ((*word).to_owned(), changes.collect::<Value>())
        });
        ((*key).to_owned(), Value::Object(kinds.collect::<Map<_, _>>()))
    };
    json!({
        "format": FORMAT,
        "old": head(&report.old),
        "new": head(&report.new),
        "same": report.is_same(),
        "changes": PARTS.iter().map(part).collect::<Map<_, _>>(),
        "outcomes": report.answers.as_ref().map(|a| outcomes(a, report)),
    })
}

/// A catalog is there in both editions, and only services have names to lose.
fn can_become(part: EditionPart, kind: EditionChangeKind) -> bool {
    match kind {
        EditionChangeKind::Changed => true,
        EditionChangeKind::Renamed => part == EditionPart::Service,
        EditionChangeKind::Added | EditionChangeKind::Removed => part != EditionPart::Catalog,
    }
}

fn head(head: &EditionHead) -> Value {
    json!({ "title": head.title, "hash": head.hash, "file": head.file, "errors": head.has_errors })
}

/// The ids it is found by, the name, the field where one differs, and what there was and is.
fn change(change: &EditionChange, ids: &[&str]) -> Value {
    let mut value = Map::new();
    for (key, of) in ids.iter().zip(&change.of) {
        value.insert((*key).to_owned(), Value::from(of.id.as_str()));
    }
    if change.part == EditionPart::Service
        && let Some(of) = change.of.last()
    {
        value.insert("name".to_owned(), Value::from(of.name.as_str()));
    }
    if !change.field.is_empty() {
        value.insert("field".to_owned(), Value::from(change.field.as_str()));
    }
    for (key, side) in [("before", &change.before), ("after", &change.after)] {
        value.insert(key.to_owned(), side.clone().unwrap_or_default());
    }
    if let Some(changes) = option_changes(change) {
        for (key, stated) in [("added", &changes.added), ("removed", &changes.removed)] {
            value.insert(key.to_owned(), stated.iter().flat_map(options).collect());
        }
    }
    Value::Object(value)
}

/// Options that one edition alone states, each with the source that does.
fn options(stated: &StatedOptions) -> impl Iterator<Item = Value> {
    let says = |side: OptionSide| match side {
        OptionSide::Has => "has",
        OptionSide::Partly => "partly",
        OptionSide::Lacks => "lacks",
        OptionSide::NoOthers => "no-others",
    };
    let one = move |(side, option): &(OptionSide, String)| {
        let option = (*side != OptionSide::NoOthers).then_some(option);
        json!({
            "option": option,
            "says": says(*side),
            "source": stated.claim.source,
            "place": stated.claim.place,
        })
    };
    stated.options.iter().map(one)
}

fn outcomes(answers: &AnswerChanges, report: &EditionReport) -> Value {
    let alone = report.alone.iter().map(|answer| {
        json!({
            "factor": answer.factor,
            "option": answer.option,
            "before": answer.before,
            "after": answer.after,
        })
    });
    json!({
        "combinations": answers.combinations,
        "differ": answers.differ,
        "share": answers.share(),
        "sampled": answers.sampled,
        "left_out": answers.left_out,
        "alone": alone.collect::<Value>(),
    })
}
