//! Looking at a token by its place, past the end included.

use crate::reading::tokens::{Kind, Token};

/// The word in lower case.
pub(super) fn word<'t>(tokens: &'t [Token], at: usize) -> Option<&'t str> {
    tokens.get(at).filter(|token| token.kind == Kind::Word).map(|token| &*token.lower)
}

pub(super) fn is_word(tokens: &[Token], at: usize, expect: &str) -> bool {
    word(tokens, at) == Some(expect)
}

pub(super) fn one_of(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    tokens.get(at).is_some_and(|token| token.is_in(words))
}

pub(super) fn is_mark(tokens: &[Token], at: usize, marks: &[char]) -> bool {
    tokens.get(at).is_some_and(|token| token.is_mark(marks))
}

/// A mark without a blank before it.
pub(super) fn tight_mark(tokens: &[Token], at: usize, marks: &[char]) -> bool {
    tokens.get(at).is_some_and(|token| !token.spaced && token.is_mark(marks))
}

/// The value of a number.
pub(super) fn number(tokens: &[Token], at: usize) -> Option<u64> {
    tokens.get(at).filter(|token| token.kind == Kind::Number).and_then(|token| token.value)
}

/// The place after one of the words, where it stands here.
pub(super) fn skip_word(tokens: &[Token], at: usize, words: &[&str]) -> usize {
    at + usize::from(one_of(tokens, at, words))
}

/// The place after the words of a phrase; `None` where they do not all stand here.
pub(super) fn phrase(tokens: &[Token], at: usize, words: &str) -> Option<usize> {
    let mut end = at;
    for expect in words.split(' ') {
        if !is_word(tokens, end, expect) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// The place after a comma.
pub(super) fn past_comma(tokens: &[Token], at: usize) -> usize {
    at + usize::from(is_mark(tokens, at, &[',']))
}

/// The place after the point of an abbreviation.
pub(super) fn past_point(tokens: &[Token], at: usize) -> usize {
    at + usize::from(tight_mark(tokens, at, &['.']))
}

/// The place after an apostrophe and s, “the year’s”.
pub(super) fn past_possessive(tokens: &[Token], at: usize) -> Option<usize> {
    (tight_mark(tokens, at, &['\'', '’']) && tokens.get(at + 1).is_some_and(|token| token.is("s") && !token.spaced))
        .then_some(at + 2)
}
