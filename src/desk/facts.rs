//! The facts that several claims are about, each record's worked out once.

use std::collections::BTreeMap;

use super::widgets::kit::FactMark;
pub use crate::compare::record_of;
use crate::compare::{ClaimIndex, Fact, FactState, facts_about, subject_label};
use crate::model::{ActorField, Dossier, MeetingField, RecordRef, Subject};

/// Facts by the record that they are about.
pub struct Facts<'a> {
    dossier: &'a Dossier,
    claims: &'a ClaimIndex,
    known: BTreeMap<Option<RecordRef>, Vec<Fact>>,
}

impl<'a> Facts<'a> {
    /// None worked out yet.
    #[must_use]
    pub fn new(dossier: &'a Dossier, claims: &'a ClaimIndex) -> Self {
        Self { dossier, claims, known: BTreeMap::new() }
    }

    /// The fact about this subject.
    pub fn fact(&mut self, subject: &Subject) -> Option<&Fact> {
        let record = record_of(subject);
        let (dossier, claims) = (self.dossier, self.claims);
        let facts = self.known.entry(record).or_insert_with(|| facts_about(dossier, claims, subject));
        facts.iter().find(|fact| fact.subject == *subject)
    }

    /// How the fact about this subject stands; unsupported where there is none.
    pub fn state(&mut self, subject: &Subject) -> FactState {
        self.fact(subject).map_or(FactState::Unsupported, |fact| fact.state)
    }
}

/// What tells a fact from others of its record in little room: the person for an attendee, the topic for an agenda
/// item, the title for a role; for all else the name of the property.
#[must_use]
pub fn short_label(dossier: &Dossier, subject: &Subject) -> String {
    let told = match subject {
        Subject::Meeting(id, field) => dossier.meetings.get(id).and_then(|meeting| match field {
            MeetingField::Attendee(part) => {
                let attendee = meeting.attendees.iter().find(|attendee| attendee.id == *part)?;
                let name = attendee.actor.as_ref().map(|actor| dossier.actor_name(actor));
                Some(name.unwrap_or(&attendee.described).to_owned())
            }
            MeetingField::Side(part) => {
                let (_, side) = meeting.side(part)?;
                let name = side.actor.as_ref().map(|actor| dossier.actor_name(actor));
                Some(name.unwrap_or(&side.name).to_owned())
            }
            MeetingField::Agenda(topic) => dossier.topics.get(topic).map(|topic| topic.name.clone()),
            MeetingField::Outcome(part) => {
                meeting.outcomes.iter().find(|outcome| outcome.id == *part).map(|outcome| outcome.text.clone())
            }
            _ => None,
        }),
        Subject::Actor(id, ActorField::Role(part)) => dossier
            .actors
            .get(id)
            .and_then(|actor| actor.roles.iter().find(|role| role.id == *part).map(|role| role.title.clone())),
        _ => None,
    };
    told.filter(|told| !told.is_empty()).unwrap_or_else(|| subject_label(dossier, subject))
}

/// The mark of a state.
#[must_use]
pub fn mark_of(state: &FactState) -> FactMark {
    match state {
        FactState::Unsupported => FactMark::Unsupported,
        FactState::Supported { .. } => FactMark::Supported,
        FactState::Rival { .. } => FactMark::Rival,
        FactState::Settled => FactMark::Settled,
        FactState::Reopened => FactMark::Reopened,
    }
}
