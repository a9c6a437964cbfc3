//! Conditions that have neither a sign nor a phrase, as people say them: `not touch`, `ram 8 or 64`, `hosting cloud`.

use super::{
    Condition, ConditionError, Subject, Test, Want,
    lexer::{Grammar, operand, outside},
    typed_words::{self, asked},
    wanted::want,
};
use crate::catalog::{kind::Feature, model::Catalog, suggest::Among, wording::excerpt};

const NOT: &str = "not ";

/// What follows a `not` that stands before all else; `None` where the text is itself the name of something.
pub(super) fn negated<'t>(text: &'t str, catalog: &Catalog, grammar: Grammar) -> Option<&'t str> {
    let text = text.trim();
    let head = text.get(..NOT.len()).filter(|head| head.eq_ignore_ascii_case(NOT))?;
    let rest = text.get(head.len()..)?.trim();
    let is_name = operand(text, grammar).is_ok_and(|name| Subject::find(&name, catalog).is_ok());
    (!grammar.is_kept() && !rest.is_empty() && !is_name).then_some(rest)
}

/// What follows the `not` of a text that a person types.
pub fn after_not<'t>(text: &'t str, catalog: &Catalog) -> Option<&'t str> {
    negated(text, catalog, Grammar::Typed)
}

/// That something is not so: a flag or an option by its name, or a condition in words.
pub(super) fn not(rest: &str, catalog: &Catalog, grammar: Grammar) -> Result<Condition, ConditionError> {
    let name = operand(rest, grammar)?;
    if let Ok(subject @ Subject::Attribute(ix)) = Subject::find(&name, catalog)
        && catalog[ix].kind.has(Feature::Flag)
    {
        return Ok(Condition::none_of(subject, vec![Want::yes()]));
    }
    if let Ok(Some(condition)) = typed_words::read(rest, catalog, grammar) {
        return negation(condition, rest);
    }
    let found: Vec<(Subject, Want)> = with_options(catalog)
        .filter_map(|subject| Some((subject, want(subject, &name, catalog, grammar).ok()?)))
        .filter(|(_, want)| !matches!(want, Want::State(_)))
        .collect();
    match &found[..] {
        [(subject, want)] => Ok(Condition::none_of(*subject, vec![want.clone()])),
        [] => ConditionError::unknown(
            format!("no flag or option is called “{}”", excerpt(rest)),
            rest,
            Among::Named,
        ),
        several => {
            let each = several
                .iter()
                .map(|(s, _)| format!("{} is not {rest}", s.typed(catalog)));
            ConditionError::fail(
                format!("more than one attribute has an option “{}”", excerpt(rest)),
                format!("Write {}.", excerpt(&each.collect::<Vec<_>>().join(", or "))),
            )
        }
    }
}

/// The opposite of a condition, which was written as `rest` behind a `not`.
pub(super) fn negation(condition: Condition, rest: &str) -> Result<Condition, ConditionError> {
    let subject = condition.subject;
    match condition.test {
        Test::AnyOf(wants) => Ok(Condition::none_of(subject, wants)),
        Test::NoneOf(wants) => Ok(Condition::any_of(subject, wants)),
        // What does not apply is neither at least 100 nor below it.
        _ => ConditionError::fail(
            format!("“not” cannot stand before “{}”", excerpt(rest)),
            "Write what is meant instead, as in price below 100 for not at least 100.",
        ),
    }
}

/// What has options that a name alone may mean.
fn with_options(catalog: &Catalog) -> impl Iterator<Item = Subject> + '_ {
    let attributes = catalog
        .attribute_ixs()
        .filter(|ix| catalog[*ix].kind.has(Feature::Options));
    attributes
        .map(Subject::Attribute)
        .chain([Subject::Role, Subject::Category, Subject::Status])
}

/// A name with a value or several directly after it; `None` where the text is none. A number or a date that stands alone does
/// not say which way it bounds. In the box of the window one option is looked for by its words, and several are read here.
pub(super) fn read(text: &str, catalog: &Catalog, grammar: Grammar) -> Result<Option<Condition>, ConditionError> {
    let mut refused = None;
    for (subject, name, value) in named(text, catalog, grammar) {
        let is_scale = matches!(subject, Subject::Attribute(ix) if catalog[ix].kind.has(Feature::Scale));
        match asked(subject, value, catalog, grammar) {
            Ok(test) => {
                let is_one = matches!(&test, Test::AnyOf(wants) if wants.len() == 1);
                if is_one && is_scale {
                    let (name, value) = (excerpt(name), excerpt(value));
                    return ConditionError::fail(
                        format!("“{name} {value}” does not say whether that or more, or less, is meant"),
                        format!("Write {name} at least {value}, {name} at most {value}, or {name}: {value}."),
                    );
                }
                if !is_one || grammar == Grammar::Quoted {
                    return Ok(Some(Condition { subject, test }));
                }
            }
            Err(e) => refused = refused.or(Some(e)),
        }
    }
    refused
        .filter(|_| grammar == Grammar::Quoted || is_value_after_name(text, catalog))
        .map_or(Ok(None), Err)
}

/// Whether a text begins like one of these: with `not`, or a name and a value behind it.
pub(super) fn begins_one(text: &str, catalog: &Catalog, grammar: Grammar) -> bool {
    let reads = || matches!(read(text, catalog, grammar), Ok(Some(_)));
    negated(text, catalog, grammar).is_some() || reads()
}

/// Whether a text typed by a person is the name of a number or a date with a value directly after it, right or wrong, or has
/// a `not` in front.
pub fn is_value_after_name(text: &str, catalog: &Catalog) -> bool {
    let is_scale = |s: Subject| matches!(s, Subject::Attribute(ix) if catalog[ix].kind.has(Feature::Scale));
    let begins = |value: &str| value.starts_with(|c: char| c.is_ascii_digit());
    let grammar = Grammar::Typed;
    let mut all = named(text, catalog, grammar).into_iter();
    negated(text, catalog, grammar).is_some() || all.any(|(subject, _, value)| is_scale(subject) && begins(value))
}

/// Every way to cut a text into the name of something and what follows it.
fn named<'t>(text: &'t str, catalog: &Catalog, grammar: Grammar) -> Vec<(Subject, &'t str, &'t str)> {
    if grammar.is_kept() {
        return Vec::new();
    }
    let text = text.trim();
    let blanks = outside(text, grammar)
        .unwrap_or_default()
        .into_iter()
        .filter(|(_, c)| c.is_whitespace());
    let cut = |(at, _): (usize, char)| {
        let (name, value) = (text.get(..at)?.trim_end(), text.get(at..)?.trim_start());
        let subject = Subject::find(&operand(name, grammar).ok()?, catalog).ok()?;
        // Of a text anything could be the value.
        let has_values = match subject {
            Subject::Attribute(ix) => {
                let kind = catalog[ix].kind;
                [Feature::Scale, Feature::Options, Feature::Flag]
                    .into_iter()
                    .any(|f| kind.has(f))
            }
            Subject::Role | Subject::Category | Subject::Status => true,
            _ => false,
        };
        (has_values && !value.is_empty()).then_some((subject, name, value))
    };
    blanks.filter_map(cut).collect()
}
