//! Reading the list in use again, and undo: each reading in another way is a step.

use crate::{
    app::{
        effect::Effect,
        state::{AskedReading, Model, Pending, ReadStep, Way},
    },
    dataset::from_list::ImportJob,
};

/// Reads the list again with something changed, which can be taken back. `shows`: the sheet is shown then, whether it is
/// open or not.
pub(super) fn on(model: &mut Model, shows: bool, what: String, change: impl FnOnce(&mut ImportJob)) -> Vec<Effect> {
    let Some(before) = latest(model) else {
        return nothing(model);
    };
    let mut job = before.clone();
    change(&mut job);
    // What was asked for before and is not there yet is a step too.
    let (mut steps, shown) = match model.session.import.asked.take() {
        Some(AskedReading {
            way: Way::On(steps),
            shows,
            ..
        }) => (steps, shows),
        _ => (Vec::new(), false),
    };
    steps.push(ReadStep { before, what });
    ask(model, job, Way::On(steps), shows || shown)
}

/// Reads the list again in the same way.
pub(super) fn again(model: &mut Model) -> Vec<Effect> {
    let Some(job) = latest(model) else {
        return nothing(model);
    };
    let way = model.session.import.asked.take().map_or(Way::On(Vec::new()), |a| a.way);
    ask(model, job, way, true)
}

/// Reads the list again in the same way because it has changed on disk; the sheet stays closed when it is.
pub(in crate::app::update) fn quietly_again(model: &mut Model) -> Vec<Effect> {
    let Some(job) = latest(model) else {
        return nothing(model);
    };
    let asked = model.session.import.asked.take();
    ask(model, job, asked.map_or(Way::On(Vec::new()), |a| a.way), false)
}

/// Undoes the last step.
pub(in crate::app::update) fn back(model: &mut Model) -> Vec<Effect> {
    turn(model, Way::Back)
}

/// Redoes the last step that was undone.
pub(in crate::app::update) fn forth(model: &mut Model) -> Vec<Effect> {
    turn(model, Way::Forth)
}

fn turn(model: &mut Model, way: Way) -> Vec<Effect> {
    let sheet = &model.session.import;
    let step = if way == Way::Back {
        sheet.undo.last()
    } else {
        sheet.redo.last()
    };
    // One at a time: a step is known once the list is there.
    match step {
        Some(step) if sheet.asked.is_none() => {
            let job = step.before.clone();
            model.session.import.typed = None;
            ask(model, job, way, false)
        }
        _ => vec![],
    }
}

fn ask(model: &mut Model, job: ImportJob, way: Way, shows: bool) -> Vec<Effect> {
    let asked = job.clone();
    model.session.import.asked = Some(AskedReading { job: asked, way, shows });
    model.session.pending = Some(Pending::Reading(None));
    vec![Effect::Import(job)]
}

/// How the list in use is read, or is about to be; `None` when there is no list.
fn latest(model: &Model) -> Option<ImportJob> {
    let list = model.dataset.imported.as_ref()?;
    let asked = model.session.import.asked.as_ref();
    Some(asked.map_or_else(|| list.job.clone(), |a| a.job.clone()))
}

/// Another file was dropped while a dialog asked what to put the list into.
fn nothing(model: &mut Model) -> Vec<Effect> {
    model.session.pending.take_if(|p| *p == Pending::OpenDialog);
    vec![]
}
