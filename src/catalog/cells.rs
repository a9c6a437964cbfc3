//! What the claims of one service for one attribute add up to, under one view.
//!
//! A set has one atom an option; every other attribute is one atom. From the claims that speak of an atom: none, it is
//! *not stated*; all "not applicable", it is that; on one side, that value; else *conflicting*. Newer never silently
//! overrules older; only a claim that says which source it supersedes, and why, makes history of another.

use std::sync::Arc;

use rayon::prelude::*;

use super::{
    lifecycle::{self, Judged},
    model::{AttributeIx, Catalog, Claim, Kind, OptionIx, Origin, Service, ServiceIx, ServiceRef, SourceIx},
    rows::Rows,
    value::{Assertion, DateSpan, Interval, Side},
    view::{Reading, View},
};

/// The state of a whole cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// A flag that is so; a set never has this state.
    Yes,
    /// A flag that is not so, or a set of which only absences are known.
    No,
    /// A flag that is so in part.
    Partly,
    /// Something is known; the value says what.
    Value,
    /// The attribute makes no sense here, says a source.
    NotApplicable,
    /// No source in the view speaks of it.
    NotStated,
    /// Sources disagree.
    Conflicting,
}

impl State {
    /// As commands and files write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Partly => "partly",
            Self::Value => "value",
            Self::NotApplicable => "not-applicable",
            Self::NotStated => "not-stated",
            Self::Conflicting => "conflicting",
        }
    }

    /// For a person.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Partly => "partly",
            Self::Value => "value",
            Self::NotApplicable => "not applicable",
            Self::NotStated => "not stated",
            Self::Conflicting => "sources disagree",
        }
    }

    /// Whether a value is known: neither not stated nor conflicting. "Not applicable" is known.
    pub fn is_known(self) -> bool {
        !matches!(self, Self::NotStated | Self::Conflicting)
    }
}

/// The state of one option of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Atom {
    /// Stated to be so.
    Yes,
    /// Stated to be so in part.
    Partly,
    /// Stated not to be so.
    No,
    /// Stated to make no sense.
    NotApplicable,
    /// No source speaks of it.
    NotStated,
    /// Sources disagree.
    Conflicting,
}

impl Atom {
    /// As a cell state, for words and shapes.
    pub fn state(self) -> State {
        match self {
            Self::Yes => State::Yes,
            Self::Partly => State::Partly,
            Self::No => State::No,
            Self::NotApplicable => State::NotApplicable,
            Self::NotStated => State::NotStated,
            Self::Conflicting => State::Conflicting,
        }
    }

    /// Adds one side to what was known: yes and partly make partly, either with no makes a conflict.
    fn with(self, side: Atom) -> Atom {
        match (self, side) {
            (Self::NotStated, s) => s,
            (a, s) if a == s => a,
            (Self::Yes, Self::Partly) | (Self::Partly, Self::Yes) => Self::Partly,
            _ => Self::Conflicting,
        }
    }

    fn of(side: Side) -> Self {
        match side {
            Side::Yes => Self::Yes,
            Side::Partly => Self::Partly,
            Side::No => Self::No,
        }
    }
}

/// What a cell holds beside its state.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CellValue {
    /// Nothing beside the state: flags, and every cell that is not applicable, not stated or in conflict (but sets).
    #[default]
    None,
    /// The option of a choice.
    Choice(OptionIx),
    /// The options of a set that any claim speaks of, in the catalog's order. Also kept when some are in conflict.
    Atoms(Box<[(OptionIx, Atom)]>),
    /// A number.
    Number(Interval),
    /// A date.
    Date(DateSpan),
    /// Texts or links, newest first; the claims hold them.
    Texts(Box<[Arc<str>]>),
    /// Services, in the order they are first named.
    Services(Box<[ServiceRef]>),
}

/// What the claims of one service for one attribute add up to.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its state.
    pub state: State,
    /// What it holds.
    pub value: CellValue,
}

impl Cell {
    /// A cell of which no source speaks.
    pub const NOT_STATED: Self = Self {
        state: State::NotStated,
        value: CellValue::None,
    };

    /// The state of one option of a set; what the whole cell says when it holds no options.
    pub fn atom(&self, option: OptionIx) -> Atom {
        match (&self.value, self.state) {
            (CellValue::Atoms(atoms), _) => atoms
                .binary_search_by_key(&option, |(o, _)| *o)
                .map_or(Atom::NotStated, |i| atoms[i].1),
            (_, State::NotApplicable) => Atom::NotApplicable,
            (_, State::Conflicting) => Atom::Conflicting,
            _ => Atom::NotStated,
        }
    }
}

/// A catalog with all its cells under one view, and each service's lifecycle judged: what the functions of the core ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Cells {
    /// The catalog they are of.
    pub catalog: Arc<Catalog>,
    /// The view they were worked out for.
    pub view: View,
    /// A row a service, in the order of attributes.
    rows: Rows,
    judged: Vec<Judged>,
    present: Vec<bool>,
    /// For each source, whether its claims count under the view.
    counts: Vec<bool>,
}

