//! Annotations: evidence on cells, stars, services struck out, notes. Each change is one step to undo.

use std::sync::Arc;

use super::{columns, standing};
use crate::{
    app::{
        action::Annotate,
        annotation_draft::{EvidenceEntry, Remark},
        draft::Draft,
        state::{Modal, Model, Tone},
    },
    catalog::{Mark, ServiceIx},
    workspace::kept::merge,
};

pub(super) fn update(model: &mut Model, action: Annotate) {
    let today = model.dataset.view.today;
    match action {
        Annotate::Star(service) if model.knows(service) => mark(model, service, |m| m.starred = !m.starred),
        Annotate::AskStrike(service) if model.knows(service) => {
            let reason = mark_of(model, service).struck.unwrap_or_default();
            ask(model, service, true, reason);
        }
        Annotate::Unstrike(service) if model.knows(service) => mark(model, service, |m| m.struck = None),
        Annotate::ToggleStruck(service) if model.knows(service) => {
            let struck = mark_of(model, service).struck.is_some();
            let action = if struck {
                Annotate::Unstrike
            } else {
                Annotate::AskStrike
            };
            update(model, action(service));
        }
        Annotate::AskNote(service) if model.knows(service) => {
            let note = mark_of(model, service).note;
            ask(model, service, false, note);
        }
        Annotate::DraftRemark(remark) => {
            if let Some(Modal::Remark(draft)) = &mut model.session.modal {
                draft.set(remark);
            }
        }
        Annotate::KeepRemark => keep_remark(model),
        Annotate::AddEvidence(service, attribute)
            if model.knows(service) && attribute.at() < model.dataset.catalog.attributes.len() =>
        {
            let entry = EvidenceEntry::new(&model.dataset.catalog, service, attribute, today);
            model.open_over(Modal::Evidence(Box::new(Draft::new(entry))));
        }
        Annotate::EditEvidence(at) => {
            let claim = model.workspace.annotations.claims.get(at);
            if let Some(entry) = claim.and_then(|c| EvidenceEntry::edit(&model.dataset.catalog, c)) {
                model.open_over(Modal::Evidence(Box::new(Draft::new(entry))));
            }
        }
        Annotate::DraftEvidence(entry) => {
            if let Some(Modal::Evidence(draft)) = &mut model.session.modal {
                let tried = entry.tried.then(|| entry.claim(&model.dataset.catalog, today));
                draft.set(*entry);
                draft.problem = tried.and_then(Result::err);
            }
        }
        Annotate::KeepEvidence => keep_evidence(model),
        Annotate::KeepWritten => match &model.session.modal {
            Some(Modal::Remark(_)) => keep_remark(model),
            Some(Modal::Evidence(_)) => keep_evidence(model),
            Some(Modal::Column(_)) => columns::keep_written(model),
            _ => {}
        },
        Annotate::DeleteEvidence(at) => {
            if at < model.workspace.annotations.claims.len() {
                Arc::make_mut(&mut model.workspace.annotations).claims.remove(at);
                model.session.modal = None;
                model.say(Tone::Info, "Your evidence is taken away; Undo brings it back.");
            }
        }
        Annotate::DeleteEdited => {
            let Some(Modal::Evidence(draft)) = &model.session.modal else {
                return;
            };
            let claims = &model.workspace.annotations.claims;
            let at = claims.iter().position(|c| Some(c) == draft.value.editing.as_ref());
            // It may be gone already.
            update(model, Annotate::DeleteEvidence(at.unwrap_or(claims.len())));
            model.session.modal = None;
        }
        // A service of a catalog that has since been replaced.
        Annotate::Star(_)
        | Annotate::AskStrike(_)
        | Annotate::Unstrike(_)
        | Annotate::ToggleStruck(_)
        | Annotate::AskNote(_)
        | Annotate::AddEvidence(..) => {}
    }
}

fn mark_of(model: &Model, service: ServiceIx) -> Mark {
    let id = &model.dataset.catalog[service].id;
    model.workspace.annotations.marks.get(id).cloned().unwrap_or_default()
}

/// Changes a service's mark; one that is empty now is removed.
fn mark(model: &mut Model, service: ServiceIx, change: impl FnOnce(&mut Mark)) {
    let mut mark = mark_of(model, service);
    change(&mut mark);
    let id = model.dataset.catalog[service].id.clone();
    let marks = &mut Arc::make_mut(&mut model.workspace.annotations).marks;
    if mark.is_empty() {
        marks.remove(&id);
    } else {
        marks.insert(id, mark);
    }
}

fn ask(model: &mut Model, service: ServiceIx, strikes: bool, text: String) {
    let name = model.dataset.catalog[service].name.clone();
    model.open_over(Modal::Remark(Draft::new(Remark {
        service,
        name,
        strikes,
        began: text.clone(),
        text,
    })));
}

fn keep_remark(model: &mut Model) {
    let Some(Modal::Remark(draft)) = &mut model.session.modal else {
        return;
    };
    let text = draft.value.text.trim().to_owned();
    if draft.value.strikes && text.is_empty() {
        draft.problem = Some("Say why in a few words; the record will hold it.".to_owned());
        return;
    }
    let Remark {
        service,
        strikes,
        began,
        ..
    } = draft.value.clone();
    model.session.modal = None;
    if model.knows(service) {
        // Another window may have written it meanwhile.
        mark(model, service, |m| {
            if strikes {
                let now = m.struck.take().unwrap_or_default();
                m.struck = Some(merge::text(&began, &text, &now));
            } else {
                m.note = merge::text(&began, &text, &m.note);
            }
        });
    }
}

fn keep_evidence(model: &mut Model) {
    let today = model.dataset.view.today;
    let Some(Modal::Evidence(draft)) = &mut model.session.modal else {
        return;
    };
    let entry = &mut draft.value;
    entry.tried = true;
    match entry.claim(&model.dataset.catalog, today) {
        Err(wrong) => draft.problem = Some(wrong),
        Ok(claim) => {
            let (editing, cell) = (entry.editing.clone(), (entry.service, entry.attribute));
            standing::note(model, cell.0);
            let claims = &mut Arc::make_mut(&mut model.workspace.annotations).claims;
            // By what it was: another window or a step taken back may have moved it.
            match claims.iter_mut().find(|c| Some(&**c) == editing.as_ref()) {
                Some(old) => *old = claim,
                None => claims.push(claim),
            }
            model.session.modal = None;
            // The new evidence is shown at once, where it is.
            model.session.open = Some(cell.0);
            model.session.claims_of = Some(cell);
        }
    }
}
