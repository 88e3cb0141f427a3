//! Words: what counts as one, in the scripts that part them and in those that do not.
//!
//! The one notion of a word for all of searching: the index takes its terms from here, the scan and the marks in snippets
//! look for the same.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use super::fold::fold_char;
use crate::model::bytes::{EACH_HIGH, end_of_plain, first_of, plain_letters};
use crate::model::char_set::CharSet;

/// The longest word, in bytes of its folded form; what lies beyond does not tell words apart.
pub(super) const LONGEST: usize = 120;
/// A word of more parts, joined by marks that are not seen, is found whole and by each part, and not by some of them.
const PARTS: usize = 4;

/// Every word of a text from a byte on, as bytes, in order. A word is a run of letters, digits and their marks, and the
/// joiners inside it; in scripts that do not part words every character is one.
pub(super) fn runs(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        let run = next_run(text, at)?;
        at = run.end;
        Some(run)
    })
}

fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    // Most words are of plain letters, and end before a plain character.
    let bytes = text.as_bytes();
    let first = first_of(bytes, from, |eight| plain_letters(eight) | eight & EACH_HIGH)?;
    let after = end_of_plain(bytes, first);
    if after > first && bytes.get(after).is_none_or(u8::is_ascii) {
        return Some(first..after);
    }
    let from = first;
    let mut chars = text[from..].char_indices();
    let (start, first) = chars.find(|(_, character)| is_word(*character) && !is_silent(*character))?;
    let unparted = is_unparted(first);
    let mut end = start + first.len_utf8();
    for (at, character) in chars {
        let silent = is_silent(character);
        if !silent && (unparted || !is_word(character) || is_unparted(character)) {
            break;
        }
        // A joiner belongs to a word only where the word goes on behind it.
        if is_word(character) {
            end = at + character.len_utf8();
        }
    }
    Some(from + start..from + end)
}

/// The word of plain letters that begins at a byte, where one does, between plain characters.
pub(super) fn plain_run(text: &str, byte: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let plain = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let length = end_of_plain(bytes, byte) - byte;
    let (before, after) = (byte.checked_sub(1).and_then(|before| bytes.get(before)), bytes.get(byte + length));
    (length > 0 && before.is_none_or(plain) && after.is_none_or(plain)).then(|| byte..byte + length)
}

/// The word that covers a byte at which a character begins, if one does.
pub(super) fn run_at(text: &str, byte: usize) -> Option<Range<usize>> {
    let mut from = byte;
    let unparted = text[byte..].chars().next().is_some_and(|c| is_unparted(c) && !is_silent(c));
    if !unparted {
        for character in text[..byte].chars().rev() {
            if !(is_word(character) && !is_unparted(character) || is_silent(character)) {
                break;
            }
            from -= character.len_utf8();
        }
    }
    runs(text, from).take_while(|run| run.start <= byte).find(|run| run.contains(&byte))
}

/// A form under which a word is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Its letters, in bytes of the folded word.
    pub folded: Range<usize>,
    /// Where it stands, in bytes of the word.
    pub bytes: Range<usize>,
}

/// Folds a word into `folded` and lists the forms under which it is found, the whole first: its parts between joiners
/// and what follows the particles that Arabic script writes with the next word (one of و ف, one of ب ك ل, and the article
/// ال, in this order and each at most once). The buffers are emptied first.
pub(super) fn forms(word: &str, folded: &mut String, forms: &mut Vec<Form>) {
    folded.clear();
    forms.clear();
    if word.is_ascii() {
        fold_plain(word, folded);
        forms.push(Form { folded: 0..folded.len(), bytes: 0..word.len() });
        return;
    }
    // Most have one part.
    if word.chars().all(is_word) {
        for character in word.chars() {
            if folded.len() < LONGEST {
                fold_char(character, |letter| folded.push(letter));
            }
        }
        if !folded.is_empty() {
            forms.push(Form { folded: 0..folded.len(), bytes: 0..word.len() });
            let behind = particles(word, folded).into_iter();
            forms.extend(
                behind.map(|(skip, skip_folded)| Form { folded: skip_folded..folded.len(), bytes: skip..word.len() }),
            );
        }
        return;
    }
    // Where the parts begin and end: in the word and in its folded form.
    let mut parts: Vec<Form> = Vec::new();
    let mut joined = true;
    for (at, character) in word.char_indices() {
        if !is_word(character) {
            joined = true;
            continue;
        }
        let before = folded.len();
        if before < LONGEST {
            fold_char(character, |letter| folded.push(letter));
        }
        let end = at + character.len_utf8();
        match parts.last_mut() {
            Some(part) if !joined => (part.folded.end, part.bytes.end) = (folded.len(), end),
            _ => parts.push(Form { folded: before..folded.len(), bytes: at..end }),
        }
        joined = false;
    }
    parts.retain(|part| !part.folded.is_empty());
    let Some(last) = parts.last() else { return };
    forms.push(Form { folded: 0..folded.len(), bytes: 0..last.bytes.end });
    for (first, part) in parts.iter().enumerate() {
        let starts = particles(&word[part.bytes.clone()], &folded[part.folded.clone()]);
        for (skip, skip_folded) in std::iter::once((0, 0)).chain(starts) {
            let ends = if parts.len() > PARTS { &parts[first..=first] } else { &parts[first..] };
            for until in ends {
                let form = Form {
                    folded: part.folded.start + skip_folded..until.folded.end,
                    bytes: part.bytes.start + skip..until.bytes.end,
                };
                if !forms.contains(&form) && !form.folded.is_empty() {
                    forms.push(form);
                }
            }
        }
    }
}

