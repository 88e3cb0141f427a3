//! The words that tell of a meeting.

use std::ops::Range;

use super::view::View;
use super::words::{DETERMINERS, HOLDING, NEEDS_WITH, NOT_MEETINGS, PRESS, Words, is_event, may_modify, noun};
use crate::reading::found::MentionForm;
use crate::reading::phrase::{Class, class, verb_at};

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

/// How many words of meeting a sentence may have; what has more is no sentence.
const MOST: usize = 16;

/// The words in some tokens that may tell of a meeting, in order. Linear.
pub(super) fn triggers(view: &View, range: &Range<usize>) -> Vec<Trigger> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end && found.len() < MOST {
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
    let make = |shape: Shape, end: usize| {
        // “sat down with each other”
        let each =
            view.is(end - 1, "with") && (view.are(end, &["each", "other"]) || view.are(end, &["one", "another"]));
        Some(Trigger { shape, words: at..if each { end + 2 } else { end }, start: at })
    };
    let with = |next: usize| if view.is(next, "with") { next + 1 } else { next };
    match &*token.lower {
        "met" | "meet" | "meets" => {
            // “the ministers' meet”
            let owned = at > range.start && (view.is(at - 1, "s") || view.is_mark(at - 1, &['’', '\'']))
                || !token.is("met") && before(&["this", "that", "next", "last", "swap", "athletics"]);
            // “met residents”: who is met is nobody that matters here.
            let other = view.token(at + 1).is_some_and(|next| next.lower.ends_with('s') && next.lower.len() > 3)
                && class(view.text, at + 1) == Class::Other
                && view.cover(at + 1).is_none()
                && view.date_at(at + 1).is_none()
                && view.token(at + 1).and_then(noun).is_none();
            if owned || other {
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
        "meeting" | "seeing" => {
            let verbal = before(&[
                "is", "are", "was", "were", "be", "been", "after", "before", "while", "by", "denied", "denies",
                "avoided", "upon", "without", "ever", "also", "not",
            ]) || at > range.start && view.is_mark(at - 1, &[',']);
            let next = view.cover(at + 1).is_some()
                || view.is_in(
                    at + 1,
                    &[
                        "with",
                        "the",
                        "a",
                        "his",
                        "her",
                        "senior",
                        "top",
                        "in",
                        "on",
                        "for",
                        "at",
                        "again",
                        "its",
                        "their",
                        "separately",
                        "behind",
                    ],
                )
                || at > range.start && view.is_mark(at - 1, &[',']) && view.token(at + 1)?.is_capitalised();
            if token.is("seeing") {
                return if verbal && view.cover(at + 1).is_some() { make(Shape::Meets, at + 1) } else { None };
            }
            // “with envoy Reed meeting the delegation”
            let named = at > range.start && view.cover(at - 1).is_some_and(|span| view.is_person(span));
            let verbal = verbal || named && view.is_in(at + 1, &["the", "a", "his", "her", "senior", "top"]);
            if verbal && next && !before(&["of"]) { make(Shape::Meets, with(at + 1)) } else { None }
        }
        "gathered" | "gather" | "gathers" | "gathering" | "convened" | "convene" | "convenes" | "reconvened"
        | "reconvene" | "reconvenes" | "assembled" | "assemble"
            if (!token.is("gathering") || before(&["is", "are", "was", "were", "be", "been"]))
                && (view.date_at(at + 1).is_some()
                    || view.is_in(
                        at + 1,
                        &["in", "on", "at", "for", "near", "again", "with", "to", "outside", "behind", "here"],
                    )) =>
        {
            make(Shape::Meets, with(at + 1))
        }
        "sat" | "sit" | "sits" | "sitting" if view.is(at + 1, "down") => make(Shape::Meets, past_adverbs(view, at + 2)),
        "see" | "sees" | "saw" | "seen"
            if view.are(at + 1, &["each", "other"]) || view.are(at + 1, &["one", "another"]) =>
        {
            make(Shape::Meets, at + 3)
        }
        // “spent two hours with the general”
        "spent" | "spend" | "spends" | "spending" => {
            let with = (at + 1..(at + 9).min(range.end)).find(|next| view.is(*next, "with"))?;
            let long = (at + 1..with).any(|next| {
                view.is_in(
                    next,
                    &["hour", "hours", "minutes", "day", "days", "evening", "morning", "afternoon", "night"],
                )
            });
            if long { make(Shape::Meets, with + 1) } else { None }
        }
        "brought" | "brings" | "bring" if view.is(at + 1, "together") => make(Shape::Receives, at + 2),
        "see" | "sees" | "saw" | "seen" if sees(view, at, range) => make(Shape::Meets, at + 1),
        "dined" | "dine" | "lunched" | "breakfasted" if view.is(at + 1, "together") => make(Shape::Meets, at + 2),
        "conferred" | "huddled" | "consulted" | "negotiated" | "negotiating" | "negotiate" | "dined" | "lunched"
        | "confer" | "confers" | "conferring" | "parleyed" | "huddle" | "dine" | "breakfasted" => {
            let end = past_adverbs(view, at + 1);
            if view.is(end - 1, "with") { make(Shape::Meets, end) } else { None }
        }
        "spoke" | "speak" | "speaks" | "spoken" | "speaking" | "talked" | "talk" | "conversed" | "talking" => {
            speaks(view, at, range)
        }
        "phoned" | "telephoned" | "rang" | "rung" | "phones" => make(Shape::Receives, at + 1),
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
        | "hosting" => {
            if let Some(end) = call_from(view, at + 1) {
                return make(Shape::Speaks, end);
            }
            let passive = before(&["was", "were", "been", "be", "being"]);
            let by = if passive { by_whom(view, at + 1, range) } else { None };
            make(Shape::Receives, by.unwrap_or(if view.is(at + 1, "by") { at + 2 } else { at + 1 }))
        }
        // “parted on Monday without a deal”
        "parted" | "part" | "parts" if !token.is("part") && !view.is_in(at + 1, &["of", "from", "the", "with"]) => {
            make(Shape::Meets, at + 1)
        }
        "discussed" | "discuss" | "discusses" | "discussing" => make(Shape::Discusses, at + 1),
        "exchanged" | "exchange" | "exchanging" if view.is_in(at + 1, &["views", "opinions", "ideas"]) => {
            make(Shape::Discusses, at + 2)
        }
        _ => None,
    }
}

/// Whether who is seen is someone in office, at a time or place: “flew to Ankara to see his counterpart”.
fn sees(view: &View, at: usize, range: &Range<usize>) -> bool {
    let office = |place: usize| {
        view.cover(place).filter(|span| view.is_person(*span)).and_then(|span| view.span(span)).is_some_and(|span| {
            span.phrase.start == place && span.tokens.start > place
                || span.form == MentionForm::Description && span.tokens.start == place
        })
    };
    let next = at + 1 + usize::from(view.has(at + 1, &DETERMINERS));
    let counterpart = (next..next + 4).any(|word| view.is_in(word, &["counterpart", "counterparts"]));
    let end = range.end.min(at + 24);
    let fixed = (at + 1..end).any(|word| view.date_at(word).is_some() || view.place_at(word).is_some())
        || (range.start.max(at.saturating_sub(10))..at).any(|word| view.place_at(word).is_some());
    let fixed = fixed || at > range.start && view.is(at - 1, "to") && office(next);
    let as_such = (at + 1..end).any(|word| view.is(word, "as"));
    (office(at + 1) || office(next) || counterpart) && fixed && !as_such
}

/// Past adverbs and a “with”: “separately with”.
fn past_adverbs(view: &View, from: usize) -> usize {
    let mut at = from;
    while at < from + 3
        && view.token(at).is_some_and(|token| token.lower.ends_with("ly") || token.is_in(&["again", "twice"]))
    {
        at += 1;
    }
    if view.is(at, "with") { at + 1 } else { from }
}

/// “was received at the palace on Saturday by …”: one past the “by”, over words of place and time.
fn by_whom(view: &View, from: usize, range: &Range<usize>) -> Option<usize> {
    (from..(from + 14).min(range.end))
        .take_while(|at| {
            view.date_at(*at).is_some()
                || view.place_at(*at).is_some()
                || view.is_in(*at, &["at", "in", "on", "the", "this", "earlier", "here", "there", "of", "by"])
                || view.token(*at).is_some_and(|token| {
                    token.mark().is_none() && verb_at(view.text, *at).is_none() && !token.is("for")
                        || token.is_mark(&[',', '-'])
                })
        })
        .find(|at| view.is(*at, "by"))
        .map(|at| at + 1)
}

/// “a telephone call on Sunday from …”: one past the “from”.
fn call_from(view: &View, from: usize) -> Option<usize> {
    let noun = (from..from + 4).find(|at| view.is_in(*at, &["call", "phonecall"]))?;
    (noun + 1..noun + 7).find(|at| view.is(*at, "from")).map(|at| at + 1)
}

/// “spoke by phone for an hour on Monday with”, “talked for two hours”.
fn speaks(view: &View, at: usize, range: &Range<usize>) -> Option<Trigger> {
    static LIGHT: Words = Words::new(
        "by on the over via phone telephone video link again separately briefly directly also twice a secure line earlier          privately for about nearly almost more than an half hour hours minutes at length late early there here in late          yesterday today together face to one",
    );
    let light = |next: usize| {
        view.date_at(next).is_some()
            || view.place_at(next).is_some()
            || view.has(next, &LIGHT)
            || view.token(next).is_some_and(|token| token.value.is_some() || token.lower.ends_with("ly"))
    };
    let mut end = at + 1;
    while end < range.end.min(at + 16) && light(end) && !(view.is(end, "to") && view.cover(end + 1).is_some()) {
        end += 1;
    }
    let phone = (at + 1..end).any(|next| view.is_in(next, &["phone", "telephone", "video", "line"]));
    let long = (at + 1..end).any(|next| view.is_in(next, &["hour", "hours", "minutes", "length"]));
    let make = |end: usize| Some(Trigger { shape: Shape::Speaks, words: at..end, start: at });
    if view.is_in(end, &["with", "to"]) {
        let press = (end + 1..end + 4).any(|next| view.has(next, &PRESS));
        let meant = phone || long || view.is(end, "with") || speaks_by_phone(view, end, range);
        return if meant && !press { make(end + 1) } else { None };
    }
    // “the two spoke by phone on Saturday”, “they had talked for an hour”
    if phone || long || view.is_in(end, &["about"]) && end > at + 1 { make(at + 1) } else { None }
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
    let held = || is_held(view, start, at, range);
    if end == at + 1 && NEEDS_WITH.has(token) && !borne_out(view, start, at, range) && !held() {
        return None;
    }
    Some(Trigger { shape: Shape::Noun, words: at..end, start })
}

/// “call for”, “they call”, “wake-up call”.
fn verbal_call(view: &View, at: usize) -> bool {
    let phone = at > 0 && view.is_in(at - 1, &["phone", "telephone", "video", "conference"]);
    !phone && !view.is_in(at + 1, &["with", "between", "to", "from"])
}

/// Whether a verb holds it, or says that it takes place: “concluded its regular session”, “the next round will be held”.
fn is_held(view: &View, start: usize, at: usize, range: &Range<usize>) -> bool {
    let company = view
        .is_in(at, &["session", "sessions", "round", "conference", "forum", "gathering", "dialogue", "negotiation"]);
    if !company {
        return false;
    }
    let before = start.checked_sub(1).filter(|before| *before >= range.start);
    let governed = before
        .is_some_and(|before| view.has(before, &HOLDING) && !view.is_in(before, &["has", "have", "had", "having"]));
    let series = (start..at).any(|word| {
        view.is_in(
            word,
            &[
                "next",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "final",
                "fresh",
                "new",
                "regular",
                "emergency",
                "special",
                "extraordinary",
                "previous",
            ],
        )
    });
    let predicate = (at + 1..(at + 12).min(range.end)).any(|next| {
        view.is_in(
            next,
            &["held", "scheduled", "set", "due", "convened", "planned", "postponed", "cancelled", "adjourned"],
        ) || view.is(next, "place") && view.is_in(next - 1, &["take", "took", "takes", "taken", "taking"])
    });
    governed || series && predicate
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
    // “over dinner in Paris”
    let meal = start > range.start
        && view.is_in(at, &["dinner", "lunch", "breakfast", "luncheon", "banquet"])
        && view.is_in(start - 1, &["over", "at", "during"]);
    before || after || meal || (at + 1..(at + 9).min(range.end)).any(|next| view.is_in(next, &["between", "with"]))
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
        if DETERMINERS.has(token) {
            return before;
        }
        // “a planned meeting”: no verb after a determiner.
        let adjective = token.lower.ends_with("ed")
            && before > from
            && (view.has(before - 1, &DETERMINERS) || view.possessive(before.saturating_sub(2)) == Some(before));
        let verb = HOLDING.has(token) && !adjective;
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
