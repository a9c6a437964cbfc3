//! Flags: yes, no or partly.

use serde_json::Value as Json;

use super::{
    assertion::Assertion,
    definition::{Definition, NotedSays, Services, WrittenFor},
    rules::{AttributeKind, ClaimRefusal, FindOption, Words},
    says::{RawSays, forms},
};
use crate::catalog::{
    cell::{Atom, Cell, CellValue, Side, State},
    condition::{ConditionError, Want},
    wording::excerpt,
};

pub(super) struct FlagRules;

impl AttributeKind for FlagRules {
    fn words(&self) -> Words {
        Words {
            noun: "a flag (yes or no)",
            asked: "",
            takes: "Yes, No or Partly",
            forms: &[forms::YES, forms::PARTLY, forms::NO],
        }
    }

    fn assertion(&self, says: RawSays, _: FindOption<'_>) -> Result<Assertion, ClaimRefusal> {
        Ok(Assertion::Flag(match says {
            RawSays::Yes => Side::Yes,
            RawSays::No => Side::No,
            RawSays::Partly => Side::Partly,
            other => return Err(ClaimRefusal::Form(other)),
        }))
    }

    /// Yes with partly is partly; either with no, and anything with "not applicable", is a conflict.
    fn add_up(&self, asserted: &[&Assertion], _: usize) -> Cell {
        let side = |says: &Assertion| says.side().map_or(Atom::Conflicting, Atom::of);
        let atom = asserted.iter().fold(Atom::NotStated, |a, says| a.with(side(says)));
        Cell {
            state: atom.state(),
            value: CellValue::None,
        }
    }

    fn read_words(&self, words: &str, _: WrittenFor<'_>) -> Option<Vec<NotedSays>> {
        let partly = |note: &str| (RawSays::Partly, note.to_owned());
        let says = match words {
            "yes" => (RawSays::Yes, String::new()),
            "no" => (RawSays::No, String::new()),
            "partly" => partly(""),
            other => partly(other.strip_prefix("partly: ")?),
        };
        Some(vec![says])
    }

    fn read_json(&self, value: &Json) -> Vec<RawSays> {
        vec![match value {
            Json::Bool(true) => RawSays::Yes,
            Json::Bool(false) => RawSays::No,
            _ => RawSays::Partly,
        }]
    }

    fn want(&self, text: &str, about: Definition<'_>, _: &dyn Services) -> Result<Want, ConditionError> {
        match text.to_lowercase().as_str() {
            "yes" | "true" => Ok(Want::Flag(Side::Yes)),
            "no" | "false" => Ok(Want::Flag(Side::No)),
            "partly" => Ok(Want::State(State::Partly)),
            _ => ConditionError::fail(
                format!("“{}” is yes, no or partly, not “{}”", excerpt(about.id), excerpt(text)),
                "States are not-stated, conflicting and not-applicable.",
            ),
        }
    }

    fn question(&self, name: &str, label: &str, _: Definition<'_>) -> String {
        format!("Does “{label}” hold for {name}: yes, no, or in part?")
    }
}
