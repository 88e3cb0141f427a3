//! Taking a record out, with what depends on it.

use std::sync::Arc;

use super::EditError;
use crate::model::{
    ActorField, ActorId, ArticleId, Claim, Dossier, Meeting, MeetingField, Origin, Record, RecordRef, Speaker, Subject,
    Value,
};

/// What taking a record out does to others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consequences {
    /// Records that go with it.
    pub gone: Vec<RecordRef>,
    /// Records that lose what tied them to it.
    pub changed: Vec<RecordRef>,
}

impl Consequences {
    /// Nothing depends on the record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.changed.is_empty()
    }
}

/// What would go or change if the record were removed; found by removing it from a copy. Linear in the dossier.
#[must_use]
pub fn consequences(dossier: &Dossier, reference: &RecordRef) -> Consequences {
    let mut after = dossier.clone();
    let mut found = Consequences::default();
    if remove(&mut after, reference).is_err() {
        return found;
    }
    for record in dossier.records() {
        let other = record.reference();
        match after.record(&other) {
            _ if other == *reference => {}
            None => found.gone.push(other),
            Some(now) if now != record => found.changed.push(other),
            Some(_) => {}
        }
    }
    found
}

pub(super) fn remove(dossier: &mut Dossier, reference: &RecordRef) -> Result<(), EditError> {
    let before = dossier.clone();
    let Some(taken) = dossier.take(reference) else {
        return Err(EditError::Missing(reference.word(), reference.as_str().to_owned()));
    };
    match &taken {
        Record::Actor(id, actor) => forget_actor(dossier, id, actor.name()),
        Record::Meeting(id, meeting) => forget_meeting(dossier, id, &meeting.title),
        Record::Article(id, article) => forget_article(dossier, id, &article.title),
        Record::Outlet(id, outlet) => {
            change_all(dossier, |record| match record {
                Record::Article(_, article) => {
                    let article = Arc::make_mut(article);
                    article.outlet = article.outlet.take().filter(|outlet| outlet != id);
                    if article.origin == Some(Origin::Outlet(id.clone())) {
                        article.origin = Some(Origin::Named(outlet.name.clone()));
                    }
                    true
                }
                _ => true,
            });
        }
        Record::Topic(id, _) => change_all(dossier, |record| match record {
            Record::Topic(_, topic) => {
                let topic = Arc::make_mut(topic);
                topic.parent = topic.parent.take().filter(|parent| parent != id);
                true
            }
            Record::Meeting(_, meeting) => {
                Arc::make_mut(meeting).agenda.retain(|topic| topic != id);
                true
            }
            Record::Position(_, position) => position.topic != *id,
            Record::Claim(_, claim) => {
                !matches!(&claim.subject, Subject::Meeting(_, MeetingField::Agenda(topic)) if topic == id)
            }
            _ => true,
        }),
        Record::Commitment(id, _) => {
            drop_subjects(dossier, |subject| matches!(subject, Subject::Commitment(commitment, _) if commitment == id))
        }
        Record::Claim(..) | Record::Finding(..) | Record::Position(..) | Record::Merge(..) => {}
    }
    drop_loose_ends(dossier, &before);
    Ok(())
}

/// Passes every record to `keep`, which may change it, and takes out those it does not keep.
pub(super) fn change_all(dossier: &mut Dossier, mut keep: impl FnMut(&mut Record) -> bool) {
    for before in dossier.clone().records() {
        let mut after = before.clone();
        if !keep(&mut after) {
            dossier.take(&before.reference());
        } else if after != before {
            dossier.put(after);
        }
    }
}

fn drop_subjects(dossier: &mut Dossier, goes: impl Fn(&Subject) -> bool) {
    change_all(dossier, |record| match record {
        Record::Claim(_, claim) => !goes(&claim.subject),
        Record::Finding(_, finding) => !goes(&finding.subject),
        _ => true,
    });
}

/// Findings forget claims that are gone, and claims and findings go with the records, and parts of records, that they
/// were about. What spoke of a part that was gone `before` stays as it was.
fn drop_loose_ends(dossier: &mut Dossier, before: &Dossier) {
    let current = dossier.clone();
    let lost = |subject: &Subject| has_record(before, subject) && !has_record(&current, subject);
    drop_subjects(dossier, |subject| lost(subject) || stands(before, subject) && !stands(&current, subject));
    let claims = dossier.claims.clone();
    change_all(dossier, |record| {
        if let Record::Finding(_, finding) = record {
            let finding = Arc::make_mut(finding);
            finding.preferred.retain(|claim| claims.contains_key(claim));
            finding.outweighed.retain(|claim| claims.contains_key(claim));
        }
        true
    });
}

fn has_record(dossier: &Dossier, subject: &Subject) -> bool {
    match subject {
        Subject::Meeting(id, _) => dossier.meetings.contains_key(id),
        Subject::Actor(id, _) => dossier.actors.contains_key(id),
        Subject::Commitment(id, _) => dossier.commitments.contains_key(id),
        Subject::Question(_) => true,
    }
}

/// Whether there is what a subject is about: the record, and the part of it.
fn stands(dossier: &Dossier, subject: &Subject) -> bool {
    match subject {
        Subject::Meeting(id, field) => dossier.meetings.get(id).is_some_and(|meeting| has_part(meeting, field)),
        Subject::Actor(id, field) => dossier.actors.get(id).is_some_and(|actor| match field {
            ActorField::Name(part) => actor.names.iter().any(|name| name.id == *part),
            ActorField::Role(part) => actor.roles.iter().any(|role| role.id == *part),
            ActorField::Relation(part) => actor.relations.iter().any(|relation| relation.id == *part),
            ActorField::Kind | ActorField::Title | ActorField::Description => true,
        }),
        Subject::Commitment(..) | Subject::Question(_) => has_record(dossier, subject),
    }
}

