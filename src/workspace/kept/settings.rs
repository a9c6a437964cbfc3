//! The settings: what stays whatever is opened.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{document::KeptContent, merge};
use crate::workspace::{
    Preferences,
    choices::{ContrastChoice, MotionChoice, ThemeChoice},
    preferences::{KNOWN_FOLDERS, RECENT_FILES},
    stored::{SavedView, view::StoredView},
};

/// What holds for every catalog, as its file has it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or as the system.
    pub theme: ThemeChoice,
    /// The contrast of colours.
    pub contrast: ContrastChoice,
    /// Whether anything moves.
    pub motion: MotionChoice,
    /// How large text is, in hundredths of the system's; `None`: as the system has it.
    pub zoom: Option<u16>,
    /// Where the window was; `None` at the first start.
    pub window: Option<WindowPlace>,
    /// Whether the text of the first start has been read.
    pub welcomed: bool,
    /// Views under a name, in the order they were saved.
    pub views: Vec<SavedView>,
    /// Folders that files were saved into, the last first.
    pub folders: Vec<String>,
    /// Files that were opened, the last first.
    pub recent: Vec<String>,
}

impl Settings {
    /// What the reader prefers, with what the window has.
    pub fn of(preferences: &Preferences, zoom: Option<u16>, window: Option<WindowPlace>) -> Self {
        let Preferences {
            theme,
            contrast,
            motion,
            welcomed,
            views,
            folders,
            recent,
        } = preferences.clone();
        Self {
            theme,
            contrast,
            motion,
            zoom,
            window,
            welcomed,
            views,
            folders,
            recent,
        }
    }

    /// What the reader prefers.
    pub fn preferences(self) -> Preferences {
        let Self {
            theme,
            contrast,
            motion,
            zoom: _,
            window: _,
            welcomed,
            views,
            folders,
            recent,
        } = self;
        Preferences {
            theme,
            contrast,
            motion,
            welcomed,
            views,
            folders,
            recent,
        }
    }
}

/// Where a window was, in points without the user's text size.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowPlace {
    /// Left and top of its frame; `None` where the system does not report it.
    pub position: Option<(f32, f32)>,
    /// Width and height within its frame, when it is neither maximized nor full screen.
    pub size: (f32, f32),
    /// Whether it filled the screen, with its frame.
    pub maximized: bool,
    /// Whether it filled the screen, without its frame.
    pub fullscreen: bool,
}

impl KeptContent for Settings {
    fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self {
        Self {
            theme: merge::value(&base.theme, &mine.theme, &theirs.theme),
            contrast: merge::value(&base.contrast, &mine.contrast, &theirs.contrast),
            motion: merge::value(&base.motion, &mine.motion, &theirs.motion),
            zoom: merge::value(&base.zoom, &mine.zoom, &theirs.zoom),
            window: merge::value(&base.window, &mine.window, &theirs.window),
            welcomed: mine.welcomed || theirs.welcomed,
            views: views(&base.views, &mine.views, &theirs.views),
            folders: last_of(KNOWN_FOLDERS, &base.folders, &mine.folders, &theirs.folders),
            recent: last_of(RECENT_FILES, &base.recent, &mine.recent, &theirs.recent),
        }
    }
}

/// The last of both sides, so many at most: what this side put before all it knew, what the other one added, and the rest.
fn last_of(most: usize, base: &[String], mine: &[String], theirs: &[String]) -> Vec<String> {
    if mine == base {
        return theirs.to_vec();
    }
    let first_known = mine.iter().position(|f| base.first() == Some(f));
    let (newest, rest) = mine.split_at(first_known.unwrap_or(mine.len()));
    let added = theirs.iter().filter(|f| !base.contains(f) && !mine.contains(f));
    newest.iter().chain(added).chain(rest).take(most).cloned().collect()
}

/// Views by name. Where both sides changed a name differently, the second gets a number.
fn views(base: &[SavedView], mine: &[SavedView], theirs: &[SavedView]) -> Vec<SavedView> {
    if mine == base {
        return theirs.to_vec();
    }
    if theirs == base || theirs == mine {
        return mine.to_vec();
    }
    let named = |views: &[SavedView]| -> BTreeMap<String, Vec<StoredView>> {
        let each = views.iter().map(|v| (v.name.clone(), vec![v.shows.clone()]));
        each.collect()
    };
    let (was, ours) = (named(base), named(mine));
    let all = merge::map(&was, &ours, &named(theirs), |_, mine, theirs| {
        let mut both: Vec<StoredView> = mine.into_iter().chain(theirs).flatten().cloned().collect();
        both.sort_by_cached_key(|v| ron::to_string(v).unwrap_or_default());
        Some(both)
    });
    let mut taken: Vec<String> = all.keys().cloned().collect();
    let mut merged = Vec::new();
    // In the order they have been in, then the new ones by name.
    let old = base.iter().map(|v| &v.name).filter(|name| all.contains_key(*name));
    let new = all.keys().filter(|name| !was.contains_key(*name));
    for name in old.chain(new) {
        for (i, shows) in all[name].iter().enumerate() {
            let mut free = name.clone();
            let mut number = i + 1;
            while i > 0 && taken.contains(&free) {
                free = format!("{name} ({number})");
                number += 1;
            }
            taken.push(free.clone());
            merged.push(SavedView {
                name: free,
                shows: shows.clone(),
            });
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_windows_the_files_opened_last_stay() {
        for (mine, theirs, expected) in [
            // Both opened one.
            ("m3210", "t3210", "mt32"),
            // One of them opened again what the list held.
            ("1320", "t3210", "1t32"),
            // Nothing new here.
            ("3210", "t321", "t321"),
            // The list was emptied here.
            ("", "t3210", "t"),
        ] {
            let list = |files: &str| files.chars().map(String::from).collect::<Vec<_>>();
            let merged = last_of(4, &list("3210"), &list(mine), &list(theirs));
            assert_eq!(merged.concat(), expected, "{mine} and {theirs}");
        }
    }
}
