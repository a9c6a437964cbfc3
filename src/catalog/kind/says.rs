//! What a claim states, as a catalog file writes it, and the forms in which a person may state it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// What a claim asserts. Which of these an attribute takes depends on its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum RawSays {
    /// Flag.
    Yes,
    /// Flag.
    No,
    /// Flag; the note states how far.
    Partly,
    /// Choice.
    Is(String),
    /// Set: these options; nothing about the rest.
    Has(Vec<String>),
    /// Set: not these options; nothing about the rest.
    Lacks(Vec<String>),
    /// Set: these options and no other.
    Only(Vec<String>),
    /// Set: these options in part. (`Partly` alone is the flag's; RON keeps the two apart by name.)
    PartlyHas(Vec<String>),
    /// Number, in the attribute's unit, or version.
    Exactly(RawEnd),
    /// Number or version.
    AtLeast(RawEnd),
    /// Number or version.
    AtMost(RawEnd),
    /// Number or version, both ends included.
    Between(RawEnd, RawEnd),
    /// Number: the source states that there is no limit.
    Unlimited,
    /// Date: YYYY, YYYY-MM or YYYY-MM-DD.
    On(String),
    /// Of a text: the words themselves.
    Text(String),
    /// Of a link: an address.
    Link(String),
    /// Services: ids, or names that are not in the catalog.
    Services(Vec<String>),
    /// Any attribute: it makes no sense for this service.
    NotApplicable,
}

/// One end of a range that a claim states: `1.5` of a number, `"1.10"` of a version.
#[derive(Clone)]
pub enum RawEnd {
    /// As a number is written.
    Number(f64),
    /// As a text is written, in quotation marks.
    Text(String),
}

impl PartialEq for RawEnd {
    /// What is written the same is the same. `NaN` would otherwise differ from itself, and a file that has it would
    /// seem changed whenever it is compared with what was read from it; the checker refuses the claim, not the file.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a == b || (a.is_nan() && b.is_nan()),
            (Self::Text(a), Self::Text(b)) => a == b,
            _ => false,
        }
    }
}

impl fmt::Debug for RawEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => n.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl fmt::Display for RawEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => n.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl From<f64> for RawEnd {
    fn from(n: f64) -> Self {
        Self::Number(n)
    }
}

impl Serialize for RawEnd {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(n) => to.serialize_f64(*n),
            Self::Text(text) => to.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for RawEnd {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct EndVisitor;
        impl de::Visitor<'_> for EndVisitor {
            type Value = RawEnd;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, or a version in quotation marks")
            }
            fn visit_f64<E>(self, n: f64) -> Result<RawEnd, E> {
                Ok(RawEnd::Number(n))
            }
            fn visit_i64<E>(self, n: i64) -> Result<RawEnd, E> {
                Ok(RawEnd::Number(n as f64))
            }
            fn visit_u64<E>(self, n: u64) -> Result<RawEnd, E> {
                Ok(RawEnd::Number(n as f64))
            }
            fn visit_str<E>(self, text: &str) -> Result<RawEnd, E> {
                Ok(RawEnd::Text(text.to_owned()))
            }
        }
        from.deserialize_any(EndVisitor)
    }
}

