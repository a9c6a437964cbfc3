//! Gives the theme to egui: spacing, text styles, and the looks of egui's own widgets.

use egui::{
    Color32, Context, CornerRadius, Id, Margin, Shadow, Stroke, Style, Theme, Visuals,
    style::{HandleShape, ScrollAnimation, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets},
    vec2,
};

use super::{
    roles::{ColorRoles, Contrast},
    scale,
};

/// How long anything may move, in seconds, where it may.
const MOTION_SECONDS: f32 = 0.1;

/// The part of the look that does not depend on light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    /// The contrast of colours.
    pub contrast: Contrast,
    /// Whether nothing moves.
    pub still: bool,
}

fn contrast_id() -> Id {
    Id::unique("crosscheck theme contrast")
}

/// The contrast in force.
pub(super) fn contrast(ctx: &Context) -> Contrast {
    ctx.data(|data| data.get_temp(contrast_id())).unwrap_or_default()
}

/// Changes the look of a window whose theme is installed.
pub fn set_look(ctx: &Context, look: Look) {
    ctx.data_mut(|data| data.insert_temp(contrast_id(), look.contrast));
    for theme in [Theme::Dark, Theme::Light] {
        let roles = ColorRoles::of(theme == Theme::Dark, look.contrast);
        ctx.style_mut_of(theme, |style| apply(style, &roles, look.still));
    }
}

fn apply(style: &mut Style, roles: &ColorRoles, still: bool) {
    style.text_styles = scale::text_styles();
    style.visuals = visuals(roles);
    style.animation_time = if still { 0.0 } else { MOTION_SECONDS };
    style.scroll_animation = if still {
        ScrollAnimation::none()
    } else {
        ScrollAnimation::duration(MOTION_SECONDS)
    };

    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(scale::SPACE_8, scale::SPACE_4);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(4);
    spacing.menu_spacing = 4.0;
    spacing.button_padding = vec2(10.0, 5.0);
    spacing.interact_size = vec2(40.0, scale::CONTROL);
    spacing.indent = scale::SPACE_16;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 8.0;
    spacing.icon_spacing = scale::SPACE_8;
    spacing.slider_rail_height = 4.0;
    spacing.combo_height = 320.0;
    spacing.tooltip_width = 360.0;
    // A thin bar with its own room, so that it never covers text and nothing shifts when it widens.
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        floating_allocated_width: 8.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        handle_min_length: 24.0,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.5,
        active_handle_opacity: 0.7,
        interact_handle_opacity: 1.0,
        ..ScrollStyle::floating()
    };
    spacing.scroll.kinetic.rubber_band = false;

    let interaction = &mut style.interaction;
    interaction.tooltip_delay = 0.4;
    // Labels are on cards and rows that can be clicked; text worth copying asks for it with `Label::selectable`.
    interaction.selectable_labels = false;
    style.url_in_tooltip = true;
}

fn visuals(roles: &ColorRoles) -> Visuals {
    let widget = |fill: Color32, color: Color32, edge: Stroke| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: CornerRadius::same(scale::CORNER),
        fg_stroke: Stroke::new(1.5, color),
        expansion: 0.0,
    };
    let line = Stroke::new(1.0, roles.line);
    let shadow = |blur, alpha| Shadow {
        offset: [0, 8],
        blur,
        spread: 0,
        color: Color32::from_black_alpha(if roles.dark { alpha * 3 } else { alpha }),
    };

    Visuals {
        widgets: Widgets {
            noninteractive: widget(roles.surface, roles.text, line),
            inactive: widget(roles.raised, roles.text_strong, line),
            hovered: widget(roles.hover, roles.text_strong, Stroke::new(1.0, roles.outline)),
            // egui draws what has the keyboard as if it were pressed: this edge is the focus ring.
            active: widget(
                roles.hover,
                roles.text_strong,
                Stroke::new(roles.focus_width, roles.focus),
            ),
            // Also the bar of a window's title.
            open: widget(roles.raised, roles.text_strong, line),
        },
        // The stroke is both the color of what is chosen and the ring of a text field with the keyboard.
        selection: Selection {
            bg_fill: roles.accent_tint,
            stroke: Stroke::new(roles.focus_width, roles.accent_text),
        },
        weak_text_color: Some(roles.text_weak),
        hyperlink_color: roles.accent_text,
        faint_bg_color: roles.raised.gamma_multiply(0.4),
        extreme_bg_color: roles.surface,
        text_edit_bg_color: Some(roles.surface),
        code_bg_color: roles.raised,
        warn_fg_color: roles.caution,
        error_fg_color: roles.bad,
        window_corner_radius: CornerRadius::same(scale::CORNER + 4),
        menu_corner_radius: CornerRadius::same(scale::CORNER + 2),
        window_fill: roles.popup(),
        window_stroke: line,
        window_shadow: shadow(32, 36),
        popup_shadow: shadow(16, 28),
        window_highlight_topmost: false,
        disabled_alpha: roles.disabled_alpha(),
        panel_fill: roles.ground,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(2.0, roles.accent_text),
            blink: false,
            ..TextCursorStyle::default()
        },
        indent_has_left_vline: false,
        striped: false,
        slider_trailing_fill: true,
        handle_shape: HandleShape::Circle,
        ..if roles.dark { Visuals::dark() } else { Visuals::light() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_for_long_and_the_caret_is_still() {
        let ctx = Context::default();
        crate::ui::theme::install(&ctx, Contrast::High);
        for theme in [Theme::Dark, Theme::Light] {
            let style = ctx.style_of(theme);
            assert!(style.animation_time <= 0.12 && style.scroll_animation.duration.max <= 0.12);
            assert!(!style.visuals.text_cursor.blink);
            assert_eq!(style.visuals.dark_mode, theme == Theme::Dark);
        }
        assert_eq!(contrast(&ctx), Contrast::High);
    }

    #[test]
    fn nothing_moves_when_nothing_should() {
        let ctx = Context::default();
        crate::ui::theme::install(&ctx, Contrast::Normal);
        let contrast = Contrast::High;
        set_look(&ctx, Look { contrast, still: true });
        for theme in [Theme::Dark, Theme::Light] {
            let style = ctx.style_of(theme);
            assert_eq!((style.animation_time, style.scroll_animation.duration.max), (0.0, 0.0));
        }
        assert_eq!(super::contrast(&ctx), Contrast::High);
    }
}
