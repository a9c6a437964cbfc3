//! "Find a filter": a box, and in place of the facets what its words may mean. The box has the keyboard all the while; arrows
//! move the mark, Enter takes what is marked, Esc leads back.

use egui::{Align2, Id, Key, Margin, Modifiers, Rect, Role, ScrollArea, Sense, TextStyle, Ui, vec2};

use super::options::HAS;
use crate::{
    app::{
        action::{Actions, Filter},
        draft::Drafts,
        view::{
            FindView,
            find::{FoundFilter, Take},
        },
    },
    catalog::wording::thousands,
    ui::{
        theme::{self, Icon, scale},
        widgets::{
            focus_ring, icon_at, one_line, scrolling, select_text, spoken, spoken_as, text, text_field, tick_mark,
        },
    },
};

/// A row has two lines: what it is called, and of what it is.
const ROW: f32 = 44.0;
/// Room before the words, for a tick box.
const SIGN: f32 = scale::ICON + scale::SPACE_8 + scale::SPACE_4;

fn box_id() -> Id {
    Id::unique("find a filter")
}

/// The box, and what is wrong with a condition that was to be taken.
pub(super) fn box_ui(ui: &mut Ui, width: f32, drafts: &Drafts, found: Option<&FindView>, actions: &mut Actions) {
    let draft = &drafts.condition;
    let marked = found.and_then(|f| Some((f, f.marked(drafts.found_at)?)));
    let row = marked.map(|(f, at)| &f.rows[at]);
    if let Some(found) = found
        && ui.memory(|m| m.has_focus(box_id()))
    {
        arrows(ui, found, marked.map(|(_, at)| at), actions);
    }
    // A screen reader follows the mark through the field's own words.
    let said = row.map(|row| format!("Find a filter; Enter {}: {}", row.take.verb(), row.spoken));
    let names = ("Find a filter", said.as_deref().unwrap_or("Find a filter"));
    let margin = Margin {
        left: 28,
        right: 8,
        top: 6,
        bottom: 6,
    };
    let field = text_field(ui, &draft.value, names, |edit| {
        edit.id(box_id()).margin(margin).desired_width(width)
    });
    let at = field.response.rect.left_center() + vec2(15.0, 0.0);
    icon_at(ui, at, scale::SIGN, Icon::Search, theme::roles(ui).text_weak);
    if draft.value.is_empty() {
        let hint = "An attribute, an option, or a condition, such as role=supporting";
        field.response.clone().on_hover_text(hint);
    }
    if draft.problem.is_some() {
        field.mark_wrong(ui);
    }
    if drafts.focus_find {
        field.response.request_focus();
        select_text(ui, field.response.id, 0, draft.value.chars().count());
    }
    if let Some(text) = field.changed() {
        actions.push(Filter::DraftCondition(text));
    }
    if field.entered(ui) {
        match row {
            Some(row) => take(ui, row, &draft.value, actions),
            None => actions.push(Filter::AddCondition),
        }
        // To correct it, or to type the next one.
        field.response.request_focus();
    } else if field.escaped(ui) && !draft.value.is_empty() {
        actions.push(Filter::DraftCondition(String::new()));
    }
    if let Some(problem) = &draft.problem {
        text::problem(ui, problem);
    }
}

/// The arrows are the list's while there is one; without a mark they begin at its first row.
fn arrows(ui: &Ui, found: &FindView, marked: Option<usize>, actions: &mut Actions) {
    let page = 8;
    for (key, by) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, page),
        (Key::PageUp, -page),
    ] {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) && !found.rows.is_empty() {
            let to = marked.map_or(0, |at| at.saturating_add_signed(by));
            actions.push(Filter::MarkFound(to.min(found.rows.len() - 1)));
        }
    }
}

/// `typed`: what is in the box.
fn take(ui: &Ui, row: &FoundFilter, typed: &str, actions: &mut Actions) {
    match &row.take {
        Take::Tick(subject, want, _) => {
            actions.push(Filter::ToggleOption(*subject, want.clone()));
            // What is typed next replaces these words.
            select_text(ui, box_id(), 0, typed.chars().count());
        }
        Take::TickAll(options) => {
            // As with a condition, what was typed is done with.
            actions.push(Filter::AskFor(options.clone()));
            actions.push(Filter::DraftCondition(String::new()));
        }
        Take::Add(text) => {
            actions.push(Filter::DraftCondition(text.clone()));
            actions.push(Filter::AddCondition);
        }
        Take::Type(text) => {
            actions.push(Filter::DraftCondition(text.clone()));
            let end = text.chars().count();
            select_text(ui, box_id(), end, end);
        }
    }
}

