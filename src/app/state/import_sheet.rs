//! What is looked at in the sheet of an import, what is typed there, and the undo steps of what was set for the list.

use crate::dataset::from_list::ImportJob;

/// The sheet of an import. It stays while the same list is read again.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportSheet {
    /// Which page is shown.
    pub page: ImportPage,
    /// The column looked at, by its place in the file.
    pub column: usize,
    /// What is being typed.
    pub typed: Option<TypedSetting>,
    /// What was taken back last, for a person; empty when something else was done since.
    pub told: String,
    /// Steps that can be taken back, oldest first.
    pub undo: Vec<ReadStep>,
    /// Steps taken back, oldest first.
    pub redo: Vec<ReadStep>,
    /// How the list is being read just now; `None` while nothing is under way.
    pub asked: Option<AskedReading>,
}

/// The pages of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImportPage {
    /// The columns and what they became.
    #[default]
    Columns,
    /// How the file is read as a whole.
    File,
    /// What a person should look at.
    Report,
}

/// A text that can be set for the list or for one of its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingField {
    /// What readers see in place of the heading of a column.
    Label(usize),
    /// The unit of its numbers.
    Unit(usize),
    /// The heading it is shown under.
    Group(usize),
    /// The words that mean "not stated" in it.
    Missing(usize),
    /// The same for the whole list.
    MissingAnywhere,
    /// What its entries are called.
    Entries,
}

/// A text being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedSetting {
    /// What it sets.
    pub field: SettingField,
    /// As typed.
    pub text: String,
}

/// An undo step of what was set for the list.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadStep {
    /// How the list was read before it.
    pub before: ImportJob,
    /// What it changed, for a person: `the kind of “Price”`.
    pub what: String,
}

/// A reading that is under way.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedReading {
    /// How the list is read.
    pub job: ImportJob,
    /// What becomes of the steps once it is there.
    pub way: Way,
    /// Whether the sheet is shown then; else it stays open or closed as it is.
    pub shows: bool,
}

/// What becomes of the steps once the list is read.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// These are new ones; none of them where the list is only read again.
    On(Vec<ReadStep>),
    /// The last one was taken back.
    Back,
    /// The last one taken back was redone.
    Forth,
}

impl ImportSheet {
    /// The list was read as in `job`, and before as `before`: the steps move.
    pub fn read(&mut self, before: &ImportJob) {
        let Some(asked) = self.asked.take() else { return };
        let turned = |step: &ReadStep| ReadStep {
            before: before.clone(),
            what: step.what.clone(),
        };
        self.told.clear();
        match asked.way {
            Way::On(steps) if steps.is_empty() => {}
            Way::On(steps) => {
                self.undo.extend(steps);
                self.redo.clear();
            }
            Way::Back => {
                if let Some(step) = self.undo.pop() {
                    self.told = format!("Taken back: {}.", step.what);
                    self.redo.push(turned(&step));
                }
            }
            Way::Forth => {
                if let Some(step) = self.redo.pop() {
                    self.told = format!("Done again: {}.", step.what);
                    self.undo.push(turned(&step));
                }
            }
        }
    }
}
