//! What a kind is given about an attribute, and of the services it may name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::says::RawSays;
use crate::catalog::{
    ix::{OptionIx, ServiceRef},
    value::Digits,
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
}

/// The services of a catalog, for the kinds that name some.
pub trait Services {
    /// The service with this id, or the mere name that a claim has.
    fn named(&self, text: &str) -> Option<ServiceRef>;
    /// The name of a service that is in the catalog or only mentioned.
    fn name_of<'a>(&'a self, service: &'a ServiceRef) -> &'a str;
}
