//! The signs for the state of a claim, painted rather than typed, so that they are crisp at every size and look
//! the same whatever fonts there are.
//!
//! Each differs from the others in form: colour only helps those who see it.

use std::f32::consts::{FRAC_1_SQRT_2, FRAC_PI_2, TAU};

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, emath::GuiRounding as _, pos2, vec2};

use super::roles::Roles;

/// The sign for what the sources say. A plain value has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StateShape {
    /// A filled disc.
    Yes,
    /// A ring with a bar through it.
    No,
    /// A ring whose left half is filled.
    Partly,
    /// A short dash.
    NotApplicable,
    /// A ring of dots.
    NotStated,
    /// Two discs that overlap, one filled and one empty.
    Conflicting,
}

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

    /// The word that goes with the sign, on screen where there is room and aloud always.
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
    pub const fn color(self, roles: &Roles) -> Color32 {
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
pub fn paint(painter: &Painter, rect: Rect, shape: StateShape, roles: &Roles) {
    paint_in(painter, rect, shape, shape.color(roles));
}

/// [`paint`] in a colour of the caller's choice, such as a weaker one in a row that is ruled out.
pub fn paint_in(painter: &Painter, rect: Rect, shape: StateShape, color: Color32) {
    let pixels = painter.pixels_per_point();
    let side = rect.width().min(rect.height());
    // A centre on a pixel's edge keeps left and right, top and bottom, alike.
    let center = rect.center().round_to_pixels(pixels);
    let radius = (side * 0.5 - 1.0).max(2.0);
    let width = (side * 0.13).max(1.3);
    // egui draws the line of a ring outside its radius.
    let ring = radius - width;
    let stroke = Stroke::new(width, color);
    match shape {
        StateShape::Yes => {
            painter.circle_filled(center, radius, color);
        }
        StateShape::No => {
            painter.circle_stroke(center, ring, stroke);
            let reach = vec2(1.0, 1.0) * ((ring + width * 0.5) * FRAC_1_SQRT_2);
            painter.line_segment([center - reach, center + reach], stroke);
        }
        StateShape::Partly => {
            painter.circle_stroke(center, ring, stroke);
            painter.add(half_disc(center, ring + width * 0.5, color));
        }
        StateShape::NotApplicable => {
            let half = vec2(radius * 0.6, width * 0.5)
                .round_to_pixels(pixels)
                .max(vec2(1.0, 0.5));
            painter.rect_filled(Rect::from_center_size(center, half * 2.0), half.y, color);
        }
        StateShape::NotStated => {
            let dot = (side * 0.085).max(0.9);
            for step in 0..8_u8 {
                let angle = TAU * (f32::from(step) + 0.5) / 8.0;
                painter.circle_filled(center + (radius - dot) * vec2(angle.cos(), angle.sin()), dot, color);
            }
        }
        StateShape::Conflicting => {
            let small = side * 0.33;
            let apart = vec2(side * 0.5 - small, 0.0);
            painter.circle_filled(center - apart, small, color);
            painter.circle_stroke(center + apart, small - width, stroke);
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
