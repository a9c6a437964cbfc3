//! `list`: services, filtered, searched and sorted, as a table for a terminal or in any format of the window's grid.

use std::fmt::Write as _;

use clap::Args;

use super::{
    args::{Common, FilterArgs, OutputArgs, RowsFormat, one_of},
    output::{self, Failure},
    query::{columns, query, remark, sort},
};
use crate::{
    catalog::{Catalog, Cells, Feature, ServiceIx, condition::Subject, wording::thousands},
    compare::{Numbering, cell_words},
    explore::{self, Listing},
    export::{
        Document, Meta, Paper,
        terminal::{Align, brief, table},
    },
};

/// List services, filtered, searched and sorted.
#[derive(Debug, Args)]
#[command(after_help = "Example: crosscheck list --search \"drag and drop\" --where role=alternative --format json")]
pub struct ListArgs {
    /// Which services.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Order by an attribute, name, role, category or status; add :desc to reverse it. A second --sort orders what the
    /// first leaves equal, and so on.
    #[arg(long, value_name = "ATTRIBUTE[:desc]", action = clap::ArgAction::Append)]
    pub sort: Vec<String>,
    /// Which columns, in this order: attributes, role, category or status. JSON always has all.
    #[arg(long, value_name = "ID[,ID]", value_delimiter = ',')]
    pub columns: Option<Vec<String>>,
    /// The most services to print.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// How to print it.
    #[arg(long, value_parser = one_of(RowsFormat::all("Every cell with its claims")), default_value = "table")]
    pub format: RowsFormat,
    /// Begin CSV or TSV with a byte-order mark, for spreadsheets that need one to see that it is UTF-8.
    #[arg(long)]
    pub bom: bool,
    /// Where the result goes.
    #[command(flatten)]
    pub out: OutputArgs,
}

/// Exit code 1 when nothing matches.
pub fn run(args: &ListArgs, common: &Common) -> Result<u8, Failure> {
    let (dataset, _) = &common.open()?;
    let catalog = &dataset.catalog;
    let chosen = args.columns.as_deref().map(|ids| columns(ids, catalog)).transpose()?;
    let mut query = query(&args.filter, chosen.as_deref(), catalog)?;
    query.sort = args.sort.iter().map(|s| sort(s, catalog)).collect::<Result<_, _>>()?;
    let mut listing = explore::list(dataset, &dataset.index, &query);
    if let Some(limit) = args.limit {
        listing.hits.truncate(limit);
    }
    match args.format {
        RowsFormat::Table if args.bom => return Err(output::bom_refused()),
        RowsFormat::Table => {
            let table = list_table(dataset, &listing, chosen.as_deref(), output::width());
            output::put(table.as_bytes(), &args.out, false)?;
        }
        RowsFormat::File(format) => {
            let meta = Meta::of_query(dataset, &query);
            let all = chosen.unwrap_or_else(|| Document::all_columns(catalog));
            let paper = Paper::of_list(dataset, &listing.hits, &all, &meta).with_listing(dataset, &listing);
            output::put_marked(format, &paper, &args.out, args.bom)?;
        }
    }
    remark(catalog, &listing, &query);
    Ok(u8::from(listing.hits.is_empty()))
}

/// The list for a terminal of `width` cells, with a last line that says how many there are and how many depend on what
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
    text.push_str(&summary(&cells.catalog, listing));
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

/// A cell on one line.
fn value(cells: &Cells, service: ServiceIx, column: Subject) -> String {
    match column {
        Subject::Attribute(a) => {
            let words = cell_words(cells, service, a, &mut Numbering::new(&cells.catalog));
            // The unit is in the heading.
            if cells.catalog[a].kind.has(Feature::Number)
                && let (Some(value), Some(line)) = (cells.get(service, a).scalar(), words.lines.first())
            {
                return line.marking(&value.shown_bare(&cells.catalog[a].unit, cells.catalog[a].digits()));
            }
            words.listed()
        }
        Subject::Role => cells.catalog[service].role.id().to_owned(),
        Subject::Status => cells.judged(service).status.id().to_owned(),
        _ => cells.catalog[service].category.to_string(),
    }
}

/// `14 of 60 services. Kept although not stated: 2.`
pub fn summary(catalog: &Catalog, listing: &Listing) -> String {
    let all = catalog.count(listing.total);
    let mut text = format!("{} of {all}.", thousands(listing.hits.len()));
    let mut say = |what: &str, n: usize| {
        if n > 0 {
            let _ = write!(text, " {what}: {}.", thousands(n));
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
            brief(listing.search.trim())
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
        let shown = |search: &str, conditions: &[&str]| {
            let conditions = conditions
                .iter()
                .map(|c| Condition::parse(c, &cells.catalog).unwrap())
                .collect();
            let query = Query {
                search: search.to_owned(),
                conditions,
                ..Query::default()
            };
            list_table(&cells, &list(&cells, &index, &query), None, 100)
        };
        for (search, conditions, expected) in [
            ("big", &[][..], "Former name: Big Server\n\n1 of 5 services.\n"),
            ("zzz", &[], "0 of 5 services.\n"),
            (
                "",
                &["licence=open"],
                "3 of 5 services. Left out because not stated: 1. Left out because sources disagree: 1.\n",
            ),
        ] {
            let table = shown(search, conditions);
            assert!(table.ends_with(expected), "{table}");
        }
    }

    /// A column of prices reads 3.00 and 2.50, below one heading with the unit.
    #[test]
    fn numbers_keep_the_decimals_that_all_of_a_column_have() {
        let mut catalog = load(&std::fs::read("tests/data/databases.ron").unwrap()).0.unwrap();
        let size = catalog.attribute("max-size").unwrap();
        let whole = |catalog| {
            let cells = Cells::build(catalog, View::on(date(2026, 11, 21)));
            let index = Index::build(&cells);
            let listing = list(&cells, &index, &Query::default());
            list_table(&cells, &listing, Some(&[Subject::Attribute(size)]), 100)
        };
        assert!(!whole(catalog.clone()).contains(".00"), "none are shared");
        catalog.attributes[size.at()].decimals = Some(2);
        let table = whole(catalog);
        assert!(table.contains(".00"), "{table}");
    }
}
