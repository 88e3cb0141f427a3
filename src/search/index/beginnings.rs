//! The first letters of the words of a text: a word that is only begun is looked for by its one or two letters as soon as
//! they are typed, and joining the thousands of words that begin so would be slow.

use std::cell::RefCell;
use std::collections::HashSet;

use super::super::words::{forms, runs};
use crate::model::spread::SpreadNumbers;

/// Beginnings of words of up to so many letters are kept.
pub(super) const LONGEST: usize = 2;
/// Beginnings of letters from a to z stand in so many columns, those of two first letters in one.
pub(super) const COLUMNS: usize = 13;
/// Bits of a first letter: one for whatever follows, and one for each letter that may.
const BITS: u32 = 27;

/// The beginnings of the words of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Beginnings {
    columns: [u64; COLUMNS],
    /// Those with another letter in them: the second in the lower half, where there is one.
    others: HashSet<u64, SpreadNumbers>,
}

/// Where a beginning stands in the columns: in which one, and its bit.
pub(super) fn place(beginning: &str) -> Option<(usize, u64)> {
    let number = |byte: &u8| byte.is_ascii_lowercase().then(|| u32::from(byte - b'a'));
    let (first, second) = match beginning.as_bytes() {
        [first] => (number(first)?, 0),
        [first, second] => (number(first)?, number(second)? + 1),
        _ => return None,
    };
    Some(((first / 2) as usize, 1 << (first % 2 * BITS + second)))
}

impl Beginnings {
    fn of(text: &str) -> Self {
        let (mut folded, mut found) = (String::new(), Vec::new());
        let mut beginnings = Self::default();
        for run in runs(text, 0) {
            forms(&text[run], &mut folded, &mut found);
            found.iter().for_each(|form| beginnings.add(&folded[form.folded.clone()]));
        }
        beginnings
    }

    pub(super) fn clear(&mut self) {
        self.columns = [0; COLUMNS];
        self.others.clear();
    }

    /// Takes in the beginnings of a folded word.
    pub(super) fn add(&mut self, word: &str) {
        let (mut letters, mut both) = (word.char_indices(), 0);
        for half in [32, 0] {
            let Some((at, letter)) = letters.next() else { return };
            both |= u64::from(letter) << half;
            match place(&word[..at + letter.len_utf8()]) {
                Some((column, bit)) => self.columns[column] |= bit,
                None => _ = self.others.insert(both),
            }
        }
    }

    pub(super) fn columns(&self) -> [u64; COLUMNS] {
        self.columns
    }

    /// In an order that does not change, so that the same text gives the same index.
    pub(super) fn others(&self) -> Vec<String> {
        let mut others: Vec<u64> = self.others.iter().copied().collect();
        others.sort_unstable();
        let letter = |half: u64| u32::try_from(half).ok().and_then(char::from_u32).filter(|letter| *letter != '\0');
        let letters = |both: u64| letter(both >> 32).into_iter().chain(letter(both & 0xFFFF_FFFF));
        others.into_iter().map(|both| letters(both).collect()).collect()
    }
}

thread_local! {
    /// The text that words were taken from last on this thread, with their beginnings: the index asks for these right
    /// after, and looking for words is most of the work.
    static LAST: RefCell<(String, Beginnings)> = RefCell::default();
}

/// Notes the beginnings of the words of a text.
pub(super) fn remember(text: &str, beginnings: &Beginnings) {
    LAST.with_borrow_mut(|(of, last)| {
        of.clear();
        of.push_str(text);
        last.clone_from(beginnings);
    });
}

/// What is asked of the beginnings of the words of a text.
pub(super) fn of_text<A>(text: &str, asked: impl Fn(&Beginnings) -> A) -> A {
    let known = LAST.with_borrow(|(of, last)| (of == text).then(|| asked(last)));
    known.unwrap_or_else(|| asked(&Beginnings::of(text)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tantivy::tokenizer::TokenStream as _;

    use super::super::tokens::{TEXT, WORDS, tokenizers};
    use super::*;

    const TEXTS: [&str; 6] = [
        "",
        "Tom West met the Tolo team, 3 a.m.",
        "West’s Überprüfung — ÉTÉ, l’été, x9",
        "یک هیئت امروز آمد",
        "代表团今天抵达",
        "Zz z",
    ];

    fn take_words(tokenizer: &str, text: &str) -> BTreeSet<String> {
        let mut words = BTreeSet::new();
        let mut tokenizer = tokenizers().get(tokenizer).expect("it is registered");
        tokenizer.token_stream(text).process(&mut |token| _ = words.insert(token.text.clone()));
        words
    }

    #[test]
    fn every_word_is_found_by_its_beginnings_and_by_no_other() {
        for text in TEXTS {
            let beginnings = Beginnings::of(text);
            let words = take_words(WORDS, text);
            let tried = ('a'..='z').chain(['é', 'u', '9', '3', 'ی', 'ه', '代', 'ü', '\'']);
            let tried: Vec<char> = tried.chain(words.iter().flat_map(|word| word.chars())).collect();
            let pairs = tried.iter().flat_map(|one| tried.iter().map(move |other| format!("{one}{other}")));
            for beginning in tried.iter().map(char::to_string).chain(pairs) {
                let has = match place(&beginning) {
                    Some((column, bit)) => beginnings.columns()[column] & bit != 0,
                    None => beginnings.others().contains(&beginning),
                };
                assert_eq!(has, words.iter().any(|word| word.starts_with(&beginning)), "{beginning} in {text}");
            }
        }
    }

    #[test]
    fn beginnings_are_the_same_whether_words_were_taken_before_or_not() {
        for text in TEXTS {
            let alone = Beginnings::of(text);
            take_words(TEXT, text);
            assert_eq!(of_text(text, Beginnings::clone), alone, "{text}");
            // Words of another text, and of this one only begun.
            take_words(TEXT, "Something else");
            let mut begun = tokenizers().get(TEXT).expect("it is registered");
            begun.token_stream(text).advance();
            assert_eq!(of_text(text, Beginnings::clone), alone, "{text}");
        }
    }
}
