//! Questions about characters that are asked of every one in a text, answered from a table.
//!
//! The tables of the standard library are small and slow to search: outside ASCII one answer takes longer than all else
//! that is done with the character, which made going through Arabic or Cyrillic texts twice as slow as through Latin ones.

use std::fmt;
use std::sync::LazyLock;

/// Characters of the Basic Multilingual Plane, a bit each.
const WORDS: usize = 0x1_0000 / 64;

/// The characters of which something holds.
pub struct CharSet {
    bits: Box<[u64; WORDS]>,
    /// Beyond the Basic Multilingual Plane the question itself is asked.
    holds: fn(char) -> bool,
}

impl CharSet {
    /// Asks it of every character once: some milliseconds, for a static.
    #[must_use]
    pub fn of(holds: fn(char) -> bool) -> Self {
        let mut bits = Box::new([0; WORDS]);
        for character in (0..=0xFFFF).filter_map(char::from_u32).filter(|character| holds(*character)) {
            let (word, bit) = place(character);
            bits[word] |= bit;
        }
        Self { bits, holds }
    }

    /// Whether it holds of this one.
    #[must_use]
    #[inline]
    pub fn has(&self, character: char) -> bool {
        let (word, bit) = place(character);
        self.bits.get(word).map_or_else(|| (self.holds)(character), |bits| bits & bit != 0)
    }
}

#[inline]
fn place(character: char) -> (usize, u64) {
    let number = u32::from(character);
    ((number / 64) as usize, 1 << (number % 64))
}

impl fmt::Debug for CharSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CharSet").finish_non_exhaustive()
    }
}

/// [`char::is_alphabetic`].
#[must_use]
#[inline]
pub fn is_letter(character: char) -> bool {
    static LETTERS: LazyLock<CharSet> = LazyLock::new(|| CharSet::of(char::is_alphabetic));
    if character.is_ascii() { character.is_ascii_alphabetic() } else { LETTERS.has(character) }
}

/// [`char::is_alphanumeric`].
#[must_use]
#[inline]
pub fn is_letter_or_digit(character: char) -> bool {
    static BOTH: LazyLock<CharSet> = LazyLock::new(|| CharSet::of(char::is_alphanumeric));
    if character.is_ascii() { character.is_ascii_alphanumeric() } else { BOTH.has(character) }
}

/// [`char::to_lowercase`], one after the other.
#[inline]
pub fn lower(character: char, mut each: impl FnMut(char)) {
    static LOWER_ALREADY: LazyLock<CharSet> =
        LazyLock::new(|| CharSet::of(|character| character.to_lowercase().eq([character])));
    if character.is_ascii() {
        each(character.to_ascii_lowercase());
    } else if LOWER_ALREADY.has(character) {
        each(character);
    } else {
        character.to_lowercase().for_each(each);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_those_of_the_question() {
        for character in '\0'..=char::MAX {
            assert_eq!(is_letter(character), character.is_alphabetic(), "{character:?}");
            assert_eq!(is_letter_or_digit(character), character.is_alphanumeric(), "{character:?}");
            let mut lowered = Vec::new();
            lower(character, |small| lowered.push(small));
            assert!(character.to_lowercase().eq(lowered), "{character:?}");
        }
    }
}
