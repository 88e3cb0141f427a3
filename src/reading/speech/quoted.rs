//! Quotations that no word of saying opens or closes: what goes on from the words before, and what a paragraph's speaker
//! says by the conventions of newspapers.

use std::ops::Range;

use super::attributed::speech_of;
use super::cues::frame_of;
use super::extent::{Within, content_end};
use super::framed::{before_any_verb, before_being, before_colon, ends_speech};
use super::others::sentence_subject;
use super::voice::is_person;
use super::{Draft, one};
use crate::reading::found::{Ground, Speech};
use crate::reading::phrase::{Class, Tense, class, class_of, subject_of, verb_at};
use crate::reading::text::{Quotation, Text};
use crate::reading::tokens::{Kind, Token};
use crate::reading::who::Who;

/// How many words between marks are speech rather than a term of somebody's, where nothing says so.
const WORDS: usize = 4;

/// Gives the quotations that are in no draft to someone: joined to a draft, or as drafts of their own. `drafts` are in the
/// order of the text, and stay so.
pub(super) fn rest(text: &Text, who: &Who, drafts: &mut Vec<Draft>) {
    let mut added: Vec<Draft> = Vec::new();
    // The last draft that ends before the quotation in hand, and the first that may hold it.
    let mut next = 0;
    let mut open: Option<usize> = None;
    for (index, quotation) in text.quotations.iter().enumerate() {
        while drafts.get(next).is_some_and(|draft| draft.begin() <= quotation.start) {
            // Of drafts within each other, the one that reaches furthest.
            if open.is_none_or(|open| drafts[open].end() <= drafts[next].end()) {
                open = Some(next);
            }
            next += 1;
        }
        if text.furniture_of(quotation.start).is_some() {
            continue;
        }
        // Within words said, or the name of a paper or a broadcast within the attribution.
        let named = |draft: &Draft| draft.outer.end > quotation.start && is_title(text, quotation);
        let held = open.is_some_and(|open| drafts[open].end() > quotation.start || named(&drafts[open]))
            || added.last().is_some_and(|draft| draft.end() > quotation.start);
        if held {
            continue;
        }
        let whole = is_whole(text, quotation) || leads_sentence(text, quotation);
        let words = words(text, quotation);
        let range = quotation.start..quotation.end;
        // Speech over paragraphs: the mark before was not closed.
        let continues = index > 0 && !text.quotations[index - 1].closed && opens_paragraph(text, quotation);
        let last = last_of(drafts, open, &added);
        if continues && last.is_some_and(|last| last.end() >= text.quotations[index - 1].end) {
            if let Some(draft) = last_mut(drafts, open, &mut added) {
                draft.outer.end = draft.outer.end.max(range.end);
                draft.parts.push(range);
            }
            continue;
        }
        // “…,” she said. “…”
        let near = last.filter(|last| {
            text.paragraph_of(last.begin()) == text.paragraph_of(quotation.start) || last.outer.end > quotation.start
        });
        if whole
            && let Some(near) = near
            && near.speech != Speech::Indirect
            && is_quote_end(text, near)
            && follows_on(text, near, quotation)
        {
            if let Some(draft) = last_mut(drafts, open, &mut added) {
                draft.outer.end = draft.outer.end.max(range.end);
                draft.parts.push(range);
            }
            continue;
        }
        let framed = before_colon(text, who, quotation)
            .or_else(|| before_being(text, quotation))
            .or_else(|| before_any_verb(text, who, quotation));
        if let Some(draft) = framed {
            added.push(draft);
            continue;
        }
        if !whole && let Some(draft) = spoken_of(text, quotation) {
            added.push(draft);
            continue;
        }
        if words < WORDS && !(whole && (near.is_some() || ends_speech(text, quotation))) {
            continue;
        }
        let found = if whole {
            whole_quotation(text, who, quotation, near, last)
        } else if is_title(text, quotation) {
            None
        } else {
            within(text, who, quotation)
        };
        let Some((speaker, cue, ground)) = found else {
            // Speech over paragraphs whose cue comes at the end.
            let ahead = text.quotations.get(index + 1).filter(|_| !quotation.closed);
            if let Some(after) = ahead
                && let Some(draft) = drafts.get_mut(next).filter(|draft| draft.begin() == after.start)
            {
                draft.parts.insert(0, range.clone());
                draft.outer.start = range.start;
            } else if whole && words >= WORDS {
                added.push(Draft {
                    parts: one(range.clone()),
                    speech: Speech::Direct,
                    speaker: None,
                    cue: 0..0,
                    outer: range,
                    ground: Ground { rule: "quotation with no speaker near", percent: 55 },
                });
            }
            continue;
        };
        let speech = if whole { speech_of(text, &range) } else { Speech::Mixed };
        added.push(Draft { parts: one(range.clone()), speech, speaker: Some(speaker), cue, outer: range, ground });
    }
    drafts.append(&mut added);
    drafts.sort_by_key(|draft| (draft.begin(), std::cmp::Reverse(draft.end())));
}

