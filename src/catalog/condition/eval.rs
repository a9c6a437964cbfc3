//! What a condition answers for a service's cells.

use super::{Condition, Expr, Subject, Test, Verdict, Want, Why};
use crate::catalog::{
    cell::{Atom, Cell, CellValue, Side, State},
    cells::Cells,
    ix::{AttributeIx, ServiceIx},
    model::Catalog,
    value::{Op, Scalar},
};

impl Expr {
    /// Whether it holds for a service.
    pub fn eval(&self, cells: &Cells, service: ServiceIx) -> Verdict {
        match self {
            Self::Condition(c) => c.eval(cells, service),
            Self::All(all) => all.iter().fold(Verdict::TRUE, |v, e| v.and(e.eval(cells, service))),
            Self::Any(any) => any.iter().fold(Verdict::FALSE, |v, e| v.or(e.eval(cells, service))),
        }
    }
}

impl Condition {
    /// Whether it holds for a service.
    pub fn eval(&self, cells: &Cells, service: ServiceIx) -> Verdict {
        let each = |w: &Want| eval_want(self.subject, w, cells, service);
        match &self.test {
            Test::AnyOf(wants) => wants.iter().fold(Verdict::FALSE, |v, w| v.or(each(w))),
            Test::AllOf(wants) => wants.iter().fold(Verdict::TRUE, |v, w| v.and(each(w))),
            Test::NoneOf(wants) => wants.iter().fold(Verdict::FALSE, |v, w| v.or(each(w))).not(),
            Test::Bound(op, bound) => match (self.subject, bound) {
                (Subject::Attribute(ix), Want::Scalar(bound)) => eval_bound(cells.get(service, ix), *op, bound),
                _ => Verdict::FALSE,
            },
        }
    }
}

fn eval_want(subject: Subject, want: &Want, cells: &Cells, service: ServiceIx) -> Verdict {
    let s = &cells.catalog[service];
    let folded_eq = |a: &str, b: &str| a == b || a.to_lowercase() == b.to_lowercase();
    match (subject, want) {
        (Subject::Attribute(ix), _) => eval_cell(cells.get(service, ix), want, &cells.catalog, service, ix),
        (Subject::Role, Want::Role(r)) => Verdict::known(s.role == *r),
        (Subject::Status, Want::Status(st)) => Verdict::known(cells.judged(service).status == *st),
        (Subject::Category, Want::State(State::NotStated)) => Verdict::known(s.category.is_empty()),
        (Subject::Category, Want::Text(t)) => {
            if s.category.is_empty() {
                Verdict::unknown(Why::NotStated)
            } else {
                Verdict::known(*s.category == **t)
            }
        }
        (Subject::Source, Want::Source(src)) => {
            Verdict::known(s.named_in.contains(src) || s.claims.iter().any(|c| c.source == *src))
        }
        (Subject::Yours, Want::Mark(kind)) => Verdict::known(cells.catalog.is_marked(service, *kind)),
        (Subject::Name, Want::Text(t)) => {
            Verdict::known(folded_eq(&s.name, t) || s.former_names.iter().chain(&s.aliases).any(|n| folded_eq(n, t)))
        }
        // Built-in subjects are always stated and never in conflict.
        _ => Verdict::FALSE,
    }
}

fn eval_cell(cell: &Cell, want: &Want, catalog: &Catalog, service: ServiceIx, attribute: AttributeIx) -> Verdict {
    if let Want::State(state) = want {
        return Verdict::known(match (state, &cell.value) {
            (State::Partly, CellValue::Atoms(atoms)) => atoms.iter().any(|(_, a)| *a == Atom::Partly),
            _ => cell.state == *state,
        });
    }
    if let Want::Option(o) = want
        && let CellValue::Atoms(_) = cell.value
    {
        return match cell.atom(*o) {
            Atom::Yes => Verdict::TRUE,
            Atom::No | Atom::NotApplicable => Verdict::FALSE,
            Atom::Partly => Verdict::PARTLY,
            Atom::NotStated => Verdict::unknown(Why::NotStated),
            Atom::Conflicting => Verdict::unknown(Why::Conflicting),
        };
    }
    match (cell.state, want) {
        (State::NotStated, _) => Verdict::unknown(Why::NotStated),
        (State::Conflicting, Want::Text(_)) => Verdict::unknown(Why::Conflicting),
        (State::Conflicting, _) => Verdict::unknown(Why::Conflicting),
        (State::NotApplicable, _) => Verdict::FALSE,
        // Asked for as `a=partly` it is a state; as a side it is the same question.
        (state, Want::Flag(Side::Partly)) => Verdict::known(state == State::Partly),
        (State::Partly, Want::Flag(_)) => Verdict::PARTLY,
        (state, Want::Flag(Side::Yes)) => Verdict::known(state == State::Yes),
        (state, Want::Flag(Side::No)) => Verdict::known(state == State::No),
        _ => eval_value(cell, want, catalog, service, attribute),
    }
}

fn eval_value(cell: &Cell, want: &Want, catalog: &Catalog, service: ServiceIx, attribute: AttributeIx) -> Verdict {
    match (&cell.value, want) {
        (CellValue::Choice(is), Want::Option(o)) => Verdict::known(is == o),
        (CellValue::Scalar(is), Want::Scalar(asked)) => decided(is.is(asked)),
        // Texts and lists of services are never complete: what is not among them is simply not stated.
        (CellValue::Texts(texts), Want::Text(t)) => {
            let t = t.to_lowercase();
            if texts.iter().any(|x| x.to_lowercase() == t) {
                Verdict::TRUE
            } else {
                Verdict::unknown(Why::NotStated)
            }
        }
        (CellValue::Services(all), Want::Service(s)) => {
            if all.contains(s) {
                Verdict::TRUE
            } else {
                Verdict::unknown(Why::NotStated)
            }
        }
        _ => {
            debug_assert!(
                false,
                "{} {}: a want of another kind",
                catalog[service].id, catalog[attribute].id
            );
            Verdict::unknown(Why::NotStated)
        }
    }
}

fn eval_bound(cell: &Cell, op: Op, bound: &Scalar) -> Verdict {
    match (cell.state, &cell.value) {
        (State::Conflicting, _) => Verdict::unknown(Why::Conflicting),
        (State::NotApplicable, _) => Verdict::FALSE,
        (_, CellValue::Scalar(value)) => compare(value, op, bound),
        _ => Verdict::unknown(Why::NotStated),
    }
}

/// Whether a value that is known exactly, or to lie between two ends, is beyond or within a bound.
pub fn compare(value: &Scalar, op: Op, bound: &Scalar) -> Verdict {
    decided(value.compare(op, bound))
}

fn decided(known: Option<bool>) -> Verdict {
    known.map_or(Verdict::unknown(Why::NotStated), Verdict::known)
}
