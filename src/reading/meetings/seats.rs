//! Who sits on which side.

use std::ops::Range;

use super::party::{Party, Sort};
use super::view::View;
use super::words::Words;
use super::{HOSTS, LEADS, MEDIATES};
use crate::model::{ActorKind, AttendanceState};

/// Someone at a meeting, or a side of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    /// The actor, by place among those found.
    pub(super) actor: Option<usize>,
    /// The tokens.
    pub(super) words: Range<usize>,
    /// It stands for a side as such.
    pub(super) is_side: bool,
    pub(super) capacity: &'static str,
    /// Where the words say so of this one alone.
    pub(super) state: Option<AttendanceState>,
}

impl Seat {
    pub(super) fn hosts(self) -> Self {
        Self { capacity: HOSTS, ..self }
    }

    pub(super) fn mediates(self) -> Self {
        Self { capacity: MEDIATES, ..self }
    }
}

/// Nouns for people who are others than those to whom they belong.
static RELATED: Words =
    Words::new("allies neighbours neighbors rivals foes donors partners backers creditors opponents enemies");

/// Those of a list of phrases, all on one side.
pub(super) fn seats(view: &View, parties: &[Party]) -> Vec<Seat> {
    parties.iter().flat_map(|party| of_party(view, party)).collect()
}

fn of_party(view: &View, party: &Party) -> Vec<Seat> {
    let actor = |span: usize| view.span(span).map(|span| span.actor);
    let plain = |actor: Option<usize>, words: Range<usize>, is_side: bool| Seat {
        actor,
        words,
        is_side,
        capacity: "",
        state: None,
    };
    let mut found = Vec::new();
    match party.sort {
        Sort::Sides => {}
        Sort::Named | Sort::Pronoun => {
            if let Some(span) = party.spans.first() {
                found.push(plain(actor(*span), party.head.clone(), !view.is_person(*span)));
            }
        }
        Sort::Body | Sort::People | Sort::One => match party.spans.as_slice() {
            [] if party.members.iter().any(|member| member.leads) => {}
            [] => found.push(plain(None, party.head.clone(), party.sort == Sort::Body)),
            // “Ukraine's allies” are not Ukraine.
            _ if (party.head.clone()).any(|at| view.has(at, &RELATED)) => {
                found.push(plain(None, party.head.clone(), false));
            }
            [first, ..] if view.is_person(*first) => found.push(plain(actor(*first), party.head.clone(), false)),
            [first, ..] => found.push(plain(actor(*first), party.head.clone(), true)),
        },
    }
    for member in &party.members {
        let actor = member.span.and_then(actor);
        // “including officials from the ministry”: people, not the ministry.
        let mut seat = plain(actor, member.words.clone(), false);
        if member.leads {
            seat.capacity = LEADS;
        }
        found.push(seat);
    }
    found
}

/// Phrases that meet someone else: people go together, states and bodies each for themselves.
pub(super) fn alike(view: &View, parties: &[Party]) -> Vec<Vec<Seat>> {
    let mut sides: Vec<Vec<Seat>> = Vec::new();
    for party in parties {
        let list = seats(view, std::slice::from_ref(party));
        let person = party.spans.first().is_some_and(|span| view.is_person(*span)) || party.spans.is_empty();
        let joins = sides.last().is_some_and(|last| {
            let last_person = last.iter().all(|seat| !seat.is_side);
            let (left, right) = (keys(view, last), keys(view, &list));
            person && last_person && !foreign(view, last, &list) || left.iter().any(|key| right.contains(key))
        });
        match sides.last_mut().filter(|_| joins) {
            Some(last) => last.extend(list),
            None => sides.push(list),
        }
        if party.each {
            spread(view, party, &mut sides);
        }
    }
    sides.retain(|side| !side.is_empty());
    sides
}

