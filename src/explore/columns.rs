//! What every service answers to every option of a facet, as sets of slots: counting an option is then counting the
//! bits of an intersection.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    bits::Set,
    histogram::{self, Span},
};
use crate::catalog::{
    Atom, Attribute, Catalog, Cell, CellValue, Feature, Role, Scalar, ServiceIx, ServiceRef, Side, SourceIx, State,
    Status,
    condition::{Subject, Want, want_id, want_label},
};

/// The most different values of a number or a date that are listed as options.
pub const MOST_VALUES: usize = 50;

/// The verdicts on one option: where none of the four sets has a slot, the answer is no. They do not overlap.
#[derive(Debug, Clone)]
pub struct OptionAnswers {
    /// It is so.
    pub yes: Arc<Set>,
    /// Sources disagree.
    pub conflicting: Arc<Set>,
    /// No source states it.
    pub not_stated: Arc<Set>,
    /// It is so in part.
    pub partly: Arc<Set>,
}

/// One option of a facet.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What a condition would ask for.
    pub want: Want,
    /// As conditions write it.
    pub id: Arc<str>,
    /// For a person.
    pub label: Arc<str>,
    /// What the services answer.
    pub answers: OptionAnswers,
}

/// One facet's answers.
#[derive(Debug, Clone)]
pub struct FacetColumn {
    /// What it is about.
    pub subject: Subject,
    /// Its options, in the order they are shown.
    pub choices: Vec<Choice>,
    /// Where the whole cell is not stated.
    pub not_stated: Arc<Set>,
    /// Where the whole cell is in conflict.
    pub conflicting: Arc<Set>,
    /// Where the whole cell is not applicable.
    pub not_applicable: Arc<Set>,
    /// Where the cell, or an option of it, is so in part.
    pub partly: Arc<Set>,
    /// The extent and histogram of a number or a date; `None` when no value is known.
    pub span: Option<Span<Set>>,
    /// What is known of each slot on the scale, for bounds; empty for what has no scale.
    pub values: Box<[(Scalar, u32)]>,
}

impl FacetColumn {
    /// The option a condition's value asks for; `None` when it is not listed (a rare number, a state).
    pub fn choice(&self, want: &Want) -> Option<&Choice> {
        match want {
            Want::Option(o) => self.choices.get(usize::from(*o)),
            _ => self.choices.iter().find(|c| c.want == *want),
        }
    }

    /// Where the whole cell is in this state; `None` for states that are values.
    pub fn state(&self, state: State) -> Option<&Set> {
        match state {
            State::NotStated => Some(&self.not_stated),
            State::Conflicting => Some(&self.conflicting),
            State::NotApplicable => Some(&self.not_applicable),
            State::Partly => Some(&self.partly),
            State::Yes | State::No | State::Value => None,
        }
    }
}

/// What is known of one option while services are being read.
#[derive(Default)]
struct Slots {
    yes: Vec<u32>,
    partly: Vec<u32>,
    no: Vec<u32>,
    conflicting: Vec<u32>,
}

/// Reads the cells of one attribute, service by service, in any order.
pub struct ColumnBuilder<'a> {
    subject: Subject,
    attribute: &'a Attribute,
    /// Slots whose cell is in each state; not stated is what is left.
    conflicting: Vec<u32>,
    not_applicable: Vec<u32>,
    partly: Vec<u32>,
    known: Vec<u32>,
    /// A flag's yes and no, or one an option.
    options: Vec<Slots>,
    values: Vec<(Scalar, u32)>,
    services: BTreeMap<ServiceRef, Vec<u32>>,
}

impl<'a> ColumnBuilder<'a> {
    /// For one attribute; `None` when it cannot be a facet.
    pub fn new(subject: Subject, attribute: &'a Attribute) -> Option<Self> {
        let options = if attribute.kind.has(Feature::Flag) {
            2
        } else {
            attribute.options.len()
        };
        (!attribute.kind.has(Feature::Prose)).then(|| Self {
            subject,
            attribute,
            conflicting: Vec::new(),
            not_applicable: Vec::new(),
            partly: Vec::new(),
            known: Vec::new(),
            options: std::iter::repeat_with(Slots::default).take(options).collect(),
            values: Vec::new(),
            services: BTreeMap::new(),
        })
    }

