//! The JSON of a cell, shared by every command that prints cells: `state`, `value` and `options`.

use serde_json::{Map, Number, Value, json};

use crate::catalog::{
    Atom, Attribute, AttributeOption, Catalog, Cell, CellValue, Feature, OptionIx, Scalar, ServiceRef, Source,
    SourceDate, State,
};

/// What a cell holds: true or false for a flag; an exact number as a number, every other range as text; the id of a
/// choice's option; the ids of a set's options that are yes or partly; text for dates, texts, links, one service; an
/// array for several. Null for what is partly, not applicable, not stated or in conflict, but a set keeps the options
/// that are known.
pub fn cell_value(catalog: &Catalog, attribute: &Attribute, cell: &Cell) -> Value {
    match (&cell.value, cell.state) {
        (_, State::NotApplicable | State::NotStated) => Value::Null,
        (CellValue::None, State::Yes) => Value::Bool(true),
        (CellValue::None, State::No) => Value::Bool(false),
        (CellValue::None, _) => Value::Null,
        (CellValue::Choice(o), _) => option_id(attribute, *o).into(),
        (CellValue::Atoms(atoms), _) => atoms
            .iter()
            .filter(|(_, a)| matches!(a, Atom::Yes | Atom::Partly))
            .map(|(o, _)| Value::from(option_id(attribute, *o)))
            .collect(),
        (CellValue::Scalar(value), _) => scalar(value),
        (CellValue::Texts(texts), _) => one_or_several(texts.iter().map(|t| Value::from(&**t)).collect()),
        (CellValue::Services(all), _) => all.iter().map(|s| Value::from(service_id(catalog, s))).collect(),
    }
}

/// The state of every option of a set; `None` for every other kind.
pub fn cell_options(attribute: &Attribute, cell: &Cell) -> Option<Map<String, Value>> {
    if !attribute.kind.has(Feature::Atoms) {
        return None;
    }
    let state = |(i, o): (usize, &AttributeOption)| (o.id.clone(), Value::from(cell.atom(i as OptionIx).state().id()));
    Some(attribute.options.iter().enumerate().map(state).collect())
}

/// `{"state", "value", "options"}`, with null options for what is not a set.
pub fn cell_json(catalog: &Catalog, attribute: &Attribute, cell: &Cell) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("state".to_owned(), cell.state.id().into());
    object.insert("value".to_owned(), cell_value(catalog, attribute, cell));
    object.insert(
        "options".to_owned(),
        cell_options(attribute, cell).map_or(Value::Null, Value::Object),
    );
    object
}

/// An exact number as a number (whole ones without a fraction), all else as text: `at least 3`, `no limit`, `2019-05`.
pub fn scalar(value: &Scalar) -> Value {
    /// Whole numbers up to here are exact in a 64-bit float.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    match value.exact_number() {
        Some(n) if n.fract() == 0.0 && n.abs() <= WHOLE => json!(n as i64),
        Some(n) => Number::from_f64(n).map_or(Value::Null, Value::Number),
        None => value.to_string().into(),
    }
}

/// When a source is from, as a catalog writes it. An undated source never looks dated: its best estimate reads
/// `about 2019`, and without one it is null; so it is for the catalog's inference, which is no document.
pub fn date_json(source: &Source) -> Value {
    match source.shown_date() {
        Some(SourceDate::Stated(d)) => d.to_string().into(),
        Some(SourceDate::Estimated(d, _)) => format!("about {d}").into(),
        Some(SourceDate::Unknown) | None => Value::Null,
    }
}

/// The id of an attribute's option.
pub(super) fn option_id(attribute: &Attribute, option: OptionIx) -> Option<&str> {
    attribute.options.get(usize::from(option)).map(|o| o.id.as_str())
}

/// The id of a service, or the name of one that the catalog does not have.
pub(super) fn service_id<'a>(catalog: &'a Catalog, service: &'a ServiceRef) -> &'a str {
    match service {
        ServiceRef::Known(ix) => &catalog[*ix].id,
        ServiceRef::Named(name) => name,
    }
}

fn one_or_several(mut all: Vec<Value>) -> Value {
    if all.len() == 1 {
        all.remove(0)
    } else {
        Value::Array(all)
    }
}
