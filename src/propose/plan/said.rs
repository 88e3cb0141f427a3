//! Accepting promises, positions and quotations.

use std::sync::Arc;

use super::super::proposal::{Evidence, NewCommitment, NewPosition, Party};
use super::super::words::shortened;
use super::build::Build;
use crate::edit::EditError;
use crate::model::{
    Commitment, CommitmentField, CommitmentId, CommitmentStatus, CommitmentStep, MeetingId, Note, Position, Record,
    RecordRef, Subject, Value,
};

impl Build<'_> {
    /// The meeting that a proposal speaks of, if it is there.
    fn meeting_of(&self, known: Option<&MeetingId>, proposed: Option<&String>) -> Option<MeetingId> {
        let known = known.filter(|id| self.dossier.meetings.contains_key(*id));
        known.or_else(|| self.meetings.get(proposed?)).cloned()
    }

    pub fn accept_commitment(&mut self, new: &NewCommitment, evidence: &[Evidence]) -> Result<RecordRef, EditError> {
        let (mut who, mut to_whom) = (Vec::new(), Vec::new());
        for (parties, ids) in [(&new.who, &mut who), (&new.to_whom, &mut to_whom)] {
            for party in parties {
                let id = self.party(party, evidence)?;
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        let id = self.minter.commitment(&self.dossier);
        let what = new.what.trim().to_owned();
        self.line(format!("Adds the commitment “{}” of {}", shortened(&what), self.names_of(&who)));
        let first = evidence.first();
        let published =
            first.and_then(|it| self.dossier.articles.get(&it.article)).and_then(|it| it.published.as_ref());
        let step = CommitmentStep {
            status: CommitmentStatus::NotStarted,
            date: published.map(|when| when.edtf.clone()),
            quote: first.and_then(|evidence| self.quote(evidence)),
        };
        let commitment = Commitment {
            who: who.clone(),
            to_whom,
            what: what.clone(),
            meeting: self.meeting_of(new.meeting.as_ref(), new.at_proposed.as_ref()),
            condition: new.condition.trim().to_owned(),
            deadline: new.deadline.clone(),
            steps: vec![step],
            versions: Vec::new(),
        };
        self.put(Record::Commitment(id.clone(), Arc::new(commitment)));
        let of = |field: CommitmentField| Subject::Commitment(id.clone(), field);
        for evidence in evidence {
            self.claim(&of(CommitmentField::What), &Value::Text(what.clone()), evidence, None)?;
        }
        if let (Some(first), [one]) = (first, who.as_slice()) {
            self.claim(&of(CommitmentField::Who), &Value::Actor(one.clone()), first, None)?;
        }
        if let (Some(first), Some(deadline)) = (first, &new.deadline) {
            self.claim(&of(CommitmentField::Deadline), &Value::Date(deadline.clone()), first, None)?;
        }
        Ok(RecordRef::Commitment(id))
    }

    pub fn accept_told(
        &mut self,
        id: &CommitmentId,
        what: &str,
        evidence: &[Evidence],
    ) -> Result<RecordRef, EditError> {
        if !self.dossier.commitments.contains_key(id) {
            return Err(EditError::Missing("commitment", id.to_string()));
        }
        let subject = Subject::Commitment(id.clone(), CommitmentField::What);
        for evidence in evidence {
            self.claim(&subject, &Value::Text(what.trim().to_owned()), evidence, None)?;
        }
        Ok(RecordRef::Commitment(id.clone()))
    }

    pub fn accept_position(&mut self, new: &NewPosition, evidence: &[Evidence]) -> Result<RecordRef, EditError> {
        let actor = self.party(&new.actor, evidence)?;
        let topic = self.topic(&new.topic)?;
        let id = self.minter.position(&self.dossier);
        let name = self.dossier.title_of(&RecordRef::Topic(topic.clone()));
        self.line(format!("Adds a position of {} on {name}", self.dossier.actor_name(&actor)));
        let position = Position {
            actor,
            topic,
            meeting: self.meeting_of(new.meeting.as_ref(), new.at_proposed.as_ref()),
            date: new.date.clone(),
            stance: new.stance,
            summary: new.summary.trim().to_owned(),
            shift: None,
            quote: evidence.first().and_then(|evidence| self.quote(evidence)),
        };
        self.put(Record::Position(id.clone(), Arc::new(position)));
        Ok(RecordRef::Position(id))
    }

    /// The words as a note on who said them. There is no clock here: a note from elsewhere has no time.
    pub fn accept_said(&mut self, party: &Party, evidence: &[Evidence]) -> Result<RecordRef, EditError> {
        let id = self.party(party, &[])?;
        let mut actor = self.actor_there(&id)?;
        for evidence in evidence {
            let Some(quote) = self.quote(evidence) else { continue };
            let article = self.dossier.articles.get(&evidence.article);
            let outlet = article.map(|article| self.dossier.outlet_name(article)).unwrap_or_default();
            let date = article.and_then(|it| it.published.as_ref()).map(|when| format!(", {}", when.edtf.in_words()));
            let text = format!("Quoted in {outlet}{}", date.unwrap_or_default());
            actor.notes.push(Note { id: self.minter.part(), text, quote: Some(quote), written_at: None });
        }
        self.line(format!("Notes on {} the words it is quoted with", actor.name()));
        self.put(Record::Actor(id.clone(), Arc::new(actor)));
        Ok(RecordRef::Actor(id))
    }
}
