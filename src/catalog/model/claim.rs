//! What a source states: claims, benefits and considerations.

use crate::catalog::{
    interner::Interned,
    ix::{AttributeIx, ServiceIx, SourceIx},
    kind::Assertion,
};

/// One assertion about one attribute, from one source at one place in it. A large list has a million of them, so what
/// few of them have is stored elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What it is about.
    pub attribute: AttributeIx,
    /// What it asserts.
    pub says: Assertion,
    /// What asserts it, by its place in the catalog.
    pub source: SourceIx,
    /// Heading path; may be empty in imported lists.
    pub place: Interned,
    remarks: Option<Box<Remarks>>,
}

/// What few claims have.
#[derive(Debug, Clone, PartialEq, Default)]
struct Remarks {
    note: String,
    supersedes: Vec<(SourceIx, String)>,
    withdrawn: Option<String>,
    through: Option<ServiceIx>,
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
        let remarks = any.then(|| {
            Box::new(Remarks {
                note,
                supersedes,
                ..Remarks::default()
            })
        });
        Self { remarks, ..self }
    }

    /// The same claim taken back, for this reason.
    #[must_use]
    pub fn taken_back(mut self, why: String) -> Self {
        self.remarks.get_or_insert_default().withdrawn = Some(why);
        self
    }

    /// What a claim on a part states about the whole: the values and the yes, with note and source. `None` when it is a no,
    /// *not applicable* or *partly*: a part may lack what the whole has, and what holds in part of a part must not make
    /// less of a yes.
    pub(in crate::catalog) fn of_the_whole(&self, whole: ServiceIx, part: ServiceIx) -> Option<Self> {
        let note = self.note().to_owned();
        let remarks = Remarks {
            note,
            through: Some(part),
            ..Remarks::default()
        };
        Some(Self {
            attribute: self.attribute,
            says: self.says.of_the_whole(whole)?,
            source: self.source,
            place: self.place.clone(),
            remarks: Some(Box::new(remarks)),
        })
    }

    /// Why it is taken back; such a claim is part of no cell.
    pub fn withdrawn(&self) -> Option<&str> {
        self.remarks.as_ref()?.withdrawn.as_deref()
    }

    /// The part of the service that it is stated of, when it is not stated of the service itself.
    pub fn through(&self) -> Option<ServiceIx> {
        self.remarks.as_ref()?.through
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
    /// What asserts it, by its place in the catalog.
    pub source: SourceIx,
    /// Where in it.
    pub place: Interned,
}
