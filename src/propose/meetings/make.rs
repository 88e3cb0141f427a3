//! A proposed meeting, made of what several articles tell of it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::super::cast::{Cast, Who};
use super::super::gathered::{capitalised, surer};
use super::super::proposal::{
    Content, Evidence, GroupOf, NewAttendee, NewMeeting, NewTopic, Party, Proposal, Teller, Told,
};
use super::super::source::Source;
use super::likeness::side_of;
use super::{Root, Roots, is_person, keys_of};
use crate::model::{AttendanceState, Dossier, EdtfDate, MeetingFormat, MeetingStatus, Place};
use crate::names::fold;
use crate::reading::{Ground, MeetingFound, ParticipantFound};

/// What is less sure than this is noise.
const LEAST: u8 = 40;
/// The same, of a meeting of which neither day nor place is told.
const LEAST_BARE: u8 = 60;
/// A meeting has no more agenda items than these: a reader that finds so many reads a speech.
const AGENDA: usize = 8;

/// The words for the status of a finding, or the sentence that tells of it where there are none.
pub(super) fn status_range(source: &Source<'_>, found: &MeetingFound) -> Option<Range<usize>> {
    let own = Some(&found.status.1).filter(|range| source.words(range).is_some());
    own.or_else(|| found.evidence.iter().find(|range| source.words(range).is_some())).cloned()
}

/// A meeting in the making.
struct Making<'a> {
    roots: &'a Roots<'a>,
    meeting: NewMeeting,
    sides: Vec<Root>,
    attendees: Vec<Option<Who>>,
    agenda: BTreeMap<String, usize>,
    topics: BTreeMap<String, NewTopic>,
}

