//! What facts and their subjects are called: to machines, and in headings.

use super::fact::Fact;
use crate::model::{ActorField, CommitmentField, MeetingField, RecordRef, Subject};

/// A name for a subject that stays the same over versions of a dossier: `mtg-7k2m9qxd/date`,
/// `mtg-7k2m9qxd/attendee/prt-1a2b3c4d`, `question/Was aid agreed?`.
#[must_use]
pub fn subject_id(subject: &Subject) -> String {
    match subject {
        Subject::Meeting(id, field) => {
            let field = match field {
                MeetingField::Title => "title",
                MeetingField::Date => "date",
                MeetingField::Place => "place",
                MeetingField::Format => "format",
                MeetingField::Kind => "kind",
                MeetingField::Status => "status",
                MeetingField::Series => "series",
                MeetingField::Follows => "follows",
                MeetingField::Host => "host",
                MeetingField::Mediator(actor) => return format!("{id}/mediator/{actor}"),
                MeetingField::Side(part) => return format!("{id}/side/{part}"),
                MeetingField::Attendee(part) => return format!("{id}/attendee/{part}"),
                MeetingField::Agenda(topic) => return format!("{id}/agenda/{topic}"),
                MeetingField::Outcome(part) => return format!("{id}/outcome/{part}"),
            };
            format!("{id}/{field}")
        }
        Subject::Actor(id, field) => {
            let field = match field {
                ActorField::Kind => "kind",
                ActorField::Title => "title",
                ActorField::Description => "description",
                ActorField::Name(part) => return format!("{id}/name/{part}"),
                ActorField::Role(part) => return format!("{id}/role/{part}"),
                ActorField::Relation(part) => return format!("{id}/relation/{part}"),
            };
            format!("{id}/{field}")
        }
        Subject::Commitment(id, field) => {
            let field = match field {
                CommitmentField::Who => "who",
                CommitmentField::ToWhom => "to_whom",
                CommitmentField::What => "what",
                CommitmentField::Condition => "condition",
                CommitmentField::Deadline => "deadline",
                CommitmentField::Status => "status",
            };
            format!("{id}/{field}")
        }
        Subject::Question(question) => format!("question/{question}"),
    }
}

/// The record that a subject is a property of; none for a question.
#[must_use]
pub fn record_of(subject: &Subject) -> Option<RecordRef> {
    match subject {
        Subject::Meeting(id, _) => Some(RecordRef::Meeting(id.clone())),
        Subject::Actor(id, _) => Some(RecordRef::Actor(id.clone())),
        Subject::Commitment(id, _) => Some(RecordRef::Commitment(id.clone())),
        Subject::Question(_) => None,
    }
}

/// What a fact is called without its record: “Date”, “Presence of Thomas West”, “Outcome, aid was agreed”.
#[must_use]
pub fn fact_name(fact: &Fact) -> String {
    let held = fact.held.as_deref().unwrap_or_default();
    match &fact.subject {
        Subject::Meeting(_, MeetingField::Attendee(_)) if !held.is_empty() => {
            format!("Presence of {}", held.split(", ").next().unwrap_or(held))
        }
        Subject::Meeting(
            _,
            MeetingField::Mediator(_) | MeetingField::Side(_) | MeetingField::Agenda(_) | MeetingField::Outcome(_),
        )
        | Subject::Actor(_, ActorField::Name(_) | ActorField::Role(_) | ActorField::Relation(_))
            if !held.is_empty() =>
        {
            format!("{}, {held}", fact.label)
        }
        _ => fact.label.clone(),
    }
}
