//! A text's tokens joined into words as names have them: “al-Qaeda”, “U.S.”, “d'Ettorre”, “Biden” of “Biden’s”.

use std::borrow::Cow;
use std::ops::Range;

use super::bodies::BODIES;
use super::lexicon::{Sorts, sorts as sorts_of};
use crate::places::{Area, named};
use crate::reading::text::{FurnitureKind, Text};
use crate::reading::tokens::{Kind, Token};

/// A word as names have it, or a mark.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// Its tokens, without the ending of a genitive.
    pub tokens: Range<usize>,
    /// In lower case, without full stops; a mark as it is.
    pub lower: Cow<'t, str>,
    /// What it may be.
    pub sorts: Sorts,
    pub kind: WordKind,
    /// “’s” or “’” follows.
    pub possessive: bool,
    /// It begins a sentence, or words that are quoted.
    pub begins: bool,
    /// A full stop belongs to it: Gen., J., U.S.
    pub dotted: bool,
    /// It stands in a heading, or in nothing that is prose.
    pub furniture: Option<FurnitureKind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    /// Begins with a capital, or with a letter of a script that has none.
    Capital,
    /// In small letters.
    Small,
    /// A capitalised name joined to a word in small letters: Taliban-appointed, US-led.
    Joined,
    Number,
    Mark,
}

impl Word<'_> {
    pub(super) fn is(&self, sort: Sorts) -> bool {
        self.sorts.is(sort)
    }

    pub(super) fn is_capital(&self) -> bool {
        self.kind == WordKind::Capital
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == WordKind::Mark && self.lower.starts_with(mark)
    }

    pub(super) fn is_word(&self, words: &[&str]) -> bool {
        self.kind != WordKind::Mark && words.contains(&&*self.lower)
    }

    /// Grammar in small letters, or a number or a mark: no part of a name.
    pub(super) fn is_grammar(&self) -> bool {
        self.kind == WordKind::Mark || self.is(Sorts::FUNCTION) && self.kind == WordKind::Small
    }
}

/// A text in words.
#[derive(Debug)]
pub(super) struct Page<'a, 't> {
    pub text: &'a Text<'t>,
    pub words: Vec<Word<'t>>,
    /// For each token its word.
    word_of: Vec<usize>,
}

impl<'a, 't> Page<'a, 't> {
    /// Joins the tokens of a text. Linear.
    pub(super) fn new(text: &'a Text<'t>) -> Self {
        let mut words: Vec<Word<'t>> = Vec::with_capacity(text.tokens.len());
        let mut word_of = Vec::with_capacity(text.tokens.len());
        let mut sentence = 0;
        let mut at = 0;
        while at < text.tokens.len() {
            while text.sentences.get(sentence).is_some_and(|range| range.end <= at) {
                sentence += 1;
            }
            let limit = text.sentences.get(sentence).map_or(text.tokens.len(), |range| range.end);
            let first = text.sentences.get(sentence).is_some_and(|range| range.start == at);
            let after_mark = words.last().is_some_and(|word: &Word| {
                word.kind == WordKind::Mark
                    && (word.begins || word.lower.starts_with(['“', '"', ':', '‘', '«', '•', '–', '—']))
            });
            let (end, possessive, word) = take(text, at, limit);
            let word = Word { begins: first || after_mark, possessive, furniture: text.furniture_of(at), ..word };
            word_of.resize(end, words.len());
            words.push(word);
            at = end;
        }
        Self { text, words, word_of }
    }

    /// The word that a token belongs to.
    pub(super) fn word_at(&self, token: usize) -> usize {
        self.word_of.get(token).copied().unwrap_or(self.words.len())
    }

    /// The words that cover some tokens.
    pub(super) fn words_of(&self, tokens: &Range<usize>) -> Range<usize> {
        let end = tokens.end.checked_sub(1).map_or(0, |last| self.word_at(last) + 1);
        let start = self.word_at(tokens.start);
        start..end.min(self.words.len()).max(start)
    }

    /// The tokens of some words, without a last genitive.
    pub(super) fn tokens_of(&self, words: &Range<usize>) -> Range<usize> {
        match (self.words.get(words.start), words.end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if words.start < words.end => first.tokens.start..last.tokens.end,
            _ => 0..0,
        }
    }

    /// What some words are in print, without a last genitive.
    pub(super) fn print(&self, words: &Range<usize>) -> &'t str {
        self.text.slice(&self.tokens_of(words))
    }

    pub(super) fn get(&self, word: usize) -> Option<&Word<'t>> {
        self.words.get(word)
    }
}

