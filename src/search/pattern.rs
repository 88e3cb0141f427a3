//! One word or phrase of a query, and where it stands in a text.

use std::ops::Range;

use super::fold::fold_char;
use super::typo::Typo;
use super::words::{Form, LONGEST, forms, plain_run, run_at, runs};

/// How the last word of a pattern is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ending {
    /// As a whole word.
    Whole,
    /// As the beginning of a word.
    Open,
    /// With so many letters added, left out, changed or swapped.
    Typos(u8),
}

/// Words that stand one after the other.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// Folded; not empty. Only a pattern of one word has typos.
    words: Vec<String>,
    ending: Ending,
    /// By the first byte of a character: whether the first word may begin with it.
    begins: Box<[bool; 256]>,
    /// Where the first word begins with plain letters.
    probe: Option<Probe>,
    typo: Option<Typo>,
}

/// The rarest of the plain letters with which a word begins: fewer of them have to be looked at than of the first.
#[derive(Clone, Copy, Debug)]
struct Probe {
    letter: u8,
    /// Its place in the word.
    at: usize,
    first: u8,
}

impl Probe {
    fn of(word: &str) -> Option<Self> {
        /// How many letters are chosen from.
        const AMONG: usize = 4;
        /// From the commonest letter of English texts on; what is not among them is rarer.
        const COMMON: &[u8] = b"etaoinshrdlcumwfgypbvkjxqz";
        let first = word.bytes().next().filter(u8::is_ascii)?;
        let letters = word.bytes().take_while(u8::is_ascii).take(AMONG).enumerate();
        let rarity = |letter: u8| COMMON.iter().position(|common| *common == letter).unwrap_or(COMMON.len());
        let (at, letter) = letters.max_by_key(|(at, letter)| (rarity(*letter), std::cmp::Reverse(*at)))?;
        Some(Self { letter, at, first })
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words && self.ending == other.ending
    }
}

impl Pattern {
    /// The words of the text one after the other; `None` where there is none.
    pub(super) fn new(text: &str, ending: Ending) -> Option<Self> {
        let (mut folded, mut found) = (String::new(), Vec::new());
        let words: Vec<String> = runs(text, 0)
            .filter_map(|run| {
                forms(&text[run], &mut folded, &mut found);
                found.first().map(|whole| folded[whole.folded.clone()].to_owned())
            })
            .collect();
        Self::of_words(words, ending)
    }

    /// As [`Self::new`], of words that are folded already.
    pub(super) fn of_words(words: Vec<String>, ending: Ending) -> Option<Self> {
        let first = words.first()?.chars().next()?;
        let ending = match ending {
            Ending::Typos(_) if words.len() > 1 => Ending::Whole,
            Ending::Typos(0) => Ending::Whole,
            other => other,
        };
        let mut begins = Box::new([false; 256]);
        for (byte, may) in begins.iter_mut().enumerate() {
            let ascii = u8::try_from(byte).ok().filter(u8::is_ascii).map(char::from);
            *may = match ascii {
                Some(ascii) => ascii.to_ascii_lowercase() == first,
                // Letters with accents, U+00C0 to U+027F and U+1E00 to U+1EFF, fold to letters of ASCII, as ś does to s;
                // so do the signs for kelvin and ångström.
                None if first.is_ascii_alphanumeric() => matches!(byte, 0xc3..=0xc9 | 0xe1 | 0xe2),
                None => byte >= 0xc2,
            };
        }
        let typo = match ending {
            Ending::Typos(typos) => Some(Typo::new(&words[0], typos)),
            _ => None,
        };
        let probe = Probe::of(&words[0]);
        Some(Self { words, ending, begins, probe, typo })
    }

    /// The words, folded.
    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    pub(super) fn ending(&self) -> Ending {
        self.ending
    }

