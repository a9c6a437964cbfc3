//! The wizard: its events go to the pure state machine; must-haves are read from their draft first; the second branch
//! of "what if" is a machine of its own.

use std::sync::Arc;

use super::undo::say_with_undo;
use crate::{
    app::{
        action::Decide,
        draft::{Draft, TargetDraft},
        effect::Effect,
        state::{DecidePage, Model, RobustAsked, Tone},
        text::count,
        view::{
            decide::{QUICK, SHOWN},
            explore::among::{MOST_NAMES, must_haves},
        },
    },
    catalog::{
        AttributeIx, Condition, ServiceIx,
        condition::{Subject, Want},
    },
    decide::{
        Answers, Position, Topic, Wish, WishFor, WizardEvent, WizardState, answers::DEFAULT_IMPORTANCE, parts,
        rank_with, route_to, step, wish::read_target,
    },
    explore::{self, Query, Unknown},
    workspace::{Place, starting_conditions},
};

pub(super) fn update(model: &mut Model, action: Decide) {
    match action {
        Decide::Event(event) => wizard(model, event),
        Decide::Restart => {
            model.workspace.place = Place::Decide;
            wizard(model, WizardEvent::Restart);
        }
        Decide::DraftMustHave(text) => model.session.drafts.must_have.set(text),
        Decide::AddMustHave => {
            let read = |text: &String| Condition::parse_typed(text, &model.dataset.catalog).map_err(|e| e.to_string());
            if let Some(condition) = model.session.drafts.must_have.take(read) {
                wizard(model, WizardEvent::AddMustHave(condition));
            }
        }
        Decide::DraftTarget(attribute, text) => draft_target(model, attribute, text),
        Decide::TakeTarget => take_target(model),
        Decide::DropTarget => model.session.drafts.target = None,
        Decide::RemoveMustHave(condition) => wizard(model, WizardEvent::RemoveMustHave(condition)),
        Decide::SetIncludeRetired(on) => model.workspace.include_retired = on,
        Decide::GoTo(position) => {
            model.workspace.place = Place::Decide;
            for event in route_to(&model.dataset.script, &model.workspace.wizard, position).unwrap_or_default() {
                wizard(model, event);
            }
            model.session.decide_page = DecidePage::Wizard;
        }
        Decide::Show(page) => {
            let there = page != DecidePage::WhatIf || model.workspace.what_if.is_some();
            if there {
                model.session.decide_page = page;
            }
        }
        Decide::WhatIf(events) => {
            model.workspace.what_if = Some(Arc::new(follow(model, branch(model), events)));
            model.session.decide_page = DecidePage::WhatIf;
        }
        Decide::Branch(events) => {
            if let Some(state) = model.workspace.what_if.take() {
                let state = Arc::unwrap_or_clone(state);
                model.workspace.what_if = Some(Arc::new(follow(model, state, events)));
            }
        }
        Decide::AdoptBranch => adopt(model),
        Decide::DropBranch => drop_branch(model),
        Decide::AmongThese => decide_among(model),
        Decide::ShowRanked => show_ranked(model),
        Decide::Explain(service) => model.session.explained = Some(service),
        Decide::ShowMore => model.session.decide_more += SHOWN,
        Decide::Robust {
            revision,
            answers,
            result,
        } => {
            // What was asked for before the last change is no longer of use.
            if let Some(asked) = &mut model.session.robust
                && asked.revision == revision
                && asked.answers == *answers
            {
                asked.result = Some(result);
            }
        }
        Decide::NotRobust { answers, why } => {
            if let Some(asked) = model.session.robust.as_mut().filter(|a| a.answers == *answers) {
                asked.failed = true;
                model.say(Tone::Bad, why);
            }
        }
    }
    let position = model.workspace.wizard.position();
    if !model.session.been_at.contains(&position) {
        model.session.been_at.push(position);
    }
}

/// What a worker should do for the wizard: how sure the answer is, where there are too many services to work that out
/// between two frames. Asked once for each set of answers, whatever caused them, so it is called after every
/// change and after a start.
pub(super) fn wanted(model: &mut Model) -> Option<Effect> {
    if model.workspace.place != Place::Decide || model.dataset.table().candidates.len() <= QUICK {
        return None;
    }
    let answers = model.answers();
    let revision = model.dataset.revision;
    let asked = model.session.robust.as_ref();
    if asked.is_some_and(|a| a.revision == revision && a.answers == answers) {
        return None;
    }
    model.session.robust = Some(RobustAsked {
        revision,
        answers: answers.clone(),
        result: None,
        failed: false,
    });
    Some(Effect::Robust(Box::new(answers)))
}

/// Takes the text as it is typed. An error is shown once it was to be taken, and from then on until it is corrected.
fn draft_target(model: &mut Model, attribute: AttributeIx, text: String) {
    let catalog = &model.dataset.catalog;
    // Of a catalog that has since been replaced.
    if attribute.at() >= catalog.attributes.len() {
        return;
    }
    let wrong = read_target(catalog, attribute, &text).err();
    let wrong = wrong.filter(|_| !text.trim().is_empty());
    let target = &mut model.session.drafts.target;
    if let Some(before) = target.as_mut().filter(|t| t.attribute == attribute) {
        before.draft.amend(text, wrong);
    } else {
        let draft = Draft::new(text);
        *target = Some(TargetDraft { attribute, draft });
    }
}

