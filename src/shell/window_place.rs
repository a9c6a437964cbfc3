//! Where the window is, to be there again at the next start.

use eframe::Frame;
use egui::{Context, Vec2, ViewportBuilder, ViewportCommand, pos2};

use super::kept::WindowState;
use crate::workspace::kept::WindowPlace;

/// The least size of the window, in points.
pub(super) const LEAST: Vec2 = Vec2::new(640.0, 440.0);

/// A window where it was.
pub(super) fn place(builder: ViewportBuilder, place: Option<WindowPlace>) -> ViewportBuilder {
    let Some(place) = place else { return builder };
    let size = Vec2::from(place.size);
    let builder = if size.is_finite() {
        builder.with_inner_size(size.max(LEAST))
    } else {
        builder
    };
    let builder = match place.position {
        Some((x, y)) if x.is_finite() && y.is_finite() => builder.with_position([x, y]),
        _ => builder,
    };
    builder
        .with_maximized(place.maximized)
        .with_fullscreen(place.fullscreen)
}

/// How large text is, as a factor.
pub(super) fn zoom_factor(zoom: Option<u16>) -> f32 {
    f32::from(zoom.unwrap_or(100)).clamp(50.0, 300.0) / 100.0
}

/// What is kept of the window now. Of a window that fills the screen, the size that it had before is kept.
pub(super) fn state(ctx: &Context, before: Option<WindowPlace>) -> WindowState {
    let factor = ctx.zoom_factor();
    let zoom = (factor * 100.0).round() as u16;
    let place = ctx.input(|i| {
        let window = i.viewport();
        let (maximized, fullscreen) = (window.maximized == Some(true), window.fullscreen == Some(true));
        let inner = window.inner_rect?;
        let now = WindowPlace {
            position: window.outer_rect.map(|r| (r.left() * factor, r.top() * factor)),
            size: (inner.width() * factor, inner.height() * factor),
            maximized,
            fullscreen,
        };
        // A window that is minimized has no size.
        if inner.width() < 1.0 || window.minimized == Some(true) {
            return before;
        }
        let filled = maximized || fullscreen;
        Some(before.filter(|_| filled).map_or(now, |before| WindowPlace {
            maximized,
            fullscreen,
            ..before
        }))
    });
    WindowState {
        zoom: (zoom != 100).then_some(zoom),
        place,
    }
}

/// Brings a window back that lies on no screen: the one it was on may be gone.
pub(super) fn onto_a_screen(ctx: &Context, frame: &Frame) {
    let Some(window) = frame.winit_window() else { return };
    let Ok(at) = window.outer_position() else { return };
    let size = window.outer_size();
    let mut screens = window.available_monitors().peekable();
    let overlaps = |from: i32, length: u32, other: i32, other_length: u32| {
        let end = |from: i32, length: u32| i64::from(from) + i64::from(length);
        i64::from(from) < end(other, other_length) && i64::from(other) < end(from, length)
    };
    let nowhere = screens.peek().is_some()
        && !screens.any(|screen| {
            let (p, s) = (screen.position(), screen.size());
            overlaps(at.x, size.width, p.x, s.width) && overlaps(at.y, size.height, p.y, s.height)
        });
    if nowhere {
        ctx.send_viewport_cmd(ViewportCommand::OuterPosition(pos2(40.0, 40.0)));
    }
}
