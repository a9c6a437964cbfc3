//! Services: what an entry runs on, works with or is part of. A name that is not in the catalog is allowed as text.

use serde_json::Value as Json;

use super::{
    assertion::Assertion,
    definition::{Definition, NotedSays, Services, WrittenFor},
    rules::{AttributeKind, ClaimRefusal, FindOption, Words, unnoted},
    says::{RawSays, forms, json_text},
};
use crate::catalog::{
    condition::{ConditionError, Want},
    ix::ServiceRef,
    suggest::Among,
    wording::excerpt,
};

pub(super) struct ServicesRules;

impl AttributeKind for ServicesRules {
    fn words(&self) -> Words {
        Words {
            noun: "services",
            asked: "a service to name here, and which",
            takes: "Services([\"…\"])",
            forms: &[forms::SERVICES],
        }
    }

    /// All of them as names: which are ids shows when all services are read.
    fn assertion(&self, says: RawSays, _: FindOption<'_>) -> Result<Assertion, ClaimRefusal> {
        match says {
            RawSays::Services(ids) if ids.is_empty() || ids.iter().any(|i| i.trim().is_empty()) => {
                Err(ClaimRefusal::new(
                    "the list of services is empty or has a blank",
                    "Leave the claim out, or name one.",
                ))
            }
            RawSays::Services(ids) => Ok(Assertion::Services(ids.into_iter().map(ServiceRef::Named).collect())),
            other => Err(ClaimRefusal::Form(other)),
        }
    }

    /// Names joined by commas; a name that is known may have commas of its own.
    fn read_words(&self, words: &str, of: WrittenFor<'_>) -> Option<Vec<NotedSays>> {
        let mut all = Vec::new();
        let mut rest = words;
        while !rest.is_empty() {
            let ends = |name: &str| {
                rest.strip_prefix(name)
                    .is_some_and(|r| r.is_empty() || r.starts_with(", "))
            };
            let known = of.service_ids.iter().filter(|(name, _)| ends(name));
            let known = known.max_by_key(|(name, _)| name.len());
            let (name, id) = known.map_or_else(
                || (rest.split(", ").next().unwrap_or(rest), None),
                |(name, id)| (name.as_str(), Some(id)),
            );
            all.push(id.map_or(name, String::as_str).to_owned());
            rest = rest.get(name.len()..).unwrap_or_default();
            rest = rest.strip_prefix(", ").unwrap_or(rest);
        }
        Some(unnoted(RawSays::Services(all)))
    }

    fn read_json(&self, value: &Json) -> Vec<RawSays> {
        let named = value.as_array().map(|all| all.iter().filter_map(json_text).collect());
        named.map(RawSays::Services).into_iter().collect()
    }

    fn want(&self, text: &str, _: Definition<'_>, services: &dyn Services) -> Result<Want, ConditionError> {
        match services.named(text) {
            Some(service) => Ok(Want::Service(service)),
            None => ConditionError::unknown(
                format!("no service has the id “{}”", excerpt(text)),
                text,
                Among::Services,
            ),
        }
    }
}
