//! The command palette: typing, moving the mark, running.

use crate::app::{
    Command,
    action::Palette,
    state::{Modal, Model},
};

/// Returns the command to run, once one has been chosen that can.
pub(super) fn update(model: &mut Model, action: Palette) -> Option<Command> {
    let Some(Modal::Palette(palette)) = &model.session.modal else {
        return None;
    };
    let found = palette.found(model);
    let at = palette.at(&found);
    let mut next = palette.clone();
    let run = match action {
        Palette::Type(typed) => {
            next.typed = typed;
            next.marked = 0;
            None
        }
        Palette::Move(by) => {
            let last = found.len().saturating_sub(1);
            next.marked = at.unwrap_or(0).saturating_add_signed(by).min(last);
            None
        }
        Palette::Run(command) => Some(command),
        Palette::RunMarked => at.map(|at| found[at].command),
    };
    // What cannot run now stays where it is, greyed.
    let run = run.filter(|c| c.is_enabled(model));
    model.session.modal = run.is_none().then_some(Modal::Palette(next));
    run
}
