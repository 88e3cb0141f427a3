//! Words said that stand before, or around, the words that give them to someone.

use std::ops::Range;

use super::attributed::speech_of;
use super::clause::{FAR, has_finite, is_comma, quote_opens};
use super::cues::{Frame, TURNED};
use super::extent::{Within, content_end};
use super::{Draft, one};
use crate::reading::found::{Ground, Speech};
use crate::reading::phrase::{Class, Tense, Verb, class, noun_phrase_at, verb_at};
use crate::reading::text::Text;

/// Whether what is said is cut by the words that give it: “It was, Moss said, “a long night.””
pub(super) fn is_cut(text: &Text, subject: usize, quote: usize) -> bool {
    let from = sentence_start(text, subject);
    let led = matches!(class(text, from), Class::Preposition | Class::Subordinator | Class::Conjunction | Class::Time);
    subject > from + 1
        && is_comma(text, subject - 1)
        && quote > 0
        && is_comma(text, quote - 1)
        && !led
        && verb_at(text, from).is_none()
        && has_finite(text, from, subject - 1)
}

/// What stands before the verb: “…,” he said; …, said the envoy; … officials said, …
pub(super) fn ahead(text: &Text, verb: &Verb, frame: Frame, subject: Option<Range<usize>>) -> Option<Draft> {
    let (speaker, start, close) = match subject {
        Some(subject) if subject.end <= verb.start && subject.start < verb.start => {
            let start = subject.start;
            (subject, start, verb.at + 1)
        }
        _ => {
            // “…, said the envoy”
            let quoted = frame.quote && verb.tense == Tense::Past && quote_before(text, verb.start).is_some();
            if !(TURNED.contains(&verb.lemma) || quoted) || verb.start != verb.at {
                return None;
            }
            let phrase = speaker_after(text, verb.at + 1)?;
            let end = phrase.end;
            (phrase, verb.start, end)
        }
    };
    // A verb between the comma and the speaker is another clause's.
    let turned = start == verb.start;
    if !verb.is_finite() || matches!(verb.modal, Some("would")) && verb.lemma != "say" {
        return None;
    }
    let outer_end = clause_close(text, close, frame.hearer || turned);
    // “As Moss has said, …”, “…, as Moss said.”
    let as_said = !turned && start > 0 && text.tokens[start - 1].is("as");
    let start = if as_said { start - 1 } else { start };
    if as_said && sentence_start(text, start) == start && is_comma(text, outer_end) && frame.speaks {
        let begin = outer_end + 1;
        let end = content_end(text, begin, Within::Sentence);
        return (end > begin + 2).then(|| Draft {
            parts: one(begin..end),
            speech: speech_of(text, &(begin..end)),
            speaker: Some(speaker),
            cue: verb.at..verb.at + 1,
            outer: start..end,
            ground: Ground { rule: "“as” and a verb of saying", percent: 75 },
        });
    }
    // A sentence that only ends with marks is left alone: he blames “the rain”. An official says less.
    let near = |quote: &Range<usize>| {
        text.sentence_of(quote.start) == text.sentence_of(start) || lead(text, quote.start) >= quote.start
    };
    if let Some(quote) = quote_before(text, start).filter(near) {
        let lead = lead(text, quote.start);
        let colon = text.tokens.get(quote.start.wrapping_sub(1)).is_some_and(|before| before.mark() == Some(':'));
        let begin = if colon || lead >= quote.start { quote.start } else { lead };
        let mut parts = one(begin..quote.end);
        let mut outer = begin..outer_end;
        // “…,” he said, “…”
        let resumes = is_comma(text, outer_end) && quote_opens(text, outer_end + 1);
        if resumes {
            let more = outer_end + 1..content_end(text, outer_end + 1, Within::Sentence).max(outer_end + 2);
            outer.end = more.end;
            parts.push(more);
        }
        let speech = if begin == quote.start { Speech::Direct } else { Speech::Mixed };
        return Some(Draft {
            parts,
            speech,
            speaker: Some(speaker),
            cue: verb.at..verb.at + 1,
            outer,
            ground: Ground { rule: "quotation before a verb of saying", percent: 96 },
        });
    }
    if !(frame.bare && frame.speaks
        || verb.lemma == "continue"
        || verb.lemma == "believe"
        || verb.lemma == "think"
        || frame.that && frame.speaks)
    {
        return None;
    }
    // “…, a charge his lawyers deny”
    if verb.lemma == "deny" {
        return None;
    }
    let comma = start.checked_sub(1).filter(|comma| is_comma(text, *comma))?;
    let from = sentence_start(text, start);
    let begin = skip_lead(text, from, comma);
    if begin >= comma {
        return None;
    }
    let left_finite = has_finite(text, begin, comma);
    let mut parts = one(begin..comma);
    let mut outer = begin..outer_end;
    // “The talks, officials said, went well.”
    if is_comma(text, outer_end) && !turned {
        let right = outer_end + 1;
        let verbal = left_finite && quote_opens(text, right)
            || matches!(class(text, right), Class::Modal | Class::Auxiliary)
            || verb_at(text, right).is_some_and(|next| next.is_finite())
            || class(text, right) == Class::Adverb && has_finite(text, right, right + 3);
        let other = matches!(class(text, right), Class::Relative | Class::Subordinator | Class::Conjunction)
            || verb_at(text, right).is_some_and(|next| next.tense == Tense::Participle);
        // “If they came, the colonel said, he would speak”
        let led = class(text, begin) == Class::Subordinator || text.tokens[begin].is("had");
        if verbal
            || led && has_finite(text, right, right + 30)
            || !left_finite && !other && has_finite(text, right, right + 30)
        {
            let end = content_end(text, right, Within::Sentence);
            parts.push(right..end);
            outer.end = end;
        }
    }
    let adverbial = class(text, outer_end) == Class::Subordinator;
    if parts.len() == 1 && (!left_finite || outer_end <= close && !adverbial && !ends_sentence(text, outer_end)) {
        return None;
    }
    let whole = parts[0].start..parts.last().map_or(comma, |last| last.end);
    let speech = speech_of(text, &whole);
    Some(Draft {
        parts,
        speech,
        speaker: Some(speaker),
        cue: verb.at..verb.at + 1,
        outer,
        ground: Ground { rule: "clause before a verb of saying", percent: 88 },
    })
}

