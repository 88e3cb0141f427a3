//! What words can be evidence for, and how the value that they give is entered.

use std::sync::Arc;

use super::super::super::scene::Scene;
use crate::compare::value_in_words;
use crate::model::{
    Actor, ActorField, ActorId, AttendanceState, Attendee, Dossier, EdtfDate, Meeting, MeetingField, MeetingFormat,
    MeetingId, MeetingKind, MeetingStatus, Outcome, PartId, Period, Place, Record, RecordRef, Role, Subject, Topic,
    Value, When,
};

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
    Text(String),
    Date(String),
    Place(Place),
    Status(MeetingStatus),
    Format(MeetingFormat),
    Kind(MeetingKind),
    Attendance(AttendanceState),
    Actor {
        actor: Option<ActorId>,
        side: Option<SideInput>,
        state: Option<AttendanceState>,
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
        _ => Vec::new(),
    }
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
    found
}

fn of_actor(dossier: &Dossier, id: &ActorId, actor: &Actor) -> Vec<Target> {
    let field =
        |field: ActorField, label: String, held: String| Target { what: What::Actor(id.clone(), field), label, held };
    let mut found = Vec::new();
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

fn named_in(dossier: &Dossier, words: &str) -> Option<ActorId> {
    let lower = words.to_lowercase();
    dossier
        .actors
        .iter()
        .filter(|(_, actor)| {
            actor.names.iter().any(|name| !name.value.is_empty() && lower.contains(&name.value.to_lowercase()))
        })
        .max_by_key(|(_, actor)| actor.name().len())
        .map(|(id, _)| id.clone())
}

impl Target {
    pub fn in_words(&self) -> String {
        if self.held.is_empty() { self.label.clone() } else { format!("{} · {}", self.label, self.held) }
    }

    pub fn held(&self) -> &str {
        &self.held
    }

    /// Whether the record can take the value as the one held.
    pub fn can_hold(&self) -> bool {
        matches!(
            self.what,
            What::Meeting(
                _,
                MeetingField::Date
                    | MeetingField::Place
                    | MeetingField::Status
                    | MeetingField::Format
                    | MeetingField::Kind
                    | MeetingField::Host
                    | MeetingField::Attendee(_)
            ) | What::Actor(_, ActorField::Description)
        )
    }

    /// The field to enter the value in, filled with what is held or with the words.
    pub fn input(&self, dossier: &Dossier, words: &str) -> Input {
        let or_words = |held: &str| if held.is_empty() { words.to_owned() } else { held.to_owned() };
        match &self.what {
            What::Meeting(id, field) => {
                let Some(meeting) = dossier.meetings.get(id) else { return Input::None };
                match field {
                    MeetingField::Date => {
                        Input::Date(meeting.date.as_ref().map(|date| date.edtf.to_string()).unwrap_or_default())
                    }
                    MeetingField::Place => Input::Place(meeting.place.clone()),
                    MeetingField::Status => Input::Status(meeting.status),
                    MeetingField::Format => Input::Format(meeting.format),
                    MeetingField::Kind => Input::Kind(meeting.kind),
                    MeetingField::Host => {
                        let actor = meeting.host.clone().or_else(|| named_in(dossier, words));
                        Input::Actor { actor, side: None, state: None }
                    }
                    MeetingField::Attendee(part) => Input::Attendance(
                        meeting
                            .attendees
                            .iter()
                            .find(|attendee| attendee.id == *part)
                            .map(|attendee| attendee.state)
                            .unwrap_or_default(),
                    ),
                    MeetingField::Outcome(_) | MeetingField::Agenda(_) => Input::Text(self.held.clone()),
                    MeetingField::Title
                    | MeetingField::Series
                    | MeetingField::Follows
                    | MeetingField::Mediator(_)
                    | MeetingField::Side(_) => Input::Text(or_words(&self.held)),
                }
            }
            What::Actor(..) => Input::Text(or_words(&self.held)),
            What::NewAttendee(id) => {
                let Some(meeting) = dossier.meetings.get(id) else { return Input::None };
                let mut options = vec![(None, "no side".to_owned())];
                for side in &meeting.sides {
                    let name = side.actor.as_ref().map_or(side.name.as_str(), |actor| dossier.actor_name(actor));
                    options.push((Some(side.id.clone()), name.to_owned()));
                }
                let chosen = options.get(1).and_then(|(id, _)| id.clone());
                Input::Actor {
                    actor: named_in(dossier, words),
                    side: Some(SideInput { options, chosen }),
                    state: Some(AttendanceState::Attended),
                }
            }
            What::NewTopic(_) | What::NewOutcome(_) | What::NewRole(_) => Input::Text(words.to_owned()),
        }
    }

    /// The value in the input, or what is wrong with it.
    pub fn read(&self, input: &Input) -> Result<Read, String> {
        let value = match input {
            Input::None => return Err("the record is gone".to_owned()),
            Input::Text(text) if text.trim().is_empty() => return Err("say what the words say".to_owned()),
            Input::Text(text) => Value::Text(text.trim().to_owned()),
            Input::Date(text) => Value::Date(text.trim().parse::<EdtfDate>().map_err(|error| error.to_string())?),
            Input::Place(place) if place.is_unknown() => return Err("name a venue, a city or a country".to_owned()),
            Input::Place(place) => Value::Place(place.clone()),
            Input::Status(status) => Value::Status(*status),
            Input::Format(format) => Value::Format(*format),
            Input::Kind(kind) => Value::Kind(*kind),
            Input::Attendance(state) => Value::Attendance(*state),
            Input::Actor { actor, side, state: Some(state) } => {
                return Ok(Read::Someone {
                    actor: actor.clone(),
                    side: side.as_ref().and_then(|side| side.chosen.clone()),
                    state: *state,
                });
            }
            Input::Actor { actor: Some(actor), .. } => Value::Actor(actor.clone()),
            Input::Actor { actor: None, .. } => return Err("choose an actor".to_owned()),
        };
        Ok(Read::Value(value))
    }

    /// The subject and value of the claim, and the record as it must be for it.
    pub fn make(&self, scene: &mut Scene<'_>, read: Read, hold: bool) -> Made {
        let dossier = scene.dossier;
        let value = match &read {
            Read::Value(value) => value.clone(),
            Read::Someone { state, .. } => Value::Attendance(*state),
        };
        let words = value_in_words(dossier, &value);
        match &self.what {
            What::Meeting(id, field) => {
                let meeting = dossier.meetings.get(id);
                let title = meeting.map(|meeting| meeting.title.clone()).unwrap_or_default();
                let changed = meeting.filter(|_| hold).and_then(|meeting| hold_in(meeting, field, &value));
                Made {
                    subject: Subject::Meeting(id.clone(), field.clone()),
                    value,
                    record: changed.map(|meeting| Record::Meeting(id.clone(), meeting.into())).into_iter().collect(),
                    label: format!("{} of {title}", self.label.to_lowercase()),
                }
            }
            What::Actor(id, field) => {
                let mut record = Vec::new();
                if let (true, ActorField::Description, Value::Text(text), Some(actor)) =
                    (hold, field, &value, dossier.actors.get(id))
                {
                    let actor = Actor { description: text.clone(), ..Actor::clone(actor) };
                    record.push(Record::Actor(id.clone(), actor.into()));
                }
                Made {
                    subject: Subject::Actor(id.clone(), field.clone()),
                    value,
                    record,
                    label: format!("{} of {}", self.label.to_lowercase(), dossier.actor_name(id)),
                }
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

/// The meeting with this value held; `None` where it is held already.
fn hold_in(meeting: &Meeting, field: &MeetingField, value: &Value) -> Option<Meeting> {
    let mut changed = meeting.clone();
    match (field, value) {
        (MeetingField::Date, Value::Date(date)) => {
            let printed =
                changed.date.take().filter(|when| when.edtf == *date).map(|when| when.printed).unwrap_or_default();
            changed.date = Some(When { edtf: date.clone(), printed });
        }
        (MeetingField::Place, Value::Place(place)) => changed.place = place.clone(),
        (MeetingField::Status, Value::Status(status)) => changed.status = *status,
        (MeetingField::Format, Value::Format(format)) => changed.format = *format,
        (MeetingField::Kind, Value::Kind(kind)) => changed.kind = *kind,
        (MeetingField::Host, Value::Actor(actor)) => changed.host = Some(actor.clone()),
        (MeetingField::Attendee(part), Value::Attendance(state)) => {
            changed
                .attendees
                .iter_mut()
                .filter(|attendee| attendee.id == *part)
                .for_each(|attendee| attendee.state = *state);
        }
        _ => {}
    }
    (changed != *meeting).then_some(changed)
}
