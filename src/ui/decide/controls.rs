//! Controls that several pages of Decide share.

use egui::{Align, Color32, Layout, Pos2, TextStyle, Ui, vec2};

use crate::{
    app::{
        action::{Actions, Decide},
        view::DecideView,
    },
    decide::WizardEvent,
    ui::{
        theme::scale,
        widgets::{Segment, chip, cut_line, paint_text, segmented, segmented_width, spoken, text_width},
    },
};

pub(super) use crate::app::view::decide::WEIGHTS;

/// An event of the wizard.
pub(super) fn event(actions: &mut Actions, event: WizardEvent) {
    actions.push(Decide::Event(event));
}

/// One line painted from the middle of its left edge, cut at a width.
pub(super) fn line_at(ui: &Ui, text: &str, style: TextStyle, color: Color32, left_center: Pos2, width: f32) {
    let galley = cut_line(ui, text, &style, color, width);
    paint_text(ui, left_center, galley, color);
}

/// A line of small text in a column of its own, in a row laid out from the left.
pub(super) fn column_ui(ui: &mut Ui, text: &str, width: f32, height: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
    spoken(&response, egui::Role::Label, text);
    let color = crate::ui::theme::roles(ui).text_weak;
    line_at(ui, text, TextStyle::Small, color, rect.left_center(), width);
}

/// How much something weighs. Returns what was chosen.
pub(super) fn weight_ui(ui: &mut Ui, spoken: &str, now: u8) -> Option<u8> {
    let segments = WEIGHTS.map(Segment::new);
    segmented(ui, spoken, &segments, usize::from(now)).map(|n| n as u8)
}

pub(super) fn importance_ui(ui: &mut Ui, factor: usize, importance: u8, actions: &mut Actions) {
    let says = "How much it weighs";
    let both = text_width(ui, says, &TextStyle::Small) + segmented_width(ui, WEIGHTS.into_iter()) + scale::SPACE_16;
    // Where there is no room beside each other, one below the other.
    let layout = if ui.available_width() < both {
        Layout::top_down(Align::Min)
    } else {
        Layout::left_to_right(Align::Center)
    };
    // As high as the buttons, so that their middle is the label's.
    let size = vec2(ui.available_width(), scale::CONTROL_MAIN);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_12;
        ui.label(scale::caption(says));
        if let Some(n) = weight_ui(ui, says, importance) {
            event(actions, WizardEvent::SetImportance(factor, n));
        }
    });
}

/// The must-haves, each with its way out.
pub(super) fn must_have_chips_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    if view.must_haves.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (condition, text) in &view.must_haves {
            if chip(ui, text, &format!("Remove must-have {text}")).clicked() {
                actions.push(Decide::RemoveMustHave(condition.clone()));
            }
        }
    });
    ui.add_space(scale::SPACE_8);
}

/// Two columns side by side.
pub(super) fn beside_ui<T>(
    ui: &mut Ui,
    (left, right): (f32, f32),
    with: &mut T,
    add_left: impl FnOnce(&mut Ui, &mut T),
    add_right: impl FnOnce(&mut Ui, &mut T),
) {
    let gap = ui.spacing().item_spacing.x;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_24;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.set_width(left);
            add_left(ui, with);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.set_width(right);
            add_right(ui, with);
        });
    });
}