/// Whether a sentence, or a stretch between commas, ends at a token.
fn ends_sentence(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_none_or(|token| token.is_mark(&['.', ',', ';', '!', '?', '—', '–', ')']))
        || text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.start == at)
}

/// The speaker as printed after a verb, with what belongs to it: “a person familiar with the matter”.
pub(super) fn speaker_after(text: &Text, at: usize) -> Option<Range<usize>> {
    let phrase = noun_phrase_at(text, at)?;
    let mut end = phrase.end;
    for _ in 0..4 {
        let Some(token) = text.tokens.get(end) else { break };
        let joins = token.is_in(&["with", "of", "for", "from", "at", "in", "to", "on", "close", "and"]);
        let statement = text.tokens.get(end + 1..end + 3).is_some_and(|next| {
            next.iter().any(|word| {
                word.is_in(&["statement", "interview", "email", "tweet", "speech", "letter", "report", "briefing"])
            })
        });
        if !joins || statement || class(text, end + 1) == Class::Time || class(text, phrase.start) == Class::Pronoun {
            break;
        }
        let Some(more) = noun_phrase_at(text, end + 1) else { break };
        // “said Moss and Bell agreed”
        if token.is("and") && verb_at(text, more.end).is_some() {
            break;
        }
        end = more.end;
    }
    Some(phrase.start..end)
}

/// Past the adverbials after an attribution: “told reporters on Monday”, “said in a statement”.
fn clause_close(text: &Text, from: usize, hearer: bool) -> usize {
    let mut at = from;
    for _ in 0..24 {
        match class(text, at) {
            Class::Time | Class::Adverb | Class::Number => at += 1,
            Class::Preposition => match noun_phrase_at(text, at + 1) {
                Some(phrase) => at = phrase.end,
                None => break,
            },
            Class::Mark | Class::Subordinator | Class::Relative | Class::That | Class::Conjunction => break,
            _ => match noun_phrase_at(text, at) {
                Some(phrase) if hearer && verb_at(text, at).is_none() => at = phrase.end,
                _ => break,
            },
        }
    }
    // “said Ravel, the prime minister.”: the apposition belongs to the attribution.
    at
}

/// As [`quote_ends`], and at the end of the sentence before as well: “We will go.” Moss said.
fn quote_before(text: &Text, before: usize) -> Option<Range<usize>> {
    let mut last = before.checked_sub(1)?;
    while text.tokens[last].is_mark(&[',', '.', '—', '–', '-']) && before - last <= 2 {
        last = last.checked_sub(1)?;
    }
    let found = text.quotation_of(last).filter(|quotation| quotation.end == last + 1 && quotation.closed)?;
    let paragraph = text.paragraph_of(before.min(text.tokens.len() - 1));
    (text.paragraph_of(found.start) == paragraph).then_some(found.start..found.end)
}

/// The quotation that ends right before a token, a comma between allowed.
pub(super) fn quote_ends(text: &Text, before: usize) -> Option<Range<usize>> {
    let sentence = text.sentences.get(text.sentence_of(before))?;
    quote_before(text, before).filter(|quote| sentence.start < quote.end)
}

/// Whether what ends before a token, a quotation, begins its sentence.
pub(super) fn opens_sentence(text: &Text, before: usize) -> bool {
    quote_ends(text, before).is_some_and(|quote| lead(text, quote.start) >= quote.start)
}

/// Where the words before a quotation begin in its sentence, past “But” and “And”.
fn lead(text: &Text, at: usize) -> usize {
    let start = sentence_start(text, at);
    skip_lead(text, start, at)
}

pub(super) fn sentence_start(text: &Text, at: usize) -> usize {
    text.sentences.get(text.sentence_of(at)).map_or(at, |sentence| sentence.start).max(at.saturating_sub(FAR))
}

fn skip_lead(text: &Text, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end
        && (matches!(class(text, at), Class::Conjunction | Class::Adverb)
            || at > start && is_comma(text, at)
            || text.tokens[at].is_mark(&['—', '–', '•', '*', '-']))
    {
        at += 1;
    }
    at
}
