//! One word of a name, made ready for comparing, and how alike two of them are.

use super::abjad;
use super::fold::Script;
use super::korean;
use super::lexicon::{Given, lexicon};
use super::near::{bones, consonants, drift, out_of_reach, slips, sound};

/// A word with all that comparing it needs.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// As it was written.
    pub shown: String,
    /// Folded; in Latin letters unless the script is Arabic or Hebrew.
    pub text: String,
    /// As it was written in Chinese characters or Korean syllables.
    pub native: Option<String>,
    pub script: Script,
    pub letters: Vec<char>,
    sounds: Vec<u8>,
    bones: Vec<u8>,
    consonants: u32,
    /// Without the ending that the phrase gives it: for the names of bodies.
    stem: String,
    /// The letters that occur, one bit each, Latin only.
    mask: u32,
    /// The given names it may stand for.
    pub given: Vec<Given>,
    /// How much it says about who is meant: 1 for a name, less for the commonest.
    pub weight: f32,
    pub initial: bool,
    pub digits: bool,
    /// For "Abdul Rahman" the sounds of what follows Abdul.
    servant: Option<Vec<u8>>,
    /// The given names that may be.
    servant_given: Vec<Given>,
    /// Where it stood among the words of the name.
    pub at: usize,
}

/// In what way two words are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Same,
    Variant,
    Short,
    Script,
    Slip,
    Initial,
    Joined,
}

