//! How a column is to be read: the kind a person would choose for it, by the rules stated in [`crate::import`].

use std::collections::{BTreeMap, BTreeSet};

use super::{dates, meaning, numbers};
use crate::{
    catalog::{
        is_web_link,
        kind::{DateFormat, Kind},
    },
    import::table::{ListColumn, ListValue, RecordPart},
};

/// The most different values a choice or a delimited set may have; more are text.
pub const MAX_OPTIONS: usize = 200;
/// The longest value a choice or a delimited set may have, in characters.
pub const MAX_OPTION_CHARS: usize = 60;
/// The most options the checker takes.
pub const CHECKER_OPTIONS: usize = 65_535;
/// A choice of at most this many needs only one value that comes again.
const FEW_CHOICES: usize = 8;
/// A delimited set may have this many values that occur only once.
const FEW: usize = 20;

/// How a column's cells become claims.
#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// Yes, no or partly.
    Flag,
    /// One option a cell.
    Choice,
    /// Several; text is split at this sign.
    Set(Option<char>),
    Number(numbers::NumberFormat),
    Date(DateFormat),
    /// A web address, or several.
    Link,
    /// As it stands.
    Text,
    /// Services, by id or name; text is split at this sign. Never inferred, only met when merging.
    Services(Option<char>),
    /// As this kind reads a text by itself. Never inferred, only met when merging.
    Whole(Kind),
}

impl How {
    /// The attribute's kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Flag => Kind::Flag,
            Self::Choice => Kind::Choice,
            Self::Set(_) => Kind::Set,
            Self::Number(_) => Kind::Number,
            Self::Date(_) => Kind::Date,
            Self::Link => Kind::Link,
            Self::Text => Kind::Text,
            Self::Services(_) => Kind::Services,
            Self::Whole(kind) => *kind,
        }
    }

    /// How to read a column into an attribute whose kind is given.
    #[must_use]
    pub fn adapted(self, kind: Kind) -> Self {
        let sign = if let Self::Set(sign) = self { sign } else { None };
        match kind {
            same if same == self.kind() => self,
            Kind::Number => Self::Number(numbers::NumberFormat::plain()),
            Kind::Date => Self::Date(DateFormat::Iso),
            Kind::Flag => Self::Flag,
            Kind::Choice => Self::Choice,
            Kind::Set => Self::Set(sign),
            Kind::Services => Self::Services(sign),
            Kind::Link => Self::Link,
            Kind::Text => Self::Text,
            Kind::Version => Self::Whole(kind),
        }
    }
}

/// What was found out about a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Inferred {
    /// How to read it.
    pub how: How,
    /// Why it is not what it looks like; empty when there is nothing to say.
    pub why: String,
    /// Words that may mean "not stated", with how often each occurs.
    pub placeholders: Vec<(String, usize)>,
}

/// Finds out how to read a column. `typed`: its values brought their types along.
pub fn infer(column: &ListColumn, typed: bool) -> Inferred {
    let values: Vec<&ListValue> = column.cells.iter().map(|(_, v)| v).collect();
    let placeholders = placeholders(&values);
    if column.part == RecordPart::Link {
        return Inferred {
            how: How::Link,
            why: String::new(),
            placeholders,
        };
    }
    let decide = |values: &[&ListValue]| {
        if typed {
            of_typed(values, &column.header)
        } else {
            of_text(values, &column.header)
        }
    };
    let (how, mut why) = decide(&values);
    if why.is_empty() && !placeholders.is_empty() && matches!(how, How::Choice | How::Text | How::Set(_)) {
        let rest: Vec<&ListValue> = values
            .iter()
            .copied()
            .filter(|v| !meaning::is_placeholder(&v.text()))
            .collect();
        let would_be = match decide(&rest).0 {
            How::Flag if !rest.is_empty() => "yes or no",
            How::Number(_) => "numbers",
            How::Date(_) => "dates",
            How::Link => "links",
            _ => "",
        };
        if !would_be.is_empty() {
            let (word, n) = &placeholders[0];
            why = format!("all else in it is {would_be}, but “{word}” stands in {n} of its cells");
        }
    }
    if why.is_empty() && matches!(how, How::Choice | How::Text) {
        why = almost(&values);
    }
    Inferred { how, why, placeholders }
}

