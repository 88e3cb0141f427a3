//! What words can be evidence for, and how the value that they give is entered.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::super::scene::Scene;
use super::super::value::ValueInput;
use super::guess::named_in;
use super::words::{Words, answer, sort_of};
use crate::compare::{subject_in_words, subject_label, value_in_words};
use crate::edit::can_hold;
use crate::model::{
    Actor, ActorField, ActorId, AttendanceState, Attendee, Commitment, CommitmentField, CommitmentId, Dossier,
    EdtfDate, Meeting, MeetingField, MeetingFormat, MeetingId, MeetingKind, Outcome, PartId, Period, Record, RecordRef,
    Role, Subject, Topic, Value,
};
use crate::reading::signs;

/// Which side someone sat on.
#[derive(Clone, Debug)]
pub(super) struct SideInput {
    pub options: Vec<(Option<PartId>, String)>,
    pub chosen: Option<PartId>,
}

/// How the value is entered.
#[derive(Clone, Debug, Default)]
pub(super) enum Input {
    #[default]
    None,
    Value(ValueInput),
    Someone {
        actor: Option<ActorId>,
        side: SideInput,
        state: AttendanceState,
    },
}

/// What was read from the input.
#[derive(Clone, Debug)]
pub(super) enum Read {
    Value(Value),
    Someone { actor: Option<ActorId>, side: Option<PartId>, state: AttendanceState },
}

/// What accepting makes.
pub(super) struct Made {
    pub subject: Subject,
    pub value: Value,
    /// The record, changed, where it has to be.
    pub record: Vec<Record>,
    pub label: String,
}

#[derive(Clone, Debug)]
enum What {
    Meeting(MeetingId, MeetingField),
    Actor(ActorId, ActorField),
    Commitment(CommitmentId, CommitmentField),
    Question(String),
    NewQuestion,
    NewAttendee(MeetingId),
    NewTopic(MeetingId),
    NewOutcome(MeetingId),
    NewRole(ActorId),
}

/// Something that words can be evidence for.
#[derive(Clone, Debug)]
pub(super) struct Target {
    what: What,
    label: String,
    held: String,
}

