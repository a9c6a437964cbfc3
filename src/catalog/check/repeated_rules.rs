//! One condition counts once in an answer: the same rule twice makes a fact weigh double.

use super::{
    location::{Findings, for_each_rule},
    usage::Usage,
};
use crate::catalog::{condition::Expr, model::Catalog, wording::excerpt};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for_each_rule(catalog, |rule, before, location| {
        let Some(first) = before.iter().position(|r| is_same(&r.when, &rule.when)) else {
            return;
        };
        let condition = rule.when_text.split(" and ").next().unwrap_or_default();
        found.warn(
            &location.word(condition).word(condition),
            format!(
                "rules[{first}] of this answer has the same condition, “{}”",
                excerpt(&rule.when_text)
            ),
            "Keep one of the two.",
        );
    });
}

/// The same conditions, whatever their order.
fn is_same(a: &Expr, b: &Expr) -> bool {
    match (a, b) {
        (Expr::All(a), Expr::All(b)) | (Expr::Any(a), Expr::Any(b)) => {
            let all_in = |these: &[Expr], those: &[Expr]| these.iter().all(|x| those.iter().any(|y| is_same(x, y)));
            all_in(a, b) && all_in(b, a)
        }
        _ => a == b,
    }
}
