//! Words given to someone without a verb: “according to”, “his claim that”.

use std::ops::Range;

use super::ahead::quote_ends;
use super::attributed::speech_of;
use super::clause::{FAR, has_finite, is_comma, quote_opens};
use super::cues::{NOUNS, frame_of};
use super::extent::{Within, content_end, trim_end};
use super::framed::{owner, source_phrase};
use super::{Draft, one};
use crate::reading::found::{Ground, Speech};
use crate::reading::phrase::{Class, Verb, class, noun_phrase_at, noun_phrase_before, subject_of, verb_at};
use crate::reading::text::Text;
use crate::reading::tokens::Kind;

/// What “according to” or “in the words of” at a token gives to someone.
pub(super) fn according(text: &Text, at: usize) -> Option<Draft> {
    let (phrase, speaker, cue) = source_phrase(text, at)?;
    let close = phrase.end;
    let sentence = text.sentences.get(text.sentence_of(at))?;
    let floor = sentence.start.max(at.saturating_sub(FAR));
    let draft = |parts: Vec<Range<usize>>, speech, outer, percent| Draft {
        parts,
        speech,
        speaker: Some(speaker.clone()),
        cue: cue.clone(),
        outer,
        ground: Ground { rule: "“according to” and its like", percent },
    };
    if let Some(quote) = quote_ends(text, at) {
        let start = text.sentences.get(text.sentence_of(quote.start)).map_or(quote.start, |sentence| sentence.start);
        let parts = one(start.max(quote.start.saturating_sub(FAR))..quote.end);
        let speech = speech_of(text, &parts[0]);
        let outer = parts[0].start..close;
        return Some(draft(parts, speech, outer, 93));
    }
    let before = floor..trim_end(text, floor, at);
    // “… and, according to the report, the roads are shut”
    let joined = before.end > before.start
        && matches!(class(text, before.end - 1), Class::Conjunction | Class::That | Class::Subordinator);
    let led = !joined && before.start < at && has_finite(text, before.start, before.end);
    // At the head of a sentence, or of a clause: what follows the comma.
    let comma = (close..sentence.end.min(close + 30)).find(|at| is_comma(text, *at));
    if !led {
        let comma = comma?;
        let parenthetical = !joined && before.start < at && is_comma(text, at - 1);
        let start = comma + 1;
        let end = content_end(text, start, Within::Sentence);
        if start >= sentence.end || end <= start {
            return None;
        }
        let parts = if parenthetical { vec![before.clone(), start..end] } else { one(start..end) };
        let whole = parts[0].start..end;
        let speech = speech_of(text, &whole);
        return Some(draft(parts, speech, whole.start.min(at)..end, 90));
    }
    let mut start = before.start;
    while start < before.end && matches!(class(text, start), Class::Conjunction | Class::Adverb)
        || start > before.start && is_comma(text, start)
    {
        start += 1;
    }
    if start + 1 >= before.end {
        return None;
    }
    let mut parts = one(start..before.end);
    // “The bridge, which is old, according to engineers, is safe.”
    if let Some(comma) = comma.filter(|comma| *comma == close) {
        let right = comma + 1;
        let goes_on = matches!(class(text, right), Class::Modal | Class::Auxiliary)
            || quote_opens(text, right)
            || verb_at(text, right).is_some_and(|verb| verb.is_finite());
        if goes_on {
            parts.push(right..content_end(text, right, Within::Sentence));
        }
    }
    let whole = start..parts.last().map_or(before.end, |last| last.end);
    let speech = speech_of(text, &whole);
    Some(draft(parts, speech, start..close.max(whole.end), 86))
}

