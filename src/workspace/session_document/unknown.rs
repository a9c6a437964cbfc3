//! What a session file holds that this version does not know: reported, never silently dropped.

use ron::Value;
use serde::Serialize;

/// The paths of the fields of a text that its reading left out, in the file's order.
pub fn fields(text: &str, read: &impl Serialize) -> Vec<String> {
    let known = ron::to_string(read).ok().and_then(|t| value(&t));
    let mut all = Vec::new();
    if let (Some(written), Some(known)) = (value(text), known) {
        walk(&written, &known, "", &mut all);
    }
    all.dedup();
    all
}

fn value(text: &str) -> Option<Value> {
    ron::from_str(text).ok()
}

fn walk(written: &Value, known: &Value, path: &str, all: &mut Vec<String>) {
    match (written, known) {
        (Value::Map(written), Value::Map(known)) => {
            for (key, value) in written.iter() {
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
        (Value::Seq(written), Value::Seq(known)) => {
            written.iter().zip(known).for_each(|(g, k)| walk(g, k, path, all));
        }
        (Value::Option(Some(written)), Value::Option(Some(known))) => walk(written, known, path, all),
        _ => {}
    }
}
