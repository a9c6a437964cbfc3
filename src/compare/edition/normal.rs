//! A catalog as a value in which the order of the file does not count.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::catalog::raw::{RawAttribute, RawCatalog, RawService};

/// The field that holds the options of a scale in their order, which defines "better". It is made here: in the
/// file it is the order of the list.
pub const SCALE: &str = "scale";

/// Lists whose order means something: the ends of a range, a scale, and what a card shows first.
const IN_ORDER: [&str; 3] = ["Between", SCALE, "headline"];

/// Both without the services that are equal in both, which are most of them: the rest takes room.
pub fn without_what_is_equal(old: &RawCatalog, new: &RawCatalog) -> (RawCatalog, RawCatalog) {
    let mut by_id: BTreeMap<&str, [Vec<&RawService>; 2]> = BTreeMap::new();
    for service in &old.services {
        by_id.entry(&service.id).or_default()[0].push(service);
    }
    for service in &new.services {
        by_id.entry(&service.id).or_default()[1].push(service);
    }
    by_id.retain(|_, [old, new]| !(old.len() == 1 && old == new));
    let mut kept = [Vec::new(), Vec::new()];
    for both in by_id.into_values() {
        for (kept, some) in kept.iter_mut().zip(both) {
            kept.extend(some.into_iter().cloned());
        }
    }
    let [old_services, new_services] = kept;
    (with_services(old, old_services), with_services(new, new_services))
}

fn with_services(raw: &RawCatalog, services: Vec<RawService>) -> RawCatalog {
    RawCatalog {
        title: raw.title.clone(),
        about: raw.about.clone(),
        entries: raw.entries.clone(),
        headline: raw.headline.clone(),
        sources: raw.sources.clone(),
        groups: raw.groups.clone(),
        attributes: raw.attributes.clone(),
        services,
        factors: raw.factors.clone(),
        newer: raw.newer.clone(),
        allowed: raw.allowed.clone(),
    }
}

/// The catalog as a value.
pub fn value(raw: &RawCatalog) -> Value {
    // Shapes of a catalog have text for keys, the only thing that could fail.
    let mut value = serde_json::to_value(raw).unwrap_or_default();
    if let Some(attributes) = value.get_mut("attributes").and_then(Value::as_array_mut) {
        for (value, attribute) in attributes.iter_mut().zip(&raw.attributes) {
            keep_scale(value, attribute);
        }
    }
    order_aside(&mut value, "");
    value
}

/// The order of options means something where one end is better.
fn keep_scale(value: &mut Value, attribute: &RawAttribute) {
    if let Some(fields) = value.as_object_mut()
        && attribute.better.is_some()
        && !attribute.options.is_empty()
    {
        let ids = attribute.options.iter().map(|o| Value::from(o.id.as_str()));
        fields.insert(SCALE.to_owned(), ids.collect());
    }
}

/// Puts every list in one order, save those whose order means something. `field`: what holds the value.
fn order_aside(value: &mut Value, field: &str) {
    match value {
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| order_aside(value, name)),
        Value::Array(all) => {
            for value in all.iter_mut() {
                order_aside(value, "");
            }
            if !IN_ORDER.contains(&field) {
                all.sort_by_cached_key(Value::to_string);
            }
        }
        _ => {}
    }
}