/// The proposal of a meeting that the dossier does not have; `None` where too little is told of it.
pub(super) fn proposal(roots: &Roots<'_>, sources: &[Source<'_>], members: &[(usize, usize)]) -> Option<Proposal> {
    let cast = roots.cast;
    let topics =
        cast.dossier.topics.iter().map(|(id, topic)| (fold(&topic.name), NewTopic::Known(id.clone()))).collect();
    let mut making = Making {
        roots,
        meeting: NewMeeting::default(),
        sides: Vec::new(),
        attendees: Vec::new(),
        agenda: BTreeMap::new(),
        topics,
    };
    let (mut evidence, mut keys): (Vec<Evidence>, Vec<String>) = (Vec::new(), Vec::new());
    let mut best: Option<Ground> = None;
    let found = members.iter().filter_map(|(at, place)| {
        let source = sources.get(*at)?;
        Some((*at, source, source.reading.meetings.get(*place)?))
    });
    let found: Vec<_> = found.collect();
    // Sides first, so that those who sit for them find them.
    for (at, source, meeting) in &found {
        making.sides_of(*at, source, meeting);
    }
    for (at, source, meeting) in &found {
        making.take(*at, source, meeting);
        evidence.extend(meeting.evidence.iter().filter_map(|range| source.evidence(range, Teller::Outlet)));
        keys.extend(keys_of(source, meeting));
        if best.is_none_or(|best| meeting.ground.percent > best.percent) {
            best = Some(meeting.ground);
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    keys.retain(|key| seen.insert(key.clone()));
    let best = best?;
    let ground = Ground { percent: surer(best.percent, found.len()), ..best };
    let meeting = making.done();
    let who = meeting.sides.len().max(meeting.attendees.len());
    // Of a meeting of which one party is told, more must be known than where.
    let told = meeting.date.is_some();
    let least = if told || !meeting.place.is_unknown() { LEAST } else { LEAST_BARE };
    if keys.is_empty() || evidence.is_empty() || ground.percent < least || who == 0 || (who == 1 && !told) {
        return None;
    }
    Some(Proposal {
        keys,
        group: GroupOf::NewMeeting(meeting.title.clone()),
        title: String::new(),
        detail: String::new(),
        content: Content::Meeting(Box::new(meeting)),
        evidence,
        ground,
    })
}

impl Making<'_> {
    fn sides_of(&mut self, at: usize, source: &Source<'_>, found: &MeetingFound) {
        let cast = self.roots.cast;
        let mut stands: Vec<&ParticipantFound> = found.participants.iter().filter(|it| it.is_side).collect();
        stands.sort_by_key(|it| it.side);
        for one in stands {
            let Some(who) = one.actor.and_then(|place| cast.who(at, place)).filter(|who| !is_person(cast, *who)) else {
                continue;
            };
            let Some(party) = cast.party(who) else { continue };
            let words: Vec<Evidence> = source.evidence(&one.range, Teller::Outlet).into_iter().collect();
            if goes_between(one) {
                add(&mut self.meeting.mediators, party, words);
            } else if hosts(one) {
                match &mut self.meeting.host {
                    Some((host, evidence)) if *host == party => evidence.extend(words),
                    Some(_) => {}
                    None => self.meeting.host = Some((party, words)),
                }
            } else {
                let root = self.roots.of(who);
                match self.sides.iter().position(|side| *side == root) {
                    Some(at) => {
                        if let Some((_, evidence)) = self.meeting.sides.get_mut(at) {
                            evidence.extend(words);
                        }
                    }
                    None => {
                        self.sides.push(root);
                        self.meeting.sides.push((party, words));
                    }
                }
            }
        }
    }

    fn take(&mut self, at: usize, source: &Source<'_>, found: &MeetingFound) {
        let told = |range: &Range<usize>| source.evidence(range, Teller::Outlet);
        if let Some((date, range)) = &found.date
            && let Some(words) = told(range)
        {
            self.meeting.dates.push((date.clone(), words));
        }
        if let Some((place, range)) = &found.place
            && !place.is_unknown()
            && let Some(words) = told(range)
        {
            self.meeting.places.push((place.clone(), words));
        }
        if let Some(words) = status_range(source, found).and_then(|range| told(&range)) {
            self.meeting.statuses.push((found.status.0, words));
        }
        if let Some((format, range)) = &found.format
            && *format != MeetingFormat::Unknown
            && let Some(words) = told(range)
        {
            self.meeting.formats.push((*format, words));
        }
        for (topic, range) in &found.agenda {
            self.topic(topic, told(range));
        }
        for one in &found.participants {
            self.attendee(at, source, found, one);
        }
    }

    fn topic(&mut self, words: &str, evidence: Option<Evidence>) {
        let folded = fold(words);
        let Some(evidence) = evidence.filter(|_| !folded.is_empty()) else { return };
        let (known, count) = (self.agenda.get(&folded).copied(), self.meeting.agenda.len());
        match known.and_then(|at| self.meeting.agenda.get_mut(at)) {
            Some((_, known)) => known.push(evidence),
            None if count < AGENDA => {
                let topic = self.topics.get(&folded).cloned();
                let topic = topic.unwrap_or_else(|| NewTopic::New(capitalised(words.trim())));
                self.agenda.insert(folded, self.meeting.agenda.len());
                self.meeting.agenda.push((topic, vec![evidence]));
            }
            None => {}
        }
    }

    fn attendee(&mut self, at: usize, source: &Source<'_>, found: &MeetingFound, one: &ParticipantFound) {
        let cast = self.roots.cast;
        let who = one.actor.and_then(|place| cast.who(at, place));
        // Who stands for a side is that side.
        if who.is_some_and(|who| !is_person(cast, who)) && (one.is_side || one.described.trim().is_empty()) {
            return;
        }
        let described = if who.is_some() { String::new() } else { one.described.trim().to_owned() };
        if who.is_none() && described.is_empty() {
            return;
        }
        let Some(words) = source.evidence(&one.range, Teller::Outlet) else { return };
        let root = side_of(self.roots, at, found, one.side).or_else(|| who.map(|who| self.roots.of(who)));
        let side = root.and_then(|root| self.sides.iter().position(|side| *side == root));
        let known = self.meeting.attendees.iter_mut().zip(&self.attendees).find(|(attendee, other)| match who {
            Some(_) => **other == who,
            None => other.is_none() && fold(&attendee.described) == fold(&described),
        });
        if let Some((attendee, _)) = known {
            attendee.evidence.push(words);
            attendee.side = attendee.side.or(side);
            attendee.state = later(attendee.state, one.state, AttendanceState::Expected);
            if attendee.capacity.is_empty() {
                one.capacity.clone_into(&mut attendee.capacity);
            }
            return;
        }
        self.attendees.push(who);
        self.meeting.attendees.push(NewAttendee {
            party: who.and_then(|who| cast.party(who)),
            described,
            side,
            capacity: one.capacity.to_owned(),
            title_printed: title_printed(source, one),
            state: one.state,
            evidence: vec![words],
        });
    }

    /// Decides what the record gets, and what it is called.
    fn done(mut self) -> NewMeeting {
        let cast = self.roots.cast;
        // Without delegations named, those whom the people speak for sit there.
        if self.sides.is_empty() {
            let roots: Vec<Option<Root>> = self.attendees.iter().map(|who| who.map(|who| self.roots.of(who))).collect();
            for (at, root) in roots.into_iter().enumerate() {
                let Some(root) = root else { continue };
                let Some(who) = self.roots.who(root).filter(|who| !is_person(cast, *who)) else { continue };
                let side = self.sides.iter().position(|side| *side == root).or_else(|| {
                    self.meeting.sides.push((cast.party(who)?, Vec::new()));
                    self.sides.push(root);
                    Some(self.sides.len() - 1)
                });
                if let Some(attendee) = self.meeting.attendees.get_mut(at) {
                    attendee.side = side;
                }
            }
        }
        let mut meeting = self.meeting;
        meeting.date = date_for_record(&meeting.dates);
        meeting.place = place_for_record(&meeting.places);
        let mut statuses = meeting.statuses.iter().map(|(status, _)| *status);
        let first = statuses.next().unwrap_or_default();
        meeting.status = statuses.fold(first, |held, told| later(held, told, MeetingStatus::Announced));
        meeting.title = title(cast, &meeting);
        meeting
    }
}

fn add(to: &mut Vec<(Party, Vec<Evidence>)>, party: Party, words: Vec<Evidence>) {
    match to.iter_mut().find(|(other, _)| *other == party) {
        Some((_, evidence)) => evidence.extend(words),
        None => to.push((party, words)),
    }
}

pub(super) fn goes_between(one: &ParticipantFound) -> bool {
    one.capacity.starts_with("mediat") || one.capacity.starts_with("facilitat")
}

pub(super) fn hosts(one: &ParticipantFound) -> bool {
    one.capacity.starts_with("host")
}

/// What is told later holds, unless it only says again what was expected before.
pub(super) fn later<T: PartialEq + Copy>(held: T, told: T, foreseen: T) -> T {
    if told == foreseen { held } else { told }
}

/// The role that is printed with the name, in the same text.
pub(super) fn title_printed(source: &Source<'_>, one: &ParticipantFound) -> String {
    let actor = one.actor.and_then(|place| source.reading.actors.get(place));
    actor.and_then(|actor| actor.roles.first()).map(|role| role.printed.trim().to_owned()).unwrap_or_default()
}

/// The date that most articles give, of those that give days; of two told as often the one that covers more of them, for
/// a day may be one of two.
fn date_for_record(told: &Told<EdtfDate>) -> Option<EdtfDate> {
    let best = told.iter().max_by_key(|(date, _)| {
        let days = date.latest().zip(date.earliest()).map(|(last, first)| (last - first).num_days() + 1);
        let vague = match days {
            Some(..=4) => 0,
            Some(..=10) => 1,
            Some(..=31) => 2,
            Some(_) => 3,
            None => 4,
        } + i32::from(date.is_approximate() || date.is_uncertain());
        let times = told.iter().filter(|(other, _)| other == date).count();
        let extent = days.filter(|days| *days <= 4);
        (Reverse(vague), times, extent, Reverse(date.clone()))
    });
    best.map(|(date, _)| date.clone())
}

/// The place that is told most fully, of those the one told most often.
fn place_for_record(told: &Told<Place>) -> Place {
    let best = told.iter().max_by_key(|(place, _)| {
        let parts = [&place.city, &place.venue, &place.country].iter().filter(|part| !part.is_empty()).count();
        let times = told.iter().filter(|(other, _)| other.city == place.city && other.country == place.country).count();
        (!place.city.is_empty(), times, parts, Reverse(place.in_words()))
    });
    best.map(|(place, _)| place.clone()).unwrap_or_default()
}

/// “United States and Taliban in Doha”.
fn title(cast: &Cast<'_>, meeting: &NewMeeting) -> String {
    let name = |party: &Party| match party {
        Party::Known(id) => cast.dossier.actor_name(id).to_owned(),
        Party::New(actor) => actor.name.clone(),
    };
    let mut names: Vec<String> = meeting.sides.iter().map(|(party, _)| name(party)).collect();
    if names.len() < 2 {
        // One side says little without those who came for nobody named.
        let alone = names.is_empty();
        let others = meeting.attendees.iter().filter(|it| it.side.is_none() || alone);
        names.extend(others.filter_map(|it| it.party.as_ref()).map(name));
    }
    let place = [&meeting.place.city, &meeting.place.country, &meeting.place.venue];
    let place = place.into_iter().find(|part| !part.is_empty());
    let who = match names.as_slice() {
        [] => "Meeting".to_owned(),
        [one] => format!("Meeting of {one}"),
        [one, other] => format!("{one} and {other}"),
        [one, other, third] => format!("{one}, {other} and {third}"),
        [one, other, rest @ ..] => format!("{one}, {other} and {} others", rest.len()),
    };
    place.map_or_else(|| who.clone(), |place| format!("{who} in {place}"))
}

/// Two meetings of one name are told apart by their dates, or else by number.
pub(super) fn tell_apart(dossier: &Dossier, proposals: &mut [Proposal]) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for meeting in dossier.meetings.values() {
        *taken.entry(meeting.title.clone()).or_default() += 1;
    }
    for proposal in proposals.iter() {
        if let Content::Meeting(meeting) = &proposal.content {
            *taken.entry(meeting.title.clone()).or_default() += 1;
        }
    }
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    for proposal in proposals {
        let Content::Meeting(meeting) = &mut proposal.content else { continue };
        if taken.get(&meeting.title).is_some_and(|count| *count > 1)
            && let Some(date) = &meeting.date
        {
            meeting.title = format!("{}, {}", meeting.title, date.in_words());
        }
        let times = given.entry(meeting.title.clone()).or_default();
        *times += 1;
        if *times > 1 {
            meeting.title = format!("{} ({times})", meeting.title);
        }
        proposal.group = GroupOf::NewMeeting(meeting.title.clone());
    }
}
