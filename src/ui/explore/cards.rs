//! The grid as cards of a fixed size. Only rows in sight are laid out.

use egui::{Align, Key, Label, Layout, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, vec2};

use super::{card_fact, groups};
use crate::{
    app::{
        Model,
        action::{Actions, Select},
        view::{ExploreView, explore::Entry},
    },
    ui::{
        evidence, keys, marks,
        parts::{self, badge_kind},
        theme::{self, scale, ui_ext},
    },
};

/// A card's least width and its height; the width grows to share the row evenly.
const CARD: Vec2 = vec2(288.0, 176.0);
const GAP: f32 = 12.0;

/// Height of a heading over cards.
const HEADING: f32 = 36.0;

/// The grid as cards.
pub fn cards_ui(ui: &mut Ui, view: &ExploreView, model: &Model, actions: &mut Actions) {
    if model.session.evidence.age_lens {
        evidence::legend_ui(ui, &crate::app::view::evidence::age::legend());
        ui.add_space(scale::SPACE_4);
    }
    let room = ui.available_width() - 16.0;
    let columns = (((room + GAP) / (CARD.x + GAP)).floor() as usize).max(1);
    let width = (room - GAP * (columns as f32 - 1.0)) / columns as f32;
    let blocks = blocks(view, columns);
    let height = blocks.last().map_or(0.0, |b| b.bottom);
    let mut moved = None;
    egui::ScrollArea::vertical()
        .id_salt("cards")
        .auto_shrink(false)
        .show_viewport(ui, |ui, viewport| {
            ui.set_min_size(vec2(room, height));
            let origin = ui.max_rect().min;
            // Cards come into sight a row before they are seen, so that the keyboard can go on to them.
            let seen = viewport.y_range().expand(CARD.y);
            let first = blocks.partition_point(|b| b.bottom < seen.min);
            for block in blocks[first..].iter().take_while(|b| b.top <= seen.max) {
                if let Some(g) = block.heading {
                    let at = origin + vec2(0.0, block.top);
                    let rect = Rect::from_min_size(at, vec2(room, HEADING - scale::SPACE_4));
                    if let Some(step) = groups::heading_ui(ui, rect, &view.groups.all[g], 1, actions) {
                        moved = Some(Target::beside(view, block, g, step));
                    }
                }
                let rows = block.entries.len().div_ceil(columns);
                let from = ((seen.min - block.cards) / (CARD.y + GAP)).floor().max(0.0) as usize;
                let to = ((seen.max - block.cards) / (CARD.y + GAP)).ceil().max(0.0) as usize;
                for row in from..to.min(rows) {
                    for column in 0..columns {
                        let i = block.entries.start + row * columns + column;
                        let Some(entry) = view.entry(i).filter(|_| i < block.entries.end) else {
                            break;
                        };
                        let at = vec2(column as f32 * (width + GAP), block.cards + row as f32 * (CARD.y + GAP));
                        let rect = Rect::from_min_size(origin + at, vec2(width, CARD.y));
                        let page = (viewport.height() / (CARD.y + GAP)) as usize * columns;
                        if let Some(step) = card_ui(ui, entry, rect, (columns, page), model, actions) {
                            moved = Target::from_card(&blocks, block, i, step, columns).or(moved.take());
                        }
                    }
                }
            }
            if super::wants_focus(ui) {
                moved = Some(Target::Entry(0));
            }
            // A card far away is brought into sight first: only what is drawn can have the keyboard.
            if let Some(Target::Entry(i)) = moved
                && let Some(block) = blocks.iter().find(|b| b.entries.contains(&i))
            {
                let top = block.cards + ((i - block.entries.start) / columns) as f32 * (CARD.y + GAP);
                let rect = Rect::from_min_size(origin + vec2(0.0, top), vec2(room, CARD.y));
                ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
                if let Some(service) = view.services().get(i) {
                    ui.data_mut(|d| d.insert_temp(awaited_id(), *service));
                }
            }
        });
    match moved {
        Some(Target::Entry(i)) => {
            if let Some(service) = view.services().get(i) {
                ui.memory_mut(|m| m.request_focus(card_id(*service)));
                actions.push(Select::Cursor(Some(*service)));
            }
        }
        Some(Target::Heading(g)) => ui.memory_mut(|m| m.request_focus(groups::heading_id(&view.groups.all[g]))),
        None => {}
    }
}

/// Where keys lead.
enum Target {
    Entry(usize),
    Heading(usize),
}

