//! A workbook is a ZIP file, and each entry of its directory names the system it was made on. The same comparison must
//! give the same bytes everywhere, so that mark is set to one value.

/// The end of the directory: 22 bytes when there is no comment, and our workbooks have none.
const END: usize = 22;
/// The fixed part of one entry of the directory.
const ENTRY: usize = 46;
/// "Made on Unix", the value of APPNOTE.TXT 4.4.2.2 that goes with the permissions the writer sets.
const UNIX: u8 = 3;

/// Marks every entry of a ZIP file as made on Unix. What is not laid out as a ZIP file stays as it is.
pub fn fix(zip: &mut [u8]) {
    let Some(end) = zip
        .len()
        .checked_sub(END)
        .filter(|at| zip[*at..].starts_with(b"PK\x05\x06"))
    else {
        return;
    };
    let u16_at = |zip: &[u8], at: usize| usize::from(zip[at]) | usize::from(zip[at + 1]) << 8;
    let mut at = u16_at(zip, end + 16) | u16_at(zip, end + 18) << 16;
    while at + ENTRY <= end && zip[at..].starts_with(b"PK\x01\x02") {
        zip[at + 5] = UNIX;
        at += ENTRY + u16_at(zip, at + 28) + u16_at(zip, at + 30) + u16_at(zip, at + 32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One entry "a" with one byte "b" that is stored as it is, made on the system of that number.
    fn zip(host: u8) -> Vec<u8> {
        let mut bytes = vec![0; 30 + 2];
        bytes[..4].copy_from_slice(b"PK\x03\x04");
        let directory = bytes.len() as u8;
        let mut entry = vec![0; ENTRY + 1];
        entry[..4].copy_from_slice(b"PK\x01\x02");
        entry[5] = host;
        entry[28] = 1;
        bytes.extend([entry.clone(), entry].concat());
        let mut end = vec![0; END];
        end[..4].copy_from_slice(b"PK\x05\x06");
        end[16] = directory;
        bytes.extend(end);
        bytes
    }

    #[test]
    fn the_system_it_was_made_on_leaves_no_mark() {
        let mut windows = zip(0);
        assert_ne!(windows, zip(UNIX));
        fix(&mut windows);
        assert_eq!(windows, zip(UNIX));
    }

    #[test]
    fn what_is_no_zip_file_stays() {
        for bytes in [&b""[..], b"PK", &[7; 80]] {
            let mut fixed = bytes.to_vec();
            fix(&mut fixed);
            assert_eq!(fixed, bytes);
        }
    }
}
