//! The words that tell of a meeting.

use std::ops::Range;

use super::view::View;
use super::words::{NEEDS_WITH, NOT_MEETINGS, PRESS, is_event, may_modify};
use crate::reading::phrase::verb_at;

/// In what way words tell of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// “met”, “sat down with”: who does and whom they meet stand on either side.
    Meets,
    /// “spoke with”: as above, the other always after “with” or “to”.
    Speaks,
    /// “called on”, “received”, “hosted”: the other follows at once.
    Receives,
    /// “discussed”, “exchanged views”: a meeting only with two sides, or one spoken of already.
    Discusses,
    /// “talks”, “a meeting”.
    Noun,
}

/// Words that tell of a meeting.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    pub(super) shape: Shape,
    /// The words: “met with”, “called on”, “round of talks”.
    pub(super) words: Range<usize>,
    /// Of a noun: where its phrase begins, determiner and all.
    pub(super) start: usize,
}

/// The words in some tokens that may tell of a meeting, in order. Linear.
pub(super) fn triggers(view: &View, range: &Range<usize>) -> Vec<Trigger> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match verb(view, at, range).or_else(|| event(view, at, range)) {
            Some(trigger) => {
                at = trigger.words.end.max(at + 1);
                found.push(trigger);
            }
            None => at += 1,
        }
    }
    found
}

fn verb(view: &View, at: usize, range: &Range<usize>) -> Option<Trigger> {
    let token = view.token(at)?;
    let before = |words: &[&str]| at > range.start && view.is_in(at - 1, words);
    if view.cover(at).is_some() || before(&["the", "a", "an"]) {
        return None;
    }
    let opens = at == range.start || view.is_mark(at - 1, &['“', '"', '‘', ':']);
    if token.is_capitalised() && !opens && !view.is_heading(range) {
        return None;
    }
    let make = |shape: Shape, end: usize| Some(Trigger { shape, words: at..end, start: at });
    let with = |next: usize| if view.is(next, "with") { next + 1 } else { next };
    match &*token.lower {
        "met" | "meet" | "meets" => {
            // “the ministers' meet”
            if !token.is("met") && !view.is_heading(range) && verb_at(view.text, at).is_none() {
                return None;
            }
            let passive = view.is(at + 1, "by") && before(&["was", "were", "been"]);
            let reciprocal = at + 2 + usize::from(view.is(at + 1, "each"));
            let end = if view.is_in(at + 1, &["each", "one"]) && view.is_in(reciprocal, &["other", "another"]) {
                reciprocal + 1
            } else {
                with(at + 1)
            };
            if passive || view.has(end, &PRESS) { None } else { make(Shape::Meets, end) }
        }
        "meeting" => {
            let verbal = before(&[
                "is", "are", "was", "were", "be", "been", "after", "before", "while", "by", "denied", "denies",
                "avoided", "upon", "without", "ever", "also", "not",
            ]);
            let next = view.cover(at + 1).is_some()
                || view.is_in(
                    at + 1,
                    &["with", "the", "a", "his", "her", "senior", "top", "in", "on", "for", "at", "again"],
                );
            // “with envoy Reed meeting the delegation”
            let named = at > range.start && view.cover(at - 1).is_some_and(|span| view.is_person(span));
            let verbal = verbal || named && view.is_in(at + 1, &["the", "a", "his", "her", "senior", "top"]);
            if verbal && next && !before(&["of"]) { make(Shape::Meets, with(at + 1)) } else { None }
        }
        "gathered" | "gather" | "gathers" | "convened" | "convene"
            if view.is_in(at + 1, &["in", "on", "at", "for", "near", "again", "with"]) =>
        {
            make(Shape::Meets, with(at + 1))
        }
        "sat" | "sit" | "sits" | "sitting" if view.is(at + 1, "down") => make(Shape::Meets, with(at + 2)),
        "conferred" | "huddled" | "consulted" | "negotiated" | "negotiating" | "negotiate" | "dined" | "lunched"
        | "confer" | "parleyed"
            if view.is(at + 1, "with") =>
        {
            make(Shape::Meets, at + 2)
        }
        "spoke" | "speak" | "speaks" | "spoken" | "speaking" | "talked" | "talk" | "conversed" | "talking" => {
            let end = (at + 1..(at + 9).min(range.end)).find(|next| view.is_in(*next, &["with", "to"]))?;
            let plain = (at + 1..end).all(|next| {
                view.date_at(next).is_some()
                    || view.is_in(
                        next,
                        &[
                            "by",
                            "on",
                            "the",
                            "over",
                            "via",
                            "phone",
                            "telephone",
                            "video",
                            "link",
                            "again",
                            "separately",
                            "briefly",
                            "directly",
                            "also",
                            "twice",
                            "a",
                            "secure",
                            "line",
                            "earlier",
                            "privately",
                        ],
                    )
            });
            let phone = (at + 1..end).any(|next| view.is_in(next, &["phone", "telephone", "video"]));
            let press = (end + 1..end + 4).any(|next| view.has(next, &PRESS));
            (plain && !press && (phone || !view.is(end, "to") || speaks_by_phone(view, end, range)))
                .then(|| make(Shape::Speaks, end + 1))?
        }
        "phoned" | "telephoned" | "rang" => make(Shape::Receives, at + 1),
        "called" | "calls" | "call" | "calling"
            if view.is(at + 1, "on") && view.date_at(at + 2).is_none() && view.date_at(at + 1).is_none() =>
        {
            make(Shape::Receives, at + 2)
        }
        "paid" | "pays" | "pay" => {
            let end = (at + 1..(at + 7).min(range.end)).find(|next| view.is_in(*next, &["on", "to"]))?;
            let visit = view.is_in(end - 1, &["call", "visit"]);
            if visit { make(Shape::Receives, end + 1) } else { None }
        }
        "received" | "receives" | "receive" | "receiving" | "welcomed" | "welcomes" | "hosted" | "hosts" | "host"
        | "hosting" => make(Shape::Receives, if view.is(at + 1, "by") { at + 2 } else { at + 1 }),
        "discussed" | "discuss" | "discusses" | "discussing" => make(Shape::Discusses, at + 1),
        "exchanged" | "exchange" | "exchanging" if view.is_in(at + 1, &["views", "opinions", "ideas"]) => {
            make(Shape::Discusses, at + 2)
        }
        _ => None,
    }
}

