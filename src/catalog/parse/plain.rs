//! The plain RON in which nearly every entry of a long catalog is written, read several times as fast as `ron` does: fields,
//! texts without escapes, lists, words and numbers.
//!
//! It gives up at anything else (names of structs, comments, escapes) and at whatever is wrong, and then `ron` reads
//! the same text: it never decides what is an error, and what it does read `ron` reads the same.

use std::fmt;

use memchr::memchr2;
use serde::{
    Deserialize,
    de::{
        self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
        value::BorrowedStrDeserializer,
    },
};

/// Reads a value; `None` where the text is not plain or not right.
pub fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Option<T> {
    let mut plain = Plain { text, at: 0 };
    let value = T::deserialize(&mut plain).ok()?;
    plain.sign().is_none().then_some(value)
}

/// A text, and how far it has been read.
struct Plain<'t> {
    text: &'t str,
    at: usize,
}

/// It is for `ron` to decide what this is.
#[derive(Debug)]
struct Unusual;

impl fmt::Display for Unusual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not plain")
    }
}

impl std::error::Error for Unusual {}

impl de::Error for Unusual {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'t> Plain<'t> {
    /// The next byte that is no space.
    fn sign(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        let spaces = rest.iter().position(|b| !matches!(b, b' ' | b'\n' | b'\t' | b'\r'));
        self.at += spaces.unwrap_or(rest.len());
        self.text.as_bytes().get(self.at).copied()
    }

    fn expect(&mut self, sign: u8) -> Result<(), Unusual> {
        if self.sign() != Some(sign) {
            return Err(Unusual);
        }
        self.at += 1;
        Ok(())
    }

    /// The bytes from here on that match.
    fn run(&mut self, is: impl Fn(u8) -> bool) -> &'t str {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        self.at += rest.iter().position(|b| !is(*b)).unwrap_or(rest.len());
        // Of ASCII alone, so that it ends where a character does.
        &self.text[start..self.at]
    }

    fn word(&mut self) -> Result<&'t str, Unusual> {
        match self.sign() {
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'_') => Ok(self.run(|b| b.is_ascii_alphanumeric() || b == b'_')),
            _ => Err(Unusual),
        }
    }

    fn quoted(&mut self) -> Result<&'t str, Unusual> {
        self.expect(b'"')?;
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        let end = start + memchr2(b'"', b'\\', rest).ok_or(Unusual)?;
        self.at = end + 1;
        match self.text.as_bytes()[end] {
            b'"' => Ok(&self.text[start..end]),
            _ => Err(Unusual),
        }
    }

    fn number<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unusual> {
        /// So many digits are exact in every type that a number is read as.
        const DIGITS: usize = 15;
        let number = self.run(|b| b.is_ascii_alphanumeric() || b"+-._".contains(&b));
        let digits = number.strip_prefix('-').unwrap_or(number);
        let is_whole = digits.bytes().all(|b| b.is_ascii_digit());
        let is_usual = digits.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b))
            && digits.starts_with(|c: char| c.is_ascii_digit())
            && !(digits.len() > 1 && digits.starts_with('0') && is_whole);
        match () {
            () if !is_usual => Err(Unusual),
            () if is_whole && digits.len() <= DIGITS => visitor.visit_i64(number.parse().map_err(|_| Unusual)?),
            () if is_whole => Err(Unusual),
            () => visitor.visit_f64(number.parse().map_err(|_| Unusual)?),
        }
    }
}

/// What entries do not have.
macro_rules! unusual {
    ($($name:ident($($of:ty),*))*) => {
        $(fn $name<V: Visitor<'t>>(self, $(_: $of,)* _: V) -> Result<V::Value, Unusual> {
            Err(Unusual)
        })*
    };
}

