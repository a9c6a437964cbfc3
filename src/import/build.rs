//! From a table to attributes, services and claims. Where the catalog that is merged into has an attribute of the same
//! id, its kind and options hold, and cells are read as it asks.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    columns::{ColumnRoles, How, Inferred, NumberFormat, Options, infer, list_parts, meaning},
    ids::{Unique, attribute_slug, is_id, slug},
    report::{ColumnReport, ImportReport},
    table::{ListColumn, ListTable, ListValue, RecordPart},
};
use crate::catalog::{
    Feature,
    check::BUILT_IN,
    is_web_link,
    kind::Kind,
    raw::{RawAttribute, RawClaim, RawSays, RawService},
};

/// The heading of columns.
pub const GROUP: (&str, &str) = ("attributes", "Attributes");
/// The heading of links.
pub const LINKS: (&str, &str) = ("links", "Links");
/// How many attributes a card shows.
const HEADLINE: usize = 5;
/// The most attributes the checker takes.
const MAX_ATTRIBUTES: usize = 65_535;

/// What a table became.
#[derive(Debug, Default)]
pub struct Built {
    /// Attributes the table speaks of, those of the catalog merged into with their new options.
    pub attributes: Vec<RawAttribute>,
    /// Headings these attributes stand under.
    pub groups: Vec<(&'static str, &'static str)>,
    /// A service a row.
    pub services: Vec<RawService>,
    /// The fullest attributes that can be filtered by.
    pub headline: Vec<String>,
}

/// The attribute id of each column, the same whatever the cells say; `None` for the columns with a part of their own.
pub fn attribute_ids(table: &ListTable, roles: &ColumnRoles) -> Vec<Option<String>> {
    let mut labels: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for column in &table.columns {
        *labels
            .entry(attribute_slug(meaning::split_unit(&column.header).0))
            .or_default() += 1;
    }
    let mut ids = Unique::of([]);
    table
        .columns
        .iter()
        .enumerate()
        .map(|(i, column)| {
            if roles.word(i).is_some() {
                return None;
            }
            let short = attribute_slug(meaning::split_unit(&column.header).0);
            // Price (EUR) and Price (USD) need their units to be distinct.
            let alone = labels.get(&short) == Some(&1);
            let id = if alone { short } else { attribute_slug(&column.header) };
            let id = id.unwrap_or_else(|| "column".to_owned());
            let built_in = BUILT_IN.contains(&id.as_str());
            Some(ids.give(&if built_in { format!("its-{id}") } else { id }))
        })
        .collect()
}

/// The id of each row, each once; what was not to be had as wished is reported.
pub fn service_ids(table: &ListTable, roles: &ColumnRoles, report: &mut ImportReport) -> Vec<String> {
    let column = |at: Option<usize>| at.and_then(|i| table.columns.get(i));
    let (ids, names) = (column(roles.id), column(roles.name));
    let mut unique = Unique::exact();
    (0..table.places.len())
        .map(|row| {
            let name = names
                .and_then(|c| c.at(row as u32))
                .map(ListValue::text)
                .unwrap_or_default();
            let given = ids.and_then(|c| c.at(row as u32)).map(ListValue::text);
            let given = given.as_deref().map(str::trim);
            let wanted = match given {
                Some(id) if is_id(id) && roles.id != roles.name => id.to_owned(),
                Some(id) => slug(id).or_else(|| slug(&name)).unwrap_or_else(|| "entry".to_owned()),
                None => slug(&name).unwrap_or_else(|| "entry".to_owned()),
            };
            let id = unique.give(&wanted);
            if id != wanted || (roles.id != roles.name && given.is_some_and(|g| g != id)) {
                let had = given.unwrap_or(&wanted);
                report
                    .renamed
                    .push(format!("“{name}” ({}): {had} → {id}", table.place(row)));
            }
            id
        })
        .collect()
}