/// Phrases that meet each other: each a side, but for those of one state.
pub(super) fn apart(view: &View, parties: &[Party]) -> Vec<Vec<Seat>> {
    let mut sides: Vec<Vec<Seat>> = Vec::new();
    for party in parties {
        let list = seats(view, std::slice::from_ref(party));
        if list.is_empty() {
            continue;
        }
        let own = keys(view, &list);
        let same = sides.iter().position(|side| keys(view, side).iter().any(|key| own.contains(key)));
        match same.and_then(|same| sides.get_mut(same)) {
            Some(side) => side.extend(list),
            None => sides.push(list),
        }
        if party.each {
            spread(view, party, &mut sides);
        }
    }
    // Those of one state who meet each other are two sides all the same.
    if sides.len() == 1 && parties.len() > 1 {
        let each = parties.iter().map(|party| seats(view, std::slice::from_ref(party))).filter(|side| !side.is_empty());
        let each: Vec<Vec<Seat>> = each.collect();
        let actors: Vec<Option<usize>> = each.iter().map(|side| side.first().and_then(|seat| seat.actor)).collect();
        if actors.iter().all(Option::is_some) && actors.first() != actors.get(1) {
            return each;
        }
    }
    sides
}

/// Gives each actor of a phrase its side: “the foreign ministers of France and Germany”.
fn spread(view: &View, party: &Party, sides: &mut Vec<Vec<Seat>>) {
    for span in party.spans.iter().skip(1) {
        if let Some(found) = view.span(*span) {
            let seat = Seat {
                actor: Some(found.actor),
                words: found.tokens.clone(),
                is_side: true,
                capacity: "",
                state: None,
            };
            sides.push(vec![seat]);
        }
    }
}

/// Whether two lists of people are known to speak for different bodies.
fn foreign(view: &View, left: &[Seat], right: &[Seat]) -> bool {
    let bodies = |side: &[Seat]| -> Vec<usize> {
        let persons: Vec<usize> = side.iter().filter_map(|seat| seat.actor).collect();
        keys(view, side).into_iter().filter(|key| !persons.contains(key)).collect()
    };
    let (left, right) = (bodies(left), bodies(right));
    !left.is_empty() && !right.is_empty() && !left.iter().any(|key| right.contains(key))
}

/// By what a side is known: its actors, and the bodies that its people speak for.
pub(super) fn keys(view: &View, side: &[Seat]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for actor in side.iter().filter_map(|seat| seat.actor) {
        found.push(actor);
        found.extend(view.behind(actor));
        if let Some(actor) = view.who.actors.get(actor).filter(|actor| actor.kind == ActorKind::Person) {
            found.extend(actor.roles.iter().filter(|role| !role.former).filter_map(|role| role.organisation_actor));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A side without the people named in it: what “the two sides” of some other meeting are.
pub(super) fn bodies(view: &View, side: &[Seat]) -> Vec<Seat> {
    let bodies: Vec<Seat> = side.iter().filter(|seat| seat.is_side && seat.actor.is_some()).cloned().collect();
    if !bodies.is_empty() {
        return bodies;
    }
    let found: Vec<Seat> = side.iter().filter_map(|seat| body_of(view, seat)).take(1).collect();
    if found.is_empty() { side.to_vec() } else { found }
}

/// The body that a person at a meeting speaks for, as a side.
pub(super) fn body_of(view: &View, seat: &Seat) -> Option<Seat> {
    let person = view.who.actors.get(seat.actor?).filter(|actor| actor.kind == ActorKind::Person)?;
    let role = person.roles.iter().filter(|role| !role.former).find(|role| {
        let body = role.organisation_actor.and_then(|at| view.who.actors.get(at));
        body.is_some_and(|body| {
            matches!(
                body.kind,
                ActorKind::State | ActorKind::Government | ActorKind::Group | ActorKind::InternationalOrganisation
            )
        })
    })?;
    Some(Seat {
        actor: role.organisation_actor,
        words: view.text.tokens_at(&role.range),
        is_side: true,
        capacity: "",
        state: None,
    })
}
