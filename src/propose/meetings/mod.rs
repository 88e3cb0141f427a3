//! Meetings that several articles tell of: one proposal each, or facts of one that the dossier has.

mod facts;
mod likeness;
mod make;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike as _, Days, NaiveDate};

use super::cast::{Cast, Who};
use super::keys;
use super::proposal::Proposal;
use super::quoted::Quoted;
use super::source::Source;
use crate::model::{ActorId, ActorKind, MeetingField, MeetingId, MeetingStatus, Value, parties};
use crate::reading::MeetingFound;
use likeness::{Atlas, Sight, likeness};

/// Enough speaks for two being one.
const LIKELY: i32 = 60;
/// No more meetings of one party in one week are compared with one found.
const MOST: usize = 64;
/// A date that covers more days than these says too little to find a meeting by.
const VAGUE: i64 = 62;

/// The meeting that a finding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// One of the dossier.
    Known(MeetingId),
    /// A proposed one, by a key of its proposal.
    Proposed(String),
}

/// Which meeting each finding is, by source and place.
pub(super) type HeldAt = HashMap<(usize, usize), Held>;

/// For whom someone speaks: a party of the dossier, an organisation, or themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Root {
    Party(usize),
    Who(Who),
}

/// For whom each actor speaks.
pub(super) struct Roots<'a> {
    cast: &'a Cast<'a>,
    parties: BTreeMap<ActorId, usize>,
}

impl<'a> Roots<'a> {
    fn new(cast: &'a Cast<'a>) -> Self {
        Self { cast, parties: parties(cast.dossier) }
    }

    /// Follows roles to the organisation at the end, a few steps at most.
    pub fn of(&self, who: Who) -> Root {
        let mut at = who;
        for _ in 0..4 {
            if let Who::Known(place) = at
                && let Some(party) = self.cast.known.get(place).and_then(|id| self.parties.get(*id))
            {
                return Root::Party(*party);
            }
            let of_dossier = || match at {
                Who::Known(place) => {
                    let actor = self.cast.known.get(place).and_then(|id| self.cast.dossier.actors.get(*id))?;
                    let id = actor.roles.iter().find_map(|role| role.organisation.as_ref())?;
                    self.cast.known.binary_search(&id).ok().map(Who::Known)
                }
                Who::New(_) => None,
            };
            let read =
                || self.cast.gathered_of(at)?.roles.iter().filter(|role| !role.former).find_map(|it| it.organisation);
            match of_dossier().or_else(read) {
                Some(next) if next != at && next != who => at = next,
                _ => break,
            }
        }
        Root::Who(at)
    }

    /// The actor that a root is.
    pub fn who(&self, root: Root) -> Option<Who> {
        match root {
            Root::Who(who) => Some(who),
            Root::Party(place) => {
                let id = self.cast.dossier.about.parties.get(place)?;
                self.cast.known.binary_search(&id).ok().map(Who::Known)
            }
        }
    }
}

/// Findings that are one meeting.
struct Group<'a> {
    known: Option<&'a MeetingId>,
    sight: Sight,
    /// Source and place among its meetings.
    members: Vec<(usize, usize)>,
}

/// The meetings found, as groups, those of the dossier first.
struct Groups<'a> {
    all: Vec<Group<'a>>,
    by_party_and_week: HashMap<(Root, i32), Vec<usize>>,
    by_id: BTreeMap<&'a MeetingId, usize>,
    atlas: Atlas,
}

