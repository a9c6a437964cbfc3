//! The JSON of a list (`list --format json`) and of a comparison (`compare --format json`).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use super::{claims, list::OwnList};
use crate::{
    catalog::{
        model::EventKind,
        raw::{RawAttribute, RawClaim, RawEvent, RawSays, RawService, RawSource, RawSuccessor, RawSupersedes, Role},
    },
    import::{columns::meaning::human, ids::attribute_slug},
};

/// The heading of attributes, where the file names none.
const GROUP: (&str, &str) = ("attributes", "Attributes");

/// What the file holds; `None` where this program did not write it.
pub fn read(json: &Json) -> Option<OwnList> {
    match json {
        Json::Array(all) => list(all),
        Json::Object(map) => comparison(map),
        _ => None,
    }
}

fn text<'a>(of: &'a Json, field: &str) -> &'a str {
    of.get(field).and_then(Json::as_str).unwrap_or_default()
}

fn is_cell(cell: &Json) -> bool {
    cell.get("state").is_some_and(Json::is_string) && cell.get("value").is_some()
}

/// Whether a record is one of ours.
pub fn is_service(s: &Json) -> bool {
    ["id", "name", "role", "status"]
        .iter()
        .all(|f| s.get(f).is_some_and(Json::is_string))
        && s.get("cells")
            .and_then(Json::as_object)
            .is_some_and(|c| c.values().all(is_cell))
}

fn list(all: &[Json]) -> Option<OwnList> {
    if all.is_empty() || !all.iter().all(is_service) {
        return None;
    }
    let mut own = OwnList::default();
    let mut defined = defined(all.iter().filter_map(|s| s.get("defines")), &mut own);
    let cells = |s: &'_ Json, id: &str| -> Option<Json> { s.get("cells")?.get(id).cloned() };
    let mut ids: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    for id in all
        .iter()
        .filter_map(|s| s.get("cells")?.as_object())
        .flat_map(Map::keys)
    {
        if known.insert(id.clone()) {
            ids.push(id.clone());
        }
    }
    for id in &ids {
        if let Some(attribute) = defined.remove(id) {
            let attribute = own.grouped(attribute);
            own.attributes.push(attribute);
            continue;
        }
        let group = own.group(GROUP.1, || GROUP.0.to_owned());
        let cells: Vec<Json> = all.iter().filter_map(|s| cells(s, id)).collect();
        let stated = cells.iter().filter_map(|c| c.get("claims")?.as_array()).flatten();
        let stated = stated
            .filter_map(|c| c.get("value"))
            .filter(|v| v.as_str() != Some("not-applicable"));
        let values: Vec<&Json> = stated.collect();
        let is_disputed = cells.iter().any(|c| text(c, "state") == "conflicting");
        own.attributes.push(claims::attribute(
            id,
            &human(id),
            "",
            &group,
            &values,
            &options_of(&cells),
            is_disputed,
        ));
    }
    let mut history = Vec::new();
    let there: BTreeSet<&str> = all.iter().map(|s| text(s, "id")).collect();
    for service in all {
        let mut entry = entry(service);
        for attribute in &own.attributes {
            let cell = service.get("cells").and_then(|c| c.get(&attribute.id));
            let taken = take_cell(&mut entry, attribute, cell, "claims", &there, &mut own.sources);
            if taken.is_past {
                history.push(format!("{}: {}", entry.name, attribute.label));
            }
        }
        own.services.push(entry);
    }
    if !history.is_empty() {
        let what = "Claims that newer ones made history were left out";
        own.remarks.push((what.to_owned(), history));
    }
    Some(own)
}

/// Takes what the file defines of its sources and of the whole; returns the attributes that it defines, by id.
fn defined<'j>(all: impl Iterator<Item = &'j Json>, own: &mut OwnList) -> BTreeMap<String, RawAttribute> {
    let mut attributes = BTreeMap::new();
    for defines in all {
        own.is_sourced = true;
        let list = |field: &str| {
            defines
                .get(field)
                .and_then(Json::as_array)
                .into_iter()
                .flatten()
                .cloned()
        };
        own.sources
            .extend(list("sources").filter_map(|s| serde_json::from_value(s).ok()));
        let raw = list("attributes").filter_map(|a| serde_json::from_value::<RawAttribute>(a).ok());
        attributes.extend(raw.map(|a| (a.id.clone(), a)));
        let catalog = defines.get("catalog").cloned().map(serde_json::from_value);
        if let Some(Ok(catalog)) = catalog {
            own.catalog = catalog;
        }
    }
    attributes
}

