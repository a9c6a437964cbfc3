//! The box that finds everything: typing, moving the mark, taking what is marked.

use crate::app::{
    action::{Action, Palette},
    palette::Target,
    state::{Modal, Model},
};

/// Returns what is to be done, once something has been chosen that can be.
pub(super) fn update(model: &mut Model, action: Palette) -> Vec<Action> {
    let Some(Modal::Palette(palette)) = &model.session.modal else {
        return vec![];
    };
    let mut next = palette.clone();
    let target = |at: Option<usize>| {
        let mut found = palette.found(model);
        let at = at.or_else(|| palette.at(&found)).filter(|at| *at < found.len());
        at.map(|at| found.swap_remove(at).target)
    };
    let taken = match action {
        Palette::Type(typed) => {
            next.typed = typed;
            next.marked = 0;
            None
        }
        Palette::Move(by) => {
            let found = palette.found(model);
            let last = found.len().saturating_sub(1);
            let at = palette.at(&found).unwrap_or(0);
            next.marked = at.saturating_add_signed(by).min(last);
            None
        }
        Palette::Take(at) => target(Some(at)),
        Palette::TakeMarked => target(None),
    };
    // What cannot run now stays where it is, greyed.
    let taken = taken.filter(|t| !matches!(t, Target::Command(c) if !c.is_enabled(model)));
    model.session.modal = taken.is_none().then_some(Modal::Palette(next));
    taken.map_or_else(Vec::new, Target::actions)
}
