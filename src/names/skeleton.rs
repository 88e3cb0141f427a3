//! What is left of a word of a name in every spelling and script: the key under which to look for others.

use super::fold::fold;
use super::near::{is_vowel, sound};

/// The consonants of one word, coarsely: sounds that spellings or scripts exchange are one letter. Two spellings of one
/// name nearly always share it, and so do other names: it finds candidates, which [`super::match_names`] judges.
///
/// `None` where fewer than three consonants are left, which say too little, and for scripts that have no such key.
#[must_use]
pub fn skeleton(word: &str) -> Option<String> {
    let folded = fold(word);
    let mut left = String::new();
    let mut push = |class: char| {
        if !left.ends_with(class) {
            left.push(class);
        }
    };
    if folded.is_ascii() {
        sound(&folded).into_iter().filter(|heard| !is_vowel(*heard)).filter_map(of_sound).for_each(&mut push);
    } else {
        folded.chars().filter_map(of_letter).for_each(&mut push);
    }
    (left.len() > 2).then_some(left)
}

/// The class of a sound, as [`sound`] gives it. Half vowels and breaths come and go between spellings: they have none.
fn of_sound(heard: u8) -> Option<char> {
    Some(match heard {
        b'b' | b'p' | b'f' => 'b',
        b't' | b'T' | b'd' | b'D' => 't',
        b'k' | b'g' | b'X' | b'G' | b'q' => 'k',
        b's' | b'S' | b'z' | b'Z' | b'c' | b'C' | b'j' => 's',
        b'n' | b'N' => 'n',
        b'm' | b'l' | b'r' => char::from(heard),
        _ => return None,
    })
}

/// The class of an Arabic or Hebrew letter.
fn of_letter(letter: char) -> Option<char> {
    Some(match letter {
        'ب' | 'پ' | 'ف' | 'ב' | 'פ' => 'b',
        'ت' | 'ط' | 'د' | 'ט' | 'ת' | 'ד' => 't',
        'خ' | 'ق' | 'ک' | 'ك' | 'گ' | 'غ' | 'כ' | 'ק' | 'ג' => 'k',
        'ث' | 'ج' | 'چ' | 'ذ' | 'ظ' | 'ز' | 'ژ' | 'ږ' | 'س' | 'ص' | 'ش' | 'ښ' | 'ض' | 'ځ' | 'څ' | 'ז' | 'ס' | 'צ'
        | 'ש' => 's',
        'ن' | 'נ' => 'n',
        'م' | 'מ' => 'm',
        'ل' | 'ל' => 'l',
        'ر' | 'ר' => 'r',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_share_their_skeleton() {
        for (left, right) in [
            ("Muttaqi", "Motaqi"),
            ("Mutaqi", "متقی"),
            ("Khalilzad", "خلیلزاد"),
            ("Petrovsky", "Petrovskiy"),
            ("Baradar", "برادر"),
        ] {
            assert_eq!(skeleton(left), skeleton(right), "{left} {right}");
            assert!(skeleton(left).is_some(), "{left}");
        }
        for word in ["", "Li", "West", "李"] {
            assert_eq!(skeleton(word), None, "{word}");
        }
        assert_ne!(skeleton("Muttaqi"), skeleton("Baradar"));
    }
}
