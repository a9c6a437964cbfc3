//! The table's columns, and all there could be.

use crate::{
    app::state::Model,
    catalog::{AttributeIx, Feature, Kind, condition::Subject, wording::heading},
    dataset::Dataset,
    explore::Sort,
    workspace::grid::{by_stated_count, stated_count},
};

/// A heading of the table, with its width and what sorting by it does.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    /// What it shows.
    pub subject: Subject,
    /// What identifies it, whatever the catalog's order.
    pub id: String,
    /// Its header, with the unit.
    pub label: String,
    /// Whether it is right-aligned, as numbers are.
    pub right: bool,
    /// Whether its cells are lists or prose, longer than most columns are wide.
    pub long: bool,
    /// Whether it stays beside the name.
    pub pinned: bool,
    /// Whether it orders the grid, and whether downwards.
    pub sorted: Option<bool>,
    /// Which key of the order it is, from 0, where there are several.
    pub key: Option<usize>,
}

impl TableColumn {
    /// The attribute it shows; `None` for what every entry has.
    pub fn attribute(&self) -> Option<AttributeIx> {
        match self.subject {
            Subject::Attribute(a) => Some(a),
            _ => None,
        }
    }

    /// The order that asking for this column brings: asked for again, it is reversed.
    pub fn next_sort(&self) -> Sort {
        Sort {
            by: self.subject,
            descending: self.sorted == Some(false),
        }
    }
}

/// A column that can be shown or hidden.
#[derive(Debug, Clone, PartialEq)]
pub struct Choosable {
    /// What it shows.
    pub subject: Subject,
    /// What it is called, with the unit.
    pub label: String,
    /// The same in lower case, for searching.
    pub key: String,
    /// Its heading in the catalog.
    pub group: String,
    /// `said of 12`, for how many services any source states it.
    pub stated: String,
    /// Its place among the shown; `None` while hidden.
    pub place: Option<usize>,
    /// Whether it stays beside the name.
    pub pinned: bool,
    /// Its id, where it is a column of the user's own.
    pub own: Option<String>,
}

fn is_long(kind: Kind) -> bool {
    let features = [Feature::Several, Feature::Prose, Feature::Services, Feature::Link];
    features.into_iter().any(|f| kind.has(f))
}

/// The name, then the columns shown.
pub(super) fn columns(model: &Model) -> Vec<TableColumn> {
    let dataset = &model.dataset;
    let catalog = &dataset.catalog;
    let sort = &model.workspace.view.query.sort;
    let chosen = model.workspace.view.grid.columns(dataset);
    let column = |subject: Subject, pinned| TableColumn {
        subject,
        id: subject.id(catalog).to_owned(),
        label: heading_of(dataset, subject),
        right: matches!(subject, Subject::Attribute(a) if catalog[a].kind.has(Feature::Number)),
        long: matches!(subject, Subject::Attribute(a) if is_long(catalog[a].kind)),
        pinned,
        sorted: sort.iter().find(|s| s.by == subject).map(|s| s.descending),
        key: sort.iter().position(|s| s.by == subject).filter(|_| sort.len() > 1),
    };
    let pinned = chosen.pinned().len();
    let shown = chosen.shown().iter().enumerate();
    std::iter::once(column(Subject::Name, true))
        .chain(shown.map(|(i, s)| column(*s, i < pinned)))
        .collect()
}

/// Those shown in their order, then the others, the most often stated first.
pub(super) fn choosable(model: &Model) -> Vec<Choosable> {
    let dataset = &model.dataset;
    let catalog = &dataset.catalog;
    let chosen = model.workspace.view.grid.columns(dataset);
    let (shown, pinned) = (chosen.shown(), chosen.pinned().len());
    let hidden = by_stated_count(dataset).into_iter().filter(|s| !shown.contains(s));
    let one = |(place, subject): (Option<usize>, Subject)| {
        let label = heading_of(dataset, subject);
        let (group, stated_count) = match subject {
            Subject::Attribute(a) => (
                catalog.groups.get(catalog[a].group).map_or("", |g| &g.label),
                stated_count(dataset, a),
            ),
            _ => ("The entry itself", dataset.index.present().count()),
        };
        Choosable {
            subject,
            key: label.to_lowercase(),
            label,
            group: group.to_owned(),
            stated: format!("said of {stated_count}"),
            place,
            pinned: place.is_some_and(|p| p < pinned),
            own: match subject {
                Subject::Attribute(a) if catalog.is_own_column(a) => Some(catalog[a].id.clone()),
                _ => None,
            },
        }
    };
    let shown = shown.iter().enumerate().map(|(i, s)| (Some(i), *s));
    shown.chain(hidden.map(|s| (None, s))).map(one).collect()
}

/// One order of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct SortChoice {
    /// What it is by, and for the one in force in which direction.
    pub label: String,
    /// Whether it is in force.
    pub chosen: bool,
    /// What choosing it sets: what is in force is reversed.
    pub sets: Option<Sort>,
}

/// Every order there can be: the natural one, then by name and by each column, those shown first. `natural`: what it is by;
/// `None` where that is the name.
pub(super) fn sorts(model: &Model, natural: Option<&str>, all: &[Choosable]) -> Vec<SortChoice> {
    let keys = &model.workspace.view.query.sort;
    let by = |by: Subject, name: &str| {
        let is_natural = by == Subject::Name && natural.is_none();
        let key = keys.iter().position(|key| key.by == by);
        let falls = match key {
            Some(at) => Some(keys[at].descending),
            None if keys.is_empty() && is_natural => Some(false),
            None => None,
        };
        let place = key.filter(|_| keys.len() > 1);
        let place = place.map_or_else(String::new, |at| format!(" (key {})", at + 1));
        let next = Sort {
            by,
            descending: falls == Some(false),
        };
        SortChoice {
            label: match falls {
                None => name.to_owned(),
                Some(false) => format!("{name}, up{place}"),
                Some(true) => format!("{name}, down{place}"),
            },
            // Of several keys the first is what the list is by.
            chosen: falls.is_some() && key.is_none_or(|at| at == 0),
            sets: Some(next).filter(|next| next.descending || !is_natural),
        }
    };
    let own = natural.map(|label| SortChoice {
        label: label.to_owned(),
        chosen: keys.is_empty(),
        sets: None,
    });
    let columns = all.iter().map(|c| by(c.subject, &c.label));
    own.into_iter()
        .chain([by(Subject::Name, "Name")])
        .chain(columns)
        .collect()
}

fn heading_of(dataset: &Dataset, subject: Subject) -> String {
    let catalog = &dataset.catalog;
    let unit = match subject {
        Subject::Attribute(a) => &catalog[a].unit,
        _ => "",
    };
    heading(subject.label(catalog), unit)
}
