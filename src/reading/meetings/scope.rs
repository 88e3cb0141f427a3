//! How far the clause of a word reaches, and who stands in it before and after the word.

use std::ops::Range;

use super::party::{Party, Sort, group, group_of};
use super::trigger::Trigger;
use super::view::View;
use super::words::{GOING, HELPERS, SAYING, SUBORDINATORS, Words};

pub(super) static PREPOSITIONS: Words = Words::new(
    "with by of from for against between to in at about on among over into toward towards under via through",
);

/// The end of the clause that goes on from a token.
pub(super) fn right(view: &View, parties: &[Party], from: usize, end: usize) -> usize {
    let mut last_comma = None;
    let mut at = from;
    while at < end {
        let Some(token) = view.token(at) else { return end };
        if let Some(date) = view.date_at(at) {
            at = view.date_tokens(date).end.max(at + 1);
            continue;
        }
        if token.is_mark(&[';', '—']) || token.is_mark(&['–', '-', ':']) && (token.spaced || token.is_mark(&[':']))
        {
            return at;
        }
        if token.is_mark(&[',']) {
            last_comma = Some(at);
            if starts_clause(view, parties, at + 1, end) {
                return at;
            }
        }
        if SUBORDINATORS.has(token) && !view.are(at, &["as", "well", "as"]) && !view.are(at, &["as", "part", "of"]) {
            let relative = token.is("which")
                && (at == from || at == from + 1 && view.is_mark(from, &[',']))
                && takes_place(view, at + 1);
            if !relative {
                return at;
            }
        }
        if token.is("that") && !(at == from && takes_place(view, at + 1)) {
            return at;
        }
        if SAYING.has(token) && at > from {
            return last_comma.filter(|comma| at - comma <= 12).unwrap_or(at);
        }
        if token.is("and") && at > from {
            let next = view.token(at + 1);
            let verb = next.is_some_and(|next| {
                GOING.has(next)
                    || next.is_in(&[
                        "will",
                        "has",
                        "had",
                        "is",
                        "was",
                        "would",
                        "discussed",
                        "met",
                        "urged",
                        "later",
                        "then",
                        "left",
                        "signed",
                    ])
                    || next.lower.len() > 4
                        && next.lower.ends_with("ed")
                        && !next.is_capitalised()
                        && view.cover(at + 1).is_none()
            });
            if verb {
                return at;
            }
            // “and the envoy said”, “and Iran will”
            if starts_clause(view, parties, at + 1, end) {
                return at;
            }
        }
        at += 1;
    }
    end
}

fn takes_place(view: &View, at: usize) -> bool {
    view.is_in(
        at,
        &["was", "were", "will", "took", "is", "are", "began", "ended", "opened", "had", "has", "have", "started"],
    )
}

/// Whether a new subject with its verb begins at a token.
fn starts_clause(view: &View, parties: &[Party], at: usize, end: usize) -> bool {
    let Some(party) = starting(parties, at).map(|first| &parties[first]) else { return false };
    let next = party.words.end;
    if next >= end || party.owns {
        return false;
    }
    let Some(token) = view.token(next) else { return false };
    let goes_on = token.mark().is_some()
        || PREPOSITIONS.has(token)
        || token.is_in(&["and", "or", "as", "who", "which", "including"]);
    !goes_on && view.date_at(next).is_none()
}

/// The beginning of the clause that leads up to a token.
pub(super) fn left(view: &View, to: usize, start: usize) -> usize {
    let mut comma = None;
    let mut at = to;
    while at > start {
        let before = at - 1;
        let Some(token) = view.token(before) else { return at };
        if token.is_mark(&[';', '—']) || token.is_mark(&[':', '–']) && view.token(at).is_some_and(|next| next.spaced)
        {
            return at;
        }
        if token.is_mark(&[',']) && comma.is_none() {
            comma = Some(before);
        }
        if view.cover(before).is_none() {
            let relative = token.is_in(&["who", "which", "whose", "where"]);
            if relative {
                match comma {
                    // “Reed, who had arrived on Monday, met …”: past it.
                    Some(_) => {
                        at = before;
                        comma = None;
                        continue;
                    }
                    None => return at,
                }
            }
            if SUBORDINATORS.has(token) && !token.is("as") {
                return comma.map_or(at, |comma| comma + 1);
            }
            let linked = |word: usize| view.has(word, &SAYING) || view.is(word, "and");
            if SAYING.has(token) || token.is("that") && before > start && linked(before - 1) {
                let attributed = SAYING.has(token) && comma == Some(at);
                // “The two sides, Price said, will meet”
                if attributed && before > start {
                    at = before;
                    continue;
                }
                return at;
            }
        }
        at = before;
    }
    start
}

