//! Every command: one enum that gives the menu, the shortcuts, their list and the README's table.
//!
//! A command has no payload; what carries one is an [`Action`](super::Action).

use egui::{Key, KeyboardShortcut, Modifiers};

use super::state::Model;
use crate::{
    export::{
        Format,
        excerpt::{Form, Part},
    },
    workspace::Place,
};

/// Where a command stands in the menu bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// File.
    File,
    /// Edit.
    Edit,
    /// View.
    View,
    /// Go.
    Go,
    /// Help.
    Help,
}

impl Menu {
    /// In the bar's order.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Go, Self::Help];

    /// What the bar shows.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Go => "Go",
            Self::Help => "Help",
        }
    }
}

/// What the user can do without saying more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Ask for a catalog file.
    OpenCatalog,
    /// Ask for a list and make it a catalog.
    Import,
    /// What was understood of the list in use.
    ImportReport,
    /// Back to the catalog that ships.
    OpenBuiltIn,
    /// Read the open file again.
    Reload,
    /// Save the session to its file.
    SaveSession,
    /// Save the session to another file.
    SaveSessionAs,
    /// Save what is shown.
    Export(Format),
    /// What is shown, as a Markdown table on the clipboard.
    CopyMarkdown,
    /// What is shown, as a table for mails and pages on the clipboard.
    CopyHtml,
    /// A part of the comparison on the clipboard.
    Copy(Part, Form),
    /// Close the window.
    Quit,
    /// Take a step back.
    Undo,
    /// Take it again.
    Redo,
    /// Put the keyboard in the search box.
    FocusSearch,
    /// Take all filters away.
    ClearFilters,
    /// Untick all.
    ClearTicked,
    /// Star the service in hand.
    Star,
    /// Strike the service in hand out, or take it in again.
    StrikeOut,
    /// Write a note on the service in hand.
    Note,
    /// The grid as cards.
    ShowCards,
    /// The grid as a table.
    ShowTable,
    /// Who can do what, as shapes.
    ShowMatrix,
    /// The services' lives as lanes.
    ShowTimeline,
    /// The documents.
    ShowSources,
    /// Where sources disagree.
    ShowDisagreements,
    /// What no source states.
    ShowGaps,
    /// Tint cells by the age of their evidence, or stop doing so.
    ToggleAgeLens,
    /// Save the questions no source answers.
    ExportQuestions,
    /// Put the questions no source answers on the clipboard.
    CopyQuestions,
    /// Fold or show the filters.
    ToggleFilters,
    /// Close the details panel.
    CloseDetails,
    /// Leave out the rows that are not known to differ, or show them.
    DifferencesOnly,
    /// Say why one pane over another, or go back to the table.
    WhyOver,
    /// The pane with the keyboard one to the left.
    MovePaneLeft,
    /// The pane with the keyboard one to the right.
    MovePaneRight,
    /// Hold the others against the pane with the keyboard, or stop doing so.
    PinPane,
    /// Follow the system's theme.
    ThemeSystem,
    /// Light.
    ThemeLight,
    /// Dark.
    ThemeDark,
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// Text as the system has it.
    ZoomReset,
    /// All sources, lifecycles judged.
    ReadingToday,
    /// Only the given documents.
    ReadingDocuments,
    /// Explore.
    GoExplore,
    /// Compare.
    GoCompare,
    /// Decide.
    GoDecide,
    /// Begin the wizard anew.
    RestartWizard,
    /// Every command, by a few letters of its name.
    Palette,
    /// The list of shortcuts.
    Shortcuts,
    /// What the program is.
    About,
}

/// All faces of one command.
pub struct Face {
    /// What menus and lists show; `…` when it will ask for more.
    pub label: &'static str,
    /// Its menu, and whether a line stands before it.
    pub menu: (Menu, bool),
    /// Its keys.
    pub shortcut: Option<KeyboardShortcut>,
}

#[allow(clippy::unnecessary_wraps)] // so that the table of commands reads as one
const fn keys(modifiers: Modifiers, key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(modifiers, key))
}

