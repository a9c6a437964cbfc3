//! Reading text part by part: a part that is damaged, or that another version wrote, is taken out, and the rest is read.
//! What was taken out is returned as text, so that the next write can keep it.

use std::{collections::BTreeMap, fmt};

use ron::value::RawValue;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, MapAccess, Visitor},
};

use super::cut_short;
use crate::catalog::wording::excerpt;

/// Lists whose entries are read whole or not at all: a claim without what it states would be
/// another claim.
const WHOLE: &[&str] = &["claims", "columns"];

/// A part of a text that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadPart {
    /// Where it is, each name cut short: `grid → pinned`; empty for the whole text.
    pub place: String,
    /// A text of the same shape that holds this part alone.
    pub text: String,
}

impl UnreadPart {
    /// What a person should know, in a sentence.
    pub fn sentence(&self) -> String {
        match self.place.as_str() {
            "" => "What was kept of the last run cannot be read and was left out.".to_owned(),
            place => format!("A part of what was kept cannot be read and was left out: {place}."),
        }
    }
}

/// Whether a text can be read at all, whatever it is about.
pub fn is_record(text: &str) -> bool {
    record(text).is_some()
}

/// The value of a text, as much as can be read of it, and each part that cannot, or that this version does not know.
pub fn read<T: Serialize + DeserializeOwned + Default>(text: &str) -> (T, Vec<UnreadPart>) {
    let (value, sound, mut out) = taken_apart::<T>(text);
    if let (Some(sound), Ok(known)) = (sound, ron::to_string(&value)) {
        unknown(&sound, &known, "", &str::to_owned, &mut out);
    }
    let mut parts: Vec<UnreadPart> = Vec::new();
    for part in out {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    (value, parts)
}

/// The value of a text, as much as can be read of it, and each part that cannot. What it does not know is accepted.
pub fn salvage<T: DeserializeOwned + Default>(text: &str) -> (T, Vec<UnreadPart>) {
    let (value, _, out) = taken_apart(text);
    (value, out)
}

/// The value, the text that it was read from, and what is not in that.
fn taken_apart<T: DeserializeOwned + Default>(text: &str) -> (T, Option<String>, Vec<UnreadPart>) {
    let mut out = Vec::new();
    let fits = |text: &str| ron::from_str::<T>(text).is_ok();
    let closed = if fits(text) || is_record(text) || entries(text).is_some() {
        None
    } else {
        cut_short::closed(text, &|t| is_record(t) || entries(t).is_some())
    };
    if closed.is_some() {
        out.push(UnreadPart {
            place: "its end, which is missing".to_owned(),
            text: text.to_owned(),
        });
    }
    let text = closed.as_deref().unwrap_or(text);
    let sound = sound(text.trim(), "", &str::to_owned, &fits, &mut out);
    let value = sound.as_ref().and_then(|text| ron::from_str(text).ok());
    (value.unwrap_or_default(), sound, out)
}

/// Puts a part into the text that holds it alone.
type Wrap<'a> = &'a dyn Fn(&str) -> String;

/// The text itself where it fits, else the same without the parts that do not; `None` when nothing is left of it.
fn sound(
    text: &str,
    place: &str,
    wrap: Wrap<'_>,
    fits: &dyn Fn(&str) -> bool,
    out: &mut Vec<UnreadPart>,
) -> Option<String> {
    if fits(&wrap(text)) {
        return Some(text.to_owned());
    }
    let whole = WHOLE.iter().any(|list| place.rsplit(" → ").next() == Some(list)) && record(text).is_some();
    // Each part is tried as the only one of its whole.
    let parts = if whole {
        None
    } else if let Some(fields) = record(text) {
        let names: Vec<String> = fields.iter().map(|(name, _)| name.clone()).collect();
        let part = |(i, (name, value)): (usize, (String, Box<RawValue>))| {
            let wrap = |t: &str| wrap(&format!("({name}: {t})"));
            // Of a field that is given twice the last holds.
            if names[i + 1..].contains(&name) {
                out.push(UnreadPart {
                    place: within(place, &name),
                    text: wrap(value.get_ron().trim()),
                });
                return None;
            }
            let value = sound(value.get_ron().trim(), &within(place, &name), &wrap, fits, out)?;
            Some(format!("{name}: {value}"))
        };
        let fields = fields.into_iter().enumerate();
        Some(('(', fields.filter_map(part).collect::<Vec<_>>(), ')'))
    } else if let Some(entries) = entries(text) {
        let part = |(name, value): (String, Box<RawValue>)| {
            let key = ron::to_string(&name).ok()?;
            let wrap = |t: &str| wrap(&format!("{{{key}: {t}}}"));
            let value = sound(value.get_ron().trim(), &within(place, &name), &wrap, fits, out)?;
            Some(format!("{key}: {value}"))
        };
        Some(('{', entries.into_iter().filter_map(part).collect(), '}'))
    } else if let Some(items) = list(text) {
        let part = |item: Box<RawValue>| {
            let wrap = |t: &str| wrap(&format!("[{t}]"));
            let (item, from) = (item.get_ron().trim(), out.len());
            let kept = sound(item, place, &wrap, fits, out);
            name_entry(&mut out[from..], place, item);
            kept
        };
        Some(('[', items.into_iter().filter_map(part).collect(), ']'))
    } else if let Some(inner) = some(text) {
        let wrap = |t: &str| wrap(&format!("Some({t})"));
        return sound(inner, place, &wrap, fits, out).map(|t| format!("Some({t})"));
    } else {
        None
    };
    let Some((open, parts, close)) = parts else {
        out.push(UnreadPart {
            place: place.to_owned(),
            text: wrap(text),
        });
        return None;
    };
    Some(format!("{open}{}{close}", parts.join(", "))).filter(|t| fits(&wrap(t)))
}

/// What of a text is not in the text that its value is written as. An entry of a list is returned as a whole: a part
/// of it alone would not identify the entry.
fn unknown(given: &str, known: &str, place: &str, wrap: Wrap<'_>, out: &mut Vec<UnreadPart>) {
    if let (Some(given), Some(known)) = (record(given), record(known)) {
        let find = |name: &str| known.iter().find(|(n, _)| n == name).map(|(_, v)| v);
        for (name, value) in &given {
            let (value, place) = (value.get_ron().trim(), within(place, name));
            let wrap = |t: &str| wrap(&format!("({name}: {t})"));
            match find(name) {
                Some(known) => unknown(value, known.get_ron().trim(), &place, &wrap, out),
                None => out.push(UnreadPart {
                    place,
                    text: wrap(value),
                }),
            }
        }
    } else if let (Some(MapEntries(given)), Some(known)) = (ron::from_str(given).ok(), entries(known)) {
        for (i, (name, value)) in given.iter().enumerate() {
            let Some((known, key)) = known.get(name).zip(ron::to_string(name).ok()) else {
                continue;
            };
            let wrap = |t: &str| wrap(&format!("{{{key}: {t}}}"));
            let (value, known) = (value.get_ron().trim(), known.get_ron().trim());
            let place = within(place, name);
            // Of several with one key the last holds.
            if given[i + 1..].iter().any(|(later, _)| later == name) {
                let text = wrap(value);
                out.push(UnreadPart { place, text });
            } else {
                unknown(value, known, &place, &wrap, out);
            }
        }
    } else if let (Some(given), Some(known)) = (list(given), list(known)) {
        for (value, known) in given.iter().zip(&known) {
            let (value, mut inner) = (value.get_ron().trim(), Vec::new());
            unknown(value, known.get_ron().trim(), place, &str::to_owned, &mut inner);
            name_entry(&mut inner, place, value);
            out.extend(inner.into_iter().map(|part| UnreadPart {
                place: part.place,
                text: wrap(&format!("[{value}]")),
            }));
        }
    } else if let (Some(given), Some(known)) = (some(given), some(known)) {
        unknown(given, known, place, &|t| wrap(&format!("Some({t})")), out);
    }
}

/// Parts of one entry of the list at `place` are told by the entry's name, or by what it is about, where it has either.
fn name_entry(parts: &mut [UnreadPart], place: &str, entry: &str) {
    let fields = record(entry).unwrap_or_default();
    let find = |name: &str| {
        let (_, value) = fields.iter().find(|(field, _)| field == name)?;
        ron::from_str::<String>(value.get_ron()).ok()
    };
    let about = || Some(format!("{} · {}", find("service")?, find("attribute")?));
    let Some(name) = find("name").or_else(about) else {
        return;
    };
    let entry = within(place, &name);
    // The whole text is no list of anything with a name.
    for part in parts.iter_mut().filter(|_| !place.is_empty()) {
        if let Some(inner) = part.place.strip_prefix(place) {
            part.place = format!("{entry}{inner}");
        }
    }
}

fn within(place: &str, name: &str) -> String {
    let name = excerpt(name);
    match place {
        "" => name.into_owned(),
        place => format!("{place} → {name}"),
    }
}

fn record(text: &str) -> Option<Vec<(String, Box<RawValue>)>> {
    ron::from_str(text).ok().map(|RecordFields(fields)| fields)
}

fn entries(text: &str) -> Option<BTreeMap<String, Box<RawValue>>> {
    ron::from_str(text).ok()
}

fn list(text: &str) -> Option<Vec<Box<RawValue>>> {
    ron::from_str(text).ok()
}

fn some(text: &str) -> Option<&str> {
    Some(text.strip_prefix("Some(")?.strip_suffix(')')?.trim())
}

/// The fields of a record with their values as they are.
struct RecordFields(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for RecordFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("", &[], EachPair("a record")).map(Self)
    }
}

