//! `import`: a list becomes a catalog on standard output or in a file; the report goes to standard error.

use super::{
    args::{Common, ImportArgs},
    output::{self, Failure},
    terminal::safe,
};
use crate::{
    catalog::{View, raw::RawCatalog},
    import::{self, Format, Request},
    platform::files,
};

/// Imports a list. Exit code 2 when it cannot be read, or the catalog to bring up to date has errors.
pub fn run(args: &ImportArgs, common: &Common, view: View) -> Result<u8, Failure> {
    if common.catalog.is_some() {
        return Err(Failure::wrong(
            "import reads no --catalog. To bring a catalog up to date, name it with --into.",
        ));
    }
    let name = args
        .file
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let Some(format) = Format::of(&name) else {
        return Err(Failure::wrong(format!(
            "Only .csv, .tsv and .json files can be imported; save the list as one of these: {}",
            files::shown(&args.file)
        )));
    };
    let bytes = files::read(&args.file).map_err(Failure::wrong)?;
    let into = args.into.as_deref().map(catalog).transpose()?;
    let request = Request {
        bytes: &bytes,
        file: &name,
        format,
        id: args.id.as_deref(),
        name: args.name.as_deref(),
        today: view.today,
    };
    let imported = import::import(&request, into.as_ref())
        .map_err(|e| Failure::wrong(format!("{}, {}", files::shown(&args.file), safe(&e.to_string()))))?;
    output::put(imported.text.as_bytes(), &args.out, false)?;
    for line in imported.report.text().lines() {
        output::say(&safe(line));
    }
    Ok(0)
}

/// The catalog to bring up to date; one with errors is not touched.
fn catalog(path: &std::path::Path) -> Result<RawCatalog, Failure> {
    let shown = files::shown(path);
    let wrong = |what: &str| Failure::wrong(format!("{shown}, {}", safe(what)));
    let bytes = files::read(path).map_err(Failure::wrong)?;
    import::base(&bytes).map_err(|e| wrong(&format!("{e} Run crosscheck check on it first.")))
}
