//! The ZIP file that a workbook is: how much it unpacks to, found out by unpacking it, because a few bytes can promise little and
//! hold gigabytes.

use std::io::{Cursor, Read as _, copy, sink};

use memchr::memmem;
use zip::ZipArchive;

use super::{too_large, unreadable};
use crate::catalog::{MAX_BYTES, finding::Finding};

/// The most that all parts unpack to: XML takes several times the room of its values.
const MAX_UNPACKED: u64 = 4 * MAX_BYTES as u64;
/// What a ZIP file starts with, and an Excel file of before 2007 or one that is locked.
const ZIP: &[u8] = b"PK\x03\x04";
const OLD: &[u8] = b"\xD0\xCF\x11\xE0";

/// Refuses what is no workbook, and what unpacks to more than is read.
pub fn check_size(bytes: &[u8]) -> Result<(), Finding> {
    if bytes.starts_with(OLD) {
        return Err(unreadable(
            "this is a workbook of before 2007, or one locked by a password",
        ));
    }
    let mut archive = open(bytes)?;
    let mut unpacked = 0;
    for i in 0..archive.len() {
        let file = archive.by_index(i).map_err(|_| damaged())?;
        let room = MAX_UNPACKED - unpacked;
        unpacked += copy(&mut file.take(room + 1), &mut sink()).map_err(|_| damaged())?;
        if unpacked > MAX_UNPACKED {
            return Err(too_large());
        }
    }
    Ok(())
}

/// One part, unpacked; empty where it is not there.
pub fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, Finding> {
    let mut archive = open(bytes)?;
    let mut unpacked = Vec::new();
    if let Ok(file) = archive.by_name(name) {
        file.take(MAX_UNPACKED)
            .read_to_end(&mut unpacked)
            .map_err(|_| damaged())?;
    }
    Ok(unpacked)
}

/// Whether there are parts in a folder.
pub fn has_part(bytes: &[u8], folder: &str) -> bool {
    open(bytes).is_ok_and(|archive| {
        archive
            .file_names()
            .any(|name| name.is_ok_and(|n| n.starts_with(folder)))
    })
}

/// Whether a part in a folder has one of these in it.
pub fn parts_have(bytes: &[u8], folder: &str, wanted: &[&str]) -> bool {
    let Ok(mut archive) = open(bytes) else { return false };
    (0..archive.len()).any(|i| {
        let Ok(file) = archive.by_index(i) else { return false };
        let is_in = file
            .name()
            .is_ok_and(|name| name.starts_with(folder) && name.ends_with(".xml"));
        let mut unpacked = Vec::new();
        is_in
            && file.take(MAX_UNPACKED).read_to_end(&mut unpacked).is_ok()
            && wanted.iter().any(|w| memmem::find(&unpacked, w.as_bytes()).is_some())
    })
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Finding> {
    if !bytes.starts_with(ZIP) {
        return Err(unreadable("the file is no workbook, whatever it is called"));
    }
    if bytes.len() > MAX_BYTES {
        return Err(too_large());
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())
}

fn damaged() -> Finding {
    unreadable("the workbook is damaged, was cut off, or is locked by a password")
}
