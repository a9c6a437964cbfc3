//! The document as a picture: the whole table drawn from the document itself, never a grab of a window, two pixels a
//! point. Past a stated size one pixel a point, past a second size only a sentence.
//!
//! Letters are set in the bundled face. For characters it lacks the caller may pass a way to find faces; a picture
//! that needed one states it in its foot, and only such a picture may differ from one machine to another.

mod least;
mod page;
mod paint;
mod palette;
mod text;

use std::{collections::BTreeSet, io::Write};

use super::{Document, ExportContext, ExportError, FallbackFace, Paper};
use crate::catalog::{limits::PICTURE_CHARS, wording::thousands};
use text::Typesetter;

/// The most pixels a side of a picture has.
pub const MAX_SIDE: u32 = 16_384;
/// The most pixels a picture has: what viewers and web pages still open.
pub const MAX_PIXELS: u32 = 64_000_000;

/// Draws the document; returns what a reader should know about its letters.
pub fn write(paper: &Paper<'_>, context: &ExportContext<'_>, out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
    // No row is lower than a point.
    if paper.height() > MAX_SIDE as usize {
        return Err(too_large());
    }
    let document = &*paper.whole(context.progress.part(0.0, 0.3))?;
    refuse_endless(document)?;
    let mut type_ = Typesetter::new(&[]);
    let mut page = page::lay_out(document, &[], &mut type_);
    let mut notes = Vec::new();
    if !type_.missing.is_empty() {
        let faces = context.faces.map_or_else(Vec::new, |find| find(&type_.missing));
        // Once to learn what stays missing, and once with a foot that lists it.
        type_ = Typesetter::new(&faces);
        page::lay_out(document, &[], &mut type_);
        notes = explain(&faces, &type_.missing);
        let foot = [("Fonts".to_owned(), notes.join(" "))];
        page = page::lay_out(document, &foot, &mut type_);
    }
    let scale = scale_of(page.width, page.height).ok_or_else(too_large)?;
    if scale == 1 {
        notes.push("The picture is too large for two pixels a point and has one.".to_owned());
    }
    context.progress.at(0.4)?;
    let bytes = paint::paint(&page, scale, &document.title, context.progress.part(0.4, 1.0))?;
    out.write_all(&bytes)?;
    Ok(notes)
}

/// Two pixels a point, or one, or none.
fn scale_of(width: f32, height: f32) -> Option<u16> {
    let fits = |scale: &u16| {
        let (w, h) = (width * f32::from(*scale), height * f32::from(*scale));
        w <= MAX_SIDE as f32 && h <= MAX_SIDE as f32 && w * h <= MAX_PIXELS as f32
    };
    [2, 1].into_iter().find(fits)
}

/// Refuses before anything is laid out when by the count of its letters it would be too large, or there is too much text.
fn refuse_endless(document: &Document) -> Result<(), ExportError> {
    let (width, height) = least::size(document);
    scale_of(width, height).ok_or_else(too_large)?;
    // Laid out, a character takes far more room in memory than on paper.
    if characters(document) > PICTURE_CHARS {
        return Err(ExportError::TooLarge(format!(
            "A picture has at most {} characters.",
            thousands(PICTURE_CHARS)
        )));
    }
    Ok(())
}

/// How many characters there are to lay out.
fn characters(document: &Document) -> usize {
    let rows = || document.groups.iter().flat_map(|g| &g.rows);
    let cells = || rows().flat_map(|r| &r.cells);
    let head = document
        .lines
        .iter()
        .chain(document.foot.iter().flat_map(|(label, value)| [label, value]));
    let columns = document.columns.iter().flat_map(|c| [&c.label, &c.note]);
    let labels = document.groups.iter().map(|g| &g.label).chain(rows().map(|r| &r.label));
    let lines = cells().flat_map(|c| c.lines.iter().map(|l| &l.text).chain(&c.versus));
    let sources = document
        .sources
        .iter()
        .flat_map(|s| std::iter::once(&s.words).chain(&s.link));
    let all = head.chain(columns).chain(labels).chain(lines).chain(sources);
    all.chain([&document.title]).map(|text| text.chars().count()).sum()
}

fn too_large() -> ExportError {
    ExportError::TooLarge(format!(
        "A picture has at most {MAX_SIDE} pixels a side and {} million in all.",
        MAX_PIXELS / 1_000_000
    ))
}

/// What a reader should know about the letters.
fn explain(faces: &[FallbackFace], missing: &BTreeSet<char>) -> Vec<String> {
    let mut notes = Vec::new();
    if !faces.is_empty() {
        let names: BTreeSet<&str> = faces.iter().map(|f| f.name.as_str()).collect();
        let names: Vec<&str> = names.into_iter().collect();
        notes.push(format!(
            "Some characters are drawn in fonts of this system: {}. Elsewhere the picture may look different.",
            names.join(", ")
        ));
    }
    match missing.len() {
        0 => {}
        1 => notes.push("1 character is in no font here and shows as a box.".to_owned()),
        n => notes.push(format!("{n} characters are in no font here and show as boxes.")),
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_two_pixels_a_point_then_one_then_none() {
        let cases = [
            ((800.0, 600.0), Some(2)),
            ((8192.0, 1950.0), Some(2)),
            ((8193.0, 2048.0), Some(1)),
            ((4097.0, 4000.0), Some(1)),
            ((16_384.0, 3900.0), Some(1)),
            ((16_385.0, 100.0), None),
            ((8193.0, 8000.0), None),
        ];
        for ((width, height), expected) in cases {
            assert_eq!(scale_of(width, height), expected, "{width} × {height}");
        }
    }
}
