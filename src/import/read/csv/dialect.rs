//! What separates the values of a text and how quotation marks are written, by its first lines.

use super::records::{Dialect, Quoting, Records};

/// How many records are looked at.
const HEAD: usize = 200;
/// Where several would do, the first of these: a tab or a bar in every line is there to separate, a comma may be a decimal
/// mark.
const DELIMITERS: [u8; 4] = [b'\t', b';', b'|', b','];

/// The dialect of a text; `delimiter`: what is known of it already.
pub fn dialect(text: &str, delimiter: Option<u8>) -> Dialect {
    let delimiter = delimiter.unwrap_or_else(|| delimiter_of(text));
    let quoting = if is_backslashed(text, delimiter) {
        Quoting::Backslash
    } else {
        Quoting::Doubled
    };
    Dialect { delimiter, quoting }
}

/// The character that splits the most lines into equally many values; of equals, the one that splits into more.
fn delimiter_of(text: &str) -> u8 {
    let mut best = (0, 0, b',');
    for delimiter in DELIMITERS {
        let (share, width) = consistency(text, delimiter);
        if (share, width) > (best.0, best.1) {
            best = (share, width, delimiter);
        }
    }
    best.2
}

/// How many of a thousand records have the number of values that most of those split at all have, and that number.
fn consistency(text: &str, delimiter: u8) -> (usize, usize) {
    let quoting = Quoting::Doubled;
    let mut records = Records::new(text, Dialect { delimiter, quoting });
    let mut widths = std::collections::BTreeMap::<usize, usize>::new();
    let (mut all, mut fields) = (0, Vec::new());
    while all < HEAD && records.next(&mut fields).is_some() {
        if fields.iter().all(|f| f.trim().is_empty()) {
            continue;
        }
        all += 1;
        if fields.len() > 1 {
            *widths.entry(fields.len()).or_default() += 1;
        }
    }
    let most = widths.into_iter().max_by_key(|(width, n)| (*n, *width));
    most.map_or((0, 0), |(width, n)| (n * 1_000 / all, width))
}

/// Whether marks are escaped by a backslash: read so nothing is wrong, and read as doubled something is.
fn is_backslashed(text: &str, delimiter: u8) -> bool {
    if memchr::memmem::find(text.as_bytes(), b"\\\"").is_none() {
        return false;
    }
    let amiss = |quoting| {
        let mut records = Records::new(text, Dialect { delimiter, quoting });
        let mut fields = Vec::new();
        while records.next(&mut fields).is_some() {}
        records.unclosed.len() + records.stray.len()
    };
    amiss(Quoting::Doubled) > 0 && amiss(Quoting::Backslash) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_head_tells_the_delimiter() {
        for (text, expected) in [
            ("a,b\n1,2", b','),
            ("a;b\n1,5;2", b';'),
            (
                "Name;Price, net (EUR);Size (cm, ca.);Since\nA;1,50;10;2019\nB;2,75;12;2020",
                b';',
            ),
            ("Name;Price, net\nA;1,50", b';'),
            ("name|price|region\nalpha|10|EU", b'|'),
            ("a\tb\n1,5\t2", b'\t'),
            ("name,note\nA,\"x; y\"\nB,z; w", b','),
            ("a|x,b,c\n1|2,3,4", b','),
            ("Report; of 2026\nName,Price,OK\nA,1,2", b','),
            ("a\n1", b','),
        ] {
            let found = dialect(text, None).delimiter;
            assert_eq!(char::from(found), char::from(expected), "{text:?}");
        }
    }

    #[test]
    fn backslashes_escape_only_where_nothing_else_explains_them() {
        for (text, expected) in [
            ("a,\"say \\\"hi\\\", ok\",1", Quoting::Backslash),
            ("a,\"C:\\dir\\\",1", Quoting::Doubled),
            ("a,\"say \"\"hi\"\"\",1", Quoting::Doubled),
            ("a,3\\\" disk,1", Quoting::Doubled),
        ] {
            assert_eq!(dialect(text, None).quoting, expected, "{text:?}");
        }
    }
}
