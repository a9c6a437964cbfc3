//! Reading a list: which files are lists, and what the core makes of one.

use std::{path::Path, sync::Arc};

use crate::{
    catalog::{Finding, View},
    dataset::{
        Dataset, Loaded,
        from_list::{FromList, ImportJob},
    },
    import::{self, Format},
    platform::files,
};

/// A file whose name says that it is a list to import rather than a catalog.
pub fn is_list(path: &Path) -> bool {
    format_of(path).is_some()
}

fn format_of(path: &Path) -> Option<(String, Format)> {
    let file = path.file_name()?.to_string_lossy().into_owned();
    Format::of(&file).map(|format| (file, format))
}

/// Reads a list, makes it a catalog (of its own or merged into one), and works out everything from it.
pub fn read(job: ImportJob, view: View, revision: u64) -> Result<Loaded, Vec<Finding>> {
    let failed = |message: String| vec![Finding::error("", message.trim_end_matches('.').to_owned())];
    let Some((file, format)) = format_of(&job.path) else {
        return Err(failed(format!(
            "Only .csv, .tsv and .json files can be imported; save the list as one of these: {}",
            files::shown(&job.path)
        )));
    };
    let bytes = files::read(&job.path).map_err(failed)?;
    let base = match &job.into {
        None => None,
        Some(path) => {
            let bytes = files::read(path).map_err(failed)?;
            let shown = files::shown(path);
            let wrong = |e: Finding| {
                failed(format!(
                    "The list cannot be merged into this catalog; {e} Run crosscheck check on it first: {shown}"
                ))
            };
            Some(import::base(&bytes).map_err(wrong)?)
        }
    };
    let request = import::Request {
        bytes: &bytes,
        file: &file,
        format,
        id: job.id.as_deref(),
        name: job.name.as_deref(),
        today: view.today,
    };
    let imported = import::import(&request, base.as_ref()).map_err(|f| vec![f])?;
    // The whole path is the name, so that "read the file again" finds it.
    let name = Some(files::shown(&job.path));
    let dataset = Dataset::new(imported.catalog, view, name, imported.warnings, revision);
    Ok(Loaded(Arc::new(Dataset {
        imported: Some(Arc::new(FromList {
            job,
            report: imported.report,
            text: Arc::new(imported.text.into_bytes()),
        })),
        ..dataset
    })))
}
