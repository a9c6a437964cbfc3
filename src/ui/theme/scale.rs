//! Sizes: the grid of 4, the height of controls, and the steps of type.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use egui::{FontFamily, FontId, RichText, TextStyle};

/// Between things that belong together: a symbol and its word.
pub const SPACE_4: f32 = 4.0;
/// Between controls of one group.
pub const SPACE_8: f32 = 8.0;
/// Inside cards and around groups.
pub const SPACE_12: f32 = 12.0;
/// The margin of a panel.
pub const SPACE_16: f32 = 16.0;
/// Between groups.
pub const SPACE_24: f32 = 24.0;
/// Between sections.
pub const SPACE_32: f32 = 32.0;

/// The corner of cards and controls.
pub const CORNER: u8 = 6;
/// The corner of what sits inside a control: a segment, a tick box.
pub const CORNER_SMALL: u8 = 4;

/// Height of a control; nothing that can be pressed is lower.
pub const CONTROL: f32 = 28.0;
/// Height of the main action of a view, and of a table row.
pub const CONTROL_MAIN: f32 = 32.0;
/// Side of the square that a symbol in running text is painted in.
pub const SIGN: f32 = 14.0;
/// Side of the square that an icon is painted in.
pub const ICON: f32 = 16.0;

/// Twelve points, for labels and counts.
pub const SMALL_SIZE: f32 = 12.0;
/// Fourteen points, for nearly everything.
pub const BODY_SIZE: f32 = 14.0;
/// Sixteen points, for the name of a thing.
pub const STRONG_SIZE: f32 = 16.0;
/// Twenty points, for the name of a place.
pub const TITLE_SIZE: f32 = 20.0;
/// Twenty-eight points, for the one sentence that answers.
pub const VERDICT_SIZE: f32 = 28.0;

/// The name of the semibold face as egui knows it.
pub const SEMIBOLD_NAME: &str = "semibold";

// egui names styles and families by shared strings; made once, so that drawing does not allocate them.
static SEMIBOLD: LazyLock<Arc<str>> = LazyLock::new(|| SEMIBOLD_NAME.into());
static SMALL_STRONG: LazyLock<Arc<str>> = LazyLock::new(|| "strong12".into());
static BODY_STRONG: LazyLock<Arc<str>> = LazyLock::new(|| "strong14".into());
static STRONG: LazyLock<Arc<str>> = LazyLock::new(|| "strong16".into());
static TITLE: LazyLock<Arc<str>> = LazyLock::new(|| "title".into());
static VERDICT: LazyLock<Arc<str>> = LazyLock::new(|| "verdict".into());

/// The semibold weight.
pub fn semibold() -> FontFamily {
    FontFamily::Name(Arc::clone(&SEMIBOLD))
}

/// 12 semibold: column heads, badges.
pub fn strong12() -> TextStyle {
    TextStyle::Name(Arc::clone(&SMALL_STRONG))
}

/// 14 semibold: names within a list or a card.
pub fn strong14() -> TextStyle {
    TextStyle::Name(Arc::clone(&BODY_STRONG))
}

/// 16 semibold: the name of the thing looked at.
pub fn strong16() -> TextStyle {
    TextStyle::Name(Arc::clone(&STRONG))
}

/// 20 semibold: a question, an empty view's sentence.
pub fn title_style() -> TextStyle {
    TextStyle::Name(Arc::clone(&TITLE))
}

/// 28 semibold: the verdict.
pub fn verdict_style() -> TextStyle {
    TextStyle::Name(Arc::clone(&VERDICT))
}

/// `text` at 14 semibold, in the strong colour.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(strong14()).strong()
}

/// `text` at 16 semibold, in the strong colour.
pub fn name(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(strong16()).strong()
}

/// `text` at 20 semibold, in the strong colour.
pub fn title(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(title_style()).strong()
}

/// `text` at 28 semibold, in the strong colour.
pub fn verdict(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(verdict_style()).strong()
}

/// `text` as running text: summaries, notes, quotes. Its lines are on the grid, 20 points apart.
pub fn running(text: impl Into<String>) -> RichText {
    RichText::new(text).line_height(Some(20.0))
}

/// `text` at 12 in the weak colour: a label, a hint, a count.
pub fn caption(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(TextStyle::Small).weak()
}

/// `text` at 12 semibold in the weak colour: the head of a group or a column.
pub fn head(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(strong12()).weak()
}

/// All steps of type, in egui's form.
pub fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let regular = |size| FontId::new(size, FontFamily::Proportional);
    let bold = |size| FontId::new(size, semibold());
    BTreeMap::from([
        (TextStyle::Small, regular(SMALL_SIZE)),
        (TextStyle::Body, regular(BODY_SIZE)),
        (TextStyle::Button, regular(BODY_SIZE)),
        (TextStyle::Heading, bold(TITLE_SIZE)),
        (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
        (strong12(), bold(SMALL_SIZE)),
        (strong14(), bold(BODY_SIZE)),
        (strong16(), bold(STRONG_SIZE)),
        (title_style(), bold(TITLE_SIZE)),
        (verdict_style(), bold(VERDICT_SIZE)),
    ])
}
