//! What a condition looks at that is not known, and the cells as they would be once it is settled.

use crate::catalog::{
    Atom as AtomState, AttributeIx, Catalog, Cell, CellValue, Cells, Condition, Feature, Kind, OptionIx, Scalar,
    ServiceIx, State, Truth, Why,
    condition::{Op, Subject, Test, Want},
};

/// One thing that is not known of a service, as a condition asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenAtom {
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// A flag, an option, a bound or a value.
    pub asked: Asked,
}

/// What a condition asks of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// Whether a flag is yes.
    Flag,
    /// Whether it is, or has, this value.
    Is(Want),
    /// Whether it is beyond or within a bound.
    Bound(Op, Want),
    /// What it is: at its best, or at its worst, as a wish measures it.
    Measure,
}

impl OpenAtom {
    /// What is asked, as a condition writes it after the attribute: an option's id, a value, or an operator and a bound.
    /// `None` for a flag, which is asked whole.
    pub fn option_id(&self, catalog: &Catalog) -> Option<String> {
        let id = |want| crate::catalog::condition::want_id(want, Subject::Attribute(self.attribute), catalog);
        match &self.asked {
            Asked::Flag | Asked::Measure => None,
            Asked::Is(want) => Some(id(want)),
            Asked::Bound(op, want) => Some(format!("{}{}", op.sign(), id(want))),
        }
    }

    /// Why it is not known: sources disagree, or a part is stated (two ends of a number, say), or nothing is.
    pub fn why(&self, cells: &Cells, service: ServiceIx) -> Why {
        let cell = cells.get(service, self.attribute);
        match (&self.asked, &cell.value) {
            (Asked::Is(Want::Option(o)), CellValue::Atoms(_)) => match cell.atom(*o) {
                AtomState::Conflicting => Why::Conflicting,
                _ => Why::NotStated,
            },
            _ if cell.state == State::Conflicting => Why::Conflicting,
            (_, CellValue::Scalar(_)) => Why::Partly,
            // A list of texts or services states nothing about what is not in it.
            _ => Why::NotStated,
        }
    }

    /// For a person: `Speaks SQL`, `Drivers for: Rust`, `Largest database at least 10 TB`.
    pub fn human(&self, catalog: &Catalog) -> String {
        let test = match &self.asked {
            Asked::Flag | Asked::Measure => return catalog[self.attribute].label.clone(),
            Asked::Is(want) => Test::AnyOf(vec![want.clone()]),
            Asked::Bound(op, want) => Test::Bound(*op, want.clone()),
        };
        Condition {
            subject: Subject::Attribute(self.attribute),
            test,
        }
        .human(catalog)
    }
}

/// The unknown atoms these conditions look at for one service, each once, in the order they are asked. Not stated and
/// conflicting are unknown; partly is not, a source states it. A number or date known in part is, where the condition
/// depends on the rest. Questions about states (`a=not-stated`) count only for flags.
pub fn unknown<'a>(
    conditions: impl IntoIterator<Item = &'a Condition>,
    cells: &Cells,
    service: ServiceIx,
) -> Vec<OpenAtom> {
    let mut atoms: Vec<OpenAtom> = Vec::new();
    for condition in conditions.into_iter().flat_map(Condition::parts) {
        let Subject::Attribute(attribute) = condition.subject else {
            continue;
        };
        let cell = cells.get(service, attribute);
        let asked = match &condition.test {
            Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) => {
                let kind = cells.catalog[attribute].kind;
                wants.iter().filter_map(|w| unknown_want(kind, cell, w)).collect()
            }
            Test::Bound(op, want) if condition.eval(cells, service).truth == Truth::Unknown => {
                vec![Asked::Bound(*op, want.clone())]
            }
            Test::Bound(..) | Test::Joined(..) => Vec::new(),
        };
        for asked in asked {
            let atom = OpenAtom { attribute, asked };
            if !atoms.contains(&atom) {
                atoms.push(atom);
            }
        }
    }
    atoms
}