/// A value of JSON as a text; `None` for `null`.
pub(super) fn json_text(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// What is between the brackets of what a claim states.
#[derive(Debug, Clone, PartialEq)]
pub enum Arguments {
    /// No brackets.
    Nothing,
    /// A text, or the id of one option.
    Text(String),
    /// Ids, or names.
    Ids(Vec<String>),
    /// An end of a scale, or two.
    Ends(RawEnd, Option<RawEnd>),
}

impl RawSays {
    /// The word it starts with, and what is between its brackets.
    pub fn parts(&self) -> (&'static str, Arguments) {
        let text = |t: &String| Arguments::Text(t.clone());
        let ids = |ids: &[String]| Arguments::Ids(ids.to_vec());
        let end = |end: &RawEnd| Arguments::Ends(end.clone(), None);
        match self {
            Self::Yes => ("Yes", Arguments::Nothing),
            Self::No => ("No", Arguments::Nothing),
            Self::Partly => ("Partly", Arguments::Nothing),
            Self::Is(id) => ("Is", text(id)),
            Self::Has(all) => ("Has", ids(all)),
            Self::Lacks(all) => ("Lacks", ids(all)),
            Self::Only(all) => ("Only", ids(all)),
            Self::PartlyHas(all) => ("PartlyHas", ids(all)),
            Self::Exactly(n) => ("Exactly", end(n)),
            Self::AtLeast(n) => ("AtLeast", end(n)),
            Self::AtMost(n) => ("AtMost", end(n)),
            Self::Between(a, b) => ("Between", Arguments::Ends(a.clone(), Some(b.clone()))),
            Self::Unlimited => ("Unlimited", Arguments::Nothing),
            Self::On(date) => ("On", text(date)),
            Self::Text(t) => ("Text", text(t)),
            Self::Link(t) => ("Link", text(t)),
            Self::Services(all) => ("Services", ids(all)),
            Self::NotApplicable => ("NotApplicable", Arguments::Nothing),
        }
    }

    /// Its form, for a message: `Yes`, `Has([…])`, `Exactly(…)`.
    pub fn outline(&self) -> String {
        match self.parts() {
            (word, Arguments::Nothing) => word.to_owned(),
            (word, Arguments::Ids(_)) => format!("{word}([…])"),
            (word, _) => format!("{word}(…)"),
        }
    }

    /// The reverse of [`Self::parts`]; `None` when the word takes something else.
    pub fn of(word: &str, arguments: Arguments) -> Option<Self> {
        Some(match (word, arguments) {
            ("Yes", Arguments::Nothing) => Self::Yes,
            ("No", Arguments::Nothing) => Self::No,
            ("Partly", Arguments::Nothing) => Self::Partly,
            ("Is", Arguments::Text(id)) => Self::Is(id),
            ("Has", Arguments::Ids(all)) => Self::Has(all),
            ("Lacks", Arguments::Ids(all)) => Self::Lacks(all),
            ("Only", Arguments::Ids(all)) => Self::Only(all),
            ("PartlyHas", Arguments::Ids(all)) => Self::PartlyHas(all),
            ("Exactly", Arguments::Ends(n, None)) => Self::Exactly(n),
            ("AtLeast", Arguments::Ends(n, None)) => Self::AtLeast(n),
            ("AtMost", Arguments::Ends(n, None)) => Self::AtMost(n),
            ("Between", Arguments::Ends(a, Some(b))) => Self::Between(a, b),
            ("Unlimited", Arguments::Nothing) => Self::Unlimited,
            ("On", Arguments::Text(date)) => Self::On(date),
            ("Text", Arguments::Text(t)) => Self::Text(t),
            ("Link", Arguments::Text(t)) => Self::Link(t),
            ("Services", Arguments::Ids(all)) => Self::Services(all),
            ("NotApplicable", Arguments::Nothing) => Self::NotApplicable,
            _ => return None,
        })
    }
}

impl fmt::Display for RawSays {
    /// For a report, by ids: `yes`, `only a, b`, `at least 3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yes => f.write_str("yes"),
            Self::No => f.write_str("no"),
            Self::Partly => f.write_str("partly"),
            Self::Has(ids) | Self::Services(ids) => f.write_str(&ids.join(", ")),
            Self::Lacks(ids) => write!(f, "not {}", ids.join(", ")),
            Self::Only(ids) if ids.is_empty() => f.write_str("none of them"),
            Self::Only(ids) => write!(f, "only {}", ids.join(", ")),
            Self::PartlyHas(ids) => write!(f, "partly {}", ids.join(", ")),
            Self::Exactly(n) => n.fmt(f),
            Self::AtLeast(n) => write!(f, "at least {n}"),
            Self::AtMost(n) => write!(f, "at most {n}"),
            Self::Between(a, b) => write!(f, "{a} to {b}"),
            Self::Unlimited => f.write_str("no limit"),
            Self::Is(text) | Self::On(text) | Self::Text(text) | Self::Link(text) => f.write_str(text),
            Self::NotApplicable => f.write_str("not applicable"),
        }
    }
}

/// One way of stating something about an attribute, as a form offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimForm {
    /// The word a file writes; empty for a note alone.
    pub word: &'static str,
    /// For a person.
    pub label: &'static str,
    /// The fields to fill in.
    pub input: Input,
}

/// The fields that a form has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// None.
    Nothing,
    /// A list to choose one from.
    OneOption,
    /// Any of the options.
    Options,
    /// One end of the scale.
    End,
    /// Two ends.
    Ends,
    /// A text: what it is called, an example, and whether it may be long.
    Text(&'static str, &'static str, bool),
    /// Names, separated by commas.
    Names,
}

const fn form(word: &'static str, label: &'static str, input: Input) -> ClaimForm {
    ClaimForm { word, label, input }
}

/// Every form; the kinds define which of them they take.
#[allow(missing_docs)] // each is its namesake in [`RawSays`]
pub mod forms {
    use super::{ClaimForm, Input, form};

    pub const YES: ClaimForm = form("Yes", "Yes", Input::Nothing);
    pub const PARTLY: ClaimForm = form("Partly", "Partly", Input::Nothing);
    pub const NO: ClaimForm = form("No", "No", Input::Nothing);
    pub const IS: ClaimForm = form("Is", "It is", Input::OneOption);
    pub const HAS: ClaimForm = form("Has", "Has these", Input::Options);
    pub const PARTLY_HAS: ClaimForm = form("PartlyHas", "Has these in part", Input::Options);
    pub const LACKS: ClaimForm = form("Lacks", "Lacks these", Input::Options);
    pub const ONLY: ClaimForm = form("Only", "Has only these", Input::Options);
    pub const EXACTLY: ClaimForm = form("Exactly", "Exactly", Input::End);
    pub const AT_LEAST: ClaimForm = form("AtLeast", "At least", Input::End);
    pub const AT_MOST: ClaimForm = form("AtMost", "At most", Input::End);
    pub const BETWEEN: ClaimForm = form("Between", "Between", Input::Ends);
    pub const UNLIMITED: ClaimForm = form("Unlimited", "No limit", Input::Nothing);
    pub const ON: ClaimForm = form(
        "On",
        "On",
        Input::Text("Day, month or year it is about", "2026-05-03", false),
    );
    pub const TEXT: ClaimForm = form("Text", "Says", Input::Text("What it says", "", true));
    pub const LINK: ClaimForm = form("Link", "Link", Input::Text("Web address", "https://", true));
    pub const SERVICES: ClaimForm = form("Services", "These services", Input::Names);
    pub const NOT_APPLICABLE: ClaimForm = form("NotApplicable", "Not applicable", Input::Nothing);
    pub const NOTE: ClaimForm = form("", "Only a note", Input::Nothing);
}
