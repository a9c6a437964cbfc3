//! The grid as a table: rows of 32 under a head that stays in sight, beside a name column that does too. Only what is in
//! sight is laid out.

use egui::{Align, Label, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::{
    groups,
    sheet::{self, Seen, Sheet},
    table_head::{heads_ui, width_of},
};
use crate::{
    app::{
        Model,
        action::{Actions, Select},
        view::{
            ExploreView,
            explore::{Column, Entry, Fact, Line},
        },
    },
    catalog::condition::Subject,
    ui::{
        evidence, keys, marks,
        parts::{self, badge_kind, shape_of},
        theme::{self, scale, ui_ext},
    },
};

/// Width of the tick box before a name.
pub const TICK: f32 = 36.0;
/// Inside a cell, left and right.
pub const PAD: f32 = scale::SPACE_8;
const HEAD: f32 = 32.0;

/// The columns, parted into those that stay beside the name and the rest.
pub struct Parted<'a> {
    /// The name, then those pinned, each with its place from the left edge and its width.
    pub lead: Vec<(&'a Column, f32, f32)>,
    /// The others.
    pub rest: Vec<&'a Column>,
    /// Their widths.
    pub widths: Vec<f32>,
}

/// The grid as a table.
pub fn table_ui(ui: &mut Ui, view: &ExploreView, model: &Model, actions: &mut Actions) {
    if model.session.evidence.age_lens {
        evidence::legend_ui(ui, &crate::app::view::evidence::age::legend());
        ui.add_space(scale::SPACE_4);
    }
    let parted = parted(ui, view);
    let reveal_id = egui::Id::unique("table reveal");
    let reveal = ui.data_mut(|d| d.remove_temp::<usize>(reveal_id));
    let mut moved = None;
    Sheet {
        salt: "table",
        head: HEAD,
        lead: parted.lead.last().map_or(TICK, |(_, left, width)| left + width),
        rows: view.groups.lines(),
        row: scale::CONTROL_MAIN,
        widths: &parted.widths,
        after: scale::SPACE_16,
        reveal: reveal.map(|line| (line, None)),
    }
    .show(ui, |ui, seen| {
        for line in seen.rows.clone() {
            let step = match view.groups.line(line) {
                Some(Line::Heading(g)) => heading_ui(ui, seen, view, (line, g), actions),
                Some(Line::Entry(i)) => view
                    .entry(i)
                    .and_then(|entry| row_ui(ui, seen, &parted, (line, entry), model, actions)),
                None => None,
            };
            moved = step.map(|s| sheet::stepped(line, s, view.groups.lines())).or(moved);
        }
        heads_ui(ui, seen, &parted, model, actions);
        let stroke = egui::Stroke::new(1.0, theme::roles(ui).line);
        ui.painter().hline(seen.all.x_range(), seen.body().top(), stroke);
        ui.painter().vline(seen.body().left(), seen.beside_rows(), stroke);
    });
    if super::wants_focus(ui) {
        moved = Some(0);
    }
    if let Some(line) = moved {
        ui.data_mut(|d| d.insert_temp(reveal_id, line));
        match view.groups.line(line) {
            Some(Line::Heading(g)) => ui.memory_mut(|m| m.request_focus(groups::heading_id(&view.groups.all[g]))),
            Some(Line::Entry(i)) => {
                if let Some(service) = view.services().get(i) {
                    ui.memory_mut(|m| m.request_focus(row_id(*service)));
                    actions.push(Select::Cursor(Some(*service)));
                }
            }
            None => {}
        }
    }
}

/// Pinned columns stay beside the name as long as half the width is left for the rest.
fn parted<'a>(ui: &Ui, view: &'a ExploreView) -> Parted<'a> {
    let room = ui.available_width();
    let mut parted = Parted {
        lead: Vec::new(),
        rest: Vec::new(),
        widths: Vec::new(),
    };
    let mut left = TICK;
    for column in &view.columns {
        let mut width = width_of(ui, column);
        if column.subject == Subject::Name {
            width = width.min((room * 0.45 - TICK).max(96.0));
        }
        let fits = left + width <= room * 0.6;
        if column.subject == Subject::Name || (column.pinned && fits && parted.rest.is_empty()) {
            parted.lead.push((column, left, width));
            left += width;
        } else {
            parted.rest.push(column);
            parted.widths.push(width);
        }
    }
    parted
}