/// Everything about a record that words can be evidence for.
pub(super) fn targets(dossier: &Dossier, record: &RecordRef) -> Vec<Target> {
    match record {
        RecordRef::Meeting(id) => {
            dossier.meetings.get(id).map(|meeting| of_meeting(dossier, id, meeting)).unwrap_or_default()
        }
        RecordRef::Actor(id) => dossier.actors.get(id).map(|actor| of_actor(dossier, id, actor)).unwrap_or_default(),
        RecordRef::Commitment(id) => {
            dossier.commitments.get(id).map(|it| of_commitment(dossier, id, it)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The free questions that were asked already, and a new one first.
pub(super) fn questions(dossier: &Dossier) -> Vec<Target> {
    let asked: BTreeSet<&String> = dossier
        .claims
        .values()
        .map(|claim| &claim.subject)
        .chain(dossier.findings.values().map(|finding| &finding.subject))
        .filter_map(|subject| match subject {
            Subject::Question(question) => Some(question),
            _ => None,
        })
        .collect();
    let target = |what: What, label: &str| Target { what, label: label.to_owned(), held: String::new() };
    std::iter::once(target(What::NewQuestion, "A new question…"))
        .chain(asked.into_iter().map(|question| target(What::Question(question.clone()), question)))
        .collect()
}

fn of_commitment(dossier: &Dossier, id: &CommitmentId, commitment: &Commitment) -> Vec<Target> {
    let names =
        |actors: &[ActorId]| actors.iter().map(|actor| dossier.actor_name(actor)).collect::<Vec<_>>().join(", ");
    let deadline = commitment.deadline.as_ref().map(EdtfDate::in_words).unwrap_or_default();
    [
        (CommitmentField::What, "What was promised", commitment.what.clone()),
        (CommitmentField::Status, "How it stands", commitment.status().in_words().to_owned()),
        (CommitmentField::Deadline, "By when", deadline),
        (CommitmentField::Condition, "On what condition", commitment.condition.clone()),
        (CommitmentField::Who, "Who promised", names(&commitment.who)),
        (CommitmentField::ToWhom, "To whom", names(&commitment.to_whom)),
    ]
    .into_iter()
    .map(|(field, label, held)| Target { what: What::Commitment(id.clone(), field), label: label.to_owned(), held })
    .collect()
}

fn of_meeting(dossier: &Dossier, id: &MeetingId, meeting: &Meeting) -> Vec<Target> {
    let field = |field: MeetingField, label: &str, held: String| Target {
        what: What::Meeting(id.clone(), field),
        label: label.to_owned(),
        held,
    };
    let known = |words: &str, unknown: bool| if unknown { String::new() } else { words.to_owned() };
    let mut found = vec![
        field(MeetingField::Date, "Date", meeting.date.as_ref().map(|date| date.edtf.in_words()).unwrap_or_default()),
        field(MeetingField::Place, "Place", meeting.place.in_words()),
        field(MeetingField::Status, "Status", meeting.status.in_words().to_owned()),
        field(
            MeetingField::Format,
            "Format",
            known(meeting.format.in_words(), meeting.format == MeetingFormat::Unknown),
        ),
        field(MeetingField::Kind, "Kind", known(meeting.kind.in_words(), meeting.kind == MeetingKind::Unknown)),
        field(
            MeetingField::Host,
            "Host",
            meeting.host.as_ref().map(|host| dossier.actor_name(host).to_owned()).unwrap_or_default(),
        ),
    ];
    let new = |what: What, label: &str| Target { what, label: label.to_owned(), held: String::new() };
    found.push(new(What::NewAttendee(id.clone()), "New attendee…"));
    found.push(new(What::NewOutcome(id.clone()), "New outcome…"));
    found.push(new(What::NewTopic(id.clone()), "New agenda item…"));
    for attendee in &meeting.attendees {
        let name = attendee.actor.as_ref().map_or(attendee.described.as_str(), |actor| dossier.actor_name(actor));
        found.push(field(
            MeetingField::Attendee(attendee.id.clone()),
            &format!("Attendee {name}"),
            attendee.state.in_words().to_owned(),
        ));
    }
    for topic in &meeting.agenda {
        let name = dossier.topics.get(topic).map_or("", |topic| topic.name.as_str());
        found.push(field(MeetingField::Agenda(topic.clone()), "Agenda", name.to_owned()));
    }
    for outcome in &meeting.outcomes {
        found.push(field(MeetingField::Outcome(outcome.id.clone()), "Outcome", outcome.text.clone()));
    }
    for side in &meeting.sides {
        let name = side.actor.as_ref().map_or(side.name.as_str(), |actor| dossier.actor_name(actor));
        found.push(field(MeetingField::Side(side.id.clone()), "Side", name.to_owned()));
    }
    for actor in &meeting.mediators {
        found.push(field(MeetingField::Mediator(actor.clone()), "Mediator", dossier.actor_name(actor).to_owned()));
    }
    found.push(field(MeetingField::Series, "Series", meeting.series_in_words()));
    let follows = meeting.follows.as_ref().map(|id| dossier.title_of(&RecordRef::Meeting(id.clone())));
    found.push(field(MeetingField::Follows, "Follows", follows.unwrap_or_default()));
    found.push(field(MeetingField::Title, "That it is this meeting", String::new()));
    found
}

fn of_actor(dossier: &Dossier, id: &ActorId, actor: &Actor) -> Vec<Target> {
    let field =
        |field: ActorField, label: String, held: String| Target { what: What::Actor(id.clone(), field), label, held };
    let mut found = vec![field(ActorField::Title, "Title, at the time".to_owned(), String::new())];
    for role in &actor.roles {
        found.push(field(ActorField::Role(role.id.clone()), "Role".to_owned(), role.title.clone()));
    }
    found.push(Target { what: What::NewRole(id.clone()), label: "New role…".to_owned(), held: String::new() });
    found.push(field(ActorField::Description, "Description".to_owned(), actor.description.clone()));
    for name in &actor.names {
        found.push(field(ActorField::Name(name.id.clone()), "Name".to_owned(), name.value.clone()));
    }
    for relation in &actor.relations {
        let held = format!("{} {}", relation.kind.in_words(), dossier.actor_name(&relation.other));
        found.push(field(ActorField::Relation(relation.id.clone()), "Relation".to_owned(), held));
    }
    found
}

impl Target {
    /// What a claim on this subject is evidence for, whether or not it is offered for new ones.
    pub fn on(dossier: &Dossier, subject: &Subject) -> Self {
        let what = match subject.clone() {
            Subject::Meeting(id, field) => What::Meeting(id, field),
            Subject::Actor(id, field) => What::Actor(id, field),
            Subject::Commitment(id, field) => What::Commitment(id, field),
            Subject::Question(question) => What::Question(question),
        };
        let held = match subject {
            Subject::Meeting(_, MeetingField::Mediator(actor)) => dossier.actor_name(actor).to_owned(),
            Subject::Meeting(_, MeetingField::Agenda(topic)) => {
                dossier.topics.get(topic).map(|topic| topic.name.clone()).unwrap_or_default()
            }
            _ => String::new(),
        };
        Self { what, label: subject_label(dossier, subject), held }
    }

    /// Whether a claim on this subject is one for it.
    pub fn is_on(&self, subject: &Subject) -> bool {
        self.subject().as_ref() == Some(subject)
    }

    pub fn in_words(&self) -> String {
        if self.held.is_empty() { self.label.clone() } else { format!("{} · {}", self.label, self.held) }
    }

    pub fn held(&self) -> &str {
        &self.held
    }

    /// Whether the record can take the value as the one held.
    pub fn can_hold(&self) -> bool {
        self.subject().is_some_and(|subject| can_hold(&subject))
    }

    /// What a claim for it is about; `None` where that is made with the claim.
    pub fn subject(&self) -> Option<Subject> {
        match &self.what {
            What::Meeting(id, field) => Some(Subject::Meeting(id.clone(), field.clone())),
            What::Actor(id, field) => Some(Subject::Actor(id.clone(), field.clone())),
            What::Commitment(id, field) => Some(Subject::Commitment(id.clone(), *field)),
            What::Question(question) => Some(Subject::Question(question.clone())),
            What::NewQuestion | What::NewAttendee(_) | What::NewTopic(_) | What::NewOutcome(_) | What::NewRole(_) => {
                None
            }
        }
    }

    /// Whether it asks for a question in words.
    pub fn is_new_question(&self) -> bool {
        matches!(self.what, What::NewQuestion)
    }

    /// Whether it is a question of the analyst's own, new or asked before.
    pub fn is_question(&self) -> bool {
        matches!(self.what, What::NewQuestion | What::Question(_))
    }

    /// How well it fits the words, so that the best is offered first: a date for words that name a day, a place for
    /// words that name one, someone's presence for words that name them.
    pub fn fit(&self, dossier: &Dossier, words: Words<'_>) -> u8 {
        let of_commitment = matches!(self.what, What::Commitment(..));
        match &self.what {
            What::Meeting(_, MeetingField::Date) | What::Commitment(_, CommitmentField::Deadline)
                if words.date().is_some() =>
            {
                5 + u8::from(!of_commitment)
            }
            What::Meeting(_, MeetingField::Place) if words.place().is_some() => 5,
            What::Meeting(id, MeetingField::Attendee(part)) => {
                let named = named_in(dossier, words.text);
                let attendee = dossier.meetings.get(id).and_then(|it| it.attendees.iter().find(|it| it.id == *part));
                if named.is_some() && attendee.is_some_and(|attendee| attendee.actor == named) { 4 } else { 0 }
            }
            What::Meeting(_, MeetingField::Format) if signs::format_in(words.text).is_some() => 3,
            What::Meeting(_, MeetingField::Status) if signs::status_in(words.text).is_some() => 2,
            _ => 0,
        }
    }

    /// The field to enter the value in, filled with what the words say, else with what is held.
    pub fn input(&self, dossier: &Dossier, words: Words<'_>) -> Input {
        let or_words = |held: &str| if held.is_empty() { words.text.to_owned() } else { held.to_owned() };
        let text = |text: String| Input::Value(ValueInput::Text(text));
        let sentence = |found: bool| if found { words.text } else { words.sentence };
        match &self.what {
            What::Meeting(id, field) => {
                let Some(meeting) = dossier.meetings.get(id) else { return Input::None };
                Input::Value(match field {
                    MeetingField::Date => {
                        let held = || meeting.date.as_ref().map(|date| date.edtf.clone());
                        ValueInput::Date(words.date().or_else(held).map(|date| date.to_string()).unwrap_or_default())
                    }
                    MeetingField::Place => ValueInput::Place(words.place().unwrap_or_else(|| meeting.place.clone())),
                    MeetingField::Status => {
                        let read = signs::status_in(words.text).or_else(|| signs::status_in(words.sentence));
                        ValueInput::Status(read.unwrap_or(meeting.status))
                    }
                    MeetingField::Format => ValueInput::Format(signs::format_in(words.text).unwrap_or(meeting.format)),
                    MeetingField::Kind => ValueInput::Kind(meeting.kind),
                    MeetingField::Follows => ValueInput::Meeting(meeting.follows.clone()),
                    MeetingField::Host => {
                        ValueInput::Actor(named_in(dossier, words.text).or_else(|| meeting.host.clone()))
                    }
                    MeetingField::Attendee(part) => {
                        let attendee = meeting.attendees.iter().find(|attendee| attendee.id == *part);
                        let words = sentence(signs::attendance_in(words.text).is_some());
                        let held = attendee.map(|attendee| attendee.state).unwrap_or_default();
                        ValueInput::Attendance(signs::attendance_in(words).unwrap_or(held))
                    }
                    MeetingField::Outcome(_) | MeetingField::Agenda(_) => ValueInput::Text(self.held.clone()),
                    MeetingField::Title | MeetingField::Series | MeetingField::Mediator(_) | MeetingField::Side(_) => {
                        ValueInput::Text(or_words(&self.held))
                    }
                })
            }
            What::Actor(_, field) if *field != ActorField::Title => text(or_words(&self.held)),
            What::Commitment(id, field) => {
                let Some(commitment) = dossier.commitments.get(id) else { return Input::None };
                Input::Value(match field {
                    CommitmentField::What | CommitmentField::Condition => ValueInput::Text(words.text.to_owned()),
                    CommitmentField::Deadline => {
                        let date = words.date().or_else(|| commitment.deadline.clone());
                        ValueInput::Date(date.map(|date| date.to_string()).unwrap_or_default())
                    }
                    CommitmentField::Status => ValueInput::Progress(commitment.status()),
                    CommitmentField::Who => {
                        ValueInput::Actor(named_in(dossier, words.text).or_else(|| commitment.who.first().cloned()))
                    }
                    CommitmentField::ToWhom => {
                        ValueInput::Actor(named_in(dossier, words.text).or_else(|| commitment.to_whom.first().cloned()))
                    }
                })
            }
            What::Question(question) => Input::Value(answer(words, sort_of(dossier, question))),
            What::NewQuestion => Input::Value(answer(words, None)),
            What::NewAttendee(id) => {
                let Some(meeting) = dossier.meetings.get(id) else { return Input::None };
                let mut options = vec![(None, "no side".to_owned())];
                for side in &meeting.sides {
                    let name = side.actor.as_ref().map_or(side.name.as_str(), |actor| dossier.actor_name(actor));
                    options.push((Some(side.id.clone()), name.to_owned()));
                }
                let chosen = options.get(1).and_then(|(id, _)| id.clone());
                let state = signs::attendance_in(words.sentence).unwrap_or(AttendanceState::Attended);
                Input::Someone { actor: named_in(dossier, words.text), side: SideInput { options, chosen }, state }
            }
            What::Actor(..) | What::NewTopic(_) | What::NewOutcome(_) | What::NewRole(_) => text(words.text.to_owned()),
        }
    }

    /// The value in the input, or what is wrong with it.
    pub fn read(input: &Input) -> Result<Read, String> {
        match input {
            Input::None => Err("the record is gone".to_owned()),
            Input::Value(value) => value.read().map(Read::Value),
            Input::Someone { actor, side, state } => {
                Ok(Read::Someone { actor: actor.clone(), side: side.chosen.clone(), state: *state })
            }
        }
    }

    /// The subject and value of the claim, and the record as it must be for it.
    pub fn make(&self, scene: &mut Scene<'_>, read: Read, question: &str) -> Made {
        let dossier = scene.dossier;
        let value = match &read {
            Read::Value(value) => value.clone(),
            Read::Someone { state, .. } => Value::Attendance(*state),
        };
        let words = value_in_words(dossier, &value);
        match &self.what {
            What::Meeting(..) | What::Actor(..) | What::Commitment(..) | What::Question(_) => {
                let subject = self.subject().unwrap_or_else(|| Subject::Question(String::new()));
                let label = subject_in_words(dossier, &subject);
                Made { subject, value, record: Vec::new(), label }
            }
            What::NewQuestion => {
                let question = question.trim().to_owned();
                Made { subject: Subject::Question(question.clone()), value, record: Vec::new(), label: question }
            }
            What::NewAttendee(id) => {
                let part = scene.minter.part();
                let Read::Someone { actor, side, state } = read else { return self.nothing(id, value) };
                let name =
                    actor.as_ref().map_or("someone not named".to_owned(), |actor| dossier.actor_name(actor).to_owned());
                let described = if actor.is_some() { String::new() } else { "not named".to_owned() };
                let attendee = Attendee {
                    id: part.clone(),
                    actor,
                    described,
                    side,
                    capacity: String::new(),
                    title_printed: String::new(),
                    state,
                };
                let record = change(dossier, id, |meeting| meeting.attendees.push(attendee));
                let subject = Subject::Meeting(id.clone(), MeetingField::Attendee(part));
                Made { subject, value, record, label: format!("attendee {name}") }
            }
            What::NewTopic(id) => {
                let known = dossier.topics.iter().find(|(_, topic)| topic.name.to_lowercase() == words.to_lowercase());
                let (topic, mut record) = match known {
                    Some((id, _)) => (id.clone(), Vec::new()),
                    None => {
                        let topic = scene.minter.topic(dossier);
                        let record =
                            Record::Topic(topic.clone(), Arc::new(Topic { name: words.clone(), parent: None }));
                        (topic, vec![record])
                    }
                };
                record.extend(change(dossier, id, |meeting| {
                    if !meeting.agenda.contains(&topic) {
                        meeting.agenda.push(topic.clone());
                    }
                }));
                Made {
                    subject: Subject::Meeting(id.clone(), MeetingField::Agenda(topic)),
                    value,
                    record,
                    label: format!("agenda item {words}"),
                }
            }
            What::NewOutcome(id) => {
                let part = scene.minter.part();
                let outcome = Outcome { id: part.clone(), text: words.clone() };
                let record = change(dossier, id, |meeting| meeting.outcomes.push(outcome));
                Made {
                    subject: Subject::Meeting(id.clone(), MeetingField::Outcome(part)),
                    value,
                    record,
                    label: format!("outcome {words}"),
                }
            }
            What::NewRole(id) => {
                let part = scene.minter.part();
                let mut record = Vec::new();
                if let Some(actor) = dossier.actors.get(id) {
                    let mut actor = Actor::clone(actor);
                    actor.roles.push(Role {
                        id: part.clone(),
                        title: words,
                        organisation: None,
                        period: Period::default(),
                    });
                    record.push(Record::Actor(id.clone(), actor.into()));
                }
                let label = format!("role of {}", dossier.actor_name(id));
                Made { subject: Subject::Actor(id.clone(), ActorField::Role(part)), value, record, label }
            }
        }
    }

    fn nothing(&self, id: &MeetingId, value: Value) -> Made {
        Made {
            subject: Subject::Meeting(id.clone(), MeetingField::Title),
            value,
            record: Vec::new(),
            label: self.label.clone(),
        }
    }
}

fn change(dossier: &Dossier, id: &MeetingId, change: impl FnOnce(&mut Meeting)) -> Vec<Record> {
    let Some(meeting) = dossier.meetings.get(id) else { return Vec::new() };
    let mut meeting = Meeting::clone(meeting);
    change(&mut meeting);
    vec![Record::Meeting(id.clone(), meeting.into())]
}