impl Cells {
    /// Works out all cells. Linear in the number of claims and cells.
    pub fn build(catalog: impl Into<Arc<Catalog>>, view: View) -> Self {
        let catalog = catalog.into();
        let attributes = catalog.attributes.len();
        let counts = source_filter(&catalog, view);
        let rows = Rows::build(&catalog.services, attributes, |service, row| {
            fill(row, &catalog, service, &counts);
        });
        let services = || catalog.services.par_iter().with_min_len(64);
        let judged = services().map(|s| lifecycle::judge(&catalog, s, view)).collect();
        let present = services().map(|s| is_present(s, view, &counts)).collect();
        Self {
            catalog,
            view,
            rows,
            judged,
            present,
            counts,
        }
    }

    /// One cell.
    pub fn get(&self, service: ServiceIx, attribute: AttributeIx) -> &Cell {
        self.rows.get(service.at(), attribute.at())
    }

    /// Whether the claims of a source count under the view.
    pub fn counts(&self, source: SourceIx) -> bool {
        self.counts[source.at()]
    }

    /// The claims of one cell that count, newest first, and those that are history by a maintainer's word.
    pub fn claims(&self, service: ServiceIx, attribute: AttributeIx) -> (Vec<&Claim>, Vec<&Claim>) {
        split_history(self.catalog[service].claims_on(attribute), &self.counts)
    }

    /// A service's lifecycle on the view's day.
    pub fn judged(&self, service: ServiceIx) -> &Judged {
        &self.judged[service.at()]
    }

    /// Whether the service is there under the view: some source or event by then names it. Services that no source
    /// and no event names at all (an entry just begun) are there whenever the view has no as-of date.
    pub fn is_present(&self, service: ServiceIx) -> bool {
        self.present[service.at()]
    }

    /// The services that are there, in the file's order.
    pub fn present(&self) -> impl Iterator<Item = ServiceIx> + '_ {
        self.present
            .iter()
            .enumerate()
            .filter(|(_, p)| **p)
            .map(|(i, _)| ServiceIx(i as u32))
    }

    /// The same with one cell replaced: "what if this were settled". Nothing else changes.
    #[must_use]
    pub fn with(&self, service: ServiceIx, attribute: AttributeIx, cell: Cell) -> Self {
        let mut next = self.clone();
        next.replace(service, attribute, cell);
        next
    }

    /// Puts a cell in another's place and returns the other, so that many what-ifs can share one scratch copy.
    pub fn replace(&mut self, service: ServiceIx, attribute: AttributeIx, cell: Cell) -> Cell {
        self.rows.replace(service.at(), attribute.at(), cell)
    }
}

/// Works out the cells of one service.
fn fill(row: &mut [Cell], catalog: &Catalog, service: &Service, counts: &[bool]) {
    for claims in service.claims.chunk_by(|a, b| a.attribute == b.attribute) {
        let attribute = claims[0].attribute;
        let kind = &catalog[attribute].kind;
        row[attribute.at()] = match claims {
            // Most cells rest on one claim, of which nothing can be history.
            [claim] if !counts[claim.source.at()] => Cell::NOT_STATED,
            [claim] => add_up(kind, &[claim]),
            _ => add_up(kind, &split_history(claims, counts).0),
        };
    }
}

/// For each source, whether its claims count under the view.
pub fn source_filter(catalog: &Catalog, view: View) -> Vec<bool> {
    catalog
        .sources
        .iter()
        .map(|s| {
            let by_then = match (view.as_of, s.date.span()) {
                (None, _) => true,
                (Some(as_of), Some(date)) => date.last() <= as_of,
                (Some(_), None) => false,
            };
            by_then && (view.reading == Reading::Today || s.origin == Origin::Given)
        })
        .collect()
}

fn split_history<'a>(claims: &'a [Claim], counts: &[bool]) -> (Vec<&'a Claim>, Vec<&'a Claim>) {
    let counted = || claims.iter().filter(|c| counts[c.source.at()]);
    let superseded: Vec<SourceIx> = counted().flat_map(|c| c.supersedes().iter().map(|(s, _)| *s)).collect();
    counted().partition(|c| !superseded.contains(&c.source))
}

fn is_present(service: &Service, view: View, counts: &[bool]) -> bool {
    let named = service.named_in.iter().chain(service.claims.iter().map(|c| &c.source));
    let by_source = named.clone().any(|s| counts[s.at()]);
    if by_source {
        return true;
    }
    match (view.reading, view.as_of) {
        (Reading::Documents, _) => false,
        (Reading::Today, None) => true,
        (Reading::Today, Some(as_of)) => service
            .lifecycle
            .iter()
            .any(|e| e.date.is_some_and(|d| d.last() <= as_of)),
    }
}

