//! The matrix: which options are its columns, and the state of each service for each.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    app::{state::Model, text::count},
    catalog::{Catalog, Claim, ServiceIx, SourceIx, State},
    compare::{Numbering, cell_words, mark_words},
    dataset::Dataset,
    explore::matrix::{self, Atomic, MatrixTopic, RowOrder},
};

/// Services against the options of a topic, of which drawing asks the cells in sight alone.
pub struct MatrixView {
    /// What it is of, in words.
    pub label: String,
    /// What there can be one of: each with its words, and whether it is a heading over attributes.
    pub topics: Vec<(MatrixTopic, String, bool)>,
    /// The attribute or the group that its columns come from.
    pub topic: MatrixTopic,
    /// From the left; each is a flag or an option of the topic.
    pub columns: Vec<MatrixColumn>,
    /// Shown when some are left out: `40 of 312 options shown, the most frequent`.
    pub cut: Option<String>,
    /// Whether more columns than usual are shown.
    pub all_shown: bool,
    /// Whether similar rows are next to each other.
    pub alike: bool,
    dataset: Arc<Dataset>,
}

/// A flag or an option that each service has, has not, or of which nothing is stated.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixColumn {
    /// What it asks.
    pub atomic: Atomic,
    /// Its head: the option, or the flag.
    pub label: String,
    /// The same with its attribute: `Languages: Python`.
    pub full: String,
    /// Whether another attribute begins here.
    pub first: bool,
    /// Whether it orders the rows, and whether from no to yes.
    pub sorted: Option<bool>,
}

impl MatrixView {
    /// The state of a service in a column.
    pub fn state(&self, service: ServiceIx, column: usize) -> State {
        let state = |c: &MatrixColumn| matrix::state(&self.dataset, service, c.atomic);
        self.columns.get(column).map_or(State::NotStated, state)
    }

    /// The state that is drawn in a cell. Of a choice that is stated only what it is: a sign in each of the columns of what it
    /// is not would hide it.
    pub fn drawn(&self, service: ServiceIx, column: usize) -> Option<State> {
        let atomic = self.columns.get(column)?.atomic;
        let is_another = matrix::is_another_choice(&self.dataset, service, atomic);
        (!is_another).then(|| self.state(service, column))
    }

    /// A cell in words, as a screen reader reads it: `Azure Databricks, Languages: Python: yes, 2 sources`.
    pub fn spoken(&self, service: ServiceIx, column: usize) -> String {
        let Some(c) = self.columns.get(column) else {
            return String::new();
        };
        let catalog = &self.dataset.catalog;
        format!("{}, {}: {}", catalog[service].name, c.full, self.words(service, column))
    }

    /// The cell's tooltip: the state with how many sources state it, then the whole cell.
    pub fn tooltip(&self, service: ServiceIx, column: usize) -> String {
        let Some(c) = self.columns.get(column) else {
            return String::new();
        };
        let dataset = &self.dataset;
        let mut numbers = Numbering::new(&dataset.catalog);
        let whole = cell_words(dataset, service, c.atomic.attribute, &mut numbers);
        let mut text = self.spoken(service, column);
        if c.atomic.option.is_some() && whole.state != State::NotStated {
            text.push_str("\nAll of it: ");
            text.push_str(&whole.listed());
        }
        text
    }

    fn words(&self, service: ServiceIx, column: usize) -> String {
        let state = self.state(service, column);
        let word = state.word();
        let Some(c) = self.columns.get(column) else {
            return word.to_owned();
        };
        let dataset = &self.dataset;
        let (live, _) = dataset.claims(service, c.atomic.attribute);
        let speaks = |claim: &&&Claim| c.atomic.option.is_none_or(|o| matrix::speaks_of(&claim.says, o));
        let speak = || live.iter().filter(speaks).copied();
        let documents: BTreeSet<SourceIx> = speak().map(|claim| claim.source).collect();
        let documents = documents
            .iter()
            .filter(|s| !dataset.catalog[**s].is_inference())
            .count();
        let sources = (documents > 0).then(|| count(documents, "source", "sources"));
        let mark = mark_words(&dataset.catalog, speak());
        let all = [Some(word.to_owned()), sources, Some(mark).filter(|m| !m.is_empty())];
        all.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The matrix, with the services put in its order; `None` when the catalog has nothing for one.
pub(super) fn view(model: &Model, hits: &mut Vec<ServiceIx>) -> Option<MatrixView> {
    let dataset = &model.dataset;
    let (catalog, grid) = (&dataset.catalog, &model.workspace.view.grid);
    let topic = grid.topic(dataset)?;
    let all_shown = model.session.all_columns;
    let most = if all_shown { usize::MAX } else { matrix::MOST_COLUMNS };
    let (columns, cut) = matrix::columns(catalog, &dataset.index, topic, most);
    *hits = matrix::ordered(dataset, hits, &columns, grid.rows);
    let shown = columns.len();
    let mut last = None;
    let columns = columns.into_iter().map(|atomic| {
        let about = &catalog[atomic.attribute];
        let option = atomic.option.and_then(|o| about.options.get(usize::from(o)));
        let first = last.replace(atomic.attribute) != Some(atomic.attribute);
        MatrixColumn {
            atomic,
            label: option.map_or(&about.label, |o| &o.label).clone(),
            full: option.map_or_else(|| about.label.clone(), |o| format!("{}: {}", about.label, o.label)),
            first,
            sorted: match grid.rows {
                RowOrder::By { column, descending } if column == atomic => Some(descending),
                _ => None,
            },
        }
    });
    Some(MatrixView {
        label: topic_words(catalog, topic),
        topics: matrix::topics(catalog)
            .into_iter()
            .map(|t| (t, topic_words(catalog, t), matches!(t, MatrixTopic::Group(_))))
            .collect(),
        topic,
        columns: columns.collect(),
        cut: (cut > 0).then(|| format!("The {shown} most frequent of {} options are shown.", shown + cut)),
        all_shown: all_shown && shown > matrix::MOST_COLUMNS,
        alike: grid.rows == RowOrder::Alike,
        dataset: Arc::clone(dataset),
    })
}

fn topic_words(catalog: &Catalog, topic: MatrixTopic) -> String {
    match topic {
        MatrixTopic::Attribute(a) => catalog[a].label.clone(),
        MatrixTopic::Group(g) => catalog.groups.get(g).map_or_else(String::new, |g| g.label.clone()),
    }
}