/// The options that the cells of a set name, each once.
fn options_of(cells: &[Json]) -> Vec<String> {
    let mut options: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    for id in cells
        .iter()
        .filter_map(|c| c.get("options")?.as_object())
        .flat_map(Map::keys)
    {
        if known.insert(id.clone()) {
            options.push(id.clone());
        }
    }
    options
}

/// An entry without its cells.
fn entry(service: &Json) -> RawService {
    let field = |name: &str| service.get(name).filter(|v| !v.is_null()).cloned();
    let list = |name: &str| field(name).and_then(|v| serde_json::from_value::<Vec<String>>(v).ok());
    let former_names = list("former_names").unwrap_or_default();
    let of = |name: &str| field(name).unwrap_or_else(|| Json::Array(Vec::new()));
    let mut aliases = list("aliases").unwrap_or_default();
    let lifecycle_told: Vec<RawEvent> = serde_json::from_value(of("lifecycle")).unwrap_or_default();
    // Other names are all together there.
    let is_event = |name: &String| {
        let renamed = |e: &RawEvent| matches!(&e.kind, EventKind::RenamedFrom(old) if old == name);
        lifecycle_told.iter().any(renamed)
    };
    aliases.retain(|a| !former_names.contains(a) && !is_event(a));
    let mut entry = RawService {
        id: text(service, "id").to_owned(),
        name: text(service, "name").to_owned(),
        former_names,
        aliases,
        category: text(service, "category").to_owned(),
        role: role(text(service, "role")),
        summary: text(service, "summary").to_owned(),
        note: text(service, "note").to_owned(),
        named_in: list("named_in").unwrap_or_default(),
        lifecycle: lifecycle_told,
        successors: serde_json::from_value(of("successors")).unwrap_or_default(),
        benefits: serde_json::from_value(of("benefits")).unwrap_or_default(),
        considerations: serde_json::from_value(of("considerations")).unwrap_or_default(),
        ..RawService::default()
    };
    if entry.lifecycle.is_empty() {
        entry.lifecycle = lifecycle(text(service, "status"));
    }
    if entry.successors.is_empty() {
        let successor = service.get("successor").and_then(Json::as_str);
        entry.successors.extend(successor.map(|to| RawSuccessor {
            to: to.to_owned(),
            ..RawSuccessor::default()
        }));
    }
    entry
}

/// What became of a cell.
struct Taken {
    /// Whether the file gave its claims.
    is_told: bool,
    /// Whether some are history and the file does not state who marked them so; they are left out.
    is_past: bool,
}

