//! Words with a meaning, and headings.

use super::*;

#[test]
fn headings_give_up_their_unit() {
    for (header, expected) in [
        ("Price (EUR)", ("Price", "EUR")),
        ("Latency [ms]", ("Latency", "ms")),
        ("max size GB", ("max size", "GB")),
        ("size_gb", ("size", "GB")),
        ("ram_gb", ("ram", "GB")),
        ("price_usd", ("price", "USD")),
        ("Speed in km/h", ("Speed", "km/h")),
        ("Battery/Wh", ("Battery", "Wh")),
        ("Price in €", ("Price", "€")),
        ("Price (per month)", ("Price", "per month")),
        ("Price per GB", ("Price per GB", "")),
        ("price_per_gb", ("price_per_gb", "")),
        ("Price / GB", ("Price / GB", "")),
        ("Price/GB", ("Price/GB", "")),
        ("Requests/s", ("Requests/s", "")),
        ("Rooms (incl. bath)", ("Rooms (incl. bath)", "")),
        ("Power in W", ("Power", "W")),
        ("time_in_s", ("time", "s")),
        ("Area km²", ("Area", "km²")),
        ("Test B", ("Test B", "")),
        ("Option W", ("Option W", "")),
        ("option_v", ("option_v", "")),
        ("size_GB", ("size", "GB")),
        ("Duration in days", ("Duration", "days")),
        ("Rating (0-10)", ("Rating (0-10)", "")),
        ("Cost (optional)", ("Cost (optional)", "")),
        ("GB", ("GB", "")),
        ("(EUR)", ("(EUR)", "")),
    ] {
        assert_eq!(split_unit(header), expected, "{header}");
    }
}

#[test]
fn headings_for_a_person() {
    for (header, expected) in [
        ("open_source", "Open source"),
        ("audits", "Audits"),
        ("iOS", "iOS"),
        ("max size", "Max size"),
        ("Open_Source", "Open Source"),
        ("_", ""),
    ] {
        assert_eq!(human(header), expected, "{header}");
    }
}

#[test]
fn words_for_nothing() {
    for text in ["N/A", " none ", "-", "TBD", "\\N", "NaN"] {
        assert!(is_placeholder(text), "{text}");
    }
    for words in [&MISSING[..], &DOUBTFUL, &WITHOUT_END, &ENDED, &DEPRECATED] {
        for word in words {
            assert!(is_one_of(&word.to_uppercase(), words), "{word}");
        }
    }
    for (header, text, expected) in [
        ("EOL", "yes", true),
        ("EOL", "deprecated", false),
        ("EOL", "retired", true),
        ("Deprecated", "yes", false),
        ("Deprecated on", "TRUE", false),
        ("Deprecated", "retired", true),
    ] {
        assert_eq!(is_ended(header, text), expected, "{header}: {text}");
    }
    for text in ["no", "0", "nothing", "", "none"] {
        assert!(!is_missing(text), "{text}");
    }
}
