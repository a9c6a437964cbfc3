//! The matrix' column names at 45°, and the bar that says what it is of.

use std::f32::consts::{FRAC_1_SQRT_2, FRAC_PI_4};

use egui::{Pos2, Rect, Sense, Ui, Vec2, vec2};

use super::{
    matrix::{CELL, Cursor, HEADS, Parts, foot},
    sheet::{self, Seen},
};
use crate::{
    app::{
        Model,
        action::{Actions, Grid},
        view::explore::MatrixView,
    },
    explore::matrix::Rows,
    ui::{
        keys,
        theme::{self, StateShape, scale, ui_ext},
    },
};

/// The room the shapes' meanings take.
const LEGEND: f32 = 440.0;
/// The least and the most room for names.
const HEIGHT: std::ops::RangeInclusive<f32> = 56.0..=128.0;

/// As high as the longest name needs, within bounds.
pub fn head_height(ui: &Ui, matrix: &MatrixView) -> f32 {
    let longest = matrix
        .columns
        .iter()
        .map(|c| c.label.as_str())
        .max_by_key(|l| l.chars().count());
    let width = longest.map_or(0.0, |l| name(ui, l, f32::INFINITY).size().x);
    let height = (width + CELL) * FRAC_1_SQRT_2 + scale::SPACE_12;
    (height / 4.0)
        .ceil()
        .mul_add(4.0, 0.0)
        .clamp(*HEIGHT.start(), *HEIGHT.end())
}

fn name(ui: &Ui, text: &str, room: f32) -> std::sync::Arc<egui::Galley> {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, theme::roles(ui).text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    ui.fonts_mut(|f| f.layout_job(job))
}

/// What tells a head's widget from others.
pub fn head_id(matrix: &MatrixView, column: usize) -> egui::Id {
    let atomic = matrix.columns[column].atomic;
    egui::Id::unique(("matrix head", atomic.attribute.0, atomic.option))
}

/// The column whose name is under the pointer: names lean to the right.
pub fn column_at(seen: &Seen, at: Pos2) -> Option<usize> {
    let leaning = at.x - (seen.head().bottom() - at.y);
    seen.columns.clone().find(|c| seen.column(*c).contains(leaning))
}

/// The names. A click, or Enter, orders the rows by one: yes first, then no first, then as listed.
pub fn heads_ui(ui: &mut Ui, seen: &Seen, parts: &Parts<'_>, actions: &mut Actions) -> Option<Cursor> {
    let mut moved = None;
    sheet::part(ui, seen.head(), "matrix heads", |ui| {
        // One area for the pointer, since the names lean over their neighbours' columns.
        let leaning = ui.interact(seen.head(), ui.scope_id().with("leaning"), Sense::CLICK);
        if let Some(column) = parts.lit.1.filter(|_| leaning.hovered()) {
            let full = &parts.matrix.columns[column].full;
            if leaning.clicked() {
                sort_by(parts.matrix, column, actions);
            }
            leaning
                .on_hover_text_at_pointer(format!("{full}\nClick to order the rows by it"))
                .on_hover_cursor(egui::CursorIcon::PointingHand);
        }
        for column in seen.columns.clone() {
            moved = head_ui(ui, seen, parts, column, actions).or(moved);
        }
    });
    sheet::part(ui, seen.corner(), "matrix corner", |ui| {
        let at = seen.corner().left_bottom() + vec2(32.0, -scale::SPACE_8);
        let text = egui::WidgetText::from(scale::head("Service"));
        let galley = text.into_galley(ui, None, f32::INFINITY, egui::TextStyle::Small);
        let top = at - vec2(0.0, galley.size().y);
        ui.painter().galley(top, galley, theme::roles(ui).text_weak);
    });
    moved
}