/// Most cells of a column are dates or numbers, but not all, or not alike: a person wants to know which one is not.
fn almost(values: &[&ListValue]) -> String {
    let is_date = |t: &str| t.trim().len() > 4 && DateFormat::ALL.iter().any(|f| f.read(t).is_some());
    let is_number = |t: &str| numbers::infer(std::iter::once(t)).is_ok();
    let said = almost_all(values, "dates", is_date);
    if said.is_empty() {
        almost_all(values, "numbers", is_number)
    } else {
        said
    }
}

fn almost_all(values: &[&ListValue], what: &str, test: impl Fn(&str) -> bool) -> String {
    let n = plain(values).filter(|t| test(t)).count();
    match plain(values).find(|t| !test(t)) {
        None if n > 1 => format!("its {what} are written in different ways"),
        Some(other) if n * 2 > values.len() => {
            let short: String = other.trim().chars().take(40).collect();
            format!("{n} of its {} cells are {what}, but “{short}” is not", values.len())
        }
        _ => String::new(),
    }
}

/// JSON: the values say what they are; only text can be a date, a link or a choice.
fn of_typed(values: &[&ListValue], header: &str) -> (How, String) {
    let all = |test: fn(&ListValue) -> bool| !values.is_empty() && values.iter().all(|v| test(v));
    if all(|v| matches!(v, ListValue::Bool(_))) {
        return (How::Flag, String::new());
    }
    if all(|v| matches!(v, ListValue::Number(_))) {
        return (How::Number(numbers::NumberFormat::plain()), String::new());
    }
    let lists = values.iter().any(|v| matches!(v, ListValue::List(_)));
    if lists && all(|v| matches!(v, ListValue::List(_) | ListValue::Text(_))) {
        let parts = values.iter().flat_map(|v| list_parts(v, None));
        let distinct = parts.map(|part| fold(&part)).collect::<BTreeSet<_>>().len();
        if distinct <= CHECKER_OPTIONS {
            return (How::Set(None), String::new());
        }
        return (
            How::Text,
            format!("{distinct} different values are more than the 65,535 a set can have"),
        );
    }
    if !all(|v| matches!(v, ListValue::Text(_))) {
        let why = if values.is_empty() {
            ""
        } else {
            "its values are of different types"
        };
        return (choice_or_text(values), why.to_owned());
    }
    if let Some(found) = date_or_link(values, header) {
        return found;
    }
    (choice_or_text(values), String::new())
}

/// CSV: a column is a flag, a number, a date or a link only if every filled cell is.
fn of_text(values: &[&ListValue], header: &str) -> (How, String) {
    if values.is_empty() {
        return (How::Text, String::new());
    }
    let flags: Vec<_> = values.iter().map(|v| meaning::flag(&v.text())).collect();
    let sure = |f: &Option<meaning::Flag>| matches!(f, Some(meaning::Flag::Yes | meaning::Flag::No));
    if flags.iter().all(Option::is_some) && flags.iter().any(sure) {
        return (How::Flag, String::new());
    }
    let guarded = values.iter().any(|v| matches!(v, ListValue::Guarded(_)));
    if !guarded {
        if let Some(found) = date_or_link(values, header) {
            return found;
        }
        if !has_word(header, &["version", "phone", "zip", "postcode", "isbn"]) {
            match numbers::infer(plain(values)) {
                Ok(form) => return (How::Number(form), String::new()),
                Err(numbers::Refusal::Ambiguous) => {
                    let why = "its numbers can be read in two ways, as 1,234 can: a thousand, or one and a bit";
                    return (choice_or_text(values), why.to_owned());
                }
                Err(numbers::Refusal::Units(a, b)) => {
                    let unit = |u: String| {
                        if u.is_empty() {
                            "none".to_owned()
                        } else {
                            format!("“{u}”")
                        }
                    };
                    let why = format!("its numbers have different units, {} and {}", unit(a), unit(b));
                    return (choice_or_text(values), why);
                }
                Err(numbers::Refusal::NotNumbers) => {}
            }
        }
    }
    for sign in [';', '|'] {
        if is_delimited(values, sign) {
            return (How::Set(Some(sign)), String::new());
        }
    }
    (choice_or_text(values), String::new())
}

