//! The facts of a meeting, an actor, a commitment, of the analyst's own questions, and of all of them.

use std::collections::BTreeSet;

use crate::model::{
    ActorField, ActorId, AttendanceState, Attendee, ClaimId, CommitmentField, CommitmentId, Dossier, Meeting,
    MeetingField, MeetingFormat, MeetingId, MeetingKind, Place, RecordRef, Subject, Value,
};

use super::fact::{Fact, state_of};
use super::index::ClaimIndex;
use super::naming::record_of;
use super::words::{subject_label, value_in_words};

struct Gather<'a> {
    dossier: &'a Dossier,
    index: &'a ClaimIndex,
    facts: Vec<Fact>,
}

impl Gather<'_> {
    /// Adds a fact, unless nothing is held on it and no source speaks of it.
    fn add(&mut self, subject: Subject, value: Option<Value>, held: Option<String>) {
        let claims = self.index.on(&subject).to_vec();
        let finding = self.index.held_on(self.dossier, &subject).and_then(|id| self.dossier.findings.get(&id));
        let state = state_of(self.dossier, self.index, &subject, value.as_ref());
        let value = value.or_else(|| finding.map(|finding| finding.value.clone()));
        if value.is_none() && held.is_none() && claims.is_empty() {
            return;
        }
        let held = held.or_else(|| value.as_ref().map(|value| value_in_words(self.dossier, value)));
        let label = subject_label(self.dossier, &subject);
        self.facts.push(Fact { subject, label, held, value, claims, state });
    }
}

/// The facts of a meeting: date, place, format, kind, status, series, the meeting it follows, host, mediators, sides,
/// attendees, agenda, outcomes; those on which nothing is held and nobody speaks are left out. Empty where the
/// dossier has no such meeting.
#[must_use]
pub fn facts_of_meeting(dossier: &Dossier, index: &ClaimIndex, id: &MeetingId) -> Vec<Fact> {
    let Some(meeting) = dossier.meetings.get(id) else { return Vec::new() };
    // Destructured, so that a new property is not forgotten here.
    let Meeting {
        title: _,
        date,
        time_zone,
        place,
        format,
        kind,
        status,
        series,
        round: _,
        follows,
        sides,
        attendees,
        host,
        mediators,
        agenda,
        outcomes,
        notes: _,
    } = meeting.as_ref();
    let on = |field: MeetingField| Subject::Meeting(id.clone(), field);
    let mut gather = Gather { dossier, index, facts: Vec::new() };
    if !index.on(&on(MeetingField::Title)).is_empty() {
        gather.add(on(MeetingField::Title), Some(Value::Text(meeting.title.clone())), None);
    }
    let date = date.as_ref().map(|when| when.edtf.clone());
    let date_words = date.as_ref().map(|date| match time_zone.as_str() {
        "" => date.in_words(),
        zone => format!("{}, {zone} time", date.in_words()),
    });
    gather.add(on(MeetingField::Date), date.map(Value::Date), date_words);
    let place = Some(place).filter(|place| !place.is_unknown()).map(|place| Value::Place(Place::clone(place)));
    gather.add(on(MeetingField::Place), place, None);
    let format = Some(*format).filter(|format| *format != MeetingFormat::Unknown);
    gather.add(on(MeetingField::Format), format.map(Value::Format), None);
    let kind = Some(*kind).filter(|kind| *kind != MeetingKind::Unknown);
    gather.add(on(MeetingField::Kind), kind.map(Value::Kind), None);
    gather.add(on(MeetingField::Status), Some(Value::Status(*status)), None);
    let series = Some(series).filter(|series| !series.is_empty()).map(|series| Value::Text(series.clone()));
    let series_words = series.is_some().then(|| meeting.series_in_words());
    gather.add(on(MeetingField::Series), series, series_words);
    gather.add(on(MeetingField::Follows), follows.clone().map(Value::Meeting), None);
    gather.add(on(MeetingField::Host), host.clone().map(Value::Actor), None);
    for actor in mediators {
        gather.add(on(MeetingField::Mediator(actor.clone())), Some(Value::Actor(actor.clone())), None);
    }
    for side in sides {
        let words = if side.name.is_empty() {
            side.actor.as_ref().map_or_else(|| "—".to_owned(), |actor| dossier.actor_name(actor).to_owned())
        } else {
            side.name.clone()
        };
        gather.add(on(MeetingField::Side(side.id.clone())), side.actor.clone().map(Value::Actor), Some(words));
    }
    for attendee in attendees {
        let words = attendee_in_words(dossier, attendee);
        let value = Value::Attendance(attendee.state);
        gather.add(on(MeetingField::Attendee(attendee.id.clone())), Some(value), Some(words));
    }
    for topic in agenda {
        let words = dossier.topics.get(topic).map_or_else(|| topic.to_string(), |topic| topic.name.clone());
        gather.add(on(MeetingField::Agenda(topic.clone())), Some(Value::Text(words)), None);
    }
    for outcome in outcomes {
        gather.add(on(MeetingField::Outcome(outcome.id.clone())), Some(Value::Text(outcome.text.clone())), None);
    }
    gather.facts
}

