//! What every JSON we write has in common: indented, one line feed at the end.

use super::{Document, ExportError};

/// Writes the JSON the document was made with; one without any cannot be written.
pub fn write(document: &Document) -> Result<Vec<u8>, ExportError> {
    document.json.as_ref().map(pretty).ok_or(ExportError::NoJson)
}

/// A value as text, in the order its keys were put in.
pub fn pretty(value: &impl serde::Serialize) -> Vec<u8> {
    // What we serialize has text for keys and no readers that fail, the only two causes.
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_else(|_| b"null".to_vec());
    bytes.push(b'\n');
    bytes
}