/// Adds the proposals; gives which meeting each finding is.
pub(super) fn proposals(
    cast: &Cast<'_>,
    sources: &[Source<'_>],
    quoted: &Quoted<'_>,
    out: &mut Vec<Proposal>,
) -> HeldAt {
    let roots = Roots::new(cast);
    let mut groups = Groups::of_dossier(cast, &roots);
    for (at, source) in sources.iter().enumerate() {
        for (place, found) in source.reading.meetings.iter().enumerate() {
            if is_refused(cast, source, found) {
                continue;
            }
            let sight = Sight::of_found(&roots, sources, at, found);
            let told = said_to_be(quoted, source, found).or(found.known.as_ref());
            let group = told.and_then(|id| groups.by_id.get(id).copied()).or_else(|| groups.like(&sight, at));
            groups.put(group, sight, (at, place));
        }
    }
    let mut held = HeldAt::new();
    let mut proposed = Vec::new();
    for group in groups.all.iter().filter(|group| !group.members.is_empty()) {
        let is = match group.known {
            Some(id) => {
                facts::proposals(&roots, sources, quoted, id, &group.members, out);
                Some(Held::Known(id.clone()))
            }
            None => make::proposal(&roots, sources, &group.members).map(|proposal| {
                let key = proposal.keys.first().cloned().unwrap_or_default();
                proposed.push(proposal);
                Held::Proposed(key)
            }),
        };
        if let Some(is) = is {
            held.extend(group.members.iter().map(|member| (*member, is.clone())));
        }
    }
    make::tell_apart(cast.dossier, &mut proposed);
    out.append(&mut proposed);
    held
}

/// The keys of a finding, that of the sentence with its status first.
fn keys_of(source: &Source<'_>, found: &MeetingFound) -> Vec<String> {
    let status = &found.status.1;
    let mut keys = Vec::with_capacity(found.evidence.len());
    for sentence in &found.evidence {
        let Some(words) = source.words(sentence) else { continue };
        let key = keys::meeting(source.id, words, keys::offset_in(sentence, status));
        if keys.contains(&key) {
            continue;
        }
        if sentence.contains(&status.start) { keys.insert(0, key) } else { keys.push(key) }
    }
    keys
}

fn is_refused(cast: &Cast<'_>, source: &Source<'_>, found: &MeetingFound) -> bool {
    let refused = &cast.dossier.refused;
    if refused.is_empty() {
        return false;
    }
    let keys = keys_of(source, found);
    keys.first().is_some_and(|key| refused.contains(key)) || keys.iter().all(|key| refused.contains(key))
}

/// The meeting of the dossier that has the words for the status of a finding as its own.
fn said_to_be<'q>(quoted: &'q Quoted<'_>, source: &Source<'_>, found: &MeetingFound) -> Option<&'q MeetingId> {
    let words = make::status_range(source, found)?;
    let here = quoted.in_article(source.id);
    let same = here.meetings.iter().filter(|said| *said.field == MeetingField::Status && said.range == words);
    // One sentence may tell of two meetings: not of this one where it says another day of it.
    let mut same = same.filter(|said| {
        here.meetings.iter().filter(|other| other.meeting == said.meeting).all(|other| {
            match (other.value, &found.date) {
                (Value::Date(date), Some((own, _))) => date.overlaps(own),
                _ => true,
            }
        })
    });
    same.next().map(|said| said.meeting)
}

impl<'a> Groups<'a> {
    fn of_dossier(cast: &Cast<'a>, roots: &Roots<'_>) -> Self {
        let mut groups = Self {
            all: Vec::new(),
            by_party_and_week: HashMap::new(),
            by_id: BTreeMap::new(),
            atlas: Atlas::default(),
        };
        for (id, meeting) in &cast.dossier.meetings {
            let sight = Sight::of_meeting(roots, meeting);
            groups.enter(&sight, groups.all.len());
            groups.by_id.insert(id, groups.all.len());
            groups.all.push(Group { known: Some(id), sight, members: Vec::new() });
        }
        groups
    }

    /// Where a meeting can be found again.
    fn enter(&mut self, sight: &Sight, at: usize) {
        for key in sight.keys() {
            let bucket = self.by_party_and_week.entry(key).or_default();
            if !bucket.contains(&at) {
                bucket.push(at);
            }
        }
    }

    /// The group that a finding most likely belongs to.
    fn like(&mut self, sight: &Sight, source: usize) -> Option<usize> {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        for key in sight.keys() {
            // The latest: articles come by date.
            seen.extend(self.by_party_and_week.get(&key).into_iter().flatten().rev().take(MOST));
        }
        let mut best: Option<(i32, usize)> = None;
        for at in seen {
            let Some(group) = self.all.get(at) else { continue };
            // A text that tells of two means two.
            if group.members.iter().any(|(other, _)| *other == source) {
                continue;
            }
            if let Some(score) = likeness(&mut self.atlas, &group.sight, sight).filter(|score| *score >= LIKELY)
                && best.is_none_or(|(most, _)| score > most)
            {
                best = Some((score, at));
            }
        }
        best.map(|(_, at)| at)
    }

    fn put(&mut self, group: Option<usize>, sight: Sight, member: (usize, usize)) {
        match group.and_then(|at| Some((at, self.all.get_mut(at)?))) {
            Some((at, group)) => {
                group.members.push(member);
                if group.known.is_none() {
                    group.sight.add(&sight);
                    self.enter(&sight, at);
                }
            }
            None => {
                self.enter(&sight, self.all.len());
                self.all.push(Group { known: None, sight, members: vec![member] });
            }
        }
    }
}

/// The days between which an undated meeting lies, by the day of the article that tells of it.
fn window(status: MeetingStatus, published: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    match status {
        MeetingStatus::Announced | MeetingStatus::Postponed => {
            Some((published, published.checked_add_days(Days::new(21))?))
        }
        _ => Some((published.checked_sub_days(Days::new(7))?, published)),
    }
}

/// The weeks, counted from the beginning of the calendar, that days lie in.
fn weeks(days: (NaiveDate, NaiveDate)) -> impl Iterator<Item = i32> {
    days.0.num_days_from_ce() / 7..=days.1.num_days_from_ce() / 7
}

/// Whether an actor is someone who sits at a table, rather than whom they sit there for.
fn is_person(cast: &Cast<'_>, who: Who) -> bool {
    cast.kind(who) == ActorKind::Person
}
