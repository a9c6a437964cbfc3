//! From what a claim asserts back to what a file states: the reverse of each kind's `assertion`.

use super::{
    assertion::Assertion,
    definition::Definition,
    says::{RawEnd, RawSays},
};
use crate::catalog::{
    cell::Side,
    ix::{OptionIx, ServiceRef},
    value::{Interval, Scalar},
};

impl Assertion {
    /// As a file states it; `None` for what states nothing. `is_link`: a text of it is an address; `service`: the id of
    /// a service.
    pub fn as_written(
        &self,
        about: Definition<'_>,
        is_link: bool,
        service: &dyn Fn(&ServiceRef) -> String,
    ) -> Option<RawSays> {
        let ids = |options: &[OptionIx]| -> Vec<String> {
            let option = |o: &OptionIx| Some(about.options.get(usize::from(*o))?.id.clone());
            options.iter().filter_map(option).collect()
        };
        Some(match self {
            Self::Flag(Side::Yes) => RawSays::Yes,
            Self::Flag(Side::No) => RawSays::No,
            Self::Flag(Side::Partly) => RawSays::Partly,
            Self::Choice(option) => RawSays::Is(ids(&[*option]).pop()?),
            Self::Set(Side::Yes, options) => RawSays::Has(ids(options)),
            Self::Set(Side::No, options) => RawSays::Lacks(ids(options)),
            Self::Set(Side::Partly, options) => RawSays::PartlyHas(ids(options)),
            Self::Only(options) => RawSays::Only(ids(options)),
            Self::Scalar(value) => scalar(value),
            Self::Text(text) if is_link => RawSays::Link(text.to_string()),
            Self::Text(text) => RawSays::Text(text.to_string()),
            Self::Services(all) => RawSays::Services(all.iter().map(service).collect()),
            Self::NotApplicable => RawSays::NotApplicable,
            Self::Remark => return None,
        })
    }
}

fn scalar(value: &Scalar) -> RawSays {
    match value {
        Scalar::Number(n) if *n == Interval::UNLIMITED => RawSays::Unlimited,
        Scalar::Number(n) => ends(
            n.lo().is_finite().then(|| n.lo().into()),
            n.hi().is_finite().then(|| n.hi().into()),
        ),
        Scalar::Date(day) => RawSays::On(day.to_string()),
        Scalar::Ordered(text) => {
            let end = |is_open: bool, upper| (!is_open).then(|| RawEnd::Text(value.end(upper).to_string()));
            ends(end(text.lo().is_open(), false), end(text.hi().is_open(), true))
        }
    }
}

fn ends(low: Option<RawEnd>, high: Option<RawEnd>) -> RawSays {
    match (low, high) {
        (Some(low), Some(high)) if low == high => RawSays::Exactly(low),
        (Some(low), Some(high)) => RawSays::Between(low, high),
        (Some(low), None) => RawSays::AtLeast(low),
        (None, Some(high)) => RawSays::AtMost(high),
        (None, None) => RawSays::Unlimited,
    }
}
