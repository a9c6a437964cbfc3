//! `NAME=VALUE,VALUE` as answers, importances and wishes are given, with the quotes of conditions.

use super::{
    ConditionError,
    lexer::{Grammar, operand, outside, split},
};

/// What precedes the first `=`, without its quotes, and what follows it; `None` where there is none. Fails where
/// a quote is not closed.
pub fn assignment(text: &str) -> Result<Option<(String, &str)>, ConditionError> {
    let Some((at, _)) = outside(text, Grammar::Quoted)?.into_iter().find(|(_, c)| *c == '=') else {
        return Ok(None);
    };
    let name = operand(&text[..at], Grammar::Quoted)?.text.into_owned();
    Ok(Some((name, text[at + 1..].trim())))
}

/// The values between commas, without their quotes. Fails where a quote is not closed.
pub fn value_list(text: &str) -> Result<Vec<String>, ConditionError> {
    let parts = split(text, ',', Grammar::Quoted)?.into_iter();
    let value = |part: std::ops::Range<usize>| Ok(operand(&text[part], Grammar::Quoted)?.text.into_owned());
    parts.map(value).collect()
}
