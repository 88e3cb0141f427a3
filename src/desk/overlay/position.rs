//! What an actor says on a topic: from selected words, or typed; and its correction.

use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::super::derived::Derived;
use super::super::message::Message;
use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Button, Field, Segmented, form_row_ui};
use super::super::widgets::pick::{Pick, Picked, actors, topics};
use super::commitment::make::{Words, bare, quote_of, words_of};
use super::commitment::{date_ui, meeting_ui, read};
use super::speaker::{guess, meeting_of};
use super::{Left, entered, focus_first, form_ui};
use crate::edit::{Change, Edit};
use crate::model::{
    ActorId, Dossier, MeetingId, Position, PositionId, Quote, Record, RecordRef, Shift, Stance, Topic, TopicId,
};
use crate::reading::Reading;

const LABEL: f32 = 96.0;
/// Longer words are no summary: the analyst shortens them.
const SUMMARY: usize = 60;

/// A topic that is there, or the name of one to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Chosen {
    Known(TopicId),
    New(String),
}

/// A position to be made or corrected.
#[derive(Debug)]
pub struct PositionForm {
    /// The one that is corrected.
    id: Option<PositionId>,
    words: Option<Words>,
    quote: Option<Quote>,
    quoted: String,
    actor: Option<ActorId>,
    topic: Option<Chosen>,
    meeting: Option<MeetingId>,
    date: String,
    stance: Stance,
    summary: String,
    shift: Option<Shift>,
    fresh: bool,
}

impl PositionForm {
    /// A form for these words, if there are some; filled with who is named around them, and with the meeting and the
    /// date of their article.
    #[must_use]
    pub fn new(dossier: &Dossier, derived: &Derived, reading: Option<&Reading>, words: Option<Words>) -> Self {
        let quoted = words_of(dossier, words.as_ref());
        let found =
            words.as_ref().map(|(article, range)| guess(dossier, derived, reading, article, range)).unwrap_or_default();
        let article = words.as_ref().and_then(|(article, _)| dossier.articles.get(article));
        let published = article.and_then(|article| article.published.as_ref());
        let summary = bare(&quoted);
        Self {
            id: None,
            quote: quote_of(dossier, words.as_ref()),
            actor: found.speaker,
            topic: None,
            meeting: words.as_ref().and_then(|(article, _)| meeting_of(dossier, derived, article)),
            date: published.map(|when| when.edtf.to_string()).unwrap_or_default(),
            stance: Stance::Said,
            summary: if summary.chars().count() <= SUMMARY { summary } else { String::new() },
            shift: None,
            quoted,
            words,
            fresh: true,
        }
    }

    /// A form without words, for a position of this actor or at this meeting.
    #[must_use]
    pub fn of(dossier: &Dossier, derived: &Derived, meeting: Option<MeetingId>, actor: Option<ActorId>) -> Self {
        Self { actor, meeting, ..Self::new(dossier, derived, None, None) }
    }