fn last_of<'d>(drafts: &'d [Draft], open: Option<usize>, added: &'d [Draft]) -> Option<&'d Draft> {
    let open = open.and_then(|open| drafts.get(open));
    match (open, added.last()) {
        (Some(open), Some(added)) => Some(if open.end() >= added.end() { open } else { added }),
        (open, added) => open.or(added),
    }
}

fn last_mut<'d>(drafts: &'d mut [Draft], open: Option<usize>, added: &'d mut [Draft]) -> Option<&'d mut Draft> {
    let open = open.and_then(|open| drafts.get_mut(open));
    match (open, added.last_mut()) {
        (Some(open), Some(added)) => Some(if open.end() >= added.end() { open } else { added }),
        (open, added) => open.or(added),
    }
}

/// Whether a quotation is a sentence, or several.
fn is_whole(text: &Text, quotation: &Quotation) -> bool {
    let begins = |at: usize| text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.start == at);
    begins(quotation.start) && (quotation.end >= text.tokens.len() || begins(quotation.end))
}

/// Whether a quotation begins its sentence and a colon or a dash parts it from the rest: “He will have it”: all of it.
fn leads_sentence(text: &Text, quotation: &Quotation) -> bool {
    let begins =
        text.sentences.get(text.sentence_of(quotation.start)).is_some_and(|sentence| sentence.start == quotation.start);
    begins && text.tokens.get(quotation.end).is_some_and(|next| next.is_mark(&[':', '—', '–']))
}

fn opens_paragraph(text: &Text, quotation: &Quotation) -> bool {
    text.paragraphs.get(text.paragraph_of(quotation.start)).is_some_and(|paragraph| paragraph.start == quotation.start)
}

pub(super) fn words(text: &Text, quotation: &Quotation) -> usize {
    quotation
        .inner()
        .take(40)
        .filter(|at| {
            text.tokens
                .get(*at)
                .is_some_and(|token| token.kind != Kind::Mark && (token.spaced || *at == quotation.start + 1))
        })
        .count()
}

/// A title or a name between marks: every longer word has a capital.
pub(super) fn is_title(text: &Text, quotation: &Quotation) -> bool {
    let mut long =
        text.tokens[quotation.inner()].iter().filter(|token| token.kind == Kind::Word && token.text.len() > 3);
    long.clone().next().is_some() && long.all(Token::is_capitalised)
}

/// Whether the words of a draft end with a quotation's mark.
fn is_quote_end(text: &Text, draft: &Draft) -> bool {
    draft.parts.iter().any(|part| text.quotation_of(part.end - 1).is_some_and(|quotation| quotation.end == part.end))
}

/// Whether a quotation comes right after a draft and its attribution: no sentence stands between.
fn follows_on(text: &Text, draft: &Draft, quotation: &Quotation) -> bool {
    let last = draft.outer.end.max(draft.end()).saturating_sub(1);
    if quotation.start <= last {
        return true;
    }
    text.sentence_of(quotation.start) <= text.sentence_of(last) + 1
}

type Found = (Range<usize>, Range<usize>, Ground);

/// Who says a quotation that is a sentence of its own.
fn whole_quotation(
    text: &Text,
    who: &Who,
    quotation: &Quotation,
    near: Option<&Draft>,
    last: Option<&Draft>,
) -> Option<Found> {
    let paragraph = text.paragraphs.get(text.paragraph_of(quotation.start))?;
    let ground = |rule, percent| Ground { rule, percent };
    let sentence = text.sentence_of(quotation.start);
    let before = sentence.checked_sub(1).map(|before| text.sentences[before].clone());
    // A sentence of the same paragraph, or one that ends in a colon, tells who.
    if let Some(before) =
        before.filter(|before| before.start >= paragraph.start || text.tokens[before.end - 1].is_mark(&[':']))
        && near.is_none_or(|near| near.outer.end <= before.start || near.speaker.is_none())
        && text.quotation_of(before.start).is_none()
        && let Some(subject) = sentence_subject(text, &before)
        && is_person(text, who, &subject)
    {
        return Some((subject, 0..0, ground("subject of the sentence before a quotation", 72)));
    }
    if let Some(near) = near
        && let Some(speaker) = near.speaker.clone()
    {
        return Some((speaker, 0..0, ground("speaker of the paragraph", 75)));
    }
    // A new paragraph goes on with the speaker of the one before.
    let opens = opens_paragraph(text, quotation);
    if opens
        && let Some(last) = last
        && let Some(speaker) = last.speaker.clone()
    {
        let adjacent = text.paragraph_of(last.outer.end.max(1) - 1) + 1 >= text.paragraph_of(quotation.start);
        if adjacent {
            let percent = if is_quote_end(text, last) { 66 } else { 45 };
            return Some((speaker, 0..0, ground("speaker of the paragraph before", percent)));
        }
    }
    // “…” Hale shrugged.
    let after = text
        .sentences
        .get(text.sentence_of(quotation.end))
        .filter(|after| after.start >= quotation.end && after.end <= paragraph.end)?;
    let subject = sentence_subject(text, after)
        .filter(|subject| text.quotation_of(subject.start).is_none() && is_person(text, who, subject))?;
    Some((subject, 0..0, ground("subject of the sentence after a quotation", 50)))
}

