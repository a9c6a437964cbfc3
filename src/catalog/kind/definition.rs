//! What a kind is given about an attribute, and of the services it may name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::says::RawSays;
use crate::catalog::{
    cell::State,
    condition::{ConditionError, Want},
    ix::{OptionIx, ServiceRef},
    suggest::Among,
    value::Digits,
    wording::{excerpt, listed},
};

/// One option of a choice or a set.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Option")]
pub struct AttributeOption {
    /// A contract: conditions and files name it.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// Other words people use for it; search finds them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// What a kind needs to know about the attribute it is called for.
#[derive(Debug, Clone, Copy)]
pub struct Definition<'a> {
    /// As conditions write it, for messages.
    pub id: &'a str,
    /// Empty where the kind takes none.
    pub options: &'a [AttributeOption],
    /// May be empty.
    pub unit: &'a str,
    /// How many digits of a number are shown.
    pub digits: Digits,
}

/// What a kind needs to know to read back what this program wrote about an attribute.
#[derive(Debug, Clone, Copy)]
pub struct WrittenFor<'a> {
    /// Empty where the kind takes none.
    pub options: &'a [AttributeOption],
    /// May be empty.
    pub unit: &'a str,
    /// The ids of services, by their names.
    pub service_ids: &'a BTreeMap<String, String>,
}

/// What is claimed, and how far it holds, which may be empty.
pub type NotedSays = (RawSays, String);

impl<'a> Definition<'a> {
    /// An option's label; empty when there is no such option.
    pub fn option_label(self, option: OptionIx) -> &'a str {
        self.options.get(usize::from(option)).map_or("", |o| o.label.as_str())
    }

    /// The option a condition asks for, by its id or label, as it is written or in upper or lower case; or `partly`, unless
    /// an option is called so.
    pub(super) fn option_wanted(self, text: &str) -> Result<Want, ConditionError> {
        let folded = text.to_lowercase();
        let ways: [&dyn Fn(&AttributeOption) -> bool; 4] = [
            &|o| o.id == text,
            &|o| o.id.to_lowercase() == folded,
            &|o| o.label == text,
            &|o| o.label.to_lowercase() == folded,
        ];
        let found = ways.iter().find_map(|is_meant| self.options.iter().position(is_meant));
        match found {
            Some(i) => Ok(Want::Option(i as OptionIx)),
            None if folded == "partly" => Ok(Want::State(State::Partly)),
            None => ConditionError::unknown(
                format!("“{}” has no option “{}”", excerpt(self.id), excerpt(text)),
                text,
                Among::Options(self.id.to_owned()),
            ),
        }
    }

    /// Its options in a sentence: `Python, R and Java`.
    pub(super) fn labels(self, last: &str) -> String {
        let labels: Vec<&str> = self.options.iter().map(|o| o.label.as_str()).collect();
        if labels.is_empty() {
            "any".to_owned()
        } else {
            listed(&labels, last)
        }
    }
}

/// The services of a catalog, for the kinds that name some.
pub trait Services {
    /// The service with this id, or the mere name that a claim has.
    fn named(&self, text: &str) -> Option<ServiceRef>;
    /// The name of a service that is in the catalog or only mentioned.
    fn name_of<'a>(&'a self, service: &'a ServiceRef) -> &'a str;
}