fn unknown_want(kind: Kind, cell: &Cell, want: &Want) -> Option<Asked> {
    let blank = !cell.state.is_known();
    let is_absent = cell.state == State::NotApplicable;
    let unknown = match (want, &cell.value) {
        (Want::Flag(_) | Want::State(_), _) if kind.has(Feature::Flag) => return blank.then_some(Asked::Flag),
        (Want::State(_), _) => false,
        (Want::Option(o), _) if kind.has(Feature::Atoms) => {
            matches!(cell.atom(*o), AtomState::NotStated | AtomState::Conflicting)
        }
        // A list of texts or services is never complete: what is not in it is not known.
        (Want::Text(t), CellValue::Texts(all)) => all.iter().all(|x| x.to_lowercase() != t.to_lowercase()),
        (Want::Service(s), CellValue::Services(all)) => !all.contains(s),
        (Want::Text(_) | Want::Service(_), _) => !is_absent,
        (Want::Scalar(asked), CellValue::Scalar(is)) => is.is(asked).is_none(),
        _ => blank,
    };
    unknown.then(|| Asked::Is(want.clone()))
}

/// The cell once an atom is settled, committing to nothing else: the other options of a set stay as they are, a number
/// is narrowed to one side of the bound. `None` where no cell can state just that: "not this value" of a text or list
/// of services, or of a choice each of whose options is asked about (`asked`: "no" to one is "yes" to another).
pub fn settled(atom: &OpenAtom, yes: bool, catalog: &Catalog, cell: &Cell, asked: &[OptionIx]) -> Option<Cell> {
    let about = &catalog[atom.attribute];
    let value = |value| Some(Cell::of(value));
    match &atom.asked {
        Asked::Flag => Some(Cell {
            state: if yes { State::Yes } else { State::No },
            value: CellValue::None,
        }),
        Asked::Is(Want::Option(o)) if about.kind.has(Feature::Atoms) => Some(settled_option(cell, *o, yes)),
        Asked::Is(Want::Option(o)) if yes => value(CellValue::Choice(*o)),
        Asked::Is(Want::Option(_)) => {
            let other = (0..about.options.len() as OptionIx).find(|o| !asked.contains(o))?;
            value(CellValue::Choice(other))
        }
        Asked::Is(Want::Scalar(asked)) if yes => value(CellValue::Scalar(narrowed(cell, asked.clone())?)),
        Asked::Is(Want::Text(t)) if yes => {
            let texts = if let CellValue::Texts(all) = &cell.value {
                all.to_vec()
            } else {
                Vec::new()
            };
            value(CellValue::Texts(texts.into_iter().chain([t.as_str().into()]).collect()))
        }
        Asked::Is(Want::Service(s)) if yes => {
            let services = if let CellValue::Services(all) = &cell.value {
                all.to_vec()
            } else {
                Vec::new()
            };
            value(CellValue::Services(services.into_iter().chain([s.clone()]).collect()))
        }
        // Not just there: beyond it, or else before it.
        Asked::Is(Want::Scalar(asked)) => {
            let beside = |op| narrowed(cell, asked.side(op)?);
            value(CellValue::Scalar([Op::More, Op::Less].into_iter().find_map(beside)?))
        }
        Asked::Bound(op, Want::Scalar(bound)) => {
            let op = if yes { *op } else { op.opposite() };
            value(CellValue::Scalar(narrowed(cell, bound.side(op)?)?))
        }
        _ => None,
    }
}

/// What is known of a value, narrowed to what it is to be.
fn narrowed(cell: &Cell, to: Scalar) -> Option<Scalar> {
    match cell.scalar() {
        Some(known) => known.meet(&to),
        None => Some(to),
    }
}

/// A set with one option settled, its state as claims that state it would make it.
pub(super) fn settled_option(cell: &Cell, option: OptionIx, yes: bool) -> Cell {
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
    Cell::of_atoms(atoms)
}
