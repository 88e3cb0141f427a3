//! How far the words go that tell what is promised or wanted, and what in them is condition and deadline.

use super::Page;
use super::noun_frames::NOUNS;
use super::terms::condition_at;
use crate::reading::phrase::{Class, Tense, class, noun_phrase_at, verb_at};

/// The longest that is taken as what is promised, in words.
const WORDS: usize = 40;

/// What sort of words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// “to stop”.
    Infinitive,
    /// “that it will stop”.
    Clause,
    /// “a stop”, “to a stop”.
    Thing,
    /// “stopping”.
    Doing,
}

/// Words after which a comma's clause tells something else.
const ELSE: &[&str] = &[
    "but",
    "yet",
    "so",
    "nor",
    "according",
    "despite",
    "amid",
    "though",
    "although",
    "while",
    "whereas",
    "because",
    "since",
    "as",
    "when",
    "after",
    "following",
    "however",
    "with",
    "where",
    "whereby",
    "even",
    "then",
    "without",
    "upon",
    "adding",
    "saying",
    "noting",
    "insisting",
    "stressing",
    "warning",
    "arguing",
    "citing",
    "claiming",
    "calling",
    "describing",
    "telling",
    "accusing",
    "urging",
    "pointing",
    "demanding",
    "pledging",
    "vowing",
];
/// Words with which a condition goes on after a comma.
const ON: &[&str] =
    &["if", "unless", "provided", "providing", "until", "before", "once", "including", "not", "such", "by"];

