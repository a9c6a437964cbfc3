//! What the words of a heading imply for the kind of its column, beside the cells.

use super::versions;

/// The words of a heading in lower case, one blank between them.
fn plain(header: &str) -> String {
    let header = header.to_lowercase();
    let words = header.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
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

/// Whether a heading is of what is measured or marked, so that `2.10` beside `2.9` is a number and no version: figures in it
/// have as many decimals as people like. Of what is measured by the way (`Time zone database`) cells that follow on each other
/// as versions do tell more.
pub fn speaks_of_decimals<'a>(header: &str, texts: impl Iterator<Item = &'a str> + Clone) -> bool {
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
    let is_sure = speaks_of_measure(header) || speaks_of_marks(header);
    is_sure || (has_word(header, &DECIMALS) && !versions::follow_on(texts))
}

/// Whether a heading is of figures that are codes, which nobody adds up.
pub fn speaks_of_codes(header: &str) -> bool {
    const CODES: [&str; 16] = [
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
        "seriennummer",
        "artikelnummer",
    ];
    // A serial port is one of several.
    let header_words = plain(header);
    let is_serial =
        || header_words == "serial" || ["serial number", "serial no"].iter().any(|s| header_words.contains(s));
    has_word(header, &CODES) || is_serial()
}

/// Whether a heading is of how long something takes or lasts.
pub fn speaks_of_duration(header: &str) -> bool {
    const DURATIONS: [&str; 24] = [
        "duration",
        "time",
        "period",
        "retention",
        "term",
        "trial",
        "timeout",
        "ttl",
        "age",
        "lifetime",
        "interval",
        "length",
        "validity",
        "expiry",
        "dauer",
        "zeit",
        "laufzeit",
        "frist",
        "durée",
        "délai",
        "duración",
        "plazo",
        "durata",
        "temps",
    ];
    has_word(header, &DURATIONS)
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
pub fn of_versions<'a>(
    header: &str,
    has_unit: bool,
    texts: impl Iterator<Item = &'a str> + Clone,
) -> versions::Heading {
    // A duty cycle is a share, and a billing cycle a time.
    let is_cycle = ["cycle", "release cycle"].contains(&plain(header).as_str());
    versions::Heading {
        is_sure: has_word(header, &["version", "versions"]),
        is_release: is_cycle
            || has_word(
                header,
                &["version", "versions", "release", "releases", "kernel", "firmware"],
            ),
        is_measure: has_unit || speaks_of_decimals(header, texts),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_told_from_their_words() {
        for (header, of_codes, of_releases) in [
            ("Serial", true, false),
            ("Serial no.", true, false),
            ("serial_number", true, false),
            ("Serial ports", false, false),
            ("SKU", true, false),
            ("cycle", false, true),
            ("Release cycle", false, true),
            ("Billing cycle", false, false),
            ("Duty cycle", false, false),
            ("Kernel", false, true),
        ] {
            let heading = of_versions(header, false, std::iter::empty());
            assert_eq!(
                (speaks_of_codes(header), heading.is_release),
                (of_codes, of_releases),
                "{header}"
            );
        }
        for (header, texts, expected) in [
            ("Time zone database", &["5.9", "5.10", "5.11"][..], false),
            ("Time", &["5.9", "5.10", "5.3"], true),
            ("Price", &["5.9", "5.10", "5.11"], true),
            ("Time", &["5.19", "5.20", "5.21"], true),
        ] {
            assert_eq!(
                speaks_of_decimals(header, texts.iter().copied()),
                expected,
                "{header}: {texts:?}"
            );
        }
    }
}
