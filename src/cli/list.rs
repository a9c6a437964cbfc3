//! `list`: the services a query keeps, as the contract's JSON or as a table.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::terminal::{Align, safe, table};
use crate::{
    catalog::{
        Assertion, Attribute, AttributeIx, Catalog, Cell, CellValue, Cells, Claim, Interval, OptionIx, ServiceIx,
        ServiceRef, Side, State,
        cells::{claims_counted, source_filter},
    },
    explore::{Listing, pieces},
};

/// The list as the contract has it: one object a service, every attribute under `cells` in the catalog's order,
/// `matched` only when something is searched for.
///
/// `aliases` holds every other name, former ones first. A category that is not stated is null. Claims that a newer one
/// makes history come last and carry `"superseded": true`.
pub fn list_json(catalog: &Catalog, cells: &Cells, listing: &Listing) -> Value {
    let counts = source_filter(catalog, cells.view);
    listing
        .hits
        .iter()
        .map(|service| service_json(catalog, cells, &counts, listing, *service))
        .collect()
}

fn service_json(catalog: &Catalog, cells: &Cells, counts: &[bool], listing: &Listing, ix: ServiceIx) -> Value {
    let service = &catalog[ix];
    let mut all = Map::new();
    for attribute in catalog.attribute_ixs() {
        all.insert(
            catalog[attribute].id.clone(),
            cell_json(catalog, cells, counts, ix, attribute),
        );
    }
    let mut row = json!({
        "id": service.id,
        "name": service.name,
        "role": service.role.id(),
        "category": (!service.category.is_empty()).then_some(&service.category),
        "status": cells.judged(ix).status.id(),
        "aliases": pieces::other_names(service).map(|(_, name)| name).collect::<Vec<_>>(),
        "successor": service.successors.first().map(|s| service_id(catalog, &s.to)),
    });
    if let Some(found) = listing.matched(catalog, cells, ix) {
        row["matched"] = json!({
            "field": found.field.id(catalog),
            "text": found.text,
            "ranges": found.ranges.iter().map(|r| [r.start, r.end]).collect::<Vec<_>>(),
        });
    }
    row["cells"] = Value::Object(all);
    row
}

fn cell_json(catalog: &Catalog, cells: &Cells, counts: &[bool], service: ServiceIx, ix: AttributeIx) -> Value {
    let (attribute, cell) = (&catalog[ix], cells.get(service, ix));
    let mut json = json!({ "state": cell.state.id(), "value": value_json(catalog, attribute, cell) });
    if let crate::catalog::Kind::Set(options) = &attribute.kind {
        let states = options
            .iter()
            .zip(0..)
            .map(|(o, i)| (o.id.clone(), json!(cell.atom(i).state().id())));
        json["options"] = Value::Object(states.collect());
    }
    let (live, history) = claims_counted(catalog, counts, service, ix);
    let live = live.into_iter().map(|c| claim_json(catalog, attribute, c));
    let history = history.into_iter().map(|c| {
        let mut json = claim_json(catalog, attribute, c);
        json["superseded"] = Value::Bool(true);
        json
    });
    json["claims"] = live.chain(history).collect();
    json
}

/// What a cell is known to be: true or false for a flag, a number (or words, for one that is not exact), a text, the
/// options and services that are so or partly so; null when nothing is known, sources disagree, or it is so in part.
pub fn value_json(catalog: &Catalog, attribute: &Attribute, cell: &Cell) -> Value {
    let held = || {
        pieces::options_held(&cell.value)
            .map(|o| option_id(attribute, o))
            .collect::<Value>()
    };
    match (cell.state, &cell.value) {
        (State::NotStated | State::Conflicting | State::NotApplicable | State::Partly, _) => Value::Null,
        (State::Yes, _) => Value::Bool(true),
        (State::No, CellValue::None) => Value::Bool(false),
        (_, CellValue::Choice(o)) => option_id(attribute, *o),
        (_, CellValue::Atoms(_)) => held(),
        (_, CellValue::Number(n)) => interval_json(*n),
        (_, CellValue::Date(d)) => json!(d.to_string()),
        (_, CellValue::Texts(texts)) => json!(texts.join("; ")),
        (_, CellValue::Services(all)) => all.iter().map(|s| service_id(catalog, s)).collect(),
        (State::Value, CellValue::None) => Value::Null,
    }
}

fn claim_json(catalog: &Catalog, attribute: &Attribute, claim: &Claim) -> Value {
    let source = &catalog[claim.source];
    json!({
        "source": source.id,
        "date": source.date.iso(),
        "place": claim.place,
        "value": assertion_json(catalog, attribute, &claim.says),
        "note": (!claim.note.is_empty()).then_some(&claim.note),
    })
}

