//! Every cell in which sources disagree, with what each side says. Nothing is settled here: newer stands first, and
//! that is all.

use crate::catalog::{Atom, AttributeIx, CellValue, Cells, Claim, Feature, Kind, OptionIx, ServiceIx, State};

/// One matter on which sources disagree: a cell, or one option of a set.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement<'a> {
    /// Whose cell it is.
    pub service: ServiceIx,
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// The option in dispute, for a set; `None` when the whole cell is.
    pub option: Option<OptionIx>,
    /// The sides, the one with the newest claim first; two or more.
    pub sides: Vec<DisputeSide<'a>>,
}

/// One side of a disagreement.
#[derive(Debug, Clone, PartialEq)]
pub struct DisputeSide<'a> {
    /// What it holds to.
    pub stand: Stand,
    /// The claims that take it, newest first; never empty.
    pub claims: Vec<&'a Claim>,
}

/// What a side holds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Yes, no, partly or not applicable: of a flag or of an option.
    Atom(Atom),
    /// A value; the side's claims say which.
    Value,
}

/// Every disagreement of these services, in their order, then in the catalog's order of attributes and options.
pub fn disagreements<'a>(cells: &'a Cells, services: &[ServiceIx]) -> Vec<Disagreement<'a>> {
    services
        .iter()
        .flat_map(|s| cells.catalog.attribute_ixs().map(move |a| (*s, a)))
        .flat_map(|(s, a)| disagreements_in(cells, s, a))
        .collect()
}

/// The disagreements within one cell: none when it is not conflicting, one an option in dispute for a set, else one.
pub fn disagreements_in(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> Vec<Disagreement<'_>> {
    let cell = cells.get(service, attribute);
    if cell.state != State::Conflicting {
        return Vec::new();
    }
    let (live, _) = cells.claims(service, attribute);
    let on = |option| Disagreement {
        service,
        attribute,
        option,
        sides: sides(cells.catalog[attribute].kind, &live, option),
    };
    match &cell.value {
        CellValue::Atoms(atoms) => atoms
            .iter()
            .filter(|(_, a)| *a == Atom::Conflicting)
            .map(|(o, _)| on(Some(*o)))
            .collect(),
        _ => vec![on(None)],
    }
}

/// Claims come newest first, so the sides do too.
fn sides<'a>(kind: Kind, live: &[&'a Claim], option: Option<OptionIx>) -> Vec<DisputeSide<'a>> {
    let mut sides: Vec<DisputeSide<'a>> = Vec::new();
    for claim in live {
        let Some(stand) = stand(kind, claim, option) else {
            continue;
        };
        let same = |side: &&mut DisputeSide<'a>| match stand {
            Stand::Atom(_) => side.stand == stand,
            Stand::Value => side.stand == stand && side.claims.iter().any(|c| c.says == claim.says),
        };
        match sides.iter_mut().find(same) {
            Some(side) => side.claims.push(claim),
            None => sides.push(DisputeSide {
                stand,
                claims: vec![claim],
            }),
        }
    }
    sides
}

/// The side a claim takes; `None` when it is silent on the option.
fn stand(kind: Kind, claim: &Claim, option: Option<OptionIx>) -> Option<Stand> {
    let says = &claim.says;
    let atom = match option {
        Some(o) => return says.atom(o).map(Stand::Atom),
        None if says.is_not_applicable() => Some(Atom::NotApplicable),
        None => says.side().map(Atom::of),
    };
    let value = || (!kind.has(Feature::Atoms)).then_some(Stand::Value);
    atom.map(Stand::Atom).or_else(value)
}
