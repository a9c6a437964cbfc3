//! Services that go on under another id: one that went, and one that came and names it among its former names.

use std::collections::BTreeMap;

use serde_json::Value;

use super::pairs::Pair;

/// Puts the two together where there is one of each.
pub fn joined(pairs: Vec<Pair>) -> Vec<Pair> {
    let mut gone: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut rest = Vec::new();
    for pair in pairs {
        match pair {
            (Some(old), None) => gone.entry(text(&old, "name")).or_default().push(old),
            other => rest.push(other),
        }
    }
    // Two that had the same name cannot be distinguished.
    for (before, after) in &mut rest {
        if let (None, Some(new)) = (&before, after) {
            let former = former_names(new);
            let found = former
                .into_iter()
                .find(|name| gone.get(name).is_some_and(|all| all.len() == 1));
            *before = found.and_then(|name| gone.remove(&name)).and_then(|mut all| all.pop());
        }
    }
    rest.extend(gone.into_values().flatten().map(|old| (Some(old), None)));
    rest
}

/// The names that a service had before, as it states itself or its lifecycle does.
fn former_names(service: &Value) -> Vec<String> {
    let list = |field: &str| service.get(field).and_then(Value::as_array).into_iter().flatten();
    let renamed = list("lifecycle").filter_map(|event| event.get("kind")?.get("RenamedFrom"));
    let names = list("former_names").chain(renamed).filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}

/// A field that holds a text.
pub fn text(entry: &Value, field: &str) -> String {
    entry.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}
