//! One text of RON, of whatever shape.

use super::explain::{enclosing, explain};
use crate::catalog::{finding::Finding, limits::NESTING};

/// Reads RON of any shape; what is wrong becomes a plain sentence with its line.
pub fn parse_ron<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Finding> {
    options().from_str(text).map_err(|e| {
        let (message, help) = explain(&e.code);
        let at = e.span.start;
        let path = enclosing(text, at.line, at.col);
        Finding::error(path, message).help(help).at(at.line, at.col)
    })
}

/// How RON is read here.
pub(super) fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .with_recursion_limit(NESTING)
}
