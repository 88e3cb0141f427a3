//! Noun phrases.

use std::ops::Range;

use super::{Class, FAR, class, is_clipped, is_possessive, looks_past, verb_at};
use crate::reading::text::Text;
use crate::reading::tokens::Kind;

/// Whether a mark joins the words on its sides into one: the hyphen of “al-Qaeda”, the stops of “U.S.”, the comma of “1,000”.
fn joins(text: &Text, at: usize) -> bool {
    let (Some(token), Some(before)) =
        (text.tokens.get(at), at.checked_sub(1).and_then(|before| text.tokens.get(before)))
    else {
        return false;
    };
    let Some(mark) = token.mark().filter(|_| !token.spaced) else { return false };
    let next = text.tokens.get(at + 1);
    let tight = next.is_some_and(|next| !next.spaced && next.kind != Kind::Mark);
    match mark {
        '-' | '‑' | '–' | '/' | '&' | '@' => tight,
        ',' => tight && before.kind == Kind::Number,
        '%' => before.kind == Kind::Number,
        // Apostrophes of names: O'Neill, d'Ivoire.
        '\'' | '’' => is_possessive(text, at) || tight && before.kind == Kind::Word,
        '.' => {
            let single = before.kind == Kind::Word && before.text.chars().count() == 1 && before.is_capitalised();
            let short = before.is_in(&[
                "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "st", "lt", "col", "prof", "rev", "sgt", "maj",
                "capt", "adm", "brig", "amb", "pres", "hon", "jr", "sr",
            ]) && before.is_capitalised();
            let ends = text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.end == at + 1);
            tight || (single || short) && !ends
        }
        _ => false,
    }
}

/// Whether a token may stand inside a noun phrase after its determiner.
fn inside(text: &Text, at: usize) -> bool {
    match class(text, at) {
        Class::Number | Class::Capital | Class::Time => true,
        Class::Other => verb_at(text, at).is_none() && !(looks_past(text, at) && class(text, at - 1) == Class::Capital),
        Class::Mark => {
            joins(text, at)
                || is_clipped(text, at)
                || text.tokens.get(at).is_some_and(|token| token.is_mark(&['$', '€', '£']))
        }
        _ => false,
    }
}

/// The noun phrase that begins at a token, with its complements of “of” and “for”; none where none begins there.
pub(crate) fn noun_phrase_at(text: &Text, start: usize) -> Option<Range<usize>> {
    let mut end = base_at(text, start)?;
    let mut pieces = 0;
    while pieces < 4 {
        let Some(token) = text.tokens.get(end) else { break };
        let towards = token.is("to") && matches!(class(text, end + 1), Class::Capital | Class::Determiner);
        if !(token.is_in(&["of", "for"]) || towards) || class(text, end - 1) == Class::Pronoun {
            break;
        }
        let Some(further) = base_at(text, end + 1) else { break };
        end = further;
        pieces += 1;
    }
    Some(start..end)
}

/// One past the noun phrase that begins at a token, without complements.
fn base_at(text: &Text, start: usize) -> Option<usize> {
    let limit = text.tokens.len().min(start + FAR);
    let sentence = text.sentences.get(text.sentence_of(start)).filter(|_| start < limit)?;
    let limit = limit.min(sentence.end);
    let mut at = start;
    let mut named = false;
    match class(text, at) {
        Class::Pronoun => return Some(at + 1),
        Class::Determiner => {
            let all = text.tokens[at].is_in(&["all", "both", "half", "such", "many"]);
            // “all of”, “some said”: the determiner alone.
            named = !text.tokens[at].is_in(&["the", "a", "an", "every", "no"]);
            at += 1;
            if all && matches!(class(text, at), Class::Determiner | Class::Possessive) && at < limit {
                named = false;
                at += 1;
            }
        }
        Class::Possessive => at += 1,
        _ => {}
    }
    while at < limit {
        let here = class(text, at);
        let passing = match here {
            // “a highly unusual move”
            Class::Adverb => {
                at > start
                    && at + 1 < limit
                    && class(text, at + 1) == Class::Other
                    && inside(text, at + 1)
                    && !named_before(text, at)
            }
            // “the envoy Tuesday”
            Class::Time => !named || at + 1 < limit && is_possessive(text, at + 1),
            _ => inside(text, at),
        };
        if !passing {
            break;
        }
        named |= matches!(here, Class::Number | Class::Capital | Class::Other | Class::Time);
        at += 1;
    }
    // A joining mark does not end a phrase.
    while at > start && text.tokens[at - 1].kind == Kind::Mark && !text.tokens[at - 1].is_mark(&['.', '%', '\'', '’'])
    {
        at -= 1;
    }
    (named && at > start).then_some(at)
}

fn named_before(text: &Text, at: usize) -> bool {
    !matches!(class(text, at - 1), Class::Determiner | Class::Possessive)
}

/// The noun phrase that ends before a token, with its complements of “of” and “for”; none where none ends there.
pub(crate) fn noun_phrase_before(text: &Text, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| *last < text.tokens.len())?;
    let floor = text.sentences.get(text.sentence_of(last))?.start.max(end.saturating_sub(FAR));
    if class(text, last) == Class::Pronoun {
        return Some(last..end);
    }
    let mut start = end;
    loop {
        let begun = start;
        while start > floor && inside(text, start - 1) {
            start -= 1;
        }
        if start > floor + 1
            && class(text, start - 1) == Class::Adverb
            && matches!(class(text, start - 2), Class::Determiner | Class::Possessive)
        {
            start -= 1;
        }
        if start > floor && matches!(class(text, start - 1), Class::Determiner | Class::Possessive) {
            start -= 1;
            let all = start > floor && text.tokens[start - 1].is_in(&["all", "both", "half", "such"]);
            start -= usize::from(all);
        }
        if start == begun {
            // What looked like a complement has no noun before it.
            start = (begun + 1).min(end);
            break;
        }
        let complement = start > floor + 1 && text.tokens[start - 1].is_in(&["of", "for"]);
        if !(complement && (inside(text, start - 2) || class(text, start - 2) == Class::Determiner)) {
            break;
        }
        start -= 1;
    }
    // A joining mark does not begin a phrase.
    while start < end && text.tokens[start].kind == Kind::Mark && !text.tokens[start].is_mark(&['$', '€', '£']) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// The head of a noun phrase: of “the US envoy for Afghanistan”, “envoy”; of a name, its last word.
pub(crate) fn head(text: &Text, range: &Range<usize>) -> Option<usize> {
    let mut found = None;
    for at in range.clone() {
        match class(text, at) {
            Class::Preposition | Class::Relative | Class::That | Class::Conjunction | Class::Subordinator
                if at > range.start =>
            {
                break;
            }
            Class::Mark
                if text.tokens.get(at).is_some_and(|token| token.is_mark(&[',', '(', ';']))
                    && found.is_some()
                    && !joins(text, at) =>
            {
                break;
            }
            Class::Capital | Class::Other | Class::Pronoun | Class::Number | Class::Time => {
                if found.is_some() && verb_at(text, at).is_some() {
                    break;
                }
                if !is_possessive(text, at + 1) || at + 3 >= range.end {
                    found = Some(at);
                }
            }
            _ => {}
        }
    }
    found.or_else(|| range.clone().next())
}
