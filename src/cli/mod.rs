//! The same core without a window: `check`, `list`, `facets`, `compare`, `decide`, `import`.
//!
//! Exit codes: 0 done; 1 the answer is no (findings, nothing matches, nothing left, an existing file without
//! `--force`); 2 wrong use, unreadable input, a catalog with errors, output that cannot be written, no display.

pub mod args;
pub mod check;
pub mod commands;
pub mod compare;
pub mod decide;
pub mod facets;
pub mod import;
pub mod list;
pub mod output;
pub mod session;
pub mod terminal;
pub mod usage;

use std::ffi::OsString;

use clap::Parser as _;

use crate::{
    catalog::{Catalog, Condition, Reading, View, condition::Subject, suggest::did_you_mean},
    dataset::{Dataset, OpenError, OpenedFrom},
    explore::{Listing, Query, Sort, Unknown},
    platform::files,
    workspace::session_document::SessionDocument,
};
use args::{Cli, Cmd, Common, Filter, ReadingArg, UnknownArg};
use output::Failure;

/// What the command line asks for.
pub enum Request {
    /// A window, on this file or the built-in catalog.
    Window {
        /// The file named on the command line.
        file: Option<std::path::PathBuf>,
        /// As of when, judged on which day, by which reading.
        view: View,
    },
    /// Nothing more: the command has run, and this is the exit code.
    Done(u8),
}

/// Reads the command line and runs the command, if one is named.
pub fn run(words: impl IntoIterator<Item = OsString>) -> Request {
    let words: Vec<OsString> = words.into_iter().collect();
    let cli = match Cli::try_parse_from(&words) {
        Ok(cli) => cli,
        Err(e) => return Request::Done(usage::explain(&e, &words)),
    };
    let view = view_of(&cli.common);
    let done = |result: Result<u8, Failure>| Request::Done(result.unwrap_or_else(Failure::report));
    match cli.command {
        None => match cli.file.or(cli.common.catalog) {
            Some(file) if !file.exists() => done(Err(usage::no_such_word(&file))),
            file => Request::Window { file, view },
        },
        Some(Cmd::Check(args)) => done(check::run(
            &OpenedFrom::from(args.file.or(cli.common.catalog)),
            args.format,
            view,
        )),
        Some(Cmd::Import(args)) => done(import::run(&args, &cli.common, view)),
        Some(command) => done(with_dataset(&cli.common, view, |dataset, held| match command {
            Cmd::List(args) => commands::run_list(dataset, &args),
            Cmd::Facets(args) => commands::run_facets(dataset, &args),
            Cmd::Compare(args) => compare::run(dataset, &args),
            Cmd::Decide(args) => commands::run_decide(dataset, &args, held),
            Cmd::Check(_) | Cmd::Import(_) => Ok(0),
        })),
    }
}

/// The view the command line asks for. The system's date is read here, once.
fn view_of(common: &Common) -> View {
    View {
        as_of: common.as_of,
        today: common.today.unwrap_or_else(system_date),
        reading: match common.reading {
            ReadingArg::Today => Reading::Today,
            ReadingArg::Documents => Reading::Documents,
        },
    }
}

/// The system's date; nothing else in the program reads a clock for an output.
pub fn system_date() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}

