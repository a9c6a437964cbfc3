//! The natural order of texts: `v2` before `v10`, `512 MiB` before `4 GiB`. Sizes of one family are in the order of what
//! they measure; in all other texts a run of digits counts as a number. Case does not matter, and texts that are the same
//! in all this are in the order of their letters.

use std::cmp::Ordering;

use super::kind::{Marks, measure, read};

/// What a text begins with, in the order of the first byte of a key.
const SIZE: u8 = 1;
const NUMBER: u8 = 2;
const LETTER: u8 = 3;

/// Compares two texts.
pub fn cmp(a: &str, b: &str) -> Ordering {
    key(a).cmp(&key(b))
}

/// Bytes in the order of texts. Equal for texts that differ in upper and lower case alone.
pub fn key(text: &str) -> Vec<u8> {
    let folded = text.trim().to_lowercase();
    let mut key = Vec::with_capacity(folded.len() * 2 + 4);
    if let Some((family, size)) = size(text.trim()) {
        // A finite number above 0 is ordered as its bits are.
        key.extend([SIZE, family]);
        key.extend(size.to_bits().to_be_bytes());
    } else {
        let mut rest = folded.as_str();
        while let Some(c) = rest.chars().next() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 {
                key.push(LETTER);
                key.extend(c.to_string().bytes());
                rest = &rest[c.len_utf8()..];
                continue;
            }
            let (number, behind) = rest.split_at(digits);
            let number = number.trim_start_matches('0');
            key.push(NUMBER);
            // Of numbers without leading zeros the longer one is the larger one.
            key.extend((number.len() as u32).to_be_bytes());
            key.extend(number.bytes());
            rest = behind;
        }
    }
    key.push(0);
    key.extend(folded.bytes());
    key
}

/// What a text measures that is a number above 0 with a unit: the family of the unit, and how many of its smallest.
fn size(text: &str) -> Option<(u8, f64)> {
    let at = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, unit) = text.split_at(at);
    let (family, one) = measure(unit.trim())?;
    let size = read(number, Marks::Point)? * one;
    (size > 0.0 && size.is_finite()).then_some((family, size))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_stand_as_a_person_would_put_them() {
        for ordered in [
            &["v1.9", "v1.10", "v2", "V2", "v10"][..],
            &["512 MiB", "4 GiB", "16GiB", "1 TB"],
            &["1.5 GB", "2 GB", "10 GB"],
            &["90 min", "2 h", "1 d"],
            &["4 GiB", "7x8", "8 apples", "10 apples"],
            &["2", "010", "10", "a", "b"],
            &["", "1", "a1", "a1b", "a2", "a10"],
            &["Größe 2", "größe 10"],
        ] {
            let mut sorted = ordered.to_vec();
            sorted.reverse();
            sorted.sort_by(|a, b| cmp(a, b).then_with(|| a.cmp(b)));
            let mut expected = ordered.to_vec();
            expected.sort_by(|a, b| cmp(a, b).then_with(|| a.cmp(b)));
            assert_eq!(sorted, expected);
            for pair in ordered.windows(2) {
                assert_ne!(cmp(pair[0], pair[1]), Ordering::Greater, "{pair:?}");
            }
        }
    }

    /// Runs of digits, as numbers, and what is between them, letter by letter.
    fn slow(text: &str) -> Vec<(bool, u128, String)> {
        let mut runs: Vec<(bool, u128, String)> = Vec::new();
        let mut digits = String::new();
        for c in text.to_lowercase().chars().map(Some).chain([None]) {
            match c {
                Some(d) if d.is_ascii_digit() => digits.push(d),
                c => {
                    if let Ok(n) = digits.parse() {
                        runs.push((false, n, String::new()));
                    }
                    digits.clear();
                    runs.extend(c.map(|c| (true, 0, c.to_string())));
                }
            }
        }
        runs
    }

    proptest! {
        #[test]
        fn digits_count_as_numbers(a in "[xy0-9 ]{0,6}", b in "[xY0-9 ]{0,6}") {
            let (a, b) = (a.trim(), b.trim());
            let expected = slow(a).cmp(&slow(b)).then_with(|| a.to_lowercase().cmp(&b.to_lowercase()));
            prop_assert_eq!(cmp(a, b), expected, "{:?} {:?}", a, b);
        }

        #[test]
        fn sizes_count_as_what_they_measure(a in 1_u32..5_000, b in 1_u32..5_000, i in 0_usize..4, j in 0_usize..4) {
            let units = [("KiB", 1_u64 << 10), ("MB", 1_000_000), ("MiB", 1 << 20), ("GiB", 1 << 30)];
            let text = |n: u32, i: usize| format!("{n} {}", units[i].0);
            let size = |n: u32, i: usize| u64::from(n) * units[i].1;
            let order = cmp(&text(a, i), &text(b, j));
            prop_assert!(order == size(a, i).cmp(&size(b, j)) || size(a, i) == size(b, j));
        }
    }
}
