//! Views under a name: saved, applied, renamed, replaced and deleted.

use super::say;
use crate::{
    app::{
        action::Named,
        filter_drafts::{NamedChange, NamedDraft},
        state::{Model, Tone},
    },
    workspace::{Place, saved_view::NamedView},
};

pub(super) fn update(model: &mut Model, action: Named) {
    let views = &mut model.workspace.views;
    match action {
        Named::Draft(text) => model.session.named.name = text,
        Named::Save => save(model),
        Named::Apply(i) => apply(model, i),
        Named::Replace(i) => {
            if let Some(view) = views.get(i) {
                let name = view.name.clone();
                model.workspace.views[i] = NamedView::of(&name, &model.workspace, &model.dataset.catalog);
                model.session.named = NamedDraft::default();
                say(model, Tone::Good, format!("The view “{name}” now shows this."), None);
            }
        }
        Named::Change(change) => {
            let name = change.and_then(|c| views.get(c.at())).map(|v| v.name.clone());
            model.session.named = NamedDraft {
                change: change.filter(|_| name.is_some()),
                rename: name.unwrap_or_default(),
                name: std::mem::take(&mut model.session.named.name),
            };
        }
        Named::DraftRename(text) => model.session.named.rename = text,
        Named::Rename(i) => {
            let name = model.session.named.rename.trim().to_owned();
            let taken = views.iter().enumerate().any(|(at, v)| at != i && v.name == name);
            if let Some(view) = views.get_mut(i).filter(|_| !name.is_empty() && !taken) {
                view.name = name;
                model.session.named.change = None;
            }
        }
        Named::Delete(i) => {
            if i < views.len() {
                let name = views.remove(i).name;
                model.session.named.change = None;
                say(model, Tone::Info, format!("Deleted the view “{name}”."), None);
            }
        }
    }
}

/// Keeps what is shown under the typed name; a view of that name is replaced.
fn save(model: &mut Model) {
    let view = NamedView::of(&model.session.named.name, &model.workspace, &model.dataset.catalog);
    if view.name.is_empty() {
        return;
    }
    let text = format!("Saved the view “{}”.", view.name);
    let views = &mut model.workspace.views;
    match views.iter_mut().find(|v| v.name == view.name) {
        Some(old) => *old = view,
        None => views.push(view),
    }
    model.session.named = NamedDraft::default();
    say(model, Tone::Good, text, None);
}

fn apply(model: &mut Model, i: usize) {
    let Some(view) = model.workspace.views.get(i) else {
        return;
    };
    let name = view.name.clone();
    let (step, lost) = view.step(&model.workspace, &model.dataset);
    step.restore(&mut model.workspace);
    model.workspace.place = Place::Explore;
    if !lost.is_empty() {
        let text = format!(
            "This catalog does not know all of the view “{name}”. {}",
            lost.join(" ")
        );
        say(model, Tone::Info, text, None);
    }
}

impl NamedChange {
    /// Which view it is about.
    pub fn at(self) -> usize {
        match self {
            Self::Menu(i) | Self::Rename(i) | Self::Delete(i) => i,
        }
    }
}
