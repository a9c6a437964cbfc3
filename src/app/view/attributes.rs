//! The sheet of the catalog's attributes, as drawing reads it: each with what it is, and what the user can set for the
//! one that is looked at.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    attribute_form::AttributeRows,
    form::{ColumnForm, ColumnRow, FormReset, FormRow, SampleRow, unfit},
};
use crate::{
    app::{
        action::{Action, OwnAttributes},
        state::{Modal, Model},
        text::sentence,
    },
    catalog::{
        Attribute, AttributeIx, Catalog, Feature, OwnAttribute, ServiceIx,
        annotations::{
            OwnDirection,
            attributes::{as_stated, bound_by, claims_as_stated, whole, whole_as_stated},
            on_cards::{is_on_cards, room},
        },
        wording::thousands,
    },
    compare::{Numbering, cell_words},
    dataset::Dataset,
};

/// The option that leaves a choice to the catalog.
const AS_STATED: &str = "As the catalog says";
/// How many cells are shown.
const SHOWN: usize = 10;

/// The sheet of the catalog's attributes.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributesView {
    /// All of them but the user's own columns.
    pub rows: Vec<ColumnRow>,
    /// The one that is looked at.
    pub form: Option<ColumnForm>,
    /// Whether there is a step to take back, or to redo.
    pub steps: (bool, bool),
}

/// What it depends on, and the place of the attribute that is looked at; `None` while none is.
pub(super) fn key(model: &Model) -> Option<(impl PartialEq + use<>, usize)> {
    let Some(Modal::Attributes { at, .. }) = model.session.modal else {
        return None;
    };
    let own = Arc::clone(&model.workspace.annotations);
    let key = (model.dataset.revision, at, own, model.can_undo(), model.can_redo());
    Some((key, at))
}

pub(super) fn view(model: &Model, at: usize) -> AttributesView {
    let catalog = &model.dataset.catalog;
    let own = &model.workspace.annotations.attributes;
    let of_catalog = || catalog.attribute_ixs().filter(|a| !catalog.is_own_column(*a));
    let stated = stated(catalog);
    let looked_at = of_catalog().nth(at);
    AttributesView {
        rows: of_catalog().map(|ix| row(catalog, ix, own, &stated)).collect(),
        form: looked_at.map(|ix| form(&model.dataset, ix, own.get(&catalog[ix].id))),
        steps: (model.can_undo(), model.can_redo()),
    }
}

/// Of how many services something is stated, attribute by attribute.
fn stated(catalog: &Catalog) -> BTreeMap<AttributeIx, usize> {
    let mut all = BTreeMap::new();
    for service in &catalog.services {
        // Claims are sorted by attribute.
        let mut last = None;
        for claim in service.claims.iter().filter(|c| !c.says.is_remark()) {
            if last.replace(claim.attribute) != Some(claim.attribute) {
                *all.entry(claim.attribute).or_default() += 1;
            }
        }
    }
    all
}

fn row(
    catalog: &Catalog,
    ix: AttributeIx,
    own: &BTreeMap<String, OwnAttribute>,
    stated: &BTreeMap<AttributeIx, usize>,
) -> ColumnRow {
    let about = &catalog[ix];
    let is_set = own.contains_key(&about.id);
    let became = what_it_is(about);
    let filled = if about.formula.is_some() {
        "worked out".to_owned()
    } else {
        let n = stated.get(&ix).copied().unwrap_or_default();
        format!("in {} of {}", thousands(n), thousands(catalog.services.len()))
    };
    let by = if is_set { "; changed by you" } else { "" };
    ColumnRow {
        spoken: format!("{}: {became}, {filled}{by}", about.label),
        header: about.label.clone(),
        became: sentence(&became),
        filled,
        why: about.about.clone(),
        is_set,
    }
}

/// `a choice of 4 options`, `a number (unit: GB)`.
fn what_it_is(about: &Attribute) -> String {
    let noun = about.kind.words().noun;
    match (about.options.len(), about.unit.as_str()) {
        (0, "") => noun.to_owned(),
        (0, unit) => format!("{noun} (unit: {unit})"),
        (1, _) => format!("{noun} of 1 option"),
        (n, _) => format!("{noun} of {} options", thousands(n)),
    }
}

