//! What speaks for and against a kind beside the cells: words in the heading, and what keeps a column from being more than
//! words.

use super::{
    numbers::{self, Hints},
    versions,
};
use crate::{catalog::kind::DateFormat, import::table::ListValue};

pub const TWO_NUMBERS: &str = "its numbers can be read in two ways, as 1,234 can: a thousand, or one and a bit";
pub const TWO_DATES: &str = "its dates can be read in two ways, as 03/04/2024 can: in March, or in April";

/// Two units that cannot be turned into each other.
pub fn two_units(a: &str, b: &str) -> String {
    let unit = |u: &str| {
        if u.is_empty() {
            "none".to_owned()
        } else {
            format!("“{u}”")
        }
    };
    format!("its numbers have different units, {} and {}", unit(a), unit(b))
}

/// Whether one of these is a word of a heading.
pub fn has_word(header: &str, words: &[&str]) -> bool {
    let header = header.to_lowercase();
    header.split(|c: char| !c.is_alphanumeric()).any(|w| words.contains(&w))
}

/// Whether years alone are dates under this heading.
pub fn speaks_of_time(header: &str) -> bool {
    const TIMES: [&str; 9] = [
        "year",
        "date",
        "since",
        "founded",
        "established",
        "released",
        "launched",
        "introduced",
        "jahr",
    ];
    has_word(header, &TIMES)
}

/// Whether a heading is of sums of money, which are written with as many decimals as people like.
pub fn speaks_of_money(header: &str) -> bool {
    const MONEY: [&str; 12] = [
        "price", "prices", "cost", "costs", "fee", "fees", "preis", "kosten", "prix", "precio", "prezzo", "usd",
    ];
    has_word(header, &MONEY)
}

/// Whether a heading is of money or of a size, of which differing decimals are no versions.
pub fn speaks_of_measure(header: &str) -> bool {
    const MEASURES: [&str; 26] = [
        "size",
        "sizes",
        "weight",
        "weights",
        "screen",
        "screens",
        "display",
        "diagonal",
        "width",
        "height",
        "length",
        "depth",
        "thickness",
        "capacity",
        "inch",
        "inches",
        "größe",
        "gewicht",
        "breite",
        "höhe",
        "länge",
        "bildschirm",
        "taille",
        "poids",
        "tamaño",
        "peso",
    ];
    speaks_of_money(header) || has_word(header, &MEASURES)
}

/// Whether a heading is of memory (`true`), or of sizes that may be of memory.
pub fn speaks_of_memory(header: &str) -> Option<bool> {
    const MEMORY: [&str; 10] = [
        "memory", "storage", "ram", "vram", "disk", "ssd", "hdd", "speicher", "mémoire", "memoria",
    ];
    let is_memory = has_word(header, &MEMORY);
    (is_memory || has_word(header, &["size", "größe", "taille"])).then_some(is_memory)
}

/// What a heading says of versions; `has_unit`: it gives a unit.
pub fn of_versions(header: &str, has_unit: bool) -> versions::Heading {
    versions::Heading {
        is_sure: has_word(header, &["version", "versions"]),
        is_release: has_word(header, &["version", "versions", "release", "releases"]),
        is_measure: has_unit || speaks_of_measure(header),
    }
}

/// Whether a heading is of marks that people or testers give.
pub fn speaks_of_marks(header: &str) -> bool {
    const MARKS: [&str; 10] = [
        "rating",
        "ratings",
        "score",
        "stars",
        "mark",
        "grade",
        "bewertung",
        "note",
        "punkte",
        "sterne",
    ];
    has_word(header, &MARKS)
}

/// Most cells of a column are dates or numbers, but not all, or not alike: a person wants to know which one is not.
pub fn almost(values: &[&ListValue]) -> String {
    let has_figure = |t: &str| t.len() <= 60 && t.bytes().any(|b| b.is_ascii_digit());
    let is_date = |t: &str| has_figure(t) && t.trim().len() > 4 && DateFormat::ALL.iter().any(|f| f.read(t).is_some());
    let is_number = |t: &str| has_figure(t) && numbers::infer(std::iter::once(t), Hints::default()).is_ok();
    let said = almost_all(values, "dates", is_date);
    if said.is_empty() {
        almost_all(values, "numbers", is_number)
    } else {
        said
    }
}

fn almost_all(values: &[&ListValue], what: &str, test: impl Fn(&str) -> bool) -> String {
    let texts = || {
        values.iter().map(|v| match v {
            ListValue::Text(t) | ListValue::Guarded(t) => t.as_str(),
            _ => "",
        })
    };
    let n = texts().filter(|t| test(t)).count();
    match texts().find(|t| !test(t)) {
        None if n > 1 => format!("its {what} are written in different ways"),
        Some(other) if n * 2 > values.len() => {
            let short: String = other.trim().chars().take(40).collect();
            format!("{n} of its {} cells are {what}, but “{short}” is not", values.len())
        }
        _ => String::new(),
    }
}