/// Wishes for what was typed, as heavily as before; nothing typed is no wish, and changes nothing.
fn take_target(model: &mut Model) {
    let (drafts, catalog) = (&mut model.session.drafts, &model.dataset.catalog);
    let Some(TargetDraft { attribute, draft }) = &mut drafts.target else {
        return;
    };
    let attribute = *attribute;
    if draft.value.trim().is_empty() {
        drafts.target = None;
        return;
    }
    if let Some(near) = draft.take(|text| read_target(catalog, attribute, text)) {
        let before = model.workspace.wizard.wishes().iter();
        let importance = before
            .clone()
            .find(|w| w.topic() == Topic::Wish(attribute, None) && w.importance > 0);
        let importance = importance.map_or(DEFAULT_IMPORTANCE, |w| w.importance);
        let wish = Wish {
            attribute,
            wants: WishFor::Near(near),
            curve: None,
            importance,
        };
        wizard(model, WizardEvent::SetWish(wish));
    }
}

fn wizard(model: &mut Model, mut event: WizardEvent) {
    if let WizardEvent::SetWish(wish) = &mut event {
        // The curve is chosen when the wish is made, and stays.
        parts::with_curves(&model.dataset, model.dataset.table(), std::slice::from_mut(wish));
        model.session.drafts.target.take_if(|t| t.attribute == wish.attribute);
    }
    if let WizardEvent::DropWish(Topic::Wish(attribute, None)) = event {
        model.session.drafts.target.take_if(|t| t.attribute == attribute);
    }
    if event == WizardEvent::Restart {
        model.session.been_at.clear();
        if model.workspace.wizard.answers() != Answers::new(&model.dataset.catalog) {
            say_with_undo(model, "Begun again: nothing is answered.");
        }
    }
    let state = WizardState::clone(&model.workspace.wizard);
    model.workspace.wizard = Arc::new(step(&model.dataset.script, state, event));
    // A step is shown where it leads, from the top of its ranking.
    model.session.decide_more = 0;
    model.session.decide_page = DecidePage::Wizard;
}

fn follow(model: &Model, state: WizardState, events: Vec<WizardEvent>) -> WizardState {
    events
        .into_iter()
        .fold(state, |state, event| step(&model.dataset.script, state, event))
}

/// The present answers, with no route_to back into the first branch's past.
fn branch(model: &Model) -> WizardState {
    let now = &model.workspace.wizard;
    WizardState::resume(
        &model.dataset.script,
        Position::Result,
        now.responses(),
        now.importance(),
        now.must_haves(),
    )
    .with_wishes(now.wishes())
    .with_all_of(now.all_of())
}

/// The second branch's answers become the first's, as one event, so that Back brings the old ones back.
fn adopt(model: &mut Model) {
    if let Some(state) = model.workspace.what_if.take() {
        wizard(model, WizardEvent::Adopt(Box::new(Arc::unwrap_or_clone(state))));
    }
    model.session.decide_page = DecidePage::Wizard;
}

fn drop_branch(model: &mut Model) {
    model.workspace.what_if = None;
    model.session.decide_page = DecidePage::Wizard;
}

/// Decides among what Explore shows.
fn decide_among(model: &mut Model) {
    let (conditions, carried) = must_haves(model);
    for condition in &conditions {
        wizard(model, WizardEvent::AddMustHave(condition.clone()));
    }
    model.workspace.place = Place::Decide;
    let n = count(conditions.len(), "filter is a must-have", "filters are must-haves");
    let search = if carried {
        ""
    } else {
        " The search finds too many to be one."
    };
    model.say(Tone::Good, format!("{n} now.{search}"));
}

/// Shows in Explore what Decide ranks: the must-haves as filters that keep what is not known; where answers rule out more
/// than those, the names of what is left.
fn show_ranked(model: &mut Model) {
    let dataset = &model.dataset;
    let answers = model.answers();
    let mut query = Query {
        conditions: starting_conditions(&dataset.catalog),
        unknown: Unknown::Keep,
        ..Query::default()
    };
    if answers.include_retired {
        query.conditions.retain(|c| c.subject != Subject::Status);
    }
    query.conditions.extend(answers.must_haves.iter().cloned());
    let ranked: Vec<ServiceIx> = rank_with(dataset, dataset.table(), &answers)
        .ranked
        .iter()
        .map(|r| r.service)
        .collect();
    let shown = explore::list(dataset, &dataset.index, &query).hits.len();
    if shown != ranked.len() && (1..=MOST_NAMES).contains(&ranked.len()) {
        let named = |s: &ServiceIx| Want::Text(dataset.catalog[*s].name.clone());
        let names = Condition::any_of(Subject::Name, ranked.iter().map(named).collect());
        query.conditions.push(names);
    }
    model.workspace.view.query = query;
    model.workspace.place = Place::Explore;
}
