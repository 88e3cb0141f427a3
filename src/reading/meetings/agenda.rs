//! What was on the table: “discussed sanctions, humanitarian access and a prisoner exchange”.

use std::ops::Range;

use super::party::Party;
use super::scope::right;
use super::view::View;
use super::words::{DETERMINERS, SAYING, Words};
use crate::reading::tokens::Token;

/// How many words a topic may have.
const TOPIC: usize = 8;
/// How many topics a meeting may have from one clause.
const TOPICS: usize = 12;

/// The topics in some words, each with its tokens.
pub(super) fn agenda(view: &View, parties: &[Party], range: &Range<usize>) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some(start) = cue(view, at, range.end) else {
            at += 1;
            continue;
        };
        let end = edge(view, parties, start, range.end);
        // “a wide range of issues, including trade and visas”: what is included is said.
        let comma = usize::from(view.is_mark(end, &[',']));
        let included = match () {
            () if view.is(end + comma, "including") => Some(end + comma + 1),
            () if view.are(end + comma, &["such", "as"]) => Some(end + comma + 2),
            () => None,
        };
        let counted = (start..end).any(|at| {
            view.is_in(at, &["range", "number", "variety", "host", "array", "various", "several", "many", "series"])
        });
        let vague = counted && !(start..end).any(|at| view.is_mark(at, &[',']));
        if !(included.is_some() && vague) {
            topics(view, start..end, &mut found);
        }
        at = end.max(at + 1);
        if let Some(start) = included {
            let end = edge(view, parties, start, range.end);
            topics(view, start..end, &mut found);
            at = end.max(at);
        }
    }
    found.truncate(TOPICS);
    found
}

/// Nouns after which “on” or “about” leads to topics.
static TALKS: Words =
    Words::new("talks discussions negotiations consultations dialogue meeting conversation conference summit session");

/// The token after the words that lead to topics, if they stand at a token.
fn cue(view: &View, at: usize, end: usize) -> Option<usize> {
    let is = |place: usize, words: &[&str]| view.is_in(place, words);
    let next = |words: &[&str]| is(at + 1, words);
    let found = if is(at, &["discuss", "discussed", "discussing", "discusses", "reviewed", "review"]) {
        at + 1
    } else if is(at, &["agenda"]) && next(&["includes", "included", "was", "were", "is", "are", "will"]) {
        at + 2 + usize::from(is(at + 2, &["include"]))
    } else {
        let talks = TALKS.has(view.token(at)?)
            && next(&["about", "over", "on", "regarding", "concerning"])
            && view.date_at(at + 1).is_none()
            && view.date_at(at + 2).is_none();
        let views = is(at, &["views", "opinions", "ideas"]) && next(&["on", "about", "regarding", "over"]);
        let focus = is(at, &["focused", "focus", "focusing", "focuses", "centred", "centered", "touched"])
            && next(&["on", "upon"]);
        let deals = is(at, &["dealt", "dealing", "deal"])
            && next(&["with"])
            && is(at.wrapping_sub(1), &["talks", "meeting", "which", "and"]);
        if !(talks || views || focus || deals) {
            return None;
        }
        at + 2
    };
    // “on the sidelines of”, “on Monday”, “discussed how to”
    let place = is(found, &["the"]) && is(found + 1, &["sidelines", "margins", "phone", "eve", "edges", "telephone"])
        || is(found, &["board"]);
    let clause = is(found, &["whether", "how", "why", "with", "it", "them", "this", "that"]);
    (found < end
        && !place
        && !clause
        && view.date_at(found).is_none()
        && view.place_at(found).is_none_or(|_| view.is_in(found - 1, &["discussed", "discuss"])))
    .then_some(found)
}

