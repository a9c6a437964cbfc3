//! JSON values as `serde_json` reads them, with the keys that one object has twice, which it silently accepts.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value as Json};

/// The most keys that are reported.
const MOST: usize = 1_000;

/// The most values that are read at once: a text of 256 MiB could hold so many that they fill the memory.
const MOST_VALUES: usize = 30_000_000;
/// How the refusal begins of what has more.
pub const TOO_MANY: &str = "more values than are read";

/// What was found while values were read.
#[derive(Default)]
pub struct Seen {
    /// Keys that one object has twice.
    pub twice: Vec<String>,
    /// How many values there were since it was last set to none.
    pub values: usize,
}

/// Reads a value, and adds the keys that an object in it has twice; of these the last holds.
pub struct Once<'t>(pub &'t mut Seen);

/// Reads the value that a text holds.
pub fn from_str(text: &str, seen: &mut Seen) -> Result<Json, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Once(seen).deserialize(&mut json)?;
    json.end().map(|()| value)
}

impl<'de> DeserializeSeed<'de> for Once<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.0.values += 1;
        if self.0.values > MOST_VALUES {
            return Err(D::Error::custom(TOO_MANY));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Once<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, b: bool) -> Result<Json, E> {
        Ok(b.into())
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<Json, E> {
        Ok(n.into())
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Json, E> {
        Ok(n.into())
    }

    fn visit_f64<E: Error>(self, n: f64) -> Result<Json, E> {
        Ok(Number::from_f64(n).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Json, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(Once(&mut *self.0))? {
            values.push(value);
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut map = Map::new();
        while let Some(key) = fields.next_key::<String>()? {
            if map.contains_key(&key) && self.0.twice.len() < MOST {
                self.0
                    .twice
                    .push(format!("“{}”", crate::catalog::wording::excerpt(&key)));
            }
            let value = fields.next_value_seed(Once(&mut *self.0))?;
            map.insert(key, value);
        }
        Ok(map.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_serde_json_and_a_key_given_twice_is_named() {
        for (text, expected) in [
            (r#"{"a":{"x":1},"a":{"x":2}}"#, &["“a”"][..]),
            (r#"[{"n":-1,"m":[1.5,null,{"k":"\u00e9","k":true}]}]"#, &["“k”"]),
            (r#"[{"a":1},{"a":18446744073709551615}]"#, &[]),
        ] {
            let mut seen = Seen::default();
            let read = from_str(text, &mut seen).expect("JSON");
            assert_eq!(read, serde_json::from_str::<Json>(text).expect("JSON"), "{text}");
            assert_eq!(seen.twice, expected, "{text}");
        }
        for text in ["", "{", "[1] 2", &"[".repeat(1_000)] {
            let ours = from_str(text, &mut Seen::default()).map_err(|e| e.to_string());
            let theirs = serde_json::from_str::<Json>(text).map_err(|e| e.to_string());
            assert_eq!(ours, theirs, "{text}");
        }
    }
}