/// “Thomas West”, “Sarah Charles, expected”.
fn attendee_in_words(dossier: &Dossier, attendee: &Attendee) -> String {
    let name = match &attendee.actor {
        Some(actor) => dossier.actor_name(actor),
        None if attendee.described.is_empty() => "—",
        None => &attendee.described,
    };
    match attendee.state {
        AttendanceState::Attended => name.to_owned(),
        AttendanceState::Denied => format!("{name}, presence denied"),
        state => format!("{name}, {}", state.in_words()),
    }
}

/// The facts of an actor: kind (where sources speak of it), names, roles, relations, description. Empty where the dossier has no such actor.
#[must_use]
pub fn facts_of_actor(dossier: &Dossier, index: &ClaimIndex, id: &ActorId) -> Vec<Fact> {
    let Some(actor) = dossier.actors.get(id) else { return Vec::new() };
    let on = |field: ActorField| Subject::Actor(id.clone(), field);
    let with_period = |words: String, period: &crate::model::Period| match period.in_words() {
        period if period.is_empty() => words,
        period => format!("{words}, {period}"),
    };
    let mut gather = Gather { dossier, index, facts: Vec::new() };
    // The kind is the analyst's own sorting, and a fact only where sources speak of it.
    if !index.on(&on(ActorField::Kind)).is_empty() {
        gather.add(on(ActorField::Kind), Some(Value::Text(actor.kind.in_words().to_owned())), None);
    }
    for name in &actor.names {
        gather.add(on(ActorField::Name(name.id.clone())), Some(Value::Text(name.value.clone())), None);
    }
    for role in &actor.roles {
        let mut words = role.title.clone();
        if let Some(organisation) = &role.organisation {
            words = format!("{words}, {}", dossier.actor_name(organisation));
        }
        let words = with_period(words, &role.period);
        gather.add(on(ActorField::Role(role.id.clone())), Some(Value::Text(role.title.clone())), Some(words));
    }
    for relation in &actor.relations {
        let words = with_period(dossier.actor_name(&relation.other).to_owned(), &relation.period);
        let value = Value::Actor(relation.other.clone());
        gather.add(on(ActorField::Relation(relation.id.clone())), Some(value), Some(words));
    }
    gather.add(on(ActorField::Title), None, None);
    let description = Some(&actor.description).filter(|text| !text.is_empty());
    gather.add(on(ActorField::Description), description.map(|text| Value::Text(text.clone())), None);
    gather.facts
}

