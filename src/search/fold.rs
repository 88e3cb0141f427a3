//! Folding: what counts as the same letter in a search. Case, accents and vowel marks do not tell letters apart, nor
//! do the Arabic and Persian forms of yeh and kaf, nor typographic apostrophes; joiners and direction marks count as
//! nothing.

use std::sync::LazyLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Calls `each` with every character that this one folds to; none for marks.
pub(super) fn fold_char(character: char, mut each: impl FnMut(char)) {
    if character.is_ascii() {
        each(character.to_ascii_lowercase());
        return;
    }
    if ('\u{4e00}'..='\u{9fff}').contains(&character) {
        each(character);
        return;
    }
    match FOLDED.get(u32::from(character) as usize) {
        Some(Some(folded)) => folded.iter().copied().take_while(|letter| *letter != '\0').for_each(each),
        _ => fold_by_tables(character, each),
    }
}

/// What characters fold to in Latin, Greek, Cyrillic, Hebrew and Arabic script, by number, filled up with NUL: to ask the
/// tables of Unicode of every letter takes longer than all else that is done with it. `None` for what folds to more.
static FOLDED: LazyLock<Vec<Option<[char; 3]>>> = LazyLock::new(|| {
    let fold = |character| {
        let mut letters = Vec::new();
        fold_by_tables(character, |letter| letters.push(letter));
        let mut folded = ['\0'; 3];
        folded.get_mut(..letters.len())?.copy_from_slice(&letters);
        Some(folded)
    };
    ('\0'..'\u{700}').map(fold).collect()
});

fn fold_by_tables(character: char, mut each: impl FnMut(char)) {
    decompose_canonical(character, |part| match part {
        '\u{ad}'
        | '\u{640}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => {}
        '’' | '‘' | 'ʼ' | 'ʻ' => each('\''),
        'ي' | 'ى' => each('ی'),
        'ك' => each('ک'),
        mark if is_combining_mark(mark) => {}
        letter => letter.to_lowercase().filter(|low| !is_combining_mark(*low)).for_each(&mut each),
    });
}

/// The text, folded.
#[cfg(test)]
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|character| fold_char(character, |fold| folded.push(fold)));
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_the_tables_is_what_they_say() {
        for character in '\u{80}'..='\u{A000}' {
            let (mut kept, mut said) = (String::new(), String::new());
            fold_char(character, |letter| kept.push(letter));
            fold_by_tables(character, |letter| said.push(letter));
            assert_eq!(kept, said, "{character:?}");
        }
    }

    #[test]
    fn letters_fold_to_their_plain_form() {
        for (text, expect) in [
            ("Muttaqī", "muttaqi"),
            ("ÉTÉ", "ete"),
            ("e\u{301}", "e"),
            ("İ", "i"),
            ("Ka’abi", "ka'abi"),
            ("گفت\u{200c}وگو", "گفتوگو"),
            ("مُتَّقِي", "متقی"),
            ("Кабул, ёй", "кабул, еи"),
            ("آغازِ ئه", "اغاز یه"),
            ("卡塔尔", "卡塔尔"),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
        ] {
            assert_eq!(fold(text), expect, "{text}");
        }
    }
}
