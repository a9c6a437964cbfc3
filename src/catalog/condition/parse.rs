//! Reading conditions: an unknown attribute, option or unreadable number is an error with a suggestion.

use super::{
    Condition, ConditionError, Expr, Join, Subject, Test,
    ask::{all_of, bound, wants},
    join::{apart, is_worded},
    lexer::{Grammar, operand, outside},
    other_words, plain_words, typed_words,
};
use crate::catalog::{kind::Feature, meant::looked_up, model::Catalog, value::Op, wording::excerpt};

impl Expr {
    /// Reads a rule's conditions: all required, ` | ` or ` or ` inside one text means either. What an unknown word may mean
    /// is left to the caller, which may read many rules.
    pub fn parse(texts: &[String], catalog: &Catalog) -> Result<Self, ConditionError> {
        let either = |text: &String| {
            let parts = either(text)?.into_iter();
            Self::any(
                parts.flat_map(|t| apart(t, "or", catalog, Grammar::Quoted)),
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
            let parts = apart(t, "and", catalog, grammar)
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

    /// Reads one that a person types into a box of the window: `1,500` is refused, since it can be read in two ways. The words
    /// of a chip are read as the condition it shows.
    pub fn parse_typed(text: &str, catalog: &Catalog) -> Result<Self, ConditionError> {
        let of_chip = |condition: &Self| condition.human(catalog) == text.trim();
        match read(text, catalog, Grammar::Typed) {
            Err(refused) => match read(text, catalog, Grammar::Quoted).ok().filter(of_chip) {
                Some(condition) => Ok(condition),
                None => looked_up(Err(refused), catalog),
            },
            read => looked_up(read, catalog),
        }
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
    let several = || match Expr::any(apart(text, "or", catalog, grammar), catalog, grammar)? {
        Expr::Condition(condition) => Ok(condition),
        Expr::All(parts) => joined(Join::And, parts),
        Expr::Any(parts) => joined(Join::Or, parts),
    };
    if !is_worded(text, grammar) {
        return several();
    }
    // Words may be a value as well as a condition of their own: the chips of two conditions may have the same text.
    match (several(), leaf(text, catalog, grammar)) {
        (Ok(several), Ok(one)) if several == one => Ok(one),
        (Ok(_), Ok(_)) => ConditionError::fail(
            format!("“{}” can be read in two ways", excerpt(text)),
            "Write it with signs, as in NAME=\"VALUE\" or NAME>=VALUE.",
        ),
        (Ok(condition), Err(_)) | (Err(_), Ok(condition)) => Ok(condition),
        (Err(refused), Err(_)) => Err(refused),
    }
}

/// How often `not` may stand before a condition.
const MOST_NOTS: usize = 4;

/// The opposite of the condition that stands behind a `not`, and perhaps behind more of them.
fn not(behind: &str, catalog: &Catalog, grammar: Grammar) -> Result<Condition, ConditionError> {
    let (mut rest, mut nots) = (behind, 1);
    while let Some(next) = plain_words::negated(rest, catalog, grammar) {
        if nots == MOST_NOTS {
            return ConditionError::fail(
                format!("“not {}” has too many “not”", excerpt(behind)),
                "Write “not” once, or leave it out.",
            );
        }
        (rest, nots) = (next, nots + 1);
    }
    let condition = leaf(rest, catalog, grammar)?;
    (0..nots).try_fold(condition, |condition, _| plain_words::negation(condition, rest))
}

/// Reads a single one.
fn leaf(text: &str, catalog: &Catalog, grammar: Grammar) -> Result<Condition, ConditionError> {
    let text = text.trim();
    let is_sign = |(_, c): &(usize, char)| matches!(c, '=' | '<' | '>' | '!');
    let Some((at, _)) = outside(text, grammar)?.into_iter().find(is_sign) else {
        if let Some(rest) = plain_words::negated(text, catalog, grammar) {
            return plain_words::not(rest, catalog, grammar);
        }
        let mut refused = None;
        for read in [typed_words::read, plain_words::read] {
            match read(text, catalog, grammar) {
                Ok(Some(condition)) => return Ok(condition),
                Ok(None) => {}
                Err(e) => {
                    refused = Some(e);
                    break;
                }
            }
        }
        if let Some(read) = other_words::of_part(text, catalog, grammar) {
            return read;
        }
        return refused.map_or_else(
            || {
                ConditionError::fail(
                    format!("“{}” is not a condition", excerpt(text)),
                    "Write ATTRIBUTE=VALUE, as in languages=python or data-limit>=40.",
                )
            },
            Err,
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
    let subject = match (
        Subject::find(&name, catalog),
        plain_words::negated(text, catalog, grammar),
    ) {
        (Ok(subject), _) => subject,
        (Err(_), Some(rest)) => return not(rest, catalog, grammar),
        (Err(e), None) => return Err(e),
    };
    let is_scale = matches!(subject, Subject::Attribute(ix) if catalog[ix].kind.has(Feature::Scale));
    let (sign, value) = other_words::sign(sign, rest[sign.len()..].trim(), is_scale, grammar);
    let op = match sign {
        "<" => Some(Op::Less),
        "<=" => Some(Op::AtMost),
        ">" => Some(Op::More),
        ">=" => Some(Op::AtLeast),
        _ => None,
    };
    let listed = || match all_of(subject, value, catalog, grammar)? {
        Some(wants) => Ok(Test::AllOf(wants)),
        None => wants(subject, value, catalog, grammar).map(Test::AnyOf),
    };
    let worded = |refused| other_words::joined(subject, value, catalog, grammar).ok_or(refused);
    let test = match op {
        Some(op) => bound(subject, &name.text, op, value, catalog, grammar)?,
        None if sign == "!=" => {
            let wanted = wants(subject, value, catalog, grammar).map(Test::AnyOf);
            match wanted.or_else(worded)? {
                Test::AnyOf(wants) => Test::NoneOf(wants),
                _ => {
                    return ConditionError::fail(
                        format!("“{}” is several values at once, which != cannot ask", excerpt(value)),
                        "Write one condition for each.",
                    );
                }
            }
        }
        None => listed().or_else(worded)?,
    };
    Ok(Condition { subject, test })
}