fn has_part(meeting: &Meeting, field: &MeetingField) -> bool {
    match field {
        MeetingField::Side(part) => meeting.side(part).is_some(),
        MeetingField::Attendee(part) => meeting.attendees.iter().any(|attendee| attendee.id == *part),
        MeetingField::Outcome(part) => meeting.outcomes.iter().any(|outcome| outcome.id == *part),
        MeetingField::Agenda(topic) => meeting.agenda.contains(topic),
        MeetingField::Mediator(actor) => meeting.mediators.contains(actor),
        MeetingField::Title
        | MeetingField::Date
        | MeetingField::Place
        | MeetingField::Format
        | MeetingField::Kind
        | MeetingField::Status
        | MeetingField::Series
        | MeetingField::Follows
        | MeetingField::Host => true,
    }
}

fn name_speakers(claim: &mut Claim, id: &ActorId, name: &str) {
    for speaker in std::iter::once(&mut claim.speaker).chain(&mut claim.chain) {
        if *speaker == Speaker::Actor(id.clone()) {
            *speaker = Speaker::Anonymous(name.to_owned());
        }
    }
}

/// What a source said of the actor stays: its name takes its place as words.
fn forget_actor(dossier: &mut Dossier, id: &ActorId, name: &str) {
    dossier.about.parties.retain(|party| party != id);
    change_all(dossier, |record| match record {
        Record::Actor(_, actor) => {
            let actor = Arc::make_mut(actor);
            actor.relations.retain(|relation| relation.other != *id);
            for role in &mut actor.roles {
                role.organisation = role.organisation.take().filter(|organisation| organisation != id);
            }
            true
        }
        Record::Meeting(_, meeting) => {
            let meeting = Arc::make_mut(meeting);
            meeting.host = meeting.host.take().filter(|host| host != id);
            meeting.mediators.retain(|mediator| mediator != id);
            for side in meeting.sides.iter_mut().filter(|side| side.actor.as_ref() == Some(id)) {
                side.actor = None;
                if side.name.is_empty() {
                    name.clone_into(&mut side.name);
                }
            }
            for attendee in meeting.attendees.iter_mut().filter(|attendee| attendee.actor.as_ref() == Some(id)) {
                attendee.actor = None;
                name.clone_into(&mut attendee.described);
            }
            true
        }
        Record::Claim(_, claim) => {
            let claim = Arc::make_mut(claim);
            name_speakers(claim, id, name);
            if claim.value == Value::Actor(id.clone()) {
                claim.value = Value::Text(name.to_owned());
            }
            true
        }
        Record::Finding(_, finding) => {
            if finding.value == Value::Actor(id.clone()) {
                Arc::make_mut(finding).value = Value::Text(name.to_owned());
            }
            true
        }
        Record::Commitment(_, commitment) => {
            let commitment = Arc::make_mut(commitment);
            commitment.who.retain(|actor| actor != id);
            commitment.to_whom.retain(|actor| actor != id);
            commitment.versions.retain(|version| version.actor != *id);
            true
        }
        Record::Position(_, position) => position.actor != *id,
        Record::Merge(_, merge) => merge.kept != *id,
        Record::Outlet(_, outlet) => {
            let outlet = Arc::make_mut(outlet);
            outlet.actor = outlet.actor.take().filter(|actor| actor != id);
            true
        }
        Record::Topic(..) | Record::Article(..) => true,
    });
}

fn forget_meeting(dossier: &mut Dossier, id: &crate::model::MeetingId, title: &str) {
    let words = |value: &mut Value| {
        if *value == Value::Meeting(id.clone()) {
            *value = Value::Text(title.to_owned());
        }
    };
    change_all(dossier, |record| {
        match record {
            Record::Meeting(_, meeting) => {
                let meeting = Arc::make_mut(meeting);
                meeting.follows = meeting.follows.take().filter(|earlier| earlier != id);
            }
            Record::Commitment(_, commitment) => {
                let commitment = Arc::make_mut(commitment);
                commitment.meeting = commitment.meeting.take().filter(|meeting| meeting != id);
            }
            Record::Position(_, position) => {
                let position = Arc::make_mut(position);
                position.meeting = position.meeting.take().filter(|meeting| meeting != id);
            }
            Record::Claim(_, claim) => words(&mut Arc::make_mut(claim).value),
            Record::Finding(_, finding) => words(&mut Arc::make_mut(finding).value),
            _ => {}
        }
        true
    });
}

fn forget_article(dossier: &mut Dossier, id: &ArticleId, title: &str) {
    change_all(dossier, |record| {
        if let Record::Article(_, article) = record
            && article.origin == Some(Origin::Article(id.clone()))
        {
            Arc::make_mut(article).origin = Some(Origin::Named(title.to_owned()));
        }
        if record.quotes().iter().any(|(_, quote)| quote.article == *id) {
            record.retain_quotes(|_, quote| quote.article != *id);
        }
        // A claim is what a source says: without its words it is none.
        !matches!(record, Record::Claim(_, claim) if claim.quotes.is_empty())
    });
}
