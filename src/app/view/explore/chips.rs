//! What is active, as chips: the search, each filter, and how many depend on what is not known.

use crate::{
    app::{state::Model, text::thousands},
    catalog::{
        Catalog, Condition, Status,
        condition::{Subject, Test, Want},
    },
    explore::{self, Listing, Unknown},
    workspace::hides_retired,
};

/// A condition that is active.
#[derive(Debug, Clone, PartialEq)]
pub struct Chip {
    /// Its place in the query; `None`: the search.
    pub condition: Option<usize>,
    /// What it asks, in words.
    pub text: String,
    /// What a click does, in words.
    pub spoken: String,
}

/// How many depend on what is not known, and what a click would do about it.
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownChip {
    /// `2 kept although not stated`.
    pub text: String,
    /// What a click sets.
    pub sets: Unknown,
    /// What a click does, in words.
    pub hint: String,
}

pub(super) fn chips(model: &Model, facets: &[explore::Facet]) -> Vec<Chip> {
    let query = &model.workspace.view.query;
    let chip = |condition, text: String| Chip {
        condition,
        spoken: format!("Remove filter {text}"),
        text,
    };
    let search = (!query.search.trim().is_empty()).then(|| chip(None, format!("“{}”", query.search.trim())));
    let catalog = &model.dataset.catalog;
    let conditions = query.conditions.iter().enumerate().filter_map(|(i, c)| {
        if hides_retired(c) {
            // Where nothing has a lifecycle nothing can retire, and there is nothing to show.
            let can_retire = catalog.has_lifecycles();
            return can_retire.then(|| Chip {
                condition: Some(i),
                text: hidden_words(facets),
                spoken: format!("Show retired {} too", catalog.things(2)),
            });
        }
        Some(chip(Some(i), chip_words(c, catalog)))
    });
    search.into_iter().chain(conditions).collect()
}

/// `16 retired hidden`: as many as would come back.
fn hidden_words(facets: &[explore::Facet]) -> String {
    let retired = Want::Status(Status::Retired);
    let n = facets
        .iter()
        .filter(|f| f.subject == Subject::Status)
        .flat_map(|f| &f.options)
        .find(|o| o.want == retired)
        .map_or(0, |o| o.count);
    if n == 0 {
        "Retired hidden".to_owned()
    } else {
        format!("{} retired hidden", thousands(n))
    }
}

/// A long list of sources, such as all of some years, is named by how many it has; anything else in full.
pub fn chip_words(condition: &Condition, catalog: &Catalog) -> String {
    match &condition.test {
        Test::AnyOf(wants) if condition.subject == Subject::Source && wants.len() > 3 => {
            format!("Source: any of {}", thousands(wants.len()))
        }
        _ => condition.human(catalog),
    }
}

/// Empty when nothing depends on it; partly is not known either way, so it counts here too.
pub(super) fn unknown(unknown: Unknown, listing: &Listing) -> Option<UnknownChip> {
    let (n, sets, verb, hint) = match unknown {
        Unknown::Keep => (
            listing.kept,
            Unknown::Drop,
            "kept although",
            "What is not known to meet a filter, and not known to fail it, stays in the list. Leave it out",
        ),
        Unknown::Drop => (
            listing.dropped,
            Unknown::Keep,
            "left out because",
            "What is not known to meet a filter, and not known to fail it, is left out of the list. Keep it",
        ),
    };
    let parts: Vec<String> = [
        (n.not_stated, "not stated"),
        (n.conflicting, "sources disagree"),
        (n.partly, "only partly"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, why)| format!("{} {verb} {why}", thousands(n)))
    .collect();
    let text = match (parts.is_empty(), unknown) {
        (true, Unknown::Drop) => return None,
        (true, Unknown::Keep) => "None kept although not stated".to_owned(),
        (false, _) => parts.join(", "),
    };
    Some(UnknownChip {
        text,
        sets,
        hint: hint.to_owned(),
    })
}
