//! From the values that our JSON has to what claims state. It has no kinds, so they are inferred from the values: what
//! is inferred writes the same values again.

use serde_json::{Map, Value as Json};

use crate::catalog::{
    is_web_link,
    kind::{AttributeOption, DateFormat, Feature, Kind},
    raw::{RawAttribute, RawSays},
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
        () if any(Json::is_number) || all(&|t| !Kind::Number.read_json(&t.into()).is_empty()) => Kind::Number,
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

/// What a value of this kind claims; nothing for what is blank or cannot be claimed. Several values of one cell are a
/// list.
pub fn says(kind: Kind, value: &Json) -> Vec<RawSays> {
    match value {
        Json::Null => Vec::new(),
        Json::String(state) if state == "not-applicable" => vec![RawSays::NotApplicable],
        Json::Array(all) if !kind.has(Feature::Services) => all.iter().flat_map(|v| says(kind, v)).collect(),
        value => kind.read_json(value),
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