fn row_id(service: crate::catalog::ServiceIx) -> egui::Id {
    egui::Id::unique(("row", service.0))
}

fn heading_ui(
    ui: &mut Ui,
    seen: &Seen,
    view: &ExploreView,
    (line, g): (usize, usize),
    actions: &mut Actions,
) -> Option<isize> {
    let rect = Rect::from_x_y_ranges(seen.all.x_range(), seen.row(line));
    let mut step = None;
    sheet::part(ui, seen.lead().union(seen.body()), ("table group", g), |ui| {
        ui.painter().rect_filled(rect, 0, theme::roles(ui).surface);
        step = groups::heading_ui(ui, rect, &view.groups.all[g], seen.page, actions);
    });
    step
}

fn row_ui(
    ui: &mut Ui,
    seen: &Seen,
    parted: &Parted<'_>,
    (line, entry): (usize, &Entry),
    model: &Model,
    actions: &mut Actions,
) -> Option<isize> {
    let roles = theme::roles(ui);
    let across = Rect::from_x_y_ranges(seen.all.x_range(), seen.row(line));
    let visible = seen.lead().union(seen.body());
    let open = model.session.open == Some(entry.service);
    let mut step = None;
    sheet::part(ui, visible, ("row", entry.service.0), |ui| {
        let response = ui.interact(across, row_id(entry.service), Sense::click());
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, open, &entry.spoken));
        let fill = match (open, response.hovered()) {
            (true, _) => roles.accent_tint,
            (false, true) => roles.raised,
            (false, false) => egui::Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(across, 0, fill);
        let line = egui::Stroke::new(1.0, roles.line.gamma_multiply(0.6));
        ui.painter().hline(across.x_range(), across.bottom() - 0.5, line);
        ui_ext::focus_ring(ui, &response, across.shrink(2.0), scale::CORNER_SMALL);
        if keys::opened(ui, &response) {
            actions.push(Select::Open(entry.service));
        }
        response.context_menu(|ui| marks::menu_ui(ui, entry.service, &entry.mark, actions));
        if response.has_focus() {
            keys::keep_arrows(ui, response.id);
            step = sheet::line_keys(ui, seen.page).or_else(|| {
                // Left and right scroll; what is left are Enter and Space.
                let sideways = keys::entry_keys(ui, &response, entry.service, 0, actions)?;
                ui.scroll_with_delta(vec2(-120.0 * sideways as f32, 0.0));
                None
            });
        }
    });
    let mut facts = entry.facts.iter();
    sheet::part(ui, seen.lead(), ("row lead", entry.service.0), |ui| {
        let side = Rect::from_min_max(across.min, pos2(across.left() + TICK, across.bottom()));
        let mut ticked = model.workspace.comparison.services.contains(&entry.service);
        sheet::part(ui, side.shrink2(vec2(4.0, 2.0)), ("tick", entry.service.0), |ui| {
            if ui_ext::tick_box_bare(ui, &mut ticked, &format!("Compare {}", entry.name)).changed() {
                actions.push(Select::ToggleTick(entry.service));
            }
        });
        for (column, left, width) in &parted.lead {
            let min = pos2(seen.all.left() + left, across.top());
            let rect = Rect::from_min_size(min, vec2(*width, across.height()));
            let fact = column.attribute().and_then(|_| facts.next());
            cell_ui(ui, rect, column, entry, fact, model);
        }
    });
    sheet::part(ui, seen.body(), ("row body", entry.service.0), |ui| {
        for (i, column) in parted.rest.iter().enumerate() {
            let fact = column.attribute().and_then(|_| facts.next());
            if seen.columns.contains(&i) {
                let rect = Rect::from_x_y_ranges(seen.column(i), across.y_range());
                cell_ui(ui, rect, column, entry, fact, model);
            }
        }
    });
    step
}

