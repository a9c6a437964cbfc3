//! What the user states about the catalog's attributes: how one is shown, what kind it is, its unit, which direction is
//! better, whether its lists are whole. The file stays as it is: this is laid over it, and taken off again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    on_cards,
    overlaid::Overlaid,
    reread::{self, Reread},
};
use crate::catalog::{
    condition::Subject,
    ix::{AttributeIx, ServiceIx},
    kind::{Assertion, Feature, Kind},
    model::{Attribute, Better, Catalog, Factor, Group, Origin, PART_OF, cmp_folded},
    wording::excerpt,
};

/// What the user states about one attribute; what is left out is as in the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnAttribute {
    /// What a reader sees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What its claims are read as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// What its numbers count. They stay as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Which direction is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<OwnDirection>,
    /// Of a set: whether each list of the catalog's sources names all there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complete: Option<bool>,
    /// The heading it is shown under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Whether cards show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<bool>,
}

/// A direction, or that there is none although the catalog states one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // as [`Better`]
pub enum OwnDirection {
    Neither,
    Higher,
    Lower,
}

impl OwnDirection {
    /// What the user means by the catalog's own words.
    pub fn of(better: Option<Better>) -> Self {
        match better {
            None => Self::Neither,
            Some(Better::Higher) => Self::Higher,
            Some(Better::Lower) => Self::Lower,
        }
    }

    fn better(self) -> Option<Better> {
        match self {
            Self::Neither => None,
            Self::Higher => Some(Better::Higher),
            Self::Lower => Some(Better::Lower),
        }
    }
}

impl OwnAttribute {
    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same without what the catalog states already.
    #[must_use]
    pub fn beside(mut self, catalog: &Catalog, ix: AttributeIx) -> Self {
        let stated = as_stated(catalog, ix);
        let heading = catalog.groups.get(stated.group);
        self.label.take_if(|l| *l == stated.label || l.trim().is_empty());
        self.kind.take_if(|k| *k == stated.kind);
        let kind = self.kind.unwrap_or(stated.kind);
        self.unit.take_if(|u| *u == stated.unit || !kind.has(Feature::Number));
        self.better
            .take_if(|b| *b == OwnDirection::of(stated.better) || !kind.has(Feature::Direction));
        self.complete
            .take_if(|c| Some(*c) == whole_as_stated(catalog, ix) || !kind.has(Feature::Atoms));
        self.group
            .take_if(|g| heading.is_some_and(|h| h.label == *g) || g.trim().is_empty());
        self.headline.take_if(|h| *h == on_cards::is_stated(catalog, ix));
        self
    }
}

/// An attribute as the catalog states it.
pub fn as_stated(catalog: &Catalog, ix: AttributeIx) -> &Attribute {
    let before = catalog.overlaid.as_ref().and_then(|o| o.attributes.get(&ix));
    before.unwrap_or(&catalog[ix])
}

/// What the file claims of an attribute, by service.
pub fn claims_as_stated(catalog: &Catalog, ix: AttributeIx) -> impl Iterator<Item = (ServiceIx, &Assertion)> + Clone {
    file_claims(catalog, ix).filter_map(move |(service, at)| {
        let before = catalog.overlaid.as_ref().and_then(|o| o.claims.get(&(service, at)));
        let claims = catalog[service].claims.iter();
        let mut of_file = claims.filter(|c| catalog[c.source].origin != Origin::Own);
        let now = of_file.nth(at).map(|c| &c.says);
        Some((service, before.or(now)?))
    })
}

/// The places of what the file claims of an attribute.
fn file_claims(catalog: &Catalog, ix: AttributeIx) -> impl Iterator<Item = (ServiceIx, usize)> + Clone {
    catalog.service_ixs().flat_map(move |service| {
        let claims = catalog[service].claims.iter();
        let of_file = claims.filter(|c| catalog[c.source].origin != Origin::Own);
        let mine = of_file.enumerate().filter(move |(_, c)| c.attribute == ix);
        mine.map(move |(at, _)| (service, at))
    })
}

