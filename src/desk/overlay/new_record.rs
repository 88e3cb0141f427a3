//! New actors, new meetings, and new names for what is shown.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::super::message::Message;
use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Field, form_row_ui, select_ui};
use super::{Left, entered, focus_first, form_ui};
use crate::edit::{Edit, quote_claim};
use crate::model::{
    Actor, ActorField, ActorId, ActorKind, ArticleId, Dossier, EdtfDate, Meeting, MeetingField, MeetingId,
    MeetingStatus, NameKind, Period, Place, Record, RecordRef, Relation, RelationKind, Side, Subject, Value, When,
    text,
};

const LABEL: f32 = 100.0;

/// Words of an article.
type Words = (ArticleId, Range<usize>);

fn words_of(dossier: &Dossier, words: Option<&Words>) -> String {
    words
        .and_then(|(id, range)| text::slice_chars(&dossier.articles.get(id)?.text, range.clone()))
        .map(|found| found.split_whitespace().collect::<Vec<_>>().join(" "))
        .unwrap_or_default()
}

/// An actor to be made.
#[derive(Debug)]
pub struct ActorForm {
    words: Option<Words>,
    name: String,
    kind: ActorKind,
    party: Option<ActorId>,
    role: String,
    fresh: bool,
}

impl ActorForm {
    /// An actor named by these words, if there are some.
    #[must_use]
    pub fn new(dossier: &Dossier, words: Option<Words>) -> Self {
        let found = words_of(dossier, words.as_ref());
        let name = found.trim_matches(|letter: char| letter.is_ascii_punctuation() || "“”‘’«»".contains(letter));
        let name = name.strip_suffix("’s").or(name.strip_suffix("'s")).unwrap_or(name).to_owned();
        Self { words, name, kind: ActorKind::Person, party: None, role: String::new(), fresh: true }
    }

