//! What the reader prefers, whatever is open.

use crate::{
    app::{action::Prefer, effect::Effect, state::Model},
    workspace::Preferences,
};

pub(super) fn update(model: &mut Model, action: Prefer) -> Vec<Effect> {
    let preferences = &mut model.preferences;
    match action {
        Prefer::Theme(theme) => preferences.theme = theme,
        Prefer::Contrast(contrast) => preferences.contrast = contrast,
        Prefer::Motion(motion) => preferences.motion = motion,
        Prefer::Welcomed => preferences.welcomed = true,
        Prefer::AsAtFirst => {
            let Preferences {
                theme,
                contrast,
                motion,
                ..
            } = Preferences::default();
            (preferences.theme, preferences.contrast, preferences.motion) = (theme, contrast, motion);
            return vec![Effect::Zoom(0)];
        }
    }
    vec![]
}