/// Whether the lists of a set name all there is, as the catalog states it: `None` where some do and some do not, or
/// there are none.
pub fn whole_as_stated(catalog: &Catalog, ix: AttributeIx) -> Option<bool> {
    whole(claims_as_stated(catalog, ix).map(|(_, says)| says))
}

/// The same of claims.
pub fn whole<'a>(claims: impl Iterator<Item = &'a Assertion>) -> Option<bool> {
    let mut found = None;
    for says in claims {
        let Some(is_whole) = says.is_whole_list() else { continue };
        if found.is_some_and(|f| f != is_whole) {
            return None;
        }
        found = Some(is_whole);
    }
    found
}

/// Why the kind and the unit of an attribute cannot be changed, in one sentence; `None`: they can.
pub fn bound_by(catalog: &Catalog, ix: AttributeIx) -> Option<String> {
    let about = as_stated(catalog, ix);
    if about.formula.is_some() {
        return Some("It is worked out from others.".to_owned());
    }
    if about.id == PART_OF {
        return Some("It says what is part of what.".to_owned());
    }
    let of_file = &catalog.attributes[..catalog.attributes.len().saturating_sub(catalog.own_columns)];
    if let Some(other) = of_file
        .iter()
        .find(|a| a.formula.as_ref().is_some_and(|f| f.parts.contains(&ix)))
    {
        return Some(format!("“{}” is worked out from it.", excerpt(&other.label)));
    }
    let asks = |factor: &&Factor| {
        let mut rules = factor.options.iter().flat_map(|o| &o.rules);
        rules.any(|r| {
            let conditions = r.when.conditions();
            conditions.iter().any(|c| c.subject == Subject::Attribute(ix))
        })
    };
    let factor = catalog.factors.iter().find(asks)?;
    Some(format!(
        "The catalog’s question “{}” rests on it.",
        excerpt(&factor.label)
    ))
}

/// Checks what is stated about an attribute; the error is a sentence.
pub fn check(catalog: &Catalog, ix: AttributeIx, wanted: &OwnAttribute) -> Result<(), String> {
    read_again(catalog, ix, wanted).map(drop)
}

/// What an attribute's claims become where its kind is to be another; `None` where it stays.
fn read_again(catalog: &Catalog, ix: AttributeIx, wanted: &OwnAttribute) -> Result<Option<Reread>, String> {
    let stated = as_stated(catalog, ix);
    let kind = wanted.kind.filter(|k| *k != stated.kind);
    let unit = wanted.unit.as_ref().filter(|u| **u != stated.unit);
    if (kind.is_some() || unit.is_some())
        && let Some(why) = bound_by(catalog, ix)
    {
        let what = if kind.is_some() { "kind" } else { "unit" };
        return Err(format!("{why} Its {what} stays as it is."));
    }
    let Some(kind) = kind else { return Ok(None) };
    let claims = claims_as_stated(catalog, ix);
    let unit = unit.unwrap_or(&stated.unit);
    reread::reread(claims, stated, (kind, unit), catalog).map(Some)
}