impl Word {
    /// A word from its folded form; `native` is what stood there in Chinese characters or Korean syllables.
    pub(super) fn new(shown: &str, text: String, script: Script, native: Option<String>) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let latin = !matches!(script, Script::Arabic | Script::Hebrew);
        let sounds = if latin { sound(&text) } else { Vec::new() };
        let mut mask = 0_u32;
        for letter in &letters {
            if letter.is_ascii_lowercase() {
                mask |= 1 << (u32::from(*letter) - u32::from('a'));
            }
        }
        let given = if native.is_some() { Vec::new() } else { lexicon().given(&text).to_vec() };
        let servant = text.strip_prefix("abd").filter(|rest| latin && rest.len() > 3).map(sound);
        let rest = text.strip_prefix("abd").or_else(|| text.strip_prefix("عبد")).unwrap_or_default();
        let servant_given = lexicon().given(rest).to_vec();
        let weight = if lexicon().is_common(&given) { 0.5 } else { 1.0 };
        Self {
            shown: shown.to_owned(),
            bones: bones(&sounds),
            consonants: consonants(&sounds),
            stem: stem(&text),
            initial: latin && letters.len() == 1 && native.is_none() && !letters[0].is_ascii_digit(),
            digits: letters.iter().any(char::is_ascii_digit),
            text,
            native,
            script,
            letters,
            sounds,
            mask,
            given,
            weight,
            servant,
            servant_given,
            at: 0,
        }
    }

    /// What it weighs against another name that has nothing like it: an initial less than a name.
    pub(super) fn weighs(&self) -> f32 {
        if self.initial { 0.6 * self.weight } else { self.weight }
    }

    /// Whether this is a given name of Arabic origin, among which the father's name follows one's own.
    pub(super) fn is_arabic_given(&self) -> bool {
        lexicon().is_arabic(&self.given) || self.servant.is_some()
    }

    /// How alike two words of persons' names are, 0 to 1, and in what way.
    pub(super) fn alike(&self, other: &Self) -> Option<(f32, How)> {
        if let (Some(left), Some(right)) = (&self.native, &other.native)
            && self.script == other.script
        {
            return (left == right).then_some((1.0, How::Same));
        }
        if self.text == other.text {
            return Some((1.0, if self.script == other.script { How::Same } else { How::Script }));
        }
        if self.initial || other.initial {
            return self.abbreviates(other).then_some((0.6, How::Initial));
        }
        if !self.given.is_empty() && !other.given.is_empty() {
            return best_given(&self.given, &other.given, self.script != other.script);
        }
        // Abdul Aziz is not Abdul Azim, nor is his name misspelt.
        if !self.servant_given.is_empty() && !other.servant_given.is_empty() {
            return best_given(&self.servant_given, &other.servant_given, self.script != other.script);
        }
        self.near(other)
    }

    /// How alike two words of the names of bodies are: no initials, no given names.
    pub(super) fn alike_in_body(&self, other: &Self) -> Option<(f32, How)> {
        if let (Some(left), Some(right)) = (&self.native, &other.native)
            && self.script == other.script
        {
            return (left == right).then_some((1.0, How::Same));
        }
        if self.text == other.text {
            return Some((1.0, How::Same));
        }
        if self.digits || other.digits || self.letters.len().min(other.letters.len()) < 2 {
            return None;
        }
        if self.stem == other.stem {
            return Some((0.95, How::Variant));
        }
        self.near(other)
    }

    /// Whether a word written together may be this one, by length and letters; for words of two scripts there is no telling.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        self.script != other.script
            || self.letters.len().abs_diff(other.letters.len()) < 4 && (self.mask ^ other.mask).count_ones() < 6
    }

    fn abbreviates(&self, other: &Self) -> bool {
        let (Some(&left), Some(&right)) = (self.letters.first(), other.letters.first()) else { return false };
        let same = |low: char, high: char| left == low && right == high || left == high && right == low;
        if matches!(self.script, Script::Arabic | Script::Hebrew)
            || matches!(other.script, Script::Arabic | Script::Hebrew)
        {
            let (abjad, latin) = if self.initial { (other, self) } else { (self, other) };
            return abjad::reads_as(&abjad.letters[..1], &latin.sounds) > 0.0;
        }
        left == right || same('c', 'k') || same('i', 'y') || same('j', 'y') || same('v', 'w') || same('q', 'k')
    }

    fn near(&self, other: &Self) -> Option<(f32, How)> {
        let abjad = |script| matches!(script, Script::Arabic | Script::Hebrew);
        match (abjad(self.script), abjad(other.script)) {
            (true, true) if self.script != other.script => None,
            (true, true) => self.slip(other),
            (true, false) => self.read_by(other),
            (false, true) => other.read_by(self),
            (false, false) => self.heard(other),
        }
    }

    fn read_by(&self, latin: &Self) -> Option<(f32, How)> {
        let score = abjad::reads_as(&self.letters, &latin.sounds);
        (score > 0.0).then_some((score, How::Script))
    }

    fn heard(&self, other: &Self) -> Option<(f32, How)> {
        let how = if self.script == other.script { How::Variant } else { How::Script };
        if (self.script == Script::Hangul) != (other.script == Script::Hangul) {
            let (left, right) = (korean::key(&self.text), korean::key(&other.text));
            return (drift(&left, &right, 0.36).is_finite()).then_some((0.9, How::Script));
        }
        // What cannot be near is not measured: letters that only one of them has, lengths far apart.
        let foreign = (self.mask ^ other.mask).count_ones();
        let length = self.sounds.len().max(other.sounds.len());
        if length == 0 || foreign > 8 {
            return None;
        }
        let reading = self.script == Script::Reading || other.script == Script::Reading;
        if reading && self.bones == other.bones && self.bones.len() > 1 {
            return Some((0.88, How::Script));
        }
        let limit = match length {
            ..=2 => 0.0,
            3 => 0.26,
            4 => 0.5,
            _ => (0.13 * length as f32).min(0.8),
        };
        let mut best = None;
        if self.bones.len().abs_diff(other.bones.len()) <= 2 && !out_of_reach(self.consonants, other.consonants, limit)
        {
            let far = drift(&self.sounds, &other.sounds, limit);
            if far.is_finite() {
                best = Some((0.95 - 0.25 * far / limit.max(0.1), how));
            }
        }
        if best.is_none_or(|(score, _)| score < 0.8)
            && let Some(slip) = self.slip(other)
            && best.is_none_or(|(score, _)| score < slip.0)
        {
            best = Some(slip);
        }
        if best.is_none() {
            best = self.without_servant(other).or_else(|| other.without_servant(self));
        }
        best
    }

    /// "Abdul Hanif" is called Hanif too.
    fn without_servant(&self, other: &Self) -> Option<(f32, How)> {
        let rest = self.servant.as_ref().filter(|_| other.servant.is_none() && other.weight >= 1.0)?;
        (other.sounds.len() > 3 && drift(rest, &other.sounds, 0.5).is_finite()).then_some((0.75, How::Variant))
    }

    /// Slips of the pen, as many as the length of the words bears.
    fn slip(&self, other: &Self) -> Option<(f32, How)> {
        if self.digits || other.digits {
            return None;
        }
        let length = self.letters.len().min(other.letters.len());
        let longer = self.letters.len().max(other.letters.len());
        let budget = match length {
            ..=3 => return None,
            8.. if longer > 9 => 2,
            _ => 1,
        };
        if (self.mask ^ other.mask).count_ones() as usize > 2 * budget {
            return None;
        }
        let made = slips(&self.letters, &other.letters, budget)?;
        let score = match (made, length) {
            (_, 4) => 0.4,
            (1, 5) => 0.66,
            (1, 6 | 7) => 0.74,
            (1, _) => 0.8,
            _ => 0.66,
        };
        let (left, right) = (&self.letters, &other.letters);
        let begins_otherwise = left[0] != right[0] && left[1] != right[0] && left[0] != right[1];
        if begins_otherwise && length < 6 {
            return None;
        }
        Some((if begins_otherwise { score - 0.08 } else { score }, How::Slip))
    }
}

/// The closest way in which two words stand for one given name; `None` if they are two.
fn best_given(left: &[Given], right: &[Given], two_scripts: bool) -> Option<(f32, How)> {
    let mut best: Option<(f32, How)> = None;
    for (line, short) in left {
        for (_, other_short) in right.iter().filter(|(other, _)| other == line) {
            let found = match (short, other_short) {
                _ if two_scripts => (0.95, How::Script),
                (false, false) => (0.95, How::Variant),
                (true, true) => (0.75, How::Short),
                _ => (0.85, How::Short),
            };
            if best.is_none_or(|(score, _)| score < found.0) {
                best = Some(found);
            }
        }
    }
    best
}

/// A word of a body without the ending that its place in the phrase gives it: -s, -al, -e; -isation as -ization.
fn stem(text: &str) -> String {
    let text = text.replace("isation", "ization").replace("entre", "enter").replace("bour", "bor");
    for ending in ["ical", "ic", "al", "es", "s", "e"] {
        if let Some(rest) = text.strip_suffix(ending)
            && rest.len() > 3
        {
            return rest.to_owned();
        }
    }
    text
}
