//! The list of services as the contract's JSON: what `list --format json` prints and the window's grid exports.

use serde_json::{Map, Value, json};

use super::cell_json::{self, option_id, service_id};
use crate::{
    catalog::{Assertion, Attribute, AttributeIx, Catalog, Cells, Claim, OptionIx, ServiceIx, Side},
    explore::{Listing, searchable_text},
};

/// The list as the contract has it: one object a service, every attribute under `cells` in the catalog's order,
/// `matched` only when something is searched for.
///
/// `aliases` holds every other name, former ones first. A category that is not stated is null. Claims that a newer one
/// makes history come after the others and carry `"superseded": true`, then those that are withdrawn, with
/// `"withdrawn"` and why. A claim on a part of the service says which: `"through"`.
pub fn list_json(cells: &Cells, listing: &Listing) -> Value {
    listing
        .hits
        .iter()
        .map(|service| service_json(cells, listing, *service))
        .collect()
}

/// One service of the list.
pub(super) fn service_json(cells: &Cells, listing: &Listing, ix: ServiceIx) -> Value {
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
        "successor": service.successors.first().map(|s| service_id(&cells.catalog, &s.to)),
    });
    if let Some(found) = listing.matched(cells, ix) {
        row["matched"] = json!({
            "field": found.field.id(&cells.catalog),
            "text": found.text,
            "ranges": found.ranges.iter().map(|r| [r.start, r.end]).collect::<Vec<_>>(),
        });
    }
    row["cells"] = Value::Object(all);
    row
}

fn one_cell(cells: &Cells, service: ServiceIx, ix: AttributeIx) -> Value {
    let attribute = &cells.catalog[ix];
    let mut json = cell_json::cell_json(&cells.catalog, attribute, cells.get(service, ix));
    // Only a set has options to tell the states of.
    if json.get("options").is_some_and(Value::is_null) {
        json.remove("options");
    }
    let (live, history) = cells.claims(service, ix);
    let live = live.into_iter().map(|c| claim_json(&cells.catalog, attribute, c));
    let history = history.into_iter().map(|c| {
        let mut json = claim_json(&cells.catalog, attribute, c);
        json["superseded"] = Value::Bool(true);
        json
    });
    let withdrawn = cells.withdrawn(service, ix).into_iter().map(|c| {
        let mut json = claim_json(&cells.catalog, attribute, c);
        json["withdrawn"] = json!(c.withdrawn());
        json
    });
    json.insert("claims".to_owned(), live.chain(history).chain(withdrawn).collect());
    Value::Object(json)
}

fn claim_json(catalog: &Catalog, attribute: &Attribute, claim: &Claim) -> Value {
    let source = &catalog[claim.source];
    let mut json = json!({
        "source": source.id,
        "date": cell_json::date_json(source),
        "place": &*claim.place,
        "value": assertion_json(catalog, attribute, &claim.says),
        "note": (!claim.note().is_empty()).then_some(claim.note()),
    });
    if let Some(part) = claim.through() {
        json["through"] = json!(catalog[part].id);
    }
    json
}

/// What one claim asserts. A set's claims say which way they go, because "has" and "lacks" name the same options.
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
