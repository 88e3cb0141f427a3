//! Text measured in characters (Unicode scalar values), and its hash.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserializer;
use serde::de::{self, Visitor};
use sha2::{Digest as _, Sha256};

/// Whether a byte begins a character, in UTF-8.
fn begins(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// How many Unicode scalar values the text holds. Linear.
#[must_use]
pub fn char_count(text: &str) -> usize {
    text.chars().count()
}

/// The byte offset of a character offset; the text's length for the offset one past the end. Linear in the offset.
#[must_use]
pub fn byte_offset(text: &str, chars: usize) -> Option<usize> {
    /// How many bytes are counted at once: as many as the sum of their bits fits a byte.
    const BLOCK: usize = 128;
    let (blocks, _) = text.as_bytes().as_chunks::<BLOCK>();
    let (mut byte, mut left) = (0, chars);
    for block in blocks {
        let begun = usize::from(block.iter().map(|byte| u8::from(begins(*byte))).sum::<u8>());
        if begun > left {
            break;
        }
        byte += BLOCK;
        left -= begun;
    }
    // The first of the bytes that begins one character more than are left.
    let rest = text.as_bytes()[byte..].iter().enumerate().filter(|(_, byte)| begins(**byte)).map(|(at, _)| byte + at);
    rest.chain(std::iter::once(text.len())).nth(left)
}

/// The part of the text that a range of characters covers; `None` where it leaves the text. Linear.
#[must_use]
pub fn slice_chars(text: &str, range: Range<usize>) -> Option<&str> {
    let length = range.end.checked_sub(range.start)?;
    let rest = &text[byte_offset(text, range.start)?..];
    Some(&rest[..byte_offset(rest, length)?])
}

/// The number, from 1, of the paragraph in which a character stands: paragraphs are parted by line ends, blank
/// ones not counted. Linear.
#[must_use]
pub fn paragraph_number(text: &str, chars: usize) -> usize {
    let upto = byte_offset(text, chars).unwrap_or(text.len());
    text[..upto].split('\n').rev().skip(1).filter(|line| !line.trim().is_empty()).count() + 1
}

/// Reads a shared text in one step, where the derived way makes a text first and shares a copy of it.
pub(super) fn shared<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
    struct Shared;

    impl Visitor<'_> for Shared {
        type Value = Arc<str>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(text.into())
        }
    }

    deserializer.deserialize_str(Shared)
}

/// SHA-256, as 64 lower-case hexadecimal digits (FIPS 180-4).
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal digits, two for each.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'a' + half - 10 });
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The first character of a text that frozen text must not hold. Linear.
#[must_use]
pub fn first_forbidden(text: &str) -> Option<char> {
    // Control characters are bytes below the blank, the byte 7F, and U+0080 to U+009F, which begin with the byte C2.
    // Each byte is looked at, whatever was found before: so many are looked at in one step.
    let may_hold = text.bytes().fold(0, |found, byte| found | u8::from(matches!(byte, 0..=8 | 11..=31 | 0x7f | 0xc2)));
    (may_hold != 0).then(|| text.chars().find(|character| is_forbidden(*character))).flatten()
}

/// Characters that frozen text must not hold: control characters other than line feed and tab.
#[must_use]
pub fn is_forbidden(character: char) -> bool {
    character.is_control() && character != '\n' && character != '\t'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_not_bytes() {
        let text = "aé中\nb";
        assert_eq!(char_count(text), 5);
        assert_eq!(slice_chars(text, 1..3), Some("é中"));
        assert_eq!(slice_chars(text, 5..5), Some(""));
        assert_eq!(slice_chars(text, 3..9), None);
        assert_eq!(byte_offset(text, 5), Some(text.len()));
        assert_eq!(byte_offset(text, 6), None);
    }

    #[test]
    fn paragraphs_count_from_one_and_skip_blank_lines() {
        let text = "one\n\ntwo\nthree";
        for (offset, expect) in [(0, 1), (2, 1), (5, 2), (9, 3), (99, 3)] {
            assert_eq!(paragraph_number(text, offset), expect, "offset {offset}");
        }
    }

    #[test]
    fn hash_is_the_standards() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn offsets_are_those_of_the_characters_over_any_number_of_blocks() {
        for letter in ["a", "é", "中", "🧭", "a é中🧭"] {
            let text = letter.repeat(200);
            let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            for (chars, byte) in bytes.iter().enumerate() {
                assert_eq!(byte_offset(&text, chars), Some(*byte), "{letter}, {chars}");
            }
            assert_eq!(byte_offset(&text, bytes.len()), None, "{letter}");
        }
    }

    #[test]
    fn every_control_character_is_found_and_no_other() {
        for character in ('\0'..='\u{3000}').chain(['\u{feff}', '🧭']) {
            let expect = Some(character).filter(|character| is_forbidden(*character));
            assert_eq!(first_forbidden(&format!("é {character}\n\tÂ")), expect, "{character:?}");
        }
    }
}
