//! A form that was closed with something written in it that is not kept: undo opens it again as it was.

use std::sync::Arc;

use crate::{
    app::{
        annotation_draft::Remark,
        state::{FORM_FIRST, Modal, Model, Tone},
        unfinished::{added_to, unfinished},
    },
    catalog::Catalog,
};

const NOT_KEPT: &str = "What you wrote is not kept.";

/// A form is closed. What was written in it and is not kept can be had again by undo, once what was done since is taken back.
pub(super) fn remember(model: &mut Model) {
    let (own, dataset) = (&model.workspace.annotations, &model.dataset);
    let today = dataset.view.today;
    let is_begun = |form: &Modal| unfinished(own, Some(form), &dataset.catalog, today).is_some();
    let again = model.session.form_again.take();
    let Some(form) = model.session.modal.clone().filter(is_begun) else {
        return;
    };
    if again.as_ref() == Some(&form) {
        // Undo would open it for ever, and never reach the step before.
        model.report(Tone::Info, NOT_KEPT);
        return;
    }
    let steps = model.history.undo.len();
    model.session.left_form = Some((steps, form));
    // It stays true when the catalog is read again.
    model.report(Tone::Info, NOT_KEPT);
    if let Some(notice) = model.session.notices.last_mut() {
        notice.undo = Some(steps);
    }
}

/// Opens it again where closing it was the last that was done; returns whether it was.
pub(super) fn open_again(model: &mut Model) -> bool {
    if model.form_waits() {
        model.say(Tone::Info, FORM_FIRST);
        return true;
    }
    let now = model.history.undo.len();
    let Some((steps, form)) = model.session.left_form.take_if(|(steps, _)| *steps == now) else {
        return false;
    };
    model.session.form_again = Some(form.clone());
    model.session.notices.retain(|n| n.undo != Some(steps));
    model.open_over(form);
    true
}

/// Keeps what is written in a form as a note that is unfinished, since its catalog, which was `before`, does not have what it
/// is about as it was; in every state that undo could bring back as well. Returns the sentence that tells it; `None` where
/// nothing was written.
pub(super) fn keep_unfinished(model: &mut Model, form: &Modal, before: &Catalog) -> Option<String> {
    let today = model.dataset.view.today;
    let left = unfinished(&model.workspace.annotations, Some(form), before, today)?;
    let states = model.history.states_mut().map(|state| &mut state.annotations);
    for own in states.chain([&mut model.workspace.annotations]) {
        *own = Arc::new(added_to(own, &left));
    }
    Some(
        "What you wrote and had not kept is kept as a note, “Unfinished: …”: what it is about is another now."
            .to_owned(),
    )
}

/// The same on another state of its catalog, by ids; `None` where that does not have what it is about.
pub(super) fn carried(form: Modal, before: &Catalog, now: &Catalog) -> Option<Modal> {
    match form {
        Modal::Remark(mut draft) => {
            let service = now.service(&before.services.get(draft.value.service.at())?.id)?;
            draft.value = Remark { service, ..draft.value };
            Some(Modal::Remark(draft))
        }
        Modal::Evidence(mut draft) => {
            draft.value = draft.value.carried(before, now)?;
            Some(Modal::Evidence(draft))
        }
        other => Some(other),
    }
}
