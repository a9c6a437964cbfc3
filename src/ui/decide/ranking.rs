//! The ranking as one picture: a row for each that is left, with its score as a bar in pieces and the open part hatched.

use egui::{CursorIcon, Pos2, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, pos2, vec2};

use super::controls::line_at;
use crate::{
    app::{
        action::{Actions, Decide},
        view::decide::{RankedView, ResultView},
    },
    catalog::wording::{BEYOND_GIVEN, thousands},
    ui::{
        annotations,
        theme::{self, scale},
        widgets::{focus_ring, spoken, spoken_as, text, text_width},
    },
};

/// Height of a row of the ranking; of many, so that how sure they are comes into sight below them.
const ROW: f32 = 36.0;
const ROW_OF_MANY: f32 = 28.0;
/// From how many on they are many.
const MANY: usize = 8;
const BAR: f32 = 12.0;

/// A score: what each question brings of it, and hatched what depends on what is not known.
pub(super) fn score_bar(ui: &Ui, rect: Rect, r: &RankedView, strong: bool) {
    // Must-haves alone score nothing.
    if r.score.is_empty() {
        return;
    }
    let roles = theme::roles(ui);
    let track = Rect::from_center_size(rect.center(), vec2(rect.width(), rect.height().min(BAR)));
    let painter = ui.painter().with_clip_rect(track.intersect(ui.clip_rect()));
    let at = |share: f32| track.left() + track.width() * share.clamp(0.0, 1.0);
    painter.rect_filled(track, 2, roles.raised);
    let fill = if strong { roles.accent } else { roles.outline };
    let mut from = 0.0;
    for piece in &r.pieces {
        let (left, right) = (at(from), at(from + piece.share));
        from += piece.share;
        // A gap of one point separates the pieces.
        let rect = Rect::from_x_y_ranges(left..=(right - 1.0).max(left), track.y_range());
        painter.rect_filled(rect, 0, fill);
    }
    let (low, high) = r.range;
    if high > low {
        let open = Rect::from_x_y_ranges(at(low)..=at(high), track.y_range());
        let hatch = painter.with_clip_rect(open.intersect(painter.clip_rect()));
        let line = Stroke::new(1.0, fill);
        let mut x = open.left() - open.height();
        while x < open.right() {
            hatch.line_segment([pos2(x, open.bottom()), pos2(x + open.height(), open.top())], line);
            x += 5.0;
        }
        hatch.rect_stroke(open, 0, line, StrokeKind::Inside);
    }
    score_mark(ui, track, at(r.share));
}

/// How far the mark of a score stands out above and below its bar, and how wide it is.
const MARK_OUT: f32 = 3.0;
const MARK: f32 = 2.0;

/// Where in a bar the score is: an upright line that stands out of it, with a rim, so that it shows on any filling.
fn score_mark(ui: &Ui, track: Rect, x: f32) {
    let roles = theme::roles(ui);
    let x = x.clamp(
        track.left() + MARK / 2.0,
        (track.right() - MARK / 2.0).max(track.left() + MARK / 2.0),
    );
    let mark = Rect::from_center_size(pos2(x, track.center().y), vec2(MARK, track.height() + 2.0 * MARK_OUT));
    ui.painter().rect_filled(mark.expand2(vec2(1.0, 0.0)), 0, roles.ground);
    ui.painter().rect_filled(mark, 0, roles.text_strong);
}

/// What of a score is shown when the pointer rests on it.
fn in_words(r: &RankedView) -> String {
    let mut words = format!("{} {}", r.name, r.score);
    if let Some(aside) = r.aside {
        words.push('\n');
        words.push_str(aside);
    }
    for piece in &r.pieces {
        words.push('\n');
        words.push_str(&piece.words);
    }
    if r.range.1 > r.range.0 {
        words.push_str("\nUpright line: the score\nHatched: not known");
    }
    words
}

/// How high the rows are: what has to be confirmed says so on a second line.
pub(super) fn row_height(result: &ResultView) -> f32 {
    let two_lines = result.ranked.iter().any(|r| !r.to_confirm.is_empty());
    if two_lines || result.ranked.len() < MANY {
        ROW
    } else {
        ROW_OF_MANY
    }
}