/// What a noun of saying at a token gives to someone: “his claim that”, “issued a warning that”.
pub(super) fn noun(text: &Text, at: usize) -> Option<Draft> {
    let token = text.tokens.get(at).filter(|token| token.is_in(NOUNS))?;
    if !text.tokens.get(at + 1).is_some_and(|next| next.is("that")) {
        return None;
    }
    if verb_at(text, at).is_some() || !has_finite(text, at + 2, at + 40) && !quote_opens(text, at + 2) {
        return None;
    }
    let speaker = owner(text, at).or_else(|| {
        // “Moss issued a warning that”
        let verb = (at.saturating_sub(5)..at).rev().find_map(|at| verb_at(text, at))?;
        let utters = matches!(
            verb.lemma,
            "issue"
                | "make"
                | "express"
                | "voice"
                | "repeat"
                | "give"
                | "raise"
                | "deny"
                | "reject"
                | "dismiss"
                | "deliver"
                | "offer"
        );
        (utters && !verb.passive && !verb.negated).then(|| subject_of(text, &verb)).flatten()
    });
    let loose = token.is_in(&["reports", "rumours", "rumors", "allegations", "claims", "accusations", "warnings"]);
    if speaker.is_none() && !loose {
        return None;
    }
    let start = at + 2;
    let end = noun_clause_end(text, start);
    if end <= start {
        return None;
    }
    let speech = speech_of(text, &(start..end));
    let percent = if speaker.is_some() { 80 } else { 60 };
    Some(Draft {
        parts: one(start..end),
        speech,
        speaker,
        cue: at..at + 1,
        outer: at..end,
        ground: Ground { rule: "noun of saying with “that”", percent },
    })
}

/// The end of the clause after a noun of saying: before the verb of the clause above, where the noun is its subject.
fn noun_clause_end(text: &Text, start: usize) -> usize {
    let end = content_end(text, start, Within::Sentence);
    // “His claim that the count was rigged has no basis.”: a second finite verb without a subject of its own.
    let mut seen = false;
    let mut at = start;
    while at < end {
        if let Some(quotation) = text.quotation_of(at) {
            at = quotation.end.max(at + 1);
            continue;
        }
        let finite = matches!(class(text, at), Class::Modal)
            || class(text, at) == Class::Auxiliary && !text.tokens[at].is_in(&["be", "been", "being", "having"])
            || verb_at(text, at).is_some_and(|verb| verb.is_finite() && verb.start == at);
        if finite {
            let before = class(text, at - 1);
            let fresh =
                matches!(before, Class::Other | Class::Capital | Class::Time | Class::Number) || is_comma(text, at - 1);
            let group = verb_at(text, at).is_none_or(|verb| verb.start == at);
            if seen && fresh && group && !subject_begins(text, start, at) {
                return trim_end(text, start, at);
            }
            seen = true;
        }
        if is_comma(text, at)
            || matches!(class(text, at), Class::Conjunction | Class::Subordinator | Class::Relative | Class::That)
        {
            seen = false;
        }
        at += 1;
    }
    end
}

/// Whether a noun phrase of its own stands right before a verb, after another verb's phrase.
fn subject_begins(text: &Text, floor: usize, at: usize) -> bool {
    noun_phrase_before(text, at).is_some_and(|phrase| {
        phrase.start > floor
            && matches!(class(text, phrase.start), Class::Determiner | Class::Possessive | Class::Pronoun)
            && !matches!(class(text, phrase.start - 1), Class::Preposition)
            && verb_at(text, phrase.start - 1).is_none_or(|verb| frame_of(verb.lemma).is_some())
    })
}

/// The noun phrase with which a sentence's first finite verb is done, if it may speak.
pub(super) fn sentence_subject(text: &Text, sentence: &Range<usize>) -> Option<Range<usize>> {
    let verb = sentence.clone().take(60).find_map(|at| verb_at(text, at).filter(Verb::is_finite));
    match verb {
        Some(verb) => subject_of(text, &verb),
        None => noun_phrase_at(text, sentence.start),
    }
}

/// The paragraphs of a transcript: “QUESTION: …”, “MR. REED: …”. Two at least, so that a heading is not taken for one.
pub(super) fn transcript(text: &Text) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for paragraph in &text.paragraphs {
        let limit = paragraph.end.min(paragraph.start + 8);
        let Some(colon) = (paragraph.start + 1..limit).find(|at| text.tokens[*at].is_mark(&[':'])) else { continue };
        let shouted = (paragraph.start..colon).all(|at| {
            let token = &text.tokens[at];
            token.kind == Kind::Mark && token.is_mark(&['.', '-', '’', '\''])
                || token.kind == Kind::Word && token.text.chars().all(char::is_uppercase)
        });
        let long = text.tokens[paragraph.start].text.chars().count() > 1;
        let words = colon + 1..paragraph.end;
        if shouted && long && words.len() > 1 {
            found.push(Draft {
                parts: one(words),
                speech: Speech::Direct,
                speaker: Some(paragraph.start..colon),
                cue: 0..0,
                outer: paragraph.clone(),
                ground: Ground { rule: "speaker's name before a colon, as in a transcript", percent: 85 },
            });
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}