impl Page<'_> {
    /// One past the words that begin at `start` and tell what is promised or wanted; they stand with the verb at `verb` in
    /// one sentence and, if it is said, in one quotation.
    pub(super) fn end_of(&self, start: usize, shape: Shape, verb: usize) -> usize {
        let text = self.text;
        let Some(sentence) = text.sentences.get(text.sentence_of(start)) else { return start };
        let mut limit = sentence.end.min(start + 80);
        if let Some(quotation) = text.quotation_of(verb).filter(|quotation| quotation.end > start) {
            limit = limit.min(quotation.inner().end);
        }
        if let Some(quote) = self.voice_at(verb) {
            let said = quote.parts.iter().map(|part| text.tokens_at(part)).find(|part| part.contains(&start));
            limit = said.map_or(limit, |part| limit.min(part.end));
        }
        // “its refusal to extradite him angered …”: a noun that is itself a subject.
        let noun = verb_at(text, verb).is_none() && NOUNS.iter().any(|frame| text.tokens[verb].is_in(frame.nouns));
        let noun = noun && shape != Shape::Clause;
        let mut at = (start + 1).min(limit);
        while at < limit {
            let told_of = noun
                && at > start + 2
                && !matches!(class(text, at - 1), Class::Relative | Class::That | Class::Determiner)
                && (class(text, at) == Class::Auxiliary && !text.tokens[at].is_in(&["be", "been", "being", "having"])
                    || class(text, at) == Class::Modal
                    || class(text, at) == Class::Other
                        && text.tokens[at].lower.ends_with("ed")
                        && verb_at(text, at).is_none_or(|found| found.tense == Tense::Past));
            if told_of || self.ends_at(&mut at, start, limit, shape) {
                break;
            }
            at += 1;
        }
        self.trimmed(start, at.min(limit))
    }

    /// Whether what began at `start` ends before a token; steps over what stands in marks.
    fn ends_at(&self, at: &mut usize, start: usize, limit: usize, shape: Shape) -> bool {
        let text = self.text;
        let token = &text.tokens[*at];
        if let Some(quotation) = text.quotation_of(*at).filter(|quotation| quotation.start == *at && quotation.closed) {
            let close = quotation.end.min(limit).max(*at + 1) - 1;
            let comma = close > *at && text.tokens[close - 1].is_mark(&[',']);
            let ends = comma && close + 1 < limit && self.comma_ends(close, start, limit, shape);
            *at = close + usize::from(ends);
            return ends;
        }
        match class(text, *at) {
            Class::Mark => match token.mark() {
                Some('(' | '[') => {
                    let close = (*at..limit.min(*at + 12)).find(|at| text.tokens[*at].is_mark(&[')', ']']));
                    match close {
                        Some(close) => *at = close,
                        None => return true,
                    }
                    false
                }
                Some(';' | '—' | '?' | '!' | '”' | '“') => true,
                Some(':' | '–' | '-' | '…') => {
                    token.spaced || text.tokens.get(*at + 1).is_none_or(|next| next.spaced)
                }
                Some(',') => {
                    text.tokens.get(*at + 1).is_none_or(|next| next.spaced) && self.comma_ends(*at, start, limit, shape)
                }
                _ => false,
            },
            Class::Conjunction => {
                if token.is("but") {
                    !self.not_but(*at, start)
                } else {
                    self.and_ends(*at, start, limit, shape)
                }
            }
            // “to free 40 each that”: no noun that a relative clause could tell of.
            Class::That if shape == Shape::Infinitive => {
                matches!(class(text, *at - 1), Class::Determiner | Class::Adverb | Class::Time)
            }
            Class::Subordinator => match &*token.lower {
                "while" => !self.is_doing(*at + 1),
                "although" | "though" | "whereas" | "because" => true,
                "as" => shape != Shape::Clause && self.clause_at(*at + 1, limit),
                _ => false,
            },
            _ => false,
        }
    }

    /// “not only … but also”.
    fn not_but(&self, at: usize, start: usize) -> bool {
        (start..at).any(|at| self.text.tokens[at].is("not"))
            && self.text.tokens.get(at + 1).is_some_and(|next| next.is("also"))
    }

    fn comma_ends(&self, comma: usize, start: usize, limit: usize, shape: Shape) -> bool {
        let text = self.text;
        let mut next = comma + 1;
        while next < limit && class(text, next) == Class::Adverb && !text.tokens[next].is_in(ELSE) {
            next += 1;
        }
        if next >= limit {
            return true;
        }
        let token = &text.tokens[next];
        if token.is_in(ON) {
            return false;
        }
        if token.is_in(ELSE) {
            return !(token.is("as") && text.tokens.get(next + 1).is_some_and(|word| word.is("well")));
        }
        match class(text, next) {
            Class::Conjunction => self.and_ends(next, start, limit, shape),
            Class::Relative | Class::Subordinator => true,
            Class::Preposition => {
                let condition = condition_at(self, next).is_some();
                !(condition || token.is_in(&["to", "for", "from", "within", "until", "of"]))
                    || class(text, next + 1) == Class::Relative
            }
            _ if self.is_doing(next) => {
                let listed = text.tokens.get(next + 1).is_some_and(|word| word.is("of")) || self.listed(next, limit);
                !(listed && (shape == Shape::Thing || shape == Shape::Doing))
            }
            _ => {
                if self.is_base(next) && matches!(shape, Shape::Infinitive | Shape::Clause) && self.listed(next, limit)
                {
                    return false;
                }
                if verb_at(text, next).is_some_and(|verb| verb.tense != Tense::Present || !self.is_base(next)) {
                    return true;
                }
                self.clause_at(next, limit)
                    || matches!(
                        class(text, next),
                        Class::Determiner | Class::Possessive | Class::Capital | Class::Pronoun
                    ) && !self.listed(next, limit)
            }
        }
    }

    /// An “and” or “or” follows soon, so that commas make a list.
    fn listed(&self, at: usize, limit: usize) -> bool {
        (at..limit.min(at + 25)).any(|at| self.text.tokens[at].is_in(&["and", "or"]))
    }

    fn and_ends(&self, and: usize, start: usize, limit: usize, shape: Shape) -> bool {
        let text = self.text;
        let mut next = and + 1;
        while next < limit && class(text, next) == Class::Adverb {
            next += 1;
        }
        if next >= limit {
            return true;
        }
        match class(text, next) {
            Class::Modal | Class::That => shape != Shape::Clause,
            Class::Auxiliary => !text.tokens[next].is_in(&["be", "have", "do"]),
            Class::Preposition | Class::Negation => false,
            Class::Relative | Class::Subordinator => true,
            _ => {
                if let Some(verb) = verb_at(text, next) {
                    // “free and protected”, “must be respected and protected”.
                    let pair = and > start + 1
                        && verb.tense == Tense::Past
                        && verb_at(text, and - 1).is_some_and(|before| before.passive || before.tense == Tense::Past);
                    return match verb.tense {
                        Tense::Past => !pair,
                        Tense::Present => !self.is_base(next),
                        _ => verb.is_finite(),
                    };
                }
                // “… and the US would”, “and it said”.
                match self.verb_after_phrase(next, limit) {
                    Some(at) => shape != Shape::Clause || class(text, at) != Class::Modal,
                    None => false,
                }
            }
        }
    }

    /// A noun phrase and a finite verb begin here.
    pub(super) fn clause_at(&self, at: usize, limit: usize) -> bool {
        self.verb_after_phrase(at, limit).is_some()
    }

    /// The first token of the finite verb after the noun phrases that begin here.
    fn verb_after_phrase(&self, at: usize, limit: usize) -> Option<usize> {
        let text = self.text;
        let mut end = noun_phrase_at(text, at)?.end;
        for _ in 0..3 {
            while end < limit && class(text, end) == Class::Adverb {
                end += 1;
            }
            if end >= limit {
                return None;
            }
            match class(text, end) {
                Class::Modal | Class::Auxiliary => return Some(end),
                // “Iran and Iraq would”, “officials in Kabul say”.
                Class::Conjunction | Class::Preposition if !text.tokens[end].is("to") => {
                    end = noun_phrase_at(text, end + 1)?.end;
                }
                _ => {
                    return verb_at(text, end).filter(|verb| verb.is_finite() && verb.start >= at).map(|_| end);
                }
            }
        }
        None
    }

    /// “stopping”: a verb in “-ing”, or a word that looks like one.
    pub(super) fn is_doing(&self, at: usize) -> bool {
        let Some(token) = self.text.tokens.get(at) else { return false };
        class(self.text, at) == Class::Other
            && token.lower.len() > 5
            && token.lower.ends_with("ing")
            && !token.is_in(&[
                "including",
                "meeting",
                "building",
                "funding",
                "training",
                "during",
                "according",
                "existing",
                "ongoing",
            ])
    }

    /// A verb in its bare form.
    pub(super) fn is_base(&self, at: usize) -> bool {
        let bare = self.text.tokens.get(at).zip(verb_at(self.text, at));
        bare.is_some_and(|(token, verb)| token.lower == verb.lemma && verb.start == at)
    }

    /// Without marks and joining words at the end, and no longer than 40 words.
    pub(super) fn trimmed(&self, start: usize, end: usize) -> usize {
        let text = self.text;
        let mut end = end;
        let over = (start..end).filter(|at| text.tokens[*at].spaced || *at == start).nth(WORDS);
        if let Some(over) = over {
            // Better at a comma or a joining word than between any two.
            let border = (start + (over - start) / 2..over).rev().find(|at| {
                text.tokens[*at].is_mark(&[',']) && text.tokens[*at + 1].spaced
                    || class(text, *at) == Class::Conjunction
            });
            end = border.unwrap_or(over);
        }
        while end > start {
            let at = end - 1;
            let opened_before = text.quotation_of(at).is_some_and(|quotation| quotation.start < start);
            let drop = match class(text, at) {
                Class::Mark => {
                    let token = &text.tokens[at];
                    let closing = token.is_mark(&['”', '"', '’', '\'', '»', ')', ']'])
                        && !opened_before
                        && token.mark().is_some();
                    let stop = token.is_mark(&['.']) && end < text.tokens.len() && !text.tokens[end].spaced;
                    !(closing || stop || token.is_mark(&['%', '€', '$', '£']))
                        || token.is_mark(&['.']) && self.ends_sentence(at)
                }
                Class::Conjunction | Class::That | Class::Relative | Class::Subordinator | Class::Possessive => true,
                Class::Preposition => !text.tokens[at].is_in(&["out", "up", "down", "off", "over", "through", "in"]),
                Class::Determiner => text.tokens[at].is_in(&["the", "a", "an"]),
                _ => false,
            };
            if !drop {
                break;
            }
            end -= 1;
        }
        end
    }

    fn ends_sentence(&self, at: usize) -> bool {
        self.text.sentences.get(self.text.sentence_of(at)).is_some_and(|sentence| at + 2 >= sentence.end)
    }
}
