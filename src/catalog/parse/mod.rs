//! From a file's bytes to a checked catalog, or to findings with a place: the only way in.

mod explain;
mod one;
mod plain;
mod shapes;
mod split;

use std::sync::atomic::{AtomicUsize, Ordering};

use super::{
    anchors::Anchors,
    check,
    finding::{Finding, Report},
    limits::MAX_BYTES,
    model::Catalog,
    raw::{RawCatalog, RawService},
};
use one::options;
pub use one::parse_ron;
pub(in crate::catalog) use split::{List, lists};

/// Reads and checks a catalog. The report carries every warning beside a usable catalog; without one, at least one
/// error. A byte-order mark and CRLF line ends are accepted.
pub fn load(bytes: &[u8]) -> (Option<Catalog>, Report) {
    // A caller that never stops always gets an answer.
    load_watched(bytes, &|_| true).unwrap_or_default()
}

/// [`load`] for callers that follow it: `goes_on` is called from time to time, on any core, with the share of a large
/// file that has been read; where it answers `false` there is no answer.
pub fn load_watched(bytes: &[u8], goes_on: &(dyn Fn(f32) -> bool + Sync)) -> Option<(Option<Catalog>, Report)> {
    let text = match text_of(bytes) {
        Ok(text) => text,
        Err(finding) => return Some((None, Report::of_error(finding))),
    };
    let (checked, hash) = rayon::join(|| check_text(text, goes_on), || hash(bytes));
    Some(match checked? {
        Ok((catalog, report)) => (catalog.map(|c| Catalog { hash, ..c }), report),
        Err(errors) => {
            let report = Report {
                errors,
                ..Report::default()
            };
            (None, report)
        }
    })
}

/// Reads the shape alone, with nothing checked.
pub fn parse_raw(bytes: &[u8]) -> Result<RawCatalog, Finding> {
    parse_whole(text_of(bytes)?)
}

fn text_of(bytes: &[u8]) -> Result<&str, Finding> {
    if bytes.len() > MAX_BYTES {
        let mb = bytes.len() / (1024 * 1024);
        return Err(Finding::error(
            "",
            format!("the file has {mb} MiB, and 256 MiB is the most that is read"),
        )
        .help("Split it, or check that it is a catalog at all."));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(
            Finding::error("", "the file is empty").help("A catalog starts with ( and a title; see the README.")
        );
    }
    std::str::from_utf8(bytes).map_err(|e| {
        let good = &bytes[..e.valid_up_to()];
        let line = memchr::memchr_iter(b'\n', good).count() + 1;
        let column = good.iter().rev().take_while(|b| **b != b'\n').count() + 1;
        Finding::error("", "the file is not UTF-8 text")
            .help("Save it as UTF-8.")
            .at(line, column)
    })
}

/// How many bytes a file must have to be worth splitting.
const LARGE: usize = 512 * 1024;

type Checked = (Option<Catalog>, Report);

/// `None` when it was given up.
fn check_text(text: &str, goes_on: &(dyn Fn(f32) -> bool + Sync)) -> Option<Result<Checked, Vec<Finding>>> {
    if text.len() >= LARGE {
        if let Some(checked) = check_in_parts(text, goes_on) {
            return Some(Ok(checked));
        }
        // It did not work out, or was given up.
        goes_on(0.0).then_some(())?;
    }
    let whole = parse_whole(text).map(|raw| located(text, check::check_owned(raw)));
    Some(whole.map_err(|first| shapes::errors(text, first)))
}

/// Each entry of the services by itself, on every core. `None` when that does not work out for any reason; then
/// [`parse_whole`] decides, and all messages of the parser are its own.
fn check_in_parts(text: &str, goes_on: &(dyn Fn(f32) -> bool + Sync)) -> Option<Checked> {
    let split::Split { head, entries } = split::split(text)?;
    let options = options();
    let head: RawCatalog = options.from_str(&head).ok()?;
    let done = AtomicUsize::new(0);
    let read = |entry: &str| {
        let before = done.fetch_add(entry.len(), Ordering::Relaxed);
        // Once in a megabyte is often enough to report, and to be stopped.
        let crossed = before >> 20 != (before + entry.len()) >> 20;
        let go = !crossed || goes_on(before as f32 / text.len() as f32);
        let service = || plain::read(entry).or_else(|| options.from_str::<RawService>(entry).ok());
        go.then(service).flatten()
    };
    Some(located(text, check::check_entries(&head, entries, read)?))
}

fn located(text: &str, (catalog, mut report, anchors): (Option<Catalog>, Report, Anchors)) -> Checked {
    anchors.locate(text, &mut report);
    (catalog, report)
}

fn parse_whole(text: &str) -> Result<RawCatalog, Finding> {
    parse_ron(text)
}

/// The first twelve hexadecimal digits of the SHA-256 of a file: short enough to read out, long enough to distinguish two
/// catalogs.
pub fn hash(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    use std::fmt::Write as _;
    sha2::Sha256::digest(bytes)
        .iter()
        .take(6)
        .fold(String::new(), |mut text, b| {
            let _ = write!(text, "{b:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SMALL: &str = include_str!("../../../tests/data/databases.ron");

    /// What a file can hold that the two ways of reading it might take for different things.
    const SNIPPETS: [&str; 22] = [
        ",",
        "(",
        ")",
        "[",
        "]",
        "\"",
        "\\\"",
        "\\",
        "//",
        "/*",
        "*/",
        "\n",
        "r#\"",
        "\"#",
        "'",
        ":",
        " ",
        "services: [",
        "#",
        "id: \"x\"",
        "(id: \"x\", name: \"y\"),",
        "Service(",
    ];

    fn agree(text: &str) {
        let whole = parse_whole(text).map(|raw| located(text, check::check_owned(raw)));
        if let Some(parts) = check_in_parts(text, &|_| true) {
            assert_eq!(Ok(parts), whole, "{text}");
        }
    }

    #[test]
    fn a_catalog_is_taken_apart_and_comes_out_the_same() {
        for text in [SMALL, include_str!("../../../catalog.ron")] {
            assert!(check_in_parts(text, &|_| true).is_some());
            agree(text);
        }
    }

    proptest! {
        #[test]
        fn both_ways_of_reading_agree_on_broken_files(
            breaks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_usize..12), 0..4),
        ) {
            let mut text = SMALL.to_owned();
            for (at, what, cut) in breaks {
                let places: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
                let from = at.index(places.len());
                let to = (from + cut).min(places.len() - 1);
                text.replace_range(places[from]..places[to], SNIPPETS[what.index(SNIPPETS.len())]);
            }
            agree(&text);
        }
    }
}
