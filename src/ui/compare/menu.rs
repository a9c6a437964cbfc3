//! What can be done with a pane and with a cell, beyond the one thing a click does.

use egui::{Button, Ui};

use crate::{
    app::{
        Command,
        action::{Actions, Compare, Select},
        location::Location,
        view::{CompareView, Screen, compare::Pane},
    },
    export::excerpt::{ExcerptForm, ExcerptPart},
    ui::{
        theme::{Icon, scale},
        widgets::{closes, hint_entry, icon_button, menu, menu_item},
    },
};

/// `Hold the others against TinyBase`.
pub(super) fn pin_words(pane: &Pane) -> String {
    if pane.pinned {
        format!("Stop holding the others against {}", pane.name)
    } else {
        format!("Hold the others against {}", pane.name)
    }
}

/// The button with all that can be done with a pane.
pub(super) fn pane_button_ui(
    ui: &mut Ui,
    (view, screen): (&CompareView, Screen<'_>),
    (i, pane): (usize, &Pane),
    actions: &mut Actions,
) {
    let button = icon_button(ui, Icon::More, &format!("Move or swap {}", pane.name));
    menu(&button, 240.0, |ui| {
        for (label, command, can, by) in [
            ("Move left", Command::MovePaneLeft, i > 0, -1),
            ("Move right", Command::MovePaneRight, i + 1 < view.panes.len(), 1),
        ] {
            let item = with_keys(ui, label, command);
            let entry = |ui: &mut Ui| {
                let entry = ui.add_enabled(can, item);
                hint_entry(&entry, "");
                entry.clicked()
            };
            if closes(ui, entry) {
                actions.push(Compare::Move(pane.service, by));
            }
        }
        let others = || view.panes.iter().filter(|p| p.service != pane.service);
        let other = others().find(|p| p.pinned).or_else(|| others().next());
        if let Some(other) = other
            && menu_item(ui, format!("Why this over {}", other.name))
        {
            actions.push(Compare::Why(Some((pane.service, other.service))));
        }
        ui.separator();
        ui.label(scale::caption("Swap it for one like it"));
        let Some(like) = screen.most_like(pane.service) else {
            actions.push(Compare::LookLike(pane.service));
            return;
        };
        for other in &like.found {
            if menu_item(ui, other.words()) {
                let (from, to) = (pane.service, other.service);
                actions.push(Compare::Swap { from, to });
            }
        }
        if like.waits {
            ui.label("Looking for them.");
        } else if like.found.is_empty() {
            ui.label("Nothing else shares a stated value with it.");
        }
    });
}

/// An entry with the keys of a command.
fn with_keys(ui: &Ui, label: &'static str, command: Command) -> Button<'static> {
    let keys = command.face().shortcut;
    let keys = keys.map_or(String::new(), |k| ui.ctx().format_shortcut(&k));
    Button::new(label).shortcut_text(keys)
}

/// The menu of a cell.
pub(super) fn cell_ui(ui: &mut Ui, spot: Location, view: &CompareView, actions: &mut Actions) {
    ui.set_min_width(220.0);
    if let Some(attribute) = spot.attribute()
        && menu_item(ui, "Show its claims")
    {
        actions.push(Compare::ShowClaims(spot.pane, Some(attribute)));
    }
    for form in [ExcerptForm::Text, ExcerptForm::Markdown] {
        ui.separator();
        for part in [ExcerptPart::Cell, ExcerptPart::Row, ExcerptPart::Table] {
            let command = Command::copy(part, form);
            let item = with_keys(ui, command.face().label, command);
            if closes(ui, |ui| ui.add(item).clicked()) {
                actions.push(Compare::Cursor(spot));
                actions.push(command);
            }
        }
    }
    ui.separator();
    if let Some(pane) = view.panes.iter().find(|p| p.service == spot.pane) {
        if menu_item(ui, pin_words(pane)) {
            actions.push(Compare::TogglePin(pane.service));
        }
        if menu_item(ui, format!("Details of {}", pane.name)) {
            actions.push(Select::Open(pane.service));
        }
    }
}