fn head_ui(ui: &Ui, seen: &Seen, parts: &Parts<'_>, column: usize, actions: &mut Actions) -> Option<Cursor> {
    let about = &parts.matrix.columns[column];
    let roles = theme::roles(ui);
    let at = Cursor { line: HEADS, column };
    let rect = Rect::from_x_y_ranges(seen.column(column), seen.head().bottom() - CELL..=seen.head().bottom());
    let sense = if parts.cursor == at {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect, head_id(parts.matrix, column), sense);
    response.widget_info(|| {
        let sorted = match about.sorted {
            None => "Order the rows by",
            Some(false) => "Rows with yes first, by",
            Some(true) => "Rows with no first, by",
        };
        egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, format!("{sorted} {}", about.full))
    });
    let lit = parts.lit.1 == Some(column);
    let ink = match (about.sorted, lit) {
        (Some(_), _) => roles.accent_text,
        (None, true) => roles.text_strong,
        (None, false) => roles.text,
    };
    let room = (seen.head().height() - scale::SPACE_12) / FRAC_1_SQRT_2 - scale::SPACE_12;
    let mut words = about.label.clone();
    if let Some(descending) = about.sorted {
        words = format!("{} {words}", if descending { "↓" } else { "↑" });
    }
    let galley = name(ui, &words, room);
    let half = galley.size().y / 2.0 * FRAC_1_SQRT_2;
    let shape = egui::epaint::TextShape::new(foot(seen, column) - Vec2::splat(half), galley, ink)
        .with_angle(-FRAC_PI_4)
        .with_override_text_color(ink);
    ui.painter().add(shape);
    ui_ext::focus_ring(ui, &response, rect.shrink(2.0), scale::CORNER_SMALL);
    let clicked = response.clicked();
    if clicked {
        sort_by(parts.matrix, column, actions);
    }
    if !response.has_focus() {
        return None;
    }
    keys::keep_arrows(ui, response.id);
    head_keys(ui, parts, column)
}

fn head_keys(ui: &Ui, parts: &Parts<'_>, column: usize) -> Option<Cursor> {
    let pressed = |key| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
    let last = parts.matrix.columns.len() - 1;
    if pressed(egui::Key::ArrowRight) {
        return Some(Cursor {
            line: HEADS,
            column: (column + 1).min(last),
        });
    }
    if pressed(egui::Key::ArrowLeft) {
        return Some(Cursor {
            line: HEADS,
            column: column.saturating_sub(1),
        });
    }
    pressed(egui::Key::ArrowDown).then_some(Cursor { line: 0, column })
}

fn sort_by(matrix: &MatrixView, column: usize, actions: &mut Actions) {
    let about = &matrix.columns[column];
    let by = |descending| Rows::By {
        column: about.atomic,
        descending,
    };
    actions.push(Grid::SetRows(match about.sorted {
        None => by(false),
        Some(false) => by(true),
        Some(true) => Rows::Listed,
    }));
}

/// What the matrix is of, what is left out of it, and what the shapes mean.
pub fn bar_ui(ui: &mut Ui, matrix: &MatrixView, model: &Model, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_8;
        ui.scope(|ui| {
            // Room for the tick box beside it; a longer name is cut.
            ui.set_max_width((ui.available_width() - 168.0).max(120.0));
            topic_ui(ui, matrix, actions);
        });
        let alike = model.workspace.view.grid.rows == Rows::Alike;
        let mut on = alike;
        if ui_ext::tick_box(ui, &mut on, "Like beside like")
            .on_hover_text("Orders the rows so that services with the same answers here stand together")
            .changed()
        {
            actions.push(Grid::SetRows(if on { Rows::Alike } else { Rows::Listed }));
        }
        if ui.available_width() > LEGEND {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(scale::SPACE_12);
                for shape in StateShape::ALL.into_iter().rev() {
                    ui.label(scale::caption(shape.word()));
                    ui.add_space(-scale::SPACE_4);
                    let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
                    theme::paint(ui.painter(), rect, shape, &theme::roles(ui));
                    ui.add_space(scale::SPACE_4);
                }
            });
        }
    });
    if let Some(cut) = &matrix.cut {
        ui.horizontal(|ui| {
            ui.label(scale::caption(cut));
            if ui_ext::quiet_button(ui, "Show all").clicked() {
                actions.push(Grid::SetAllColumns(true));
            }
        });
    } else if matrix.all_shown {
        ui.horizontal(|ui| {
            ui.label(scale::caption(format!(
                "All {} options are shown.",
                matrix.columns.len()
            )));
            if ui_ext::quiet_button(ui, "Show the most frequent").clicked() {
                actions.push(Grid::SetAllColumns(false));
            }
        });
    }
    ui.add_space(scale::SPACE_4);
}

fn topic_ui(ui: &mut Ui, matrix: &MatrixView, actions: &mut Actions) {
    let response = ui_ext::secondary_button(ui, &format!("Options of: {}", matrix.label));
    egui::Popup::menu(&response).show(|ui| {
        ui.set_width(280.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            for (topic, label, is_group) in &matrix.topics {
                let chosen = *topic == matrix.topic;
                let clicked = ui
                    .horizontal(|ui| {
                        if *is_group {
                            ui_ext::radio(ui, chosen, &format!("All of “{label}”")).clicked()
                        } else {
                            ui.add_space(scale::SPACE_16);
                            ui_ext::radio(ui, chosen, label).clicked()
                        }
                    })
                    .inner;
                if clicked {
                    actions.push(Grid::SetTopic(*topic));
                    ui.close();
                }
            }
        });
    });
}
