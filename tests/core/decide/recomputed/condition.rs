//! Conditions: read from text, and what each is worth for a service ("Predicates", and 1 of "Scoring").

use super::{
    cells::{Atom, Cell, One, State},
    scale::{self, Range},
    world::{Attribute, Kind},
};

#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Not(Box<Expr>),
    Test(Test),
}

/// One question to one service.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// Of an attribute, what is wanted of it.
    Cell(usize, Want),
    /// `status=retired`
    Retired,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Want {
    Yes,
    No,
    Option(usize),
    /// Within it.
    Within(Range),
    Less(Range),
    AtMost(Range),
    More(Range),
    AtLeast(Range),
    State(State),
}

/// A service as conditions see it: a state that is asked for is judged by what is stated, all else by what was settled.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub service: usize,
    pub stated: &'a [Cell],
    pub settled: &'a [Cell],
    pub retired: bool,
}

/// From 0 to 2, in halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    pub low: i128,
    pub high: i128,
}

pub const TRUE: Worth = Worth { low: 2, high: 2 };
pub const FALSE: Worth = Worth { low: 0, high: 0 };
pub const PARTLY: Worth = Worth { low: 1, high: 1 };
pub const UNKNOWN: Worth = Worth { low: 0, high: 2 };

impl Worth {
    pub fn is_true(self) -> bool {
        self == TRUE
    }

    pub fn is_false(self) -> bool {
        self == FALSE
    }

    /// Neither: not stated, conflicting, partly.
    pub fn is_unknown(self) -> bool {
        !self.is_true() && !self.is_false()
    }

    pub fn and(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.min(other.high),
        }
    }

    pub fn or(self, other: Self) -> Self {
        Self {
            low: self.low.max(other.low),
            high: self.high.max(other.high),
        }
    }

    pub fn not(self) -> Self {
        Self {
            low: 2 - self.high,
            high: 2 - self.low,
        }
    }
}

fn known(holds: bool) -> Worth {
    if holds { TRUE } else { FALSE }
}

impl Expr {
    pub fn worth(&self, facts: Facts<'_>) -> Worth {
        match self {
            Self::All(all) => all.iter().fold(TRUE, |w, e| w.and(e.worth(facts))),
            Self::Any(any) => any.iter().fold(FALSE, |w, e| w.or(e.worth(facts))),
            Self::Not(e) => e.worth(facts).not(),
            Self::Test(Test::Retired) => known(facts.retired),
            Self::Test(Test::Cell(attribute, Want::State(state))) => {
                let cell = &facts.stated[*attribute];
                let some_partly = matches!(cell, Cell::Set(atoms) if atoms.contains(&Atom::Partly));
                known(cell.state() == *state || *state == State::Partly && some_partly)
            }
            Self::Test(Test::Cell(attribute, want)) => want.worth(&facts.settled[*attribute]),
        }
    }

    /// Every question in it.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Self::All(some) | Self::Any(some) => some.iter().flat_map(Self::tests).collect(),
            Self::Not(e) => e.tests(),
            Self::Test(test) => vec![test],
        }
    }
}

impl Want {
    pub fn worth(&self, cell: &Cell) -> Worth {
        match (cell, self) {
            (Cell::Flag(Atom::Yes), Self::Yes) | (Cell::Flag(Atom::No), Self::No) => TRUE,
            (Cell::Flag(Atom::Yes), Self::No) | (Cell::Flag(Atom::No), Self::Yes) => FALSE,
            (Cell::Flag(Atom::Partly), _) => PARTLY,
            (Cell::Flag(Atom::NotApplicable), _) => FALSE,
            (Cell::Flag(Atom::NotStated | Atom::Conflicting), _) => UNKNOWN,
            (Cell::Set(atoms), Self::Option(option)) => match atoms[*option] {
                Atom::Yes => TRUE,
                Atom::Partly => PARTLY,
                Atom::No | Atom::NotApplicable => FALSE,
                Atom::NotStated | Atom::Conflicting => UNKNOWN,
            },
            (Cell::Choice(One::Value(is)), Self::Option(option)) => known(is == option),
            (Cell::Scale(One::Value(is)), want) => want.worth_of_range(is),
            (Cell::Choice(One::NotApplicable) | Cell::Scale(One::NotApplicable), _) => FALSE,
            (Cell::Choice(_) | Cell::Scale(_), _) => UNKNOWN,
            (cell, want) => panic!("{want:?} of {cell:?}"),
        }
    }