const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Command {
    /// All of them, in the order of menus and lists.
    pub const ALL: &'static [Self] = &[
        Self::OpenCatalog,
        Self::Import,
        Self::ImportReport,
        Self::OpenBuiltIn,
        Self::Reload,
        Self::SaveSession,
        Self::SaveSessionAs,
        Self::Export(Format::Markdown),
        Self::Export(Format::Csv),
        Self::Export(Format::Tsv),
        Self::Export(Format::Html),
        Self::Export(Format::Json),
        Self::Export(Format::Xlsx),
        Self::Export(Format::Png),
        Self::ExportQuestions,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::CopyMarkdown,
        Self::CopyHtml,
        Self::Copy(Part::Cell, Form::Text),
        Self::Copy(Part::Row, Form::Text),
        Self::Copy(Part::Table, Form::Text),
        Self::Copy(Part::Cell, Form::Markdown),
        Self::Copy(Part::Row, Form::Markdown),
        Self::Copy(Part::Table, Form::Markdown),
        Self::CopyQuestions,
        Self::FocusSearch,
        Self::ClearFilters,
        Self::ClearTicked,
        Self::Star,
        Self::StrikeOut,
        Self::Note,
        Self::ShowCards,
        Self::ShowTable,
        Self::ShowMatrix,
        Self::ShowTimeline,
        Self::ShowSources,
        Self::ShowDisagreements,
        Self::ShowGaps,
        Self::ToggleAgeLens,
        Self::ToggleFilters,
        Self::CloseDetails,
        Self::DifferencesOnly,
        Self::WhyOver,
        Self::MovePaneLeft,
        Self::MovePaneRight,
        Self::PinPane,
        Self::ThemeSystem,
        Self::ThemeLight,
        Self::ThemeDark,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::ReadingToday,
        Self::ReadingDocuments,
        Self::GoExplore,
        Self::GoCompare,
        Self::GoDecide,
        Self::RestartWizard,
        Self::Palette,
        Self::Shortcuts,
        Self::About,
    ];

    /// Its label, menu and shortcut.
    pub fn face(self) -> Face {
        let face = |label, menu, line, shortcut| Face {
            label,
            menu: (menu, line),
            shortcut,
        };
        match self {
            Self::OpenCatalog => face(
                "Open catalog, list or session…",
                Menu::File,
                false,
                keys(COMMAND, Key::O),
            ),
            Self::Import => face("Import a list…", Menu::File, false, keys(COMMAND, Key::I)),
            Self::ImportReport => face("Show the import report", Menu::File, false, None),
            Self::OpenBuiltIn => face("Open the built-in catalog", Menu::File, false, None),
            Self::Reload => face("Read the file again", Menu::File, false, keys(COMMAND, Key::R)),
            Self::SaveSession => face("Save session…", Menu::File, true, keys(COMMAND, Key::S)),
            Self::SaveSessionAs => face("Save session as…", Menu::File, false, keys(COMMAND_SHIFT, Key::S)),
            Self::Export(Format::Markdown) => face("Export as Markdown…", Menu::File, true, keys(COMMAND, Key::E)),
            Self::Export(Format::Csv) => face("Export as CSV…", Menu::File, false, None),
            Self::Export(Format::Tsv) => face("Export as TSV…", Menu::File, false, None),
            Self::Export(Format::Html) => face("Export as HTML…", Menu::File, false, keys(COMMAND_SHIFT, Key::E)),
            Self::Export(Format::Json) => face("Export as JSON…", Menu::File, false, None),
            Self::Export(Format::Xlsx) => face("Export as Excel workbook…", Menu::File, false, None),
            Self::Export(Format::Png) => face("Export as picture (PNG)…", Menu::File, false, None),
            Self::Quit => face("Quit", Menu::File, true, keys(COMMAND, Key::Q)),
            Self::Undo => face("Undo", Menu::Edit, false, keys(COMMAND, Key::Z)),
            Self::Redo => face("Redo", Menu::Edit, false, keys(COMMAND_SHIFT, Key::Z)),
            Self::CopyMarkdown => face("Copy as Markdown", Menu::Edit, true, keys(COMMAND_SHIFT, Key::C)),
            Self::CopyHtml => face("Copy as HTML", Menu::Edit, false, None),
            Self::Copy(part, form) => copy_face(part, form),
            Self::FocusSearch => face("Find services", Menu::Edit, true, keys(COMMAND, Key::F)),
            Self::ClearFilters => face("Clear filters", Menu::Edit, false, keys(COMMAND_SHIFT, Key::F)),
            Self::ClearTicked => face("Untick all services", Menu::Edit, false, None),
            Self::Star => face("Star the service", Menu::Edit, true, keys(COMMAND_SHIFT, Key::D)),
            Self::StrikeOut => face("Strike the service out…", Menu::Edit, false, None),
            Self::Note => face("Note on the service…", Menu::Edit, false, None),
            Self::ShowCards => face("Cards", Menu::View, false, keys(Modifiers::ALT, Key::C)),
            Self::ShowTable => face("Table", Menu::View, false, keys(Modifiers::ALT, Key::T)),
            Self::ShowMatrix => face("Matrix", Menu::View, false, keys(Modifiers::ALT, Key::M)),
            Self::ShowTimeline => face("Timeline", Menu::View, false, keys(Modifiers::ALT, Key::L)),
            Self::ShowSources => face("Sources", Menu::View, true, keys(Modifiers::ALT, Key::S)),
            Self::ShowDisagreements => face("Disagreements", Menu::View, false, keys(Modifiers::ALT, Key::D)),
            Self::ShowGaps => face("Gaps", Menu::View, false, keys(Modifiers::ALT, Key::G)),
            Self::ToggleAgeLens => face(
                "Show the age of evidence",
                Menu::View,
                false,
                keys(Modifiers::ALT, Key::A),
            ),
            Self::ExportQuestions => face("Export open questions…", Menu::File, false, None),
            Self::CopyQuestions => face("Copy open questions", Menu::Edit, false, None),
            Self::ToggleFilters => face("Show or hide filters", Menu::View, true, keys(COMMAND, Key::B)),
            Self::CloseDetails => face("Close the details panel", Menu::View, false, keys(COMMAND, Key::W)),
            Self::DifferencesOnly => face("Differences only", Menu::View, true, keys(COMMAND, Key::D)),
            Self::WhyOver => face("Why one over another", Menu::View, false, keys(Modifiers::ALT, Key::W)),
            Self::MovePaneLeft => face(
                "Move the pane left",
                Menu::View,
                false,
                keys(Modifiers::ALT, Key::ArrowLeft),
            ),
            Self::MovePaneRight => face(
                "Move the pane right",
                Menu::View,
                false,
                keys(Modifiers::ALT, Key::ArrowRight),
            ),
            Self::PinPane => face(
                "Hold the others against the pane",
                Menu::View,
                false,
                keys(Modifiers::ALT, Key::P),
            ),
            Self::ThemeSystem => face("Theme of the system", Menu::View, true, None),
            Self::ThemeLight => face("Light theme", Menu::View, false, None),
            Self::ThemeDark => face("Dark theme", Menu::View, false, None),
            Self::ZoomIn => face("Larger text", Menu::View, true, keys(COMMAND, Key::Plus)),
            Self::ZoomOut => face("Smaller text", Menu::View, false, keys(COMMAND, Key::Minus)),
            Self::ZoomReset => face("Text size of the system", Menu::View, false, keys(COMMAND, Key::Num0)),
            Self::ReadingToday => face("Read all sources", Menu::View, true, None),
            Self::ReadingDocuments => face("Read only the given documents", Menu::View, false, None),
            Self::GoExplore => face("Explore", Menu::Go, false, keys(COMMAND, Key::Num1)),
            Self::GoCompare => face("Compare", Menu::Go, false, keys(COMMAND, Key::Num2)),
            Self::GoDecide => face("Decide", Menu::Go, false, keys(COMMAND, Key::Num3)),
            Self::RestartWizard => face("Begin the questions again", Menu::Go, true, None),
            Self::Palette => face("Find a command…", Menu::Help, false, keys(COMMAND, Key::K)),
            Self::Shortcuts => face("Keyboard shortcuts", Menu::Help, false, keys(Modifiers::NONE, Key::F1)),
            Self::About => face("About Crosscheck", Menu::Help, false, None),
        }
    }

    /// Whether it can run now; what cannot is greyed, and its keys are left to others.
    pub fn is_enabled(self, model: &Model) -> bool {
        let w = &model.workspace;
        match self {
            Self::Undo => !model.history.undo.is_empty(),
            Self::Redo => !model.history.redo.is_empty(),
            Self::SaveSession | Self::SaveSessionAs | Self::OpenCatalog | Self::Import => {
                model.session.pending.is_none()
            }
            Self::ImportReport => model.dataset.imported.is_some(),
            Self::Reload | Self::OpenBuiltIn => model.dataset.origin.path().is_some(),
            Self::Export(_) => model.session.pending.is_none() && can_export(model),
            Self::CopyMarkdown | Self::CopyHtml => can_export(model),
            Self::ClearFilters => !w.view.query.search.is_empty() || !w.view.query.conds.is_empty(),
            Self::ClearTicked => !w.comparison.services.is_empty(),
            Self::ExportQuestions => model.session.pending.is_none() && w.place == Place::Explore,
            Self::ShowCards
            | Self::ShowTable
            | Self::ShowMatrix
            | Self::ShowTimeline
            | Self::ShowSources
            | Self::ShowDisagreements
            | Self::ShowGaps
            | Self::CopyQuestions
            | Self::ToggleFilters => w.place == Place::Explore,
            Self::ToggleAgeLens => w.place != Place::Decide,
            Self::Star | Self::StrikeOut | Self::Note => model.in_hand().is_some(),
            Self::CloseDetails => model.session.open.is_some(),
            Self::DifferencesOnly | Self::WhyOver | Self::Copy(Part::Table, _) => comparing(model),
            Self::Copy(_, _) => {
                comparing(model) && model.session.compare.cursor.is_some_and(|c| c.attribute().is_some())
            }
            Self::MovePaneLeft => pane(model).is_some_and(|i| i > 0),
            Self::MovePaneRight => pane(model).is_some_and(|i| i + 1 < w.comparison.services.len()),
            Self::PinPane => pane(model).is_some(),
            _ => true,
        }
    }
}

