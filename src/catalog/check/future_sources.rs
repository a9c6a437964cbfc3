//! Nothing has been written after today.

use jiff::civil::Date;

use super::location::{FileLocation, Findings};
use crate::catalog::model::Catalog;

pub(super) fn lint(catalog: &Catalog, today: Date, found: &mut Findings) {
    for (i, source) in catalog.sources.iter().enumerate() {
        if let Some(date) = source.date.span().filter(|d| d.first() > today) {
            let entry = FileLocation::entry("sources", i, &source.id);
            found.warn(
                &entry.word(&date.to_string()),
                format!("the source is dated {date}, and today is {today}"),
                "Correct the date.",
            );
        }
    }
}
