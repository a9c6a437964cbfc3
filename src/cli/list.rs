//! `list` as a table for a terminal. Its JSON is the export's own: [`crate::export::list_json`].

use std::fmt::Write as _;

use super::terminal::{Align, safe, table};
use crate::{
    catalog::{Catalog, Cells, Feature, ServiceIx, State, condition::Subject},
    compare::{Line, Numbering, cell_words},
    explore::Listing,
};

/// The list for a terminal of `width` cells, with a last line that says how many there are and how many hang on what
/// is not known.
pub fn list_table(cells: &Cells, listing: &Listing, columns: Option<&[Subject]>, width: usize) -> String {
    let searching = !listing.search.trim().is_empty();
    let mut heads = vec![("Name", Align::Left), ("Id", Align::Left)];
    let columns = columns.unwrap_or(&[Subject::Category, Subject::Role, Subject::Status]);
    let labels: Vec<String> = columns.iter().map(|c| heading(&cells.catalog, *c)).collect();
    heads.extend(labels.iter().zip(columns).map(|(label, c)| {
        let number = matches!(c, Subject::Attribute(a) if cells.catalog[*a].kind.has(Feature::Number));
        (label.as_str(), if number { Align::Right } else { Align::Left })
    }));
    if searching {
        heads.push(("Found in", Align::Left));
    }
    let rows: Vec<Vec<String>> = listing
        .hits
        .iter()
        .map(|ix| {
            let service = &cells.catalog[*ix];
            let mut row = vec![service.name.clone(), service.id.clone()];
            row.extend(columns.iter().map(|c| value(cells, *ix, *c)));
            if searching {
                let found = listing.matched(cells, *ix);
                row.push(found.map_or_else(String::new, |m| {
                    format!("{}: {}", m.field.label(&cells.catalog), m.text)
                }));
            }
            row
        })
        .collect();
    let mut text = if rows.is_empty() {
        String::new()
    } else {
        table(&heads, &rows, width) + "\n"
    };
    text.push_str(&summary(listing));
    text.push('\n');
    text
}

/// The column's label with its unit.
fn heading(catalog: &Catalog, column: Subject) -> String {
    let label = column.label(catalog);
    match column {
        Subject::Attribute(a) if !catalog[a].unit.is_empty() => format!("{label} ({})", catalog[a].unit),
        _ => label.to_owned(),
    }
}

/// A line with its state spelt out, without numbers that would lead nowhere.
fn spelt(line: &Line) -> String {
    if line.shape == State::Conflicting {
        format!("{}: {}", line.shape.word(), line.uncited())
    } else {
        line.uncited()
    }
}

/// A cell on one line.
fn value(cells: &Cells, service: ServiceIx, column: Subject) -> String {
    match column {
        Subject::Attribute(a) => {
            // The unit stands in the heading.
            if cells.catalog[a].kind.has(Feature::Number)
                && let Some(value) = cells.get(service, a).scalar()
            {
                return value.words("");
            }
            let words = cell_words(cells, service, a, &mut Numbering::new(&cells.catalog));
            words.lines.iter().map(spelt).collect::<Vec<_>>().join("; ")
        }
        Subject::Role => cells.catalog[service].role.id().to_owned(),
        Subject::Status => cells.judged(service).status.id().to_owned(),
        _ => cells.catalog[service].category.to_string(),
    }
}

/// `14 of 60 services. Kept although not stated: 2.`
pub fn summary(listing: &Listing) -> String {
    let plural = if listing.total == 1 { "service" } else { "services" };
    let mut text = format!("{} of {} {plural}.", listing.hits.len(), listing.total);
    let mut say = |what: &str, n: usize| {
        if n > 0 {
            let _ = write!(text, " {what}: {n}.");
        }
    };
    say("Kept although not stated", listing.kept.not_stated);
    say("Kept although sources disagree", listing.kept.conflicting);
    say("Kept although only partly so", listing.kept.partly);
    say("Left out because not stated", listing.dropped.not_stated);
    say("Left out because sources disagree", listing.dropped.conflicting);
    say("Left out because only partly so", listing.dropped.partly);
    if listing.forgiven {
        let _ = write!(
            text,
            " Nothing matches “{}” as typed; these come close.",
            safe(listing.search.trim())
        );
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use jiff::civil::date;

    use super::*;
    use crate::{
        catalog::{Condition, View, load},
        explore::{Index, Query, list},
    };

    #[test]
    fn a_table_says_where_it_was_found_and_what_was_left_out() {
        let catalog = load(&std::fs::read("tests/data/databases.ron").unwrap()).0.unwrap();
        let cells = Cells::build(catalog, View::on(date(2026, 11, 21)));
        let index = Index::build(&cells);
        let shown = |search: &str, conds: &[&str]| {
            let conds = conds
                .iter()
                .map(|c| Condition::parse(c, &cells.catalog).unwrap())
                .collect();
            let query = Query {
                search: search.to_owned(),
                conds,
                ..Query::default()
            };
            list_table(&cells, &list(&cells, &index, &query), None, 100)
        };
        for (search, conds, expected) in [
            ("big", &[][..], "Former name: Big Server\n\n1 of 5 services.\n"),
            ("zzz", &[], "0 of 5 services.\n"),
            (
                "",
                &["licence=open"],
                "3 of 5 services. Left out because not stated: 1. Left out because sources disagree: 1.\n",
            ),
        ] {
            let table = shown(search, conds);
            assert!(table.ends_with(expected), "{table}");
        }
    }
}