fn cell_ui(ui: &mut Ui, rect: Rect, column: &Column, entry: &Entry, fact: Option<&Fact>, model: &Model) {
    if let Some(fact) = fact
        && model.session.evidence.age_lens
    {
        let clip = ui.clip_rect();
        let lens = ui.new_child(UiBuilder::new().max_rect(rect.intersect(clip)));
        evidence::tint(&lens, rect.shrink2(vec2(2.0, 1.0)), &fact.age);
    }
    let layout = if column.right {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    let inner = rect.shrink2(vec2(PAD, 0.0));
    let builder = UiBuilder::new()
        .max_rect(inner)
        .layout(layout)
        .id_salt(("cell", entry.service.0, &column.id));
    let mut cell = ui.new_child(builder);
    cell.set_clip_rect(rect.intersect(ui.clip_rect()));
    cell.spacing_mut().item_spacing.x = 6.0;
    match (column.subject, fact) {
        (Subject::Name, _) => name_ui(&mut cell, entry),
        (Subject::Status, _) => match &entry.status {
            Some(status) => drop(ui_ext::badge(&mut cell, &status.text, badge_kind(status.status))),
            None => drop(cell.label(scale::caption("available"))),
        },
        (Subject::Role, _) => drop(cell.label(entry.role)),
        (Subject::Attribute(_), Some(fact)) => fact_ui(&mut cell, fact, column.right, model),
        _ => {
            cut_ui(&mut cell, egui::RichText::new(&entry.category), &entry.category);
        }
    }
}

fn name_ui(ui: &mut Ui, entry: &Entry) {
    if !entry.mark.is_empty() {
        marks::name_ui(ui, &entry.name, &entry.name_marks, &entry.mark);
        return;
    }
    let roles = theme::roles(ui);
    let retired = entry
        .status
        .as_ref()
        .is_some_and(|s| s.status == crate::catalog::Status::Retired);
    let ink = if retired { roles.text_weak } else { roles.text_strong };
    let job = marks::name_job(ui, &entry.name, &entry.name_marks, (&scale::strong14(), ink), retired);
    cut_ui(ui, job, &entry.name);
}

/// The shape stands before the value; numbers stand at the right edge.
fn fact_ui(ui: &mut Ui, fact: &Fact, right: bool, model: &Model) {
    use crate::catalog::State;
    let roles = theme::roles(ui);
    let ink = match fact.state {
        State::Conflicting => roles.caution,
        state if state.is_known() => roles.text,
        _ => roles.text_weak,
    };
    let style = if fact.state == State::Conflicting {
        egui::TextStyle::Small
    } else {
        egui::TextStyle::Body
    };
    let text = parts::marked(ui, &fact.short, &fact.marks, &style, ink);
    let sign = |ui: &mut Ui| {
        if let Some(shape) = shape_of(fact.state) {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
            theme::paint(ui.painter(), rect, shape, &roles);
        }
    };
    // The year comes first, so that a long value cannot push it out of sight; the sides of a disagreement have theirs.
    if model.session.evidence.age_lens && !fact.age.year.is_empty() && fact.state != State::Conflicting {
        ui.add(Label::new(scale::caption(&fact.age.year)).selectable(false));
    }
    if right {
        // Laid out from the right edge: the value, then the shape before it.
        let room = ui.available_width() - if shape_of(fact.state).is_some() { 18.0 } else { 0.0 };
        ui.scope(|ui| {
            ui.set_max_width(room.max(0.0));
            cut_ui(ui, text, &fact.text);
        });
        sign(ui);
    } else {
        sign(ui);
        cut_ui(ui, text, &fact.text);
    }
}

/// One line, cut with “…”; then, or where there is more to say than is shown, the whole is the tooltip.
fn cut_ui(ui: &mut Ui, text: impl Into<egui::WidgetText>, whole: &str) {
    let text = text.into();
    let more = text.text() != whole;
    let response = ui.add(
        Label::new(text)
            .truncate()
            .selectable(false)
            .show_tooltip_when_elided(false),
    );
    let full = response
        .intrinsic_size()
        .is_some_and(|s| s.x > response.rect.width() + 0.5);
    if more || full {
        response.on_hover_text(whole);
    }
}
