//! Why a column is read as it is, and what would change it, for the report.

use std::collections::BTreeSet;

use super::{
    bounds::{Bound, split},
    figure::{Letters, figure},
    flags::mark,
    how::How,
    infer::{About, Inferred},
    numbers::NumberFormat,
    options::{MAX_OPTION_CHARS, MAX_OPTIONS, fold},
    reasons::{TWO_DATES, TWO_NUMBERS},
    sets::LINES,
};
use crate::{
    catalog::{
        Interval, Scalar,
        kind::RawEnd,
        raw::RawSays,
        value::Digits,
        wording::{excerpt, in_unit, thousands},
    },
    import::table::ListColumn,
};

/// Why a column is what it is; `options`: how many its attribute has.
pub fn because(inferred: &Inferred, column: &ListColumn, about: About<'_>, options: usize) -> String {
    if !inferred.why.is_empty() {
        return inferred.why.clone();
    }
    if about.fixed.is_some() {
        return "the catalog’s kind holds".to_owned();
    }
    if about.said.is_some_and(|s| s.kind.is_some()) {
        return "as you chose".to_owned();
    }
    let missing: usize = inferred.missing.iter().map(|(_, n)| n).sum();
    let but = match inferred.missing.first() {
        Some((word, _)) => format!(", but for “{}” and the like in {}", excerpt(word), thousands(missing)),
        None => String::new(),
    };
    match &inferred.how {
        How::Flag(_) => format!("every filled cell is a yes or a no{but}"),
        How::Number(form) => {
            let unit = if form.unit.is_empty() {
                String::new()
            } else {
                format!(", read {}", in_unit(&form.unit))
            };
            format!(
                "every filled cell is a number{unit}{}{}{but}",
                scaled(form, column),
                near(form, column)
            )
        }
        How::Date(_) => format!("every filled cell is a date{but}"),
        How::Version if column.cells.iter().all(|(_, v)| !v.text().contains('.')) => {
            format!("its heading says that they are versions{but}")
        }
        How::Version => format!("its cells are numbers joined by points, which as numbers would not come back{but}"),
        How::Link => "every filled cell is a web address".to_owned(),
        How::Choice if options == 1 => format!("all of its {} cells say the same", thousands(column.cells.len())),
        How::Choice => format!(
            "{options} different values come again in {} cells",
            thousands(column.cells.len())
        ),
        How::Set(None) if inferred.whole => {
            "every entry has a list, so what a list does not name is not there".to_owned()
        }
        How::Set(None) => "its cells are lists; what one does not name is not stated".to_owned(),
        How::Set(Some(LINES)) => "its cells are lists of lines that come again".to_owned(),
        How::Set(Some(separators)) => {
            let is_there = |sign: &str| column.cells.iter().any(|(_, v)| v.text().contains(sign));
            let there = separators.iter().filter(|sign| is_there(sign));
            let quoted: Vec<String> = there
                .map(|sign| match *sign {
                    "\n" => "line breaks".to_owned(),
                    sign => format!("“{}”", sign.trim()),
                })
                .collect();
            format!("its cells are lists at {} whose parts come again", quoted.join(" and "))
        }
        How::Services(_) => "its cells name other entries".to_owned(),
        How::Text => of_text(column),
    }
}

/// Why cells that look like nothing else are no options either.
fn of_text(column: &ListColumn) -> String {
    let mut distinct = BTreeSet::new();
    for (_, value) in &column.cells {
        let text = value.text();
        if text.trim().chars().count() > MAX_OPTION_CHARS || text.trim().contains('\n') {
            return format!("some of its cells are longer than the {MAX_OPTION_CHARS} characters of an option");
        }
        if distinct.len() <= MAX_OPTIONS {
            distinct.insert(fold(&text));
        }
    }
    match distinct.len() {
        n if n > MAX_OPTIONS => format!("it has more than {MAX_OPTIONS} different values, the most of a choice"),
        n if n == column.cells.len() => "each cell says something else".to_owned(),
        n => format!(
            "its {} different values are too many for {} cells to be a choice",
            thousands(n),
            thousands(column.cells.len())
        ),
    }
}

/// How many figures are written as near one, or have a remark behind them: what a claim cannot express stands in its note.
fn near(form: &NumberFormat, column: &ListColumn) -> String {
    let has_flag = |text: &str| form.letters == Letters::Flags && figure(text).is_some_and(|f| !f.unit.is_empty());
    let is_near = |text: &str| matches!(split(text), Bound::About(_)) || has_flag(text);
    let mut found = column.cells.iter().map(|(_, v)| v.text()).filter(|t| is_near(t.trim()));
    found.next().map_or_else(String::new, |first| {
        format!(
            ", “{}” and the like in {} with a note of that",
            excerpt(first.trim()),
            thousands(found.count() + 1)
        )
    })
}

/// What a letter after the figures of a column makes of one: `10 k` is 10,000.
fn scaled(form: &NumberFormat, column: &ListColumn) -> String {
    let mut texts = column.cells.iter().map(|(_, v)| v.text());
    let found = texts.find_map(|text| {
        let figure = figure(text.trim())?.in_column(form.letters);
        match form.read(&text)?.0 {
            RawSays::Exactly(RawEnd::Number(n)) if figure.is_scaled() => Some((text, n)),
            _ => None,
        }
    });
    found.map_or_else(String::new, |(text, n)| {
        let n = Scalar::from(Interval::new(n, n).unwrap_or(Interval::UNLIMITED));
        format!(", “{}” as {}", excerpt(text.trim()), n.shown("", Digits::All))
    })
}

/// What the user can set to have a column read in another likely way; empty when there is no other.
pub fn instead(inferred: &Inferred, column: &ListColumn) -> String {
    let head = excerpt(&column.header);
    let column_option = |what: &str| format!("--column \"{head}={what}\"");
    match &inferred.how {
        _ if inferred.why == TWO_NUMBERS => "--decimal . or --decimal , settles it".to_owned(),
        _ if inferred.why == TWO_DATES => "--dates dmy or --dates mdy settles it".to_owned(),
        How::Set(_) if inferred.whole => format!("{} if lists may leave something out", column_option("set:open")),
        How::Set(_) => format!("--complete \"{head}\" if each cell names all there is"),
        How::Choice if column.cells.iter().all(|(_, v)| mark(&v.text()).is_some()) => {
            format!("{} if it is a mark for yes", column_option("flag"))
        }
        How::Number(_) if !inferred.why.is_empty() => {
            format!("{} keeps every cell as it stands", column_option("text"))
        }
        How::Version => format!("{} keeps it as it stands", column_option("text")),
        How::Flag(_) | How::Number(_) | How::Date(_) if !inferred.missing.is_empty() => {
            format!("{} keeps the words as values", column_option("text"))
        }
        _ => String::new(),
    }
}
