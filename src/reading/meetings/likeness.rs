//! Whether two tellings, of two articles or of an article and the dossier, are of one meeting.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{ActorId, ActorKind, MeetingId, MeetingStatus, Place};
use crate::places::{Parts, Relation, relate};
use crate::reading::found::{ActorFound, MeetingFound};
use crate::reading::known::Known;

/// A meeting as far as two of them can be compared. Made from what was read with [`MeetingKey::of`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingKey {
    /// First and last day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Where; empty if not told.
    pub place: Place,
    /// What is said to have become of it.
    pub status: MeetingStatus,
    /// For each side the keys of those who make it: its actors, and the bodies that its people speak for. Two articles
    /// give an actor the same key where they mean the same.
    pub parties: Vec<BTreeSet<String>>,
}

impl MeetingKey {
    /// The key of a meeting read in a text whose actors these are; `key` gives an actor, by place, its key across texts.
    #[must_use]
    pub fn of(meeting: &MeetingFound, actors: &[ActorFound], key: impl Fn(usize) -> String) -> Self {
        let mut parties: Vec<BTreeSet<String>> = Vec::new();
        for participant in &meeting.participants {
            let (Some(actor), Some(side)) = (participant.actor, participant.side) else { continue };
            if parties.len() <= side && side < meeting.participants.len() {
                parties.resize(side + 1, BTreeSet::new());
            }
            let Some(party) = parties.get_mut(side) else { continue };
            party.insert(key(actor));
            if let Some(found) = actors.get(actor).filter(|found| found.kind == ActorKind::Person) {
                party.extend(
                    found.roles.iter().filter(|role| !role.former).filter_map(|role| role.organisation_actor).map(&key),
                );
            }
        }
        parties.retain(|party| !party.is_empty());
        let place = meeting.place.as_ref().map(|(place, _)| place.clone()).unwrap_or_default();
        Self { days: meeting.days, place, status: meeting.status.0, parties }
    }

    fn is_foreseen(&self) -> bool {
        matches!(self.status, MeetingStatus::Announced | MeetingStatus::Postponed | MeetingStatus::Cancelled)
    }
}

/// How likely two tellings are of one meeting, in per cent; none where they cannot be: days apart, places that cannot both
/// be meant, other sides. From 60 it is worth taking them together.
#[must_use]
pub fn likeness(left: &MeetingKey, right: &MeetingKey) -> Option<u8> {
    let mut points: i32 = 0;
    let foreseen = left.is_foreseen() || right.is_foreseen();
    match (left.days, right.days) {
        (Some(one), Some(other)) => {
            let gap = apart(one, other);
            let length = [one, other].iter().map(|(from, to)| (*to - *from).num_days() + 1).max().unwrap_or(1);
            points += match gap {
                0 if length <= 4 => 40,
                0 if length <= 16 => 34,
                0 if length <= 31 => 26,
                0 => 10,
                // Announced for one day, held on the next; a day more or less where clocks differ.
                1 if foreseen => 22,
                1 => 8,
                2..=7 if left.status == MeetingStatus::Postponed || right.status == MeetingStatus::Postponed => 12,
                _ => return None,
            };
        }
        (None, None) => points += 12,
        // A text that gives no day tells of the last or next one.
        _ => points += 10,
    }
    if !left.place.is_unknown() && !right.place.is_unknown() {
        points += match relate(places_of(&left.place), places_of(&right.place)).0 {
            Relation::Same => 20,
            Relation::Within { .. } => 16,
            Relation::Unknown => 0,
            Relation::Disjoint => return None,
        };
    }
    points += sides(left, right)?;
    Some(u8::try_from(points.clamp(0, 98)).unwrap_or(98))
}

/// Days between two stretches; 0 where they overlap.
fn apart(one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)) -> i64 {
    let gap = |first: (NaiveDate, NaiveDate), last: (NaiveDate, NaiveDate)| (last.0 - first.1).num_days();
    gap(one, other).max(gap(other, one)).max(0)
}

