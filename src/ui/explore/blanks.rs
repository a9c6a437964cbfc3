//! What each blank decides, with who could answer it. The order does not change under the pointer.

use egui::{Align2, Rect, Response, RichText, TextStyle, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::{
    app::{
        action::{Actions, Evidence, Select},
        view::{
            Selection,
            explore::blanks::{BlankLine, BlanksView},
        },
    },
    ui::{
        theme::{self, Icon, scale},
        widgets::{GridState, Tracks, icon_button, line_text, list, row, text},
    },
};

const ROW: f32 = scale::CONTROL_MAIN;
const COUNT: f32 = 108.0;
const BAR: f32 = 56.0;

/// What the list of blanks remembers from one frame to the next.
#[derive(Default)]
pub(super) struct BlanksState {
    list: GridState,
    /// The shares whose order is shown.
    round: u64,
    /// The pointer has moved over it, and is there still.
    in_use: bool,
}

/// The heading, what the shares are of, and the blanks.
pub(super) fn blanks_ui(
    ui: &mut Ui,
    rect: Rect,
    view: &BlanksView,
    selection: Selection<'_>,
    state: &mut BlanksState,
    actions: &mut Actions,
) {
    let mut ui = text::part(ui, rect, "blanks", egui::Layout::top_down(egui::Align::Min));
    // A user who has moved the pointer over the list is about to click: what has come is in its new order once the
    // pointer is elsewhere.
    let moves = ui.input(|i| i.pointer.delta() != Vec2::ZERO || i.smooth_scroll_delta() != Vec2::ZERO);
    state.in_use = ui.rect_contains_pointer(rect) && (state.in_use || moves);
    if view.round < state.round || !state.in_use {
        state.round = view.round;
    }
    let holds = view.round > state.round;
    ui.horizontal(|ui| {
        ui.label(scale::head("What a blank decides"));
        let caption = if holds {
            "Worked out. In order of that once the pointer leaves the list."
        } else {
            &view.caption
        };
        ui.add(egui::Label::new(scale::caption(caption)).truncate());
    });
    ui.add_space(scale::SPACE_4);
    let rows = (&Tracks::even(view.len(), ROW), 12.0);
    list(&mut ui, "blanks", rows, &mut state.list, |ui, visible, rect, place| {
        let i = if holds { view.before(place) } else { place };
        if let Some(line) = view.line(i)
            && blank_ui(ui, line, rect, selection, actions)
        {
            visible.reveal(place);
        }
    });
}

/// One blank. Returns whether the keyboard has just come to it.
fn blank_ui(ui: &mut Ui, blank: &BlankLine, rect: Rect, selection: Selection<'_>, actions: &mut Actions) -> bool {
    let side = Vec2::splat(scale::CONTROL);
    let corner = pos2(rect.right() - side.x, rect.center().y - side.y / 2.0);
    let copy = Rect::from_min_size(corner, side);
    let line = rect.with_max_x(copy.left() - scale::SPACE_4);
    let key = ("blank", blank.service.0, blank.attribute.0, &blank.what);
    let open = selection.shows_claims(blank.service, blank.attribute);
    let response = row(ui, line, egui::Id::unique(key), open, &blank.spoken);
    let cut = line_ui(ui, line, blank, open);
    let focused = response.gained_focus();
    if told_where_cut(response, cut, &blank.spoken).clicked() {
        actions.push(Select::ToggleClaims(blank.service, blank.attribute));
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(copy).id_salt(("copy", key)));
    let words = format!("Copy the question about {}: {}", blank.name, blank.what);
    if icon_button(&mut child, Icon::Copy, &words).clicked() {
        actions.push(Evidence::CopyQuestion(blank.service, blank.attribute));
    }
    focused
}

/// A tooltip would cover the rows below: it comes only where words of its row are cut.
pub(super) fn told_where_cut(response: Response, cut: bool, words: &str) -> Response {
    if cut { response.on_hover_text(words) } else { response }
}

/// Whose, what, whom to ask, and what it decides as a bar and in words. Returns whether any of the words were cut.
fn line_ui(ui: &Ui, rect: Rect, blank: &BlankLine, strong: bool) -> bool {
    let roles = theme::roles(ui);
    let y = rect.center().y;
    // In a narrow window the names need the room more; the count shows the same.
    let bar = if rect.width() < 600.0 { 0.0 } else { BAR };
    let bars = rect.right() - COUNT - bar;
    let left = rect.left() + scale::SPACE_8;
    let room = bars - scale::SPACE_16 - left;
    let (name, what) = (room * 0.28, room * 0.4);
    let (mut at, mut cut) = (left, false);
    for (words, width, color) in [
        (&blank.name, name, if strong { roles.text_strong } else { roles.text }),
        (&blank.what, what, if strong { roles.text_strong } else { roles.text }),
        (&blank.who, room - name - what, roles.text_weak),
    ] {
        let room = width - scale::SPACE_12;
        cut |= line_text(ui, pos2(at, y), RichText::new(words), color, room).1;
        at += width;
    }
    let track = Rect::from_min_size(pos2(bars, y - 2.0), vec2(bar, 4.0));
    ui.painter().rect_filled(track, 2, roles.raised);
    let filled = Rect::from_min_size(track.min, vec2(bar * blank.share.clamp(0.0, 1.0), 4.0));
    ui.painter().rect_filled(filled, 2, roles.outline);
    let small = TextStyle::Small.resolve(ui.style());
    let at = pos2(rect.right() - scale::SPACE_4, y);
    let counted = &blank.counted;
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, counted, small, roles.text_weak);
    cut
}
