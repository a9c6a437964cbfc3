//! One cell: its words line by line with their shapes and source numbers, how it compares with the baseline, and how
//! old it is. What is measured and what is painted come from the same layout, so that nothing is ever cut.

use std::sync::Arc;

use egui::{Align2, Color32, Galley, Pos2, Rect, TextStyle, Ui, Vec2, text::LayoutJob, vec2};

use crate::{
    app::view::{CompareView, age::FactAge},
    compare::{CellLine, PaneCell, Versus},
    ui::{
        age_lens,
        cells::{has_sign, line_job, paint_sign},
        theme::{self, Icon, scale},
        widgets::{icon_at, wrapped},
    },
};

/// Room around a cell's words.
const PAD: Vec2 = vec2(12.0, 8.0);
/// A line is at least as high as its shape.
const LINE: f32 = 18.0;
/// Between lines.
const GAP: f32 = 3.0;
/// A shape and the room after it.
const SHAPE: f32 = scale::SIGN + 6.0;
/// Room below a cell's words for the year of its newest claim.
const AGE: f32 = 16.0;

/// How high a pane has to be for this cell.
pub(super) fn height(ui: &Ui, view: &CompareView, cell: &PaneCell, width: f32) -> f32 {
    let room = width - 2.0 * PAD.x;
    let high = |galley: &Galley| galley.size().y.max(LINE) + GAP;
    let words: f32 = cell.words.lines.iter().map(|l| high(&line(ui, l, room).0)).sum();
    let versus = cell
        .versus
        .as_ref()
        .map_or(0.0, |v| high(&Against::of(ui, v, room).words));
    let age = if view.age_lens { AGE } else { 0.0 };
    words + versus + age + 2.0 * PAD.y
}

/// Paints the cell's content.
pub(super) fn paint(ui: &Ui, rect: Rect, cell: &PaneCell) {
    let color = theme::roles(ui).text;
    let room = rect.width() - 2.0 * PAD.x;
    let mut at = rect.min + PAD;
    for said in &cell.words.lines {
        paint_sign(ui, at + vec2(scale::SIGN / 2.0, 2.0 + scale::SIGN / 2.0), said);
        let (galley, indent) = line(ui, said, room);
        let height = galley.size().y;
        ui.painter().galley(at + vec2(indent, 0.0), galley, color);
        at.y += height.max(LINE) + GAP;
    }
    if let Some(versus) = &cell.versus {
        Against::of(ui, versus, room).paint(ui, at);
    }
}

/// A line laid out, and how far it is indented. egui keeps what was laid out in the frame before.
fn line(ui: &Ui, line: &CellLine, room: f32) -> (Arc<Galley>, f32) {
    let indent = if has_sign(line) { SHAPE } else { 0.0 };
    let mut job: LayoutJob = line_job(ui, line);
    job.wrap.max_width = (room - indent).max(24.0);
    (ui.fonts_mut(|f| f.layout_job(job)), indent)
}

/// How a cell compares with the baseline: an arrow and a word.
struct Against {
    icon: Option<Icon>,
    color: Color32,
    words: Arc<Galley>,
}

impl Against {
    fn of(ui: &Ui, versus: &Versus, room: f32) -> Self {
        let roles = theme::roles(ui);
        let (icon, color) = match versus {
            Versus::Better(_) => (Some(Icon::ArrowUp), roles.good),
            Versus::Worse(_) => (Some(Icon::ArrowDown), roles.bad),
            Versus::Same | Versus::CantCompare => (None, roles.text_weak),
        };
        let words = match versus {
            // Alone in a cell, "same" could be taken for its value.
            Versus::Same => "same as the baseline".to_owned(),
            other => other.words(),
        };
        let room = room - icon.map_or(0.0, |_| SHAPE);
        let words = wrapped(ui, &words, &TextStyle::Small, color, room.max(24.0));
        Self { icon, color, words }
    }

    fn paint(self, ui: &Ui, at: Pos2) {
        let mut x = 0.0;
        if let Some(icon) = self.icon {
            icon_at(ui, at + vec2(7.0, 9.0), 12.0, icon, self.color);
            x = SHAPE;
        }
        ui.painter().galley(at + vec2(x, 1.0), self.words, self.color);
    }
}

/// The wash of the age lens, and its year below the cell's words.
pub(super) fn age_ui(ui: &Ui, rect: Rect, age: &FactAge) {
    age_lens::tint(ui, rect, age);
    let small = TextStyle::Small.resolve(ui.style());
    let at = rect.left_bottom() + vec2(PAD.x - 2.0, -4.0);
    let color = theme::roles(ui).text_weak;
    ui.painter().text(at, Align2::LEFT_BOTTOM, &age.year, small, color);
}
