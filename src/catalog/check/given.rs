//! The documents the catalog was made from: each has a date, if only an estimate, and names its file where others do, and
//! none has lost its mark.

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::model::{Catalog, Origin, Source, SourceDate};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    let some_given = catalog.sources.iter().any(is_given_file);
    for (i, source) in catalog.sources.iter().enumerate() {
        let location = FileLocation::entry("sources", i, &source.id);
        if source.origin == Origin::Given && source.date == SourceDate::Unknown {
            found.warn(
                &location,
                "the given document has neither a date nor an estimate, so it does not count wherever a date is asked for",
                "Add its date, or estimate: \"…\" with estimated_from: \"…\".",
            );
        }
        if some_given && source.origin == Origin::Given && source.file.is_none() {
            found.warn(
                &location,
                "the document is given and names no file, so its places cannot be checked",
                "Add file: \"…\" with the name of its text.",
            );
        }
        if some_given && source.origin == Origin::Public && source.file.is_some() {
            unmarked(&location, found);
        }
    }
}

/// Whether it is marked as given, and names the file it was read from.
pub(super) fn is_given_file(source: &Source) -> bool {
    source.origin == Origin::Given && source.file.is_some()
}

/// Reports a document at hand without the mark.
pub(super) fn unmarked(location: &FileLocation<'_>, found: &mut Findings) {
    found.warn(
        location,
        "the source names the file of a document at hand, and is not marked as given",
        "Add given: true, or leave out its file.",
    );
}