    /// Every place of the pattern in a text, in bytes, in the order of the text. Of a word that is only begun, the
    /// letters that were typed.
    pub(super) fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let mut at = 0;
        let mut seen = Seen::default();
        std::iter::from_fn(move || {
            while at < text.len() {
                let run = if self.typo.is_some() { runs(text, at).next()? } else { self.candidate(text, at)? };
                at = run.end.max(at + 1);
                if let Some(place) = self.place_in(text, &run, &mut seen) {
                    at = at.max(place.end);
                    return Some(place);
                }
            }
            None
        })
    }

    /// Whether the pattern stands somewhere in the text.
    pub(super) fn occurs(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }

    /// The next word in which the first word of the pattern may begin.
    fn candidate(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            at += self.next_begin(bytes.get(at..)?)?;
            // Most candidates stand inside a word or differ in the next letter: these cost two comparisons. After a plain
            // letter only a script that does not part words begins one; it has three bytes a character.
            let inside = at > 0
                && bytes[at - 1].is_ascii_alphanumeric()
                && (bytes[at].is_ascii_alphanumeric() || bytes[at] < 0xe0);
            if inside || !text.is_char_boundary(at) || self.differs(&text[at..]) {
                at += 1;
                continue;
            }
            match plain_run(text, at).or_else(|| run_at(text, at)) {
                // What begins before is behind us.
                Some(run) if run.end > from => return Some(run),
                _ => at += 1,
            }
        }
    }

    /// The first byte with which the first word may begin.
    fn next_begin(&self, bytes: &[u8]) -> Option<usize> {
        let listed = |bytes: &[u8]| bytes.iter().position(|byte| self.begins[usize::from(*byte)]);
        let Some(Probe { letter, at, first }) = self.probe else { return listed(bytes) };
        let mut from = 0;
        loop {
            let found = memchr::memchr2(letter, letter.to_ascii_uppercase(), &bytes[from..]).map(|found| from + found);
            let before = &bytes[from..found.unwrap_or(bytes.len())];
            // Letters with accents are what they fold to: among them the word is looked for letter by letter.
            if !before.is_ascii()
                && let Some(begin) = listed(before)
            {
                return Some(from + begin);
            }
            let found = found?;
            if let Some(begin) = found.checked_sub(at).filter(|begin| bytes[*begin].eq_ignore_ascii_case(&first)) {
                return Some(begin);
            }
            from = found + 1;
        }
    }

    /// Whether the text differs from the first word before any character beyond ASCII could fold to something.
    fn differs(&self, text: &str) -> bool {
        for (index, (letter, byte)) in self.words[0].bytes().zip(text.bytes()).enumerate() {
            if index == 0 && !byte.is_ascii() {
                let mut first = None;
                text.chars().take(1).for_each(|character| fold_char(character, |fold| first = first.or(Some(fold))));
                return first.is_some_and(|first| !self.words[0].starts_with(first));
            }
            if !letter.is_ascii() || !byte.is_ascii() {
                return false;
            }
            if byte.to_ascii_lowercase() != letter {
                return true;
            }
        }
        false
    }

    /// Where the pattern stands if its first word is this one.
    fn place_in(&self, text: &str, run: &Range<usize>, seen: &mut Seen) -> Option<Range<usize>> {
        let last = self.words.len() - 1;
        let first = self.fits(0, &text[run.clone()], seen)?;
        let (start, mut end) = (run.start + first.start, run.start + first.end);
        let mut at = run.end;
        for index in 1..=last {
            let next = runs(text, at).next()?;
            let found = self.fits(index, &text[next.clone()], seen)?;
            (at, end) = (next.end, next.start + found.end);
        }
        Some(start..end)
    }

    /// Where a word of the pattern stands in a word of the text.
    fn fits(&self, index: usize, word: &str, seen: &mut Seen) -> Option<Range<usize>> {
        let wanted = self.words[index].as_str();
        let open = index + 1 == self.words.len() && self.ending == Ending::Open;
        if self.typo.is_none() && word.is_ascii() && word.len() <= LONGEST {
            // The only form of a word of plain letters is the word.
            let end = if open { wanted.len() } else { word.len() };
            return word.get(..end).is_some_and(|word| word.eq_ignore_ascii_case(wanted)).then_some(0..end);
        }
        let Seen { folded, found } = seen;
        forms(word, folded, found);
        let form = found.iter().find(|form| {
            let letters = &folded[form.folded.clone()];
            match &self.typo {
                Some(typo) => typo.fits(letters),
                None if open => letters.starts_with(wanted),
                None => letters == wanted,
            }
        })?;
        let end = if open { form.bytes.start + written(&word[form.bytes.clone()], wanted) } else { form.bytes.end };
        Some(form.bytes.start..end)
    }
}

