//! Where everything stands: the grid's measures, and the heights of its lines, which are measured once.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{Rect, Ui, Vec2, pos2, vec2};

use super::{cell, labels};
use crate::{
    app::{
        location::{LineId, Location},
        view::CompareView,
    },
    catalog::{ServiceIx, Status},
    ui::theme::scale,
};

/// Width of the label column where there is room.
const LABELS: f32 = 220.0;
/// A pane is never narrower; beyond that the panes scroll sideways.
const PANE: f32 = 240.0;
/// Height of a pane's head: two lines of its name, and one for what became of it.
const HEAD: f32 = 84.0;
/// Height of a head when nothing has become of any of them, and none is the baseline.
const HEAD_PLAIN: f32 = 60.0;
/// In a window too low for that: one line.
const HEAD_LOW: f32 = 36.0;
/// Height of a group's heading.
pub const GROUP: f32 = 40.0;
/// Room for the scroll bar beside the last pane.
const BAR: f32 = 16.0;

/// The measures of the comparison in this window.
pub struct Grid {
    /// All of it.
    pub outer: Rect,
    /// Width of the label column.
    pub labels: f32,
    /// Height of the panes' heads.
    pub head: f32,
    /// Width of a pane.
    pub pane: f32,
    /// How many panes.
    pub panes: usize,
    /// How much of the right a panel covers.
    pub covered: f32,
}

impl Grid {
    pub(super) fn of(outer: Rect, view: &CompareView) -> Self {
        let labels = match outer.width() {
            w if w < 480.0 => 116.0,
            w if w < 760.0 => 160.0,
            _ => LABELS,
        };
        let panes = view.panes.len();
        Self {
            outer,
            labels,
            head: if outer.height() < 280.0 {
                HEAD_LOW
            } else if view
                .panes
                .iter()
                .any(|p| p.pinned || p.mark.struck.is_some() || p.status != Status::Available)
            {
                HEAD
            } else {
                HEAD_PLAIN
            },
            pane: ((outer.width() - labels - BAR) / panes as f32).floor().max(PANE),
            panes,
            covered: 0.0,
        }
    }

    /// Whether the heads have one line only.
    pub fn is_low(&self) -> bool {
        self.head < HEAD_PLAIN
    }

    /// Where cells scroll.
    pub fn body(&self) -> Rect {
        Rect::from_min_max(self.outer.min + vec2(self.labels, self.head), self.outer.max)
    }

    /// Where the panes' heads stand.
    pub fn heads(&self) -> Rect {
        let body = self.body();
        Rect::from_min_max(pos2(body.left(), self.outer.top()), pos2(body.right(), body.top()))
    }

    /// Where the labels stand.
    pub fn label_column(&self) -> Rect {
        let body = self.body();
        Rect::from_min_max(pos2(self.outer.left(), body.top()), pos2(body.left(), body.bottom()))
    }

    /// Whether the panes are wider than the window.
    pub fn scrolls_sideways(&self) -> bool {
        self.width() + self.covered > self.body().width()
    }

    /// Width of all panes together.
    pub fn width(&self) -> f32 {
        self.pane * self.panes as f32
    }
}

/// What drawing the comparison remembers from one frame to the next.
#[derive(Default)]
pub struct Kept {
    key: Option<u64>,
    lines: Vec<LineId>,
    /// Where each line begins, and last where they all end.
    tops: Vec<f32>,
    /// Height of the list of sources below the rows.
    pub(super) sources: f32,
    /// How far the body is scrolled as it is drawn in this frame.
    pub(super) drawn: Vec2,
    /// How far it is scrolled for the next one.
    pub(super) offset: Vec2,
    /// Where the model's cursor was when the keyboard last followed it.
    pub(super) followed: Option<Location>,
    /// Where the keyboard stood, if it was in the comparison.
    pub(super) focused: Option<Location>,
    /// How much of the right a panel covered.
    pub(super) covered: f32,
    /// The pane that is being dragged by its head.
    pub(super) dragged: Option<ServiceIx>,
}

impl Kept {
    /// Height of all lines.
    pub(super) fn rows_height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// A line's top and height.
    pub(super) fn line(&self, index: usize) -> (f32, f32) {
        let top = self.tops.get(index).copied().unwrap_or(0.0);
        let end = self.tops.get(index + 1).copied().unwrap_or(top);
        (top, end - top)
    }

    /// The lines between two heights.
    pub(super) fn between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|top| *top <= from).saturating_sub(1);
        let last = self.tops.partition_point(|top| *top < to);
        first..last.min(self.lines.len())
    }

    /// The place of a line.
    pub(super) fn index(&self, line: LineId) -> Option<usize> {
        self.lines.iter().position(|l| *l == line)
    }
}

