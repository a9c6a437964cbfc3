//! Colours by the part they play, in four palettes: dark and light, each plain and in high contrast.
//!
//! The tests at the end check every palette against WCAG 2: text at 4.5:1 or more, symbols and focus at 3:1 or more,
//! on all three surfaces.

use egui::Color32;

/// The contrast between color and paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contrast {
    /// The quiet palettes.
    #[default]
    Normal,
    /// Black and white with plain lines, for those who see little difference between greys.
    High,
}

/// What each colour is for.
///
/// The three surfaces are stacked: `ground` under everything, `surface` for what carries content,
/// `raised` for what can be pressed or floats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColorRoles {
    /// Whether color is lighter than paper.
    pub dark: bool,
    /// Which of the two palettes of its theme this is.
    pub contrast: Contrast,
    /// Window, side panels, bars.
    pub ground: Color32,
    /// Cards, panes, text fields.
    pub surface: Color32,
    /// Controls at rest, the row under the pointer, badges.
    pub raised: Color32,
    /// A control under the pointer. Only ever behind `text_strong`.
    pub hover: Color32,
    /// Separators and the edges of cards: visible, but quiet.
    pub line: Color32,
    /// The edge of a tick box or a text field, which must be found without a fill (3:1).
    pub outline: Color32,
    /// Names, headings, the value itself.
    pub text_strong: Color32,
    /// Running text.
    pub text: Color32,
    /// Labels, hints, counts.
    pub text_weak: Color32,
    /// The one accent, as a fill: the main button, a tick, a bar.
    pub accent: Color32,
    /// The accent's fill under the pointer.
    pub accent_hover: Color32,
    /// Text and symbols on `accent` and `accent_hover`.
    pub on_accent: Color32,
    /// The accent as color: links, the chosen word.
    pub accent_text: Color32,
    /// The accent as a wash behind what is chosen.
    pub accent_tint: Color32,
    /// The ring around what the keyboard acts on.
    pub focus: Color32,
    /// Yes, better, saved.
    pub good: Color32,
    /// Sources disagree, retiring, look here.
    pub caution: Color32,
    /// Errors and ruled out.
    pub bad: Color32,
    /// Not stated, cannot tell.
    pub unknown: Color32,
    /// The wash behind evidence at its oldest; see [`ColorRoles::age_tint`].
    pub age: Color32,
    /// Width of the focus ring in points.
    pub focus_width: f32,
}

/// One row of a palette: three bytes, as they are written in design tools.
const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const DARK: ColorRoles = ColorRoles {
    dark: true,
    contrast: Contrast::Normal,
    ground: rgb(0x10_11_14),
    surface: rgb(0x17_18_1d),
    raised: rgb(0x22_24_2b),
    hover: rgb(0x2c_2f_38),
    line: rgb(0x2a_2c_34),
    outline: rgb(0x70_75_85),
    text_strong: rgb(0xf4_f5_f8),
    text: rgb(0xc8_cb_d4),
    text_weak: rgb(0x96_9b_a9),
    accent: rgb(0x5f_69_e3),
    accent_hover: rgb(0x56_60_d6),
    on_accent: rgb(0xff_ff_ff),
    accent_text: rgb(0xa9_b1_ff),
    accent_tint: rgb(0x28_2b_52),
    focus: rgb(0x95_9f_ff),
    good: rgb(0x55_c2_8b),
    caution: rgb(0xe3_ab_4a),
    bad: rgb(0xf3_84_83),
    unknown: rgb(0x96_9b_a9),
    age: rgb(0x3a_2e_1a),
    focus_width: 2.0,
};

const LIGHT: ColorRoles = ColorRoles {
    dark: false,
    contrast: Contrast::Normal,
    ground: rgb(0xf6_f7_f9),
    surface: rgb(0xff_ff_ff),
    raised: rgb(0xea_ec_f1),
    hover: rgb(0xdf_e2_e9),
    line: rgb(0xdf_e1_e8),
    outline: rgb(0x80_86_94),
    text_strong: rgb(0x15_17_1c),
    text: rgb(0x3a_3e_49),
    text_weak: rgb(0x5d_63_71),
    accent: rgb(0x4f_58_d6),
    accent_hover: rgb(0x43_4b_c2),
    on_accent: rgb(0xff_ff_ff),
    accent_text: rgb(0x41_49_c4),
    accent_tint: rgb(0xe2_e4_fd),
    focus: rgb(0x4f_58_d6),
    good: rgb(0x18_76_45),
    caution: rgb(0x8c_58_00),
    bad: rgb(0xb8_28_35),
    unknown: rgb(0x5d_63_71),
    age: rgb(0xfb_ee_d5),
    focus_width: 2.0,
};

