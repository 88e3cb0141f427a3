//! Near-identical texts: the same article printed twice with small edits.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;

use crate::model::bytes::{eight, end_of_plain};
use crate::model::char_set::{is_letter_or_digit, lower};
use crate::model::spread::{SpreadNumbers, mix};

/// Words in a shingle. Three are enough to tell two reports of one event apart, and few enough
/// that one changed word spoils only three of them.
const WIDTH: usize = 3;

/// Hashes kept of a text. The estimate's standard error is at most 1 / (2 √256) ≈ 0.03.
const SKETCH: usize = 256;

/// From this similarity on, two texts are one article printed twice. Measured on the table in the
/// tests: reprints with edited, cut or added sentences stay above .55, other reports of the same
/// event below .15.
pub const DUPLICATE_THRESHOLD: f32 = 0.45;

/// The smallest hashes of a text's word triples (bottom-k sketch; Broder 1997): its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shingles {
    /// The upper halves of the hashes, ascending, without repeats, at most [`SKETCH`]: of the smallest of some hundreds, two
    /// texts share a half by chance once in ten thousand comparisons.
    hashes: Vec<u32>,
}

impl Shingles {
    /// The fingerprint of a text. Case, punctuation, spacing and line breaks make no difference.
    /// Linear in the text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut all: Vec<u32> = unsorted(text).into_iter().map(|hash| (hash >> 32) as u32).collect();
        // Some of the smallest may be the same: then more are taken, of which there are enough or all.
        let mut enough = SKETCH;
        loop {
            let smallest = if enough < all.len() { all.select_nth_unstable(enough).0 } else { all.as_mut_slice() };
            smallest.sort_unstable();
            let mut hashes: Vec<u32> = Vec::with_capacity(SKETCH.min(smallest.len()));
            hashes.extend(smallest.chunk_by(|one, other| one == other).map(|same| same[0]).take(SKETCH));
            if hashes.len() == SKETCH || enough >= all.len() {
                hashes.shrink_to_fit();
                return Self { hashes };
            }
            enough *= 2;
        }
    }

    fn keys(&self) -> &[u32] {
        &self.hashes[..self.hashes.len().min(KEYS)]
    }

    /// Whether it has too few hashes for two like texts to share several with any certainty.
    fn is_short(&self) -> bool {
        self.hashes.len() < 2 * KEYS
    }
}

/// The hashes of a text's word triples, ascending, without repeats; of its words, where it has fewer than three.
pub(super) fn triples(text: &str) -> Vec<u64> {
    let mut hashes = unsorted(text);
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn unsorted(text: &str) -> Vec<u64> {
    let words = words(text);
    if words.len() < WIDTH {
        words.iter().map(|&word| mix(word)).collect()
    } else {
        // The words are hashes already: turned by their place they can be mixed together.
        let turned = |(place, word): (u32, &u64)| word.rotate_left(21 * place);
        words.windows(WIDTH).map(|window| mix((0..).zip(window).map(turned).fold(0, |all, word| all ^ word))).collect()
    }
}

/// Share of word triples that two texts have in common (Jaccard, estimated), 0 to 1. Two empty
/// texts have 0. Under a microsecond.
#[must_use]
pub fn similarity(a: &Shingles, b: &Shingles) -> f32 {
    let (mut left, mut right) = (a.hashes.iter().peekable(), b.hashes.iter().peekable());
    let (mut seen, mut shared) = (0_u16, 0_u16);
    while usize::from(seen) < SKETCH {
        let order = match (left.peek(), right.peek()) {
            (None, None) => break,
            (Some(one), Some(other)) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
        };
        if order != Ordering::Greater {
            left.next();
        }
        if order != Ordering::Less {
            right.next();
        }
        shared += u16::from(order == Ordering::Equal);
        seen += 1;
    }
    if seen == 0 { 0.0 } else { f32::from(shared) / f32::from(seen) }
}

/// The smallest hashes by which a text is found.
const KEYS: usize = 32;

/// How many of them two texts share that are looked at. Of two texts that share the part J of their triples, each of the
/// smallest [`KEYS`] of both together is shared with a chance of J: so one at [`DUPLICATE_THRESHOLD`] is overlooked with
/// a chance of two in a million, and of the many texts that share a turn of phrase few are looked at. A text that has
/// fewer triples than keys may share fewer of them.
const SHARED: usize = 3;

/// The fingerprints of many texts, asked which is most like another.
#[derive(Debug, Default)]
pub struct Likeness {
    prints: Vec<Shingles>,
    /// By key the last text that has it, in `chain`.
    last: HashMap<u32, u32, SpreadNumbers>,
    /// A text with a key, and the place of the one before it that has the same.
    chain: Vec<(u32, Option<u32>)>,
}

impl Likeness {
    /// Takes a fingerprint in; the first has number 0.
    pub fn push(&mut self, print: Shingles) {
        let number = u32::try_from(self.prints.len()).unwrap_or(u32::MAX);
        for &key in print.keys() {
            let place = u32::try_from(self.chain.len()).unwrap_or(u32::MAX);
            let before = self.last.insert(key, place);
            self.chain.push((number, before));
        }
        self.prints.push(print);
    }

    /// The number of the text most like this one, the earliest of equals, and how alike they are; `None` where none is
    /// at least [`DUPLICATE_THRESHOLD`]. In time linear in the texts that share one of the smallest hashes, a few
    /// nanoseconds each; those that share several are compared.
    #[must_use]
    pub fn likest(&self, print: &Shingles) -> Option<(usize, f32)> {
        let mut sharing: Vec<u32> = Vec::new();
        for key in print.keys() {
            let mut place = self.last.get(key).copied();
            while let Some((number, before)) = place.and_then(|place| self.chain.get(usize::try_from(place).ok()?)) {
                sharing.push(*number);
                place = *before;
            }
        }
        sharing.sort_unstable();
        let alike = sharing.chunk_by(|one, other| one == other).filter_map(|same| {
            let number = usize::try_from(same[0]).ok()?;
            let other = self.prints.get(number)?;
            let enough = same.len() >= SHARED || print.is_short() || other.is_short();
            enough.then(|| (number, similarity(print, other)))
        });
        alike
            .filter(|(_, alike)| *alike >= DUPLICATE_THRESHOLD)
            .max_by(|left, right| left.1.total_cmp(&right.1).then(right.0.cmp(&left.0)))
    }
}

/// Hash of each word, lower case, without punctuation. Scripts that put no spaces between words
/// are taken char by char.
fn words(text: &str) -> Vec<u64> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut word = Word::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let end = end_of_plain(bytes, at);
        if end > at {
            word.push_plain(bytes, at..end);
            at = end;
        }
        // Most words end before a plain character.
        match bytes.get(at) {
            Some(b'\'') => {
                at += 1;
                continue;
            }
            Some(plain) if plain.is_ascii() => {
                at += 1;
                if let Some(hash) = word.take() {
                    out.push(hash);
                }
                continue;
            }
            _ => {}
        }
        let Some(c) = text[at..].chars().next() else { break };
        at += c.len_utf8();
        if spaceless(c) {
            out.extend(word.take());
            out.push(mix(u64::from(u32::from(c))));
        } else if is_letter_or_digit(c) {
            lower(c, |small| word.push(u64::from(u32::from(small)), 32));
        } else if !matches!(c, '’' | '\u{AD}' | '\u{200C}') {
            out.extend(word.take());
        }
    }
    out.extend(word.take());
    out
}

