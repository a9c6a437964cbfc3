//! Asking where to save, and writing: one dialog or write at a time.

use std::path::PathBuf;

use crate::app::{
    effect::Effect,
    state::{Model, Pending, SaveJob},
};

/// Asks where to save, unless something is under way already.
pub(super) fn ask(model: &mut Model, job: SaveJob) -> Vec<Effect> {
    if model.session.pending.is_some() {
        return vec![];
    }
    model.session.pending = Some(Pending::SaveDialog);
    vec![Effect::SaveDialog(job)]
}

/// Writes a file; `replace`: what is there may be replaced, because that has been agreed to.
pub(super) fn write(model: &mut Model, job: SaveJob, path: PathBuf, replace: bool) -> Vec<Effect> {
    model.session.pending = Some(Pending::Writing);
    vec![Effect::Write { job, path, replace }]
}

/// The dialog or the write has ended, one way or another.
pub(super) fn ended(model: &mut Model) {
    model.session.pending = None;
    model.session.progress = None;
}

/// The name of a file, for a person.
pub(super) fn file_name(path: &std::path::Path) -> String {
    path.file_name()
        .map_or_else(|| "the file".into(), |n| n.to_string_lossy().into_owned())
}
