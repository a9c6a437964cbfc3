//! A source on which nothing rests is likely a leftover.

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::model::Catalog;

pub(super) fn lint(catalog: &Catalog, used: &Usage, found: &mut Findings) {
    for (i, _) in used.sources.iter().enumerate().filter(|(_, used)| !**used) {
        found.warn(
            &FileLocation::entry("sources", i, &catalog.sources[i].id),
            "nothing rests on this source",
            "Use it, or remove it.",
        );
    }
}