/// Words with quotation marks in them that a verb of saying takes by a preposition: “warned of “chaos” in the town”.
fn spoken_of(text: &Text, quotation: &Quotation) -> Option<Draft> {
    let sentence = text.sentences.get(text.sentence_of(quotation.start))?;
    let floor = sentence.start.max(quotation.start.saturating_sub(15));
    let verb = (floor..quotation.start).rev().find_map(|at| verb_at(text, at))?;
    let speaks = matches!(verb.lemma, "speak" | "talk" | "cite" | "refer" | "quote")
        || frame_of(verb.lemma).is_some_and(|frame| frame.speaks || frame.verdict || frame.thing || frame.promise);
    let preposition = class(text, verb.at + 1) == Class::Preposition;
    let plain = (verb.at + 1..quotation.start).all(|at| {
        !text.tokens[at].is_mark(&[',', ';', ':', '—'])
            && !matches!(class(text, at), Class::Conjunction | Class::Relative)
    });
    if !speaks || !preposition || !plain || verb.passive || verb.negated || !verb.is_finite() {
        return None;
    }
    let speaker = subject_of(text, &verb)?;
    let start = verb.at + 1;
    let range = start..content_end(text, start, Within::Sentence).max(quotation.end);
    Some(Draft {
        parts: one(range.clone()),
        speech: Speech::Mixed,
        speaker: Some(speaker),
        cue: verb.at..verb.at + 1,
        outer: verb.start..range.end,
        ground: Ground { rule: "words quoted after a verb of saying and a preposition", percent: 65 },
    })
}

/// Who says words quoted inside a sentence that has no verb of saying: the subject of the verb before them.
fn within(text: &Text, who: &Who, quotation: &Quotation) -> Option<Found> {
    let sentence = text.sentences.get(text.sentence_of(quotation.start))?;
    let floor = sentence.start.max(quotation.start.saturating_sub(40));
    let verb = (floor..quotation.start)
        .rev()
        .filter(|at| class_of(&text.tokens[*at]) != Class::Mark)
        .find_map(|at| verb_at(text, at))?;
    if verb.passive || verb.tense == Tense::Infinitive {
        return None;
    }
    let subject = subject_of(text, &verb).filter(|subject| is_person(text, who, subject))?;
    Some((subject, verb.at..verb.at + 1, Ground { rule: "words quoted from the subject of the clause", percent: 50 }))
}

/// For languages that are not read: long quotations, given to the one actor that their sentence names outside them.
pub(super) fn marked(text: &Text, who: &Who) -> Vec<Draft> {
    let mut found = Vec::new();
    for quotation in &text.quotations {
        if text.furniture_of(quotation.start).is_some() || words(text, quotation) < WORDS || is_title(text, quotation) {
            continue;
        }
        let last = quotation.end.min(text.tokens.len()) - 1;
        let sentences =
            text.sentences[text.sentence_of(quotation.start)].start..text.sentences[text.sentence_of(last)].end;
        let named = who
            .actors_in(&sentences)
            .iter()
            .filter(|span| !(quotation.start..quotation.end).contains(&span.tokens.start));
        // The nearest to the marks.
        let nearest = named.min_by_key(|span| {
            if span.tokens.end <= quotation.start {
                quotation.start - span.tokens.end
            } else {
                span.tokens.start - quotation.end.min(span.tokens.start)
            }
        });
        let range = quotation.start..quotation.end;
        found.push(Draft {
            parts: one(range.clone()),
            speech: Speech::Direct,
            speaker: nearest.map(|span| span.tokens.clone()),
            cue: 0..0,
            outer: range,
            ground: match nearest {
                Some(_) => Ground { rule: "name beside a quotation", percent: 55 },
                None => Ground { rule: "quotation with no speaker near", percent: 50 },
            },
        });
    }
    found
}
