//! The picture's colours and sizes in one place: those of the exported page in its light form.

use vello_cpu::peniko::Color;

use crate::export::state_shapes::StateShape;

/// What a thing is drawn in. The numbers are those of the page's style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaletteColor {
    /// The paper.
    Page,
    /// Behind headings.
    Band,
    /// Between rows.
    Line,
    /// Words.
    #[default]
    Text,
    /// Words that matter less.
    Weak,
    /// Links and source numbers.
    Accent,
    /// A source number, raised above the line.
    Raised,
    /// A yes.
    Good,
    /// A no.
    Bad,
    /// In part, or disagreeing.
    Caution,
}

impl PaletteColor {
    pub(super) fn color(self) -> Color {
        let [r, g, b] = match self {
            Self::Page => [0xff, 0xff, 0xff],
            Self::Band => [0xf3, 0xf4, 0xf6],
            Self::Line => [0xd5, 0xd9, 0xdf],
            Self::Text => [0x16, 0x19, 0x1d],
            Self::Weak => [0x56, 0x5e, 0x69],
            Self::Accent | Self::Raised => [0x0b, 0x5c, 0xad],
            Self::Good => [0x17, 0x6b, 0x33],
            Self::Bad => [0xa3, 0x26, 0x1f],
            Self::Caution => [0x7d, 0x4e, 0x00],
        };
        Color::from_rgb8(r, g, b)
    }

    /// What a symbol is filled with.
    pub(super) fn of(shape: StateShape) -> Self {
        match shape {
            StateShape::Yes => Self::Good,
            StateShape::No => Self::Bad,
            StateShape::Partly | StateShape::Conflicting => Self::Caution,
            StateShape::NotApplicable | StateShape::NotStated => Self::Weak,
        }
    }
}

/// How text looks, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    pub(super) size: f32,
    pub(super) line: f32,
    pub(super) bold: bool,
    pub(super) ink: PaletteColor,
}

impl TextStyle {
    /// The same in another colour.
    pub(super) const fn in_ink(self, ink: PaletteColor) -> Self {
        Self { ink, ..self }
    }
}

const fn style(size: f32, line: f32, bold: bool, ink: PaletteColor) -> TextStyle {
    TextStyle { size, line, bold, ink }
}

/// The heading of the whole.
pub(super) const TITLE: TextStyle = style(22.0, 28.0, true, PaletteColor::Text);
/// Sentences under it.
pub(super) const LEAD: TextStyle = style(13.0, 20.0, false, PaletteColor::Weak);
/// The heading of the sources.
pub(super) const HEADING: TextStyle = style(16.0, 24.0, true, PaletteColor::Text);
/// Cells.
pub(super) const BODY: TextStyle = style(13.0, 18.0, false, PaletteColor::Text);
/// Headings of columns, rows and groups.
pub(super) const STRONG: TextStyle = style(13.0, 18.0, true, PaletteColor::Text);
/// What is below or beside a cell's words, and the foot.
pub(super) const SMALL: TextStyle = style(12.0, 18.0, false, PaletteColor::Weak);
/// Source numbers.
pub(super) const MARK: TextStyle = style(9.5, 18.0, false, PaletteColor::Raised);

/// Around the page.
pub(super) const MARGIN: f32 = 32.0;
/// Left and right in a cell.
pub(super) const PAD_X: f32 = 12.0;
/// Above and below in a cell.
pub(super) const PAD_Y: f32 = 8.0;
/// The side of a symbol.
pub(super) const SIGN: f32 = 12.0;
/// From a symbol's left edge to its words.
pub(super) const SIGN_STEP: f32 = 18.0;
/// Between parts of the page.
pub(super) const GAP: f32 = 24.0;
