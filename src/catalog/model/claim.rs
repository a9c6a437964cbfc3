//! What a source says: claims, benefits and considerations.

use crate::catalog::{
    interner::Interned,
    ix::{AttributeIx, SourceIx},
    kind::Assertion,
};

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
    pub place: Interned,
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
    pub fn new(attribute: AttributeIx, says: Assertion, source: SourceIx, place: Interned) -> Self {
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
    pub place: Interned,
}