fn sides(left: &MeetingKey, right: &MeetingKey) -> Option<i32> {
    let mut taken = vec![false; right.parties.len()];
    let mut hits = 0;
    for party in &left.parties {
        let found = right.parties.iter().enumerate().position(|(at, other)| !taken[at] && !party.is_disjoint(other));
        if let Some(at) = found {
            taken[at] = true;
            hits += 1;
        }
    }
    let least = left.parties.len().min(right.parties.len());
    match hits {
        0 => None,
        hits if hits >= 2 && hits >= least => Some(38),
        hits if hits >= 2 => Some(26),
        // One text names a person, the other the body that stands behind.
        _ if least > 1 => Some(12),
        _ => Some(20),
    }
}

/// A place, part by part.
pub(super) fn places_of(place: &Place) -> Parts<'_> {
    Parts { venue: &place.venue, city: &place.city, country: &place.country }
}

/// The meeting of the dossier that a meeting read is, if one alone may be.
pub(super) fn known_as(meeting: &MeetingFound, actors: &[ActorFound], known: &Known) -> Option<MeetingId> {
    let mut best: Option<(i32, &MeetingId)> = None;
    let mut tied = false;
    let parties: Vec<Vec<&ActorId>> = sides_known(meeting, actors);
    if parties.is_empty() {
        return None;
    }
    for candidate in &known.meetings {
        let Some(points) = points(meeting, &parties, candidate) else { continue };
        match best {
            Some((most, _)) if most > points => {}
            Some((most, _)) if most == points => tied = true,
            _ => {
                best = Some((points, &candidate.id));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, id)| id.clone())
}

/// For each side the actors of the dossier in it, and those whom its people speak for.
fn sides_known<'a>(meeting: &MeetingFound, actors: &'a [ActorFound]) -> Vec<Vec<&'a ActorId>> {
    let mut sides: Vec<Vec<&ActorId>> = Vec::new();
    for participant in &meeting.participants {
        let (Some(actor), Some(side)) = (participant.actor.and_then(|at| actors.get(at)), participant.side) else {
            continue;
        };
        if side >= meeting.participants.len() {
            continue;
        }
        if sides.len() <= side {
            sides.resize(side + 1, Vec::new());
        }
        let bodies =
            actor.roles.iter().filter(|role| !role.former).filter_map(|role| actors.get(role.organisation_actor?));
        sides[side].extend(actor.known.iter().chain(bodies.filter_map(|body| body.known.as_ref())));
    }
    sides
}

fn points(
    meeting: &MeetingFound,
    parties: &[Vec<&ActorId>],
    candidate: &crate::reading::known::KnownMeeting,
) -> Option<i32> {
    let met = parties.iter().filter(|party| party.iter().any(|id| candidate.actors.contains(id))).count();
    // Both sides, or the one that is told.
    if met < 2.min(parties.len()) || met == 0 {
        return None;
    }
    let mut points = 10 * i32::try_from(met.min(4)).unwrap_or(4);
    match (meeting.days, candidate.days) {
        (Some(one), Some(other)) => {
            let fuzzy = candidate.date.as_ref().is_some_and(|date| date.is_approximate() || date.is_uncertain());
            let foreseen = matches!(meeting.status.0, MeetingStatus::Announced | MeetingStatus::Postponed);
            let gap = apart(one, other);
            let allowed = if fuzzy { 3 } else { i64::from(foreseen) };
            if gap > allowed {
                return None;
            }
            let length = (one.1 - one.0).num_days().max((other.1 - other.0).num_days());
            points += if gap > 0 {
                5
            } else if length <= 7 {
                30
            } else {
                15
            };
        }
        // A day on one side alone says little, and a month says nothing: place and sides have to.
        _ => points += 2,
    }
    let place = meeting.place.as_ref().map(|(place, _)| place);
    match place.filter(|_| !candidate.place.is_unknown()) {
        Some(place) => match relate(places_of(place), places_of(&candidate.place)).0 {
            Relation::Disjoint => return None,
            Relation::Same => points += 10,
            Relation::Within { .. } => points += 8,
            Relation::Unknown => {}
        },
        // Neither day nor place: two sides alone meet too often to say.
        None if meeting.days.is_none() || candidate.days.is_none() => return None,
        None => {}
    }
    Some(points)
}
