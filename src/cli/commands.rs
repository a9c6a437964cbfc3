//! `list`, `facets` and `decide`: from the arguments to the core and out again.

use super::{
    args::{DecideArgs, DecideFormat, FacetsArgs, FacetsFormat, Filter, ListArgs, UnknownArg},
    columns, compare, decide, facets, list,
    output::{self, Failure},
    query, remark, sort,
};
use crate::{
    catalog::{Catalog, Cells},
    decide::{Answers, Diagram, rank, robustness},
    explore::{self, Index},
    export::{Document, Format, Meta, list_json},
    report,
    workspace::session_document::Held,
};

/// `list`. Exit code 1 when nothing matches.
pub fn run_list(catalog: &Catalog, cells: &Cells, args: &ListArgs) -> Result<u8, Failure> {
    let mut query = query(&args.filter, catalog)?;
    query.sort = args.sort.as_deref().map(|s| sort(s, catalog)).transpose()?;
    let chosen = args.columns.as_deref().map(|ids| columns(ids, catalog)).transpose()?;
    let index = Index::build(catalog, cells);
    let mut listing = explore::list(catalog, cells, &index, &query);
    if let Some(limit) = args.limit {
        listing.hits.truncate(limit);
    }
    let json = || list_json(catalog, cells, &listing);
    match compare::list_format_of(args.format) {
        None => {
            let table = list::list_table(catalog, cells, &listing, chosen.as_deref(), output::width());
            output::put(table.as_bytes(), &args.out, false)?;
        }
        Some(Format::Json) => output::put(&output::json(&json()), &args.out, false)?,
        Some(format) => {
            let meta = Meta::of_query(catalog, cells, &query);
            let all = chosen.unwrap_or_else(|| Document::all_columns(catalog));
            let written = compare::list_bytes(catalog, cells, &listing.hits, &all, &meta, None, format)
                .map_err(|e| Failure::wrong(e.to_string()))?;
            output::put_written(&written, &args.out, format.is_binary())?;
        }
    }
    remark(&listing, &query);
    Ok(u8::from(listing.hits.is_empty()))
}

/// `facets`. Exit code 1 when nothing matches.
pub fn run_facets(catalog: &Catalog, cells: &Cells, args: &FacetsArgs) -> Result<u8, Failure> {
    let filter = Filter {
        search: args.search.clone(),
        conditions: args.conditions.clone(),
        unknown: UnknownArg::Drop,
    };
    let query = query(&filter, catalog)?;
    let index = Index::build(catalog, cells);
    let (listing, all) = explore::explore(catalog, cells, &index, &query);
    let bytes = match args.format {
        FacetsFormat::Json => output::json(&facets::facets_json(catalog, &all)),
        FacetsFormat::Table => facets::facets_table(catalog, &all, output::width()).into_bytes(),
    };
    output::print(&bytes)?;
    remark(&listing, &query);
    Ok(u8::from(listing.hits.is_empty()))
}

/// `decide`. Exit code 1 when nothing is left.
pub fn run_decide(catalog: &Catalog, cells: &Cells, args: &DecideArgs, held: Option<&Held>) -> Result<u8, Failure> {
    if args.list {
        let bytes = match args.format {
            DecideFormat::Json => output::json(&decide::list_json(catalog)),
            DecideFormat::Text
            | DecideFormat::Md
            | DecideFormat::Adr
            | DecideFormat::AdrHtml
            | DecideFormat::AdrJson => decide::list_text(catalog).into_bytes(),
        };
        return output::put(&bytes, &args.out, false).map(|()| 0);
    }
    if args.diagram {
        let text = Diagram::of(catalog, None).mermaid();
        return output::put(text.as_bytes(), &args.out, false).map(|()| 0);
    }
    let mut answers = decide::parse_answers(
        catalog,
        &args.answers,
        &args.importance,
        &args.conditions,
        args.include_retired,
    )
    .map_err(Failure::wrong)?;
    answers.preferences = decide::parse_wishes(catalog, &args.prefer).map_err(Failure::wrong)?;
    let answers = with_session(catalog, cells, args, held, answers);
    let ranking = rank(catalog, cells, &answers);
    let bytes = match args.format {
        DecideFormat::Json => output::json(&decide::ranking_json(catalog, cells, &answers, &ranking)),
        DecideFormat::Text => decide::ranking_text(catalog, cells, &answers, &ranking).into_bytes(),
        DecideFormat::Md => decide::ranking_markdown(catalog, cells, &answers, &ranking).into_bytes(),
        DecideFormat::Adr | DecideFormat::AdrHtml | DecideFormat::AdrJson => {
            let robust = robustness(catalog, cells, &answers);
            let format = match args.format {
                DecideFormat::AdrHtml => report::Format::Html,
                DecideFormat::AdrJson => report::Format::Json,
                _ => report::Format::Markdown,
            };
            format.write(&report::record(catalog, cells, &answers, &ranking, &robust))
        }
    };
    output::put(&bytes, &args.out, false)?;
    Ok(u8::from(ranking.ranked.is_empty()))
}

/// What a session adds to the answers: what is struck out, and its own answers when the command line gives none.
fn with_session(catalog: &Catalog, cells: &Cells, args: &DecideArgs, held: Option<&Held>, given: Answers) -> Answers {
    let Some(held) = held else { return given };
    let theirs = held.answers(catalog, cells.view);
    let asks = [&args.answers, &args.importance, &args.conditions, &args.prefer];
    if asks.iter().all(|a| a.is_empty()) {
        return Answers {
            include_retired: theirs.include_retired || given.include_retired,
            ..theirs
        };
    }
    Answers {
        struck: theirs.struck,
        struck_because: theirs.struck_because,
        ..given
    }
}
