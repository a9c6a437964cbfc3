//! What is painted, read back from the shapes of a frame.

use egui::{Rect, Shape, epaint::ClippedShape};

use crate::everywhere::App;

/// A text that is painted.
#[derive(Debug)]
pub struct Painted {
    pub text: String,
    /// Where it is.
    pub rect: Rect,
    pub is_justified: bool,
    /// Whether it is cut with “…”.
    pub is_cut: bool,
}

/// Every text that is painted.
pub fn texts(app: &App) -> Vec<Painted> {
    let mut all = Vec::new();
    for ClippedShape { clip_rect, shape, .. } in &app.output().shapes {
        each(shape, &mut |shape| {
            if let Shape::Text(text) = shape
                && let rect = text.visual_bounding_rect()
                && clip_rect.intersects(rect)
            {
                all.push(Painted {
                    text: text.galley.job.text.clone(),
                    rect,
                    is_justified: text.galley.job.justify,
                    is_cut: text.galley.elided,
                });
            }
        });
    }
    all
}

/// A shape, or each of those it is made of.
pub fn each<'s>(shape: &'s Shape, look: &mut impl FnMut(&'s Shape)) {
    match shape {
        Shape::Vec(all) => all.iter().for_each(|shape| each(shape, look)),
        shape => look(shape),
    }
}
