//! The heights of the comparison's lines, which are measured once, and what keeps them where they are.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{Color32, TextStyle, Ui};

use super::{
    cell, labels,
    state::{CompareState, GROUP, Measures},
};
use crate::{
    app::{
        location::{LineId, Location},
        view::CompareView,
    },
    ui::{theme::scale, widgets::wrapped},
};

/// Measures again what has changed, and keeps the line being looked at where it is.
pub(super) fn refresh(
    ui: &Ui,
    view: &CompareView,
    measures: &Measures,
    cursor: Option<Location>,
    state: &mut CompareState,
) {
    let mut hasher = DefaultHasher::new();
    let scale = ui.ctx().pixels_per_point();
    let widths = [measures.pane, measures.labels, scale].map(f32::to_bits);
    (widths, view.stamp).hash(&mut hasher);
    let key = hasher.finish();
    if state.measured == Some(key) {
        return;
    }
    let anchor = anchor(measures, cursor, state);
    state.rows = view.lines.iter().map(|l| height(ui, view, measures, *l)).collect();
    state.lines.clone_from(&view.lines);
    state.measured = Some(key);
    state.sources = sources_height(ui, view, measures);
    // The first of them that is still shown; a heading represents its folded rows.
    let kept = anchor.into_iter().find_map(|(line, at)| {
        let row = state.lines.iter().position(|l| *l == line)?;
        Some((state.rows.start(row) as f32 - at).max(0.0))
    });
    if let Some(y) = kept {
        let offset = egui::vec2(state.grid.offset().x, y);
        state.grid.scroll_to(offset);
    }
}

/// The lines in sight with their distance from the top: the one with the keyboard first, then from above.
fn anchor(measures: &Measures, cursor: Option<Location>, state: &CompareState) -> Vec<(LineId, f32)> {
    let from = state.grid.offset().y;
    if state.measured.is_none() || from <= 0.0 && cursor.is_none() {
        return Vec::new();
    }
    let (top, height) = (f64::from(from), f64::from(measures.body().height()));
    let in_sight = state.rows.between(top, top + height);
    let mut lines: Vec<(LineId, f32)> = in_sight
        .filter_map(|i| Some((*state.lines.get(i)?, state.rows.start(i) as f32 - from)))
        .collect();
    if let Some(at) = cursor.and_then(|c| lines.iter().position(|(l, _)| *l == c.line)) {
        let line = lines.remove(at);
        lines.insert(0, line);
    }
    lines
}

fn height(ui: &Ui, view: &CompareView, measures: &Measures, line: LineId) -> f32 {
    let LineId::Row(attribute) = line else { return GROUP };
    let Some(row) = view.row(attribute) else { return 0.0 };
    let label = labels::height(ui, view, measures.labels, row);
    let cells = row.cells.iter().map(|c| cell::height(ui, view, c, measures.pane));
    cells.fold(label, f32::max).ceil()
}

/// Width of the list of sources: it stays in sight while the panes scroll sideways.
pub(super) fn sources_width(measures: &Measures) -> f32 {
    measures.body().width() - scale::SPACE_32
}

fn sources_height(ui: &Ui, view: &CompareView, measures: &Measures) -> f32 {
    let room = sources_width(measures) - 32.0;
    let text = |text: &str| wrapped(ui, text, &TextStyle::Small, Color32::PLACEHOLDER, room);
    let lines = view.sources.iter().map(|s| text(&s.text).size().y.max(18.0) + 8.0);
    lines.sum::<f32>() + 56.0
}
