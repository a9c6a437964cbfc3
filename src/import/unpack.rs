//! A file packed with gzip, unpacked; never more of it than is read of any file, whatever the packed one promises.

use std::{borrow::Cow, io::Read as _};

use flate2::read::MultiGzDecoder;

use crate::catalog::{MAX_BYTES, finding::Finding};

/// What gzip writes first.
const GZIP: &[u8] = b"\x1F\x8B";

/// What is in a packed file; any other file as it is.
pub fn unpack(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Finding> {
    if !bytes.starts_with(GZIP) {
        return Ok(bytes.into());
    }
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes)
        .take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut unpacked);
    match read {
        Err(_) => Err(Finding::error("", "the packed file is damaged or was cut off").help("Fetch it again.")),
        Ok(_) if unpacked.len() > MAX_BYTES => {
            Err(Finding::error("", "unpacked, the file has more than the 256 MiB that are read").help("Split it."))
        }
        Ok(_) => Ok(unpacked.into()),
    }
}

/// The first bytes of a file, unpacked; as many as can be had of a damaged one.
pub fn head(bytes: &[u8], most: usize) -> Cow<'_, [u8]> {
    if !bytes.starts_with(GZIP) {
        return bytes[..bytes.len().min(most)].into();
    }
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(most as u64).read_to_end(&mut unpacked);
    // What was unpacked before a fault stays.
    drop(read);
    unpacked.into()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).expect("packs");
        encoder.finish().expect("packs")
    }

    #[test]
    fn a_packed_file_is_unpacked_and_a_damaged_one_refused() {
        let text = b"name,n\nA,1\n".repeat(50);
        let bytes = packed(&text);
        assert_eq!(unpack(&bytes).expect("unpacks").as_ref(), text);
        assert_eq!(unpack(&text).expect("as it is").as_ref(), text);
        assert_eq!(head(&bytes, 6).as_ref(), b"name,n");
        assert!(unpack(&bytes[..bytes.len() - 9]).is_err());
        assert!(unpack(b"\x1F\x8Bname").is_err());
    }

    #[test]
    fn more_than_is_read_is_refused() {
        let member = packed(&vec![b'a'; 16 * 1024 * 1024]);
        let error = unpack(&member.repeat(17)).expect_err("too much");
        assert_eq!(
            error.to_string(),
            "unpacked, the file has more than the 256 MiB that are read. Split it."
        );
    }
}
