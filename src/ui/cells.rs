//! What a cell states, as several places draw it: its lines with shapes and source numbers, and the sources below.

use std::ops::Range;

use egui::{Align, Color32, Label, RichText, Role, Sense, TextStyle, Ui, Vec2, text::LayoutJob, vec2};

use super::{
    theme::{self, Icon, StateShape, scale},
    widgets::{BadgeKind, badge, focus_ring, icon_at, spoken, text},
};
use crate::{
    app::{action::Actions, view::source::SourceView},
    catalog::{State, Status},
    compare::{CellLine, CellWords, PartWords, part_sentences},
};

/// The shape of a state; a plain value has none.
pub fn shape_of(state: State) -> Option<StateShape> {
    StateShape::of(state)
}

/// How prominent a status should be.
pub fn badge_kind(status: Status) -> BadgeKind {
    match status {
        Status::Available | Status::Renamed => BadgeKind::Plain,
        Status::Unconfirmed | Status::Retiring => BadgeKind::Caution,
        Status::Retired => BadgeKind::Bad,
    }
}

/// That parts of a service end or have ended lately: the first in a few words, all of them as its tooltip.
pub fn parts_ui(ui: &mut Ui, parts: &[PartWords]) {
    let Some(first) = parts.first() else { return };
    let all = part_sentences(parts);
    let response = badge(ui, &first.short, BadgeKind::Caution);
    spoken(&response, Role::Label, &all);
    response.on_hover_text(all);
}

/// The colour of a value in a grid: what is not known is weaker.
pub fn state_color(ui: &Ui, state: State) -> Color32 {
    let roles = theme::roles(ui);
    match state {
        State::Conflicting => roles.caution,
        state if state.is_known() => roles.text,
        _ => roles.text_weak,
    }
}

/// A cell's lines, each with its shape and the numbers of its sources. Text wraps; nothing is cut. Returns whether
/// the cell was clicked, to open its claims.
pub fn words_ui(ui: &mut Ui, words: &CellWords, about: &str) -> bool {
    let mut clicked = false;
    for line in &words.lines {
        clicked |= line_ui(ui, line, about);
    }
    clicked
}

/// A line's words with the numbers of its sources after them. What all panes of a comparison share is weak.
pub fn line_job(ui: &Ui, line: &CellLine) -> LayoutJob {
    let roles = theme::roles(ui);
    let color = match line.shape {
        State::Conflicting => roles.caution,
        State::NotStated | State::NotApplicable => roles.text_weak,
        _ if line.yours => roles.accent_text,
        _ => roles.text_strong,
    };
    let mut job = LayoutJob::default();
    let mut raised = text::format(ui, &TextStyle::Small, roles.text_weak);
    raised.valign = Align::TOP;
    for (piece, shared) in line.pieces() {
        let color = if shared { roles.text_weak } else { color };
        let plain = text::format(ui, &TextStyle::Body, color);
        let mut from = 0;
        // A source cited within the words has its number raised as well as one after them.
        for (mark, number) in cited_within(line, &piece) {
            job.append(piece.get(from..mark.start).unwrap_or_default(), 0.0, plain.clone());
            job.append(&number, 0.0, raised.clone());
            from = mark.end;
        }
        job.append(piece.get(from..).unwrap_or_default(), 0.0, plain);
    }
    if !line.cites && !line.sources.is_empty() {
        let mut sources = line.sources.clone();
        sources.sort_unstable();
        let numbers: Vec<String> = sources.iter().map(ToString::to_string).collect();
        job.append(&format!("  {}", numbers.join(" ")), 0.0, raised);
    }
    job
}

/// Where the words of a line cite its sources, as in `yes [2] (about 2019)`, with the number alone.
fn cited_within(line: &CellLine, words: &str) -> Vec<(Range<usize>, String)> {
    if !line.cites {
        return Vec::new();
    }
    let marks = line.sources.iter().flat_map(|number| {
        let number = number.to_string();
        let found: Vec<usize> = words
            .match_indices(&format!("[{number}] ("))
            .map(|(at, _)| at)
            .collect();
        found
            .into_iter()
            .map(move |at| (at..at + number.len() + 2, number.clone()))
    });
    let mut marks: Vec<_> = marks.collect();
    marks.sort_by_key(|(mark, _)| mark.start);
    marks
}

/// Whether a symbol precedes a line.
pub fn has_sign(line: &CellLine) -> bool {
    line.yours || shape_of(line.shape).is_some()
}

/// The symbol before a line: a pencil where it is the user's own, else the shape of its state.
pub fn paint_sign(ui: &Ui, center: egui::Pos2, line: &CellLine) {
    let roles = theme::roles(ui);
    if line.yours {
        icon_at(ui, center, scale::SIGN, Icon::Pencil, roles.accent_text);
    } else if let Some(shape) = shape_of(line.shape) {
        let square = egui::Rect::from_center_size(center, Vec2::splat(scale::SIGN));
        theme::paint(ui.painter(), square, shape, &roles);
    }
}

fn line_ui(ui: &mut Ui, line: &CellLine, about: &str) -> bool {
    let job = line_job(ui, line);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if has_sign(line) {
            let (rect, _) = ui.allocate_exact_size(vec2(scale::SIGN, 18.0), Sense::hover());
            paint_sign(ui, rect.center(), line);
        }
        let label = Label::new(job).wrap().selectable(false);
        let aloud = line.spoken();
        let words = format_args!("{about}: {aloud}. Show its claims");
        text::pressable_text(ui, label, Role::Button, words, 2.0).clicked()
    })
    .inner
}

/// The numbered list of sources below a view; a link opens in the browser.
pub fn sources_ui(ui: &mut Ui, sources: &[SourceView], actions: &mut Actions) {
    for source in sources {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let line = ui.text_style_height(&TextStyle::Small);
            ui.add_sized([20.0, line], Label::new(scale::caption(source.number.to_string())));
            let words = RichText::new(&source.text).text_style(TextStyle::Small);
            let Some(link) = &source.link else {
                ui.add(Label::new(words).wrap());
                return;
            };
            let response = ui.add(Label::new(words.underline()).wrap().sense(Sense::click()));
            spoken(&response, Role::Link, &source.text);
            focus_ring(ui, &response, response.rect, scale::CORNER_SMALL);
            let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
            text::leads_to(&response, link, actions);
        });
    }
}