/// Dates and links; years alone are dates only under a heading that says so.
fn date_or_link(values: &[&ListValue], header: &str) -> Option<(How, String)> {
    if values.iter().all(|v| is_web_link(v.text().trim())) {
        return Some((How::Link, String::new()));
    }
    match dates::infer(plain(values)) {
        Ok(DateFormat::Iso) if plain(values).all(|t| t.trim().len() == 4) => {
            let times = [
                "year",
                "date",
                "since",
                "founded",
                "established",
                "released",
                "launched",
                "introduced",
            ];
            has_word(header, &times).then_some((How::Date(DateFormat::Iso), String::new()))
        }
        Ok(form) => Some((How::Date(form), String::new())),
        Err(dates::Refusal::Ambiguous) => {
            let why = "its dates can be read in two ways, as 03/04/2024 can: in March, or in April";
            Some((choice_or_text(values), why.to_owned()))
        }
        Err(dates::Refusal::NotDates) => None,
    }
}

fn plain<'a>(values: &'a [&ListValue]) -> impl Iterator<Item = &'a str> + Clone {
    values.iter().map(|v| match v {
        ListValue::Text(t) | ListValue::Guarded(t) => t.as_str(),
        _ => "",
    })
}

fn has_word(header: &str, words: &[&str]) -> bool {
    let header = header.to_lowercase();
    header.split(|c: char| !c.is_alphanumeric()).any(|w| words.contains(&w))
}

/// Few different short values are a choice; see the rule in [`crate::import`].
fn choice_or_text(values: &[&ListValue]) -> How {
    let mut distinct = BTreeSet::new();
    for value in values {
        let text = value.text();
        if text.trim().chars().count() > MAX_OPTION_CHARS || text.trim().contains('\n') {
            return How::Text;
        }
        distinct.insert(fold(&text));
        if distinct.len() > MAX_OPTIONS {
            return How::Text;
        }
    }
    let n = distinct.len();
    let come_again = n * 3 <= values.len() * 2 || (n <= FEW_CHOICES && n < values.len());
    if come_again && !values.is_empty() {
        How::Choice
    } else {
        How::Text
    }
}

/// Whether cells are lists joined by this sign: some cell has it, and the parts are few or come again, and short.
fn is_delimited(values: &[&ListValue], sign: char) -> bool {
    if !values.iter().any(|v| list_parts(v, Some(sign)).nth(1).is_some()) {
        return false;
    }
    let mut mentions = 0;
    let mut distinct = BTreeSet::new();
    for part in values.iter().flat_map(|v| list_parts(v, Some(sign))) {
        if part.chars().count() > MAX_OPTION_CHARS || part.contains('\n') || distinct.len() > MAX_OPTIONS {
            return false;
        }
        mentions += 1;
        distinct.insert(fold(&part));
    }
    let n = distinct.len();
    n <= MAX_OPTIONS && (n <= FEW || n * 3 <= mentions * 2)
}

/// The parts of a value that is a list; a text is split at the sign, or is one part without it. Blank parts are none.
pub fn list_parts(value: &ListValue, sign: Option<char>) -> impl Iterator<Item = String> + use<'_> {
    let list: Vec<String> = match (value, sign) {
        (ListValue::List(list), _) => list.iter().map(|p| p.trim().to_owned()).collect(),
        (other, Some(sign)) => other.text().split(sign).map(|p| p.trim().to_owned()).collect(),
        (other, None) => vec![other.text().trim().to_owned()],
    };
    list.into_iter().filter(|p| !p.is_empty())
}

/// Two spellings that differ in case alone are one option.
pub fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}

