//! Links: web addresses.

use super::{
    assertion::Assertion,
    definition::{Definition, Services},
    rules::{AttributeKind, ClaimRefusal, FindOption, Words},
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

    fn split<'t>(&self, values: &'t str) -> Vec<&'t str> {
        vec![values]
    }

    fn want(&self, text: &str, _: Definition<'_>, _: &dyn Services) -> Result<Want, ConditionError> {
        Ok(Want::Text(text.to_owned()))
    }
}
