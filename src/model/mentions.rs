//! Where a record speaks of actors.

use std::sync::Arc;

use super::claim::{MeetingField, Speaker, Subject, Value};
use super::dossier::Record;
use super::id::ActorId;

impl Record {
    /// Shows every mention of an actor in the record to `visit`, which may change it. The actor that a merge took out
    /// is history, not a mention.
    pub fn visit_actors(&mut self, visit: &mut dyn FnMut(&mut ActorId)) {
        fn subject(subject: &mut Subject, visit: &mut dyn FnMut(&mut ActorId)) {
            match subject {
                Subject::Actor(actor, _) | Subject::Meeting(_, MeetingField::Mediator(actor)) => visit(actor),
                Subject::Meeting(..) | Subject::Commitment(..) | Subject::Question(_) => {}
            }
        }
        fn value(value: &mut Value, visit: &mut dyn FnMut(&mut ActorId)) {
            if let Value::Actor(actor) = value {
                visit(actor);
            }
        }
        match self {
            Record::Topic(..) | Record::Article(..) => {}
            Record::Outlet(_, outlet) => Arc::make_mut(outlet).actor.iter_mut().for_each(visit),
            Record::Actor(_, actor) => {
                let actor = Arc::make_mut(actor);
                actor.relations.iter_mut().for_each(|relation| visit(&mut relation.other));
                actor.roles.iter_mut().filter_map(|role| role.organisation.as_mut()).for_each(visit);
            }
            Record::Meeting(_, meeting) => {
                let meeting = Arc::make_mut(meeting);
                meeting.sides.iter_mut().filter_map(|side| side.actor.as_mut()).for_each(&mut *visit);
                meeting.attendees.iter_mut().filter_map(|attendee| attendee.actor.as_mut()).for_each(&mut *visit);
                meeting.host.iter_mut().chain(&mut meeting.mediators).for_each(visit);
            }
            Record::Claim(_, claim) => {
                let claim = Arc::make_mut(claim);
                subject(&mut claim.subject, visit);
                value(&mut claim.value, visit);
                for speaker in std::iter::once(&mut claim.speaker).chain(&mut claim.chain) {
                    if let Speaker::Actor(actor) = speaker {
                        visit(actor);
                    }
                }
            }
            Record::Finding(_, finding) => {
                let finding = Arc::make_mut(finding);
                subject(&mut finding.subject, visit);
                value(&mut finding.value, visit);
            }
            Record::Commitment(_, commitment) => {
                let commitment = Arc::make_mut(commitment);
                commitment.who.iter_mut().chain(&mut commitment.to_whom).for_each(&mut *visit);
                commitment.versions.iter_mut().for_each(|version| visit(&mut version.actor));
            }
            Record::Position(_, position) => visit(&mut Arc::make_mut(position).actor),
            Record::Merge(_, merge) => visit(&mut Arc::make_mut(merge).kept),
        }
    }
}
