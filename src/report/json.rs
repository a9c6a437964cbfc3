//! A decision record as one JSON object, for tools that keep records.

use serde_json::{Value, json};

use super::{Argument, Cited, Record, Side};

/// Writes the record, indented, with one line feed at the end.
pub fn write(record: &Record) -> String {
    let argued = record.argued.iter().map(|option| {
        json!({
            "name": option.name,
            "summary": option.summary,
            "arguments": arguments(&option.arguments),
        })
    });
    let sources = record
        .sources
        .iter()
        .enumerate()
        .map(|(i, source)| json!({ "n": i + 1, "id": source.id, "words": source.words, "link": source.link }));
    let foot = record.foot.iter().map(|(label, value)| (label.clone(), json!(value)));
    let value = json!({
        "status": "proposed",
        "date": record.date.to_string(),
        "title": record.title,
        "context": record.context,
        "drivers": all(&record.drivers),
        "options": all(&record.options),
        "chosen": record.chosen,
        "headline": record.headline,
        "why": all(&record.why),
        "consequences": arguments(&record.consequences),
        "confirmation": all(&record.to_confirm),
        "nearest": all(&record.nearest),
        "argued": argued.collect::<Value>(),
        "not_argued": record.not_argued,
        "confidence": record.confidence,
        "changes": record.changes,
        "own": all(&record.own),
        "review": cited(&record.review),
        "sources": sources.collect::<Value>(),
        "about": foot.collect::<serde_json::Map<String, Value>>(),
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_else(|_| "null".to_owned());
    text.push('\n');
    text
}

fn cited(says: &Cited) -> Value {
    json!({ "text": says.text, "sources": says.sources })
}

fn all(list: &[Cited]) -> Value {
    list.iter().map(cited).collect()
}

fn arguments(list: &[Argument]) -> Value {
    let one = |a: &Argument| {
        let side = match a.side {
            Side::Good => "good",
            Side::Neutral => "neutral",
            Side::Bad => "bad",
        };
        json!({ "side": side, "text": a.says.text, "sources": a.says.sources })
    };
    list.iter().map(one).collect()
}