/// The entries of a map with their values as they are, those of one key too.
struct MapEntries(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for MapEntries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EachPair("a map")).map(Self)
    }
}

/// Collects names with their values, in order.
struct EachPair(&'static str);

impl<'de> Visitor<'de> for EachPair {
    type Value = Vec<(String, Box<RawValue>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Kept {
        name: String,
        size: Option<u8>,
        list: Vec<u8>,
        inner: Inner,
        by_name: BTreeMap<String, Inner>,
        maybe: Option<Vec<u8>>,
    }

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Inner {
        on: bool,
        choice: Choice,
    }

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
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
            assert!(warning.sentence().ends_with(&format!(": {path}.")), "{warning:?}");
        }
    }

    #[test]
    fn of_a_field_given_twice_the_first_is_handed_back_and_nothing_else_is_lost() {
        let text = r#"(name: "a", inner: (on: true), inner: (on: true, choice: Other(2)), list: [1], list: [2, 3], size: Some(3))"#;
        let (kept, out) = read::<Kept>(text);
        assert_eq!((kept.name.as_str(), kept.size, kept.list), ("a", Some(3), vec![2, 3]));
        assert_eq!((kept.inner.on, kept.inner.choice), (true, Choice::Other(2)));
        let texts: Vec<&str> = out.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, ["(inner: (on: true))", "(list: [1])"]);
        let (kept, out) = read::<Kept>(r#"(by_name: {"a": (on: true, on: false), "b": (on: true)})"#);
        assert!(!kept.by_name["a"].on && kept.by_name["b"].on);
        assert_eq!(out.len(), 1);
    }

    #[test]
    fn of_two_entries_with_one_key_the_first_is_handed_back() {
        let text = r#"(by_name: {"a": (choice: Other(1)), "b": (on: true), "a": (on: true)})"#;
        let (kept, out) = read::<Kept>(text);
        assert!(kept.by_name["a"].on && kept.by_name["b"].on);
        let [part] = &out[..] else { panic!("{out:?}") };
        assert_eq!(part.text, r#"(by_name: {"a": (choice: Other(1))})"#);
    }

    #[test]
    fn an_entry_of_a_list_is_named_by_what_it_is_about() {
        #[derive(Debug, Default, Serialize, Deserialize)]
        #[serde(default)]
        struct Claims {
            claims: Vec<Claim>,
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Claim {
            service: String,
            attribute: String,
            on: bool,
        }
        let text = r#"(claims: [(service: "a", attribute: "b", on: true), (service: "a", attribute: "c", on: 7)])"#;
        let (kept, out) = read::<Claims>(text);
        let places: Vec<&str> = out.iter().map(|p| p.place.as_str()).collect();
        assert_eq!((kept.claims.len(), &places[..]), (1, &["claims → a · c"][..]));
    }

    #[test]
    fn a_long_name_is_cut_in_the_place_and_whole_in_what_is_handed_back() {
        let name = "id".repeat(5_000);
        for text in [
            format!("(by_name: {{\"{name}\": 5}})"),
            format!("(by_name: {{\"{name}\": (mood: Bad)}})"),
            format!("({name}: 5)"),
        ] {
            let (_, out) = read::<Kept>(&text);
            let [part] = &out[..] else {
                panic!("{} parts", out.len())
            };
            assert!(part.place.len() < 100 && part.place.contains("idid"), "{}", part.place);
            assert_eq!(part.text, text);
        }
    }

    #[test]
    fn what_cannot_be_taken_apart_is_reported_once() {
        for text in ["", "7", "(name: )"] {
            let (kept, out) = salvage::<Kept>(text);
            assert_eq!((kept, out.len()), (Kept::default(), 1), "{text}");
            assert_eq!(out[0].text, text);
        }
    }

    #[test]
    fn a_text_cut_short_gives_what_was_whole() {
        let text = r#"(name: "a", size: Some(3), list: [1, 2], inner: (on: true, choice: Oth"#;
        let (kept, out) = salvage::<Kept>(text);
        assert_eq!((kept.name.as_str(), kept.size, kept.list), ("a", Some(3), vec![1, 2]));
        assert!(kept.inner.on);
        assert_eq!(out.len(), 1, "{out:?}");
        assert_eq!(out[0].text, text, "all of it is handed back");
    }

    #[test]
    fn what_is_left_out_is_handed_back_in_its_place() {
        let text = r#"(
            name: 7, list: [1, "two"], inner: (on: true, mood: Good),
            by_name: {"a": (on: Maybe), "b": (on: true, mood: Bad)}, maybe: Some([400]), weather: "rain",
        )"#;
        let (_, out) = read::<Kept>(text);
        let texts: Vec<&str> = out.iter().map(|p| p.text.as_str()).collect();
        let expected = [
            "(name: 7)",
            r#"(list: ["two"])"#,
            r#"(by_name: {"a": (on: Maybe)})"#,
            "(maybe: Some([400]))",
            "(inner: (mood: Good))",
            r#"(by_name: {"b": (mood: Bad)})"#,
            r#"(weather: "rain")"#,
        ];
        assert_eq!(texts, expected);
        for text in texts {
            assert_eq!(read::<Kept>(text).1.len(), 1, "still not read: {text}");
        }
    }
}
