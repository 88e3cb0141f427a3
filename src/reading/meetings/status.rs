//! What words say became of a meeting: foreseen, held, put off, called off, alleged or denied.

use std::ops::Range;

use super::governor::{DENYING, Governor};
use super::scope::helpers;
use super::trigger::Trigger;
use super::view::View;
use super::words::{CANCELLING, GOING, POSTPONING, SUBORDINATORS, TAKING_PLACE, Words};
use crate::model::MeetingStatus;
use crate::reading::phrase::verb_at;

/// What became of a meeting, as far as words tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// None where only the date tells.
    pub(super) status: Option<MeetingStatus>,
    /// The words that say so.
    pub(super) words: Range<usize>,
    /// Only hoped for or agreed to: a meeting if there is a date.
    pub(super) hoped: bool,
}

static WISHES: Words = Words::new(
    "hope hopes hoping want wants wanted willing ready prepared like liked offered offers keen try trying \
     tried seek seeks seeking sought may might could can able pledged vowed promised agreed agrees agree \
     invited",
);
static NEVER_MIND: Words = Words::new(
    "refused refuses declined declines failed unable should must urged asked told rarely often regularly \
     frequently repeatedly forced",
);
static AHEAD: Words = Words::new(
    "will ll shall won would wouldn due scheduled set expected planning plans plan planned going intends \
     intend intended decided preparing prepares poised slated about likely supposed",
);
static NEGATIVE: Words = Words::new("not never didn hasn hadn haven isn aren wasn weren won wouldn n");

/// What the helpers of a verb say, the verb being in the past, a bare form or an “-ing”. None: it tells of no meeting.
pub(super) fn of_verb(view: &View, verb: usize, start: usize) -> Option<Verdict> {
    let first = helpers(view, verb, start);
    let has = |words: &[&str]| (first..verb).any(|at| view.is_in(at, words));
    let any = |words: &Words| (first..verb).any(|at| view.has(at, words));
    let words = first..verb + 1;
    let told = |status, hoped| Some(Verdict { status, words: words.clone(), hoped });
    let token = view.token(verb)?;
    let ing = token.lower.ends_with("ing");
    let past = !ing
        && (token.lower.ends_with("ed")
            || token.is_in(&[
                "met", "held", "spoke", "spoken", "sat", "began", "begun", "had", "led", "paid", "left", "rang",
                "rung", "saw", "seen", "brought", "spent", "broke", "broken",
            ]));
    if any(&NEVER_MIND) {
        return None;
    }
    let before = |words: &[&str]| first > start && view.is_in(first - 1, words);
    if view.is(first, "to") && urged(view, first) {
        return None;
    }
    if before(&["if", "unless", "whether"]) || before(&["to"]) && has(&["how"]) {
        return None;
    }
    if any(&NEGATIVE) || before(&["no", "without"]) || denied_before(view, first, start) {
        return told(Some(MeetingStatus::Denied), false);
    }
    let secret = has(&["secretly"]) && told_by_others(view, first);
    if secret || claimed_before(view, first, start) {
        return told(Some(MeetingStatus::Alleged), false);
    }
    if any(&AHEAD) {
        // “was scheduled”, of the meeting itself, is the caller's.
        return told(Some(MeetingStatus::Announced), false);
    }
    if any(&WISHES) {
        return told(Some(MeetingStatus::Announced), true);
    }
    if has(&["reportedly", "allegedly"]) {
        return told(Some(MeetingStatus::Alleged), false);
    }
    if has(&["to"]) {
        let went = (verb.saturating_sub(24).max(start)..first).rev().find(|at| view.has(*at, &GOING));
        let gone = went.is_some_and(|at| {
            let ahead = (at.saturating_sub(3).max(start)..at).any(|at| view.has(at, &AHEAD) || view.is(at, "to"));
            !ahead
                && view.is_in(at, &["flew", "travelled", "traveled", "went", "visited", "came", "returned", "headed"])
        });
        return told(Some(if gone { MeetingStatus::Held } else { MeetingStatus::Announced }), false);
    }
    if past {
        return told(Some(MeetingStatus::Held), false);
    }
    if ing {
        let comma = first > 0 && view.is_mark(first - 1, &[',']) && first == verb;
        let status = if has(&["was", "were", "been"]) || before(&["after", "by", "while", "upon"]) || comma {
            Some(MeetingStatus::Held)
        } else if before(&["before"]) {
            Some(MeetingStatus::Announced)
        } else {
            None
        };
        return told(status, false);
    }
    told(None, false)
}

