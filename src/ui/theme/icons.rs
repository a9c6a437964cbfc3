//! The few icons of the interface, painted as lines on a grid of 16 with round ends.
//!
//! Each icon is a list of strokes: a new one is a new row in [`strokes`].

use std::f32::consts::TAU;

use egui::{
    Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, emath::GuiRounding as _, epaint::PathStroke, pos2,
};

/// What is painted on a button that has no room for its word. The word is still read aloud and in the tooltip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // each is named after what it shows
pub enum Icon {
    Mark,
    Search,
    Pin,
    Pinned,
    Close,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    ChevronDown,
    Tick,
    ArrowUp,
    ArrowDown,
    ArrowRight,
    Export,
    Undo,
    Redo,
    Filter,
    Star,
    Starred,
    Calendar,
    ExternalLink,
    Warning,
    Info,
    More,
    Copy,
    Plus,
    Pencil,
}

impl Icon {
    /// All of them, for a gallery.
    pub const ALL: [Self; 27] = [
        Self::Mark,
        Self::Search,
        Self::Pin,
        Self::Pinned,
        Self::Close,
        Self::ChevronLeft,
        Self::ChevronRight,
        Self::ChevronUp,
        Self::ChevronDown,
        Self::Tick,
        Self::ArrowUp,
        Self::ArrowDown,
        Self::ArrowRight,
        Self::Export,
        Self::Undo,
        Self::Redo,
        Self::Filter,
        Self::Star,
        Self::Starred,
        Self::Calendar,
        Self::ExternalLink,
        Self::Warning,
        Self::Info,
        Self::More,
        Self::Copy,
        Self::Plus,
        Self::Pencil,
    ];
}

