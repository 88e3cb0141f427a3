//! Words and graphemes of a block, for selecting and for moving by keyboard.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// The word at `offset` (characters of `text`), or the run of spaces or the sign that stands there;
/// at the end of the text the one before. Unicode Standard Annex 29, with a zero-width non-joiner
/// kept inside a word, as Persian writes it.
#[must_use]
pub fn word_at(text: &str, offset: usize) -> Range<usize> {
    let mut last = 0..0;
    for (range, _) in segments(text) {
        if range.contains(&offset) {
            return range;
        }
        last = range;
    }
    last
}

/// The end of the first word that ends after `offset`; the end of the text, if none does.
#[must_use]
pub fn next_word_end(text: &str, offset: usize) -> usize {
    segments(text)
        .find(|(range, is_word)| *is_word && range.end > offset)
        .map_or_else(|| text.chars().count(), |(range, _)| range.end)
}

/// The start of the last word that starts before `offset`; 0, if none does.
#[must_use]
pub fn previous_word_start(text: &str, offset: usize) -> usize {
    segments(text)
        .take_while(|(range, _)| range.start < offset)
        .filter(|(_, is_word)| *is_word)
        .last()
        .map_or(0, |(range, _)| range.start)
}

/// Whether `offset` is between two graphemes, so that a caret may stand there.
#[must_use]
pub fn is_grapheme_boundary(text: &str, offset: usize) -> bool {
    let mut at = 0;
    for grapheme in text.graphemes(true) {
        if at >= offset {
            break;
        }
        at += grapheme.chars().count();
    }
    at == offset
}

/// Number of words: for telling how much is selected.
#[must_use]
pub fn count_words(text: &str) -> usize {
    segments(text).filter(|(_, is_word)| *is_word).count()
}

fn segments(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    let mut bounds = text.split_word_bounds().peekable();
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut piece = bounds.next()?;
        let start = at;
        let mut is_word = false;
        loop {
            at += piece.chars().count();
            is_word |= piece.chars().any(char::is_alphanumeric);
            let joined = piece.ends_with('\u{200C}') || bounds.peek().is_some_and(|next| next.starts_with('\u{200C}'));
            match bounds
                .next_if(|next| is_word && joined && next.starts_with(|c: char| c.is_alphanumeric() || c == '\u{200C}'))
            {
                Some(next) => piece = next,
                None => break,
            }
        }
        Some((start..at, is_word))
    })
}
