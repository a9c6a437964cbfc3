//! The grid as a table: rows of 32 under a head that stays in sight, beside a name column that does too. Only what is in
//! sight is laid out.

use std::collections::BTreeMap;

use egui::{Align, Layout, Rect, RichText, Sense, TextStyle, Ui, UiBuilder, pos2, vec2};

use super::{
    groups,
    table_head::{PAD, Parted, heads_ui, width_of},
};
use crate::{
    app::{
        action::{Actions, Select},
        view::{
            ExploreView, Selection,
            explore::{Fact, GridLine, GroupSummary, ServiceEntry, TableColumn},
        },
    },
    catalog::{Status, condition::Subject},
    ui::{
        age_lens, annotations,
        cells::{badge_kind, parts_ui, shape_of, state_color},
        keys,
        theme::{self, scale},
        widgets::{
            GridPlace, GridState, GridStep, Tracks, VirtualGrid, Visible, badge, clipped, focus_ring, in_table,
            one_line, spoken, spoken_entry, text, tick_box_bare,
        },
    },
};

/// Width of the tick box before a name.
const TICK: f32 = 36.0;
const HEAD: f32 = 32.0;
/// How wide the name, category and status, and what is long get where there is room.
const NAME_MOST: f32 = 320.0;
const SHORT_MOST: f32 = 208.0;
const LONG_MOST: f32 = 400.0;
/// How far left and right scroll.
const SIDEWAYS: f32 = 120.0;

/// What the table remembers from one frame to the next.
#[derive(Default)]
pub struct TableState {
    grid: GridState,
    /// Widths that columns were dragged to, by the columns' ids.
    widths: BTreeMap<String, f32>,
}

/// The grid as a table. `enters`: the keyboard has just come into it, to this line.
pub(super) fn table_ui(
    ui: &mut Ui,
    view: &ExploreView,
    selection: Selection<'_>,
    (state, enters): (&mut TableState, Option<usize>),
    actions: &mut Actions,
) {
    if selection.age_lens {
        age_lens::legend_ui(ui, &crate::app::view::age::legend());
        ui.add_space(scale::SPACE_4);
    }
    let TableState { grid: state, widths } = state;
    let parted = parted(ui, view, widths);
    let rows = Tracks::even(view.groups.lines(), scale::CONTROL_MAIN);
    let grid = VirtualGrid {
        head: HEAD,
        lead: parted.lead.last().map_or(TICK, |(_, left, width)| left + width),
        after: vec2(scale::SPACE_16, groups::BELOW_ROWS),
        table: "List",
        ..VirtualGrid::new("table", &rows, &parted.widths)
    };
    let asked = grid.show(ui, state, |ui, visible| {
        // The heads come first, as they are read.
        heads_ui(ui, visible, &parted, widths, actions);
        visible.rows_ui(ui, |ui| {
            for line in visible.rows.clone() {
                match view.groups.line(line) {
                    Some(GridLine::Heading(g)) => {
                        let summaries = view.summaries(g);
                        let name = parted.lead.first().map(|(_, left, width)| left + width);
                        let room = name.filter(|_| !summaries.is_empty());
                        groups::line_ui(ui, visible, view, (line, g), room, actions);
                        summaries_ui(ui, visible, &parted, (line, summaries));
                    }
                    Some(GridLine::Service(i)) => {
                        if let Some(entry) = view.entry(i) {
                            row_ui(ui, visible, &parted, (line, entry), selection, actions);
                        }
                    }
                    None => {}
                }
            }
        });
        let stroke = egui::Stroke::new(1.0, theme::roles(ui).line);
        ui.painter().hline(visible.all.x_range(), visible.body().top(), stroke);
        ui.painter().vline(visible.body().left(), visible.beside_rows(), stroke);
    });
    let to = match asked {
        _ if enters.is_some() => enters.map(|line| GridPlace::new(line, 0)),
        Some((_, GridStep::Columns(by))) => {
            state.scroll_to(state.offset() + vec2(SIDEWAYS * by as f32, 0.0));
            ui.request_repaint();
            None
        }
        Some((place, step)) => Some(grid.stepped(place, step, state)),
        None => None,
    };
    if let Some(to) = to
        && let Some(line) = to.row
    {
        let from = asked.filter(|_| enters.is_none()).and_then(|(from, _)| from.row);
        groups::tick_run(|line| groups::service_on(view, line), (from, line), state, actions);
        groups::focus_line(ui, view, (line, to), row_id, (state, false), actions);
    }
}