    /// An actor of this name, without evidence.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            words: None,
            name: name.to_owned(),
            kind: ActorKind::Person,
            party: None,
            role: String::new(),
            fresh: true,
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("actor name");
        let name = self.name.trim().to_owned();
        let known = scene
            .dossier
            .actors
            .iter()
            .find(|(_, actor)| actor.names.iter().any(|other| other.value.to_lowercase() == name.to_lowercase()));
        let clash = known
            .filter(|_| !name.is_empty())
            .map(|(_, actor)| format!("“{name}” is a name of {} already", actor.name()));
        let hint = if self.words.is_some() { "The words become its evidence." } else { "" };
        let mut parties: Vec<(Option<ActorId>, String)> = vec![(None, "none".to_owned())];
        parties.extend(
            scene.dossier.about.parties.iter().map(|id| (Some(id.clone()), scene.dossier.actor_name(id).to_owned())),
        );
        let left = form_ui(
            ui,
            "New actor",
            hint,
            ("Add actor", "Enter"),
            || !name.is_empty(),
            560.0,
            |ui| {
                let response = form_row_ui(ui, "Name", LABEL, |ui| {
                    Field::new("Name").id(field).serif().error(clash.as_deref()).show(ui, &mut self.name)
                });
                form_row_ui(ui, "Kind", LABEL, |ui| {
                    let kinds = ActorKind::ALL.map(|kind| (kind, kind.in_words()));
                    select_ui(ui, "Kind of actor", 260.0, &mut self.kind, &kinds)
                });
                let role = form_row_ui(ui, "Role", LABEL, |ui| {
                    Field::new("Role").hint("Special Representative for Afghanistan").serif().show(ui, &mut self.role)
                });
                if parties.len() > 1 {
                    form_row_ui(ui, "Side", LABEL, |ui| {
                        let options: Vec<_> = parties.iter().map(|(id, name)| (id.clone(), name.as_str())).collect();
                        select_ui(ui, "Side", 260.0, &mut self.party, &options)
                    });
                }
                entered(ui, &response) || entered(ui, &role)
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if left == Some(Left::Accepted) {
            self.accept(scene, &name);
        }
        left.is_none()
    }

    fn accept(&self, scene: &mut Scene<'_>, name: &str) {
        let id = scene.minter.actor(scene.dossier);
        let part = scene.minter.part();
        let mut actor = Actor::named(self.kind, name, part.clone());
        if !self.role.trim().is_empty() {
            actor.roles.push(crate::model::Role {
                id: scene.minter.part(),
                title: self.role.trim().to_owned(),
                organisation: None,
                period: Period::default(),
            });
        }
        if let Some(party) = &self.party {
            let kind = if self.kind == ActorKind::Person { RelationKind::Represents } else { RelationKind::PartOf };
            actor.relations.push(Relation {
                id: scene.minter.part(),
                kind,
                other: party.clone(),
                period: Period::default(),
                note: String::new(),
            });
        }
        let claim = self.words.as_ref().and_then(|(article, range)| {
            let claim = scene.minter.claim(scene.dossier);
            let subject = Subject::Actor(id.clone(), ActorField::Name(part));
            quote_claim(scene.dossier, claim, article, range.clone(), subject, Value::Text(name.to_owned()))
        });
        let mut edit =
            Edit::put(format!("new actor {name}"), std::iter::once(Record::Actor(id, actor.into())).chain(claim));
        if let Some((article, _)) = &self.words {
            // Whoever marks names while reading goes on reading.
            edit = edit.selecting(RecordRef::Article(article.clone()));
        }
        scene.push(Message::Edit(edit));
    }
}

/// A meeting to be made.
#[derive(Debug)]
pub struct MeetingForm {
    words: Option<Words>,
    title: String,
    date: String,
    city: String,
    country: String,
    status: MeetingStatus,
    sides: [Option<ActorId>; 2],
    follows: Option<MeetingId>,
    fresh: bool,
}

impl MeetingForm {
    /// A meeting; these words say that it was held or announced, if there are some.
    #[must_use]
    pub fn new(dossier: &Dossier, words: Option<Words>, follows: Option<MeetingId>) -> Self {
        let earlier = follows.as_ref().and_then(|id| dossier.meetings.get(id));
        let parties = &dossier.about.parties;
        let sides = match earlier {
            Some(meeting) => [0, 1].map(|at| meeting.sides.get(at).and_then(|side: &Side| side.actor.clone())),
            None => [parties.first().cloned(), parties.get(1).cloned()],
        };
        // Words in the future tense announce.
        let lower = words_of(dossier, words.as_ref()).to_lowercase();
        let announces = ["will", "plan", "plans", "planned", "next", "upcoming", "scheduled"];
        let announced = lower.split(|letter: char| !letter.is_alphabetic()).any(|word| announces.contains(&word));
        Self {
            words,
            title: String::new(),
            date: String::new(),
            city: earlier.map(|meeting| meeting.place.city.clone()).unwrap_or_default(),
            country: earlier.map(|meeting| meeting.place.country.clone()).unwrap_or_default(),
            status: if announced { MeetingStatus::Announced } else { MeetingStatus::Held },
            sides,
            follows,
            fresh: true,
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("meeting title");
        let date = self.date.trim();
        let read: Option<Result<EdtfDate, _>> = (!date.is_empty()).then(|| date.parse::<EdtfDate>());
        let wrong = read.as_ref().and_then(|read| read.as_ref().err()).map(ToString::to_string);
        let ready = !self.title.trim().is_empty() && wrong.is_none();
        let quoted = words_of(scene.dossier, self.words.as_ref());
        let mut actors: Vec<(Option<ActorId>, String)> = vec![(None, "none yet".to_owned())];
        let mut known: Vec<_> =
            scene.dossier.actors.iter().filter(|(_, actor)| actor.kind != ActorKind::Person).collect();
        known.sort_by_key(|(id, actor)| (!scene.dossier.about.parties.contains(id), actor.name().to_lowercase()));
        actors.extend(known.into_iter().map(|(id, actor)| (Some(id.clone()), actor.name().to_owned())));
        let hint = if self.words.is_some() { "The words become evidence of its status." } else { "" };
        let left = form_ui(
            ui,
            "New meeting",
            hint,
            ("Add meeting", "Enter"),
            || ready,
            600.0,
            |ui| {
                let theme = theme(ui);
                if !quoted.is_empty() {
                    ui.label(Text::Quotation.rich(format!("“{quoted}”"), theme.ink2));
                }
                let title = form_row_ui(ui, "Title", LABEL, |ui| {
                    Field::new("Title")
                        .id(field)
                        .serif()
                        .hint("United States and Taliban, Doha")
                        .show(ui, &mut self.title)
                });
                let dated = form_row_ui(ui, "Date", LABEL, |ui| {
                    Field::new("Date")
                        .mono()
                        .hint("2021-10-09/2021-10-10")
                        .error(wrong.as_deref())
                        .show(ui, &mut self.date)
                });
                if let Some(Ok(date)) = &read {
                    form_row_ui(ui, "", LABEL, |ui| ui.label(Text::Label.rich(date.in_words(), theme.ink2)));
                }
                let city = form_row_ui(ui, "City", LABEL, |ui| Field::new("City").serif().show(ui, &mut self.city));
                let country =
                    form_row_ui(ui, "Country", LABEL, |ui| Field::new("Country").serif().show(ui, &mut self.country));
                form_row_ui(ui, "Status", LABEL, |ui| {
                    let states: Vec<_> = MeetingStatus::ALL.iter().map(|status| (*status, status.in_words())).collect();
                    select_ui(ui, "Status", 200.0, &mut self.status, &states)
                });
                let options: Vec<_> = actors.iter().map(|(id, name)| (id.clone(), name.as_str())).collect();
                for (side, (label, name)) in self.sides.iter_mut().zip([("Sides", "First side"), ("", "Second side")]) {
                    form_row_ui(ui, label, LABEL, |ui| select_ui(ui, name, 260.0, side, &options));
                }
                [title, dated, city, country].iter().any(|response| entered(ui, response))
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if left == Some(Left::Accepted) {
            self.accept(scene, read.and_then(Result::ok));
        }
        left.is_none()
    }

    fn accept(&self, scene: &mut Scene<'_>, date: Option<EdtfDate>) {
        let id = scene.minter.meeting(scene.dossier);
        let title = self.title.trim().to_owned();
        let earlier = self.follows.as_ref().and_then(|id| scene.dossier.meetings.get(id));
        let meeting = Meeting {
            title: title.clone(),
            date: date.map(When::from),
            place: Place {
                city: self.city.trim().to_owned(),
                country: self.country.trim().to_owned(),
                ..Place::default()
            },
            status: self.status,
            series: earlier.map(|meeting| meeting.series.clone()).unwrap_or_default(),
            round: earlier.and_then(|meeting| meeting.round).map(|round| round + 1),
            follows: self.follows.clone(),
            sides: self
                .sides
                .iter()
                .flatten()
                .map(|actor| Side { id: scene.minter.part(), actor: Some(actor.clone()), name: String::new() })
                .collect(),
            ..Meeting::default()
        };
        let claim = self.words.as_ref().and_then(|(article, range)| {
            let claim = scene.minter.claim(scene.dossier);
            let subject = Subject::Meeting(id.clone(), MeetingField::Status);
            quote_claim(scene.dossier, claim, article, range.clone(), subject, Value::Status(self.status))
        });
        let record = Record::Meeting(id, meeting.into());
        scene.push(Message::Edit(Edit::put(format!("new meeting {title}"), std::iter::once(record).chain(claim))));
    }
}

/// Another name for a record.
#[derive(Debug)]
pub struct RenameForm {
    record: RecordRef,
    name: String,
    fresh: bool,
}

impl RenameForm {
    /// Renames this record.
    #[must_use]
    pub fn new(dossier: &Dossier, record: RecordRef) -> Self {
        Self { name: dossier.title_of(&record), record, fresh: true }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("new name");
        let name = self.name.trim().to_owned();
        let title = format!("Rename {}", self.record.word());
        let left = form_ui(
            ui,
            &title,
            "",
            ("Rename", "Enter"),
            || !name.is_empty(),
            560.0,
            |ui| {
                let response = Field::labelled("Name").id(field).serif().show(ui, &mut self.name);
                entered(ui, &response)
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if left == Some(Left::Accepted) {
            let label = format!("rename “{}”", scene.dossier.title_of(&self.record));
            let record = match scene.dossier.record(&self.record) {
                Some(Record::Article(id, mut article)) => {
                    Arc::make_mut(&mut article).title = name;
                    Some(Record::Article(id, article))
                }
                Some(Record::Meeting(id, mut meeting)) => {
                    Arc::make_mut(&mut meeting).title = name;
                    Some(Record::Meeting(id, meeting))
                }
                Some(Record::Actor(id, mut actor)) => {
                    let part = scene.minter.part();
                    let actor_mut = Arc::make_mut(&mut actor);
                    let cited = |part: &crate::model::PartId| {
                        let subject = Subject::Actor(id.clone(), ActorField::Name(part.clone()));
                        !scene.derived.claims.on(&subject).is_empty()
                    };
                    match actor_mut.names.iter().position(|other| other.kind == NameKind::Main) {
                        // A name that sources use stays, with its words, as another name.
                        Some(main) if cited(&actor_mut.names[main].id) => {
                            actor_mut.names[main].kind = NameKind::Alias;
                            let new = Actor::named(actor_mut.kind, &name, part).names;
                            actor_mut.names.splice(0..0, new);
                        }
                        Some(main) => actor_mut.names[main].value = name,
                        None => actor_mut.names.extend(Actor::named(actor_mut.kind, &name, part).names),
                    }
                    Some(Record::Actor(id, actor))
                }
                _ => None,
            };
            if let Some(record) = record {
                scene.put(label, record);
            }
        }
        left.is_none()
    }
}