    /// Reads one cell.
    pub fn read(&mut self, slot: u32, cell: &Cell) {
        if cell.state != State::NotStated {
            self.known.push(slot);
        }
        match cell.state {
            State::Conflicting => self.conflicting.push(slot),
            State::NotApplicable => self.not_applicable.push(slot),
            State::Partly => self.partly.push(slot),
            State::Yes => self.options[0].yes.push(slot),
            State::No if self.attribute.kind.has(Feature::Flag) => self.options[1].yes.push(slot),
            State::No | State::Value | State::NotStated => {}
        }
        match &cell.value {
            CellValue::Choice(o) => self.options[usize::from(*o)].yes.push(slot),
            CellValue::Atoms(atoms) => {
                for (option, atom) in atoms {
                    let slots = &mut self.options[usize::from(*option)];
                    match atom {
                        Atom::Yes => slots.yes.push(slot),
                        Atom::Partly => slots.partly.push(slot),
                        Atom::No | Atom::NotApplicable => slots.no.push(slot),
                        Atom::Conflicting => slots.conflicting.push(slot),
                        Atom::NotStated => {}
                    }
                }
                if atoms.iter().any(|(_, a)| *a == Atom::Partly) {
                    self.partly.push(slot);
                }
            }
            CellValue::Scalar(value) => self.values.push((value.clone(), slot)),
            CellValue::Services(all) => {
                for s in all {
                    self.services.entry(s.clone()).or_default().push(slot);
                }
            }
            CellValue::None if self.attribute.kind.has(Feature::Atoms) => {
                // A set settled as a whole, as "what if" does: every option is what the cell is.
                match cell.state {
                    State::Conflicting => self.options.iter_mut().for_each(|o| o.conflicting.push(slot)),
                    State::NotApplicable => self.options.iter_mut().for_each(|o| o.no.push(slot)),
                    _ => {}
                }
            }
            CellValue::None | CellValue::Texts(_) => {}
        }
    }

    /// Puts all together, for `len` slots.
    pub fn finish(mut self, catalog: &Catalog, len: usize) -> FacetColumn {
        let none = Arc::new(Set::none());
        let mut column = FacetColumn {
            subject: self.subject,
            choices: Vec::new(),
            not_stated: Arc::new(Set::all_but(std::mem::take(&mut self.known), len)),
            conflicting: Arc::new(Set::of(std::mem::take(&mut self.conflicting), len)),
            not_applicable: Arc::new(Set::of(std::mem::take(&mut self.not_applicable), len)),
            partly: Arc::new(Set::of(std::mem::take(&mut self.partly), len)),
            span: None,
            values: Box::default(),
        };
        // What every option of anything but a set answers where it is not a yes.
        let answers = |column: &FacetColumn, yes: Vec<u32>| OptionAnswers {
            yes: Arc::new(Set::of(yes, len)),
            conflicting: column.conflicting.clone(),
            not_stated: column.not_stated.clone(),
            partly: none.clone(),
        };
        let mut choices: Vec<(Want, OptionAnswers)> = Vec::new();
        let kind = self.attribute.kind;
        let options = std::mem::take(&mut self.options).into_iter().zip(0_u16..);
        if kind.has(Feature::Flag) {
            let wants = [Want::Flag(Side::Yes), Want::Flag(Side::No)];
            for (want, (slots, _)) in wants.into_iter().zip(options) {
                let partly = column.partly.clone();
                choices.push((
                    want,
                    OptionAnswers {
                        partly,
                        ..answers(&column, slots.yes)
                    },
                ));
            }
            choices.push((Want::State(State::Partly), certain(column.partly.clone(), &none)));
        } else if kind.has(Feature::Atoms) {
            choices.extend(options.map(|(slots, o)| (Want::Option(o), option_of_set(slots, len))));
        } else {
            choices.extend(options.map(|(slots, o)| (Want::Option(o), answers(&column, slots.yes))));
        }
        if kind.has(Feature::Scale) {
            column.span = histogram::of(&self.values, len);
            choices = value_choices(&self.values, &column, len);
            column.values = std::mem::take(&mut self.values).into();
        }
        let mut named: Vec<(ServiceRef, Vec<u32>)> = std::mem::take(&mut self.services).into_iter().collect();
        named.sort_by_cached_key(|(s, _)| (catalog.name_of(s).to_lowercase(), s.clone()));
        for (service, slots) in named {
            // A list of services is never complete: where others are named, this one is not stated.
            let not_stated = Set::all_but(merged(&[&slots, &settled(&column, len)]), len);
            let mut all = answers(&column, slots);
            all.not_stated = Arc::new(not_stated);
            choices.push((Want::Service(service), all));
        }
        column.choices = choices
            .into_iter()
            .map(|(want, answers)| labelled(column.subject, want, answers, catalog))
            .collect();
        column
    }
}

