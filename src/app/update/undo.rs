//! A step is undone or redone: what it was is reported, and the place where it can be seen is shown.

use std::sync::Arc;

use super::left_form;
use crate::{
    app::{
        action::File,
        state::{DecidePage, Former, Model, NoticeScope, Tone},
        view::{decide::WEIGHTS, explore::chip_words},
    },
    catalog::{AttributeIx, Catalog, ServiceIx, condition::Condition, wording::thousands},
    decide::Answers,
    workspace::{Place, Workspace, hides_retired},
};

/// Undoes the last step; where none is left, returns what opens the catalog that was open before.
pub(super) fn undo(model: &mut Model) -> Option<File> {
    if left_form::open_again(model) {
        return None;
    }
    if model.history.undo.is_empty() {
        let former = model.session.former.take()?;
        return Some(former.path.map_or(File::OpenBuiltIn, File::Open));
    }
    let before = model.workspace.clone();
    model.history.undo(&mut model.workspace);
    let now = model.workspace.clone();
    tell(model, "Undid", &now, &before);
    None
}

/// Redoes the last step that was undone.
pub(super) fn redo(model: &mut Model) {
    if model.history.redo.is_empty() {
        return;
    }
    let before = model.workspace.clone();
    model.history.redo(&mut model.workspace);
    let now = model.workspace.clone();
    tell(model, "Redid", &before, &now);
}

/// Reports what the step from one to the other was, and shows its place.
fn tell(model: &mut Model, verb: &str, from: &Workspace, to: &Workspace) {
    let place = place_of(from, to).unwrap_or(model.workspace.place);
    if place != model.workspace.place {
        model.workspace.place = place;
    }
    if answers_differ(from, to) {
        model.session.decide_page = DecidePage::Wizard;
    }
    let text = match words(from, to, &model.dataset.catalog) {
        Some(words) => format!("{verb}: {words}"),
        None => format!("{verb} the last step"),
    };
    model.say(Tone::Info, text);
}

/// Something was done, undone, or a place was left: what was reported up to a number about the step before is over.
pub(super) fn forget_notices(model: &mut Model, up_to: u64) {
    let notices = &mut model.session.notices;
    notices.retain(|n| n.scope == NoticeScope::Program || n.serial > up_to);
}

/// What was offered to be taken back is offered as long as it is the last step.
pub(super) fn forget_offers(model: &mut Model) {
    let steps = model.history.undo.len();
    model.session.notices.retain(|n| n.undo.is_none_or(|at| at == steps));
    // A step before it was taken back: what follows now is another history.
    model.session.left_form.take_if(|(at, _)| steps < *at);
}

/// Offers to take back what is about to be done, beside what is reported about it.
pub(super) fn say_with_undo(model: &mut Model, text: impl Into<String>) {
    model.say(Tone::Info, text);
    let after = model.history.undo.len() + 1;
    if let Some(notice) = model.session.notices.last_mut() {
        notice.undo = Some(after);
    }
}

/// The catalog in use is replaced by another one: there is a way back to it.
pub(super) fn remember_former(model: &mut Model, former: Former) {
    if former.title == model.dataset.catalog.title {
        model.session.former = Some(former);
        return;
    }
    let text = format!(
        "Opened {}. Undo goes back to {}.",
        model.dataset.catalog.title, former.title
    );
    model.session.former = Some(former);
    model.say(Tone::Info, text);
    if let Some(notice) = model.session.notices.last_mut() {
        notice.undo = Some(0);
    }
}

/// How many filters of one step are named.
const MOST_NAMED: usize = 4;

fn answers_differ(a: &Workspace, b: &Workspace) -> bool {
    let same = Arc::ptr_eq(&a.wizard, &b.wizard) || a.wizard.answers() == b.wizard.answers();
    !same || a.include_retired != b.include_retired
}

/// Where a step can be seen; `None` for what is seen everywhere.
fn place_of(a: &Workspace, b: &Workspace) -> Option<Place> {
    if a.view != b.view {
        Some(Place::Explore)
    } else if answers_differ(a, b) {
        Some(Place::Decide)
    } else if a.comparison.services == b.comparison.services && a.comparison != b.comparison {
        Some(Place::Compare)
    } else {
        None
    }
}