/// Whether a telephone is spoken of after “spoke to …”.
fn speaks_by_phone(view: &View, at: usize, range: &Range<usize>) -> bool {
    (at..(at + 20).min(range.end)).any(|next| {
        view.is_in(next, &["phone", "telephone", "videoconference"])
            || view.are(next, &["by", "video"])
            || view.are(next, &["via", "video"])
    })
}

fn event(view: &View, at: usize, range: &Range<usize>) -> Option<Trigger> {
    let token = view.token(at)?;
    if !is_event(token) {
        return None;
    }
    let start = phrase_start(view, at, range.start);
    let before = (at > range.start).then(|| view.token(at - 1)).flatten();
    if before.is_some_and(|before| NOT_MEETINGS.has(before)) || token.is("call") && verbal_call(view, at) {
        return None;
    }
    // “he talks about”, “they call”
    let verbal = token.is("talks")
        && view.is_in(at + 1, &["about", "to"])
        && start == at
        && at > range.start
        && (view.cover(at - 1).is_some() || view.is_in(at - 1, &["he", "she", "it", "who"]));
    if verbal {
        return None;
    }
    let mut end = at + 1;
    // “round of talks”, “session of negotiations”
    if token.is_in(&["round", "session"]) && view.is(end, "of") {
        if let Some(noun) = (end + 1..(end + 6).min(range.end)).find(|next| view.token(*next).is_some_and(is_event)) {
            end = noun + 1;
        }
    } else if view.token(end).is_some_and(is_event) && !view.token(end).is_some_and(|next| next.line_start) {
        end += 1;
    }
    if end == at + 1 && NEEDS_WITH.has(token) && !borne_out(view, start, at, range) {
        return None;
    }
    Some(Trigger { shape: Shape::Noun, words: at..end, start })
}

/// “call for”, “they call”, “wake-up call”.
fn verbal_call(view: &View, at: usize) -> bool {
    let phone = at > 0 && view.is_in(at - 1, &["phone", "telephone", "video", "conference"]);
    !phone && !view.is_in(at + 1, &["with", "between", "to", "from"])
}

/// Whether words beside a noun say that it is a meeting: “working lunch”, “first session between”, “phone call”.
fn borne_out(view: &View, start: usize, at: usize, range: &Range<usize>) -> bool {
    let before = (start..at).any(|word| {
        view.is_in(
            word,
            &[
                "phone",
                "telephone",
                "video",
                "working",
                "bilateral",
                "trilateral",
                "strategic",
                "peace",
                "closing",
                "two",
                "joint",
                "political",
                "ministerial",
                "security",
                "economic",
                "opening",
                "negotiating",
                "informal",
                "private",
                "quadrilateral",
                "donor",
                "donors",
                "international",
            ],
        ) || view.cover(word).is_some()
    });
    let after =
        view.is_in(at + 1, &["with", "between", "among", "of"]) && !(view.is(at + 1, "of") && view.is(at, "round"));
    before || after || (at + 1..(at + 9).min(range.end)).any(|next| view.is_in(next, &["between", "with"]))
}

/// Where the phrase of a noun begins.
fn phrase_start(view: &View, at: usize, from: usize) -> usize {
    let mut start = at;
    while start > from && at - start < 12 {
        let before = start - 1;
        let Some(token) = view.token(before) else { break };
        let hyphen = token.is_mark(&['-', '‑', '–', '’', '\'', '“', '‘', '"', '/']);
        let own = token.is("s") && before > from && view.is_mark(before - 1, &['’', '\'']);
        if let Some(span) = view.cover(before).and_then(|span| view.span(span)) {
            // Only what stands as an adjective: “US talks”, “US-Taliban talks”, “Putin's meeting”.
            start = span.tokens.start.max(from).min(before);
            continue;
        }
        // “four days of talks”
        if token.is("of")
            && before > from
            && view.is_in(before - 1, &["days", "hours", "weeks", "months", "rounds", "day", "week"])
        {
            start = before - 1;
            continue;
        }
        if view.date_at(before).is_some() || hyphen || own || view.place_at(before).is_some() {
            start = before;
            continue;
        }
        if super::words::DETERMINERS.has(token) {
            return before;
        }
        // “a planned meeting”: no verb after a determiner.
        let adjective = token.lower.ends_with("ed")
            && before > from
            && (view.has(before - 1, &super::words::DETERMINERS)
                || view.possessive(before.saturating_sub(2)) == Some(before));
        let verb = super::words::HOLDING.has(token) && !adjective;
        if !may_modify(token) || token.mark().is_some() || verb {
            break;
        }
        start = before;
    }
    // A phrase begins with no mark.
    while start < at && view.is_mark(start, &['-', '’', '\'', '–', '“', '"', '‘']) {
        start += 1;
    }
    start
}
