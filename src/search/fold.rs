//! Folding: what counts as the same letter in a search. Case, accents and vowel marks do not tell letters apart, nor
//! do the Arabic and Persian forms of yeh and kaf, nor typographic apostrophes; joiners and direction marks count as
//! nothing.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Calls `each` with every character that this one folds to; none for marks.
pub(super) fn fold_char(character: char, mut each: impl FnMut(char)) {
    if character.is_ascii() {
        each(character.to_ascii_lowercase());
        return;
    }
    // Letters that are what they are, or have one small form, without asking the tables of Unicode: most of a text.
    match character {
        'а'..='и'
        | 'к'..='я'
        | 'ا'..='غ'
        | 'ف'
        | 'ق'
        | 'ل'..='و'
        | 'پ'
        | 'چ'
        | 'ژ'
        | 'ک'
        | 'گ'
        | 'ی'
        | '\u{4e00}'..='\u{9fff}' => {
            each(character);
            return;
        }
        _ => {}
    }
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
