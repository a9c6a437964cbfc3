//! The evaluation of a condition over a service's cells.

use super::{Condition, Evaluation, Expr, Join, Subject, Test, Truth, Want, Why};
use crate::catalog::{
    annotations,
    cell::{Atom, Cell, CellValue, Side, State},
    cells::Cells,
    ix::{AttributeIx, ServiceIx},
    model::Catalog,
    value::{Op, Scalar},
};

impl Expr {
    /// Whether it holds for a service.
    pub fn eval(&self, cells: &Cells, service: ServiceIx) -> Evaluation {
        self.eval_settled(cells, cells, service)
    }

    /// The same with what is not known settled in one way, where a state that is asked for (`a=not-stated`) is judged as
    /// it is.
    pub fn eval_settled(&self, settled: &Cells, stated: &Cells, service: ServiceIx) -> Evaluation {
        let each = |e: &Self| e.eval_settled(settled, stated, service);
        match self {
            Self::Condition(c) => c.eval_settled(settled, stated, service),
            Self::All(all) => all.iter().fold(Evaluation::TRUE, |v, e| v.and(each(e))),
            Self::Any(any) => any.iter().fold(Evaluation::FALSE, |v, e| v.or(each(e))),
        }
    }

    /// The conditions that make it what it is for a service, left to right: of alternatives of which one holds, only that
    /// one, and of requirements of which one fails, only that one.
    pub fn deciding(&self, cells: &Cells, service: ServiceIx) -> Vec<&Condition> {
        let truth = |e: &Self| e.eval(cells, service).truth;
        let (list, only_alike) = match self {
            Self::Condition(c) => return vec![c],
            Self::All(list) => (list, truth(self) == Truth::False),
            Self::Any(list) => (list, true),
        };
        let decides = |e: &&Self| !only_alike || truth(e) == truth(self);
        list.iter()
            .filter(decides)
            .flat_map(|e| e.deciding(cells, service))
            .collect()
    }
}

impl Condition {
    /// What of it makes it what it is for a service, in its order: of options of which one suffices, those that hold; of
    /// options that must not be, those that are; all of them where each counts. Nothing of a bound or of joined conditions.
    pub fn deciding_wants(&self, cells: &Cells, service: ServiceIx) -> Vec<&Want> {
        let truth = |w: &Want| eval_want(self.subject, w, cells, service).truth;
        let whole = self.eval(cells, service).truth;
        let (wants, deciding) = match &self.test {
            Test::AnyOf(wants) => (wants, Some(whole)),
            Test::AllOf(wants) => (wants, (whole == Truth::False).then_some(whole)),
            Test::NoneOf(wants) => (wants, Some(self.eval(cells, service).not().truth)),
            Test::Bound(..) | Test::Joined(..) => return Vec::new(),
        };
        wants
            .iter()
            .filter(|w| deciding.is_none_or(|d| truth(w) == d))
            .collect()
    }

    /// Whether it holds for a service.
    pub fn eval(&self, cells: &Cells, service: ServiceIx) -> Evaluation {
        self.eval_settled(cells, cells, service)
    }

    /// As [`Expr::eval_settled`].
    pub fn eval_settled(&self, settled: &Cells, stated: &Cells, service: ServiceIx) -> Evaluation {
        let each = |w: &Want| {
            let cells = if matches!(w, Want::State(_)) { stated } else { settled };
            eval_want(self.subject, w, cells, service)
        };
        match &self.test {
            Test::AnyOf(wants) => wants.iter().fold(Evaluation::FALSE, |v, w| v.or(each(w))),
            Test::AllOf(wants) => wants.iter().fold(Evaluation::TRUE, |v, w| v.and(each(w))),
            Test::NoneOf(wants) => wants.iter().fold(Evaluation::FALSE, |v, w| v.or(each(w))).not(),
            Test::Bound(op, bound) => match (self.subject, bound) {
                (Subject::Attribute(ix), Want::Scalar(bound)) => eval_bound(settled.get(service, ix), *op, bound),
                _ => Evaluation::FALSE,
            },
            Test::Joined(join, parts) => {
                let each = parts.iter().map(|c| c.eval_settled(settled, stated, service));
                match join {
                    Join::Or => each.fold(Evaluation::FALSE, Evaluation::or),
                    Join::And => each.fold(Evaluation::TRUE, Evaluation::and),
                }
            }
        }
    }
}

