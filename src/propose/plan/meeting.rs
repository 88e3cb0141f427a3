//! Accepting meetings, and what articles say of them.

use std::sync::Arc;

use super::super::proposal::{Evidence, MeetingValue, NewAttendee, NewMeeting, Proposal};
use super::super::words::{attendee_in_words, is_held, value_in_words};
use super::build::{Build, counted, listed};
use crate::edit::{EditError, hold};
use crate::model::{Attendee, Meeting, MeetingField, MeetingId, PartId, Record, RecordRef, Side, Subject, Value, When};

impl Build<'_> {
    pub fn accept_meeting(&mut self, new: &NewMeeting, proposal: &Proposal) -> Result<RecordRef, EditError> {
        let known = proposal.keys.iter().find_map(|key| self.meetings.get(key)).cloned();
        if let Some(id) = known {
            return Ok(RecordRef::Meeting(id));
        }
        let id = self.minter.meeting(&self.dossier);
        for key in &proposal.keys {
            self.meetings.insert(key.clone(), id.clone());
        }
        let mut meeting = Meeting {
            title: new.title.trim().to_owned(),
            date: new.date.clone().map(|edtf| printed(new, edtf)),
            place: new.place.clone(),
            format: new.format_for_record(),
            status: new.status,
            ..Meeting::default()
        };
        let at = self.lines_so_far();
        let mut sides = Vec::new();
        for (party, evidence) in &new.sides {
            let actor = self.party(party, evidence)?;
            sides.push(actor.clone());
            meeting.sides.push(Side { id: self.minter.part(), actor: Some(actor), name: String::new() });
        }
        let mut hosts = None;
        if let Some((party, evidence)) = &new.host {
            hosts = Some(self.party(party, evidence)?);
        }
        meeting.host.clone_from(&hosts);
        for (party, evidence) in &new.mediators {
            let actor = self.party(party, evidence)?;
            if !meeting.mediators.contains(&actor) {
                meeting.mediators.push(actor);
            }
        }
        let parts: Vec<PartId> = meeting.sides.iter().map(|side| side.id.clone()).collect();
        for attendee in &new.attendees {
            let made = self.attendee(attendee, &parts)?;
            meeting.attendees.push(made);
        }
        let mut topics = Vec::new();
        for (topic, _) in &new.agenda {
            let topic = self.topic(topic)?;
            if !meeting.agenda.contains(&topic) {
                meeting.agenda.push(topic.clone());
            }
            topics.push(topic);
        }
        self.insert_line(at, self.in_line(&meeting));
        if !new.attendees.is_empty() {
            let names: Vec<String> = new.attendees.iter().map(|it| attendee_in_words(&self.dossier, it)).collect();
            let shown = listed(&names.iter().take(6).cloned().collect::<Vec<_>>());
            let more = names.len().saturating_sub(6);
            let more = if more > 0 { format!(" and {}", counted(more, "other")) } else { String::new() };
            self.line(format!("with {}: {shown}{more}", counted(names.len(), "attendee")));
        }
        self.put(Record::Meeting(id.clone(), Arc::new(meeting.clone())));
        let of = |field: MeetingField| Subject::Meeting(id.clone(), field);
        for (date, evidence) in &new.dates {
            self.claim(&of(MeetingField::Date), &Value::Date(date.clone()), evidence, None)?;
        }
        for (place, evidence) in &new.places {
            self.claim(&of(MeetingField::Place), &Value::Place(place.clone()), evidence, None)?;
        }
        for (status, evidence) in &new.statuses {
            self.claim(&of(MeetingField::Status), &Value::Status(*status), evidence, None)?;
        }
        for (format, evidence) in &new.formats {
            self.claim(&of(MeetingField::Format), &Value::Format(*format), evidence, None)?;
        }
        for (((_, evidence), actor), part) in new.sides.iter().zip(sides).zip(parts) {
            self.claim_all(&of(MeetingField::Side(part)), &Value::Actor(actor), evidence)?;
        }
        if let (Some((_, evidence)), Some(actor)) = (&new.host, hosts) {
            self.claim_all(&of(MeetingField::Host), &Value::Actor(actor), evidence)?;
        }
        for ((_, evidence), actor) in new.mediators.iter().zip(&meeting.mediators) {
            let words = Value::Text(self.dossier.actor_name(actor).to_owned());
            self.claim_all(&of(MeetingField::Mediator(actor.clone())), &words, evidence)?;
        }
        for (attendee, made) in new.attendees.iter().zip(&meeting.attendees) {
            self.attendance(&id, attendee, made)?;
        }
        for ((_, evidence), topic) in new.agenda.iter().zip(topics) {
            let name = self.dossier.title_of(&RecordRef::Topic(topic.clone()));
            self.claim_all(&of(MeetingField::Agenda(topic)), &Value::Text(name), evidence)?;
        }
        Ok(RecordRef::Meeting(id))
    }

    fn in_line(&self, meeting: &Meeting) -> String {
        let sides: Vec<_> = meeting.sides.iter().filter_map(|side| side.actor.clone()).collect();
        let mut words = format!("Adds the meeting {}", meeting.title);
        if let Some(date) = meeting.date.as_ref().map(|date| date.edtf.in_words())
            && !meeting.title.contains(&date)
        {
            words = format!("{words}, {date}");
        }
        if !meeting.place.is_unknown() {
            words = format!("{words}, {}", meeting.place.in_words());
        }
        words = format!("{words}, {}", meeting.status.in_words());
        if sides.is_empty() { words } else { format!("{words}, with the sides {}", self.names_of(&sides)) }
    }

    /// An attendee as the record has it; `sides` are those of the meeting.
    fn attendee(&mut self, new: &NewAttendee, sides: &[PartId]) -> Result<Attendee, EditError> {
        let actor = match &new.party {
            Some(party) => Some(self.party(party, &new.evidence)?),
            None => None,
        };
        Ok(Attendee {
            id: self.minter.part(),
            described: if actor.is_some() { String::new() } else { new.described.trim().to_owned() },
            actor,
            side: new.side.and_then(|at| sides.get(at)).cloned(),
            capacity: new.capacity.clone(),
            title_printed: new.title_printed.clone(),
            state: new.state,
        })
    }

    fn attendance(&mut self, id: &MeetingId, new: &NewAttendee, made: &Attendee) -> Result<(), EditError> {
        let subject = Subject::Meeting(id.clone(), MeetingField::Attendee(made.id.clone()));
        self.claim_all(&subject, &Value::Attendance(made.state), &new.evidence)
    }

    fn meeting_there(&self, id: &MeetingId) -> Result<Meeting, EditError> {
        let meeting = self.dossier.meetings.get(id);
        meeting.map(|it| Meeting::clone(it)).ok_or_else(|| EditError::Missing("meeting", id.to_string()))
    }

    pub fn accept_fact(
        &mut self,
        id: &MeetingId,
        field: &MeetingField,
        value: &MeetingValue,
        evidence: &[Evidence],
    ) -> Result<RecordRef, EditError> {
        let meeting = self.meeting_there(id)?;
        if let MeetingField::Attendee(part) = field
            && meeting.attendees.iter().all(|attendee| attendee.id != *part)
        {
            return Err(EditError::Missing("attendee", part.to_string()));
        }
        let subject = Subject::Meeting(id.clone(), field.clone());
        let typed = Value::from(value.clone());
        // As with evidence entered by hand: a field that is empty takes the value.
        if !is_held(&meeting, field)
            && let Some(record) = hold(&self.dossier, &subject, &typed, None)
        {
            self.line(format!("Sets {} of {}", value_in_words(value), meeting.title));
            self.put(record);
        }
        for evidence in evidence {
            self.claim(&subject, &typed, evidence, None)?;
        }
        Ok(RecordRef::Meeting(id.clone()))
    }

    pub fn accept_attendee(&mut self, id: &MeetingId, new: &NewAttendee) -> Result<RecordRef, EditError> {
        let mut meeting = self.meeting_there(id)?;
        let sides: Vec<PartId> = meeting.sides.iter().map(|side| side.id.clone()).collect();
        let made = self.attendee(new, &sides)?;
        let known = meeting.attendees.iter().find(|it| it.actor.is_some() && it.actor == made.actor).cloned();
        let made = match known {
            Some(known) => known,
            None => {
                let name = attendee_in_words(&self.dossier, new);
                self.line(format!("Adds the attendee {name} to {}", meeting.title));
                meeting.attendees.push(made.clone());
                self.put(Record::Meeting(id.clone(), Arc::new(meeting)));
                made
            }
        };
        self.attendance(id, new, &made)?;
        Ok(RecordRef::Meeting(id.clone()))
    }
}

/// A date with the words that it was printed in.
fn printed(new: &NewMeeting, edtf: crate::model::EdtfDate) -> When {
    let words = new.dates.iter().find(|(date, _)| *date == edtf).map(|(_, evidence)| evidence.words.clone());
    When { edtf, printed: words.unwrap_or_default() }
}