/// The phrase that begins at a token.
pub(super) fn starting(parties: &[Party], at: usize) -> Option<usize> {
    let found = parties.partition_point(|party| party.words.start < at);
    parties.get(found).filter(|party| party.words.start == at).map(|_| found)
}

/// Where the helpers of a verb begin: “is expected to meet” at “is”.
pub(super) fn helpers(view: &View, verb: usize, start: usize) -> usize {
    let mut at = verb;
    let mut first = verb;
    while at > start && verb - at < 18 {
        let before = at - 1;
        if let Some(date) = view.date_at(before) {
            at = view.date_tokens(date).start.max(start).min(before);
            continue;
        }
        let Some(token) = view.token(before) else { break };
        if view.cover(before).is_some() {
            break;
        }
        if HELPERS.has(token) || token.is_mark(&['’', '\'']) && view.is_in(at, &["t", "ll", "d", "ve", "re"]) {
            at = before;
            first = before;
        } else if token.is_in(&["on", "last", "this", "early", "late"]) && at < verb && view.date_at(at).is_some()
            || token.lower.ends_with("ly") && token.lower.len() > 4
        {
            at = before;
        } else {
            break;
        }
    }
    // What only stood between a date and the verb is no helper of it.
    first
}

/// Whether nothing of weight stands between a subject and its verb.
fn is_light(view: &View, gap: &Range<usize>) -> bool {
    let mut at = gap.start;
    let mut steps = 0;
    while at < gap.end && steps < 60 {
        steps += 1;
        if let Some(date) = view.date_at(at) {
            at = view.date_tokens(date).end.max(at + 1);
            continue;
        }
        if view.place_at(at).is_some() {
            at += 1;
            continue;
        }
        let Some(token) = view.token(at) else { return false };
        if token.is_mark(&[',', '(', '“', '"', '-', '–']) {
            let close = if token.is_mark(&['(']) { ')' } else { ',' };
            if let Some(closing) = (at + 1..gap.end.min(at + 30)).find(|next| view.is_mark(*next, &[close])) {
                at = closing + 1;
                continue;
            }
            at += 1;
            continue;
        }
        let light = HELPERS.has(token)
            || token.is_in(&[
                "on", "in", "at", "who", "which", "last", "this", "early", "late", "that", "the", "day", "for",
            ])
            || token.lower.ends_with("ly");
        if !light {
            return false;
        }
        at += 1;
    }
    true
}

fn after_preposition(view: &View, party: &Party, from: usize) -> bool {
    party.words.start > from && view.has(party.words.start - 1, &PREPOSITIONS)
}

/// Who does what the verb at `verb` says: the phrases, by place.
pub(super) fn subject(view: &View, parties: &[Party], from: usize, verb: usize) -> Option<Range<usize>> {
    let last = parties.partition_point(|party| party.words.end <= verb).checked_sub(1)?;
    let first = parties.partition_point(|party| party.words.start < from);
    if last < first {
        // “Reed, who met …”: whoever stands before.
        let before = &parties[last];
        let near =
            from.saturating_sub(before.words.end) <= 2 && from > 0 && view.is_in(from - 1, &["who", "which", "that"]);
        return near.then(|| last..last + 1);
    }
    let found = group_of(parties, last);
    let found = found.start.max(first)..last + 1;
    let gap = parties[last].words.end..verb;
    if !parties[last].owns && is_light(view, &gap) && !after_preposition(view, &parties[found.start], from) {
        return Some(found);
    }
    first_subject(view, parties, from, verb)
}

