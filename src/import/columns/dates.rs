//! Dates as lists write them: ISO, and other ways when every cell of a column can be read in exactly that way.

use std::collections::BTreeSet;

use crate::catalog::{kind::DateFormat, raw::DateOrder};

/// Why a column that looks like dates is not read as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRefusal {
    /// Some cell is no date.
    NotDates,
    /// 03/04/2024 may be in March or in April.
    Ambiguous,
}

/// How a column's dates are written, if all cells are dates and there is one way to read them; `order` is the user's choice
/// of it.
pub fn infer<'a>(
    texts: impl Iterator<Item = &'a str> + Clone,
    order: Option<DateOrder>,
) -> Result<DateFormat, DateRefusal> {
    let all = |form: DateFormat| {
        let mut some = false;
        texts.clone().all(|t| {
            some = true;
            form.read(t).is_some()
        }) && some
    };
    // 4711-01 is a number of an article.
    if texts.clone().any(has_odd_year) {
        return Err(DateRefusal::NotDates);
    }
    let told = (order == Some(DateOrder::Ymd)).then_some(DateFormat::ShortYearFirst);
    for form in [DateFormat::Iso, DateFormat::YearFirst, DateFormat::Named]
        .into_iter()
        .chain(told)
    {
        if all(form) {
            return Ok(form);
        }
    }
    // Eight digits are a number as well: a few of them may be days by chance.
    if all(DateFormat::Compact) && texts.clone().collect::<BTreeSet<_>>().len() > 2 {
        return Ok(DateFormat::Compact);
    }
    match (all(DateFormat::DayFirst), all(DateFormat::MonthFirst)) {
        (true, false) => Ok(DateFormat::DayFirst),
        (false, true) => Ok(DateFormat::MonthFirst),
        (true, true) => {
            let same = || {
                texts
                    .clone()
                    .all(|t| DateFormat::DayFirst.read(t) == DateFormat::MonthFirst.read(t))
            };
            match order {
                Some(DateOrder::Mdy) => Ok(DateFormat::MonthFirst),
                Some(DateOrder::Dmy) => Ok(DateFormat::DayFirst),
                _ if same() => Ok(DateFormat::DayFirst),
                _ => Err(DateRefusal::Ambiguous),
            }
        }
        (false, false) if all(DateFormat::Several) => Ok(DateFormat::Several),
        (false, false) => Err(DateRefusal::NotDates),
    }
}

/// Whether a text is four figures and two, of which the four are no year that a list of months has.
fn has_odd_year(text: &str) -> bool {
    let of_month = text
        .trim()
        .split_once('-')
        .filter(|(y, m)| y.len() == 4 && m.len() == 2);
    let year = of_month.and_then(|(y, _)| y.parse::<u16>().ok());
    year.is_some_and(|year| !(1800..=2200).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read_one_way_or_not_at_all() {
        for (cells, expected) in [
            (&["2024-08-31", "2024-08", "2024"][..], Ok(DateFormat::Iso)),
            (&["2024-08-31T12:00:00Z"], Ok(DateFormat::Iso)),
            (&["2024/8/31"], Ok(DateFormat::YearFirst)),
            (&["31.08.2024", "01.02.2024"], Ok(DateFormat::DayFirst)),
            (&["31/08/2024", "01/02/2024"], Ok(DateFormat::DayFirst)),
            (&["08/31/2024", "01/02/2024"], Ok(DateFormat::MonthFirst)),
            (&["05/05/2024"], Ok(DateFormat::DayFirst)),
            (&["31 Aug 2024", "Sept 1, 2024", "August 2024"], Ok(DateFormat::Named)),
            (&["01/02/2024"], Err(DateRefusal::Ambiguous)),
            (&["31/08/2024", "08/31/2024"], Err(DateRefusal::NotDates)),
            (&["2024-02-30"], Err(DateRefusal::NotDates)),
            (&["03/2024", "11/2023"], Ok(DateFormat::DayFirst)),
            (&["03.2024", "12.11.2023"], Ok(DateFormat::DayFirst)),
            (&["03/2024", "12/31/2023"], Ok(DateFormat::MonthFirst)),
            (&["03/2024", "2024-05-01"], Ok(DateFormat::Several)),
            (&["13/2024"], Err(DateRefusal::NotDates)),
            (&["3.1415", "12.2024"], Err(DateRefusal::NotDates)),
            (&["soon"], Err(DateRefusal::NotDates)),
            (&["31.08.24"], Ok(DateFormat::DayFirst)),
            (&["01-02-2023", "31-12-2023"], Ok(DateFormat::DayFirst)),
            (&["31-Dec-23", "1-Feb-23"], Ok(DateFormat::Named)),
            (&["März 2024", "1. April 2024", "15.05.2024"], Ok(DateFormat::Several)),
            (&["2024-08-31", "31 Aug 2024"], Ok(DateFormat::Several)),
            (&["2024-08-31", "01/02/2024"], Err(DateRefusal::NotDates)),
            (&["20240831", "20240105", "20231224"], Ok(DateFormat::Compact)),
            (&["20240831", "20240105", "20241305"], Err(DateRefusal::NotDates)),
            (&["4711-01", "4711-02"], Err(DateRefusal::NotDates)),
            (&["0815-01", "2024-02"], Err(DateRefusal::NotDates)),
            (&["9999-12-31", "2024-02-01"], Ok(DateFormat::Iso)),
            (&["20240831"], Err(DateRefusal::NotDates)),
            (&[], Err(DateRefusal::NotDates)),
        ] {
            assert_eq!(infer(cells.iter().copied(), None), expected, "{cells:?}");
        }
        let order = |order| infer(["01/02/2024"].into_iter(), Some(order));
        assert_eq!(order(DateOrder::Dmy), Ok(DateFormat::DayFirst));
        assert_eq!(order(DateOrder::Mdy), Ok(DateFormat::MonthFirst));
        let short = |order| infer(["24/08/31", "01/02/03"].into_iter(), order);
        assert_eq!(short(Some(DateOrder::Ymd)), Ok(DateFormat::ShortYearFirst));
        assert_eq!(short(None), Ok(DateFormat::DayFirst));
    }
}
