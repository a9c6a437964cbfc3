//! What is told of two editions, applied by hand, knowing nothing of how it was found.

use crosscheck::catalog::raw::RawSays;
use crosscheck::{
    catalog::raw::RawCatalog,
    compare::edition::{EditionChange, EditionDiff, EditionPart},
};
use serde_json::Value;

/// The old edition with every change applied.
pub fn apply(old: &RawCatalog, diff: &EditionDiff) -> RawCatalog {
    let mut whole = serde_json::to_value(old).expect("a value");
    // First what entries are found by.
    for change in diff.changes.iter().filter(|c| c.field == "id") {
        let before = change.before.as_ref().and_then(Value::as_str).expect("an id");
        *entry(list(&mut whole, "services"), before)
            .get_mut("id")
            .expect("an id") = change.after.clone().expect("an id");
    }
    for change in diff.changes.iter().filter(|c| c.field != "id" && c.field != "scale") {
        one(&mut whole, change);
    }
    for change in diff.changes.iter().filter(|c| c.field == "scale") {
        let attribute = entry(list(&mut whole, "attributes"), &change.of[0].id);
        attribute["scale"] = change.after.clone().unwrap_or_default();
    }
    for attribute in list(&mut whole, "attributes") {
        let scale = attribute.as_object_mut().expect("an attribute").remove("scale");
        if let Some(Value::Array(order)) = scale {
            let place = |o: &Value| order.iter().position(|id| *id == o["id"]);
            list(attribute, "options").sort_by_key(place);
        }
    }
    serde_json::from_value(whole).expect("a catalog")
}

fn one(whole: &mut Value, change: &EditionChange) {
    let id = |i: usize| change.of[i].id.as_str();
    let is_field = !change.field.is_empty();
    match change.part {
        EditionPart::Catalog => set(whole, change),
        EditionPart::Service if is_field => set(entry(list(whole, "services"), id(0)), change),
        EditionPart::Attribute if is_field => set(entry(list(whole, "attributes"), id(0)), change),
        EditionPart::Source if is_field => set(entry(list(whole, "sources"), id(0)), change),
        EditionPart::Heading if is_field => set(entry(list(whole, "groups"), id(0)), change),
        EditionPart::Factor if is_field => set(entry(list(whole, "factors"), id(0)), change),
        EditionPart::Option | EditionPart::Answer if is_field => {
            let (outer, inner) = if change.part == EditionPart::Option {
                ("attributes", "options")
            } else {
                ("factors", "options")
            };
            set(entry(list(entry(list(whole, outer), id(0)), inner), id(1)), change);
        }
        EditionPart::Service => swap(list(whole, "services"), change),
        EditionPart::Attribute => swap(list(whole, "attributes"), change),
        EditionPart::Source => swap(list(whole, "sources"), change),
        EditionPart::Heading => swap(list(whole, "groups"), change),
        EditionPart::Factor => swap(list(whole, "factors"), change),
        EditionPart::Allowed => swap(list(whole, "allowed"), change),
        EditionPart::Option => swap(list(entry(list(whole, "attributes"), id(0)), "options"), change),
        EditionPart::Answer => swap(list(entry(list(whole, "factors"), id(0)), "options"), change),
        EditionPart::Rule => {
            let answers = list(entry(list(whole, "factors"), id(0)), "options");
            swap(list(entry(answers, id(1)), "rules"), change);
        }
        EditionPart::Cell => {
            let claims = list(entry(list(whole, "services"), id(0)), "claims");
            claims.retain(|c| c["attribute"] != id(1));
            claims.extend(
                change
                    .after
                    .iter()
                    .flat_map(|all| all.as_array().expect("claims").clone()),
            );
        }
        EditionPart::Event => swap(list(entry(list(whole, "services"), id(0)), "lifecycle"), change),
        EditionPart::Successor => swap(list(entry(list(whole, "services"), id(0)), "successors"), change),
        EditionPart::Benefit => swap(list(entry(list(whole, "services"), id(0)), "benefits"), change),
        EditionPart::Consideration => swap(list(entry(list(whole, "services"), id(0)), "considerations"), change),
    }
}

