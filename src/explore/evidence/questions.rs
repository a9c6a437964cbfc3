//! What no source states, as questions one can send to a vendor.
//!
//! A question names the service and the attribute and says what an answer looks like; it never suggests one.

use super::gaps::attributes_without;
use crate::catalog::{Attribute, AttributeIx, Cells, Kind, ServiceIx};

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Whom it is about.
    pub service: ServiceIx,
    /// What it asks for.
    pub attribute: AttributeIx,
    /// The question itself, with the attribute's label in brackets behind it.
    pub text: String,
}

/// The questions that these services leave open, service by service in the order given.
pub fn questions(cells: &Cells, services: &[ServiceIx]) -> Vec<Question> {
    services
        .iter()
        .flat_map(|service| {
            attributes_without(cells, *service)
                .into_iter()
                .map(|attribute| Question {
                    service: *service,
                    attribute,
                    text: ask(&cells.catalog[*service].name, &cells.catalog[attribute]),
                })
        })
        .collect()
}

fn ask(name: &str, about: &Attribute) -> String {
    let label = &about.label;
    let question = match &about.kind {
        Kind::Flag => format!("Does “{label}” hold for {name}: yes, no, or in part?"),
        Kind::Choice(_) => format!("Which one of these holds for {name}: {}?", options(about, "or")),
        Kind::Set(_) => format!(
            "Does {name} have or support {}? Please say yes, no or in part for each.",
            options(about, "and")
        ),
        Kind::Number(unit) if unit.is_empty() => format!("Does {name} have a figure for this, and which?"),
        Kind::Number(unit) => format!("Does {name} have a figure for this, and which, in {unit}?"),
        Kind::Date => format!("Does {name} have a date for this, and which?"),
        Kind::Text => format!("Does {name} have anything to say on this, and what?"),
        Kind::Link => format!("Does {name} have a page for this, and where?"),
        Kind::Services => format!("Does {name} have a service to name here, and which?"),
    };
    // A flag's question holds its label already; what the attribute means comes with it either way.
    match (&about.kind, about.about.trim()) {
        (Kind::Flag, "") => question,
        (Kind::Flag, means) => format!("{question} ({means})"),
        (_, "") => format!("{question} ({label})"),
        (_, means) => format!("{question} ({label}: {means})"),
    }
}

/// `Python, R and Java`.
fn options(about: &Attribute, last: &str) -> String {
    let labels: Vec<&str> = about.options().iter().map(|o| o.label.as_str()).collect();
    match labels.as_slice() {
        [] => "any".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
