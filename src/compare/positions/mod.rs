//! What an actor says on each topic over time, and how it moves.

use std::collections::{BTreeMap, BTreeSet};

use super::bearing::same_words;
use super::grid::summary_of;
use super::standing::Standing;
use crate::model::{
    ActorId, AttendanceState, Dossier, EdtfDate, Meeting, MeetingId, MeetingStatus, Position, PositionId, Quote, Shift,
    Stance, TopicId, parties,
};

/// How a position moved from the one before it of the same actor on the same topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// Nothing was said on the topic at the moments before.
    New,
    /// The same as before, in words or in substance.
    Held,
    /// In other words; what that means was not judged.
    Changed,
    /// Harder than before, as the analyst judges.
    Firmer,
    /// More yielding than before, as the analyst judges.
    Softer,
    /// Said before and denied now, or the other way round.
    Reversed,
    /// Spoken of before, and not at a later meeting where it was on the agenda.
    Dropped,
}

impl Move {
    /// The move in a word.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Held => "held",
            Self::Changed => "changed",
            Self::Firmer => "firmer",
            Self::Softer => "softer",
            Self::Reversed => "reversed",
            Self::Dropped => "dropped",
        }
    }
}

/// A meeting, or a date apart from any meeting, at which something was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The meeting, if it was at one.
    pub meeting: Option<MeetingId>,
    /// When.
    pub date: Option<EdtfDate>,
    /// The series and round of the meeting, else its title; empty apart from a meeting.
    pub name: String,
}

/// What was said on a topic at a moment, or that it was dropped.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The position; `None` where it was dropped without a word.
    pub position: Option<PositionId>,
    /// The place of its moment, from 0.
    pub moment: usize,
    /// Whose.
    pub actor: ActorId,
    /// Whether it is another's: of the actor's party, or a member of it.
    pub of_side: bool,
    /// Said, denied, or silent.
    pub stance: Stance,
    /// In a few words.
    pub summary: String,
    /// The words.
    pub quote: Option<Quote>,
    /// Whether they stand where they were quoted.
    pub stands: bool,
    /// When: the position's date, else the meeting's, else that of the article.
    pub date: Option<EdtfDate>,
    /// How it moved; `None` where there is nothing before it to move from.
    pub moved: Option<Move>,
}

/// A topic with what was said on it over time.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicLine {
    /// Which.
    pub topic: TopicId,
    /// What it is called.
    pub name: String,
    /// By date.
    pub entries: Vec<Entry>,
}

impl TopicLine {
    /// What was said at a moment, the actor's own first.
    pub fn at(&self, moment: usize) -> impl Iterator<Item = &Entry> {
        let here = move |of_side: bool| {
            self.entries.iter().filter(move |entry| entry.moment == moment && entry.of_side == of_side)
        };
        here(false).chain(here(true))
    }

    /// How the actor's own position moved last.
    #[must_use]
    pub fn last_move(&self) -> Option<Move> {
        self.entries.iter().rev().find(|entry| !entry.of_side)?.moved
    }
}

/// The positions of an actor by topic over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    /// The moments by date, undated last.
    pub moments: Vec<Moment>,
    /// The topics by name.
    pub topics: Vec<TopicLine>,
}

/// A position with what is worked out of it.
struct Taken<'a> {
    id: &'a PositionId,
    position: &'a Position,
    date: Option<EdtfDate>,
}

