//! What the words of a heading imply for the kind of its column, beside the cells.

use super::versions;

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

/// Whether a heading is of what is measured or marked, so that `2.10` beside `2.9` is a number and no version: figures in it
/// have as many decimals as people like.
pub fn speaks_of_decimals(header: &str) -> bool {
    const DECIMALS: [&str; 40] = [
        "latency",
        "latenz",
        "latence",
        "latencia",
        "time",
        "zeit",
        "temps",
        "tiempo",
        "duration",
        "dauer",
        "durée",
        "duración",
        "speed",
        "geschwindigkeit",
        "vitesse",
        "velocidad",
        "throughput",
        "durchsatz",
        "benchmark",
        "power",
        "leistung",
        "consumption",
        "verbrauch",
        "distance",
        "entfernung",
        "average",
        "avg",
        "mean",
        "median",
        "ratio",
        "percent",
        "percentage",
        "share",
        "anteil",
        "growth",
        "gpa",
        "area",
        "fläche",
        "volume",
        "volumen",
    ];
    speaks_of_measure(header) || speaks_of_marks(header) || has_word(header, &DECIMALS)
}

/// Whether a heading is of figures that are codes, which nobody adds up.
pub fn speaks_of_codes(header: &str) -> bool {
    const CODES: [&str; 17] = [
        "phone",
        "zip",
        "postcode",
        "isbn",
        "plz",
        "telephone",
        "telefon",
        "ean",
        "gtin",
        "upc",
        "barcode",
        "imei",
        "iban",
        "sku",
        "serial",
        "seriennummer",
        "artikelnummer",
    ];
    has_word(header, &CODES)
}

/// Whether a heading is of memory (`true`), or of sizes that may be of memory.
pub fn speaks_of_memory(header: &str) -> Option<bool> {
    const MEMORY: [&str; 11] = [
        "mem", "memory", "storage", "ram", "vram", "disk", "ssd", "hdd", "speicher", "mémoire", "memoria",
    ];
    let is_memory = has_word(header, &MEMORY);
    (is_memory || has_word(header, &["size", "größe", "taille"])).then_some(is_memory)
}

/// Whether a heading is of temperatures.
pub fn speaks_of_temperature(header: &str) -> bool {
    const TEMPERATURES: [&str; 7] = [
        "temperature",
        "temp",
        "kelvin",
        "temperatur",
        "farbtemperatur",
        "température",
        "temperatura",
    ];
    has_word(header, &TEMPERATURES)
}

/// What a heading implies about versions; `has_unit`: it gives a unit.
pub fn of_versions(header: &str, has_unit: bool) -> versions::Heading {
    versions::Heading {
        is_sure: has_word(header, &["version", "versions"]),
        is_release: has_word(
            header,
            &[
                "version", "versions", "release", "releases", "kernel", "firmware", "cycle",
            ],
        ),
        is_measure: has_unit || speaks_of_decimals(header),
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