/// Whether a meeting is denied only for the time to come: “will not meet”, “has no plans to meet”. No one said it had been.
pub(super) fn is_refusal(view: &View, verdict: &Verdict) -> bool {
    let any = |words: &[&str]| verdict.words.clone().any(|at| view.is_in(at, words));
    verdict.status == Some(MeetingStatus::Denied)
        && (any(&["will", "won", "would", "wouldn", "shall", "ll", "should", "can", "could", "cannot", "may"])
            && !any(&["have"])
            || any(&["to"]) && !any(&["having", "had"]))
}

/// Whether someone is only called upon to do what follows: “urged Serbia and Kosovo to resume dialogue”.
fn urged(view: &View, to: usize) -> bool {
    static URGING: Words = Words::new(
        "urged urges urging asked asks asking told tells called calls calling pressed presses pressing encouraged encourages \
         exhorted implored wanted wants invited invites inviting begged advised pushed pushing persuade persuading convince",
    );
    let floor = view.text.sentences.get(view.text.sentence_of(to)).map_or(0, |sentence| sentence.start);
    let from = to.saturating_sub(10).max(floor);
    let near = (from..to).rev().take_while(|at| {
        !view.is_mark(*at, &[',', ';']) && verb_at(view.text, *at).is_none_or(|verb| view.has(verb.at, &URGING))
    });
    { near }.any(|at| view.has(at, &URGING) && view.cover(at).is_none() && at + 1 < to)
}

/// Whether the words before deny what follows: “denied that”, “denied reports of”.
fn denied_before(view: &View, first: usize, start: usize) -> bool {
    let floor =
        view.text.sentences.get(view.text.sentence_of(first)).map_or(start, |sentence| sentence.start.min(start));
    let from = first.saturating_sub(16).max(floor);
    let from =
        (from..first).rev().find(|at| view.is_mark(*at, &[',', ';'])).map_or(from, |comma| comma.min(start).max(from));
    (from..first).rev().any(|at| {
        view.is_in(at, DENYING)
            && (at + 1 == first
                || (at + 1..first).any(|next| {
                    view.is_in(
                        next,
                        &[
                            "that",
                            "reports",
                            "claims",
                            "having",
                            "any",
                            "ever",
                            "allegations",
                            "rumours",
                            "rumors",
                            "it",
                        ],
                    )
                }))
    })
}

/// Whether the sentence gives what it tells as what a report or unnamed people say.
fn told_by_others(view: &View, at: usize) -> bool {
    let Some(sentence) = view.text.sentences.get(view.text.sentence_of(at)) else { return false };
    let range = at.saturating_sub(30).max(sentence.start)..(at + 40).min(sentence.end);
    { range }.any(|at| view.is_in(at, &["reported", "reports", "sources", "according"]))
}

/// Whether only reports tell of it: “reports of a secret meeting”, “rumours about talks”.
fn reported_before(view: &View, start: usize, floor: usize) -> bool {
    start >= floor + 2
        && view.is_in(start - 1, &["of", "about"])
        && view
            .is_in(start - 2, &["reports", "rumours", "rumors", "allegations", "claims", "speculation", "suggestions"])
}

/// Whether someone only claims what follows: “the newspaper claimed the two had met”, “is said to have met”.
fn claimed_before(view: &View, first: usize, start: usize) -> bool {
    let from = start.saturating_sub(3);
    (from..first).any(|at| {
        view.is_in(at, &["claimed", "claims", "alleged", "alleges", "rumoured", "rumored", "reportedly", "allegedly"])
            && verb_at(view.text, at).is_none_or(|verb| !verb.negated)
            && (at..first).len() <= 14
            && !(at..first).any(|next| view.is_mark(next, &[';']))
    })
}

