//! What is asked of a subject: the bound or the values that follow an operator.

use super::{
    ConditionError, Subject, Test, Want,
    lexer::{Grammar, is_quoted, operand, split},
    range::value,
    wanted::{is_state, want},
};
use crate::catalog::{kind::Feature, model::Catalog, value::Op, wording::excerpt};

/// Beyond or within a value. `name`: as it was written.
pub(super) fn bound(
    subject: Subject,
    name: &str,
    op: Op,
    value: &str,
    catalog: &Catalog,
    grammar: Grammar,
) -> Result<Test, ConditionError> {
    let sign = op.sign();
    let name = excerpt(name);
    if !matches!(subject, Subject::Attribute(ix) if catalog[ix].kind.has(Feature::Scale)) {
        return ConditionError::fail(
            format!("“{name}” is neither a number nor a date, so {sign} cannot be asked of it"),
            format!("Write {name}=VALUE."),
        );
    }
    match want(subject, &operand(value, grammar)?, catalog, grammar)? {
        bound @ Want::Scalar(_) => Ok(Test::Bound(op, bound)),
        _ => ConditionError::fail(
            format!("“{}” cannot stand after {sign}", excerpt(value)),
            "Write a number or a date.",
        ),
    }
}

/// Whether several values of it can hold at once.
pub(super) fn is_several(subject: Subject, catalog: &Catalog) -> bool {
    match subject {
        Subject::Attribute(ix) => catalog[ix].kind.has(Feature::Several),
        _ => subject == Subject::Source,
    }
}

/// Whether a part can be no piece of a longer value: it is in quotes, or a state.
fn is_closed(part: &str, grammar: Grammar) -> bool {
    grammar != Grammar::Unquoted && (is_quoted(part, grammar) || is_state(part.trim()))
}

/// The values of `A=V+V`, or of `A="V"+`, which is all of one; `None` where the text is no such list.
pub(super) fn all_of(
    subject: Subject,
    text: &str,
    catalog: &Catalog,
    grammar: Grammar,
) -> Result<Option<Vec<Want>>, ConditionError> {
    // The plus signs of `C++` belong to its name.
    if text.contains('+')
        && is_several(subject, catalog)
        && grammar != Grammar::Unquoted
        && wants(subject, text, catalog, grammar).is_ok()
    {
        return Ok(None);
    }
    let mut parts = plus_apart(text, grammar)?;
    let is_closed = |part: &&str| is_closed(part, grammar);
    if let [one, ""] = parts[..]
        && is_closed(&one)
    {
        parts.pop();
    } else if parts.len() < 2 || !(is_several(subject, catalog) || parts.iter().all(is_closed)) {
        return Ok(None);
    }
    let wants = parts.into_iter().map(|part| value(subject, part, catalog, grammar));
    wants.collect::<Result<_, _>>().map(Some)
}

/// The parts between plus signs; those with nothing after them belong to the part before, as in `C+++Java`.
fn plus_apart(text: &str, grammar: Grammar) -> Result<Vec<&str>, ConditionError> {
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    for part in split(text, '+', grammar)? {
        match parts.last_mut() {
            Some(last) if text[part.clone()].trim().is_empty() && !is_closed(&text[last.clone()], grammar) => {
                last.end = part.end;
            }
            _ => parts.push(part),
        }
    }
    Ok(parts.into_iter().map(|part| &text[part]).collect())
}

/// The values of a list.
pub(super) fn wants(
    subject: Subject,
    text: &str,
    catalog: &Catalog,
    grammar: Grammar,
) -> Result<Vec<Want>, ConditionError> {
    let values = values(subject, text, catalog, grammar)?;
    values
        .into_iter()
        .map(|part| value(subject, part, catalog, grammar))
        .collect()
}

/// The values of a list. The text between quoted ones is split as its attribute has it: the comma of a number may be
/// between thousands, and a text has no list without quotes.
pub(super) fn values<'t>(
    subject: Subject,
    text: &'t str,
    catalog: &Catalog,
    grammar: Grammar,
) -> Result<Vec<&'t str>, ConditionError> {
    let bare = |text: &'t str| match subject {
        Subject::Attribute(ix) => catalog[ix].kind.split(text),
        // A name may itself have commas: try it whole first, then by its commas.
        _ if is_whole(subject, text.trim(), catalog) => vec![text],
        _ => text.split(',').collect(),
    };
    let parts = split(text, ',', grammar)?;
    let all_closed = parts.iter().all(|part| is_closed(&text[part.clone()], grammar));
    let mut found = Vec::new();
    let mut run: Option<std::ops::Range<usize>> = None;
    let end = |run: Option<std::ops::Range<usize>>, found: &mut Vec<&'t str>| {
        if let Some(run) = run {
            found.extend(bare(&text[run]));
        }
    };
    for part in parts {
        if all_closed || is_quoted(&text[part.clone()], grammar) {
            end(run.take(), &mut found);
            found.push(&text[part]);
        } else {
            run = Some(run.map_or(part.start, |r| r.start)..part.end);
        }
    }
    end(run, &mut found);
    Ok(found)
}

fn is_whole(subject: Subject, value: &str, catalog: &Catalog) -> bool {
    let same = |s: &str| s.eq_ignore_ascii_case(value) || s.to_lowercase() == value.to_lowercase();
    match subject {
        Subject::Name => catalog.services.iter().any(|s| s.names().any(same)),
        Subject::Category => catalog.categories.iter().any(|c| same(c)),
        _ => false,
    }
}
