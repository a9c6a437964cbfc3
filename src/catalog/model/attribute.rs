//! What services are compared by.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::{
    formula::Formula,
    ix::OptionIx,
    kind::{Assertion, AttributeOption, ClaimRefusal, Definition, Kind, RawSays},
    value::Digits,
    wording::excerpt,
};

/// The id of the attribute, of kind Services, that states which services an entry is a part of.
pub const PART_OF: &str = "part-of";

/// A heading under which attributes are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id in the file.
    pub id: String,
    /// What a reader sees.
    pub label: String,
}

/// Which direction is better: of numbers, or along the options of a choice as listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Better {
    /// More, or later in the list of options.
    Higher,
    /// Less, or earlier in the list of options.
    Lower,
}

/// One thing services are compared by.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Its id in the file; a contract.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// What it means; may be empty.
    pub about: String,
    /// Its heading, a place in the catalog's groups.
    pub group: usize,
    /// What can be stated about it.
    pub kind: Kind,
    /// Of a choice or a set; empty for every other kind.
    pub options: Vec<AttributeOption>,
    /// Of a number; may be empty.
    pub unit: String,
    /// Which direction is better, where one is.
    pub better: Option<Better>,
    /// What is stated of a service's part is stated of the service; see [`crate::catalog::cells`].
    pub from_parts: bool,
    /// Of a set: every claim names all there is, so that what it leaves out is not there. Claims state so already; kept
    /// for files that are read back.
    pub complete: bool,
    /// Of a number: how many digits are shown after the decimal point, where that is always the same.
    pub decimals: Option<u8>,
    /// How it is worked out from others, where it is; then no claim is about it.
    pub formula: Option<Arc<Formula>>,
}

impl Attribute {
    /// Whether it was read from the column of a list with this heading, where that is another than its label: then it
    /// says so.
    pub fn is_of_column(&self, heading: &str) -> bool {
        let column = self.column_heading();
        column.is_some_and(|column| column.to_lowercase() == heading.to_lowercase())
    }

    /// The heading of that column; `None` where its label is it, or it comes from no list.
    pub fn column_heading(&self) -> Option<&str> {
        let column = self.about.strip_prefix("From the column “")?;
        Some(column.split_once("”.")?.0)
    }

    /// How many digits of its numbers a person is shown.
    pub fn digits(&self) -> Digits {
        match self.decimals {
            Some(n) => Digits::Decimals(n),
            None if self.formula.is_some() => Digits::Significant,
            None => Digits::All,
        }
    }

    /// What its kind needs to know about it.
    pub fn definition(&self) -> Definition<'_> {
        Definition {
            id: &self.id,
            options: &self.options,
            unit: &self.unit,
            digits: self.digits(),
        }
    }

    /// The option with this id.
    pub fn option(&self, id: &str) -> Option<OptionIx> {
        self.options.iter().position(|o| o.id == id).map(|i| i as OptionIx)
    }

    /// What a claim asserts of it, or why that cannot be claimed. `option` finds an option by its id.
    pub fn assertion(&self, says: RawSays, option: &dyn Fn(&str) -> Option<OptionIx>) -> Result<Assertion, Problem> {
        if says == RawSays::NotApplicable {
            return Ok(Assertion::NotApplicable);
        }
        let find = |id: &str| option(id).ok_or_else(|| ClaimRefusal::Option(id.to_owned()));
        self.kind.assertion(says, &find).map_err(|refusal| match refusal {
            ClaimRefusal::Value(message, help, word) => Problem {
                message,
                help: Some(help),
                word,
            },
            ClaimRefusal::Option(id) => Problem {
                message: format!("“{}” has no option “{}”", excerpt(&self.id), excerpt(&id)),
                help: None,
                word: Some(id),
            },
            ClaimRefusal::Form(says) => Problem {
                message: format!("“{}” cannot be claimed as {}", excerpt(&self.id), says.outline()),
                help: Some(format!("It takes {}, or NotApplicable.", self.kind.words().takes)),
                word: None,
            },
        })
    }
}

/// Why something cannot be claimed of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, one sentence without its full stop.
    pub message: String,
    /// What to do; `None` where the word is no option. Which one is meant is looked up by the code that shows it,
    /// because that takes time.
    pub help: Option<String>,
    /// The word of the file it is about, where it is one.
    pub word: Option<String>,
}
