//! How far two spellings lie apart: by letters, and by how they sound.

/// A Latin word as it sounds: one byte a sound, capitals for what two letters write (`S` sh, `X` kh, `G` gh, `C` ch, `Z` zh,
/// `T` th, `D` dh, `N` ng, `c` ts). Doubled letters are one, a final h is silent. Not the sounds of one language, but a
/// key under which the spellings of many fall together.
pub(super) fn sound(word: &str) -> Vec<u8> {
    const PAIRS: [(&str, &str); 46] = [
        ("tsch", "C"),
        ("sch", "S"),
        ("tch", "C"),
        ("dzh", "j"),
        ("tsz", "c"),
        ("eigh", "e"),
        ("sh", "S"),
        ("ch", "C"),
        ("zh", "Z"),
        ("kh", "X"),
        ("gh", "G"),
        ("ph", "f"),
        ("th", "T"),
        ("dh", "D"),
        ("dj", "j"),
        ("ck", "k"),
        ("cz", "C"),
        ("sz", "S"),
        ("tz", "c"),
        ("ts", "c"),
        ("qu", "k"),
        ("ng", "N"),
        ("ou", "u"),
        ("oo", "u"),
        ("ue", "u"),
        ("oe", "o"),
        ("ee", "i"),
        ("yy", "i"),
        ("iy", "i"),
        ("ij", "i"),
        ("ii", "i"),
        ("ie", "i"),
        ("eyi", "ei"),
        ("ei", "e"),
        ("ey", "e"),
        ("ej", "e"),
        ("ai", "e"),
        ("ay", "e"),
        ("ae", "e"),
        ("aj", "e"),
        ("au", "o"),
        ("aw", "o"),
        ("aa", "a"),
        ("eu", "u"),
        ("x", "ks"),
        ("q", "k"),
    ];
    let trimmed = match word {
        _ if word.len() > 5 && word.ends_with("off") => &word[..word.len() - 1],
        _ if word.len() > 5 && word.ends_with("eff") => &word[..word.len() - 1],
        _ => word,
    };
    let end_is_ov = trimmed.len() < word.len();
    let single = without_doubles(trimmed);
    let mut sounds: Vec<u8> = Vec::with_capacity(word.len());
    let mut rest = single.as_str();
    while let Some(first) = rest.bytes().next() {
        let vowel_after = |at: usize| rest.as_bytes().get(at).is_some_and(|&next| is_vowel(next));
        // Before another vowel the second half is a consonant: Yousaf, but Taye-b; Mayar, Biya.
        let pair = PAIRS.iter().find(|(letters, _)| {
            rest.starts_with(letters)
                && !(matches!(*letters, "aj" | "ej") && rest.len() > 2)
                && !(matches!(letters.as_bytes().last(), Some(b'y' | b'w' | b'j'))
                    && letters.len() == 2
                    && is_vowel(letters.as_bytes()[0])
                    && *letters != "iy"
                    && *letters != "ij"
                    && vowel_after(2))
        });
        if let Some((letters, heard)) = pair {
            sounds.extend(heard.bytes());
            rest = &rest[letters.len()..];
            continue;
        }
        match first {
            b'c' if rest.len() > 1 && matches!(rest.as_bytes()[1], b'e' | b'i' | b'y') => sounds.push(b's'),
            b'c' => sounds.push(b'k'),
            b'w' => sounds.push(b'v'),
            b'y' if vowel_after(1) => sounds.push(b'y'),
            b'y' => sounds.push(b'i'),
            b'h' if rest.len() == 1 && sounds.len() > 1 => {}
            _ => sounds.push(first),
        }
        // Folded words are ASCII; anything else counts as one sound, cut at a character.
        let width = rest.chars().next().map_or(1, char::len_utf8);
        rest = &rest[width..];
    }
    if end_is_ov && let Some(last) = sounds.last_mut() {
        *last = b'v';
    }
    sounds.dedup();
    sounds
}

/// `word` with each doubled consonant written once.
fn without_doubles(word: &str) -> String {
    let mut single = String::with_capacity(word.len());
    for letter in word.chars() {
        if single.ends_with(letter) && !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') {
            continue;
        }
        single.push(letter);
    }
    single
}

/// The consonants of a word that sounds like `sounds`; h counts only at the beginning.
pub(super) fn bones(sounds: &[u8]) -> Vec<u8> {
    let mut left: Vec<u8> = Vec::with_capacity(sounds.len());
    for (at, &heard) in sounds.iter().enumerate() {
        if !is_vowel(heard) && heard != b'y' && !(heard == b'h' && at > 0) && left.last() != Some(&heard) {
            left.push(heard);
        }
    }
    left
}

