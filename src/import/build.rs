//! From a table to attributes, services and claims. Where the catalog that is merged into has an attribute of the same
//! id, its kind and options hold, and cells are read as it asks.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    columns::{
        About, ColumnRoles, How, Options, because, heads::heads, instead, kind_of_role, list_parts, meaning,
        shows_marks,
    },
    entries::{entries, lifecycle},
    ids::{EntryId, Unique, attribute_slug, slug},
    plan::{Existing, Plan},
    refused,
    report::{ColumnReport, ImportReport},
    sample::{self, SampleCell},
    table::{ListColumn, ListTable, ListValue, RecordPart},
};
use crate::catalog::{
    Feature,
    check::BUILT_IN,
    raw::{ColumnReading, ColumnRole, ListReading, RawAttribute, RawClaim, RawSays, RawService},
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
    /// Attributes the table has, those of the catalog merged into with their new options.
    pub attributes: Vec<RawAttribute>,
    /// Headings these attributes are under.
    pub groups: Vec<(String, String)>,
    /// A service a row.
    pub services: Vec<RawService>,
    /// The fullest attributes that can be filtered by.
    pub headline: Vec<String>,
    /// Attributes for which the user sets now whether cards show them, for the catalog merged into.
    pub shown: Vec<(String, bool)>,
    /// The columns, by their place, that state when entries end.
    pub ends: Vec<usize>,
}

/// The attribute id of each column, the same whatever the cells state; `None` for the columns with a part of their own.
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
            if roles.part(i).word().is_some() {
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

/// What a list is made into beside its table.
pub struct Given<'a> {
    /// Which columns are what.
    pub roles: &'a ColumnRoles,
    /// The user's settings for the list.
    pub list: &'a ListReading,
    /// The attributes of the catalog merged into.
    pub base: &'a [RawAttribute],
    /// The claims' source.
    pub source: &'a str,
    /// Attributes that other sources state too: their kinds and units hold.
    pub shared: &'a BTreeSet<&'a str>,
    /// What was set for the list's earlier edition.
    pub earlier: Option<&'a ListReading>,
}

