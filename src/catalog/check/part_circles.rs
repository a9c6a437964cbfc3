//! What is part of what must end in a whole. Sources may disagree on which is the part, so that a circle is no error.

use super::{
    circles::first_circle,
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    ix::{ServiceIx, ServiceRef},
    model::{Catalog, Claim, PART_OF},
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    let Some(part_of) = catalog.attribute(PART_OF) else {
        return;
    };
    let known = |s: &ServiceRef| match s {
        ServiceRef::Known(ix) => Some(*ix),
        ServiceRef::Named(_) => None,
    };
    let wholes = |s: ServiceIx| -> Vec<ServiceIx> {
        let claims = catalog[s].claims_on(part_of).iter().filter(|c| c.withdrawn().is_none());
        let named = |c: &'_ Claim| c.says.services().iter().filter_map(known).collect::<Vec<_>>();
        claims.flat_map(named).collect()
    };
    if let Some((at, ids)) = first_circle(catalog, &wholes) {
        let entry = FileLocation::entry("services", at.at(), &catalog[at].id);
        found.warn(
            &entry.under("claims").under(PART_OF).word(PART_OF),
            format!("what is part of what runs in a circle: {ids}"),
            "Remove one of these claims, or mark it withdrawn with a reason.",
        );
    }
}
