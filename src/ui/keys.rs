//! Keys of a service in a list, a grid or a timeline, the same in all of them; and the keys of a command, beside the button
//! that does the same.

use egui::{Key, Modifiers, Response, Ui};

use crate::{
    app::{
        Command,
        action::{Actions, Select},
    },
    catalog::ServiceIx,
    ui::widgets::{hint, hint_keys},
};

/// A click or Enter opens it, Space ticks it for comparison.
pub fn entry_keys(ui: &Ui, response: &Response, service: ServiceIx, actions: &mut Actions) {
    // egui takes Space for a click as well: it is checked before its key is consumed.
    let space = response.has_focus() && ui.input(|i| i.key_pressed(Key::Space));
    if response.clicked() && !space {
        // From there on Tab goes into what opens.
        response.request_focus();
        actions.push(Select::Open(service));
    }
    if response.has_focus() {
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if pressed(Key::Space) {
            actions.push(Select::ToggleTick(service));
        }
        pressed(Key::Enter);
    }
}

/// A tooltip for a button that does what a command does: what that is, and its keys.
pub fn with_hint(response: Response, command: Command) -> Response {
    hint(&response, || command.face().label.to_owned());
    with_keys(response, command)
}

/// The keys alone, for a button whose words say what it does.
pub fn with_keys(response: Response, command: Command) -> Response {
    hint_keys(&response, command.face().shortcut);
    response
}
