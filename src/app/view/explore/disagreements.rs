//! Every cell in which sources disagree, each side with its sources and their dates.

use std::sync::Arc;

use crate::{
    app::{state::Model, text::count, view::rows::Rows},
    catalog::{AttributeIx, Catalog, Claim, ServiceIx, Source, State},
    compare::claim_words,
    dataset::Dataset,
    explore::{
        Bits,
        evidence::{Disagreement, Dispute, DisputeSide, DisputeSize, Stand, disputes},
    },
    export::source_words,
};

/// Every disagreement of the catalog, those of services that the filters leave first.
pub struct DisagreementsView {
    /// `6 disagreements in 4 services`.
    pub summary: String,
    /// How many of them are of services that the filters leave; they come first.
    pub listed: usize,
    found: Vec<Dispute>,
    rows: Rows<DisagreementRow>,
    dataset: Arc<Dataset>,
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
    /// The sides, the one with the newest claim first.
    pub sides: Vec<SideView>,
    /// All of it in one sentence, for a screen reader.
    pub spoken: String,
}

/// What some of the sources state, with those that do.
#[derive(Debug, Clone, PartialEq)]
pub struct SideView {
    /// The shape before it: of what is stated, or, where that is a value, of a conflict.
    pub shape: State,
    /// What it states.
    pub says: String,
    /// Its sources and their dates, newest first: date, title, publisher. The date comes first, so that it stays when
    /// the end is cut.
    pub by: Vec<String>,
}

impl DisagreementsView {
    /// How many matters are in dispute.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How much there is to show of each.
    pub fn sizes(&self) -> impl Iterator<Item = DisputeSize> {
        self.found.iter().map(|d| d.size)
    }

    /// A matter, of those that the filters leave first; `None` past the end.
    pub fn row(&self, i: usize) -> Option<&DisagreementRow> {
        let make = || Some(row(&self.dataset.catalog, &self.found.get(i)?.sides(&self.dataset)));
        self.rows.get(i, make)
    }
}

pub(in crate::app::view) fn view(model: &Model, listed: &[ServiceIx], in_list: &Bits) -> DisagreementsView {
    let dataset = Arc::clone(&model.dataset);
    let (cells, index) = (&dataset.cells, &dataset.index);
    let mut found = disputes(cells, index, listed.iter().copied());
    let first = found.len();
    let mut others = index.present().clone();
    others.remove(in_list);
    found.extend(disputes(cells, index, index.services_in(&others)));
    let services = found.chunk_by(|a, b| a.service == b.service).count();
    DisagreementsView {
        summary: if found.is_empty() {
            "No two sources disagree".to_owned()
        } else {
            format!(
                "{} in {}",
                count(found.len(), "disagreement", "disagreements"),
                cells.catalog.count(services),
            )
        },
        rows: Rows::new(found.len()),
        listed: first,
        found,
        dataset,
    }
}

fn row(catalog: &Catalog, found: &Disagreement<'_>) -> DisagreementRow {
    let name = catalog[found.service].name.clone();
    let label = label(catalog, found);
    let by = |claim: &Claim| match claim.through() {
        Some(part) => format!("{}, through {}", by_words(&catalog[claim.source]), catalog[part].name),
        None => by_words(&catalog[claim.source]),
    };
    let side = |side: &DisputeSide<'_>| SideView {
        shape: shape(side),
        says: side_words(catalog, side),
        by: side.claims.iter().map(|c| by(c)).collect(),
    };
    let spoken: Vec<String> = found
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
        spoken: format!("{name}, {label}: {}. Show the claims", spoken.join("; ")),
        name,
        label,
        sides: found.sides.iter().map(side).collect(),
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
        Stand::Value => State::Conflicting,
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
