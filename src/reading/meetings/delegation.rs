//! Who is said to be in a delegation, or not: “The team will include …”, “… will not be part of the delegation”.

use super::merge::{Gathering, near};
use super::party::{Party, Sort, group};
use super::scope::{helpers, left, right, starting, subject};
use super::seats::{Seat, keys, seats};
use super::status::of_verb;
use super::view::View;
use super::{LEADS, Sentence};
use crate::model::{AttendanceState, MeetingStatus};

/// Puts those named as members where they belong.
pub(super) fn members(view: &View, sentences: &[Sentence], found: &mut [Gathering]) {
    if found.is_empty() {
        return;
    }
    for sentence in sentences {
        if view.is_heading(&sentence.prose) {
            continue;
        }
        for at in sentence.prose.clone() {
            for (seat, side) in statements(view, sentence, at) {
                place(view, found, sentence.at, seat, &side);
            }
        }
    }
}

/// The seats that a verb at a token speaks of, each with the keys of its side.
fn statements(view: &View, sentence: &Sentence, at: usize) -> Vec<(Seat, Vec<usize>)> {
    let parties = &sentence.parties;
    let is = |words: &[&str]| view.is_in(at, words);
    if view.cover(at).is_some() {
        return Vec::new();
    }
    let kind = if is(&["include", "includes", "included", "comprises", "comprised", "comprise"]) {
        Kind::Includes
    } else if is(&["part"])
        && view.is(at + 1, "of")
        && !view.is_in(at.wrapping_sub(1), &["take", "took", "taking", "takes"])
    {
        Kind::Part
    } else if is(&["participate", "participated", "participates", "attend", "attended", "attends"])
        || is(&["part"]) && view.is(at + 1, "in")
    {
        Kind::Attends
    } else if is(&["lead", "leads", "led", "head", "heads", "headed", "represent", "represented", "represents"]) {
        Kind::Leads
    } else {
        return Vec::new();
    };
    if kind == Kind::Leads && view.is(at + 1, "by") {
        return led_by(view, sentence, at);
    }
    let from = left(view, at, sentence.prose.start);
    let end = right(view, parties, at + 1, sentence.prose.end);
    let first = helpers(view, at, from);
    let Some(who) = subject(view, parties, from, first) else { return Vec::new() };
    let Some(state) = state(view, at, from) else { return Vec::new() };
    let body = |party: &Party| party.sort == Sort::Body;
    let owner = |party: &Party| keys(view, &seats(view, std::slice::from_ref(party)));
    match kind {
        Kind::Includes => {
            let Some(own) = parties[who].iter().find(|party| body(party)) else { return Vec::new() };
            let side = owner(own);
            let Some(first) = starting(parties, at + 1) else { return Vec::new() };
            let listed = seats(view, &parties[group(parties, first)]);
            listed
                .into_iter()
                .map(|mut seat| {
                    // “officials from the State Department”: people, not the department.
                    if seat.is_side {
                        seat.actor = None;
                        seat.is_side = false;
                    }
                    seat.state = Some(state);
                    (seat, side.clone())
                })
                .collect()
        }
        Kind::Part | Kind::Attends | Kind::Leads => {
            let target = (at..end.min(at + 12)).find_map(|next| starting(parties, next)).map(|found| &parties[found]);
            let of_body = target.is_some_and(body);
            if kind != Kind::Attends && !of_body {
                return Vec::new();
            }
            let of_talks = (at..end.min(at + 8)).any(|next| view.token(next).is_some_and(super::words::is_event));
            if kind == Kind::Attends && !(of_body || of_talks) {
                return Vec::new();
            }
            let side = target.filter(|party| body(party)).map(owner).unwrap_or_default();
            let mut listed = seats(view, &parties[who]);
            listed.retain(|seat| !seat.is_side || kind == Kind::Attends);
            listed
                .into_iter()
                .map(|mut seat| {
                    if seat.is_side {
                        seat.actor = None;
                        seat.is_side = false;
                    }
                    seat.state = Some(state);
                    if kind == Kind::Leads {
                        seat.capacity = LEADS;
                    }
                    let side = if side.is_empty() { keys(view, std::slice::from_ref(&seat)) } else { side.clone() };
                    (seat, side)
                })
                .collect()
        }
    }
}

/// “The Kyrgyz delegation was headed by …”: the leader, with the keys of the side.
fn led_by(view: &View, sentence: &Sentence, at: usize) -> Vec<(Seat, Vec<usize>)> {
    let parties = &sentence.parties;
    let from = left(view, at, sentence.prose.start);
    let first = helpers(view, at, from);
    let (Some(own), Some(leader)) = (subject(view, parties, from, first), starting(parties, at + 2)) else {
        return Vec::new();
    };
    let [own] = &parties[own] else { return Vec::new() };
    let (Some(state), Sort::Body) = (state(view, at, from), own.sort) else { return Vec::new() };
    let side = keys(view, &seats(view, std::slice::from_ref(own)));
    let mut listed = seats(view, &parties[leader..=leader]);
    listed.retain(|seat| !seat.is_side);
    listed.into_iter().map(|seat| (Seat { capacity: LEADS, state: Some(state), ..seat }, side.clone())).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Includes,
    Part,
    Attends,
    Leads,
}

/// What the helpers of the verb say of presence.
fn state(view: &View, verb: usize, from: usize) -> Option<AttendanceState> {
    let verdict = of_verb(view, verb, from)?;
    Some(match verdict.status {
        Some(MeetingStatus::Denied) => AttendanceState::Absent,
        Some(MeetingStatus::Announced) => AttendanceState::Expected,
        Some(_) => AttendanceState::Attended,
        None if view.is(verb, "part") => AttendanceState::Expected,
        None => AttendanceState::Expected,
    })
}

/// Seats someone at the meeting that has their side: the nearest told before, else the first.
fn place(view: &View, found: &mut [Gathering], sentence: usize, mut seat: Seat, side: &[usize]) {
    let mut best: Option<(usize, usize, usize)> = None;
    let around = near(found, sentence);
    for at in around {
        let gathering = &found[at];
        let own = gathering.sides.iter().position(|own| keys(view, own).iter().any(|key| side.contains(key)));
        let Some(own) = own else { continue };
        let far = gathering.told().map(|frame| {
            if frame.sentence <= sentence { sentence - frame.sentence } else { 1000 + frame.sentence - sentence }
        });
        let far = far.min().unwrap_or(usize::MAX);
        if best.is_none_or(|(least, ..)| far < least) {
            best = Some((far, at, own));
        }
    }
    let Some(side) = best.and_then(|(_, at, own)| found.get_mut(at)?.sides.get_mut(own)) else { return };
    let words = view.text.slice(&seat.words).to_lowercase();
    let known = side.iter_mut().find(|other| match (seat.actor, other.actor) {
        (Some(one), Some(other)) => one == other,
        (None, None) => view.text.slice(&other.words).to_lowercase() == words,
        _ => false,
    });
    match known {
        Some(known) => {
            known.state = seat.state;
            if known.capacity.is_empty() {
                known.capacity = seat.capacity;
            }
        }
        None => {
            seat.is_side = false;
            side.push(seat);
        }
    }
}
