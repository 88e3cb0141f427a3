//! Quotations that no verb of saying gives to someone, but a colon, a form of “be”, or a set phrase: “his verdict: “…””,
//! ““…” was her answer”, “in the words of one diplomat”.

use std::ops::Range;

use super::ahead::speaker_after;
use super::attributed::speech_of;
use super::clause::is_comma;
use super::cues::{PAPERS, SPOKEN};
use super::quoted::{is_title, words};
use super::voice::is_person;
use super::{Draft, one};
use crate::reading::found::Ground;
use crate::reading::phrase::{
    Class, Verb, class, head, is_clipped, is_possessive, made, noun_phrase_at, noun_phrase_before, subject_of, verb_at,
};
use crate::reading::text::{Quotation, Text};
use crate::reading::who::Who;

/// How many words a lead before a colon, or a clause after a quotation, may have.
const NEAR: usize = 40;

/// Who owns a noun: “his”, “Moss's”, “the ministry's”; “of Moss”, “by the ministry” right after it.
pub(super) fn owner(text: &Text, noun: usize) -> Option<Range<usize>> {
    let before = || {
        let mut here = noun;
        for _ in 0..5 {
            here = here.checked_sub(1)?;
            match class(text, here) {
                Class::Possessive => return Some(here..here + 1),
                Class::Mark if is_clipped(text, here) && is_possessive(text, here - 1) => {
                    return noun_phrase_before(text, here - 1);
                }
                Class::Mark if is_possessive(text, here) => return noun_phrase_before(text, here),
                Class::Other | Class::Number | Class::Adverb => {}
                Class::Mark if text.tokens[here].is_mark(&['-', '‑']) => {}
                _ => return None,
            }
        }
        None
    };
    before().or_else(|| {
        let of = text.tokens.get(noun + 1)?.is_in(&["of", "by", "from"]);
        of.then(|| speaker_after(text, noun + 2)).flatten()
    })
}

/// Whether a token is a noun for what is said or written: “verdict”, “message”, “communiqué”.
fn is_words_noun(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| token.is_in(SPOKEN) || token.is_in(PAPERS))
}

/// Who speaks by a phrase: a person or body itself, or the owner of a message; the message where nobody owns it.
fn speaker_of(text: &Text, who: &Who, phrase: &Range<usize>) -> Option<Range<usize>> {
    let noun = head(text, phrase)?;
    if is_words_noun(text, noun) {
        return Some(owner(text, noun).unwrap_or_else(|| phrase.clone()));
    }
    is_person(text, who, phrase).then(|| phrase.clone())
}

/// What stands before a colon and a quotation: “Moss was blunt: “…””, “her message to Oslo: “…””, “Spokeswoman Ann Moss: “…””.
pub(super) fn before_colon(text: &Text, who: &Who, quotation: &Quotation) -> Option<Draft> {
    let colon = quotation.start.checked_sub(1).filter(|colon| text.tokens[*colon].is_mark(&[':']))?;
    let sentence = text.sentences.get(text.sentence_of(colon))?;
    let start = sentence.start.max(colon.saturating_sub(NEAR));
    if is_named(text, quotation) && words(text, quotation) < 8 || !ends_speech(text, quotation) {
        return None;
    }
    let (speaker, percent) = lead_speaker(text, who, &(start..colon));
    let range = quotation.start..quotation.end;
    Some(Draft {
        parts: one(range.clone()),
        speech: speech_of(text, &range),
        speaker,
        cue: 0..0,
        outer: start..range.end,
        ground: Ground { rule: "colon before a quotation", percent },
    })
}

/// Who speaks by the words before a colon, and how sure that is.
fn lead_speaker(text: &Text, who: &Who, lead: &Range<usize>) -> (Option<Range<usize>>, u8) {
    // The clause nearest the colon: “they left, and Moss was blunt”.
    for at in lead.clone().rev() {
        if text.quotation_of(at).is_some() {
            break;
        }
        let being = matches!(class(text, at), Class::Auxiliary | Class::Modal)
            && text.tokens[at].is_in(&["is", "are", "was", "were", "has", "had", "have"]);
        let verb = if being { Some(made(at, "be")) } else { verb_at(text, at).filter(Verb::is_finite) };
        let Some(subject) = verb.and_then(|verb| subject_of(text, &verb)) else { continue };
        if let Some(speaker) = speaker_of(text, who, &subject) {
            return (Some(speaker), 85);
        }
    }
    // “the answer came from Moss”, “her verdict”.
    let noun = lead.clone().rev().find(|at| is_words_noun(text, *at) && verb_at(text, *at).is_none());
    if let Some(owner) = noun.and_then(|noun| owner(text, noun)) {
        return (Some(owner), 82);
    }
    let named = noun_phrase_at(text, lead.start).filter(|phrase| is_person(text, who, phrase));
    let named = named.or_else(|| {
        who.actors_in(lead).iter().rfind(|span| span.tokens.end == lead.end).map(|span| span.tokens.clone())
    });
    match named {
        Some(named) => (Some(named), 80),
        None => (None, 60),
    }
}

/// A title of several words: “A Seat at the Table”, and not “Enough!”.
fn is_named(text: &Text, quotation: &Quotation) -> bool {
    is_title(text, quotation) && quotation.inner().skip(1).any(|at| text.tokens[at].is_capitalised())
}

/// Whether a quotation is speech rather than a term: several words, or a stop inside the marks.
pub(super) fn ends_speech(text: &Text, quotation: &Quotation) -> bool {
    let last = quotation.inner().next_back().and_then(|last| text.tokens.get(last));
    let stop = last.is_some_and(|last| last.is_mark(&['.', '!', '?', ',', '…']));
    let count = words(text, quotation);
    count >= 4 || count >= 1 && stop
}