const DARK_HIGH: ColorRoles = ColorRoles {
    dark: true,
    contrast: Contrast::High,
    ground: rgb(0x00_00_00),
    surface: rgb(0x00_00_00),
    raised: rgb(0x1c_1c_1f),
    hover: rgb(0x33_33_38),
    line: rgb(0x8c_8f_99),
    outline: rgb(0xe6_e7_ea),
    text_strong: rgb(0xff_ff_ff),
    text: rgb(0xff_ff_ff),
    text_weak: rgb(0xd6_d8_de),
    accent: rgb(0xb4_bc_ff),
    accent_hover: rgb(0xd2_d7_ff),
    on_accent: rgb(0x00_00_00),
    accent_text: rgb(0xc3_c9_ff),
    accent_tint: rgb(0x1f_23_5c),
    focus: rgb(0xff_dd_33),
    good: rgb(0x74_e6_a8),
    caution: rgb(0xff_c9_5c),
    bad: rgb(0xff_a3_a0),
    unknown: rgb(0xd6_d8_de),
    age: rgb(0x3d_2c_08),
    focus_width: 3.0,
};

const LIGHT_HIGH: ColorRoles = ColorRoles {
    dark: false,
    contrast: Contrast::High,
    ground: rgb(0xff_ff_ff),
    surface: rgb(0xff_ff_ff),
    raised: rgb(0xee_ee_f2),
    hover: rgb(0xdc_dc_e4),
    line: rgb(0x6a_6d_78),
    outline: rgb(0x24_25_2b),
    text_strong: rgb(0x00_00_00),
    text: rgb(0x00_00_00),
    text_weak: rgb(0x32_34_3c),
    accent: rgb(0x26_2c_99),
    accent_hover: rgb(0x16_1b_78),
    on_accent: rgb(0xff_ff_ff),
    accent_text: rgb(0x26_2c_99),
    accent_tint: rgb(0xdd_e0_ff),
    focus: rgb(0x9a_00_6e),
    good: rgb(0x00_52_29),
    caution: rgb(0x61_3c_00),
    bad: rgb(0x8b_00_18),
    unknown: rgb(0x32_34_3c),
    age: rgb(0xff_eb_c2),
    focus_width: 3.0,
};

impl ColorRoles {
    /// The palette for a theme and a contrast.
    pub const fn of(dark: bool, contrast: Contrast) -> Self {
        match (dark, contrast) {
            (true, Contrast::Normal) => DARK,
            (false, Contrast::Normal) => LIGHT,
            (true, Contrast::High) => DARK_HIGH,
            (false, Contrast::High) => LIGHT_HIGH,
        }
    }

    /// What menus, popups and tooltips are painted on: the highest surface in the dark, where height is light,
    /// and white in the light theme, where height is a shadow.
    pub const fn popup(&self) -> Color32 {
        if self.dark { self.raised } else { self.surface }
    }

    /// The wash behind a value for the age of its evidence: nothing at 0, [`ColorRoles::age`] at 1.
    ///
    /// It is painted over any surface; text keeps its contrast at every step.
    pub fn age_tint(&self, share: f32) -> Color32 {
        self.age.gamma_multiply(share.clamp(0.0, 1.0))
    }

    /// How much is left of the colours of what cannot be used now: where contrast is asked for, enough to read.
    pub const fn disabled_alpha(&self) -> f32 {
        match self.contrast {
            Contrast::Normal => 0.5,
            Contrast::High => 0.7,
        }
    }

    /// The line between rows of a table, quieter than one that separates places.
    pub fn row_line(&self) -> Color32 {
        self.line.gamma_multiply(0.6)
    }

    /// A faint outline: of a life that is over, of a document behind the lanes.
    pub fn faint_outline(&self) -> Color32 {
        self.outline.gamma_multiply(0.7)
    }

