//! The wizard: its events go to the pure state machine; must-haves are read from their draft first.

use crate::{
    app::{action::Decide, state::Model},
    catalog::Cond,
    decide::{Event, step},
};

pub(super) fn update(model: &mut Model, action: Decide) {
    match action {
        Decide::Event(event) => wizard(model, event),
        Decide::DraftMustHave(text) => {
            model.session.must_have_draft = text;
            model.session.must_have_error = None;
        }
        Decide::AddMustHave => match Cond::parse(&model.session.must_have_draft, &model.library.catalog) {
            Ok(cond) => {
                model.session.must_have_draft.clear();
                wizard(model, Event::AddMustHave(cond));
            }
            Err(e) => model.session.must_have_error = Some(e.to_string()),
        },
        Decide::RemoveMustHave(cond) => wizard(model, Event::RemoveMustHave(cond)),
        Decide::SetIncludeRetired(on) => model.workspace.include_retired = on,
    }
}

fn wizard(model: &mut Model, event: Event) {
    let state = model.workspace.wizard.clone();
    model.workspace.wizard = step(&model.library.script, state, event);
}