/// The consonants that occur, one bit each, those that pass for each other at little cost under one bit; h and kh, which
/// come and go, under none. For [`out_of_reach`].
pub(super) fn consonants(sounds: &[u8]) -> u32 {
    let mut mask = 0;
    for &heard in sounds {
        let heard = match heard {
            b'T' => b't',
            b'D' => b'd',
            b'G' => b'g',
            b'Z' => b'j',
            b'C' => b'a',
            b'S' => b'e',
            b'N' => b'i',
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' | b'X' => continue,
            other => other,
        };
        if heard.is_ascii_lowercase() {
            mask |= 1 << (heard - b'a');
        }
    }
    mask
}

/// Whether words with these [`consonants`] lie further apart than `limit`, without measuring: every consonant that only one
/// of them has costs at least 0.4, or is half of an exchange that does.
pub(super) fn out_of_reach(left: u32, right: u32, limit: f32) -> bool {
    (left ^ right).count_ones() as f32 * 0.2 > limit + 0.01
}

pub(super) fn is_vowel(heard: u8) -> bool {
    matches!(heard, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// What it costs to hear one sound as another, 1 for sounds that nobody confuses. Symmetric.
fn confusion(left: u8, right: u8) -> f32 {
    if left == right {
        return 0.0;
    }
    match &[left.min(right), left.max(right)] {
        b"iy" | b"Gg" | b"Tt" | b"Dd" | b"Zj" => 0.1,
        b"Xh" => 0.2,
        b"ou" => 0.25,
        b"ae" | b"ei" => 0.3,
        b"Dz" | b"cz" | b"sz" | b"Ts" | b"jy" | b"Gk" | b"Ck" | b"Xk" | b"gk" | b"fv" | b"uv" | b"cs" | b"Cc"
        | b"Sc" | b"CS" | b"gj" | b"Nn" => 0.4,
        b"Ss" => 0.5,
        _ if is_vowel(left) && is_vowel(right) => 0.55,
        b"bv" => 0.6,
        _ => 1.0,
    }
}

fn dropping(heard: u8) -> f32 {
    match heard {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => 0.35,
        b'h' => 0.3,
        _ => 1.0,
    }
}

/// The longest word compared sound by sound or letter by letter; beyond it only equality counts.
pub(super) const LONGEST: usize = 48;

/// How far two words lie apart by sound: the cheapest way of turning one into the other, where near sounds cost little.
/// `f32::INFINITY` beyond `limit` or for absurdly long words.
pub(super) fn drift(left: &[u8], right: &[u8], limit: f32) -> f32 {
    if left.len() > LONGEST || right.len() > LONGEST || left.len().abs_diff(right.len()) > 4 {
        return f32::INFINITY;
    }
    let mut above = [0.0_f32; LONGEST + 1];
    for (at, &heard) in right.iter().enumerate() {
        above[at + 1] = above[at] + dropping(heard);
    }
    for &heard in left {
        let mut diagonal = above[0];
        above[0] += dropping(heard);
        let mut least = above[0];
        for (at, &other) in right.iter().enumerate() {
            let cost = (diagonal + confusion(heard, other))
                .min(above[at] + dropping(other))
                .min(above[at + 1] + dropping(heard));
            diagonal = above[at + 1];
            above[at + 1] = cost;
            least = least.min(cost);
        }
        if least > limit {
            return f32::INFINITY;
        }
    }
    let cost = above[right.len()];
    if cost > limit { f32::INFINITY } else { cost }
}

/// Letters added, left out, changed or swapped with their neighbour between two words (optimal string alignment);
/// `None` if more than `budget`.
pub(super) fn slips(left: &[char], right: &[char], budget: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > budget || left.len() > LONGEST || right.len() > LONGEST {
        return None;
    }
    let mut before = [0_u8; LONGEST + 1];
    let mut above = [0_u8; LONGEST + 1];
    for (at, cell) in above.iter_mut().enumerate().take(right.len() + 1) {
        *cell = at as u8;
    }
    for (row, &letter) in left.iter().enumerate() {
        let mut here = [0_u8; LONGEST + 1];
        here[0] = row as u8 + 1;
        let mut least = here[0];
        for (at, &other) in right.iter().enumerate() {
            let mut cost = (above[at] + u8::from(letter != other)).min(above[at + 1] + 1).min(here[at] + 1);
            if row > 0 && at > 0 && left[row - 1] == other && letter == right[at - 1] {
                cost = cost.min(before[at - 1] + 1);
            }
            here[at + 1] = cost;
            least = least.min(cost);
        }
        if usize::from(least) > budget {
            return None;
        }
        before = above;
        above = here;
    }
    let cost = usize::from(above[right.len()]);
    (cost <= budget).then_some(cost)
}
