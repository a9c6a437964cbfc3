//! How a column is to be read: the kind a person would choose for it, by the rules stated in [`crate::import`].

mod among_words;
mod cells;

use among_words::{among_words, dates_among_words};
use cells::{are_flags, count, plain, word_of};

use super::{
    dates, flags, heading_words,
    how::How,
    meaning, numbers,
    of_words::{choice_or_text, of_words},
    reasons,
    roles::says_end,
    sets, versions,
};
use crate::{
    catalog::{
        is_web_link,
        kind::{DateFormat, Kind, Marks},
        raw::{ColumnReading, ColumnRole, ListReading},
    },
    import::table::{ListColumn, ListTable, ListValue, RecordPart},
};

/// What is known of a column beside its cells.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Whether the values brought their types along (JSON).
    pub typed: bool,
    /// How many rows the list has.
    pub rows: usize,
    /// The user's settings for the list.
    pub list: &'a ListReading,
    /// The user's settings for the column.
    pub said: Option<&'a ColumnReading>,
    /// The kind of the attribute merged into.
    pub fixed: Option<Kind>,
    /// The decimal separator that the columns of the list show.
    pub shown: Option<Marks>,
    /// Whether semicolons stand between its values.
    pub semicolons: bool,
}

impl<'a> About<'a> {
    /// A list without settings.
    pub fn of(table: &ListTable, list: &'a ListReading) -> Self {
        Self {
            typed: table.typed,
            rows: table.places.len(),
            list,
            said: None,
            fixed: None,
            shown: None,
            semicolons: table.form.delimiter == Some(';'),
        }
    }

    /// The words that the user set to mean "not stated".
    fn missing(&self) -> Option<&'a [String]> {
        let of_column = self.said.and_then(|s| s.missing.as_ref());
        of_column.or(self.list.missing.as_ref()).map(Vec::as_slice)
    }
}

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

/// The unit that the heading gives, or a row of units under it; empty without one.
pub fn unit_above(column: &ListColumn) -> &str {
    if column.unit.is_empty() {
        meaning::split_unit(&column.header).1
    } else {
        &column.unit
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
    if are_flags(&but(&|t| is_missing(t) && !is_word_of_flags(t))) {
        let mut flags = found(How::Flag(false), String::new());
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

/// Whether a column is of days on which entries end.
fn is_of_ends(column: &ListColumn, about: About<'_>) -> bool {
    says_end(&column.header) || about.said.is_some_and(|s| s.role == Some(ColumnRole::End))
}

/// Flags, links, dates, numbers and versions: only if every cell is one. An error is why a column that looks like one is
/// not read as such; `None`: it is of words.
fn scalar(values: &[&ListValue], column: &ListColumn, about: About<'_>) -> Option<Result<How, String>> {
    let header = column.header.as_str();
    if values.iter().any(|v| matches!(v, ListValue::List(_))) {
        return None;
    }
    if are_flags(values) {
        return Some(Ok(How::Flag(false)));
    }
    if values
        .iter()
        .all(|v| matches!(v, ListValue::Text(t) | ListValue::Guarded(t) if is_web_link(t.trim())))
    {
        return Some(Ok(How::Link));
    }
    // What was guarded against formulas is text.
    if values.iter().any(|v| matches!(v, ListValue::Guarded(_))) {
        return None;
    }
    let of_versions = heading_words::of_versions(header, !unit_above(column).is_empty(), plain(values));
    let is_version = of_versions.is_sure;
    if !is_version && values.iter().any(|v| matches!(v, ListValue::Text(_))) {
        match dates::infer(plain(values), about.list.dates) {
            Ok(DateFormat::Iso)
                if plain(values).all(|t| t.trim().len() == 4)
                    && !heading_words::speaks_of_time(header)
                    && !is_of_ends(column, about) => {}
            Ok(form) => return Some(Ok(How::Date(form))),
            Err(dates::DateRefusal::Ambiguous) => return Some(Err(reasons::TWO_DATES.to_owned())),
            Err(dates::DateRefusal::NotDates) => {}
        }
    }
    if values.iter().any(|v| matches!(v, ListValue::Bool(_))) {
        // JSON has a boolean beside texts of numbers where versions that support something are listed.
        let of_versions = versions::Heading {
            is_release: of_versions.is_release || !of_versions.is_measure,
            ..of_versions
        };
        return are_versions(values, of_versions).then_some(Ok(How::Version));
    }
    if heading_words::speaks_of_codes(header) {
        return Some(Err(reasons::CODES.to_owned()));
    }
    // Under "Release" 1.5 is a version, and 2019 a number.
    let has_point = || plain(values).any(|t| t.contains('.'));
    if of_versions.is_release && has_point() && are_versions(values, of_versions) {
        return Some(Ok(How::Version));
    }
    if !is_version {
        match numbers_of(values, column, about) {
            Ok(form) => return Some(Ok(How::Number(form))),
            Err(numbers::Refusal::Ambiguous) => return Some(Err(reasons::TWO_NUMBERS.to_owned())),
            Err(numbers::Refusal::Units(a, b)) => return Some(Err(reasons::two_units(&a, &b))),
            Err(numbers::Refusal::Counted(head, cell)) => return Some(Err(reasons::counted_twice(&head, &cell))),
            Err(numbers::Refusal::NotNumbers | numbers::Refusal::Zeros) => {}
        }
    }
    are_versions(values, of_versions).then_some(Ok(How::Version))
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

fn are_versions(values: &[&ListValue], heading: versions::Heading) -> bool {
    // Numbers of JSON alone are numbers, whatever the heading implies.
    let texts: Vec<std::borrow::Cow<'_, str>> = match values.first() {
        Some(ListValue::Text(t)) if !t.bytes().any(|b| b.is_ascii_digit()) && t.len() > 20 => return false,
        _ => values.iter().map(|v| v.text()).collect(),
    };
    versions::are_versions(texts.iter().map(AsRef::as_ref), heading)
}

fn numbers_of(
    values: &[&ListValue],
    column: &ListColumn,
    about: About<'_>,
) -> Result<numbers::NumberFormat, numbers::Refusal> {
    let is_number = |v: &&ListValue| matches!(v, ListValue::Number(_));
    if values.iter().all(is_number) {
        return if values.is_empty() {
            Err(numbers::Refusal::NotNumbers)
        } else {
            Ok(numbers::NumberFormat::plain())
        };
    }
    let said = about.said.and_then(|s| s.unit.as_deref());
    let hints = numbers::Hints {
        decimal: about.list.decimal,
        unit: said.unwrap_or_else(|| unit_above(column)),
        measure: heading_words::speaks_of_decimals(&column.header, plain(values)),
        marks: heading_words::speaks_of_marks(&column.header),
        shown: about.shown,
        memory: heading_words::speaks_of_memory(&column.header),
        temperature: heading_words::speaks_of_temperature(&column.header),
        duration: heading_words::speaks_of_duration(&column.header),
        semicolons: about.semicolons,
    };
    numbers::infer(plain(values).filter(|t| !t.is_empty()), hints)
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
        Kind::Flag => How::Flag(true),
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
                numbers_of(&numeric, column, about)
            });
            let mut form = form.unwrap_or_else(|_| numbers::NumberFormat::plain());
            if let Some(decimal) = about.list.decimal {
                form.style = decimal;
            }
            How::Number(form)
        }
    }
}

#[cfg(test)]
mod tests;
