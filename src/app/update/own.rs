//! What is the user's own: evidence on cells, stars, services struck out, notes. Each change is one step to undo.

use std::sync::Arc;

use super::say;
use crate::{
    app::{
        action::Yours,
        own_draft::{EvidenceDraft, RemarkDraft},
        state::{Modal, Model, Tone},
    },
    catalog::{Mark, Own, ServiceIx},
};

pub(super) fn update(model: &mut Model, action: Yours) {
    let known = |m: &Model, s: ServiceIx| s.at() < m.dataset.catalog.services.len();
    let today = model.dataset.view.today;
    match action {
        Yours::Star(service) if known(model, service) => mark(model, service, |m| m.starred = !m.starred),
        Yours::AskStrike(service) if known(model, service) => {
            let reason = mark_of(model, service).struck.unwrap_or_default();
            ask(model, service, true, reason);
        }
        Yours::Unstrike(service) if known(model, service) => mark(model, service, |m| m.struck = None),
        Yours::AskNote(service) if known(model, service) => {
            let note = mark_of(model, service).note;
            ask(model, service, false, note);
        }
        Yours::DraftRemark(text) => {
            if let Some(Modal::Remark(draft)) = &mut model.session.modal {
                draft.text = text;
                draft.error = None;
            }
        }
        Yours::KeepRemark => keep_remark(model),
        Yours::AddEvidence(service, attribute)
            if known(model, service) && attribute.at() < model.dataset.catalog.attributes.len() =>
        {
            let draft = EvidenceDraft::new(&model.dataset.catalog, service, attribute, today);
            model.session.modal = Some(Modal::Evidence(Box::new(draft)));
        }
        Yours::EditEvidence(at) => {
            let claim = model.workspace.own.claims.get(at);
            if let Some(draft) = claim.and_then(|c| EvidenceDraft::edit(&model.dataset.catalog, at, c)) {
                model.session.modal = Some(Modal::Evidence(Box::new(draft)));
            }
        }
        Yours::DraftEvidence(draft) => {
            if let Some(Modal::Evidence(open)) = &mut model.session.modal {
                let mut draft = *draft;
                let wrong = || draft.claim(&model.dataset.catalog, today).err();
                draft.error = if draft.tried { wrong() } else { None };
                **open = draft;
            }
        }
        Yours::KeepEvidence => keep_evidence(model),
        Yours::DeleteEvidence(at) => {
            if at < model.workspace.own.claims.len() {
                Arc::make_mut(&mut model.workspace.own).claims.remove(at);
                model.session.modal = None;
                say(
                    model,
                    Tone::Info,
                    "Your evidence is taken away; Undo brings it back.",
                    None,
                );
            }
        }
        // A service of a catalog that has since been replaced.
        Yours::Star(_) | Yours::AskStrike(_) | Yours::Unstrike(_) | Yours::AskNote(_) | Yours::AddEvidence(..) => {}
    }
}

fn mark_of(model: &Model, service: ServiceIx) -> Mark {
    let id = &model.dataset.catalog[service].id;
    model.workspace.own.marks.get(id).cloned().unwrap_or_default()
}

/// Whether the user struck a service out.
pub(super) fn is_struck(model: &Model, service: ServiceIx) -> bool {
    service.at() < model.dataset.catalog.services.len() && mark_of(model, service).struck.is_some()
}

/// Changes a service's mark; one that says nothing any more goes.
fn mark(model: &mut Model, service: ServiceIx, change: impl FnOnce(&mut Mark)) {
    let mut mark = mark_of(model, service);
    change(&mut mark);
    let id = model.dataset.catalog[service].id.clone();
    let marks = &mut Arc::make_mut(&mut model.workspace.own).marks;
    if mark.is_empty() {
        marks.remove(&id);
    } else {
        marks.insert(id, mark);
    }
}

fn ask(model: &mut Model, service: ServiceIx, strikes: bool, text: String) {
    model.session.modal = Some(Modal::Remark(RemarkDraft {
        service,
        name: model.dataset.catalog[service].name.clone(),
        strikes,
        text,
        error: None,
    }));
}

fn keep_remark(model: &mut Model) {
    let Some(Modal::Remark(draft)) = &mut model.session.modal else {
        return;
    };
    let text = draft.text.trim().to_owned();
    if draft.strikes && text.is_empty() {
        draft.error = Some("Say why in a few words; the record will hold it.".to_owned());
        return;
    }
    let (service, strikes) = (draft.service, draft.strikes);
    model.session.modal = None;
    if service.at() < model.dataset.catalog.services.len() {
        mark(model, service, |m| {
            if strikes {
                m.struck = Some(text);
            } else {
                m.note = text;
            }
        });
    }
}

fn keep_evidence(model: &mut Model) {
    let today = model.dataset.view.today;
    let Some(Modal::Evidence(draft)) = &mut model.session.modal else {
        return;
    };
    draft.tried = true;
    match draft.claim(&model.dataset.catalog, today) {
        Err(wrong) => draft.error = Some(wrong),
        Ok(claim) => {
            let (editing, cell) = (draft.editing, (draft.service, draft.attribute));
            let own: &mut Own = Arc::make_mut(&mut model.workspace.own);
            match editing.and_then(|at| own.claims.get_mut(at)) {
                Some(old) => *old = claim,
                None => own.claims.push(claim),
            }
            model.session.modal = None;
            // What was said is seen at once, where it stands.
            model.session.open = Some(cell.0);
            model.session.claims_of = Some(cell);
        }
    }
}
