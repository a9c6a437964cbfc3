//! The grid: which services, in which order, with what a card and a row show of each.

mod columns;
mod entry;
mod groups;
pub mod matrix;

use std::{cell::OnceCell, sync::Arc};

use super::facets::{self, FacetView};
use crate::{
    app::{
        grid::Grid,
        state::{Layout, Library, Model},
    },
    catalog::{
<<<<<<< HEAD:src/app/view/explore.rs
        AttributeIx, Cond, Mark, ServiceIx, State, Status,
=======
        AttributeIx, Cond, ServiceIx,
>>>>>>> main:src/app/view/explore/mod.rs
        cond::{Subject, Test},
    },
    explore::{self, Listing, Query, Unknown, group},
};
pub use columns::{Choosable, Column};
pub use entry::{Entry, Fact, StatusBadge};
pub use groups::{GroupView, Groups, Line};
pub use matrix::MatrixView;

/// What the grid depends on.
pub type Key = (u64, Query, Vec<String>, Layout, Grid, Vec<String>, bool);

/// The grid and its filters.
pub struct ExploreView {
    /// `14 of 72 services`.
    pub count: String,
    /// What is active, as chips.
    pub chips: Vec<Chip>,
    /// The filters.
    pub facets: Vec<FacetView>,
    /// Set when nothing matched exactly and near matches are shown.
    pub forgiven: bool,
    /// How many are kept, or dropped, although or because something is not known; `None` when nothing hangs on it.
    pub unknown: Option<UnknownChip>,
    /// Shown instead of the grid when nothing is left.
    pub empty: Vec<Relax>,
    /// Columns of the table, the name first.
    pub columns: Vec<Column>,
    /// Every column there can be, for choosing: those shown in their order, then the others.
    pub choosable: Vec<Choosable>,
    /// What services can stand under headings by, and what it is called.
    pub groupings: Vec<(Subject, String)>,
    /// The headings, with where each service stands.
    pub groups: Groups,
    /// The matrix, while it is looked at.
    pub matrix: Option<MatrixView>,
    library: Arc<Library>,
    listing: Listing,
    /// Attributes in sight, and whether as columns.
    attributes: (Vec<AttributeIx>, bool),
    /// Boxed, because most are never looked at.
    entries: Vec<OnceCell<Box<Entry>>>,
}

/// A condition that is active.
#[derive(Debug, Clone, PartialEq)]
pub struct Chip {
    /// Its place in the query; `None`: the search.
    pub cond: Option<usize>,
    /// What it asks, in words.
    pub text: String,
}

/// How many hang on what is not known, and what a click would do about it.
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownChip {
    /// `2 kept although not stated`.
    pub text: String,
    /// What a click sets.
    pub sets: Unknown,
    /// What a click does, in words.
    pub hint: String,
}

/// One thing to relax when nothing is left.
#[derive(Debug, Clone, PartialEq)]
pub struct Relax {
    /// What the button says.
    pub text: String,
    /// What it does.
    pub action: crate::app::action::Filter,
}

<<<<<<< HEAD:src/app/view/explore.rs
/// One column of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What it shows; `None` for the name.
    pub subject: Subject,
    /// Its header.
    pub label: String,
    /// Whether numbers stand to the right.
    pub right: bool,
    /// Whether it orders the grid, and whether downwards.
    pub sorted: Option<bool>,
}

/// One service as cards and rows show it. Made when it first comes into sight.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Which one.
    pub service: ServiceIx,
    /// Its name.
    pub name: String,
    /// Its category; may be empty.
    pub category: String,
    /// Its status, where there is something to say.
    pub status: Option<StatusBadge>,
    /// A line or two.
    pub summary: String,
    /// Where the search matched, when it was not the name: `Former name: Batch AI Training`.
    pub matched: Option<String>,
    /// What the headline attributes say, in the catalog's order.
    pub facts: Vec<Fact>,
    /// What the user thinks of it.
    pub mark: Mark,
    /// All of it in one sentence, for a screen reader.
    pub spoken: String,
}

/// A status worth a badge.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusBadge {
    /// Which.
    pub status: Status,
    /// `retired since 4 Mar 2019`.
    pub text: String,
}

/// One headline attribute of one service.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Which attribute.
    pub attribute: AttributeIx,
    /// Its label.
    pub label: String,
    /// The state, as a shape.
    pub state: State,
    /// The state or value in words, on one line, with the sides' dates in full where sources disagree.
    pub text: String,
    /// The same for a place that cuts its end: where sources disagree it begins with both sides and their years.
    pub short: String,
    /// Those sides alone, for a place too narrow for the rest; empty where sources agree.
    pub disputed: String,
    /// How old the newest claim is.
    pub age: FactAge,
}

