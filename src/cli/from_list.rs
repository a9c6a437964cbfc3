//! A list becomes a catalog: what `import` and `new` share.

use std::{
    cell::Cell,
    path::{Path, PathBuf},
};

use super::{
    args::{Common, OutputArgs},
    input,
    output::{self, Failure},
};
use crate::{
    dataset::from_list::{ImportError, ImportJob},
    export::{json::pretty, terminal::safe},
    import::{read::likely_ending, report::ColumnReport, report_json::report_json},
};

/// How the result of reading a list is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImportFeedback {
    /// As text on standard error.
    #[default]
    Report,
    /// As JSON on standard output, the catalog going to a file.
    Json,
}

/// Reads a list and writes the catalog it becomes; the report goes to standard error, or as JSON to standard output.
pub fn put(
    file: &Path,
    job: ImportJob,
    common: &Common,
    out: &OutputArgs,
    feedback: ImportFeedback,
) -> Result<u8, Failure> {
    if feedback == ImportFeedback::Json && out.output.is_none() {
        return Err(Failure::wrong(
            "--format json prints the report to standard output. Name where the catalog goes with -o OUT.ron.",
        ));
    }
    let held = input::is_standard(file)
        .then(|| input::read(file))
        .transpose()
        .map_err(Failure::wrong)?;
    // Its format is recognised from its first bytes, and it is called by that.
    let path = held.as_ref().map_or_else(
        || file.to_owned(),
        |bytes| PathBuf::from(format!("standard-input.{}", likely_ending(bytes))),
    );
    let held = Cell::new(held);
    let read = |path: &Path| held.take().map_or_else(|| input::read(path), Ok);
    let job = ImportJob { path, ..job };
    let asked = job.settings.columns.clone();
    let imported = job.run(common.view().today, &read).map_err(|e| match e {
        ImportError::Unread(message) => Failure::wrong(message),
        ImportError::Into(path, e) => wrong(&path, &format!("{e} Run crosscheck check on it first.")),
        ImportError::List(e) => wrong(file, &e.to_string()),
    })?;
    // What was set for an earlier edition was told then.
    let is_asked = |c: &&ColumnReport| c.said.as_ref().is_some_and(|s| asked.iter().any(|a| a.head == s.head));
    if let Some(refused) = { imported.report.columns.iter() }
        .filter(is_asked)
        .find(|c| !c.refused.is_empty())
    {
        return Err(Failure::wrong(format!("{}. Nothing was written.", refused.refused)));
    }
    let tell = || match feedback {
        ImportFeedback::Report => {
            imported.report.text().lines().for_each(output::say);
            Ok(())
        }
        ImportFeedback::Json => output::print(&pretty(&report_json(&imported.report))),
    };
    if imported.report.entries == 0 {
        tell()?;
        let file = input::name(file);
        return Err(Failure::no(format!(
            "No entries were found, so nothing was written: {file}"
        )));
    }
    output::put(imported.text.as_bytes(), out, false)?;
    tell()?;
    Ok(0)
}

fn wrong(path: &Path, what: &str) -> Failure {
    Failure::wrong(format!("{}, {}", input::name(path), safe(what)))
}
