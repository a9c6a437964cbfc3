//! What can be set for a list's columns and for attributes: a list of them, a form of the one looked at, in which each
//! row has a name and one control that shows what a choice would do, and what some of its cells are read as.

use crate::{
    app::{action::Action, state::SettingField},
    catalog::State,
};

/// A line of the list: a column, or an attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnRow {
    /// Its heading.
    pub header: String,
    /// `a choice of 4 options`.
    pub became: String,
    /// `in 2 of 3`.
    pub filled: String,
    /// Why it is read so, or what it means; may be empty.
    pub why: String,
    /// Whether the user set something for it.
    pub is_set: bool,
    /// All of it in one sentence, for a screen reader.
    pub spoken: String,
}

/// The one that is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnForm {
    /// Its heading.
    pub header: String,
    /// Why it is read so; may be empty.
    pub why: String,
    /// Whether the user set something for it, so that there is a reset.
    pub is_set: bool,
    /// What sets it back to what the file or the catalog has.
    pub reset: FormReset,
    /// What can be set.
    pub rows: Vec<FormRow>,
    /// Some of its cells.
    pub sample: Vec<SampleRow>,
}

/// What resets all that was set.
#[derive(Debug, Clone, PartialEq)]
pub struct FormReset {
    /// What it is called.
    pub label: &'static str,
    /// What it sets.
    pub sets: Action,
}

/// A cell of the sample.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleRow {
    /// The entry's name.
    pub entry: String,
    /// What the file has there.
    pub text: String,
    /// The cell as it is shown elsewhere.
    pub read: String,
    /// The same as a state; a plain value has no shape.
    pub state: State,
}

/// One thing that can be set.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRow {
    /// What it is about: `Kind`.
    pub label: &'static str,
    /// Whether what is shown was chosen by the user.
    pub is_set: bool,
    /// The control that sets it.
    pub control: Control,
}

/// A control that sets something.
#[derive(Debug, Clone, PartialEq)]
pub enum Control {
    /// One of several.
    OneOf {
        /// What holds now, in words.
        now: String,
        /// What can be chosen.
        choices: Vec<FormChoice>,
    },
    /// A text, taken with Enter or when the field is left. An empty one means what the file states.
    Text {
        /// The setting that the text is of.
        field: SettingField,
        /// What holds now.
        now: String,
        /// What an empty field shows.
        hint: &'static str,
        /// What applies it.
        takes: Action,
    },
    /// On or off, with what a click sets.
    Tick(bool, &'static str, Action),
    /// Nothing can be set, for this reason.
    Unfit(String),
}

/// One of several choices.
#[derive(Debug, Clone, PartialEq)]
pub struct FormChoice {
    /// What it is called.
    pub label: String,
    /// Whether it holds.
    pub is_chosen: bool,
    /// What it sets.
    pub sets: Action,
}

/// What leaves a choice of an import to the program.
pub const AS_SUGGESTED: &str = "As the file suggests";

/// A row with choices, the first of which leaves it to the file. `said`: the choice of the user; `now`: what holds.
pub fn one_of<T: PartialEq + Clone, A: Into<Action>>(
    label: &'static str,
    now: String,
    said: Option<&T>,
    all: impl IntoIterator<Item = (String, T)>,
    sets: impl Fn(Option<T>) -> A,
) -> FormRow {
    one_of_or(AS_SUGGESTED, label, now, said, all, sets)
}

/// The same where the first choice is called `unsaid`.
pub fn one_of_or<T: PartialEq + Clone, A: Into<Action>>(
    unsaid: &str,
    label: &'static str,
    now: String,
    said: Option<&T>,
    all: impl IntoIterator<Item = (String, T)>,
    sets: impl Fn(Option<T>) -> A,
) -> FormRow {
    let first = FormChoice {
        label: unsaid.to_owned(),
        is_chosen: said.is_none(),
        sets: sets(None).into(),
    };
    let others = all.into_iter().map(|(label, value)| FormChoice {
        label,
        is_chosen: said == Some(&value),
        sets: sets(Some(value)).into(),
    });
    FormRow {
        label,
        is_set: said.is_some(),
        control: Control::OneOf {
            now,
            choices: std::iter::once(first).chain(others).collect(),
        },
    }
}

/// A row in which nothing can be set.
pub fn unfit(label: &'static str, why: impl Into<String>) -> FormRow {
    FormRow {
        label,
        is_set: false,
        control: Control::Unfit(why.into()),
    }
}
