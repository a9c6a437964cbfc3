//! A claim that makes another one history must be the newer of the two.

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{model::Catalog, wording::excerpt};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for (i, service) in catalog.services.iter().enumerate() {
        for claim in &service.claims {
            let source = &catalog[claim.source];
            for (other, _) in claim.supersedes() {
                let other = &catalog[*other];
                let Some((mine, theirs)) = source.date.span().zip(other.date.span()) else {
                    continue;
                };
                if mine.last() < theirs.first() {
                    let entry = FileLocation::entry("services", i, &service.id);
                    let attribute = &catalog[claim.attribute].id;
                    let (claims, field) = (entry.under("claims"), "supersedes");
                    found.warn(
                        &claims.under(attribute).word(attribute).word(&source.id).field(field),
                        format!(
                            "“{}” of {mine} supersedes “{}” of {theirs}, which is newer",
                            excerpt(&source.id),
                            excerpt(&other.id)
                        ),
                        "Let the newer supersede the older, or correct the dates.",
                    );
                }
            }
        }
    }
}
