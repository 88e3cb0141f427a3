//! Reads RON as Readout writes it, and nothing else: several times faster than a parser for all of RON.
//!
//! *Invariant*: what this takes, the parser for all of RON takes too, and gives the same value. It says nothing about what
//! it does not take (comments, escapes, numbers with signs or underscores, unknown fields…): the other parser reads that,
//! or says where it is wrong.

use std::fmt;

use memchr::{memchr2, memmem};
use serde::Deserializer;
use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

/// The text is not as Readout writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotCanonical;

impl fmt::Display for NotCanonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not in the canonical form")
    }
}

impl std::error::Error for NotCanonical {}

impl de::Error for NotCanonical {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self
    }
}

type Result<T> = std::result::Result<T, NotCanonical>;

/// A place in a text from which values are read.
#[derive(Debug)]
pub(super) struct Canonical<'t> {
    text: &'t str,
    at: usize,
    /// The next struct stands in the brackets of the variant that holds it, without its own.
    unwrapped: bool,
}

impl<'t> Canonical<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, unwrapped: false }
    }

    /// The text not read yet.
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Takes these words, if they stand here.
    pub(super) fn takes(&mut self, words: &str) -> bool {
        let found = self.text.as_bytes()[self.at..].starts_with(words.as_bytes());
        if found {
            self.at += words.len();
        }
        found
    }

    /// Takes so many bytes, which must end between two characters.
    pub(super) fn take(&mut self, length: usize) -> &'t str {
        let taken = &self.text[self.at..self.at + length];
        self.at += length;
        taken
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_blank(&mut self) {
        while let Some(b' ' | b'\n') = self.peek() {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Result<()> {
        if self.peek() != Some(byte) {
            return Err(NotCanonical);
        }
        self.at += 1;
        Ok(())
    }

    /// Takes the comma after a value, if there is one, and the blanks around it.
    fn comma(&mut self) -> bool {
        self.skip_blank();
        let found = self.peek() == Some(b',');
        if found {
            self.at += 1;
            self.skip_blank();
        }
        found
    }

    /// A name of letters that no other parser could read on from.
    pub(super) fn word(&mut self) -> Result<&'t str> {
        let bytes = &self.text.as_bytes()[self.at..];
        let length = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let begins = bytes.first().is_some_and(|first| !first.is_ascii_digit());
        let ends =
            bytes.get(length).is_some_and(|next| matches!(next, b':' | b',' | b'(' | b')' | b' ' | b'\n' | b']'));
        if length == 0 || !begins || !ends {
            return Err(NotCanonical);
        }
        let word = &self.text[self.at..self.at + length];
        self.at += length;
        Ok(word)
    }

    /// A string, raw or without anything that would need an escape.
    pub(super) fn string(&mut self) -> Result<&'t str> {
        let bytes = self.text.as_bytes();
        if self.peek() == Some(b'"') {
            let start = self.at + 1;
            let end = start + memchr2(b'"', b'\\', &bytes[start..]).ok_or(NotCanonical)?;
            if bytes[end] == b'\\' {
                return Err(NotCanonical);
            }
            self.at = end + 1;
            return Ok(&self.text[start..end]);
        }
        self.expect(b'r')?;
        let hashes = bytes[self.at..].iter().take_while(|byte| **byte == b'#').count();
        let start = self.at + hashes + 1;
        if bytes.get(start - 1) != Some(&b'"') {
            return Err(NotCanonical);
        }
        // A quotation mark, and as many hashes as before.
        let close = format!("\"{}", &self.text[self.at..self.at + hashes]);
        let end = start + memmem::find(&bytes[start..], close.as_bytes()).ok_or(NotCanonical)?;
        self.at = end + close.len();
        Ok(&self.text[start..end])
    }

    /// The bytes of a number in decimal digits.
    fn number(&mut self, holds: fn(&u8) -> bool) -> Result<&'t str> {
        let length = self.text.as_bytes()[self.at..].iter().take_while(|byte| holds(byte)).count();
        let digits = &self.text[self.at..self.at + length];
        self.at += length;
        // Letters would make it a number of another base, or one with a suffix.
        let ends = matches!(self.peek(), Some(b',' | b')' | b']' | b' ' | b'\n'));
        if ends { Ok(digits) } else { Err(NotCanonical) }
    }

    fn integer(&mut self) -> Result<u64> {
        let digits = self.number(u8::is_ascii_digit)?;
        // A zero before other digits is not how numbers are written.
        if digits.len() > 1 && digits.starts_with('0') {
            return Err(NotCanonical);
        }
        digits.parse().map_err(|_| NotCanonical)
    }
}

macro_rules! integers {
    ($($method:ident)+) => { $(
        fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
            visitor.visit_u64(self.integer()?)
        }
    )+ };
}

