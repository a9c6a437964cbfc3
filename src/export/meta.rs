//! The foot of every file: which catalog, which view, what was asked.

use jiff::civil::Date;

use crate::{
    catalog::{Catalog, Cells, Origin, Reading, annotations::is_own, value::human_day, wording::count},
    explore::{Query, Unknown},
};

/// Which catalog, which view and which question a document is the answer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// The catalog's title.
    pub title: String,
    /// The catalog's hash.
    pub hash: String,
    /// The day on which lifecycles are judged; also every time stamp inside a file.
    pub today: Date,
    /// Only what sources dated by this day state; `None`: all.
    pub as_of: Option<Date>,
    /// Only what sources dated on this day or later state; `None`: however old.
    pub since: Option<Date>,
    /// Which sources count.
    pub reading: Reading,
    /// What narrows the services or rows, each for a person; may be empty.
    pub filters: Vec<String>,
    /// What the services are ordered by, for a person; `None`: as they come.
    pub order: Option<String>,
    /// What of the user's own is in it: `2 own claims and notes, 1 strike`; mostly empty.
    pub own: String,
}

impl Meta {
    /// For a document that no filter narrows.
    pub fn new(cells: &Cells) -> Self {
        let view = cells.view;
        Self {
            title: cells.catalog.title.clone(),
            hash: cells.catalog.hash.clone(),
            today: view.today,
            as_of: view.as_of,
            since: view.since,
            reading: view.reading,
            filters: Vec::new(),
            order: None,
            own: own_words(&cells.catalog),
        }
    }

    /// For a list that answers a question: its search, conditions and order in words.
    pub fn of_query(cells: &Cells, query: &Query) -> Self {
        let mut filters = Vec::new();
        let search = query.search.trim();
        if !search.is_empty() {
            filters.push(format!("search: {search}"));
        }
        filters.extend(query.conditions.iter().map(|c| c.human(&cells.catalog)));
        if !query.conditions.is_empty() && query.unknown == Unknown::Keep {
            filters.push("what is not known is kept".to_owned());
        }
        let order = query.sort.iter().map(|s| {
            let label = s.by.label(&cells.catalog);
            if s.descending {
                format!("{label}, largest first")
            } else {
                label.to_owned()
            }
        });
        let order: Vec<String> = order.collect();
        let order = (!order.is_empty()).then(|| order.join("; then "));
        Self {
            filters,
            order,
            ..Self::new(cells)
        }
    }

    /// How old what counts may be: `only sources dated since 1 Jan 2024`.
    pub fn since_words(&self) -> Option<String> {
        let since = self.since?;
        Some(format!("only sources dated since {}", human_day(since)))
    }

    /// Which sources count, as the foot of a file says it.
    pub fn reading_words(&self) -> &'static str {
        match self.reading {
            Reading::Today => "all sources",
            Reading::Documents => "only the given documents, lifecycles ignored",
        }
    }
}

/// What of the user's own the cells hold, so that it is not taken for the catalog's; empty when there is nothing.
fn own_words(catalog: &Catalog) -> String {
    let claims = catalog.services.iter().flat_map(|s| &s.claims);
    let own = match catalog.sources.last().map(|s| s.origin) {
        // They come after all others, so that a catalog without them is not searched.
        Some(Origin::Own) => claims.filter(|c| is_own(catalog, c.source)).count(),
        _ => 0,
    };
    let struck = catalog.marks.values().filter(|m| m.struck.is_some()).count();
    let counts = [
        (own, "own claim or note", "own claims and notes"),
        (struck, "strike", "strikes"),
    ];
    let counts = counts.into_iter().filter(|(n, ..)| *n > 0);
    let counts: Vec<String> = counts.map(|(n, one, many)| count(n, one, many)).collect();
    counts.join(", ")
}
