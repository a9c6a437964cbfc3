//! Setting text: lines broken and shaped as a browser would, in the bundled face first and then in the faces passed in.
//! What comes out is glyphs with their places; nothing here looks for a font anywhere.

use std::{collections::BTreeSet, sync::Arc};

use parley::{
    Alignment, AlignmentOptions, FontContext, FontData, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext,
    LineHeight, OverflowWrap, PositionedLayoutItem, StyleProperty,
    fontique::{Blob, Collection, CollectionOptions, FontInfo, FontInfoOverride, SourceCache},
};

use super::palette::{PaletteColor, TextStyle};
use crate::{
    catalog::plain_text::is_visible,
    export::{FallbackFace, markdown::as_shown, typeface},
};

const NORMAL: FontWeight = FontWeight::NORMAL;
const BOLD: FontWeight = FontWeight::SEMI_BOLD;

/// Replaces a character that is in no font; the bundled face has it.
const BOX: char = '□';

/// Glyphs of one face, size and colour.
pub(super) struct TextRun {
    pub(super) font: FontData,
    pub(super) size: f32,
    pub(super) ink: PaletteColor,
    pub(super) coords: Vec<i16>,
    /// Each glyph with its place from the block's corner, in points.
    pub(super) glyphs: Vec<(u32, f32, f32)>,
}

/// Text with its lines broken.
pub(super) struct TextBlock {
    pub(super) height: f32,
    pub(super) runs: Vec<TextRun>,
}

/// A paragraph shaped, its lines not broken yet.
pub(super) struct Paragraph {
    layout: Layout<PaletteColor>,
    /// How wide it would be with only its own line breaks.
    pub(super) natural: f32,
}

impl Paragraph {
    /// Breaks the lines at a width.
    pub(super) fn place(mut self, width: f32, right: bool) -> TextBlock {
        // Slightly wider, or a text's own natural width could break it by rounding.
        self.layout.break_all_lines(Some(width + 0.01));
        let align = if right { Alignment::Right } else { Alignment::Left };
        self.layout.align(align, AlignmentOptions::default());
        let mut runs: Vec<TextRun> = Vec::new();
        for line in self.layout.lines() {
            for item in line.items() {
                let PositionedLayoutItem::GlyphRun(glyphs) = item else {
                    continue;
                };
                let ink = glyphs.style().brush;
                let raise = if ink == PaletteColor::Raised { 4.0 } else { 0.0 };
                let run = glyphs.run();
                runs.push(TextRun {
                    font: run.font().clone(),
                    size: run.font_size(),
                    ink,
                    coords: run.normalized_coords().to_vec(),
                    glyphs: glyphs.positioned_glyphs().map(|g| (g.id, g.x, g.y - raise)).collect(),
                });
            }
        }
        TextBlock {
            height: self.layout.height().ceil(),
            runs,
        }
    }
}

/// Sets text in the bundled face and those it was given.
pub(super) struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<PaletteColor>,
    families: Vec<String>,
    known: Vec<(Blob<u8>, FontInfo)>,
    /// Characters found that no face has.
    pub(super) missing: BTreeSet<char>,
}

impl Typesetter {
    pub(super) fn new(faces: &[FallbackFace]) -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let mut families = vec![typeface::FAMILY.to_owned()];
        let mut known = Vec::new();
        for (bytes, weight) in [(typeface::REGULAR, NORMAL), (typeface::SEMIBOLD, BOLD)] {
            let data = Blob::new(Arc::new(bytes));
            // The files name themselves as two families; here they are two weights of one.
            let name = FontInfoOverride {
                family_name: Some(typeface::FAMILY),
                weight: Some(weight),
                ..FontInfoOverride::default()
            };
            let registered = collection.register_fonts(data.clone(), Some(name));
            known.extend(
                registered
                    .into_iter()
                    .flat_map(|(_, fonts)| fonts)
                    .map(|f| (data.clone(), f)),
            );
        }
        // Both weights hold the same characters, so one is checked.
        known.truncate(1);
        for face in faces {
            for (family, fonts) in collection.register_fonts(face.data.clone(), None) {
                let Some(font) = fonts.into_iter().find(|f| f.index() == face.index) else {
                    continue;
                };
                if let Some(name) = collection.family_name(family) {
                    families.push(name.to_owned());
                }
                known.push((face.data.clone(), font));
            }
        }
        Self {
            fonts: FontContext {
                collection,
                source_cache: SourceCache::default(),
            },
            layouts: LayoutContext::new(),
            families,
            known,
            missing: BTreeSet::new(),
        }
    }

    /// Shapes a paragraph of spans of text, each in its own style.
    pub(super) fn paragraph(&mut self, spans: &[(&str, TextStyle)]) -> Paragraph {
        // Each span keeps to itself: text that runs right to left reorders nothing around it.
        let spans: Vec<(String, TextStyle)> = spans.iter().map(|(t, s)| (self.drawable(as_shown(t)), *s)).collect();
        let text: String = spans.iter().map(|(t, _)| t.as_str()).collect();
        let names: Vec<FontFamilyName<'_>> = self.families.iter().map(|f| FontFamilyName::named(f)).collect();
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(names.into())));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let mut at = 0;
        for (span, style) in &spans {
            let range = at..at + span.len();
            at = range.end;
            if at == text.len() && range.start == 0 {
                for property in properties(*style) {
                    builder.push_default(property);
                }
            } else {
                for property in properties(*style) {
                    builder.push(property, range.clone());
                }
            }
        }
        let layout = builder.build(&text);
        let natural = layout.calculate_content_widths().max;
        Paragraph { layout, natural }
    }

    /// The text with a box in place of every character that no face has.
    fn drawable(&mut self, text: String) -> String {
        if text.chars().all(|c| c.is_ascii_graphic() || self.has(c)) {
            return text;
        }
        let missing: Vec<char> = text.chars().filter(|c| !self.has(*c)).collect();
        self.missing.extend(&missing);
        text.chars()
            .map(|c| if missing.contains(&c) { BOX } else { c })
            .collect()
    }

    fn has(&self, c: char) -> bool {
        let maps = |(data, font): &(Blob<u8>, FontInfo)| {
            let index = font.charmap_index();
            let map = index.charmap(data.as_ref());
            map.and_then(|m| m.map(c)).is_some_and(|glyph| glyph != 0)
        };
        !is_visible(c) || self.known.iter().any(maps)
    }
}

fn properties(style: TextStyle) -> [StyleProperty<'static, PaletteColor>; 4] {
    [
        StyleProperty::FontSize(style.size),
        StyleProperty::LineHeight(LineHeight::Absolute(style.line)),
        StyleProperty::FontWeight(if style.bold { BOLD } else { NORMAL }),
        StyleProperty::Brush(style.ink),
    ]
}
