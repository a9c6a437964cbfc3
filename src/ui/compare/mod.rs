//! Compare: panes side by side. The heads and the label column stay in sight while the body scrolls both ways.
//!
//! The body is one scroll area; heads before it and labels after it are drawn beside it, moved by its offset, so that they
//! never lag behind. Heights are measured once for a width and kept; only what is in sight is laid out.

mod bar;
mod body;
mod cell;
mod drag;
mod empty;
mod heads;
mod keys;
mod labels;
mod layout;
mod menu;
mod why;

pub use layout::Kept;

use egui::{Rect, Ui, UiBuilder, vec2};

use super::{
    Drafts,
    parts::sources_ui,
    theme::{scale, ui_ext},
};
use crate::app::{
    Model,
    action::{Actions, Compare},
    view::CompareView,
};
use layout::Grid;

/// The side-by-side comparison.
pub fn compare_ui(ui: &mut Ui, view: &CompareView, model: &Model, drafts: &mut Drafts, actions: &mut Actions) {
    if view.panes.len() < crate::compare::MIN_PANES {
        empty::empty_ui(ui, view, actions);
        return;
    }
    bar::bar_ui(ui, view, actions);
    ui.add_space(scale::SPACE_8);
    if let Some(why) = &view.why {
        why::why_ui(ui, view, why, actions);
    } else {
        table_ui(ui, view, model, &mut drafts.compare, actions);
    }
}

fn table_ui(ui: &mut Ui, view: &CompareView, model: &Model, kept: &mut Kept, actions: &mut Actions) {
    let grid = Grid {
        covered: super::covered(ui.ctx(), model),
        ..Grid::of(ui.available_rect_before_wrap(), view)
    };
    let cursor = view.standing(model.session.compare.cursor);
    let anchored = layout::refresh(ui, view, &grid, cursor, kept);
    let mut offset = kept.offset;
    offset.y = anchored.unwrap_or(offset.y);
    offset -= layout::wheel_outside(ui, &grid);
    offset.x += drag::edge_scroll(ui, &grid, kept);
    let moved = keys::follow(ui, model.session.compare.cursor, cursor, kept);
    // The panel that comes over the panes must not hide the cell whose claims it shows.
    let covers_more = grid.covered > kept.covered;
    kept.covered = grid.covered;
    if moved || covers_more {
        offset = layout::into_sight(view, &grid, cursor, offset, kept);
    }
    let offset = layout::within(&grid, offset, kept);
    let mut area = egui::ScrollArea::both().id_salt("compare").auto_shrink(false);
    if offset != kept.offset {
        area = area.scroll_offset(offset);
    }
    // The heads come before the cells, so that Tab reaches them first.
    kept.drawn = offset;
    heads::heads_ui(ui, view, &grid, kept, actions);
    let mut child = ui.new_child(UiBuilder::new().max_rect(grid.body()).id_salt("compare body"));
    let out = area.show_viewport(&mut child, |ui, viewport| {
        let origin = ui.max_rect().min;
        // What the labels follow is what is drawn, not what this frame's wheel makes of it for the next.
        kept.drawn = viewport.min.to_vec2();
        let rows = kept.rows_height();
        ui.set_min_size(vec2(grid.width() + grid.covered, rows + kept.sources));
        let sheet = body::Sheet {
            view,
            grid: &grid,
            origin,
            viewport,
            cursor,
            open: model.session.claims_of,
        };
        body::body_ui(ui, &sheet, kept, actions);
        if rows < viewport.max.y {
            let top_left = origin + vec2(viewport.min.x + scale::SPACE_12, rows + scale::SPACE_16);
            let size = vec2(layout::sources_width(&grid), kept.sources);
            let rect = Rect::from_min_size(top_left, size);
            let mut below = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("sources"));
            below.label(scale::head("Sources"));
            sources_ui(&mut below, &view.sources[..view.comparison.sources.len()], actions);
        }
    });
    kept.offset = out.state.clamped_offset();
    labels::labels_ui(ui, view, &grid, cursor, kept, actions);
    drag::mark_ui(ui, view, &grid, kept, actions);
    if view.lines.is_empty() {
        nothing_ui(ui, &grid, actions);
    }
    keys::keys_ui(ui, view, &grid, cursor, kept, actions);
}

/// Differences only, and there is none.
fn nothing_ui(ui: &mut Ui, grid: &Grid, actions: &mut Actions) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(grid.body().shrink(scale::SPACE_24)));
    child.label("Nothing that is stated differs between these services.");
    child.add_space(scale::SPACE_8);
    if ui_ext::secondary_button(&mut child, "Show all rows").clicked() {
        actions.push(Compare::SetDifferencesOnly(false));
    }
}
