//! The form that changes the actor shown. Every change is one edit.

mod changes;
mod details;
mod names;
mod notes;
mod relations;
mod roles;

use std::sync::Arc;

use eframe::egui::{Frame, Id, Margin, ScrollArea, Sense, Ui, vec2};

use super::ActorsView;
use super::parts::{evidence, quote_link_ui};
use crate::desk::facts::mark_of;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, fact_state_ui, hairline};
use crate::model::{Actor, ActorField, ActorId, Subject};

use super::gathered::Gathered;

/// An actor in the form.
struct Edited<'a> {
    id: &'a ActorId,
    actor: &'a Actor,
    gathered: &'a Gathered,
}

impl Edited<'_> {
    /// The id of a field, which stays the same wherever the field stands.
    fn field(&self, of: impl std::hash::Hash + std::fmt::Debug) -> Id {
        Id::unique(("field of an actor", self.id, of))
    }

    /// The label of an edit: “change role of Thomas West”.
    fn label(&self, doing: &str) -> String {
        format!("{doing} of {}", self.actor.name())
    }

    /// Changes the actor: one step of undo.
    fn put(&self, scene: &mut Scene, doing: &str, change: impl FnOnce(&mut Actor)) {
        let mut actor = self.actor.clone();
        change(&mut actor);
        scene.put_actor(self.label(doing), self.id, actor);
    }
}

/// The form of the actor that is shown, over the whole inspector.
pub fn inspector_ui(ui: &mut Ui, scene: &mut Scene, view: &mut ActorsView) {
    let Some(id) = scene.place.actor.clone() else {
        hint_ui(ui);
        return;
    };
    let Some(actor) = scene.dossier.actors.get(&id).map(Arc::clone) else {
        hint_ui(ui);
        return;
    };
    let gathered = view.gathered(scene, &id);
    let edited = Edited { id: &id, actor: &actor, gathered: &gathered };
    ScrollArea::vertical().id_salt(Id::unique(("form of an actor", &id))).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 14, right: 14, top: 8, bottom: 24 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_8);
            details::details_ui(ui, scene, &edited);
            names::names_ui(ui, scene, &edited);
            roles::roles_ui(ui, scene, &edited);
            relations::relations_ui(ui, scene, &edited);
            notes::notes_ui(ui, scene, &edited);
        });
    });
}

fn hint_ui(ui: &mut Ui) {
    Frame::new().inner_margin(Margin::symmetric(14, 16)).show(ui, |ui| {
        ui.label(Text::Body.rich("Choose an actor to change its names, roles and relations.", theme(ui).ink2));
    });
}

/// A small heading within a form row, with what stands at its right end.
fn caption_ui(ui: &mut Ui, words: &str) {
    let theme = theme(ui);
    Line::new().text(ui, Text::Label, theme.ink2, words).ui(ui, theme, 16.0);
}

/// How a part stands, and the words behind it as links.
fn behind_ui(ui: &mut Ui, scene: &mut Scene, edited: &Edited, field: ActorField) {
    let state = edited.gathered.state(field.clone());
    let subject = Subject::Actor(edited.id.clone(), field);
    fact_state_ui(ui, mark_of(&state), &state.in_words());
    let mut chosen = None;
    for evidence in &evidence(scene, &subject) {
        if quote_link_ui(ui, evidence).clicked() {
            chosen = Some(Message::quote(evidence.quote));
        }
    }
    if let Some(message) = chosen {
        scene.push(message);
    }
}

/// The line between two parts of a section.
fn parting_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    hairline(ui.painter(), rect, theme(ui).line1);
}
