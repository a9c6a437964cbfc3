//! Where an arrow leads in the comparison. One cursor moves over both headings and cells.

use super::CompareView;
use crate::app::location::{LineId, Location};

/// A step of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// So many lines down, or up where it is negative; it stops at the ends.
    Lines(isize),
    /// So many panes to the right, or to the left where it is negative; it stops at the ends.
    Panes(isize),
    /// To the leftmost pane of the row.
    FirstPane,
    /// To the rightmost pane of the row.
    LastPane,
    /// The first line.
    Top,
    /// The last line.
    Bottom,
}

impl CompareView {
    /// Where the keyboard is: where it was put as long as that is shown, else beside it. `None`: nothing is shown.
    pub fn standing(&self, cursor: Option<Location>) -> Option<Location> {
        let first = Location {
            // A cell rather than a heading: that is what the user came for.
            line: *(self.lines.iter().find(|l| matches!(l, LineId::Row(_)))).or(self.lines.first())?,
            pane: self.panes.first()?.service,
        };
        let Some(wanted) = cursor else { return Some(first) };
        Some(Location {
            line: self.shown(wanted.line).unwrap_or(first.line),
            pane: if self.panes.iter().any(|p| p.service == wanted.pane) {
                wanted.pane
            } else {
                first.pane
            },
        })
    }

    /// The line itself, or the heading it is folded under.
    fn shown(&self, line: LineId) -> Option<LineId> {
        if self.lines.contains(&line) {
            return Some(line);
        }
        let LineId::Row(attribute) = line else { return None };
        let (group, _) = self.places.get(&attribute)?;
        self.heads.get(*group).map(|h| LineId::Group(h.group))
    }

    /// Where a step leads.
    pub fn step(&self, from: Location, step: Move) -> Location {
        let line = self.lines.iter().position(|l| *l == from.line).unwrap_or(0);
        let pane = self.panes.iter().position(|p| p.service == from.pane).unwrap_or(0);
        let walk = |at: usize, by: isize, len: usize| at.saturating_add_signed(by).min(len.saturating_sub(1));
        let (line, pane) = match step {
            Move::Lines(by) => (walk(line, by, self.lines.len()), pane),
            Move::Panes(by) => (line, walk(pane, by, self.panes.len())),
            Move::FirstPane => (line, 0),
            Move::LastPane => (line, self.panes.len().saturating_sub(1)),
            Move::Top => (0, pane),
            Move::Bottom => (self.lines.len().saturating_sub(1), pane),
        };
        Location {
            line: self.lines.get(line).copied().unwrap_or(from.line),
            pane: self.panes.get(pane).map_or(from.pane, |p| p.service),
        }
    }
}