/// The first group between two tokens that may be a subject.
pub(super) fn first_subject(view: &View, parties: &[Party], from: usize, to: usize) -> Option<Range<usize>> {
    let first = parties.partition_point(|party| party.words.start < from);
    let last = parties.partition_point(|party| party.words.end <= to);
    let found = (first..last).find(|at| !parties[*at].owns && !after_preposition(view, &parties[*at], from))?;
    let all = group(parties, found);
    Some(found..all.end.min(last))
}

/// Where those whom a word reaches may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// At once, or after “with”.
    Direct,
    /// After “with”, with nothing of weight before it.
    With,
    /// After “with”, anywhere in the clause.
    Far,
}

/// Whom the words reach: the phrases, by place.
pub(super) fn object(
    view: &View,
    parties: &[Party],
    trigger: &Trigger,
    to: usize,
    reach: Reach,
) -> Option<Range<usize>> {
    let from = trigger.words.end;
    let far = if reach == Reach::Far { 40 } else { 22 };
    let mut at = from;
    while at < to.min(from + far) {
        if let Some(found) = starting(parties, at) {
            let party = &parties[found];
            let with = at > trigger.words.start
                && view.is_in(at - 1, &["with", "to", "from"])
                && (!view.is(at - 1, "from") || at == from)
                && (reach != Reach::Far || view.is(at - 1, "with"));
            if with || at == from && reach == Reach::Direct {
                if party.owns || is_attribute(view, party, to) {
                    return None;
                }
                let all = group(parties, found);
                // “met Xi and Putin left”: a new clause. A noun's list goes on: “with Iran and Russia were held”.
                let end = if reach == Reach::Direct { to } else { usize::MAX };
                let within = parties.partition_point(|party| party.words.start < end);
                return Some(all.start..all.end.min(within.max(found + 1)));
            }
            at = party.words.end.max(at + 1);
            continue;
        }
        // Something that is no party follows at once: “met the criteria”.
        if at == from && reach != Reach::Far && !may_stand_between(view, at) {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a word may stand between a word of meeting and those who are met.
fn may_stand_between(view: &View, at: usize) -> bool {
    static SMALL: Words = Words::new("the first time sidelines margins last this late early alone face here a an");
    view.date_at(at).is_some()
        || view.place_at(at).is_some()
        || view.token(at).is_some_and(|token| {
            token.mark().is_some()
                || PREPOSITIONS.has(token)
                || HELPERS.has(token)
                || token.lower.ends_with("ly")
                || SMALL.has(token)
        })
}

/// Whether a name stands as an adjective before some other noun: “met Iranian resistance”.
fn is_attribute(view: &View, party: &Party, to: usize) -> bool {
    let at = party.words.end;
    if party.sort != Sort::Named || party.spans.first().is_some_and(|span| view.is_person(*span)) {
        return false;
    }
    is_adjectival(view, at, to)
}

/// Whether the word after a name makes an adjective of it.
pub(super) fn is_adjectival(view: &View, at: usize, to: usize) -> bool {
    if at >= to {
        return false;
    }
    let Some(token) = view.token(at) else { return false };
    let plain = token.mark().is_some()
        || view.date_at(at).is_some()
        || PREPOSITIONS.has(token)
        || SUBORDINATORS.has(token)
        || HELPERS.has(token)
        || token.is_in(&[
            "and",
            "or",
            "during",
            "last",
            "this",
            "next",
            "early",
            "late",
            "that",
            "without",
            "in",
            "over",
            "here",
            "there",
            "separately",
            "alone",
            "earlier",
            "within",
            "behind",
            "near",
            "upon",
            "yesterday",
            "today",
            "tomorrow",
            "will",
            "would",
            "said",
            "face",
            "one",
            "against",
        ])
        || token.lower.ends_with("ly");
    !plain && !token.is_capitalised()
}
