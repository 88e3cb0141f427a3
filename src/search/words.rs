//! Where words begin and end, in the scripts that part them and in those that do not.

use unicode_normalization::char::is_combining_mark;

/// Belongs to a word: a letter, a digit, or a mark on one.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || (!character.is_ascii() && is_combining_mark(character))
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
    let rest = rest.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(rest);
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
