//! Every command of the window, one row each: its menu, words and keys, when it can run, and the action it triggers.
//! Menus, shortcuts and their list, the palette and the README's table all read these rows.
//!
//! A command takes no payload; what carries one is an [`Action`]. The two name each other, as an action can be a
//! command: that is why they share this folder.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{
    Action, Annotate, AsOf, Compare, Decide, Editions, Evidence, Export, File, Filter, Import, OwnAttributes,
    OwnColumns, Prefer, Select,
};
use crate::{
    app::state::{Modal, Model, OpenPalette},
    catalog::{Feature, Reading},
    decide::Position,
    export::{
        Format,
        excerpt::{ExcerptForm, ExcerptPart},
    },
    workspace::{Layout, Place, ThemeChoice, starting_conditions},
};

table! {
    /// Where a command is in the menu bar, in its order.
    pub enum Menu: &'static str {
        File => "File",
        Edit => "Edit",
        View => "View",
        Go => "Go",
        Help => "Help",
    }
}

impl Menu {
    /// What the bar shows.
    pub fn label(self) -> &'static str {
        self.row()
    }
}

/// How a command shows.
pub struct Face {
    /// What menus and lists show; `…` when it will ask for more.
    pub label: &'static str,
    /// Its menu, and whether a separator line precedes it.
    pub menu: (Menu, bool),
    /// Its keys.
    pub shortcut: Option<KeyboardShortcut>,
}

/// Declares [`Command`] from its rows: `menu line name = label, keys, if it can run => the action`. The line is `|` where a
/// separator precedes the command, `:` where none does, or a condition in brackets. A name with `(value: Type)` is one
/// command for each of `Type::ALL`. A row may use `?` on the model where there is nothing to act on.
macro_rules! commands {
    ($model:ident => $($menu:ident $line:tt $name:ident $(($value:ident: $each:ident))?
        = $label:expr, $keys:expr, if $enabled:expr => $action:expr;)+) => {
        /// What the user can do without saying more.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)] // the labels say it
        pub enum Command {
            $($name $(($each))?),+
        }

        impl Command {
            /// All of them, in the order of menus and lists.
            #[allow(clippy::vec_init_then_push)] // a row may be one command or one for each of a type
            pub fn all() -> impl Iterator<Item = Self> {
                let mut all = Vec::new();
                $(commands!(@all all $name $($each)?);)+
                all.into_iter()
            }

            /// Its label, menu and shortcut.
            pub fn face(self) -> Face {
                match self {
                    $(Self::$name $(($value))? => Face {
                        label: $label,
                        menu: (Menu::$menu, commands!(@line $line)),
                        shortcut: $keys,
                    }),+
                }
            }

            /// Whether it can run now; what cannot is greyed, and its keys are left to others.
            #[allow(unused_variables)]
            pub fn is_enabled(self, $model: &Model) -> bool {
                match self {
                    $(Self::$name $(($value))? => $enabled),+
                }
            }

            /// What it does to the model as it is; `None` when there is nothing to act on.
            pub fn action(self, $model: &Model) -> Option<Action> {
                Some(match self {
                    $(Self::$name $(($value))? => Action::from($action)),+
                })
            }
        }
    };
    (@all $all:ident $name:ident) => { $all.push(Self::$name) };
    (@all $all:ident $name:ident $each:ident) => { $all.extend($each::ALL.into_iter().map(Self::$name)) };
    (@line :) => { false };
    (@line |) => { true };
    (@line ($when:expr)) => { $when };
}