impl<'t> Deserializer<'t> for &mut Canonical<'t> {
    type Error = NotCanonical;

    /// Readout's types all say what they are.
    fn deserialize_any<V: Visitor<'t>>(self, _visitor: V) -> Result<V::Value> {
        Err(NotCanonical)
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        match self.word()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(NotCanonical),
        }
    }

    integers! {
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
    }

    fn deserialize_f64<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        let digits = self.number(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'e'))?;
        visitor.visit_f64(digits.parse().map_err(|_| NotCanonical)?)
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_borrowed_str(self.string()?)
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        // A value that is there stands as it is, and one that is not does not stand.
        if self.unwrapped || self.rest().starts_with("None") || self.rest().starts_with("Some") {
            return Err(NotCanonical);
        }
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        self.unwrapped = false;
        self.expect(b'[')?;
        let value = visitor.visit_seq(Elements::new(self, b']'))?;
        self.skip_blank();
        self.expect(b']')?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'t>>(self, _length: usize, visitor: V) -> Result<V::Value> {
        if self.unwrapped {
            return Err(NotCanonical);
        }
        self.expect(b'(')?;
        let value = visitor.visit_seq(Elements::new(self, b')'))?;
        self.skip_blank();
        self.expect(b')')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        let unwrapped = std::mem::take(&mut self.unwrapped);
        if !unwrapped {
            self.expect(b'(')?;
        }
        let value = visitor.visit_map(Elements::new(self, b')'))?;
        self.skip_blank();
        if !unwrapped {
            self.expect(b')')?;
        }
        Ok(value)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.unwrapped = false;
        visitor.visit_enum(Variant(self))
    }

    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_borrowed_str(self.word()?)
    }

    serde::forward_to_deserialize_any! {
        <W: Visitor<'t>>
        i128 u128 f32 char bytes byte_buf unit unit_struct newtype_struct map tuple_struct ignored_any
    }
}

/// Values with commas between them, as far as a bracket.
struct Elements<'c, 't> {
    from: &'c mut Canonical<'t>,
    close: u8,
    had_comma: bool,
}

impl<'c, 't> Elements<'c, 't> {
    fn new(from: &'c mut Canonical<'t>, close: u8) -> Self {
        Self { from, close, had_comma: true }
    }

    fn has_next(&mut self) -> Result<bool> {
        self.from.skip_blank();
        match (self.had_comma, self.from.peek() == Some(self.close)) {
            (_, true) => Ok(false),
            (true, false) => Ok(true),
            (false, false) => Err(NotCanonical),
        }
    }
}

impl<'t> SeqAccess<'t> for Elements<'_, 't> {
    type Error = NotCanonical;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if !self.has_next()? {
            return Ok(None);
        }
        let value = seed.deserialize(&mut *self.from)?;
        self.had_comma = self.from.comma();
        Ok(Some(value))
    }

    /// One, if any: most lists of a dossier hold one, for which room for four would be made that nobody gives back.
    fn size_hint(&self) -> Option<usize> {
        let next = self.from.rest().trim_ascii_start().as_bytes().first();
        Some(usize::from(next != Some(&self.close)))
    }
}

/// The fields of a struct.
impl<'t> MapAccess<'t> for Elements<'_, 't> {
    type Error = NotCanonical;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        if !self.has_next()? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.from).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value> {
        self.from.skip_blank();
        self.from.expect(b':')?;
        self.from.skip_blank();
        let value = seed.deserialize(&mut *self.from)?;
        self.had_comma = self.from.comma();
        Ok(value)
    }
}

/// A variant, and what it holds.
struct Variant<'c, 't>(&'c mut Canonical<'t>);

impl<'t> EnumAccess<'t> for Variant<'_, 't> {
    type Error = NotCanonical;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'t>>(self, seed: V) -> Result<(V::Value, Self)> {
        let name = seed.deserialize(&mut *self.0)?;
        Ok((name, self))
    }
}

impl<'t> VariantAccess<'t> for Variant<'_, 't> {
    type Error = NotCanonical;

    fn unit_variant(self) -> Result<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, seed: T) -> Result<T::Value> {
        let from = self.0;
        from.expect(b'(')?;
        from.skip_blank();
        from.unwrapped = true;
        let value = seed.deserialize(&mut *from)?;
        from.unwrapped = false;
        from.comma();
        from.expect(b')')?;
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'t>>(self, length: usize, visitor: V) -> Result<V::Value> {
        self.0.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'t>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value> {
        self.0.deserialize_struct("", fields, visitor)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::model::Value;
    use crate::store::text::options;

    /// Both parsers on one value; what the fast one gives, if it takes it.
    fn value(text: &str) -> Option<Value> {
        let text = format!("{text}\n");
        let mut canonical = Canonical::new(&text);
        let fast = Value::deserialize(&mut canonical).ok().filter(|_| canonical.rest().trim().is_empty());
        let plain: std::result::Result<Value, _> = options().from_str(&text);
        if let Some(fast) = &fast {
            assert_eq!(plain.as_ref().ok(), Some(fast), "{text}");
        }
        fast
    }

    #[test]
    fn a_list_of_one_has_no_room_to_spare() {
        for (text, expect) in [("[]", 0), ("[ ]", 0), ("[\"a\"]", 1), ("[\n  \"a\",\n]", 1)] {
            let list = Vec::<String>::deserialize(&mut Canonical::new(text)).unwrap();
            assert_eq!((list.len(), list.capacity()), (expect, expect), "{text:?}");
        }
    }

    #[test]
    fn what_readout_writes_is_taken() {
        for text in [
            "Date(\"2021-10-09\")",
            "Status(Held)",
            "Number(\n  number: 100.0,\n  unit: \"citizens\",\n  hedge: About,\n)",
            "Number(number: -1e-7)",
            "Place(\n  city: \"Doha\",\n)",
            "Text(\"\")",
            "Text(r#\"said \"yes\" \\ \"#)",
            "Text(r##\"a \"# b\"##)",
        ] {
            assert!(value(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_it_does_not_write_is_left_to_the_other() {
        for text in [
            "Text(\"a\\nb\")",
            "Text(\"\" /* no */)",
            "Number(number: 1_000.0)",
            "Number(number: NaN)",
            "Number(number: +1.0)",
            "Number(number: 1.0, upto: Some(2.0))",
            "Number((number: 1.0))",
            "Number(number: 1.0, novelty: 2)",
            "Number(number: 1.0 unit: \"x\")",
            "Status(Flown)",
            "Status",
            "Text(\"a)",
            "Text(r#\"a\")",
            "r#Status(Held)",
            "",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
