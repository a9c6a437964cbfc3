//! The checked catalog: every id resolved to an index, every value read, nothing left that can be wrong.

use std::{cmp::Ordering, collections::BTreeMap};

use rayon::prelude::*;

use super::{
    cond::Expr,
    own::Mark,
    place::Place,
    value::{Assertion, DateSpan},
};

macro_rules! index {
    ($(#[$doc:meta] $name:ident($int:ty) $field:ident: $item:ty;)*) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub $int);
        impl $name {
            /// As a position in its list.
            pub fn at(self) -> usize { self.0 as usize }
        }
        impl std::ops::Index<$name> for Catalog {
            type Output = $item;
            fn index(&self, ix: $name) -> &$item { &self.$field[ix.at()] }
        }
    )*};
}

index! {
    /// A source of one catalog.
    SourceIx(u32) sources: Source;
    /// An attribute of one catalog.
    AttributeIx(u16) attributes: Attribute;
    /// A service of one catalog.
    ServiceIx(u32) services: Service;
}

/// An option of one attribute, by its place in the attribute's list.
pub type OptionIx = u16;

/// A catalog that has passed the checker.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalog {
    /// What the list is about.
    pub title: String,
    /// One or two sentences about it; may be empty.
    pub about: String,
    /// The first twelve hexadecimal digits of the SHA-256 of the file's bytes.
    pub hash: String,
    /// The attributes shown as shapes on a card.
    pub headline: Vec<AttributeIx>,
    /// The documents.
    pub sources: Vec<Source>,
    /// Headings for attributes.
    pub groups: Vec<Group>,
    /// What services are compared by, in the file's order.
    pub attributes: Vec<Attribute>,
    /// The entries, in the file's order.
    pub services: Vec<Service>,
    /// The wizard's questions, in order; may be empty.
    pub factors: Vec<Factor>,
    /// Categories that occur, in the order of their names.
    pub categories: Vec<String>,
    /// The user's marks on services; never part of the file. See [`super::own`].
    pub marks: BTreeMap<ServiceIx, Mark>,
    /// All services in the order of their ids.
    pub(super) by_id: Vec<ServiceIx>,
    pub(super) attribute_ids: BTreeMap<String, AttributeIx>,
    pub(super) source_ids: BTreeMap<String, SourceIx>,
}

impl Catalog {
    /// The service with this id.
    pub fn service(&self, id: &str) -> Option<ServiceIx> {
        let found = self.by_id.binary_search_by(|s| self[*s].id.as_str().cmp(id));
        found.ok().map(|i| self.by_id[i])
    }

    /// The attribute with this id.
    pub fn attribute(&self, id: &str) -> Option<AttributeIx> {
        self.attribute_ids.get(id).copied()
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<SourceIx> {
        self.source_ids.get(id).copied()
    }

    /// The position of the factor with this id.
    pub fn factor(&self, id: &str) -> Option<usize> {
        self.factors.iter().position(|f| f.id == id)
    }

    /// Puts ids in order once all services are there; [`Self::service`] finds nothing before.
    pub(super) fn sort_ids(&mut self) {
        let mut by_id: Vec<ServiceIx> = self.service_ixs().collect();
        by_id.par_sort_unstable_by(|a, b| self[*a].id.cmp(&self[*b].id));
        self.by_id = by_id;
    }

    /// All service indices, in the file's order.
    pub fn service_ixs(&self) -> impl DoubleEndedIterator<Item = ServiceIx> + ExactSizeIterator + use<> {
        (0..self.services.len() as u32).map(ServiceIx)
    }

    /// All attribute indices, in the file's order.
    pub fn attribute_ixs(&self) -> impl DoubleEndedIterator<Item = AttributeIx> + ExactSizeIterator + use<> {
        (0..self.attributes.len() as u16).map(AttributeIx)
    }

    /// All source indices, in the file's order.
    pub fn source_ixs(&self) -> impl DoubleEndedIterator<Item = SourceIx> + ExactSizeIterator + use<> {
        (0..self.sources.len() as u32).map(SourceIx)
    }

    /// The name of a service that is in the catalog or only mentioned.
    pub fn name_of<'a>(&'a self, service: &'a ServiceRef) -> &'a str {
        match service {
            ServiceRef::Known(ix) => &self[*ix].name,
            ServiceRef::Named(name) => name,
        }
    }

    /// The order in which every list of services ends: name (case folded, by code point), then id.
    pub fn by_name(&self, a: ServiceIx, b: ServiceIx) -> Ordering {
        let (a, b) = (&self[a], &self[b]);
        cmp_folded(&a.name, &b.name).then_with(|| a.id.cmp(&b.id))
    }
}

/// Compares as the texts in small letters would; keeping those beside every name would take as much room again.
pub(crate) fn cmp_folded(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() {
        let small = |b: u8| b.to_ascii_lowercase();
        return a.bytes().map(small).cmp(b.bytes().map(small));
    }
    a.to_lowercase().cmp(&b.to_lowercase())
}

/// When a source is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceDate {
    /// The document says so.
    Stated(DateSpan),
    /// The document is undated; this is the catalog's best guess and what it rests on.
    Estimated(DateSpan, String),
    /// Undated, and nobody has guessed.
    Unknown,
}