commands! { model =>
    File : NewCatalog = "New catalog…", ctrl(Key::N), if idle(model) => File::New;
    File : OpenCatalog = "Open catalog, list or session…", ctrl(Key::O), if idle(model) => File::AskOpen;
    File : Import = "Import a list…", ctrl(Key::I), if idle(model) => Import::Ask;
    File : ImportReport = "Show the import report", None, if model.dataset.imported.is_some() => Import::Show;
    File : OpenBuiltIn = "Open the built-in catalog", None, if model.dataset.origin.path().is_some() => File::OpenBuiltIn;
    File : Reload = "Read the file again", ctrl(Key::R), if model.dataset.origin.path().is_some() => File::Reload;
    File : CompareEdition = "Compare with another edition…", None, if idle(model) => Editions::Ask;
    File | SaveSession = "Save session…", ctrl(Key::S), if idle(model) => File::SaveSession(false);
    File : SaveSessionAs = "Save session as…", ctrl_shift(Key::S), if idle(model) => File::SaveSession(true);
    File (format == Format::ALL[0]) Export(format: Format)
        = format.command(), export_keys(format), if idle(model) && can_export(model) => Export::Save(format);
    File : ExportQuestions
        = "Export open questions…", None, if idle(model) => Evidence::ExportQuestions;
    File | Quit = "Quit", ctrl(Key::Q), if true => Action::Quit;

    Edit : Undo = "Undo", ctrl(Key::Z), if model.can_undo() => Action::Undo;
    Edit : Redo = "Redo", ctrl_shift(Key::Z), if model.can_redo() => Action::Redo;
    Edit | CopyMarkdown = "Copy as Markdown", ctrl_shift(Key::C), if can_export(model) => Export::CopyMarkdown;
    Edit : CopyHtml = "Copy as HTML", None, if can_export(model) => Export::CopyHtml;
    Edit | CopyCell = "Copy cell", ctrl(Key::C), if on_cell(model) => Export::CopyPart(ExcerptPart::Cell, ExcerptForm::Text);
    Edit : CopyRow = "Copy row", ctrl_alt(Key::C), if on_cell(model) => Export::CopyPart(ExcerptPart::Row, ExcerptForm::Text);
    Edit : CopyTable = "Copy table", None, if comparing(model) => Export::CopyPart(ExcerptPart::Table, ExcerptForm::Text);
    Edit : CopyCellMarkdown
        = "Copy cell as Markdown", None, if on_cell(model) => Export::CopyPart(ExcerptPart::Cell, ExcerptForm::Markdown);
    Edit : CopyRowMarkdown
        = "Copy row as Markdown", None, if on_cell(model) => Export::CopyPart(ExcerptPart::Row, ExcerptForm::Markdown);
    Edit : CopyTableMarkdown
        = "Copy table as Markdown", None, if comparing(model) => Export::CopyPart(ExcerptPart::Table, ExcerptForm::Markdown);
    Edit : CopyQuestions = "Copy open questions", None, if true => Evidence::CopyQuestions(None);
    Edit | Attributes = "Attributes…", None, if !model.dataset.catalog.attributes.is_empty() => attributes(model);
    Edit | FocusSearch = "Search the list", ctrl(Key::F), if true => Filter::FocusSearch;
    Edit : FindFilter = "Find a filter", ctrl_shift(Key::L), if true => Filter::FocusFind;
    Edit : ClearFilters = "Clear filters", ctrl_shift(Key::F), if is_filtered(model) => Filter::ToStart;
    Edit : ClearTicked
        = "Untick all", None, if !model.workspace.comparison.services.is_empty() => Select::ClearTicked;
    Edit | Star = "Star", ctrl_shift(Key::D), if in_hand(model) => Annotate::Star(model.in_hand()?);
    Edit : StrikeOut = "Strike out…", None, if in_hand(model) => Annotate::ToggleStruck(model.in_hand()?);
    Edit : Note = "Note…", None, if in_hand(model) => Annotate::AskNote(model.in_hand()?);
    Edit | AddColumn = "Add a column…", None, if has_numbers(model) => OwnColumns::Ask;
    Edit | Settings = "Settings…", ctrl(Key::Comma), if true => Action::Show(Modal::Settings);

    View (layout.row().line) Show(layout: Layout)
        = layout.row().label, layout_keys(layout), if true => Filter::SetLayout(layout);
    View : ToggleAgeLens = "Show the age of evidence", alt(Key::A), if true
        => Evidence::SetAgeLens(!model.session.evidence.age_lens);
    View | ToggleFilters = "Show or hide filters", ctrl(Key::B), if true => Filter::ToggleFilters;
    View : CloseDetails
        = "Close the details panel", ctrl(Key::W), if model.session.open.is_some() => Select::CloseDetails;
    View | DifferencesOnly = "Differences only", ctrl(Key::D), if model.panes().is_some()
        => Compare::SetDifferencesOnly(!model.workspace.comparison.differences_only);
    View : WhyOver = "Why one over another", alt(Key::W), if model.panes().is_some() => Compare::ToggleWhy;
    View : MovePaneLeft = "Move the pane left", alt(Key::ArrowLeft), if pane(model).is_some_and(|i| i > 0)
        => Compare::Move(model.session.compare.cursor?.pane, -1);
    View : MovePaneRight = "Move the pane right", alt(Key::ArrowRight),
        if pane(model).is_some_and(|i| i + 1 < model.workspace.comparison.services.len())
        => Compare::Move(model.session.compare.cursor?.pane, 1);
    View : PinPane = "Hold the others against the pane", alt(Key::P), if pane(model).is_some()
        => Compare::TogglePin(model.session.compare.cursor?.pane);
    View | ThemeSystem = "Theme of the system", None, if true => Prefer::Theme(ThemeChoice::System);
    View : ThemeLight = "Light theme", None, if true => Prefer::Theme(ThemeChoice::Light);
    View : ThemeDark = "Dark theme", None, if true => Prefer::Theme(ThemeChoice::Dark);
    View | ZoomIn = "Larger text", ctrl(Key::Plus), if true => Action::Zoom(1);
    View : ZoomOut = "Smaller text", ctrl(Key::Minus), if true => Action::Zoom(-1);
    View : ZoomReset = "Text size of the system", ctrl(Key::Num0), if true => Action::Zoom(0);
    View | ReadingToday = "Read all sources", None, if true => AsOf::Reading(Reading::Today);
    View : ReadingDocuments
        = "Read only the given documents", None, if true => AsOf::Reading(Reading::Documents);

    Go : GoExplore = "Explore", ctrl(Key::Num1), if true => Action::Go(Place::Explore);
    Go : GoCompare = "Compare", ctrl(Key::Num2), if true => Action::Go(Place::Compare);
    Go : GoDecide = "Decide", ctrl(Key::Num3), if true => Action::Go(Place::Decide);
    Go : ShowResult = "Result of the questions", ctrl(Key::Enter), if true => Decide::GoTo(Position::Result);
    Go | RestartWizard = "Begin the questions again", None, if true => Decide::Restart;

    Help : Palette = "Find anything…", ctrl(Key::K), if true => Action::Show(Modal::Palette(OpenPalette::default()));
    Help : Shortcuts = "Keyboard shortcuts", keys(Modifiers::NONE, Key::F1), if true => Action::Show(Modal::Shortcuts);
    Help : HowItWorks = "How it works", None, if true => Action::Show(Modal::HowItWorks);
    Help : Format = "Catalog format", None, if true => Action::Show(Modal::Format(String::new()));
    Help | ShowLog = "Show the folder of the log", None, if model.files.log.is_some()
        => File::Reveal(model.files.log.clone()?, true);
    Help : Licences = "Licences", None, if true => Action::Show(Modal::Licences(0));
    Help : About = "About Crosscheck", None, if true => Action::Show(Modal::About);
}

