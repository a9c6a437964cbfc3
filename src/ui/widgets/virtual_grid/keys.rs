//! The keyboard in a grid: what its keys ask for, and how it comes in.

use egui::{Event, EventFilter, Id, Key, Modifiers, Sense, Ui};

/// What the keys ask for where the keyboard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridStep {
    /// So many rows down, or up where it is negative.
    Rows(isize),
    /// So many columns to the right, or to the left where it is negative.
    Columns(isize),
    /// So many pages down, or up where it is negative.
    Pages(isize),
    /// The first of a row, or of all.
    Home,
    /// The last of a row, or of all.
    End,
    /// The first row.
    Top,
    /// The last row.
    Bottom,
}

/// What can be reached by the arrows from all over the grid: Tab stops only where the keyboard is or was.
pub fn roving(here: bool) -> Sense {
    if here { Sense::click() } else { Sense::CLICK }
}

/// Whether an arrow was pressed while nothing has the keyboard: it leads into what the place shows.
pub fn arrow_from_nowhere(ui: &Ui) -> bool {
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    let pressed = ui.input(|i| {
        let bare = Modifiers {
            shift: false,
            ..i.modifiers
        };
        bare.is_none() && arrows.iter().any(|k| i.key_pressed(*k))
    });
    let free = ui.memory(|m| m.focused().is_none() && m.top_modal_layer().is_none());
    let leads = pressed && free && !egui::Popup::is_any_open(ui.ctx());
    if leads {
        // Or egui would go on from there at once.
        ui.memory_mut(|m| m.move_focus(egui::FocusDirection::None));
    }
    leads
}

/// Keeps arrow keys for the grid while one of its entries has the keyboard.
pub fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..Default::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
}

/// What the keys of a grid ask for, and whether with Shift.
pub(super) fn read_step(ui: &Ui) -> Option<(GridStep, bool)> {
    [
        (Modifiers::COMMAND, Key::Home, GridStep::Top),
        (Modifiers::COMMAND, Key::End, GridStep::Bottom),
        (Modifiers::NONE, Key::ArrowUp, GridStep::Rows(-1)),
        (Modifiers::NONE, Key::ArrowDown, GridStep::Rows(1)),
        (Modifiers::NONE, Key::ArrowLeft, GridStep::Columns(-1)),
        (Modifiers::NONE, Key::ArrowRight, GridStep::Columns(1)),
        (Modifiers::NONE, Key::PageUp, GridStep::Pages(-1)),
        (Modifiers::NONE, Key::PageDown, GridStep::Pages(1)),
        (Modifiers::NONE, Key::Home, GridStep::Home),
        (Modifiers::NONE, Key::End, GridStep::End),
    ]
    .into_iter()
    .find_map(|(modifiers, key, step)| {
        // As it was pressed: in a slow frame Shift may be up again by now.
        let shift = ui.input(|i| {
            i.events.iter().any(
                |e| matches!(e, Event::Key { key: k, pressed: true, modifiers, .. } if *k == key && modifiers.shift),
            )
        });
        ui.input_mut(|i| i.consume_key(modifiers, key)).then_some((step, shift))
    })
}
