//! The shape of a catalog file, as RON gives it: no ids resolved, nothing checked. [`super::check`] turns it into a
//! [`super::Catalog`]. Everything optional may be left out in the file.

#![allow(missing_docs)] // a field without words here has them on its checked twin in `model`

use serde::{Deserialize, Serialize};

/// A whole catalog file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Catalog")]
pub struct RawCatalog {
    /// What the list is about, shown in the title bar and in every export.
    pub title: String,
    /// One or two sentences for the About box.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Ids of the four to six attributes shown as shapes on a card.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headline: Vec<String>,
    /// The documents that claims rest on.
    #[serde(default)]
    pub sources: Vec<RawSource>,
    /// Headings under which attributes are shown, in order.
    #[serde(default)]
    pub groups: Vec<RawGroup>,
    /// What services are compared by.
    #[serde(default)]
    pub attributes: Vec<RawAttribute>,
    /// The entries.
    #[serde(default)]
    pub services: Vec<RawService>,
    /// The wizard's questions, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<RawFactor>,
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
    /// The catalog's own inference, not a document.
    #[serde(default, skip_serializing_if = "is_false")]
    pub inference: bool,
}

/// A heading for attributes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Group")]
pub struct RawGroup {
    pub id: String,
    pub label: String,
}

/// One thing services are compared by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Attribute")]
pub struct RawAttribute {
    pub id: String,
    pub label: String,
    pub group: String,
    pub kind: RawKind,
    /// What it means, in a sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// For a choice or a set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<RawOption>,
    /// For a number, as in "GB".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// For a number or a choice: which direction is better; most have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<RawBetter>,
}

/// What can be said of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RawKind {
    Flag,
    Choice,
    Set,
    Number,
    Date,
    Text,
    Link,
    Services,
}

/// Which direction is better: of numbers, or along the options of a choice as listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RawBetter {
    Higher,
    Lower,
}

/// One option of a choice, a set or a factor's question.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Option")]
pub struct RawOption {
    pub id: String,
    pub label: String,
    /// Other words people use for it; search finds them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// Something one chooses between, or something beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RawRole {
    /// Ranked by the wizard.
    #[default]
    Alternative,
    /// A tool, target or part: found, shown and compared, not ranked.
    Supporting,
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
    pub role: RawRole,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Anything a reader would stumble over: names that mean two things, for example.
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
    pub kind: RawEventKind,
    /// YYYY, YYYY-MM or YYYY-MM-DD; left out when the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub source: String,
    #[serde(default)]
    pub place: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The kinds of event a lifecycle is judged by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RawEventKind {
    /// A source shows it in use or available on that day.
    Seen,
    /// It goes on under another name: the catalog's name is the newest, this was the former one.
    RenamedFrom(String),
    /// No new customers or resources from that day; it still runs.
    ClosedToNew,
    /// Support ends or ended: retired from that day.
    Ends,
    /// The owner says there is no further development; retired even without a date.
    NoDevelopment,
    /// A part, tier or feature ends; the service goes on.
    PartEnds(String),
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
}

/// Which claims become history, and why a maintainer says so.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Supersedes")]
pub struct RawSupersedes {
    pub source: String,
    pub because: String,
}

/// What a claim asserts. Which of these an attribute takes depends on its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum RawSays {
    /// Flag.
    Yes,
    /// Flag.
    No,
    /// Flag; the note says how far.
    Partly,
    /// Choice.
    Is(String),
    /// Set: these options; silent on the rest.
    Has(Vec<String>),
    /// Set: not these options; silent on the rest.
    Lacks(Vec<String>),
    /// Set: these options and no other.
    Only(Vec<String>),
    /// Set: these options in part. (`Partly` alone is the flag's; RON keeps the two apart by name.)
    PartlyHas(Vec<String>),
    /// Number, in the attribute's unit.
    Exactly(f64),
    /// Number.
    AtLeast(f64),
    /// Number.
    AtMost(f64),
    /// Number, both ends included.
    Between(f64, f64),
    /// Number: the source says there is no limit.
    Unlimited,
    /// Date: YYYY, YYYY-MM or YYYY-MM-DD.
    On(String),
    /// Text.
    Text(String),
    /// Link.
    Link(String),
    /// Services: ids, or names that are not in the catalog.
    Services(Vec<String>),
    /// Any attribute: it makes no sense for this service.
    NotApplicable,
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
    /// Why it is asked, in the catalog's own words.
    pub why: String,
    pub source: String,
    #[serde(default)]
    pub place: String,
    /// Whether several options may be chosen, and how they add up.
    #[serde(default)]
    pub several: RawSeveral,
    pub options: Vec<RawFactorOption>,
}

/// How several chosen options add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RawSeveral {
    /// Only one option may be chosen.
    #[default]
    One,
    /// The best of the chosen options counts.
    Any,
    /// The worst of the chosen options counts.
    All,
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
    pub effect: RawEffect,
    /// The reason a reader sees.
    pub because: String,
    pub source: String,
    #[serde(default)]
    pub place: String,
}

/// What a rule does; the number is its weight, 1 to 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RawEffect {
    Favours(u8),
    Disfavours(u8),
    RulesOut,
}

/// A warning that is meant.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Allowed")]
pub struct RawAllowed {
    /// The finding's path, as `check` prints it.
    pub path: String,
    pub reason: String,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // the signature serde asks for
fn is_false(b: &bool) -> bool {
    !*b
}
