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

/// Brings a window back that is on no screen, or of whose title bar too little is: the one it was on may be gone. One that was
/// never placed (`is_new`) is put wholly on its screen, and made smaller when it is larger; a window the user put half off the
/// screen stays so.
pub(super) fn onto_a_screen(ctx: &Context, frame: &Frame, is_new: bool) {
    let Some(window) = frame.winit_window() else { return };
    let size = window.outer_size();
    let screens: Vec<Area> = window
        .available_monitors()
        .map(|screen| Area::new(screen.position().into(), screen.size().into()))
        .collect();
    // Wayland reports no place; the system chooses a good one there, and only the size can be corrected.
    let at = window.outer_position().map_or([0, 0], Into::into);
    let Some(to) = Area::new(at, size.into()).fitted(&screens, is_new) else {
        return;
    };
    let inner = window.inner_size();
    let frame_size = [0, 1].map(|i| [size.width, size.height][i].saturating_sub([inner.width, inner.height][i]));
    let points = |pixels: i64| pixels as f32 / ctx.pixels_per_point();
    let [width, height] = [0, 1].map(|i| points(to.size[i] - i64::from(frame_size[i])));
    ctx.send_viewport_cmd(ViewportCommand::OuterPosition(pos2(points(to.at[0]), points(to.at[1]))));
    if is_new {
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(Vec2::new(width, height).max(LEAST)));
    }
}

/// Where a window or a screen is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    at: [i64; 2],
    size: [i64; 2],
}

impl Area {
    /// What is left free at the edges of a screen by a window that would be larger, for bars of the desktop.
    const EDGE: i64 = 32;

    /// How much of a title bar it takes to take hold of it.
    const GRIP: i64 = 64;

    fn new(at: [i32; 2], size: [u32; 2]) -> Self {
        Self {
            at: at.map(i64::from),
            size: size.map(i64::from),
        }
    }

    /// Whether enough of its title bar is on a screen to take hold of it.
    fn can_be_moved(self, screen: Self) -> bool {
        let bar = Self {
            size: [self.size[0], Self::EDGE],
            ..self
        };
        bar.shared(screen) >= Self::GRIP * Self::EDGE / 2
    }

    /// How many pixels of it are on a screen.
    fn shared(self, screen: Self) -> i64 {
        let along = |i: usize| {
            let end = (self.at[i] + self.size[i]).min(screen.at[i] + screen.size[i]);
            (end - self.at[i].max(screen.at[i])).max(0)
        };
        along(0) * along(1)
    }

    /// Where it should be instead; `None` where it is fine, or no screen is known.
    fn fitted(self, screens: &[Self], is_new: bool) -> Option<Self> {
        let most = screens.iter().copied().max_by_key(|s| self.shared(*s))?;
        let is_seen = self.shared(most) > 0 && screens.iter().any(|s| self.can_be_moved(*s));
        // The first one named is the main screen.
        let screen = if self.shared(most) > 0 { most } else { screens[0] };
        if is_seen && !is_new {
            return None;
        }
        let size = [0, 1].map(|i| {
            if self.size[i] > screen.size[i] {
                screen.size[i] - 2 * Self::EDGE
            } else {
                self.size[i]
            }
        });
        let at = [0, 1].map(|i| {
            let last = screen.at[i] + screen.size[i] - size[i];
            let wanted = if size[i] < self.size[i] {
                screen.at[i] + Self::EDGE
            } else {
                self.at[i]
            };
            wanted.min(last).max(screen.at[i])
        });
        let fitted = Self { at, size };
        (fitted != self).then_some(fitted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn area(x: i64, y: i64, width: i64, height: i64) -> Area {
        Area {
            at: [x, y],
            size: [width, height],
        }
    }

    #[test]
    fn a_first_window_lies_wholly_on_its_screen_and_a_stored_one_is_brought_back() {
        let small = [area(0, 0, 1366, 768)];
        let two = [area(0, 0, 1920, 1080), area(1920, 0, 1366, 768)];
        for (window, screens, is_new, expected) in [
            // Larger than the screen: made smaller, with room for the desktop's bars.
            (area(0, 0, 1280, 830), &small[..], true, Some(area(0, 32, 1280, 704))),
            (area(200, 40, 1280, 700), &small, true, Some(area(86, 40, 1280, 700))),
            (area(20, 20, 1280, 700), &small, true, None),
            // On the screen that holds most of it.
            (area(2100, 0, 1280, 700), &two, true, Some(area(2006, 0, 1280, 700))),
            // Half off, because the user wanted it there.
            (area(1000, 300, 1280, 800), &small, false, None),
            // A pixel of it on the screen, or its title bar above: nothing to take hold of it by.
            (area(1365, 767, 1280, 700), &small, false, Some(area(86, 68, 1280, 700))),
            (area(100, -40, 1000, 600), &small, false, Some(area(100, 0, 1000, 600))),
            (area(1300, 300, 1280, 700), &small, false, None),
            // The screen it was on is gone.
            (area(1920, 0, 1280, 700), &small, false, Some(area(86, 0, 1280, 700))),
            (area(-1400, 0, 1280, 700), &small, false, Some(area(0, 0, 1280, 700))),
            (area(0, 0, 1280, 830), &[], true, None),
        ] {
            assert_eq!(window.fitted(screens, is_new), expected, "{window:?} on {screens:?}");
        }
    }
}
