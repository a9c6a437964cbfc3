//! What keeps a column from being more than words.

use super::{
    dates,
    numbers::{self, Hints, Refusal},
};
use crate::{catalog::wording::excerpt, import::table::ListValue};

pub const TWO_NUMBERS: &str = "its numbers can be read in two ways, as 1,234 can: a thousand, or one and a bit";
pub const CODES: &str = "its heading says that its figures are codes, which nobody adds up";
pub const TWO_DATES: &str = "its dates can be read in two ways, as 03/04/2024 can: in March, or in April";

/// Two units that cannot be turned into each other.
pub fn two_units(a: &str, b: &str) -> String {
    let unit = |u: &str| {
        if u.is_empty() {
            "none".to_owned()
        } else {
            format!("“{u}”")
        }
    };
    let both = format!("its numbers have different units, {} and {}", unit(a), unit(b));
    if a.is_empty() || b.is_empty() {
        return both;
    }
    format!("{both}; choose a number in one of them, and what is in the other stays beside it as text")
}

/// A heading that counts by thousands, over a cell that does so as well.
pub fn counted_twice(heading: &str, cell: &str) -> String {
    let cell = excerpt(cell);
    format!(
        "its heading counts by “{heading}”, and “{cell}” has a letter of its own, so that it can be read in two ways"
    )
}

/// Most cells of a column are dates or numbers, but not all, or not in one way: a person wants to know which one is not.
pub fn almost(values: &[&ListValue]) -> String {
    let has_figure = |t: &str| t.len() <= 60 && t.bytes().any(|b| b.is_ascii_digit());
    let is_date = |t: &str| {
        let read = || dates::infer(std::iter::once(t), None);
        has_figure(t) && t.trim().len() > 4 && read() != Err(dates::DateRefusal::NotDates)
    };
    let is_number =
        |t: &str| has_figure(t) && numbers::infer(std::iter::once(t), Hints::default()) != Err(Refusal::NotNumbers);
    let said = almost_all(values, "dates", is_date);
    let texts = || values.iter().map(|v| v.text());
    if said.is_empty() && texts().all(|t| is_number(&t)) {
        // Of amounts as each country writes them the currencies say more than the marks.
        if let Some((a, b)) = numbers::unlike_units(texts()) {
            return two_units(&a, &b);
        }
    }
    if said.is_empty() {
        almost_all(values, "numbers", is_number)
    } else {
        said
    }
}

fn almost_all(values: &[&ListValue], what: &str, test: impl Fn(&str) -> bool) -> String {
    let texts = || {
        values.iter().map(|v| match v {
            ListValue::Text(t) | ListValue::Guarded(t) => t.as_str(),
            _ => "",
        })
    };
    let n = texts().filter(|t| test(t)).count();
    match texts().find(|t| !test(t)) {
        None if n > 1 => format!("its {what} are written in different ways"),
        Some(other) if n * 2 > values.len() => {
            let short: String = other.trim().chars().take(40).collect();
            format!("{n} of its {} cells are {what}, but “{short}” is not", values.len())
        }
        _ => String::new(),
    }
}
