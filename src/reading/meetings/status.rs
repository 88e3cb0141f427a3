//! What words say became of a meeting: foreseen, held, put off, called off, alleged or denied.

use std::ops::Range;

use super::governor::{DENYING, Governor};
use super::scope::helpers;
use super::trigger::Trigger;
use super::view::View;
use super::words::{CANCELLING, GOING, POSTPONING, SUBORDINATORS, TAKING_PLACE, Words};
use crate::model::MeetingStatus;

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
            ]));
    if any(&NEVER_MIND) {
        return None;
    }
    let before = |words: &[&str]| first > start && view.is_in(first - 1, words);
    if before(&["if", "unless", "whether"]) || before(&["to"]) && has(&["how"]) {
        return None;
    }
    if any(&NEGATIVE) || before(&["no", "without"]) || denied_before(view, first, start) {
        return told(Some(MeetingStatus::Denied), false);
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
        let status = if has(&["was", "were", "been"]) || before(&["after", "by", "while", "upon"]) {
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

/// Whether the words before deny what follows: “denied that”, “denied reports of”.
fn denied_before(view: &View, first: usize, start: usize) -> bool {
    let from = first.saturating_sub(14).max(start);
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
    if modifier(&["annual", "possible", "potential", "proposed", "future", "further", "such", "regular", "direct-line"])
        .is_some()
    {
        return None;
    }
    let negative =
        view.is(trigger.start, "no") || view.is(trigger.start, "any") && denied_before(view, trigger.start, from);
    if negative {
        return told(MeetingStatus::Denied, trigger.start..noun.end, false);
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
fn predicate(view: &View, from: usize, end: usize) -> Option<Verdict> {
    let mut foreseen: Option<Verdict> = None;
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
