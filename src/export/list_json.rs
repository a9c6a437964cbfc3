//! The list of services as the contract's JSON: what `list --format json` prints and the window's grid exports.

use serde_json::{Map, Value, json};

use super::{
    cell_json::{self, option_id, service_id},
    definition,
};
use crate::{
    catalog::{
        Assertion, Attribute, AttributeIx, Catalog, Cells, Claim, OptionIx, Service, ServiceIx, ServiceRef, Side,
        SourceIx, as_written,
        raw::{RawAttribute, RawSource},
    },
    explore::{Listing, searchable_text},
};

/// The list as the contract has it: one object a service, every attribute under `cells` in the catalog's order,
/// `matched` only when something is searched for. What else an entry has (`lifecycle`, `successors`, `named_in` and so on) is
/// as a catalog file has it; `"beyond_given": true` is there where none of the given documents names it. `defines` describes what the attributes and the sources are, each where it first occurs:
/// with it the list is read back as it was.
///
/// `aliases` holds every other name, former ones first. A category that is not stated is null. Claims that a newer one
/// makes history come after the others and carry `"superseded": true`, then those that are withdrawn, with
/// `"withdrawn"` and why. A claim on a part of the service names it: `"through"`.
pub fn list_json(cells: &Cells, listing: &Listing) -> Value {
    let mut defined = DefinedOnce::new(&cells.catalog);
    let hits = listing.hits.iter();
    hits.map(|service| service_json(cells, listing, *service, &mut defined))
        .collect()
}

/// What has been defined already.
pub(super) struct DefinedOnce {
    attributes: bool,
    sources: Vec<bool>,
}

impl DefinedOnce {
    pub fn new(catalog: &Catalog) -> Self {
        Self {
            attributes: false,
            sources: vec![false; catalog.sources.len()],
        }
    }

    /// What these services bring along that is not defined yet; `None`: nothing.
    pub fn more(&mut self, catalog: &Catalog, services: &[ServiceIx]) -> Option<Value> {
        let mut defines = Map::new();
        if !self.attributes {
            self.attributes = true;
            let attributes = catalog.attributes.iter();
            let attributes: Vec<RawAttribute> = attributes.map(|a| as_written::attribute(catalog, a)).collect();
            defines.insert("catalog".to_owned(), definition::of_catalog(catalog));
            defines.insert("attributes".to_owned(), json!(attributes));
        }
        let mut sources: Vec<RawSource> = Vec::new();
        for service in services.iter().map(|s| &catalog[*s]) {
            let claimed = service.claims.iter().map(|c| c.source);
            for source in as_written::sources_of_entry(service).chain(claimed) {
                if !std::mem::replace(&mut self.sources[source.at()], true) {
                    sources.push(as_written::source(&catalog[source]));
                }
            }
        }
        if !sources.is_empty() {
            defines.insert("sources".to_owned(), json!(sources));
        }
        (!defines.is_empty()).then_some(Value::Object(defines))
    }
}

/// What an entry has beside the fields of the contract and its cells, as a catalog file has it, and `"beyond_given": true`
/// where none of the given documents names it.
pub(super) fn more_of_entry(catalog: &Catalog, ix: ServiceIx) -> Map<String, Value> {
    let service = &catalog[ix];
    let Ok(Value::Object(mut more)) = serde_json::to_value(as_written::entry(catalog, service)) else {
        return Map::new();
    };
    for known in ["id", "name", "aliases", "category", "role"] {
        more.shift_remove(known);
    }
    if catalog.is_beyond_given(ix) {
        more.insert("beyond_given".to_owned(), Value::Bool(true));
    }
    more
}

/// The first successor that is there under the view, so that no list names one that it does not have.
fn successor<'a>(cells: &'a Cells, service: &'a Service) -> Option<&'a str> {
    let is_there = |to: &ServiceRef| match to {
        ServiceRef::Known(ix) => cells.is_present(*ix),
        ServiceRef::Named(_) => true,
    };
    let first = service.successors.iter().find(|s| is_there(&s.to))?;
    Some(service_id(&cells.catalog, &first.to))
}

