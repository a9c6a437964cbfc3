//! What the catalog's makers concluded themselves, from what, and which answers hang on it.

use crate::{
    app::state::Model,
    catalog::{AttributeIx, ServiceIx, wording::thousands},
    compare::claim_words,
    decide::{
        robust::{Inference, InferenceUse, InferenceUses, inferred::inferences},
        summary::names,
    },
};

/// Where a conclusion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InferredAt {
    /// Among the claims of a cell.
    Cell(ServiceIx, AttributeIx),
    /// Among the rules of a question, by its place in the catalog.
    Question(usize),
}

/// One conclusion.
#[derive(Debug, Clone, PartialEq)]
pub struct InferredRow {
    /// `Azure Machine Learning`, or the question that a rule belongs to.
    pub name: String,
    /// `Comes as: not Cluster you run`, or the option.
    pub says: String,
    /// What it rests on.
    pub because: String,
    /// `Without it 12 of 7,776 combinations of answers end otherwise; with it Microsoft Fabric comes first.`
    pub hangs: String,
    /// Where to look at it.
    pub at: InferredAt,
    /// All of it, for a screen reader.
    pub spoken: String,
}

/// What they are, and the rows: what decides most first once that is worked out.
pub(super) fn rows(model: &Model) -> (String, Vec<InferredRow>) {
    let asked = model.session.inferred.as_ref();
    let asked = asked.filter(|a| a.revision == model.dataset.revision);
    let uses = asked.and_then(|a| a.result.as_deref());
    let all = inferences(&model.dataset);
    let what = "What the makers of this catalog concluded themselves; no document states it.";
    let counted = match (uses, asked) {
        _ if all.is_empty() => "There is none: a document states everything.".to_owned(),
        (Some(u), _) if model.dataset.catalog.factors.is_empty() || u.total == 0 => {
            "The catalog asks no questions, so no answer hangs on it.".to_owned()
        }
        (Some(u), _) => {
            let drawn = if u.sampled { " drawn by lot" } else { "" };
            let n = |n: u64| thousands(n as usize);
            format!(
                "Counted over {} combinations of answers{drawn}, each taken away alone. Without all the claims {} of them end \
                 otherwise, without all the rules {}, without both {}.",
                n(u.total),
                n(u.together.claims),
                n(u.together.rules),
                n(u.together.both),
            )
        }
        (None, Some(a)) if a.failed => "What hangs on each could not be worked out.".to_owned(),
        _ => "Working out what hangs on each.".to_owned(),
    };
    let order: Vec<(Inference, Option<&InferenceUse>)> = match uses {
        Some(uses) => {
            let rest = all.iter().skip(uses.all.len()).map(|i| (*i, None));
            uses.all.iter().map(|u| (u.what, Some(u))).chain(rest).collect()
        }
        None => all.into_iter().map(|i| (i, None)).collect(),
    };
    let rows = order
        .into_iter()
        .filter_map(|(what, of)| row(model, what, of.zip(uses)));
    (format!("{what} {counted}"), rows.collect())
}

fn row(model: &Model, what: Inference, of: Option<(&InferenceUse, &InferenceUses)>) -> Option<InferredRow> {
    let catalog = &model.dataset.catalog;
    let (name, says, because, at) = match what {
        Inference::Claim { service, claim } => {
            let claim = catalog[service].claims.get(claim)?;
            let says = format!("{}: {}", catalog[claim.attribute].label, claim_words(catalog, claim));
            let at = InferredAt::Cell(service, claim.attribute);
            (catalog[service].name.clone(), says, claim.note().to_owned(), at)
        }
        Inference::Rule { factor, option, rule } => {
            let at = InferredAt::Question(factor);
            let factor = catalog.factors.get(factor)?;
            let option = factor.options.get(option)?;
            let rule = option.rules.get(rule)?;
            let says = format!("a rule of “{}”: {}", option.label, rule.when_text);
            (factor.label.clone(), says, rule.because.clone(), at)
        }
    };
    let hangs = of
        .filter(|_| !catalog.factors.is_empty())
        .map_or_else(String::new, |(of, uses)| {
            if of.differ == 0 {
                return "Without it every combination of answers ends the same.".to_owned();
            }
            let (n, total) = (thousands(of.differ as usize), thousands(uses.total as usize));
            let ends = if of.differ == 1 { "ends" } else { "end" };
            let first = match of.winners.as_slice() {
                [] => String::new(),
                [one] => format!("; with it {} comes first", catalog[*one].name),
                some => format!("; with it {} come first", names(catalog, some)),
            };
            format!("Without it {n} of {total} combinations of answers {ends} otherwise{first}.")
        });
    let act = match at {
        InferredAt::Cell(..) => ". Show its claims",
        InferredAt::Question(_) => ". Go to the question",
    };
    let parts = [name.as_str(), &says, &because, &hangs].map(|t| t.trim_end_matches('.'));
    let spoken: Vec<&str> = parts.into_iter().filter(|t| !t.is_empty()).collect();
    Some(InferredRow {
        spoken: format!("{}{act}", spoken.join(". ")),
        name,
        says,
        because,
        hangs,
        at,
    })
}