/// A piece of an icon, in sixteenths of its side.
enum Piece {
    /// Straight lines from point to point.
    Line(&'static [(f32, f32)]),
    /// Straight lines that end where they began.
    Loop(&'static [(f32, f32)]),
    /// The inside of a convex outline.
    Fill(&'static [(f32, f32)]),
    /// A rectangle with round corners: left, top, right, bottom.
    Frame([f32; 4]),
    /// A ring: centre and radius.
    Ring((f32, f32), f32),
    /// A disc: centre and radius.
    Dot((f32, f32), f32),
    /// Part of a ring: centre, radius, and two angles in eighths of a turn, clockwise from the right.
    Arc((f32, f32), f32, (f32, f32)),
    /// A five-pointed star, filled or not.
    Star(bool),
}

use Piece::{Arc, Dot, Fill, Frame, Line, Loop, Ring, Star};

/// The outline of the pin's head.
const PIN: &[(f32, f32)] = &[
    (6.0, 2.5),
    (10.0, 2.5),
    (10.0, 6.5),
    (12.0, 9.5),
    (4.0, 9.5),
    (6.0, 6.5),
];

fn strokes(icon: Icon) -> &'static [Piece] {
    match icon {
        // Two sources, one claim: a check within a diamond.
        Icon::Mark => &[
            Loop(&[(8.0, 1.5), (14.5, 8.0), (8.0, 14.5), (1.5, 8.0)]),
            Line(&[(5.25, 8.0), (7.25, 10.0), (10.75, 6.25)]),
        ],
        Icon::Search => &[Ring((7.0, 7.0), 4.25), Line(&[(10.25, 10.25), (13.5, 13.5)])],
        Icon::Pin => &[Loop(PIN), Line(&[(8.0, 9.5), (8.0, 14.0)])],
        Icon::Pinned => &[
            Fill(&[(6.0, 2.5), (10.0, 2.5), (10.0, 9.0), (6.0, 9.0)]),
            Fill(&[(6.0, 6.5), (10.0, 6.5), (12.0, 9.5), (4.0, 9.5)]),
            Loop(PIN),
            Line(&[(8.0, 9.5), (8.0, 14.0)]),
        ],
        Icon::Close => &[
            Line(&[(4.25, 4.25), (11.75, 11.75)]),
            Line(&[(11.75, 4.25), (4.25, 11.75)]),
        ],
        Icon::ChevronLeft => &[Line(&[(9.75, 4.0), (5.75, 8.0), (9.75, 12.0)])],
        Icon::ChevronRight => &[Line(&[(6.25, 4.0), (10.25, 8.0), (6.25, 12.0)])],
        Icon::ChevronUp => &[Line(&[(4.0, 9.75), (8.0, 5.75), (12.0, 9.75)])],
        Icon::ChevronDown => &[Line(&[(4.0, 6.25), (8.0, 10.25), (12.0, 6.25)])],
        Icon::Tick => &[Line(&[(3.25, 8.5), (6.5, 11.75), (12.75, 4.75)])],
        Icon::ArrowUp => &[
            Line(&[(8.0, 13.0), (8.0, 3.0)]),
            Line(&[(4.0, 7.0), (8.0, 3.0), (12.0, 7.0)]),
        ],
        Icon::ArrowDown => &[
            Line(&[(8.0, 3.0), (8.0, 13.0)]),
            Line(&[(4.0, 9.0), (8.0, 13.0), (12.0, 9.0)]),
        ],
        Icon::ArrowRight => &[
            Line(&[(3.0, 8.0), (13.0, 8.0)]),
            Line(&[(9.0, 4.0), (13.0, 8.0), (9.0, 12.0)]),
        ],
        Icon::Export => &[
            Line(&[(8.0, 10.0), (8.0, 2.25)]),
            Line(&[(5.0, 5.25), (8.0, 2.25), (11.0, 5.25)]),
            Line(&[(2.75, 9.5), (2.75, 13.25), (13.25, 13.25), (13.25, 9.5)]),
        ],
        Icon::Undo => &[
            Line(&[(6.0, 3.0), (3.0, 6.0), (6.0, 9.0)]),
            Line(&[(3.0, 6.0), (9.5, 6.0)]),
            Arc((9.5, 9.5), 3.5, (-2.0, 2.0)),
            Line(&[(9.5, 13.0), (6.5, 13.0)]),
        ],
        Icon::Redo => &[
            Line(&[(10.0, 3.0), (13.0, 6.0), (10.0, 9.0)]),
            Line(&[(13.0, 6.0), (6.5, 6.0)]),
            Arc((6.5, 9.5), 3.5, (2.0, 6.0)),
            Line(&[(6.5, 13.0), (9.5, 13.0)]),
        ],
        Icon::Filter => &[
            Line(&[(2.5, 4.5), (13.5, 4.5)]),
            Line(&[(4.75, 8.0), (11.25, 8.0)]),
            Line(&[(6.75, 11.5), (9.25, 11.5)]),
        ],
        Icon::Star => &[Star(false)],
        Icon::Starred => &[Star(true)],
        Icon::Calendar => &[
            Frame([2.5, 3.5, 13.5, 13.5]),
            Line(&[(3.0, 6.75), (13.0, 6.75)]),
            Line(&[(5.5, 2.0), (5.5, 4.5)]),
            Line(&[(10.5, 2.0), (10.5, 4.5)]),
        ],
        Icon::ExternalLink => &[
            Line(&[(9.0, 2.75), (13.25, 2.75), (13.25, 7.0)]),
            Line(&[(13.25, 2.75), (7.5, 8.5)]),
            Line(&[(6.5, 3.75), (2.75, 3.75), (2.75, 13.25), (12.25, 13.25), (12.25, 9.5)]),
        ],
        Icon::Warning => &[
            Loop(&[(8.0, 2.25), (14.5, 13.25), (1.5, 13.25)]),
            Line(&[(8.0, 6.5), (8.0, 9.25)]),
            Dot((8.0, 11.25), 0.9),
        ],
        Icon::Info => &[
            Ring((8.0, 8.0), 5.75),
            Line(&[(8.0, 7.75), (8.0, 11.0)]),
            Dot((8.0, 5.25), 0.9),
        ],
        Icon::More => &[Dot((3.5, 8.0), 1.2), Dot((8.0, 8.0), 1.2), Dot((12.5, 8.0), 1.2)],
        Icon::Copy => &[
            Frame([5.75, 5.75, 13.25, 13.25]),
            Line(&[(10.25, 3.5), (10.25, 2.75), (2.75, 2.75), (2.75, 10.25), (3.5, 10.25)]),
        ],
        Icon::Pencil => &[
            Loop(&[(2.75, 13.25), (3.5, 9.75), (10.75, 2.5), (13.5, 5.25), (6.25, 12.5)]),
            Line(&[(8.75, 4.5), (11.5, 7.25)]),
        ],
        Icon::Plus => &[Line(&[(8.0, 3.0), (8.0, 13.0)]), Line(&[(3.0, 8.0), (13.0, 8.0)])],
    }
}

/// Paints `icon` in the middle of `rect`, as large as its shorter side.
pub fn paint_icon(painter: &Painter, rect: Rect, icon: Icon, color: Color32) {
    let side = rect.width().min(rect.height());
    let unit = side / 16.0;
    let corner = (rect.center() - egui::Vec2::splat(side * 0.5)).round_to_pixels(painter.pixels_per_point());
    let at = |(x, y): (f32, f32)| pos2(corner.x + x * unit, corner.y + y * unit);
    let width = (1.5 * unit).max(1.2);
    let points = |list: &[(f32, f32)]| list.iter().copied().map(at).collect::<Vec<_>>();
    for piece in strokes(icon) {
        match piece {
            Line(list) => round_line(painter, points(list), width, color),
            Loop(list) => {
                painter.add(Shape::closed_line(points(list), PathStroke::new(width, color)));
            }
            Fill(list) => {
                painter.add(Shape::convex_polygon(points(list), color, Stroke::NONE));
            }
            Frame([left, top, right, bottom]) => {
                let frame = Rect::from_min_max(at((*left, *top)), at((*right, *bottom)));
                painter.rect_stroke(frame, 1.5 * unit, Stroke::new(width, color), StrokeKind::Middle);
            }
            Ring(center, radius) => {
                // egui draws the line of a ring outside its radius.
                painter.circle_stroke(at(*center), radius * unit - width * 0.5, Stroke::new(width, color));
            }
            Dot(center, radius) => {
                painter.circle_filled(at(*center), radius * unit, color);
            }
            Arc(center, radius, (from, to)) => {
                let steps = 16_u8;
                let arc = (0..=steps)
                    .map(|step| {
                        let eighths = from + (to - from) * f32::from(step) / f32::from(steps);
                        on_circle(at(*center), radius * unit, eighths * TAU / 8.0)
                    })
                    .collect();
                round_line(painter, arc, width, color);
            }
            Star(filled) => star(painter, at((8.0, 8.4)), 6.4 * unit, width, color, *filled),
        }
    }
}

fn on_circle(center: Pos2, radius: f32, angle: f32) -> Pos2 {
    pos2(center.x + radius * angle.cos(), center.y + radius * angle.sin())
}

/// An open line with a disc on either end, because egui cuts ends off square.
fn round_line(painter: &Painter, points: Vec<Pos2>, width: f32, color: Color32) {
    for end in [points.first(), points.last()].into_iter().flatten() {
        painter.circle_filled(*end, width * 0.5, color);
    }
    painter.line(points, PathStroke::new(width, color));
}

fn star(painter: &Painter, center: Pos2, radius: f32, width: f32, color: Color32, filled: bool) {
    // Straight up is a quarter turn back from the right.
    let tip = |step: u8, radius: f32| on_circle(center, radius, TAU * (f32::from(step) / 10.0 - 0.25));
    let outline: Vec<_> = (0..10)
        .map(|step| tip(step, if step % 2 == 0 { radius } else { radius * 0.45 }))
        .collect();
    if filled {
        // A star is not convex, and convex pieces would show seams: a fan has none, and the outline smooths its edge.
        let mut fan = Mesh::default();
        fan.colored_vertex(center, color);
        for corner in &outline {
            fan.colored_vertex(*corner, color);
        }
        for corner in 0..10 {
            fan.add_triangle(0, corner + 1, (corner + 1) % 10 + 1);
        }
        painter.add(fan);
    }
    painter.add(Shape::closed_line(outline, PathStroke::new(width, color)));
}
