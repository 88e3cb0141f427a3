//! Proposals in words.

use super::proposal::{Content, MeetingValue, NewActor, NewAttendee, NewMeeting, NewRole, NewTopic, Party, Proposal};
use crate::compare::{Bearing, bearing};
use crate::model::{
    Dossier, EdtfDate, Meeting, MeetingField, MeetingFormat, MeetingId, RecordRef, Stance, Subject, Value,
};

/// Longer words are cut in a title.
const TITLE: usize = 120;

/// The proposal with title and detail made again, after its content was corrected. Its keys stay.
#[must_use]
pub fn retitled(dossier: &Dossier, mut proposal: Proposal) -> Proposal {
    entitle(dossier, &mut proposal);
    proposal
}

pub(super) fn entitle(dossier: &Dossier, proposal: &mut Proposal) {
    let words = proposal.evidence.first().map(|evidence| evidence.words.as_str()).unwrap_or_default();
    let (title, detail) = match &proposal.content {
        Content::Actor(actor) => (actor.name.clone(), of_actor(dossier, actor)),
        Content::Role(actor, role) => {
            let former = if role.former { "former" } else { "" };
            (role_in_words(role), joined(&[dossier.actor_name(actor), former]))
        }
        Content::Name(actor, name, kind) => {
            (name.clone(), format!("{} of {}", kind.in_words(), dossier.actor_name(actor)))
        }
        Content::Meeting(meeting) => (meeting.title.clone(), of_meeting(meeting)),
        Content::MeetingFact(meeting, field, value) => of_fact(dossier, meeting, field, value),
        Content::Attendee(meeting, attendee) => {
            let held = dossier.meetings.get(meeting);
            (attendee_in_words(dossier, attendee), of_attendee(dossier, held.map(|it| &**it), attendee))
        }
        Content::Commitment(promise) => {
            let by = promise.deadline.as_ref().map(|date| format!("by {}", date.in_words())).unwrap_or_default();
            let parties = promised(dossier, &promise.who, &promise.to_whom);
            let condition = &promise.condition;
            (promise.what.clone(), joined(&[&parties, &by, condition]))
        }
        Content::CommitmentTold(id, _) => {
            let promise = dossier.title_of(&RecordRef::Commitment(id.clone()));
            (shortened(words), format!("tells of “{promise}”"))
        }
        Content::Position(position) => {
            let topic = topic_in_words(dossier, &position.topic);
            let stance = if position.stance == Stance::Said { "" } else { position.stance.in_words() };
            let date = position.date.as_ref().map(EdtfDate::in_words).unwrap_or_default();
            let summary = if position.summary.is_empty() { shortened(words) } else { position.summary.clone() };
            (summary, joined(&[&party_in_words(dossier, &position.actor), &topic, stance, &date]))
        }
        Content::Said(party) => (shortened(words), party_in_words(dossier, party)),
    };
    proposal.title = title;
    proposal.detail = detail;
}

/// What is not empty, with commas.
fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

/// On one line, cut where it is long.
pub(super) fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(TITLE) {
        Some((byte, _)) => format!("{}…", line[..byte].trim_end()),
        None => line,
    }
}

/// The name of a party.
pub(super) fn party_in_words(dossier: &Dossier, party: &Party) -> String {
    match party {
        Party::Known(id) => dossier.actor_name(id).to_owned(),
        Party::New(actor) => actor.name.clone(),
    }
}

pub(super) fn topic_in_words(dossier: &Dossier, topic: &NewTopic) -> String {
    match topic {
        NewTopic::Known(id) => dossier.title_of(&RecordRef::Topic(id.clone())),
        NewTopic::New(name) => name.clone(),
    }
}

/// “Special Representative for Afghanistan, United States”.
pub(super) fn role_in_words(role: &NewRole) -> String {
    joined(&[&role.title, &role.organisation])
}

fn of_actor(dossier: &Dossier, actor: &NewActor) -> String {
    let same = actor.same.as_ref().map(|id| format!("the same as {}", dossier.actor_name(id))).unwrap_or_default();
    let role = actor.roles.first().map_or_else(|| actor.kind.in_words().to_owned(), role_in_words);
    joined(&[&same, &role])
}

fn of_meeting(meeting: &NewMeeting) -> String {
    let date = meeting.date.as_ref().map(EdtfDate::in_words).unwrap_or_default();
    // Two rounds of one name have it in their titles.
    let date = if meeting.title.contains(&date) { String::new() } else { date };
    let format =
        if meeting.format_for_record() == MeetingFormat::Unknown { "" } else { meeting.format_for_record().in_words() };
    joined(&[&date, &meeting.place.in_words(), meeting.status.in_words(), format])
}