fn placeholders(values: &[&ListValue]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for value in values {
        match value {
            ListValue::Text(t) | ListValue::Guarded(t) if meaning::is_placeholder(t) => {
                *counts.entry(t.trim().to_owned()).or_default() += 1;
            }
            ListValue::List(list) => {
                for t in list.iter().filter(|t| meaning::is_placeholder(t)) {
                    *counts.entry(t.trim().to_owned()).or_default() += 1;
                }
            }
            _ => {}
        }
    }
    let mut all: Vec<_> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::kind::Marks;

    fn csv(header: &str, cells: &[&str]) -> Inferred {
        let mut column = ListColumn::new(header, RecordPart::Field);
        column.cells = cells
            .iter()
            .enumerate()
            .map(|(i, c)| (i as u32, ListValue::Text((*c).to_owned())))
            .collect();
        infer(&column, false)
    }

    #[test]
    fn a_spreadsheet_column_is_what_all_its_cells_are() {
        let point = |unit: &str| {
            How::Number(numbers::NumberFormat {
                style: Marks::Point,
                unit: unit.to_owned(),
            })
        };
        for (header, cells, expected) in [
            ("x", &["yes", "No", "partly"][..], How::Flag),
            ("x", &["partly", "partly"], How::Choice),
            ("x", &["1", "2.5"], point("")),
            ("x", &["1 GB", "2 GB"], point("GB")),
            ("x", &["1", "two"], How::Text),
            ("Version", &["1.10", "1.9"], How::Text),
            ("x", &["2024-01-01", "2024-02"], How::Date(DateFormat::Iso)),
            ("x", &["2015", "2016"], point("")),
            ("Founded", &["2015", "2016"], How::Date(DateFormat::Iso)),
            ("x", &["https://a.org", "http://b.org"], How::Link),
            ("x", &["https://a.org", "javascript:x"], How::Text),
            ("x", &["open", "closed", "open"], How::Choice),
            ("x", &["open", "closed", "open", "shared"], How::Choice),
            ("x", &["Alice", "Bob"], How::Text),
            ("x", &["Python;R", "Python; Java", "SQL"], How::Set(Some(';'))),
            ("x", &["a|b", "b"], How::Set(Some('|'))),
            ("x", &[], How::Text),
        ] {
            assert_eq!(csv(header, cells).how, expected, "{header}: {cells:?}");
        }
    }

    #[test]
    fn says_what_keeps_a_column_from_being_more() {
        for (cells, expected) in [
            (
                &["1", "N/A", "2"][..],
                "all else in it is numbers, but “N/A” stands in 1 of its cells",
            ),
            (
                &["yes", "-", "no", "-"],
                "all else in it is yes or no, but “-” stands in 2 of its cells",
            ),
            (
                &["1,234"],
                "its numbers can be read in two ways, as 1,234 can: a thousand, or one and a bit",
            ),
            (&["1 GB", "2"], "its numbers have different units, “GB” and none"),
            (&["open", "none", "open"], ""),
            (
                &["2020-01-05", "05.03.2021", "March 2022"],
                "its dates are written in different ways",
            ),
            (
                &["2020-01-05", "soon", "2021-01-05"],
                "2 of its 3 cells are dates, but “soon” is not",
            ),
            (&["12", "13", "x7"], "2 of its 3 cells are numbers, but “x7” is not"),
            (&["12", "y", "x7"], ""),
        ] {
            assert_eq!(csv("x", cells).why, expected, "{cells:?}");
        }
    }

    #[test]
    fn json_values_keep_their_types() {
        let text = |t: &str| ListValue::Text(t.to_owned());
        for (values, expected) in [
            (vec![ListValue::Bool(true)], How::Flag),
            (
                vec![ListValue::Number(1.0)],
                How::Number(numbers::NumberFormat::plain()),
            ),
            (vec![text("1"), text("2")], How::Text),
            (vec![text("yes"), text("no"), text("yes")], How::Choice),
            (vec![text("2024-01-01")], How::Date(DateFormat::Iso)),
            (vec![text("a;b"), text("a;c")], How::Text),
            (vec![ListValue::List(vec!["a".into()]), text("b")], How::Set(None)),
            (vec![ListValue::Number(1.0), text("b")], How::Text),
        ] {
            let mut column = ListColumn::new("x", RecordPart::Field);
            column.cells = values.into_iter().enumerate().map(|(i, v)| (i as u32, v)).collect();
            assert_eq!(infer(&column, true).how, expected, "{:?}", column.cells);
        }
    }
}
