//! A document on its way to paper: its head, and its rows one after the other. Those of a list are made when a writer asks
//! for them and dropped when they are written, so that the longest list takes the memory of one row.

use std::borrow::Cow;

use super::{Document, ExportError, Meta, PaperGroup, PaperRow, PaperSource, Progress, list::ListRows};
use crate::{
    catalog::{Cells, ServiceIx, condition::Subject},
    explore::Listing,
};

/// What a writer is handed.
pub struct Paper<'a> {
    /// The document; of a list without its rows and its sources, which only a walk over all rows tells.
    pub head: Cow<'a, Document>,
    list: Option<ListRows<'a>>,
    listing: Option<(&'a Cells, &'a Listing)>,
}

/// What a walk over a document comes by.
pub enum PaperStep<'s> {
    /// A heading; empty in a list.
    Group(&'s str),
    /// A row, and the heading it stands under.
    Row(&'s str, &'s PaperRow),
    /// The last row of a group has gone by.
    GroupEnd,
}

impl<'a> From<&'a Document> for Paper<'a> {
    fn from(document: &'a Document) -> Self {
        Self {
            head: Cow::Borrowed(document),
            list: None,
            listing: None,
        }
    }
}

impl<'a> Paper<'a> {
    /// Services as a list, in the order given: with these columns beside the name and the id. It has no JSON form until
    /// [`Self::with_listing`].
    pub fn of_list(cells: &'a Cells, services: &'a [ServiceIx], columns: &'a [Subject], meta: &Meta) -> Self {
        let list = ListRows {
            cells,
            services,
            columns,
        };
        Self {
            head: Cow::Owned(list.head(meta)),
            list: Some(list),
            listing: None,
        }
    }

    /// The same with the list that the JSON format writes instead of the table.
    #[must_use]
    pub fn with_listing(mut self, cells: &'a Cells, listing: &'a Listing) -> Self {
        self.listing = Some((cells, listing));
        self
    }

    /// What [`Self::with_listing`] was told.
    pub fn listing(&self) -> Option<(&'a Cells, &'a Listing)> {
        self.listing
    }

    /// How many rows there are.
    pub fn height(&self) -> usize {
        match &self.list {
            Some(list) => list.services.len(),
            None => self.head.groups.iter().map(|g| g.rows.len()).sum(),
        }
    }

    /// Goes through all rows in order, under their headings. Gives the sources they cite, number `n` at `n - 1`.
    pub fn walk(
        &self,
        progress: Progress<'_>,
        mut put: impl FnMut(PaperStep<'_>) -> Result<(), ExportError>,
    ) -> Result<Cow<'_, [PaperSource]>, ExportError> {
        let all = self.height();
        if let Some(list) = &self.list {
            let mut numbers = list.numbering();
            put(PaperStep::Group(""))?;
            for (done, service) in list.services.iter().enumerate() {
                progress.count(done, all)?;
                put(PaperStep::Row("", &list.row(*service, &mut numbers)))?;
            }
            put(PaperStep::GroupEnd)?;
            return Ok(Cow::Owned(list.sources(&numbers)));
        }
        let mut done = 0;
        for group in &self.head.groups {
            put(PaperStep::Group(&group.label))?;
            for row in &group.rows {
                progress.count(done, all)?;
                put(PaperStep::Row(&group.label, row))?;
                done += 1;
            }
            put(PaperStep::GroupEnd)?;
        }
        Ok(Cow::Borrowed(&self.head.sources))
    }

    /// The same with all its rows in memory, for what looks at them more than once.
    pub fn whole(&self, progress: Progress<'_>) -> Result<Cow<'_, Document>, ExportError> {
        if self.list.is_none() {
            return Ok(Cow::Borrowed(&self.head));
        }
        let mut rows = Vec::with_capacity(self.height());
        let sources = self.walk(progress, |step| {
            if let PaperStep::Row(_, row) = step {
                rows.push(row.clone());
            }
            Ok(())
        })?;
        Ok(Cow::Owned(Document {
            groups: vec![PaperGroup {
                label: String::new(),
                rows,
            }],
            sources: sources.into_owned(),
            ..Document::clone(&self.head)
        }))
    }
}

impl Document {
    /// [`Paper::of_list`] with all its rows in memory. The error is [`ExportError::Cancelled`] and nothing else.
    pub fn of_list(
        cells: &Cells,
        services: &[ServiceIx],
        columns: &[Subject],
        meta: &Meta,
        progress: Progress<'_>,
    ) -> Result<Self, ExportError> {
        Paper::of_list(cells, services, columns, meta)
            .whole(progress)
            .map(Cow::into_owned)
    }
}
