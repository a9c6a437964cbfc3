//! What the user states about the catalog's attributes. Each change is one step to undo; the file is not touched.

use std::sync::Arc;

use crate::{
    app::{
        action::OwnAttributes,
        state::{Modal, Model},
        unfinished::typed_attribute,
    },
    catalog::{AttributeIx, OwnAttribute, annotations::attributes::check},
};

pub(super) fn update(model: &mut Model, action: OwnAttributes) {
    match action {
        OwnAttributes::Ask => {
            model.session.import.typed = None;
            model.session.modal = Some(Modal::Attributes { at: 0, problem: None });
        }
        OwnAttributes::Look(now) => {
            take_typed(model);
            if let Some(Modal::Attributes { at, problem }) = &mut model.session.modal {
                *at = now;
                *problem = None;
            }
        }
        OwnAttributes::Say(attribute, own) => say(model, attribute, *own),
        OwnAttributes::TakeTyped => take_typed(model),
    }
}

fn take_typed(model: &mut Model) {
    let typed = typed_attribute(model);
    model.session.import.typed = None;
    if let Some((attribute, own)) = typed {
        say(model, attribute, own);
    }
}

/// An attribute of the catalog's own, by its place.
fn of_catalog(model: &Model, at: usize) -> Option<AttributeIx> {
    let catalog = &model.dataset.catalog;
    let found = catalog.attribute_ixs().nth(at)?;
    (!catalog.is_own_column(found)).then_some(found)
}

fn say(model: &mut Model, attribute: AttributeIx, own: OwnAttribute) {
    if of_catalog(model, attribute.at()).is_none() {
        return;
    }
    let catalog = &model.dataset.catalog;
    let own = own.beside(catalog, attribute);
    let wrong = check(catalog, attribute, &own).err();
    let is_good = wrong.is_none();
    let id = catalog[attribute].id.clone();
    if let Some(Modal::Attributes { problem, .. }) = &mut model.session.modal {
        *problem = wrong;
    }
    let known = model
        .workspace
        .annotations
        .attributes
        .get(&id)
        .cloned()
        .unwrap_or_default();
    if !is_good || known == own {
        return;
    }
    let all = &mut Arc::make_mut(&mut model.workspace.annotations).attributes;
    if own.is_empty() {
        all.remove(&id);
    } else {
        all.insert(id, own);
    }
}
