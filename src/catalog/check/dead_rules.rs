//! A rule that asks only for options that no source claims can never hold.

use super::{
    location::{Findings, for_each_rule},
    usage::Usage,
};
use crate::catalog::{
    condition::{Condition, Subject, Test, Want},
    model::Catalog,
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, used: &Usage, found: &mut Findings) {
    for_each_rule(catalog, |rule, _, location| {
        for _ in rule.when.conditions().into_iter().filter(|c| is_dead(c, used)) {
            found.warn(
                location,
                format!("no claim can ever make “{}” hold", excerpt(&rule.when_text)),
                "Add claims, or remove the rule.",
            );
        }
    });
}

fn is_dead(condition: &Condition, used: &Usage) -> bool {
    let (Subject::Attribute(ix), Test::AnyOf(wants)) = (condition.subject, &condition.test) else {
        return false;
    };
    let dead = |w: &Want| w.option().is_some_and(|o| !used.options[ix.at()][usize::from(o)]);
    wants.iter().all(dead)
}