impl SourceDate {
    /// Stated or estimated.
    pub fn span(&self) -> Option<DateSpan> {
        match self {
            Self::Stated(d) | Self::Estimated(d, _) => Some(*d),
            Self::Unknown => None,
        }
    }

    /// For a person: `12 Feb 2018`, `undated, about 2019`, `undated`.
    pub fn human(&self) -> String {
        match self {
            Self::Stated(d) => d.human(),
            Self::Estimated(d, _) => format!("undated, about {}", d.human()),
            Self::Unknown => "undated".to_owned(),
        }
    }

    /// For a narrow place: `2018`, `about 2019`, `undated`.
    pub fn year(&self) -> String {
        match self {
            Self::Stated(d) => d.first().year().to_string(),
            Self::Estimated(d, _) => format!("about {}", d.first().year()),
            Self::Unknown => "undated".to_owned(),
        }
    }

    /// As a catalog writes it; `None` when undated and not guessed.
    pub fn iso(&self) -> Option<String> {
        self.span().map(|d| d.to_string())
    }
}

/// Where a source stands with the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// One of the documents the catalog was asked to be made from.
    Given,
    /// Any other document.
    Public,
    /// The catalog's own inference.
    Inference,
    /// The user's own evidence, laid over the catalog; never part of the file.
    Own,
}

impl Origin {
    /// Whether it is a document that others can read: neither the catalog's inference nor the user's own evidence.
    pub fn is_document(self) -> bool {
        matches!(self, Self::Given | Self::Public)
    }
}

/// A document a claim rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its id in the file.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// When it is from.
    pub date: SourceDate,
    /// An http or https address.
    pub link: Option<String>,
    /// The name of the file it was read from.
    pub file: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// A heading under which attributes are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its id in the file.
    pub id: String,
    /// What a reader sees.
    pub label: String,
}

/// What can be said of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Yes, no or partly.
    Flag,
    /// One of these options.
    Choice(Vec<AttributeOption>),
    /// Any of these options.
    Set(Vec<AttributeOption>),
    /// A number in this unit (may be empty).
    Number(String),
    /// A year, month or day.
    Date,
    /// What no option, number or date can say.
    Text,
    /// An address.
    Link,
    /// Other services.
    Services,
}

/// One option of a choice or a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeOption {
    /// Its id in the file; a contract.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// Other words people use for it.
    pub also: Vec<String>,
}

/// Which direction is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More, or later in the list of options.
    Higher,
    /// Less, or earlier in the list of options.
    Lower,
}

/// One thing services are compared by.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Its id in the file; a contract.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// What it means; may be empty.
    pub about: String,
    /// Its heading, a place in [`Catalog::groups`].
    pub group: usize,
    /// What can be said of it.
    pub kind: Kind,
    /// Which direction is better, where one is.
    pub better: Option<Better>,
}

impl Attribute {
    /// The options of a choice or a set; empty for every other kind.
    pub fn options(&self) -> &[AttributeOption] {
        match &self.kind {
            Kind::Choice(options) | Kind::Set(options) => options,
            _ => &[],
        }
    }

    /// The option with this id.
    pub fn option(&self, id: &str) -> Option<OptionIx> {
        self.options().iter().position(|o| o.id == id).map(|i| i as OptionIx)
    }

    /// The unit of a number; empty for every other kind.
    pub fn unit(&self) -> &str {
        match &self.kind {
            Kind::Number(unit) => unit,
            _ => "",
        }
    }

    /// Whether it can be a facet: everything but text and links.
    pub fn is_facet(&self) -> bool {
        !matches!(self.kind, Kind::Text | Kind::Link)
    }
}

/// Something one chooses between, or something beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Ranked by the wizard.
    Alternative,
    /// Found, shown and compared, not ranked.
    Supporting,
}

impl Role {
    /// As commands and files write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Alternative => "alternative",
            Self::Supporting => "supporting",
        }
    }
}

