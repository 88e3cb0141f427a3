//! The facts that several claims are about, each record's worked out once.

use std::collections::BTreeMap;

use super::derived::Derived;
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

/// How facts stand, worked out once for each state of the dossier.
#[derive(Default)]
pub struct FactStates {
    of: Option<(Dossier, u64)>,
    known: BTreeMap<Option<RecordRef>, BTreeMap<Subject, FactState>>,
}

impl FactStates {
    /// How the fact about this subject stands; unsupported where there is none. Works out the facts of its record where
    /// they are asked for first.
    pub fn state(&mut self, dossier: &Dossier, derived: &Derived, subject: &Subject) -> FactState {
        let is_known =
            self.of.as_ref().is_some_and(|(known, at)| *at == derived.revision && has_same_facts(known, dossier));
        if !is_known {
            self.known.clear();
            self.of = Some((dossier.clone(), derived.revision));
        }
        let states = self.known.entry(record_of(subject)).or_insert_with(|| {
            let facts = facts_about(dossier, &derived.claims, subject);
            // Of two facts on one subject the first is meant.
            facts.into_iter().rev().map(|fact| (fact.subject, fact.state)).collect()
        });
        states.get(subject).copied().unwrap_or(FactState::Unsupported)
    }
}

/// Whether everything that facts follow from is shared by the two. Constant time.
#[must_use]
pub fn has_same_facts(known: &Dossier, now: &Dossier) -> bool {
    known.meetings.ptr_eq(&now.meetings)
        && known.claims.ptr_eq(&now.claims)
        && known.findings.ptr_eq(&now.findings)
        && known.actors.ptr_eq(&now.actors)
        && known.topics.ptr_eq(&now.topics)
        && known.commitments.ptr_eq(&now.commitments)
        && known.outlets.ptr_eq(&now.outlets)
        && known.articles.ptr_eq(&now.articles)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{SAMPLE, read};

    #[test]
    fn states_follow_the_dossier() {
        let mut dossier = read(SAMPLE.as_bytes(), std::path::Path::new("sample.ron")).unwrap().dossier;
        let mut derived = Derived { claims: ClaimIndex::new(&dossier), ..Derived::default() };
        let subjects: Vec<Subject> = derived.claims.subjects().cloned().collect();
        let mut states = FactStates::default();
        let check = |states: &mut FactStates, dossier: &Dossier, derived: &Derived| -> Vec<FactState> {
            let mut facts = Facts::new(dossier, &derived.claims);
            let found: Vec<FactState> = subjects.iter().map(|it| states.state(dossier, derived, it)).collect();
            assert_eq!(found, subjects.iter().map(|it| facts.state(it)).collect::<Vec<_>>());
            found
        };
        let before = check(&mut states, &dossier, &derived);
        assert!(before.contains(&FactState::Settled));
        // The dossier is ahead of what follows from it, as it is after each edit.
        dossier.findings.clear();
        let ahead = check(&mut states, &dossier, &derived);
        assert_ne!(ahead, before);
        dossier.claims.clear();
        (derived.revision, derived.claims) = (1, ClaimIndex::new(&dossier));
        let after = check(&mut states, &dossier, &derived);
        assert!(after.iter().all(|state| *state == FactState::Unsupported));
    }
}