/// Makes attributes and services; `base` are the attributes of the catalog merged into, `source` the claims' source.
pub fn build(
    table: &ListTable,
    roles: &ColumnRoles,
    ids: Vec<String>,
    base: &[RawAttribute],
    source: &str,
    report: &mut ImportReport,
) -> Built {
    let mut built = Built {
        services: services(table, roles, ids, source, report),
        ..Built::default()
    };
    let known: BTreeMap<&str, &RawAttribute> = base.iter().map(|a| (a.id.as_str(), a)).collect();
    let attribute_ids = attribute_ids(table, roles);
    let own: BTreeSet<&str> = attribute_ids.iter().flatten().map(String::as_str).collect();
    let mut taken = Unique::of(own.iter().copied().chain(known.keys().copied()));
    let mut new = 0;
    let mut fill: Vec<(usize, String)> = Vec::new();
    for (i, (column, id)) in table.columns.iter().zip(&attribute_ids).enumerate() {
        let Some(id) = id else {
            report
                .columns
                .push(ColumnReport::role(column, roles.word(i).unwrap_or_default()));
            continue;
        };
        if column.cells.is_empty() {
            report
                .columns
                .push(ColumnReport::role(column, "left out, because every cell is blank"));
            continue;
        }
        let existing = known.get(id.as_str()).copied();
        // One place is kept for a text attribute beside it.
        if existing.is_none() && base.len() + new + 2 > MAX_ATTRIBUTES {
            report.columns.push(ColumnReport::role(
                column,
                "left out, because a catalog has at most 65,535 attributes",
            ));
            continue;
        }
        let inferred = infer(column, table.typed);
        for (word, n) in &inferred.placeholders {
            report.placeholders.push(format!("“{word}” in {}: {n}", column.header));
        }
        let plan = Plan::new(column, id, inferred, existing);
        new += usize::from(existing.is_none());
        let mut beside: Vec<(u32, String)> = Vec::new();
        let mut options = Options::of(&plan.attribute.options);
        if let How::Choice | How::Set(_) = plan.how {
            let sign = if let How::Set(sign) = plan.how { sign } else { None };
            let before = options.len();
            match plan.how {
                How::Choice => options.add(column.cells.iter().map(|(_, v)| v.text().into_owned())),
                _ => options.add(column.cells.iter().flat_map(|(_, v)| list_parts(v, sign))),
            }
            if existing.is_some() && options.len() > before {
                let n = options.len() - before;
                report
                    .remarks
                    .push((format!("New options of {}: {n}", plan.attribute.label), vec![]));
            }
            report.joined.append(&mut options.joined);
        }
        for (row, value) in &column.cells {
            let claims = &mut built.services[*row as usize].claims;
            for says in plan.read(value, &options) {
                match says {
                    Ok(says) => claims.push(claim(id, says, source)),
                    Err(text) => beside.push((*row, text)),
                }
            }
            if let How::Date(form) = plan.how
                && form.drops_time(&value.text())
            {
                report
                    .cut_times
                    .push(format!("{} in {}", column.header, table.place(*row as usize)));
            }
        }
        let mut attribute = plan.attribute;
        if matches!(plan.how, How::Choice | How::Set(_)) {
            attribute.options = options.into_list();
        }
        report
            .columns
            .push(ColumnReport::attribute(column, &attribute, plan.why));
        if existing.is_none() && !attribute.kind.has(Feature::Prose) {
            fill.push((column.cells.len(), id.clone()));
        }
        let companion = (!beside.is_empty()).then(|| companion(&attribute, &known, &own, &mut taken));
        built.attributes.push(attribute);
        if let Some(companion) = companion {
            new += 1;
            for (row, text) in beside {
                let place = table.place(row as usize);
                report.beside.push(format!(
                    "{}, {place}: “{}” → {}",
                    column.header,
                    short(&text),
                    companion.id
                ));
                built.services[row as usize]
                    .claims
                    .push(claim(&companion.id, RawSays::Text(text), source));
            }
            built.attributes.push(companion);
        }
    }
    built.groups = [GROUP, LINKS]
        .into_iter()
        .filter(|(id, _)| built.attributes.iter().any(|a| a.group == *id))
        .collect();
    built.headline = headline(fill);
    built
}