impl Target {
    /// From a card: up from the first row of a group to its heading; else `step` cards on, what is folded left out. A
    /// page goes as far as there are cards.
    fn from_card(blocks: &[Block], block: &Block, i: usize, step: isize, columns: usize) -> Option<Self> {
        if let (Some(g), true) = (block.heading, i - block.entries.start < columns)
            && step == -(columns as isize)
        {
            return Some(Self::Heading(g));
        }
        let seen = || blocks.iter().map(|b| &b.entries).filter(|e| !e.is_empty());
        let (first, last) = (seen().next()?.start, seen().next_back()?.end - 1);
        let far = step.unsigned_abs() > columns;
        let to = i.checked_add_signed(step).filter(|to| *to <= last);
        let to = match to {
            Some(to) => to,
            None if far && step < 0 => first,
            None if far => last,
            None => return None,
        };
        let on = seen().find(|e| e.contains(&to)).map(|_| to);
        let next = || {
            if step < 0 {
                seen().rev().map(|e| e.end - 1).find(|e| *e < to)
            } else {
                seen().map(|e| e.start).find(|e| *e > to)
            }
        };
        on.or_else(next).map(Self::Entry)
    }

    /// From a heading: down to its first card, or to the next heading when it is folded; up to the one before.
    fn beside(view: &ExploreView, block: &Block, g: usize, step: isize) -> Self {
        if step > 0 && !block.entries.is_empty() {
            return Self::Entry(block.entries.start);
        }
        Self::Heading(g.saturating_add_signed(step.signum()).min(view.groups.all.len() - 1))
    }
}

/// One heading with its cards, or all cards when there are no headings.
struct Block {
    heading: Option<usize>,
    /// Its cards; none while they are folded away.
    entries: std::ops::Range<usize>,
    top: f32,
    cards: f32,
    bottom: f32,
}

fn blocks(view: &ExploreView, columns: usize) -> Vec<Block> {
    let block = |heading: Option<usize>, entries: std::ops::Range<usize>, top: f32| {
        let cards = top + if heading.is_some() { HEADING } else { 0.0 };
        let rows = entries.len().div_ceil(columns) as f32;
        Block {
            heading,
            entries,
            top,
            cards,
            bottom: cards + rows * (CARD.y + GAP),
        }
    };
    if view.groups.all.is_empty() {
        return vec![block(None, 0..view.len(), 0.0)];
    }
    let mut top = 0.0;
    let blocks = view.groups.all.iter().enumerate().map(|(g, group)| {
        let entries = if group.folded { 0..0 } else { group.group.range.clone() };
        let made = block(Some(g), entries, top);
        top = made.bottom;
        made
    });
    blocks.collect()
}

/// Where the card that the keyboard is on its way to is remembered.
fn awaited_id() -> egui::Id {
    egui::Id::unique("card awaited")
}

fn card_id(service: crate::catalog::ServiceIx) -> egui::Id {
    egui::Id::unique(("card", service.0))
}

/// One card. Returns where an arrow key leads, in entries.
#[allow(clippy::too_many_arguments)] // one place calls it, with what one row shares
fn card_ui(
    ui: &mut Ui,
    entry: &Entry,
    rect: Rect,
    (columns, page): (usize, usize),
    model: &Model,
    actions: &mut Actions,
) -> Option<isize> {
    let roles = theme::roles(ui);
    let response = ui.interact(rect, card_id(entry.service), Sense::click());
    let open = model.session.open == Some(entry.service);
    let mut ticked = model.workspace.comparison.services.contains(&entry.service);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, open, &entry.spoken));
    if ui.data(|d| d.get_temp(awaited_id())) == Some(entry.service) {
        // It came into sight after the keyboard had been sent to it.
        ui.data_mut(|d| d.remove::<crate::catalog::ServiceIx>(awaited_id()));
        response.request_focus();
    }
    if response.has_focus() {
        keys::keep_arrows(ui, response.id);
    }
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    let lit = response.hovered();
    let line = if open {
        roles.accent
    } else if lit {
        roles.outline
    } else {
        roles.line
    };
    ui.painter().rect(
        rect,
        scale::CORNER,
        roles.surface,
        Stroke::new(1.0, line),
        egui::StrokeKind::Inside,
    );
    ui_ext::focus_ring(ui, &response, rect, scale::CORNER);
    let inner = rect.shrink(scale::SPACE_12);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(6.0, 4.0);
    card_body_ui(&mut child, entry, inner, model.session.evidence.age_lens);
    // The tick box comes last, so that it lies over the card and takes its own clicks.
    let corner = Rect::from_min_size(inner.right_top() + vec2(-22.0, -6.0), Vec2::splat(28.0));
    let mut tick = ui.new_child(UiBuilder::new().max_rect(corner).id_salt(("tick", entry.service.0)));
    if ui_ext::tick_box_bare(&mut tick, &mut ticked, &format!("Compare {}", entry.name)).changed() {
        actions.push(Select::ToggleTick(entry.service));
    }
    if keys::opened(ui, &response) {
        actions.push(Select::Open(entry.service));
    }
    response.context_menu(|ui| marks::menu_ui(ui, entry.service, &entry.mark, actions));
    keys::entry_keys(ui, &response, entry.service, columns, actions)
        .or_else(|| response.has_focus().then(|| far_keys(ui, page.max(columns)))?)
}