/// Where the list of topics ends.
fn edge(view: &View, parties: &[Party], start: usize, end: usize) -> usize {
    let end = right(view, parties, start, end);
    let mut at = start;
    while at < end {
        let comma = view.is_mark(at, &[',']);
        let next = if comma { at + 1 } else { at };
        let stop = view.is_in(next, &["with"]) && at > start
            || view.is_in(next, &["during", "in"])
                && (view.date_at(next + 1).is_some()
                    || view.place_at(next + 1).is_some()
                    || view.is_in(next + 1, &["a", "the"])
                        && view.is_in(next + 2, &["meeting", "call", "phone", "telephone"]))
            || view.is_in(next, &["during", "at"])
            || view.is_in(next, &["on"]) && view.date_at(next + 1).is_some()
            || view.date_at(next).is_some() && at > start
            || comma && view.is_in(next, &["including", "saying", "according", "with", "among", "such"])
            || view.is_in(next, &["including"])
            || view.are(next, &["such", "as"])
            || view.has(next, &SAYING)
            || view.is_mark(at, &['.', '!', '?', ';', '(']);
        if stop {
            return at;
        }
        at += 1;
    }
    end
}

/// Cuts a list into topics.
fn topics(view: &View, range: Range<usize>, found: &mut Vec<(String, Range<usize>)>) {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = range.start;
    let listed = range.clone().any(|at| view.is_mark(at, &[',']));
    for at in range.clone() {
        let comma = view.is_mark(at, &[',', ';']);
        // In a list of commas the last “and” parts; without commas a single one does.
        let adjective = !listed && at > range.start && view.token(at - 1).is_some_and(is_adjective);
        let last = !adjective
            && view.is(at, "and")
            && (listed || !range.clone().any(|other| other != at && view.is(other, "and")));
        let tail = listed && last && (at + 1..range.end).any(|next| view.is_mark(next, &[',']));
        if comma || last && !tail {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..range.end);
    let mut trimmed: Vec<Range<usize>> = parts.into_iter().filter_map(|part| trim(view, part)).collect();
    trimmed.retain(|part| part.len() <= TOPIC + 4 && words(view, part) <= TOPIC);
    // “political, economic and humanitarian issues”: the noun is everyone's.
    const SHARED: &[&str] =
        &["issues", "matters", "affairs", "questions", "concerns", "ties", "relations", "cooperation", "topics"];
    let shared = trimmed.last().and_then(|last| {
        let noun = last.end.checked_sub(1)?;
        (words(view, last) == 2 && view.is_in(noun, SHARED) && trimmed.len() > 1).then(|| view.token(noun)).flatten()
    });
    let count = trimmed.len();
    for (place, part) in trimmed.into_iter().enumerate() {
        let mut topic = view.text.slice(&part).split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(noun) = shared.filter(|_| place + 1 < count && words(view, &part) == 1) {
            topic = format!("{topic} {}", noun.text);
        }
        if found.iter().all(|(other, _)| !other.eq_ignore_ascii_case(&topic)) {
            found.push((topic, part));
        }
    }
}

/// By its ending: “ongoing and urgent response” is one thing.
fn is_adjective(token: &Token) -> bool {
    ["ing", "al", "ive", "ous", "ent", "ant", "ic", "able", "ary"].iter().any(|end| token.lower.ends_with(end))
        && token.lower.len() > 4
}

fn words(view: &View, part: &Range<usize>) -> usize {
    part.clone().filter(|at| view.token(*at).is_some_and(|token| token.mark().is_none())).count()
}

/// A topic without what is no part of it; none where nothing is left.
fn trim(view: &View, mut part: Range<usize>) -> Option<Range<usize>> {
    const OPENING: &[char] = &['“', '"', '‘', '\'', ',', '(', '”'];
    static LEADING: Words =
        Words::new("discussions and as well also other ways to of on about over a range both such topics issues like");
    while part.start < part.end
        && (view.is_mark(part.start, OPENING)
            || view.has(part.start, &DETERMINERS)
            || view.has(part.start, &LEADING) && (part.len() > 1))
    {
        part.start += 1;
    }
    while part.start < part.end && view.is_mark(part.end - 1, &['”', '"', '’', ',', '.', ')', '“']) {
        part.end -= 1;
    }
    let vague = part.len() == 1
        && view.is_in(part.start, &["issues", "it", "them", "this", "matters", "more", "others", "things", "topics"]);
    (part.start < part.end && !vague && view.token(part.start).is_some_and(|token| token.mark().is_none()))
        .then_some(part)
}
