//! What needs no window.

use std::ops::Range;

use proptest::prelude::*;

use super::super::{
    blocks::{Heights, block_of, split},
    count_words,
    document::slice,
    find, is_grapheme_boundary,
    margin::stack,
    next_word_end, previous_word_start, word_at,
};

#[test]
fn words_are_found_without_case_and_diacritics() {
    let check = |text: &str, query: &str, expect: &[[usize; 2]]| {
        let found: Vec<_> = find(text, query).iter().map(|range| [range.start, range.end]).collect();
        assert_eq!(found, expect, "{query:?} in {text:?}");
    };
    check("", "a", &[]);
    check("abc", "", &[]);
    check("abc", "  ", &[]);
    check("Doha, doha, DOHA", "doha", &[[0, 4], [6, 10], [12, 16]]);
    check("aaaa", "aa", &[[0, 2], [2, 4]]);
    check("the Élysée said", "elysee", &[[4, 10]]);
    check("the E\u{301}lyse\u{301}e\u{301} said", "élysée", &[[4, 13]]);
    check("cafe\u{301} x", "cafe", &[[0, 5]]);
    check("Straße 5", "STRASSE", &[[0, 6]]);
    check("Straße", "ss", &[[4, 5]]);
    check("İstanbul is", "istanbul", &[[0, 8]]);
    check("it’s “so”", "it's \"so\"", &[[0, 9]]);
    check("a\u{A0}b", "a b", &[[0, 3]]);
    check("علي و علی", "علی", &[[0, 3], [6, 9]]);
    check("مُحَمَّد", "محمد", &[[0, 8]]);
    check("سال ۲۰۲۱", "2021", &[[4, 8]]);
    check("no such", "word", &[]);
    check("aab", "ab", &[[1, 3]]);
}

proptest! {
    #[test]
    fn what_is_found_folds_to_the_query(text in "\\PC{0,40}", at in 0_usize..40, length in 1_usize..6) {
        let chars: Vec<char> = text.chars().collect();
        let start = at.min(chars.len());
        let query: String = chars[start..(start + length).min(chars.len())].iter().collect();
        let found = find(&text, &query);
        prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        prop_assert!(found.iter().all(|range| range.start < range.end && range.end <= chars.len()));
        for range in &found {
            prop_assert!(!find(slice(&text, range), &query).is_empty());
        }
    }

    #[test]
    fn heights_add_up(heights in proptest::collection::vec(0_u32..200, 1..60), changes in proptest::collection::vec((0_usize..60, 0_u32..200), 0..30), y in 0_u32..8000) {
        let mut plain: Vec<f64> = heights.into_iter().map(f64::from).collect();
        let mut index = Heights::new(plain.clone());
        for (at, height) in changes {
            let at = at % plain.len();
            let grown = index.set(at, f64::from(height));
            prop_assert!((grown - (f64::from(height) - plain[at])).abs() < 1e-9);
            plain[at] = f64::from(height);
        }
        for at in 0..=plain.len() {
            prop_assert!((index.top(at) - plain[..at].iter().sum::<f64>()).abs() < 1e-6);
        }
        let y = f64::from(y);
        let at = index.at(y);
        prop_assert!(index.top(at) <= y);
        prop_assert!(at + 1 == plain.len() || index.top(at + 1) > y);
    }

    #[test]
    fn blocks_hold_every_word_once(text in "([a-zا-ی .\n]{0,40}\n?){0,12}") {
        let blocks = split(&text);
        let chars: Vec<char> = text.chars().collect();
        let mut next = 0;
        for block in &blocks {
            prop_assert!(block.start >= next && block.end > block.start);
            prop_assert!(chars[next..block.start].iter().all(|c| c.is_whitespace()));
            let words: String = chars[block.start..block.end].iter().collect();
            prop_assert_eq!(&text[block.byte..block.byte_end], words);
            next = block.end;
        }
        prop_assert!(chars[next..].iter().all(|c| c.is_whitespace()));
    }
}

#[test]
fn paragraphs_are_split_and_counted() {
    let blocks = split("\n one \n\n\ntwo\r\nthree");
    let seen: Vec<_> = blocks.iter().map(|block| (block.start..block.end, block.paragraph)).collect();
    assert_eq!(seen, [(1..6, 1), (9..13, 2), (14..19, 3)]);
    assert_eq!(block_of(&blocks, 0), 0);
    assert_eq!(block_of(&blocks, 7), 0);
    assert_eq!(block_of(&blocks, 9), 1);
    assert_eq!(block_of(&blocks, 500), 2);
    assert!(split("").is_empty());
}

#[test]
fn a_huge_paragraph_is_cut_after_sentences() {
    let text = "Both sides met again. ".repeat(2000);
    let blocks = split(&text);
    assert!(blocks.len() > 10);
    assert!(blocks.iter().all(|block| block.paragraph == 1 && block.end - block.start <= 3000));
    assert!(blocks.iter().all(|block| text[block.byte..block.byte_end].trim_end().ends_with('.')));
    assert_eq!(blocks.iter().filter(|block| block.first).count(), 1);
    assert_eq!(blocks.iter().filter(|block| block.last).count(), 1);
    let unbroken = "字".repeat(10_000);
    assert_eq!(
        split(&unbroken).iter().map(|block| block.end - block.start).collect::<Vec<_>>(),
        [3000, 3000, 3000, 1000]
    );
}

#[test]
fn words_are_bounded() {
    let check = |text: &str, offset: usize, word: Range<usize>, next_end: usize, previous_start: usize| {
        assert_eq!(
            (word_at(text, offset), next_word_end(text, offset), previous_word_start(text, offset)),
            (word, next_end, previous_start),
            "{text:?} at {offset}"
        );
    };
    check("Two sides met", 0, 0..3, 3, 0);
    check("Two sides met", 3, 3..4, 9, 0);
    check("Two sides met", 5, 4..9, 9, 4);
    check("Two sides met", 13, 10..13, 13, 10);
    check("don’t go", 2, 0..5, 5, 0);
    check("", 0, 0..0, 0, 0);
    check("آنان باز", 6, 5..8, 8, 5);
    // Persian joins a prefix by a zero-width non-joiner.
    check("آنان می\u{200C}روند گفت", 6, 5..12, 12, 5);
    check("گفت\u{200C}وگو شد", 1, 0..7, 7, 0);
    assert_eq!(count_words("Two sides, met — again."), 4);
    assert!(!is_grapheme_boundary("e\u{301}a", 1));
    assert!(is_grapheme_boundary("e\u{301}a", 2));
}

#[test]
fn notes_are_stacked_without_touching() {
    let check =
        |wishes: &[f64], expect: &[f64]| assert_eq!(stack(wishes.iter().copied(), 32.0).collect::<Vec<_>>(), expect);
    check(&[], &[]);
    check(&[5.0, 100.0], &[5.0, 100.0]);
    check(&[5.0, 10.0, 12.0, 300.0], &[5.0, 44.0, 83.0, 300.0]);
}
