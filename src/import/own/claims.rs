//! From the values that our JSON has to what claims state. It has no kinds, so they are inferred from the values: what
//! is inferred writes the same values again.

use serde_json::{Map, Value as Json};

use crate::catalog::{
    is_web_link,
    kind::{AttributeOption, DateFormat, Kind, Marks, read},
    raw::{RawAttribute, RawEnd, RawSays},
};

/// A choice has at most this many options; more different words are texts.
const CHOICES: usize = 200;

/// The attribute whose cells and claims have these values. `options`: the options of its sets; `is_disputed`: sources disagree on
/// it somewhere, as they never do on texts.
pub fn attribute(
    id: &str,
    label: &str,
    unit: &str,
    group: &str,
    values: &[&Json],
    options: &[String],
    is_disputed: bool,
) -> RawAttribute {
    let kind = kind_of(values, !options.is_empty(), is_disputed);
    let mut ids: Vec<String> = options.to_vec();
    if kind == Kind::Choice {
        for value in values.iter().filter_map(|v| v.as_str()) {
            if !ids.iter().any(|id| id == value) {
                ids.push(value.to_owned());
            }
        }
    }
    let option = |id: String| AttributeOption {
        label: id.clone(),
        id,
        also: Vec::new(),
    };
    RawAttribute {
        id: id.to_owned(),
        label: label.to_owned(),
        group: group.to_owned(),
        kind,
        about: String::new(),
        options: ids.into_iter().map(option).collect(),
        unit: if kind == Kind::Number {
            unit.to_owned()
        } else {
            String::new()
        },
        better: None,
        from_parts: false,
        complete: false,
        decimals: None,
        formula: String::new(),
    }
}

fn kind_of(values: &[&Json], has_options: bool, is_disputed: bool) -> Kind {
    let values: Vec<&Json> = values.iter().copied().filter(|v| !v.is_null()).collect();
    let any = |test: fn(&Json) -> bool| values.iter().any(|v| test(v));
    // Several texts of one cell are a list.
    let each = values
        .iter()
        .flat_map(|v| v.as_array().map_or(std::slice::from_ref(*v), Vec::as_slice));
    let texts: Vec<&str> = each.filter_map(Json::as_str).collect();
    let all = |test: &dyn Fn(&str) -> bool| !texts.is_empty() && texts.iter().all(|t| test(t));
    match () {
        () if has_options => Kind::Set,
        () if any(Json::is_boolean) || all(&|t| t == "partly") => Kind::Flag,
        () if !values.is_empty() && values.iter().all(|v| v.is_array()) => Kind::Services,
        () if any(Json::is_number) || all(&|t| range(t).is_some()) => Kind::Number,
        () if all(&|t| DateFormat::Iso.read(t).is_some()) => Kind::Date,
        () if all(&is_web_link) => Kind::Link,
        () if all(&is_option) && (is_disputed || comes_again(&texts)) => Kind::Choice,
        () => Kind::Text,
    }
}

/// Whether a text is written as ids of options are.
fn is_option(text: &str) -> bool {
    crate::import::ids::option_slug(text).as_deref() == Some(text)
}

fn comes_again(texts: &[&str]) -> bool {
    let distinct = texts.iter().collect::<std::collections::BTreeSet<_>>().len();
    distinct <= CHOICES && distinct < texts.len()
}

