//! What an export is made of: everything it needs, taken when the user asked, so that it can be put together later on a
//! worker while the window goes on. Putting it together is pure; the worker brings the fonts and watches.

use std::sync::Arc;

use crate::{
    catalog::{Cells, ServiceIx, condition::Subject},
    compare::{CompareRequest, compare},
    dataset::Loaded,
    explore::{Listing, Query},
    export::{Document, ExportContext, ExportError, Format, Meta, Progress, Written, list_json},
};

/// The content of a file to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// The bytes themselves.
    Ready(Arc<Vec<u8>>),
    /// Made when it is written.
    Request(Box<ExportRequest>),
}

impl Content {
    /// The bytes, and what a person should know of them.
    pub fn make(&self, context: &ExportContext<'_>) -> Result<Written, ExportError> {
        match self {
            Self::Ready(bytes) => Ok(Written {
                bytes: bytes.to_vec(),
                notes: vec![],
            }),
            Self::Request(request) => request.make(context),
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Ready(Arc::new(bytes))
    }
}

/// What is shown, in a format: the same document the command line writes.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportRequest {
    /// The catalog in use when the user asked.
    pub dataset: Loaded,
    /// What of it.
    pub of: Exported,
    /// As what.
    pub format: Format,
}

/// What a request is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Exported {
    /// Services as filtered and sorted, with these columns.
    List {
        /// What was asked.
        query: Query,
        /// What it gave.
        listing: Listing,
        /// The same services as the grid orders them: in their groups, where it has any.
        services: Vec<ServiceIx>,
        /// The columns shown.
        columns: Vec<Subject>,
    },
    /// Services side by side, with why one of them over another where that is in sight.
    Comparison(CompareRequest, Option<(ServiceIx, ServiceIx)>),
}

impl Exported {
    /// The document, with its JSON only where that is wanted: it takes as long as the rest. The error is
    /// [`ExportError::Cancelled`] and nothing else.
    pub fn document(&self, cells: &Cells, with_json: bool, progress: Progress<'_>) -> Result<Document, ExportError> {
        match self {
            Self::List {
                query,
                listing,
                services,
                columns,
            } => {
                let meta = Meta::of_query(cells, query);
                let document = Document::of_list(cells, services, columns, &meta, progress)?;
                let json = with_json.then(|| list_json(cells, listing));
                Ok(Document { json, ..document })
            }
            Self::Comparison(request, why) => {
                let comparison = compare(cells, request);
                let document = Document::of_comparison(cells, &comparison, &Meta::new(cells));
                Ok(match why {
                    Some(pair) => document.with_why(cells, &comparison, *pair),
                    None => document,
                })
            }
        }
    }
}

impl ExportRequest {
    /// Puts the file together. Finding the words takes about as long as writing them.
    pub fn make(&self, context: &ExportContext<'_>) -> Result<Written, ExportError> {
        let progress = context.progress.part(0.0, 0.5);
        let document = self.of.document(&self.dataset.0, self.format.is_json(), progress)?;
        let context = ExportContext {
            progress: context.progress.part(0.5, 1.0),
            ..*context
        };
        self.format.write(&document, &context)
    }
}
