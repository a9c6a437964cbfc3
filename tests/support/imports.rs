//! An import with its shape beside it, which the program uses up while it checks it.

use crosscheck::{
    catalog::{Catalog, Finding, raw::RawCatalog},
    import::{self, ImportReport, ImportRequest},
};

/// What a list became.
#[derive(Debug)]
pub struct Imported {
    pub raw: RawCatalog,
    pub catalog: Catalog,
    pub warnings: Vec<Finding>,
    pub text: String,
    pub report: ImportReport,
}

pub fn import(request: &ImportRequest<'_>, into: Option<&RawCatalog>) -> Result<Imported, Finding> {
    let shaped = import::shape(request, into)?;
    let raw = shaped.raw.clone();
    let import::Imported {
        catalog,
        warnings,
        text,
        report,
    } = shaped.check()?;
    Ok(Imported {
        raw,
        catalog,
        warnings,
        text,
        report,
    })
}
