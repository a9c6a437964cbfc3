//! Sequences of actions on the model, with every effect answered from files in memory: no panic, nothing left pending, all
//! that is set up is kept and comes back, and undo takes back what redo gives.

use std::{collections::BTreeSet, sync::Arc};

use crosscheck::{
    app::{Action, Model, state::Modal},
    compare::MAX_PANES,
    workspace::{Stored, Workspace, session_document::SessionDocument},
};

use crate::{
    fuzz::deeds::{STEP, act},
    fuzz::engine::{ACCEPTED, Seen, Target, Wrong, finds, holds, planted},
    fuzz::laws::is_cut,
    fuzz::world::World,
    generate::SplitMix,
};

/// How many deeds one sequence has at most.
const MOST: usize = 60;

fn check(bytes: &[u8]) -> Result<Seen, String> {
    let mut world = World::new(24);
    for (n, step) in bytes.chunks_exact(STEP).take(MOST).enumerate() {
        act(&mut world, step.try_into().expect("four bytes"));
        is_sound(&world.model)?;
        if n % 8 == 0 {
            world.look();
        }
    }
    world.settle()?;
    world.look();
    is_sound(&world.model)?;
    is_settled(&world.model)?;
    is_kept(&world.model)?;
    let seen = seen(&world.model);
    undo_and_redo(&mut world)?;
    Ok(seen)
}

/// What holds after every action.
pub fn is_sound(model: &Model) -> Result<(), String> {
    let services = model.dataset.catalog.services.len();
    let panes = &model.workspace.comparison.services;
    if panes.len() > MAX_PANES
        || panes
            .iter()
            .enumerate()
            .any(|(i, s)| s.at() >= services || panes[..i].contains(s))
    {
        return Err(format!("compared are {panes:?} of {services}"));
    }
    let known = |s: Option<crosscheck::catalog::ServiceIx>| s.is_none_or(|s| s.at() < services);
    if !known(model.session.open) || !known(model.session.cursor) || !known(model.workspace.comparison.baseline) {
        return Err("a service that the catalog does not have is open, under the cursor or the baseline".to_owned());
    }
    model.session.notices.iter().try_for_each(|n| is_cut(&n.text))
}

/// What holds once every answer has come.
pub fn is_settled(model: &Model) -> Result<(), String> {
    let session = &model.session;
    if session.pending.is_some() || session.rebuilding {
        return Err(format!(
            "left pending: {:?}, rebuilding: {}",
            session.pending, session.rebuilding
        ));
    }
    if model.workspace.annotations != model.dataset.own {
        return Err("what is the user's own is not laid over the catalog".to_owned());
    }
    Ok(())
}

/// What is kept of it comes back as it was.
pub fn is_kept(model: &Model) -> Result<(), String> {
    let (now, dataset) = (&model.workspace, &model.dataset);
    let text = Stored::of(now, &dataset.catalog).write();
    let (stored, damaged) = Stored::read(&text);
    let (back, lost) = stored.restore(dataset);
    // What does not fit this catalog is kept, and said again.
    lost.iter().try_for_each(|l| is_cut(l))?;
    if !damaged.is_empty() {
        return Err(format!("kept and restored, it warns: {damaged:?}"));
    }
    if back.view != now.view || back.comparison != now.comparison || back.wizard.responses() != now.wizard.responses() {
        let what = if back.view != now.view {
            format!("the view is {:?}, was {:?}", back.view, now.view)
        } else if back.comparison != now.comparison {
            format!("the comparison is {:?}, was {:?}", back.comparison, now.comparison)
        } else {
            let (back, now) = (back.wizard.responses(), now.wizard.responses());
            format!("the answers are {back:?}, were {now:?}")
        };
        return Err(format!("kept and restored, it differs: {what}; {text}"));
    }
    let document = SessionDocument::of(dataset, now);
    let (read, unknown) =
        SessionDocument::read(document.write().as_bytes()).map_err(|f| format!("its session does not read: {f}"))?;
    if read != document || !unknown.is_empty() || read.annotations != *now.annotations {
        return Err("its session reads as another".to_owned());
    }
    Ok(())
}

