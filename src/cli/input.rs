//! What a command reads: regular files, or standard input where `-` is named for one of them.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use clap::ArgMatches;

use super::output::Failure;
use crate::{dataset::OpenedFrom, platform::files};

/// Reads a whole file, or standard input for `-`. The error is one sentence.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    if is_standard(path) {
        files::read_standard_input()
    } else {
        files::read(path)
    }
}

/// Whether a path means standard input. A file of that name is `./-`.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A file for a message.
pub fn name(path: &Path) -> String {
    if is_standard(path) {
        "standard input".to_owned()
    } else {
        files::shown(path)
    }
}

/// A catalog for a message.
pub fn name_of(origin: &OpenedFrom) -> String {
    origin.path().map_or_else(|| origin.to_string(), name)
}

/// Refuses standard input for two files at once: it can be read only once.
pub fn refuse_twice(matches: &ArgMatches) -> Result<(), Failure> {
    let all: Vec<String> = standard(matches).into_iter().map(argument).collect();
    if let [first, second, ..] = all.as_slice() {
        return Err(Failure::wrong(format!(
            "Standard input can be read only once, and - is given for {first} and for {second}; name a file for one of them."
        )));
    }
    Ok(())
}

fn argument(id: &str) -> String {
    if id == "file" {
        "FILE".to_owned()
    } else {
        format!("--{id}")
    }
}

/// The arguments that name standard input. Every path but that of the output is one to read.
fn standard(matches: &ArgMatches) -> BTreeSet<&str> {
    let is_named = |id: &&str| {
        let paths = matches.try_get_many::<PathBuf>(id).ok().flatten();
        *id != "output" && paths.is_some_and(|mut paths| paths.any(|path| is_standard(path)))
    };
    let own = matches.ids().map(clap::Id::as_str).filter(is_named);
    let below = matches.subcommand().map(|(_, below)| standard(below));
    own.chain(below.into_iter().flatten()).collect()
}
