//! What a view is given: the dossier and what follows from it to read, and a place to say what should happen.

use chrono::{DateTime, Utc};

use super::derived::Derived;
use super::message::{Message, Place};
use super::proposals::Proposals;
use super::settings::Settings;
use super::theme::Side;
use crate::edit::{Edit, Minter};
use crate::model::{Actor, ActorId, Dossier, Meeting, MeetingId, Record};

/// What a view is given.
pub struct Scene<'a> {
    /// The dossier, as it is in this frame.
    pub dossier: &'a Dossier,
    /// What follows from it; may be a few frames older.
    pub derived: &'a Derived,
    /// What was read in the articles, and what is proposed.
    pub proposals: &'a Proposals,
    /// What is shown.
    pub place: &'a Place,
    /// What is remembered between starts.
    pub settings: &'a Settings,
    /// The words searched for, to be lit in texts; empty for none.
    pub lit: &'a str,
    /// Makes ids.
    pub minter: &'a mut Minter,
    /// The moment, in UTC.
    pub now: DateTime<Utc>,
    /// What should happen, in order.
    pub messages: &'a mut Vec<Message>,
}

impl Scene<'_> {
    /// Says what should happen.
    pub fn push(&mut self, message: Message) {
        self.messages.push(message);
    }

    /// Puts a record: one step of undo with this label.
    pub fn put(&mut self, label: impl Into<String>, record: Record) {
        self.push(Message::Edit(Edit::put(label, [record])));
    }

    /// Puts an actor.
    pub fn put_actor(&mut self, label: impl Into<String>, id: &ActorId, actor: Actor) {
        self.put(label, Record::Actor(id.clone(), actor.into()));
    }

    /// Puts a meeting.
    pub fn put_meeting(&mut self, label: impl Into<String>, id: &MeetingId, meeting: Meeting) {
        self.put(label, Record::Meeting(id.clone(), meeting.into()));
    }

    /// The side in whose colour an actor is shown.
    #[must_use]
    pub fn side_of(&self, actor: &ActorId) -> Option<Side> {
        self.derived.parties.get(actor).map(|place| Side::of_index(*place))
    }
}
