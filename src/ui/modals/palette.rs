//! The command palette: a field, and below it every command that has the words typed, with its menu and its keys.

use egui::{Align, Id, Key, Layout, Margin, Modifiers, Sense, Ui, vec2};

use crate::{
    app::{
        action::{Actions, Palette},
        palette::FoundCommand,
    },
    ui::{
        theme::{self, scale},
        widgets::{focus_ring, scrolling, text, text_field},
    },
};

/// Rows in sight at once; the list keeps this height, so that the window over the page does not jump while one types.
const ROWS: f32 = 10.0;

/// The columns of keys and of menus.
const KEYS: f32 = 104.0;
const MENU: f32 = 48.0;

/// The field and the list. `in_sight`: the line that was last brought into sight.
pub(super) fn palette_ui(
    ui: &mut Ui,
    typed: &str,
    (found, marked): (&[FoundCommand], Option<usize>),
    in_sight: &mut Option<usize>,
    actions: &mut Actions,
) {
    // The field has the keyboard all the time; these keys are the list's.
    let pressed = |ui: &Ui, key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    for (key, by) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, ROWS as isize),
        (Key::PageUp, -(ROWS as isize)),
    ] {
        if pressed(ui, key) {
            actions.push(Palette::Move(by));
        }
    }
    if pressed(ui, Key::Enter) {
        actions.push(Palette::RunMarked);
    }
    // A screen reader follows the mark through the field's own words.
    let said = marked.map_or("nothing fits", |at| found[at].command.face().label);
    let names = ("Find a command", &*format!("Find a command; Enter runs: {said}"));
    let field = text_field(ui, typed, names, |edit| {
        edit.id(Id::unique("command palette"))
            .margin(Margin::symmetric(8, 7))
            .desired_width(f32::INFINITY)
    });
    if let Some(text) = field.changed() {
        actions.push(Palette::Type(text));
    }
    field.response.request_focus();
    let moved = *in_sight != marked;
    *in_sight = marked;
    let rows = ROWS
        .min((ui.ctx().content_rect().height() - 140.0) / scale::CONTROL_MAIN)
        .max(2.0);
    scrolling(
        ui,
        egui::ScrollArea::vertical()
            .min_scrolled_height(rows * scale::CONTROL_MAIN)
            .max_height(rows * scale::CONTROL_MAIN)
            .auto_shrink([false, false]),
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if found.is_empty() {
                ui.add_space(scale::SPACE_8);
                ui.label("No command has these words.");
            }
            for (at, entry) in found.iter().enumerate() {
                row_ui(ui, *entry, marked == Some(at), moved, actions);
            }
        },
    );
}

fn row_ui(ui: &mut Ui, entry: FoundCommand, marked: bool, scroll: bool, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let face = entry.command.face();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), scale::CONTROL_MAIN), Sense::click());
    if marked && scroll {
        ui.scroll_to_rect(rect, None);
    }
    if marked || response.hovered() {
        let fill = if marked { roles.accent_tint } else { roles.hover };
        ui.painter().rect_filled(rect, scale::CORNER_SMALL, fill);
    }
    let keys = face.shortcut.map(|k| ui.ctx().format_shortcut(&k));
    let room = rect.shrink2(vec2(scale::SPACE_8, 0.0));
    let mut inside = text::part(ui, room, "command", Layout::left_to_right(Align::Center));
    if !entry.enabled {
        inside.disable();
    }
    inside.label(face.label);
    inside.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let mut column = |width, text: &str| {
            let size = vec2(width, scale::CONTROL_MAIN);
            ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                ui.set_min_width(width);
                if !text.is_empty() {
                    ui.label(scale::caption(text));
                }
            });
        };
        column(KEYS, keys.as_deref().unwrap_or_default());
        column(MENU, face.menu.0.label());
    });
    focus_ring(ui, &response, rect, scale::CORNER_SMALL);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::Button, entry.enabled, face.label);
        info.selected = Some(marked);
        info
    });
    if response.clicked() && entry.enabled {
        actions.push(Palette::Run(entry.command));
    }
}
