//! Finding words in an article.

use std::{collections::VecDeque, ops::Range};

use unicode_normalization::{char::decompose_canonical, char::is_combining_mark};

/// Every place where `query` stands in `text`, in order, none overlapping: half-open ranges of
/// Unicode scalar values.
///
/// Letters are compared without case and without diacritics ("Élysée" is found by "elysee"); the
/// Arabic and Persian letters yeh and kaf are one, vowel marks and tatweel are passed over; every
/// space and every form of apostrophe or quotation mark is one. Offsets are those of the text as it
/// stands, also where folding changes its length ("ß" is found by "ss"). An empty query is nowhere.
///
/// O(text) in practice, O(text × query) at worst.
#[must_use]
pub fn find(text: &str, query: &str) -> Vec<Range<usize>> {
    let mut needle = Vec::new();
    for c in query.trim().chars() {
        fold(c, |folded| needle.push(folded));
    }
    let Some(first) = needle.first().copied() else {
        return Vec::new();
    };

    let mut found: Vec<Range<usize>> = Vec::new();
    // A window of folded characters, each with the place it comes from.
    let mut window: VecDeque<(char, usize)> = VecDeque::with_capacity(needle.len() + 4);
    let mut barrier = 0;
    for (offset, c) in text.chars().enumerate() {
        let mut vanished = true;
        fold(c, |folded| {
            vanished = false;
            window.push_back((folded, offset));
            if window.len() > needle.len() {
                window.pop_front();
            }
            if window.len() == needle.len()
                && window.front().is_some_and(|(c, start)| *c == first && *start >= barrier)
                && window.iter().zip(&needle).all(|((a, _), b)| a == b)
                && let Some((_, start)) = window.front()
            {
                found.push(*start..offset + 1);
                barrier = offset + 1;
            }
        });
        // A mark after the last letter belongs to it.
        if vanished
            && is_combining_mark(c)
            && let Some(last) = found.last_mut()
            && last.end == offset
        {
            last.end = offset + 1;
            barrier = offset + 1;
        }
    }
    found
}

/// Calls `push` with what `c` is compared as: nothing, one character, or more.
fn fold(c: char, mut push: impl FnMut(char)) {
    let mut one = |c: char| {
        if is_combining_mark(c) {
            return;
        }
        match c {
            '\u{640}'
            | '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => {}
            'ي' | 'ى' | 'ې' => push('ی'),
            'ك' => push('ک'),
            'ة' => push('ه'),
            'ٱ' => push('ا'),
            '‘' | '’' | 'ʼ' | '`' | '´' | '′' => push('\''),
            '“' | '”' | '„' | '«' | '»' | '″' => push('"'),
            '‐' | '‑' | '–' | '—' | '−' => push('-'),
            '\u{660}'..='\u{669}' => push(digit(c, 0x660)),
            '\u{6F0}'..='\u{6F9}' => push(digit(c, 0x6F0)),
            'ς' => push('σ'),
            'ł' | 'Ł' => push('l'),
            'ø' | 'Ø' => push('o'),
            _ if c.is_whitespace() => push(' '),
            _ if c.is_ascii() => push(c.to_ascii_lowercase()),
            // By way of upper case, so that ß becomes ss.
            _ => c.to_uppercase().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)).for_each(&mut push),
        }
    };
    if c.is_ascii() { one(c) } else { decompose_canonical(c, one) }
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c).saturating_sub(zero), 10).unwrap_or(c)
}