/// Takes the claims of a cell into an entry. `field`: where they are; `there`: the entries of the file, whose own claims are
/// not also stated about what they are a part of.
fn take_cell(
    entry: &mut RawService,
    attribute: &RawAttribute,
    cell: Option<&Json>,
    field: &str,
    there: &BTreeSet<&str>,
    sources: &mut Vec<RawSource>,
) -> Taken {
    // What a cell is worked out from is stated at its own place.
    let is_its = |c: &&Json| c.get("of").is_none();
    let stated: Option<Vec<&Json>> = cell
        .and_then(|c| c.get(field)?.as_array())
        .map(|all| all.iter().filter(is_its).collect());
    let is_told = stated.as_ref().is_some_and(|all| !all.is_empty());
    let of = |name: &'static str| stated.iter().flatten().filter_map(move |c| c.get(name));
    let told: BTreeSet<&str> = of("supersedes")
        .filter_map(Json::as_array)
        .flatten()
        .map(|s| text(s, "source"))
        .collect();
    let mut is_past = false;
    for claim in stated.iter().flatten().copied() {
        if claim.get("superseded").is_some() && !told.contains(text(claim, "source")) {
            is_past = true;
            continue;
        }
        let through = text(claim, "through");
        if attribute.from_parts && !through.is_empty() && there.contains(through) {
            continue;
        }
        let value = claim.get("value").unwrap_or(&Json::Null);
        let supersedes = claim.get("supersedes").cloned();
        let supersedes = supersedes.and_then(|s| serde_json::from_value::<Vec<RawSupersedes>>(s).ok());
        for says in claims::says(attribute.kind, value) {
            entry.claims.push(RawClaim {
                place: text(claim, "place").to_owned(),
                note: text(claim, "note").to_owned(),
                withdrawn: claim.get("withdrawn").and_then(Json::as_str).map(str::to_owned),
                supersedes: supersedes.clone().unwrap_or_default(),
                ..made(attribute, says, source(claim, sources))
            });
        }
    }
    if let (false, Some(cell)) = (is_told, cell) {
        // What was worked out has no claims.
        let (worked_out, _) = of_cell(cell, attribute);
        entry
            .claims
            .extend(worked_out.into_iter().map(|says| made(attribute, says, String::new())));
    }
    Taken { is_told, is_past }
}

/// A claim with nothing beside it.
pub fn made(attribute: &RawAttribute, says: RawSays, source: String) -> RawClaim {
    RawClaim {
        attribute: attribute.id.clone(),
        says,
        source,
        place: String::new(),
        note: String::new(),
        supersedes: Vec::new(),
        withdrawn: None,
    }
}

/// The role of this id.
pub fn role(word: &str) -> Role {
    if word == Role::Supporting.id() {
        Role::Supporting
    } else {
        Role::Alternative
    }
}

/// What a status alone implies about a lifecycle: that something has retired.
pub fn lifecycle(status: &str) -> Vec<RawEvent> {
    let event = (status == "retired").then(|| RawEvent {
        kind: EventKind::NoDevelopment,
        date: None,
        source: String::new(),
        place: String::new(),
        note: "The list says that it has retired.".to_owned(),
    });
    event.into_iter().collect()
}

/// The source of a claim, made known.
fn source(claim: &Json, sources: &mut Vec<RawSource>) -> String {
    let id = text(claim, "source").to_owned();
    if id.is_empty() || sources.iter().any(|s| s.id == id) {
        return id;
    }
    let date = text(claim, "date");
    let estimate = date.strip_prefix("about ");
    sources.push(RawSource {
        title: human(&id.replace('-', " ")),
        date: estimate.is_none().then(|| date.to_owned()).filter(|d| !d.is_empty()),
        estimated_from: estimate.map_or("", |_| "As the list has it.").to_owned(),
        estimate: estimate.map(str::to_owned),
        inference: id == "our-inference",
        id: id.clone(),
        ..RawSource::default()
    });
    id
}

