//! The selected words as another name of an actor.

use std::ops::Range;

use eframe::egui::{Id, Ui};

use super::super::message::Message;
use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Field, Lead, form_row_ui, select_ui};
use super::picker::{Choice, Picker};
use super::{Left, focus_first, form_ui};
use crate::edit::{Edit, quote_claim};
use crate::model::{ActorField, ActorId, ArticleId, Dossier, Name, NameKind, Record, Subject, Value, text};

/// A name to be given to an actor.
#[derive(Debug)]
pub struct AliasForm {
    article: ArticleId,
    range: Range<usize>,
    name: String,
    kind: NameKind,
    picker: Picker,
    actors: Vec<ActorId>,
    chosen: Option<usize>,
    fresh: bool,
}

impl AliasForm {
    /// A form for these words. Actors that share a word with them come first.
    #[must_use]
    pub fn new(dossier: &Dossier, (article, range): (ArticleId, Range<usize>)) -> Self {
        let words = dossier.articles.get(&article).and_then(|article| text::slice_chars(&article.text, range.clone()));
        let name = words.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let parts: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        let shares = |id: &ActorId| {
            let actor = &dossier.actors[id];
            actor
                .names
                .iter()
                .any(|other| other.value.split_whitespace().any(|part| parts.contains(&part.to_lowercase())))
        };
        let mut actors: Vec<ActorId> = dossier.actors.keys().cloned().collect();
        actors.sort_by_key(|id| (!shares(id), dossier.actor_name(id).to_lowercase()));
        let chosen = actors.first().filter(|id| shares(id)).map(|_| 0);
        let latin = name.chars().filter(|letter| letter.is_alphabetic()).all(|letter| (letter as u32) < 0x250);
        let kind = if latin { NameKind::Alias } else { NameKind::Native };
        Self { article, range, name, kind, picker: Picker::default(), actors, chosen, fresh: true }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("alias of");
        let choices: Vec<Choice> = self
            .actors
            .iter()
            .map(|id| Choice {
                words: scene.dossier.actor_name(id).to_owned(),
                detail: scene.dossier.actors.get(id).map_or("", |actor| actor.kind.in_words()).to_owned(),
                lead: Lead::Side(scene.side_of(id)),
            })
            .collect();
        let in_sight = self.chosen.and_then(|at| choices.get(at)).is_some_and(|choice| self.picker.shows(choice));
        let ready = in_sight && !self.name.trim().is_empty();
        let left = form_ui(
            ui,
            "Alias of…",
            "The words become evidence of the name.",
            ("Add name", "Ctrl Enter"),
            || ready,
            560.0,
            |ui| {
                let theme = theme(ui);
                form_row_ui(ui, "Name", 90.0, |ui| Field::new("Name").serif().show(ui, &mut self.name));
                form_row_ui(ui, "Kind", 90.0, |ui| {
                    let kinds = NameKind::ALL.map(|kind| (kind, kind.in_words()));
                    select_ui(ui, "Kind of name", 200.0, &mut self.kind, &kinds)
                });
                ui.label(Text::LabelStrong.rich("Of", theme.ink));
                if let Some(picked) = self.picker.ui(ui, field, "Actor", &choices, self.chosen, 240.0) {
                    self.chosen = Some(picked);
                }
                false
            },
        );
        focus_first(ui, field, &mut self.fresh);
        let chosen = self.chosen.and_then(|chosen| self.actors.get(chosen));
        if let (Some(Left::Accepted), Some(id)) = (left, chosen)
            && let Some(actor) = scene.dossier.actors.get(id)
        {
            let mut actor = crate::model::Actor::clone(actor);
            let part = scene.minter.part();
            actor.names.push(Name {
                id: part.clone(),
                value: self.name.trim().to_owned(),
                kind: self.kind,
                language: String::new(),
                printed_as: String::new(),
            });
            let label = format!("“{}” is {}", self.name.trim(), actor.name());
            let claim = quote_claim(
                scene.dossier,
                scene.minter.claim(scene.dossier),
                &self.article,
                self.range.clone(),
                Subject::Actor(id.clone(), ActorField::Name(part)),
                Value::Text(self.name.trim().to_owned()),
            );
            let records = std::iter::once(Record::Actor(id.clone(), actor.into())).chain(claim);
            let stay = crate::model::RecordRef::Article(self.article.clone());
            scene.push(Message::Edit(Edit::put(label, records).selecting(stay)));
        }
        left.is_none()
    }
}
