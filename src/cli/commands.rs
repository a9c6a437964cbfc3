//! `list`, `facets` and `decide`: from the arguments to the core and out again.

use super::{
    args::{DecideArgs, DecideFormat, FacetsArgs, FacetsFormat, Filter, ListArgs, UnknownArg},
    columns, compare, decide, facets, list,
    output::{self, Failure},
    query, remark, sort,
};
use crate::{
    dataset::Dataset,
    decide::{Answers, Diagram, rank, robustness},
    explore,
    export::{Document, Format, Meta, list_json},
    report,
    workspace::session_document::SessionDocument,
};

/// `list`. Exit code 1 when nothing matches.
pub fn run_list(dataset: &Dataset, args: &ListArgs) -> Result<u8, Failure> {
    let mut query = query(&args.filter, &dataset.catalog)?;
    query.sort = args.sort.as_deref().map(|s| sort(s, &dataset.catalog)).transpose()?;
    let chosen = args
        .columns
        .as_deref()
        .map(|ids| columns(ids, &dataset.catalog))
        .transpose()?;
    let mut listing = explore::list(dataset, &dataset.index, &query);
    if let Some(limit) = args.limit {
        listing.hits.truncate(limit);
    }
    let json = || list_json(dataset, &listing);
    match compare::list_format_of(args.format) {
        None => {
            let table = list::list_table(dataset, &listing, chosen.as_deref(), output::width());
            output::put(table.as_bytes(), &args.out, false)?;
        }
        Some(Format::Json) => output::put(&output::json(&json()), &args.out, false)?,
        Some(format) => {
            let meta = Meta::of_query(dataset, &query);
            let all = chosen.unwrap_or_else(|| Document::all_columns(&dataset.catalog));
            let written = compare::list_bytes(dataset, &listing.hits, &all, &meta, None, format)
                .map_err(|e| Failure::wrong(e.to_string()))?;
            output::put_written(&written, &args.out, format.is_binary())?;
        }
    }
    remark(&listing, &query);
    Ok(u8::from(listing.hits.is_empty()))
}

/// `facets`. Exit code 1 when nothing matches.
pub fn run_facets(dataset: &Dataset, args: &FacetsArgs) -> Result<u8, Failure> {
    let filter = Filter {
        search: args.search.clone(),
        conditions: args.conditions.clone(),
        unknown: UnknownArg::Drop,
    };
    let query = query(&filter, &dataset.catalog)?;
    let (listing, all) = explore::explore(dataset, &dataset.index, &query);
    let bytes = match args.format {
        FacetsFormat::Json => output::json(&facets::facets_json(&dataset.catalog, &all)),
        FacetsFormat::Table => facets::facets_table(&dataset.catalog, &all, output::width()).into_bytes(),
    };
    output::print(&bytes)?;
    remark(&listing, &query);
    Ok(u8::from(listing.hits.is_empty()))
}

/// `decide`. Exit code 1 when nothing is left.
pub fn run_decide(dataset: &Dataset, args: &DecideArgs, held: Option<&SessionDocument>) -> Result<u8, Failure> {
    if args.list {
        let bytes = match args.format {
            DecideFormat::Json => output::json(&decide::list_json(&dataset.catalog)),
            DecideFormat::Text
            | DecideFormat::Md
            | DecideFormat::Adr
            | DecideFormat::AdrHtml
            | DecideFormat::AdrJson => decide::list_text(&dataset.catalog).into_bytes(),
        };
        return output::put(&bytes, &args.out, false).map(|()| 0);
    }
    if args.diagram {
        let text = Diagram::of(&dataset.catalog, None).mermaid();
        return output::put(text.as_bytes(), &args.out, false).map(|()| 0);
    }
    let mut answers = decide::parse_answers(
        &dataset.catalog,
        &args.answers,
        &args.importance,
        &args.conditions,
        args.include_retired,
    )
    .map_err(Failure::wrong)?;
    answers.preferences = decide::parse_wishes(&dataset.catalog, &args.prefer).map_err(Failure::wrong)?;
    let answers = with_session(dataset, args, held, answers);
    let ranking = rank(dataset, &answers);
    let bytes = match args.format {
        DecideFormat::Json => output::json(&decide::ranking_json(dataset, &answers, &ranking)),
        DecideFormat::Text => decide::ranking_text(dataset, &answers, &ranking).into_bytes(),
        DecideFormat::Md => decide::ranking_markdown(dataset, &answers, &ranking).into_bytes(),
        DecideFormat::Adr | DecideFormat::AdrHtml | DecideFormat::AdrJson => {
            let robust = robustness(dataset, &answers);
            let format = match args.format {
                DecideFormat::AdrHtml => report::Format::Html,
                DecideFormat::AdrJson => report::Format::Json,
                _ => report::Format::Markdown,
            };
            format.write(&report::record(dataset, &answers, &ranking, &robust))
        }
    };
    output::put(&bytes, &args.out, false)?;
    Ok(u8::from(ranking.ranked.is_empty()))
}

/// What a session adds to the answers: what is struck out, and its own answers when the command line gives none.
fn with_session(dataset: &Dataset, args: &DecideArgs, held: Option<&SessionDocument>, given: Answers) -> Answers {
    let Some(held) = held else { return given };
    let theirs = held.answers(dataset);
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
