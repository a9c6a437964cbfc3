//! What no source states, as questions one can send to a vendor.
//!
//! A question names the service and the attribute and says what an answer looks like; it never suggests one.

use super::gaps::attributes_without;
use crate::catalog::{Attribute, AttributeIx, Cells, Feature, ServiceIx};

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// Whom it is about.
    pub service: ServiceIx,
    /// What it asks for.
    pub attribute: AttributeIx,
    /// The question itself, with the attribute's label in brackets behind it.
    pub text: String,
}

/// The questions that these services leave open, service by service in the order given.
pub fn questions(cells: &Cells, services: &[ServiceIx]) -> Vec<OpenQuestion> {
    services
        .iter()
        .flat_map(|service| {
            attributes_without(cells, *service)
                .into_iter()
                .map(|attribute| OpenQuestion {
                    service: *service,
                    attribute,
                    text: ask(&cells.catalog[*service].name, &cells.catalog[attribute]),
                })
        })
        .collect()
}

fn ask(name: &str, about: &Attribute) -> String {
    let label = &about.label;
    let question = about.kind.question(name, label, about.definition());
    // A flag's question holds its label already; what the attribute means comes with it either way.
    match (about.kind.has(Feature::Flag), about.about.trim()) {
        (true, "") => question,
        (true, means) => format!("{question} ({means})"),
        (_, "") => format!("{question} ({label})"),
        (_, means) => format!("{question} ({label}: {means})"),
    }
}
