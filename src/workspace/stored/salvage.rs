//! Reading kept text of which a part may be damaged, or written by another version: what does not fit is taken apart,
//! the parts that fit are kept, and each that does not gives a warning. One bad field never loses the rest.

use std::{collections::BTreeMap, fmt};

use ron::value::RawValue;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, MapAccess, Visitor},
};

/// The value of a RON text, as much as can be read of it, and a warning for each part that cannot.
pub fn salvage<T: DeserializeOwned + Default>(text: &str) -> (T, Vec<String>) {
    let mut warnings = Vec::new();
    let fits = |text: &str| ron::from_str::<T>(text).is_ok();
    let sound = sound(text.trim(), "", &fits, &mut warnings);
    let value = sound.and_then(|text| ron::from_str(&text).ok());
    (value.unwrap_or_default(), warnings)
}

/// The text itself where it fits, else the same without the parts that do not; `None` when nothing is left of it.
fn sound(text: &str, path: &str, fits: &dyn Fn(&str) -> bool, warnings: &mut Vec<String>) -> Option<String> {
    if fits(text) {
        return Some(text.to_owned());
    }
    let within = |name: &str| match path {
        "" => name.to_owned(),
        path => format!("{path} → {name}"),
    };
    // Each part is tried as the only one of its whole.
    let whole = if let Ok(RecordFields(fields)) = ron::from_str(text) {
        let part = |(name, value): (String, Box<RawValue>)| {
            let fits = |t: &str| fits(&format!("({name}: {t})"));
            let value = sound(value.get_ron().trim(), &within(&name), &fits, warnings)?;
            Some(format!("{name}: {value}"))
        };
        fields.into_iter().filter_map(part).collect::<Vec<_>>().join(", ")
    } else if let Ok(entries) = ron::from_str::<BTreeMap<String, Box<RawValue>>>(text) {
        let part = |(name, value): (String, Box<RawValue>)| {
            let key = ron::to_string(&name).ok()?;
            let fits = |t: &str| fits(&format!("{{{key}: {t}}}"));
            let value = sound(value.get_ron().trim(), &within(&name), &fits, warnings)?;
            Some(format!("{key}: {value}"))
        };
        entries.into_iter().filter_map(part).collect::<Vec<_>>().join(", ")
    } else if let Ok(items) = ron::from_str::<Vec<Box<RawValue>>>(text) {
        let part = |item: Box<RawValue>| {
            let fits = |t: &str| fits(&format!("[{t}]"));
            sound(item.get_ron().trim(), path, &fits, warnings)
        };
        items.into_iter().filter_map(part).collect::<Vec<_>>().join(", ")
    } else if let Some(inner) = text.strip_prefix("Some(").and_then(|t| t.strip_suffix(')')) {
        let fits = |t: &str| fits(&format!("Some({t})"));
        return sound(inner.trim(), path, &fits, warnings).map(|t| format!("Some({t})"));
    } else {
        warnings.push(match path {
            "" => "What was kept of the last run cannot be read and was left out.".to_owned(),
            path => format!("A part of what was kept cannot be read and was left out: {path}."),
        });
        return None;
    };
    let (open, close) = (text.chars().next()?, text.chars().next_back()?);
    Some(format!("{open}{whole}{close}")).filter(|t| fits(t))
}

/// The fields of a record with their values as they stand.
struct RecordFields(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for RecordFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = RecordFields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a record")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RecordFields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(RecordFields(fields))
            }
        }
        deserializer.deserialize_struct("", &[], Each)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Kept {
        name: String,
        size: Option<u8>,
        list: Vec<u8>,
        inner: Inner,
        by_name: BTreeMap<String, Inner>,
        maybe: Option<Vec<u8>>,
    }

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Inner {
        on: bool,
        choice: Choice,
    }

    #[derive(Debug, Default, PartialEq, Deserialize)]
    enum Choice {
        #[default]
        One,
        Other(u8),
    }

    #[test]
    fn what_fits_is_read_without_a_word() {
        let text = "(name: \"a, (b)\", size: Some(3), inner: (on: true, choice: Other(2)), newer: [1])";
        let (kept, warnings) = salvage::<Kept>(text);
        assert_eq!(
            (kept.name.as_str(), kept.size, kept.inner.choice),
            ("a, (b)", Some(3), Choice::Other(2))
        );
        assert!(warnings.is_empty(), "{warnings:?}");
    }

    #[test]
    fn one_bad_part_loses_nothing_else() {
        let text = r#"(
            name: 7, size: Some(3), list: [1, "two", 3], inner: (on: true, choice: Third),
            by_name: {"a": (on: true), "b": 5}, maybe: Some([1, 400]),
        )"#;
        let (kept, warnings) = salvage::<Kept>(text);
        let inner = |on| Inner { on, ..Inner::default() };
        let expected = Kept {
            size: Some(3),
            list: vec![1, 3],
            inner: inner(true),
            by_name: BTreeMap::from([("a".to_owned(), inner(true))]),
            maybe: Some(vec![1]),
            ..Kept::default()
        };
        assert_eq!(kept, expected);
        let paths = ["name", "list", "inner → choice", "by_name → b", "maybe"];
        assert_eq!(warnings.len(), paths.len(), "{warnings:?}");
        for (warning, path) in warnings.iter().zip(paths) {
            assert!(warning.ends_with(&format!(": {path}.")), "{warning}");
        }
    }

    #[test]
    fn what_cannot_be_taken_apart_is_told_once() {
        for text in ["(name: \"a\", size", "", "7", "(name: )"] {
            let (kept, warnings) = salvage::<Kept>(text);
            assert_eq!((kept, warnings.len()), (Kept::default(), 1), "{text}");
        }
    }
}