/// Opens the catalog and lays over it what the session holds, if one is named.
fn with_dataset(
    common: &Common,
    view: View,
    then: impl FnOnce(&Dataset, Option<&SessionDocument>) -> Result<u8, Failure>,
) -> Result<u8, Failure> {
    let held = common.session.as_deref().map(session::read).transpose()?;
    // Without a catalog on the command line it is the session's, where that still lies.
    let hint = held
        .as_ref()
        .and_then(|h| h.catalog.path.as_ref())
        .map(std::path::PathBuf::from);
    let origin = OpenedFrom::from(common.catalog.clone().or(hint.filter(|p| p.exists())));
    let opened = Dataset::open(origin.clone(), view, 0, &files::read, &|_| true);
    let unopened = |e: OpenError| match e {
        OpenError::Unread(message) => Failure::wrong(message),
        OpenError::Findings(errors) => {
            let first = errors.first().map_or_else(String::new, ToString::to_string);
            let rest = match errors.len().saturating_sub(1) {
                0 => String::new(),
                1 => " One more error follows; run crosscheck check on the file.".to_owned(),
                n => format!(" {n} more errors follow; run crosscheck check on the file."),
            };
            Failure::wrong(format!("{origin}, {first}{rest}"))
        }
    };
    let dataset = opened
        .unwrap_or_else(|| Err(OpenError::Findings(Vec::new())))
        .map_err(unopened)?;
    match held {
        None => then(&dataset, None),
        Some(held) => then(&session::lay_over(&held, &dataset)?, Some(&held)),
    }
}

/// Reads conditions; the first that cannot be read is wrong use.
fn conditions(texts: &[String], catalog: &Catalog) -> Result<Vec<Condition>, Failure> {
    texts
        .iter()
        .map(|t| {
            Condition::parse(t, catalog).map_err(|e| Failure::wrong(format!("--where {}: {e}", terminal::safe(t))))
        })
        .collect()
}

/// Reads `ATTRIBUTE[:desc]`.
fn sort(text: &str, catalog: &Catalog) -> Result<Sort, Failure> {
    let (id, descending) = match text.rsplit_once(':') {
        Some((id, "desc")) => (id, true),
        Some((id, "asc")) => (id, false),
        Some((_, other)) => {
            return Err(Failure::wrong(format!(
                "--sort ends in “:{}”, which is not known. Use :desc, or leave it out.",
                terminal::safe(other)
            )));
        }
        None => (text, false),
    };
    let by = Subject::parse(id, catalog).ok_or_else(|| {
        let known = catalog
            .attributes
            .iter()
            .map(|a| a.id.as_str())
            .chain(["role", "category", "status", "source", "name"]);
        Failure::wrong(format!(
            "--sort: no attribute named “{}”. {}",
            terminal::safe(id),
            did_you_mean(id, known)
        ))
    })?;
    Ok(Sort { by, descending })
}

/// Reads the columns of a list: each once.
fn columns(ids: &[String], catalog: &Catalog) -> Result<Vec<Subject>, Failure> {
    let mut columns = Vec::new();
    for id in ids.iter().map(|id| id.trim()).filter(|id| !id.is_empty()) {
        // The name and the id always stand first.
        if matches!(id, "name" | "id") && catalog.attribute(id).is_none() {
            continue;
        }
        let column = Subject::parse(id, catalog).filter(|s| {
            matches!(
                s,
                Subject::Attribute(_) | Subject::Role | Subject::Category | Subject::Status
            )
        });
        let column = column.ok_or_else(|| {
            let known = catalog
                .attributes
                .iter()
                .map(|a| a.id.as_str())
                .chain(["role", "category", "status"]);
            Failure::wrong(format!(
                "--columns: no column named “{}”. {}",
                terminal::safe(id),
                did_you_mean(id, known)
            ))
        })?;
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    Ok(columns)
}

fn query(filter: &Filter, catalog: &Catalog) -> Result<Query, Failure> {
    Ok(Query {
        search: filter.search.clone(),
        conds: conditions(&filter.conditions, catalog)?,
        unknown: match filter.unknown {
            UnknownArg::Keep => Unknown::Keep,
            UnknownArg::Drop => Unknown::Drop,
        },
        sort: None,
    })
}

/// Says on standard error what a reader of the result should know: nothing matched, or only a near match.
fn remark(listing: &Listing, query: &Query) {
    if listing.forgiven {
        output::note(&format!(
            "Nothing matches “{}” exactly; these are near matches.",
            terminal::safe(&query.search)
        ));
    }
    if listing.hits.is_empty() {
        output::note("No service matches. Relax a condition, or keep what is not stated with --unknown keep.");
    }
}
