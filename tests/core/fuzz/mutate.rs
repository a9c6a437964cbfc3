//! Inputs made of others: bytes turned, pieces taken from elsewhere, words in the place of words, lines lost and doubled,
//! and what is hostile to readers put in.

use crate::generate::SplitMix;

/// What readers trip over, whatever they read.
const HOSTILE: &[&str] = &[
    "\0",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{feff}",
    "e\u{301}",
    "İ",
    "ß",
    "ﬃ",
    "字",
    "😀",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\"",
    "\"\"",
    "'",
    "\\",
    "\\u{110000}",
    "\\x41",
    "`",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    ",",
    ";",
    ":",
    "|",
    "||",
    "+",
    "=",
    "==",
    "!=",
    "<=",
    ">=",
    "&",
    "#",
    "//",
    "/*",
    "*/",
    "r#\"",
    "\"#",
    "=1+1",
    "@x",
    "-",
    "--",
    " ",
    "  ",
    "nan",
    "NaN",
    "inf",
    "-inf",
    "1e400",
    "-1e400",
    "1e-400",
    "-0",
    "0.1",
    "1,500",
    "1.500,00",
    "1.2.3",
    "9223372036854775808",
    "18446744073709551616",
    "-1",
    "255",
    "256",
    "65536",
    "4294967296",
    "0x10",
    "1_000",
    "２０",
    "2024-02-30",
    "0000-00-00",
    "9999-12-31",
    "-9999-01-01",
    "10000",
    "2024",
    "2024-13",
    "Some(",
    "None",
    "true",
    "false",
    "null",
    "()",
    "\"a\": 1",
    "yes",
    "no",
    "partly",
    "not-stated",
    "conflicting",
    "not-applicable",
    "https://u:p@x.example/",
    "javascript:alert(1)",
    "..",
    "/dev/zero",
    "C:\\x",
];

/// A new input made of some of the pool, and words.
pub fn mutate(pool: &[Vec<u8>], words: &[Vec<u8>], random: &mut SplitMix) -> Vec<u8> {
    let mut input = from(pool, random).to_vec();
    let steps = 1 + random.below(8).min(random.below(8));
    for _ in 0..steps {
        step(&mut input, pool, words, random);
    }
    input
}

/// One of the pool; large ones seldom, because they take their time.
fn from<'a>(pool: &'a [Vec<u8>], random: &mut SplitMix) -> &'a [u8] {
    for _ in 0..20 {
        let one = &pool[random.below(pool.len())];
        if one.len() < 20_000 || random.chance(3) {
            return one;
        }
    }
    &pool[0]
}

fn step(input: &mut Vec<u8>, pool: &[Vec<u8>], words: &[Vec<u8>], random: &mut SplitMix) {
    let len = input.len();
    let at = random.below(len + 1);
    match random.below(16) {
        0 if at < len => input[at] ^= 1 << random.below(8),
        1 if at < len => input[at] = random.next() as u8,
        // A word put in, or in the place of a word.
        2 | 3 => put(input, at..at, word(words, random)),
        4..=6 => {
            let place = word_at(input, at);
            let word = word(words, random).to_vec();
            put(input, place, &word);
        }
        // A word of the same or another input in the place of a word.
        7 | 8 => {
            let other = from(pool, random);
            let word = other[word_at(other, random.below(other.len() + 1))].to_vec();
            let place = word_at(input, at);
            put(input, place, &word);
        }
        // A piece less, or twice.
        9 => {
            let end = (at + 1 + random.below(24)).min(len);
            input.drain(at.min(end)..end);
        }
        10 => {
            let end = (at + 1 + random.below(200)).min(len);
            let piece = input[at.min(end)..end].to_vec();
            put(input, at..at, &piece);
        }
        // A line less, twice, or elsewhere.
        11 => {
            let line = line_at(input, at);
            input.drain(line);
        }
        12 => {
            let line = input[line_at(input, at)].to_vec();
            let to = line_at(input, random.below(len + 1)).start;
            put(input, to..to, &line);
        }
        // The head of this and the tail of another, at lines or anywhere.
        13 => {
            let other = from(pool, random);
            let (mut cut, mut tail) = (at, random.below(other.len() + 1));
            if random.chance(60) {
                cut = line_at(input, cut).start;
                tail = line_at(other, tail).start;
            }
            let tail = other[tail..].to_vec();
            input.truncate(cut);
            input.extend(tail);
        }
        // Very many of something, or something very long.
        14 if random.chance(20) => {
            let word = word(words, random);
            let times = [40, 300, 2_500][random.below(3)];
            let many = word.repeat(times);
            put(input, at..at, &many);
        }
        15 if random.chance(10) => input.truncate(at),
        _ => {
            // A number a little or very much off.
            if let Some(digit) = input[at..].iter().position(u8::is_ascii_digit) {
                let place = word_at(input, at + digit);
                let number = ["0", "-1", "1e9", "0.5", "99999999999999999999", "7"][random.below(6)];
                put(input, place, number.as_bytes());
            }
        }
    }
}

/// A word of the language or a hostile one.
fn word<'a>(words: &'a [Vec<u8>], random: &mut SplitMix) -> &'a [u8] {
    if !words.is_empty() && random.chance(55) {
        return &words[random.below(words.len())];
    }
    if random.chance(3) {
        return [&b"\xff"[..], b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf"][random.below(4)];
    }
    HOSTILE[random.below(HOSTILE.len())].as_bytes()
}

fn put(input: &mut Vec<u8>, place: std::ops::Range<usize>, what: &[u8]) {
    input.splice(place, what.iter().copied());
}

/// Where the word around a place is.
fn word_at(input: &[u8], at: usize) -> std::ops::Range<usize> {
    let wordy = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.') || *b >= 0x80;
    let from = input[..at].iter().rposition(|b| !wordy(b)).map_or(0, |i| i + 1);
    let to = input[at..]
        .iter()
        .position(|b| !wordy(b))
        .map_or(input.len(), |i| at + i);
    from..to
}

/// Where the line around a place is, with its end.
fn line_at(input: &[u8], at: usize) -> std::ops::Range<usize> {
    let from = input[..at].iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    let to = input[at..]
        .iter()
        .position(|b| *b == b'\n')
        .map_or(input.len(), |i| at + i + 1);
    from..to
}