=======
>>>>>>> main:src/app/view/explore/mod.rs
impl ExploreView {
    /// What is left, in order.
    pub fn services(&self) -> &[ServiceIx] {
        &self.listing.hits
    }

    /// How many services are left.
    pub fn len(&self) -> usize {
        self.listing.hits.len()
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.listing.hits.is_empty()
    }

    /// The service at a place in the grid; `None` past its end.
    pub fn entry(&self, i: usize) -> Option<&Entry> {
        let service = *self.listing.hits.get(i)?;
        let (attributes, bare) = &self.attributes;
        let make = || Box::new(entry::entry(&self.library, &self.listing, service, attributes, *bare));
        Some(self.entries.get(i)?.get_or_init(make))
    }
}

pub(super) fn key(model: &Model) -> Key {
    let w = &model.workspace;
    (
        model.library.revision,
        w.query.clone(),
        w.folded.clone(),
        w.layout,
        w.grid.clone(),
        model.session.folded_headings.clone(),
        model.session.all_columns,
    )
}

pub(super) fn view(model: &Model) -> ExploreView {
    let library = Arc::clone(&model.library);
    let (catalog, cells, query) = (&library.catalog, &library.cells, &model.workspace.query);
    let (mut listing, facets) = explore::explore(catalog, cells, &library.index, query);
    let total = listing.total;
    let layout = model.workspace.layout;
    let matrix = (layout == Layout::Matrix)
        .then(|| matrix::view(model, &mut listing.hits))
        .flatten();
    let groups = Groups::arrange(model, &mut listing.hits);
    let columns = columns::columns(model);
    let attributes = match layout {
        Layout::Table => columns.iter().filter_map(Column::attribute).collect(),
        _ => catalog.headline.clone(),
    };
    let things = if total == 1 { "service" } else { "services" };
    ExploreView {
        count: format!("{} of {total} {things}", listing.hits.len()),
        chips: chips(model),
        facets: facets::yours(&library, &model.workspace.folded, query)
            .into_iter()
            .chain(facets::view(&facets, &model.workspace.folded, catalog, query))
            .collect(),
        forgiven: listing.forgiven,
        unknown: unknown(query.unknown, &listing),
        empty: if listing.hits.is_empty() && total > 0 {
            relax(model)
        } else {
            vec![]
        },
        choosable: columns::choosable(model),
        columns,
        groupings: groupings(catalog),
        groups,
        matrix,
        attributes: (attributes, layout == Layout::Table),
        entries: listing.hits.iter().map(|_| OnceCell::new()).collect(),
        listing,
        library: Arc::clone(&library),
    }
}

fn chips(model: &Model) -> Vec<Chip> {
    let query = &model.workspace.query;
    let search = (!query.search.trim().is_empty()).then(|| Chip {
        cond: None,
        text: format!("“{}”", query.search.trim()),
    });
    let conds = query.conds.iter().enumerate().map(|(i, c)| Chip {
        cond: Some(i),
        text: chip_words(c, &model.library.catalog),
    });
    search.into_iter().chain(conds).collect()
}

/// A long list of sources, such as all of some years, is told by how many it has; anything else in full.
fn chip_words(cond: &Cond, catalog: &crate::catalog::Catalog) -> String {
    match &cond.test {
        Test::AnyOf(wants) if cond.subject == Subject::Source && wants.len() > 3 => {
            format!("Source: any of {}", wants.len())
        }
        _ => cond.human(catalog),
    }
}

/// Nothing to say when nothing hangs on it; partly is not known either way, so it counts here too.
fn unknown(unknown: Unknown, listing: &Listing) -> Option<UnknownChip> {
    let (n, sets, verb, hint) = match unknown {
        Unknown::Keep => (listing.kept, Unknown::Drop, "kept although", "Leave them out"),
        Unknown::Drop => (listing.dropped, Unknown::Keep, "left out because", "Keep them"),
    };
    let parts: Vec<String> = [
        (n.not_stated, "not stated"),
        (n.conflicting, "sources disagree"),
        (n.partly, "only partly"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, why)| format!("{n} {verb} {why}"))
    .collect();
    let text = match (parts.is_empty(), unknown) {
        (true, Unknown::Drop) => return None,
        (true, Unknown::Keep) => "Keeping what is not stated".to_owned(),
        (false, _) => parts.join(", "),
    };
    Some(UnknownChip {
        text,
        sets,
        hint: hint.to_owned(),
    })
}

