//! The two weights of the interface's face, with egui's own fonts as fallback.
//!
//! `assets/fonts/make_fonts.py` makes the files and lists what differs from the face's own release. Characters
//! that neither these nor egui's fonts have are looked for among the system's fonts, which eframe adds by itself.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::scale;
use crate::export::typeface::{REGULAR, SEMIBOLD};

/// Every font the window starts with.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (name, family, bytes) in [
        ("Inter", FontFamily::Proportional, REGULAR),
        ("Inter SemiBold", scale::semibold(), SEMIBOLD),
    ] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut chain = vec![name.to_owned()];
        chain.extend(fallback.iter().cloned());
        fonts.families.insert(family, chain);
    }
    // Monospace text, mostly paths and identifiers, may hold any script too.
    if let Some(chain) = fonts.families.get_mut(&FontFamily::Monospace) {
        chain.insert(1.min(chain.len()), "Inter".to_owned());
    }
    fonts
}

#[cfg(test)]
mod tests {
    use egui::FontId;

    use super::*;

    /// Runs `look` with the fonts loaded.
    fn with_fonts(look: impl Fn(&egui::Context)) {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| look(ui.ctx()));
        output.textures_delta.clear();
    }

    #[test]
    fn every_sign_of_the_interface_has_a_glyph() {
        let signs = "×…·›≥≤≠→←↑↓–—“”‘’✓☆★≈−±°€αωЖяłőșệ";
        with_fonts(|ctx| {
            for family in [FontFamily::Proportional, scale::semibold(), FontFamily::Monospace] {
                let font = FontId::new(14.0, family);
                let missing: String =
                    ctx.fonts_mut(|fonts| signs.chars().filter(|c| !fonts.has_glyph(&font, *c)).collect());
                assert!(missing.is_empty(), "no glyph in {:?} for {missing}", font.family);
            }
        });
    }

    #[test]
    fn what_no_font_has_is_a_box_and_not_nothing() {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        ctx.set_missing_glyph_policy(egui::epaint::text::MissingGlyphPolicy::Tofu);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            for family in [FontFamily::Proportional, scale::semibold(), FontFamily::Monospace] {
                let font = FontId::new(14.0, family);
                let galley = ui.ctx().fonts_mut(|fonts| {
                    fonts.layout_no_wrap("\u{13000}".to_owned(), font.clone(), egui::Color32::WHITE)
                });
                let drawn = galley.rows.iter().flat_map(|r| &r.visuals.mesh.vertices).count();
                assert!(drawn > 0 && galley.size().x > 4.0, "{:?} draws nothing", font.family);
            }
        });
        output.textures_delta.clear();
    }

    #[test]
    fn figures_are_tabular() {
        with_fonts(|ctx| {
            for family in [FontFamily::Proportional, scale::semibold()] {
                let font = FontId::new(14.0, family);
                let width = |text: &str| {
                    ctx.fonts_mut(|fonts| {
                        fonts
                            .layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::WHITE)
                            .size()
                            .x
                    })
                };
                for digits in ["000", "111", "479", "886"] {
                    assert!(
                        (width(digits) - width("000")).abs() < 0.01,
                        "{digits} in {:?}",
                        font.family
                    );
                }
            }
        });
    }
}
