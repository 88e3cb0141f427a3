//! Arabic and Hebrew letters against Latin ones: which sounds may a letter stand for, and does one word read like the other?

use super::near::{LONGEST, is_vowel};

/// The sounds (as in [`super::near::sound`]) a letter may stand for, and what it costs to pass it over.
#[expect(clippy::match_same_arms, reason = "one line a letter, as in a grammar")]
fn readings(letter: char) -> (&'static [u8], f32) {
    match letter {
        'ا' => (b"aeoiu", 0.35),
        'ء' => (b"", 0.05),
        'ع' => (b"aieuo", 0.05),
        'ب' => (b"bvp", 1.0),
        'پ' => (b"pb", 1.0),
        'ت' | 'ط' => (b"tT", 1.0),
        'ث' => (b"sTt", 1.0),
        'ج' => (b"jgZGC", 1.0),
        'چ' => (b"CSjc", 1.0),
        'ح' => (b"hX", 0.8),
        'خ' => (b"XhkjC", 1.0),
        'د' => (b"dD", 1.0),
        'ذ' | 'ظ' => (b"zDd", 1.0),
        'ر' => (b"r", 1.0),
        'ز' => (b"zs", 1.0),
        'ژ' | 'ږ' => (b"ZjzgG", 1.0),
        'س' | 'ص' => (b"scT", 1.0),
        'ش' | 'ښ' => (b"SCsX", 1.0),
        'ض' => (b"dzD", 1.0),
        'ځ' => (b"zjDZ", 1.0),
        'څ' => (b"csC", 1.0),
        'غ' => (b"Ggkr", 1.0),
        'ف' => (b"fvp", 1.0),
        'ق' => (b"kgGX", 0.9),
        'ک' => (b"kX", 1.0),
        'گ' => (b"gkG", 1.0),
        'ل' => (b"l", 1.0),
        'م' => (b"m", 1.0),
        'ن' => (b"nN", 1.0),
        'و' => (b"vuo", 0.35),
        'ه' => (b"haet", 0.2),
        'ی' => (b"iyeaj", 0.3),
        'א' => (b"aeiou", 0.05),
        'ב' => (b"bv", 1.0),
        'ג' => (b"gjG", 1.0),
        'ד' => (b"dD", 1.0),
        'ה' => (b"hae", 0.1),
        'ו' => (b"vuo", 0.3),
        'ז' => (b"zZ", 1.0),
        'ח' => (b"hXC", 0.8),
        'ט' | 'ת' => (b"tT", 1.0),
        'י' => (b"iyej", 0.3),
        'כ' => (b"kXCh", 1.0),
        'ל' => (b"l", 1.0),
        'מ' => (b"m", 1.0),
        'נ' => (b"nN", 1.0),
        'ס' => (b"sc", 1.0),
        'ע' => (b"aeiou", 0.05),
        'פ' => (b"pf", 1.0),
        'צ' => (b"cszt", 1.0),
        'ק' => (b"kc", 1.0),
        'ר' => (b"r", 1.0),
        'ש' => (b"Ss", 1.0),
        _ => (b"", 1.0),
    }
}

/// What it costs to pass over a Latin sound that the other script did not write: little for a short vowel.
fn unwritten(heard: u8) -> f32 {
    match heard {
        b'a' | b'e' => 0.08,
        b'o' | b'u' => 0.12,
        b'i' => 0.15,
        b'y' | b'h' => 0.3,
        _ => 1.0,
    }
}

/// How well the word `letters` in Arabic or Hebrew letters reads as the Latin word that sounds like `sounds`: from 0, not at
/// all, to 0.95. Words of fewer than two consonants say too little and never pass 0.75.
pub(super) fn reads_as(letters: &[char], sounds: &[u8]) -> f32 {
    if letters.is_empty() || letters.len() > LONGEST || sounds.len() > LONGEST {
        return 0.0;
    }
    let mut above = [0.0_f32; LONGEST + 1];
    for (at, &heard) in sounds.iter().enumerate() {
        above[at + 1] = above[at] + unwritten(heard);
    }
    for (row, &letter) in letters.iter().enumerate() {
        let (heard_as, skip) = readings(letter);
        // A long vowel that begins a word may only carry the next letter: ایران, او.
        let skip = if row == 0 && letter == 'ا' { 0.1 } else { skip };
        // One letter where the Latin has one for two (خلیل الله), and a last breath that Latin letters leave out (فتح).
        let skip = if row > 0 && letters[row - 1] == letter { 0.1_f32.min(skip) } else { skip };
        let skip = if row + 1 == letters.len() && letter == 'ح' { 0.2 } else { skip };
        let mut diagonal = above[0];
        above[0] += skip;
        for (at, &heard) in sounds.iter().enumerate() {
            let reading = if heard_as.contains(&heard) { 0.0 } else { 1.5 };
            let cost = (diagonal + reading).min(above[at] + unwritten(heard)).min(above[at + 1] + skip);
            diagonal = above[at + 1];
            above[at + 1] = cost;
        }
    }
    let cost = above[sounds.len()];
    let consonants = sounds.iter().filter(|&&heard| !is_vowel(heard)).count();
    let limit = 0.14 * letters.len() as f32 + 0.12;
    if cost > limit {
        return 0.0;
    }
    let score = 0.95 - 0.25 * cost / limit;
    if consonants < 2 { score.min(0.75) } else { score }
}
