//! A low window: every line counts, and what leads to a grid scrolls away first, then the grid scrolls, so that the grid can have
//! all of the place.

use egui::{Context, Ui, Vec2};

use super::widgets::scrolling;

/// Height of the window, or of the place, below which every line counts: margins shrink, and a sheet scrolls as a whole.
pub const LOW: f32 = 320.0;
/// Height of a place below which what leads to its grid scrolls away: large text in a small window leaves no room for both.
pub const LEADS_AWAY: f32 = 420.0;

/// Whether every line counts in the window.
pub fn is_low(ctx: &Context) -> bool {
    ctx.content_rect().height() < LOW
}

/// How far what leads to the grid has scrolled away, and how far it can.
#[derive(Default, Clone, Copy)]
pub struct ScrolledAway {
    at: f32,
    most: f32,
}

/// A place, named by `salt`, that scrolls as a whole before what is in it does. `add` is given the size of all of the place.
pub fn leads_away(ui: &mut Ui, salt: &str, away: &mut ScrolledAway, add: impl FnOnce(&mut Ui, Vec2)) {
    let whole = ui.available_rect_before_wrap();
    let mut area = egui::ScrollArea::vertical()
        .id_salt(("leads away", salt))
        .auto_shrink(false);
    let wheel = ui.input(|i| i.smooth_scroll_delta().y);
    let left = away.most - away.at;
    if wheel < 0.0 && left > 0.0 && ui.rect_contains_pointer(whole) {
        let by = left.min(-wheel);
        area = area.vertical_scroll_offset(away.at + by);
        ui.input_mut(|i| i.smooth_scroll_delta.y += by);
    }
    // One bar at a time: once what leads has scrolled away, this one is seen where the pointer is on it.
    let bars = ui.spacing().scroll;
    if left <= 0.5 && away.most > 0.5 {
        let quiet = &mut ui.spacing_mut().scroll;
        (quiet.dormant_handle_opacity, quiet.active_handle_opacity) = (0.0, 0.0);
    }
    let shown = scrolling(ui, area, |ui| {
        ui.spacing_mut().scroll = bars;
        if left > 0.5 {
            // What is in it does not scroll yet.
            let bars = &mut ui.spacing_mut().scroll;
            (
                bars.dormant_handle_opacity,
                bars.active_handle_opacity,
                bars.interact_handle_opacity,
            ) = (0.0, 0.0, 0.0);
        }
        add(ui, Vec2::new(ui.available_width(), whole.height()));
    });
    ui.spacing_mut().scroll = bars;
    away.at = shown.state.clamped_offset().y;
    away.most = (shown.content_size.y - shown.inner_rect.height()).max(0.0);
}
