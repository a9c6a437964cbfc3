//! The settings, as their sheet shows them.

use std::path::Path;

use crate::{
    app::state::Model,
    catalog::Reading,
    workspace::{ContrastChoice, MotionChoice, ThemeChoice},
};

/// What can be set for the window, each as it holds now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SettingsView<'a> {
    /// Light, dark or as the system.
    pub theme: ThemeChoice,
    /// The contrast of colours.
    pub contrast: ContrastChoice,
    /// Whether anything moves.
    pub motion: MotionChoice,
    /// Which sources are read, in the open catalog.
    pub reading: Reading,
    /// The folder of settings, notes and stars; `None` where nothing is kept.
    pub folder: Option<&'a Path>,
    /// The log; it exists once there was something to log.
    pub log: Option<&'a Path>,
}

pub(super) fn settings(model: &Model) -> SettingsView<'_> {
    let preferences = &model.preferences;
    let view = model.session.wanted_view.unwrap_or(model.dataset.view);
    SettingsView {
        theme: preferences.theme,
        contrast: preferences.contrast,
        motion: preferences.motion,
        reading: view.reading,
        folder: model.files.folder.as_deref(),
        log: model.files.log.as_deref(),
    }
}
