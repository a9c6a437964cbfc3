//! What a claim asserts once it is checked: what is added up to a cell.

use std::sync::Arc;

use crate::catalog::{
    cell::{Atom, Side},
    ix::{OptionIx, ServiceIx, ServiceRef},
    kind::definition::{Definition, Services},
    value::Scalar,
};

/// What one claim asserts about its attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Assertion {
    /// Of a flag: yes, no or partly.
    Flag(Side),
    /// Of a choice: it is this option.
    Choice(OptionIx),
    /// Of a set: these options, on this side; nothing about the rest.
    Set(Side, Box<[OptionIx]>),
    /// Of a set: these options and no other.
    Only(Box<[OptionIx]>),
    /// Of a number, a date, a version.
    Scalar(Scalar),
    /// Of a text or a link; its cell shares it.
    Text(Arc<str>),
    /// Of services: these, nothing about others.
    Services(Box<[ServiceRef]>),
    /// The attribute makes no sense here.
    NotApplicable,
    /// Nothing: the claim is a note of the user's own, and its note is all it states.
    Remark,
}

impl Assertion {
    /// What it asserts about one option of a set; `None` when it does not name it.
    pub fn atom(&self, option: OptionIx) -> Option<Atom> {
        match self {
            Self::Set(side, named) => named.contains(&option).then(|| Atom::of(*side)),
            Self::Only(named) => Some(if named.contains(&option) { Atom::Yes } else { Atom::No }),
            Self::NotApplicable => Some(Atom::NotApplicable),
            _ => None,
        }
    }

    /// What it states about a whole when it is stated of a part: values and yes as they are, whole lists as part of
    /// one, and of services all but the whole itself. `None` for a no, for *partly* and for what states nothing.
    pub fn of_the_whole(&self, whole: ServiceIx) -> Option<Self> {
        match self {
            Self::Flag(Side::Yes) | Self::Choice(_) | Self::Set(Side::Yes, _) | Self::Scalar(_) | Self::Text(_) => {
                Some(self.clone())
            }
            Self::Services(named) => {
                let others = named.iter().filter(|s| **s != ServiceRef::Known(whole)).cloned();
                let others: Box<[ServiceRef]> = others.collect();
                (!others.is_empty()).then_some(Self::Services(others))
            }
            Self::Only(named) if named.is_empty() => None,
            Self::Only(named) => Some(Self::Set(Side::Yes, named.clone())),
            Self::Flag(Side::No | Side::Partly)
            | Self::Set(Side::No | Side::Partly, _)
            | Self::NotApplicable
            | Self::Remark => None,
        }
    }

    /// The same of a list that names all there is.
    #[must_use]
    pub fn of_a_whole_list(self) -> Self {
        match self {
            Self::Set(Side::Yes, named) => Self::Only(named),
            other => other,
        }
    }

    /// The same of a list that does not name all there is; that there is nothing stays stated.
    #[must_use]
    pub fn of_an_open_list(self) -> Self {
        match self {
            Self::Only(named) if !named.is_empty() => Self::Set(Side::Yes, named),
            other => other,
        }
    }

    /// Of a set: whether the list names all there is; `None` of any other.
    pub fn is_whole_list(&self) -> Option<bool> {
        match self {
            Self::Only(_) => Some(true),
            Self::Set(..) => Some(false),
            _ => None,
        }
    }

    /// That something has these options; of a choice, where `several` is false, that it is the one.
    pub fn that_names(options: Box<[OptionIx]>, several: bool) -> Self {
        match *options {
            [one] if !several => Self::Choice(one),
            _ => Self::Set(Side::Yes, options),
        }
    }

    /// What a choice asserts as a set.
    pub fn as_set(&self) -> Option<Self> {
        match self {
            Self::Choice(one) => Some(Self::Set(Side::Yes, [*one].into())),
            _ => None,
        }
    }

    /// What a set asserts as a choice; `None` where it is not of one option.
    pub fn as_choice(&self) -> Option<Self> {
        match self {
            Self::Set(Side::Yes, named) | Self::Only(named) => match **named {
                [one] => Some(Self::Choice(one)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The options it names.
    pub fn options(&self) -> &[OptionIx] {
        match self {
            Self::Choice(option) => std::slice::from_ref(option),
            Self::Set(_, named) | Self::Only(named) => named,
            _ => &[],
        }
    }

    /// Whether it names some options only and states nothing about the others.
    pub fn is_silent_on_others(&self) -> bool {
        matches!(self, Self::Set(..))
    }

    /// The side it takes as a whole; `None` for all but flags.
    pub fn side(&self) -> Option<Side> {
        match self {
            Self::Flag(side) => Some(*side),
            _ => None,
        }
    }

    /// Whether it is only a note of the user's own.
    pub fn is_remark(&self) -> bool {
        matches!(self, Self::Remark)
    }

    /// Whether it states that the attribute makes no sense here.
    pub fn is_not_applicable(&self) -> bool {
        matches!(self, Self::NotApplicable)
    }

    /// Whether it states that something is so in part.
    pub fn is_partly(&self) -> bool {
        matches!(self, Self::Flag(Side::Partly) | Self::Set(Side::Partly, _))
    }

    /// The text or link it is.
    pub fn text(&self) -> Option<&Arc<str>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Its value on a scale.
    pub fn scalar(&self) -> Option<&Scalar> {
        match self {
            Self::Scalar(value) => Some(value),
            _ => None,
        }
    }

    /// The services it names.
    pub fn services(&self) -> &[ServiceRef] {
        match self {
            Self::Services(all) => all,
            _ => &[],
        }
    }

    /// [`Self::services`], to be resolved.
    pub fn services_mut(&mut self) -> &mut [ServiceRef] {
        match self {
            Self::Services(all) => all,
            _ => &mut [],
        }
    }

    /// For a person: `yes`, `only Python, Go`, `at most 2 TB`.
    pub fn words(&self, about: Definition<'_>, services: &dyn Services) -> String {
        let labels = |options: &[OptionIx]| {
            let all: Vec<&str> = options.iter().map(|o| about.option_label(*o)).collect();
            all.join(", ")
        };
        match self {
            Self::Flag(side) => side.word().to_owned(),
            Self::Choice(o) => about.option_label(*o).to_owned(),
            Self::Set(Side::Yes, options) => labels(options),
            Self::Set(Side::No, options) => format!("not {}", labels(options)),
            Self::Set(Side::Partly, options) => format!("partly {}", labels(options)),
            Self::Only(options) if options.is_empty() => "none of them".to_owned(),
            Self::Only(options) => format!("only {}", labels(options)),
            Self::Scalar(value) => value.shown(about.unit, about.digits),
            Self::Text(t) => t.to_string(),
            Self::Services(all) => {
                let names: Vec<&str> = all.iter().map(|s| services.name_of(s)).collect();
                names.join(", ")
            }
            Self::NotApplicable => "not applicable".to_owned(),
            Self::Remark => "a note".to_owned(),
        }
    }
}
