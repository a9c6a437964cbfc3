//! The grid's lines: headings, and the services under each that is not folded away.

use crate::{
    app::state::Model,
    catalog::ServiceIx,
    explore::group::{self, ServiceGroup},
};

/// What a line of the grid is, where services stand under headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridLine {
    /// A heading, by its place.
    Heading(usize),
    /// A service, by its place in the list.
    Service(usize),
}

/// One heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupView {
    /// What it is and which services are under it.
    pub group: ServiceGroup,
    /// Whether they are folded away.
    pub folded: bool,
    /// Its line in the grid.
    pub line: usize,
    /// All of it in words: `Hosted, 12 services`.
    pub spoken: String,
}

/// What to know about headings, several of which can have the same service.
const REPEATS: &str = "Each stands under every option it is stated to have, so the groups add up to more than the list. Missing \
from one is no “no”.";

fn places(ordered: &[ServiceIx], services: usize) -> Vec<u32> {
    let mut seen = vec![0; services];
    let place = |s: &ServiceIx| {
        let before: &mut u32 = &mut seen[s.at()];
        *before += 1;
        *before - 1
    };
    ordered.iter().map(place).collect()
}

/// The headings; none when services are not grouped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Groups {
    /// In order.
    pub all: Vec<GroupView>,
    /// What has to be known to read them; empty where nothing has.
    pub note: &'static str,
    /// For each place of the list how often its service occurs before it; empty where none occurs twice.
    nth: Vec<u32>,
    /// How many services are listed.
    services: usize,
    /// How many lines there are.
    lines: usize,
}

impl Groups {
    /// Puts the services under the headings the workspace asks for.
    pub(super) fn arrange(model: &Model, hits: &mut Vec<ServiceIx>) -> Self {
        let dataset = &model.dataset;
        let by = model.workspace.view.grid.group;
        let grouped = by.and_then(|by| group::grouped(dataset, hits, by));
        let Some((ordered, groups)) = grouped else {
            return Self::none(hits.len());
        };
        let repeats = by.is_some_and(|by| group::can_repeat(&dataset.catalog, by));
        let nth = if repeats {
            places(&ordered, dataset.catalog.services.len())
        } else {
            Vec::new()
        };
        *hits = ordered;
        let mut lines = 0;
        let all = groups
            .into_iter()
            .map(|group| {
                let folded = model.session.folded_headings.contains(&group.id);
                let line = lines;
                let n = group.range.len();
                lines += 1 + if folded { 0 } else { n };
                let spoken = format!("{}, {}", group.label, model.dataset.catalog.count(n));
                GroupView {
                    group,
                    folded,
                    line,
                    spoken,
                }
            })
            .collect();
        Self {
            all,
            note: if repeats { REPEATS } else { "" },
            nth,
            services: hits.len(),
            lines,
        }
    }

    /// So many services under no heading.
    pub(super) fn none(services: usize) -> Self {
        Self {
            services,
            lines: services,
            ..Self::default()
        }
    }

    /// How often the service at a place of the list occurs before it.
    pub(super) fn nth(&self, entry: usize) -> u32 {
        self.nth.get(entry).copied().unwrap_or(0)
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.lines
    }

    /// What is on a line; `None` past the end.
    pub fn line(&self, at: usize) -> Option<GridLine> {
        if self.all.is_empty() {
            return (at < self.services).then_some(GridLine::Service(at));
        }
        let i = self.all.partition_point(|g| g.line <= at).checked_sub(1)?;
        let group = &self.all[i];
        match at - group.line {
            0 => Some(GridLine::Heading(i)),
            below if !group.folded && below <= group.group.range.len() => {
                Some(GridLine::Service(group.group.range.start + below - 1))
            }
            _ => None,
        }
    }

    /// The line a service of the list is on; `None` while it is folded away.
    pub fn line_of(&self, entry: usize) -> Option<usize> {
        if self.all.is_empty() {
            return (entry < self.services).then_some(entry);
        }
        let group = self.all.iter().find(|g| g.group.range.contains(&entry))?;
        (!group.folded).then(|| group.line + 1 + entry - group.group.range.start)
    }
}
