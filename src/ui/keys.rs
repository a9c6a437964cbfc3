//! Keys of an entry in a list, a grid or a timeline, the same in all of them.

use egui::{EventFilter, Id, Key, Modifiers, Response, Ui};

use crate::{
    app::action::{Actions, Select},
    catalog::ServiceIx,
};

/// Keys of the grid, for the entry that has the keyboard: Enter opens, Space ticks. Returns where the arrows lead.
pub fn entry_keys(
    ui: &Ui,
    response: &Response,
    service: ServiceIx,
    columns: usize,
    actions: &mut Actions,
) -> Option<isize> {
    if !response.has_focus() {
        return None;
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::Space) {
        actions.push(Select::ToggleTick(service));
    }
    if pressed(Key::Enter) {
        actions.push(Select::Open(service));
    }
    let by = columns as isize;
    [
        (Key::ArrowRight, 1),
        (Key::ArrowLeft, -1),
        (Key::ArrowDown, by),
        (Key::ArrowUp, -by),
    ]
    .into_iter()
    .find(|(key, _)| pressed(*key))
    .map(|(_, step)| step)
}

/// Keeps arrow keys for the grid while one of its entries has the keyboard.
pub fn keep_arrows(ui: &Ui, id: Id) {
    ui.memory_mut(|m| {
        m.set_focus_lock_filter(
            id,
            EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..Default::default()
            },
        );
    });
}

/// Whether it was clicked, or Enter pressed on it. egui takes Space for a click as well, which here ticks. To be asked
/// before keys are consumed.
pub fn opened(ui: &Ui, response: &Response) -> bool {
    let space = response.has_focus() && ui.input(|i| i.key_pressed(Key::Space));
    response.clicked() && !space
}
