//! Another dataset takes the place of the one in use.

use std::{mem, sync::Arc};

use crate::{
    app::{
        state::{Modal, Model, Session, Tone},
        text::count,
    },
    catalog::{
        Catalog, Condition,
        condition::{Test, Want},
    },
    dataset::Dataset,
    workspace::{History, Stored, Workspace},
};

/// Puts another dataset in place. What the user had set up is carried over by ids, as far as the new catalog knows
/// them; what it does not know is said in a notice.
pub(super) fn dataset(model: &mut Model, dataset: Arc<Dataset>) {
    let same_list = dataset.catalog.title == model.dataset.catalog.title;
    let (workspace, lost) = if same_list {
        let stored = Stored::of(&model.workspace, &model.dataset.catalog);
        let (restored, lost) = stored.restore(&dataset);
        let annotations = Arc::clone(&model.workspace.annotations);
        (
            Workspace {
                annotations,
                ..restored
            },
            lost,
        )
    } else {
        shelve(model);
        let mut fresh = Workspace::first(&dataset);
        fresh.view.layout = model.workspace.view.layout;
        fresh.annotations = model.shelf.remove(&dataset.catalog.title).unwrap_or_default();
        (fresh, vec![])
    };
    let file = model.session.file.take().filter(|_| same_list);
    let before = whole(model, dataset, workspace);
    // A session file is about one catalog; the same one read again keeps it.
    model.session.file = file;
    for text in lost {
        model.say(Tone::Info, text);
    }
    if brings_a_list(&model.dataset, &before) {
        model.session.modal = Some(Modal::Import { problem: None });
    }
    let warnings = model.dataset.warnings.len();
    if warnings > 0 {
        let things = count(warnings, "thing looks", "things look");
        let text = format!("Opened; {things} unintended in the file. See crosscheck check.");
        model.say(Tone::Info, text);
    }
}

/// Puts a dataset and the work on it in place, with nothing open and nothing to undo; returns the dataset before.
pub(super) fn whole(model: &mut Model, dataset: Arc<Dataset>, workspace: Workspace) -> Arc<Dataset> {
    model.session = Session {
        notices: mem::take(&mut model.session.notices),
        evidence: model.session.evidence,
        ..Session::default()
    };
    model.history = History::default();
    model.workspace = workspace;
    mem::replace(&mut model.dataset, dataset)
}

/// Puts the annotations of the open catalog on the shelf, for when it is opened again.
pub(super) fn shelve(model: &mut Model) {
    let title = model.dataset.catalog.title.clone();
    if model.workspace.annotations.is_empty() {
        model.shelf.remove(&title);
    } else {
        model.shelf.insert(title, Arc::clone(&model.workspace.annotations));
    }
}

/// Whether a list has just come in, so that its report should be shown.
fn brings_a_list(now: &Dataset, before: &Dataset) -> bool {
    match (&now.imported, &before.imported) {
        (Some(now), Some(then)) => !Arc::ptr_eq(now, then),
        (now, _) => now.is_some(),
    }
}

/// Puts the same catalog worked out again in place; nothing else moves.
pub(super) fn worked_out_again(model: &mut Model, dataset: Arc<Dataset>) {
    let (old, new) = (&model.dataset.catalog, &dataset.catalog);
    let ids = |catalog: &Catalog| catalog.sources.iter().map(|s| s.id.clone()).collect::<Vec<_>>();
    if ids(old) != ids(new) {
        for view in model.history.views_mut().chain([&mut model.workspace.view]) {
            carry_over(&mut view.query.conditions, old, new);
        }
    }
    model.dataset = dataset;
}

/// Conditions on sources follow their ids: those of the annotations come and go.
fn carry_over(conditions: &mut Vec<Condition>, old: &Catalog, new: &Catalog) {
    conditions.retain_mut(|condition| match &mut condition.test {
        Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) => {
            wants.retain_mut(|want| match want {
                Want::Source(s) => {
                    let now = old.sources.get(s.at()).and_then(|x| new.source(&x.id));
                    now.map(|now| *s = now).is_some()
                }
                _ => true,
            });
            !wants.is_empty()
        }
        Test::Bound(..) => true,
    });
}
