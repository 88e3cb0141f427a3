//! Holding a value on the record that a subject is about, and settling what sources differ on.

use std::sync::Arc;

use super::{Change, Edit};
use crate::model::{
    Actor, ActorField, AttendanceState, Claim, Commitment, CommitmentField, CommitmentStep, Dossier, Finding,
    FindingId, FindingState, Meeting, MeetingField, MeetingStatus, Record, Subject, Value, When,
};

/// Whether the record of a subject has a field of its own that can take a value.
#[must_use]
pub fn can_hold(subject: &Subject) -> bool {
    match subject {
        Subject::Meeting(_, field) => matches!(
            field,
            MeetingField::Date
                | MeetingField::Place
                | MeetingField::Status
                | MeetingField::Format
                | MeetingField::Kind
                | MeetingField::Series
                | MeetingField::Follows
                | MeetingField::Host
                | MeetingField::Attendee(_)
        ),
        Subject::Actor(_, field) => matches!(field, ActorField::Description),
        Subject::Commitment(_, field) => matches!(
            field,
            CommitmentField::What | CommitmentField::Condition | CommitmentField::Deadline | CommitmentField::Status
        ),
        Subject::Question(_) => false,
    }
}

/// The record with a value held on it; `None` where it is held already, or where the record has no such field.
/// `claim` is the claim that the value is taken from: a step of a commitment keeps its day and words.
#[must_use]
pub fn hold(dossier: &Dossier, subject: &Subject, value: &Value, claim: Option<&Claim>) -> Option<Record> {
    match subject {
        Subject::Meeting(id, field) => {
            let before = dossier.meetings.get(id)?;
            let mut after = Meeting::clone(before);
            hold_in_meeting(&mut after, field, value);
            (after != **before).then(|| Record::Meeting(id.clone(), Arc::new(after)))
        }
        Subject::Actor(id, ActorField::Description) => {
            let before = dossier.actors.get(id)?;
            let Value::Text(text) = value else { return None };
            let after = Actor { description: text.clone(), ..Actor::clone(before) };
            (after != **before).then(|| Record::Actor(id.clone(), Arc::new(after)))
        }
        Subject::Commitment(id, field) => {
            let before = dossier.commitments.get(id)?;
            let mut after = Commitment::clone(before);
            match (field, value) {
                (CommitmentField::What, Value::Text(text)) => after.what.clone_from(text),
                (CommitmentField::Condition, Value::Text(text)) => after.condition.clone_from(text),
                (CommitmentField::Deadline, Value::Date(date)) => after.deadline = Some(date.clone()),
                (CommitmentField::Status, Value::Progress(status)) if after.status() != *status => {
                    after.steps.push(CommitmentStep {
                        status: *status,
                        date: claim.and_then(|claim| claim.as_of.clone()),
                        quote: claim.and_then(|claim| claim.quotes.first().cloned()),
                    });
                }
                _ => {}
            }
            (after != **before).then(|| Record::Commitment(id.clone(), Arc::new(after)))
        }
        Subject::Actor(..) | Subject::Question(_) => None,
    }
}

fn hold_in_meeting(meeting: &mut Meeting, field: &MeetingField, value: &Value) {
    match (field, value) {
        (MeetingField::Date, Value::Date(date)) => {
            let printed = meeting.date.take().filter(|when| when.edtf == *date).map(|when| when.printed);
            meeting.date = Some(When { edtf: date.clone(), printed: printed.unwrap_or_default() });
        }
        (MeetingField::Place, Value::Place(place)) => meeting.place = place.clone(),
        (MeetingField::Status, Value::Status(status)) => meeting.status = *status,
        (MeetingField::Format, Value::Format(format)) => meeting.format = *format,
        (MeetingField::Kind, Value::Kind(kind)) => meeting.kind = *kind,
        (MeetingField::Series, Value::Text(series)) => meeting.series.clone_from(series),
        (MeetingField::Follows, Value::Meeting(earlier)) => meeting.follows = Some(earlier.clone()),
        (MeetingField::Host, Value::Actor(actor)) => meeting.host = Some(actor.clone()),
        (MeetingField::Attendee(part), Value::Attendance(state)) => {
            meeting
                .attendees
                .iter_mut()
                .filter(|attendee| attendee.id == *part)
                .for_each(|attendee| attendee.state = *state);
        }
        _ => {}
    }
}

/// Settles a matter, in one step: the finding stands, those before it are withdrawn and stay, and the record holds the
/// value where it has a field for it. A matter that is left open changes no record.
#[must_use]
pub fn settle(dossier: &Dossier, label: impl Into<String>, id: FindingId, finding: Finding) -> Edit {
    let mut changes = withdrawals(dossier, &finding.subject);
    if finding.state == FindingState::Held {
        let claim = finding.preferred.first().and_then(|id| dossier.claims.get(id));
        let held =
            denied_as_held(&finding).and_then(|value| hold(dossier, &finding.subject, &value, claim.map(Arc::as_ref)));
        changes.extend(held.map(Change::Put));
    }
    changes.push(Change::Put(Record::Finding(id, Arc::new(finding))));
    Edit { label: label.into(), changes, select: None }
}

/// The value that a record can hold for a finding: its own, or for one that says that it is not so, that it was denied.
/// `None` where no field says so.
fn denied_as_held(finding: &Finding) -> Option<Value> {
    match (&finding.value, finding.denies) {
        (value, false) => Some(value.clone()),
        (Value::Status(MeetingStatus::Held), true) => Some(Value::Status(MeetingStatus::Denied)),
        (Value::Attendance(AttendanceState::Attended), true) => Some(Value::Attendance(AttendanceState::Denied)),
        _ => None,
    }
}

/// Takes what was held on a subject back, in one step; `None` where nothing is.
#[must_use]
pub fn withdraw(dossier: &Dossier, label: impl Into<String>, subject: &Subject) -> Option<Edit> {
    let changes = withdrawals(dossier, subject);
    (!changes.is_empty()).then(|| Edit { label: label.into(), changes, select: None })
}

fn withdrawals(dossier: &Dossier, subject: &Subject) -> Vec<Change> {
    dossier
        .findings
        .iter()
        .filter(|(_, finding)| finding.subject == *subject && finding.state != FindingState::Withdrawn)
        .map(|(id, finding)| {
            let finding = Finding { state: FindingState::Withdrawn, ..Finding::clone(finding) };
            Change::Put(Record::Finding(id.clone(), Arc::new(finding)))
        })
        .collect()
}
