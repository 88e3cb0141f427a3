//! Every id in a record, shown to a visitor that may change it.

use std::sync::Arc;

use crate::model::{
    Actor, ActorField, ActorId, ArticleId, ClaimId, CommitmentId, MeetingField, MeetingId, Note, Origin, OutletId,
    PartId, Quote, Record, RecordRef, Speaker, Subject, TopicId, Value,
};

/// An id in a record.
pub(super) enum Mention<'r> {
    Outlet(&'r mut OutletId),
    Article(&'r mut ArticleId),
    Topic(&'r mut TopicId),
    Actor(&'r mut ActorId),
    Meeting(&'r mut MeetingId),
    Claim(&'r mut ClaimId),
    Commitment(&'r mut CommitmentId),
    /// A record of any type.
    Any(&'r mut RecordRef),
    /// A part of the record named, in that record itself or where it is spoken of.
    Part(RecordRef, &'r mut PartId),
}

type See<'s> = &'s mut dyn FnMut(Mention<'_>);

/// Shows every id that the record holds, but for its own, to `see`. Of a merge, the actor that went counts as an
/// actor, and its parts as parts of the one that stayed, for that is where they stand. Copies what the record shares.
pub(super) fn visit(record: &mut Record, see: See<'_>) {
    match record {
        Record::Outlet(_, outlet) => {
            if let Some(actor) = &mut Arc::make_mut(outlet).actor {
                see(Mention::Actor(actor));
            }
        }
        Record::Topic(_, topic) => {
            if let Some(parent) = &mut Arc::make_mut(topic).parent {
                see(Mention::Topic(parent));
            }
        }
        Record::Actor(id, actor) => visit_actor(&RecordRef::Actor(id.clone()), Arc::make_mut(actor), see),
        Record::Meeting(id, meeting) => {
            let of = RecordRef::Meeting(id.clone());
            let meeting = Arc::make_mut(meeting);
            for side in &mut meeting.sides {
                see(Mention::Part(of.clone(), &mut side.id));
                side.actor.iter_mut().for_each(|actor| see(Mention::Actor(actor)));
            }
            for attendee in &mut meeting.attendees {
                see(Mention::Part(of.clone(), &mut attendee.id));
                attendee.side.iter_mut().for_each(|side| see(Mention::Part(of.clone(), side)));
                attendee.actor.iter_mut().for_each(|actor| see(Mention::Actor(actor)));
            }
            for outcome in &mut meeting.outcomes {
                see(Mention::Part(of.clone(), &mut outcome.id));
            }
            meeting.host.iter_mut().chain(&mut meeting.mediators).for_each(|actor| see(Mention::Actor(actor)));
            meeting.agenda.iter_mut().for_each(|topic| see(Mention::Topic(topic)));
            meeting.follows.iter_mut().for_each(|earlier| see(Mention::Meeting(earlier)));
            visit_notes(&of, &mut meeting.notes, see);
        }
        Record::Claim(_, claim) => {
            let claim = Arc::make_mut(claim);
            visit_subject(&mut claim.subject, see);
            visit_value(&mut claim.value, see);
            for speaker in std::iter::once(&mut claim.speaker).chain(&mut claim.chain) {
                if let Speaker::Actor(actor) = speaker {
                    see(Mention::Actor(actor));
                }
            }
            visit_quotes(&mut claim.quotes, see);
        }
        Record::Finding(_, finding) => {
            let finding = Arc::make_mut(finding);
            visit_subject(&mut finding.subject, see);
            visit_value(&mut finding.value, see);
            finding.preferred.iter_mut().chain(&mut finding.outweighed).for_each(|claim| see(Mention::Claim(claim)));
        }
        Record::Commitment(_, commitment) => {
            let commitment = Arc::make_mut(commitment);
            commitment.who.iter_mut().chain(&mut commitment.to_whom).for_each(|actor| see(Mention::Actor(actor)));
            commitment.meeting.iter_mut().for_each(|meeting| see(Mention::Meeting(meeting)));
            visit_quotes(commitment.steps.iter_mut().filter_map(|step| step.quote.as_mut()), see);
            for version in &mut commitment.versions {
                see(Mention::Actor(&mut version.actor));
                visit_quotes(&mut version.quote, see);
            }
        }
        Record::Position(_, position) => {
            let position = Arc::make_mut(position);
            see(Mention::Actor(&mut position.actor));
            see(Mention::Topic(&mut position.topic));
            position.meeting.iter_mut().for_each(|meeting| see(Mention::Meeting(meeting)));
            visit_quotes(&mut position.quote, see);
        }
        Record::Merge(_, merge) => {
            let merge = Arc::make_mut(merge);
            see(Mention::Actor(&mut merge.kept));
            see(Mention::Actor(&mut merge.gone));
            let of = RecordRef::Actor(merge.kept.clone());
            visit_actor(&of, &mut merge.was, see);
            for relation in &mut merge.untied {
                see(Mention::Part(of.clone(), &mut relation.id));
                see(Mention::Actor(&mut relation.other));
            }
            merge.moved.iter_mut().for_each(|record| see(Mention::Any(record)));
        }
        Record::Article(id, article) => {
            let article = Arc::make_mut(article);
            article.outlet.iter_mut().for_each(|outlet| see(Mention::Outlet(outlet)));
            match &mut article.origin {
                Some(Origin::Article(other)) => see(Mention::Article(other)),
                Some(Origin::Outlet(outlet)) => see(Mention::Outlet(outlet)),
                Some(Origin::Named(_)) | None => {}
            }
            visit_notes(&RecordRef::Article(id.clone()), &mut article.notes, see);
        }
    }
}

fn visit_actor(of: &RecordRef, actor: &mut Actor, see: See<'_>) {
    actor.names.iter_mut().for_each(|name| see(Mention::Part(of.clone(), &mut name.id)));
    for role in &mut actor.roles {
        see(Mention::Part(of.clone(), &mut role.id));
        role.organisation.iter_mut().for_each(|organisation| see(Mention::Actor(organisation)));
    }
    for relation in &mut actor.relations {
        see(Mention::Part(of.clone(), &mut relation.id));
        see(Mention::Actor(&mut relation.other));
    }
    visit_notes(of, &mut actor.notes, see);
}

fn visit_notes(of: &RecordRef, notes: &mut [Note], see: See<'_>) {
    for note in notes {
        see(Mention::Part(of.clone(), &mut note.id));
        visit_quotes(&mut note.quote, see);
    }
}

fn visit_quotes<'q>(quotes: impl IntoIterator<Item = &'q mut Quote>, see: See<'_>) {
    quotes.into_iter().for_each(|quote| see(Mention::Article(&mut quote.article)));
}

fn visit_subject(subject: &mut Subject, see: See<'_>) {
    match subject {
        Subject::Meeting(id, field) => {
            // The part is shown under the id that its record has when it is shown.
            match field {
                MeetingField::Side(part) | MeetingField::Attendee(part) | MeetingField::Outcome(part) => {
                    see(Mention::Part(RecordRef::Meeting(id.clone()), part));
                }
                MeetingField::Mediator(actor) => see(Mention::Actor(actor)),
                MeetingField::Agenda(topic) => see(Mention::Topic(topic)),
                MeetingField::Title
                | MeetingField::Date
                | MeetingField::Place
                | MeetingField::Format
                | MeetingField::Kind
                | MeetingField::Status
                | MeetingField::Series
                | MeetingField::Follows
                | MeetingField::Host => {}
            }
            see(Mention::Meeting(id));
        }
        Subject::Actor(id, field) => {
            match field {
                ActorField::Name(part) | ActorField::Role(part) | ActorField::Relation(part) => {
                    see(Mention::Part(RecordRef::Actor(id.clone()), part));
                }
                ActorField::Kind | ActorField::Title | ActorField::Description => {}
            }
            see(Mention::Actor(id));
        }
        Subject::Commitment(id, _) => see(Mention::Commitment(id)),
        Subject::Question(_) => {}
    }
}

fn visit_value(value: &mut Value, see: See<'_>) {
    match value {
        Value::Actor(actor) => see(Mention::Actor(actor)),
        Value::Meeting(meeting) => see(Mention::Meeting(meeting)),
        Value::Date(_)
        | Value::Place(_)
        | Value::Number(_)
        | Value::Status(_)
        | Value::Attendance(_)
        | Value::Format(_)
        | Value::Kind(_)
        | Value::Progress(_)
        | Value::Text(_) => {}
    }
}

/// The records that a record points at, the actor that a merge took out and what moved with it left aside: those are
/// history.
pub(super) fn mentioned(record: &Record) -> Vec<RecordRef> {
    if let Record::Merge(_, merge) = record {
        return vec![RecordRef::Actor(merge.kept.clone())];
    }
    let mut found = Vec::new();
    visit(&mut record.clone(), &mut |mention| {
        found.push(match mention {
            Mention::Outlet(id) => RecordRef::Outlet(id.clone()),
            Mention::Article(id) => RecordRef::Article(id.clone()),
            Mention::Topic(id) => RecordRef::Topic(id.clone()),
            Mention::Actor(id) => RecordRef::Actor(id.clone()),
            Mention::Meeting(id) => RecordRef::Meeting(id.clone()),
            Mention::Claim(id) => RecordRef::Claim(id.clone()),
            Mention::Commitment(id) => RecordRef::Commitment(id.clone()),
            Mention::Any(record) => record.clone(),
            Mention::Part(..) => return,
        });
    });
    found
}

/// Shows the ids of a record's own parts to `see`, each with the list that it stands in, in their order. Copies what the record shares.
pub(super) fn visit_own(record: &mut Record, see: &mut dyn FnMut(&'static str, &mut PartId)) {
    let notes = match record {
        Record::Actor(_, actor) => {
            let actor = Arc::make_mut(actor);
            actor.names.iter_mut().for_each(|name| see("names", &mut name.id));
            actor.roles.iter_mut().for_each(|role| see("roles", &mut role.id));
            actor.relations.iter_mut().for_each(|relation| see("relations", &mut relation.id));
            &mut actor.notes
        }
        Record::Meeting(_, meeting) => {
            let meeting = Arc::make_mut(meeting);
            meeting.sides.iter_mut().for_each(|side| see("sides", &mut side.id));
            meeting.attendees.iter_mut().for_each(|attendee| see("attendees", &mut attendee.id));
            meeting.outcomes.iter_mut().for_each(|outcome| see("outcomes", &mut outcome.id));
            &mut meeting.notes
        }
        Record::Article(_, article) => &mut Arc::make_mut(article).notes,
        _ => return,
    };
    notes.iter_mut().for_each(|note| see("notes", &mut note.id));
}
