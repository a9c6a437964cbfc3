//! What the program is made of: a table, and below it the texts of the part that is chosen.

use egui::{Align, Button, Label, Layout, ScrollArea, Ui};
use egui_extras::{Column, TableBuilder};

use crate::{
    app::{
        action::{Action, Actions},
        state::Modal,
        view::licences::{LicensedPart, licences},
    },
    ui::{
        theme::scale,
        widgets::{default_button, hint_entry, name_bars, scrolling, text},
    },
};

/// The preferred width of the sheet.
pub const WIDTH: f32 = 760.0;
/// What it needs beside table and texts.
const AROUND: f32 = 372.0;

/// The sheet; `at`: the part that is chosen, by its place.
pub(super) fn licences_ui(ui: &mut Ui, at: usize, actions: &mut Actions) {
    let all = licences();
    text::title(ui, "Licences");
    text::running(
        ui,
        "Crosscheck is free to use, change and hand on under the MIT licence or the Apache licence 2.0, as you choose. \
         These parts by others are in it, each on one system or on all.",
    );
    let room = (ui.ctx().content_rect().height() - AROUND).clamp(160.0, 560.0);
    ui.push_id("parts", |ui| table_ui(ui, &all.parts, at, room * 0.5, actions));
    ui.add_space(scale::SPACE_8);
    if let Some(part) = all.parts.get(at) {
        text::strong(ui, format!("{} {}", part.name, part.version));
        text::outside_link(
            ui,
            scale::caption(&part.home),
            Some(part.home.as_str()).filter(|h| !h.is_empty()),
            actions,
        );
        let area = ScrollArea::vertical()
            .id_salt("texts")
            .max_height(room * 0.5)
            .min_scrolled_height(room * 0.5)
            // As high for a short text, or the row that was clicked would move.
            .auto_shrink(false);
        let texts: Vec<&str> = all.texts(part).collect();
        scrolling(ui, area, |ui| {
            ui.set_min_width(ui.available_width());
            if texts.is_empty() {
                text::running(
                    ui,
                    "It came without a text of its own; its licence is named in the table.",
                );
            } else if part.has_standard_text {
                text::running(
                    ui,
                    "It came without a text of its own; this is what its licence’s name stands for.",
                );
            }
            for whole in texts {
                ui.add(Label::new(scale::caption(whole)).wrap().selectable(true));
                ui.add_space(scale::SPACE_12);
            }
        });
    }
    ui.add_space(scale::SPACE_8);
    if default_button(ui, "Close").clicked() {
        actions.push(Action::CloseModal);
    }
}

fn table_ui(ui: &mut Ui, parts: &[LicensedPart], at: usize, height: f32, actions: &mut Actions) {
    let wide = ui.available_width();
    let shown = TableBuilder::new(ui)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::exact(wide * 0.34))
        .column(Column::exact(wide * 0.16))
        .column(Column::remainder().clip(true))
        .min_scrolled_height(height)
        .max_scroll_height(height)
        .header(scale::CONTROL, |mut head| {
            for name in ["Part", "Version", "Licence"] {
                head.col(|ui| drop(ui.label(scale::head(name))));
            }
        })
        .body(|body| {
            body.rows(scale::CONTROL, parts.len(), |mut row| {
                let i = row.index();
                let part = &parts[i];
                row.set_selected(i == at);
                row.col(|ui| {
                    let name = ui.add(Button::selectable(i == at, &part.name).truncate());
                    hint_entry(&name, "");
                    if name.gained_focus() {
                        // The table scrolls by itself, and so brings the next row to be walked to.
                        name.scroll_to_me(None);
                    }
                    if name.clicked() {
                        actions.push(Action::Show(Modal::Licences(i)));
                    }
                });
                row.col(|ui| {
                    if !part.version.is_empty() {
                        text::cut(ui, part.version.as_str(), &part.version);
                    }
                });
                row.col(|ui| text::cut(ui, part.expression.as_str(), &part.expression));
            });
        });
    name_bars(ui.ctx(), shown.id);
}