fn relax(model: &Model) -> Vec<Relax> {
    use crate::app::action::Filter;
    let library = &model.library;
    let query = &model.workspace.query;
    let words = |r: &explore::Relax| match r {
        explore::Relax::Search => format!("clear the search “{}”", query.search.trim()),
        explore::Relax::Cond(i) => format!("remove “{}”", query.conds[*i].human(&library.catalog)),
        explore::Relax::KeepUnknown => "keep what is not stated".to_owned(),
    };
    let mut all: Vec<Relax> = explore::relaxations(&library.catalog, &library.cells, &library.index, query)
        .into_iter()
        .map(|r| {
            let n = r.brings_back;
            let services = if n == 1 { "service" } else { "services" };
            let text = r.remove.iter().map(words).collect::<Vec<_>>().join(" and ");
            let mut relaxed = query.clone();
            // From the last to the first, so that places stay right.
            for step in r.remove.iter().rev() {
                match step {
                    explore::Relax::Search => relaxed.search.clear(),
                    explore::Relax::Cond(i) => drop(relaxed.conds.remove(*i)),
                    explore::Relax::KeepUnknown => relaxed.unknown = Unknown::Keep,
                }
            }
            Relax {
                text: sentence(&format!("{text}: brings back {n} {services}")),
                action: Filter::SetQuery(Box::new(relaxed)),
            }
        })
        .collect();
    if query.narrows() {
        all.push(Relax {
            text: "Clear all filters".to_owned(),
            action: Filter::ClearAll,
        });
    }
    all
}

/// The same with its first letter upper case.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// What services can stand under headings by.
fn groupings(catalog: &crate::catalog::Catalog) -> Vec<(Subject, String)> {
    [Subject::Category, Subject::Status, Subject::Role]
        .into_iter()
        .chain(catalog.attribute_ixs().map(Subject::Attribute))
        .filter(|s| group::can_group(catalog, *s))
        .map(|s| (s, s.label(catalog).to_owned()))
        .collect()
}
<<<<<<< HEAD:src/app/view/explore.rs

fn heading(catalog: &crate::catalog::Catalog, subject: Subject) -> String {
    let label = subject.label(catalog);
    match subject {
        Subject::Attribute(a) if !catalog[a].unit().is_empty() => format!("{label} ({})", catalog[a].unit()),
        _ => label.to_owned(),
    }
}

/// What cards and rows show of one service.
fn entry(library: &Library, listing: &Listing, service: ServiceIx) -> Entry {
    let (catalog, cells) = (&library.catalog, &library.cells);
    let evidence = Evidence::new(catalog, cells);
    let ages = Ages::new(catalog, cells);
    let mut numbers = Numbering::new(catalog);
    let s = &catalog[service];
    let judged = cells.judged(service).status;
    let status = (judged != Status::Available).then(|| StatusBadge {
        status: judged,
        text: status_words(catalog, cells, service, &mut numbers).text,
    });
    let facts: Vec<Fact> = catalog
        .headline
        .iter()
        .map(|a| {
            let words = evidence.words(service, *a, &mut numbers);
            let disputed = brief(library, service, *a);
            let settled = words.lines.iter().filter(|l| l.shape != State::Conflicting);
            let short = std::iter::once(disputed.clone())
                .chain(settled.map(without_numbers))
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join("; ");
            let text = words.lines.iter().map(without_numbers).collect::<Vec<_>>().join("; ");
            Fact {
                attribute: *a,
                label: catalog[*a].label.clone(),
                state: words.state,
                text,
                short,
                disputed,
                age: FactAge::of(catalog, ages.of(service, *a)),
            }
        })
        .collect();
    let mut spoken = s.name.clone();
    let mark = catalog.marks.get(&service).cloned().unwrap_or_default();
    let struck = mark.struck.as_ref().map(|why| format!("struck out by you: {why}"));
    for part in [
        s.category.as_str(),
        status.as_ref().map_or("", |b| b.text.as_str()),
        if mark.starred { "starred" } else { "" },
        struck.as_deref().unwrap_or_default(),
        if mark.note.is_empty() {
            ""
        } else {
            "with a note of yours"
        },
    ] {
        if !part.is_empty() {
            spoken.push_str(", ");
            spoken.push_str(part);
        }
    }
    Entry {
        service,
        name: s.name.clone(),
        category: s.category.clone(),
        status,
        summary: s.summary.clone(),
        matched: listing
            .matched(catalog, cells, service)
            .filter(|m| m.field != Field::Name)
            .map(|m| format!("{}: {}", m.field.label(catalog), m.text)),
        facts,
        mark,
        spoken,
    }
}

/// A card has no list of sources, so numbers there would lead nowhere; the dates stay.
fn without_numbers(line: &Line) -> String {
    if !line.cites {
        return line.text.clone();
    }
    let mut text = String::with_capacity(line.text.len());
    let mut rest = line.text.as_str();
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        rest = match after.split_once("] ") {
            Some((number, tail)) if number.bytes().all(|b| b.is_ascii_digit()) => tail,
            _ => {
                text.push('[');
                after
            }
        };
    }
    text.push_str(rest);
    text
}
=======
>>>>>>> main:src/app/view/explore/mod.rs
