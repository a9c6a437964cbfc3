//! Columns that are dates or numbers but for some words in their place.

use super::{
    cells::plain,
    one_kind::{About, numbers_of, scalar},
};
use crate::{
    catalog::wording::{excerpt, thousands},
    import::{
        columns::{bounds, flags, heading_words, how::How, meaning, numbers, reasons},
        table::{ListColumn, ListValue},
    },
};

/// Dates with words beside them: a no, which is not applicable; of ends, that it is over on no day that is stated.
pub fn dates_among_words(
    values: &[&ListValue],
    is_end: bool,
    column: &ListColumn,
    about: About<'_>,
) -> Option<(How, String)> {
    let is_word = |v: &ListValue| {
        let text = v.text();
        if is_end {
            meaning::is_word_of_ends(&text)
        } else {
            flags::is_no(&text)
        }
    };
    let dates: Vec<&ListValue> = values.iter().copied().filter(|v| !is_word(v)).collect();
    let words = values.len() - dates.len();
    let first = values.iter().find(|v| is_word(v))?.text();
    if dates.len() * 3 < words || dates.is_empty() {
        return None;
    }
    let how = scalar(&dates, column, about)?.ok();
    let mut in_place = values.iter().filter(|v| is_word(v));
    let has_ended = is_end && in_place.all(|v| meaning::is_ended(&column.header, &v.text()));
    let why = format!(
        "its cells are dates, but for “{}” and the like in {}, {}",
        excerpt(first.trim()),
        thousands(words),
        match () {
            () if has_ended => "which have ended on a day that is not stated",
            () if is_end => "which stand as text beside them",
            () => "to which no date applies",
        }
    );
    how.filter(|how| matches!(how, How::Date(_))).map(|how| (how, why))
}

/// Numbers with words beside them in place of a figure (`on request`): the words become texts beside the numbers. Any
/// word does where the heading is of money or a size, and one in ten where all figures have the same number of decimals. Why
/// they are none where they can be read in two ways.
pub fn among_words(values: &[&ListValue], column: &ListColumn, about: About<'_>) -> Option<(Option<How>, String)> {
    let is_measure = heading_words::speaks_of_measure(&column.header);
    // Most columns of words have hardly a figure, and a long list many cells.
    let has_figure = |v: &&&ListValue| !matches!(v, ListValue::Text(t) if !t.bytes().any(|b| b.is_ascii_digit()));
    if values.iter().filter(has_figure).count() * 2 < values.len() {
        return None;
    }
    let is_word = |v: &ListValue, any: bool| matches!(v, ListValue::Text(t) if meaning::is_no_figure(t, any) && bounds::split(t) != bounds::Bound::Unlimited);
    let figures_but = |any: bool| -> Vec<&ListValue> { values.iter().copied().filter(|v| !is_word(v, any)).collect() };
    let mut any = is_measure;
    let mut figures = figures_but(any);
    if !any && figures.len() > 3 {
        let bare = figures_but(true);
        let few = values.len() - bare.len() <= (values.len() / 10).max(1);
        if few && numbers_of(&bare, column, about).is_ok_and(|form| form.decimals_shared(plain(&bare))) {
            (any, figures) = (true, bare);
        }
    }
    let words = values.len() - figures.len();
    let first = values.iter().find(|v| is_word(v, any))?.text();
    // Some words among figures, not some figures among words.
    if figures.len() < 2 || figures.len() < words {
        return None;
    }
    match numbers_of(&figures, column, about) {
        Ok(form) => {
            let why = format!(
                "its cells are numbers, but for “{}” and the like in {}, which stand as text beside them",
                excerpt(first.trim()),
                thousands(words)
            );
            Some((Some(How::Number(form)), why))
        }
        Err(numbers::Refusal::Ambiguous) => Some((None, reasons::TWO_NUMBERS.to_owned())),
        Err(numbers::Refusal::Units(a, b)) => Some((None, reasons::two_units(&a, &b))),
        Err(numbers::Refusal::Counted(head, cell)) => Some((None, reasons::counted_twice(&head, &cell))),
        Err(_) => None,
    }
}
