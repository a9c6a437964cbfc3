//! One condition counts once in an answer: the same rule twice makes a fact weigh double.

use super::{
    location::{Findings, for_each_rule},
    usage::Usage,
};
use crate::catalog::{model::Catalog, wording::excerpt};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for_each_rule(catalog, |rule, before, location| {
        let Some(first) = before.iter().position(|r| r.when.asks_as(&rule.when)) else {
            return;
        };
        found.warn(
            location,
            format!(
                "rules[{first}] of this answer has the same condition, “{}”",
                excerpt(&rule.when_text)
            ),
            "Keep one of the two.",
        );
    });
}