/// How wide each column is. Room that is free is given to the name, then to category and status, then to lists and prose, until the
/// first is dragged: from then on each has the width it was left with.
fn column_widths(columns: &[TableColumn], room: f32, dragged: &BTreeMap<String, f32>) -> Vec<f32> {
    let mut widths: Vec<f32> = columns.iter().map(|column| width_of(column, dragged)).collect();
    if !dragged.is_empty() {
        return widths;
    }
    let turn = |column: &TableColumn| match column.subject {
        Subject::Name => Some((0, NAME_MOST)),
        Subject::Category | Subject::Status => Some((1, SHORT_MOST)),
        _ => column.long.then_some((2, LONG_MOST)),
    };
    let mut free = room - TICK - scale::SPACE_16 - widths.iter().sum::<f32>();
    for now in 0..3 {
        let given: Vec<(usize, f32)> = columns
            .iter()
            .enumerate()
            .filter_map(|(i, column)| Some((i, turn(column).filter(|(turn, _)| *turn == now)?.1)))
            .collect();
        let share = free.max(0.0) / given.len().max(1) as f32;
        for (i, most) in given {
            let by = share.min(most - widths[i]).max(0.0).floor();
            widths[i] += by;
            free -= by;
        }
    }
    widths
}

/// Pinned columns stay beside the name as long as half the width is left for the rest.
fn parted<'a>(ui: &Ui, view: &'a ExploreView, dragged: &BTreeMap<String, f32>) -> Parted<'a> {
    let room = ui.available_width();
    let widths = column_widths(&view.columns, room, dragged);
    let mut parted = Parted {
        lead: Vec::new(),
        rest: Vec::new(),
        widths: Tracks::default(),
    };
    let mut left = TICK;
    for (column, mut width) in view.columns.iter().zip(widths) {
        if column.subject == Subject::Name {
            width = width.min((room * 0.45 - TICK).max(96.0));
        }
        let fits = left + width <= room * 0.6;
        if column.subject == Subject::Name || (column.pinned && fits && parted.rest.is_empty()) {
            parted.lead.push((column, left, width));
            left += width;
        } else {
            parted.rest.push(column);
            parted.widths.push(1, width);
        }
    }
    parted
}

fn row_id(entry: &ServiceEntry, _column: usize) -> egui::Id {
    egui::Id::unique(("row", entry.key()))
}