/// One service of the list.
pub(super) fn service_json(cells: &Cells, listing: &Listing, ix: ServiceIx, defined: &mut DefinedOnce) -> Value {
    let service = &cells.catalog[ix];
    let mut all = Map::new();
    for attribute in cells.catalog.attribute_ixs() {
        all.insert(cells.catalog[attribute].id.clone(), one_cell(cells, ix, attribute));
    }
    let mut row = json!({
        "id": service.id,
        "name": service.name,
        "role": service.role.id(),
        "category": (!service.category.is_empty()).then_some(&*service.category),
        "status": cells.judged(ix).status.id(),
        "aliases": searchable_text::other_names(service).map(|(_, name)| name).collect::<Vec<_>>(),
        "successor": successor(cells, service),
    });
    if let Some(found) = listing.matched(cells, ix) {
        row["matched"] = json!({
            "field": found.field.id(&cells.catalog),
            "text": found.text,
            "ranges": found.ranges.iter().map(|r| [r.start, r.end]).collect::<Vec<_>>(),
        });
    }
    for (field, value) in more_of_entry(&cells.catalog, ix) {
        row[field] = value;
    }
    row["cells"] = Value::Object(all);
    if let Some(defines) = defined.more(&cells.catalog, &[ix]) {
        row["defines"] = defines;
    }
    row
}

fn one_cell(cells: &Cells, service: ServiceIx, ix: AttributeIx) -> Value {
    let attribute = &cells.catalog[ix];
    let mut json = cell_json::cell_json(&cells.catalog, attribute, cells.get(service, ix));
    // Only a set has options whose states are listed.
    if json.get("options").is_some_and(Value::is_null) {
        json.remove("options");
    }
    json.insert("claims".to_owned(), claims_json(cells, service, ix));
    Value::Object(json)
}

/// All claims of a cell: those that count, then those that are history, then those that were taken back.
pub(super) fn claims_json(cells: &Cells, service: ServiceIx, ix: AttributeIx) -> Value {
    let (live, history) = cells.claims(service, ix);
    let live = live.into_iter().map(|c| claim_json(&cells.catalog, ix, c));
    let history = history.into_iter().map(|c| {
        let mut json = claim_json(&cells.catalog, ix, c);
        json["superseded"] = Value::Bool(true);
        json
    });
    let withdrawn = cells.withdrawn(service, ix).into_iter().map(|c| {
        let mut json = claim_json(&cells.catalog, ix, c);
        json["withdrawn"] = json!(c.withdrawn());
        json
    });
    live.chain(history).chain(withdrawn).collect()
}

/// A claim behind a cell of an attribute. One about another, from which the cell is worked out, names it.
fn claim_json(catalog: &Catalog, ix: AttributeIx, claim: &Claim) -> Value {
    let (attribute, source) = (&catalog[claim.attribute], &catalog[claim.source]);
    let mut json = json!({
        "source": source.id,
        "date": cell_json::date_json(source),
        "place": &*claim.place,
        "value": assertion_json(catalog, attribute, &claim.says),
        "note": (!claim.note().is_empty()).then_some(claim.note()),
    });
    if claim.attribute != ix {
        json["of"] = json!(attribute.id);
    }
    if !claim.supersedes().is_empty() {
        let one = |(source, because): &(SourceIx, String)| json!({ "source": catalog[*source].id, "because": because });
        json["supersedes"] = claim.supersedes().iter().map(one).collect();
    }
    if let Some(part) = claim.through() {
        json["through"] = json!(catalog[part].id);
    }
    json
}

/// What one claim asserts. A set's claims state their direction, because "has" and "lacks" name the same options.
fn assertion_json(catalog: &Catalog, attribute: &Attribute, says: &Assertion) -> Value {
    let ids = |options: &[OptionIx]| options.iter().map(|o| option_id(attribute, *o)).collect::<Value>();
    match says {
        Assertion::Flag(Side::Yes) => Value::Bool(true),
        Assertion::Flag(Side::No) => Value::Bool(false),
        Assertion::Flag(Side::Partly) => json!("partly"),
        Assertion::Choice(o) => json!(option_id(attribute, *o)),
        Assertion::Set(Side::Yes, options) => json!({ "has": ids(options) }),
        Assertion::Set(Side::Partly, options) => json!({ "partly": ids(options) }),
        Assertion::Set(Side::No, options) => json!({ "lacks": ids(options) }),
        Assertion::Only(options) => json!({ "only": ids(options) }),
        Assertion::Scalar(value) => cell_json::scalar(value),
        Assertion::Text(t) => json!(t),
        Assertion::Services(all) => all.iter().map(|s| service_id(catalog, s)).collect(),
        Assertion::NotApplicable => json!("not-applicable"),
        Assertion::Remark => Value::Null,
    }
}
