//! Another dataset takes the place of the one in use.

use std::{mem, sync::Arc};

use super::{left_form, on_disk, undo};
use crate::{
    app::{
        effect::Effect,
        state::{DecidePage, Former, ImportSheet, Modal, Model, NoticeScope, OnDisk, Session, Tone},
        text::count,
    },
    catalog::ServiceIx,
    dataset::{Dataset, Loaded},
    workspace::{History, Stored, Workspace, kept::Opened},
};

/// Puts another dataset in place. Of the same catalog, what is set up is carried over by ids, as far as it is known there;
/// of another, what is kept of that one is taken up. What does not fit stays as it was stored, and is reported.
pub(super) fn dataset(model: &mut Model, opened: Opened) -> Vec<Effect> {
    let Opened {
        dataset: Loaded(dataset),
        home,
    } = opened;
    let same_catalog = home.key == model.home.key;
    // Where nothing is kept on the disk, the user's own is known here alone.
    let own = Arc::clone(&model.workspace.annotations);
    let dataset = if same_catalog && dataset.own != own && !(own.columns.is_empty() && own.attributes.is_empty()) {
        Arc::new(dataset.again(dataset.view, own, dataset.revision).0)
    } else {
        dataset
    };
    let mut unfit_known = Vec::new();
    let (workspace, mut notices) = if same_catalog {
        let stored = Stored::of(&model.workspace, &model.dataset.catalog);
        let (restored, mut lost) = stored.restore_from(Some(&model.dataset.catalog), &dataset);
        let (vanished, named) = on_disk::vanished(model, &dataset.catalog);
        lost.extend(vanished);
        // What has been told by a name is not told by an id as well.
        let is_news = |u: &&String| !model.home.unlaid.contains(u) && !named.iter().any(|n| u.starts_with(n));
        lost.extend(home.unlaid.iter().filter(is_news).cloned());
        unfit_known = named;
        unfit_known.append(&mut model.session.unfit_known);
        unfit_known.append(&mut model.session.unfit_said);
        let annotations = Arc::clone(&model.workspace.annotations);
        let workspace = Workspace {
            annotations,
            ..restored
        };
        (workspace, lost)
    } else {
        let (mut workspace, notices) = home.restore(&dataset);
        if home.work.is_none() {
            workspace.view.layout = model.workspace.view.layout;
        }
        (workspace, notices)
    };
    let file = model.session.file.take().filter(|_| same_catalog);
    let was_open = matches!(model.session.modal, Some(Modal::Import { .. }));
    let (sheet, shows) = sheet_of(model, &dataset);
    let step = sheet.told.clone();
    let looked_at = same_catalog.then(|| OnScreen::of(model));
    let left_form = model.session.left_form.take().filter(|_| same_catalog);
    let mut lost_form = None;
    let left_form = left_form.and_then(|(at, form)| {
        let (before, now) = (&model.dataset.catalog, &dataset.catalog);
        let carried = left_form::carried(form.clone(), before, now);
        lost_form = carried.is_none().then_some(form);
        Some((at, carried?))
    });
    let asked_by_disk = model.session.on_disk == OnDisk::ReadingAgain;
    let former = (!same_catalog && !model.session.at_start).then(|| Former {
        path: model.dataset.origin.path().map(ToOwned::to_owned),
        title: model.dataset.catalog.title.clone(),
    });
    let still_former = model.session.former.take().filter(|_| same_catalog);
    let history = mem::take(&mut model.history);
    let history = if same_catalog { history } else { History::default() };
    let before = whole(model, dataset, workspace);
    carry_history(model, history, &before);
    notices.extend(lost_form.and_then(|form| left_form::keep_unfinished(model, &form, &before.catalog)));
    model.preferences.opened(model.dataset.origin.path());
    model.session.former = still_former;
    // A session file is about one catalog; the same one read again keeps it.
    model.session.file = file;
    model.session.import = sheet;
    model.session.unfit_known = unfit_known;
    model.session.left_form = left_form;
    if let Some(looked_at) = looked_at {
        looked_at.restore(model);
    }
    let mut effects = Vec::new();
    if same_catalog {
        model.home.path = home.path;
        model.home.unlaid = home.unlaid;
    } else {
        // What was done in the other one is not about this one.
        model.session.notices.retain(|n| n.scope == NoticeScope::Program);
        effects.extend(home.session.clone().map(Effect::RecallSession));
        for damaged in &home.notices {
            model.report(Tone::Bad, damaged.as_str());
        }
        model.home = home;
    }
    if brings_a_list(&model.dataset, &before) {
        if was_open || shows {
            model.session.modal = Some(Modal::Import { problem: None });
        } else if !step.is_empty() {
            model.say(Tone::Good, step);
        }
    }
    let warnings = model.dataset.warnings.len();
    // For a list the sheet shows what to look at; there is no catalog file yet to look into.
    if let Some(former) = former {
        undo::remember_former(model, former);
    }
    // An editor may save what it had read.
    let is_same = same_catalog && model.dataset.catalog.hash == before.catalog.hash;
    let is_read_again = asked_by_disk && !is_same;
    if warnings > 0 && model.dataset.imported.is_none() && !(is_same && asked_by_disk) {
        let things = count(warnings, "thing looks", "things look");
        let opened = if is_read_again { "" } else { "Opened; " };
        notices.push(format!(
            "{opened}{things} unintended in the file. See crosscheck check."
        ));
    }
    // One notice for both, since each would take the other's place.
    let read = is_read_again.then(|| on_disk::read_words(model)).flatten();
    let words: Vec<&str> = read.iter().chain(&notices).map(String::as_str).collect();
    if !words.is_empty() {
        model.report(Tone::Info, words.join(" "));
    }
    if !notices.is_empty() {
        model.session.unfit_said = notices;
    }
    effects
}

