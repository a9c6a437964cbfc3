//! What is part of what must end in a whole. Sources may disagree on which is the part, so that a circle is no error.

use super::{
    circles::first_circle,
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    ix::{AttributeIx, ServiceIx, ServiceRef},
    model::{Catalog, PART_OF},
};

/// What a service is stated to be part of, as far as these are entries.
pub(super) fn wholes_of(catalog: &Catalog, part_of: AttributeIx, service: ServiceIx) -> Vec<ServiceIx> {
    let known = |s: &ServiceRef| match s {
        ServiceRef::Known(ix) => Some(*ix),
        ServiceRef::Named(_) => None,
    };
    let claims = catalog[service].claims_on(part_of).iter();
    let claims = claims.filter(|c| c.withdrawn().is_none());
    claims.flat_map(|c| c.says.services()).filter_map(known).collect()
}

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    let Some(part_of) = catalog.attribute(PART_OF) else {
        return;
    };
    if let Some((at, ids)) = first_circle(catalog, &|s| wholes_of(catalog, part_of, s)) {
        let entry = FileLocation::entry("services", at.at(), &catalog[at].id);
        found.warn(
            &entry.under("claims").under(PART_OF).word(PART_OF),
            format!("what is part of what runs in a circle: {ids}"),
            "Remove one of these claims, or mark it withdrawn with a reason.",
        );
    }
}
