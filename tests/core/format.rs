//! The reference of the format against the types that read a file.

use crosscheck::catalog::{
    format::{ENTRIES, START, reference, schema},
    load,
    raw::{
        AttributeOption, ColumnReading, Group, ListReading, RawAllowed, RawAttribute, RawCatalog, RawClaim, RawEvent,
        RawFactor, RawFactorOption, RawNewer, RawPoint, RawRule, RawService, RawSource, RawSuccessor, RawSupersedes,
    },
};

/// The fields of a type, as its reader names them to who writes another; and whether a text reads as one.
fn shape<T: serde::de::DeserializeOwned>(text: &str) -> (Vec<&'static str>, Result<(), String>) {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let fields = match options.from_str::<T>("(no_such_field: 1)").map_err(|e| e.code) {
        Err(ron::Error::NoSuchStructField { expected, .. }) => expected.to_vec(),
        other => panic!("{:?}", other.err()),
    };
    (fields, options.from_str::<T>(text).map(drop).map_err(|e| e.to_string()))
}

#[test]
fn every_field_of_every_type_stands_in_the_reference_and_every_example_reads() {
    for entry in ENTRIES {
        let examples: Vec<String> = entry
            .fields
            .iter()
            .map(|f| format!("{}: {}", f.name, f.example))
            .collect();
        let text = format!("({})", examples.join(", "));
        let of = match entry.name {
            "Catalog" => shape::<RawCatalog>,
            "Source" => shape::<RawSource>,
            "Group" => shape::<Group>,
            "Attribute" => shape::<RawAttribute>,
            "Option" => shape::<AttributeOption>,
            "Service" => shape::<RawService>,
            "Successor" => shape::<RawSuccessor>,
            "Event" => shape::<RawEvent>,
            "Claim" => shape::<RawClaim>,
            "Supersedes" => shape::<RawSupersedes>,
            "Point" => shape::<RawPoint>,
            "Factor" => shape::<RawFactor>,
            "Answer" => shape::<RawFactorOption>,
            "Rule" => shape::<RawRule>,
            "Newer" => shape::<RawNewer>,
            "Allowed" => shape::<RawAllowed>,
            "Reading" => shape::<ListReading>,
            "Column" => shape::<ColumnReading>,
            other => panic!("{other}"),
        };
        let (fields, read) = of(&text);
        let named: Vec<&str> = entry.fields.iter().map(|f| f.name).collect();
        assert_eq!(named, fields, "{}", entry.name);
        assert_eq!(read, Ok(()), "{}: {text}", entry.name);
        // What must be there cannot be left out, and nothing else must be.
        for left in entry.fields {
            let others = entry.fields.iter().filter(|f| f.name != left.name);
            let text: Vec<String> = others.map(|f| format!("{}: {}", f.name, f.example)).collect();
            let read = of(&format!("({})", text.join(", "))).1;
            assert_eq!(read.is_err(), left.required, "{} without {}", entry.name, left.name);
        }
    }
}

#[test]
fn the_reference_names_every_field_and_the_schema_has_it() {
    let (text, schema) = (reference(), schema());
    for (i, entry) in ENTRIES.iter().enumerate() {
        let definition = if i == 0 { &schema } else { &schema["$defs"][entry.name] };
        for field in entry.fields {
            assert!(
                text.contains(&format!("- `{}` ({}", field.name, field.kind)),
                "{}",
                field.name
            );
            assert!(
                definition["properties"][field.name].is_object(),
                "{} {}",
                entry.name,
                field.name
            );
        }
    }
    assert_eq!(
        schema["$defs"]["Claim"]["properties"]["says"]["oneOf"]
            .as_array()
            .map(Vec::len),
        Some(18)
    );
}

#[test]
fn the_catalog_to_start_from_checks_clean_and_shows_every_kind() {
    let (catalog, report) = load(START.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{:?}", report.errors));
    assert!(report.warnings.is_empty(), "{:?}", report.warnings);
    for kind in crosscheck::catalog::Kind::ALL {
        assert!(catalog.attributes.iter().any(|a| a.kind == *kind), "{kind:?}");
    }
}
