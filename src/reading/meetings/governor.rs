//! The verb that holds the noun of a meeting: “held talks”, “called off the summit”.

use super::view::View;
use super::words::{CANCELLING, HOLDING, HOSTING, MEDIATING, POSTPONING};

/// Verbs that say that something was not so.
pub(super) const DENYING: &[&str] = &["denied", "denies", "deny", "denying", "refuted", "refutes", "dismissed"];

/// The verb that governs the noun of a meeting, and in what way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Governor {
    /// “held”, “began”: its subject takes part.
    Holds(usize),
    /// “hosted”.
    Hosts(usize),
    /// “brokered”.
    Mediates(usize),
    /// “cancelled”.
    Cancels(usize),
    /// “postponed”.
    Postpones(usize),
    /// “denied”.
    Denies(usize),
    /// “announced”, “confirmed”.
    Announces(usize),
    /// “led”: a task more often than a meeting.
    Leads(usize),
    /// “proposed”, “called for”, “ruled out”: no meeting yet.
    Proposes,
}

/// What governs the noun whose phrase begins at a token.
pub(super) fn governor(view: &View, start: usize, from: usize) -> Option<Governor> {
    let mut at = start.checked_sub(1).filter(|at| *at >= from)?;
    // “held separate”, “off”, “up”, “in”
    while at > from
        && view.token(at).is_some_and(|token| token.lower.ends_with("ly") || token.is_mark(&['“', '"', '‘']))
    {
        at -= 1;
    }
    let pair = |first: &[&str], second: &[&str]| at > from && view.is_in(at, second) && view.is_in(at - 1, first);
    if pair(&["called", "calls", "call", "calling", "broke", "breaks"], &["off"]) {
        return Some(if view.is_in(at - 1, &["broke", "breaks"]) {
            Governor::Holds(at - 1)
        } else {
            Governor::Cancels(at - 1)
        });
    }
    if pair(&["put", "pushed", "pushes"], &["off", "back"]) {
        return Some(Governor::Postpones(at - 1));
    }
    if pair(
        &[
            "called",
            "calls",
            "call",
            "calling",
            "push",
            "pushed",
            "pressed",
            "appealed",
            "asked",
            "hopes",
            "hoped",
            "hope",
            "open",
            "ready",
            "need",
            "plea",
            "prospects",
        ],
        &["for", "to"],
    ) || pair(&["ruled", "ruling", "rules"], &["out"])
    {
        return Some(Governor::Proposes);
    }
    if pair(&["wrapped", "wraps", "wrap", "kicked", "kick", "set", "finished", "held"], &["up", "off", "out"]) {
        return Some(Governor::Holds(at - 1));
    }
    if pair(&["part", "participated", "participate", "participates", "engaged", "engage", "entered"], &["in", "into"]) {
        let verb = if view.is(at - 1, "part") { at.saturating_sub(2).max(from) } else { at - 1 };
        return Some(Governor::Holds(verb));
    }
    if pair(&["return", "returns", "returned", "returning"], &["to"]) {
        return Some(Governor::Holds(at - 1));
    }
    let token = view.token(at)?;
    if view.cover(at).is_some() {
        return None;
    }
    // “were held talks” is nobody's verb; “scheduled talks” is an adjective where a determiner stands before.
    if token.is_in(&["lead", "leads", "led", "leading", "oversaw", "oversees"]) {
        Some(Governor::Leads(at))
    } else if HOSTING.has(token) {
        Some(Governor::Hosts(at))
    } else if MEDIATING.has(token) {
        Some(Governor::Mediates(at))
    } else if HOLDING.has(token) {
        Some(Governor::Holds(at))
    } else if CANCELLING.has(token) {
        Some(Governor::Cancels(at))
    } else if POSTPONING.has(token) {
        Some(Governor::Postpones(at))
    } else if token.is_in(DENYING) {
        Some(Governor::Denies(at))
    } else if token.is_in(&["announced", "announces", "announce", "confirmed", "confirms", "announcing", "confirming"])
    {
        Some(Governor::Announces(at))
    } else if token.is_in(&[
        "proposed",
        "proposes",
        "propose",
        "proposing",
        "offered",
        "offers",
        "urged",
        "urges",
        "sought",
        "seek",
        "seeks",
        "seeking",
        "requested",
        "requests",
        "demanded",
        "demands",
        "suggested",
        "suggests",
        "backed",
        "supported",
        "want",
        "wants",
        "need",
        "needs",
        "rejected",
        "rejects",
        "refused",
        "refuses",
        "opposed",
        "opposes",
        "favour",
        "favours",
        "favor",
        "favors",
        "advocated",
        "demand",
        "rejecting",
        "oppose",
        "encouraged",
        "support",
        "supports",
    ]) {
        Some(Governor::Proposes)
    } else {
        None
    }
}