/// The positions of an actor; with those of its party and of the party's other members, where asked for. Each actor's
/// positions move from its own. Linear in the dossier, but for sorting.
#[must_use]
pub fn positions(dossier: &Dossier, actor: &ActorId, with_side: bool) -> Positions {
    let side = if with_side { parties(dossier) } else { BTreeMap::new() };
    let party = side.get(actor);
    let is_meant = |other: &ActorId| other == actor || (party.is_some() && side.get(other) == party);
    let mut taken: Vec<Taken<'_>> = dossier
        .positions
        .iter()
        .filter(|(_, position)| is_meant(&position.actor))
        .map(|(id, position)| Taken { id, position, date: date_of_position(dossier, position) })
        .collect();
    taken.sort_by(|left, right| {
        (left.date.is_none(), &left.date, left.id).cmp(&(right.date.is_none(), &right.date, right.id))
    });
    let attended = attended(dossier, &taken);
    let moments = moments(dossier, &taken, &attended);
    let place: BTreeMap<(Option<&MeetingId>, Option<&str>), usize> = moments
        .iter()
        .enumerate()
        .map(|(at, moment)| (key(moment.meeting.as_ref(), moment.date.as_ref()), at))
        .collect();
    let mut chains: BTreeMap<&TopicId, BTreeMap<&ActorId, Vec<Entry>>> = BTreeMap::new();
    let mut standing = Standing::new(dossier);
    for Taken { id, position, date } in &taken {
        let Some(moment) = place.get(&key(position.meeting.as_ref(), date.as_ref())) else { continue };
        let stands = position.quote.as_ref().is_some_and(|quote| standing.stands(quote));
        let entry = Entry {
            position: Some((*id).clone()),
            moment: *moment,
            actor: position.actor.clone(),
            of_side: position.actor != *actor,
            stance: position.stance,
            summary: summary_of(position),
            quote: position.quote.clone(),
            stands,
            date: date.clone(),
            moved: None,
        };
        chains.entry(&position.topic).or_default().entry(&position.actor).or_default().push(entry);
    }
    let first: BTreeMap<&ActorId, usize> = first_moments(&taken, &place);
    let mut topics: Vec<TopicLine> = chains
        .into_iter()
        .map(|(topic, by_actor)| {
            let mut entries = Vec::new();
            for (who, chain) in by_actor {
                let missed = attended.get(who).map(Vec::as_slice).unwrap_or_default();
                let missed: Vec<usize> = missed
                    .iter()
                    .filter(|meeting| on_agenda(dossier, meeting, topic))
                    .filter_map(|meeting| place.get(&key(Some(meeting), None)).copied())
                    .collect();
                let begins = first.get(who).copied().unwrap_or_default();
                entries.extend(moved(dossier, chain, &missed, &moments, begins));
            }
            entries.sort_by(|left, right| {
                (left.moment, left.of_side, &left.date, &left.position).cmp(&(
                    right.moment,
                    right.of_side,
                    &right.date,
                    &right.position,
                ))
            });
            let name = dossier.topics.get(topic).map_or_else(|| topic.to_string(), |topic| topic.name.clone());
            TopicLine { topic: topic.clone(), name, entries }
        })
        .collect();
    topics
        .sort_by(|left, right| (left.name.to_lowercase(), &left.topic).cmp(&(right.name.to_lowercase(), &right.topic)));
    Positions { moments, topics }
}

/// When a position was taken: its own date, else the meeting's, else when the article was published.
#[must_use]
pub fn date_of_position(dossier: &Dossier, position: &Position) -> Option<EdtfDate> {
    let meeting = || dossier.meetings.get(position.meeting.as_ref()?)?.date.as_ref();
    let article = || dossier.articles.get(&position.quote.as_ref()?.article)?.published.as_ref();
    position.date.clone().or_else(|| meeting().or_else(article).map(|when| when.edtf.clone()))
}

/// What tells moments apart: the meeting, or the date as written where there is none.
fn key<'a>(meeting: Option<&'a MeetingId>, date: Option<&'a EdtfDate>) -> (Option<&'a MeetingId>, Option<&'a str>) {
    (meeting, date.filter(|_| meeting.is_none()).map(EdtfDate::as_str))
}

/// The meetings that were held with each of these actors, as one who was there or as a side.
fn attended<'a>(dossier: &'a Dossier, taken: &[Taken<'a>]) -> BTreeMap<&'a ActorId, Vec<&'a MeetingId>> {
    let meant: BTreeSet<&ActorId> = taken.iter().map(|taken| &taken.position.actor).collect();
    let mut found: BTreeMap<&ActorId, Vec<&MeetingId>> = BTreeMap::new();
    for (id, meeting) in dossier.meetings.iter().filter(|(_, meeting)| meeting.status == MeetingStatus::Held) {
        let there = meeting.attendees.iter().filter(|it| it.state == AttendanceState::Attended);
        let there = there.filter_map(|it| it.actor.as_ref());
        let all: BTreeSet<&ActorId> =
            meeting.sides.iter().filter_map(|side| side.actor.as_ref()).chain(there).collect();
        for actor in all.intersection(&meant) {
            found.entry(actor).or_default().push(id);
        }
    }
    found
}

fn on_agenda(dossier: &Dossier, meeting: &MeetingId, topic: &TopicId) -> bool {
    dossier.meetings.get(meeting).is_some_and(|meeting| meeting.agenda.contains(topic))
}