fn add_up(kind: &Kind, claims: &[&Claim]) -> Cell {
    if claims.iter().any(|c| c.says == Assertion::Remark) {
        // Notes of the user's own assert nothing.
        let said: Vec<&Claim> = claims.iter().copied().filter(|c| c.says != Assertion::Remark).collect();
        return add_up(kind, &said);
    }
    if claims.is_empty() {
        return Cell::NOT_STATED;
    }
    let absent = claims.iter().filter(|c| c.says == Assertion::NotApplicable).count();
    if absent == claims.len() {
        return Cell {
            state: State::NotApplicable,
            value: CellValue::None,
        };
    }
    let conflict = absent > 0;
    match kind {
        Kind::Set(options) => add_up_set(claims, options.len()),
        _ if conflict => Cell {
            state: State::Conflicting,
            value: CellValue::None,
        },
        Kind::Flag => {
            let atom = claims.iter().fold(Atom::NotStated, |a, c| match &c.says {
                Assertion::Flag(side) => a.with(Atom::of(*side)),
                _ => a,
            });
            Cell {
                state: atom.state(),
                value: CellValue::None,
            }
        }
        Kind::Choice(_) => meeting(
            claims,
            CellValue::Choice,
            |a, b| (a == b).then_some(a),
            |s| match s {
                Assertion::Choice(o) => Some(*o),
                _ => None,
            },
        ),
        Kind::Number(_) => meeting(claims, CellValue::Number, Interval::meet, |s| match s {
            Assertion::Number(i) => Some(*i),
            _ => None,
        }),
        Kind::Date => meeting(claims, CellValue::Date, DateSpan::meet, |s| match s {
            Assertion::Date(d) => Some(*d),
            _ => None,
        }),
        Kind::Text | Kind::Link => {
            let mut texts: Vec<Arc<str>> = Vec::new();
            for claim in claims {
                if let Assertion::Text(t) | Assertion::Link(t) = &claim.says
                    && !texts.iter().any(|x| **x == **t)
                {
                    texts.push(t.clone());
                }
            }
            Cell {
                state: State::Value,
                value: CellValue::Texts(texts.into()),
            }
        }
        Kind::Services => {
            let mut all: Vec<ServiceRef> = Vec::new();
            for claim in claims {
                if let Assertion::Services(services) = &claim.says {
                    for s in services {
                        if !all.contains(s) {
                            all.push(s.clone());
                        }
                    }
                }
            }
            Cell {
                state: State::Value,
                value: CellValue::Services(all.into()),
            }
        }
    }
}

/// Folds the values of all claims into one, or into a conflict when two of them have no meeting.
fn meeting<T: Copy>(
    claims: &[&Claim],
    wrap: impl Fn(T) -> CellValue,
    meet: impl Fn(T, T) -> Option<T>,
    read: impl Fn(&Assertion) -> Option<T>,
) -> Cell {
    let mut known: Option<T> = None;
    for value in claims.iter().filter_map(|c| read(&c.says)) {
        match known.map_or(Some(value), |k| meet(k, value)) {
            Some(both) => known = Some(both),
            None => {
                return Cell {
                    state: State::Conflicting,
                    value: CellValue::None,
                };
            }
        }
    }
    known.map_or(Cell::NOT_STATED, |v| Cell {
        state: State::Value,
        value: wrap(v),
    })
}

fn add_up_set(claims: &[&Claim], options: usize) -> Cell {
    let mut atoms: Vec<(OptionIx, Atom)> = Vec::new();
    let mut say = |option: OptionIx, side: Atom| match atoms.binary_search_by_key(&option, |(o, _)| *o) {
        Ok(i) => atoms[i].1 = atoms[i].1.with(side),
        Err(i) => atoms.insert(i, (option, side)),
    };
    for claim in claims {
        match &claim.says {
            Assertion::Set(side, named) => named.iter().for_each(|o| say(*o, Atom::of(*side))),
            Assertion::Only(named) => {
                for o in 0..options as OptionIx {
                    say(o, if named.contains(&o) { Atom::Yes } else { Atom::No });
                }
            }
            Assertion::NotApplicable => (0..options as OptionIx).for_each(|o| say(o, Atom::NotApplicable)),
            _ => {}
        }
    }
    let any = |wanted: &[Atom]| atoms.iter().any(|(_, a)| wanted.contains(a));
    let state = if any(&[Atom::Conflicting]) {
        State::Conflicting
    } else if any(&[Atom::Yes, Atom::Partly]) {
        State::Value
    } else if any(&[Atom::No]) {
        State::No
    } else if any(&[Atom::NotApplicable]) {
        State::NotApplicable
    } else {
        State::NotStated
    };
    Cell {
        state,
        value: if atoms.is_empty() {
            CellValue::None
        } else {
            CellValue::Atoms(atoms.into())
        },
    }
}
