//! "The view", "Atoms and cells" and the part of "Lifecycle status" that scoring asks for.

use super::{
    scale::{self, Range},
    world::{Claim, EventKind, Kind, Says, World},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// In days since 1970, as are the others.
    pub as_of: Option<i128>,
    pub since: Option<i128>,
    pub today: i128,
    /// The reading *documents*.
    pub documents: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Atom {
    Yes,
    Partly,
    No,
    NotApplicable,
    NotStated,
    Conflicting,
}

/// The cell of a choice, a number, a date or a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum One<T> {
    Value(T),
    NotApplicable,
    NotStated,
    Conflicting,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Flag(Atom),
    /// An atom an option.
    Set(Vec<Atom>),
    Choice(One<usize>),
    Scale(One<Range>),
}

/// What a cell is as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Known,
    Partly,
    NotApplicable,
    NotStated,
    Conflicting,
}

impl Cell {
    pub fn state(&self) -> State {
        match self {
            Self::Flag(Atom::Yes | Atom::No) => State::Known,
            Self::Flag(Atom::Partly) => State::Partly,
            Self::Flag(Atom::NotApplicable) => State::NotApplicable,
            Self::Flag(Atom::NotStated) => State::NotStated,
            Self::Flag(Atom::Conflicting) => State::Conflicting,
            Self::Set(atoms) => {
                let any = |some: &[Atom]| atoms.iter().any(|a| some.contains(a));
                if any(&[Atom::Conflicting]) {
                    State::Conflicting
                } else if any(&[Atom::Yes, Atom::Partly, Atom::No]) {
                    State::Known
                } else if any(&[Atom::NotApplicable]) {
                    State::NotApplicable
                } else {
                    State::NotStated
                }
            }
            Self::Choice(one) => one.state(),
            Self::Scale(one) => one.state(),
        }
    }
}

impl<T> One<T> {
    fn state(&self) -> State {
        match self {
            Self::Value(_) => State::Known,
            Self::NotApplicable => State::NotApplicable,
            Self::NotStated => State::NotStated,
            Self::Conflicting => State::Conflicting,
        }
    }
}

/// Whether the claims of a source count.
fn counts(world: &World, view: View, source: usize) -> bool {
    let source = &world.sources[source];
    let date = source.date.or(source.estimate);
    let last = date.map(|date| scale::read(Kind::Date, date).high);
    let number = scale::Point::Number;
    let by_then = view
        .as_of
        .is_none_or(|day| last.as_ref().is_some_and(|last| *last <= number(day)));
    let not_before = view
        .since
        .is_none_or(|day| last.as_ref().is_some_and(|last| *last >= number(day)));
    by_then && not_before && (!view.documents || source.given)
}

/// The claims of one cell that count and are not history, a whole list as `Only`, those on parts of the service among
/// them as what they say of it.
pub fn claims(world: &World, view: View, service: usize, attribute: usize) -> Vec<Claim> {
    let mut all = counted(world, view, service, attribute);
    if world.attributes[attribute].from_parts {
        for part in parts(world, view, service) {
            let of_part = live(counted(world, view, part, attribute));
            all.extend(of_part.into_iter().filter_map(of_the_whole));
        }
    }
    live(all)
}

/// A service's own claims that count.
fn counted(world: &World, view: View, service: usize, attribute: usize) -> Vec<Claim> {
    let own = world.services[service].claims.iter();
    let own = own.filter(|c| c.attribute == attribute && !c.withdrawn && counts(world, view, c.source));
    let is_whole =
        |c: &Claim| world.attributes[attribute].complete || world.sources[c.source].complete.contains(&attribute);
    own.map(|c| match &c.says {
        Says::Has(some) if is_whole(c) => Claim {
            says: Says::Only(some.clone()),
            ..c.clone()
        },
        _ => c.clone(),
    })
    .collect()
}

fn live(claims: Vec<Claim>) -> Vec<Claim> {
    let history: Vec<usize> = claims.iter().flat_map(|c| c.supersedes.clone()).collect();
    claims.into_iter().filter(|c| !history.contains(&c.source)).collect()
}

/// What is there, has not retired and is stated to be a part of a service.
fn parts(world: &World, view: View, whole: usize) -> Vec<usize> {
    let is_part = |s: &usize| {
        *s != whole
            && world.services[*s].part_of == Some(whole)
            && counts(world, view, world.part_source())
            && is_present(world, view, *s)
            && !is_retired(world, view, *s)
    };
    (0..world.services.len()).filter(is_part).collect()
}

/// The values and the yes; never a no.
fn of_the_whole(claim: Claim) -> Option<Claim> {
    let says = match claim.says {
        Says::No | Says::Partly | Says::NotApplicable | Says::Lacks(_) | Says::PartlyHas(_) => return None,
        Says::Only(some) => Says::Has(some),
        says => says,
    };
    Some(Claim {
        says,
        supersedes: vec![],
        ..claim
    })
}