/// Lays what is stated over a catalog on which nothing of the user's is laid. Returns a sentence for each thing that
/// cannot be.
pub fn lay(catalog: &mut Catalog, wanted: &BTreeMap<String, OwnAttribute>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut before = Overlaid {
        groups: catalog.groups.len(),
        headline: catalog.headline.clone(),
        ..Overlaid::default()
    };
    for (id, own) in wanted.iter().filter(|(_, own)| !own.is_empty()) {
        let Some(ix) = catalog.attribute(id) else {
            wrong.push(format!(
                "What you say of the attribute “{}” is kept, but not shown: this catalog has none of this id.",
                excerpt(id)
            ));
            continue;
        };
        let (reread, is_bound) = match read_again(catalog, ix, own) {
            Ok(reread) => (reread, false),
            Err(why) => {
                let label = excerpt(&catalog[ix].label).into_owned();
                wrong.push(format!(
                    "What you say of the kind or unit of “{label}” is kept, but not shown: {why}"
                ));
                (None, true)
            }
        };
        before.attributes.insert(ix, catalog[ix].clone());
        if let Some(reread) = reread {
            let places: Vec<_> = file_claims(catalog, ix).collect();
            set_claims(catalog, &mut before, places.into_iter().zip(reread.says));
            let about = &mut catalog.attributes[ix.at()];
            about.kind = reread.kind;
            about.unit = reread.unit;
            about.options = reread.options;
            about.decimals = None;
            about.better = about.better.filter(|_| reread.kind.has(Feature::Direction));
        }
        if let Some(whole) = own.complete
            && catalog[ix].kind.has(Feature::Atoms)
        {
            let places: Vec<_> = file_claims(catalog, ix).collect();
            let says = claims_now(catalog, ix).map(|says| {
                if whole {
                    says.clone().of_a_whole_list()
                } else {
                    says.clone().of_an_open_list()
                }
            });
            let says: Vec<Assertion> = says.collect();
            set_claims(catalog, &mut before, places.into_iter().zip(says));
        }
        show(catalog, ix, own, is_bound);
        if own.headline == Some(false) {
            before.off_cards.push(ix);
        }
    }
    // What the user wants on cards comes first there.
    let wanted = catalog.attribute_ixs().filter(|ix| {
        let own = wanted.get(&catalog[*ix].id);
        own.is_some_and(|own| own.headline == Some(true))
    });
    let wanted: Vec<AttributeIx> = wanted.collect();
    catalog.headline.retain(|shown| !wanted.contains(shown));
    catalog.headline.splice(0..0, wanted);
    if !before.attributes.is_empty() {
        catalog.overlaid = Some(Box::new(before));
    }
    wrong
}

fn claims_now(catalog: &Catalog, ix: AttributeIx) -> impl Iterator<Item = &Assertion> {
    let claims = catalog.services.iter().flat_map(|s| &s.claims);
    claims.filter(move |c| c.attribute == ix).map(|c| &c.says)
}

fn set_claims(
    catalog: &mut Catalog,
    before: &mut Overlaid,
    all: impl Iterator<Item = ((ServiceIx, usize), Assertion)>,
) {
    for ((service, at), says) in all {
        let claim = catalog.services[service.at()].claims.get_mut(at);
        if let Some(claim) = claim.filter(|c| c.says != says) {
            let was = std::mem::replace(&mut claim.says, says);
            before.claims.entry((service, at)).or_insert(was);
        }
    }
}

/// What changes no claim.
fn show(catalog: &mut Catalog, ix: AttributeIx, own: &OwnAttribute, is_bound: bool) {
    let group = own.group.as_deref().map(str::trim).filter(|g| !g.is_empty());
    let group = group.map(|label| group_called(catalog, label));
    if own.headline == Some(false) {
        catalog.headline.retain(|shown| *shown != ix);
    }
    let about = &mut catalog.attributes[ix.at()];
    if let Some(label) = own.label.as_deref().map(str::trim).filter(|l| !l.is_empty()) {
        label.clone_into(&mut about.label);
    }
    if let Some(unit) = own
        .unit
        .as_ref()
        .filter(|_| about.kind.has(Feature::Number) && !is_bound)
    {
        unit.clone_into(&mut about.unit);
    }
    if let Some(better) = own.better.filter(|_| about.kind.has(Feature::Direction)) {
        about.better = better.better();
    }
    about.group = group.unwrap_or(about.group);
}

fn group_called(catalog: &mut Catalog, label: &str) -> usize {
    let same = |g: &Group| cmp_folded(&g.label, label).is_eq();
    if let Some(at) = catalog.groups.iter().position(same) {
        return at;
    }
    let mut id = label.to_owned();
    while catalog.groups.iter().any(|g| g.id == id) {
        id.push('-');
    }
    catalog.groups.push(Group {
        id,
        label: label.to_owned(),
    });
    catalog.groups.len() - 1
}

/// Takes it off again, once the user's columns and claims are off.
pub fn take_off(catalog: &mut Catalog) {
    let Some(before) = catalog.overlaid.take() else { return };
    for (ix, attribute) in before.attributes {
        catalog.attributes[ix.at()] = attribute;
    }
    catalog.groups.truncate(before.groups);
    catalog.headline = before.headline;
    for ((service, at), says) in before.claims {
        if let Some(claim) = catalog.services[service.at()].claims.get_mut(at) {
            claim.says = says;
        }
    }
}
