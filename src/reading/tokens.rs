//! A text cut into words, numbers and marks, for readers that look at neighbours.

use std::borrow::Cow;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters in a row.
    Word,
    /// Decimal digits in a row, of any script.
    Number,
    /// One character that is neither.
    Mark,
}

/// A word, a number or a mark.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    pub kind: Kind,
    /// In lower case.
    pub lower: Cow<'t, str>,
    /// As printed.
    pub text: &'t str,
    /// The first Unicode scalar value, from 0.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The byte of the text at which it starts.
    pub byte: usize,
    /// A blank or nothing stands before it.
    pub spaced: bool,
    /// A line ends before it.
    pub line_start: bool,
    /// The value of a number of at most 15 digits.
    pub value: Option<u64>,
}

impl Token<'_> {
    /// A word, in lower case, is this.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.lower == word
    }

    /// A word, in lower case, is one of these.
    pub(crate) fn is_in(&self, words: &[&str]) -> bool {
        self.kind == Kind::Word && words.contains(&&*self.lower)
    }

    /// The mark, if it is one.
    pub(crate) fn mark(&self) -> Option<char> {
        if self.kind == Kind::Mark { self.text.chars().next() } else { None }
    }

    /// A mark among these.
    pub(crate) fn is_mark(&self, marks: &[char]) -> bool {
        self.mark().is_some_and(|mark| marks.contains(&mark))
    }

    /// How many digits a number has; 0 for anything else.
    pub(crate) fn digits(&self) -> usize {
        if self.kind == Kind::Number { self.end - self.start } else { 0 }
    }

    /// A word that starts with a capital.
    pub(crate) fn is_capitalised(&self) -> bool {
        self.kind == Kind::Word && self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Scripts whose ten digits stand in a row: the code of their zero.
const ZEROS: [u32; 5] = [
    0x30,   // European
    0x660,  // Arabic
    0x6F0,  // Persian, Dari, Pashto, Urdu
    0x966,  // Devanagari
    0xFF10, // full width
];

/// The value of a decimal digit.
pub(crate) fn digit(character: char) -> Option<u32> {
    let code = u32::from(character);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| code - zero)
}

fn kind_of(character: char) -> Kind {
    if digit(character).is_some() {
        Kind::Number
    } else if character.is_alphabetic() {
        Kind::Word
    } else {
        Kind::Mark
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_uppercase) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}

/// The tokens of a text, blanks left out. Linear.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut characters = text.char_indices().enumerate().peekable();
    let (mut spaced, mut line_start) = (true, true);
    while let Some((start, (byte, first))) = characters.next() {
        if first.is_whitespace() {
            spaced = true;
            line_start |= first == '\n';
            continue;
        }
        let kind = kind_of(first);
        let (mut end, mut end_byte) = (start + 1, byte + first.len_utf8());
        if kind != Kind::Mark {
            while let Some((at, (byte, character))) = characters.peek().copied()
                && kind_of(character) == kind
            {
                end = at + 1;
                end_byte = byte + character.len_utf8();
                characters.next();
            }
        }
        let text = &text[byte..end_byte];
        let value = (kind == Kind::Number && end - start <= 15)
            .then(|| text.chars().filter_map(digit).fold(0, |sum, digit| sum * 10 + u64::from(digit)));
        found.push(Token { kind, lower: lower(text), text, start, end, byte, spaced, line_start, value });
        (spaced, line_start) = (false, false);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_marks_with_their_characters() {
        let shown: Vec<(String, usize, usize, bool)> = tokens("É 3pm,\n۱۲x")
            .into_iter()
            .map(|token| (token.lower.into_owned(), token.start, token.end, token.spaced))
            .collect();
        let expect = [("é", 0, 1, true), ("3", 2, 3, true), ("pm", 3, 5, false), (",", 5, 6, false)];
        for (index, (text, start, end, spaced)) in expect.into_iter().enumerate() {
            assert_eq!(shown[index], (text.to_owned(), start, end, spaced));
        }
        assert_eq!(tokens("۱۲x")[0].value, Some(12));
        assert_eq!(tokens("9999999999999999")[0].value, None, "too long for a number");
    }
}
