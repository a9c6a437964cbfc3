//! The claims behind the cells of a table, where the words of a cell do not contain all of them.

use serde_json::{Value, json};

use crate::{
    catalog::{AttributeIx, Catalog, Cells, Claim, Origin, ServiceIx, as_written},
    compare::claim_words,
};

/// Whether the words of a cell contain all of its only claim.
fn is_told_by_words(catalog: &Catalog, claim: &Claim) -> bool {
    let is_bare = claim.place.is_empty() && claim.note().is_empty() && claim.withdrawn().is_none();
    is_bare && catalog[claim.source].origin != Origin::Own
}

/// The claims behind a cell of a table whose words do not contain all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperClaims {
    /// The id of the service.
    pub service: String,
    /// What the service is called.
    pub name: String,
    /// The id of the attribute.
    pub attribute: String,
    /// What the attribute is called.
    pub label: String,
    /// The cell as the table has it.
    pub cell: String,
    /// The claims that count, then those that are history, then those that were taken back.
    pub claims: Vec<PaperClaim>,
    /// Whether more than a place is behind it: a note that its words leave out, as of a *no*, several claims, or what counts
    /// no longer.
    pub is_more: bool,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperClaim {
    /// What it states, for a person.
    pub says: String,
    /// Its source, for a person.
    pub source: String,
    /// Where in it.
    pub place: String,
    /// How far it holds.
    pub note: String,
    /// Whether it counts: `counts`, `superseded`, or why it was taken back.
    pub standing: String,
    /// The claim as a catalog has it, as JSON.
    pub raw: Value,
}

impl PaperClaims {
    /// The claims behind a cell, unless its words and the number of its source contain all.
    pub fn of(
        cells: &Cells,
        service: ServiceIx,
        attribute: AttributeIx,
        cell: impl FnOnce() -> String,
    ) -> Option<Self> {
        let catalog = &cells.catalog;
        let own = catalog[service].claims_on(attribute);
        match own {
            [] => return None,
            [one] if is_told_by_words(catalog, one) => return None,
            _ => {}
        }
        let (live, history) = cells.claims(service, attribute);
        let withdrawn = cells.withdrawn(service, attribute);
        let is_own = own.iter().any(|c| catalog[c.source].origin == Origin::Own);
        let cell = cell();
        // Of what holds in part the words of a cell say how far; of anything else they leave the note out.
        let has_note = |c: &Claim| c.says.is_partly() && cell.contains(c.note().trim_end_matches('.'));
        let is_note_left_out = live.iter().any(|c| !c.note().is_empty() && !has_note(c));
        let is_more = is_note_left_out || live.len() > 1 || is_own || !history.is_empty() || !withdrawn.is_empty();
        let all = live
            .into_iter()
            .map(|c| (c, "counts"))
            .chain(history.into_iter().map(|c| (c, "superseded")))
            .chain(withdrawn.into_iter().map(|c| (c, "")));
        let claims = all
            .filter(|(c, _)| c.through().is_none())
            .filter_map(|(claim, standing)| {
                Some(PaperClaim {
                    says: claim_words(catalog, claim),
                    source: catalog[claim.source].titled(),
                    place: claim.place.to_string(),
                    note: claim.note().to_owned(),
                    standing: claim
                        .withdrawn()
                        .map_or_else(|| standing.to_owned(), |why| format!("taken back: {why}")),
                    raw: serde_json::to_value(as_written::claim(catalog, claim)?).ok()?,
                })
            });
        Some(Self {
            service: catalog[service].id.clone(),
            name: catalog[service].name.clone(),
            attribute: catalog[attribute].id.clone(),
            label: catalog[attribute].label.clone(),
            cell,
            claims: claims.collect(),
            is_more,
        })
        .filter(|of_cell| !of_cell.claims.is_empty())
    }

    /// All of it as JSON.
    pub fn definition(&self) -> String {
        let claims: Vec<&Value> = self.claims.iter().map(|c| &c.raw).collect();
        json!({ "of": self.service, "attribute": self.attribute, "cell": self.cell, "claims": claims }).to_string()
    }
}
