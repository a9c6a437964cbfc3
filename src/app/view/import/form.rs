//! A form of what can be said: each row has a name and one control, which says what a choice would do.

use crate::app::{action::Import, state::SayingField};

/// One thing that can be said.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRow {
    /// What it is about: `Kind`.
    pub label: &'static str,
    /// Whether what is shown was chosen by the user.
    pub is_said: bool,
    /// What one says it with.
    pub control: Control,
}

/// What one says something with.
#[derive(Debug, Clone, PartialEq)]
pub enum Control {
    /// One of several.
    OneOf {
        /// What holds now, in words.
        now: String,
        /// What can be chosen.
        choices: Vec<FormChoice>,
    },
    /// A text, taken with Enter or when the field is left. An empty one is what the file suggests.
    Text {
        /// Which.
        field: SayingField,
        /// What holds now.
        now: String,
        /// What an empty field says.
        hint: &'static str,
    },
    /// On or off, with what a click says.
    Tick(bool, &'static str, Import),
    /// Nothing can be said, for this reason.
    Unfit(String),
}

/// One of several choices.
#[derive(Debug, Clone, PartialEq)]
pub struct FormChoice {
    /// What it is called.
    pub label: String,
    /// Whether it holds.
    pub is_chosen: bool,
    /// What it says.
    pub says: Import,
}

/// What leaves a choice to the program.
pub const AS_SUGGESTED: &str = "As the file suggests";

/// A row with choices, the first of which leaves it to the program. `said`: the choice of the user; `now`: what holds.
pub fn one_of<T: PartialEq + Clone>(
    label: &'static str,
    now: String,
    said: Option<&T>,
    all: impl IntoIterator<Item = (String, T)>,
    says: impl Fn(Option<T>) -> Import,
) -> FormRow {
    let suggested = FormChoice {
        label: AS_SUGGESTED.to_owned(),
        is_chosen: said.is_none(),
        says: says(None),
    };
    let others = all.into_iter().map(|(label, value)| FormChoice {
        label,
        is_chosen: said == Some(&value),
        says: says(Some(value)),
    });
    FormRow {
        label,
        is_said: said.is_some(),
        control: Control::OneOf {
            now,
            choices: std::iter::once(suggested).chain(others).collect(),
        },
    }
}

/// A row in which nothing can be said.
pub fn unfit(label: &'static str, why: impl Into<String>) -> FormRow {
    FormRow {
        label,
        is_said: false,
        control: Control::Unfit(why.into()),
    }
}