/// What the words may mean. `in_sight`: the row that was last brought into sight; `digits`: of the largest count.
pub(super) fn found_ui(
    ui: &mut Ui,
    found: &FindView,
    (drafts, digits): (&Drafts, usize),
    in_sight: &mut Option<usize>,
    actions: &mut Actions,
) {
    let marked = found.marked(drafts.found_at);
    let moved = *in_sight != marked;
    *in_sight = marked;
    scrolling(
        ui,
        ScrollArea::vertical().id_salt("found filters").auto_shrink(false),
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(scale::SPACE_4);
            if !found.hint.is_empty() && drafts.condition.problem.is_none() {
                ui.scope(|ui| {
                    ui.set_max_width(ui.available_width() - scale::SPACE_12);
                    text::caption(ui, &found.hint);
                });
            }
            for (at, row) in found.rows.iter().enumerate() {
                row_ui(
                    ui,
                    (at, row),
                    (marked == Some(at), moved),
                    (&drafts.condition.value, digits),
                    actions,
                );
            }
            if found.more > 0 {
                ui.add_space(scale::SPACE_4);
                text::caption(ui, format!("and {} more; type on", thousands(found.more)));
            }
        },
    );
}

fn row_ui(
    ui: &mut Ui,
    (at, row): (usize, &FoundFilter),
    (marked, scroll): (bool, bool),
    (typed, digits): (&str, usize),
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let width = ui.available_width() - scale::SPACE_12;
    let rect = Rect::from_min_size(ui.cursor().min, vec2(width, ROW));
    ui.advance_cursor_after_rect(rect);
    let response = ui.interact(rect, Id::unique(("found filter", at)), Sense::click());
    if marked && scroll {
        ui.scroll_to_rect(rect, None);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    if marked || response.hovered() {
        let fill = if marked { roles.accent_tint } else { roles.hover };
        ui.painter().rect_filled(rect, scale::CORNER_SMALL, fill);
    }
    let inner = rect.shrink2(vec2(scale::SPACE_4, 0.0));
    let sign = Rect::from_center_size(
        inner.left_center() + vec2(scale::ICON / 2.0, 0.0),
        vec2(scale::ICON, scale::ICON),
    );
    match &row.take {
        Take::Tick(_, _, on) => {
            tick_mark(ui, sign, *on, response.hovered());
            spoken_as(&response, Role::CheckBox, *on, &row.spoken);
        }
        Take::TickAll(_) | Take::Add(_) => {
            icon_at(ui, sign.center(), scale::SIGN, Icon::Plus, roles.text_weak);
            spoken(&response, Role::Button, format_args!("Add {}", row.spoken));
        }
        Take::Type(_) => {
            icon_at(ui, sign.center(), scale::SIGN, Icon::Search, roles.text_weak);
            spoken(&response, Role::Button, format_args!("Filter by {}", row.spoken));
        }
    }
    // The counts are in the columns they have in the facets.
    let digits = digits.max(2) as f32 * 7.5;
    let (counts, more) = (digits + scale::SPACE_4, HAS);
    let beside = row.counts.map_or(0.0, |_| counts + more);
    let room = inner.width() - SIGN;
    let line = |text: &str, style, room| one_line(ui, text, style, room);
    let name = line(&row.name, TextStyle::Body, room - beside);
    let about = line(&row.about, TextStyle::Small, room);
    let top = inner.left_center() + vec2(SIGN, 1.0 - name.size().y);
    ui.painter()
        .galley_with_override_text_color(top, name, roles.text_strong);
    let below = inner.left_center() + vec2(SIGN, 1.0);
    ui.painter()
        .galley_with_override_text_color(below, about, roles.text_weak);
    if let Some((count, open)) = row.counts {
        let font = TextStyle::Small.resolve(ui.style());
        let paint = |x: f32, text: String, color| {
            let at = egui::pos2(x, inner.center().y - 7.0);
            ui.painter().text(at, Align2::RIGHT_CENTER, text, font.clone(), color);
        };
        paint(
            inner.right() - more,
            thousands(count),
            if count == 0 { roles.text_weak } else { roles.text },
        );
        if open > 0 {
            paint(inner.right(), format!("+{}", thousands(open)), roles.text_weak);
        }
    }
    focus_ring(ui, &response, rect.shrink(1.0), scale::CORNER_SMALL);
    if response.clicked() {
        take(ui, row, typed, actions);
        ui.memory_mut(|m| m.request_focus(box_id()));
    }
    response.on_hover_text(&row.spoken);
}
