//! Choices: one of the attribute's options.

use serde_json::Value as Json;

use super::{
    assertion::Assertion,
    definition::{Definition, NotedSays, Services, WrittenFor},
    rules::{AttributeKind, ClaimRefusal, FindOption, Words, unnoted},
    says::{RawSays, forms},
};
use crate::catalog::condition::{ConditionError, Want};

pub(super) struct ChoiceRules;

impl AttributeKind for ChoiceRules {
    fn words(&self) -> Words {
        Words {
            noun: "a choice",
            asked: "",
            takes: "Is(\"…\")",
            forms: &[forms::IS],
        }
    }

    fn assertion(&self, says: RawSays, option: FindOption<'_>) -> Result<Assertion, ClaimRefusal> {
        match says {
            RawSays::Is(id) => option(&id).map(Assertion::Choice),
            other => Err(ClaimRefusal::Form(other)),
        }
    }

    fn read_words(&self, words: &str, of: WrittenFor<'_>) -> Option<Vec<NotedSays>> {
        let option = of.options.iter().find(|o| o.label == words)?;
        Some(unnoted(RawSays::Is(option.id.clone())))
    }

    fn read_json(&self, value: &Json) -> Vec<RawSays> {
        value
            .as_str()
            .map(|id| RawSays::Is(id.to_owned()))
            .into_iter()
            .collect()
    }

    fn want(&self, text: &str, about: Definition<'_>, _: &dyn Services) -> Result<Want, ConditionError> {
        about.option_wanted(text)
    }

    fn question(&self, name: &str, _: &str, about: Definition<'_>) -> String {
        format!("Which one of these holds for {name}: {}?", about.labels("or"))
    }
}
