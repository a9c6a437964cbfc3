//! In which options the claims on one set, or the entries of one list of services, differ between two editions: claim by
//! claim, so that each is reported with its source.

use serde_json::Value;

use super::change::{EditionChange, EditionPart};
use crate::catalog::raw::{RawClaim, RawSays};

/// What a claim states about an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionSide {
    /// That the option is there.
    Has,
    /// That it is there in part; the claim's note says how far.
    Partly,
    /// That it is not there.
    Lacks,
    /// It has no other than those that the claim names.
    NoOthers,
}

/// Options of which only one of the two editions states this.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedOptions {
    /// What is stated, and about which option or service; nothing is named where no other is had.
    pub options: Vec<(OptionSide, String)>,
    /// The claim that states it.
    pub claim: RawClaim,
}

/// In which options two editions of a cell differ.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OptionChanges {
    /// What only the new edition states.
    pub added: Vec<StatedOptions>,
    /// What only the old edition states.
    pub removed: Vec<StatedOptions>,
}

/// Of a cell that both editions have and that lists options or services; `None` of anything else. What accompanies an
/// option (its source, place, note and history) belongs to what is stated about it.
pub fn option_changes(change: &EditionChange) -> Option<OptionChanges> {
    let (EditionPart::Cell, Some(before), Some(after)) = (change.part, &change.before, &change.after) else {
        return None;
    };
    let (before, after) = (stated(before)?, stated(after)?);
    Some(OptionChanges {
        added: only_in(&after, &before),
        removed: only_in(&before, &after),
    })
}

/// What each claim of a cell states; `None` where one states something else than which options there are.
fn stated(cell: &Value) -> Option<Vec<StatedOptions>> {
    let one = |claim: &Value| {
        let claim: RawClaim = serde_json::from_value(claim.clone()).ok()?;
        let (side, ids) = match &claim.says {
            RawSays::Has(ids) | RawSays::Only(ids) | RawSays::Services(ids) => (OptionSide::Has, ids),
            RawSays::PartlyHas(ids) => (OptionSide::Partly, ids),
            RawSays::Lacks(ids) => (OptionSide::Lacks, ids),
            _ => return None,
        };
        let mut options: Vec<_> = ids.iter().map(|id| (side, id.clone())).collect();
        if let RawSays::Only(_) = claim.says {
            options.push((OptionSide::NoOthers, String::new()));
        }
        Some(StatedOptions { options, claim })
    };
    cell.as_array()?.iter().map(one).collect()
}

fn only_in(these: &[StatedOptions], others: &[StatedOptions]) -> Vec<StatedOptions> {
    let beside = |claim: &RawClaim| RawClaim {
        says: RawSays::NotApplicable,
        ..claim.clone()
    };
    let left = |stated: &StatedOptions| {
        let mine = beside(&stated.claim);
        let same: Vec<&StatedOptions> = others.iter().filter(|o| beside(&o.claim) == mine).collect();
        let is_new = |option: &(OptionSide, String)| !same.iter().any(|o| o.options.contains(option));
        StatedOptions {
            options: stated.options.iter().filter(|o| is_new(o)).cloned().collect(),
            claim: stated.claim.clone(),
        }
    };
    these.iter().map(left).filter(|s| !s.options.is_empty()).collect()
}