/// Makes attributes and services of a table; `ids`: those of its rows.
pub fn build(table: &ListTable, given: &Given<'_>, ids: Vec<EntryId>, report: &mut ImportReport) -> Built {
    let Given {
        roles,
        list,
        base,
        source,
        shared,
        earlier,
    } = *given;
    let mut built = Built {
        services: entries(table, roles, list, ids, source, report),
        ..Built::default()
    };
    let known: BTreeMap<&str, &RawAttribute> = base.iter().map(|a| (a.id.as_str(), a)).collect();
    let attribute_ids = attribute_ids(table, roles);
    let own: BTreeSet<&str> = attribute_ids.iter().flatten().map(String::as_str).collect();
    let mut taken = Unique::of(own.iter().copied().chain(known.keys().copied()));
    let mut new = 0;
    reserve(&mut built.services, table, &attribute_ids);
    let mut fill: Vec<Fill> = Vec::new();
    let shown = shows_marks(table);
    for (i, (column, id)) in table.columns.iter().zip(&attribute_ids).enumerate() {
        let Some(id) = id else {
            let part = roles.part(i).word().unwrap_or_default();
            report.columns.push(ColumnReport {
                refused: refused::of_role(column, part, roles.said(i)),
                ..ColumnReport::role(column, part)
            });
            continue;
        };
        if is_blank(column) {
            let blank = if column.cells.is_empty() { "cell" } else { "list" };
            let word = if column.cells.is_empty() { "blank" } else { "empty" };
            let what = format!("left out, because every {blank} is {word}");
            report.columns.push(ColumnReport::role(column, &what));
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
        let said = roles.said(i).map(with_kind);
        let about = About {
            said: said.as_ref(),
            shown,
            ..About::of(table, list)
        };
        let group = match existing {
            // It stays where it is unless the user sets otherwise.
            Some(old) if said.as_ref().is_none_or(|s| s.group.is_none()) => old.group.clone(),
            _ => built.group_of(column, said.as_ref()),
        };
        let is_shared = shared.contains(id.as_str());
        let before = said
            .as_ref()
            .and_then(|s| earlier?.columns.iter().find(|c| c.head == s.head));
        let old = existing.map(|attribute| Existing {
            attribute,
            before,
            is_shared,
        });
        let plan = Plan::new(column, id, about, text_attribute(group), old);
        for (word, n) in &plan.inferred.placeholders {
            report.placeholders.push(format!("“{word}” in {}: {n}", column.header));
        }
        for (word, n) in &plan.inferred.missing {
            report.missing.push(format!("“{word}” in {}: {n}", column.header));
        }
        new += usize::from(existing.is_none());
        let mut beside: Vec<(u32, String)> = Vec::new();
        let options = options_of(column, &plan, plan.is_fixed(), report);
        for (row, value) in &column.cells {
            let claims = &mut built.services[*row as usize].claims;
            for says in plan.read(value, &options) {
                match says {
                    Ok((says, note)) => claims.push(RawClaim {
                        note,
                        ..claim(id, says, source)
                    }),
                    Err(text) => beside.push((*row, text)),
                }
            }
            if let How::Date(form) = &plan.inferred.how
                && form.drops_time(&value.text())
            {
                report
                    .cut_times
                    .push(format!("{} in {}", column.header, table.place(*row as usize)));
            }
        }
        let about = About {
            fixed: existing.filter(|_| plan.is_fixed()).map(|e| e.kind),
            ..about
        };
        let because = because(&plan.inferred, column, about, options.len());
        let instead = instead(&plan.inferred, column);
        let mut attribute = plan.attribute;
        if attribute.kind.has(Feature::Options) {
            attribute.options = options.into_list();
        }
        let mut column_report = ColumnReport::attribute(column, &attribute, because, instead);
        if existing.is_none() {
            let why = &plan.inferred.why;
            column_report.refused = refused::of_attribute(column, &attribute, roles.said(i), about, why);
        }
        column_report.missing = plan.inferred.missing.iter().map(|(_, n)| n).sum();
        if roles.ends.contains(&i) && Some(attribute.kind) == kind_of_role(ColumnRole::End) {
            let over = beside
                .iter()
                .filter(|(_, text)| meaning::is_ended(&column.header, text));
            let over: Vec<u32> = over.map(|(row, _)| *row).collect();
            lifecycle(&mut built.services, id, source, &column.header, &over);
            built.ends.push(i);
            column_report.what.push_str(", the day each entry ends");
        }
        column_report.is_fixed = existing.is_some() && is_shared;
        let companion = (!beside.is_empty()).then(|| companion(&attribute, &known, &own, &mut taken));
        column_report.companion = companion.as_ref().map(|c| c.id.clone());
        report.columns.push(column_report);
        let wanted = said.as_ref().and_then(|s| s.headline);
        let is_news = existing.is_none() || wanted != before.and_then(|b| b.headline);
        built
            .shown
            .extend(wanted.filter(|_| is_news).map(|shown| (id.clone(), shown)));
        if existing.is_none() && wanted.unwrap_or(!attribute.kind.has(Feature::Prose)) {
            fill.push(Fill {
                is_wanted: wanted.is_some(),
                cells: column.cells.len(),
                id: id.clone(),
            });
        }
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
    told(table, roles, &built.services, report);
    let used: BTreeSet<&str> = built.attributes.iter().map(|a| a.group.as_str()).collect();
    built.groups.retain(|(id, _)| used.contains(id.as_str()));
    built.headline = headline(fill);
    built
}

/// Reserves room for a claim a filled cell: grown one by one, a hundred thousand lists would have half of it to spare.
fn reserve(services: &mut [RawService], table: &ListTable, attribute_ids: &[Option<String>]) {
    let mut claims = vec![0; services.len()];
    let columns = table.columns.iter().zip(attribute_ids).filter(|(_, id)| id.is_some());
    for (row, _) in columns.flat_map(|(column, _)| &column.cells) {
        claims[*row as usize] += 1;
    }
    for (service, claims) in services.iter_mut().zip(claims) {
        service.claims.reserve_exact(claims);
    }
}

/// What there is to report of every column, whatever became of it.
fn told(table: &ListTable, roles: &ColumnRoles, services: &[RawService], report: &mut ImportReport) {
    let heads = heads(table);
    let columns = report.columns.iter_mut().zip(&table.columns);
    for (i, ((told, column), head)) in columns.zip(heads).enumerate() {
        told.part = roles.part(i);
        told.said = roles.said(i).cloned();
        told.head = head;
        let beside = |row: u32| {
            let claims = services[row as usize].claims.iter();
            let companion = told.companion.as_deref();
            companion.is_some_and(|id| { claims }.any(|c| c.attribute == id))
        };
        told.sample = sample::rows(column, table.places.len())
            .into_iter()
            .filter_map(|row| Some((row, services.get(row as usize)?)))
            .map(|(row, service)| SampleCell {
                is_beside: beside(row),
                ..SampleCell::of(column, row, &service.id)
            })
            .collect();
    }
}

/// Whether no cell of a column states anything.
fn is_blank(column: &ListColumn) -> bool {
    column
        .cells
        .iter()
        .all(|(_, v)| matches!(v, ListValue::List(list) if list.is_empty()))
}

/// The user's settings for a column, with the kind that its role or its wholeness asks for.
fn with_kind(said: &ColumnReading) -> ColumnReading {
    let whole = || said.complete.map(|_| How::Set(None).kind());
    let kind = said.role.and_then(kind_of_role).or_else(whole);
    ColumnReading {
        kind: said.kind.or(kind),
        ..said.clone()
    }
}

/// The options of a choice or a set, with those that are new.
fn options_of(column: &ListColumn, plan: &Plan, is_known: bool, report: &mut ImportReport) -> Options {
    let mut options = Options::of(&plan.attribute.options);
    let before = options.len();
    let values = || {
        column
            .cells
            .iter()
            .map(|(_, v)| v)
            .filter(|v| !plan.inferred.is_missing(v))
    };
    match &plan.inferred.how {
        How::Choice => options.add(values().map(|v| v.text().into_owned())),
        How::Set(separators) => options.add(values().flat_map(|v| list_parts(v, *separators))),
        _ => return options,
    }
    if is_known && options.len() > before {
        let n = options.len() - before;
        report
            .remarks
            .push((format!("New options of {}: {n}", plan.attribute.label), vec![]));
    }
    report.joined.append(&mut options.joined);
    options
}

impl Built {
    /// The id of the heading a column is under, which is made when it is new.
    fn group_of(&mut self, column: &ListColumn, said: Option<&ColumnReading>) -> String {
        let is_link = column.part == RecordPart::Link || said.is_some_and(|s| s.role == Some(ColumnRole::Link));
        let usual = if is_link { LINKS } else { GROUP };
        let (id, label) = match said.and_then(|s| s.group.as_deref()) {
            Some(label) => (slug(label).unwrap_or_else(|| usual.0.to_owned()), label.to_owned()),
            None => (usual.0.to_owned(), usual.1.to_owned()),
        };
        if self.groups.iter().all(|(known, _)| *known != id) {
            self.groups.push((id.clone(), label));
        }
        id
    }
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
        && old.kind == How::Text.kind()
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
        kind: How::Text.kind(),
        about: String::new(),
        options: Vec::new(),
        unit: String::new(),
        better: None,
        from_parts: false,
        complete: false,
        decimals: None,
        formula: String::new(),
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

/// An attribute that cards may show.
struct Fill {
    /// The user wants it there.
    is_wanted: bool,
    /// How many cells state something.
    cells: usize,
    id: String,
}

/// What the user wants on cards, and beside it the attributes that state most, in the file's order.
fn headline(fill: Vec<Fill>) -> Vec<String> {
    let wanted = fill.iter().filter(|f| f.is_wanted).count();
    let mut order: Vec<usize> = (0..fill.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse((fill[*i].is_wanted, fill[*i].cells)));
    order.truncate(HEADLINE.max(wanted));
    order.sort_unstable();
    let mut fill: Vec<Option<String>> = fill.into_iter().map(|f| Some(f.id)).collect();
    order.into_iter().filter_map(|i| fill[i].take()).collect()
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