/// What one claim asserts. A set's claims say which way they go, because "has" and "lacks" name the same options.
fn assertion_json(catalog: &Catalog, attribute: &Attribute, says: &Assertion) -> Value {
    let ids = |options: &[OptionIx]| options.iter().map(|o| option_id(attribute, *o)).collect::<Value>();
    match says {
        Assertion::Flag(Side::Yes) => Value::Bool(true),
        Assertion::Flag(Side::No) => Value::Bool(false),
        Assertion::Flag(Side::Partly) => json!("partly"),
        Assertion::Choice(o) => option_id(attribute, *o),
        Assertion::Set(Side::Yes, options) => json!({ "has": ids(options) }),
        Assertion::Set(Side::Partly, options) => json!({ "partly": ids(options) }),
        Assertion::Set(Side::No, options) => json!({ "lacks": ids(options) }),
        Assertion::Only(options) => json!({ "only": ids(options) }),
        Assertion::Number(n) => interval_json(*n),
        Assertion::Date(d) => json!(d.to_string()),
        Assertion::Text(t) | Assertion::Link(t) => json!(t),
        Assertion::Services(all) => all.iter().map(|s| service_id(catalog, s)).collect(),
        Assertion::NotApplicable => json!("not-applicable"),
    }
}

fn option_id(attribute: &Attribute, option: OptionIx) -> Value {
    attribute
        .options()
        .get(usize::from(option))
        .map_or(Value::Null, |o| json!(o.id))
}

fn service_id<'a>(catalog: &'a Catalog, service: &'a ServiceRef) -> &'a str {
    match service {
        ServiceRef::Known(ix) => &catalog[*ix].id,
        ServiceRef::Named(name) => name,
    }
}

fn interval_json(interval: Interval) -> Value {
    interval
        .exact()
        .map_or_else(|| json!(interval.to_string()), number_json)
}

/// A number without a needless ".0".
pub fn number_json(n: f64) -> Value {
    let whole = n as i64;
    #[allow(clippy::float_cmp)] // it is a whole number exactly when nothing is lost
    let is_whole = n.abs() < 9e15 && whole as f64 == n;
    if is_whole { json!(whole) } else { json!(n) }
}

/// The list for a terminal of `width` cells, with a last line that says how many there are and how many hang on what
/// is not known.
pub fn list_table(catalog: &Catalog, cells: &Cells, listing: &Listing, width: usize) -> String {
    let searching = !listing.search.trim().is_empty();
    let mut heads = vec![
        ("Name", Align::Left),
        ("Id", Align::Left),
        ("Category", Align::Left),
        ("Role", Align::Left),
        ("Status", Align::Left),
    ];
    if searching {
        heads.push(("Found in", Align::Left));
    }
    let rows: Vec<Vec<String>> = listing
        .hits
        .iter()
        .map(|ix| {
            let service = &catalog[*ix];
            let status = cells.judged(*ix).status;
            let mut row = [
                &*service.name,
                &service.id,
                &service.category,
                service.role.id(),
                status.id(),
            ]
            .map(str::to_owned)
            .to_vec();
            if searching {
                let found = listing.matched(catalog, cells, *ix);
                row.push(found.map_or_else(String::new, |m| format!("{}: {}", m.field.label(catalog), m.text)));
            }
            row
        })
        .collect();
    let mut text = if rows.is_empty() {
        String::new()
    } else {
        table(&heads, &rows, width) + "\n"
    };
    text.push_str(&summary(listing));
    text.push('\n');
    text
}

/// `14 of 60 services. Kept although not stated: 2.`
pub fn summary(listing: &Listing) -> String {
    let plural = if listing.total == 1 { "service" } else { "services" };
    let mut text = format!("{} of {} {plural}.", listing.hits.len(), listing.total);
    let mut say = |what: &str, n: usize| {
        if n > 0 {
            let _ = write!(text, " {what}: {n}.");
        }
    };
    say("Kept although not stated", listing.kept.not_stated);
    say("Kept although sources disagree", listing.kept.conflicting);
    say("Kept although only partly so", listing.kept.partly);
    say("Left out because not stated", listing.dropped.not_stated);
    say("Left out because sources disagree", listing.dropped.conflicting);
    say("Left out because only partly so", listing.dropped.partly);
    if listing.forgiven {
        let _ = write!(
            text,
            " Nothing matches “{}” as typed; these come close.",
            safe(listing.search.trim())
        );
    }
    text
}