/// What the words around a noun say. None: it tells of no meeting.
pub(super) fn of_noun(
    view: &View,
    trigger: &Trigger,
    governor: Option<Governor>,
    from: usize,
    floor: usize,
    end: usize,
) -> Option<Verdict> {
    let noun = trigger.words.clone();
    let told = |status: MeetingStatus, words: Range<usize>, hoped| Some(Verdict { status: Some(status), words, hoped });
    let modifier = |words: &[&str]| (trigger.start..noun.start).find(|at| view.is_in(*at, words));
    let foretold = || predicate(view, noun.end, end).is_some_and(|found| found.status.is_some() && !found.hoped);
    if modifier(&["such", "direct-line"]).is_some()
        || modifier(&["possible", "potential", "proposed", "future", "further"]).is_some() && !foretold()
        || modifier(&["annual", "regular"]).is_some() && governor.is_none() && predicate(view, noun.end, end).is_none()
    {
        return None;
    }
    let such = trigger.start > floor + 1
        && view.is_in(trigger.start - 1, &["such", "official", "direct", "face"])
        && view.is(trigger.start - 2, "no");
    let negative = view.is(trigger.start, "no")
        || such
        || trigger.start > floor && view.is(trigger.start - 1, "no")
        || view.is(trigger.start, "any") && denied_before(view, trigger.start, from);
    if negative {
        // “no meeting is planned”, “no talks are on the agenda”: none was said to have been.
        let ahead = (noun.end..end.min(noun.end + 14)).any(|at| {
            view.is_in(
                at,
                &[
                    "planned",
                    "scheduled",
                    "agenda",
                    "will",
                    "foreseen",
                    "envisaged",
                    "possible",
                    "expected",
                    "until",
                    "unless",
                    "can",
                    "could",
                    "should",
                    "would",
                    "is",
                    "are",
                ],
            )
        });
        return if ahead { None } else { told(MeetingStatus::Denied, trigger.start..noun.end, false) };
    }
    if denied_before(view, trigger.start, from.max(floor).min(trigger.start).min(floor))
        && !matches!(governor, Some(Governor::Denies(_)))
        && predicate(view, noun.end, end).is_some_and(|found| found.status == Some(MeetingStatus::Held))
    {
        return told(MeetingStatus::Denied, trigger.start..noun.end, false);
    }
    if reported_before(view, trigger.start, floor) {
        return told(MeetingStatus::Alleged, trigger.start..noun.end, false);
    }
    match governor {
        Some(Governor::Proposes) => return None,
        Some(Governor::Leads(verb)) => {
            let mut verdict = of_verb(view, verb, from)?;
            verdict.hoped = true;
            verdict.words.end = noun.end;
            return Some(verdict);
        }
        Some(Governor::Cancels(verb)) => {
            let verdict = of_verb(view, verb, from)?;
            let only = verdict.hoped || verdict.status == Some(MeetingStatus::Denied);
            return if only { None } else { told(MeetingStatus::Cancelled, verdict.words, false) };
        }
        Some(Governor::Postpones(verb)) => {
            let verdict = of_verb(view, verb, from)?;
            let only = verdict.hoped || verdict.status == Some(MeetingStatus::Denied);
            return if only { None } else { told(MeetingStatus::Postponed, verdict.words, false) };
        }
        Some(Governor::Denies(verb)) => return told(MeetingStatus::Denied, verb..noun.end, false),
        Some(Governor::Announces(verb)) => return told(MeetingStatus::Announced, verb..noun.end, false),
        Some(Governor::Holds(verb) | Governor::Hosts(verb) | Governor::Mediates(verb)) => {
            let mut verdict = of_verb(view, verb, from)?;
            let planned = view
                .is_in(verb, &["scheduled", "planned", "arranged", "plans", "plan", "schedule", "planning", "arrange"]);
            if planned && verdict.status != Some(MeetingStatus::Denied) {
                verdict.status = Some(MeetingStatus::Announced);
            }
            if view.is_in(verb, &["skip", "skipped", "boycott", "boycotted", "leave"]) {
                return None;
            }
            // “continue to hold”, “resume talks”: no one meeting without a date.
            let ongoing = (helpers(view, verb, from)..=verb)
                .any(|at| view.is_in(at, &["continue", "continues", "continuing"]))
                || verb > from + 1
                    && (verb.saturating_sub(2)..verb)
                        .any(|at| view.is_in(at, &["continue", "continues", "continued", "maintain", "maintained"]));
            verdict.hoped |= ongoing;
            verdict.words.end = noun.end;
            // What came of it may stand after: “held talks that were postponed” is rare, and left.
            return Some(verdict);
        }
        None => {}
    }
    if modifier(&["secret", "clandestine"]).is_some() && told_by_others(view, trigger.start) {
        return told(MeetingStatus::Alleged, trigger.start..noun.end, false);
    }
    if let Some(at) = modifier(&["postponed", "delayed"]) {
        return told(MeetingStatus::Postponed, at..noun.end, false);
    }
    if let Some(at) = modifier(&["cancelled", "canceled", "aborted", "scrapped"]) {
        return told(MeetingStatus::Cancelled, at..noun.end, false);
    }
    if let Some(at) = modifier(&["alleged", "reported", "rumoured", "rumored", "purported"]) {
        return told(MeetingStatus::Alleged, at..noun.end, false);
    }
    if let Some(found) = predicate(view, noun.end, end) {
        return Some(found);
    }
    if let Some(at) = modifier(&["upcoming", "planned", "scheduled", "forthcoming", "next", "expected"]) {
        return told(MeetingStatus::Announced, at..noun.end, false);
    }
    if let Some(at) = modifier(&["recent", "previous", "earlier", "past"]) {
        return told(MeetingStatus::Held, at..noun.end, false);
    }
    let before = |words: &[&str], back: usize| trigger.start >= floor + back && view.is_in(trigger.start - back, words);
    let back = 1;
    if before(&["before"], back)
        || before(&["of"], 1) && before(&["ahead"], 2)
        || before(&["to"], 1) && before(&["prior"], 2)
    {
        return told(MeetingStatus::Announced, trigger.start - 1..noun.end, false);
    }
    if before(&["after", "following", "during", "since", "concluding"], back)
        || before(&["of"], 1) && before(&["wake", "end", "conclusion", "close"], 2)
    {
        return told(MeetingStatus::Held, trigger.start - 1..noun.end, false);
    }
    if before(&["for"], back) {
        let went = (trigger.start.saturating_sub(20).max(from)..trigger.start).rev().find(|at| view.has(*at, &GOING));
        if let Some(at) = went {
            let gone = view.is_in(at, &["flew", "travelled", "traveled", "went", "visited", "came", "returned"]);
            let ahead = (at.saturating_sub(4).max(from)..at).any(|at| view.has(at, &AHEAD) || view.is(at, "to"));
            let status = if gone && !ahead { MeetingStatus::Held } else { MeetingStatus::Announced };
            return told(status, at..noun.end, false);
        }
        if (from..trigger.start).any(|at| view.has(at, &AHEAD)) {
            return told(MeetingStatus::Announced, trigger.start..noun.end, false);
        }
    }
    Some(Verdict { status: None, words: trigger.start..noun.end, hoped: false })
}

