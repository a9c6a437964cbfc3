//! The symbols for the state of a claim, painted rather than typed, so that they are crisp at every size and look
//! the same whatever fonts there are. Their geometry is [`crate::export::state_shapes`], which pictures on paper share.

use std::f32::consts::{FRAC_PI_2, TAU};

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, emath::GuiRounding as _, pos2, vec2};

use super::roles::ColorRoles;
pub use crate::export::state_shapes::StateShape;
use crate::export::state_shapes::{Offset, StateStroke};

impl StateShape {
    /// All of them, in the order of a legend.
    pub const ALL: [Self; 6] = [
        Self::Yes,
        Self::No,
        Self::Partly,
        Self::NotApplicable,
        Self::NotStated,
        Self::Conflicting,
    ];

    /// The word that goes with the symbol, on screen where there is room and always read aloud.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Partly => "partly",
            Self::NotApplicable => "n/a",
            Self::NotStated => "not stated",
            Self::Conflicting => "sources disagree",
        }
    }

    /// The colour it is painted in.
    pub const fn color(self, roles: &ColorRoles) -> Color32 {
        match self {
            Self::Yes | Self::Partly => roles.good,
            // A no is a finding, not a fault: it is as plain as text.
            Self::No => roles.text,
            Self::NotApplicable | Self::NotStated => roles.unknown,
            Self::Conflicting => roles.caution,
        }
    }
}

/// Paints `shape` in the middle of `rect`, as large as its shorter side.
pub fn paint(painter: &Painter, rect: Rect, shape: StateShape, roles: &ColorRoles) {
    let color = shape.color(roles);
    let pixels = painter.pixels_per_point();
    // A centre on a pixel's edge keeps left and right, top and bottom, equal.
    let middle = rect.center().round_to_pixels(pixels);
    let at = |(x, y): Offset| middle + vec2(x, y);
    for mark in shape.marks(rect.width().min(rect.height())) {
        match mark {
            StateStroke::Disc { center, radius } => {
                painter.circle_filled(at(center), radius, color);
            }
            StateStroke::Ring { center, inner, outer } => {
                // egui draws the line of a ring outside its radius.
                painter.circle_stroke(at(center), inner, Stroke::new(outer - inner, color));
            }
            StateStroke::LeftHalf { radius } => {
                painter.add(half_disc(middle, radius, color));
            }
            StateStroke::Line { from, to, width } => {
                painter.line_segment([at(from), at(to)], Stroke::new(width, color));
            }
            StateStroke::Dash {
                half_length,
                half_height,
            } => {
                let half = vec2(half_length, half_height)
                    .round_to_pixels(pixels)
                    .max(vec2(1.0, 0.5));
                painter.rect_filled(Rect::from_center_size(middle, half * 2.0), half.y, color);
            }
        }
    }
}

/// The left half of a disc.
fn half_disc(center: Pos2, radius: f32, color: Color32) -> Shape {
    let points = (0..=16_u8)
        .map(|step| {
            let angle = FRAC_PI_2 + TAU * 0.5 * f32::from(step) / 16.0;
            pos2(center.x + radius * angle.cos(), center.y + radius * angle.sin())
        })
        .collect();
    Shape::convex_polygon(points, color, Stroke::NONE)
}
