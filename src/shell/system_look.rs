//! The system's settings for how programs should look: light or dark, how much contrast, and whether things may move.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use egui::Context;
use mundy::{ColorScheme, Contrast as Told, Interest, Preferences as SystemPreferences, ReducedMotion, Subscription};

use crate::{
    ui::theme::{Contrast, Look},
    workspace::{ContrastChoice, MotionChoice, Preferences, ThemeChoice},
};

/// What the system has reported last. Where it reports nothing, as without a desktop portal, nothing is preferred.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SystemWishes {
    /// Dark or light, where it reports one.
    pub dark: Option<bool>,
    /// Whether it asks for high contrast.
    pub high_contrast: bool,
    /// Whether it asks that nothing moves.
    pub still: bool,
}

/// Listens to the system, without a timer.
pub(super) struct SystemLook {
    now: Arc<Mutex<SystemWishes>>,
    /// Ends the listening when it is dropped.
    _subscription: Subscription,
}

impl SystemLook {
    /// Begins to listen; each change redraws the window. To be called on the window's thread.
    pub fn listen(ctx: Context) -> Self {
        let now: Arc<Mutex<SystemWishes>> = Arc::default();
        let told = Arc::clone(&now);
        let interest = Interest::ColorScheme | Interest::Contrast | Interest::ReducedMotion;
        let subscription = SystemPreferences::subscribe(interest, move |all| {
            let wishes = SystemWishes {
                dark: match all.color_scheme {
                    ColorScheme::Dark => Some(true),
                    ColorScheme::Light => Some(false),
                    ColorScheme::NoPreference => None,
                },
                // Colours of the user's own are mostly ones of high contrast.
                high_contrast: matches!(all.contrast, Told::More | Told::Custom),
                still: all.reduced_motion == ReducedMotion::Reduce,
            };
            if std::mem::replace(&mut *lock(&told), wishes) != wishes {
                ctx.request_repaint();
            }
        });
        Self {
            now,
            _subscription: subscription,
        }
    }

    /// What the system has reported last.
    pub fn wishes(&self) -> SystemWishes {
        *lock(&self.now)
    }
}

fn lock(wishes: &Mutex<SystemWishes>) -> MutexGuard<'_, SystemWishes> {
    wishes.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What holds for the window: what the reader prefers, and where that is left to the system, what it reports; `egui_knows`:
/// whether it reports light or dark to egui.
pub(super) fn look(preferences: &Preferences, system: SystemWishes, egui_knows: bool) -> (egui::ThemePreference, Look) {
    let theme = match (preferences.theme, system.dark) {
        (ThemeChoice::Light, _) | (ThemeChoice::System, Some(false)) => egui::ThemePreference::Light,
        (ThemeChoice::Dark, _) | (ThemeChoice::System, Some(true)) => egui::ThemePreference::Dark,
        // On Windows and macOS.
        (ThemeChoice::System, None) if egui_knows => egui::ThemePreference::System,
        // As egui falls back to; a title bar that winit draws, under Wayland, falls back to light unless it is told.
        (ThemeChoice::System, None) => egui::ThemePreference::Dark,
    };
    let high = match preferences.contrast {
        ContrastChoice::System => system.high_contrast,
        ContrastChoice::Normal => false,
        ContrastChoice::High => true,
    };
    let still = match preferences.motion {
        MotionChoice::System => system.still,
        MotionChoice::Brief => false,
        MotionChoice::Still => true,
    };
    let contrast = if high { Contrast::High } else { Contrast::Normal };
    (theme, Look { contrast, still })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_comes_before_the_system() {
        let system = SystemWishes {
            dark: Some(false),
            high_contrast: true,
            still: true,
        };
        let high = Look {
            contrast: Contrast::High,
            still: true,
        };
        let left = Preferences::default();
        assert_eq!(look(&left, system, false), (egui::ThemePreference::Light, high));
        let nothing = SystemWishes::default();
        assert_eq!(
            look(&left, nothing, true),
            (egui::ThemePreference::System, Look::default())
        );
        let unknown = look(&left, nothing, false);
        assert_eq!(
            unknown,
            (egui::ThemePreference::Dark, Look::default()),
            "as the title bar"
        );
        let own = Preferences {
            theme: ThemeChoice::Dark,
            contrast: ContrastChoice::Normal,
            motion: MotionChoice::Brief,
            ..left.clone()
        };
        assert_eq!(look(&own, system, true), (egui::ThemePreference::Dark, Look::default()));
        let other = Preferences {
            theme: ThemeChoice::Light,
            contrast: ContrastChoice::High,
            motion: MotionChoice::Still,
            ..left
        };
        assert_eq!(look(&other, nothing, true), (egui::ThemePreference::Light, high));
    }
}