/// Measures again what anything has changed for. Gives the offset that keeps the line one looks at where it is.
pub(super) fn refresh(
    ui: &Ui,
    view: &CompareView,
    grid: &Grid,
    cursor: Option<Location>,
    kept: &mut Kept,
) -> Option<f32> {
    let mut hasher = DefaultHasher::new();
    (
        grid.pane.to_bits(),
        grid.labels.to_bits(),
        ui.ctx().pixels_per_point().to_bits(),
        view.stamp,
    )
        .hash(&mut hasher);
    let key = hasher.finish();
    if kept.key == Some(key) {
        return None;
    }
    let anchor = anchor(grid, cursor, kept);
    let mut tops = Vec::with_capacity(view.lines.len() + 1);
    let mut y = 0.0;
    for line in &view.lines {
        tops.push(y);
        y += height(ui, view, grid, *line);
    }
    tops.push(y);
    kept.tops = tops;
    kept.lines.clone_from(&view.lines);
    kept.key = Some(key);
    kept.sources = sources_height(ui, view, grid);
    // The first of them that is still shown; a heading stands in for its folded rows.
    anchor.into_iter().find_map(|(line, at)| {
        let (top, _) = kept.line(kept.index(line)?);
        Some((top - at).max(0.0))
    })
}

/// The lines in sight with their distance from the top: the one with the keyboard first, then from above.
fn anchor(grid: &Grid, cursor: Option<Location>, kept: &Kept) -> Vec<(LineId, f32)> {
    if kept.key.is_none() || kept.offset.y <= 0.0 && cursor.is_none() {
        return Vec::new();
    }
    let (from, to) = (kept.offset.y, kept.offset.y + grid.body().height());
    let mut lines: Vec<(LineId, f32)> = kept
        .between(from, to)
        .filter_map(|i| Some((*kept.lines.get(i)?, kept.line(i).0 - from)))
        .collect();
    if let Some(at) = cursor.and_then(|c| lines.iter().position(|(l, _)| *l == c.line)) {
        let line = lines.remove(at);
        lines.insert(0, line);
    }
    lines
}

fn height(ui: &Ui, view: &CompareView, grid: &Grid, line: LineId) -> f32 {
    let LineId::Row(attribute) = line else { return GROUP };
    let Some(row) = view.row(attribute) else { return 0.0 };
    let label = labels::height(ui, view, grid, row);
    let cells = row.cells.iter().map(|c| cell::height(ui, view, c, grid.pane));
    cells.fold(label, f32::max).ceil()
}

/// Width of the list of sources: it stays in sight while the panes scroll sideways.
pub(super) fn sources_width(grid: &Grid) -> f32 {
    grid.body().width() - scale::SPACE_32
}

fn sources_height(ui: &Ui, view: &CompareView, grid: &Grid) -> f32 {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let room = sources_width(grid) - 32.0;
    let one = |s: &crate::app::view::source::SourceView| {
        let galley = ui.fonts_mut(|f| f.layout(s.text.clone(), font.clone(), egui::Color32::PLACEHOLDER, room));
        galley.size().y.max(18.0) + 8.0
    };
    view.sources.iter().map(one).sum::<f32>() + 56.0
}

/// The wheel over the heads or the labels scrolls the body too.
pub(super) fn wheel_outside(ui: &Ui, grid: &Grid) -> Vec2 {
    let at = ui.input(|i| i.pointer.hover_pos());
    let outside = |at| grid.outer.contains(at) && !grid.body().contains(at);
    match at {
        Some(at) if outside(at) && ui.ctx().layer_id_at(at) == Some(ui.layer_id()) => {
            ui.input(egui::InputState::smooth_scroll_delta)
        }
        _ => Vec2::ZERO,
    }
}

/// Where a spot stands, from where the first cell begins.
pub(super) fn rect_of(view: &CompareView, grid: &Grid, spot: Location, kept: &Kept) -> Option<Rect> {
    let (top, height) = kept.line(kept.index(spot.line)?);
    let pane = view.panes.iter().position(|p| p.service == spot.pane)?;
    let left = grid.pane * pane as f32;
    Some(Rect::from_min_size(pos2(left, top), vec2(grid.pane, height)))
}

/// The nearest offset at which the cursor is in sight; of a heading only the height matters.
pub(super) fn into_sight(view: &CompareView, grid: &Grid, cursor: Option<Location>, offset: Vec2, kept: &Kept) -> Vec2 {
    let Some((cursor, rect)) = cursor.and_then(|c| Some((c, rect_of(view, grid, c, kept)?))) else {
        return offset;
    };
    let room = grid.body().size() - vec2(BAR + grid.covered, if grid.scrolls_sideways() { BAR } else { 0.0 });
    // What is larger than the room shows its beginning.
    let nearest = |offset: f32, from: f32, to: f32, room: f32| offset.max(to - room).min(from);
    vec2(
        match cursor.line {
            LineId::Row(_) => nearest(offset.x, rect.left(), rect.right(), room.x),
            LineId::Group(_) => offset.x,
        },
        nearest(offset.y, rect.top(), rect.bottom(), room.y),
    )
}

/// The offset, as far as there is something to scroll to.
pub(super) fn within(grid: &Grid, offset: Vec2, kept: &Kept) -> Vec2 {
    let all = vec2(grid.width() + grid.covered, kept.rows_height() + kept.sources);
    offset.min((all - grid.body().size()).max(Vec2::ZERO)).max(Vec2::ZERO)
}