    /// A form that corrects a position; `None` where it is gone.
    #[must_use]
    pub fn change(dossier: &Dossier, id: &PositionId) -> Option<Self> {
        let position = dossier.positions.get(id)?;
        Some(Self {
            id: Some(id.clone()),
            words: None,
            quote: position.quote.clone(),
            quoted: position.quote.as_ref().map(|quote| quote.exact.clone()).unwrap_or_default(),
            actor: Some(position.actor.clone()),
            topic: Some(Chosen::Known(position.topic.clone())),
            meeting: position.meeting.clone(),
            date: position.date.as_ref().map(ToString::to_string).unwrap_or_default(),
            stance: position.stance,
            summary: position.summary.clone(),
            shift: position.shift,
            fresh: true,
        })
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("position summary");
        let date = read(&self.date);
        let ready = self.actor.is_some() && self.topic.is_some() && date.is_ok();
        let (title, accept) =
            if self.id.is_some() { ("Change position", "Change") } else { ("Position…", "Add position") };
        let hint = match (&self.quote, &self.id) {
            (Some(_), _) => "The words stay in the article; the position points at them.",
            (None, _) => "Without words in an article it stands as unsupported.",
        };
        let mut deleted = false;
        let left = form_ui(
            ui,
            title,
            hint,
            (accept, "Ctrl Enter"),
            || ready,
            680.0,
            |ui| {
                let theme = theme(ui);
                if !self.quoted.is_empty() {
                    ui.label(Text::Quotation.rich(format!("“{}”", self.quoted), theme.ink));
                }
                self.who_ui(ui, scene);
                form_row_ui(ui, "Stance", LABEL, |ui| {
                    let stances = [(Stance::Said, "said"), (Stance::Denied, "denied"), (Stance::Silent, "silent")];
                    Segmented::new("Stance").show(ui, &mut self.stance, &stances)
                });
                let summary = form_row_ui(ui, "In short", LABEL, |ui| {
                    Field::new("In short").id(field).hint("must be respected").show(ui, &mut self.summary)
                });
                form_row_ui(ui, "At meeting", LABEL, |ui| meeting_ui(ui, scene, &mut self.meeting));
                let dated = form_row_ui(ui, "Date", LABEL, |ui| date_ui(ui, "Date", &mut self.date, date.as_ref()));
                form_row_ui(ui, "Than before", LABEL, |ui| {
                    let shifts = [
                        (None, "not judged"),
                        (Some(Shift::Firmer), "firmer"),
                        (Some(Shift::Softer), "softer"),
                        (Some(Shift::Unchanged), "unchanged"),
                    ];
                    Segmented::new("Than before").show(ui, &mut self.shift, &shifts)
                });
                if self.id.is_some() {
                    deleted = ui.add(Button::new("Delete the position").danger()).clicked();
                }
                [summary, dated].iter().any(|response| entered(ui, response)) && ready
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if deleted {
            self.delete(scene);
            return false;
        }
        if left == Some(Left::Accepted) && ready {
            self.accept(scene, date.ok().flatten());
        }
        left.is_none()
    }

    fn who_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        form_row_ui(ui, "Who", LABEL, |ui| {
            let shown = self.actor.as_ref().map_or("Choose who said it…", |id| scene.dossier.actor_name(id));
            let chosen = self.actor.is_some();
            let pick = Pick { id: Id::unique("position actor"), name: "Who", shown, chosen, typed: None };
            if let Some(Picked::One(actor)) = pick.show(ui, || actors(scene, &[])) {
                self.actor = Some(actor);
            }
        });
        form_row_ui(ui, "Topic", LABEL, |ui| {
            let name = match &self.topic {
                Some(Chosen::Known(id)) => scene.dossier.title_of(&RecordRef::Topic(id.clone())),
                Some(Chosen::New(name)) => format!("{name} (new)"),
                None => "Choose a topic, or type a new one…".to_owned(),
            };
            let chosen = self.topic.is_some();
            let typed = Some("New topic");
            let pick = Pick { id: Id::unique("position topic"), name: "Topic", shown: &name, chosen, typed };
            match pick.show(ui, || topics(scene, &[])) {
                Some(Picked::One(topic)) => self.topic = Some(Chosen::Known(topic)),
                Some(Picked::Typed(name)) => self.topic = Some(Chosen::New(name)),
                None => {}
            }
        });
    }

    fn accept(&self, scene: &mut Scene<'_>, date: Option<crate::model::EdtfDate>) {
        let (Some(actor), Some(topic)) = (self.actor.clone(), self.topic.clone()) else { return };
        let (topic, made) = match topic {
            Chosen::Known(id) => (id, None),
            Chosen::New(name) => {
                let id = scene.minter.topic(scene.dossier);
                (id.clone(), Some(Record::Topic(id, Arc::new(Topic { name, parent: None }))))
            }
        };
        let called = match &made {
            Some(Record::Topic(_, topic)) => topic.name.clone(),
            _ => scene.dossier.title_of(&RecordRef::Topic(topic.clone())),
        };
        let verb = if self.id.is_some() { "change position" } else { "position" };
        let label = format!("{verb} of {} on {called}", scene.dossier.actor_name(&actor));
        let id = self.id.clone().unwrap_or_else(|| scene.minter.position(scene.dossier));
        let position = Position {
            actor,
            topic,
            meeting: self.meeting.clone(),
            date,
            stance: self.stance,
            summary: self.summary.trim().to_owned(),
            shift: self.shift,
            quote: self.quote.clone(),
        };
        let edit = Edit::put(label, made.into_iter().chain([Record::Position(id, position.into())]));
        scene.push(Message::Edit(match &self.words {
            Some((article, _)) => edit.selecting(RecordRef::Article(article.clone())),
            None => edit,
        }));
    }

    fn delete(&self, scene: &mut Scene<'_>) {
        if let Some(id) = &self.id {
            let label = match &self.actor {
                Some(actor) => format!("delete a position of {}", scene.dossier.actor_name(actor)),
                None => "delete a position".to_owned(),
            };
            scene.push(Message::Edit(Edit::one(label, Change::Remove(RecordRef::Position(id.clone())))));
        }
    }
}