/// What is said of a meeting that is the subject: “were held”, “has been put off until”.
pub(super) fn predicate(view: &View, from: usize, end: usize) -> Option<Verdict> {
    let mut foreseen: Option<Verdict> = None;
    // “Their last meeting was in Helsinki in 2018.”
    let copula = view.is_in(from, &["was", "were", "is", "are"]) || view.are(from, &["will", "be"]);
    let then = from + 1 + usize::from(view.is(from, "will"));
    let there = view.is_in(then, &["in", "at", "on"])
        && (view.date_at(then + 1).is_some() || view.place_at(then + 1).is_some())
        || view.date_at(then).is_some();
    if copula && there {
        let status = if view.is_in(from, &["was", "were"]) { MeetingStatus::Held } else { MeetingStatus::Announced };
        return Some(Verdict { status: Some(status), words: from..then, hoped: false });
    }
    for at in from..end.min(from + 45) {
        let token = view.token(at)?;
        if SUBORDINATORS.has(token) && !token.is("which") && at > from {
            break;
        }
        if view.cover(at).is_some() {
            continue;
        }
        let passive = (at.saturating_sub(5).max(from)..at)
            .any(|before| view.is_in(before, &["was", "were", "been", "be", "being", "is", "are", "got"]));
        let told =
            |status| Some(Verdict { status: Some(status), words: helpers(view, at, from)..at + 1, hoped: false });
        if CANCELLING.has(token) && passive || token.is("called") && view.is(at + 1, "off") && passive {
            return told(MeetingStatus::Cancelled);
        }
        if (POSTPONING.has(token) || CANCELLING.has(token)) && view.is_in(at + 1, &["twice", "repeatedly", "thrice"]) {
            return None;
        }
        if POSTPONING.has(token) && passive
            || token.is_in(&["put", "pushed"]) && view.is_in(at + 1, &["off", "back"]) && passive
        {
            return told(MeetingStatus::Postponed);
        }
        if foreseen.is_some() || !TAKING_PLACE.has(token) {
            continue;
        }
        let first = helpers(view, at, from);
        let has = |words: &[&str]| (first..at).any(|at| view.is_in(at, words));
        let any = |words: &Words| (first..at).any(|at| view.has(at, words));
        if token.is_in(&["take", "took", "takes", "taken", "taking"]) && !view.is(at + 1, "place") {
            continue;
        }
        if any(&NEGATIVE) || at >= from + 2 && view.are(at - 2, &["no", "longer"]) {
            return told(MeetingStatus::Denied);
        }
        let planned = token.is_in(&[
            "scheduled",
            "planned",
            "due",
            "set",
            "slated",
            "expected",
            "arranged",
            "take",
            "takes",
            "open",
            "opens",
            "begin",
            "begins",
            "start",
            "starts",
            "resume",
            "resumes",
            "convene",
            "convenes",
            "focus",
            "focuses",
            "happen",
            "conclude",
            "concludes",
            "end",
            "ends",
            "last",
            "occur",
            "continue",
            "continues",
        ]);
        let verdict = if any(&AHEAD) || has(&["to"]) && has(&["is", "are", "was", "were", "be"]) {
            told(MeetingStatus::Announced)
        } else if any(&WISHES) {
            Some(Verdict { status: Some(MeetingStatus::Announced), words: first..at + 1, hoped: true })
        } else if token.is_in(&["scheduled", "planned", "due", "set", "slated", "expected", "arranged"]) {
            told(MeetingStatus::Announced)
        } else if planned {
            Some(Verdict { status: None, words: first..at + 1, hoped: false })
        } else {
            told(MeetingStatus::Held)
        };
        foreseen = verdict;
    }
    foreseen
}