pub(super) fn value_in_words(value: &MeetingValue) -> String {
    match value {
        MeetingValue::Date(date) => date.in_words(),
        MeetingValue::Place(place) => place.in_words(),
        MeetingValue::Status(status) => capitalised_first(status.in_words()),
        MeetingValue::Format(format) => capitalised_first(format.in_words()),
        MeetingValue::Attendance(state) => capitalised_first(state.in_words()),
    }
}

fn capitalised_first(words: &str) -> String {
    super::gathered::capitalised(words)
}

/// What the record of a meeting has for a field, and in words.
fn held(meeting: &Meeting, field: &MeetingField) -> Option<(Value, String)> {
    match field {
        MeetingField::Date => {
            let date = &meeting.date.as_ref()?.edtf;
            Some((Value::Date(date.clone()), date.in_words()))
        }
        MeetingField::Place if !meeting.place.is_unknown() => {
            Some((Value::Place(meeting.place.clone()), meeting.place.in_words()))
        }
        MeetingField::Status => Some((Value::Status(meeting.status), meeting.status.in_words().to_owned())),
        MeetingField::Format if meeting.format != MeetingFormat::Unknown => {
            Some((Value::Format(meeting.format), meeting.format.in_words().to_owned()))
        }
        MeetingField::Attendee(part) => {
            let attendee = meeting.attendees.iter().find(|attendee| attendee.id == *part)?;
            Some((Value::Attendance(attendee.state), attendee.state.in_words().to_owned()))
        }
        _ => None,
    }
}

/// Whether the record has a value of its own for a field.
pub(super) fn is_held(meeting: &Meeting, field: &MeetingField) -> bool {
    held(meeting, field).is_some()
}

fn of_fact(dossier: &Dossier, id: &MeetingId, field: &MeetingField, value: &MeetingValue) -> (String, String) {
    let words = value_in_words(value);
    let Some(meeting) = dossier.meetings.get(id) else { return (words, String::new()) };
    let label = match field {
        MeetingField::Attendee(part) => {
            let attendee = meeting.attendees.iter().find(|attendee| attendee.id == *part);
            let name = attendee.map(|it| it.actor.as_ref().map_or(it.described.as_str(), |id| dossier.actor_name(id)));
            name.map(|name| format!("{name}, ")).unwrap_or_default()
        }
        _ => String::new(),
    };
    let title = if label.is_empty() { words } else { format!("{label}{}", words.to_lowercase()) };
    let subject = Subject::Meeting(id.clone(), field.clone());
    let detail = match held(meeting, field) {
        None => "the record has none yet".to_owned(),
        Some((own, in_words)) => match bearing(dossier, &subject, &own, &Value::from(value.clone())) {
            _ if own == Value::from(value.clone()) => "agrees with the record".to_owned(),
            Bearing::Agrees => format!("agrees with the record: {in_words}"),
            Bearing::Apart => format!("goes with the record: {in_words}"),
            Bearing::Contradicts => format!("differs from the record: {in_words}"),
        },
    };
    (title, detail)
}

pub(super) fn attendee_in_words(dossier: &Dossier, attendee: &NewAttendee) -> String {
    attendee.party.as_ref().map_or_else(|| attendee.described.clone(), |party| party_in_words(dossier, party))
}

fn of_attendee(dossier: &Dossier, meeting: Option<&Meeting>, attendee: &NewAttendee) -> String {
    let side = attendee.side.and_then(|at| meeting?.sides.get(at));
    let side = side.map(|side| match &side.actor {
        Some(actor) if side.name.is_empty() => format!("for {}", dossier.actor_name(actor)),
        _ => format!("for {}", side.name),
    });
    joined(&[attendee.state.in_words(), &side.unwrap_or_default(), &attendee.title_printed])
}

/// “Taliban to United States”.
fn promised(dossier: &Dossier, who: &[Party], to_whom: &[Party]) -> String {
    let names = |parties: &[Party]| {
        parties.iter().map(|party| party_in_words(dossier, party)).collect::<Vec<_>>().join(" and ")
    };
    match (who.is_empty(), to_whom.is_empty()) {
        (_, true) => names(who),
        (true, false) => format!("to {}", names(to_whom)),
        (false, false) => format!("{} to {}", names(who), names(to_whom)),
    }
}