/// Gives what undo and redo knew back after the same catalog was read again, by ids as what is set up: an editor that saves
/// takes no step back from the user.
fn carry_history(model: &mut Model, mut history: History, before: &Dataset) {
    let now = Arc::clone(&model.dataset);
    for state in history.states_mut() {
        let (carried, _) = Stored::of(state, &before.catalog).restore(&now);
        let annotations = Arc::clone(&state.annotations);
        *state = Workspace { annotations, ..carried };
    }
    model.history = history;
}

/// What is on the screen, by ids, so that it stays there when the same catalog is read again.
struct OnScreen {
    open: Option<String>,
    cursor: Option<String>,
    folded: Vec<String>,
    page: DecidePage,
}

impl OnScreen {
    fn of(model: &Model) -> Self {
        let id = |s: Option<ServiceIx>| s.map(|s| model.dataset.catalog[s].id.clone());
        Self {
            open: id(model.session.open),
            cursor: id(model.session.cursor),
            folded: model.session.folded_headings.clone(),
            page: model.session.decide_page,
        }
    }

    fn restore(self, model: &mut Model) {
        let place = |id: Option<String>| id.and_then(|id| model.dataset.catalog.service(&id));
        (model.session.open, model.session.cursor) = (place(self.open), place(self.cursor));
        model.session.folded_headings = self.folded;
        model.session.decide_page = self.page;
    }
}

/// Puts a dataset and the work on it in place, with nothing open and nothing to undo; returns the dataset before.
pub(super) fn whole(model: &mut Model, dataset: Arc<Dataset>, workspace: Workspace) -> Arc<Dataset> {
    model.session = Session {
        notices: mem::take(&mut model.session.notices),
        notice_serial: model.session.notice_serial,
        evidence: model.session.evidence,
        ..Session::default()
    };
    model.history = History::default();
    model.workspace = workspace;
    mem::replace(&mut model.dataset, dataset)
}

/// The sheet of the list that is read, of another list than the one in use a new one; and whether it is to be shown.
fn sheet_of(model: &mut Model, now: &Dataset) -> (ImportSheet, bool) {
    let path = |d: &Dataset| d.imported.as_ref().map(|l| l.job.path.clone());
    let mut sheet = mem::take(&mut model.session.import);
    if path(now) != path(&model.dataset) {
        return (ImportSheet::default(), true);
    }
    let shows = sheet.asked.as_ref().is_none_or(|a| a.shows);
    if let Some(list) = &model.dataset.imported {
        sheet.read(&list.job);
    }
    (sheet, shows)
}

/// Puts the same catalog, worked out again, in place: nothing moves. Where the user's columns are others, places of
/// attributes are too, and where an attribute's kind is another, so is what can be asked of it; what is set up is carried
/// over by ids then, in every state that undo could bring back as well.
pub(super) fn again(model: &mut Model, dataset: Arc<Dataset>) {
    let before = mem::replace(&mut model.dataset, dataset);
    let now = Arc::clone(&model.dataset);
    let ids = |of: &Dataset| -> Vec<String> {
        let own = of.catalog.own_columns();
        own.map(|a| of.catalog[a].id.clone()).collect()
    };
    let (was, is) = (ids(&before), ids(&now));
    let pairs = before.catalog.attributes.iter().zip(&now.catalog.attributes);
    let mut pairs = pairs.filter(|(a, b)| a.id == b.id);
    let reshaped = pairs.clone().any(|(a, b)| a.kind != b.kind || a.options != b.options);
    // A heading that is left without attributes is no topic of the matrix any more.
    let heading = |of: &'_ Dataset, group: usize| of.catalog.groups.get(group).map(|g| g.id.clone());
    let regrouped = pairs.any(|(a, b)| heading(&before, a.group) != heading(&now, b.group));
    if was == is && !reshaped && !regrouped {
        return;
    }
    let moved = reshaped || !is.starts_with(&was);
    let carry = |state: &mut Workspace| {
        // What is new may be what did not fit.
        if moved || regrouped || *state.unfit != Stored::default() {
            let (carried, _) = Stored::of(state, &before.catalog).restore(&now);
            let annotations = Arc::clone(&state.annotations);
            *state = Workspace { annotations, ..carried };
        }
    };
    carry(&mut model.workspace);
    model.history.states_mut().for_each(carry);
    let mut lost = None;
    if moved {
        let session = &mut model.session;
        session.claims_of = None;
        let carried = |form: Modal| left_form::carried(form, &before.catalog, &now.catalog);
        let left = session.left_form.take();
        session.form_again = session.form_again.take().and_then(carried);
        lost = left.clone().filter(|(_, form)| carried(form.clone()).is_none());
        session.left_form = left.and_then(|(at, form)| Some((at, carried(form)?)));
        session.moving = None;
        session.compare.cursor = None;
        session.drafts.target = None;
        session.drafts.bounds.clear();
        session.modes.clear();
        session.explained = None;
    }
    if let Some((_, form)) = lost
        && let Some(told) = left_form::keep_unfinished(model, &form, &before.catalog)
    {
        model.report(Tone::Info, told);
    }
}

/// Whether a list has just come in, so that its report should be shown.
fn brings_a_list(now: &Dataset, before: &Dataset) -> bool {
    match (&now.imported, &before.imported) {
        (Some(now), Some(then)) => !Arc::ptr_eq(now, then),
        (now, _) => now.is_some(),
    }
}
