//! The timeline: a lane a service, the documents' dates as marks, today as a line. The axis above and the names to the
//! left stay in sight; only lanes in sight are laid out.

use egui::{
    Align2, Color32, Painter, Pos2, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, pos2, vec2,
};

use super::{
    groups,
    timeline_as_of::as_of_line_ui,
    timeline_axis::{DATES, YEARS, YearAxis},
};
use crate::{
    app::{
        action::{Actions, Select},
        view::{
            Selection,
            explore::{
                TimelineView,
                snap_points::SnapPoint,
                timeline::{Lane, LaneWords},
            },
        },
    },
    catalog::{ServiceIx, Status},
    ui::{
        annotations,
        keys::entry_keys,
        theme::{self, ColorRoles, Icon, scale},
        widgets::{
            GridPlace, GridState, GridStep, Tracks, VirtualGrid, Visible, clipped, icon_at, line_text, one_line,
            paint_over, row, spoken, text, text_width,
        },
    },
};

const LANE: f32 = 28.0;
const BAR: f32 = 10.0;
/// Width from which the names have room for the longest.
const WIDE: f32 = 1200.0;
/// The least room after the axis for the words of what ends at its end.
const ENDS_AHEAD: f32 = 96.0;

/// The services' lives. `line`: where the as-of line is; `dragged`: where it is dragged; `focus`: the search box has
/// just passed the keyboard to the lanes.
pub(super) fn timeline_ui(
    ui: &mut Ui,
    view: &TimelineView,
    (selection, line): (Selection<'_>, Option<SnapPoint>),
    (state, dragged, focus): (&mut GridState, &mut Option<SnapPoint>, bool),
    actions: &mut Actions,
) {
    if !view.nothing.is_empty() {
        ui.vertical_centered(|ui| {
            ui.add_space(64.0);
            ui.label(scale::title("Nothing here has a beginning or an end to draw"));
            ui.add_space(scale::SPACE_8);
            text::running(ui, &view.nothing);
        });
        return;
    }
    let outer = ui.available_rect_before_wrap();
    let (names, notes) = match outer.width() {
        width if width < 640.0 => (170.0, 96.0),
        width if width < WIDE => (240.0, 188.0),
        _ => (320.0, 188.0),
    };
    let (left, end) = (outer.left() + names, outer.right() - 16.0);
    let room = end - left;
    // What never ends has no words after its bar. What has ended has them from today on at the latest, and what will end
    // has the years ahead too.
    let wide = if view.notes {
        let past = (view.today.0 - view.range.0) / (view.range.1 - view.range.0);
        ((room - notes) / past).min(room - notes.min(ENDS_AHEAD))
    } else {
        room - scale::SPACE_16
    };
    let axis = YearAxis {
        left,
        right: left + wide,
        from: view.range.0,
        to: view.range.1,
        end,
    };
    let body = Rect::from_min_max(outer.min + vec2(0.0, axis.header()), outer.max);
    let head = Rect::from_min_max(outer.min, pos2(end, body.top()));
    let earlier = line.filter(|s| s.day.is_some());
    behind_ui(ui, view, axis, body, earlier);
    let (rows, columns) = (Tracks::even(view.services().len(), LANE), Tracks::default());
    let grid = VirtualGrid {
        head: axis.header(),
        // Two more on either side, so that Tab and the arrows find the next lane laid out.
        around: 2.0 * LANE,
        long_bars: false,
        ..VirtualGrid::new("lanes", &rows, &columns)
    };
    let asked = grid.show(ui, state, |ui, visible| {
        clipped(ui, visible.body(), "timeline", |ui| {
            lanes_ui(ui, view, axis, visible, selection, actions);
        });
    });
    let to = match asked {
        _ if focus => Some(GridPlace::new(0, 0)),
        // Lanes are in one column: left and right move as up and down do.
        Some((from, GridStep::Columns(by))) => Some(grid.stepped(from, GridStep::Rows(by), state)),
        Some((from, step)) => Some(grid.stepped(from, step, state)),
        None => None,
    };
    if let Some(to) = to
        && let Some(service) = to.row.and_then(|row| view.services().get(row).copied())
    {
        let from = asked.filter(|_| !focus).and_then(|(from, _)| from.row);
        let service_on = |lane| view.services().get(lane).copied();
        groups::tick_run(service_on, (from, to.row.unwrap_or(0)), state, actions);
        state.focus(ui, to, lane_id(service), false);
        actions.push(Select::Cursor(Some(service)));
    }
    header_ui(ui, view, axis, head, earlier);
    if let Some(stop) = line {
        as_of_line_ui(ui, view, (axis, head, body), stop, dragged, actions);
    }
}

/// Lines that run behind all lanes: years, documents, today.
fn behind_ui(ui: &Ui, view: &TimelineView, axis: YearAxis, body: Rect, line: Option<SnapPoint>) {
    let roles = theme::roles(ui);
    let painter = ui.painter().with_clip_rect(body.expand2(vec2(0.0, axis.header())));
    for year in axis.years() {
        painter.vline(axis.x(year as f32), body.y_range(), Stroke::new(1.0, roles.line));
    }
    for mark in view.marks.iter().filter(|m| m.main) {
        let x = axis.x(mark.at);
        painter.extend(egui::Shape::dashed_line(
            &[pos2(x, body.top()), pos2(x, body.bottom())],
            Stroke::new(1.0, roles.faint_outline()),
            2.0,
            4.0,
        ));
    }
    painter.vline(axis.x(view.today.0), body.y_range(), Stroke::new(1.5, roles.accent));
    if let Some(stop) = line {
        painter.vline(axis.x(stop.at), body.y_range(), Stroke::new(1.5, roles.caution));
    }
}

/// The axis: years, then the documents' dates on two rows, today's word among them.
fn header_ui(ui: &mut Ui, view: &TimelineView, axis: YearAxis, header: Rect, line: Option<SnapPoint>) {
    let roles = theme::roles(ui);
    let small = TextStyle::Small.resolve(ui.style());
    for year in axis.years() {
        let at = pos2(axis.x(year as f32), header.top() + YEARS / 2.0);
        ui.painter()
            .text(at, Align2::CENTER_CENTER, year, small.clone(), roles.text_weak);
    }
    legend_ui(
        ui,
        Rect::from_min_max(header.min, pos2(axis.left - 16.0, header.bottom())),
    );
    let rows = header.top() + YEARS;
    // From where on each row is free.
    let mut free = vec![f32::NEG_INFINITY; axis.date_rows()];
    let mut days: Vec<(f32, &str, Color32)> = vec![(view.today.0, view.today.1.as_str(), roles.accent_text)];
    let as_of = line.map(|stop| (stop.at, stop.words()));
    days.extend(as_of.iter().map(|(at, text)| (*at, text.as_str(), roles.caution)));
    let mut taken: Vec<Rect> = Vec::new();
    for (i, (at, text, color)) in days.into_iter().enumerate() {
        let y = rows + DATES * (i as f32 + 0.5);
        let x = axis.x(at) + 4.0;
        // The day itself is in the bar above too: where there is no room for it here, the word alone is enough.
        let short = text.split(',').next().unwrap_or(text);
        let room = header.right() - 4.0 - x;
        let whole = text_width(ui, text, &TextStyle::Small);
        let text = if whole <= room { text } else { short };
        let left = pos2(x, y);
        let drawn = ui.painter().text(left, Align2::LEFT_CENTER, text, small.clone(), color);
        ui.painter()
            .vline(axis.x(at), rows..=header.bottom(), Stroke::new(1.5, color));
        taken.push(drawn);
    }
    for (i, mark) in view.marks.iter().enumerate() {
        let x = axis.x(mark.at);
        let mut hit = Rect::from_min_max(pos2(x - 3.0, rows), pos2(x + 3.0, header.bottom()));
        // What is left out stays as a faint mark: one sees what dragging the line would bring back.
        let (color, stroke) = if mark.later {
            (roles.text_weak, Stroke::new(1.0, roles.line))
        } else {
            (roles.text, Stroke::new(1.0, roles.outline))
        };
        if mark.main {
            let galley = ui.painter().layout_no_wrap(mark.label.clone(), small.clone(), color);
            let place = free.iter().enumerate().find_map(|(row, free)| {
                let at = pos2(x + 4.0, rows + DATES * (row as f32 + 0.5) - galley.size().y / 2.0);
                let rect = Rect::from_min_size(at, galley.size());
                (*free < x && !taken.iter().any(|t| t.expand(4.0).intersects(rect))).then_some((row, rect))
            });
            // From its own words down, so that it goes through no other's.
            let from = place.map_or(header.bottom() - 7.0, |(row, _)| rows + DATES * row as f32);
            ui.painter().vline(x, from..=header.bottom(), stroke);
            if let Some((row, rect)) = place {
                free[row] = rect.right() + 6.0;
                hit = hit.union(rect);
                ui.painter().galley(rect.min, galley, color);
            }
        } else {
            ui.painter().vline(x, header.bottom() - 7.0..=header.bottom(), stroke);
        }
        let response = ui.interact(hit, ui.scope_id().with(("document date", i)), Sense::hover());
        spoken(&response, Role::Label, &mark.titles);
        response.on_hover_text(&mark.titles);
    }
    ui.painter()
        .hline(header.x_range(), header.bottom(), Stroke::new(1.0, roles.line));
}

/// What the bars mean.
fn legend_ui(ui: &Ui, rect: Rect) {
    let roles = theme::roles(ui);
    let line = |i: f32| rect.bottom() - 8.0 - DATES * (2.5 - i);
    let x = rect.left() + 12.0;
    let tick = Stroke::new(1.0, roles.outline);
    ui.painter().vline(x, line(0.0) - 4.0..=line(0.0) + 4.0, tick);
    let at = pos2(rect.left() + 24.0 + scale::SPACE_8, line(0.0));
    line_text(
        ui,
        at,
        scale::caption("date of a source"),
        roles.text_weak,
        rect.right() - at.x,
    );
    let rows = [(false, "stated by sources"), (true, "not confirmed, or ahead")];
    for (i, (open, text)) in rows.into_iter().enumerate() {
        let y = line(i as f32 + 1.0);
        let bar = Rect::from_min_size(pos2(rect.left(), y - BAR / 2.0), vec2(24.0, BAR));
        bar_ui(ui.painter(), bar, open, roles.outline);
        let at = pos2(bar.right() + scale::SPACE_8, y);
        line_text(ui, at, scale::caption(text), roles.text_weak, rect.right() - at.x);
    }
}

/// A full bar for what is known, an outline for what is not.
fn bar_ui(painter: &Painter, rect: Rect, open: bool, color: Color32) {
    if open {
        painter.rect_stroke(rect, 2, Stroke::new(1.0, color), StrokeKind::Inside);
    } else {
        painter.rect_filled(rect, 2, color);
    }
}

fn lanes_ui(
    ui: &mut Ui,
    view: &TimelineView,
    axis: YearAxis,
    visible: &Visible<'_>,
    selection: Selection<'_>,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let left = visible.all.left();
    let lane_rect = |i: usize| Rect::from_x_y_ranges(left..=axis.end, visible.row(i));
    let in_sight = || {
        let lane = |i: usize| view.lane(i).map(|(lane, words)| (i, lane, words));
        visible.rows.clone().filter_map(lane)
    };
    let mut lit = None;
    for (i, lane, words) in in_sight() {
        let open = selection.is_open(lane.service);
        let response = row(ui, lane_rect(i), lane_id(lane.service), open, &words.spoken);
        if response.hovered() || response.has_focus() {
            lit = Some(i);
        }
        entry_keys(ui, &response, lane.service, actions);
        visible.keyboard(ui, &response, GridPlace::new(i, 0));
        response.on_hover_text(&words.spoken);
    }
    let crosses = |(i, to): &&(usize, usize)| i.max(to) >= &visible.rows.start && i.min(to) < &visible.rows.end;
    for (i, to) in view.links().iter().filter(crosses) {
        let (Some((lane, _)), Some((target, _))) = (view.lane(*i), view.lane(*to)) else {
            continue;
        };
        let strong = lit == Some(*i) || selection.is_open(lane.service);
        let color = if strong { roles.accent_text } else { roles.outline };
        let (from, to) = ((lane, lane_rect(*i)), (target, lane_rect(*to)));
        link_ui(ui.painter(), axis, from, to, color);
    }
    for (i, lane, words) in in_sight() {
        let rect = lane_rect(i);
        let behind = if selection.is_open(lane.service) {
            roles.accent_tint
        } else if lit == Some(i) && ui.rect_contains_pointer(rect) {
            roles.raised
        } else {
            roles.ground
        };
        lane_ui(ui, axis, lane, words, rect, behind);
    }
}

fn lane_id(service: ServiceIx) -> egui::Id {
    egui::Id::unique(("lane", service.0))
}

/// One lane: the name, the bar, and what became of the service.
fn lane_ui(ui: &Ui, axis: YearAxis, lane: &Lane, words: &LaneWords, rect: Rect, behind: Color32) {
    let roles = &theme::roles(ui);
    let y = rect.center().y;
    let gone = lane.status == Status::Retired;
    let name = RichText::new(&words.name);
    let (name, color) = if gone {
        (name.strikethrough(), roles.text_weak)
    } else {
        (name, roles.text_strong)
    };
    let left = rect.left() + scale::SPACE_8;
    let left = left + annotations::name_sign(ui, pos2(left, y), words.beyond_given);
    line_text(ui, pos2(left, y), name, color, axis.left - left - scale::SPACE_12);
    let painter = ui.painter();
    let bar = |from: f32, to: f32| {
        let (from, to) = (axis.x(from), axis.x(to));
        // A life of a day is still visible.
        Rect::from_min_max(pos2(from, y - BAR / 2.0), pos2(to.max(from + 3.0), y + BAR / 2.0))
    };
    let mut end = axis.left;
    if let Some(from) = lane.from {
        let fill = if gone { roles.faint_outline() } else { roles.outline };
        let known = bar(from, lane.known_to);
        bar_ui(painter, known, false, fill);
        end = known.right();
        if let Some(to) = lane.open_to {
            let open = bar(lane.known_to, to);
            bar_ui(painter, open, true, roles.outline);
            end = open.right();
        }
        if lane.ends {
            let color = if gone { roles.bad } else { roles.caution };
            painter.vline(end, y - 8.0..=y + 8.0, Stroke::new(3.0, color));
        }
        for at in &lane.renamed {
            diamond(painter, pos2(axis.x(*at), y), roles);
        }
        if let Some(at) = lane.closed {
            painter.vline(axis.x(at), y - 8.0..=y + 8.0, Stroke::new(1.5, roles.caution));
        }
    }
    note_ui(ui, words, pos2(end + scale::SPACE_8, y), rect.right(), behind);
}

/// What became of it and what to use instead, after the bar. Lines that cross the words stop before them.
fn note_ui(ui: &Ui, words: &LaneWords, at: Pos2, right: f32, behind: Color32) {
    let roles = theme::roles(ui);
    let clear = |from: f32, to: f32| {
        let rect = Rect::from_min_max(pos2(from - 2.0, at.y - 8.0), pos2(to + 2.0, at.y + 8.0));
        ui.painter().rect_filled(rect, 0, behind);
    };
    let mut x = at.x;
    if !words.note.is_empty() {
        let galley = one_line(ui, scale::caption(&words.note), TextStyle::Body, right - x);
        let used = galley.size().x;
        clear(x, x + used);
        paint_over(ui, at, galley, roles.text_weak);
        x += used + 6.0;
    }
    if !words.then.is_empty() && right - x > 30.0 {
        let galley = one_line(ui, words.then.as_str(), TextStyle::Small, right - x - 16.0);
        clear(x, x + 16.0 + galley.size().x);
        icon_at(ui, pos2(x + 6.0, at.y), 12.0, Icon::ArrowRight, roles.text_weak);
        paint_over(ui, pos2(x + 16.0, at.y), galley, roles.text);
    }
}

fn diamond(painter: &Painter, at: Pos2, roles: &ColorRoles) {
    let corner = |x: f32, y: f32| at + vec2(x, y);
    painter.add(egui::Shape::convex_polygon(
        vec![corner(0.0, -6.0), corner(6.0, 0.0), corner(0.0, 6.0), corner(-6.0, 0.0)],
        roles.surface,
        Stroke::new(1.5, roles.text_strong),
    ));
}

/// From the end of a bar to its successor's, with an arrow's head.
fn link_ui(painter: &Painter, axis: YearAxis, from: (&Lane, Rect), to: (&Lane, Rect), color: Color32) {
    let x = axis.x(from.0.open_to.unwrap_or(from.0.known_to));
    let start = pos2(x, from.1.center().y);
    let down = to.1.center().y > start.y;
    let stroke = Stroke::new(1.0, color);
    let begins = to.0.from.map_or(x, |f| axis.x(f));
    if begins > x + 8.0 {
        // The successor is first named later: along its lane to where it begins.
        let corner = pos2(x, to.1.center().y);
        painter.line_segment([start, corner], stroke);
        painter.line_segment([corner, pos2(begins - 1.0, corner.y)], stroke);
        head(painter, pos2(begins - 1.0, corner.y), vec2(1.0, 0.0), color);
    } else {
        let tip = pos2(x, to.1.center().y + if down { -BAR / 2.0 } else { BAR / 2.0 });
        painter.line_segment([start, tip], stroke);
        head(painter, tip, vec2(0.0, if down { 1.0 } else { -1.0 }), color);
    }
}

fn head(painter: &Painter, tip: Pos2, along: egui::Vec2, color: Color32) {
    let back = tip - along * 6.0;
    let side = along.rot90() * 3.5;
    painter.add(egui::Shape::convex_polygon(
        vec![tip, back + side, back - side],
        color,
        Stroke::NONE,
    ));
}