/// Folds a word of ASCII, or of nothing, into `folded`, which is emptied first.
pub(super) fn fold_plain(word: &str, folded: &mut String) {
    folded.clear();
    folded.push_str(&word[..word.len().min(LONGEST)]);
    folded.make_ascii_lowercase();
}

/// How many bytes of the part, and of its folded form, each sequence of particles takes that it begins with.
fn particles(part: &str, folded: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if !folded.starts_with(['و', 'ف', 'ب', 'ک', 'ل', 'ا']) {
        return found;
    }
    // Up to four letters of particles, and two behind them.
    let letters: Vec<(usize, char)> = folded.char_indices().take(6).collect();
    for count in 1..=4 {
        // One letter behind particles is no word.
        let (Some((cut, next)), true) = (letters.get(count), letters.len() > count + 1) else { break };
        if !is_arabic(*next) || !is_particles(&folded[..*cut]) {
            continue;
        }
        // The same letter in the part, which may hold marks: the folded letters are counted.
        let mut seen = 0;
        let place = part.char_indices().find(|(_, character)| {
            let here = seen;
            fold_char(*character, |_| seen += 1);
            here == count && seen > here
        });
        if let Some((place, _)) = place {
            found.push((place, *cut));
        }
    }
    found
}

/// Counts as nothing in a search: a mark on a letter, a joiner, a sign of direction.
fn is_silent(character: char) -> bool {
    static SILENT: LazyLock<CharSet> = LazyLock::new(|| {
        CharSet::of(|character| {
            let mut silent = true;
            fold_char(character, |_| silent = false);
            silent
        })
    });
    !character.is_ascii() && SILENT.has(character)
}

/// Belongs to a word: a letter, a digit, or a mark on one.
pub(super) fn is_word(character: char) -> bool {
    static WORD: LazyLock<CharSet> =
        LazyLock::new(|| CharSet::of(|character| character.is_alphanumeric() || is_combining_mark(character)));
    if character.is_ascii() { character.is_ascii_alphanumeric() } else { WORD.has(character) }
}

/// Belongs to a script that writes words without spaces: Han, Kana, Thai, Lao, Khmer, Burmese. There every character
/// can begin or end a word.
fn is_unparted(character: char) -> bool {
    matches!(u32::from(character), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

fn is_arabic(character: char) -> bool {
    matches!(u32::from(character), 0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC)
}

/// Whether a word, or a name inside one, may begin at this byte.
///
/// In Arabic script a word may also begin after the particles that are written with it: one of و ف, one of ب ك ل,
/// and the article ال, in this order and each at most once.
pub(super) fn begins_word(text: &str, byte: usize) -> bool {
    let Some(first) = text[byte..].chars().next() else { return false };
    let Some(before) = text[..byte].chars().next_back() else { return true };
    if !is_word(before) || !is_word(first) || is_unparted(first) || is_unparted(before) {
        return true;
    }
    is_arabic(first) && is_arabic(before) && {
        let start = text[..byte].char_indices().rev().take_while(|(_, c)| is_word(*c)).last();
        start.is_some_and(|(start, _)| is_particles(&text[start..byte]))
    }
}

fn is_particles(letters: &str) -> bool {
    let rest = letters.strip_prefix(['و', 'ف']).unwrap_or(letters);
    let rest = rest.strip_prefix(['ب', 'ك', 'ک', 'ل']).unwrap_or(rest);
    let rest = rest.strip_prefix("ال").unwrap_or(rest);
    rest.is_empty()
}

/// Whether a word, or a name inside one, may end before this byte.
pub(super) fn ends_word(text: &str, byte: usize) -> bool {
    let Some(last) = text[..byte].chars().next_back() else { return false };
    let Some(after) = text[byte..].chars().next() else { return true };
    !is_word(after) || !is_word(last) || is_unparted(last) || is_unparted(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_and_end_at_their_edges() {
        // The mark | stands where a word may begin, and not elsewhere.
        for marked in ["|the| |Taliban|’|s", "|US|-|led", "|a|卡|塔|尔", "|Khalilzād", "|e\u{301}t"] {
            let text = marked.replace('|', "");
            let mut byte = 0;
            let mut expect = Vec::new();
            for part in marked.split('|').skip(1) {
                expect.push(byte);
                byte += part.len();
            }
            let found: Vec<usize> =
                text.char_indices().map(|(byte, _)| byte).filter(|byte| begins_word(&text, *byte)).collect();
            assert_eq!(found, expect, "{marked}");
        }
    }

    #[test]
    fn words_are_the_same_wherever_they_stand() {
        for words in [&["a", "Bc9", "letters", "abcdefgh", "abcdefghi", "a1b2c3d4e5f6g7h8i9"][..], &["été", "x", "né2"]]
        {
            for gap in [" ", "  ", ", ", " — ", ".\n\n        "] {
                for before in 0..9 {
                    let text = format!("{}{}", " ".repeat(before), words.join(gap));
                    let found: Vec<&str> = runs(&text, 0).map(|run| &text[run]).collect();
                    assert_eq!(found, words, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn arabic_particles_are_not_part_of_the_word() {
        for (text, word, expect) in [
            ("وطالبان", "طالبان", true),
            ("بالدوحة", "دوحة", true),
            ("والدوحة", "الدوحة", true),
            ("فبطالبان", "طالبان", true),
            ("سطالبان", "طالبان", false),
            ("بوطالبان", "طالبان", false),
        ] {
            assert_eq!(begins_word(text, text.find(word).unwrap()), expect, "{word} in {text}");
        }
    }
}