impl Command {
    /// Other keys that run a command: those known from other programs.
    pub const ALSO: [(KeyboardShortcut, Self); 1] = [(
        KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P),
        Self::Palette,
    )];

    /// Characters that run a command while nothing is typed in.
    pub const CHARACTERS: [(&'static str, Key, Self); 2] = [
        ("/", Key::Slash, Self::FocusSearch),
        ("?", Key::Questionmark, Self::Shortcuts),
    ];

    /// Those that buttons of the bars run too, and whose keys they show.
    pub const OF_SEARCH_BOX: Self = Self::FocusSearch;
    /// See [`Self::OF_SEARCH_BOX`].
    pub const OF_FILTERS_BUTTON: Self = Self::ToggleFilters;
    /// See [`Self::OF_SEARCH_BOX`].
    pub const OF_CLEAR_BUTTON: Self = Self::ClearFilters;
    /// See [`Self::OF_SEARCH_BOX`].
    pub const OF_DETAILS_CROSS: Self = Self::CloseDetails;
    /// See [`Self::OF_SEARCH_BOX`].
    pub const OF_COMPARE_BUTTON: Self = Self::GoCompare;
    /// See [`Self::OF_SEARCH_BOX`].
    pub const OF_RESULT_BUTTON: Self = Self::ShowResult;
    /// See [`Self::OF_SEARCH_BOX`].
    pub const OF_SIGNS: Self = Self::HowItWorks;

    /// Those the palette finds: all but the palette itself.
    pub fn findable() -> impl Iterator<Item = Self> {
        Self::all().filter(|c| *c != Self::Palette)
    }

    /// Whether a text box uses its keys itself.
    pub fn keeps_to_text(self) -> bool {
        matches!(
            self,
            Self::Undo | Self::Redo | Self::CopyCell | Self::CopyRow | Self::MovePaneLeft | Self::MovePaneRight
        )
    }

    /// Whether its keys reach it as the window is. Under a dialog nothing may change unseen, and what was begun in one may
    /// not be replaced by another; so there all but those that concern the dialog itself or end the program stay without
    /// effect.
    pub fn reaches(self, model: &Model) -> bool {
        match &model.session.modal {
            None => true,
            _ if self == Self::Quit => true,
            Some(Modal::Import { .. } | Modal::Attributes { .. }) => matches!(self, Self::Undo | Self::Redo),
            Some(Modal::Settings) => matches!(self, Self::ZoomIn | Self::ZoomOut | Self::ZoomReset),
            Some(Modal::Palette(_) | Modal::Shortcuts | Modal::About | Modal::HowItWorks) => {
                matches!(self, Self::Palette | Self::Shortcuts)
            }
            Some(_) => false,
        }
    }

    /// Whether its menu has it as the window is: what is about a pane or a cell of the comparison is there in Compare, and
    /// elsewhere where it leads there.
    pub fn is_listed(self, model: &Model) -> bool {
        let is_of_panes = matches!(
            self,
            Self::DifferencesOnly
                | Self::WhyOver
                | Self::MovePaneLeft
                | Self::MovePaneRight
                | Self::PinPane
                | Self::CopyCell
                | Self::CopyRow
                | Self::CopyTable
                | Self::CopyCellMarkdown
                | Self::CopyRowMarkdown
                | Self::CopyTableMarkdown
        );
        !is_of_panes || model.workspace.place == Place::Compare || self.is_enabled(model)
    }

    /// The submenu of its menu that has it, by its words; `None` where it stands in the menu itself.
    pub fn submenu(self) -> Option<&'static str> {
        match self {
            Self::Show(_) => Some("Layout"),
            Self::ThemeSystem | Self::ThemeLight | Self::ThemeDark => Some("Theme"),
            Self::ZoomIn | Self::ZoomOut | Self::ZoomReset => Some("Text size"),
            Self::ReadingToday | Self::ReadingDocuments => Some("Reading"),
            _ => None,
        }
    }

    /// The place it goes to, where it does nothing else.
    pub fn goes_to(self) -> Option<Place> {
        match self {
            Self::GoExplore => Some(Place::Explore),
            Self::GoCompare => Some(Place::Compare),
            Self::GoDecide => Some(Place::Decide),
            _ => None,
        }
    }

    /// The command that copies a part of the comparison in a form.
    pub fn copy(part: ExcerptPart, form: ExcerptForm) -> Self {
        match (part, form) {
            (ExcerptPart::Cell, ExcerptForm::Text) => Self::CopyCell,
            (ExcerptPart::Row, ExcerptForm::Text) => Self::CopyRow,
            (ExcerptPart::Table, ExcerptForm::Text) => Self::CopyTable,
            (ExcerptPart::Cell, ExcerptForm::Markdown) => Self::CopyCellMarkdown,
            (ExcerptPart::Row, ExcerptForm::Markdown) => Self::CopyRowMarkdown,
            (ExcerptPart::Table, ExcerptForm::Markdown) => Self::CopyTableMarkdown,
        }
    }
}

