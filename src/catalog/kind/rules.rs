//! The rules of a kind of attribute, one question a method. The rest of the crate asks these and never which kind
//! it is; what a method leaves out is the answer of most kinds.

use serde_json::Value as Json;

use super::{
    assertion::Assertion,
    definition::{Definition, NotedSays, Services, WrittenFor},
    says::{ClaimForm, RawEnd, RawSays},
};
use crate::catalog::{
    cell::{Cell, CellValue},
    condition::{ConditionError, Want},
    ix::OptionIx,
    value::Scalar,
    wording::in_unit,
};

/// Why something cannot be claimed.
#[derive(Debug, Clone, PartialEq)]
pub enum ClaimRefusal {
    /// The kind takes no claim of this form.
    Form(RawSays),
    /// What is wrong, what to do, and the word of the file it is about, where it is one.
    Value(String, String, Option<String>),
    /// The attribute has no option with this id.
    Option(String),
}

impl ClaimRefusal {
    /// What is wrong, and what to do.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Value(message.into(), help.into(), None)
    }
}

/// Finds the options a claim names.
pub type FindOption<'a> = &'a dyn Fn(&str) -> Result<OptionIx, ClaimRefusal>;

/// What holds for all attributes of a kind.
pub struct Words {
    /// For a report, without options or unit: `a choice`, `a number`.
    pub noun: &'static str,
    /// What a person may be asked for, as in `Does Sybase have a date for this, and which?`.
    pub asked: &'static str,
    /// What a claim may say, for an error about something else in a file: `Yes, No or Partly`.
    pub takes: &'static str,
    /// The same as a form offers it, the most common first. "Not applicable" can be claimed of every kind.
    pub forms: &'static [ClaimForm],
}

/// One claim without a note.
pub(super) fn unnoted(says: RawSays) -> Vec<NotedSays> {
    vec![(says, String::new())]
}

/// What kinds can have in common; the rest of the crate asks for these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// It is yes, no or partly.
    Flag,
    /// It has options to choose from.
    Options,
    /// Each of its options is stated by itself: a cell has an atom an option.
    Atoms,
    /// A cell may hold several values, so that "all of" can be asked.
    Several,
    /// Its values lie on a scale: "at least" can be asked.
    Scale,
    /// It is a number: it has a unit, and is right-aligned in its column.
    Number,
    /// The catalog may declare which direction is better.
    Direction,
    /// It is no facet: its text can be found and listed, not counted.
    Prose,
    /// It is ordered by texts or their keys, so that the order is worked out once for the whole column.
    TextOrder,
    /// Its values are web addresses.
    Link,
    /// Its values are services.
    Services,
}

/// The rules of a kind. They hold nothing: what they are asked about comes with each question.
pub trait AttributeKind: Sync {
    /// How it is named in texts.
    fn words(&self) -> Words;

    /// What a claim asserts; its form is never "not applicable".
    fn assertion(&self, says: RawSays, option: FindOption<'_>) -> Result<Assertion, ClaimRefusal>;

    /// Reads one end of the scale as a person types it. The error is a sentence.
    fn read_end(&self, typed: &str, unit: &str) -> Result<RawEnd, String> {
        let _ = unit;
        Ok(RawEnd::Text(typed.to_owned()))
    }

    /// What a cell of a list claims that holds this text alone; `None` when it is none of the kind, or has to be read as
    /// its whole column is written.
    fn says_of(&self, cell: &str) -> Option<RawSays> {
        let _ = cell;
        None
    }

    /// What one line of a cell in words claims, as this program writes them; `None` for words that no cell of the kind
    /// has.
    fn read_words(&self, words: &str, of: WrittenFor<'_>) -> Option<Vec<NotedSays>>;

    /// What a value of this program's JSON claims; nothing for one that no cell of the kind has. Neither `null` nor
    /// "not applicable", which are the same for all kinds.
    fn read_json(&self, value: &Json) -> Vec<RawSays>;

    /// The cell that claims add up to. There is one at least, none of them is a remark, and one at least does not state
    /// "not applicable"; `options` is how many the attribute has.
    fn add_up(&self, asserted: &[&Assertion], options: usize) -> Cell {
        let _ = options;
        add_up(asserted)
    }

    /// The values separated by commas on the right of a condition.
    fn split<'t>(&self, values: &'t str) -> Vec<&'t str> {
        values.split(',').collect()
    }

    /// One value a condition asks for. States that every attribute has (`not-stated`) are read before.
    fn want(&self, text: &str, about: Definition<'_>, services: &dyn Services) -> Result<Want, ConditionError>;

    /// Reads a bound as a person types it into a field; the error is a sentence. `None` for kinds without a scale.
    fn read_bound(&self, typed: &str, unit: &str) -> Option<Result<Scalar, String>> {
        let _ = (typed, unit);
        None
    }

    /// What a person may mean who types a value into a condition: by the first way to read its marks, and by the second.
    /// `None` for kinds whose values are written in one way.
    fn readings(&self, typed: &str, unit: &str) -> Option<[Option<Scalar>; 2]> {
        let _ = (typed, unit);
        None
    }

    /// The question to a person who may know what no source states.
    fn question(&self, name: &str, label: &str, about: Definition<'_>) -> String {
        let _ = label;
        let unit = if about.unit.is_empty() {
            String::new()
        } else {
            format!(", {}", in_unit(about.unit))
        };
        format!("Does {name} have {}{unit}?", self.words().asked)
    }

    /// Where the catalog declares no direction, the user may wish for one: what the two are called.
    fn directions(&self) -> Option<Directions> {
        None
    }
}

/// What the directions of a scale are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Directions {
    /// Towards higher values: `more`, `newer`.
    pub higher: &'static str,
    /// Towards lower values: `less`, `older`.
    pub lower: &'static str,
}

/// Of most kinds.
pub const MORE_OR_LESS: Directions = Directions {
    higher: "more",
    lower: "less",
};

/// Adds up the claims of one whole: a choice all agree on, what is left of a scale when all are right, texts and
/// services all listed. "Not applicable" beside anything else is a conflict.
fn add_up(asserted: &[&Assertion]) -> Cell {
    let all = || asserted.iter().copied();
    let value = match asserted {
        _ if all().any(Assertion::is_not_applicable) => None,
        [Assertion::Choice(one), ..] => all().all(|s| s.options() == [*one]).then_some(CellValue::Choice(*one)),
        [Assertion::Scalar(first), rest @ ..] => rest
            .iter()
            .try_fold(first.clone(), |known, says| known.meet(says.scalar()?))
            .map(CellValue::Scalar),
        [Assertion::Text(_), ..] => Some(CellValue::Texts(each_once(all().filter_map(Assertion::text)))),
        _ => Some(CellValue::Services(each_once(all().flat_map(Assertion::services)))),
    };
    value.map_or(Cell::CONFLICTING, Cell::of)
}

/// In the order they first come.
fn each_once<'a, T: PartialEq + Clone + 'a>(all: impl Iterator<Item = &'a T>) -> Box<[T]> {
    let mut once: Vec<T> = Vec::new();
    for one in all {
        if !once.contains(one) {
            once.push(one.clone());
        }
    }
    once.into()
}