/// The text attribute beside one that cannot take every value: that of an earlier import, or a new one.
fn companion(
    attribute: &RawAttribute,
    known: &BTreeMap<&str, &RawAttribute>,
    own: &BTreeSet<&str>,
    taken: &mut Unique,
) -> RawAttribute {
    let wanted = format!("{}-text", attribute.id);
    if let Some(old) = known.get(wanted.as_str())
        && old.kind == Kind::Text
        && !own.contains(wanted.as_str())
    {
        return (*old).clone();
    }
    RawAttribute {
        id: taken.give(&wanted),
        label: format!("{} (as text)", attribute.label),
        about: format!("What cannot stand under “{}”.", attribute.label),
        ..text_attribute(attribute.group.clone())
    }
}

fn text_attribute(group: String) -> RawAttribute {
    RawAttribute {
        id: String::new(),
        label: String::new(),
        group,
        kind: Kind::Text,
        about: String::new(),
        options: Vec::new(),
        unit: String::new(),
        better: None,
        from_parts: false,
        complete: false,
    }
}

fn claim(attribute: &str, says: RawSays, source: &str) -> RawClaim {
    RawClaim {
        attribute: attribute.to_owned(),
        says,
        source: source.to_owned(),
        place: String::new(),
        note: String::new(),
        supersedes: Vec::new(),
        withdrawn: None,
    }
}

fn services(
    table: &ListTable,
    roles: &ColumnRoles,
    ids: Vec<String>,
    source: &str,
    report: &mut ImportReport,
) -> Vec<RawService> {
    let text = |at: Option<usize>, row: usize| {
        let value = at.and_then(|i| table.columns.get(i)).and_then(|c| c.at(row as u32));
        value.map(|v| v.text().into_owned()).unwrap_or_default()
    };
    ids.into_iter()
        .enumerate()
        .map(|(row, id)| {
            let mut name = text(roles.name, row);
            if name.trim().is_empty() {
                name.clone_from(&id);
                report.nameless.push(format!("{} is called {id}", table.place(row)));
            }
            RawService {
                id,
                name,
                category: text(roles.category, row),
                summary: text(roles.summary, row),
                named_in: vec![source.to_owned()],
                ..RawService::default()
            }
        })
        .collect()
}

/// The attributes that say most, in the file's order.
fn headline(fill: Vec<(usize, String)>) -> Vec<String> {
    let mut order: Vec<usize> = (0..fill.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(fill[*i].0));
    order.truncate(HEADLINE);
    order.sort_unstable();
    let mut fill: Vec<Option<String>> = fill.into_iter().map(|(_, id)| Some(id)).collect();
    order.into_iter().filter_map(|i| fill[i].take()).collect()
}

/// How one column is read, and into which attribute.
struct Plan {
    attribute: RawAttribute,
    how: How,
    why: String,
    /// The attribute's kind was there first: cells may be written otherwise than inferred.
    fixed: bool,
    /// The file's numbers are in another unit than the attribute's, so none can be taken.
    other_unit: bool,
}

impl Plan {
    fn new(column: &ListColumn, id: &str, inferred: Inferred, existing: Option<&RawAttribute>) -> Self {
        let Inferred { how, why, .. } = inferred;
        let (label, head_unit) = meaning::split_unit(&column.header);
        let head_unit = if column.unit.is_empty() {
            head_unit
        } else {
            &column.unit
        };
        let unit = match &how {
            How::Number(form) if !form.unit.is_empty() => form.unit.clone(),
            _ => head_unit.to_owned(),
        };
        if let Some(existing) = existing {
            let other_unit = existing.kind.has(Feature::Number) && !unit.is_empty() && unit != existing.unit;
            let would_be = how.kind();
            let how = how.adapted(existing.kind);
            let why = if other_unit {
                format!("the file's unit is “{unit}”, the catalog's “{}”", existing.unit)
            } else if would_be != existing.kind && existing.kind == Kind::Text {
                let word = format!("{would_be:?}").to_lowercase();
                format!("by itself it would now be read as a {word}; the catalog's kind holds")
            } else {
                why
            };
            return Self {
                attribute: existing.clone(),
                how,
                why,
                fixed: true,
                other_unit,
            };
        }
        let is_number = matches!(how, How::Number(_));
        let named = attribute_slug(label).is_some_and(|s| id == s || id == format!("its-{s}"));
        let label = meaning::human(if is_number && unit == head_unit && named {
            label
        } else {
            &column.header
        });
        let label = meaning::or(&label, &column.header);
        let group = if column.part == RecordPart::Link {
            LINKS.0
        } else {
            GROUP.0
        };
        let attribute = RawAttribute {
            id: id.to_owned(),
            about: if label == column.header || meaning::human(&column.header) == label {
                String::new()
            } else {
                format!("From the column “{}”.", column.header)
            },
            label,
            kind: how.kind(),
            unit: if is_number { unit } else { String::new() },
            ..text_attribute(group.to_owned())
        };
        Self {
            attribute,
            how,
            why,
            fixed: false,
            other_unit: false,
        }
    }

