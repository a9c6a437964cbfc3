//! What every JSON we write has in common: indented, one line feed at the end.

use std::io::Write;

use serde::ser::{SerializeSeq as _, Serializer as _};

use super::{
    ExportError, Paper, Progress,
    list_json::{DefinedOnce, service_json},
};

/// Writes the JSON the document was made with; one without any cannot be written.
pub fn write(paper: &Paper<'_>, progress: Progress<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    if let Some((cells, listing)) = paper.listing() {
        let mut json = serde_json::Serializer::pretty(&mut *out);
        let mut list = json.serialize_seq(Some(listing.hits.len()))?;
        let mut defined = DefinedOnce::new(&cells.catalog);
        for (done, service) in listing.hits.iter().enumerate() {
            progress.count(done, listing.hits.len())?;
            list.serialize_element(&service_json(cells, listing, *service, &mut defined))?;
        }
        list.end()?;
    } else {
        serde_json::to_writer_pretty(&mut *out, paper.head.json.as_ref().ok_or(ExportError::NoJson)?)?;
    }
    Ok(out.write_all(b"\n")?)
}

impl From<serde_json::Error> for ExportError {
    fn from(e: serde_json::Error) -> Self {
        if e.is_io() { Self::Output } else { Self::Inside }
    }
}

/// A value as text, in the order its keys were put in.
pub fn pretty(value: &impl serde::Serialize) -> Vec<u8> {
    // What we serialize has text for keys and no readers that fail, the only two causes.
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_else(|_| b"null".to_vec());
    bytes.push(b'\n');
    bytes
}
