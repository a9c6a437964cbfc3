//! The shape of a catalog file, as RON gives it: no ids resolved, nothing checked. [`super::check`] turns it into a
//! [`super::Catalog`]. Everything optional may be left out in the file.

#![allow(missing_docs)] // a field without words here has them on its checked twin in `model`

use serde::{Deserialize, Serialize};

pub use super::{
    kind::{AttributeOption, Kind, RawEnd, RawSays},
    list_reading::{ColumnReading, ColumnRole, DateOrder, ListReading},
    model::{Better, EventKind, Group, Role, RuleEffect, Several},
};

/// Whether others can read it, and whether the catalog was made from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SourceKind {
    /// A document that others can read.
    Document,
    /// A document the catalog was asked to be made from; the same as `given: true`.
    Given,
    /// The catalog's own inference; the same as `inference: true`.
    Inference,
}

/// A whole catalog file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Catalog")]
pub struct RawCatalog {
    /// What the list is about, shown in the title bar and in every export.
    pub title: String,
    /// One or two sentences for the About box.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// What its entries are called, in the plural; left out: services.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub entries: String,
    /// Ids of the four to six attributes shown as shapes on a card.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headline: Vec<String>,
    /// The documents that claims rest on.
    #[serde(default)]
    pub sources: Vec<RawSource>,
    /// Headings under which attributes are shown, in order.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// What services are compared by.
    #[serde(default)]
    pub attributes: Vec<RawAttribute>,
    /// The entries.
    #[serde(default)]
    pub services: Vec<RawService>,
    /// The wizard's questions, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<RawFactor>,
    /// Services known of that are not among the entries, so that the list is not taken for all there is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub newer: Vec<RawNewer>,
    /// Warnings of the checker that are meant, each with its reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<RawAllowed>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Source")]
pub struct RawSource {
    pub id: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// YYYY, YYYY-MM or YYYY-MM-DD as the document gives it; left out when it is undated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Best guess for an undated document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<String>,
    /// What the guess rests on; required beside `estimate`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub estimated_from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Name of the file the document was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// One of the documents the catalog was asked to be made from (the reading *documents*).
    #[serde(default, skip_serializing_if = "is_false")]
    pub given: bool,
    /// The catalog's own inference, not a document; `kind: Inference` means the same.
    #[serde(default, skip_serializing_if = "is_false")]
    pub inference: bool,
    /// What it is; left out: a document, unless `given` or `inference` says otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<SourceKind>,
    /// Ids of the sets of which it names all there is: there it states `Has([…])` and means `Only([…])`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub complete: Vec<String>,
    /// Of an imported list: how its user set it to be read, for its next edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<ListReading>,
}

/// One thing services are compared by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Attribute")]
pub struct RawAttribute {
    pub id: String,
    pub label: String,
    pub group: String,
    pub kind: Kind,
    /// What it means, in a sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// For a choice or a set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<AttributeOption>,
    /// For a number, as in "GB".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// For a number or a choice: which direction is better; most have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// What a part of a service is stated to have or to be, the service has or is as well.
    #[serde(default, skip_serializing_if = "is_false")]
    pub from_parts: bool,
    /// For a set: every source names all there is, so that `Has([…])` means `Only([…])`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub complete: bool,
    /// Of a number: how many digits are shown after the decimal point, where that is always the same, as in 1.50.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// For a number that is worked out from others, as in "price / vcpus"; no claims then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub formula: String,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Service")]
pub struct RawService {
    pub id: String,
    /// The newest name.
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    #[serde(default)]
    pub role: Role,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Anything that could confuse a reader: names that mean two things, for example.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Ids of the sources that name it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named_in: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lifecycle: Vec<RawEvent>,
    /// What to use instead; also shown for a service that is still available but has a newer alternative.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<RawSuccessor>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<RawClaim>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub benefits: Vec<RawPoint>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub considerations: Vec<RawPoint>,
}

/// What replaces a service.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Successor")]
pub struct RawSuccessor {
    /// A service id, or a name that is not in the catalog.
    pub to: String,
    pub source: String,
    #[serde(default)]
    pub place: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What happened to a service, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Event")]
pub struct RawEvent {
    pub kind: EventKind,
    /// YYYY, YYYY-MM or YYYY-MM-DD; left out when the source does not state it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub source: String,
    #[serde(default)]
    pub place: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// One assertion about one attribute, from one source at one place in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Claim")]
pub struct RawClaim {
    pub attribute: String,
    pub says: RawSays,
    pub source: String,
    /// Heading path joined by ` › `; `(start)` before the first heading.
    #[serde(default)]
    pub place: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Older claims of the same cell that this one makes history, by source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<RawSupersedes>,
    /// Why it is taken back, or was never stated in sight: it stays among the claims and is part of no cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
}

/// Which claims become history, and the maintainer's reason.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Supersedes")]
pub struct RawSupersedes {
    pub source: String,
    pub because: String,
}

/// A benefit or a consideration a source names.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Point")]
pub struct RawPoint {
    pub text: String,
    pub source: String,
    #[serde(default)]
    pub place: String,
}

/// One question of the wizard: a selection factor of the documents.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Factor")]
pub struct RawFactor {
    pub id: String,
    /// A short name for the list of steps.
    pub label: String,
    pub question: String,
    /// Why it is asked, in the catalog's own words; without it there is a warning.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    pub source: String,
    #[serde(default)]
    pub place: String,
    /// Whether several options may be chosen, and how they add up.
    #[serde(default)]
    pub several: Several,
    pub options: Vec<RawFactorOption>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Answer")]
pub struct RawFactorOption {
    pub id: String,
    pub label: String,
    /// What choosing it implies, in a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub implies: String,
    #[serde(default)]
    pub rules: Vec<RawRule>,
}

/// When the condition holds for a service, the option speaks for it, against it or rules it out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Rule")]
pub struct RawRule {
    /// Conditions, all required, as on the command line (`languages=python`, `data-limit>=40`); ` | ` between two
    /// inside one text means either.
    pub when: Vec<String>,
    pub effect: RuleEffect,
    /// The reason a reader sees.
    pub because: String,
    pub source: String,
    #[serde(default)]
    pub place: String,
}

/// A service that is not weighed: its name, and the source that names it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Newer")]
pub struct RawNewer {
    pub name: String,
    pub source: String,
    #[serde(default)]
    pub place: String,
    /// Why it is not weighed, and what that rests on; left out where too little is stated of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<RawPoint>,
}

/// A warning that is meant.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Allowed")]
pub struct RawAllowed {
    /// The finding's path, as `check` prints it; the position before an id does not count.
    pub path: String,
    pub reason: String,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // the signature serde asks for
fn is_false(b: &bool) -> bool {
    !*b
}
