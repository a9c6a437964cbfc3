//! Views under a name: saved, applied, renamed, replaced and deleted.

use crate::{
    app::{
        action::SavedViews,
        draft::Draft,
        state::{Model, Tone},
    },
    workspace::{Place, SavedView, stored::lost::Lost},
};

pub(super) fn update(model: &mut Model, action: SavedViews) {
    let (views, drafts) = (&mut model.preferences.views, &mut model.session.drafts);
    match action {
        SavedViews::Draft(text) => drafts.view_name.set(text),
        SavedViews::Save => save(model),
        SavedViews::Apply(i) => apply(model, i),
        SavedViews::Replace(i) => {
            if let Some(view) = views.get_mut(i) {
                *view = SavedView::of(&view.name, &model.workspace.view, &model.dataset.catalog);
                let text = format!("The view “{}” now shows this.", view.name);
                drafts.view_name = Draft::default();
                drafts.view_change = None;
                model.say(Tone::Good, text);
            }
        }
        SavedViews::Change(change) => {
            let name = change.and_then(|c| views.get(c.at())).map(|v| v.name.clone());
            drafts.view_change = change.filter(|_| name.is_some());
            drafts.view_rename.set(name.unwrap_or_default());
        }
        SavedViews::DraftRename(text) => drafts.view_rename.set(text),
        SavedViews::Rename(i) => {
            let name = drafts.view_rename.value.trim().to_owned();
            let taken = views.iter().enumerate().any(|(at, v)| at != i && v.name == name);
            if let Some(view) = views.get_mut(i).filter(|_| !name.is_empty() && !taken) {
                view.name = name;
                drafts.view_change = None;
            }
        }
        SavedViews::Delete(i) => {
            if i < views.len() {
                let name = views.remove(i).name;
                drafts.view_change = None;
                model.say(Tone::Info, format!("Deleted the view “{name}”."));
            }
        }
    }
}

/// Keeps what is shown under the typed name; a view of that name is replaced.
fn save(model: &mut Model) {
    let drafts = &mut model.session.drafts;
    let view = SavedView::of(&drafts.view_name.value, &model.workspace.view, &model.dataset.catalog);
    if view.name.is_empty() {
        return;
    }
    drafts.view_name = Draft::default();
    drafts.view_change = None;
    let text = format!("Saved the view “{}”.", view.name);
    let views = &mut model.preferences.views;
    match views.iter_mut().find(|v| v.name == view.name) {
        Some(old) => *old = view,
        None => views.push(view),
    }
    model.say(Tone::Good, text);
}

/// Shows a view; the selection stays as it is.
fn apply(model: &mut Model, i: usize) {
    let Some(SavedView { name, shows }) = model.preferences.views.get(i) else {
        return;
    };
    let mut lost = Lost::default();
    model.workspace.view = shows.restore(&model.dataset.catalog, &mut lost).0;
    model.workspace.place = Place::Explore;
    let lost = lost.sentences();
    if !lost.is_empty() {
        let lost = lost.join(" ");
        let text = format!("This catalog does not know all of the view “{name}”. {lost}");
        model.say(Tone::Info, text);
    }
}
