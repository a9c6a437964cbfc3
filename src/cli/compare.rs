//! `compare`: two to twenty services side by side, in any format.

use clap::Args;

use super::{
    args::{Common, OutputArgs, one_of},
    output::{self, Failure},
};
use crate::{
    catalog::{Catalog, Cells, ServiceIx, suggest::did_you_mean, wording::listed},
    compare::{CompareRequest, Comparison, MAX_PANES, MIN_PANES, Numbering, apart, compare},
    export::{Document, Format, Meta, PaperWhy, paper_sources, terminal::brief, why_text},
};

/// Put two to twenty services side by side.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: crosscheck compare azure-machine-learning azure-databricks --format html -o comparison.html"
)]
pub struct CompareArgs {
    /// Two to twenty service ids.
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// Leave out rows in which nothing known differs.
    #[arg(long)]
    pub differences_only: bool,
    /// Hold the others against this one.
    #[arg(long, value_name = "ID")]
    pub baseline: Option<String>,
    /// List all that sets the first of two services apart from the second: as text, or beside the table in a format.
    #[arg(long)]
    pub why: bool,
    /// How to print it; a comparison reads as Markdown when nothing is said.
    #[arg(long, value_parser = one_of(Format::ALL.into_iter().map(|f| (f.id(), f.help(), f))))]
    pub format: Option<Format>,
    /// Begin CSV or TSV with a byte-order mark, for spreadsheets that need one to see that it is UTF-8.
    #[arg(long)]
    pub bom: bool,
    /// Where the result goes.
    #[command(flatten)]
    pub out: OutputArgs,
}

/// Runs the command; returns the exit code.
pub fn run(args: &CompareArgs, common: &Common) -> Result<u8, Failure> {
    let (cells, _) = &common.open()?;
    let baseline = args.baseline.as_deref();
    let request = request(&cells.catalog, &args.ids, baseline, args.differences_only).map_err(Failure::wrong)?;
    let pair = args.why.then(|| pair(args, &request.services)).transpose()?;
    let document = match (pair, args.format) {
        (Some(_), None) if args.bom => return Err(output::bom_refused()),
        (Some((one, other)), None) => {
            let comparison = compare(cells, &request);
            output::put(why(cells, &comparison, one, other).as_bytes(), &args.out, false)?;
            return Ok(0);
        }
        (pair, _) => {
            let comparison = compare(cells, &request);
            let document = Document::of_comparison(cells, &comparison, &Meta::new(cells));
            match pair {
                Some(pair) => document.with_why(cells, &comparison, pair),
                None => document,
            }
        }
    };
    output::put_marked(
        args.format.unwrap_or_default(),
        &(&document).into(),
        &args.out,
        args.bom,
    )?;
    Ok(0)
}

/// The two services of `--why`, where the other arguments allow for it.
fn pair(args: &CompareArgs, services: &[ServiceIx]) -> Result<(ServiceIx, ServiceIx), Failure> {
    let [one, other] = services else {
        return Err(Failure::wrong(format!(
            "--why takes two ids, and {} are named; name two.",
            services.len()
        )));
    };
    match args.format {
        None if args.differences_only || args.baseline.is_some() => Err(Failure::wrong(format!(
            "--why prints no table that --differences-only or --baseline could change; leave them out, or add --format {}.",
            with_why()
        ))),
        Some(format) if !format.takes_why() => Err(Failure::wrong(format!(
            "--why has no place in {}; leave it out, or take --format {}.",
            format.label(),
            with_why()
        ))),
        _ => Ok((*one, *other)),
    }
}

/// The formats that have room for it: `md, html or json`.
fn with_why() -> String {
    let ids = Format::ALL.into_iter().filter(|f| f.takes_why()).map(Format::id);
    listed(&ids.collect::<Vec<_>>(), "or")
}

/// All that sets one service apart from another, as plain text. A source has the number that it has beside the comparison.
fn why(cells: &Cells, comparison: &Comparison, one: ServiceIx, other: ServiceIx) -> String {
    let mut numbers = Numbering::new(&cells.catalog);
    numbers.cite_all(comparison.sources.iter().copied());
    let apart = apart(cells, one, other, &mut numbers);
    why_text(
        &PaperWhy::of(cells, &apart),
        &paper_sources(&cells.catalog, numbers.cited()),
    )
}

/// Reads the ids. The error is one plain sentence and what to do.
pub fn request(
    catalog: &Catalog,
    ids: &[String],
    baseline: Option<&str>,
    differences_only: bool,
) -> Result<CompareRequest, String> {
    let find = |id: &str| {
        catalog.service(id).ok_or_else(|| {
            let help = did_you_mean(id, catalog.services.iter().map(|s| s.id.as_str()));
            format!("Nothing here has the id “{}”. {help}", brief(id))
                .trim_end()
                .to_owned()
        })
    };
    let mut services = Vec::with_capacity(ids.len());
    for id in ids {
        let service = find(id)?;
        if services.contains(&service) {
            return Err(format!("“{}” is named twice; name each once.", brief(id)));
        }
        services.push(service);
    }
    if !(MIN_PANES..=MAX_PANES).contains(&services.len()) {
        let n = services.len();
        let are = if n == 1 { "is" } else { "are" };
        return Err(format!(
            "A comparison takes {MIN_PANES} to {MAX_PANES} ids, and {n} {are} named; add or drop some."
        ));
    }
    let baseline = baseline.map(find).transpose()?;
    if let Some(outside) = baseline.filter(|b| !services.contains(b)) {
        let id = brief(&catalog[outside].id);
        return Err(format!(
            "The baseline “{id}” is not among those compared; add it to them."
        ));
    }
    Ok(CompareRequest {
        services,
        differences_only,
        keep_cant_tell: false,
        baseline,
    })
}
