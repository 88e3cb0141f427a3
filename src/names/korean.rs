//! Korean syllables read in Latin letters, loosely: the spellings of North and South fall together.

/// A Korean word in Latin letters, by the Revised Romanization's values for each part of a syllable.
pub(super) fn romanise(word: &str) -> String {
    const FIRST: [&str; 19] =
        ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
    const MIDDLE: [&str; 21] = [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
        "eu", "ui", "i",
    ];
    const LAST: [&str; 28] = [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
        "t", "t", "k", "t", "p", "t",
    ];
    let mut reading = String::new();
    for syllable in word.chars() {
        let Some(index) = u32::from(syllable).checked_sub(0xAC00).filter(|&index| index < 11_172) else {
            continue;
        };
        let index = index as usize;
        reading.push_str(FIRST[index / 588]);
        reading.push_str(MIDDLE[index % 588 / 28]);
        reading.push_str(LAST[index % 28]);
    }
    reading
}

/// One key for the ways in which Korean is written in Latin letters: eo, u, oo and o, g and k, j and ch, l and r.
pub(super) fn key(latin: &str) -> Vec<u8> {
    let latin = latin
        .replace("ng", "N")
        .replace("eo", "o")
        .replace("eu", "u")
        .replace("oo", "u")
        .replace("ou", "o")
        .replace("ae", "e")
        .replace("ch", "j")
        .replace("sh", "s")
        .replace("wu", "u")
        .replace("ee", "i");
    let mut key: Vec<u8> = latin
        .bytes()
        .map(|letter| match letter {
            b'g' => b'k',
            b'd' => b't',
            b'b' => b'p',
            b'l' => b'r',
            b'u' => b'o',
            b'w' => b'v',
            _ => letter,
        })
        .collect();
    key.dedup();
    key
}

/// Families whose press spelling is not the romanised one: 김 is Kim, 이 Lee.
pub(super) fn family(syllable: char) -> Option<&'static str> {
    Some(match syllable {
        '김' => "kim",
        '이' | '리' => "lee",
        '박' => "park",
        '최' => "choi",
        '정' => "jung",
        '강' => "kang",
        '조' => "cho",
        '윤' => "yoon",
        '장' => "jang",
        '임' | '림' => "lim",
        '오' => "oh",
        '서' => "seo",
        '신' => "shin",
        '안' => "ahn",
        '노' => "roh",
        '문' => "moon",
        '백' => "paek",
        '유' | '류' => "ryu",
        _ => return None,
    })
}