impl<'t> Deserializer<'t> for &mut Plain<'t> {
    type Error = Unusual;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unusual> {
        match self.sign() {
            Some(b'"') => visitor.visit_borrowed_str(self.quoted()?),
            Some(b'-' | b'0'..=b'9') => self.number(visitor),
            _ => Err(Unusual),
        }
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unusual> {
        visitor.visit_borrowed_str(self.quoted()?)
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unusual> {
        visitor.visit_borrowed_str(self.quoted()?)
    }

    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unusual> {
        visitor.visit_borrowed_str(self.word()?)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unusual> {
        // What is not spelt out is there, and nothing else than a text is left out of an entry.
        if self.sign() == Some(b'"') {
            return visitor.visit_some(self);
        }
        match self.word()? {
            "None" => visitor.visit_none(),
            "Some" => {
                self.expect(b'(')?;
                let value = visitor.visit_some(&mut *self)?;
                self.expect(b')')?;
                Ok(value)
            }
            _ => Err(Unusual),
        }
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unusual> {
        self.expect(b'[')?;
        let all = visitor.visit_seq(Items::new(self, b']'))?;
        self.expect(b']')?;
        Ok(all)
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unusual> {
        self.expect(b'(')?;
        let all = visitor.visit_map(Items::new(self, b')'))?;
        self.expect(b')')?;
        Ok(all)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unusual> {
        visitor.visit_enum(self)
    }

    unusual! {
        deserialize_bool() deserialize_char() deserialize_bytes() deserialize_byte_buf() deserialize_unit() deserialize_map()
        deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64() deserialize_i128()
        deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64() deserialize_u128()
        deserialize_f32() deserialize_f64() deserialize_ignored_any()
        deserialize_unit_struct(&'static str) deserialize_newtype_struct(&'static str)
        deserialize_tuple(usize) deserialize_tuple_struct(&'static str, usize)
    }
}

/// What is between two brackets, separated by commas.
struct Items<'p, 't> {
    plain: &'p mut Plain<'t>,
    close: u8,
    is_first: bool,
}

impl<'p, 't> Items<'p, 't> {
    fn new(plain: &'p mut Plain<'t>, close: u8) -> Self {
        Self {
            plain,
            close,
            is_first: true,
        }
    }

    /// Whether there is another.
    fn more(&mut self) -> Result<bool, Unusual> {
        let is_first = std::mem::replace(&mut self.is_first, false);
        if !is_first && self.plain.sign() != Some(self.close) {
            self.plain.expect(b',')?;
        }
        Ok(self.plain.sign() != Some(self.close))
    }
}

impl<'t> SeqAccess<'t> for Items<'_, 't> {
    type Error = Unusual;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Unusual> {
        let more = self.more()?;
        more.then(|| seed.deserialize(&mut *self.plain)).transpose()
    }
}

impl<'t> MapAccess<'t> for Items<'_, 't> {
    type Error = Unusual;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Unusual> {
        let more = self.more()?;
        more.then(|| seed.deserialize(&mut *self.plain)).transpose()
    }

    fn next_value_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<T::Value, Unusual> {
        self.plain.expect(b':')?;
        seed.deserialize(&mut *self.plain)
    }
}

impl<'t> EnumAccess<'t> for &mut Plain<'t> {
    type Error = Unusual;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'t>>(self, seed: T) -> Result<(T::Value, Self), Unusual> {
        let word: BorrowedStrDeserializer<'t, Unusual> = BorrowedStrDeserializer::new(self.word()?);
        Ok((seed.deserialize(word)?, self))
    }
}

impl<'t> VariantAccess<'t> for &mut Plain<'t> {
    type Error = Unusual;

    fn unit_variant(self) -> Result<(), Unusual> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, seed: T) -> Result<T::Value, Unusual> {
        self.expect(b'(')?;
        let value = seed.deserialize(&mut *self)?;
        self.expect(b')')?;
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, visitor: V) -> Result<V::Value, Unusual> {
        self.expect(b'(')?;
        let all = visitor.visit_seq(Items::new(&mut *self, b')'))?;
        self.expect(b')')?;
        Ok(all)
    }

    unusual! { struct_variant(&'static [&'static str]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{
        parse::one::options,
        raw::{RawClaim, RawService},
    };

    /// Whether it is read at all; what is read, `ron` reads the same.
    fn is_plain(claim: &str) -> bool {
        let read: Option<RawClaim> = read(claim);
        if let Some(read) = &read {
            assert_eq!(options().from_str::<RawClaim>(claim).as_ref(), Ok(read), "{claim}");
        }
        read.is_some()
    }

    #[test]
    fn what_the_program_writes_is_plain() {
        for says in [
            "Yes",
            "Is(\"a\")",
            "Has([\"a\", \"é\",])",
            "Has([])",
            "Exactly(1.0)",
            "Exactly(-0)",
            "AtLeast(1e-7)",
            "AtMost(12345678.9)",
            "Exactly(0.1)",
            "Exactly(\"1.10\")",
            "Between(1, 2.5)",
            "Text(\"a\nb, (c) [d] // e\")",
            "Unlimited",
        ] {
            assert!(
                is_plain(&format!(" (attribute: \"a\", says: {says}, source: \"s\")\n")),
                "{says}"
            );
        }
        let rest = "(attribute:\"a\",says:No,source:\"s\",place:\"p\",note:\"n\",supersedes:[(source:\"o\",because:\"b\")],withdrawn:\"w\",)";
        assert!(is_plain(rest));
        for withdrawn in ["Some(\"w\")", "Some ( \"w\" )", "None"] {
            let claim = format!("(attribute: \"a\", says: No, source: \"s\", withdrawn: {withdrawn})");
            assert!(is_plain(&claim), "{claim}");
        }
    }

    #[test]
    fn at_all_else_it_gives_up() {
        for says in [
            "Is(\"a\\n\")",
            "Is(r\"a\")",
            "Is(\"a\",)",
            "Is(\"a\", \"b\")",
            "Is()",
            "Is",
            "Yes()",
            "Maybe",
            "Has([\"a\" \"b\"])",
            "Has([,])",
            "Has([\"a\",,])",
            "Exactly(01)",
            "Exactly(0x1)",
            "Exactly(1_0)",
            "Exactly(+1)",
            "Exactly(1.0f32)",
            "Exactly(12345678901234567890)",
            "Exactly(inf)",
            "Exactly(1 2)",
            "Between(1)",
            "Between(1, 2, 3)",
            "Yes /* a */",
            "Yes // a\n",
            "\u{a0}Yes",
        ] {
            assert!(
                !is_plain(&format!("(attribute: \"a\", says: {says}, source: \"s\")")),
                "{says}"
            );
        }
        for claim in [
            "Claim(attribute: \"a\", says: No, source: \"s\")",
            "(attribute: \"a\", says: No, source: \"s\", withdrawn: Some(\"w\",))",
            "(attribute: \"a\", says: No, source: \"s\", withdrawn: Some(Some(\"w\")))",
            "(attribute: \"a\", says: No, source: \"s\", withdrawn: Some())",
            "(attribute: \"a\", says: No, source: \"s\", withdrawn: Some)",
            "(attribute: \"a\", says: No, source: \"s\", withdrawn: Something(\"w\"))",
            "(attribute: \"a\", says: No, source: \"s\", other: \"o\")",
            "(attribute: \"a\", says: No, source: \"s\", source: \"s\")",
            "(attribute: \"a\", says: No)",
            "(attribute: \"a\", says: No, source: \"s\") x",
            "(attribute: \"a\", says: No, source: \"s\"",
            "(attribute = \"a\", says: No, source: \"s\")",
            "#![enable(implicit_some)] (attribute: \"a\", says: No, source: \"s\")",
            "",
        ] {
            assert!(!is_plain(claim), "{claim}");
        }
        assert_eq!(read::<RawService>("(id: \"a\", name: \"b\", role: Boss)"), None);
    }
}