/// All that are left, one row each; a click shows beside them why.
pub(super) fn rows_ui(ui: &mut Ui, result: &ResultView, actions: &mut Actions) {
    let width = ui.available_width();
    // In a wide window the longest names are whole.
    let name = if width >= 560.0 {
        (width * 0.42).clamp(240.0, 340.0)
    } else {
        width * 0.4
    };
    let widest = |text: &str| text_width(ui, text, &TextStyle::Small);
    let score = result.ranked.iter().map(|r| widest(&r.score)).fold(0.0, f32::max);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (i, r) in result.ranked.iter().enumerate() {
        let strong = result.leads && r.place == 1;
        let columns = (name, score + scale::SPACE_12, row_height(result));
        ui.push_id(r.service.0, |ui| {
            if row_ui(ui, r, (strong, i == result.explained), columns) {
                actions.push(Decide::Explain(r.service));
            }
        });
    }
}

/// What is to be known at a name, after it.
fn beyond(r: &RankedView) -> String {
    r.aside.map_or_else(String::new, |_| format!(", {BEYOND_GIVEN}"))
}

/// The sign of it, from a middle left on, and how much room it takes from the name.
fn sign(ui: &Ui, r: &RankedView, from: Pos2) -> f32 {
    annotations::name_sign(ui, from, r.aside.is_some())
}

fn row_ui(ui: &mut Ui, r: &RankedView, (strong, chosen): (bool, bool), (name, score, height): (f32, f32, f32)) -> bool {
    let roles = theme::roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let open = if r.to_confirm.is_empty() { "" } else { ", to confirm" };
    spoken_as(
        &response,
        Role::Button,
        chosen,
        format_args!("{} {}, {}{open}{}", r.place, r.name, r.score, beyond(r)),
    );
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    if chosen || response.hovered() {
        let fill = if chosen { roles.accent_tint } else { roles.hover };
        ui.painter().rect_filled(rect, scale::CORNER, fill);
    }
    focus_ring(ui, &response, rect.shrink(1.0), scale::CORNER);
    let inner = rect.shrink2(vec2(scale::SPACE_8, 0.0));
    let middle = rect.center().y;
    let place = r.place.to_string();
    line_at(
        ui,
        &place,
        TextStyle::Small,
        roles.text_weak,
        pos2(inner.left(), middle),
        20.0,
    );
    let left = inner.left() + scale::SPACE_24;
    let style = if strong { scale::strong14() } else { TextStyle::Body };
    let room = name - scale::SPACE_24 - scale::SPACE_12;
    let up = if open.is_empty() { 0.0 } else { 7.0 };
    let signs = sign(ui, r, pos2(left, middle - up));
    let at = pos2(left + signs, middle - up);
    line_at(ui, &r.name, style, roles.text_strong, at, room - signs);
    if !open.is_empty() {
        let at = pos2(left, middle + 9.0);
        line_at(ui, "to confirm", TextStyle::Small, roles.caution, at, room);
    }
    let bar = Rect::from_x_y_ranges(
        inner.left() + name..=(inner.right() - score).max(inner.left() + name),
        rect.y_range(),
    );
    score_bar(ui, bar, r, strong);
    let at = pos2(bar.right() + scale::SPACE_12, middle);
    line_at(ui, &r.score, TextStyle::Small, roles.text, at, score);
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(in_words(r))
        .clicked()
}

/// How many are in the narrow ranking beside a question.
const MOST: usize = 12;

/// The current ranking, in a column of its own beside the questions. Two lines each: a name with its score, a bar.
pub(super) fn standing_ui(ui: &mut Ui, result: &ResultView, most: Option<usize>) {
    ui.label(scale::strong("As it stands"));
    if let Some(next) = result.nothing_weighed {
        text::caption(ui, next);
        return;
    }
    let roles = theme::roles(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let most = most.unwrap_or(MOST);
    for r in result.ranked.iter().take(most) {
        let height = if r.score.is_empty() { 28.0 } else { 40.0 };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        spoken(
            &response,
            Role::Meter,
            format_args!("{} {}{}", r.name, r.score, beyond(r)),
        );
        let width = text_width(ui, &r.score, &TextStyle::Small);
        let line = rect.top() + 14.0;
        let room = (rect.width() - width - scale::SPACE_8).max(0.0);
        let signs = sign(ui, r, pos2(rect.left(), line));
        let at = pos2(rect.left() + signs, line);
        line_at(ui, &r.name, TextStyle::Body, roles.text, at, room - signs);
        let at = pos2(rect.right() - width, line);
        line_at(ui, &r.score, TextStyle::Small, roles.text_weak, at, width + 1.0);
        let bar = Rect::from_min_size(pos2(rect.left(), rect.top() + 26.0), Vec2::new(rect.width(), 8.0));
        score_bar(ui, bar, r, result.leads && r.place == 1);
        response.on_hover_text(in_words(r));
    }
    let rest = result.ranked.len().saturating_sub(most) + result.more.0;
    if rest > 0 {
        text::caption(ui, format!("and {} more", thousands(rest)));
    }
}
