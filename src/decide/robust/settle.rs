//! What a condition looks at that is not known, and the cells as they would be once it is settled.

use jiff::civil::Date;

use crate::catalog::{
    Atom as AtomState, AttributeIx, Catalog, Cell, CellValue, Cells, Cond, DateSpan, Interval, Kind, OptionIx,
    ServiceIx, State, Truth,
    cond::{Op, Subject, Test, Want},
};

/// One thing that is not known of a service, as a condition asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Atom {
    /// The attribute.
    pub attribute: AttributeIx,
    /// What is asked of it.
    pub asked: Asked,
}

/// What a condition asks of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// Whether a flag is so.
    Flag,
    /// Whether it is, or has, this value.
    Is(Want),
    /// Whether it lies beyond or within a bound.
    Bound(Op, Want),
}

impl Atom {
    /// What is asked, as a condition writes it after the attribute: an option's id, a value, or a sign and a bound.
    /// `None` for a flag, which is asked whole.
    pub fn option_id(&self, catalog: &Catalog) -> Option<String> {
        let id = |want| crate::catalog::cond::want_id(want, Subject::Attribute(self.attribute), catalog);
        match &self.asked {
            Asked::Flag => None,
            Asked::Is(want) => Some(id(want)),
            Asked::Bound(op, want) => Some(format!("{}{}", op.sign(), id(want))),
        }
    }

    /// For a person: `Speaks SQL`, `Drivers for: Rust`, `Largest database at least 10 TB`.
    pub fn human(&self, catalog: &Catalog) -> String {
        let test = match &self.asked {
            Asked::Flag => return catalog[self.attribute].label.clone(),
            Asked::Is(want) => Test::AnyOf(vec![want.clone()]),
            Asked::Bound(op, want) => Test::Bound(*op, want.clone()),
        };
        Cond {
            subject: Subject::Attribute(self.attribute),
            test,
        }
        .human(catalog)
    }
}

/// The unknown atoms these conditions look at for one service, each once, in the order they are asked. Not stated and
/// conflicting are unknown; partly is not, a source says so. A number or date known in part is, where the condition
/// hangs on the rest. Questions about states (`a=not-stated`) count only for flags.
pub fn unknown<'a>(conds: impl IntoIterator<Item = &'a Cond>, cells: &Cells, service: ServiceIx) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    for cond in conds {
        let Subject::Attribute(attribute) = cond.subject else {
            continue;
        };
        let cell = cells.get(service, attribute);
        let asked = match &cond.test {
            Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) => {
                let kind = &cells.catalog[attribute].kind;
                wants.iter().filter_map(|w| unknown_want(kind, cell, w)).collect()
            }
            Test::Bound(op, want) if cond.eval(cells, service).truth == Truth::Unknown => {
                vec![Asked::Bound(*op, want.clone())]
            }
            Test::Bound(..) => Vec::new(),
        };
        for asked in asked {
            let atom = Atom { attribute, asked };
            if !atoms.contains(&atom) {
                atoms.push(atom);
            }
        }
    }
    atoms
}

fn unknown_want(kind: &Kind, cell: &Cell, want: &Want) -> Option<Asked> {
    let blank = !cell.state.is_known();
    let unknown = match (kind, want) {
        (Kind::Flag, Want::Flag(_) | Want::State(_)) => return blank.then_some(Asked::Flag),
        (_, Want::State(_)) => false,
        (Kind::Set(_), Want::Option(o)) => {
            matches!(cell.atom(*o), AtomState::NotStated | AtomState::Conflicting)
        }
        // A list of texts or services is never complete: what is not in it is not known.
        (Kind::Text | Kind::Link, Want::Text(t)) => {
            !matches!(&cell.value, CellValue::Texts(all) if all.iter().any(|x| x.to_lowercase() == t.to_lowercase()))
                && cell.state != State::NotApplicable
        }
        (Kind::Services, Want::Service(s)) => {
            !matches!(&cell.value, CellValue::Services(all) if all.contains(s)) && cell.state != State::NotApplicable
        }
        (Kind::Number(_), Want::Number(n)) => match &cell.value {
            CellValue::Number(i) => i.exact().is_none() && i.lo() <= *n && *n <= i.hi(),
            _ => blank,
        },
        (Kind::Date, Want::Date(d)) => match &cell.value {
            CellValue::Date(is) => is.meet(*d).is_some_and(|both| both != *is),
            _ => blank,
        },
        _ => blank,
    };
    unknown.then(|| Asked::Is(want.clone()))
}

