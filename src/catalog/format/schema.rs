//! The reference as JSON Schema, for editors: of a catalog written as JSON, whose shape is that of the RON file.

use serde_json::{Map, Value, json};

use super::{
    entries::ENTRIES,
    field::{FormatEntry, FormatField},
};

/// The schema of a whole catalog.
pub fn schema() -> Value {
    let definitions = ENTRIES.iter().skip(1).map(|e| (e.name.to_owned(), object(e)));
    let definitions: Map<String, Value> = definitions.collect();
    let mut whole = ENTRIES.first().map_or(Value::Null, object);
    whole["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    whole["title"] = json!("A catalog of Crosscheck");
    whole["$defs"] = Value::Object(definitions);
    whole
}

fn object(entry: &FormatEntry) -> Value {
    let property = |f: &FormatField| {
        let mut value = of_kind(f.kind);
        value["description"] = json!(f.about);
        (f.name.to_owned(), value)
    };
    let properties: Map<String, Value> = entry.fields.iter().map(property).collect();
    let required: Vec<&str> = entry.fields.iter().filter(|f| f.required).map(|f| f.name).collect();
    json!({
        "type": "object",
        "description": entry.about,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn of_kind(kind: &str) -> Value {
    if let Some(of) = kind.strip_prefix("list of ") {
        return json!({ "type": "array", "items": of_kind(of) });
    }
    if let Some(words) = kind.strip_prefix("one of ") {
        return json!({ "oneOf": apart(words).into_iter().map(word).collect::<Vec<_>>() });
    }
    match kind {
        "text" => json!({ "type": "string" }),
        "number" => json!({ "type": "number" }),
        "value" => json!({ "type": ["number", "string"] }),
        "true or false" => json!({ "type": "boolean" }),
        entry => json!({ "$ref": format!("#/$defs/{entry}") }),
    }
}

/// The words between commas outside brackets.
fn apart(words: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let within = |c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    };
    words.split(within).map(str::trim).collect()
}

/// A word alone, or one with something in brackets.
fn word(word: &str) -> Value {
    let Some((name, inner)) = word.split_once('(') else {
        return json!({ "const": word });
    };
    let inner = apart(inner.trim_end_matches(')'));
    let value = match inner.as_slice() {
        [one] => of_kind(one),
        several => {
            let items: Vec<Value> = several.iter().map(|k| of_kind(k)).collect();
            json!({ "type": "array", "prefixItems": items, "minItems": items.len(), "maxItems": items.len() })
        }
    };
    json!({ "type": "object", "properties": { name: value }, "required": [name], "additionalProperties": false })
}
