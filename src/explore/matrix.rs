//! Services × options: who can do what, as one picture.
//!
//! A flag is one column; a choice or a set has one for each option. Numbers, dates, texts and services have no place in
//! it: their cells are values, which no shape can show. What a cell shows is what a condition on that option evaluates to:
//! a choice known to be one option is known not to be the others, while an option of a set that no source names is not
//! stated.

use std::cmp::Reverse;

use super::{index::Index, similar};
use crate::catalog::{
    Assertion, AttributeIx, Catalog, Cell, CellValue, Cells, Feature, OptionIx, ServiceIx, State, condition::Subject,
};

/// What the columns are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatrixTopic {
    /// The options of one attribute.
    Attribute(AttributeIx),
    /// All flags, choices and sets under one heading, a place in [`Catalog::groups`].
    Group(usize),
}

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Atomic {
    /// A flag, or the attribute that has the option.
    pub attribute: AttributeIx,
    /// Its option; `None` for a flag.
    pub option: Option<OptionIx>,
}

/// An order of the rows other than the list's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowOrder {
    /// As the list has them.
    #[default]
    Listed,
    /// Similar rows next to each other.
    Alike,
    /// By one column.
    By {
        /// The column whose states order the rows.
        column: Atomic,
        /// No before yes. What is not known comes last either way.
        descending: bool,
    },
}

/// The most columns shown unless all are asked for: more is not a picture any more.
pub const MOST_COLUMNS: usize = 40;

/// What there can be a matrix of: the headings with anything to show, and under each its attributes.
pub fn topics(catalog: &Catalog) -> Vec<MatrixTopic> {
    let mut all = Vec::new();
    for group in 0..catalog.groups.len() {
        let mine: Vec<AttributeIx> = attributes_of(catalog, MatrixTopic::Group(group)).collect();
        if !mine.is_empty() {
            all.push(MatrixTopic::Group(group));
        }
        // A flag alone is one column: no picture.
        let several = mine.into_iter().filter(|a| !catalog[*a].options.is_empty());
        all.extend(several.map(MatrixTopic::Attribute));
    }
    all
}

/// The topic to begin with: the set that most services state, if a quarter of the services do at least; else the heading
/// that most services state. `None` when the catalog has neither flags nor options.
pub fn default_topic(catalog: &Catalog, index: &Index) -> Option<MatrixTopic> {
    let all = topics(catalog);
    let stated =
        |topic: &MatrixTopic| -> usize { attributes_of(catalog, *topic).map(|a| stated_count(index, a)).sum() };
    let most = |wanted: &dyn Fn(&MatrixTopic) -> bool| {
        let wanted = all.iter().enumerate().filter(|(_, t)| wanted(t));
        wanted.max_by_key(|(at, t)| (stated(t), Reverse(*at))).map(|(_, t)| *t)
    };
    most(&|t| matches!(t, MatrixTopic::Attribute(a) if catalog[*a].kind.has(Feature::Atoms)))
        .filter(|t| stated(t) * 4 >= index.present().count())
        .or_else(|| most(&|t| matches!(t, MatrixTopic::Group(_))))
}

/// In how many services that are there a source states anything about this attribute.
pub fn stated_count(index: &Index, attribute: AttributeIx) -> usize {
    let all = index.present().count();
    index
        .column(Subject::Attribute(attribute))
        .map_or(0, |c| all - c.not_stated.count_in(index.present(), all))
}

/// The columns of a topic, attribute by attribute in the catalog's order. With more than [`MOST_COLUMNS`], the options
/// with the most yes over the whole catalog come first within their attribute, so that they stay where they are while
/// filters change; `most` cuts those with the fewest. Also how many were cut.
pub fn columns(catalog: &Catalog, index: &Index, topic: MatrixTopic, most: usize) -> (Vec<Atomic>, usize) {
    let mut all: Vec<Atomic> = attributes_of(catalog, topic)
        .flat_map(|attribute| {
            let options = catalog[attribute].options.len() as OptionIx;
            let flag = (options == 0).then_some(Atomic {
                attribute,
                option: None,
            });
            flag.into_iter().chain((0..options).map(move |o| Atomic {
                attribute,
                option: Some(o),
            }))
        })
        .collect();
    let cut = all.len().saturating_sub(most);
    if all.len() > MOST_COLUMNS {
        let count = index.present().count();
        let yes = |column: &Atomic| {
            let choices = index.column(Subject::Attribute(column.attribute)).map(|c| &c.choices);
            let at = usize::from(column.option.unwrap_or(0));
            choices
                .and_then(|c| c.get(at))
                .map_or(0, |c| c.answers.yes.count_in(index.present(), count))
        };
        all.sort_by_cached_key(|c| Reverse(yes(c)));
        all.truncate(most);
        // Stable: among the options of one attribute the most frequent stay first.
        all.sort_by_key(|c| c.attribute);
    }
    all.truncate(most);
    (all, cut)
}

/// The state of one service in one column. Never [`State::Value`].
pub fn state(cells: &Cells, service: ServiceIx, column: Atomic) -> State {
    answer(cells.get(service, column.attribute), column.option)
}

/// Whether the cell is of an option of a choice that is known to be another one. It is a no, which the yes in that other
/// column says already.
pub fn is_another_choice(cells: &Cells, service: ServiceIx, column: Atomic) -> bool {
    let value = &cells.get(service, column.attribute).value;
    matches!((value, column.option), (CellValue::Choice(is), Some(option)) if *is != option)
}

fn answer(cell: &Cell, option: Option<OptionIx>) -> State {
    let Some(option) = option else { return cell.state };
    match &cell.value {
        CellValue::Choice(o) if *o == option => State::Yes,
        CellValue::Choice(_) => State::No,
        _ => cell.atom(option).state(),
    }
}

/// The services in another order; ties stay as they were.
pub fn ordered(cells: &Cells, services: &[ServiceIx], columns: &[Atomic], rows: RowOrder) -> Vec<ServiceIx> {
    match rows {
        RowOrder::Listed => services.to_vec(),
        RowOrder::By { column, descending } => {
            let mut all = services.to_vec();
            all.sort_by_cached_key(|s| rank(state(cells, *s, column), descending));
            all
        }
        RowOrder::Alike => {
            let codes = |s: &ServiceIx| {
                let atoms = columns.iter().map(|c| similar::state_code(state(cells, *s, *c)));
                (*s, atoms.collect())
            };
            similar::like_beside_like(services.iter().map(codes).collect())
        }
    }
}

/// Yes, partly, no or the reverse; then sources disagree, not applicable, not stated.
fn rank(state: State, descending: bool) -> u8 {
    let known = match state {
        State::Yes | State::Value => 0,
        State::Partly => 1,
        State::No => 2,
        State::Conflicting => return 3,
        State::NotApplicable => return 4,
        State::NotStated => return 5,
    };
    if descending { 2 - known } else { known }
}

/// The attributes of a topic that have a place in a matrix.
fn attributes_of(catalog: &Catalog, topic: MatrixTopic) -> impl Iterator<Item = AttributeIx> + '_ {
    catalog
        .attribute_ixs()
        .filter(move |a| catalog[*a].kind.has(Feature::Flag) || catalog[*a].kind.has(Feature::Options))
        .filter(move |a| match topic {
            MatrixTopic::Attribute(only) => *a == only,
            MatrixTopic::Group(group) => catalog[*a].group == group,
        })
}

/// Whether a claim states anything about one option: of a set only of those it names, unless it names all there are.
pub fn speaks_of(says: &Assertion, option: OptionIx) -> bool {
    !says.is_silent_on_others() || says.options().contains(&option)
}