/// Every moment at which one of them spoke, and the meetings at which they could have.
fn moments(dossier: &Dossier, taken: &[Taken<'_>], attended: &BTreeMap<&ActorId, Vec<&MeetingId>>) -> Vec<Moment> {
    let topics: BTreeSet<&TopicId> = taken.iter().map(|taken| &taken.position.topic).collect();
    let mut meetings: BTreeSet<&MeetingId> = taken.iter().filter_map(|it| it.position.meeting.as_ref()).collect();
    for meeting in attended.values().flatten() {
        let about = |meeting: &std::sync::Arc<Meeting>| meeting.agenda.iter().any(|topic| topics.contains(topic));
        if dossier.meetings.get(*meeting).is_some_and(about) {
            meetings.insert(meeting);
        }
    }
    let mut apart: BTreeMap<Option<&str>, Option<EdtfDate>> = BTreeMap::new();
    for taken in taken.iter().filter(|taken| taken.position.meeting.is_none()) {
        apart.entry(taken.date.as_ref().map(EdtfDate::as_str)).or_insert_with(|| taken.date.clone());
    }
    let at_meetings = meetings.into_iter().map(|id| {
        let meeting = dossier.meetings.get(id);
        let series = meeting.map(|meeting| meeting.series_in_words()).filter(|series| !series.is_empty());
        let title = || meeting.map_or_else(|| id.to_string(), |meeting| meeting.title.clone());
        Moment {
            meeting: Some(id.clone()),
            date: meeting.and_then(|meeting| meeting.date.as_ref()).map(|when| when.edtf.clone()),
            name: series.unwrap_or_else(title),
        }
    });
    let apart = apart.into_values().map(|date| Moment { meeting: None, date, name: String::new() });
    let mut moments: Vec<Moment> = at_meetings.chain(apart).collect();
    moments.sort_by(|left, right| {
        (left.date.is_none(), &left.date, &left.meeting).cmp(&(right.date.is_none(), &right.date, &right.meeting))
    });
    moments
}

/// The first moment at which each of them said anything.
fn first_moments<'a>(
    taken: &[Taken<'a>],
    place: &BTreeMap<(Option<&MeetingId>, Option<&str>), usize>,
) -> BTreeMap<&'a ActorId, usize> {
    let mut first: BTreeMap<&ActorId, usize> = BTreeMap::new();
    for taken in taken.iter().filter(|taken| taken.position.stance != Stance::Silent) {
        let position: &'a Position = taken.position;
        if let Some(at) = place.get(&key(position.meeting.as_ref(), taken.date.as_ref())) {
            let known = first.entry(&position.actor).or_insert(*at);
            *known = (*known).min(*at);
        }
    }
    first
}

/// One actor's entries on one topic with how each moved, and with the meeting at which it was dropped. `missed` are the
/// moments at which the topic was on the table; `begins` is the moment at which the actor first spoke at all.
fn moved(dossier: &Dossier, mut chain: Vec<Entry>, missed: &[usize], moments: &[Moment], begins: usize) -> Vec<Entry> {
    chain.sort_by(|left, right| {
        (left.moment, &left.date, &left.position).cmp(&(right.moment, &right.date, &right.position))
    });
    let mut missed: Vec<usize> =
        missed.iter().copied().filter(|at| chain.iter().all(|entry| entry.moment != *at)).collect();
    missed.sort_unstable();
    let mut missed = missed.into_iter().peekable();
    let mut found: Vec<Entry> = Vec::with_capacity(chain.len());
    // The last of what was said, and whether it was dropped since.
    let (mut before, mut dropped): (Option<Entry>, bool) = (None, false);
    let mut drop_until = |until: usize, before: Option<&Entry>, dropped: &mut bool, found: &mut Vec<Entry>| {
        while let Some(at) = missed.next_if(|at| *at < until) {
            let Some(last) = before.filter(|last| last.moment < at && !*dropped) else { continue };
            *dropped = true;
            found.push(Entry {
                position: None,
                moment: at,
                stance: Stance::Silent,
                summary: String::new(),
                quote: None,
                stands: false,
                date: moments.get(at).and_then(|moment| moment.date.clone()),
                moved: Some(Move::Dropped),
                ..last.clone()
            });
        }
    };
    for mut entry in chain {
        drop_until(entry.moment, before.as_ref(), &mut dropped, &mut found);
        let was_on_table = || {
            let meeting = moments.get(entry.moment).and_then(|moment| moment.meeting.as_ref());
            let topic = entry.position.as_ref().and_then(|id| dossier.positions.get(id)).map(|it| &it.topic);
            meeting.zip(topic).is_some_and(|(meeting, topic)| on_agenda(dossier, meeting, topic))
        };
        if entry.stance == Stance::Silent {
            if before.as_ref().is_some_and(|last| last.moment < entry.moment) && !dropped && was_on_table() {
                dropped = true;
                entry.moved = Some(Move::Dropped);
            }
        } else {
            entry.moved = match &before {
                None if entry.moment > begins => Some(Move::New),
                None => None,
                Some(last) => Some(compared(dossier, last, &entry)),
            };
            before = Some(entry.clone());
            dropped = false;
        }
        found.push(entry);
    }
    drop_until(usize::MAX, before.as_ref(), &mut dropped, &mut found);
    found
}

/// What the analyst judged goes before what can be told from the words; that it is the contrary needs no judgement.
fn compared(dossier: &Dossier, before: &Entry, now: &Entry) -> Move {
    if before.stance != now.stance {
        return Move::Reversed;
    }
    let judged = now.position.as_ref().and_then(|id| dossier.positions.get(id)).and_then(|position| position.shift);
    match judged {
        Some(Shift::Firmer) => Move::Firmer,
        Some(Shift::Softer) => Move::Softer,
        Some(Shift::Unchanged) => Move::Held,
        None if same_words(&before.summary, &now.summary) => Move::Held,
        None => Move::Changed,
    }
}

#[cfg(test)]
mod tests;
