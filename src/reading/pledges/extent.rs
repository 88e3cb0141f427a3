//! How far the words go that tell what is promised or wanted, and what in them is condition and deadline.

use std::ops::Range;

use super::Page;
use super::frames::NOUNS;
use crate::model::EdtfDate;
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

/// Ways to set a condition.
const CONDITIONS: &[&[&str]] = &[
    &["if"],
    &["unless"],
    &["provided", "that"],
    &["provided"],
    &["providing", "that"],
    &["on", "condition", "that"],
    &["on", "the", "condition", "that"],
    &["in", "exchange", "for"],
    &["in", "return", "for"],
    &["as", "long", "as"],
    &["so", "long", "as"],
    &["only", "after"],
    &["only", "when"],
    &["subject", "to"],
    &["conditional", "on"],
    &["contingent", "on"],
];

/// Words before a date that make it a deadline.
const DEADLINES: &[&str] = &["by", "until", "till", "before", "within"];

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
            *at = quotation.end.min(limit).max(*at + 1) - 1;
            return false;
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
            Class::Relative => true,
            Class::Conjunction => self.and_ends(next, start, limit, shape),
            Class::Subordinator => true,
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
            Class::Modal => shape != Shape::Clause,
            Class::Auxiliary => !text.tokens[next].is_in(&["be", "have", "do"]),
            Class::That => shape != Shape::Clause,
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
        let mut words = 0;
        for at in start..end {
            words += usize::from(text.tokens[at].spaced || at == start);
            if words > WORDS {
                end = at;
                // Better at a comma or a joining word than between any two.
                let floor = start + (end - start) / 2;
                let border = (floor..end).rev().find(|at| {
                    text.tokens[*at].is_mark(&[',']) && text.tokens[*at + 1].spaced
                        || class(text, *at) == Class::Conjunction
                });
                end = border.unwrap_or(end);
                break;
            }
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
                Class::Conjunction | Class::That | Class::Relative => true,
                Class::Preposition => !text.tokens[at].is_in(&["out", "up", "down", "off", "over", "through", "in"]),
                Class::Determiner => text.tokens[at].is_in(&["the", "a", "an"]),
                Class::Subordinator | Class::Possessive => true,
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

    /// What is told without its condition, and the condition.
    pub(super) fn without_condition(&self, what: &Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
        let found = (what.start + 1..what.end).find_map(|at| Some(at).zip(condition_at(self, at)));
        match found {
            // “as if”, “even if”, “what if”
            Some((at, _)) if !self.text.tokens[at - 1].is_in(&["as", "even", "only", "what"]) => {
                (what.start..self.trimmed(what.start, at), Some(at..what.end))
            }
            _ => (what.clone(), None),
        }
    }

    /// The day by which, if some tokens tell one.
    pub(super) fn deadline(&self, range: &Range<usize>) -> Option<EdtfDate> {
        let characters = self.text.characters(range);
        let first = self.dates.partition_point(|date| date.range.start < characters.start);
        self.dates[first..].iter().take_while(|date| date.range.end <= characters.end).find_map(|date| {
            let tokens = self.text.tokens_at(&date.range);
            // “by 15 May”, “by the end of June”, “no later than May”.
            let led = (tokens.start.saturating_sub(4).max(range.start)..(tokens.start + 1).min(range.end)).any(|at| {
                let token = &self.text.tokens[at];
                token.is_in(DEADLINES) && !self.far(at, tokens.start)
                    || token.is("later") && self.text.tokens.get(at + 1).is_some_and(|next| next.is("than"))
            });
            date.edtf.clone().filter(|_| led)
        })
    }

    /// Something other than “the end of” and its like stands between a small word and a date.
    fn far(&self, at: usize, date: usize) -> bool {
        const BETWEEN: &[&str] =
            &["the", "end", "start", "beginning", "middle", "of", "early", "late", "mid", "next", "this"];
        (at + 1..date).any(|at| !self.text.tokens[at].is_in(BETWEEN))
    }
}

/// The length of the words that set a condition at a place.
fn condition_at(page: &Page, at: usize) -> Option<usize> {
    let tokens = &page.text.tokens;
    CONDITIONS
        .iter()
        .find(|words| {
            words.iter().enumerate().all(|(step, word)| tokens.get(at + step).is_some_and(|token| token.is(word)))
        })
        .map(|words| words.len())
}
