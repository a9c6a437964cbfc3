//! The box that finds everything: a field, and below it what has the words typed, with what Enter does about each.

use egui::{Align, Id, Key, Layout, Margin, Modifiers, Sense, Ui, vec2};

use crate::{
    app::{
        action::{Actions, Palette},
        palette::{Hit, Target},
    },
    ui::{
        theme::{self, scale},
        widgets::{focus_ring, scrolling, spoken_entry, text, text_field},
    },
};

pub(super) const WIDTH: f32 = 680.0;

/// Rows in sight at once; the list keeps this height, so that the window over the page does not jump while typing.
const ROWS: f32 = 10.0;

/// The column of what Enter does, with keys after it.
const DOES: f32 = 176.0;

/// The field and the list. `in_sight`: the line that was last brought into sight.
pub(super) fn palette_ui(
    ui: &mut Ui,
    typed: &str,
    (found, marked): (&[Hit], Option<usize>),
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
        actions.push(Palette::TakeMarked);
    }
    // A screen reader follows the mark through the field's own words.
    let enter = marked.and_then(|at| found.get(at)).map(words);
    let enter = enter.unwrap_or_else(|| "nothing fits".to_owned());
    let hint = "Find a service, a filter, a command, a question or a source";
    let names = (hint, &*format!("Find anything; Enter: {enter}"));
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
    let shown = scrolling(
        ui,
        egui::ScrollArea::vertical()
            .min_scrolled_height(rows * scale::CONTROL_MAIN)
            .max_height(rows * scale::CONTROL_MAIN)
            .auto_shrink([false, false]),
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, hit) in found.iter().enumerate() {
                row_ui(ui, (hit, at), marked == Some(at), moved, actions);
            }
        },
    );
    // egui removes the bar a frame after there is nothing more to scroll, and draws none for that.
    let scrolls = shown.content_size.y > shown.inner_rect.height();
    let before = ui.data_mut(|d| std::mem::replace(d.get_temp_mut_or_default::<bool>(shown.id), scrolls));
    if before != scrolls {
        ui.ctx().request_repaint();
    }
}

/// What Enter does about which.
fn words(hit: &Hit) -> String {
    format!("{} {}", hit.target.verb(), hit.name)
}

fn row_ui(ui: &mut Ui, (hit, at): (&Hit, usize), marked: bool, scroll: bool, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), scale::CONTROL_MAIN), Sense::click());
    if marked && scroll {
        ui.scroll_to_rect(rect, None);
    }
    if marked || response.hovered() {
        let fill = if marked { roles.accent_tint } else { roles.hover };
        ui.painter().rect_filled(rect, scale::CORNER_SMALL, fill);
    }
    let keys = match hit.target {
        Target::Command(command) => command.face().shortcut,
        _ => None,
    };
    let keys = keys.map(|k| ui.ctx().format_shortcut(&k));
    let does = match &keys {
        Some(keys) => format!("{}  {keys}", hit.target.verb()),
        None => hit.target.verb().to_owned(),
    };
    let room = rect.shrink2(vec2(scale::SPACE_8, 0.0));
    let mut inside = text::part(ui, room, ("hit", at), Layout::right_to_left(Align::Center));
    if !hit.enabled {
        inside.disable();
    }
    let size = vec2(DOES.min(room.width() / 2.0), scale::CONTROL_MAIN);
    inside.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_width(size.x);
        ui.add(egui::Label::new(scale::caption(does)).truncate());
    });
    inside.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let cut = |text: egui::RichText| egui::Label::new(text).truncate();
        // What it is called comes before where it belongs.
        let about = if hit.about.is_empty() {
            0.0
        } else {
            ui.available_width() * 0.3
        };
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - about);
            ui.add(cut(egui::RichText::new(&hit.name)));
        });
        ui.add(cut(scale::caption(&hit.about)));
    });
    focus_ring(ui, &response, rect, scale::CORNER_SMALL);
    let about = if hit.about.is_empty() {
        String::new()
    } else {
        format!(", {}", hit.about)
    };
    spoken_entry(
        &response,
        egui::Role::Button,
        marked,
        format_args!("{}{about}", words(hit)),
    );
    if response.clicked() && hit.enabled {
        actions.push(Palette::Take(at));
    }
}
