//! Texts: what no option, number or date can express.

use serde_json::Value as Json;

use super::{
    assertion::Assertion,
    definition::{Definition, NotedSays, Services, WrittenFor},
    rules::{AttributeKind, ClaimRefusal, FindOption, Words, unnoted},
    says::{RawSays, forms},
};
use crate::catalog::condition::{ConditionError, Want};

pub(super) struct TextRules;

impl AttributeKind for TextRules {
    fn words(&self) -> Words {
        Words {
            noun: "text",
            asked: "anything to say on this, and what",
            takes: "Text(\"…\")",
            forms: &[forms::TEXT],
        }
    }

    fn assertion(&self, says: RawSays, _: FindOption<'_>) -> Result<Assertion, ClaimRefusal> {
        match says {
            RawSays::Text(text) if text.trim().is_empty() => Err(ClaimRefusal::new(
                "the text is empty",
                "Leave the claim out: what is blank is not stated.",
            )),
            RawSays::Text(text) => Ok(Assertion::Text(text.into())),
            other => Err(ClaimRefusal::Form(other)),
        }
    }

    fn read_words(&self, words: &str, _: WrittenFor<'_>) -> Option<Vec<NotedSays>> {
        Some(unnoted(RawSays::Text(words.to_owned())))
    }

    fn read_json(&self, value: &Json) -> Vec<RawSays> {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        vec![RawSays::Text(text)]
    }

    fn split<'t>(&self, values: &'t str) -> Vec<&'t str> {
        vec![values]
    }

    fn want(&self, text: &str, _: Definition<'_>, _: &dyn Services) -> Result<Want, ConditionError> {
        Ok(Want::Text(text.to_owned()))
    }
}
