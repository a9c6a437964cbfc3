//! Dates as lists write them: ISO, and other ways when every cell of a column can be read so and only so.

use crate::catalog::kind::DateFormat;

/// Why a column that looks like dates is not read as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Some cell is no date.
    NotDates,
    /// 03/04/2024 may be in March or in April.
    Ambiguous,
}

/// How a column's dates are written, if all cells are dates and there is one way to read them.
pub fn infer<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Result<DateFormat, Refusal> {
    let all = |form: DateFormat| {
        let mut some = false;
        texts.clone().all(|t| {
            some = true;
            form.read(t).is_some()
        }) && some
    };
    for form in [DateFormat::Iso, DateFormat::YearFirst, DateFormat::Named] {
        if all(form) {
            return Ok(form);
        }
    }
    match (all(DateFormat::DayFirst), all(DateFormat::MonthFirst)) {
        (true, false) => Ok(DateFormat::DayFirst),
        (false, true) => Ok(DateFormat::MonthFirst),
        (true, true) => {
            let same = texts
                .clone()
                .all(|t| DateFormat::DayFirst.read(t) == DateFormat::MonthFirst.read(t));
            if same {
                Ok(DateFormat::DayFirst)
            } else {
                Err(Refusal::Ambiguous)
            }
        }
        (false, false) => Err(Refusal::NotDates),
    }
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
            (&["01/02/2024"], Err(Refusal::Ambiguous)),
            (&["31/08/2024", "08/31/2024"], Err(Refusal::NotDates)),
            (&["2024-02-30"], Err(Refusal::NotDates)),
            (&["soon"], Err(Refusal::NotDates)),
            (&["31.08.24"], Err(Refusal::NotDates)),
            (&[], Err(Refusal::NotDates)),
        ] {
            assert_eq!(infer(cells.iter().copied()), expected, "{cells:?}");
        }
    }
}