fn eval_want(subject: Subject, want: &Want, cells: &Cells, service: ServiceIx) -> Evaluation {
    let s = &cells.catalog[service];
    let folded_eq = |a: &str, b: &str| a == b || a.to_lowercase() == b.to_lowercase();
    match (subject, want) {
        (Subject::Attribute(ix), _) => eval_cell(cells.get(service, ix), want, &cells.catalog, service, ix),
        (Subject::Role, Want::Role(r)) => Evaluation::known(s.role == *r),
        (Subject::Status, Want::Status(st)) => Evaluation::known(cells.judged(service).status == *st),
        (Subject::Category, Want::State(State::NotStated)) => Evaluation::known(s.category.is_empty()),
        (Subject::Category, Want::Text(t)) => {
            if s.category.is_empty() {
                Evaluation::unknown(Why::NotStated)
            } else {
                Evaluation::known(*s.category == **t)
            }
        }
        (Subject::Source, Want::Source(src)) => Evaluation::known(s.sources().any(|s| s == *src)),
        (Subject::Source, Want::Evidence(date)) => {
            let is_of = |s| annotations::evidence_date(s, &cells.catalog) == Some(*date);
            Evaluation::known(s.sources().any(is_of))
        }
        (Subject::Yours, Want::Mark(kind)) => Evaluation::known(cells.catalog.is_marked(service, *kind)),
        (Subject::Name, Want::Text(t)) => Evaluation::known(s.names().any(|n| folded_eq(n, t))),
        // Built-in subjects are always stated and never in conflict.
        _ => Evaluation::FALSE,
    }
}

fn eval_cell(cell: &Cell, want: &Want, catalog: &Catalog, service: ServiceIx, attribute: AttributeIx) -> Evaluation {
    if let Want::State(state) = want {
        return Evaluation::known(match (state, &cell.value) {
            (State::Partly, CellValue::Atoms(atoms)) => atoms.iter().any(|(_, a)| *a == Atom::Partly),
            _ => cell.state == *state,
        });
    }
    if let Want::Option(o) = want
        && let CellValue::Atoms(_) = cell.value
    {
        return match cell.atom(*o) {
            Atom::Yes => Evaluation::TRUE,
            Atom::No | Atom::NotApplicable => Evaluation::FALSE,
            Atom::Partly => Evaluation::PARTLY,
            Atom::NotStated => Evaluation::unknown(Why::NotStated),
            Atom::Conflicting => Evaluation::unknown(Why::Conflicting),
        };
    }
    match (cell.state, want) {
        (State::NotStated, _) => Evaluation::unknown(Why::NotStated),
        (State::Conflicting, Want::Text(_)) => Evaluation::unknown(Why::Conflicting),
        (State::Conflicting, _) => Evaluation::unknown(Why::Conflicting),
        (State::NotApplicable, _) => Evaluation::FALSE,
        // Asked for as `a=partly` it is a state; as a side it is the same question.
        (state, Want::Flag(Side::Partly)) => Evaluation::known(state == State::Partly),
        (State::Partly, Want::Flag(_)) => Evaluation::PARTLY,
        (state, Want::Flag(Side::Yes)) => Evaluation::known(state == State::Yes),
        (state, Want::Flag(Side::No)) => Evaluation::known(state == State::No),
        _ => eval_value(cell, want, catalog, service, attribute),
    }
}

fn eval_value(cell: &Cell, want: &Want, catalog: &Catalog, service: ServiceIx, attribute: AttributeIx) -> Evaluation {
    match (&cell.value, want) {
        (CellValue::Choice(is), Want::Option(o)) => Evaluation::known(is == o),
        (CellValue::Scalar(is), Want::Scalar(asked)) => decided(is.is(asked)),
        // Texts and lists of services are never complete: what is not among them is simply not stated.
        (CellValue::Texts(texts), Want::Text(t)) => {
            let t = t.to_lowercase();
            if texts.iter().any(|x| x.to_lowercase() == t) {
                Evaluation::TRUE
            } else {
                Evaluation::unknown(Why::NotStated)
            }
        }
        (CellValue::Services(all), Want::Service(s)) => {
            if all.contains(s) {
                Evaluation::TRUE
            } else {
                Evaluation::unknown(Why::NotStated)
            }
        }
        _ => {
            debug_assert!(
                false,
                "{} {}: a want of another kind",
                catalog[service].id, catalog[attribute].id
            );
            Evaluation::unknown(Why::NotStated)
        }
    }
}

fn eval_bound(cell: &Cell, op: Op, bound: &Scalar) -> Evaluation {
    match (cell.state, &cell.value) {
        (State::Conflicting, _) => Evaluation::unknown(Why::Conflicting),
        (State::NotApplicable, _) => Evaluation::FALSE,
        (_, CellValue::Scalar(value)) => compare(value, op, bound),
        _ => Evaluation::unknown(Why::NotStated),
    }
}

/// Whether a value that is known exactly, or to be between two ends, is beyond or within a bound.
pub fn compare(value: &Scalar, op: Op, bound: &Scalar) -> Evaluation {
    decided(value.compare(op, bound))
}

fn decided(known: Option<bool>) -> Evaluation {
    known.map_or(Evaluation::unknown(Why::NotStated), Evaluation::known)
}
