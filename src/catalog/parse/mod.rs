//! From a file's bytes to a checked catalog, or to findings with a place: the only way in.

mod explain;
mod split;

use rayon::prelude::*;

use super::{
    check,
    finding::{Finding, Report},
    model::Catalog,
    raw::{RawCatalog, RawService},
};
use explain::{enclosing, explain};

/// The largest file that is read: 256 MiB, ten times a catalog of 100,000 services.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;

/// Reads and checks a catalog. The report carries every warning beside a usable catalog; without one, at least one
/// error. A byte-order mark and CRLF line ends are accepted.
pub fn load(bytes: &[u8]) -> (Option<Catalog>, Report) {
    let text = match text_of(bytes) {
        Ok(text) => text,
        Err(finding) => return (None, Report::of_error(finding)),
    };
    let raw = match parse_text(text) {
        Ok(raw) => raw,
        Err(finding) => return (None, Report::of_error(finding)),
    };
    let ((catalog, report), hash) = rayon::join(
        || {
            let (catalog, mut report, anchors) = check::check_owned(raw);
            anchors.locate(text, &mut report);
            (catalog, report)
        },
        || hash(bytes),
    );
    (catalog.map(|c| Catalog { hash, ..c }), report)
}

/// Reads the shape alone, with nothing checked.
pub fn parse_raw(bytes: &[u8]) -> Result<RawCatalog, Finding> {
    parse_text(text_of(bytes)?)
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

/// How many bytes a file must have to be worth taking apart.
const LARGE: usize = 512 * 1024;

fn parse_text(text: &str) -> Result<RawCatalog, Finding> {
    if text.len() >= LARGE
        && let Some(raw) = parse_in_parts(text)
    {
        return Ok(raw);
    }
    parse_whole(text)
}

/// Each entry of the services by itself, on every core. `None` when that does not work out for any reason; then
/// [`parse_whole`] has the last word, and all messages are its own.
fn parse_in_parts(text: &str) -> Option<RawCatalog> {
    let split::Split { head, entries } = split::split(text)?;
    let options = options();
    let (head, services) = rayon::join(
        || options.from_str::<RawCatalog>(&head),
        || {
            entries
                .par_iter()
                .with_min_len(64)
                .map(|entry| options.from_str::<RawService>(entry).ok())
                .collect::<Option<Vec<_>>>()
        },
    );
    Some(RawCatalog {
        services: services?,
        ..head.ok()?
    })
}

fn parse_whole(text: &str) -> Result<RawCatalog, Finding> {
    options().from_str(text).map_err(|e| {
        let (message, help) = explain(&e.code);
        let at = e.span.start;
        let path = enclosing(text, at.line, at.col);
        Finding::error(path, message).help(help).at(at.line, at.col)
    })
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// The first twelve hexadecimal digits of the SHA-256 of a file: short enough to read out, long enough to tell two
/// catalogs apart.
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