    /// What a cell claims; texts that the attribute cannot take come back as errors.
    fn read(&self, value: &ListValue, options: &Options) -> Vec<Result<RawSays, String>> {
        let text = || value.text().into_owned();
        let one = |says: Option<RawSays>| vec![says.ok_or_else(text)];
        match &self.how {
            How::Flag => one(match (value, meaning::flag(&value.text())) {
                (ListValue::Bool(b), _) => Some(if *b { RawSays::Yes } else { RawSays::No }),
                (ListValue::Number(_) | ListValue::List(_), _) | (_, None) => None,
                (_, Some(meaning::Flag::Yes)) => Some(RawSays::Yes),
                (_, Some(meaning::Flag::No)) => Some(RawSays::No),
                (_, Some(meaning::Flag::Partly)) => Some(RawSays::Partly),
            }),
            How::Choice => one(options.find(&value.text()).map(|id| RawSays::Is(id.to_owned()))),
            How::Set(sign) => {
                let (mut ids, mut rest) = (Vec::new(), Vec::new());
                for part in list_parts(value, *sign) {
                    match options.find(&part) {
                        Some(id) => ids.push(id.to_owned()),
                        None => rest.push(Err(part)),
                    }
                }
                let mut distinct = BTreeSet::new();
                ids.retain(|id| distinct.insert(id.clone()));
                if !ids.is_empty() {
                    rest.push(Ok(RawSays::Has(ids)));
                }
                rest
            }
            How::Number(form) => one(self.number(value, form).map(|n| RawSays::Exactly(n.into()))),
            How::Date(form) => one(match value {
                ListValue::Text(t) | ListValue::Guarded(t) => form.read(t).map(|d| RawSays::On(d.to_string())),
                _ => None,
            }),
            How::Link => list_parts(value, None)
                .map(|url| {
                    if is_web_link(&url) {
                        Ok(RawSays::Link(url))
                    } else {
                        Err(url)
                    }
                })
                .collect(),
            How::Services(sign) => one({
                let all: Vec<String> = list_parts(value, *sign).collect();
                (!all.is_empty()).then_some(RawSays::Services(all))
            }),
            How::Text => one(Some(RawSays::Text(text()))),
            How::Whole(kind) => one(kind.says_of(&value.text())),
        }
    }

    fn number(&self, value: &ListValue, form: &NumberFormat) -> Option<f64> {
        let text = match value {
            _ if self.other_unit => return None,
            ListValue::Number(n) => return Some(*n),
            ListValue::Text(t) => t,
            ListValue::Bool(_) | ListValue::Guarded(_) | ListValue::List(_) => return None,
        };
        let in_unit = NumberFormat {
            unit: self.attribute.unit.clone(),
            ..form.clone()
        };
        // A comma could be read in two ways once the column as a whole no longer tells.
        form.read(text).or_else(|| {
            (self.fixed && !text.contains(','))
                .then(|| in_unit.read(text))
                .flatten()
        })
    }
}

/// The beginning of a text, for a report.
fn short(text: &str) -> String {
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(60).collect();
    if chars.next().is_some() {
        format!("{start}…")
    } else {
        start
    }
}
