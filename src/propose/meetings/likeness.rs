//! How much speaks for two accounts being of one meeting: days, sides, place, people.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::super::cast::Who;
use super::super::source::Source;
use super::{LIKELY, Root, Roots, VAGUE, is_person, weeks, window};
use crate::model::{Meeting, MeetingStatus, Place};
use crate::places::{Parts, Relation, relate};
use crate::reading::MeetingFound;

/// What is compared.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    /// First and last day.
    days: Option<(NaiveDate, NaiveDate)>,
    /// Between which days it lies, where it has no date.
    window: Option<(NaiveDate, NaiveDate)>,
    place: Place,
    /// For whom those who take part speak.
    parties: BTreeSet<Root>,
    people: BTreeSet<Who>,
    foreseen: bool,
}

impl Sight {
    pub fn of_found(roots: &Roots<'_>, sources: &[Source<'_>], at: usize, found: &MeetingFound) -> Self {
        let (mut parties, mut people) = (BTreeSet::new(), BTreeSet::new());
        for one in &found.participants {
            let Some(who) = one.actor.and_then(|place| roots.cast.who(at, place)) else { continue };
            if is_person(roots.cast, who) {
                people.insert(who);
            }
            let side = side_of(roots, at, found, one.side).filter(|_| is_person(roots.cast, who));
            parties.insert(side.unwrap_or_else(|| roots.of(who)));
        }
        let dated = found.date.as_ref().and_then(|(date, _)| Some((date.earliest()?, date.latest()?)));
        let published = sources.get(at).and_then(|source| source.published);
        Self {
            days: found.days.filter(|(first, last)| first <= last).or(dated),
            window: published.and_then(|day| window(found.status.0, day)),
            place: found.place.as_ref().map(|(place, _)| place.clone()).unwrap_or_default(),
            parties,
            people,
            foreseen: is_foreseen(found.status.0),
        }
    }

    pub fn of_meeting(roots: &Roots<'_>, meeting: &Meeting) -> Self {
        let who = |id| roots.cast.known.binary_search(&id).ok().map(Who::Known);
        let people: BTreeSet<Who> =
            meeting.attendees.iter().filter_map(|it| it.actor.as_ref()).filter_map(who).collect();
        let mut parties: BTreeSet<Root> =
            meeting.sides.iter().filter_map(|it| it.actor.as_ref()).filter_map(who).map(|it| roots.of(it)).collect();
        if parties.is_empty() {
            parties = people.iter().map(|it| roots.of(*it)).collect();
        }
        let date = meeting.date.as_ref().map(|when| &when.edtf);
        Self {
            days: date.and_then(|date| Some((date.earliest()?, date.latest()?))),
            window: None,
            place: meeting.place.clone(),
            parties,
            people,
            foreseen: is_foreseen(meeting.status),
        }
    }

    /// Takes another account of the same meeting in.
    pub fn add(&mut self, other: &Self) {
        let length = |days: (NaiveDate, NaiveDate)| (days.1 - days.0).num_days();
        self.days = match (self.days, other.days) {
            (Some(own), Some(others)) => Some(if length(others) < length(own) { others } else { own }),
            (own, others) => own.or(others),
        };
        if self.place.city.is_empty() && !other.place.is_unknown() {
            self.place = other.place.clone();
        }
        self.parties.extend(&other.parties);
        self.people.extend(&other.people);
        self.foreseen &= other.foreseen;
    }

    /// The days by which it is looked for.
    fn reach(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.days.or(self.window).filter(|(first, last)| (*last - *first).num_days() <= VAGUE)
    }

    /// The buckets in which it stands.
    pub fn keys(&self) -> Vec<(Root, i32)> {
        let Some(reach) = self.reach() else { return Vec::new() };
        self.parties.iter().take(8).flat_map(|party| weeks(reach).map(|week| (*party, week))).collect()
    }
}

fn is_foreseen(status: MeetingStatus) -> bool {
    matches!(status, MeetingStatus::Announced | MeetingStatus::Postponed)
}

