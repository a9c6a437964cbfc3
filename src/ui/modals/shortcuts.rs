//! All keyboard shortcuts, from the list of commands.

use egui::{TextStyle, Ui, vec2};
use egui_extras::{Column, TableBuilder};

use crate::{
    app::Command,
    ui::{theme::scale, widgets::text_width},
};

/// What keys do that are no command's.
const OTHERS: [(&str, &str); 5] = [
    ("Find services", "/"),
    ("Move through the grid", "Arrows"),
    ("Open the service's details", "Enter"),
    ("Tick it for comparison", "Space"),
    ("Clear the search, or close what is open", "Esc"),
];

/// The list.
pub(super) fn shortcuts_ui(ui: &mut Ui) {
    ui.label(scale::title("Keyboard shortcuts"));
    let commands = Command::all().filter_map(|command| {
        let face = command.face();
        Some((face.label, ui.ctx().format_shortcut(&face.shortcut?)))
    });
    let others = OTHERS.map(|(what, keys)| (what, keys.to_owned()));
    let rows: Vec<(&str, String)> = commands.chain(others).collect();
    let widths = rows.iter().map(|(what, _)| text_width(ui, what, &TextStyle::Body));
    let width = widths.fold(0.0, f32::max);
    ui.spacing_mut().item_spacing = vec2(scale::SPACE_24, 6.0);
    TableBuilder::new(ui)
        .column(Column::exact(width))
        .column(Column::remainder())
        .max_scroll_height(420.0)
        .body(|body| {
            body.rows(scale::CONTROL, rows.len(), |mut row| {
                let (what, keys) = &rows[row.index()];
                row.col(|ui| drop(ui.label(*what)));
                row.col(|ui| drop(ui.label(scale::strong(keys))));
            });
        });
}