/// The letters of a word, eight bytes at a time.
#[derive(Default)]
struct Word {
    hash: u64,
    /// The letters that are not in the hash yet, and how many bits they take, up to 64.
    rest: u64,
    bits: u32,
    open: bool,
}

impl Word {
    /// Letters and digits of ASCII.
    fn push_plain(&mut self, bytes: &[u8], letters: Range<usize>) {
        for at in letters.clone().step_by(8) {
            let bits = (letters.end - at).min(8) as u32 * 8;
            // The bit that makes capitals small is set in digits already.
            let small = eight(bytes, at) | 0x2020_2020_2020_2020;
            self.push(small & u64::MAX >> (64 - bits), bits);
        }
    }

    /// The lowest bits of some letters, and zeros.
    fn push(&mut self, letters: u64, bits: u32) {
        self.open = true;
        self.rest |= letters << self.bits;
        let fit = 64 - self.bits;
        if bits < fit {
            self.bits += bits;
            return;
        }
        self.hash = mix(self.hash ^ self.rest);
        self.bits = bits - fit;
        self.rest = letters.checked_shr(fit).unwrap_or_default();
    }

    /// The hash of the word, where there is one.
    fn take(&mut self) -> Option<u64> {
        let word = std::mem::take(self);
        word.open.then(|| mix(word.hash ^ word.rest))
    }
}