/// Where Home, End and the page keys lead, in cards.
fn far_keys(ui: &Ui, page: usize) -> Option<isize> {
    let far = isize::MAX / 2;
    let page = page as isize;
    [
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::Home, -far),
        (Key::End, far),
    ]
    .into_iter()
    .find(|(key, _)| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, *key)))
    .map(|(_, step)| step)
}

fn card_body_ui(ui: &mut Ui, entry: &Entry, inner: Rect, lens: bool) {
    ui.scope(|ui| {
        ui.set_max_width(inner.width() - 28.0);
        marks::name_ui(ui, &entry.name, &entry.name_marks, &entry.mark);
    });
    ui.horizontal(|ui| {
        ui.set_height(20.0);
        if let Some(status) = &entry.status {
            ui_ext::badge(ui, &status.text, badge_kind(status.status));
        }
        // A lone “…” behind a long status would say nothing.
        if ui.available_width() > 48.0 {
            ui.add(Label::new(scale::caption(&entry.category)).truncate().selectable(false));
        }
    });
    match &entry.matched {
        Some(matched) => two_lines_ui(ui, &matched.text, &matched.marks, inner.width()),
        None => two_lines_ui(ui, &entry.summary, &[], inner.width()),
    }
    ui.add_space(2.0);
    let y = inner.bottom() - 3.0 * 18.0;
    let facts = Rect::from_min_max(egui::pos2(inner.left(), y), inner.right_bottom());
    for (i, fact) in entry.facts.iter().take(3).enumerate() {
        let line = Rect::from_min_size(facts.left_top() + vec2(0.0, i as f32 * 18.0), vec2(facts.width(), 18.0));
        card_fact::fact_ui(ui, entry.service, fact, line, lens);
    }
}

/// Two lines of running text, cut with “…”.
fn two_lines_ui(ui: &mut Ui, text: &str, marks: &[std::ops::Range<usize>], width: f32) {
    let roles = theme::roles(ui);
    let mut job = parts::marked(ui, text, marks, &egui::TextStyle::Body, roles.text);
    job.wrap.max_width = width;
    job.wrap.max_rows = 2;
    let cut = ui.fonts_mut(|f| f.layout_job(job));
    let response = ui.add(Label::new(cut).selectable(false));
    response.on_hover_text(text);
}

#[cfg(test)]
mod tests {
    use super::{Block, Target};

    /// Two groups of five and four cards with one folded between them, three columns.
    fn blocks() -> Vec<Block> {
        let block = |heading, entries| Block {
            heading: Some(heading),
            entries,
            top: 0.0,
            cards: 0.0,
            bottom: 0.0,
        };
        vec![block(0, 0..5), block(1, 0..0), block(2, 8..12)]
    }

    #[test]
    fn keys_lead_where_a_person_looks() {
        let far = isize::MAX / 2;
        for (from, step, expected) in [
            (0, 1, Some(1)),
            (0, -1, None),
            (0, -3, Some(1000)),
            (2, -3, Some(1000)),
            (3, -3, Some(0)),
            (8, -3, Some(1002)),
            (11, -3, Some(8)),
            (4, 1, Some(8)),
            (8, -1, Some(4)),
            (4, far, Some(11)),
            (10, -far, Some(0)),
            (0, 6, Some(8)),
            (11, 3, None),
            (9, 6, Some(11)),
        ] {
            let all = blocks();
            let block = all.iter().find(|b| b.entries.contains(&from));
            let found = block.and_then(|b| Target::from_card(&all, b, from, step, 3));
            let found = found.map(|t| match t {
                Target::Entry(i) => i,
                Target::Heading(g) => 1000 + g,
            });
            assert_eq!(found, expected, "from {from} by {step}");
        }
    }
}