/// The cell once an atom is settled, committing to nothing else: the other options of a set stay as they are, a number
/// is narrowed to one side of the bound. `None` where no cell says just that: "not this value" of a number, date, text
/// or list of services, or of a choice each of whose options is asked about (`asked`: "no" to one is "yes" to another).
pub fn settled(atom: &Atom, yes: bool, catalog: &Catalog, cell: &Cell, asked: &[OptionIx]) -> Option<Cell> {
    let value = |value| {
        Some(Cell {
            state: State::Value,
            value,
        })
    };
    match (&atom.asked, &catalog[atom.attribute].kind) {
        (Asked::Flag, _) => Some(Cell {
            state: if yes { State::Yes } else { State::No },
            value: CellValue::None,
        }),
        (Asked::Is(Want::Option(o)), Kind::Set(_)) => Some(settled_option(cell, *o, yes)),
        (Asked::Is(Want::Option(o)), Kind::Choice(_)) if yes => value(CellValue::Choice(*o)),
        (Asked::Is(Want::Option(_)), Kind::Choice(options)) => {
            let other = (0..options.len() as OptionIx).find(|o| !asked.contains(o))?;
            value(CellValue::Choice(other))
        }
        (Asked::Is(Want::Number(n)), _) if yes => value(CellValue::Number(Interval::new(*n, *n)?)),
        (Asked::Is(Want::Date(d)), _) if yes => value(CellValue::Date(dates(cell)?.meet(*d)?)),
        (Asked::Is(Want::Text(t)), _) if yes => {
            let texts = if let CellValue::Texts(all) = &cell.value {
                all.to_vec()
            } else {
                Vec::new()
            };
            value(CellValue::Texts(texts.into_iter().chain([t.as_str().into()]).collect()))
        }
        (Asked::Is(Want::Service(s)), _) if yes => {
            let services = if let CellValue::Services(all) = &cell.value {
                all.to_vec()
            } else {
                Vec::new()
            };
            value(CellValue::Services(services.into_iter().chain([s.clone()]).collect()))
        }
        (Asked::Bound(op, Want::Number(n)), _) => {
            let (lo, hi) = match &cell.value {
                CellValue::Number(i) => (i.lo(), i.hi()),
                _ => (f64::NEG_INFINITY, f64::INFINITY),
            };
            value(CellValue::Number(match toward(*op, yes) {
                Op::AtLeast => Interval::new(lo.max(*n), hi)?,
                Op::More => Interval::new(lo.max(n.next_up()), hi)?,
                Op::AtMost => Interval::new(lo, hi.min(*n))?,
                Op::Less => Interval::new(lo, hi.min(n.next_down()))?,
            }))
        }
        (Asked::Bound(op, Want::Date(d)), _) => {
            let is = dates(cell)?;
            let bound = match toward(*op, yes) {
                Op::AtLeast => DateSpan::between(d.first(), Date::MAX),
                Op::More => DateSpan::between(d.last().tomorrow().ok()?, Date::MAX),
                Op::AtMost => DateSpan::between(Date::MIN, d.last()),
                Op::Less => DateSpan::between(Date::MIN, d.first().yesterday().ok()?),
            };
            value(CellValue::Date(is.meet(bound?)?))
        }
        _ => None,
    }
}

/// The comparison that holds when this one does, or when it does not.
fn toward(op: Op, yes: bool) -> Op {
    match (op, yes) {
        (op, true) => op,
        (Op::AtLeast, false) => Op::Less,
        (Op::More, false) => Op::AtMost,
        (Op::AtMost, false) => Op::More,
        (Op::Less, false) => Op::AtLeast,
    }
}

/// What is known of a date; every day there is when nothing is.
fn dates(cell: &Cell) -> Option<DateSpan> {
    match &cell.value {
        CellValue::Date(d) => Some(*d),
        _ => DateSpan::between(Date::MIN, Date::MAX),
    }
}

/// A set with one option settled, its state as claims that say so would make it.
fn settled_option(cell: &Cell, option: OptionIx, yes: bool) -> Cell {
    let mut atoms = if let CellValue::Atoms(atoms) = &cell.value {
        atoms.to_vec()
    } else {
        Vec::new()
    };
    let state = if yes { AtomState::Yes } else { AtomState::No };
    match atoms.binary_search_by_key(&option, |(o, _)| *o) {
        Ok(i) => atoms[i].1 = state,
        Err(i) => atoms.insert(i, (option, state)),
    }
    let any = |wanted: &[AtomState]| atoms.iter().any(|(_, a)| wanted.contains(a));
    let state = if any(&[AtomState::Conflicting]) {
        State::Conflicting
    } else if any(&[AtomState::Yes, AtomState::Partly]) {
        State::Value
    } else {
        State::No
    };
    Cell {
        state,
        value: CellValue::Atoms(atoms.into()),
    }
}
