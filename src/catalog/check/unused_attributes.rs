//! An attribute, or an option, that no claim names is likely a leftover.

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::model::Catalog;

pub(super) fn lint(catalog: &Catalog, used: &Usage, found: &mut Findings) {
    for (i, attribute) in catalog.attributes.iter().enumerate() {
        let location = FileLocation::entry("attributes", i, &attribute.id);
        if !used.attributes[i] {
            found.warn(
                &location,
                "no claim speaks of this attribute",
                "Add claims, or remove it.",
            );
            continue;
        }
        for (option, _) in attribute
            .options
            .iter()
            .zip(&used.options[i])
            .filter(|(_, used)| !**used)
        {
            found.warn(
                &location.under("options").under(&option.id).word(&option.id),
                "no claim uses this option",
                "Use it, or remove it.",
            );
        }
    }
}
