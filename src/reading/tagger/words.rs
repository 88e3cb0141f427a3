//! The distinct words of a text: what each is, and how it is written elsewhere in the same text.

use std::collections::HashMap;
use std::ops::Range;

use super::lists::{self, Flags};
use crate::reading::tokens::{Kind, Token};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Case {
    Lower,
    Initial,
    /// All capitals, two letters or more.
    Upper,
    /// One capital alone.
    Letter,
    Mixed,
    /// Letters without case.
    None,
    Number,
    Mark,
}

impl Case {
    fn of(token: &Token) -> Self {
        match token.kind {
            Kind::Number => Self::Number,
            Kind::Mark => Self::Mark,
            Kind::Word => {
                let count = token.end - token.start;
                let upper = token.text.chars().filter(|letter| letter.is_uppercase()).count();
                let first = token.is_capitalised();
                match (upper, first) {
                    (0, _) if !token.text.chars().any(char::is_lowercase) => Self::None,
                    (0, _) => Self::Lower,
                    (1, true) if count == 1 => Self::Letter,
                    (1, true) => Self::Initial,
                    _ if upper == count => Self::Upper,
                    _ => Self::Mixed,
                }
            }
        }
    }

    /// A word with a capital somewhere.
    pub(super) fn is_capital(self) -> bool {
        matches!(self, Self::Initial | Self::Upper | Self::Letter | Self::Mixed)
    }
}

/// One way of writing one word.
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub lower: &'t str,
    pub case: Case,
    pub flags: Flags,
    /// Key of the lower-case form, marks made plain.
    pub key: u32,
    /// Which word it is, whatever its case.
    lemma: u32,
}

/// How a word is written elsewhere in the text.
#[derive(Clone, Copy, Default)]
struct Seen {
    lower: bool,
    inside: bool,
}

/// The distinct words of a text.
pub(super) struct Words<'t> {
    /// By token: index into `distinct`.
    forms: Vec<u32>,
    distinct: Vec<Word<'t>>,
    seen: Vec<Seen>,
}

impl<'t> Words<'t> {
    /// The words of `tokens`, with the evidence that their places in `sentences` give. Linear.
    pub(super) fn new(tokens: &'t [Token<'t>], sentences: &[Range<usize>]) -> Self {
        let mut all = Self { forms: Vec::with_capacity(tokens.len()), distinct: Vec::new(), seen: Vec::new() };
        let mut by_text: HashMap<&str, u32> = HashMap::new();
        let mut by_lower: HashMap<&str, u32> = HashMap::new();
        for token in tokens {
            let form = *by_text.entry(token.text).or_insert_with(|| {
                let lower: &str = &token.lower;
                let lemma = *by_lower.entry(lower).or_insert_with(|| {
                    all.seen.push(Seen::default());
                    all.seen.len() as u32 - 1
                });
                let case = Case::of(token);
                let flags =
                    if token.kind == Kind::Word { lists::flags(token.text, lower, case.is_capital()) } else { 0 };
                all.distinct.push(Word { text: token.text, lower, case, flags, key: key_of(token), lemma });
                all.distinct.len() as u32 - 1
            });
            all.forms.push(form);
        }
        for sentence in sentences {
            all.see(sentence.clone());
        }
        all
    }

    /// Notes how the words of a sentence are written. A headline, and words in capitals, say nothing.
    fn see(&mut self, sentence: Range<usize>) {
        let headline = self.is_headline(sentence.clone());
        for index in sentence.clone() {
            let word = self.at(index);
            let (case, lemma) = (word.case, word.lemma as usize);
            if case == Case::Lower {
                self.seen[lemma].lower = true;
            } else if !headline && case.is_capital() && index > sentence.start {
                let before = self.at(index - 1);
                if matches!(before.case, Case::Lower | Case::Number) || before.text == "," {
                    self.seen[lemma].inside = true;
                }
            }
        }
    }

    /// Whether nearly all longer words of a sentence have capitals.
    pub(super) fn is_headline(&self, sentence: Range<usize>) -> bool {
        let (mut long, mut capital) = (0, 0);
        for index in sentence {
            let word = self.at(index);
            if word.text.len() > 3 && (word.case.is_capital() || word.case == Case::Lower) {
                long += 1;
                capital += usize::from(word.case.is_capital());
            }
        }
        long >= 4 && capital * 5 >= long * 4
    }

    /// The word that a token is.
    pub(super) fn at(&self, token: usize) -> &Word<'t> {
        &self.distinct[self.form(token)]
    }

    /// The number of the word that a token is, among the distinct ones.
    pub(super) fn form(&self, token: usize) -> usize {
        self.forms[token] as usize
    }

    /// A distinct word, by number.
    pub(super) fn word(&self, form: usize) -> &Word<'t> {
        &self.distinct[form]
    }

    /// How many distinct words there are.
    pub(super) fn len(&self) -> usize {
        self.distinct.len()
    }

    /// Two bits: whether the word also stands in lower case in the text, and whether it has its capital inside a sentence.
    pub(super) fn evidence(&self, form: usize) -> u32 {
        let seen = self.seen[self.distinct[form].lemma as usize];
        u32::from(seen.lower) | u32::from(seen.inside) << 1
    }
}

fn key_of(token: &Token) -> u32 {
    match token.mark() {
        Some('’' | '‘' | 'ʼ' | '`' | '´') => text_key("'"),
        Some('“' | '”' | '„' | '«' | '»') => text_key("\""),
        Some('–' | '—' | '―' | '‑' | '‐') => text_key("-"),
        _ => match token.kind {
            Kind::Number => text_key(["0", "00", "000", "0000", "00000"][token.digits().clamp(1, 5) - 1]),
            _ => text_key(&token.lower),
        },
    }
}

/// A key for some letters (FNV-1a).
pub(super) fn text_key(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |key, byte| (key ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
