//! The table of Explore's layouts: what each is called, how it behaves, and how its view is worked out. A new one is its
//! view here, its drawing in `ui/explore/layouts.rs`, and a row in either.

use super::{disagreements, evidence::EvidenceView, gaps, sources, timeline};
use crate::{app::state::Model, catalog::ServiceIx, explore::Bits, workspace::Layout};

/// The one in which each document is shown with what rests on it.
pub const BY_SOURCE: Layout = Layout::Sources;

/// What there is to know of a layout; drawing it is the window's.
pub struct LayoutRow {
    /// The variant that settings and actions name.
    pub layout: Layout,
    /// What it is called.
    pub label: &'static str,
    /// The letter that, with Alt, leads to it.
    pub letter: &'static str,
    /// Whether a separator line precedes it in the menu.
    pub line: bool,
    /// What it is about; empty for those that are in the bar, the others are behind one button.
    pub about: &'static str,
    is_grid: bool,
    is_sorted: bool,
    has_columns: bool,
    lists_all: bool,
    weighs_blanks: bool,
    shows_inferences: bool,
    evidence: Option<MakeEvidence>,
}

/// What a layout shows of the evidence behind the services listed; they come in their order and as slots.
type MakeEvidence = fn(&Model, &[ServiceIx], Bits) -> EvidenceView;

/// A grid of the services that the filters leave.
const GRID: LayoutRow = LayoutRow {
    layout: Layout::Cards,
    label: "",
    letter: "",
    line: false,
    about: "",
    is_grid: true,
    is_sorted: true,
    has_columns: false,
    lists_all: false,
    weighs_blanks: false,
    shows_inferences: false,
    evidence: None,
};

/// The evidence behind the grid.
const EVIDENCE: LayoutRow = LayoutRow {
    is_grid: false,
    is_sorted: false,
    ..GRID
};

/// Declares the rows, in the order of the bar and of the menu behind it. A layout without a row does not compile.
macro_rules! layouts {
    ($($name:ident => $row:expr,)+) => {
        /// All of them, in the order of the bar and of the menu behind it.
        pub const LAYOUTS: [LayoutRow; [$(Layout::$name),+].len()] =
            [$(LayoutRow { layout: Layout::$name, ..$row }),+];

        impl Layout {
            /// Its row of the table.
            pub fn row(self) -> &'static LayoutRow {
                static ROWS: [LayoutRow; LAYOUTS.len()] = LAYOUTS;
                let place = match self {
                    $(Self::$name => const { place(Layout::$name) }),+
                };
                &ROWS[place]
            }
        }
    };
}

/// The place of a layout's row.
const fn place(layout: Layout) -> usize {
    let mut i = 0;
    while LAYOUTS[i].layout as usize != layout as usize {
        i += 1;
    }
    i
}

layouts! {
    Cards => LayoutRow {
        label: "Cards",
        letter: "C",
        ..GRID
    },
    Table => LayoutRow {
        label: "Table",
        letter: "T",
        has_columns: true,
        ..GRID
    },
    Matrix => LayoutRow {
        label: "Matrix",
        letter: "M",
        ..GRID
    },
    Timeline => LayoutRow {
        label: "Timeline",
        letter: "L",
        is_sorted: true,
        evidence: Some(|model, listed, kept| EvidenceView::Timeline(timeline::view(model, listed, &kept))),
        ..EVIDENCE
    },
    Sources => LayoutRow {
        label: "Sources",
        letter: "S",
        line: true,
        about: "Each document, and what rests on it",
        lists_all: true,
        shows_inferences: true,
        evidence: Some(|model, listed, kept| EvidenceView::Sources(sources::view(model, listed, kept))),
        ..EVIDENCE
    },
    Disagreements => LayoutRow {
        label: "Disagreements",
        letter: "D",
        about: "Every cell in which sources disagree",
        lists_all: true,
        evidence: Some(|model, listed, kept| EvidenceView::Disagreements(disagreements::view(model, listed, &kept))),
        ..EVIDENCE
    },
    Gaps => LayoutRow {
        label: "Gaps",
        letter: "G",
        about: "What no source states, as questions",
        weighs_blanks: true,
        evidence: Some(|model, _, kept| EvidenceView::Gaps(gaps::view(model, &kept))),
        ..EVIDENCE
    },
}

impl Layout {
    /// All of them, in the table's order.
    pub const ALL: [Self; LAYOUTS.len()] = {
        let mut all = [Self::Cards; LAYOUTS.len()];
        let mut i = 0;
        while i < all.len() {
            all[i] = LAYOUTS[i].layout;
            i += 1;
        }
        all
    };

    /// Whether it shows services the query keeps as a grid; the rest show the evidence behind them.
    pub fn is_grid(self) -> bool {
        self.row().is_grid
    }

    /// Whether it follows the order that is asked for.
    pub fn is_sorted(self) -> bool {
        self.row().is_sorted
    }

    /// Whether its columns are chosen.
    pub fn has_columns(self) -> bool {
        self.row().has_columns
    }

    /// Whether it lists more than what the filters leave.
    pub fn lists_all(self) -> bool {
        self.row().lists_all
    }

    /// Whether it shows what blanks are worth.
    pub fn weighs_blanks(self) -> bool {
        self.row().weighs_blanks
    }

    /// Whether it can show what depends on the catalog's inferences.
    pub fn shows_inferences(self) -> bool {
        self.row().shows_inferences
    }

    /// What it shows of the evidence behind the services `listed`, where that is what it shows.
    pub(in crate::app::view) fn evidence(self, model: &Model, listed: &[ServiceIx]) -> Option<EvidenceView> {
        let kept = model.dataset.index.slots_of(listed);
        self.row().evidence.map(|view| view(model, listed, kept))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_layout_has_its_row() {
        let mut labels: Vec<&str> = LAYOUTS.iter().map(|row| row.label).collect();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), LAYOUTS.len());
        for row in &LAYOUTS {
            assert_eq!(row.layout.row().label, row.label);
            assert_eq!(row.is_grid, row.evidence.is_none());
        }
    }
}
