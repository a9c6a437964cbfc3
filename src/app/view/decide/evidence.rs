//! What a rule rests on: its own source with title, heading and date, and the claims of the cells it looked at.

use crate::{
    app::state::Model,
    catalog::{AttributeIx, Catalog, Expr, Origin, Rule, ServiceIx, SourceIx, condition::Subject},
    compare::claim_words,
    decide::facts,
};

/// What a rule rests on, for one service.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleEvidence {
    /// What the rule asks, in words.
    pub asks: String,
    /// Title and date of the rule's own source; marked as our inference where it is.
    pub source: String,
    /// The heading in it.
    pub place: String,
    /// A page to open.
    pub link: Option<String>,
    /// The cells it looked at.
    pub cells: Vec<LookedAt>,
}

/// One cell a rule looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct LookedAt {
    /// The cell the rule's condition asks about.
    pub cell: (ServiceIx, AttributeIx),
    /// The attribute's name.
    pub label: String,
    /// What each claim about it states, and where; empty: no source states anything.
    pub claims: Vec<String>,
}

/// What a rule rests on.
pub(super) fn evidence(model: &Model, service: ServiceIx, rule: &Rule) -> RuleEvidence {
    let dataset = &model.dataset;
    let catalog = &dataset.catalog;
    let mut cells: Vec<LookedAt> = Vec::new();
    for condition in rule.when.conditions() {
        let Subject::Attribute(attribute) = condition.subject else {
            continue;
        };
        let speaking = facts::speaking(dataset, service, attribute, &condition.test);
        let claims = speaking.iter().map(|c| {
            let from = from_words(catalog, c.source);
            let place = if c.place.is_empty() {
                String::new()
            } else {
                format!(" › {}", c.place)
            };
            format!("{} — {from}{place}", claim_words(catalog, c))
        });
        match cells.iter_mut().find(|l| l.cell.1 == attribute) {
            Some(known) => {
                for claim in claims {
                    if !known.claims.contains(&claim) {
                        known.claims.push(claim);
                    }
                }
            }
            None => cells.push(LookedAt {
                cell: (service, attribute),
                label: catalog[attribute].label.clone(),
                claims: claims.collect(),
            }),
        }
    }
    let source = &catalog[rule.source];
    RuleEvidence {
        asks: asks(catalog, &rule.when),
        source: from_words(catalog, rule.source),
        place: if source.origin == Origin::Inference {
            String::new()
        } else {
            rule.place.clone()
        },
        link: source.link.clone(),
        cells,
    }
}

/// Title and date of a source.
fn from_words(catalog: &Catalog, source: SourceIx) -> String {
    let source = &catalog[source];
    if source.origin == Origin::Inference {
        "Our inference".to_owned()
    } else {
        source.titled()
    }
}

/// What a rule asks, in words.
fn asks(catalog: &Catalog, when: &Expr) -> String {
    let join = |list: &[Expr], by: &str| list.iter().map(|e| asks(catalog, e)).collect::<Vec<_>>().join(by);
    match when {
        Expr::Condition(condition) => condition.human(catalog),
        Expr::All(list) => join(list, ", and "),
        Expr::Any(list) => join(list, ", or "),
    }
}