/// What a value of this kind claims; nothing for what is blank or cannot be claimed.
pub fn says(kind: Kind, value: &Json) -> Vec<RawSays> {
    if value.as_str() == Some("not-applicable") {
        return vec![RawSays::NotApplicable];
    }
    let one = |says: Option<RawSays>| says.into_iter().collect();
    match (kind, value) {
        (_, Json::Null) => Vec::new(),
        (Kind::Flag, Json::Bool(true)) => vec![RawSays::Yes],
        (Kind::Flag, Json::Bool(false)) => vec![RawSays::No],
        (Kind::Flag, _) => vec![RawSays::Partly],
        (Kind::Set, Json::Object(sides)) => sides.iter().filter_map(|(side, ids)| of_side(side, ids)).collect(),
        (Kind::Services, Json::Array(all)) => vec![RawSays::Services(all.iter().filter_map(text).collect())],
        (Kind::Number, Json::Number(n)) => one(n.as_f64().map(|n| RawSays::Exactly(RawEnd::Number(n)))),
        (Kind::Number, Json::String(text)) => one(range(text)),
        (Kind::Date, Json::String(day)) => vec![RawSays::On(day.clone())],
        (Kind::Link, Json::String(address)) => vec![RawSays::Link(address.clone())],
        (Kind::Version, Json::String(text)) => vec![version(text)],
        (Kind::Choice, Json::String(id)) => vec![RawSays::Is(id.clone())],
        (_, Json::Array(all)) => all.iter().flat_map(|v| says(kind, v)).collect(),
        (Kind::Text, other) => one(text(other).map(RawSays::Text)),
        _ => Vec::new(),
    }
}

fn text(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

fn of_side(side: &str, ids: &Json) -> Option<RawSays> {
    let ids: Vec<String> = ids.as_array()?.iter().filter_map(text).collect();
    match side {
        "has" => Some(RawSays::Has(ids)),
        "partly" => Some(RawSays::PartlyHas(ids)),
        "lacks" => Some(RawSays::Lacks(ids)),
        "only" => Some(RawSays::Only(ids)),
        _ => None,
    }
}

/// What the states of a set's options claim: `{"python": "yes", "java": "no"}`. Of an option in conflict both sides are claimed;
/// the second comes back apart, because one source does not contradict itself.
pub fn of_options(states: &Map<String, Json>) -> (Vec<RawSays>, Vec<RawSays>) {
    let of = |wanted: &[&str]| -> Vec<String> {
        let is = |(_, state): &(&String, &Json)| state.as_str().is_some_and(|s| wanted.contains(&s));
        states.iter().filter(is).map(|(id, _)| id.clone()).collect()
    };
    let some = |ids: Vec<String>, says: fn(Vec<String>) -> RawSays| (!ids.is_empty()).then(|| says(ids));
    let conflicting = of(&["conflicting"]);
    let own = [
        some(of(&["yes", "conflicting"]), RawSays::Has),
        some(of(&["partly"]), RawSays::PartlyHas),
        some(of(&["no"]), RawSays::Lacks),
    ];
    (
        own.into_iter().flatten().collect(),
        some(conflicting, RawSays::Lacks).into_iter().collect(),
    )
}

/// A number as cells are written, thousands marks and all.
pub fn end(text: &str) -> Option<RawEnd> {
    read(text, Marks::Point).map(RawEnd::Number)
}

/// A range as cells are written: `at least 3`, `at most 1,000`, `3 to 10`, `no limit`.
pub fn range(text: &str) -> Option<RawSays> {
    if text == "no limit" {
        return Some(RawSays::Unlimited);
    }
    if let Some(rest) = text.strip_prefix("at least ") {
        return end(rest).map(RawSays::AtLeast);
    }
    if let Some(rest) = text.strip_prefix("at most ") {
        return end(rest).map(RawSays::AtMost);
    }
    let (low, high) = text.split_once(" to ")?;
    Some(RawSays::Between(end(low)?, end(high)?))
}

/// A version as cells are written: `1.10`, `at least 2.0`, `2.0 to 3.1`.
pub fn version(words: &str) -> RawSays {
    let end = |text: &str| RawEnd::Text(text.to_owned());
    if let Some(rest) = words.strip_prefix("at least ") {
        return RawSays::AtLeast(end(rest));
    }
    if let Some(rest) = words.strip_prefix("at most ") {
        return RawSays::AtMost(end(rest));
    }
    match words.split_once(" to ") {
        Some((low, high)) => RawSays::Between(end(low), end(high)),
        None => RawSays::Exactly(end(words)),
    }
}
