//! Side by side: two to twenty services row by row, what differs, how each compares with a baseline, and all that sets one
//! apart from another; and two editions of a catalog. Pure functions; nothing is drawn or written here.

mod apart;
mod cell_line;
mod cell_words;
mod class;
pub mod edition;
mod numbering;
mod part_ends;
mod status;
mod telling;
mod versus;

pub use apart::{Apart, ApartKind, ApartLine, ApartList, apart};
pub use cell_line::{CellLine, CellWords, DISPUTED};
pub use cell_words::{cell_words, cited, claim_words, mark_words};
use class::shared_options;
pub use class::{Class, alike, classify};
pub use numbering::Numbering;
pub use part_ends::{PartWords, part_news, part_sentences, part_words};
pub use status::{BEYOND_GIVEN, StatusWords, status_words};
pub use versus::Versus;

use crate::catalog::{AttributeIx, Cells, OptionIx, ServiceIx, SourceIx, wording::thousands};

/// The fewest services a comparison takes.
pub const MIN_PANES: usize = 2;
/// The most services a comparison takes.
pub const MAX_PANES: usize = 20;

/// Which services, in which order, and which rows of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct CompareRequest {
    /// The panes in their order, [`MIN_PANES`] to [`MAX_PANES`] of them; the caller ensures it.
    pub services: Vec<ServiceIx>,
    /// Leave out, and count, the rows that are not known to differ.
    pub differences_only: bool,
    /// With `differences_only`: show the rows that are not known to be all the same, and leave out only those known to be
    /// the same.
    pub keep_cant_tell: bool,
    /// The pane the others are compared with; ignored when it is not among the services.
    pub baseline: Option<ServiceIx>,
}

/// Services side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The panes, in the order asked for.
    pub services: Vec<ServiceIx>,
    /// What became of each, beside its name.
    pub statuses: Vec<StatusWords>,
    /// The parts of each that end, or ended lately.
    pub parts: Vec<Vec<PartWords>>,
    /// The pane the others are compared with.
    pub baseline: Option<ServiceIx>,
    /// Whether rows that are not known to differ were left out.
    pub differences_only: bool,
    /// Whether rows of which that is not known were kept among the differences.
    pub keep_cant_tell: bool,
    /// The rows under their headings, in the catalog's order; headings without rows are left out.
    pub groups: Vec<RowGroup>,
    /// How many rows that are the same were left out.
    pub hidden_same: usize,
    /// How many rows of which that is not known were left out.
    pub hidden_cant_tell: usize,
    /// The sources cited, in the order of their first citation; number `n` is at `n - 1`.
    pub sources: Vec<SourceIx>,
}

impl Comparison {
    /// `31 rows are hidden: 22 the same, 9 can't tell.`; `None` when none is.
    pub fn hidden_words(&self) -> Option<String> {
        let (same, cant_tell) = (self.hidden_same, self.hidden_cant_tell);
        let total = same + cant_tell;
        let rows = if total == 1 { "row is" } else { "rows are" };
        // What is shown beside the differences is not among the hidden, so its zero means nothing.
        let cant_tell = if self.keep_cant_tell {
            String::new()
        } else {
            format!(", {} can't tell", thousands(cant_tell))
        };
        (total > 0).then(|| {
            format!(
                "{} {rows} hidden: {} the same{cant_tell}.",
                thousands(total),
                thousands(same)
            )
        })
    }

    /// Which rows were asked for, where not all were: `differences only`.
    pub fn rows_words(&self) -> Option<&'static str> {
        match (self.differences_only, self.keep_cant_tell) {
            (false, _) => None,
            (true, false) => Some("differences only"),
            (true, true) => Some("differences, and rows that can't tell"),
        }
    }

    /// How they differ in one sentence: `They differ in 22 rows; 14 can't be told; most in “Interface” and “Compute”.`
    pub fn sentence(&self) -> String {
        let differ = |g: &RowGroup| g.rows.iter().filter(|r| r.class == Class::Different).count();
        let mut groups: Vec<(usize, &str)> = self.groups.iter().map(|g| (differ(g), g.label.as_str())).collect();
        let total: usize = groups.iter().map(|(n, _)| n).sum();
        let rows = if total == 1 { "row" } else { "rows" };
        let differs = match total {
            0 => "Nothing that is stated differs".to_owned(),
            n => format!("They differ in {} {rows}", thousands(n)),
        };
        let cant_tell = match self.cant_tell() {
            0 => String::new(),
            n => format!("; {} can't be told", thousands(n)),
        };
        // Of as many in two groups, the catalog's order decides.
        groups.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
        // In quotes: a group may be called “In short”.
        let most = groups.iter().take(2).filter(|(n, _)| *n > 1);
        let most: Vec<String> = most.map(|(_, label)| format!("“{label}”")).collect();
        let most = match most.as_slice() {
            _ if groups.iter().filter(|(n, _)| *n > 0).count() < 3 => String::new(),
            [] => String::new(),
            most => format!("; most in {}", most.join(" and ")),
        };
        format!("{differs}{cant_tell}{most}.")
    }

    /// Of how many rows that is not known, shown and hidden together.
    pub fn cant_tell(&self) -> usize {
        let shown = self.groups.iter().flat_map(|g| &g.rows);
        shown.filter(|r| r.class == Class::CantTell).count() + self.hidden_cant_tell
    }
}

