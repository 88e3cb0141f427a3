//! What follows a verb, a noun or an adjective: “to …”, “that …”, somebody “to …”.

use std::ops::Range;

use super::Page;
use super::extent::Shape;
use super::frames::Take;
use crate::reading::phrase::{Class, class, head, noun_phrase_at, verb_at};
use crate::reading::text::Text;

/// What was found to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Taken {
    /// Where it begins.
    pub what: usize,
    /// What sort of words it is.
    pub shape: Shape,
    /// Somebody, before it.
    pub one: Option<Range<usize>>,
    /// With whom: “agreed with Laos to”.
    pub with: Option<Range<usize>>,
    /// Which way fitted.
    pub take: Take,
}

impl Page<'_> {
    /// The first of some ways to go on that fits the words after a token.
    pub(super) fn taken(&self, takes: &[Take], after: usize, lemma: &str) -> Option<Taken> {
        let limit = self.text.sentences.get(self.text.sentence_of(after))?.end;
        let mut at = after + 1;
        let mut with = None;
        // “agreed on Monday in Geneva with Laos to”.
        for _ in 0..5 {
            while at < limit && class(self.text, at) == Class::Adverb {
                at += 1;
            }
            if at >= limit {
                return None;
            }
            if let Some(past) = self.past_date(at, limit) {
                at = past;
                continue;
            }
            if let Some(mut taken) = takes.iter().find_map(|take| self.take(*take, at, limit, lemma)) {
                taken.with = with;
                return Some(taken);
            }
            let token = &self.text.tokens[at];
            if token.is("with") && lemma == "agree" {
                let phrase = self.joined_phrase(at + 1, limit, &[])?;
                at = phrase.end;
                with = Some(phrase);
            } else if token.is("to")
                && takes.contains(&Take::That)
                && let Some(heard) = self.joined_phrase(at + 1, limit, &["that"])
                && self.text.tokens.get(heard.end).is_some_and(|next| next.is("that"))
            {
                // “gave its word to Sweden that”
                at = heard.end;
            } else if lemma.is_empty() && token.is("from") {
                // “assurances from Oman that”
                at = self.joined_phrase(at + 1, limit, &[])?.end;
            } else if token.is_in(&["at", "in", "during", "under", "after", "for", "before"]) {
                at = noun_phrase_at(self.text, at + 1)?.end;
            } else if token.is_mark(&[',']) && takes.contains(&Take::That) && self.text.tokens.get(at + 1)?.is("that") {
                at += 1;
            } else {
                return None;
            }
        }
        None
    }

    /// One past a date that stands here, with or without a small word before it.
    fn past_date(&self, at: usize, limit: usize) -> Option<usize> {
        let text = self.text;
        let small = text.tokens.get(at)?.is_in(&["on", "in", "at", "late", "early", "earlier", "since", "last"]);
        let starts = [Some(at), Some(at + 1).filter(|_| small)];
        starts.into_iter().flatten().filter(|start| *start < limit).find_map(|start| {
            let character = text.tokens.get(start)?.start;
            let found = self.dates.binary_search_by_key(&character, |date| date.range.start).ok()?;
            Some(text.tokens_at(&self.dates.get(found)?.range).end.min(limit)).filter(|end| *end > at)
        })
    }

    fn take(&self, take: Take, at: usize, limit: usize, lemma: &str) -> Option<Taken> {
        let text = self.text;
        let made = |what: usize, shape: Shape| Taken { what, shape, one: None, with: None, take };
        let of = |what: usize, shape: Shape, one: Range<usize>| Taken { one: Some(one), ..made(what, shape) };
        match take {
            Take::To => is_infinitive(text, at).then(|| made(at, Shape::Infinitive)),
            Take::That => self.is_clause(at, limit).then(|| made(at, Shape::Clause)),
            Take::Doing => self.is_doing(self.unquoted(at)).then(|| made(at, Shape::Doing)),
            Take::Thing => {
                let phrase = noun_phrase_at(text, self.unquoted(at))?;
                let pronoun = phrase.len() == 1 && class(text, phrase.start) == Class::Pronoun;
                let bare = phrase.len() == 1 && class(text, phrase.start) == Class::Determiner;
                (!pronoun && !bare).then(|| made(at, Shape::Thing))
            }
            Take::ThingOf(heads) => {
                let phrase = noun_phrase_at(text, self.unquoted(at))?;
                let cut =
                    (phrase.start..phrase.end).find(|at| class(text, *at) == Class::Preposition).unwrap_or(phrase.end);
                let head = head(text, &(phrase.start..cut))?;
                text.tokens[head].is_in(heads).then(|| made(at, Shape::Thing))
            }
            Take::With(words) => {
                text.tokens[at].is_in(words).then_some(())?;
                // “push for the Taliban to respect”, “insist on Kabul freeing”.
                let next = self.unquoted(at + 1);
                let follows = next < limit
                    && (self.is_doing(next)
                        || noun_phrase_at(text, next).is_some()
                        || class(text, next) == Class::Relative
                        || lemma == "sign" && text.tokens[next].is("to"));
                let infinitive = text.tokens[at].is("to") && is_infinitive(text, at);
                (follows && !infinitive)
                    .then(|| made(at, if self.is_doing(next) { Shape::Doing } else { Shape::Thing }))
            }
            Take::OneTo => {
                let one = self.somebody(at, limit, lemma, &[])?;
                let mut to = one.end;
                while to < limit && (class(text, to) == Class::Adverb && !text.tokens[to].is("back")) {
                    to += 1;
                }
                let to = self.past_date(to, limit).unwrap_or(to);
                is_infinitive(text, to).then(|| of(to, Shape::Infinitive, one))
            }
            Take::OneThat => {
                let one = self.somebody(at, limit, lemma, &[])?;
                let that = text.tokens.get(one.end)?.is("that") || self.is_clause(one.end, limit);
                (that && one.end < limit).then(|| of(one.end, Shape::Clause, one))
            }
            Take::OneWith(words) => {
                let one = self.somebody(at, limit, lemma, words)?;
                let small = text.tokens.get(one.end).is_some_and(|token| token.is_in(words)) && one.end + 1 < limit;
                let infinitive = is_infinitive(text, one.end);
                (small && !infinitive)
                    .then(|| of(one.end, if self.is_doing(one.end + 1) { Shape::Doing } else { Shape::Thing }, one))
            }
            Take::OneThing => {
                let phrase = noun_phrase_at(text, at)?;
                let span = self.who.actors_in(&(at..(at + 3).min(limit))).first()?;
                let end = span.tokens.end;
                let next = text.tokens.get(end).filter(|_| end < limit)?;
                let starts = matches!(class(text, end), Class::Number | Class::Determiner | Class::Possessive)
                    || next.is_mark(&['$', '€', '£']);
                let direct = span.tokens.start <= at + 1 && phrase.start == at;
                (starts && direct).then(|| of(end, Shape::Thing, at..end))
            }
        }
    }

    /// Somebody after a verb, with the small word that some verbs want before it: “call on Mali”, “appeal to the UN”.
    fn somebody(&self, at: usize, limit: usize, lemma: &str, stop: &[&str]) -> Option<Range<usize>> {
        let token = self.text.tokens.get(at)?;
        let small: &[&str] = match lemma {
            "call" => &["on", "upon", "for"],
            "appeal" => &["to", "for"],
            "plead" => &["with", "for"],
            "pressure on" => &["on"],
            "push" | "press" | "ask" | "lobby" => &["for"],
            _ => &[],
        };
        let bare = !matches!(lemma, "call" | "appeal" | "plead" | "pressure on");
        let start = if token.is_in(small) {
            at + 1
        } else if bare {
            at
        } else {
            return None;
        };
        self.joined_phrase(start, limit, stop)
    }

    /// Noun phrases joined by “and”, up to a small word that the verb wants after them.
    pub(super) fn joined_phrase(&self, start: usize, limit: usize, stop: &[&str]) -> Option<Range<usize>> {
        let text = self.text;
        let mut end = noun_phrase_at(text, start)?.end.min(limit);
        for _ in 0..4 {
            if let Some(cut) = (start + 1..end).find(|at| text.tokens[*at].is_in(stop)) {
                return Some(start..cut);
            }
            let Some(token) = text.tokens.get(end).filter(|_| end < limit) else { break };
            // “officials in Kabul”, “the EU and its members”.
            let joins = token.is_in(&["and", "or", "in", "from", "of"]) && !token.is_in(stop);
            match noun_phrase_at(text, end + 1).filter(|_| joins) {
                Some(next) => end = next.end.min(limit),
                None => break,
            }
        }
        (end > start).then_some(start..end)
    }

    /// Past an opening quotation mark.
    fn unquoted(&self, at: usize) -> usize {
        let opens = self.text.tokens.get(at).is_some_and(|token| token.is_mark(&['“', '"', '‘', '\'', '«']));
        at + usize::from(opens)
    }

    /// A clause begins here: “that …”, or a noun phrase with its finite verb.
    fn is_clause(&self, at: usize, limit: usize) -> bool {
        let text = self.text;
        if text.tokens[at].is("that") {
            // “agreed that day”: a determiner.
            return at + 2 < limit
                && (self.clause_at(at + 1, limit) || class(text, at + 1) != Class::Time && limit > at + 4);
        }
        let starts = matches!(
            class(text, at),
            Class::Pronoun | Class::Determiner | Class::Possessive | Class::Capital | Class::Other | Class::Number
        );
        starts && self.clause_at(at, limit)
    }
}