fn spaceless(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ARTICLE: &str = "Envoys of the two river states met in the old customs house on Monday to talk about the ferry line that has been shut since March. \
        The host, a retired judge, said both sides had come with written proposals and would exchange them before lunch. \
        A spokeswoman for the northern delegation told reporters that fuel and insurance were the open questions, and that neither would be settled this week. \
        The southern envoy answered that his government was ready to pay for the fuel if the north lifted the harbour fees. \
        Both agreed to meet again in ten days, in the same house, and to leave the press outside until then.";

    proptest! {
        #[test]
        fn words_are_alike_whose_letters_are(
            parts in prop::collection::vec(prop::sample::select(vec![
                "a", "B", "Letters", "letters", "abcdefgh", "ABCDEFGHI", "9", "'", "’", "é", "É", "Кабул", "عرب", "卡", "塔", " ", " ", "—", ".",
            ]), 0..14)
        ) {
            let text = parts.concat();
            // One char at a time, with marks between words.
            let mut folded = String::new();
            for c in text.chars() {
                if spaceless(c) {
                    folded.extend([' ', c, ' ']);
                } else if c.is_alphanumeric() {
                    folded.extend(c.to_lowercase());
                } else if !matches!(c, '\'' | '’') {
                    folded.push(' ');
                }
            }
            let expect: Vec<&str> = folded.split_whitespace().collect();
            let found = words(&text);
            prop_assert_eq!(found.len(), expect.len(), "{}", text);
            for (at, hash) in found.iter().enumerate() {
                for (other, other_hash) in found.iter().enumerate() {
                    prop_assert_eq!(hash == other_hash, expect[at] == expect[other], "{} {}", expect[at], expect[other]);
                }
            }
        }
    }

    #[test]
    fn reprints_are_told_from_reports_of_the_same_event() {
        let edited =
            ARTICLE.replace("on Monday", "Monday").replace("answered", "replied").replace("ten days", "10 days");
        let cut = ARTICLE.replace("A spokeswoman for the northern delegation told reporters that fuel and insurance were the open questions, and that neither would be settled this week. ", "");
        let added = format!(
            "RIVER CITY — {ARTICLE} The ferry carried about 300 people a day before it was shut, the port office said."
        );
        let shouted = ARTICLE.to_uppercase().replace(". ", ".\n\n");
        let other = "Negotiators for the two river states opened talks on Monday over the ferry that stopped running in March. \
            Officials said the meeting in the customs house lasted three hours and ended without a joint statement. \
            The north wants help with insurance, according to its spokeswoman, while the south asks for lower harbour fees. \
            A second round is planned in ten days, the retired judge who hosts the talks told reporters.";
        let unrelated = "The museum will open its new wing in autumn. Tickets go on sale next week, the director said, and children enter free of charge.";
        for (name, text, low, high) in [
            ("itself", ARTICLE, 1.0, 1.0),
            ("case and breaks", shouted.as_str(), 1.0, 1.0),
            ("small edits", edited.as_str(), 0.7, 1.0),
            ("a sentence cut", cut.as_str(), 0.55, 1.0),
            ("sentences added", added.as_str(), 0.55, 1.0),
            ("another report of the event", other, 0.0, 0.15),
            ("unrelated", unrelated, 0.0, 0.02),
            ("empty", "", 0.0, 0.0),
        ] {
            let found = similarity(&Shingles::of(ARTICLE), &Shingles::of(text));
            assert!((low..=high).contains(&found), "{name}: {found}");
            assert_eq!(found >= DUPLICATE_THRESHOLD, low > 0.5, "{name}: {found}");
        }
    }

    #[test]
    fn short_texts_and_other_scripts() {
        for (a, b, same) in [
            ("Two words", "two WORDS!", true),
            ("یک هیئت امروز آمد و رفت", "یک هیئت امروز آمد و رفت.", true),
            ("代表团今天抵达首都", "代表团今天抵达首都。", true),
            ("one", "two", false),
            ("", "", false),
        ] {
            assert_eq!(similarity(&Shingles::of(a), &Shingles::of(b)) >= DUPLICATE_THRESHOLD, same, "{a}");
        }
    }

    #[test]
    fn the_likest_is_found_as_by_looking_at_all() {
        let mut random = fastrand::Rng::with_seed(3);
        let word = |random: &mut fastrand::Rng| format!("word{}", random.u32(..2_000));
        let mut likeness = Likeness::default();
        let mut prints: Vec<Shingles> = Vec::new();
        let mut texts: Vec<Vec<String>> = Vec::new();
        for round in 0..400 {
            // Every second one retells an earlier one with some words changed, from nearly none to nearly all.
            let mut text: Vec<String> = match texts.len() {
                0 => Vec::new(),
                count if round % 2 == 0 => texts[random.usize(..count)].clone(),
                _ => Vec::new(),
            };
            if text.is_empty() {
                text = (0..random.usize(4..300)).map(|_| word(&mut random)).collect();
            }
            for _ in 0..random.usize(..=text.len() / 4) {
                let at = random.usize(..text.len());
                text[at] = word(&mut random);
            }
            let print = Shingles::of(&text.join(" "));
            let all = prints.iter().enumerate().map(|(number, other)| (number, similarity(&print, other)));
            let likest = all
                .filter(|(_, alike)| *alike >= DUPLICATE_THRESHOLD)
                .max_by(|left, right| left.1.total_cmp(&right.1).then(right.0.cmp(&left.0)));
            assert_eq!(likeness.likest(&print), likest, "text {round}");
            likeness.push(print.clone());
            prints.push(print);
            texts.push(text);
        }
    }

    proptest! {
        #[test]
        fn symmetric_and_bounded(a in "[a-c ]{0,60}", b in "[a-c ]{0,60}") {
            let (a, b) = (Shingles::of(&a), Shingles::of(&b));
            let found = similarity(&a, &b);
            prop_assert!((0.0..=1.0).contains(&found));
            prop_assert!((found - similarity(&b, &a)).abs() < f32::EPSILON);
        }
    }
}