    /// A role as a thin line that only accompanies its word, such as the edge of a badge: half as strong, but in
    /// full where contrast is asked for.
    pub fn edge(&self, color: Color32) -> Color32 {
        match self.contrast {
            Contrast::Normal => color.gamma_multiply(0.5),
            Contrast::High => color,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2 relative luminance.
    fn luminance(color: Color32) -> f32 {
        let channel = |byte: u8| {
            let share = f32::from(byte) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    }

    /// WCAG 2 contrast ratio of two opaque colours.
    fn contrast(one: Color32, other: Color32) -> f32 {
        assert!(one.is_opaque() && other.is_opaque());
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn check(palette: &str, roles: &ColorRoles, text_ratio: f32) {
        let mut wrong = Vec::new();
        let mut at_least = |ratio: f32, what: &str, color: Color32, paper: Color32| {
            let is = contrast(color, paper);
            if is < ratio {
                wrong.push(format!("{palette}: {what} is {is:.2}:1, it needs {ratio}:1"));
            }
        };
        let surfaces = [
            ("ground", roles.ground),
            ("surface", roles.surface),
            ("raised", roles.raised),
        ];
        let inks = [
            ("text_strong", roles.text_strong),
            ("text", roles.text),
            ("text_weak", roles.text_weak),
            ("accent_text", roles.accent_text),
            ("good", roles.good),
            ("caution", roles.caution),
            ("bad", roles.bad),
            ("unknown", roles.unknown),
        ];
        for (paper_name, paper) in surfaces {
            for (name, color) in inks {
                at_least(text_ratio, &format!("{name} on {paper_name}"), color, paper);
            }
            for (name, color) in [
                ("accent", roles.accent),
                ("focus", roles.focus),
                ("outline", roles.outline),
            ] {
                at_least(3.0, &format!("{name} on {paper_name}"), color, paper);
            }
        }
        at_least(text_ratio, "text_strong on hover", roles.text_strong, roles.hover);
        at_least(text_ratio, "on_accent on accent", roles.on_accent, roles.accent);
        at_least(
            text_ratio,
            "on_accent on accent_hover",
            roles.on_accent,
            roles.accent_hover,
        );
        for (name, color) in inks {
            at_least(4.5, &format!("{name} on age"), color, roles.age);
        }
        for (name, color) in [
            ("text_strong", roles.text_strong),
            ("text", roles.text),
            ("accent_text", roles.accent_text),
        ] {
            at_least(4.5, &format!("{name} on accent_tint"), color, roles.accent_tint);
        }
        assert!(
            wrong.is_empty(),
            "change these colours in roles.rs:\n{}",
            wrong.join("\n")
        );
    }

    #[test]
    fn dark_can_be_read() {
        check("dark", &DARK, 4.5);
    }

    #[test]
    fn light_can_be_read() {
        check("light", &LIGHT, 4.5);
    }

    #[test]
    fn high_contrast_is_higher() {
        check("dark, high contrast", &DARK_HIGH, 7.0);
        check("light, high contrast", &LIGHT_HIGH, 7.0);
        for (name, roles) in [("dark", DARK_HIGH), ("light", LIGHT_HIGH)] {
            let line = contrast(roles.line, roles.ground);
            assert!(
                line >= 3.0,
                "{name}: in high contrast a line is visible to all, this one is {line:.2}:1"
            );
        }
    }

    /// A colour as it is left over another.
    fn over(color: Color32, paper: Color32, alpha: f32) -> Color32 {
        let mix = |c: u8, p: u8| (f32::from(c) * alpha + f32::from(p) * (1.0 - alpha)).round() as u8;
        Color32::from_rgb(
            mix(color.r(), paper.r()),
            mix(color.g(), paper.g()),
            mix(color.b(), paper.b()),
        )
    }

    #[test]
    fn in_high_contrast_what_cannot_be_used_can_be_read() {
        for roles in [DARK_HIGH, LIGHT_HIGH] {
            let alpha = roles.disabled_alpha();
            for paper in [roles.ground, roles.surface, roles.popup()] {
                for (color, behind) in [
                    (roles.text_strong, roles.raised),
                    (roles.text, paper),
                    (roles.text_weak, paper),
                    (roles.accent_text, paper),
                ] {
                    let behind = over(behind, paper, alpha);
                    let is = contrast(over(color, behind, alpha), behind);
                    assert!(is >= 4.5, "{color:?} on {behind:?}: {is:.2}:1");
                }
            }
        }
    }

    #[test]
    fn age_leaves_fresh_evidence_untouched() {
        assert_eq!(DARK.age_tint(0.0), Color32::TRANSPARENT);
        assert_eq!(DARK.age_tint(1.0), DARK.age);
        assert_eq!(LIGHT.age_tint(7.0), LIGHT.age, "a share past the end is the end");
    }
}
