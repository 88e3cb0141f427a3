//! What differs between two texts, word by word.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};
use unicode_segmentation::UnicodeSegmentation as _;

/// A stretch that differs. Offsets in characters; one of the two ranges may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// What stands in the old text.
    pub old: Range<usize>,
    /// What stands in its place in the new text.
    pub new: Range<usize>,
}

/// What differs between two texts, in order, by whole words (Unicode Standard Annex 29). What lies between is the same
/// to the letter. Not always the fewest changes; near linear in the texts, whatever they hold.
#[must_use]
pub fn differences(old: &str, new: &str) -> Vec<Differing> {
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(old.split_word_bounds());
    input.update_after(new.split_word_bounds());
    let (old_ends, new_ends) = (offsets(old), offsets(new));
    let place = |offsets: &[usize], at: u32| offsets.get(at as usize).copied().unwrap_or_default();
    let diff = Diff::compute(Algorithm::Histogram, &input);
    diff.hunks()
        .map(|hunk| Differing {
            old: place(&old_ends, hunk.before.start)..place(&old_ends, hunk.before.end),
            new: place(&new_ends, hunk.after.start)..place(&new_ends, hunk.after.end),
        })
        .collect()
}

/// Where each word begins, in characters, and where the last one ends.
fn offsets(text: &str) -> Vec<usize> {
    let mut at = 0;
    let starts = text.split_word_bounds().map(|word| {
        at += word.chars().count();
        at
    });
    std::iter::once(0).chain(starts).collect()
}

/// A stretch that is the same in both texts, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Same {
    /// Where it stands in the old text.
    pub old: Range<usize>,
    /// Where it begins in the new one.
    pub new: usize,
}

/// What lies between the differences; `length` is that of the old text, in characters.
pub(super) fn unchanged(differences: &[Differing], length: usize) -> Vec<Same> {
    let (mut old, mut new) = (0, 0);
    let mut found = Vec::with_capacity(differences.len() + 1);
    for differing in differences {
        if old < differing.old.start {
            found.push(Same { old: old..differing.old.start, new });
        }
        (old, new) = (differing.old.end, differing.new.end);
    }
    if old < length {
        found.push(Same { old: old..length, new });
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::text::{char_count, slice_chars};

    #[test]
    fn differences_are_whole_words() {
        for (old, new, expect) in [
            ("They met in Doha.", "They met in Doha.", vec![]),
            ("They met in Doha.", "They talked in Doha.", vec![("met", "talked")]),
            ("They met.", "They met on Monday.", vec![("", " on Monday")]),
            ("", "They met.", vec![("", "They met.")]),
            ("They met.", "", vec![("They met.", "")]),
            ("هیئت در دوحه بود", "هیئت در کابل بود", vec![("دوحه", "کابل")]),
        ] {
            let found = differences(old, new);
            let words: Vec<(&str, &str)> = found
                .iter()
                .map(|it| (slice_chars(old, it.old.clone()).unwrap(), slice_chars(new, it.new.clone()).unwrap()))
                .collect();
            assert_eq!(words, expect, "{old} → {new}");
        }
    }

    proptest! {
        #[test]
        fn the_differences_make_the_new_text_of_the_old(old in "[a-c é.\n]{0,60}", new in "[a-c é.\n]{0,60}") {
            let found = differences(&old, &new);
            let mut made = String::new();
            let mut at = 0;
            for differing in &found {
                prop_assert!(differing.old.start >= at);
                prop_assert!(!differing.old.is_empty() || !differing.new.is_empty());
                made.push_str(slice_chars(&old, at..differing.old.start).unwrap());
                made.push_str(slice_chars(&new, differing.new.clone()).unwrap());
                at = differing.old.end;
            }
            made.push_str(slice_chars(&old, at..char_count(&old)).unwrap());
            prop_assert_eq!(&made, &new);
            for same in unchanged(&found, char_count(&old)) {
                let length = same.old.len();
                prop_assert_eq!(slice_chars(&old, same.old), slice_chars(&new, same.new..same.new + length));
            }
        }
    }
}
