//! `import`: a spreadsheet export or a JSON list becomes a catalog; the report of what was understood goes to standard
//! error.

use super::{args::ImportArgs, output, output::Failure, terminal::safe};
use crate::{
    catalog::{
        View,
        import::{Format, Request, import},
        parse_raw,
    },
    files,
};

/// Imports a list. Exit code 2 when it cannot be read.
pub fn run(args: &ImportArgs, view: View) -> Result<u8, Failure> {
    let shown = files::shown(&args.file);
    let file = args
        .file
        .file_name()
        .map_or_else(|| shown.clone(), |n| n.to_string_lossy().into_owned());
    let format = Format::of(&file).ok_or_else(|| {
        Failure::wrong(format!(
            "Only files that end in .csv, .tsv or .json can be imported. Save it as one of these: {shown}"
        ))
    })?;
    let bytes = files::read(&args.file).map_err(Failure::wrong)?;
    let into = match &args.into {
        None => None,
        Some(path) => {
            let bytes = files::read(path).map_err(Failure::wrong)?;
            Some(parse_raw(&bytes).map_err(|f| Failure::wrong(format!("{}, {f}", files::shown(path))))?)
        }
    };
    let request = Request {
        bytes: &bytes,
        file: &file,
        format,
        id: args.id.as_deref(),
        name: args.name.as_deref(),
        today: view.today,
    };
    let imported =
        import(&request, into.as_ref()).map_err(|f| Failure::wrong(format!("{shown}, {}", safe(&f.to_string()))))?;
    for line in imported.report.text().lines() {
        output::note(&safe(line));
    }
    output::put(imported.text.as_bytes(), &args.out, false)?;
    Ok(0)
}
