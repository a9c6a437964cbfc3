//! The settings on one sheet: a line each, the choices side by side.

use std::path::Path;

use egui::{Align, Label, Layout, ScrollArea, Ui, UiBuilder, vec2};

use super::scrolled::part_room;
use crate::{
    app::{
        action::{Action, Actions, AsOf, File, Prefer},
        view::screen::SettingsView,
    },
    catalog::Reading,
    dataset::shown,
    ui::{
        theme::scale,
        widgets::{
            Segment, default_button, quiet_button, radio, radio_group, scrolling, secondary_button, segmented,
            segmented_width, spoken, text,
        },
    },
    workspace::{ContrastChoice, MotionChoice, ThemeChoice},
};

/// The preferred width of the sheet.
pub const WIDTH: f32 = 640.0;
/// Height of a line.
const ROW: f32 = 40.0;
/// Width of its name.
const NAME: f32 = 112.0;
/// Width below which a name is above what is chosen with.
const BESIDE: f32 = 440.0;
/// What the sheet needs beside the lines.
const AROUND: f32 = 216.0;

const THEMES: &[(&str, ThemeChoice)] = &[
    ("As the system", ThemeChoice::System),
    ("Light", ThemeChoice::Light),
    ("Dark", ThemeChoice::Dark),
];
const CONTRASTS: &[(&str, ContrastChoice)] = &[
    ("As the system", ContrastChoice::System),
    ("Normal", ContrastChoice::Normal),
    ("High", ContrastChoice::High),
];
const MOTIONS: &[(&str, MotionChoice)] = &[
    ("As the system", MotionChoice::System),
    ("Brief", MotionChoice::Brief),
    ("None", MotionChoice::Still),
];
const READINGS: &[(&str, Reading)] = &[
    ("All sources", Reading::Today),
    ("Only the given documents", Reading::Documents),
];

/// The sheet.
pub(super) fn settings_ui(ui: &mut Ui, view: &SettingsView<'_>, actions: &mut Actions) {
    text::title(ui, "Settings");
    let room = part_room(ui, AROUND, 2.0 * ROW);
    let area = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    scrolling(ui, area, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        row_ui(ui, "Theme", |ui| {
            one_of(ui, "Theme", THEMES, view.theme, Prefer::Theme, actions);
        });
        row_ui(ui, "Contrast", |ui| {
            one_of(ui, "Contrast", CONTRASTS, view.contrast, Prefer::Contrast, actions);
        });
        row_ui(ui, "Text size", |ui| {
            let group = UiBuilder::new()
                .accessibility_label("Text size")
                .accessibility_role(egui::Role::Group);
            ui.scope_builder(group, |ui| size_ui(ui, actions));
        });
        row_ui(ui, "Motion", |ui| {
            one_of(ui, "Motion", MOTIONS, view.motion, Prefer::Motion, actions);
        });
        row_ui(ui, "Read", |ui| {
            one_of(ui, "Read", READINGS, view.reading, AsOf::Reading, actions);
        });
        text::caption(
            ui,
            "What is read holds until another catalog is opened, and in sessions; all else here is kept, and yours alone.",
        );
        ui.add_space(scale::SPACE_12);
        match view.folder {
            Some(folder) => place_ui(ui, "Settings, stars, notes", folder, false, actions),
            None => drop(text::running(
                ui,
                "The system names no folder for settings and notes: nothing is kept.",
            )),
        }
        if let Some(log) = view.log {
            place_ui(ui, "Log of faults", log, true, actions);
        }
    });
    ui.add_space(scale::SPACE_8);
    ui.horizontal(|ui| {
        if default_button(ui, "Done").clicked() {
            actions.push(Action::CloseModal);
        }
        let hint = "Theme, contrast, text size and motion as at the first start. Views, notes and stars stay.";
        if secondary_button(ui, "Reset").on_hover_text(hint).clicked() {
            actions.push(Prefer::AsAtFirst);
        }
    });
}

/// A line: its name, and what is chosen with.
fn row_ui(ui: &mut Ui, name: &str, control: impl FnOnce(&mut Ui)) {
    if ui.available_width() < BESIDE {
        text::caption(ui, name);
        ui.horizontal_wrapped(control);
        ui.add_space(scale::SPACE_8);
        return;
    }
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(NAME, ROW), egui::Sense::hover());
        let layout = Layout::left_to_right(Align::Center);
        ui.new_child(UiBuilder::new().max_rect(rect).layout(layout))
            .add(Label::new(name).selectable(false));
        control(ui);
    });
}

fn one_of<T: Copy + PartialEq, A: Into<Action>>(
    ui: &mut Ui,
    name: &str,
    all: &[(&str, T)],
    now: T,
    sets: impl Fn(T) -> A,
    actions: &mut Actions,
) {
    if segmented_width(ui, all.iter().map(|(label, _)| *label)) > ui.available_width() {
        // Below one another where there is no room side by side.
        radio_group(ui, name, |ui| {
            ui.vertical(|ui| {
                for (label, value) in all {
                    if radio(ui, *value == now, label).clicked() {
                        actions.push(sets(*value));
                    }
                }
            });
        });
        return;
    }
    let segments: Vec<Segment<'_>> = all.iter().map(|(label, _)| Segment::new(label)).collect();
    let at = all.iter().position(|(_, value)| *value == now).unwrap_or(0);
    if let Some(chosen) = segmented(ui, name, &segments, at) {
        actions.push(sets(all[chosen].1));
    }
}

/// Smaller and larger around the size of now, in fixed places.
fn size_ui(ui: &mut Ui, actions: &mut Actions) {
    let percent = (ui.ctx().zoom_factor() * 100.0).round();
    if secondary_button(ui, "Smaller").clicked() {
        actions.push(Action::Zoom(-1));
    }
    let (rect, _) = ui.allocate_exact_size(vec2(56.0, scale::CONTROL), egui::Sense::hover());
    let middle = Layout::centered_and_justified(egui::Direction::LeftToRight);
    ui.new_child(UiBuilder::new().max_rect(rect).layout(middle))
        .label(format!("{percent} %"));
    if secondary_button(ui, "Larger").clicked() {
        actions.push(Action::Zoom(1));
    }
    let system = quiet_button(ui, "As the system");
    spoken(&system, egui::Role::Button, "Text size as the system");
    if system.clicked() {
        actions.push(Action::Zoom(0));
    }
}

/// Where something is, with the way there.
fn place_ui(ui: &mut Ui, what: &str, path: &Path, is_file: bool, actions: &mut Actions) {
    text::strong(ui, what);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let label = format!("Show the folder of {}", what.to_lowercase());
            let button = quiet_button(ui, "Show folder");
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
            if button.clicked() {
                actions.push(File::Reveal(path.to_path_buf(), is_file));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(scale::caption(shown(path))).truncate().selectable(true));
            });
        });
    });
}
