//! Reading conditions: an unknown attribute, option or unreadable number is an error with a suggestion.

use super::{
    Condition, ConditionError, Expr, Join, Subject, Test, Want,
    join::apart,
    lexer::{Grammar, is_quoted, operand, outside, split},
    range::value,
    wanted::{is_state, want},
    words,
};
use crate::catalog::{kind::Feature, meant::looked_up, model::Catalog, value::Op, wording::excerpt};

impl Expr {
    /// Reads a rule's conditions: all required, ` | ` or ` or ` inside one text means either. What an unknown word may mean
    /// is left to whoever reads many rules.
    pub fn parse(texts: &[String], catalog: &Catalog) -> Result<Self, ConditionError> {
        let either = |text: &String| {
            let parts = either(text)?.into_iter();
            Self::any(
                parts.flat_map(|t| apart(t, "or", Grammar::Quoted)),
                catalog,
                Grammar::Quoted,
            )
        };
        let all = texts.iter().map(either).collect::<Result<Vec<_>, _>>()?;
        Ok(one_or(all, Self::All))
    }

    /// Any of several texts, in each of which ` and ` may join conditions.
    fn any<'t>(
        texts: impl IntoIterator<Item = &'t str>,
        catalog: &Catalog,
        grammar: Grammar,
    ) -> Result<Self, ConditionError> {
        let leaf = |t: &str| leaf(t, catalog, grammar).map(Self::Condition);
        let both = |t: &str| {
            let parts = apart(t, "and", grammar)
                .into_iter()
                .map(leaf)
                .collect::<Result<Vec<_>, _>>()?;
            Ok(one_or(parts, Self::All))
        };
        let any = texts.into_iter().map(both).collect::<Result<Vec<_>, _>>()?;
        Ok(one_or(any, Self::Any))
    }
}

/// The only one there is, or all put together.
fn one_or(mut all: Vec<Expr>, together: fn(Vec<Expr>) -> Expr) -> Expr {
    if all.len() == 1 { all.remove(0) } else { together(all) }
}

/// The parts of a text between ` | `.
fn either(text: &str) -> Result<Vec<&str>, ConditionError> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in outside(text, Grammar::Quoted)? {
        if c == '|' && text[..at].ends_with(' ') && text[at + 1..].starts_with(' ') && at > start {
            parts.push(&text[start..at - 1]);
            start = at + 2;
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    Ok(parts)
}

impl Condition {
    /// Reads one condition, as `languages=python,r` or `data-limit>=40`. An unknown attribute, option or unreadable
    /// number is an error with a suggestion, never a filter that lets everything or nothing through.
    pub fn parse(text: &str, catalog: &Catalog) -> Result<Self, ConditionError> {
        looked_up(read(text, catalog, Grammar::Quoted), catalog)
    }

    /// Reads one that a person types into a box of the window: `1,500` is refused, since it can be read in two ways.
    pub fn parse_typed(text: &str, catalog: &Catalog) -> Result<Self, ConditionError> {
        looked_up(read(text, catalog, Grammar::Typed), catalog)
    }

    /// Reads one as settings and sessions have it: the user's own evidence that it asks for may come and go.
    pub fn parse_kept(text: &str, catalog: &Catalog) -> Result<Self, ConditionError> {
        looked_up(read(text, catalog, Grammar::Kept), catalog)
    }

    /// Reads one as settings and sessions had it before values were quoted.
    pub fn parse_old(text: &str, catalog: &Catalog) -> Result<Self, ConditionError> {
        looked_up(read(text, catalog, Grammar::Unquoted), catalog)
    }
}

/// Reads one, or several that ` or ` or ` and ` joins.
fn read(text: &str, catalog: &Catalog, grammar: Grammar) -> Result<Condition, ConditionError> {
    let joined = |join, parts: Vec<Expr>| {
        let leaf = |e| match e {
            Expr::Condition(c) => Ok(c),
            Expr::All(_) | Expr::Any(_) => ConditionError::fail(
                format!("“{}” has both “and” and “or”", excerpt(text)),
                "Write one condition for each “and”: all of several conditions are required.",
            ),
        };
        let parts = parts.into_iter().map(leaf).collect::<Result<Vec<_>, _>>()?;
        Ok(Condition::joined(join, parts))
    };
    match Expr::any(apart(text, "or", grammar), catalog, grammar)? {
        Expr::Condition(condition) => Ok(condition),
        Expr::All(parts) => joined(Join::And, parts),
        Expr::Any(parts) => joined(Join::Or, parts),
    }
}

/// Reads a single one.
fn leaf(text: &str, catalog: &Catalog, grammar: Grammar) -> Result<Condition, ConditionError> {
    let text = text.trim();
    let is_sign = |(_, c): &(usize, char)| matches!(c, '=' | '<' | '>' | '!');
    let Some((at, _)) = outside(text, grammar)?.into_iter().find(is_sign) else {
        if let Some(condition) = words::read(text, catalog, grammar)? {
            return Ok(condition);
        }
        return ConditionError::fail(
            format!("“{}” is not a condition", excerpt(text)),
            "Write ATTRIBUTE=VALUE, as in languages=python or data-limit>=40.",
        );
    };
    let (name, rest) = text.split_at(at);
    let name = operand(name, grammar)?;
    let sign = ["!=", "<=", ">=", "=", "<", ">"]
        .into_iter()
        .find(|s| rest.starts_with(s));
    let Some(sign) = sign else {
        return ConditionError::fail(
            format!("“{}” has no comparison that is known", excerpt(text)),
            "Use = != < <= > or >=.",
        );
    };
    let value = rest[sign.len()..].trim();
    let subject = Subject::find(&name, catalog)?;
    let op = match sign {
        "<" => Some(Op::Less),
        "<=" => Some(Op::AtMost),
        ">" => Some(Op::More),
        ">=" => Some(Op::AtLeast),
        _ => None,
    };
    let test = match op {
        Some(op) => bound(subject, &name.text, op, value, catalog, grammar)?,
        None if sign == "!=" => Test::NoneOf(wants(subject, value, catalog, grammar)?),
        None => match all_of(subject, value, catalog, grammar)? {
            Some(wants) => Test::AllOf(wants),
            None => Test::AnyOf(wants(subject, value, catalog, grammar)?),
        },
    };
    Ok(Condition { subject, test })
}

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
fn all_of(
    subject: Subject,
    text: &str,
    catalog: &Catalog,
    grammar: Grammar,
) -> Result<Option<Vec<Want>>, ConditionError> {
    let mut parts: Vec<&str> = split(text, '+', grammar)?.into_iter().map(|part| &text[part]).collect();
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

/// The values of a list. What stands between quoted ones is split as its attribute has it: the comma of a number may stand
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
        Subject::Name => catalog
            .services
            .iter()
            .any(|s| same(&s.name) || s.former_names.iter().chain(&s.aliases).any(|n| same(n))),
        Subject::Category => catalog.categories.iter().any(|c| same(c)),
        _ => false,
    }
}
