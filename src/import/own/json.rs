//! The JSON of a list (`list --format json`) and of a comparison (`compare --format json`).

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::{claims, list::OwnList};
use crate::{
    catalog::{
        model::{EventKind, Group},
        raw::{RawAttribute, RawClaim, RawEvent, RawSays, RawService, RawSource, RawSuccessor, Role},
    },
    import::{columns::meaning::human, ids::attribute_slug},
};

/// The heading of attributes, where the file tells none.
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
    let mut own = OwnList {
        groups: vec![attributes_group()],
        ..OwnList::default()
    };
    let cells = |s: &'_ Json, id: &str| -> Option<Json> { s.get("cells")?.get(id).cloned() };
    let mut ids: Vec<String> = Vec::new();
    for id in all
        .iter()
        .filter_map(|s| s.get("cells")?.as_object())
        .flat_map(Map::keys)
    {
        if !ids.iter().any(|known| known == id) {
            ids.push(id.clone());
        }
    }
    for id in &ids {
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
            GROUP.0,
            &values,
            &options_of(&cells),
            is_disputed,
        ));
    }
    let mut history = Vec::new();
    for service in all {
        own.services
            .push(entry(service, &own.attributes, &mut own.sources, &mut history));
    }
    own.remarks
        .push(("Claims that newer ones made history were left out".to_owned(), history));
    own.remarks.retain(|(_, places)| !places.is_empty());
    Some(own)
}

fn attributes_group() -> Group {
    Group {
        id: GROUP.0.to_owned(),
        label: GROUP.1.to_owned(),
    }
}

/// The options that the cells of a set name, each once.
fn options_of(cells: &[Json]) -> Vec<String> {
    let mut options: Vec<String> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
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

fn entry(
    service: &Json,
    attributes: &[RawAttribute],
    sources: &mut Vec<RawSource>,
    history: &mut Vec<String>,
) -> RawService {
    let aliases = service.get("aliases").and_then(Json::as_array);
    let aliases = aliases
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .map(str::to_owned);
    let successor = service.get("successor").and_then(Json::as_str);
    let mut entry = RawService {
        id: text(service, "id").to_owned(),
        name: text(service, "name").to_owned(),
        aliases: aliases.collect(),
        category: text(service, "category").to_owned(),
        role: role(text(service, "role")),
        lifecycle: lifecycle(text(service, "status")),
        ..RawService::default()
    };
    entry.successors.extend(successor.map(|to| RawSuccessor {
        to: to.to_owned(),
        ..RawSuccessor::default()
    }));
    for attribute in attributes {
        let stated = service
            .get("cells")
            .and_then(|c| c.get(&attribute.id)?.get("claims")?.as_array());
        for claim in stated.into_iter().flatten() {
            if claim.get("superseded").is_some() {
                history.push(format!("{}: {}", entry.name, attribute.label));
                continue;
            }
            let value = claim.get("value").unwrap_or(&Json::Null);
            for says in claims::says(attribute.kind, value) {
                entry.claims.push(RawClaim {
                    place: text(claim, "place").to_owned(),
                    note: text(claim, "note").to_owned(),
                    withdrawn: claim.get("withdrawn").and_then(Json::as_str).map(str::to_owned),
                    ..made(attribute, says, source(claim, sources))
                });
            }
        }
    }
    entry
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

/// What a status alone tells of a lifecycle: that something has retired.
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
    for service in services {
        own.services.push(RawService {
            id: service.get("id")?.as_str()?.to_owned(),
            name: service.get("name")?.as_str()?.to_owned(),
            lifecycle: lifecycle(text(service, "status")),
            ..RawService::default()
        });
    }
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
            let attribute = claims::attribute(
                row.get("attribute")?.as_str()?,
                row.get("label")?.as_str()?,
                text(row, "unit"),
                &group_id,
                &values,
                &options_of(cells),
                cells.iter().any(|c| text(c, "state") == "conflicting"),
            );
            for (cell, entry) in cells.iter().zip(&mut own.services) {
                let by = |n: usize| source_of(cell, n, &cited);
                let (first, second) = of_cell(cell, &attribute);
                if text(cell, "state") == "conflicting" && second.is_empty() {
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
    own.sources = cited.into_values().collect();
    if !disputed.is_empty() {
        let what = "Sources disagree in these cells; the comparison does not say how, so they are not stated";
        own.remarks.push((what.to_owned(), disputed));
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
