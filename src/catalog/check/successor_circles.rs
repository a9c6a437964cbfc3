//! Following successors must end: a circle would lead a reader round for ever.

use super::{
    circles::first_circle,
    location::{FileLocation, Findings},
};
use crate::catalog::{
    ix::{ServiceIx, ServiceRef},
    model::{Catalog, Successor},
};

pub(super) fn check(catalog: &Catalog, found: &mut Findings) {
    let next = |s: ServiceIx| -> Vec<ServiceIx> {
        let known = |s: &Successor| match s.to {
            ServiceRef::Known(ix) => Some(ix),
            ServiceRef::Named(_) => None,
        };
        catalog[s].successors.iter().filter_map(known).collect()
    };
    if let Some((at, ids)) = first_circle(catalog, &next) {
        let entry = FileLocation::entry("services", at.at(), &catalog[at].id);
        found.error(
            &entry.under("successors"),
            format!("successors run in a circle: {ids}"),
            "Remove one of these successors.",
        );
    }
}
