//! The open file changes on disk while it is open: it is read again by itself. While it cannot be read, what is open stays,
//! and a band over it says why until the file is corrected.

use std::{collections::BTreeSet, mem, path::Path};

use jiff::civil::DateTime;

use super::dialogs;
use crate::{
    app::state::{Model, OnDisk},
    catalog::{Catalog, Finding, annotations::of_unknown_service, wording::excerpt},
};

/// A file that is watched has changed.
pub(super) fn changed(model: &mut Model, path: &Path) {
    // It may be another one by now.
    if model.watched_file() == Some(path) {
        model.session.on_disk = OnDisk::Changed;
    }
}

/// A file that is watched is no longer there. `seen`: when its last state was.
pub(super) fn gone(model: &mut Model, path: &Path, seen: DateTime) {
    // While it is read, the reading says so; and an error sheet says already that there is nothing to read.
    let is_open = model.dataset.origin.path() == Some(path);
    if is_open && model.session.on_disk != OnDisk::ReadingAgain {
        model.session.on_disk = OnDisk::Gone(seen);
    }
}

/// The result of reading it again; `true` when that was asked for by a change on disk, and is handled.
pub(super) fn could_not_read(model: &mut Model, findings: &mut Vec<Finding>) -> bool {
    let was_asked = model.session.on_disk == OnDisk::ReadingAgain;
    if was_asked {
        model.session.on_disk = OnDisk::Broken(mem::take(findings));
    }
    was_asked
}

/// That it has been read again, and is in place; `None` without a file.
pub(super) fn read_words(model: &Model) -> Option<String> {
    let name = dialogs::file_name(model.dataset.origin.path()?);
    Some(format!("{name} has changed on disk and was read again."))
}

/// What of the same catalog was looked at or noted on by the user and is not in its state `now`, a sentence each, by the names
/// the user saw; and how the sentences begin that say the same of notes by ids.
pub(super) fn vanished(model: &Model, now: &Catalog) -> (Vec<String>, Vec<String>) {
    let before = &model.dataset.catalog;
    let is_gone = |id: &str| now.service(id).is_none();
    let open = model.session.open.map(|s| &before[s]).filter(|s| is_gone(&s.id));
    let open = open.map(|s| format!("What was open is not in this catalog: {}.", excerpt(&s.name)));
    let own = &model.workspace.annotations;
    let noted: BTreeSet<&String> = own.marks.keys().chain(own.claims.iter().map(|c| &c.service)).collect();
    let noted = noted.into_iter().filter(|id| is_gone(id));
    let noted = noted.filter_map(|id| Some((id, &before[before.service(id)?].name)));
    let (noted, by_id): (Vec<_>, Vec<_>) = noted
        .map(|(id, name)| {
            let name = excerpt(name);
            let sentence = format!("What you noted on {name} is kept, but it is not in this catalog.");
            (sentence, of_unknown_service(id))
        })
        .unzip();
    let by_id = by_id.into_iter().flatten().collect();
    (open.into_iter().chain(noted).collect(), by_id)
}
