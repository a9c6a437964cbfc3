//! What an export is made of: everything it needs, taken when the user asked, so that it can be put together later on a
//! worker while the window goes on. Putting it together is pure; the worker brings the fonts and watches.

use std::{io::Write, sync::Arc};

use crate::{
    catalog::{Cells, ServiceIx, condition::Subject},
    compare::{CompareRequest, compare},
    dataset::Loaded,
    explore::{Listing, Query},
    export::{Document, ExportContext, ExportError, Format, Meta, Paper, Progress, Written},
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
    /// Writes it; returns what a person should know about it: sentences, mostly none.
    pub fn put(&self, context: &ExportContext<'_>, out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
        match self {
            Self::Ready(bytes) => {
                out.write_all(bytes)?;
                Ok(vec![])
            }
            Self::Request(request) => request.put(context, out),
        }
    }

    /// [`Self::put`] into memory.
    pub fn make(&self, context: &ExportContext<'_>) -> Result<Written, ExportError> {
        let mut bytes = Vec::new();
        let notes = self.put(context, &mut bytes)?;
        Ok(Written { bytes, notes })
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
    /// The list, the comparison or the blanks.
    pub of: Exported,
    /// What the bytes are; also the extension of the file.
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
    /// The document, without a list's JSON. The error is [`ExportError::Cancelled`] and nothing else.
    pub fn document(&self, cells: &Cells) -> Result<Document, ExportError> {
        self.on_paper(cells, |paper| Ok(paper.whole(Progress::default())?.into_owned()))
    }

    /// Returns the document, the rows of a list still to be made.
    fn on_paper<T>(&self, cells: &Cells, write: impl FnOnce(&Paper<'_>) -> T) -> T {
        match self {
            Self::List {
                query,
                listing,
                services,
                columns,
            } => {
                let meta = Meta::of_query(cells, query);
                write(&Paper::of_list(cells, services, columns, &meta).with_listing(cells, listing))
            }
            Self::Comparison(request, why) => {
                let comparison = compare(cells, request);
                let document = Document::of_comparison(cells, &comparison, &Meta::new(cells));
                let document = match why {
                    Some(pair) => document.with_why(cells, &comparison, *pair),
                    None => document,
                };
                write(&(&document).into())
            }
        }
    }
}

impl ExportRequest {
    /// Writes the file; returns what a person should know about it.
    fn put(&self, context: &ExportContext<'_>, out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
        let cells = &self.dataset.0;
        self.of.on_paper(cells, |paper| self.format.put(paper, context, out))
    }
}