#[allow(clippy::unnecessary_wraps)] // so that the rows read alike
fn keys(modifiers: Modifiers, key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(modifiers, key))
}

fn ctrl(key: Key) -> Option<KeyboardShortcut> {
    keys(Modifiers::COMMAND, key)
}

fn ctrl_shift(key: Key) -> Option<KeyboardShortcut> {
    keys(Modifiers::COMMAND | Modifiers::SHIFT, key)
}

fn ctrl_alt(key: Key) -> Option<KeyboardShortcut> {
    keys(Modifiers::COMMAND | Modifiers::ALT, key)
}

fn alt(key: Key) -> Option<KeyboardShortcut> {
    keys(Modifiers::ALT, key)
}

/// The formats asked for most have keys.
fn export_keys(format: Format) -> Option<KeyboardShortcut> {
    match format {
        Format::Markdown => ctrl(Key::E),
        Format::Html => ctrl_shift(Key::E),
        _ => None,
    }
}

/// Each layout has a letter of its name.
pub fn layout_keys(layout: Layout) -> Option<KeyboardShortcut> {
    Key::from_name(layout.row().letter).and_then(alt)
}

/// Whether no dialog, reading or writing is under way.
fn idle(model: &Model) -> bool {
    model.session.pending.is_none()
}

fn in_hand(model: &Model) -> bool {
    model.in_hand().is_some()
}