/// “to stop”, “not to stop”, “never to have stopped”.
pub(super) fn is_infinitive(text: &Text, at: usize) -> bool {
    let mut to = at;
    while to < at + 2 && matches!(class(text, to), Class::Negation | Class::Adverb) {
        to += 1;
    }
    if !text.tokens.get(to).is_some_and(|token| token.is("to")) {
        return false;
    }
    let mut verb = to + 1;
    while verb < to + 3 && matches!(class(text, verb), Class::Adverb | Class::Negation) {
        verb += 1;
    }
    let Some(token) = text.tokens.get(verb) else { return false };
    match class(text, verb) {
        Class::Auxiliary => token.is_in(&["be", "have", "do"]),
        Class::Other => {
            if let Some(known) = verb_at(text, verb) {
                return known.lemma == token.lower;
            }
            // An unknown word: a verb unless it looks like a noun.
            const NOUNS: &[&str] = &[
                "tion", "sion", "ment", "ity", "ness", "ance", "ence", "ism", "ship", "ing", "ions", "ments", "ities",
                "cies", "tions", "talks", "aid",
            ];
            let noun = NOUNS.iter().any(|end| token.lower.ends_with(end));
            // “to refugees”: most words in “-s” are plurals.
            let plural = token.lower.ends_with('s') && !token.lower.ends_with("ss");
            let object = matches!(
                class(text, verb + 1),
                Class::Determiner | Class::Possessive | Class::Pronoun | Class::That | Class::Capital | Class::Number
            );
            object || !(noun || plural)
        }
        _ => false,
    }
}
