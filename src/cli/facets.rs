//! `facets`: what each option would leave, as the contract's JSON or as a table.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{
    args::{Common, FilterArgs},
    output::{self, Failure},
    query::{query, remark},
};
use crate::{
    catalog::{Catalog, Condition, condition::Subject, wording::thousands},
    explore::{self, Facet, Unknown},
    export::{
        cell_json,
        json::pretty,
        terminal::{Align, safe, table},
    },
};

/// Count what each filter option would leave.
#[derive(Debug, Args)]
#[command(after_help = "Example: crosscheck facets --where hosting=on-premises")]
pub struct FacetsArgs {
    /// Words that must all occur.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub search: String,
    /// A condition, as for list.
    #[arg(long = "where", value_name = "COND", action = clap::ArgAction::Append)]
    pub conditions: Vec<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value = "table")]
    pub format: FacetsFormat,
}

/// Formats of `facets`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FacetsFormat {
    /// Aligned columns for a terminal.
    Table,
    /// One JSON list.
    Json,
}

/// Exit code 1 when nothing matches.
pub fn run(args: &FacetsArgs, common: &Common) -> Result<u8, Failure> {
    let (dataset, _) = &common.open()?;
    let catalog = &dataset.catalog;
    let filter = FilterArgs {
        search: args.search.clone(),
        conditions: args.conditions.clone(),
        unknown: Unknown::Drop,
    };
    let query = query(&filter, None, catalog)?;
    let (listing, all) = explore::explore(dataset, &dataset.index, &query);
    let bytes = match args.format {
        FacetsFormat::Json => pretty(&facets_json(catalog, &all)),
        FacetsFormat::Table => {
            // As in the window: what tells no entry from another is left out unless it is asked for.
            let asks = |facet: &Facet| {
                query
                    .conditions
                    .iter()
                    .flat_map(Condition::parts)
                    .any(|c| c.subject == facet.subject)
            };
            let shown: Vec<Facet> = { all.into_iter() }
                .filter(|f| dataset.tells(f.subject) || asks(f))
                .collect();
            facets_table(catalog, &shown, output::width()).into_bytes()
        }
    };
    output::print(&bytes)?;
    remark(catalog, &listing, &query);
    Ok(u8::from(listing.hits.is_empty()))
}

/// The facets as the contract has them. A bin's `to` is the first value after it for numbers (the last bin has it
/// too), its last day for dates.
pub fn facets_json(catalog: &Catalog, facets: &[Facet]) -> Value {
    facets.iter().map(|facet| facet_json(catalog, facet)).collect()
}

/// The kind of a facet's attribute, in the words that `import --column` takes; what is built in has one as well.
fn kind(catalog: &Catalog, subject: Subject) -> String {
    match subject {
        Subject::Attribute(a) => format!("{:?}", catalog[a].kind).to_lowercase(),
        Subject::Source => "set".to_owned(),
        Subject::Name => "text".to_owned(),
        _ => "choice".to_owned(),
    }
}

fn facet_json(catalog: &Catalog, facet: &Facet) -> Value {
    let options = facet.options.iter().map(|o| {
        json!({
            "id": &*o.id,
            "label": &*o.label,
            "count": o.count,
            "not_stated": o.not_stated,
            "conflicting": o.conflicting,
        })
    });
    let mut json = json!({
        "attribute": facet.subject.id(catalog),
        "label": facet.label(catalog),
        "kind": kind(catalog, facet.subject),
        "options": options.collect::<Vec<_>>(),
        "not_stated": facet.not_stated,
    });
    if let Some(span) = &facet.span {
        let value = cell_json::scalar;
        json["min"] = value(&span.min);
        json["max"] = value(&span.max);
        json["bins"] = span
            .bins
            .iter()
            .map(|b| json!({ "from": value(&b.from), "to": value(&b.to), "count": b.holds }))
            .collect();
    }
    json
}

/// The facets for a terminal of `width` cells: a heading each, then its options with what they would leave and what
/// blanks and disagreement could add.
pub fn facets_table(catalog: &Catalog, facets: &[Facet], width: usize) -> String {
    let mut text = String::new();
    for facet in facets {
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(text, "{} ({})", safe(facet.label(catalog)), facet.subject.id(catalog));
        let heads = [
            ("", Align::Left),
            (catalog.things(2), Align::Right),
            ("not stated", Align::Right),
            ("disagree", Align::Right),
        ];
        let unit = match facet.subject {
            Subject::Attribute(a) => catalog[a].unit.as_str(),
            _ => "",
        };
        let mut rows: Vec<Vec<String>> = facet
            .options
            .iter()
            .map(|o| {
                let mark = if o.active { "* " } else { "  " };
                vec![
                    format!("{mark}{} ({})", o.label, o.id),
                    thousands(o.count),
                    plus(o.not_stated),
                    plus(o.conflicting),
                ]
            })
            .collect();
        if let (true, Some(span)) = (facet.options.is_empty(), &facet.span) {
            rows.extend(span.bins.iter().map(|b| {
                vec![
                    format!("  {}", b.words(unit)),
                    thousands(b.holds),
                    String::new(),
                    String::new(),
                ]
            }));
        }
        if rows.is_empty() {
            text.push_str("  nothing stated\n");
        } else {
            text.push_str(&table(&heads, &rows, width));
        }
    }
    text
}

/// `+2`, or nothing for none.
fn plus(n: usize) -> String {
    if n == 0 {
        String::new()
    } else {
        format!("+{}", thousands(n))
    }
}
