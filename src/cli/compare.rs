//! `compare`: two to six services side by side, in any format.

use serde_json::Value;

use super::{
    args::{CompareArgs, CompareFormat, ListFormat},
    output::{self, Failure},
};
use crate::{
    catalog::{Catalog, Cells, ServiceIx, condition::Subject, suggest::did_you_mean},
    compare::{Comparison, MAX_PANES, MIN_PANES, Request, compare, reasons, why_over},
    export::{Document, Format, Meta, Press, WriteError, Written, comparison_json, reasons_text},
    platform::system_fonts,
};

/// Runs the command; returns the exit code.
pub fn run(cells: &Cells, args: &CompareArgs) -> Result<u8, Failure> {
    let request = request(
        &cells.catalog,
        &args.ids,
        args.baseline.as_deref(),
        args.differences_only,
    )
    .map_err(Failure::wrong)?;
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
    let format = format_of(args.format);
    let comparison = compare(cells, &request);
    let document = Document::of_comparison(cells, &comparison, &Meta::new(cells));
    let written = write(format, &document).map_err(|e| Failure::wrong(e.to_string()))?;
    output::put_written(&written, &args.out, format.is_binary())?;
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
) -> Result<Request, String> {
    let find = |id: &str| {
        catalog.service(id).ok_or_else(|| {
            let help = did_you_mean(id, catalog.services.iter().map(|s| s.id.as_str()));
            format!("No service has the id “{id}”. {help}").trim_end().to_owned()
        })
    };
    let mut services = Vec::with_capacity(ids.len());
    for id in ids {
        let service = find(id)?;
        if services.contains(&service) {
            return Err(format!("“{id}” is named twice; name each service once."));
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
        let id = &catalog[outside].id;
        return Err(format!(
            "The baseline “{id}” is not among the services compared; add it to them."
        ));
    }
    Ok(Request {
        services,
        differences_only,
        keep_cant_tell: false,
        baseline,
    })
}

/// Writes a document as the window does: with the system's fonts behind the bundled ones.
pub fn write(format: Format, document: &Document) -> Result<Written, WriteError> {
    let press = Press {
        faces: Some(&system_fonts::find),
        ..Press::default()
    };
    format.write_with(document, &press)
}

/// A comparison as the contract's JSON.
pub fn compare_json(cells: &Cells, comparison: &Comparison) -> Value {
    comparison_json(cells, comparison, &Meta::new(cells))
}

/// A list in a format, as filtered and sorted, with these columns. `json`: what the JSON format writes.
pub fn list_bytes(
    cells: &Cells,
    services: &[ServiceIx],
    columns: &[Subject],
    meta: &Meta,
    json: Option<Value>,
    format: Format,
) -> Result<Written, WriteError> {
    let document = Document::of_list(cells, services, columns, meta);
    write(format, &Document { json, ..document })
}

/// The file format behind a word of `compare --format`.
pub fn format_of(format: CompareFormat) -> Format {
    match format {
        CompareFormat::Md => Format::Markdown,
        CompareFormat::Csv => Format::Csv,
        CompareFormat::Tsv => Format::Tsv,
        CompareFormat::Html => Format::Html,
        CompareFormat::Json => Format::Json,
        CompareFormat::Xlsx => Format::Xlsx,
        CompareFormat::Png => Format::Png,
    }
}

/// The file format behind a word of `list --format`; `None` for the terminal's own table.
pub fn list_format_of(format: ListFormat) -> Option<Format> {
    match format {
        ListFormat::Table => None,
        ListFormat::Json => Some(Format::Json),
        ListFormat::Csv => Some(Format::Csv),
        ListFormat::Tsv => Some(Format::Tsv),
        ListFormat::Md => Some(Format::Markdown),
        ListFormat::Html => Some(Format::Html),
        ListFormat::Xlsx => Some(Format::Xlsx),
        ListFormat::Png => Some(Format::Png),
    }
}