/// What is worked out for each word of a text, kept so that nothing is allocated anew.
#[derive(Default)]
struct Seen {
    folded: String,
    found: Vec<Form>,
}

/// How many bytes at the beginning of a word fold to the letters wanted, the marks on the last of them included.
fn written(word: &str, wanted: &str) -> usize {
    let mut folded = 0;
    for (at, character) in word.char_indices() {
        let before = folded;
        fold_char(character, |letter| folded += letter.len_utf8());
        if before >= wanted.len() && folded > before {
            return at;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wanted: &str, ending: Ending, text: &str, expect: &[&str]) {
        let pattern = Pattern::new(wanted, ending).expect("there is a word");
        let found: Vec<&str> = pattern.places(text).map(|place| &text[place]).collect();
        assert_eq!(found, expect, "{wanted:?} in {text:?}");
    }

    #[test]
    fn words_are_found_whole_or_begun() {
        check("tal", Ending::Open, "Taliban talks metal", &["Tal", "tal"]);
        check("tal", Ending::Whole, "Taliban talks metal Tal", &["Tal"]);
        check("muttaqi", Ending::Whole, "Muttaqī met MUTTAQI’s men", &["Muttaqī", "MUTTAQI"]);
        check("Muttaqī", Ending::Whole, "Muttaqi", &["Muttaqi"]);
        check("us", Ending::Whole, "The US-led talks", &["US"]);
        check("led us", Ending::Whole, "The US-led us", &["led us"]);
        check("été", Ending::Whole, "L’ÉTE\u{301} indien", &["ÉTE\u{301}"]);
        check("طالبان", Ending::Whole, "وفد من طالبان وطالبان", &["طالبان", "طالبان"]);
        check("متقي", Ending::Whole, "امیرخان متقی", &["متقی"]);
        check("塔尔", Ending::Whole, "在卡塔尔", &["塔尔"]);
        check("x", Ending::Open, "é", &[]);
        check("گفتوگو", Ending::Whole, "گفت\u{200c}وگو", &["گفت\u{200c}وگو"]);
        check("گفت", Ending::Whole, "گفت\u{200c}وگو", &["گفت"]);
        check("k", Ending::Whole, "5 \u{212a}", &["\u{212a}"]);
    }

    #[test]
    fn places_are_those_found_by_looking_at_every_word() {
        let mut random = fastrand::Rng::with_seed(7);
        let letters: Vec<char> = "ttThheéÉ\u{301}\u{200c}’- .بوال卡塔1x\n".chars().collect();
        let some = |random: &mut fastrand::Rng, most: usize| -> String {
            (0..random.usize(1..most)).map(|_| letters[random.usize(..letters.len())]).collect()
        };
        for _ in 0..20_000 {
            let (text, wanted) = (some(&mut random, 40), some(&mut random, 6));
            let ending = if random.bool() { Ending::Open } else { Ending::Whole };
            let Some(pattern) = Pattern::new(&wanted, ending) else { continue };
            let (mut at, mut expect) = (0, Vec::new());
            while let Some(run) = runs(&text, at).next() {
                at = run.end;
                if let Some(place) = pattern.place_in(&text, &run, &mut Seen::default()) {
                    at = at.max(place.end);
                    expect.push(place);
                }
            }
            let found: Vec<Range<usize>> = pattern.places(&text).collect();
            assert_eq!(found, expect, "{wanted:?} {ending:?} in {text:?}");
        }
    }

    #[test]
    fn phrases_are_found_word_for_word() {
        check("foreign minister", Ending::Whole, "The Foreign\nMinister, foreign ministers", &["Foreign\nMinister"]);
        check("foreign mini", Ending::Open, "Foreign Minister", &["Foreign Mini"]);
        check("ka'abi", Ending::Whole, "Al-Ka’abi said", &["Ka’abi"]);
        check("foreign", Ending::Typos(2), "a foriegn friend, reign", &["foriegn", "reign"]);
        assert_eq!(Pattern::new("…", Ending::Whole), None);
    }
}
