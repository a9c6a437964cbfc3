//! What no source states, as questions one can send to a vendor.
//!
//! A question names the service and the attribute and describes what an answer looks like; it never suggests one.

use super::gaps::attributes_without;
use crate::catalog::{Atom, AttributeIx, Cells, Feature, OptionIx, Origin, ServiceIx, kind::Definition};

/// A blank, as something to ask a vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// Whom it is about.
    pub service: ServiceIx,
    /// What it asks for.
    pub attribute: AttributeIx,
    /// The question itself, with the attribute's label in brackets after it.
    pub text: String,
}

/// The questions that these services leave unanswered, service by service in the order given.
pub fn questions(cells: &Cells, services: &[ServiceIx]) -> Vec<OpenQuestion> {
    services
        .iter()
        .flat_map(|service| {
            attributes_without(cells, *service)
                .into_iter()
                .map(|attribute| OpenQuestion {
                    service: *service,
                    attribute,
                    text: question(cells, *service, attribute),
                })
        })
        .collect()
}

/// Who could answer, as far as the catalog states it: the publishers of what names the service, in the order of the sources'
/// places; our own reading publishes nothing. Empty where no publisher is stated.
pub fn who_could_answer(cells: &Cells, service: ServiceIx) -> Vec<&str> {
    let catalog = &cells.catalog;
    let mut publishers: Vec<&str> = Vec::new();
    for source in catalog[service].named_in.iter().map(|s| &catalog[*s]) {
        let publisher = source.publisher.trim();
        if source.origin != Origin::Inference && !publisher.is_empty() && !publishers.contains(&publisher) {
            publishers.push(publisher);
        }
    }
    publishers
}

/// The question about one attribute of one service, and to whom: `To ask Microsoft: Does …?`
pub fn question_to(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> String {
    let question = question(cells, service, attribute);
    match who_could_answer(cells, service).as_slice() {
        [] => format!("To ask; the catalog names no publisher: {question}"),
        publishers => format!("To ask {}: {question}", publishers.join(" or ")),
    }
}

/// The question about one attribute of one service, whether or not it is stated.
pub fn question(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> String {
    let name = &cells.catalog[service].name;
    let about = &cells.catalog[attribute];
    let label = &about.label;
    // Of a set only what is not known is asked, not what is stated in part; of one that is stated in all, everything.
    let cell = cells.get(service, attribute);
    let is_open = |o: OptionIx| matches!(cell.atom(o), Atom::NotStated | Atom::Conflicting);
    let mut options: Vec<_> = (0..).zip(&about.options).collect();
    if about.kind.has(Feature::Atoms) && options.iter().any(|(o, _)| is_open(*o)) {
        options.retain(|(o, _)| is_open(*o));
    }
    let options: Vec<_> = options.into_iter().map(|(_, option)| option.clone()).collect();
    let question = about.kind.question(
        name,
        label,
        Definition {
            options: &options,
            ..about.definition()
        },
    );
    // A flag's question holds its label already; what the attribute means comes with it either way.
    match (about.kind.has(Feature::Flag), about.about.trim()) {
        (true, "") => question,
        (true, means) => format!("{question} ({means})"),
        (_, "") => format!("{question} ({label})"),
        (_, means) => format!("{question} ({label}: {means})"),
    }
}
