//! Links: web addresses.

use serde_json::Value as Json;

use super::{
    assertion::Assertion,
    definition::{Definition, NotedSays, Services, WrittenFor},
    rules::{AttributeKind, ClaimRefusal, FindOption, Words, unnoted},
    says::{RawSays, forms},
};
use crate::catalog::{
    condition::{ConditionError, Want},
    web_link::is_meant_as_link,
};

pub(super) struct LinkRules;

impl AttributeKind for LinkRules {
    fn words(&self) -> Words {
        Words {
            noun: "a link",
            asked: "a page for this, and where",
            takes: "Link(\"https://…\")",
            forms: &[forms::LINK],
        }
    }

    fn assertion(&self, says: RawSays, _: FindOption<'_>) -> Result<Assertion, ClaimRefusal> {
        match says {
            RawSays::Link(link) if is_meant_as_link(&link) => Ok(Assertion::Text(link.into())),
            RawSays::Link(_) => Err(ClaimRefusal::new(
                "only links that start with http:// or https:// are allowed",
                "Make it a Text, or give the web address.",
            )),
            other => Err(ClaimRefusal::Form(other)),
        }
    }

    /// A note may stand after the address.
    fn read_words(&self, words: &str, _: WrittenFor<'_>) -> Option<Vec<NotedSays>> {
        Some(unnoted(RawSays::Link(words.split(' ').next()?.to_owned())))
    }

    fn read_json(&self, value: &Json) -> Vec<RawSays> {
        value
            .as_str()
            .map(|address| RawSays::Link(address.to_owned()))
            .into_iter()
            .collect()
    }

    fn split<'t>(&self, values: &'t str) -> Vec<&'t str> {
        vec![values]
    }

    fn want(&self, text: &str, _: Definition<'_>, _: &dyn Services) -> Result<Want, ConditionError> {
        Ok(Want::Text(text.to_owned()))
    }
}
