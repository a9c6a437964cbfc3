//! One cell: its words line by line with their shapes and source numbers, how it stands against the baseline, and how
//! old it is. What is measured and what is painted come from the same layout, so that nothing is ever cut.

use std::sync::Arc;

use egui::{Color32, Galley, Pos2, Rect, TextStyle, Ui, Vec2, text::LayoutJob, vec2};

use crate::{
    app::view::{CompareView, evidence::FactAge},
    compare::{PaneCell, Versus},
    ui::{
        evidence,
        parts::{line_job, shape_of},
        theme::{self, Icon, scale},
    },
};

/// Room around a cell's words.
const PAD: Vec2 = vec2(12.0, 8.0);
/// A line is at least as high as its shape.
const LINE: f32 = 18.0;
/// Between lines.
const GAP: f32 = 3.0;
/// A shape and the room behind it.
const SHAPE: f32 = scale::SIGN + 6.0;
/// Room below a cell's words for the year of its newest claim.
const AGE: f32 = 16.0;

/// How high a pane has to be for this cell.
pub(super) fn height(ui: &Ui, view: &CompareView, cell: &PaneCell, width: f32) -> f32 {
    let room = width - 2.0 * PAD.x;
    let words: f32 = cell
        .words
        .lines
        .iter()
        .map(|l| galley(ui, line_job(ui, l), room - indent(l)).size().y.max(LINE) + GAP)
        .sum();
    let versus = cell.versus.as_ref().map_or(0.0, |v| {
        let (icon, _) = sign(ui, v);
        versus_galley(ui, v, room, icon.is_some()).size().y.max(LINE) + GAP
    });
    let age = if view.age_lens { AGE } else { 0.0 };
    words + versus + age + 2.0 * PAD.y
}

/// Paints the cell's content.
pub(super) fn paint(ui: &Ui, rect: Rect, cell: &PaneCell) {
    let roles = theme::roles(ui);
    let room = rect.width() - 2.0 * PAD.x;
    let mut at = rect.min + PAD;
    for line in &cell.words.lines {
        if line.yours {
            let square = Rect::from_min_size(at + vec2(0.0, 2.0), Vec2::splat(scale::SIGN));
            theme::paint_icon(ui.painter(), square, Icon::Pencil, roles.accent_text);
        } else if let Some(shape) = shape_of(line.shape) {
            let square = Rect::from_min_size(at + vec2(0.0, 2.0), Vec2::splat(scale::SIGN));
            theme::paint(ui.painter(), square, shape, &roles);
        }
        let galley = galley(ui, line_job(ui, line), room - indent(line));
        let height = galley.size().y;
        ui.painter().galley(at + vec2(indent(line), 0.0), galley, roles.text);
        at.y += height.max(LINE) + GAP;
    }
    if let Some(versus) = &cell.versus {
        paint_versus(ui, at, versus, room);
    }
}

/// How a cell stands against the baseline: an arrow and a word.
fn paint_versus(ui: &Ui, at: Pos2, versus: &Versus, room: f32) {
    let (icon, ink) = sign(ui, versus);
    let mut x = 0.0;
    if let Some(icon) = icon {
        let square = Rect::from_min_size(at + vec2(1.0, 3.0), Vec2::splat(12.0));
        theme::paint_icon(ui.painter(), square, icon, ink);
        x = SHAPE;
    }
    let galley = versus_galley(ui, versus, room, icon.is_some());
    ui.painter().galley(at + vec2(x, 1.0), galley, ink);
}

fn sign(ui: &Ui, versus: &Versus) -> (Option<Icon>, Color32) {
    let roles = theme::roles(ui);
    match versus {
        Versus::Better(_) => (Some(Icon::ArrowUp), roles.good),
        Versus::Worse(_) => (Some(Icon::ArrowDown), roles.bad),
        Versus::Same | Versus::CantCompare => (None, roles.text_weak),
    }
}

fn versus_galley(ui: &Ui, versus: &Versus, room: f32, has_icon: bool) -> Arc<Galley> {
    let (_, ink) = sign(ui, versus);
    let font = TextStyle::Small.resolve(ui.style());
    let words = match versus {
        // Alone in a cell, "same" could be taken for its value.
        Versus::Same => "same as the baseline".to_owned(),
        other => other.words(),
    };
    let room = if has_icon { room - SHAPE } else { room };
    galley(ui, LayoutJob::simple(words, font, ink, room), room)
}

fn indent(line: &crate::compare::Line) -> f32 {
    if line.yours || shape_of(line.shape).is_some() {
        SHAPE
    } else {
        0.0
    }
}

/// Laid out at a width; egui keeps what was laid out in the frame before.
fn galley(ui: &Ui, mut job: LayoutJob, room: f32) -> Arc<Galley> {
    job.wrap.max_width = room.max(24.0);
    ui.fonts_mut(|f| f.layout_job(job))
}

/// The wash of the age lens, and the year it stands for below the cell's words.
pub(super) fn age_ui(ui: &Ui, rect: Rect, age: &FactAge) {
    evidence::tint(ui, rect, age);
    let small = TextStyle::Small.resolve(ui.style());
    let at = rect.left_bottom() + vec2(PAD.x - 2.0, -4.0);
    let ink = theme::roles(ui).text_weak;
    ui.painter().text(at, egui::Align2::LEFT_BOTTOM, &age.year, small, ink);
}