fn comparison(map: &Map<String, Json>) -> Option<OwnList> {
    let services = map.get("services")?.as_array()?;
    let groups = map.get("groups")?.as_array()?;
    let (_, _, _) = (
        map.get("format")?.as_u64()?,
        map.get("hidden")?,
        map.get("catalog")?.get("hash")?,
    );
    let mut own = OwnList::default();
    let mut defined = defined(map.get("defines").into_iter(), &mut own);
    for service in services {
        service.get("id")?.as_str()?;
        service.get("name")?.as_str()?;
        own.services.push(entry(service));
    }
    let there: BTreeSet<&str> = services.iter().map(|s| text(s, "id")).collect();
    let cited = sources(map.get("sources").and_then(Json::as_array));
    let mut disputed = Vec::new();
    for group in groups {
        let label = group.get("label")?.as_str()?;
        let group_id = own.group(label, || attribute_slug(label).unwrap_or_else(|| GROUP.0.to_owned()));
        for row in group.get("rows")?.as_array()? {
            let cells = row.get("cells")?.as_array()?;
            if cells.len() != services.len() || !cells.iter().all(is_cell) {
                return None;
            }
            let word = |c: &Json| (text(c, "state") == "partly").then(|| Json::from("partly"));
            let is_set = cells.iter().any(|c| c.get("options").is_some_and(Json::is_object));
            let partly: Vec<Json> = cells.iter().filter(|_| !is_set).filter_map(word).collect();
            let values: Vec<&Json> = cells.iter().filter_map(|c| c.get("value")).chain(&partly).collect();
            let id = row.get("attribute")?.as_str()?;
            let guessed = claims::attribute(
                id,
                row.get("label")?.as_str()?,
                text(row, "unit"),
                &group_id,
                &values,
                &options_of(cells),
                cells.iter().any(|c| text(c, "state") == "conflicting"),
            );
            let attribute = defined.remove(id).map_or(guessed, |attribute| RawAttribute {
                group: group_id.clone(),
                ..attribute
            });
            for (cell, entry) in cells.iter().zip(&mut own.services) {
                if take_cell(entry, &attribute, Some(cell), "stated", &there, &mut own.sources).is_told {
                    continue;
                }
                let by = |n: usize| source_of(cell, n, &cited);
                let (first, second) = of_cell(cell, &attribute);
                if text(cell, "state") == "conflicting" && second.is_empty() {
                    if !attribute.formula.is_empty() {
                        continue;
                    }
                    disputed.push(format!("{}: {}", entry.name, attribute.label));
                    continue;
                }
                entry
                    .claims
                    .extend(first.into_iter().map(|says| made(&attribute, says, by(0))));
                entry
                    .claims
                    .extend(second.into_iter().map(|says| made(&attribute, says, by(1))));
            }
            own.attributes.push(attribute);
        }
    }
    for source in cited.into_values() {
        if own.sources.iter().all(|known| known.id != source.id) {
            own.sources.push(source);
        }
    }
    if !disputed.is_empty() {
        let what = "Sources disagree in these cells; the comparison does not say how, so they are not stated";
        own.remarks.push((what.to_owned(), disputed));
        own.has_lost = true;
    }
    Some(own)
}

/// What a cell claims, and what another source claims against it.
fn of_cell(cell: &Json, attribute: &RawAttribute) -> (Vec<RawSays>, Vec<RawSays>) {
    match (text(cell, "state"), cell.get("options").and_then(Json::as_object)) {
        ("not-stated", _) => (Vec::new(), Vec::new()),
        ("not-applicable", _) => (vec![RawSays::NotApplicable], Vec::new()),
        (_, Some(states)) => claims::of_options(states),
        ("partly", _) => (claims::says(attribute.kind, &Json::from("partly")), Vec::new()),
        (_, None) => (
            claims::says(attribute.kind, cell.get("value").unwrap_or(&Json::Null)),
            Vec::new(),
        ),
    }
}

/// The sources by their numbers.
fn sources(all: Option<&Vec<Json>>) -> BTreeMap<u64, RawSource> {
    let one = |s: &Json| {
        let date = text(s, "date");
        let estimate = date.strip_prefix("about ");
        let source = RawSource {
            id: text(s, "id").to_owned(),
            title: text(s, "title").to_owned(),
            publisher: text(s, "publisher").to_owned(),
            date: estimate.is_none().then(|| date.to_owned()).filter(|d| !d.is_empty()),
            estimated_from: estimate.map_or("", |_| "As the comparison has it.").to_owned(),
            estimate: estimate.map(str::to_owned),
            link: s.get("link").and_then(Json::as_str).map(str::to_owned),
            inference: text(s, "id") == "our-inference",
            ..RawSource::default()
        };
        Some((s.get("n")?.as_u64()?, source))
    };
    all.into_iter().flatten().filter_map(one).collect()
}

/// The source that a cell names in this place, else its last; the file where it names none.
fn source_of(cell: &Json, n: usize, cited: &BTreeMap<u64, RawSource>) -> String {
    let numbers = cell.get("claims").and_then(Json::as_array);
    let number = numbers.and_then(|all| all.get(n).or(all.last()));
    let source = number.and_then(Json::as_u64).and_then(|n| cited.get(&n));
    source.map_or_else(String::new, |s| s.id.clone())
}
