//! The grid as cards of a fixed size. Only rows in sight are laid out.

use egui::{Align, Label, Layout, Rect, Role, Sense, Stroke, TextStyle, Ui, Vec2, vec2};

use super::{card_fact, card_heading, card_steps::CardBlock, groups};
use crate::{
    app::{
        action::{Actions, Select},
        view::{ExploreView, Selection, explore::ServiceEntry},
    },
    ui::{
        age_lens, annotations,
        cells::{badge_kind, parts_ui},
        keys,
        theme::{self, scale},
        widgets::{
            GridPlace, GridState, Region, Tracks, VirtualGrid, Visible, badge, focus_ring, region_within, spoken_entry,
            text, tick_box_bare,
        },
    },
};

/// A card's least width and its height; the width grows to share the row evenly.
const CARD: Vec2 = vec2(288.0, 180.0);
const GAP: f32 = 12.0;
/// The most columns, which eyes can still follow, and how wide their cards grow.
const MOST: usize = 5;
const WIDEST: f32 = 400.0;

/// Facts below a summary, and without one.
const FACTS: usize = 3;
const FACTS_ALONE: usize = 6;

/// Height of a heading over cards.
const HEADING: f32 = 36.0;

/// The grid as cards. `enters`: the keyboard has just come into it, to this line.
pub(super) fn cards_ui(
    ui: &mut Ui,
    view: &ExploreView,
    selection: Selection<'_>,
    (state, enters): (&mut GridState, Option<usize>),
    actions: &mut Actions,
) {
    if selection.age_lens {
        age_lens::legend_ui(ui, &crate::app::view::age::legend());
        ui.add_space(scale::SPACE_4);
    }
    let room = ui.available_width() - 16.0;
    let columns = (((room + GAP) / (CARD.x + GAP)).floor() as usize).clamp(1, MOST);
    let width = (room - GAP * (columns as f32 - 1.0)) / columns as f32;
    let width = if columns == MOST { width.min(WIDEST) } else { width };
    let blocks = CardBlock::all(view, columns);
    let mut rows = Tracks::default();
    for block in &blocks {
        rows.push(usize::from(block.heading.is_some()), HEADING);
        rows.push(block.rows(columns), CARD.y + GAP);
    }
    let tracks = Tracks::even(columns, width + GAP);
    let grid = VirtualGrid {
        // The gap after the last card is no part of the grid.
        after: vec2(-GAP, 0.0),
        // Cards come into sight a row before they are visible, so that the keyboard can go on to them.
        around: CARD.y,
        ..VirtualGrid::new("cards", &rows, &tracks)
    };
    let asked = grid.show(ui, state, |ui, visible| {
        region_within(ui, Region::Rows);
        for row in visible.rows.clone() {
            let Some(block) = CardBlock::at(&blocks, row, columns) else {
                continue;
            };
            if let Some(heading) = block.heading.filter(|_| row == block.row) {
                let size = vec2(room, HEADING - scale::SPACE_4);
                let rect = Rect::from_min_size(visible.cell(row, 0).min, size);
                let steps = (columns, width + GAP);
                card_heading::heading_ui(ui, visible, (rect, row), (view, heading), steps, actions);
                continue;
            }
            for column in 0..columns {
                let place = GridPlace::new(row, column);
                let Some(entry) = block.entry(place, columns).and_then(|i| view.entry(i)) else {
                    break;
                };
                let rect = Rect::from_min_size(visible.cell(row, column).min, vec2(width, CARD.y));
                card_ui(ui, visible, (entry, place), rect, selection, actions);
            }
        }
    });
    let to = match (enters, asked) {
        (Some(line), _) => CardBlock::entered(&blocks, view.groups.line(line), columns),
        (None, Some((from, step))) => {
            let page = grid.page(from.row.unwrap_or(0), state);
            CardBlock::stepped(&blocks, from, step, (columns, page))
        }
        (None, None) => None,
    };
    let Some(to) = to else { return };
    let line = |at: GridPlace| {
        let block = CardBlock::at(&blocks, at.row?, columns)?;
        match block.entry(at, columns) {
            Some(entry) => view.groups.line_of(entry),
            None => block.heading.map(|g| view.groups.all[g].line),
        }
    };
    if let Some(line_to) = line(to) {
        let from = asked.filter(|_| enters.is_none()).and_then(|(from, _)| line(from));
        groups::tick_run(|line| groups::service_on(view, line), (from, line_to), state, actions);
        groups::focus_line(ui, view, (line_to, to), card_id, (state, false), actions);
    }
}

fn card_id(entry: &ServiceEntry, _column: usize) -> egui::Id {
    egui::Id::unique(("card", entry.key()))
}

