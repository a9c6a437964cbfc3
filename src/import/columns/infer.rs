//! How a column is to be read: the kind a person would choose for it, by the rules stated in [`crate::import`].

mod among_words;
mod cells;
mod one_kind;

use among_words::{among_words, dates_among_words};
use cells::{count, flags_of, plain, word_of};
pub use one_kind::{About, unit_above};
use one_kind::{is_of_ends, numbers_of, scalar};

use super::{
    dates,
    flags::{self, Signs},
    heading_words,
    how::How,
    meaning, numbers,
    of_words::{choice_or_text, of_words},
    reasons, sets, versions,
};
use crate::{
    catalog::kind::{DateFormat, Kind, Marks},
    import::table::{ListColumn, ListTable, ListValue, RecordPart},
};

/// What was found out about a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Inferred {
    /// How to read it.
    pub how: How,
    /// Of a set: whether each cell names all there is.
    pub whole: bool,
    /// Why it is not what it looks like; empty when there is nothing to report.
    pub why: String,
    /// Words that were read as "not stated", with how often each occurs.
    pub missing: Vec<(String, usize)>,
    /// Words that may mean "not stated" and were kept as values, with how often each occurs.
    pub placeholders: Vec<(String, usize)>,
}

impl Inferred {
    /// Whether a cell is one of the words that mean "not stated" here.
    pub fn is_missing(&self, value: &ListValue) -> bool {
        if self.missing.is_empty() {
            return false;
        }
        word_of(value).is_some_and(|t| self.missing.iter().any(|(word, _)| word == t.trim()))
    }
}

/// The decimal separator that the columns of a list show; `None` where none does, or they differ.
pub fn shows_marks(table: &ListTable) -> Option<Marks> {
    if table.typed {
        return None;
    }
    let text = |(_, v): &'_ (u32, ListValue)| matches!(v, ListValue::Text(_));
    let of_column = |column: &ListColumn| {
        let texts = column.cells.iter().filter(|c| text(c)).take(300);
        let values: Vec<&ListValue> = texts.map(|(_, v)| v).collect();
        numbers::shows_marks(plain(&values))
    };
    let mut shown = table.columns.iter().filter_map(of_column);
    let first = shown.next()?;
    // A comma before decimals is no programmer's habit, as a point is.
    let has_comma = first == Marks::Comma || shown.any(|marks| marks == Marks::Comma);
    Some(if has_comma { Marks::Comma } else { Marks::Point })
}

/// Finds out how to read a column.
pub fn infer(column: &ListColumn, about: About<'_>) -> Inferred {
    // An empty list implies something about whole lists alone, and nothing about what the column is.
    let is_empty = |v: &&ListValue| matches!(v, ListValue::List(list) if list.is_empty());
    let filled = column.cells.iter().map(|(_, v)| v);
    let all: Vec<&ListValue> = filled.clone().filter(|v| !is_empty(v)).collect();
    let by_user = about.missing();
    // The user's words are added to the standard ones; none at all switches those off too.
    let is_off = by_user.is_some_and(<[String]>::is_empty);
    let is_named =
        |t: &str| by_user.is_some_and(|words| words.iter().any(|w| w.trim().to_lowercase() == t.trim().to_lowercase()));
    let is_end = is_of_ends(column, about);
    let is_missing =
        |t: &str| is_named(t) || (!is_off && (meaning::is_missing(t) || (is_end && meaning::is_without_end(t))));
    let words = count(&all, is_missing);
    let but = |test: &dyn Fn(&str) -> bool| -> Vec<&ListValue> {
        let keep = |v: &&ListValue| !word_of(v).is_some_and(test);
        all.iter().copied().filter(keep).collect()
    };
    let stated = if words.is_empty() {
        all.clone()
    } else {
        but(&is_missing)
    };
    // Words that a person names are no values in any column.
    let named;
    let values = if words.iter().any(|(word, _)| is_named(word)) {
        named = but(&is_named);
        &named
    } else {
        &all
    };
    let whole = about.typed && column.cells.len() == about.rows && { filled }.all(|v| matches!(v, ListValue::List(_)));
    let found = |how: How, why: String| {
        let of_words = how.is_of_words();
        let whole = matches!(how, How::Set(_)) && about.said.and_then(|s| s.complete).unwrap_or(whole);
        let placeholders = if of_words && !is_off {
            count(&all, |t| meaning::is_placeholder(t) && !is_named(t))
        } else {
            Vec::new()
        };
        let mut missing = words.clone();
        missing.retain(|(word, _)| !of_words || is_named(word));
        Inferred {
            how,
            whole,
            why,
            missing,
            placeholders,
        }
    };
    if let Some(kind) = about.fixed.or(about.said.and_then(|s| s.kind)) {
        return found(of_kind(kind, values, &stated, column, about), String::new());
    }
    if column.part == RecordPart::Link {
        return found(How::Link, String::new());
    }
    // "Unavailable" is a no beside "available", and else a word for nothing.
    let is_word_of_flags = |t: &str| !is_named(t) && flags::flag(t).is_some();
    let may_be_flags = but(&|t| is_missing(t) && !is_word_of_flags(t));
    if let Some(signs) = flags_of(&may_be_flags) {
        let mut flags = found(How::Flag(signs), String::new());
        flags.missing.retain(|(word, _)| !is_word_of_flags(word));
        return flags;
    }
    let has_value = |v: &&ListValue| !matches!(v, ListValue::Text(t) if meaning::is_not_applicable(t));
    let scalars: Vec<&ListValue> = stated.iter().copied().filter(has_value).collect();
    if !scalars.is_empty()
        && let Some(how) = scalar(&scalars, column, about)
    {
        return match how {
            Ok(how) => found(how, String::new()),
            Err(why) => found(choice_or_text(values), why),
        };
    }
    if let Some((how, why)) = dates_among_words(&scalars, is_end, column, about) {
        return found(how, why);
    }
    if let Some((how, why)) = among_words(&scalars, column, about) {
        return how.map_or_else(
            || found(choice_or_text(values), why.clone()),
            |how| found(how, why.clone()),
        );
    }
    let (how, mut why) = of_words(values, about.typed);
    if why.is_empty() && matches!(how, How::Choice | How::Text) {
        why = reasons::almost(values);
    }
    found(how, why)
}

