//! The list that an open catalog was made from.

use super::{Dataset, from_list::ImportJob};
use crate::import::read::reader_of;

impl Dataset {
    /// How the list is read again that an open catalog was made from: it is looked for beside the catalog. `None` where the
    /// catalog is open as the list itself, or was made from none.
    pub fn list_behind(&self) -> Option<ImportJob> {
        let folder = self.origin.path().filter(|_| self.imported.is_none())?.parent()?;
        let is_list = |file: &String| reader_of(file).is_some() && !file.contains(['/', '\\']);
        let source = { self.catalog.sources.iter() }.find(|s| s.file.as_ref().is_some_and(is_list))?;
        let list = ImportJob {
            path: folder.join(source.file.as_ref()?),
            ..ImportJob::default()
        };
        Some(list.with_settings(source.reading.clone().unwrap_or_default()))
    }
}