/// For whom a side of a finding sits there.
pub(super) fn side_of(roots: &Roots<'_>, at: usize, found: &MeetingFound, side: Option<usize>) -> Option<Root> {
    let side = side?;
    let stands = found.participants.iter().filter(|it| it.is_side && it.side == Some(side));
    stands.filter_map(|it| roots.cast.who(at, it.actor?)).map(|who| roots.of(who)).next()
}

/// How much speaks for two being one, from below 0 to above 100; `None` where they cannot be.
pub(super) fn likeness(atlas: &mut Atlas, one: &Sight, other: &Sight) -> Option<i32> {
    let mut score = dates(one, other)?;
    if !one.parties.is_empty() && !other.parties.is_empty() {
        let shared = one.parties.intersection(&other.parties).count();
        score += if one.parties == other.parties {
            30
        } else if shared == one.parties.len() || shared == other.parties.len() {
            20
        } else if shared > 0 {
            8
        } else {
            -30
        };
    }
    // What is left to come can add so much.
    if score < LIKELY - 15 - 12 - 5 {
        return None;
    }
    score += atlas.places(&one.place, &other.place)?;
    let shared = one.people.intersection(&other.people).count();
    score += i32::try_from(shared.min(3)).unwrap_or(3) * 4;
    if one.foreseen != other.foreseen {
        score += 5;
    }
    Some(score)
}

fn dates(one: &Sight, other: &Sight) -> Option<i32> {
    match (one.days, other.days) {
        (Some(left), Some(right)) => {
            let gap = (left.0.max(right.0) - left.1.min(right.1)).num_days();
            let longest = (left.1 - left.0).num_days().max((right.1 - right.0).num_days()) + 1;
            match (gap, longest) {
                (..=0, ..=4) => Some(40),
                (..=0, ..=31) => Some(24),
                (..=0, _) => Some(10),
                // The day before or after: another day of the same talks, or midnight lay between.
                (1, ..=4) => Some(20),
                _ => None,
            }
        }
        // One has no date: it lies around the day of the article that tells of it.
        _ => {
            let (left, right) = (one.days.or(one.window), other.days.or(other.window));
            match (left, right) {
                (Some(left), Some(right)) if left.0 <= right.1 && right.0 <= left.1 => Some(18),
                (Some(_), Some(_)) => None,
                _ => Some(0),
            }
        }
    }
}

/// What pairs of places say, as far as they have been compared: the same few come again and again.
#[derive(Default)]
pub(super) struct Atlas {
    known: HashMap<String, HashMap<String, Option<i32>>>,
}

impl Atlas {
    fn places(&mut self, left: &Place, right: &Place) -> Option<i32> {
        let known = self.known.get(&left.in_words()).and_then(|known| known.get(&right.in_words()));
        if let Some(score) = known {
            return *score;
        }
        let score = places(left, right);
        self.known.entry(left.in_words()).or_default().insert(right.in_words(), score);
        score
    }
}

/// What two places say.
fn places(left: &Place, right: &Place) -> Option<i32> {
    if left.is_unknown() || right.is_unknown() {
        return Some(0);
    }
    match relation(left, right) {
        Relation::Disjoint => None,
        Relation::Unknown => Some(0),
        _ if left.city.is_empty() || right.city.is_empty() => Some(8),
        _ => Some(15),
    }
}

/// How two places stand to each other.
pub(super) fn relation(left: &Place, right: &Place) -> Relation {
    let same = |one: &str, other: &str| one.is_empty() || other.is_empty() || one == other;
    if !left.city.is_empty()
        && left.city == right.city
        && same(&left.country, &right.country)
        && left.venue == right.venue
    {
        return Relation::Same;
    }
    relate(parts(left), parts(right)).0
}

fn parts(place: &Place) -> Parts<'_> {
    Parts { venue: &place.venue, city: &place.city, country: &place.country }
}
