//! A document on its way to paper: its head, and its rows one after the other. Those of a list are made when a writer asks
//! for them and dropped when they are written, so that the longest list takes the memory of one row.

use std::borrow::Cow;

use super::{
    Document, ExportError, Meta, PaperGroup, PaperRow, PaperSource, Progress, list::ListRows, paper_claims::PaperClaims,
};
use crate::{
    catalog::{Cells, ServiceIx, condition::Subject},
    compare::Numbering,
    explore::Listing,
};

/// What a writer gets.
pub struct Paper<'a> {
    /// The document; of a list without its rows and its sources, which only a walk over all rows gives.
    pub head: Cow<'a, Document>,
    list: Option<ListRows<'a>>,
    listing: Option<(&'a Cells, &'a Listing)>,
}

/// What a walk over a document comes by.
pub enum PaperStep<'s> {
    /// A heading; empty in a list.
    Group(&'s str),
    /// A row, and the heading it is under.
    Row(&'s str, &'s PaperRow),
    /// The last row of a group has passed.
    GroupEnd,
}

/// What a walk over a document gives beside its rows.
pub struct Walked<'p> {
    /// The sources cited, number `n` at `n - 1`.
    pub sources: Cow<'p, [PaperSource]>,
    /// Their numbers, where the rows were made on the way.
    numbers: Option<Numbering>,
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

    /// What [`Self::with_listing`] was given.
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

    /// The part of the foot for reading the table back: see [`super::definition`].
    pub fn define(&self, mut put: impl FnMut(&str) -> Result<(), ExportError>) -> Result<(), ExportError> {
        self.head.definitions.iter().try_for_each(|d| put(d))?;
        match &self.list {
            Some(list) => list.entries().try_for_each(|d| put(&d)),
            None => Ok(()),
        }
    }

    /// The claims behind the cells whose words do not contain all of them, row by row; after the walk, because the words of a
    /// disagreement hold the numbers of its sources.
    pub fn claims(
        &self,
        walked: &Walked<'_>,
        mut put: impl FnMut(&PaperClaims) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        self.head.claims.iter().try_for_each(&mut put)?;
        let (Some(list), Some(numbers)) = (&self.list, &walked.numbers) else {
            return Ok(());
        };
        let mut numbers = numbers.clone();
        for service in list.services {
            list.claims(*service, &mut numbers, &mut put)?;
        }
        Ok(())
    }

    /// Goes through all rows in order, under their headings.
    pub fn walk(
        &self,
        progress: Progress<'_>,
        mut put: impl FnMut(PaperStep<'_>) -> Result<(), ExportError>,
    ) -> Result<Walked<'_>, ExportError> {
        let all = self.height();
        if let Some(list) = &self.list {
            let mut numbers = list.numbering();
            put(PaperStep::Group(""))?;
            for (done, service) in list.services.iter().enumerate() {
                progress.count(done, all)?;
                put(PaperStep::Row("", &list.row(*service, &mut numbers)))?;
            }
            put(PaperStep::GroupEnd)?;
            return Ok(Walked {
                sources: Cow::Owned(list.sources(&numbers)),
                numbers: Some(numbers),
            });
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
        Ok(Walked {
            sources: Cow::Borrowed(&self.head.sources),
            numbers: None,
        })
    }

    /// The same with all its rows in memory, for what looks at them more than once.
    pub fn whole(&self, progress: Progress<'_>) -> Result<Cow<'_, Document>, ExportError> {
        if self.list.is_none() {
            return Ok(Cow::Borrowed(&self.head));
        }
        let mut rows = Vec::with_capacity(self.height());
        let walked = self.walk(progress, |step| {
            if let PaperStep::Row(_, row) = step {
                rows.push(row.clone());
            }
            Ok(())
        })?;
        let mut claims = Vec::new();
        self.claims(&walked, |of_cell| {
            claims.push(of_cell.clone());
            Ok(())
        })?;
        let mut definitions = Vec::new();
        self.define(|d| {
            definitions.push(d.to_owned());
            Ok(())
        })?;
        Ok(Cow::Owned(Document {
            groups: vec![PaperGroup {
                label: String::new(),
                rows,
            }],
            sources: walked.sources.into_owned(),
            claims,
            definitions,
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