/// The rows under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowGroup {
    /// Its place in the catalog's groups.
    pub group: usize,
    /// The group's name in the catalog.
    pub label: String,
    /// Its rows; never empty.
    pub rows: Vec<Row>,
}

/// One attribute across the panes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What is compared.
    pub attribute: AttributeIx,
    /// Whether the panes differ.
    pub class: Class,
    /// One a pane, in their order.
    pub cells: Vec<PaneCell>,
}

/// What one service has in a row, beside what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaneCell {
    /// Its lines, each with shape and source numbers.
    pub words: CellWords,
    /// The numbers of the sources of its claims, newest first, each once.
    pub notes: Vec<usize>,
    /// How it compares with the baseline; `None` without one, in the baseline itself, and for an attribute that
    /// declares no direction.
    pub versus: Option<Versus>,
}

/// Compares services. Sources are numbered as the rows that are shown cite them, from left to right.
pub fn compare(cells: &Cells, request: &CompareRequest) -> Comparison {
    let mut numbers = Numbering::new(&cells.catalog);
    let baseline = request.baseline.filter(|b| request.services.contains(b));
    let (mut hidden_same, mut hidden_cant_tell) = (0, 0);
    let mut groups = Vec::new();
    for (group, heading) in cells.catalog.groups.iter().enumerate() {
        let mut rows = Vec::new();
        for attribute in cells
            .catalog
            .attribute_ixs()
            .filter(|a| cells.catalog[*a].group == group)
        {
            let row: Vec<_> = request.services.iter().map(|s| cells.get(*s, attribute)).collect();
            let class = classify(&cells.catalog[attribute], &row);
            match class {
                Class::Same if request.differences_only => hidden_same += 1,
                Class::CantTell if request.differences_only && !request.keep_cant_tell => hidden_cant_tell += 1,
                _ => {
                    let shared = shared_options(&cells.catalog[attribute], &row);
                    rows.push(shown(
                        cells,
                        request,
                        baseline,
                        (attribute, class, &shared),
                        &mut numbers,
                    ));
                }
            }
        }
        if !rows.is_empty() {
            groups.push(RowGroup {
                group,
                label: heading.label.clone(),
                rows,
            });
        }
    }
    // After the cells, so that the first numbers are those a reader sees in the rows.
    let statuses = request
        .services
        .iter()
        .map(|s| status_words(cells, *s, &mut numbers))
        .collect();
    let parts = request
        .services
        .iter()
        .map(|s| part_news(cells, *s, &mut numbers))
        .collect();
    Comparison {
        parts,
        services: request.services.clone(),
        statuses,
        baseline,
        differences_only: request.differences_only,
        keep_cant_tell: request.differences_only && request.keep_cant_tell,
        groups,
        hidden_same,
        hidden_cant_tell,
        sources: numbers.into_cited(),
    }
}

fn shown(
    cells: &Cells,
    request: &CompareRequest,
    baseline: Option<ServiceIx>,
    (attribute, class, shared): (AttributeIx, Class, &[OptionIx]),
    numbers: &mut Numbering,
) -> Row {
    let pane = |service: &ServiceIx| PaneCell {
        notes: cited(cells, *service, attribute, numbers),
        words: cell_words::words_beside(cells, (*service, attribute), shared, numbers),
        versus: baseline.filter(|b| b != service).and_then(|b| {
            versus::versus(
                &cells.catalog[attribute],
                cells.get(b, attribute),
                cells.get(*service, attribute),
            )
        }),
    };
    Row {
        attribute,
        class,
        cells: request.services.iter().map(pane).collect(),
    }
}
