//! A catalog beside the documents it was read from: whether the places it cites are in them, and their dates.

mod front_matter;
mod outline;
mod places;
mod texts;

pub(super) use outline::UNDER;
pub use texts::DocumentTexts;

use super::{
    given,
    location::{FileLocation, Findings},
};
use crate::catalog::{
    model::{Catalog, Origin},
    wording::excerpt,
};
use texts::text_of;

/// Looks at everything that is cited from a source whose text is at hand.
pub(super) fn lint(catalog: &Catalog, texts: &DocumentTexts, found: &mut Findings) {
    let marks = catalog.sources.iter().any(given::is_given_file);
    for (i, source) in catalog.sources.iter().enumerate() {
        let (Some(file), location) = (&source.file, FileLocation::entry("sources", i, &source.id)) else {
            continue;
        };
        if text_of(source, texts).is_none() {
            found.warn(
                &location.word(file),
                format!(
                    "the folder has no text “{}”, so its places are not checked",
                    excerpt(file)
                ),
                "Put it there as UTF-8 text, or correct the name of the file.",
            );
        } else if !marks && source.origin == Origin::Public {
            // Beside marked ones it is reported without the documents.
            given::unmarked(&location, found);
        }
    }
    if catalog.sources.iter().all(|s| s.file.is_none()) {
        found.warn(
            &FileLocation::part("sources", "sources"),
            "no source names a file, so nothing was held against the folder of documents",
            "Add file: \"…\" and given: true to each source that was read from one of them.",
        );
    }
    // A source that has lost both its mark and its file shows by the document that is left over.
    let is_it = |named: &String, file: &String| named == file || named.rsplit('/').next() == Some(file.as_str());
    let named = |file: &String| {
        catalog
            .sources
            .iter()
            .any(|s| s.file.as_ref().is_some_and(|f| is_it(f, file)))
    };
    for file in texts.keys().filter(|f| !named(f)) {
        found.warn(
            &FileLocation::part("sources", "sources"),
            format!("the folder has “{}”, and no source names it", excerpt(file)),
            "Add file: \"…\" and given: true to the source that was read from it, or take the text out of the folder.",
        );
    }
    front_matter::lint(catalog, texts, found);
    places::check(catalog, texts, found);
}
