//! The ties that the actor has to others. Those that others have to it are changed with them.

use eframe::egui::Ui;

use super::super::pick::pick_actor_ui;
use super::changes::remove_part;
use super::{Edited, behind_ui, parting_ui};
use crate::desk::scene::Scene;
use crate::desk::theme::measure;
use crate::desk::widgets::commit::{CommitField, commit_date_ui};
use crate::desk::widgets::kit::{Icon, IconButton, section_head_ui, select_ui};
use crate::model::{ActorField, Period, Relation, RelationKind};

pub(super) fn relations_ui(ui: &mut Ui, scene: &mut Scene, edited: &Edited) {
    section_head_ui(ui, "Relations", &edited.actor.relations.len().to_string(), |_| {});
    for (place, relation) in edited.actor.relations.iter().enumerate() {
        if place > 0 {
            parting_ui(ui);
        }
        relation_ui(ui, scene, edited, relation);
    }
    // A tie needs its other end: choosing it adds the tie.
    let width = ui.available_width();
    let field = edited.field("new relation");
    let chosen = pick_actor_ui(ui, scene, field, "Add a relation to an actor", width, None, Some("Add a relation to…"));
    if let Some(Some(other)) = chosen
        && other != *edited.id
    {
        let part = scene.minter.part();
        edited.put(scene, "add relation", |actor| {
            actor.relations.push(Relation {
                id: part,
                kind: RelationKind::default(),
                other,
                period: Period::default(),
                note: String::new(),
            });
        });
    }
    ui.add_space(measure::SPACE_8);
}

fn relation_ui(ui: &mut Ui, scene: &mut Scene, edited: &Edited, relation: &Relation) {
    let width = ui.available_width();
    let other_name = scene.dossier.actor_name(&relation.other).to_owned();
    let change = |scene: &mut Scene, change: &dyn Fn(&mut Relation)| {
        edited.put(scene, "change relation", |actor| {
            if let Some(relation) = actor.relations.iter_mut().find(|other| other.id == relation.id) {
                change(relation);
            }
        });
    };
    ui.horizontal_top(|ui| {
        let kinds = RelationKind::ALL.map(|kind| (kind, kind.in_words()));
        let mut kind = relation.kind;
        let name = format!("Kind of the relation to {other_name}");
        select_ui(ui, &name, 124.0, &mut kind, &kinds);
        if kind != relation.kind {
            change(scene, &|relation| relation.kind = kind);
        }
        let name = format!("Other actor of the relation to {other_name}");
        let field = edited.field((&relation.id, "other"));
        let room = width - 124.0 - 36.0 - 8.0;
        if let Some(Some(other)) = pick_actor_ui(ui, scene, field, &name, room, Some(&relation.other), None)
            && other != relation.other
            && other != *edited.id
        {
            change(scene, &|relation| relation.other.clone_from(&other));
        }
        if ui.add(IconButton::new(Icon::Trash, &format!("Delete the relation to {other_name}"))).clicked() {
            remove_part(scene, edited, "delete relation", &ActorField::Relation(relation.id.clone()));
        }
    });
    let half = ((width - 36.0 - 8.0) / 2.0).floor();
    ui.horizontal_top(|ui| {
        let from = format!("From, of the relation to {other_name}");
        let field = edited.field((&relation.id, "from"));
        if let Some(date) = commit_date_ui(ui, field, &from, relation.period.from.as_ref(), "from: 2021-09", half) {
            change(scene, &|relation| relation.period.from.clone_from(&date));
        }
        let to = format!("To, of the relation to {other_name}");
        let field = edited.field((&relation.id, "to"));
        if let Some(date) = commit_date_ui(ui, field, &to, relation.period.to.as_ref(), "to: open", half) {
            change(scene, &|relation| relation.period.to.clone_from(&date));
        }
    });
    let name = format!("Note on the relation to {other_name}");
    let typed = CommitField::new(edited.field((&relation.id, "note")), &name, &relation.note)
        .hint("note")
        .width(width - 36.0)
        .show(ui);
    if let Some(text) = typed {
        change(scene, &|relation| relation.note.clone_from(&text));
    }
    behind_ui(ui, scene, edited, ActorField::Relation(relation.id.clone()));
}
