//! Number words of English: cardinals, ordinals and the scales they are counted in.

use super::tokens::{Kind, Token};

/// Zero to nineteen.
const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// Twenty to ninety.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// First to nineteenth.
const ORDINALS: [&str; 19] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

const TENTHS: [&str; 8] =
    ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

/// Words that multiply what stands before them.
const SCALES: [(&str, u64); 8] = [
    ("hundred", 100),
    ("thousand", 1_000),
    ("lakh", 100_000),
    ("million", 1_000_000),
    ("crore", 10_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("dozen", 12),
];

fn position(words: &[&str], word: &str) -> Option<u64> {
    words.iter().position(|known| *known == word).map(|index| index as u64)
}

/// Zero to nineteen.
pub(crate) fn unit(word: &str) -> Option<u64> {
    position(&UNITS, word)
}

/// Twenty, thirty, … ninety.
pub(crate) fn tens(word: &str) -> Option<u64> {
    position(&TENS, word).map(|index| (index + 2) * 10)
}

/// Hundred, thousand, million and so on; a dozen too.
pub(crate) fn scale(word: &str) -> Option<u64> {
    SCALES.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// Whether a hyphen joins the tokens on both its sides.
pub(crate) fn hyphen_at(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is_mark(&['-', '‐', '‑']) && !token.spaced)
        && tokens.get(at + 1).is_some_and(|token| !token.spaced)
}

/// The words that a cardinal or an ordinal can start with.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    UNITS.into_iter().chain(TENS).chain(ORDINALS).chain(TENTHS)
}

fn word<'t>(tokens: &'t [Token], at: usize) -> Option<&'t str> {
    tokens.get(at).filter(|token| token.kind == Kind::Word).map(|token| &*token.lower)
}

/// Below a hundred in words: “seven”, “twenty five”, “twenty-five”; with the tokens it takes.
pub(crate) fn below_hundred(tokens: &[Token]) -> Option<(u64, usize)> {
    let first = word(tokens, 0)?;
    if let Some(value) = unit(first) {
        return Some((value, 1));
    }
    let value = tens(first)?;
    let next = if hyphen_at(tokens, 1) { 2 } else { 1 };
    match word(tokens, next).and_then(unit) {
        Some(ones @ 1..=9) => Some((value + ones, next + 1)),
        _ => Some((value, 1)),
    }
}

/// A whole number in words: “one hundred and five”, “a million”, “two thousand and fifty”; with the tokens it takes.
/// `None` for what no 15 digits hold.
pub(crate) fn cardinal(tokens: &[Token]) -> Option<(u64, usize)> {
    let (mut total, mut group, mut used) = (0_u64, 0_u64, 0);
    let mut smallest = u64::MAX;
    if word(tokens, 0).is_some_and(|first| first == "a" || first == "an") {
        word(tokens, 1).and_then(scale)?;
        (group, used) = (1, 1);
    }
    loop {
        let joined = usize::from(hyphen_at(tokens, used) && used > 0);
        let and = usize::from(used > 0 && joined == 0 && word(tokens, used) == Some("and"));
        let at = used + joined + and;
        let rest = tokens.get(at..)?;
        if let Some(times) = word(rest, 0).and_then(scale)
            && used > 0
            && and == 0
        {
            if times <= 100 && group > 0 && group < 100 {
                group *= times;
            } else if times > 100 && times < smallest && group > 0 {
                total = total.checked_add(group.checked_mul(times)?)?;
                (group, smallest) = (0, times);
            } else {
                break;
            }
            used = at + 1;
        } else if let Some((value, taken)) = below_hundred(rest)
            && (used == 0 || (joined == 0 && group % 100 == 0 && (group > 0 || total > 0) && value > 0))
            && (group == 0 || group >= 100)
        {
            group += value;
            used = at + taken;
        } else {
            break;
        }
    }
    (used > 0).then_some((total.checked_add(group)?, used)).filter(|(value, _)| *value < 1_000_000_000_000_000)
}

/// An ordinal up to 99: “third”, “twenty-first”, “15th”; with the tokens it takes.
pub(crate) fn ordinal(tokens: &[Token]) -> Option<(u64, usize)> {
    let first = tokens.first()?;
    if first.kind == Kind::Number {
        let suffix = tokens.get(1).filter(|token| !token.spaced)?;
        return suffix.is_in(&["st", "nd", "rd", "th"]).then_some((first.value?, 2)).filter(|(value, _)| *value < 100);
    }
    let single = |name: &str| {
        position(&ORDINALS, name).map(|index| index + 1).or(position(&TENTHS, name).map(|index| (index + 2) * 10))
    };
    if let Some(value) = word(tokens, 0).and_then(single) {
        return Some((value, 1));
    }
    let value = word(tokens, 0).and_then(tens)?;
    let next = if hyphen_at(tokens, 1) { 2 } else { 1 };
    let ones = word(tokens, next).and_then(|name| position(&ORDINALS[..9], name))?;
    Some((value + ones + 1, next + 1))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn cardinals_in_words() {
        for (text, value, used) in [
            ("one hundred and five", 105, 4),
            ("twenty-five men", 25, 3),
            ("two thousand and fifty", 2050, 4),
            ("a hundred thousand", 100_000, 3),
            ("three hundred twenty-one thousand and six", 321_006, 8),
            ("two dozen", 24, 2),
            ("seven and three", 7, 1),
            ("five to ten", 5, 1),
            ("a million dollars", 1_000_000, 2),
        ] {
            assert_eq!(cardinal(&tokens(text)), Some((value, used)), "{text}");
        }
        for text in ["a man", "and five", "hundred", ""] {
            assert_eq!(cardinal(&tokens(text)), None, "{text}");
        }
    }

    #[test]
    fn ordinals() {
        for (text, value, used) in
            [("15th of May", 15, 2), ("twenty-first", 21, 3), ("thirty first", 31, 2), ("ninth", 9, 1), ("30th", 30, 2)]
        {
            assert_eq!(ordinal(&tokens(text)), Some((value, used)), "{text}");
        }
        assert_eq!(ordinal(&tokens("15 th")), None);
    }
}
