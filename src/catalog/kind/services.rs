//! Services: what an entry runs on, works with or is part of. A name that is not in the catalog is allowed as text.

use super::{
    assertion::Assertion,
    definition::{Definition, Services},
    rules::{AttributeKind, ClaimRefusal, FindOption, Words},
    says::{RawSays, forms},
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
