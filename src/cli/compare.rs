//! `compare`: two to six services side by side, in any format.

use clap::Args;

use super::{
    args::{Common, OutputArgs, one_of},
    output::{self, Failure},
};
use crate::{
    catalog::{Catalog, Cells, ServiceIx, suggest::did_you_mean},
    compare::{CompareRequest, MAX_PANES, MIN_PANES, compare, reasons, why_over},
    export::{Document, Format, Meta, reasons_text, terminal::brief},
};

/// Put two to six services side by side.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: crosscheck compare azure-machine-learning azure-databricks --format html -o comparison.html"
)]
pub struct CompareArgs {
    /// Two to six service ids.
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// Leave out rows in which nothing known differs.
    #[arg(long)]
    pub differences_only: bool,
    /// Hold the others against this one.
    #[arg(long, value_name = "ID")]
    pub baseline: Option<String>,
    /// Say in sentences why the first of two services over the second, instead of the table.
    #[arg(long, conflicts_with_all = ["differences_only", "baseline", "format"])]
    pub why: bool,
    /// How to print it.
    #[arg(long, value_parser = one_of(Format::ALL.into_iter().map(|f| (f.id(), f.help(), f))), default_value = "md")]
    pub format: Format,
    /// Where the result goes.
    #[command(flatten)]
    pub out: OutputArgs,
}

/// Runs the command; returns the exit code.
pub fn run(args: &CompareArgs, common: &Common) -> Result<u8, Failure> {
    let (cells, _) = &common.open()?;
    let baseline = args.baseline.as_deref();
    let request = request(&cells.catalog, &args.ids, baseline, args.differences_only).map_err(Failure::wrong)?;
    if args.why {
        let [one, other] = request.services[..] else {
            let n = request.services.len();
            return Err(Failure::wrong(format!(
                "--why holds one service against another, and {n} are named; name two."
            )));
        };
        output::put(why_text(cells, one, other).as_bytes(), &args.out, false)?;
        return Ok(0);
    }
    let comparison = compare(cells, &request);
    let document = Document::of_comparison(cells, &comparison, &Meta::new(cells));
    output::put_document(args.format, &document, &args.out)?;
    Ok(0)
}

/// Why one service over another, as plain text.
pub fn why_text(cells: &Cells, one: ServiceIx, other: ServiceIx) -> String {
    let why = why_over(cells, one, other);
    let blocks = reasons::blocks(&cells.catalog, one, other, &why.sentences);
    reasons_text(
        &cells.catalog,
        &reasons::title(&cells.catalog, one, other),
        &blocks,
        &why.sources,
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
            format!("No service has the id “{}”. {help}", brief(id))
                .trim_end()
                .to_owned()
        })
    };
    let mut services = Vec::with_capacity(ids.len());
    for id in ids {
        let service = find(id)?;
        if services.contains(&service) {
            return Err(format!("“{}” is named twice; name each service once.", brief(id)));
        }
        services.push(service);
    }
    if !(MIN_PANES..=MAX_PANES).contains(&services.len()) {
        let n = services.len();
        let are = if n == 1 { "is" } else { "are" };
        return Err(format!(
            "A comparison takes {MIN_PANES} to {MAX_PANES} services, and {n} {are} named; add or drop some."
        ));
    }
    let baseline = baseline.map(find).transpose()?;
    if let Some(outside) = baseline.filter(|b| !services.contains(b)) {
        let id = brief(&catalog[outside].id);
        return Err(format!(
            "The baseline “{id}” is not among the services compared; add it to them."
        ));
    }
    Ok(CompareRequest {
        services,
        differences_only,
        keep_cant_tell: false,
        baseline,
    })
}
