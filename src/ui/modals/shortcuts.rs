//! All keyboard shortcuts, from the list of commands: by menu, in as many columns as there is room for.

use egui::{Align, Layout, Ui, vec2};

use crate::{
    app::{Command, command::Menu},
    ui::{
        theme::scale,
        widgets::{scrolling, text, text_width},
    },
};

/// How wide the sheet is where there is room.
pub(super) const WIDTH: f32 = 760.0;
/// The least width of a column, and the least room keys have in it.
const COLUMN: f32 = 300.0;
const KEYS: f32 = 116.0;

/// What keys do that are no command's.
const OTHERS: [(&str, &str); 16] = [
    ("Search the list", "/"),
    ("Keyboard shortcuts", "?"),
    ("Find anything", "Ctrl+Shift+P"),
    ("Next part of the window", "F6"),
    ("Part before", "Shift+F6"),
    ("Menu bar", "F10"),
    ("Open a menu", "Alt+F, E, V, O, H"),
    ("Move through the grid", "Arrows"),
    ("Scroll the page", "Page Up, Page Down"),
    ("Its beginning or end", "Home, End"),
    ("Open the details", "Enter"),
    ("Tick it for comparison", "Space"),
    ("Tick one after the other", "Shift+Arrows"),
    ("Choose an answer", "1 to 9"),
    ("Next question", "Enter"),
    ("Clear the search, or close what is open", "Esc"),
];

/// The list.
pub(super) fn shortcuts_ui(ui: &mut Ui) {
    ui.label(scale::title("Keyboard shortcuts"));
    let mut parts: Vec<(&str, Vec<(&str, String)>)> = Vec::new();
    for menu in Menu::ALL {
        let of_menu = Command::all().map(Command::face).filter(|face| face.menu.0 == menu);
        let rows: Vec<_> = of_menu
            .filter_map(|face| Some((face.label, ui.ctx().format_shortcut(&face.shortcut?))))
            .collect();
        parts.push((menu.label(), rows));
    }
    let others = OTHERS.map(|(what, keys)| (what, keys.to_owned()));
    parts.push(("Everywhere", others.to_vec()));
    let room = super::scrolled::part_room(ui, 220.0, 96.0);
    let area = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    scrolling(ui, area, |ui| {
        let columns = ((ui.available_width() / COLUMN) as usize).clamp(1, 2);
        let width = ui.available_width() / columns as f32 - scale::SPACE_24;
        let widest = |rows: &[(&str, String)]| {
            let keys = rows.iter().map(|(_, keys)| text_width(ui, keys, &scale::strong14()));
            keys.fold(KEYS, f32::max)
        };
        // One edge for all keys, as wide as the longest need, where half the line is left for what they do.
        let keys = parts.iter().map(|(_, rows)| widest(rows)).fold(KEYS, f32::max) + scale::SPACE_12;
        let keys = keys.min(width / 2.0);
        let all: usize = parts.iter().map(|(_, rows)| rows.len() + 2).sum();
        ui.horizontal_top(|ui| {
            let mut parts = parts.iter().peekable();
            for column in 1..=columns {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let mut lines = 0;
                    while let Some((name, rows)) = parts.next_if(|_| column == columns || lines * columns < all) {
                        text::section(ui, scale::SPACE_8, *name);
                        for row in rows {
                            row_ui(ui, row, (width, keys));
                        }
                        lines += rows.len() + 2;
                    }
                });
                if column < columns {
                    ui.add_space(scale::SPACE_24);
                }
            }
        });
    });
}

fn row_ui(ui: &mut Ui, (what, keys): &(&str, String), (width, keys_room): (f32, f32)) {
    ui.horizontal(|ui| {
        ui.set_min_height(24.0);
        let room = vec2((width - keys_room).max(48.0), 24.0);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(room.x);
            text::cut(ui, *what, what);
        });
        ui.label(scale::strong(keys));
    });
}