/// The attributes of a list's columns where there is a list, else the catalog's own.
fn attributes(model: &Model) -> Action {
    if model.has_list() {
        Import::Attributes.into()
    } else {
        OwnAttributes::Ask.into()
    }
}

/// Whether there is anything to work a column out from.
fn has_numbers(model: &Model) -> bool {
    let mut attributes = model.dataset.catalog.attributes.iter();
    attributes.any(|a| a.kind.has(Feature::Number))
}

fn is_filtered(model: &Model) -> bool {
    let query = &model.workspace.view.query;
    !query.search.is_empty() || query.conditions != starting_conditions(&model.dataset.catalog)
}

/// Whether a comparison is in sight.
fn comparing(model: &Model) -> bool {
    model.workspace.place == Place::Compare && model.panes().is_some()
}

/// Whether the keyboard is on a cell of the comparison.
fn on_cell(model: &Model) -> bool {
    comparing(model) && model.session.compare.cursor.is_some_and(|c| c.attribute().is_some())
}

/// The place of the pane the keyboard is in.
fn pane(model: &Model) -> Option<usize> {
    let cursor = model.session.compare.cursor.filter(|_| comparing(model))?;
    let panes = &model.workspace.comparison.services;
    panes.iter().position(|s| *s == cursor.pane)
}

/// Whether the place shows something that can be saved.
fn can_export(model: &Model) -> bool {
    model.workspace.place != Place::Compare || model.panes().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_keys_or_a_label() {
        let all: Vec<Command> = Command::all().collect();
        for (i, a) in all.iter().enumerate() {
            for b in &all[i + 1..] {
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
