//! `import`: a list becomes a catalog on standard output or in a file; the report goes to standard error.

use std::path::Path;

use super::{
    args::{Common, ImportArgs},
    output::{self, Failure},
    terminal::safe,
};
use crate::{
    catalog::View,
    dataset::from_list::{ImportError, ImportJob},
    platform::files,
};

/// Imports a list. Exit code 2 when it cannot be read, or the catalog to bring up to date has errors.
pub fn run(args: &ImportArgs, common: &Common, view: View) -> Result<u8, Failure> {
    if common.catalog.is_some() {
        return Err(Failure::wrong(
            "import reads no --catalog. To bring a catalog up to date, name it with --into.",
        ));
    }
    let job = ImportJob {
        path: args.file.clone(),
        id: args.id.clone(),
        name: args.name.clone(),
        into: args.into.clone(),
    };
    let imported = job.run(view.today, &files::read).map_err(|e| match e {
        ImportError::Unread(message) => Failure::wrong(message),
        ImportError::Into(path, e) => wrong(&path, &format!("{e} Run crosscheck check on it first.")),
        ImportError::List(e) => wrong(&args.file, &e.to_string()),
    })?;
    output::put(imported.text.as_bytes(), &args.out, false)?;
    for line in imported.report.text().lines() {
        output::say(&safe(line));
    }
    Ok(0)
}

fn wrong(path: &Path, what: &str) -> Failure {
    Failure::wrong(format!("{}, {}", files::shown(path), safe(what)))
}
