//! What is the user's own, where it is shown: stars, what is struck out, notes, and the ways to say more. Each has a
//! shape and a word.

use egui::{Label, Sense, Ui, Vec2};

use super::theme::{self, Icon, scale, ui_ext};
use crate::{
    app::action::{Actions, Yours},
    catalog::{AttributeIx, Mark, ServiceIx},
};

/// A star, striking out and a note, as the details panel offers them, with what was said so far.
pub fn marks_ui(ui: &mut Ui, service: ServiceIx, name: &str, mark: &Mark, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_4;
        let (icon, spoken) = if mark.starred {
            (Icon::Starred, format!("Take the star from {name}"))
        } else {
            (Icon::Star, format!("Star {name}"))
        };
        if ui_ext::icon_toggle(ui, icon, &spoken, mark.starred).clicked() {
            actions.push(Yours::Star(service));
        }
        if mark.struck.is_some() {
            if ui_ext::quiet_button(ui, "Take it in again").clicked() {
                actions.push(Yours::Unstrike(service));
            }
        } else if ui_ext::quiet_button(ui, "Strike out…").clicked() {
            actions.push(Yours::AskStrike(service));
        }
        let note = if mark.note.is_empty() {
            "Add a note…"
        } else {
            "Change the note…"
        };
        if ui_ext::quiet_button(ui, note).clicked() {
            actions.push(Yours::AskNote(service));
        }
    });
    if let Some(reason) = &mark.struck {
        said_ui(ui, Icon::Close, &format!("Struck out by you: {reason}"));
    }
    if !mark.note.is_empty() {
        said_ui(ui, Icon::Pencil, &format!("Your note: {}", mark.note));
    }
}

/// The same as entries of a menu, for a card or a row.
pub fn menu_ui(ui: &mut Ui, service: ServiceIx, mark: &Mark, actions: &mut Actions) {
    ui.set_min_width(180.0);
    let mut entry = |ui: &mut Ui, text: &str, action: Yours| {
        if ui.button(text).clicked() {
            actions.push(action);
            ui.close();
        }
    };
    entry(
        ui,
        if mark.starred { "Take the star away" } else { "Star it" },
        Yours::Star(service),
    );
    match mark.struck {
        Some(_) => entry(ui, "Take it in again", Yours::Unstrike(service)),
        None => entry(ui, "Strike out…", Yours::AskStrike(service)),
    }
    entry(
        ui,
        if mark.note.is_empty() {
            "Add a note…"
        } else {
            "Change the note…"
        },
        Yours::AskNote(service),
    );
}

/// The name of a service in a list: a star before it, struck through when it is struck out, a sign when it has a note.
pub fn name_ui(ui: &mut Ui, name: &str, mark: &Mark) {
    if *mark == Mark::default() {
        ui.add(Label::new(scale::strong(name)).truncate().selectable(false));
        return;
    }
    // As high as the name alone would be, so that nothing moves when a mark comes.
    ui.spacing_mut().interact_size.y = ui.text_style_height(&scale::strong14());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_4;
        let roles = theme::roles(ui);
        let sign = |ui: &mut Ui, icon, ink, tip: &str| {
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(scale::SIGN), Sense::hover());
            theme::paint_icon(ui.painter(), rect, icon, ink);
            response.on_hover_text(tip);
        };
        if mark.starred {
            sign(ui, Icon::Starred, roles.accent_text, "Starred");
        }
        if !mark.note.is_empty() {
            sign(ui, Icon::Pencil, roles.text_weak, &format!("Your note: {}", mark.note));
        }
        let text = scale::strong(name);
        match &mark.struck {
            Some(reason) => {
                ui_ext::badge(ui, "struck out", ui_ext::BadgeKind::Plain)
                    .on_hover_text(format!("Struck out by you: {reason}"));
                ui.add(
                    Label::new(text.strikethrough().color(roles.text_weak))
                        .truncate()
                        .selectable(false),
                );
            }
            None => {
                ui.add(Label::new(text).truncate().selectable(false));
            }
        }
    });
}

fn said_ui(ui: &mut Ui, icon: Icon, text: &str) {
    let roles = theme::roles(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(egui::vec2(scale::SIGN, 18.0), Sense::hover());
        let at = egui::Rect::from_center_size(rect.center(), Vec2::splat(scale::SIGN));
        theme::paint_icon(ui.painter(), at, icon, roles.accent_text);
        ui.add(Label::new(scale::running(text)).wrap().selectable(true));
    });
}

/// Under a cell's claims: the way to add one's own.
pub fn say_more_ui(ui: &mut Ui, service: ServiceIx, attribute: AttributeIx, actions: &mut Actions) {
    if ui_ext::quiet_button(ui, "Add your own evidence…").clicked() {
        actions.push(Yours::AddEvidence(service, attribute));
    }
}

/// On a claim of the user's own: the way to change it.
pub fn change_ui(ui: &mut Ui, at: usize, actions: &mut Actions) {
    if ui_ext::quiet_button(ui, "Change it…").clicked() {
        actions.push(Yours::EditEvidence(at));
    }
}

/// Under the list of what no source states: the way to say one of it.
pub fn say_one_ui(ui: &mut Ui, service: ServiceIx, unsaid: &[(AttributeIx, String)], actions: &mut Actions) {
    let response = ui_ext::quiet_button(ui, "Say one yourself…");
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(240.0);
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (attribute, label) in unsaid {
                if ui.button(label).clicked() {
                    actions.push(Yours::AddEvidence(service, *attribute));
                    ui.close();
                }
            }
        });
    });
}