fn row_ui(
    ui: &mut Ui,
    visible: &Visible<'_>,
    parted: &Parted<'_>,
    (line, entry): (usize, &ServiceEntry),
    selection: Selection<'_>,
    actions: &mut Actions,
) {
    let across = visible.across(line);
    visible.table_row(ui, (line, entry.key()), &entry.name, |ui| {
        let roles = theme::roles(ui);
        let open = selection.is_open(entry.service);
        let response = ui.interact(across, row_id(entry, 0), Sense::click());
        spoken_entry(&response, egui::Role::Button, open, &entry.spoken);
        let fill = match (open, response.hovered()) {
            (true, _) => roles.accent_tint,
            (false, true) => roles.raised,
            (false, false) => egui::Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(across, 0, fill);
        let edge = egui::Stroke::new(1.0, roles.row_line());
        ui.painter().hline(across.x_range(), across.bottom() - 0.5, edge);
        focus_ring(ui, &response, across.shrink(2.0), scale::CORNER_SMALL);
        keys::entry_keys(ui, &response, entry.service, actions);
        response.context_menu(|ui| annotations::menu_ui(ui, entry.service, &entry.mark, actions));
        visible.keyboard(ui, &response, GridPlace::new(line, 0));
        let mut facts = entry.facts.iter();
        clipped(ui, visible.lead(), ("row lead", entry.key()), |ui| {
            let side = Rect::from_min_max(across.min, pos2(across.left() + TICK, across.bottom()));
            let mut ticked = selection.is_ticked(entry.service);
            clipped(ui, side.shrink2(vec2(4.0, 2.0)), ("tick", entry.key()), |ui| {
                if tick_box_bare(ui, &mut ticked, &format!("Compare {}", entry.name)).changed() {
                    actions.push(Select::ToggleTick(entry.service));
                }
            });
            for (column, left, width) in &parted.lead {
                let min = pos2(visible.all.left() + left, across.top());
                let rect = Rect::from_min_size(min, vec2(*width, across.height()));
                let fact = column.attribute().and_then(|_| facts.next());
                cell_ui(ui, (rect, line), column, (entry, fact), selection.age_lens);
            }
        });
        clipped(ui, visible.body(), ("row body", entry.key()), |ui| {
            for (i, column) in parted.rest.iter().enumerate() {
                let fact = column.attribute().and_then(|_| facts.next());
                if visible.columns.contains(&i) {
                    cell_ui(
                        ui,
                        (visible.cell(line, i), line),
                        column,
                        (entry, fact),
                        selection.age_lens,
                    );
                }
            }
        });
    });
}

/// Beside a heading, the summary of each column of numbers below it.
fn summaries_ui(ui: &mut Ui, visible: &Visible<'_>, parted: &Parted<'_>, (line, all): (usize, &[GroupSummary])) {
    let of = |column: &TableColumn| all.iter().find(|s| column.attribute() == Some(s.attribute));
    let across = visible.across(line);
    clipped(ui, visible.lead(), ("summary lead", line), |ui| {
        for (column, left, width) in &parted.lead {
            if let Some(summary) = of(column) {
                let min = pos2(visible.all.left() + left, across.top());
                summary_ui(ui, Rect::from_min_size(min, vec2(*width, across.height())), summary);
            }
        }
    });
    clipped(ui, visible.body(), ("summary body", line), |ui| {
        for i in visible.columns.clone() {
            if let Some(summary) = of(parted.rest[i]) {
                summary_ui(ui, visible.cell(line, i), summary);
            }
        }
    });
}

/// Two small lines at the right edge, as the numbers below them.
fn summary_ui(ui: &mut Ui, rect: Rect, summary: &GroupSummary) {
    let roles = theme::roles(ui);
    let room = rect.shrink2(vec2(PAD, 0.0));
    let response = ui.interact(rect, ui.scope_id().with(("summary", summary.attribute.0)), Sense::HOVER);
    spoken(&response, egui::Role::Label, &summary.spoken);
    for (text, up, color) in [
        (&summary.range, 1.0, roles.text),
        (&summary.middle, 0.0, roles.text_weak),
    ] {
        let galley = one_line(ui, scale::caption(text), TextStyle::Small, room.width());
        let at = pos2(room.right() - galley.size().x, room.center().y - galley.size().y * up);
        ui.painter().galley_with_override_text_color(at, galley, color);
    }
    response.on_hover_text(&summary.spoken);
}

fn cell_ui(
    ui: &mut Ui,
    (rect, line): (Rect, usize),
    column: &TableColumn,
    (entry, fact): (&ServiceEntry, Option<&Fact>),
    lens: bool,
) {
    if let Some(fact) = fact.filter(|_| lens) {
        let clip = ui.clip_rect();
        let washed = ui.new_child(UiBuilder::new().max_rect(rect.intersect(clip)));
        age_lens::tint(&washed, rect.shrink2(vec2(2.0, 1.0)), &fact.age);
    }
    let layout = if column.right {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    let mut cell = text::part(
        ui,
        rect.shrink2(vec2(PAD, 0.0)),
        ("cell", entry.key(), &column.id),
        layout,
    );
    cell.set_clip_rect(rect.intersect(ui.clip_rect()));
    let (role, label) = match column.subject {
        Subject::Name => (egui::Role::RowHeader, &entry.name),
        _ => (egui::Role::Cell, &column.label),
    };
    in_table(ui.ctx(), cell.unique_id(), role, (Some(line), None));
    ui.ctx()
        .accesskit_node_builder(cell.unique_id(), |node| node.set_label(label.as_str()));
    cell.spacing_mut().item_spacing.x = 6.0;
    match (column.subject, fact) {
        (Subject::Name, _) => name_ui(&mut cell, entry),
        (Subject::Status, _) => match &entry.status {
            Some(status) => drop(badge(&mut cell, &status.text, badge_kind(status.status))),
            // As on its card.
            None if !entry.parts.is_empty() => parts_ui(&mut cell, &entry.parts),
            None => drop(cell.label(scale::caption("available"))),
        },
        (Subject::Role, _) => drop(cell.label(entry.role)),
        (Subject::Attribute(_), Some(fact)) => fact_ui(&mut cell, fact, column.right, lens),
        _ => text::cut(&mut cell, RichText::new(&entry.category), &entry.category),
    }
}

fn name_ui(ui: &mut Ui, entry: &ServiceEntry) {
    if !entry.mark.is_empty() || entry.aside.is_some() {
        annotations::name_ui(ui, &entry.name, &entry.name_marks, &entry.mark, entry.aside);
        return;
    }
    let roles = theme::roles(ui);
    let retired = entry.status.as_ref().is_some_and(|s| s.status == Status::Retired);
    let color = if retired { roles.text_weak } else { roles.text_strong };
    let job = annotations::name_job(ui, &entry.name, &entry.name_marks, (&scale::strong14(), color), retired);
    text::cut(ui, job, &entry.name);
}

/// The shape precedes the value; numbers are at the right edge.
fn fact_ui(ui: &mut Ui, fact: &Fact, right: bool, lens: bool) {
    let roles = theme::roles(ui);
    let words = text::marked(
        ui,
        &fact.short,
        &fact.marks,
        &TextStyle::Body,
        state_color(ui, fact.state),
    );
    let shape = shape_of(fact.state);
    let sign = |ui: &mut Ui| {
        if let Some(shape) = shape {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
            theme::paint(ui.painter(), rect, shape, &roles);
        }
    };
    // The year comes first, so that a long value cannot push it out of sight.
    if lens && !fact.age.year.is_empty() {
        ui.add(egui::Label::new(scale::caption(&fact.age.year)).selectable(false));
    }
    if right {
        // Laid out from the right edge: the value, then the shape before it.
        let room = ui.available_width() - shape.map_or(0.0, |_| 18.0);
        ui.scope(|ui| {
            ui.set_max_width(room.max(0.0));
            text::cut_spoken(ui, words, &fact.text, &fact.spoken);
        });
        sign(ui);
    } else {
        sign(ui);
        text::cut_spoken(ui, words, &fact.text, &fact.spoken);
    }
}