fn card_ui(
    ui: &mut Ui,
    visible: &Visible<'_>,
    (entry, place): (&ServiceEntry, GridPlace),
    rect: Rect,
    selection: Selection<'_>,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let response = ui.interact(rect, card_id(entry, 0), Sense::click());
    let open = selection.is_open(entry.service);
    spoken_entry(&response, Role::Button, open, &entry.spoken);
    visible.keyboard(ui, &response, place);
    if response.gained_focus()
        && let Some(row) = place.row
    {
        visible.reveal(row);
    }
    let line = match (open, response.hovered()) {
        (true, _) => roles.accent,
        (false, true) => roles.outline,
        (false, false) => roles.line,
    };
    let line = Stroke::new(1.0, line);
    ui.painter()
        .rect(rect, scale::CORNER, roles.surface, line, egui::StrokeKind::Inside);
    // Within the card: above the first row the grid is cut.
    focus_ring(ui, &response, rect.shrink(2.0), scale::CORNER);
    let inner = rect.shrink(scale::SPACE_12);
    let mut child = text::part(ui, inner, ("card", entry.key()), Layout::top_down(Align::Min));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(6.0, 3.0);
    body_ui(&mut child, entry, inner, selection.age_lens);
    // The tick box comes last, so that it is over the card and takes its own clicks.
    let corner = Rect::from_min_size(inner.right_top() + vec2(-22.0, -6.0), Vec2::splat(28.0));
    let mut tick = ui.new_child(egui::UiBuilder::new().max_rect(corner).id_salt(("tick", entry.key())));
    let mut ticked = selection.is_ticked(entry.service);
    if tick_box_bare(&mut tick, &mut ticked, &format!("Compare {}", entry.name)).changed() {
        actions.push(Select::ToggleTick(entry.service));
    }
    keys::entry_keys(ui, &response, entry.service, actions);
    response.context_menu(|ui| annotations::menu_ui(ui, entry.service, &entry.mark, actions));
}

fn body_ui(ui: &mut Ui, entry: &ServiceEntry, inner: Rect, lens: bool) {
    ui.scope(|ui| {
        ui.set_max_width(inner.width() - 28.0);
        // A badge below it needs the room of a second line.
        if entry.status.is_none() && entry.parts.is_empty() && entry.mark.is_empty() {
            lines_ui(
                ui,
                (&entry.name, &entry.name_marks, &scale::strong14()),
                inner.width() - 28.0,
                2,
            );
        } else {
            annotations::name_ui(ui, &entry.name, &entry.name_marks, &entry.mark, None);
        }
    });
    ui.horizontal(|ui| {
        ui.set_height(20.0);
        if let Some(status) = &entry.status {
            badge(ui, &status.text, badge_kind(status.status));
        }
        parts_ui(ui, &entry.parts);
        // A lone “…” behind a long status would be meaningless.
        if ui.available_width() > 48.0 {
            ui.add(Label::new(scale::caption(&entry.category)).truncate().selectable(false));
        }
    });
    let (text, marks) = match &entry.matched {
        Some(matched) => (&matched.text, matched.marks.as_slice()),
        None => (&entry.summary, [].as_slice()),
    };
    // What has no summary has room for more facts.
    let facts = if text.is_empty() { FACTS_ALONE } else { FACTS };
    let top = inner.bottom() - facts as f32 * card_fact::LINE;
    if !text.is_empty() {
        let line = ui.text_style_height(&TextStyle::Body);
        let lines = ((top - ui.cursor().top() + 1.0) / line).floor().clamp(1.0, 3.0);
        lines_ui(ui, (text, marks, &TextStyle::Body), inner.width(), lines as usize);
    }
    for (i, fact) in entry.facts.iter().take(facts).enumerate() {
        let at = egui::pos2(inner.left(), top + i as f32 * card_fact::LINE);
        let line = Rect::from_min_size(at, vec2(inner.width(), card_fact::LINE));
        card_fact::fact_ui(ui, entry.service, fact, line, lens);
    }
}

/// Some lines of text, cut with “…”.
fn lines_ui(
    ui: &mut Ui,
    (whole, marks, style): (&str, &[std::ops::Range<usize>], &TextStyle),
    width: f32,
    lines: usize,
) {
    let roles = theme::roles(ui);
    let is_name = *style != TextStyle::Body;
    let color = if is_name { roles.text_strong } else { roles.text };
    let mut job = text::marked(ui, whole, marks, style, color);
    job.wrap.max_width = width;
    job.wrap.max_rows = lines;
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    let cut = galley.elided;
    // Its own tooltip would come beside this one.
    let label = ui.add(Label::new(galley).selectable(false).show_tooltip_when_elided(false));
    if cut {
        label.on_hover_text(whole);
    }
}