/// Whether a column of figures that are shown with zeros behind them is of versions or codes: its heading says so, or another
/// of its cells can be nothing else.
pub fn shows_versions<'a>(header: &str, texts: impl Iterator<Item = &'a str> + Clone) -> bool {
    let heading = versions::Heading {
        is_measure: true,
        ..heading_words::of_versions(header, false, std::iter::empty())
    };
    heading_words::speaks_of_codes(header) || versions::are_versions(texts, heading)
}

/// How to read a column into a kind that is given: most of its cells decide; the rest will be kept as text beside.
fn of_kind(kind: Kind, values: &[&ListValue], stated: &[&ListValue], column: &ListColumn, about: About<'_>) -> How {
    let separators = || {
        if about.typed {
            None
        } else {
            sets::likely_separators(values)
        }
    };
    match kind {
        Kind::Flag => How::Flag(match flags_of(stated) {
            Some(Signs::Circles) => Signs::Circles,
            _ => Signs::Marks,
        }),
        Kind::Choice => How::Choice,
        Kind::Set => How::Set(separators()),
        Kind::Services => How::Services(separators()),
        Kind::Link => How::Link,
        Kind::Text => How::Text,
        Kind::Version => How::Version,
        Kind::Date => {
            let order = about.list.dates;
            let form = dates::infer(plain(stated), order).ok();
            let most = || {
                let count = |form: &DateFormat| plain(stated).filter(|t| form.read(t).is_some()).count();
                DateFormat::ALL.into_iter().rev().max_by_key(count)
            };
            How::Date(form.or_else(most).unwrap_or(DateFormat::Iso))
        }
        Kind::Number => {
            let form = numbers_of(stated, column, about).or_else(|_| {
                let numeric: Vec<&ListValue> = stated
                    .iter()
                    .copied()
                    .filter(|v| numbers_of(&[v], column, about) != Err(numbers::Refusal::NotNumbers))
                    .collect();
                match numbers_of(&numeric, column, about) {
                    Err(numbers::Refusal::Units(..) | numbers::Refusal::NotNumbers) => {
                        numbers_of(&in_one_unit(&numeric, about), column, about)
                    }
                    read => read,
                }
            });
            let mut form = form.unwrap_or_else(|_| numbers::NumberFormat::plain());
            if let Some(decimal) = about.list.decimal {
                form.style = decimal;
            }
            How::Number(form)
        }
    }
}

/// Of figures in several units, as of amounts in two currencies, those of one: the one chosen, else what most are in. The
/// others are none of this column.
fn in_one_unit<'v>(numeric: &[&'v ListValue], about: About<'_>) -> Vec<&'v ListValue> {
    let chosen = about.said.and_then(|s| s.unit.clone()).filter(|unit| !unit.is_empty());
    let Some(unit) = chosen.or_else(|| numbers::most_common_unit(plain(numeric))) else {
        return numeric.to_vec();
    };
    let fits = |v: &&&ListValue| numbers::is_in(&v.text(), &unit);
    numeric.iter().filter(fits).copied().collect()
}

#[cfg(test)]
mod tests;
