//! Compare: panes side by side. The heads and the label column stay in sight while the body scrolls both ways.
//!
//! Heights are measured once for a width and kept; only what is in sight is laid out.

mod add;
mod bar;
mod body;
mod cell;
mod cursor;
mod drag;
mod empty;
mod heads;
mod labels;
mod layout;
mod menu;
mod state;
mod why;

use egui::{Label, Rect, Ui, UiBuilder, vec2};

use super::{
    cells::sources_ui,
    low,
    theme::scale,
    widgets::{Tracks, VirtualGrid, Visible, announced, clipped, secondary_button},
};
use crate::app::{
    action::{Actions, Compare},
    location::LineId,
    view::{CompareView, Screen},
};
pub use state::CompareState;

use state::{BAR, Measures};

/// What the weaker words in a cell are.
const WEAK: &str = "Weaker in a cell: what all of them have alike.";

/// The side-by-side comparison. `covered`: how much of its right a panel covers.
pub fn compare_ui(
    ui: &mut Ui,
    view: &CompareView,
    (screen, covered): (Screen<'_>, f32),
    state: &mut CompareState,
    actions: &mut Actions,
) {
    if view.panes.len() < crate::compare::MIN_PANES {
        empty::empty_ui(ui, view, screen.views().suggestions(), actions);
        return;
    }
    if ui.available_height() >= low::LEADS_AWAY {
        leading_ui(ui, view, actions);
        return rows_ui(ui, view, (screen, covered), state, actions);
    }
    let mut away = std::mem::take(&mut state.scrolled_away);
    low::leads_away(ui, "compare", &mut away, |ui, whole| {
        leading_ui(ui, view, actions);
        ui.allocate_ui(whole, |ui| {
            ui.set_min_size(whole);
            rows_ui(ui, view, (screen, covered), state, actions);
        });
    });
    state.scrolled_away = away;
}

/// What leads to the rows: which are shown, and in how many the services differ.
fn leading_ui(ui: &mut Ui, view: &CompareView, actions: &mut Actions) {
    bar::bar_ui(ui, view, actions);
    ui.add_space(scale::SPACE_8);
    if view.why.is_none() {
        let sentence = Label::new(scale::caption(&view.sentence));
        // Where every line counts it has one.
        let sentence = if low::is_low(ui.ctx()) {
            sentence.truncate()
        } else {
            sentence.wrap()
        };
        announced(&ui.add(sentence).on_hover_text(WEAK));
        ui.add_space(scale::SPACE_4);
    }
}

fn rows_ui(ui: &mut Ui, view: &CompareView, whole: (Screen<'_>, f32), state: &mut CompareState, actions: &mut Actions) {
    match &view.why {
        Some(why) => why::why_ui(ui, view, why, actions),
        None => table_ui(ui, view, whole, state, actions),
    }
}

fn table_ui(
    ui: &mut Ui,
    view: &CompareView,
    (screen, covered): (Screen<'_>, f32),
    state: &mut CompareState,
    actions: &mut Actions,
) {
    let measures = &Measures::of(ui.available_rect_before_wrap(), view);
    let wanted = screen.compare_cursor();
    let cursor = view.standing(wanted);
    layout::refresh(ui, view, measures, cursor, state);
    drag::edge_scroll(ui, measures, state);
    cursor::follow(ui, view, (wanted, cursor), covered, state);
    // Moved out while the grid is drawn, which changes other parts of the state.
    let rows = std::mem::take(&mut state.rows);
    let columns = Tracks::even(measures.panes, measures.pane);
    let grid = VirtualGrid {
        head: measures.head,
        lead: measures.labels,
        after: vec2(measures.add, state.sources),
        around: BAR,
        covered,
        long_bars: false,
        table: "Comparison",
        ..VirtualGrid::new("compare", &rows, &columns)
    };
    let selection = screen.selection();
    let CompareState {
        grid: scrolled,
        followed,
        dragged,
        sources,
        ..
    } = state;
    let asked = grid.show(ui, scrolled, |ui, visible| {
        // The heads come before the cells, so that Tab reaches them first.
        heads::heads_ui(ui, (view, screen), (measures, visible), dragged, actions);
        visible.rows_ui(ui, |ui| {
            for index in visible.rows.clone() {
                visible.table_row(ui, (index, view.lines.get(index)), row_name(view, index), |ui| {
                    labels::label_ui(ui, view, (measures, visible, index), cursor, followed, actions);
                    clipped(ui, visible.body(), "compare body", |ui| {
                        body::row_ui(ui, view, (visible, index), (selection, cursor), followed, actions);
                    });
                });
            }
        });
        clipped(ui, visible.body(), "compare below", |ui| {
            below_ui(ui, view, (measures, visible), *sources, actions);
        });
    });
    drag::mark_ui(ui, view, measures, state, actions);
    if view.lines.is_empty() {
        nothing_ui(ui, measures, actions);
    }
    let asked = asked.map(|(_, step)| step);
    cursor::keys_ui(ui, view, &grid, (cursor, asked), state, actions);
    state.rows = rows;
}

/// What a row is called: its attribute, or the heading it is.
fn row_name(view: &CompareView, index: usize) -> &str {
    match view.lines.get(index) {
        Some(LineId::Row(attribute)) => view.label(*attribute),
        Some(LineId::Group(group)) => view.head(*group).map_or("", |head| &head.label),
        None => "",
    }
}

/// The sources below the rows: they stay in sight while the panes scroll sideways.
fn below_ui(
    ui: &mut Ui,
    view: &CompareView,
    (measures, visible): (&Measures, &Visible<'_>),
    height: f32,
    actions: &mut Actions,
) {
    if visible.end() >= visible.all.bottom() {
        return;
    }
    let top = egui::pos2(visible.body().left() + scale::SPACE_12, visible.end() + scale::SPACE_16);
    let rect = Rect::from_min_size(top, vec2(layout::sources_width(measures), height));
    let mut below = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("sources"));
    below.label(scale::head("Sources"));
    sources_ui(&mut below, &view.sources[..view.comparison.sources.len()], actions);
}

/// Differences only, and there is none.
fn nothing_ui(ui: &mut Ui, measures: &Measures, actions: &mut Actions) {
    let room = measures.body().shrink(scale::SPACE_24);
    let mut child = ui.new_child(UiBuilder::new().max_rect(room));
    child.label("Nothing that is stated differs between these.");
    child.add_space(scale::SPACE_8);
    if secondary_button(&mut child, "Show all rows").clicked() {
        actions.push(Compare::SetDifferencesOnly(false));
    }
}
