//! Why a computed cell is blank.

use super::node::Formula;
use crate::catalog::{
    cell::{Cell, State},
    ix::AttributeIx,
    model::Catalog,
    value::Scalar,
};

/// Why the cell of an entry has no number, in words: `not stated: Virtual CPUs`; `None` where it has one.
pub fn why_blank<'c>(formula: &Formula, catalog: &Catalog, cell: impl Fn(AttributeIx) -> &'c Cell) -> Option<String> {
    let state = formula.cell(&cell).state;
    let counted = formula.counted(&cell);
    let labels = |fits: &dyn Fn(&Cell) -> bool| {
        let found = counted.iter().filter(|a| fits(cell(**a)));
        let labels: Vec<&str> = found.map(|a| catalog[*a].label.as_str()).collect();
        labels.join(" and ")
    };
    let blank = |c: &Cell| c.scalar().and_then(Scalar::number).is_none();
    let endless = |c: &Cell| {
        c.scalar()
            .and_then(Scalar::number)
            .is_some_and(|n| n.lo().is_infinite())
    };
    Some(match state {
        State::Conflicting => format!("sources disagree on {}", labels(&|c| c.state == State::Conflicting)),
        State::NotApplicable => format!("{} does not apply", labels(&|c| c.state == State::NotApplicable)),
        State::NotStated => match (labels(&blank), labels(&endless)) {
            (none, endless) if none.is_empty() && endless.is_empty() => "what it is divided by may be 0".to_owned(),
            (none, endless) if none.is_empty() => format!("{endless} has no limit"),
            (labels, _) => format!("not stated: {labels}"),
        },
        _ => return None,
    })
}
