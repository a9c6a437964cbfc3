//! Where the keyboard is in the comparison: by what is there, so that it survives folding, hiding and moving panes.

use crate::catalog::{AttributeIx, ServiceIx};

/// One line of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineId {
    /// A group's heading, by its place in the catalog.
    Group(usize),
    /// The row of an attribute.
    Row(AttributeIx),
}

/// A place in the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Location {
    /// The line, whatever else is above it now.
    pub line: LineId,
    /// The pane; on a heading, the one to come back to.
    pub pane: ServiceIx,
}

impl Location {
    /// The place where the row of an attribute crosses the pane of a service.
    pub fn cell(service: ServiceIx, attribute: AttributeIx) -> Self {
        Self {
            line: LineId::Row(attribute),
            pane: service,
        }
    }

    /// The row it is in; `None` on a heading.
    pub fn attribute(self) -> Option<AttributeIx> {
        match self.line {
            LineId::Row(attribute) => Some(attribute),
            LineId::Group(_) => None,
        }
    }
}

/// What is looked at in the comparison; not kept between runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CompareFocus {
    /// Where the keyboard is; `None` until it has been there.
    pub cursor: Option<Location>,
    /// Whose reasons stand in place of the table: those for the first over the second.
    pub why: Option<(ServiceIx, ServiceIx)>,
    /// Whose similar services are looked for, while its menu is open.
    pub like: Option<ServiceIx>,
}
