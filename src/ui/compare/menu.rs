//! What can be done with a pane and with a cell, beyond the one thing a click does.

use egui::Ui;

use crate::{
    app::{
        Command,
        action::{Actions, Compare, Select},
        location::Location,
        view::{CompareView, compare::Pane},
    },
    export::excerpt::{ExcerptForm, ExcerptPart},
    ui::theme::{Icon, scale, ui_ext},
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
pub(super) fn pane_button_ui(ui: &mut Ui, view: &CompareView, i: usize, pane: &Pane, actions: &mut Actions) {
    let button = ui_ext::icon_button(ui, Icon::More, &format!("Move or swap {}", pane.name));
    egui::Popup::menu(&button).show(|ui| {
        ui.set_min_width(240.0);
        let shown = |command: Command| {
            let keys = command.face().shortcut;
            keys.map_or(String::new(), |k| ui.ctx().format_shortcut(&k))
        };
        let (left, right) = (shown(Command::MovePaneLeft), shown(Command::MovePaneRight));
        for (label, keys, can, by) in [
            ("Move left", left, i > 0, -1),
            ("Move right", right, i + 1 < view.panes.len(), 1),
        ] {
            if ui
                .add_enabled(can, egui::Button::new(label).shortcut_text(keys))
                .clicked()
            {
                actions.push(Compare::Move(pane.service, by));
                ui.close();
            }
        }
        let other = view
            .panes
            .iter()
            .find(|p| p.pinned && p.service != pane.service)
            .or_else(|| view.panes.iter().find(|p| p.service != pane.service));
        if let Some(other) = other
            && ui.button(format!("Why this over {}", other.name)).clicked()
        {
            actions.push(Compare::Why(Some((pane.service, other.service))));
            ui.close();
        }
        ui.separator();
        ui.label(scale::caption("Swap it for one like it"));
        for (to, name) in &pane.similar {
            if ui.button(name).clicked() {
                actions.push(Compare::Swap {
                    from: pane.service,
                    to: *to,
                });
                ui.close();
            }
        }
        if pane.similar.is_empty() {
            ui.label("Nothing else shares a stated value with it.");
        }
    });
}

/// The menu of a cell.
pub(super) fn cell_ui(ui: &mut Ui, spot: Location, view: &CompareView, actions: &mut Actions) {
    ui.set_min_width(220.0);
    if let Some(attribute) = spot.attribute()
        && ui.button("Show its claims").clicked()
    {
        actions.push(Compare::ShowClaims(spot.pane, Some(attribute)));
        ui.close();
    }
    for form in [ExcerptForm::Text, ExcerptForm::Markdown] {
        ui.separator();
        for part in [ExcerptPart::Cell, ExcerptPart::Row, ExcerptPart::Table] {
            let command = Command::copy(part, form);
            let face = command.face();
            let keys = face.shortcut.map_or(String::new(), |k| ui.ctx().format_shortcut(&k));
            if ui.add(egui::Button::new(face.label).shortcut_text(keys)).clicked() {
                actions.push(Compare::Cursor(spot));
                actions.push(command);
                ui.close();
            }
        }
    }
    ui.separator();
    if let Some(pane) = view.panes.iter().find(|p| p.service == spot.pane) {
        if ui.button(pin_words(pane)).clicked() {
            actions.push(Compare::TogglePin(pane.service));
            ui.close();
        }
        if ui.button(format!("Details of {}", pane.name)).clicked() {
            actions.push(Select::Open(pane.service));
            ui.close();
        }
    }
}
