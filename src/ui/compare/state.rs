//! Where everything of the comparison is, and what drawing it remembers from one frame to the next.

use egui::{Id, Rect, pos2, vec2};

use crate::{
    app::{
        location::{LineId, Location},
        view::CompareView,
    },
    catalog::{ServiceIx, Status},
    ui::{
        low::ScrolledAway,
        widgets::{GridPlace, GridState, Tracks},
    },
};

/// Width of the label column where there is room.
const LABELS: f32 = 220.0;
/// A pane is never narrower; beyond that the panes scroll sideways.
const PANE: f32 = 240.0;
/// Width of the last column, which adds a pane.
const ADD: f32 = 72.0;
/// Height of a pane's head: two lines of its name, and one for what became of it.
const HEAD: f32 = 84.0;
/// Height of a head when nothing has become of any of them, and none is the baseline.
const HEAD_PLAIN: f32 = 60.0;
/// In a window too low for that: one line.
const HEAD_LOW: f32 = 36.0;
/// Height of a group's heading.
pub(super) const GROUP: f32 = 40.0;
/// Room for the scroll bar beside the last pane.
pub(super) const BAR: f32 = 16.0;

/// The measures of the comparison in this window.
pub(super) struct Measures {
    pub outer: Rect,
    /// Width of the label column.
    pub labels: f32,
    /// Height of the panes' heads.
    pub head: f32,
    /// Width of a pane.
    pub pane: f32,
    /// How many panes.
    pub panes: usize,
    /// Width of the column after the last.
    pub add: f32,
}

impl Measures {
    pub fn of(outer: Rect, view: &CompareView) -> Self {
        let labels = match outer.width() {
            w if w < 480.0 => 116.0,
            w if w < 760.0 => 160.0,
            _ => LABELS,
        };
        let panes = view.panes.len();
        let mut all = view.panes.iter();
        let head = if outer.height() < 280.0 {
            HEAD_LOW
        } else if all
            .any(|p| p.pinned || p.mark.struck.is_some() || p.status != Status::Available || !p.parts.is_empty())
        {
            HEAD
        } else {
            HEAD_PLAIN
        };
        let pane = ((outer.width() - labels - BAR - ADD) / panes as f32).floor().max(PANE);
        Self {
            outer,
            labels,
            head,
            pane,
            panes,
            add: ADD,
        }
    }

    /// Whether the heads have one line only.
    pub fn is_low(&self) -> bool {
        self.head < HEAD_PLAIN
    }

    /// Where cells scroll.
    pub fn body(&self) -> Rect {
        Rect::from_min_max(self.outer.min + vec2(self.labels, self.head), self.outer.max)
    }

    /// Where the panes' heads are.
    pub fn heads(&self) -> Rect {
        let body = self.body();
        Rect::from_min_max(pos2(body.left(), self.outer.top()), pos2(body.right(), body.top()))
    }

    /// Where the labels are.
    pub fn label_column(&self) -> Rect {
        let body = self.body();
        Rect::from_min_max(pos2(self.outer.left(), body.top()), pos2(body.left(), body.bottom()))
    }
}

/// What drawing the comparison remembers from one frame to the next. Heights are measured once for a width and kept.
#[derive(Default)]
pub struct CompareState {
    pub(super) grid: GridState,
    pub(super) scrolled_away: ScrolledAway,
    /// What was measured, and for what.
    pub(super) measured: Option<u64>,
    pub(super) lines: Vec<LineId>,
    pub(super) rows: Tracks,
    /// Height of the list of sources below the rows.
    pub(super) sources: f32,
    /// Where the model's cursor was when the keyboard last followed it.
    pub(super) followed: Option<Location>,
    /// Where the keyboard was, if it was in the comparison.
    pub(super) focused: Option<Location>,
    /// How much of the right a panel covered.
    pub(super) covered: f32,
    /// The pane that is being dragged by its head.
    pub(super) dragged: Option<ServiceIx>,
}

/// What the keyboard focuses at a location.
pub(super) fn id(spot: Location) -> Id {
    match spot.line {
        LineId::Row(attribute) => Id::unique(("compare cell", spot.pane.0, attribute.0)),
        LineId::Group(group) => Id::unique(("compare group", group)),
    }
}

/// Where a location is in the grid.
pub(super) fn place_of(view: &CompareView, spot: Location) -> Option<GridPlace> {
    let row = view.lines.iter().position(|l| *l == spot.line)?;
    let column = view.panes.iter().position(|p| p.service == spot.pane)?;
    Some(GridPlace::new(row, column))
}
