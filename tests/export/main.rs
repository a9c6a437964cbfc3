//! What is written: every format against files that were looked at, and read back for whatever a catalog may hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test says what it expects by panicking

#[path = "../support/generate.rs"]
mod generate;
#[path = "../support/hostile.rs"]
mod hostile;

mod golden;
mod pages;
mod picture;
mod properties;
mod read_back;

use crosscheck::export::{Document, ExportContext, ExportError, Format};

/// What a document becomes in a format, where nobody watches and no fonts are to fall back on.
fn write(format: Format, document: &Document) -> Result<Vec<u8>, ExportError> {
    Ok(format.write(document, &ExportContext::default())?.bytes)
}