fn form(dataset: &Dataset, ix: AttributeIx, own: Option<&OwnAttribute>) -> ColumnForm {
    let catalog = &dataset.catalog;
    let about = &catalog[ix];
    let nothing = OwnAttribute::default();
    ColumnForm {
        header: about.label.clone(),
        why: String::new(),
        is_set: own.is_some(),
        reset: FormReset {
            label: "All as the catalog says",
            sets: OwnAttributes::Say(ix, Box::default()).into(),
        },
        rows: rows(catalog, ix, own.unwrap_or(&nothing)),
        sample: sample(dataset, ix),
    }
}

fn rows(catalog: &Catalog, ix: AttributeIx, own: &OwnAttribute) -> Vec<FormRow> {
    let about = &catalog[ix];
    let form = AttributeRows {
        at: ix.at(),
        unsaid: AS_STATED,
        takes: OwnAttributes::TakeTyped.into(),
    };
    let heading = catalog.groups.get(about.group).map_or("", |g| g.label.as_str());
    let bound = bound_by(catalog, ix);
    let kind = match &bound {
        Some(why) => unfit("Kind", format!("{}. {why}", sentence(about.kind.words().noun))),
        None => form.kind(about, own.kind.as_ref(), |kind| with(ix, own, |s| s.kind = kind)),
    };
    let unit = match bound.as_ref().filter(|_| about.kind.has(Feature::Number)) {
        Some(why) => unfit("Unit", format!("{} {why}", about.unit).trim_start().to_owned()),
        None => form.unit(about, own.unit.is_some(), "None; the numbers stay as they are"),
    };
    let now = || {
        own.complete.or_else(|| whole_as_stated(catalog, ix)).or_else(|| {
            let claims = catalog.services.iter().flat_map(|s| &s.claims);
            whole(claims.filter(|c| c.attribute == ix).map(|c| &c.says))
        })
    };
    vec![
        form.label(about, own.label.is_some()),
        kind,
        unit,
        AttributeRows::better(about, own.better.is_some(), |better| {
            with(ix, own, |s| s.better = Some(OwnDirection::of(better)))
        }),
        form.lists(about, now, own.complete.as_ref(), |whole| {
            with(ix, own, |s| s.complete = whole)
        }),
        form.group(heading, own.group.is_some()),
        cards_row(catalog, ix, own),
    ]
}

/// Whether cards show it; what one wants there beyond their room must wait for room.
fn cards_row(catalog: &Catalog, ix: AttributeIx, own: &OwnAttribute) -> FormRow {
    let is_shown = is_on_cards(catalog, ix);
    if !is_shown && own.headline == Some(true) {
        let why = format!(
            "You want it there, and cards have room for {}: take another off first",
            room(catalog)
        );
        return unfit("On cards", why);
    }
    let sets = with(ix, own, |s| s.headline = Some(!is_shown));
    AttributeRows::on_cards(is_shown, own.headline.is_some(), sets)
}

/// A copy with one thing changed.
fn with(ix: AttributeIx, own: &OwnAttribute, change: impl FnOnce(&mut OwnAttribute)) -> Action {
    let mut own = own.clone();
    change(&mut own);
    OwnAttributes::Say(ix, Box::new(own)).into()
}

/// What the file states about some services, and what that is now.
fn sample(dataset: &Dataset, ix: AttributeIx) -> Vec<SampleRow> {
    let catalog = &dataset.catalog;
    let stated = as_stated(catalog, ix);
    let mut rows: Vec<(ServiceIx, String)> = Vec::new();
    for (service, says) in claims_as_stated(catalog, ix) {
        let words = says.words(stated.definition(), &**catalog);
        if let Some((_, text)) = rows.last_mut().filter(|(last, _)| *last == service) {
            text.push_str(" · ");
            text.push_str(&words);
        } else if rows.len() == SHOWN {
            break;
        } else {
            rows.push((service, words));
        }
    }
    let mut numbers = Numbering::new(catalog);
    let row = |(service, text): (ServiceIx, String)| {
        let words = cell_words(&dataset.cells, service, ix, &mut numbers);
        SampleRow {
            entry: catalog[service].name.clone(),
            text,
            read: words.short(),
            state: words.state,
        }
    };
    rows.into_iter().map(row).collect()
}
