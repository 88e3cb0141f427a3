//! A proposal that is changed before it is accepted.

mod fields;
mod meeting;
mod party;

use eframe::egui::{Id, Ui};

use super::super::message::Message;
use super::super::proposals::key_of;
use super::super::scene::Scene;
use super::super::tabs::meetings::words::words_ui;
use super::super::theme::{Text, theme};
use super::commitment::read;
use super::value::ValueInput;
use super::{Left, Overlay, focus_first, form_ui};
use crate::model::{EdtfDate, Value};
use crate::propose::{Content, MeetingValue, Proposal, retitled};

/// The width of a label beside its field.
const LABEL: f32 = 96.0;

/// A proposal as it is to be accepted.
#[derive(Debug)]
pub struct ProposalForm {
    proposal: Proposal,
    /// A date as typed: of a meeting, a position, a deadline.
    date: String,
    /// The value of a property of a meeting, as typed.
    value: Option<ValueInput>,
    /// The queue comes back afterwards.
    to_queue: bool,
    fresh: bool,
}

impl ProposalForm {
    /// A form filled with what is proposed.
    #[must_use]
    pub fn new(proposal: Proposal) -> Self {
        let date = match &proposal.content {
            Content::Meeting(meeting) => meeting.date.as_ref(),
            Content::Commitment(commitment) => commitment.deadline.as_ref(),
            Content::Position(position) => position.date.as_ref(),
            _ => None,
        };
        let value = match &proposal.content {
            Content::MeetingFact(_, _, value) => Some(ValueInput::of(&Value::from(value.clone()))),
            _ => None,
        };
        Self { date: date.map(ToString::to_string).unwrap_or_default(), value, proposal, to_queue: false, fresh: true }
    }

    /// The same, after which the queue comes back.
    #[must_use]
    pub fn to_queue(mut self, to_queue: bool) -> Self {
        self.to_queue = to_queue;
        self
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique(("first of a proposal", key_of(&self.proposal)));
        let date = read(&self.date);
        let value = self.value.as_ref().map(ValueInput::read);
        let wrong = value.as_ref().and_then(|value| value.as_ref().err()).cloned();
        let ready = date.is_ok() && wrong.is_none() && is_whole(&self.proposal.content);
        let kind = self.proposal.kind().in_words().to_lowercase();
        let left = form_ui(
            ui,
            &format!("Correct the proposed {kind}"),
            "What you change is yours to say; the words stay as its evidence.",
            ("Accept corrected", "Ctrl Enter"),
            || ready,
            720.0,
            |ui| {
                if let Some(evidence) = self.proposal.evidence.first() {
                    let words = evidence.words.split_whitespace().collect::<Vec<_>>().join(" ");
                    words_ui(ui, Text::Quotation, theme(ui).ink, &format!("“{words}”"), 4);
                }
                let entered = self.fields_ui(ui, scene, field, date.as_ref(), wrong.as_deref());
                entered && ready
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if left == Some(Left::Accepted) && ready {
            self.accept(scene, date.ok().flatten(), value.and_then(Result::ok));
        }
        if left.is_some() && self.to_queue {
            scene.push(Message::Open(Box::new(Overlay::Queue)));
        }
        left.is_none()
    }

    /// The fields of what is proposed. Gives whether Enter was pressed in one of a line.
    fn fields_ui(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        field: Id,
        date: Result<&Option<EdtfDate>, &String>,
        wrong: Option<&str>,
    ) -> bool {
        match &mut self.proposal.content {
            Content::Actor(actor) => fields::actor_ui(ui, field, actor),
            Content::Role(actor, role) => {
                fields::whose_ui(ui, scene, actor);
                fields::role_ui(ui, scene, field, role)
            }
            Content::Name(actor, name, kind) => {
                fields::whose_ui(ui, scene, actor);
                fields::name_ui(ui, field, name, kind)
            }
            Content::Meeting(meeting) => meeting::meeting_ui(ui, scene, field, meeting, &mut self.date, date),
            Content::MeetingFact(..) => {
                self.value.as_mut().is_some_and(|value| value.ui(ui, scene, "What the words say", wrong))
            }
            Content::Attendee(_, attendee) => meeting::attendee_ui(ui, scene, field, attendee),
            Content::Commitment(commitment) => {
                fields::commitment_ui(ui, scene, field, commitment, &mut self.date, date)
            }
            Content::CommitmentTold(_, what) => fields::what_ui(ui, field, what),
            Content::Position(position) => fields::position_ui(ui, scene, field, position, &mut self.date, date),
            Content::Said(who) => party::party_ui(ui, scene, "Who", who),
        }
    }

    fn accept(&self, scene: &mut Scene<'_>, date: Option<EdtfDate>, value: Option<Value>) {
        let mut proposal = self.proposal.clone();
        match &mut proposal.content {
            Content::Meeting(meeting) => meeting.date = date,
            Content::Commitment(commitment) => commitment.deadline = date,
            Content::Position(position) => position.date = date,
            Content::MeetingFact(_, _, told) => {
                if let Some(value) = value.and_then(meeting_value) {
                    *told = value;
                }
            }
            Content::Actor(actor) => {
                actor.aliases.retain(|(name, _)| !name.trim().is_empty());
                actor.roles.retain(|role| !role.title.trim().is_empty());
            }
            _ => {}
        }
        scene.push(Message::Accept(vec![retitled(scene.dossier, proposal)]));
    }
}

/// Whether nothing is left out that must be there.
fn is_whole(content: &Content) -> bool {
    let told = |words: &str| !words.trim().is_empty();
    match content {
        Content::Actor(actor) => told(&actor.name),
        Content::Role(_, role) => told(&role.title),
        Content::Name(_, name, _) => told(name),
        Content::Meeting(meeting) => told(&meeting.title),
        Content::MeetingFact(..) => true,
        Content::Attendee(_, attendee) => attendee.party.is_some() || told(&attendee.described),
        Content::Commitment(commitment) => told(&commitment.what),
        Content::CommitmentTold(_, what) => told(what),
        Content::Position(position) => told(&position.summary) && party::is_whole(&position.actor),
        Content::Said(who) => party::is_whole(who),
    }
}

/// A value as a property of a proposed meeting has it; none of another sort.
fn meeting_value(value: Value) -> Option<MeetingValue> {
    match value {
        Value::Date(date) => Some(MeetingValue::Date(date)),
        Value::Place(place) => Some(MeetingValue::Place(place)),
        Value::Status(status) => Some(MeetingValue::Status(status)),
        Value::Format(format) => Some(MeetingValue::Format(format)),
        Value::Attendance(state) => Some(MeetingValue::Attendance(state)),
        _ => None,
    }
}