/// What a claim says of one atom; `None` when it does not speak of it. Only flags and sets are asked.
pub fn speaks_of(says: &Says, option: usize) -> Option<Atom> {
    match says {
        Says::Yes => Some(Atom::Yes),
        Says::No => Some(Atom::No),
        Says::Partly => Some(Atom::Partly),
        Says::NotApplicable => Some(Atom::NotApplicable),
        Says::Has(some) => some.contains(&option).then_some(Atom::Yes),
        Says::Lacks(some) => some.contains(&option).then_some(Atom::No),
        Says::PartlyHas(some) => some.contains(&option).then_some(Atom::Partly),
        Says::Only(some) => Some(if some.contains(&option) { Atom::Yes } else { Atom::No }),
        _ => None,
    }
}

fn add_up_atom(said: &[Atom]) -> Atom {
    let all = |some: &[Atom]| said.iter().all(|s| some.contains(s));
    if said.is_empty() {
        Atom::NotStated
    } else if all(&[Atom::NotApplicable]) {
        Atom::NotApplicable
    } else if all(&[Atom::Yes]) {
        Atom::Yes
    } else if all(&[Atom::Yes, Atom::Partly]) {
        Atom::Partly
    } else if all(&[Atom::No]) {
        Atom::No
    } else {
        Atom::Conflicting
    }
}

/// `both`: what two values allow together, if they do not contradict each other.
fn add_up_one<T: Clone>(said: &[Option<T>], both: impl Fn(&T, &T) -> Option<T>) -> One<T> {
    if said.is_empty() {
        return One::NotStated;
    }
    if said.iter().all(Option::is_none) {
        return One::NotApplicable;
    }
    let Some(values) = said.iter().cloned().collect::<Option<Vec<T>>>() else {
        return One::Conflicting;
    };
    let meeting = values[1..]
        .iter()
        .try_fold(values[0].clone(), |so_far, v| both(&so_far, v));
    meeting.map_or(One::Conflicting, One::Value)
}

fn range(kind: Kind, says: &Says) -> Option<Range> {
    use scale::Point::{Above, Below};
    let read = |text: &String| scale::read(kind, text);
    Some(match says {
        Says::Exactly(x) | Says::On(x) => read(x),
        Says::AtLeast(x) => Range {
            low: read(x).low,
            high: Above,
        },
        Says::AtMost(x) => Range {
            low: Below,
            high: read(x).high,
        },
        Says::Between(x, y) => Range {
            low: read(x).low,
            high: read(y).high,
        },
        Says::Unlimited => Range::at(Above),
        _ => return None,
    })
}

/// What the claims of one cell add up to.
pub fn cell(world: &World, view: View, service: usize, attribute: usize) -> Cell {
    let about = &world.attributes[attribute];
    let claims = claims(world, view, service, attribute);
    let atom = |option: usize| {
        let said: Vec<Atom> = claims.iter().filter_map(|c| speaks_of(&c.says, option)).collect();
        add_up_atom(&said)
    };
    match about.kind {
        Kind::Flag => Cell::Flag(atom(0)),
        Kind::Set => Cell::Set((0..about.options.len()).map(atom).collect()),
        Kind::Choice => {
            let said: Vec<Option<usize>> = claims
                .iter()
                .map(|c| {
                    if let Says::Is(option) = c.says {
                        Some(option)
                    } else {
                        None
                    }
                })
                .collect();
            Cell::Choice(add_up_one(&said, |a, b| (a == b).then_some(*a)))
        }
        Kind::Number | Kind::Date | Kind::Version => {
            let said: Vec<Option<Range>> = claims.iter().map(|c| range(about.kind, &c.says)).collect();
            Cell::Scale(add_up_one(&said, Range::meet))
        }
    }
}

/// Whether a service is there: some source names it that counts, or some event by then.
pub fn is_present(world: &World, view: View, service: usize) -> bool {
    // How old a claim may be is no matter of whether the service is there.
    let view = View { since: None, ..view };
    let service = &world.services[service];
    let claims = service.claims.iter().map(|c| c.source);
    let named = service.named_in.iter().copied().chain(claims);
    let mut named = named.chain(service.part_of.map(|_| world.part_source()));
    let event_by = |day: i128| {
        let mut dates = service.lifecycle.iter().filter_map(|(_, date)| *date);
        dates.any(|d| scale::read(Kind::Date, d).high <= scale::Point::Number(day))
    };
    named.any(|s| counts(world, view, s)) || (!view.documents && view.as_of.is_none_or(event_by))
}

/// Support has ended, or there is no further development; the reading *documents* ignores lifecycles.
pub fn is_retired(world: &World, view: View, service: usize) -> bool {
    let today = scale::Point::Number(view.today);
    let over = |(kind, date): &(EventKind, Option<&str>)| match (kind, date) {
        (EventKind::Ends | EventKind::NoDevelopment, None) => true,
        (EventKind::Ends, Some(date)) => scale::read(Kind::Date, date).high <= today,
        (EventKind::NoDevelopment, Some(date)) => scale::read(Kind::Date, date).low <= today,
        _ => false,
    };
    !view.documents && world.services[service].lifecycle.iter().any(over)
}