/// A service of the catalog, or a name that is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ServiceRef {
    /// In the catalog.
    Known(ServiceIx),
    /// Only mentioned.
    Named(String),
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Its id in the file; a contract.
    pub id: String,
    /// The newest name.
    pub name: String,
    /// Names it had before.
    pub former_names: Box<[String]>,
    /// Other spellings and short names.
    pub aliases: Box<[String]>,
    /// May be empty: not stated.
    pub category: String,
    /// Whether the wizard ranks it.
    pub role: Role,
    /// A line or two; may be empty.
    pub summary: String,
    /// What a reader would stumble over; may be empty.
    pub note: String,
    /// Sources that name it.
    pub named_in: Box<[SourceIx]>,
    /// What happened to it, oldest first, undated last.
    pub lifecycle: Box<[Event]>,
    /// What to use instead.
    pub successors: Box<[Successor]>,
    /// Its claims, ordered by attribute, then newest source first.
    pub claims: Vec<Claim>,
    /// What sources say for it.
    pub benefits: Box<[Point]>,
    /// What sources say to mind.
    pub considerations: Box<[Point]>,
}

impl Service {
    /// The claims on one attribute, newest source first, whatever the view.
    pub fn claims_on(&self, attribute: AttributeIx) -> &[Claim] {
        let start = self.claims.partition_point(|c| c.attribute < attribute);
        let len = self.claims[start..].partition_point(|c| c.attribute == attribute);
        &self.claims[start..start + len]
    }
}

/// What replaces a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Successor {
    /// What to use instead.
    pub to: ServiceRef,
    /// Who says so.
    pub source: SourceIx,
    /// Where in it.
    pub place: Place,
    /// May be empty.
    pub note: String,
}

/// What happened to a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What it was.
    pub kind: EventKind,
    /// When; `None` when the source does not say.
    pub date: Option<DateSpan>,
    /// Who says so.
    pub source: SourceIx,
    /// Where in it.
    pub place: Place,
    /// May be empty.
    pub note: String,
}

/// The kinds of event a lifecycle is judged by; see [`super::raw::RawEventKind`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventKind {
    /// Shown in use or available.
    Seen,
    /// Goes on under the catalog's name; this was the former one.
    RenamedFrom(String),
    /// No new customers or resources.
    ClosedToNew,
    /// Support ends or ended.
    Ends,
    /// No further development, says the owner.
    NoDevelopment,
    /// A part ends; the service goes on.
    PartEnds(String),
}

/// One assertion about one attribute, from one source at one place in it. A large list has a million of them, so what
/// few of them have lies elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What it is about.
    pub attribute: AttributeIx,
    /// What it asserts.
    pub says: Assertion,
    /// Who says so.
    pub source: SourceIx,
    /// Heading path; may be empty in imported lists.
    pub place: Place,
    remarks: Option<Box<Remarks>>,
}

/// What few claims have.
#[derive(Debug, Clone, PartialEq)]
struct Remarks {
    note: String,
    supersedes: Vec<(SourceIx, String)>,
}

impl Claim {
    /// A claim without a note that makes nothing history.
    pub fn new(attribute: AttributeIx, says: Assertion, source: SourceIx, place: Place) -> Self {
        Self {
            attribute,
            says,
            source,
            place,
            remarks: None,
        }
    }

    /// The same claim with a note and with what it makes history, both of which may be empty.
    #[must_use]
    pub fn with(self, note: String, supersedes: Vec<(SourceIx, String)>) -> Self {
        let any = !note.is_empty() || !supersedes.is_empty();
        Self {
            remarks: any.then(|| Box::new(Remarks { note, supersedes })),
            ..self
        }
    }

    /// May be empty.
    pub fn note(&self) -> &str {
        self.remarks.as_ref().map_or("", |r| &r.note)
    }

    /// Sources whose claims on the same attribute this one makes history, with the maintainer's reason.
    pub fn supersedes(&self) -> &[(SourceIx, String)] {
        self.remarks.as_ref().map_or(&[], |r| &r.supersedes)
    }
}

/// A benefit or a consideration a source names.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// In the catalog's own words.
    pub text: String,
    /// Who says so.
    pub source: SourceIx,
    /// Where in it.
    pub place: Place,
}

/// How several chosen options add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Several {
    /// Only one may be chosen.
    One,
    /// The best of the chosen counts.
    Any,
    /// The worst of the chosen counts.
    All,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Speaks for the service, with this weight (1 to 3).
    Favours(u8),
    /// Speaks against it, with this weight (1 to 3).
    Disfavours(u8),
    /// Rules it out.
    RulesOut,
}

/// When the condition holds for a service, the option speaks for it, against it or rules it out.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The condition.
    pub when: Expr,
    /// The condition as the catalog writes it.
    pub when_text: String,
    /// What it does.
    pub effect: Effect,
    /// The reason a reader sees.
    pub because: String,
    /// Who says so.
    pub source: SourceIx,
    /// Where in it.
    pub place: String,
}