/// The faces of the commands that copy a part: plain ones first, the system's own key for the smallest.
fn copy_face(part: Part, form: Form) -> Face {
    let (label, line, shortcut) = match (part, form) {
        (Part::Cell, Form::Text) => ("Copy cell", true, keys(COMMAND, Key::C)),
        (Part::Row, Form::Text) => ("Copy row", false, keys(COMMAND.plus(Modifiers::ALT), Key::C)),
        (Part::Table, Form::Text) => ("Copy table", false, None),
        (Part::Cell, Form::Markdown) => ("Copy cell as Markdown", false, None),
        (Part::Row, Form::Markdown) => ("Copy row as Markdown", false, None),
        (Part::Table, Form::Markdown) => ("Copy table as Markdown", false, None),
    };
    Face {
        label,
        menu: (Menu::Edit, line),
        shortcut,
    }
}

/// Whether a comparison is in sight.
fn comparing(model: &Model) -> bool {
    model.workspace.place == Place::Compare && model.panes().is_some()
}

/// The place of the pane the keyboard is in.
fn pane(model: &Model) -> Option<usize> {
    let cursor = model.session.compare.cursor.filter(|_| comparing(model))?;
    model
        .workspace
        .comparison
        .services
        .iter()
        .position(|s| *s == cursor.pane)
}

/// Whether the place shows something that can be saved.
fn can_export(model: &Model) -> bool {
    match model.workspace.place {
        Place::Explore => true,
        Place::Compare => model.panes().is_some(),
        Place::Decide => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_keys_or_a_label() {
        for (i, a) in Command::ALL.iter().enumerate() {
            for b in &Command::ALL[i + 1..] {
                let (fa, fb) = (a.face(), b.face());
                assert_ne!(fa.label, fb.label);
                assert!(
                    fa.shortcut.is_none() || fa.shortcut != fb.shortcut,
                    "{} and {}",
                    fa.label,
                    fb.label
                );
            }
        }
    }
}