/// The word that begins with a token: one past it, its genitive included; whether it has one; the word.
fn take<'t>(text: &Text<'t>, at: usize, limit: usize) -> (usize, bool, Word<'t>) {
    let tokens = &text.tokens;
    let first = &tokens[at];
    let blank = |lower, sorts, kind, end, dotted| Word {
        tokens: at..end,
        lower,
        sorts,
        kind,
        possessive: false,
        begins: false,
        dotted,
        furniture: None,
    };
    if first.kind == Kind::Mark {
        return (at + 1, false, blank(Cow::Borrowed(first.text), Sorts::default(), WordKind::Mark, at + 1, false));
    }
    let mut end = at + 1;
    let joined = |at: usize, kind: fn(&Token) -> bool| {
        tokens.get(at).is_some_and(|next| at < limit && !next.spaced && kind(next))
    };
    let letters = |token: &Token| token.kind != Kind::Mark;
    let hyphen = |token: &Token| token.is_mark(&['-', '‐', '‑']);
    let apostrophe = |token: &Token| token.is_mark(&['\'', '’', 'ʼ', '‘', '`']);
    let stop = |token: &Token| token.mark() == Some('.');
    let mut dotted = false;
    let mut last_start = at;
    loop {
        if joined(end, letters) {
            // G7, Politics1.
            end += 1;
        } else if joined(end, hyphen) && end == at + 1 && joined(end + 1, letters) && is_pair(tokens, at) {
            // “US-Taliban talks”: two names.
            break;
        } else if joined(end + 1, letters)
            && (joined(end, hyphen)
                || joined(end, apostrophe)
                    && !tokens[end + 1].is_in(&["s", "t"])
                    && (end == at + 1 || !tokens[end + 1].is_in(&["re", "ve", "ll", "m", "d"])))
        {
            last_start = end + 1;
            end += 2;
        } else if joined(end, stop) && is_single(&tokens[end - 1]) && (first.kind == Kind::Word) {
            // J., U.S., and on to the next letter.
            dotted = true;
            end += 1;
            if joined(end, letters) && is_single(&tokens[end]) {
                end += 1;
            } else {
                break;
            }
        } else {
            break;
        }
    }
    if !dotted && joined(end, stop) && end == at + 1 && first.kind == Kind::Word && is_shortened(&first.lower) {
        dotted = true;
        end += 1;
    }
    let printed = text.slice(&(at..end));
    let plain = |character: char| character == '.';
    let lower: Cow<'t, str> = if end == at + 1 {
        first.lower.clone()
    } else {
        Cow::Owned(printed.to_lowercase().replace(plain, "").replace(['‐', '‑'], "-"))
    };
    let kind = if first.kind == Kind::Number {
        WordKind::Number
    } else if !begins_as_name(first) {
        // al-Qaeda, d'Ettorre: what follows the small word is a name.
        let small = end > at + 1
            && tokens[last_start].is_capitalised()
            && (sorts_of(&first.lower).is(Sorts::PARTICLE)
                || apostrophe(&tokens[last_start - 1]) && first.text.len() == 1);
        if small { WordKind::Capital } else { WordKind::Small }
    } else if last_start > at
        && tokens[last_start].text.starts_with(char::is_lowercase)
        && !is_name_joint(&tokens[at..end])
    {
        WordKind::Joined
    } else {
        WordKind::Capital
    };
    // US, WHO, IT in capitals are names.
    let sorts = if (dotted || first.text.len() > 1)
        && matches!(&*lower, "us" | "who" | "it" | "is")
        && printed.chars().all(|letter| letter.is_uppercase() || letter == '.')
    {
        Sorts::default()
    } else {
        sorts_of(&lower)
    };
    let word = blank(lower, sorts, kind, end, dotted);
    let closing = text.quotation_of(at).is_some_and(|quotation| quotation.closed && quotation.end == end + 1);
    if joined(end, apostrophe) {
        if joined(end + 1, |next| next.is("s")) {
            return (end + 2, true, word);
        }
        if word.lower.ends_with('s') && !closing {
            return (end + 1, true, word);
        }
    }
    (end, false, word)
}

/// Whether two names of states or well-known bodies stand on the sides of a hyphen, and no one name of both.
fn is_pair(tokens: &[Token], at: usize) -> bool {
    let named_alone = |at: usize| {
        let Some(token) = tokens.get(at).filter(|token| token.is_capitalised()) else { return false };
        let looked = named(token.text);
        looked.area.is_some_and(Area::is_country)
            || looked.demonym.is_some()
            || BODIES.forms.at(tokens, at).is_some_and(|(end, _)| end == at + 1)
    };
    if !(named_alone(at) && named_alone(at + 2)) {
        return false;
    }
    let whole = format!("{}-{}", tokens[at].text, tokens[at + 2].text);
    !crate::places::country(&whole).is_some_and(|area| area.name.contains('-'))
}

/// Whether a token is one letter, as in initials.
fn is_single(token: &Token) -> bool {
    token.kind == Kind::Word && token.text.chars().count() == 1 && token.text.chars().all(char::is_alphabetic)
}

/// Whether a full stop after this word belongs to it.
fn is_shortened(lower: &str) -> bool {
    matches!(
        lower,
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "prof"
            | "gen"
            | "lt"
            | "col"
            | "maj"
            | "capt"
            | "cmdr"
            | "sgt"
            | "adm"
            | "brig"
            | "sen"
            | "rep"
            | "gov"
            | "pres"
            | "amb"
            | "hon"
            | "rev"
            | "st"
            | "jr"
            | "sr"
            | "min"
            | "atty"
            | "supt"
    )
}

/// Whether a token begins like a name: a capital, or a letter of a script without case.
fn begins_as_name(token: &Token) -> bool {
    token.text.chars().next().is_some_and(|first| first.is_uppercase() || !first.is_lowercase())
}

/// Names whose later parts are small: Sheikh-ul-Islam, Umm-al-Fahm, Tehreek-e-Insaf, Medecins-sans.
fn is_name_joint(tokens: &[Token]) -> bool {
    tokens
        .iter()
        .any(|token| token.is_in(&["al", "el", "ul", "e", "i", "ud", "ur", "sur", "sous", "en", "de", "la", "le"]))
}