/// The facts of a commitment: who, to whom, what, condition, deadline, status. Empty where the dossier has no such
/// commitment. Words that stand on its steps and versions are not claims, and not counted here.
#[must_use]
pub fn facts_of_commitment(dossier: &Dossier, index: &ClaimIndex, id: &CommitmentId) -> Vec<Fact> {
    let Some(commitment) = dossier.commitments.get(id) else { return Vec::new() };
    let on = |field: CommitmentField| Subject::Commitment(id.clone(), field);
    let names = |actors: &[ActorId]| {
        let names: Vec<&str> = actors.iter().map(|actor| dossier.actor_name(actor)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let mut gather = Gather { dossier, index, facts: Vec::new() };
    // Several may have promised together: any one of them is said by the words, none is the value.
    let single = |actors: &[ActorId]| match actors {
        [one] => Some(Value::Actor(one.clone())),
        _ => names(actors).map(Value::Text),
    };
    gather.add(on(CommitmentField::Who), single(&commitment.who), None);
    gather.add(on(CommitmentField::ToWhom), single(&commitment.to_whom), None);
    gather.add(on(CommitmentField::What), Some(Value::Text(commitment.what.clone())), None);
    let condition = Some(&commitment.condition).filter(|text| !text.is_empty());
    gather.add(on(CommitmentField::Condition), condition.map(|text| Value::Text(text.clone())), None);
    gather.add(on(CommitmentField::Deadline), commitment.deadline.clone().map(Value::Date), None);
    gather.add(on(CommitmentField::Status), Some(Value::Progress(commitment.status())), None);
    gather.facts
}

/// The analyst's own questions, each a fact, in the order of their words.
#[must_use]
pub fn facts_of_questions(dossier: &Dossier, index: &ClaimIndex) -> Vec<Fact> {
    facts_of_questions_with(dossier, index, |_| true)
}

/// As [`facts_of_questions`], for those whose claims `keep` takes; only these are worked out.
pub(super) fn facts_of_questions_with(
    dossier: &Dossier,
    index: &ClaimIndex,
    keep: impl Fn(&[ClaimId]) -> bool,
) -> Vec<Fact> {
    let mut gather = Gather { dossier, index, facts: Vec::new() };
    let asked = index.subjects().filter(|subject| matches!(subject, Subject::Question(_)));
    let questions: Vec<Subject> = asked.filter(|subject| keep(index.on(subject))).cloned().collect();
    for subject in questions {
        gather.add(subject, None, None);
    }
    gather.facts
}

/// The facts of the record that a subject is about; of a question, those of all questions. Empty where the dossier has no
/// such record.
#[must_use]
pub fn facts_about(dossier: &Dossier, index: &ClaimIndex, subject: &Subject) -> Vec<Fact> {
    match subject {
        Subject::Meeting(id, _) => facts_of_meeting(dossier, index, id),
        Subject::Actor(id, _) => facts_of_actor(dossier, index, id),
        Subject::Commitment(id, _) => facts_of_commitment(dossier, index, id),
        Subject::Question(_) => facts_of_questions(dossier, index),
    }
}

/// Every fact: of meetings, actors and commitments, each by id, then the analyst's own questions. What sources say of a
/// record that holds nothing there, or no longer has the part they speak of, comes after the record's own facts.
/// Linear in the records and the claims, and quadratic in the claims on one subject.
#[must_use]
pub fn all_facts(dossier: &Dossier, index: &ClaimIndex) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    facts.extend(dossier.meetings.keys().flat_map(|id| facts_of_meeting(dossier, index, id)));
    facts.extend(dossier.actors.keys().flat_map(|id| facts_of_actor(dossier, index, id)));
    facts.extend(dossier.commitments.keys().flat_map(|id| facts_of_commitment(dossier, index, id)));
    facts.extend(facts_of_questions(dossier, index));
    let known: BTreeSet<&Subject> = facts.iter().map(|fact| &fact.subject).collect();
    let mut gather = Gather { dossier, index, facts: Vec::new() };
    for subject in index.subjects().filter(|subject| !known.contains(subject)) {
        if record_of(subject).is_some_and(|record| dossier.contains(&record)) {
            gather.add(subject.clone(), None, None);
        }
    }
    let others = gather.facts;
    if !others.is_empty() {
        facts.extend(others);
        // Questions have no record and stand last.
        facts.sort_by_cached_key(|fact| {
            let record = record_of(&fact.subject);
            let kind = match &record {
                Some(RecordRef::Meeting(_)) => 0,
                Some(RecordRef::Actor(_)) => 1,
                Some(_) => 2,
                None => 3,
            };
            (kind, record)
        });
    }
    facts
}
