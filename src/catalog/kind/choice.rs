//! Choices: one of the attribute's options.

use serde_json::Value as Json;

use super::{
    assertion::Assertion,
    definition::{AttributeOption, Definition, NotedSays, Services, WrittenFor},
    rules::{AttributeKind, ClaimRefusal, FindOption, Words, unnoted},
    says::{RawSays, forms},
};
use crate::catalog::{
    cell::State,
    condition::{ConditionError, Want},
    ix::OptionIx,
    suggest::Among,
    wording::excerpt,
};

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
        option_wanted(text, about)
    }

    fn question(&self, name: &str, _: &str, about: Definition<'_>) -> String {
        format!("Which one of these holds for {name}: {}?", labels(about, "or"))
    }
}

/// The option a condition asks for, by its id or label, as it is written or in upper or lower case; or `partly`, unless an
/// option is called so.
pub(super) fn option_wanted(text: &str, about: Definition<'_>) -> Result<Want, ConditionError> {
    let folded = text.to_lowercase();
    let ways: [&dyn Fn(&AttributeOption) -> bool; 4] = [
        &|o| o.id == text,
        &|o| o.id.to_lowercase() == folded,
        &|o| o.label == text,
        &|o| o.label.to_lowercase() == folded,
    ];
    let found = ways.iter().find_map(|is_meant| about.options.iter().position(is_meant));
    match found {
        Some(i) => Ok(Want::Option(i as OptionIx)),
        None if folded == "partly" => Ok(Want::State(State::Partly)),
        None => ConditionError::unknown(
            format!("“{}” has no option “{}”", excerpt(about.id), excerpt(text)),
            text,
            Among::Options(about.id.to_owned()),
        ),
    }
}

/// `Python, R and Java`.
pub(super) fn labels(about: Definition<'_>, last: &str) -> String {
    let labels: Vec<&str> = about.options.iter().map(|o| o.label.as_str()).collect();
    match labels.as_slice() {
        [] => "any".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
