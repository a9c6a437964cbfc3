//! From a file's bytes to a checked catalog, or to findings with a place: the only way in.

use super::{
    check,
    finding::{Finding, Report},
    model::Catalog,
    raw::RawCatalog,
    suggest::did_you_mean,
};

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
    let (catalog, mut report, anchors) = check::check(&raw);
    anchors.locate(text, &mut report);
    let catalog = catalog.map(|c| Catalog { hash: hash(bytes), ..c });
    (catalog, report)
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

fn parse_text(text: &str) -> Result<RawCatalog, Finding> {
    parse_ron(text)
}

/// Reads RON of any shape; what is wrong is told as a plain sentence with its line.
pub fn parse_ron<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Finding> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
        .map_err(|e| {
            let (message, help) = explain(&e.code);
            let at = e.span.start;
            let path = enclosing(text, at.line, at.col);
            Finding::error(path, message).help(help).at(at.line, at.col)
        })
}

/// The last `id: "…"` before a place: the parser names no entry, and a line number alone does not say which it is in.
fn enclosing(text: &str, line: usize, column: usize) -> String {
    let mut end = 0;
    for (i, l) in text.split_inclusive('\n').enumerate() {
        if i + 1 == line {
            end += l
                .char_indices()
                .nth(column.saturating_sub(1))
                .map_or(l.len(), |(b, _)| b);
            break;
        }
        end += l.len();
    }
    let before = &text[..end.min(text.len())];
    before
        .rfind("id: \"")
        .and_then(|at| before[at + 5..].split_once('"'))
        .map_or(String::new(), |(id, _)| format!("after the entry “{id}”"))
}

/// The parser's error as a plain sentence (without its full stop), and what to do.
fn explain(code: &ron::Error) -> (String, String) {
    use ron::Error as E;
    let words = |list: &[&'static str], found: &str| did_you_mean(found, list.iter().copied());
    match code {
        E::NoSuchStructField { expected, found, .. } => {
            (format!("no field is called “{found}” here"), words(expected, found))
        }
        E::NoSuchEnumVariant { expected, found, .. } => (
            format!("“{found}” is not one of the words expected here"),
            words(expected, found),
        ),
        E::MissingStructField { field, .. } => (
            format!("the field “{field}” is missing from the entry that ends here"),
            format!("Add {field}: …"),
        ),
        E::DuplicateStructField { field, .. } => (
            format!("the field “{field}” is given twice"),
            "Keep one of them.".into(),
        ),
        E::ExpectedDifferentStructName { expected, found } => (
            format!("“{found}” stands where “{expected}” is expected"),
            format!("Write ( or {expected}( ."),
        ),
        E::Eof => (
            "the file ends too early".into(),
            "A bracket or a quotation mark is not closed.".into(),
        ),
        E::ExpectedString => (
            "a text in quotation marks is expected here".into(),
            "Write \"…\".".into(),
        ),
        E::ExpectedStringEnd => ("a text is not closed".into(), "Add the closing quotation mark.".into()),
        E::ExpectedArray => ("a list is expected here".into(), "Write [ … ].".into()),
        E::ExpectedArrayEnd => (
            "a list is not closed here".into(),
            "Add a comma between entries, or the closing ].".into(),
        ),
        E::ExpectedComma => (
            "a comma is missing here".into(),
            "Separate fields and entries by commas.".into(),
        ),
        E::ExpectedMapColon => (
            "a colon is missing after the field's name".into(),
            "Write name: value.".into(),
        ),
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => {
            ("an entry in ( … ) is expected here".into(), String::new())
        }
        E::ExpectedStructLikeEnd => (
            "an entry is not closed here".into(),
            "Add a comma between fields, or the closing ).".into(),
        ),
        E::ExpectedIdentifier => ("a field's name is expected here".into(), String::new()),
        E::ExpectedBoolean => ("true or false is expected here".into(), String::new()),
        E::ExpectedFloat | E::ExpectedInteger | E::InvalidIntegerDigit { .. } | E::IntegerOutOfBounds => {
            ("a number is expected here".into(), String::new())
        }
        E::TrailingCharacters => (
            "there is more text after the catalog's closing bracket".into(),
            "Remove it, or check the brackets.".into(),
        ),
        E::ExceededRecursionLimit => (
            "brackets are nested too deeply to be a catalog".into(),
            "A catalog never needs more than ten levels.".into(),
        ),
        E::UnclosedBlockComment => ("a comment /* is not closed".into(), "Add */.".into()),
        E::UnexpectedChar(c) => (
            format!("the character “{}” does not belong here", c.escape_debug()),
            String::new(),
        ),
        E::InvalidValueForType { expected, found } => {
            (format!("{expected} is expected here, not {found}"), String::new())
        }
        E::ExpectedDifferentLength { expected, found } => (
            format!("{expected} is expected here, but {found} are given"),
            String::new(),
        ),
        other => {
            let text = other.to_string();
            (text.trim_end_matches('.').to_owned(), String::new())
        }
    }
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
