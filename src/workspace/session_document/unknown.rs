//! What a session file holds that this version does not know: reported, never silently dropped.

use ron::Value;
use serde::Serialize;

/// The paths of the fields of a text that its reading left out, in the file's order.
pub fn fields(text: &str, read: &impl Serialize) -> Vec<String> {
    let known = ron::to_string(read).ok().and_then(|t| value(&t));
    let mut all = Vec::new();
    if let (Some(given), Some(known)) = (value(text), known) {
        walk(&given, &known, "", &mut all);
    }
    all.dedup();
    all
}

fn value(text: &str) -> Option<Value> {
    ron::from_str(text).ok()
}

fn walk(given: &Value, known: &Value, path: &str, all: &mut Vec<String>) {
    match (given, known) {
        (Value::Map(given), Value::Map(known)) => {
            for (key, value) in given.iter() {
                let name = match key {
                    Value::String(s) => s.clone(),
                    other => format!("{other:?}"),
                };
                let path = if path.is_empty() {
                    name
                } else {
                    format!("{path} → {name}")
                };
                match known.get(key) {
                    Some(known) => walk(value, known, &path, all),
                    None => all.push(path),
                }
            }
        }
        (Value::Seq(given), Value::Seq(known)) => {
            given.iter().zip(known).for_each(|(g, k)| walk(g, k, path, all));
        }
        (Value::Option(Some(given)), Value::Option(Some(known))) => walk(given, known, path, all),
        _ => {}
    }
}
