//! Every cell in which sources disagree, each side with who takes it and when.

use crate::{
    app::{state::Model, text::count},
    catalog::{AttributeIx, Catalog, ServiceIx, Source, State},
    compare::claim_words,
    explore::evidence::{Disagreement, DisputeSide, Stand, disagreements},
    export::source_words,
};

/// Every disagreement of the catalog, those of services that the filters leave first.
#[derive(Debug, Clone, PartialEq)]
pub struct DisagreementsView {
    /// `6 disagreements in 4 services`.
    pub summary: String,
    /// One a matter in dispute.
    pub rows: Vec<DisagreementRow>,
    /// How many of the rows are of services that the filters leave; they come first.
    pub listed: usize,
}

/// One matter in dispute.
#[derive(Debug, Clone, PartialEq)]
pub struct DisagreementRow {
    /// Whose cell.
    pub service: ServiceIx,
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// The service's name.
    pub name: String,
    /// The attribute, and the option in dispute for a set: `Languages: Java`.
    pub label: String,
    /// One a source, the sides one after the other.
    pub lines: Vec<SideLine>,
    /// All of it in one sentence, for a screen reader.
    pub spoken: String,
}

/// One source's stand.
#[derive(Debug, Clone, PartialEq)]
pub struct SideLine {
    /// The shape before it.
    pub shape: State,
    /// What it says; empty when the line above says the same.
    pub says: String,
    /// When, and who says so: date, title, publisher. The date comes first, so that it stays when the end is cut.
    pub by: String,
}

pub(in crate::app::view) fn view(model: &Model, listed: &[ServiceIx]) -> DisagreementsView {
    let (catalog, cells) = (&model.dataset.catalog, &model.dataset.cells);
    let mut in_list = vec![false; catalog.services.len()];
    for s in listed {
        in_list[s.at()] = true;
    }
    let mut others: Vec<ServiceIx> = cells.present().filter(|s| !in_list[s.at()]).collect();
    others.sort_by(|a, b| catalog.by_name(*a, *b));
    let mut found = disagreements(cells, listed);
    let first = found.len();
    found.extend(disagreements(cells, &others));
    let mut services: Vec<ServiceIx> = found.iter().map(|d| d.service).collect();
    services.dedup();
    DisagreementsView {
        summary: if found.is_empty() {
            "No two sources disagree".to_owned()
        } else {
            format!(
                "{} in {}",
                count(found.len(), "disagreement", "disagreements"),
                catalog.count(services.len()),
            )
        },
        rows: found.iter().map(|d| row(catalog, d)).collect(),
        listed: first,
    }
}

fn row(catalog: &Catalog, found: &Disagreement<'_>) -> DisagreementRow {
    let name = catalog[found.service].name.clone();
    let label = label(catalog, found);
    let lines: Vec<SideLine> = found
        .sides
        .iter()
        .flat_map(|side| {
            side.claims.iter().enumerate().map(move |(i, claim)| SideLine {
                shape: shape(side),
                says: if i == 0 {
                    side_words(catalog, side)
                } else {
                    String::new()
                },
                by: match claim.through() {
                    Some(part) => format!("{}, through {}", by_words(&catalog[claim.source]), catalog[part].name),
                    None => by_words(&catalog[claim.source]),
                },
            })
        })
        .collect();
    let sides: Vec<String> = found
        .sides
        .iter()
        .map(|side| {
            let by: Vec<String> = side.claims.iter().map(|c| source_words(&catalog[c.source])).collect();
            format!("{}, says {}", side_words(catalog, side), by.join(" and "))
        })
        .collect();
    DisagreementRow {
        service: found.service,
        attribute: found.attribute,
        spoken: format!("{name}, {label}: {}. Show the claims", sides.join("; ")),
        name,
        label,
        lines,
    }
}

fn label(catalog: &Catalog, found: &Disagreement<'_>) -> String {
    let about = &catalog[found.attribute];
    match found.option.and_then(|o| about.options.get(usize::from(o))) {
        Some(option) => format!("{}: {}", about.label, option.label),
        None => about.label.clone(),
    }
}

fn shape(side: &DisputeSide<'_>) -> State {
    match side.stand {
        Stand::Atom(atom) => atom.state(),
        Stand::Value => State::Value,
    }
}

fn by_words(source: &Source) -> String {
    let title = if source.publisher.is_empty() {
        source.title.clone()
    } else {
        format!("{}, {}", source.title, source.publisher)
    };
    if source.is_inference() && source.title.eq_ignore_ascii_case(&source.when()) {
        return title;
    }
    format!("{} · {title}", source.when())
}

/// `yes`, `partly: reading only`, `at most 10 GB`.
fn side_words(catalog: &Catalog, side: &DisputeSide<'_>) -> String {
    match side.stand {
        Stand::Value => side.claims.first().map(|c| claim_words(catalog, c)).unwrap_or_default(),
        Stand::Atom(atom) => {
            let note = side
                .claims
                .iter()
                .copied()
                .find(|c| c.says.is_partly())
                .map_or("", |c| c.note());
            if note.is_empty() {
                atom.state().word().to_owned()
            } else {
                format!("{}: {note}", atom.state().word())
            }
        }
    }
}