/// A field that is told.
fn set(entry: &mut Value, change: &EditionChange) {
    let fields = entry.as_object_mut().expect("an entry");
    match &change.after {
        Some(after) => drop(fields.insert(change.field.clone(), after.clone())),
        None => drop(fields.remove(&change.field)),
    }
}

/// Takes out what went, which must be there, and puts in what came.
fn swap(all: &mut Vec<Value>, change: &EditionChange) {
    if let Some(before) = &change.before {
        let mut gone = before.clone();
        // Made for the sake of telling; the file has it as the order of its options.
        gone.as_object_mut().expect("an entry").remove("scale");
        let gone = alike(gone);
        let at = all
            .iter()
            .position(|v| alike(v.clone()) == gone)
            .expect("what went was there");
        all.remove(at);
    }
    all.extend(change.after.clone());
}

fn list<'a>(entry: &'a mut Value, field: &str) -> &'a mut Vec<Value> {
    let fields = entry.as_object_mut().expect("an entry");
    let all = fields.entry(field).or_insert_with(|| Value::Array(Vec::new()));
    all.as_array_mut().expect("a list")
}

fn entry<'a>(all: &'a mut [Value], id: &str) -> &'a mut Value {
    all.iter_mut().find(|e| e["id"] == id).expect("the entry")
}

/// Without any order of lists, save the ends of a range.
fn alike(value: Value) -> Value {
    match value {
        Value::Array(all) => {
            let mut all: Vec<Value> = all.into_iter().map(alike).collect();
            all.sort_by_cached_key(Value::to_string);
            all.into()
        }
        Value::Object(all) => {
            let alike = all
                .into_iter()
                .map(|(k, v)| if k == "Between" { (k, v) } else { (k, alike(v)) });
            let sorted: std::collections::BTreeMap<String, Value> = alike.collect();
            Value::Object(sorted.into_iter().collect())
        }
        other => other,
    }
}

/// The catalog in one order, whatever that of its file; what is better in a scale and what a card shows first keep theirs.
pub fn in_order(mut raw: RawCatalog) -> RawCatalog {
    raw.sources.sort_by_cached_key(debug);
    raw.groups.sort_by_cached_key(debug);
    raw.newer.sort_by_cached_key(debug);
    raw.allowed.sort_by_cached_key(debug);
    for attribute in &mut raw.attributes {
        attribute.options.iter_mut().for_each(|o| o.also.sort());
        if attribute.better.is_none() {
            attribute.options.sort_by_cached_key(debug);
        }
    }
    raw.attributes.sort_by_cached_key(debug);
    for service in &mut raw.services {
        service.former_names.sort();
        service.aliases.sort();
        service.named_in.sort();
        service.lifecycle.sort_by_cached_key(debug);
        service.successors.sort_by_cached_key(debug);
        service.benefits.sort_by_cached_key(debug);
        service.considerations.sort_by_cached_key(debug);
        for claim in &mut service.claims {
            claim.supersedes.sort_by_cached_key(debug);
            match &mut claim.says {
                RawSays::Has(ids) | RawSays::Lacks(ids) | RawSays::Only(ids) | RawSays::PartlyHas(ids) => ids.sort(),
                RawSays::Services(ids) => ids.sort(),
                _ => {}
            }
        }
        service.claims.sort_by_cached_key(debug);
    }
    raw.services.sort_by_cached_key(debug);
    for factor in &mut raw.factors {
        for option in &mut factor.options {
            option.rules.iter_mut().for_each(|r| r.when.sort());
            option.rules.sort_by_cached_key(debug);
        }
        factor.options.sort_by_cached_key(debug);
    }
    raw.factors.sort_by_cached_key(debug);
    raw
}

fn debug(entry: &impl std::fmt::Debug) -> String {
    format!("{entry:?}")
}
