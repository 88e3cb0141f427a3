//! What does not go together in the life of a meeting, each in a sentence.

use chrono::NaiveDate;

use super::Life;
use super::chain::closes_a_circle;
use crate::model::{
    Dossier, EdtfDate, FindingState, Meeting, MeetingField, MeetingId, MeetingStatus, RecordRef, Subject,
};

/// Something to see to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LifeNote {
    /// It is announced for a day that has passed, and nobody reports what came of it.
    DayPassed(EdtfDate),
    /// Sources tell that it is otherwise than the record says, and none of them has been contradicted.
    ToldOtherwise {
        /// What the record says.
        held: MeetingStatus,
        /// What the latest of them tells.
        told: MeetingStatus,
        /// The step that tells it, from 0.
        step: usize,
    },
    /// Sources tell two things that cannot both be true.
    CannotBoth {
        /// One of them.
        one: MeetingStatus,
        /// The other.
        other: MeetingStatus,
    },
    /// The meeting that it follows is later than it.
    FollowsLater(MeetingId),
    /// By going from each meeting to the one it follows, one comes back to it.
    Circle,
    /// Another meeting of the series has the same round.
    SameRound(MeetingId, u32),
}

/// Whether a meeting is announced for a day that has passed. `today` is the day on which one asks.
#[must_use]
pub fn day_has_passed(meeting: &Meeting, today: NaiveDate) -> bool {
    let last = meeting.date.as_ref().and_then(|when| when.edtf.latest());
    meeting.status == MeetingStatus::Announced && last.is_some_and(|last| last < today)
}

/// What does not go together in the life of a meeting, `life`. `today` is the day on which one asks. What the analyst has
/// found about its status, with a reason, is not called into question. Linear in the findings, in its steps and in the
/// meetings of its series.
#[must_use]
pub fn life_notes(dossier: &Dossier, id: &MeetingId, life: &Life, today: NaiveDate) -> Vec<LifeNote> {
    let Some(meeting) = dossier.meetings.get(id) else { return Vec::new() };
    let mut notes = Vec::new();
    let status = Subject::Meeting(id.clone(), MeetingField::Status);
    let found = dossier.findings.values().any(|it| it.subject == status && it.state != FindingState::Withdrawn);
    let dispute = dispute(life).filter(|_| !found);
    if let Some((one, other)) = dispute {
        notes.push(LifeNote::CannotBoth { one, other });
    }
    match told_last(life).filter(|_| dispute.is_none() && !found) {
        Some((told, step)) if differs(meeting.status, told) => {
            notes.push(LifeNote::ToldOtherwise { held: meeting.status, told, step });
        }
        _ if day_has_passed(meeting, today) && dispute.is_none() => {
            notes.extend(meeting.date.as_ref().map(|when| LifeNote::DayPassed(when.edtf.clone())));
        }
        _ => {}
    }
    if closes_a_circle(dossier, id) {
        notes.push(LifeNote::Circle);
    } else if let Some(earlier) = &meeting.follows
        && let Some(before) = dossier.meetings.get(earlier)
        && begins_after(before, meeting)
    {
        notes.push(LifeNote::FollowsLater(earlier.clone()));
    }
    if let Some(round) = meeting.round {
        let same = life.series.iter().filter(|other| other.round == Some(round) && other.meeting != *id);
        notes.extend(same.map(|other| LifeNote::SameRound(other.meeting.clone(), round)));
    }
    notes
}

/// Two statuses that sources tell and that cannot both be true.
fn dispute(life: &Life) -> Option<(MeetingStatus, MeetingStatus)> {
    life.steps.iter().find_map(|step| {
        let saying = step
            .sayings
            .iter()
            .find(|saying| saying.about == super::LifeField::Status && saying.contradicted_by.is_some())?;
        let other = life.steps.get(saying.contradicted_by?)?;
        Some((step.status?, other.status?)).filter(|(one, other)| one != other)
    })
}

/// The status that is told last and that nothing has superseded, with its step.
fn told_last(life: &Life) -> Option<(MeetingStatus, usize)> {
    let stands = |(_, step): &(usize, &super::LifeStep)| {
        step.sayings.iter().all(|saying| saying.about != super::LifeField::Status || saying.superseded_by.is_none())
    };
    let mut found: Option<(MeetingStatus, usize)> = None;
    for (at, step) in life.steps.iter().enumerate().filter(stands) {
        match (step.status, found) {
            // A look back at the announcement does not undo what is known to have come of it.
            (None, _) | (Some(MeetingStatus::Announced), Some(_)) => {}
            (Some(status), _) => found = Some((status, at)),
        }
    }
    found
}

/// Whether what is told makes the record out of date. That it was announced is true of every meeting that was held.
fn differs(held: MeetingStatus, told: MeetingStatus) -> bool {
    use MeetingStatus::{Alleged, Announced, Held};
    !(held == told || told == Announced || (held == Held && told == Alleged))
}

/// Whether the one begins after the other has ended.
fn begins_after(one: &Meeting, other: &Meeting) -> bool {
    let start = one.date.as_ref().and_then(|when| when.edtf.earliest());
    let end = other.date.as_ref().and_then(|when| when.edtf.latest());
    matches!((start, end), (Some(start), Some(end)) if start > end)
}

impl LifeNote {
    /// The note as a sentence: “Announced for 9–10 October 2021, which has passed; no source reports that it was held.”
    #[must_use]
    pub fn in_words(&self, dossier: &Dossier) -> String {
        let title = |id: &MeetingId| dossier.title_of(&RecordRef::Meeting(id.clone()));
        match self {
            Self::DayPassed(date) => {
                format!("Announced for {}, which has passed; no source reports that it was held.", date.in_words())
            }
            Self::ToldOtherwise { held, told, .. } => {
                format!("A source tells that it was {}; the record still says {}.", told.in_words(), held.in_words())
            }
            Self::CannotBoth { one, other } => {
                format!("One source tells that it was {}, another that it was {}.", one.in_words(), other.in_words())
            }
            Self::FollowsLater(earlier) => format!("It follows a meeting that is later than it: “{}”.", title(earlier)),
            Self::Circle => "It follows itself: the meetings before it lead back to it.".to_owned(),
            Self::SameRound(other, round) => format!("“{}” is round {round} of the series too.", title(other)),
        }
    }
}
