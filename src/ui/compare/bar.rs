//! Above the comparison: as a table or as reasons, which rows, and the ways out to a file.

use egui::{Align, Layout, Ui};

use crate::{
    app::{
        action::{Actions, Compare, Export},
        view::CompareView,
    },
    catalog::wording::thousands,
    ui::{
        age_lens, low,
        theme::scale,
        widgets::{Segment, menu, menu_item, secondary_button, segmented, segmented_width, tick_box},
    },
};

/// What the words of the line about hidden rows mean.
pub(super) const WHAT_IS_HIDDEN: &str = "The same: every service is stated to have the same value. Can't tell: no two \
                                         stated values differ, and something is not stated or in dispute.";

/// Height up to which the panes' heads are one line, and so is the corner beside them.
const NO_CORNER: f32 = 470.0;
/// Width from which everything is on one line.
const ONE_LINE: f32 = 800.0;

/// The bar above the comparison.
pub(super) fn bar_ui(ui: &mut Ui, view: &CompareView, actions: &mut Actions) {
    if ui.available_width() >= ONE_LINE {
        ui.horizontal(|ui| {
            ui.set_height(scale::CONTROL_MAIN);
            ui.spacing_mut().item_spacing.x = scale::SPACE_16;
            choices_ui(ui, view, false, actions);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(scale::SPACE_12);
                export_ui(ui, actions);
                if view.age_lens && ui.available_width() > 200.0 {
                    age_lens::legend_ui(ui, &crate::app::view::age::legend());
                }
            });
        });
    } else {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(scale::SPACE_12, scale::SPACE_4);
            choices_ui(ui, view, true, actions);
            // In a low window the File menu is enough.
            if !low::is_low(ui.ctx()) {
                export_ui(ui, actions);
            }
        });
    }
}

fn choices_ui(ui: &mut Ui, view: &CompareView, short: bool, actions: &mut Actions) {
    // Shorter words only where a line for the whole ones is missing.
    let whole = ["Side by side", "Why one over another"];
    let fits = !low::is_low(ui.ctx()) && segmented_width(ui, whole.into_iter()) <= ui.available_width();
    let segments = if fits { whole } else { ["Table", "Why"] }.map(Segment::new);
    let now = usize::from(view.why.is_some());
    if let Some(i) = segmented(ui, "Compare as", &segments, now)
        && i != now
    {
        actions.push(Compare::ToggleWhy);
    }
    if view.why.is_some() {
        return;
    }
    let mut on = view.differences_only;
    let mut response = tick_box(ui, &mut on, &differences_label(ui, view, short));
    if let Some(hidden) = &view.hidden {
        response = response.on_hover_text(hidden);
    }
    if response.changed() {
        actions.push(Compare::SetDifferencesOnly(on));
    }
    if view.differences_only {
        let mut keep = view.keep_cant_tell;
        let response = tick_box(ui, &mut keep, &view.keep_label);
        if response.on_hover_text(WHAT_IS_HIDDEN).changed() {
            actions.push(Compare::SetKeepCantTell(keep));
        }
    }
}

/// Where the corner above the labels is too small for the line about hidden rows, their number is here.
fn differences_label(ui: &Ui, view: &CompareView, short: bool) -> String {
    let hidden = view.comparison.hidden_same + view.comparison.hidden_cant_tell;
    if hidden > 0 && (short || ui.ctx().content_rect().height() < NO_CORNER) {
        format!("Differences only ({} hidden)", thousands(hidden))
    } else {
        "Differences only".to_owned()
    }
}

/// The formats a comparison can be saved in, behind one button.
fn export_ui(ui: &mut Ui, actions: &mut Actions) {
    let button = secondary_button(ui, "Export…");
    menu(&button, 180.0, |ui| {
        for format in crate::export::Format::ALL {
            if menu_item(ui, format.command()) {
                actions.push(Export::Save(format));
            }
        }
        ui.separator();
        for (label, copy) in [
            ("Copy as Markdown", Export::CopyMarkdown),
            ("Copy as HTML", Export::CopyHtml),
        ] {
            if menu_item(ui, label) {
                actions.push(copy);
            }
        }
    });
}
