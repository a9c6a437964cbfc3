//! The summary of the numbers under one heading, as the table shows it in each column of numbers, and cards beside the heading.

use crate::{
    catalog::{AttributeIx, Feature, Interval, Scalar, ServiceIx, wording},
    dataset::Dataset,
    explore::summary::NumberSummary,
};

/// One attribute's numbers under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupSummary {
    /// Whose numbers they are, by its place in the catalog.
    pub attribute: AttributeIx,
    /// Its place among the numbers that were asked for, stated or not.
    pub nth: usize,
    /// What the number is, with its unit: `Price (EUR)`.
    pub label: String,
    /// From the least to the most: `4 to 100`.
    pub range: String,
    /// The one in the middle, and of how many where some are not stated: `median 12, 7 of 9`.
    pub middle: String,
    /// All of it in words: `Cloud, Price: least 4 EUR, median 12 EUR, most 100 EUR, stated of 7 of 9`.
    pub spoken: String,
}

/// Of each number among these attributes of which anything is stated under the heading.
pub(super) fn of(
    dataset: &Dataset,
    (heading, services): (&str, &[ServiceIx]),
    attributes: &[AttributeIx],
) -> Vec<GroupSummary> {
    let numbers = attributes
        .iter()
        .filter(|a| dataset.catalog[**a].kind.has(Feature::Number));
    let of = |(nth, a): (usize, &AttributeIx)| {
        let summary = NumberSummary::of(dataset, services, *a)?;
        Some(GroupSummary {
            nth,
            ..words(dataset, (heading, *a), summary)
        })
    };
    numbers.enumerate().filter_map(of).collect()
}

fn words(dataset: &Dataset, (heading, attribute): (&str, AttributeIx), summary: NumberSummary) -> GroupSummary {
    let about = &dataset.catalog[attribute];
    let shown = |lo: f64, hi: f64, unit: &str| {
        let value = Interval::new(short(lo), short(hi)).map(Scalar::from);
        let words = |v: Scalar| match unit {
            "" => v.shown_bare(&about.unit, about.digits()),
            unit => v.shown(unit, about.digits()),
        };
        value.map_or_else(String::new, words)
    };
    let NumberSummary {
        stated,
        of,
        least,
        median,
        most,
    } = summary;
    let middle = |unit| match (median.lo().is_finite(), median.hi().is_finite()) {
        (false, false) if median.lo() < 0.0 => "median not known".to_owned(),
        _ => format!("median {}", shown(median.lo(), median.hi(), unit)),
    };
    let end = |n: f64, what: &str, open: &str| match n {
        n if n.is_finite() => format!("{what} {}", shown(n, n, &about.unit)),
        _ => open.to_owned(),
    };
    let most_open = if least == f64::INFINITY {
        "no limit"
    } else {
        "no upper end"
    };
    GroupSummary {
        attribute,
        nth: 0,
        label: wording::heading(&about.label, &about.unit),
        range: shown(least, most, ""),
        middle: if stated == of {
            middle("")
        } else {
            format!(
                "{}, {} of {}",
                middle(""),
                wording::thousands(stated),
                wording::thousands(of)
            )
        },
        spoken: format!(
            "{heading}, {}: {}, {}, {}, stated of {} of {}",
            about.label,
            end(least, "least", "no lower end"),
            middle(&about.unit),
            end(most, "most", most_open),
            wording::thousands(stated),
            wording::thousands(of),
        ),
    }
}

/// Without the digits that halving leaves far after the point: 0.15, not 0.15000000000000002.
fn short(n: f64) -> f64 {
    format!("{n:.9e}").parse().unwrap_or(n)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::catalog::{View, load};

    #[test]
    fn it_says_of_how_many_and_leaves_open_what_is() {
        let claims = [
            "Exactly(0.1)",
            "Exactly(0.2)",
            "Between(3, 5)",
            "AtLeast(2000)",
            "NotApplicable",
        ];
        let service = |(i, says): (usize, &&str)| {
            format!(
                "(id: \"e{i}\", name: \"E{i}\", claims: [(attribute: \"n\", says: {says}, source: \"s\", place: \"p\")])"
            )
        };
        let services = claims.iter().enumerate().map(service).collect::<Vec<_>>().join(", ");
        let text = format!(
            "(title: \"t\", sources: [(id: \"s\", title: \"S\", date: \"2020\")], groups: [(id: \"g\", label: \"G\")], \
             attributes: [(id: \"n\", label: \"Size\", group: \"g\", kind: Number, unit: \"GB\")], services: [{services}])"
        );
        let catalog = load(text.as_bytes()).0.expect("a catalog");
        let dataset = Dataset::new(catalog, View::on(date(2026, 11, 21)), None, vec![], 1);
        let all: Vec<ServiceIx> = dataset.catalog.service_ixs().collect();
        let size = [AttributeIx(0)];
        let summaries = |services: &[ServiceIx]| {
            let all = of(&dataset, ("All", services), &size);
            all.into_iter()
                .map(|s| [s.range, s.middle, s.spoken])
                .collect::<Vec<_>>()
        };
        for (services, expected) in [
            (
                &all[..2],
                [
                    "0.1 to 0.2",
                    "median 0.15",
                    "All, Size: least 0.1 GB, median 0.15 GB, most 0.2 GB, stated of 2 of 2",
                ],
            ),
            (
                &all[1..3],
                [
                    "0.2 to 5",
                    "median 1.6 to 2.6",
                    "All, Size: least 0.2 GB, median 1.6 to 2.6 GB, most 5 GB, stated of 2 of 2",
                ],
            ),
            (
                &all[3..],
                [
                    "at least 2,000",
                    "median at least 2,000, 1 of 2",
                    "All, Size: least 2 TB, median at least 2 TB, no upper end, stated of 1 of 2",
                ],
            ),
        ] {
            assert_eq!(summaries(services), [expected.map(str::to_owned)]);
        }
        assert_eq!(
            summaries(&all[4..]),
            [[""; 3]; 0],
            "of what is not stated nothing is told"
        );
    }
}