    fn worth_of_range(&self, is: &Range) -> Worth {
        let (always, never) = match self {
            Self::Within(asked) => (
                asked.low <= is.low && is.high <= asked.high,
                is.high < asked.low || asked.high < is.low,
            ),
            Self::AtLeast(asked) => (is.low >= asked.low, is.high < asked.low),
            Self::More(asked) => (is.low > asked.high, is.high <= asked.high),
            Self::AtMost(asked) => (is.high <= asked.high, is.low > asked.high),
            Self::Less(asked) => (is.high < asked.low, is.low >= asked.low),
            other => panic!("{other:?} of {is:?}"),
        };
        match (always, never) {
            (true, _) => TRUE,
            (_, true) => FALSE,
            _ => UNKNOWN,
        }
    }
}

/// All of these texts; ` | ` inside one means either.
pub fn parse_all(texts: &[String], attributes: &[Attribute]) -> Expr {
    let either = |text: &String| {
        let parts = split(text, " | ");
        Expr::Any(parts.iter().map(|part| parse(part, attributes)).collect())
    };
    Expr::All(texts.iter().map(either).collect())
}

/// `NAME=VALUE`, `NAME!=VALUE`, `NAME<VALUE` and so on.
pub fn parse(text: &str, attributes: &[Attribute]) -> Expr {
    let signs = ["!=", "<=", ">=", "=", "<", ">"];
    let (at, sign) = (0..text.len())
        .filter(|at| is_outside_quotes(text, *at))
        .find_map(|at| signs.iter().find(|s| text[at..].starts_with(**s)).map(|s| (at, *s)))
        .unwrap_or_else(|| panic!("no sign in {text}"));
    let name = unquoted(&text[..at]);
    let value = &text[at + sign.len()..];
    if name == "status" {
        let retired = Expr::Test(Test::Retired);
        return if sign == "!=" {
            Expr::Not(Box::new(retired))
        } else {
            retired
        };
    }
    let attribute = attributes.iter().position(|a| a.id == name || a.label == name);
    let attribute = attribute.unwrap_or_else(|| panic!("{name} in {text}"));
    let about = &attributes[attribute];
    let test = |want| Expr::Test(Test::Cell(attribute, want));
    let bound = || scale::read(about.kind, &unquoted(value));
    let list = |mark| {
        split(value, mark)
            .iter()
            .map(|v| test(want(v, about)))
            .collect::<Vec<_>>()
    };
    match sign {
        "<" => test(Want::Less(bound())),
        "<=" => test(Want::AtMost(bound())),
        ">" => test(Want::More(bound())),
        ">=" => test(Want::AtLeast(bound())),
        "!=" => Expr::Not(Box::new(Expr::Any(list(",")))),
        _ if split(value, "+").len() > 1 => Expr::All(list("+")),
        _ => Expr::Any(list(",")),
    }
}

fn want(text: &str, about: &Attribute) -> Want {
    let value = unquoted(text);
    let is_quoted = text.trim().starts_with('"');
    match value.as_str() {
        "not-stated" if !is_quoted => return Want::State(State::NotStated),
        "conflicting" if !is_quoted => return Want::State(State::Conflicting),
        "not-applicable" if !is_quoted => return Want::State(State::NotApplicable),
        "partly" => return Want::State(State::Partly),
        _ => {}
    }
    match about.kind {
        Kind::Flag if value == "yes" => Want::Yes,
        Kind::Flag => Want::No,
        Kind::Choice | Kind::Set => {
            let folded = value.to_lowercase();
            let found = about.options.iter().position(|o| o.to_lowercase() == folded);
            Want::Option(found.unwrap_or_else(|| panic!("{text} of {}", about.id)))
        }
        scaled => Want::Within(match value.split_once("..") {
            Some((low, high)) => Range {
                low: scale::read(scaled, low).low,
                high: scale::read(scaled, high).high,
            },
            None => scale::read(scaled, &value),
        }),
    }
}

fn is_outside_quotes(text: &str, at: usize) -> bool {
    text[..at].matches('"').count().is_multiple_of(2)
}

/// The parts between marks that stand outside quotes.
fn split(text: &str, mark: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut at = 0;
    while at < text.len() {
        if is_outside_quotes(text, at) && text[at..].starts_with(mark) {
            parts.push(String::new());
            at += mark.len();
        } else {
            let c = text[at..].chars().next().unwrap();
            parts.last_mut().unwrap().push(c);
            at += c.len_utf8();
        }
    }
    parts
}

fn unquoted(text: &str) -> String {
    text.trim().trim_matches('"').to_owned()
}