/// Slots that are known to be in conflict or not applicable: neither can be "not stated".
fn settled(column: &FacetColumn, len: usize) -> Vec<u32> {
    let mut bits = super::bits::Bits::none(len);
    column.conflicting.add_to(&mut bits);
    column.not_applicable.add_to(&mut bits);
    bits.iter().collect()
}

fn option_of_set(slots: Slots, len: usize) -> OptionAnswers {
    let known = merged(&[&slots.yes, &slots.partly, &slots.no, &slots.conflicting]);
    OptionAnswers {
        yes: Arc::new(Set::of(slots.yes, len)),
        conflicting: Arc::new(Set::of(slots.conflicting, len)),
        not_stated: Arc::new(Set::all_but(known, len)),
        partly: Arc::new(Set::of(slots.partly, len)),
    }
}

fn merged(lists: &[&[u32]]) -> Vec<u32> {
    let mut all: Vec<u32> = lists.iter().flat_map(|l| l.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// OptionAnswers that are yes or no, never unknown.
fn certain(yes: Arc<Set>, none: &Arc<Set>) -> OptionAnswers {
    OptionAnswers {
        yes,
        conflicting: none.clone(),
        not_stated: none.clone(),
        partly: none.clone(),
    }
}

fn labelled(subject: Subject, want: Want, answers: OptionAnswers, catalog: &Catalog) -> Choice {
    let label = match (&want, subject) {
        (Want::Text(t), Subject::Category) => t.clone(),
        (Want::Role(Role::Alternative), _) => "Alternative".to_owned(),
        (Want::Role(Role::Supporting), _) => "Supporting".to_owned(),
        (Want::Status(s), _) => s.label().to_owned(),
        (Want::Flag(_) | Want::State(_), _) => {
            let word = want_label(&want, subject, catalog);
            word[..1].to_uppercase() + &word[1..]
        }
        (Want::Scalar(value), Subject::Attribute(a)) => value.shown(&catalog[a].unit, catalog[a].digits()),
        _ => want_label(&want, subject, catalog),
    };
    Choice {
        id: want_id(&want, subject, catalog).into(),
        label: label.into(),
        want,
        answers,
    }
}

/// One choice a different value that can be asked for, when there are at most [`MOST_VALUES`]: an exact number or
/// version, a date as stated. What is within it is a yes ("March 2019" when "2019" is asked), what only overlaps it
/// leaves open whether it is so.
fn value_choices(values: &[(Scalar, u32)], column: &FacetColumn, len: usize) -> Vec<(Want, OptionAnswers)> {
    let (mut groups, mut options): (BTreeMap<&Scalar, Vec<u32>>, usize) = (BTreeMap::new(), 0);
    for (value, slot) in values {
        let group = groups.entry(value).or_default();
        options += usize::from(group.is_empty() && value.asked().is_some());
        if options > MOST_VALUES {
            return Vec::new();
        }
        group.push(*slot);
    }
    let choice = |asked: Scalar| {
        let (mut yes, mut may_be): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        for (value, slots) in &groups {
            match value.is(&asked) {
                Some(false) => {}
                Some(true) => yes.extend(slots),
                None => may_be.extend(slots),
            }
        }
        yes.sort_unstable();
        (Want::Scalar(asked), value_answers(yes, &may_be, column, len))
    };
    groups.keys().filter_map(|value| value.asked()).map(choice).collect()
}

fn value_answers(yes: Vec<u32>, may_be: &[u32], column: &FacetColumn, len: usize) -> OptionAnswers {
    let not_stated = if may_be.is_empty() {
        column.not_stated.clone()
    } else {
        let mut bits = super::bits::Bits::none(len);
        column.not_stated.add_to(&mut bits);
        for slot in may_be {
            bits.put(*slot);
        }
        Arc::new(Set::of(bits.iter().collect(), len))
    };
    OptionAnswers {
        yes: Arc::new(Set::of(yes, len)),
        conflicting: column.conflicting.clone(),
        not_stated,
        partly: Arc::new(Set::none()),
    }
}

/// The built-in facets, from what each service is at its slot: role, category, status, source.
pub fn built_in(catalog: &Catalog, services: &[(u32, ServiceIx, Status)], len: usize) -> Vec<FacetColumn> {
    let none = Arc::new(Set::none());
    let slots = |holds: &dyn Fn(ServiceIx, Status) -> bool| -> Arc<Set> {
        let slots = services
            .iter()
            .filter(|(_, s, status)| holds(*s, *status))
            .map(|(slot, ..)| *slot)
            .collect();
        Arc::new(Set::of(slots, len))
    };
    let column = |subject, choices: Vec<(Want, OptionAnswers)>, not_stated: Arc<Set>| FacetColumn {
        subject,
        choices: choices
            .into_iter()
            .map(|(want, answers)| labelled(subject, want, answers, catalog))
            .collect(),
        not_stated,
        conflicting: none.clone(),
        not_applicable: none.clone(),
        partly: none.clone(),
        span: None,
        values: Box::default(),
    };
    let roles = [Role::Alternative, Role::Supporting]
        .map(|r| (Want::Role(r), certain(slots(&|s, _| catalog[s].role == r), &none)));
    let statuses = Status::ALL.map(|st| (Want::Status(st), certain(slots(&|_, status| status == st), &none)));

    let mut by_category: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut by_source: Vec<Vec<u32>> = vec![Vec::new(); catalog.sources.len()];
    for (slot, ix, _) in services {
        let service = &catalog[*ix];
        by_category.entry(&service.category).or_default().push(*slot);
        let mut sources: Vec<SourceIx> = service.sources().collect();
        sources.sort_unstable();
        sources.dedup();
        for source in sources {
            by_source[source.at()].push(*slot);
        }
    }
    let no_category = Arc::new(Set::of(by_category.remove("").unwrap_or_default(), len));
    let categories = catalog
        .categories
        .iter()
        .map(|c| {
            let yes = by_category.remove(c.as_str()).unwrap_or_default();
            let answers = OptionAnswers {
                not_stated: no_category.clone(),
                ..certain(Arc::new(Set::of(yes, len)), &none)
            };
            (Want::Text(c.clone()), answers)
        })
        .collect();
    let sources = catalog
        .source_ixs()
        .zip(by_source)
        .map(|(s, slots)| {
            (
                Want::of_source(s, catalog),
                certain(Arc::new(Set::of(slots, len)), &none),
            )
        })
        .collect();
    vec![
        column(Subject::Role, roles.into(), none.clone()),
        column(Subject::Category, categories, no_category),
        column(Subject::Status, statuses.into(), none.clone()),
        column(Subject::Source, sources, none.clone()),
    ]
}
