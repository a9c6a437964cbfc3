//! The decision record as data: what was asked, what was chosen and why, how sure that is and what would change it, each
//! statement with the numbers of its sources. Its JSON is its fields in this order.

use std::fmt::Display;

use serde::{Serialize, Serializer};

use super::{Basis, stance::Stance};
use crate::export::PaperSource;

/// A decision record ready to be written.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)] // what a name does not say is said
pub struct Record {
    /// The format's number; a higher one is newer.
    pub format: u32,
    pub status: &'static str,
    /// The view's day.
    #[serde(serialize_with = "as_text")]
    pub date: jiff::civil::Date,
    /// The decision in a line: `Databases: take Grand Server`.
    pub title: String,
    /// What is to be chosen and from how many.
    pub context: String,
    /// The answers with their importance, then the must-haves; empty when nothing was asked.
    pub drivers: Vec<Cited>,
    /// Every alternative: the ranked ones first to last, then those ruled out, each with its standing.
    pub options: Vec<Cited>,
    /// Services that the catalog knows of and does not weigh; a sentence, then each. Empty where it knows of none.
    pub not_weighed: Vec<Cited>,
    /// The name of the chosen one; `None` when nothing can be recommended.
    pub chosen: Option<String>,
    /// The answer in a sentence.
    pub headline: String,
    /// The must-haves that the first one meets, and what earned it its points; empty without one.
    pub why: Vec<Cited>,
    /// What follows from the choice, good, not known and bad: the benefits and considerations that sources name of it,
    /// and what no source states of it; empty without a choice.
    pub consequences: Vec<Argument>,
    /// What must be confirmed of the chosen one.
    #[serde(rename = "confirmation")]
    pub to_confirm: Vec<Cited>,
    /// Who came nearest and what each lacks; only when nothing is left.
    pub nearest: Vec<Cited>,
    /// For and against each option that is left, at most ten: more would bury the decision.
    pub argued: Vec<Argued>,
    /// How many ranked options [`Record::argued`] leaves out.
    pub not_argued: usize,
    /// Sentences: the margin, the share of answers, the share of weightings.
    pub confidence: Vec<String>,
    /// Sentences: every single change that changes the winner; with a sentence when there is none.
    pub changes: Vec<String>,
    /// What is the author's own: evidence, notes, stars, services struck out.
    pub own: Vec<Cited>,
    /// When to look again, and why then; then what is old already.
    pub review: Vec<Cited>,
    /// All that is needed to evaluate it again.
    pub basis: Basis,
    /// The sources cited, number `n` at `n - 1`.
    #[serde(serialize_with = "numbered")]
    pub sources: Vec<PaperSource>,
    /// Labels and values of the foot.
    #[serde(rename = "about", serialize_with = "as_map")]
    pub foot: Vec<(String, String)>,
}

/// A sentence with the numbers of its sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// Without the numbers; each writer puts them behind it.
    pub text: String,
    /// Numbers into [`Record::sources`], from 1; empty for our own inference and for what no source states.
    pub sources: Vec<usize>,
    /// The numbers of what states the rule of a point, apart from what states its facts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rule: Vec<usize>,
}

impl Cited {
    /// A sentence that cites no source.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            sources: Vec::new(),
            rule: Vec::new(),
        }
    }
}

/// A statement for or against an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Argument {
    /// Which way it counts.
    pub side: Stance,
    /// What it states.
    #[serde(flatten)]
    pub says: Cited,
}

/// An option with what counts for and against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Argued {
    /// The service's name, as the catalog has it.
    pub name: String,
    /// A line or two about it; may be empty.
    pub summary: String,
    /// For, not known, against.
    pub arguments: Vec<Argument>,
}

fn as_text<S: Serializer>(value: &impl Display, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

fn as_map<S: Serializer>(pairs: &[(String, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(label, value)| (label, value)))
}

fn numbered<S: Serializer>(sources: &[PaperSource], to: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Numbered<'a> {
        n: usize,
        #[serde(flatten)]
        source: &'a PaperSource,
    }
    to.collect_seq((1..).zip(sources).map(|(n, source)| Numbered { n, source }))
}
