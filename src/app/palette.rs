//! The command palette: every command by a few letters of its name, so that none has to be looked for in menus.

use super::{
    Command,
    state::{Model, Palette},
};

/// A command that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundCommand {
    /// The command, to be run and to take its keys from.
    pub command: Command,
    /// Whether it can run now.
    pub enabled: bool,
}

impl Palette {
    /// The commands in whose menu or name every word typed occurs, upper and lower case alike: what can run before what
    /// cannot, then names that begin with the text, then the order of the menus. All of them when nothing is typed;
    /// empty when nothing fits.
    pub fn found(&self, model: &Model) -> Vec<FoundCommand> {
        let typed = self.typed.trim().to_lowercase();
        let mut found: Vec<(bool, bool, FoundCommand)> = Command::findable()
            .filter_map(|command| {
                let face = command.face();
                let name = face.label.to_lowercase();
                let whole = format!("{} {name}", face.menu.0.label().to_lowercase());
                let enabled = command.is_enabled(model);
                typed
                    .split_whitespace()
                    .all(|word| whole.contains(word))
                    .then(|| (!enabled, !name.starts_with(&typed), FoundCommand { command, enabled }))
            })
            .collect();
        found.sort_by_key(|(disabled, inside, _)| (*disabled, *inside));
        found.into_iter().map(|(.., found)| found).collect()
    }

    /// The one that Enter runs, by its place among [`Palette::found`]; `None` when nothing fits.
    pub fn at(&self, found: &[FoundCommand]) -> Option<usize> {
        found.len().checked_sub(1).map(|last| self.marked.min(last))
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::{
        catalog::{View, load},
        dataset::Dataset,
    };

    fn labels(typed: &str) -> Vec<&'static str> {
        let text = b"(title: \"t\", sources: [], groups: [], attributes: [], services: [(id: \"a\", name: \"A\")])";
        let catalog = load(text).0.expect("a catalog");
        let view = View::on(jiff::civil::date(2026, 11, 21));
        let model = Model::new(Dataset::new(catalog, view, None, vec![], 1));
        let palette = Palette {
            typed: typed.to_owned(),
            marked: 0,
        };
        palette.found(&model).iter().map(|f| f.command.face().label).collect()
    }

    #[test]
    fn every_word_must_occur_in_the_menu_or_the_name() {
        assert_eq!(labels("  THEME light "), ["Light theme"]);
        assert_eq!(labels("go dec"), ["Decide"]);
        assert_eq!(labels("no such command"), [""; 0]);
        assert_eq!(labels("").len(), Command::findable().count());
    }

    #[test]
    fn what_can_run_comes_first_and_then_what_begins_with_it() {
        let light = labels("t");
        assert_eq!(
            light.iter().find(|l| l.to_lowercase().starts_with('t')),
            light.first(),
            "a name that begins with it is first: {light:?}"
        );
        // There is nothing to undo, so it comes after what can run.
        assert_eq!(labels("undo"), ["Undo"]);
        let all = labels("");
        let place = |label| all.iter().position(|l| *l == label).expect(label);
        assert!(place("Undo") > place("About Crosscheck"));
    }
}
