//! The column being written, as drawing reads it: what it can be made of, and what it gives for the first entries listed.

use crate::{
    app::{
        column_draft::ColumnEntry,
        state::{Modal, Model},
        text::count,
    },
    catalog::{
        Attribute, Catalog, Feature, ServiceIx, State,
        formula::{Formula, why_blank},
        value::Digits,
        wording::heading,
    },
    dataset::Dataset,
    explore::group::once,
};

/// How many entries are shown.
pub const SHOWN: usize = 10;
/// The most numbers that are offered: the others are typed.
const OFFERED: usize = 60;

/// The column being written.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnView {
    /// The numbers it can be made of: what a reader calls each, and how a formula does.
    pub numbers: Vec<(String, String)>,
    /// The user's other columns, by id and name.
    pub yours: Vec<(String, String)>,
    /// What is wrong with the formula, in one sentence; `None` too while there is none.
    pub problem: Option<String>,
    /// `In $/h; worked out for 41 of 72 entries.`
    pub gives: String,
    /// What it gives for the first entries.
    pub rows: Vec<WorkedOutRow>,
}

/// What it gives for one entry.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkedOutRow {
    /// The entry's name.
    pub name: String,
    /// `0.075 $/h`, `not stated`; empty while the formula cannot be read.
    pub value: String,
    /// Its state; `None` while the formula cannot be read.
    pub state: Option<State>,
    /// Why there is no value; may be empty.
    pub why: String,
    /// All of it, for a screen reader.
    pub spoken: String,
}

/// What it depends on; `None` while no column is written. `listed`: the services in the grid, in its order.
pub(super) fn key(model: &Model, listed: &[ServiceIx]) -> Option<(ColumnEntry, u64, Vec<ServiceIx>)> {
    let Some(Modal::Column(draft)) = &model.session.modal else {
        return None;
    };
    // One that is under several headings is shown once.
    let first = once(listed.iter().copied()).take(SHOWN).collect();
    Some((draft.value.clone(), model.dataset.revision, first))
}

pub(super) fn view(model: &Model, entry: &ColumnEntry, first: &[ServiceIx]) -> ColumnView {
    let dataset = &model.dataset;
    let catalog = &dataset.catalog;
    let read = (!entry.formula.trim().is_empty()).then(|| entry.formula(catalog));
    let (formula, problem) = match read {
        None => (None, None),
        Some(Ok(formula)) => (Some(formula), None),
        Some(Err(problem)) => (None, Some(problem)),
    };
    let is_itself = |a: &Attribute| Some(&a.id) == entry.editing.as_ref();
    let numbers = catalog
        .attributes
        .iter()
        .filter(|a| a.kind.has(Feature::Number) && !is_itself(a));
    let others = model.workspace.annotations.columns.iter();
    let others = others.filter(|c| Some(&c.id) != entry.editing.as_ref());
    // Where nothing is listed, the catalog's own order is used.
    let all: Vec<ServiceIx> = catalog.service_ixs().take(SHOWN).collect();
    let rows = if first.is_empty() { &all } else { first };
    ColumnView {
        numbers: numbers
            .take(OFFERED)
            .map(|a| (heading(&a.label, &a.unit), written(a, catalog)))
            .collect(),
        yours: others.map(|c| (c.id.clone(), c.name.clone())).collect(),
        gives: gives(dataset, formula.as_ref(), problem.is_some()),
        problem,
        rows: rows.iter().map(|s| row(dataset, *s, formula.as_ref())).collect(),
    }
}

/// How a formula names it: by its id, in quotes where that has blanks or other characters, as a reader knows it.
fn written(attribute: &Attribute, catalog: &Catalog) -> String {
    let is_plain = |text: &str| {
        text.starts_with(char::is_alphabetic) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    };
    let label = &attribute.label;
    let is_clear = catalog
        .attributes
        .iter()
        .filter(|a| a.label == *label || a.id == *label)
        .count()
        == 1;
    let name = if is_clear { label } else { &attribute.id };
    if is_plain(name) {
        name.clone()
    } else {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

fn gives(dataset: &Dataset, formula: Option<&Formula>, is_wrong: bool) -> String {
    let Some(formula) = formula else {
        return if is_wrong {
            "What it gives is shown once it can be read.".to_owned()
        } else {
            "Type a formula to see what it gives.".to_owned()
        };
    };
    let services = dataset.catalog.service_ixs();
    let all = services.len();
    let stated = services
        .filter(|s| formula.cell(|part| dataset.get(*s, part)).state == State::Value)
        .count();
    let unit = match formula.unit.as_str() {
        "" => "A mere number".to_owned(),
        unit => format!("In {unit}"),
    };
    format!("{unit}; worked out for {stated} of {}.", count(all, "entry", "entries"))
}

fn row(dataset: &Dataset, service: ServiceIx, formula: Option<&Formula>) -> WorkedOutRow {
    let name = dataset.catalog[service].name.clone();
    let Some(formula) = formula else {
        return WorkedOutRow {
            spoken: name.clone(),
            name,
            value: String::new(),
            state: None,
            why: String::new(),
        };
    };
    let cell_of = |part| dataset.get(service, part);
    let cell = formula.cell(cell_of);
    let value = match cell.scalar() {
        Some(value) if cell.state == State::Value => value.shown(&formula.unit, Digits::Significant),
        _ => cell.state.word().to_owned(),
    };
    let why = why_blank(formula, &dataset.catalog, cell_of).unwrap_or_default();
    // “Not stated” twice on a line is once too often.
    let value = if why.starts_with(&value) { String::new() } else { value };
    let parts: Vec<&str> = [value.as_str(), &why].into_iter().filter(|t| !t.is_empty()).collect();
    WorkedOutRow {
        spoken: format!("{name}: {}", parts.join(", ")),
        state: Some(cell.state),
        name,
        value,
        why,
    }
}