/// What a step was, in a few words.
fn words(from: &Workspace, to: &Workspace, catalog: &Catalog) -> Option<String> {
    let all = [
        view_words(from, to, catalog),
        ticks_words(from, to, catalog),
        answers_words(from, to, catalog),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    if !all.is_empty() {
        return Some(all.join("; "));
    }
    (from.annotations != to.annotations).then(|| "a change of your own evidence, notes and columns".to_owned())
}

fn view_words(from: &Workspace, to: &Workspace, catalog: &Catalog) -> Option<String> {
    let (was, is) = (&from.view, &to.view);
    if was == is {
        return None;
    }
    let human = |c: &Condition| {
        if hides_retired(c) {
            "retired hidden".to_owned()
        } else {
            chip_words(c, catalog)
        }
    };
    let (a, b) = (&was.query, &is.query);
    let several = |all: Vec<String>| match all.len() {
        0 => None,
        1..=MOST_NAMED => Some(all.join(", ")),
        n => Some(format!("{} filters", thousands(n))),
    };
    let missing = |from: &[Condition], there: &[Condition]| {
        let gone = from.iter().filter(|c| !there.contains(c));
        several(gone.map(human).collect())
    };
    let search = (a.search.trim() != b.search.trim()).then(|| match b.search.trim() {
        "" => format!("search “{}” cleared", a.search.trim()),
        word => format!("search “{word}”"),
    });
    let all = [
        search,
        missing(&b.conditions, &a.conditions),
        missing(&a.conditions, &b.conditions).map(|gone| format!("{gone} taken away")),
        (was.layout != is.layout).then(|| format!("layout {}", is.layout.row().label)),
        (a.sort != b.sort).then(|| "another order".to_owned()),
        (a.unknown != b.unknown).then(|| "what is not stated kept or left out".to_owned()),
        (was.grid != is.grid).then(|| "other columns or groups".to_owned()),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    // Nothing else is left but blanks around what is searched.
    Some(if all.is_empty() {
        "search".to_owned()
    } else {
        all.join("; ")
    })
}

fn ticks_words(from: &Workspace, to: &Workspace, catalog: &Catalog) -> Option<String> {
    let (a, b) = (&from.comparison, &to.comparison);
    if a == b {
        return None;
    }
    let names = |all: Vec<&ServiceIx>| {
        let names: Vec<&str> = all.iter().map(|s| catalog[**s].name.as_str()).collect();
        match names.as_slice() {
            [one] => (*one).to_owned(),
            many => format!("{} services", many.len()),
        }
    };
    let new: Vec<_> = b.services.iter().filter(|s| !a.services.contains(s)).collect();
    let gone: Vec<_> = a.services.iter().filter(|s| !b.services.contains(s)).collect();
    Some(match (new.is_empty(), gone.is_empty()) {
        (false, true) => format!("{} ticked", names(new)),
        (true, false) => format!("{} unticked", names(gone)),
        (false, false) => format!("{} ticked in place of {}", names(new), names(gone)),
        (true, true) if a.services != b.services => "order of the panes".to_owned(),
        (true, true) if a.baseline != b.baseline => "what the others are held against".to_owned(),
        (true, true) => "which rows are shown".to_owned(),
    })
}

fn answers_words(from: &Workspace, to: &Workspace, catalog: &Catalog) -> Option<String> {
    if !answers_differ(from, to) {
        return None;
    }
    let (a, b) = (from.wizard.answers(), to.wizard.answers());
    let all = [
        chosen_words(&a, &b, catalog),
        weights_words(&a, &b, catalog),
        must_have_words(&a, &b, catalog),
        wish_words(&a, &b, catalog),
        (a.all_of != b.all_of).then(|| "whether all chosen are asked for".to_owned()),
        (from.include_retired != to.include_retired).then(|| "whether retired ones are ranked".to_owned()),
    ];
    let mut all: Vec<String> = all.into_iter().flatten().collect();
    if all.len() > 2 {
        return Some("all answers".to_owned());
    }
    Some(if all.is_empty() {
        "an answer".to_owned()
    } else {
        all.swap_remove(0)
    })
}

/// `Languages = R`.
fn chosen_words(a: &Answers, b: &Answers, catalog: &Catalog) -> Option<String> {
    let changed = catalog.factors.iter().zip(a.chosen.iter().zip(&b.chosen));
    let changed: Vec<_> = changed.filter(|(_, (was, is))| was != is).collect();
    let (factor, (was, is)) = *changed.first()?;
    if changed.len() > 1 {
        return Some(format!("{} answers", changed.len()));
    }
    let labels = |options: &[usize]| {
        let labels: Vec<&str> = options
            .iter()
            .filter_map(|o| Some(factor.options.get(*o)?.label.as_str()))
            .collect();
        labels.join(", ")
    };
    Some(if is.is_empty() {
        format!("{} = {} taken away", factor.label, labels(was))
    } else {
        format!("{} = {}", factor.label, labels(is))
    })
}

/// `Languages weighs a lot`.
fn weights_words(a: &Answers, b: &Answers, catalog: &Catalog) -> Option<String> {
    let mut changed = catalog.factors.iter().zip(a.importance.iter().zip(&b.importance));
    let (factor, (_, is)) = changed.find(|(_, (was, is))| was != is)?;
    let weight = WEIGHTS.get(usize::from(*is)).copied().unwrap_or_default();
    Some(format!("{} weighs: {}", factor.label, weight.to_lowercase()))
}

fn must_have_words(a: &Answers, b: &Answers, catalog: &Catalog) -> Option<String> {
    let new = b.must_haves.iter().find(|c| !a.must_haves.contains(c));
    let gone = || a.must_haves.iter().find(|c| !b.must_haves.contains(c));
    match new {
        Some(new) => Some(format!("must-have {}", new.human(catalog))),
        None => gone().map(|c| format!("must-have {} taken away", c.human(catalog))),
    }
}

fn wish_words(a: &Answers, b: &Answers, catalog: &Catalog) -> Option<String> {
    let new = b.wishes.iter().find(|w| !a.wishes.contains(w));
    let gone = || a.wishes.iter().find(|w| !b.wishes.contains(w));
    let label = |attribute: AttributeIx| &catalog[attribute].label;
    match new {
        Some(new) => {
            let aside = if new.importance == 0 {
                ", which does not count"
            } else {
                ""
            };
            let (about, words) = (label(new.attribute), new.words(catalog));
            Some(format!("wish about {about}: {words}{aside}"))
        }
        None => gone().map(|w| format!("wish about {} taken away", label(w.attribute))),
    }
}