/// What stands after a quotation with a form of “be”: ““…” was her answer”, ““…” is how Moss puts it”, ““…” came the reply”.
pub(super) fn before_being(text: &Text, quotation: &Quotation) -> Option<Draft> {
    let at = quotation.end;
    let token = text.tokens.get(at)?;
    if !token.is_in(&["is", "was", "were", "are", "has", "had", "came", "comes", "goes", "went", "remains", "remained"])
    {
        return None;
    }
    let mut next = at + 1;
    while matches!(class(text, next), Class::Adverb | Class::Negation)
        || text.tokens.get(next).is_some_and(|token| token.is_in(&["been", "all", "much"]))
    {
        next += 1;
    }
    let token = text.tokens.get(next)?;
    let (speaker, cue) = if token.is_in(&["how", "what", "the"]) && token.is_in(&["how", "what"])
        || next > at + 1 && text.tokens[next - 1].is("all")
    {
        let verb = (next..next + 14).find_map(|at| verb_at(text, at).filter(Verb::is_finite))?;
        (subject_of(text, &verb)?, verb.at)
    } else {
        let phrase = noun_phrase_at(text, next)?;
        let noun = phrase.clone().take(8).find(|at| is_words_noun(text, *at))?;
        (owner(text, noun).or_else(|| following_source(text, &phrase)).unwrap_or(phrase), noun)
    };
    let range = quotation.start..quotation.end;
    Some(Draft {
        parts: one(range.clone()),
        speech: speech_of(text, &range),
        outer: range.start..speaker.end.max(cue + 1),
        speaker: Some(speaker),
        cue: cue..cue + 1,
        ground: Ground { rule: "quotation told to be somebody's words", percent: 80 },
    })
}

/// “the reply from Moss”, “a message painted by the crowd”.
fn following_source(text: &Text, phrase: &Range<usize>) -> Option<Range<usize>> {
    let from =
        (phrase.start..phrase.end + 4).find(|at| text.tokens.get(*at).is_some_and(|t| t.is_in(&["from", "by"])))?;
    speaker_after(text, from + 1)
}

/// ““…,” snorts Wilhelmina Postma”: what stands after words that end as speech does, with a verb of no list before or after.
pub(super) fn before_any_verb(text: &Text, who: &Who, quotation: &Quotation) -> Option<Draft> {
    let last = quotation.inner().next_back().and_then(|last| text.tokens.get(last))?;
    if !last.is_mark(&[',', '?', '!']) || !quotation.closed || is_named(text, quotation) {
        return None;
    }
    let at = quotation.end;
    let verbal = |at: usize| {
        let word = text.tokens.get(at)?;
        let form = word.lower.ends_with("ed") || word.lower.ends_with('s') || verb_at(text, at).is_some();
        (class(text, at) == Class::Other && form && word.text.len() > 3).then_some(at)
    };
    let named = |at: usize| noun_phrase_at(text, at).filter(|phrase| is_person(text, who, phrase));
    let (speaker, cue) = match verbal(at) {
        Some(verb) => (named(verb + 1)?, verb),
        None => {
            let phrase = named(at)?;
            let verb = phrase.end;
            (phrase, verbal(verb)?)
        }
    };
    let range = quotation.start..quotation.end;
    Some(Draft {
        parts: one(range.clone()),
        speech: speech_of(text, &range),
        outer: range.start..speaker.end.max(cue + 1),
        speaker: Some(speaker),
        cue: cue..cue + 1,
        ground: Ground { rule: "a verb after a quotation", percent: 75 },
    })
}

/// A phrase that names a source at a token, with the source and the words that tell it: “according to the mayor”, “in the
/// words of one diplomat”, “in Moss's view”.
pub(super) fn source_phrase(text: &Text, at: usize) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
    let token = text.tokens.get(at)?;
    if token.is("according") {
        let to = text.tokens.get(at + 1)?.is("to");
        let speaker = to.then(|| speaker_after(text, at + 2)).flatten()?;
        // “according to the minister, Ruth Dale, the road is shut”
        let apposed = is_comma(text, speaker.end).then(|| noun_phrase_at(text, speaker.end + 1)).flatten();
        let close = apposed.filter(|name| is_comma(text, name.end) && class(text, name.start) == Class::Capital);
        return Some((at..close.map_or(speaker.end, |name| name.end), speaker, at..at + 2));
    }
    if !token.is("in") {
        return None;
    }
    const VIEWS: &[&str] = &[
        "words",
        "view",
        "opinion",
        "estimation",
        "judgment",
        "judgement",
        "eyes",
        "account",
        "telling",
        "phrase",
        "assessment",
        "reading",
        "estimate",
        "formulation",
        "description",
        "version",
    ];
    let noun = (at + 2..at + 9).find(|at| text.tokens.get(*at).is_some_and(|token| token.is_in(VIEWS)))?;
    let of = text.tokens.get(noun + 1).is_some_and(|next| next.is("of"));
    if noun == at + 2 && text.tokens[at + 1].is("the") && of {
        let speaker = speaker_after(text, noun + 2)?;
        return Some((at..speaker.end, speaker, at..noun + 2));
    }
    let speaker = owner(text, noun).filter(|owner| owner.end <= noun && owner.start <= at + 1)?;
    (is_comma(text, noun + 1) || text.quotation_of(noun + 1).is_some()).then_some((at..noun + 1, speaker, at..noun + 1))
}