/// Closes what undo waits for: a form in which something is written, over one that was closed before; and the sheet of a list
/// that cannot be read as it was, in which undo is about the list alone.
fn leave(world: &mut World) {
    let cannot_be_read = matches!(world.model.session.modal, Some(Modal::Import { problem: Some(_) }));
    if world.model.form_waits() || cannot_be_read {
        world.act(Action::CloseModal);
    }
}

fn undo_and_redo(world: &mut World) -> Result<(), String> {
    // What is set up on a column that goes and comes stands behind the rest afterwards.
    let model = &mut world.model;
    let columns = |w: &mut Workspace| !w.annotations.columns.is_empty();
    let moves = columns(&mut model.workspace) || model.history.states_mut().any(columns);
    let all = |model: &Model| {
        (
            (!moves).then(|| model.workspace.view.clone()),
            model.workspace.comparison.clone(),
            Arc::clone(&model.workspace.annotations),
        )
    };
    let before = all(&world.model);
    let mut steps = 0;
    while !world.model.history.undo.is_empty() {
        leave(world);
        world.act(Action::Undo);
        // A step of how a list is read is undone once the list is there.
        if world.model.session.pending.is_some() {
            world.settle()?;
        }
        steps += 1;
        if steps > 1_000 {
            return Err("undo without end".to_owned());
        }
    }
    for _ in 0..steps {
        leave(world);
        world.act(Action::Redo);
        if world.model.session.pending.is_some() {
            world.settle()?;
        }
    }
    if moves {
        world.settle()?;
    }
    if all(&world.model) != before {
        return Err(format!("after {steps} steps of undo and redo it is not what it was"));
    }
    world.settle()?;
    is_settled(&world.model)
}

/// What is on the screen at the end, roughly.
fn seen(model: &Model) -> Seen {
    let modal = format!("{:.9?}", model.session.modal);
    let marks = [
        model.panes().is_some(),
        model.workspace.view.query.conditions.len() > 2,
        model.workspace.annotations.is_empty(),
        model.workspace.what_if.is_some(),
        model.dataset.imported.is_some(),
        model.session.file.is_some(),
        model.preferences.views.is_empty(),
    ];
    format!(
        "{ACCEPTED}: {:?} {:?} {modal} {marks:?}",
        model.workspace.place, model.workspace.view.layout
    )
}

fn target() -> Target {
    let seeds = (0..24).map(|seed| {
        let mut random = SplitMix(seed);
        (0..MOST * STEP).map(|_| random.next() as u8).collect()
    });
    Target {
        name: "actions",
        seeds: seeds.collect(),
        words: (0..=255_u8)
            .map(|kind| vec![kind, kind.wrapping_mul(31), 3, kind])
            .collect(),
        check: Arc::new(check),
    }
}

#[test]
fn whatever_is_done_nothing_breaks() {
    holds(target());
}

#[test]
fn a_planted_fault_behind_actions_is_found() {
    let target = target();
    // Only mutation gets there.
    let known: BTreeSet<Seen> = target
        .seeds
        .iter()
        .filter_map(|seed| (target.check)(seed).ok())
        .collect();
    let faulty = move |_: &[u8], seen: &Seen| {
        let layouts = ["Timeline", "Gaps", "Disagreements", "Sources"];
        let there = |place: &str| {
            layouts
                .iter()
                .any(|layout| seen.starts_with(&format!("accepted: {place} {layout}")))
        };
        !known.contains(seen) && (there("Decide") || there("Compare"))
    };
    assert_eq!(
        finds(planted(target, faulty), 3_000),
        Wrong::Panics("planted".to_owned())
    );
}
