//! What a workbook says before its rows: found in a first walk over the table, so that none of them is kept.

use super::{
    limits::{MAX_LINKS, MAX_SIZE},
    links::{SheetLink, target},
};
use crate::export::{
    ExportError, Paper, Progress,
    grid::{self, GridField},
    paper::Walked,
};

/// What the first way through the table gives.
pub struct Survey<'p> {
    /// What a walk over the table gives beside its rows.
    pub walked: Walked<'p>,
    /// How many rows the table has below its head.
    pub height: u32,
    /// The links of the table and of the sources, as far as there is room.
    pub links: [Vec<SheetLink>; 2],
    /// How many claims there are to tell.
    pub claims: usize,
}

impl<'p> Survey<'p> {
    /// Walks through the table once.
    pub fn of(paper: &'p Paper<'_>, progress: Progress<'_>) -> Result<Self, ExportError> {
        let (mut height, mut links) = (0, Vec::new());
        let walked = grid::walk(paper, progress, |fields| {
            height += 1;
            for (column, field) in fields.iter().enumerate() {
                if let GridField::Link(address) = field
                    && links.len() < MAX_LINKS
                    && let Some(target) = target(address)
                {
                    links.push(SheetLink {
                        row: height,
                        column: column as u16,
                        target,
                    });
                }
            }
            Ok(())
        })?;
        let mut claims = 0;
        paper.claims(&walked, |of_cell| {
            claims += of_cell.claims.len();
            Ok(())
        })?;
        let cited = (1..).zip(walked.sources.iter().take(MAX_LINKS));
        let of_sources = cited.filter_map(|(row, source)| {
            Some(SheetLink {
                row,
                column: 2,
                target: target(source.link.as_deref()?)?,
            })
        });
        Ok(Self {
            height,
            links: [links, of_sources.collect()],
            claims,
            walked,
        })
    }

    /// For how many claims a sheet has no room below its head.
    pub fn untold(&self) -> usize {
        self.claims.saturating_sub(MAX_SIZE.0 - 1)
    }
}
