//! Every cell in which sources disagree, with what each side states. Nothing is settled here: newer comes first, and
//! that is all.

use rayon::prelude::*;

use super::super::index::Index;
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
    /// What it asserts.
    pub stand: Stand,
    /// The claims that take it, newest first; never empty.
    pub claims: Vec<&'a Claim>,
}

/// What a side asserts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Yes, no, partly or not applicable: of a flag or of an option.
    Atom(Atom),
    /// A value; the side's claims state which.
    Value,
}

/// One matter on which sources disagree, without what each side states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dispute {
    /// Whose cell it is.
    pub service: ServiceIx,
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// The option in dispute, for a set; `None` when the whole cell is.
    pub option: Option<OptionIx>,
    /// How much space it needs.
    pub size: DisputeSize,
}

/// How much there is to show of a matter in dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisputeSize {
    /// How many sides there are.
    pub sides: u16,
    /// How many claims take one.
    pub claims: u16,
    /// How many claims take the side that most do.
    pub most: u16,
}

impl Dispute {
    fn of(found: &Disagreement<'_>) -> Self {
        let claims = found.sides.iter().map(|side| side.claims.len());
        let few = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Self {
            service: found.service,
            attribute: found.attribute,
            option: found.option,
            size: DisputeSize {
                sides: few(found.sides.len()),
                claims: few(claims.clone().sum()),
                most: few(claims.max().unwrap_or(0)),
            },
        }
    }

    /// What each side states.
    pub fn sides(self, cells: &Cells) -> Disagreement<'_> {
        disagreement(cells, self.service, self.attribute, self.option)
    }
}

/// All there are, service by service in the order of names.
#[derive(Debug, Clone)]
struct Disputes {
    all: Box<[Dispute]>,
    /// For each slot where its own begin; one more for the end.
    starts: Box<[u32]>,
}

impl Disputes {
    fn build(cells: &Cells, index: &Index) -> Self {
        let of = |slot: u32| -> Vec<Dispute> {
            let service = index.service(slot);
            let attributes = cells.catalog.attribute_ixs();
            let found = attributes.flat_map(|a| disagreements_in(cells, service, a));
            found.map(|d| Dispute::of(&d)).collect()
        };
        let slots: Vec<Vec<Dispute>> = (0..index.len() as u32).into_par_iter().map(of).collect();
        let mut end = 0;
        let ends = slots.iter().map(|mine| {
            end += mine.len() as u32;
            end
        });
        Self {
            starts: std::iter::once(0).chain(ends).collect(),
            all: slots.into_iter().flatten().collect(),
        }
    }

    fn of(&self, slot: u32) -> &[Dispute] {
        let at = slot as usize;
        &self.all[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// Every disagreement of these services, in their order, then in the catalog's order of attributes and options.
pub fn disputes(cells: &Cells, index: &Index, services: impl IntoIterator<Item = ServiceIx>) -> Vec<Dispute> {
    let known = index.kept().get(|| Disputes::build(cells, index));
    let services = services.into_iter();
    services.flat_map(|s| known.of(index.slot(s))).copied().collect()
}

/// The disagreements within one cell: none when it is not conflicting, one an option in dispute for a set, else one.
fn disagreements_in(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> Vec<Disagreement<'_>> {
    let cell = cells.get(service, attribute);
    if cell.state != State::Conflicting {
        return Vec::new();
    }
    let on = |option| disagreement(cells, service, attribute, option);
    match &cell.value {
        CellValue::Atoms(atoms) => atoms
            .iter()
            .filter(|(_, a)| *a == Atom::Conflicting)
            .map(|(o, _)| on(Some(*o)))
            .collect(),
        _ => vec![on(None)],
    }
}

fn disagreement(
    cells: &Cells,
    service: ServiceIx,
    attribute: AttributeIx,
    option: Option<OptionIx>,
) -> Disagreement<'_> {
    let (live, _) = cells.claims(service, attribute);
    Disagreement {
        service,
        attribute,
        option,
        sides: sides(cells.catalog[attribute].kind, &live, option),
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

/// The side a claim takes; `None` when it does not name the option.
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
