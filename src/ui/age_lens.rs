//! The lens for the age of cells: its switch, what its tints mean, and the tints.

use egui::{Rect, Sense, Ui, vec2};

use crate::{
    app::{
        action::{Actions, Evidence},
        view::age::FactAge,
    },
    ui::{
        theme::{self, scale},
        widgets::tick_box,
    },
};

/// Switches the age lens.
pub fn lens_toggle_ui(ui: &mut Ui, on: bool, actions: &mut Actions) {
    let mut on = on;
    if tick_box(ui, &mut on, "Show the age of evidence").changed() {
        actions.push(Evidence::SetAgeLens(on));
    }
}

/// What the tints of the age lens mean, from new to old.
pub fn legend_ui(ui: &mut Ui, ends: &(String, String)) {
    const STEPS: u8 = 5;
    let roles = theme::roles(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_8;
        ui.label(scale::caption("Age of the newest claim:"));
        ui.label(scale::caption(&ends.0));
        let (rect, _) = ui.allocate_exact_size(vec2(16.0 * f32::from(STEPS), 12.0), Sense::hover());
        for step in 0..STEPS {
            let left = rect.left() + 16.0 * f32::from(step);
            let part = Rect::from_min_size(egui::pos2(left, rect.top()), vec2(16.0, rect.height()));
            let share = f32::from(step) / f32::from(STEPS - 1);
            ui.painter().rect_filled(part, 0, roles.age_tint(share));
        }
        let line = egui::Stroke::new(1.0, roles.line);
        ui.painter().rect_stroke(rect, 0, line, egui::StrokeKind::Outside);
        ui.label(scale::caption(&ends.1));
    });
}

/// Washes a cell by the age of its evidence. Where no date is known there is no wash: the word says "undated".
pub fn tint(ui: &Ui, rect: Rect, age: &FactAge) {
    if let Some(share) = age.share {
        ui.painter().rect_filled(rect, 0, theme::roles(ui).age_tint(share));
    }
}
