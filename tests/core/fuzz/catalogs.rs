//! The catalog loader: any bytes give a catalog or findings with places, and a catalog comes back from its own text.

use std::sync::Arc;

use crosscheck::{
    catalog::{Catalog, View, load, parse_raw},
    dataset::Dataset,
    import::write,
};
use jiff::civil::date;

use crate::{
    fuzz::engine::{ACCEPTED, Seen, Target, Wrong, finds, holds, planted},
    fuzz::laws::{is_fair, is_usable, outcome},
    fuzz::seeds,
};

fn check(bytes: &[u8]) -> Result<Seen, String> {
    let (catalog, report) = load(bytes);
    is_fair(&report, catalog.is_some())?;
    let Some(catalog) = catalog else {
        return Ok(outcome(&report.errors[0].message));
    };
    let raw = parse_raw(bytes).map_err(|f| format!("loaded, but does not parse: {f}"))?;
    let (again, told) = load(write(&raw).as_bytes());
    let again = again.ok_or_else(|| format!("what is written does not load: {}", told.errors[0]))?;
    let (mut now, mut then) = (catalog.clone(), again);
    now.hash.clear();
    then.hash.clear();
    if now != then {
        return Err("what is written loads as another catalog".to_owned());
    }
    let kinds: String = report.warnings.iter().take(3).map(|w| outcome(&w.message)).collect();
    let seen = format!("{ACCEPTED}: {kinds}");
    // Working everything out takes longer than all the rest.
    if bytes.len().is_multiple_of(4) {
        let view = View::on(date(2026, 11, 21));
        is_usable(&Dataset::new(catalog, view, None, report.warnings, 1));
    }
    Ok(seen)
}

fn target() -> Target {
    let seeds = seeds::catalogs();
    Target {
        name: "catalog",
        words: seeds::words(&seeds, 600),
        seeds,
        check: Arc::new(check),
    }
}

#[test]
fn any_bytes_give_a_catalog_or_findings() {
    holds(target());
}

#[test]
fn a_planted_fault_behind_the_loader_is_found() {
    // Only a catalog that passes every check gets there.
    let seventh = |c: &Catalog| c.services.iter().any(|s| s.name.contains('7'));
    let faulty = move |input: &[u8], seen: &Seen| {
        seen.starts_with(ACCEPTED) && load(input).0.is_some_and(|c| c.services.len() < 12 && seventh(&c))
    };
    assert_eq!(
        finds(planted(target(), faulty), 30_000),
        Wrong::Panics("planted".to_owned())
    );
}
