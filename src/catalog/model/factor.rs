//! The wizard's questions, their answers and rules.

use serde::{Deserialize, Serialize};

use crate::catalog::{condition::Expr, ix::SourceIx};

/// How several chosen options add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Several {
    /// Only one may be chosen.
    #[default]
    One,
    /// The best of the chosen counts.
    Any,
    /// The worst of the chosen counts.
    All,
    /// The person who answers chooses between the two; the best counts until then.
    AnyOrAll,
}

/// One question of the wizard.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Its id in the file; a contract.
    pub id: String,
    /// A short name for the list of steps.
    pub label: String,
    /// What is asked.
    pub question: String,
    /// Why it is asked.
    pub why: String,
    /// The document that names this factor.
    pub source: SourceIx,
    /// Where in it.
    pub place: String,
    /// Whether several options may be chosen.
    pub several: Several,
    /// The answers; never empty.
    pub options: Vec<FactorOption>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct FactorOption {
    /// Its id in the file; a contract.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// What choosing it implies.
    pub implies: String,
    /// What follows from it for each service.
    pub rules: Vec<Rule>,
}

/// What a rule does when its condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleEffect {
    /// Counts for the service, with this weight (1 to 3).
    Favours(u8),
    /// Counts against it, with this weight (1 to 3).
    Disfavours(u8),
    /// Takes it out of the ranking, whatever counts for it.
    RulesOut,
}

/// When the condition holds for a service, the option counts for it, against it or rules it out.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The condition.
    pub when: Expr,
    /// The condition as the catalog writes it.
    pub when_text: String,
    /// What it does.
    pub effect: RuleEffect,
    /// The reason a reader sees.
    pub because: String,
    /// What states that it is so, by its place in the catalog.
    pub source: SourceIx,
    /// Where in it.
    pub place: String,
}
