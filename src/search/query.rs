//! What is searched for, and where it stands in a text.

use std::ops::Range;

use super::fold::{fold, fold_char};
use super::words::{begins_word, ends_word};

/// A search: words that must all occur, each at the beginning of a word, and phrases in quotation marks, which must
/// occur word for word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

/// One word or phrase of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Folded; a space stands for any white space.
    letters: Vec<char>,
    /// It must end where a word ends.
    whole: bool,
    /// By the first byte of a character: whether the term may begin with it.
    begins: Box<[bool; 256]>,
}

impl Query {
    /// Reads what was typed. Marks that part words part them here too; a quotation mark that is not closed reaches to
    /// the end.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        for (index, part) in typed.split(['"', '“', '”', '«', '»', '„']).enumerate() {
            let phrase = index % 2 == 1;
            let pieces: Vec<String> = if phrase {
                vec![part.split_whitespace().collect::<Vec<_>>().join(" ")]
            } else {
                part.split_whitespace()
                    .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
                    .collect()
            };
            terms.extend(pieces.iter().filter_map(|piece| Term::new(piece, phrase)));
        }
        let mut unique: Vec<Term> = Vec::new();
        for term in terms {
            if !unique.contains(&term) {
                unique.push(term);
            }
        }
        // The longest is likely the rarest: looked for first, it ends most searches of a text.
        unique.sort_by_key(|term| std::cmp::Reverse(term.letters.len()));
        Self { terms: unique }
    }

    /// There is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Every place of every term in a text, in bytes, in the order of the text; places that overlap are joined.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = self.terms.iter().flat_map(|term| term.places(text)).collect();
        places.sort_by_key(|place| (place.start, place.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(places.len());
        for place in places {
            match joined.last_mut() {
                Some(last) if place.start < last.end => last.end = last.end.max(place.end),
                _ => joined.push(place),
            }
        }
        joined
    }
}

impl Term {
    fn new(text: &str, whole: bool) -> Option<Self> {
        let letters: Vec<char> = fold(text).chars().collect();
        let first = *letters.first()?;
        if !letters.iter().any(|letter| letter.is_alphanumeric()) {
            return None;
        }
        let mut begins = Box::new([false; 256]);
        for (byte, may) in begins.iter_mut().enumerate() {
            let ascii = u8::try_from(byte).ok().filter(u8::is_ascii).map(char::from);
            *may = match ascii {
                Some(ascii) => ascii.to_ascii_lowercase() == first,
                // Letters with accents, U+00C0 to U+027F and U+1E00 to U+1EFF, fold to letters of ASCII, as ś does to s.
                None if first.is_ascii_alphanumeric() => matches!(byte, 0xc3..=0xc9 | 0xe1),
                None => byte >= 0xc2,
            };
        }
        Some(Self { letters, whole, begins })
    }

    /// Every place where the term stands in the text, in bytes. Reads the text as it is, with no copy.
    pub(super) fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let bytes = text.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(skip) = bytes[at..].iter().position(|byte| self.begins[usize::from(*byte)]) {
                let start = at + skip;
                at = start + 1;
                while !text.is_char_boundary(at) {
                    at += 1;
                }
                // Most candidates stand inside a word or differ in the next letter: these cost two comparisons.
                if bytes[start].is_ascii_alphanumeric() && start > 0 && bytes[start - 1].is_ascii_alphanumeric()
                    || self.differs_in_ascii(&bytes[start..])
                {
                    continue;
                }
                if let Some(end) = self.end_at(&text[start..]).map(|length| start + length)
                    && begins_word(text, start)
                    && (!self.whole || ends_word(text, end))
                {
                    at = end;
                    return Some(start..end);
                }
            }
            None
        })
    }

    /// Whether the bytes differ from the term before any character beyond ASCII could fold to something.
    fn differs_in_ascii(&self, bytes: &[u8]) -> bool {
        for (letter, byte) in self.letters.iter().zip(bytes) {
            if *letter == ' ' || !byte.is_ascii() {
                return false;
            }
            if char::from(byte.to_ascii_lowercase()) != *letter {
                return true;
            }
        }
        false
    }

    /// How many bytes at the beginning of the text are the term, marks on its last letter included.
    fn end_at(&self, text: &str) -> Option<usize> {
        let mut letters = self.letters.iter().copied().peekable();
        let mut chars = text.char_indices().peekable();
        let mut folded = 0_usize;
        let mut good = true;
        while let Some((byte, character)) = chars.next() {
            if letters.peek().is_none() {
                // Only what folds to nothing still belongs to the term.
                let mut nothing = true;
                fold_char(character, |_| nothing = false);
                if nothing {
                    continue;
                }
                return Some(byte);
            }
            if character.is_whitespace() && letters.peek() == Some(&' ') {
                letters.next();
                while chars.next_if(|(_, next)| next.is_whitespace()).is_some() {}
                continue;
            }
            let before = folded;
            fold_char(character, |fold| {
                folded += 1;
                good = good && letters.next() == Some(fold);
            });
            // A term does not begin with a mark that counts as nothing.
            if !good || (folded == 0 && before == 0) {
                return None;
            }
        }
        letters.peek().is_none().then_some(text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, text: &str, expect: &[&str]) {
        let found: Vec<&str> = Query::parse(typed).places(text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, expect, "{typed:?} in {text:?}");
    }

    #[test]
    fn words_are_found_at_the_beginning_of_words() {
        check("tal", "Taliban talks metal", &["Tal", "tal"]);
        check("muttaqi", "Muttaqī met MUTTAQI’s men", &["Muttaqī", "MUTTAQI"]);
        check("Muttaqī", "Muttaqi", &["Muttaqi"]);
        check("led us", "The US-led talks", &["US", "led"]);
        check("été", "L’ÉTE\u{301} indien", &["ÉTE\u{301}"]);
        check("طالبان", "وفد من طالبان وطالبان", &["طالبان", "طالبان"]);
        check("متقي", "امیرخان متقی", &["متقی"]);
        check("塔尔", "在卡塔尔", &["塔尔"]);
        check("", "anything", &[]);
        check("…", "anything …", &[]);
        check("x", "é", &[]);
    }

    #[test]
    fn phrases_are_found_word_for_word() {
        check("\"foreign minister\"", "The Foreign\nMinister, foreign ministers", &["Foreign\nMinister"]);
        check("“candid and professional”", "talks, “candid and professional”", &["candid and professional"]);
        check("\"open", "open opened", &["open"]);
        check("\"foreign  minister\" doha", "in Doha the foreign minister", &["Doha", "foreign minister"]);
    }

    #[test]
    fn overlapping_places_are_joined() {
        check("doha \"doha talks\"", "Doha talks", &["Doha talks"]);
        check("tal taliban", "Taliban", &["Taliban"]);
    }
}
